//! For tests: the data models as the specifications have them, and no laxer. What is checked is not
//! what an LMS takes but what the documents allow: SCORM 1.2 Run-Time Environment, 3.4; SCORM 2004
//! 4th edition Run-Time Environment, 4.1 and 4.2. Where Moodle takes less than they allow, it is that:
//! names of options without "-", numbers of five digits before the point.
//!
//! Written from those, and not from the code that it checks.

use std::collections::BTreeMap;

use super::{Edition, Pair};

/// An LMS that takes what it must and nothing else. It keeps what was set, by name.
pub(super) struct Strict {
    edition: Edition,
    pub kept: BTreeMap<String, String>,
    /// How many answers it has.
    pub answers: usize,
}

impl Strict {
    pub fn new(edition: Edition) -> Strict {
        Strict {
            edition,
            kept: BTreeMap::new(),
            answers: 0,
        }
    }

    /// Takes pairs one after the other.
    pub fn set_all(&mut self, pairs: &[Pair]) -> Result<(), String> {
        for (name, value) in pairs {
            let said = match self.edition {
                Edition::V12 => self.set_v12(name, value),
                Edition::V2004 => self.set_v2004(name, value),
            };
            said.map_err(|why| format!("{name} = {value:?}: {why}"))?;
            self.kept.insert(name.clone(), value.clone());
        }
        Ok(())
    }

    /// The parts of the name of an answer; its number must be that of a known one or the next.
    fn answer(&mut self, name: &str) -> Result<Option<(String, String)>, String> {
        let Some(rest) = name.strip_prefix("cmi.interactions.") else {
            return Ok(None);
        };
        let (digits, field) = rest.split_once('.').ok_or("no field")?;
        let number: usize = digits.parse().map_err(|_| "no number")?;
        if number.to_string() != digits {
            return Err("a number with noughts".to_owned());
        }
        if number > self.answers {
            return Err(format!("there are {} answers", self.answers));
        }
        if number == self.answers {
            if field != "id" {
                return Err("the id is not first".to_owned());
            }
            self.answers += 1;
        }
        Ok(Some((digits.to_owned(), field.to_owned())))
    }

    fn kind(&self, digits: &str) -> Result<&str, String> {
        let kind = self.kept.get(&format!("cmi.interactions.{digits}.type"));
        kind.map(String::as_str).ok_or("no type yet".to_owned())
    }

    fn set_v12(&mut self, name: &str, value: &str) -> Result<(), String> {
        let letters = value.encode_utf16().count();
        let is = |fits: bool, what: &str| if fits { Ok(()) } else { Err(what.to_owned()) };
        if let Some((digits, field)) = self.answer(name)? {
            return match field.as_str() {
                "id" => is(is_identifier(value, 255), "CMIIdentifier"),
                "time" => is(is_clock(value), "CMITime"),
                "type" => is(
                    [
                        "true-false",
                        "choice",
                        "fill-in",
                        "matching",
                        "performance",
                        "likert",
                        "sequencing",
                        "numeric",
                    ]
                    .contains(&value),
                    "CMIVocabulary",
                ),
                "weighting" => is(is_decimal(value), "CMIDecimal"),
                "student_response" | "correct_responses.0.pattern" => {
                    let fits = letters <= 255 && is_feedback(self.kind(&digits)?, value);
                    is(fits, "CMIFeedback")
                }
                "result" => is(
                    ["correct", "wrong", "unanticipated", "neutral"].contains(&value)
                        || is_decimal(value),
                    "CMIVocabulary or CMIDecimal",
                ),
                "latency" => is(is_timespan(value), "CMITimespan"),
                _ => Err("no such value".to_owned()),
            };
        }
        match name {
            "cmi.core.lesson_location" => is(letters <= 255, "CMIString255"),
            "cmi.core.lesson_status" => is(
                ["passed", "completed", "failed", "incomplete", "browsed"].contains(&value),
                "CMIVocabulary",
            ),
            "cmi.core.score.raw" | "cmi.core.score.min" | "cmi.core.score.max" => {
                let places = value.split_once('.').map_or(0, |(_, part)| part.len());
                let number: f64 = value.parse().map_err(|_| "no number")?;
                is(
                    is_decimal(value) && (0.0..=100.0).contains(&number) && places <= 2,
                    "CMIDecimal from 0 to 100",
                )
            }
            "cmi.core.exit" => is(
                ["", "time-out", "suspend", "logout"].contains(&value),
                "CMIVocabulary",
            ),
            "cmi.core.session_time" => is(is_timespan(value), "CMITimespan"),
            "cmi.suspend_data" => is(letters <= 4096, "CMIString4096"),
            _ => Err("no such value".to_owned()),
        }
    }

