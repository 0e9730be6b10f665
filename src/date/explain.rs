//! What to say of a text that is no date, to whoever wrote it: what they most likely meant,
//! and how that is written.
//!
//! Beside the parser and not in it: nothing is guessed before somebody is to be told.

use super::day::days_in_month;
use super::error::{DateError, Problem};
use super::parse::is_edtf;
use super::words::MONTHS;

/// Bytes beyond which nothing is a date that a reader could make sense of.
const LONG: usize = 120;

/// A sentence that names the text, says what is the matter with it and what to write.
#[must_use]
pub fn explain(text: &str, error: &DateError) -> String {
    let found = text.trim();
    if found.len() > LONG {
        let begins: String = found.chars().take(LONG).collect();
        return format!("‘{begins}…’ is longer than any date: write one, as in 1956-10-19");
    }
    if found.is_empty() {
        return "there is no date: write one, as in 1956-10-19, 1956-10 or 1956".to_owned();
    }
    let say = |problem: Problem| problem.to_string();
    if let Problem::OtherNotation { meant, .. } = &error.problem {
        let no_day = meant.is_empty().then(|| no_such_day(found)).flatten();
        let why = no_day.map(|problem| format!("‘{found}’ is no day: {}", say(problem)));
        return why.unwrap_or_else(|| error.to_string());
    }
    if let Some(meant) = meant(found) {
        let found = found.to_owned();
        let meant = vec![meant];
        return say(Problem::OtherNotation { found, meant });
    }
    if let Some(meant) = short_year(found) {
        return format!(
            "‘{found}’ does not say the century: write the year in full, as in {meant}"
        );
    }
    let has_word = found.chars().filter(|char| char.is_alphabetic()).count() > 2;
    if has_word && !found.contains(|char: char| char.is_numeric()) && error.at == 0 {
        return format!(
            "‘{found}’ has no year in digits: write one, as in 1956, 1956-10 or 1956-10-19"
        );
    }
    format!("‘{text}’, at character {}: {error}", error.at + 1)
}

/// The parts of `31.02.1956`, whatever parts them.
fn fields(text: &str) -> Option<[&str; 3]> {
    let mut fields = text.split(['/', '.', '-']);
    let three = [fields.next()?, fields.next()?, fields.next()?];
    let digits = |field: &&str| {
        (1..=4).contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit())
    };
    (fields.next().is_none() && three.iter().all(digits)).then_some(three)
}

/// A day that its month does not have, in a date of numbers alone.
fn no_such_day(text: &str) -> Option<Problem> {
    let [first, second, third] = fields(text)?;
    let (year, orders) = match (first.len(), third.len()) {
        (4, _) => (first, [(second, third), (third, second)]),
        (_, 4) => (third, [(second, first), (first, second)]),
        _ => return None,
    };
    let year = year.parse().ok()?;
    orders.into_iter().find_map(|(month, day)| {
        let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
        let fits = (1..=12).contains(&month) && (29..=31).contains(&day);
        (fits && day > days_in_month(year, month)).then_some(Problem::MonthTooShort {
            year,
            month,
            day,
        })
    })
}

/// `02/03/04`: no year of four digits. How it might be written, day first.
fn short_year(text: &str) -> Option<String> {
    let [day, month, year] = fields(text).filter(|three| three.iter().all(|f| f.len() <= 2))?;
    Some(format!("19{year:0>2}-{month:0>2}-{day:0>2}")).filter(|text| is_edtf(text))
}

