//! For tests: the data models as the specifications have them, and no laxer. What is checked is not
//! what an LMS takes but what the documents allow: SCORM 1.2 Run-Time Environment, 3.4; SCORM 2004
//! 4th edition Run-Time Environment, 4.1 and 4.2. Where Moodle takes less than they allow, it is that:
//! names of options without "-", numbers of five digits before the point.
//!
//! Written from those, and not from the code that it checks.

mod forms;

use std::collections::BTreeMap;

use self::forms::{
    is_clock, is_decimal, is_feedback, is_identifier, is_interval, is_localized, is_pattern,
    is_real, is_response, is_time, is_timespan, is_uri,
};
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

mod tests;