    fn set_v2004(&mut self, name: &str, value: &str) -> Result<(), String> {
        let letters = value.encode_utf16().count();
        let is = |fits: bool, what: &str| if fits { Ok(()) } else { Err(what.to_owned()) };
        if let Some((digits, field)) = self.answer(name)? {
            return match field.as_str() {
                "id" => is(is_uri(value, 4000), "long_identifier_type"),
                "type" => is(
                    [
                        "true-false",
                        "choice",
                        "fill-in",
                        "long-fill-in",
                        "likert",
                        "matching",
                        "performance",
                        "sequencing",
                        "numeric",
                        "other",
                    ]
                    .contains(&value),
                    "state",
                ),
                "timestamp" => is(is_time(value), "time(second,10,0)"),
                "weighting" => is(is_real(value), "real(10,7)"),
                "learner_response" => is(is_response(self.kind(&digits)?, value), "the response"),
                "correct_responses.0.pattern" => {
                    is(is_pattern(self.kind(&digits)?, value), "the pattern")
                }
                "result" => is(
                    ["correct", "incorrect", "unanticipated", "neutral"].contains(&value)
                        || is_real(value),
                    "state or real(10,7)",
                ),
                "latency" => is(is_interval(value), "timeinterval(second,10,2)"),
                "description" => is(is_localized(value, 250), "localized_string_type(250)"),
                _ => Err("no such value".to_owned()),
            };
        }
        let between = |low: f64, high: f64| {
            let number: Result<f64, _> = value.parse();
            is_real(value) && number.is_ok_and(|number| (low..=high).contains(&number))
        };
        match name {
            "cmi.completion_status" => is(
                ["completed", "incomplete", "not attempted", "unknown"].contains(&value),
                "state",
            ),
            "cmi.success_status" => is(["passed", "failed", "unknown"].contains(&value), "state"),
            "cmi.score.scaled" => is(between(-1.0, 1.0), "real(10,7) from -1 to 1"),
            "cmi.score.raw" | "cmi.score.min" | "cmi.score.max" => is(is_real(value), "real(10,7)"),
            "cmi.progress_measure" => is(between(0.0, 1.0), "real(10,7) from 0 to 1"),
            "cmi.session_time" => is(is_interval(value), "timeinterval(second,10,2)"),
            "cmi.exit" => is(
                ["time-out", "suspend", "logout", "normal", ""].contains(&value),
                "state",
            ),
            "cmi.location" => is(letters <= 1000, "characterstring(1000)"),
            "cmi.suspend_data" => is(letters <= 64_000, "characterstring(64000)"),
            _ => Err("no such value".to_owned()),
        }
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "An alphanumeric group of characters with no white space", which all take; many no more signs.
fn is_identifier(value: &str, most: usize) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=most).contains(&value.len()) && value.bytes().all(fits)
}

/// A number that may have a point and a sign.
fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    match digits.split_once('.') {
        Some((whole, part)) => all_digits(whole) && all_digits(part),
        None => all_digits(digits),
    }
}

/// HH:MM:SS.SS, with hours of so many digits and below this.
fn is_hours(value: &str, digits: std::ops::RangeInclusive<usize>, below: u32) -> bool {
    let parts: Vec<&str> = value.split(':').collect();
    let [hours, minutes, seconds] = parts.as_slice() else {
        return false;
    };
    let (seconds, part) = match seconds.split_once('.') {
        Some((seconds, part)) => (seconds, Some(part)),
        None => (*seconds, None),
    };
    let sixty = |text: &str| text.len() == 2 && all_digits(text) && text < "60";
    let small = hours.parse::<u32>().is_ok_and(|hours| hours < below);
    digits.contains(&hours.len())
        && all_digits(hours)
        && small
        && sixty(minutes)
        && sixty(seconds)
        && part.is_none_or(|part| (1..=2).contains(&part.len()) && all_digits(part))
}

fn is_clock(value: &str) -> bool {
    is_hours(value, 2..=2, 24)
}

fn is_timespan(value: &str) -> bool {
    is_hours(value, 2..=4, 10_000)
}

