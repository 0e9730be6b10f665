//! What is said of each thing that can be the matter: a sentence that says what to do.

use std::fmt;

use super::{Problem, RULES, Severity};
use crate::date::explain;
use crate::set::read::MOST_OPTIONS;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Malformed(why) => write!(f, "not the shape of its kind: {why}"),
            Problem::BadDate(text, error) => f.write_str(&explain(text, error)),
            Problem::DuplicateId(row) => {
                write!(f, "row {row} has this id already; give this one another")
            }
            Problem::Dangling { wanted, id, meant } => {
                write!(f, "the set has no {wanted} ‘{id}’; ")?;
                match meant {
                    Some(meant) => write!(f, "did you mean ‘{meant}’? ")?,
                    None => write!(f, "add it or correct the name. ")?,
                }
                f.write_str("The item is kept without it")
            }
            Problem::Empty => write!(f, "empty; write something here"),
            Problem::KeyNotAmongOptions(key) => {
                write!(f, "the key ‘{key}’ is not one of the options")
            }
            Problem::SeveralKeys => write!(f, "a choice has one key; leave one"),
            Problem::SameOptionTwice(option) => {
                write!(f, "‘{option}’ is offered twice; leave one out")
            }
            Problem::TooManyOptions(count) => write!(
                f,
                "{count} are more than a question can have, which is {MOST_OPTIONS}; leave some out"
            ),
            Problem::OneOption => write!(f, "a choice needs two options, or more"),
            Problem::FeedbackOnNoOption(option) => {
                write!(
                    f,
                    "‘{option}’ is not one of the options; write it as it stands there"
                )
            }
            Problem::BadId(id) => write!(
                f,
                "‘{id}’ cannot stand in a link; use letters, digits and hyphens"
            ),
            Problem::BadUrl(url) => write!(
                f,
                "‘{url}’ is no address of the web, so it is left out; begin with https://"
            ),
            Problem::BadAddress(text) => write!(
                f,
                "‘{text}’ is no e-mail address, so it is left out; write one such as desk@school.example"
            ),
            Problem::BadImage(url) => write!(
                f,
                "‘{url}’ is no picture that can be shown, so it is left out; use an address that begins with https://, or a PNG, JPEG, GIF or WebP as a data link"
            ),
            Problem::BadNumber(text) => {
                write!(
                    f,
                    "‘{text}’ is no number, or is below zero where none may be; write one such as 4.4"
                )
            }
            Problem::UnfitPairs => write!(
                f,
                "a match needs two pairs or more, and each item once; add a pair, or make the items differ"
            ),
            Problem::NamesItsAnswer(name) => write!(
                f,
                "‘{name}’ is the answer, and the question says it; it will not be asked"
            ),
            Problem::UnknownForm(form) => {
                write!(
                    f,
                    "‘{form}’ is not a form: use choice, multiple-response, short-answer, number or match"
                )
            }
            Problem::DateInTitle(found) => write!(
                f,
                "‘{found}’ gives the date away; word it without, or it will not be asked for its date"
            ),
            Problem::SharedDate(row) => write!(
                f,
                "the event in row {row} has the same date; which came first will not be asked of the two"
            ),
            Problem::SharedTitle(row) => write!(
                f,
                "row {row} is called the same; neither can be asked until they differ"
            ),
            Problem::NoSource => write!(f, "no source; a learner cannot check it"),
            Problem::UnusedEntity => write!(f, "no event uses it; a misspelling, perhaps"),
            Problem::OverlappingEras(row) => write!(
                f,
                "the era in row {row} shares days with it; end one before the other begins, or events are never sorted into the two"
            ),
            Problem::EmptyEra => write!(
                f,
                "no event lies within it; events will never be sorted into it"
            ),
            Problem::SharedPhrase(row) => write!(
                f,
                "row {row} is known for the same; say what this one alone did, or neither is asked by it"
            ),
            Problem::CompleteOfNone(kind) => write!(
                f,
                "no actor is a {kind}, so it proves nothing; name those who took part, or leave it out"
            ),
            Problem::UnnamedKind(kind) => write!(
                f,
                "`kinds` does not name ‘{kind}’; name it, or no question will ask what sort of event it was"
            ),
            Problem::Contradiction { row, date } => write!(
                f,
                "row {row} is called the same and is dated ‘{date}’; correct the date, or word the two apart, for neither can be asked until they differ"
            ),
            Problem::Duplicate(row) => write!(
                f,
                "row {row} has the same title and the same date; delete one of the two, for neither can be asked"
            ),
            Problem::NearDuplicate { row, title } => write!(
                f,
                "row {row}, ‘{title}’, is called nearly the same, and the dates may be one; delete one of the two, or say in the titles what sets them apart"
            ),
            Problem::FalsePrecision { firsts, days } => write!(
                f,
                "{firsts} of {days} exact days are a 1 January; where only the year is known, write the year alone, as in 1956"
            ),
            Problem::FirstOfJanuary(year) => write!(
                f,
                "a 1 January, as many days of this set; write ‘{}’ if only the year is known",
                edtf_year(*year)
            ),
            Problem::OutlierDate {
                date,
                years,
                nearest,
            } => write!(
                f,
                "‘{date}’ lies {years} years from the nearest other event, in row {nearest}; correct it if a digit is wrong"
            ),
            Problem::MisspeltEntity { name, row, other } => write!(
                f,
                "‘{name}’ is hardly used and looks like ‘{other}’ in row {row}; if they are one, name that one in its place and delete this"
            ),
            Problem::LongOption { chars, others } => write!(
                f,
                "{chars} characters, where the others have about {others}; shorten it, for whoever sees it among them knows it by its length"
            ),
            Problem::NoAlt => write!(
                f,
                "the picture has no `alt`; say in a few words what is to be seen, for those who cannot see it"
            ),
            Problem::AltGivesAway(text) => write!(
                f,
                "‘{text}’ is the answer, and the `alt` of the picture says it; tell what is to be seen without it"
            ),
            Problem::UnknownFormName(name) => write!(
                f,
                "‘{name}’ is neither a form nor a family of forms; docs/FORMS.md has their names"
            ),
            Problem::StruckNothing(fact) => write!(
                f,
                "the set has no question ‘{fact}’, so nothing is struck out; correct the name, or delete the entry"
            ),
            Problem::KnownNothing { code, item } => known_nothing(f, code, item.as_deref()),
        }
    }
}

fn known_nothing(f: &mut fmt::Formatter<'_>, code: &str, item: Option<&str>) -> fmt::Result {
    match RULES.iter().find(|(name, _)| *name == code) {
        None => write!(
            f,
            "there is no rule ‘{code}’; correct the code, or delete the entry"
        ),
        Some((_, Severity::Error)) => write!(
            f,
            "‘{code}’ is an error of the file and is always told; mend it, and delete the entry"
        ),
        Some((_, Severity::Warning | Severity::Note)) => {
            write!(f, "‘{code}’")?;
            item.iter().try_for_each(|item| write!(f, " of ‘{item}’"))?;
            f.write_str(" is not found any more; delete the entry")
        }
    }
}

/// A year as a date is written.
fn edtf_year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("{year:05}"),
        _ => format!("Y{year}"),
    }
}
