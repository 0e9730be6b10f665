//! What is weak in a set that could be read: things a learner would suffer for, and
//! what the bank will not ask because of them. `docs/LINT.md` explains each rule.
//!
//! Nothing is held against all others: a hundred thousand events are linted while a reader
//! waits.

mod dates;
mod entities;
mod eras;
mod head;
mod known;
mod near;
mod options;
mod pictures;
mod suggest;
#[cfg(test)]
mod tests;
mod titles;

pub use known::Known;
pub use suggest::suggest;

use super::{Entity, Event, Finding, List, Problem, Set};

/// Looks for weaknesses, but for those that the author knows of; each finding names the row
/// of the file it is about.
#[must_use]
pub fn lint(set: &Set) -> Vec<Finding> {
    let mut findings = all(set);
    let known = Known::of(set);
    findings.retain(|finding| !known.holds(finding));
    findings
}

/// The same, with what the author knows of; [`Known`] tells which that is.
#[must_use]
pub fn all(set: &Set) -> Vec<Finding> {
    let mut findings = Vec::new();
    for event in &set.events {
        findings.extend(dates::given_away(event));
        findings.extend(entities::given_away(set, event));
        findings.extend(entities::complete_of_none(set, event));
        if event.source.is_none() && !set.sources.is_empty() {
            findings.push(finding(event, "source", Problem::NoSource));
        }
    }
    let alike = titles::alike(set);
    findings.extend(dates::shared(set, &alike.are_one));
    findings.extend(alike.findings);
    findings.extend(titles::long(set));
    findings.extend(dates::falsely_precise(set));
    findings.extend(dates::outliers(set));
    findings.extend(entities::hardly_used(set));
    findings.extend(entities::weak_phrases(set));
    findings.extend(eras::weak(set));
    findings.extend(eras::unnamed_kinds(set));
    findings.extend(options::long(set));
    findings.extend(pictures::weak(set));
    findings.extend(head::unknown_forms(set));
    findings.extend(head::struck_nothing(set));
    findings.extend(known::nothing(set, &findings));
    findings
}

fn finding(event: &Event, field: &str, problem: Problem) -> Finding {
    Finding {
        list: List::Events,
        row: event.row,
        item: event.id.clone(),
        field: field.to_owned(),
        problem,
    }
}

fn of_entity(entity: &Entity, field: &str, problem: Problem) -> Finding {
    Finding {
        list: List::Entities,
        row: entity.row,
        item: entity.id.clone(),
        field: field.to_owned(),
        problem,
    }
}

/// Of the file itself.
fn of_file(field: &str, problem: Problem) -> Finding {
    Finding {
        list: List::File,
        row: 0,
        item: String::new(),
        field: field.to_owned(),
        problem,
    }
}
