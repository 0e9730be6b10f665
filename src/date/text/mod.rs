//! A date in English, for a reader.

use super::day::Day;
use super::digits::Digits;
use super::form::{Choice, Date, Form, NoEnd, Span};
use super::period::{Period, Unit};
use super::season::Season;
use super::simple::{Doubt, Part, Rest, Simple};
use super::words::{self, Words};
use super::year::Year;

/// The date as a reader would say it: "19 October 1956", "about 1920",
/// "5–9 August 1945", "between May and August 1978", "490 BCE".
pub fn text(date: &Date) -> String {
    match &date.form {
        Form::Point(date) => simple(date).join(" "),
        Form::Span(span) => self::span(span),
        Form::Between(choices) => one_of(choices),
    }
}

impl Period {
    /// The period as a reader would say it: "October 1956", "the 1950s",
    /// "1900–1999".
    pub fn text(self) -> String {
        let days = self.extent();
        let (year, month, day) = days.first.to_ymd();
        match self.unit() {
            Unit::Day => words::day((year, month, day)).join(" "),
            Unit::Month => words::month(year, month).join(" "),
            Unit::Year => words::year(year).join(" "),
            Unit::Decade | Unit::Century => words::years(year, days.last.to_ymd().0),
        }
    }
}

fn span(span: &Span) -> String {
    match span {
        Span::Closed(start, end) => words::range(simple(start), simple(end)),
        Span::NoStart(NoEnd::Open, end) => ["until ", &simple(end).join(" ")].concat(),
        Span::NoStart(NoEnd::Unknown, end) => {
            ["an unknown date to ", &simple(end).join(" ")].concat()
        }
        Span::NoEnd(start, NoEnd::Open) => ["from ", &simple(start).join(" ")].concat(),
        Span::NoEnd(start, NoEnd::Unknown) => {
            [&simple(start).join(" "), " to an unknown date"].concat()
        }
    }
}

fn one_of(choices: &[Choice]) -> String {
    let texts: Vec<String> = choices.iter().map(choice).collect();
    match texts.split_last() {
        Some((last, before @ [_, ..])) => [&before.join(", "), " or ", last].concat(),
        Some((last, [])) => last.clone(),
        // Never: a set has a member.
        None => String::new(),
    }
}

fn choice(choice: &Choice) -> String {
    match choice {
        Choice::One(date) => simple(date).join(" "),
        Choice::Until(date) => [&simple(date).join(" "), " or earlier"].concat(),
        Choice::From(date) => [&simple(date).join(" "), " or later"].concat(),
        Choice::Range(from, to) => {
            let (from_words, to_words) = (simple(from), simple(to));
            if from.days().1.plus(1) == to.days().0 && from_words.len() == to_words.len() {
                words::pair(from_words, " or ", to_words)
            } else {
                between(from_words, to_words)
            }
        }
    }
}

fn between(from: Words, to: Words) -> String {
    if from == to {
        from.join(" ")
    } else {
        ["between ", &words::pair(from, " and ", to)].concat()
    }
}

/// One date in words. In doubt it is one single word, since a doubt is about
/// the whole: "about 5 August" must not shrink to "about 5".
fn simple(date: &Simple) -> Words {
    let plain = without_doubt(date);
    let (whole, parts) = doubts(date);
    if whole.is_none() && parts.is_empty() {
        return plain;
    }
    let lead = match whole {
        None => "",
        Some(Doubt::Uncertain) => "perhaps ",
        Some(Doubt::Approximate) => "about ",
        Some(Doubt::Both) => "perhaps about ",
    };
    let note = if parts.is_empty() {
        String::new()
    } else {
        [" (", &parts.join(", "), ")"].concat()
    };
    vec![[lead, &plain.join(" "), &note].concat()]
}

