//! One date as people write it: numbers, names of months, eras, decades and centuries.

use super::tokens::{Token, tokens, without_time};
use super::words::{self, Counter};
use crate::exchange::DateOrder;
use crate::set::fold::fold;

/// A date of a cell, perhaps without its year while the other end of a span has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Single {
    /// As it is counted, from 1; none: not said.
    pub(super) year: Option<u16>,
    /// Whether before the common era; none: not said.
    pub(super) is_bc: Option<bool>,
    /// A month, or one of the numbers that EDTF has for seasons.
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) breadth: Breadth,
    pub(super) is_about: bool,
    pub(super) is_perhaps: bool,
    /// The month stands where the day stands in the rest of the column.
    pub(super) is_turned: bool,
}

/// Of what the year tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Breadth {
    #[default]
    Year,
    Decade,
    Century,
}

impl Single {
    /// In EDTF; `None` without a year.
    pub(super) fn edtf(self) -> Option<String> {
        let year = i32::from(self.year?);
        let year = match (self.breadth, self.is_bc == Some(true)) {
            (Breadth::Year, false) => format!("{year:04}"),
            (Breadth::Year, true) if year == 1 => "0000".to_owned(),
            (Breadth::Year, true) => format!("-{:04}", year - 1),
            (Breadth::Decade, false) => format!("{:03}X", year / 10),
            (Breadth::Century, false) => format!("{:02}XX", year - 1),
            (Breadth::Century, true) => format!("-{:02}XX", year - 1),
            (Breadth::Decade, true) => return None,
        };
        let month = self.month.map(|month| format!("-{month:02}"));
        let day = self.day.map(|day| format!("-{day:02}"));
        let doubt = match (self.is_about, self.is_perhaps) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        };
        Some(
            [
                &year,
                &month.unwrap_or_default(),
                &day.unwrap_or_default(),
                doubt,
            ]
            .concat(),
        )
    }
}

/// Reads one date. Of a span the ends may lack what the other has.
pub(super) fn single(text: &str, order: DateOrder) -> Option<Single> {
    let text = without_time(text.trim());
    let is_signed = text.starts_with(['-', '−', '+']);
    let is_number = text.contains([':', '=', '%', '$', '€', '&', '<', '#']);
    if is_signed || is_number || text.len() > 60 {
        return None;
    }
    let mut single = Single {
        is_about: text.contains('~') || text.contains('≈'),
        is_perhaps: text.contains('?') || text.contains('？'),
        ..Single::default()
    };
    let folded = fold(text);
    let mut tokens = tokens(&folded);
    take_era(&mut tokens, &mut single);
    take_doubts(&mut tokens, &mut single);
    if take_century(&tokens, &mut single)? {
        return Some(single);
    }
    let has_words = take_words(&mut tokens, &mut single)?;
    let numbers = tokens.iter().filter_map(|token| match token {
        Token::Number(digits) => Some(*digits),
        Token::Word(_) => None,
    });
    let numbers: Vec<&str> = numbers.collect();
    match (has_words, single.year) {
        (true, Some(_)) => numbers.is_empty().then_some(single),
        (true, None) => beside_month(&numbers, single),
        (false, _) => of_numbers(&numbers, text, order, single),
    }
}

fn take_era(tokens: &mut Vec<Token<'_>>, single: &mut Single) {
    for (words, is_bc) in words::ERAS {
        let first = tokens.len().saturating_sub(words.len());
        let last = tokens.get(first..).unwrap_or_default();
        let words = words.iter().map(|word| Token::Word(word));
        if first > 0 && last.iter().copied().eq(words) {
            tokens.truncate(first);
            single.is_bc = Some(*is_bc);
            return;
        }
    }
    if let Some(Token::Word(word)) = tokens.first()
        && let Some(is_bc) = words::era_before(word)
    {
        tokens.remove(0);
        single.is_bc = Some(is_bc);
    }
}

fn take_doubts(tokens: &mut Vec<Token<'_>>, single: &mut Single) {
    tokens.retain(|token| match token {
        Token::Number(_) => true,
        Token::Word(word) if words::is_about(word) => {
            single.is_about = true;
            false
        }
        Token::Word(word) if words::is_perhaps(word) => {
            single.is_perhaps = true;
            false
        }
        Token::Word(_) => true,
    });
}