/// By the type of the question, 1.2.
fn is_feedback(kind: &str, value: &str) -> bool {
    let sign = |text: &str| {
        let mut bytes = text.bytes();
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        bytes.next().is_some_and(fits) && bytes.next().is_none()
    };
    match kind {
        "true-false" => ["0", "1", "t", "f"].contains(&value),
        "choice" | "sequencing" => {
            let all: Vec<&str> = value.split(',').collect();
            let mut once = all.clone();
            once.sort_unstable();
            once.dedup();
            all.iter().all(|one| sign(one)) && once.len() == all.len()
        }
        "matching" => value.split(',').all(|pair| {
            pair.split_once('.')
                .is_some_and(|(source, target)| sign(source) && sign(target))
        }),
        "numeric" => is_decimal(value),
        "fill-in" => !value.is_empty() && !value.chars().any(char::is_control),
        _ => false,
    }
}

/// A number of ten digits at most, five before the point and seven behind it.
fn is_real(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    is_decimal(value)
        && part.len() <= 7
        && whole.len() <= 5
        && digits.bytes().filter(u8::is_ascii_digit).count() <= 10
        && all_digits(whole)
}

/// A reference by RFC 3986, of plain letters: no part of it needs an escape.
fn is_uri(value: &str, most: usize) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    (1..=most).contains(&value.len()) && value.bytes().all(fits)
}

/// A name of an option: letters, digits, "_" and ".".
fn is_option(value: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_.".contains(&byte);
    (1..=250).contains(&value.len()) && value.bytes().all(fits)
}

/// YYYY-MM-DDThh:mm:ss.ssZ, 1970 to 2038.
fn is_time(value: &str) -> bool {
    let Some((day, clock)) = value.split_once('T') else {
        return false;
    };
    let Some(clock) = clock.strip_suffix('Z') else {
        return false;
    };
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let within = |text: &str, digits: usize, low: u32, high: u32| {
        text.len() == digits
            && all_digits(text)
            && text.parse::<u32>().is_ok_and(|n| (low..=high).contains(&n))
    };
    // A time zone may stand behind parts of a second alone.
    within(year, 4, 1970, 2038)
        && within(month, 2, 1, 12)
        && within(day, 2, 1, 31)
        && is_clock(clock)
        && clock.contains('.')
}

/// P…T…H…M…S with hundredths at most, and something in it.
fn is_interval(value: &str) -> bool {
    let Some(mut rest) = value.strip_prefix("PT") else {
        return false;
    };
    if rest.is_empty() {
        return false;
    }
    for unit in ['H', 'M', 'S'] {
        let Some((number, behind)) = rest.split_once(unit) else {
            continue;
        };
        let (whole, part) = match number.split_once('.') {
            Some((whole, part)) if unit == 'S' => (whole, Some(part)),
            Some(_) => return false,
            None => (number, None),
        };
        let is_short = part.is_none_or(|part| (1..=2).contains(&part.len()) && all_digits(part));
        if !all_digits(whole) || !is_short {
            return false;
        }
        rest = behind;
    }
    rest.is_empty()
}

/// A text without a mark of its language, which stands for English.
fn is_localized(value: &str, most: usize) -> bool {
    value.encode_utf16().count() <= most
        && !value.starts_with('{')
        && !value.chars().any(char::is_control)
}

/// By the type of the question, 2004.
fn is_response(kind: &str, value: &str) -> bool {
    let names = |text: &str| -> Option<Vec<String>> {
        let all: Vec<String> = text.split("[,]").map(str::to_owned).collect();
        (all.len() <= 36 && all.iter().all(|name| is_option(name))).then_some(all)
    };
    match kind {
        "true-false" => ["true", "false"].contains(&value),
        "choice" => names(value).is_some_and(|mut names| {
            let all = names.len();
            names.sort();
            names.dedup();
            names.len() == all
        }),
        "sequencing" => names(value).is_some(),
        "matching" => {
            let pairs: Vec<&str> = value.split("[,]").collect();
            pairs.len() <= 36
                && pairs.iter().all(|pair| {
                    pair.split_once("[.]")
                        .is_some_and(|(source, target)| is_option(source) && is_option(target))
                })
        }
        "numeric" => is_real(value),
        "fill-in" => {
            let texts: Vec<&str> = value.split("[,]").collect();
            texts.len() <= 10 && texts.iter().all(|text| is_localized(text, 250))
        }
        _ => false,
    }
}

fn is_pattern(kind: &str, value: &str) -> bool {
    match kind {
        "numeric" => value.split_once("[:]").is_some_and(|(low, high)| {
            let number = |text: &str| text.parse::<f64>().ok().filter(|_| is_real(text));
            match (number(low), number(high)) {
                (Some(low), Some(high)) => low <= high,
                _ => low.is_empty() || high.is_empty(),
            }
        }),
        _ => is_response(kind, value),
    }
}

mod tests;
