//! A teacher's record of a class: the assignment, and every result that was taken in. The text that
//! is stored is the file that is kept.
//!
//! ```text
//! annals-class:1
//! assignment: set=japan-soviet-union&h=…&seed=5&count=10
//! title: Class 9b
//! annals-result:1:….  1795000000000
//! ```
//!
//! Behind a result stands when it was taken in, in milliseconds since 1970. A line that cannot be
//! read is kept as it is, and written again.

mod gather;

use std::collections::BTreeMap;

pub use gather::{Found, gather};

use super::submission::{Fault, Submission, read_all};

/// What a record begins with, up to its version.
const MARK: &str = "annals-class:";
const VERSION: &str = "1";
const ASSIGNMENT: &str = "assignment:";
const TITLE: &str = "title:";

/// A record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The assignment, as its address says it: one line, which may hold a whole set.
    pub assignment: String,
    /// What the teacher calls it; may be empty.
    pub title: String,
    /// The results, in the order in which they were taken in, each once.
    pub taken: Vec<Taken>,
    /// Lines that are not understood here: of a later release, or damaged. They are kept.
    pub other: Vec<String>,
}

/// A result that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The result, as a text without breaks.
    pub text: String,
    /// When, in milliseconds since 1970; 0 where that is not known.
    pub at: i64,
}

/// Why a text is no record, and in which of its lines that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The line, from 1.
    pub line: usize,
    /// What is the matter.
    pub what: Damage,
}

/// What is the matter with a text that is to be a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It does not begin as a record does.
    NoRecord,
    /// It is of a later release.
    Newer,
    /// It names no assignment.
    NoAssignment,
}

/// What came of taking results in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// So many were not here.
    pub new: usize,
    /// So many were.
    pub already: usize,
    /// What is the matter with those that cannot be read, one for each.
    pub faults: Vec<Fault>,
}

/// A line of a record, by what it is.
enum Line<'a> {
    Assignment(&'a str),
    Title(&'a str),
    Result(Taken),
    Other,
}

impl Record {
    /// A record of an assignment, with nothing in it yet.
    #[must_use]
    pub fn of(assignment: &str) -> Record {
        Record {
            assignment: one_line(assignment),
            ..Record::default()
        }
    }

    /// Reads what [`Record::write`] wrote.
    ///
    /// # Errors
    ///
    /// Tells where a text is no record. A line behind the first that cannot be read is none: it is
    /// among the others.
    pub fn read(text: &str) -> Result<Record, Broken> {
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = (1..).zip(text.lines());
        let first = lines.find(|(_, line)| !line.trim().is_empty());
        let (number, head) = first.unwrap_or((1, ""));
        check(head).map_err(|what| Broken { line: number, what })?;
        let mut record = Record::default();
        let mut seen: BTreeMap<String, ()> = BTreeMap::new();
        for (_, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            match understood(line) {
                Line::Assignment(value) if record.assignment.is_empty() => {
                    value.clone_into(&mut record.assignment);
                }
                Line::Title(value) if record.title.is_empty() => {
                    value.clone_into(&mut record.title);
                }
                Line::Result(taken) => {
                    if seen.insert(taken.text.clone(), ()).is_none() {
                        record.taken.push(taken);
                    }
                }
                // A second one is not lost either.
                Line::Assignment(_) | Line::Title(_) | Line::Other => {
                    record.other.push(line.to_owned());
                }
            }
        }
        match record.assignment.is_empty() {
            true => Err(Broken {
                line: number,
                what: Damage::NoAssignment,
            }),
            false => Ok(record),
        }
    }

    /// The record as a text.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = [MARK, VERSION, "\n"].concat();
        for (name, value) in [(ASSIGNMENT, &self.assignment), (TITLE, &self.title)] {
            if !value.is_empty() {
                out.push_str(&[name, " ", &one_line(value), "\n"].concat());
            }
        }
        for line in &self.other {
            out.push_str(&[&one_line(line), "\n"].concat());
        }
        for taken in &self.taken {
            let text = one_line(&taken.text);
            out.push_str(&[&text, " ", &taken.at.to_string(), "\n"].concat());
        }
        out
    }

    /// Takes results in. The same text is one result, with the earlier of its moments; of one
    /// attempt that was handed in half and whole both are kept.
    pub fn merge(&mut self, handed: &[Taken]) -> Merged {
        let mut merged = Merged::default();
        let here = self.taken.iter().enumerate();
        let mut places: BTreeMap<String, usize> =
            here.map(|(at, taken)| (taken.text.clone(), at)).collect();
        for one in handed {
            let text = match result(&one.text) {
                Ok(text) => text,
                Err(fault) => {
                    merged.faults.push(fault);
                    continue;
                }
            };
            match places.get(&text).and_then(|at| self.taken.get_mut(*at)) {
                Some(taken) => {
                    merged.already += 1;
                    taken.at = taken.at.min(one.at);
                }
                None => {
                    merged.new += 1;
                    places.insert(text.clone(), self.taken.len());
                    self.taken.push(Taken { text, at: one.at });
                }
            }
        }
        merged
    }

    /// The record of a text with these results in it as well, where there is a text; `None` where it
    /// is no record, and is to stay as it is.
    #[must_use]
    pub fn gathered(text: Option<&str>, results: &[Taken]) -> Option<Record> {
        let mut record = match text {
            Some(text) => Record::read(text).ok()?,
            None => Record::of("none"),
        };
        record.merge(results);
        Some(record)
    }

    /// The record of a text without these results; `None` where there is no record.
    #[must_use]
    pub fn parted(text: Option<&str>, results: &[Taken]) -> Option<Record> {
        let mut record = Record::read(text?).ok()?;
        { &mut record.taken }.retain(|taken| results.iter().all(|one| one.text != taken.text));
        Some(record)
    }

    /// What was handed in, read.
    #[must_use]
    pub fn submissions(&self) -> Vec<Submission> {
        let texts = self.taken.iter().flat_map(|taken| read_all(&taken.text));
        texts.filter_map(Result::ok).collect()
    }
}

