//! From a cell to a date in EDTF: what people write, in the languages that tables come in.
//!
//! What can be meant in one way alone is read; what cannot is left as it stands, for its author
//! to mend: years of two digits, days that no calendar has, the numbers that a spreadsheet has
//! for days.

mod order;
mod phrases;
mod single;
mod tokens;
mod words;

#[cfg(test)]
mod tests;

pub(super) use order::Votes;

use super::DateOrder;
use crate::date::{Date, Day};
use crate::set::fold::{fold, narrow};
use phrases::Bound;
use single::{Breadth, Single, single};

/// A date that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    /// In EDTF.
    pub(super) edtf: String,
    /// What was guessed.
    pub(super) guess: Option<Guess>,
}

/// What may have been meant otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// A century begins with a year that ends in 1, and EDTF's with one that ends in 0.
    Century,
    /// Day and month stand in the other order than in the rest of the column.
    Turned,
    /// 1939-41 is a half of 1939 in EDTF.
    PartOfYear,
}

/// Reads a cell; `None` where it says nothing that is surely one date.
pub(super) fn read(cell: &str, order: DateOrder) -> Option<Read> {
    if cell.is_empty() || cell.len() > 120 {
        return None;
    }
    if Date::parse(cell).is_ok() {
        return Some(Read {
            edtf: cell.to_owned(),
            guess: is_part_of_year(cell).then_some(Guess::PartOfYear),
        });
    }
    let text: String = cell.chars().map(plain).collect();
    let text = text.trim();
    let edtf = || Date::parse(text).ok().map(|_| Read::plain(text.to_owned()));
    edtf()
        .or_else(|| span_of_signs(text, order))
        .or_else(|| one(text, order))
        .or_else(|| between(text, order))
        .or_else(|| span_of_words(text, order))
        .or_else(|| bound(text, order))
        .or_else(|| span_of_hyphen(text, order))
        .filter(|read| Date::parse(&read.edtf).is_ok())
}

impl Read {
    fn plain(edtf: String) -> Read {
        Read { edtf, guess: None }
    }

    fn of(edtf: String, singles: &[Single]) -> Read {
        let is_century = |single: &Single| single.breadth == Breadth::Century;
        let guess = if singles.iter().any(|single| single.is_turned) {
            Some(Guess::Turned)
        } else if singles
            .iter()
            .any(|single| is_century(single) && single.is_bc != Some(true))
        {
            Some(Guess::Century)
        } else {
            None
        };
        Read { edtf, guess }
    }
}

/// The span from one date to another; either may be empty.
pub(super) fn span(begin: &str, end: &str) -> String {
    match (begin, end) {
        (begin, "") => begin.to_owned(),
        (begin, end) if begin == end => begin.to_owned(),
        (begin, end) => [begin, "/", end].concat(),
    }
}

/// Signs of one shape: a dash is one however long, a digit one however wide.
fn plain(sign: char) -> char {
    match sign {
        '‐' | '‑' | '−' => '-',
        // Before it is made narrow: a tilde would mean "about".
        '—' | '―' | '～' | '〜' | '〰' => '–',
        sign if sign.is_whitespace() => ' ',
        sign => narrow(sign),
    }
}

/// `1939-41`, `1933-38`: numbers that EDTF has for parts of a year, and are years to others.
fn is_part_of_year(text: &str) -> bool {
    let parts = text.split_once('-').and_then(|(year, part)| {
        let within: u16 = year.get(2..4)?.parse().ok()?;
        let part: u16 = part.parse().ok()?;
        Some(year.len() == 4 && part > within && (21..=41).contains(&part))
    });
    parts.unwrap_or(false)
}

fn one(text: &str, order: DateOrder) -> Option<Read> {
    if text.contains('–') {
        return None;
    }
    let single = single(text, order)?;
    let edtf = single.edtf()?;
    Date::parse(&edtf).ok()?;
    Some(Read::of(edtf, &[single]))
}

fn span_of_signs(text: &str, order: DateOrder) -> Option<Read> {
    let parts = text.split_once('–').or_else(|| text.split_once(" - "));
    let (begin, end) = parts.or_else(|| text.split_once("--"))?;
    joined(begin, end, order)
}

fn span_of_words(text: &str, order: DateOrder) -> Option<Read> {
    let lower = text.to_lowercase();
    for (joiner, befores) in phrases::JOINERS {
        let Some((begin, end)) = lower.split_once(joiner) else {
            continue;
        };
        let begun = befores.iter().find_map(|before| begin.strip_prefix(before));
        let end = end.trim_end_matches("まで");
        if let Some(read) = joined(begun.unwrap_or(begin), end, order) {
            return Some(read);
        }
    }
    None
}

fn span_of_hyphen(text: &str, order: DateOrder) -> Option<Read> {
    let (begin, end) = text.split_once('-')?;
    (!end.contains('-'))
        .then(|| joined(begin, end, order))
        .flatten()
}

