//! The proof of an answer, the whole proof, the report.

use super::numbers::{lower, within};
use crate::bank::{Body, Falsity, Form, Question};
use crate::date::{Date, Shape, text};
use crate::set::Set;

pub const FITS: &str = "Fits.";
pub const MARKED_RIGHTLY: &str = "Rightly marked.";
pub const MARKED_WRONGLY: &str = "Wrongly marked.";
pub const NOT_MARKED: &str = "Missed.";
pub const NAMED: &str = "In the question.";
pub const LEFT_RIGHTLY: &str = "Rightly left.";
pub const PUT_HERE: &str = "You put it here";
pub const WHOLE_PROOF: &str = "The whole proof";
pub const RIGHT: &str = "Right:";
pub const FALSE: &str = "False:";
pub const ROW: &str = "Row";
pub const DATE: &str = "Date";
pub const SOURCED: &str = "Source";
pub const STATED: &str = "The author states that only one answer is right.";
pub const REPORT: &str = "Report";
pub const REPORT_COPIED: &str = "The report is copied.";
pub const REPORT_SHOWN: &str = "It could not be copied: here it is.";
pub const REPORT_WRITTEN: &str =
    "Your mail program has the report. It goes out only when you send it.";
pub const COPY_REPORT: &str = "Copy it";

/// Where an item belongs, and where it was put.
#[must_use]
pub fn belongs(home: &str, given: Option<&str>, right: bool) -> String {
    let home = home.trim_end_matches('.');
    match given {
        _ if right => [home, ", as you said."].concat(),
        Some(given) => [home, "; you said ", &within(given), "."].concat(),
        None => [home, "."].concat(),
    }
}

/// "Boris Yeltsin: put off a visit and came a year later."
#[must_use]
pub fn known_for(name: &str, phrase: &str) -> String {
    [name, ": ", &lower(phrase), "."].concat()
}

/// What a typed number is held against.
#[must_use]
pub fn not_the_number(key: &str) -> String {
    ["The set says ", key, "."].concat()
}

/// By which kind of proof an option is false.
#[must_use]
#[inline(never)]
pub fn falsity(set: &Set, question: &Question, because: &Falsity) -> String {
    match because {
        Falsity::Apart { date, from } => {
            let (its, date) = its_date(date);
            let (_, from) = its_date(from);
            [its, &date, ", lies apart from ", &from, "."].concat()
        }
        Falsity::Slot { slot, holds, .. } => {
            let key = question.key_text();
            let holds = match question.form {
                // Its unit belongs to it.
                Form::ChoiceQuantity => &lower(&key),
                _ => holds,
            };
            let (rule, holds) = closed_slot(set, slot, holds);
            [&rule, &holds, "."].concat()
        }
        Falsity::Agrees { event } => {
            let row = set.events.iter().find(|row| row.id == *event);
            let row = row.map_or_else(|| event.clone(), |event| event.row.to_string());
            let says = match &question.body {
                Body::Passage { .. } => "It stands so in row ",
                _ if question.form == Form::TrueFalse => "The statement stands so in row ",
                _ => "It has what the question says of the others: row ",
            };
            [says, &row, "."].concat()
        }
        Falsity::Stated => STATED.to_owned(),
    }
}

/// A date for a reader; "time" where it lasted.
fn its_date(edtf: &str) -> (&'static str, String) {
    match Date::parse(edtf) {
        Ok(date) if date.shape() == Shape::Span => ("Its time, ", text(&date)),
        Ok(date) => ("Its date, ", text(&date)),
        Err(_) => ("Its date, ", edtf.to_owned()),
    }
}

/// Why a part of a row has room for nothing else, and what it holds.
fn closed_slot(set: &Set, slot: &str, holds: &str) -> (String, String) {
    let name = |id: &str| {
        let entity = set.entities.iter().find(|entity| entity.id == id);
        entity.map_or_else(|| id.to_owned(), |entity| entity.name.clone())
    };
    let names = || {
        let names: Vec<String> = holds.split(' ').map(name).collect();
        names.join(", ")
    };
    if let Some(kind) = slot.strip_prefix("actors/") {
        let rule = ["The set names every ", kind, " that took part: "];
        return (rule.concat(), names());
    }
    let (rule, holds) = match slot {
        "place" => ("An event has one place, and the set says ", name(holds)),
        "kind" => (
            "An event is of one kind, and the set says ",
            set.kind(holds)
                .map_or_else(|| holds.to_owned(), |kind| kind.one.clone()),
        ),
        "date" => (
            "An event has one date, and the set says ",
            its_date(holds).1,
        ),
        "actor" | "actors" => ("The set names everyone who took part: ", names()),
        _ => (
            "There is one such number, and the set says ",
            holds.to_owned(),
        ),
    };
    (rule.to_owned(), holds)
}