/// "19th century", "XIXe siècle"; whether it is one, and `None` where it has other words.
fn take_century(tokens: &[Token<'_>], single: &mut Single) -> Option<bool> {
    let is_century =
        |token: &Token<'_>| matches!(token, Token::Word(word) if words::is_century(word));
    if !tokens.iter().any(is_century) {
        return Some(false);
    }
    for token in tokens.iter().filter(|token| !is_century(token)) {
        let number = match token {
            Token::Number(digits) => digits.parse().ok(),
            Token::Word(word) if single.year.is_some() || words::is_filler(word) => {
                (words::is_ordinal(word) || words::is_filler(word)).then_some(0)
            }
            Token::Word(word) => roman(word),
        };
        match number? {
            0 => {}
            number if single.year.is_none() && number <= 40 => single.year = Some(number),
            _ => return None,
        }
    }
    single.breadth = Breadth::Century;
    single.year.map(|_| true)
}

/// "xix", perhaps with an ordinal behind it.
fn roman(word: &str) -> Option<u16> {
    let digits = word.trim_end_matches(|sign| !matches!(sign, 'i' | 'v' | 'x'));
    let behind = word.get(digits.len()..)?;
    let mut number = 0;
    let mut before = 0;
    for sign in digits.chars().rev() {
        let value = match sign {
            'i' => 1,
            'v' => 5,
            _ => 10,
        };
        number = match value < before {
            true => number - value,
            false => number + value,
        };
        before = value;
        if number > 40 {
            return None;
        }
    }
    let is_whole = behind.is_empty() || words::is_ordinal(behind);
    (number > 0 && is_whole)
        .then(|| u16::try_from(number).ok())
        .flatten()
}

/// Takes the words out, and the numbers that they count. Whether there was a word that makes a
/// date; `None` where a word does not belong in one.
fn take_words(tokens: &mut Vec<Token<'_>>, single: &mut Single) -> Option<bool> {
    let mut has_words = false;
    let mut left: Vec<Token<'_>> = Vec::new();
    for token in tokens.iter().copied() {
        let Token::Word(word) = token else {
            left.push(token);
            continue;
        };
        let before = match left.last() {
            Some(Token::Number(digits)) => Some(*digits),
            Some(Token::Word(_)) | None => None,
        };
        if let (Some(counter), Some(digits)) = (words::counter(word), before) {
            let is_twice = match counter {
                Counter::Year => single.year.replace(digits.parse().ok()?).is_some(),
                Counter::Month => single.month.replace(digits.parse().ok()?).is_some(),
                Counter::Day => single.day.replace(digits.parse().ok()?).is_some(),
            };
            if is_twice {
                return None;
            }
            left.pop();
            has_words = true;
        } else if let Some(month) = words::month(word).or_else(|| words::season(word)) {
            if single.month.replace(month).is_some() {
                return None;
            }
            has_words = true;
        } else if words::is_decade(word) && before.is_none_or(is_round) {
            single.breadth = Breadth::Decade;
        } else if !(words::is_filler(word) || before.is_some() && words::is_ordinal(word)) {
            return None;
        }
    }
    *tokens = left;
    if single.breadth == Breadth::Decade {
        let [Token::Number(digits)] = tokens.as_slice() else {
            return None;
        };
        single.year = Some(
            digits
                .parse()
                .ok()
                .filter(|_| is_round(digits) && !has_words)?,
        );
        tokens.clear();
        has_words = true;
    }
    Some(has_words)
}

fn is_round(digits: &str) -> bool {
    digits.len() >= 3 && digits.ends_with('0')
}

/// The numbers beside the name of a month: a day, a year, or both.
fn beside_month(numbers: &[&str], mut single: Single) -> Option<Single> {
    let is_year = |digits: &str| (3..=4).contains(&digits.len());
    let number = |digits: &str| digits.parse::<u16>().ok();
    let day = |digits: &str| {
        digits
            .parse::<u8>()
            .ok()
            .filter(|day| (1..=31).contains(day))
    };
    match *numbers {
        [] => {}
        [year] if is_year(year) || single.is_bc.is_some() => single.year = number(year),
        [only] => single.day = Some(day(only)?),
        [first, year] if is_year(year) || single.is_bc.is_some() => {
            single.day = Some(day(first)?);
            single.year = number(year);
        }
        [year, last] if is_year(year) => {
            single.day = Some(day(last)?);
            single.year = number(year);
        }
        _ => return None,
    }
    Some(single)
}

/// Numbers alone.
fn of_numbers(
    numbers: &[&str],
    text: &str,
    order: DateOrder,
    mut single: Single,
) -> Option<Single> {
    let number = |digits: &str| digits.parse::<u16>().ok();
    let month = |digits: &str| {
        digits
            .parse::<u8>()
            .ok()
            .filter(|month| (1..=12).contains(month))
    };
    // 1,956 is no date.
    if numbers.len() > 1 && text.contains(',') {
        return None;
    }
    match *numbers {
        [year] if (3..=4).contains(&year.len()) || single.is_bc.is_some() && year.len() < 3 => {
            single.year = number(year).filter(|year| *year > 0);
            single.year?;
        }
        // The day alone, or the end of "1914–18".
        [day] if day.len() <= 2 => single.day = day.parse().ok(),
        [first, year] if year.len() == 4 && first.len() <= 2 => {
            single.month = Some(month(first)?);
            single.year = number(year);
        }
        [year, second] if year.len() == 4 && second.len() == 2 => {
            single.month = Some(month(second)?);
            single.year = number(year);
        }
        [year, second, day] if year.len() >= 3 && year.len() <= 4 && second.len() <= 2 => {
            single.year = number(year);
            single.month = Some(month(second)?);
            single.day = day.parse().ok().filter(|_| day.len() <= 2);
            single.day?;
        }
        [first, second, year] if (3..=4).contains(&year.len()) => {
            single.year = number(year);
            let (first, second) = (first.parse::<u8>().ok()?, second.parse::<u8>().ok()?);
            let (day, month) = match order {
                DateOrder::DayMonthYear | DateOrder::YearMonthDay => (first, second),
                DateOrder::MonthDayYear => (second, first),
            };
            single.is_turned = month > 12 && day <= 12;
            let (day, month) = match single.is_turned {
                true => (month, day),
                false => (day, month),
            };
            (single.day, single.month) = (Some(day), Some(month));
        }
        _ => return None,
    }
    Some(single)
}