/// What is meant by a date in English words: `19 October 1956`, `c. 1920`, `the 1950s`,
/// `1939 – 1945`, `19th century`.
fn meant(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    let meant = about(lower)
        .or_else(|| span(lower))
        .or_else(|| decade(lower))
        .or_else(|| century(lower))
        .or_else(|| with_month(lower))?;
    is_edtf(&meant).then_some(meant)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn about(text: &str) -> Option<String> {
    let words = [
        "circa", "around", "about", "approx.", "ca.", "ca", "c.", "c",
    ];
    let rest = words.iter().find_map(|word| text.strip_prefix(word))?;
    let year = rest.trim_start();
    is_year(year).then(|| format!("{year}~"))
}

/// Two years with a dash of any length between them.
fn span(text: &str) -> Option<String> {
    let (from, to) = text.split_once(['-', '–', '—', '‒', '−'])?;
    let (from, to) = (from.trim(), to.trim());
    (is_year(from) && is_year(to)).then(|| [from, to].join("/"))
}

fn decade(text: &str) -> Option<String> {
    let decade = text.strip_suffix('s')?;
    let year = decade.trim_end_matches(['\'', '’']);
    (is_year(year) && year.ends_with('0')).then(|| [&year[..3], "X"].concat())
}

/// The 19th century as the years that begin with 18.
fn century(text: &str) -> Option<String> {
    let number = text.strip_suffix("century")?.trim_end();
    let endings = ["st", "nd", "rd", "th"];
    let number = endings.iter().find_map(|end| number.strip_suffix(end))?;
    let number: u8 = number.parse().ok().filter(|n| (2..=21).contains(n))?;
    Some(format!("{:02}XX", number - 1))
}

/// A month by its name or the beginning of it, with a year and perhaps a day, in any order.
fn with_month(text: &str) -> Option<String> {
    let (mut year, mut month, mut day) = (None, None, None);
    let words = text.split([' ', ',', '.', '-', '/']);
    for word in words.filter(|word| !word.is_empty() && *word != "of") {
        let number = word.trim_end_matches(|char: char| char.is_ascii_alphabetic());
        let ending = &word[number.len()..];
        let slot = if is_year(word) {
            &mut year
        } else if matches!(number.len(), 1 | 2) && matches!(ending, "" | "st" | "nd" | "rd" | "th")
        {
            &mut day
        } else {
            &mut month
        };
        if slot.replace(number).is_some() {
            return None;
        }
        if number.is_empty() {
            month = Some(word);
        }
    }
    let (year, month) = (year?, month?);
    let begins = |name: &&str| month.len() >= 3 && name.to_ascii_lowercase().starts_with(month);
    let at = MONTHS.iter().position(begins)?;
    Some(match day {
        Some(day) => format!("{year}-{:02}-{day:0>2}", at + 1),
        None => format!("{year}-{:02}", at + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use proptest::prelude::*;

    const SAID: &[(&str, &str)] = &[
        (
            "",
            "there is no date: write one, as in 1956-10-19, 1956-10 or 1956",
        ),
        (
            "31/02/1939",
            "‘31/02/1939’ is no day: February has 28 days in 1939, not 31: correct the day or the month",
        ),
        (
            "31.02.1956",
            "‘31.02.1956’ is no day: February has 29 days in 1956, not 31: correct the day or the month",
        ),
        (
            "1956-02-30",
            "‘1956-02-30’, at character 9: February has 29 days in 1956, not 30: correct the day or the month",
        ),
        (
            "13/13/1999",
            "‘13/13/1999’ is not a day of the calendar: write year, month and day, as in 1956-10-19",
        ),
        (
            "19/10/1956",
            "‘19/10/1956’ is not how a date is written here: write 1956-10-19",
        ),
        (
            "02/03/04",
            "‘02/03/04’ does not say the century: write the year in full, as in 1904-03-02",
        ),
        (
            "next year",
            "‘next year’ has no year in digits: write one, as in 1956, 1956-10 or 1956-10-19",
        ),
        (
            "195",
            "‘195’, at character 4: expected four digits of a year, as in 1956 or 0490",
        ),
    ];

    const MEANT: &[(&str, Option<&str>)] = &[
        ("19 October 1956", Some("1956-10-19")),
        ("October 19th, 1956", Some("1956-10-19")),
        ("1st of Sept. 1939", Some("1939-09-01")),
        ("7-Dec-1941", Some("1941-12-07")),
        ("Oct 1956", Some("1956-10")),
        ("c. 1920", Some("1920~")),
        ("circa 1920", Some("1920~")),
        ("the 1950s", Some("195X")),
        ("1939–1945", Some("1939/1945")),
        ("1939 - 1945", Some("1939/1945")),
        ("19th century", Some("18XX")),
        ("31 February 1956", None),
        ("Octember 1956", None),
        ("May May 1956", None),
        ("May", None),
        ("1956 1957 May", None),
    ];

    #[test]
    fn what_teachers_write_is_told_with_what_to_write_instead() {
        for (text, said) in SAID {
            let error = Date::parse(text).expect_err(text);
            assert_eq!(explain(text, &error), *said, "{text}");
        }
    }

    #[test]
    fn a_date_in_words_is_told_as_it_is_written_here() {
        for (text, expected) in MEANT {
            assert_eq!(meant(text).as_deref(), *expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_text_that_is_no_date_is_explained(text in "[0-9a-zäé年./ ,-–’]{0,14}|.*") {
            if let Err(error) = Date::parse(&text) {
                prop_assert!(explain(&text, &error).len() > 20);
            }
        }
    }
}