/// The doubt about the whole date, and those about parts of it.
fn doubts(date: &Simple) -> (Option<Doubt>, Vec<String>) {
    let year = date.year();
    let in_year = either(year.before, year.after);
    let none = ("", None);
    let (whole, notes) = match date.rest() {
        Rest::Nothing => (in_year, [none; 4]),
        Rest::Season(season) => (
            season.after,
            [("year", in_year), ("season", season.before), none, none],
        ),
        Rest::Month(month) => (
            month.after,
            [("year", in_year), ("month", month.before), none, none],
        ),
        Rest::Day(month, day) => (
            day.after,
            [
                ("year", in_year),
                ("month", month.before),
                ("year and month", month.after),
                ("day", day.before),
            ],
        ),
    };
    let notes = notes.into_iter();
    let notes = notes.filter_map(|(name, doubt)| Some(note(name, doubt?)));
    (whole, notes.collect())
}

fn either(before: Option<Doubt>, after: Option<Doubt>) -> Option<Doubt> {
    match (before, after) {
        (Some(before), Some(after)) if before != after => Some(Doubt::Both),
        (before, after) => before.or(after),
    }
}

fn note(name: &str, doubt: Doubt) -> String {
    let doubt = match doubt {
        Doubt::Uncertain => " uncertain",
        Doubt::Approximate => " approximate",
        Doubt::Both => " uncertain and approximate",
    };
    [name, doubt].concat()
}

fn without_doubt(date: &Simple) -> Words {
    let year = date.year().value;
    // A day, a month, a year, and whether that was before our era.
    let mut words = Words::with_capacity(4);
    let is_named = match date.rest() {
        Rest::Nothing => {
            add_year(&mut words, year);
            true
        }
        Rest::Season(season) => {
            add_season(&mut words, season, year);
            true
        }
        Rest::Month(month) => add_month(&mut words, month.value, year),
        Rest::Day(month, day) if day.value.is_blank() => add_month(&mut words, month.value, year),
        Rest::Day(month, day) => match (day.value.exact(), month.value.exact()) {
            (Some(day), Some(month)) => {
                words.push(day.to_string());
                add_named_month(&mut words, month, year);
                true
            }
            (_, _) => false,
        },
    };
    if is_named { words } else { hull(date) }
}

/// Where digits are unspecified in a way that has no name.
fn hull(date: &Simple) -> Words {
    let (first, last) = date.days();
    let words = |day: Day| words::day(day.to_ymd());
    vec![between(words(first), words(last))]
}

fn add_season(words: &mut Words, season: Part<Season>, year: Year) {
    let name = season.value.name();
    words.push(name.into());
    if name.ends_with(" of") {
        add_year(words, year);
    } else {
        add_year_behind(words, year);
    }
}

/// `false` where the month is known in part.
fn add_month(words: &mut Words, month: Digits, year: Year) -> bool {
    if month.is_blank() {
        add_year(words, year);
        return true;
    }
    let known = month.exact();
    if let Some(month) = known {
        add_named_month(words, month, year);
    }
    known.is_some()
}

fn add_named_month(words: &mut Words, month: u16, year: Year) {
    words.push(words::name(month).into());
    add_year_behind(words, year);
}

/// The year after a month: `1956`, `of the 1560s`.
fn add_year_behind(words: &mut Words, year: Year) {
    if year.grain() == 1 {
        add_year(words, year);
        return;
    }
    let mut alone = Words::new();
    add_year(&mut alone, year);
    words.push(["of ", &alone.join(" ")].concat());
}

fn add_year(words: &mut Words, year: Year) {
    let (first, last) = year.bounds();
    match year {
        Year::Four { digits, .. } if digits.is_blank() => words.push("an unknown year".into()),
        Year::Four { .. } | Year::Long(_) if first == last => words::add_year(words, first),
        Year::Four { .. } | Year::Long(_) => words.push(words::years(first, last)),
        Year::Rounded(rounded) => {
            let estimate = words::year(rounded.estimate()).join(" ");
            let about = ["about ", &estimate, " (", &words::years(first, last), ")"];
            words.push(about.concat());
        }
    }
}

#[cfg(test)]
mod tests;