/// A span of two dates, of which one may lack what the other has.
fn joined(begin: &str, end: &str, order: DateOrder) -> Option<Read> {
    let (begin, end) = (begin.trim(), end.trim());
    let mut first = single(begin, order)?;
    if end.is_empty() || phrases::is_now(&fold(end)) {
        return Some(Read::of([first.edtf()?.as_str(), "/.."].concat(), &[first]));
    }
    let mut last = single(end, order)?;
    complete(&mut first, &mut last)?;
    let edtf = [first.edtf()?.as_str(), "/", last.edtf()?.as_str()].concat();
    Some(Read::of(edtf, &[first, last]))
}

/// "19–23 October 1956", "264–241 BC", "1914–18".
fn complete(first: &mut Single, last: &mut Single) -> Option<()> {
    if let (Some(year), None, None, Some(short)) = (first.year, first.month, last.year, last.day)
        && last.month.is_none()
    {
        let meant = year / 100 * 100 + u16::from(short);
        (last.year, last.day) = (Some(meant).filter(|meant| *meant > year), None);
        last.is_bc = last.is_bc.or(first.is_bc);
    }
    if last.year.is_none() && last.month.is_some() {
        last.year = first.year;
    }
    if last.is_bc == Some(true) && first.is_bc.is_none() {
        first.is_bc = last.is_bc;
        // "44–31 BC": what looks like a day is a year.
        if first.year.is_none() && first.month.is_none() {
            first.year = first.day.take().map(u16::from);
        }
    }
    if first.year.is_none() {
        first.year = last.year;
        if first.month.is_none() {
            first.month = last.month;
        }
        // Both ends of one sort: "19–23 October", "October–November".
        let is_whole = first.day.is_some() == last.day.is_some() && first.month.is_some();
        is_whole.then_some(())?;
    }
    last.year.map(|_| ())
}

fn between(text: &str, order: DateOrder) -> Option<Read> {
    let lower = text.to_lowercase();
    for (before, middle) in phrases::BETWEEN {
        let ends = lower
            .strip_prefix(before)
            .and_then(|rest| rest.split_once(middle));
        let Some((begin, end)) = ends else {
            continue;
        };
        let mut ends = (single(begin, order)?, single(end, order)?);
        complete(&mut ends.0, &mut ends.1)?;
        let edtf = ["[", &ends.0.edtf()?, "..", &ends.1.edtf()?, "]"].concat();
        return Some(Read::of(edtf, &[ends.0, ends.1]));
    }
    None
}

fn bound(text: &str, order: DateOrder) -> Option<Read> {
    let folded_start = text.to_lowercase();
    let (bound, rest) = match folded_start.strip_suffix("以前") {
        Some(rest) => (Bound::Until, rest),
        None => match folded_start.strip_suffix("以降") {
            Some(rest) => (Bound::Since, rest),
            None => leading(&folded_start)?,
        },
    };
    let single = single(rest, order)?;
    let edtf = single.edtf()?;
    let edtf = match bound {
        Bound::Until => ["[..", &edtf, "]"].concat(),
        Bound::Since => [&edtf, "/.."].concat(),
        Bound::Before => ["[..", &beside(single, false)?, "]"].concat(),
        Bound::After => ["[", &beside(single, true)?, "..]"].concat(),
    };
    Some(Read::of(edtf, &[single]))
}

fn leading(lower: &str) -> Option<(Bound, &str)> {
    let accentless = lower.replace(['è', 'é'], "e").replace("jusqu'", "jusqu ");
    let (words, bound) = phrases::BOUNDS
        .iter()
        .find(|(words, _)| accentless.starts_with(words))?;
    // Accents are letters of their own: the rest is found by words.
    let rest = lower
        .split_inclusive([' ', '\''])
        .skip(words.matches(' ').count());
    let length: usize = rest.map(str::len).sum();
    lower.get(lower.len() - length..).map(|rest| (*bound, rest))
}

/// The year, month or day before or after a date.
fn beside(single: Single, is_after: bool) -> Option<String> {
    if single.breadth != Breadth::Year || single.month.is_some_and(|month| month > 12) {
        return None;
    }
    let year = i64::from(single.year?);
    let year = if single.is_bc == Some(true) {
        1 - year
    } else {
        year
    };
    let step = if is_after { 1 } else { -1 };
    let whole = |year: i64| match year < 0 {
        true => format!("-{:04}", -year),
        false => format!("{year:04}"),
    };
    Some(match (single.month, single.day) {
        (Some(month), Some(day)) => {
            let (year, month, day) = Day::from_ymd(year, month, day)?.plus(step).to_ymd();
            format!("{}-{month:02}-{day:02}", whole(year))
        }
        (Some(month), None) => {
            let months = year * 12 + i64::from(month) - 1 + step;
            format!(
                "{}-{:02}",
                whole(months.div_euclid(12)),
                months.rem_euclid(12) + 1
            )
        }
        (None, _) => whole(year + step),
    })
}