/// Whether a line is the first of a record.
fn check(head: &str) -> Result<(), Damage> {
    let version = head.trim().strip_prefix(MARK).ok_or(Damage::NoRecord)?;
    if version == VERSION {
        return Ok(());
    }
    match version.parse::<u32>() {
        Ok(2..) => Err(Damage::Newer),
        Ok(0 | 1) | Err(_) => Err(Damage::NoRecord),
    }
}

fn understood(line: &str) -> Line<'_> {
    let value = |name: &str| {
        let value = line.strip_prefix(name)?;
        let value = value.strip_prefix(' ').unwrap_or(value);
        (!value.is_empty()).then_some(value)
    };
    if let Some(value) = value(ASSIGNMENT) {
        return Line::Assignment(value);
    }
    if let Some(value) = value(TITLE) {
        return Line::Title(value);
    }
    match taken(line) {
        Some(taken) => Line::Result(taken),
        None => Line::Other,
    }
}

/// A result with its moment, where a line is one and nothing else.
fn taken(line: &str) -> Option<Taken> {
    let (front, at) = line.split_once('.')?;
    let at = match at.trim() {
        "" => 0,
        at => at.parse().ok()?,
    };
    let text = [front, "."].concat();
    // As it is written, or it is kept as it is.
    let is_so = result(&text).is_ok_and(|result| result == text);
    is_so.then_some(Taken { text, at })
}

/// The one result that a text holds, as it is written.
fn result(text: &str) -> Result<String, Fault> {
    let text: String = text.split_whitespace().collect();
    let end = text.find('.').map_or(text.len(), |at| at + 1);
    let text = text.get(..end).unwrap_or_default();
    match read_all(text).into_iter().next() {
        Some(Ok(_)) if text.starts_with(super::submission::MARK) => Ok(text.to_owned()),
        Some(Ok(_)) | None => Err(Fault::Changed),
        Some(Err(fault)) => Err(fault),
    }
}

/// A text without breaks of line, which would end it.
fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}

#[cfg(test)]
mod tests;
