//! What is weak in a set that could be read: things a learner would suffer for.

use std::collections::BTreeMap;

use super::{Event, Finding, List, Problem, Set};
use crate::date::{Date, Order, compare};

/// Looks for weaknesses; each finding names the row it is about.
#[must_use]
pub fn lint(set: &Set) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (row, event) in (1..).zip(&set.events) {
        findings.extend(
            dates_given_away(event)
                .map(|(field, found)| finding(row, event, field, Problem::DateInTitle(found))),
        );
        if event.source.is_none() && !set.sources.is_empty() {
            findings.push(finding(row, event, "source", Problem::NoSource));
        }
    }
    findings.extend(shared_dates(set));
    findings.extend(shared_titles(set));
    findings.extend(unused_entities(set));
    findings
}

fn finding(row: u32, event: &Event, field: &str, problem: Problem) -> Finding {
    Finding {
        list: List::Events,
        row,
        item: event.id.clone(),
        field: field.to_owned(),
        problem,
    }
}

/// The wordings that hold a year of the event's own date.
fn dates_given_away(event: &Event) -> impl Iterator<Item = (&'static str, String)> {
    let years = years_of(&event.date);
    let did = event.did.as_ref().map(|(s, v)| format!("{s} {v}"));
    let wordings = [("title", Some(event.title.clone())), ("did", did)];
    wordings.into_iter().filter_map(move |(field, text)| {
        let text = text?;
        let found = numbers(&text).find(|n| years.contains(n))?;
        Some((field, found.to_string()))
    })
}

fn years_of(date: &Date) -> Vec<u64> {
    let extent = date.extent();
    let ends = [extent.earliest, extent.latest].into_iter().flatten();
    ends.map(|day| day.to_ymd().0.unsigned_abs()).collect()
}

fn numbers(text: &str) -> impl Iterator<Item = u64> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
}

/// Events on one and the same day, each told of the one before it.
fn shared_dates(set: &Set) -> Vec<Finding> {
    let mut by_date: BTreeMap<String, (u32, &Event)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (row, event) in (1..).zip(&set.events) {
        if compare(&event.date, &event.date) != Order::Same {
            continue;
        }
        let earlier = by_date.insert(event.date.to_string(), (row, event));
        if let Some((earlier, _)) = earlier {
            findings.push(finding(row, event, "date", Problem::SharedDate(earlier)));
        }
    }
    findings
}

/// Events that bear one title, by case-blind comparison.
fn shared_titles(set: &Set) -> Vec<Finding> {
    let mut by_title: BTreeMap<String, u32> = BTreeMap::new();
    let mut findings = Vec::new();
    for (row, event) in (1..).zip(&set.events) {
        let title = event.title.trim().to_lowercase();
        match by_title.get(&title) {
            Some(earlier) => {
                findings.push(finding(row, event, "title", Problem::SharedTitle(*earlier)));
            }
            None => {
                by_title.insert(title, row);
            }
        }
    }
    findings
}

fn unused_entities(set: &Set) -> Vec<Finding> {
    let mut used = vec![false; set.entities.len()];
    let named = set.events.iter().flat_map(|event| {
        let actors = event.actors.iter().map(|actor| actor.entity);
        actors.chain(event.place)
    });
    let outer = set.entities.iter().filter_map(|entity| entity.within);
    for ix in named.chain(outer) {
        used[ix.0 as usize] = true;
    }
    (1..)
        .zip(set.entities.iter().zip(used))
        .filter(|(_, (_, used))| !used)
        .map(|(row, (entity, _))| Finding {
            list: List::Entities,
            row,
            item: entity.id.clone(),
            field: "id".to_owned(),
            problem: Problem::UnusedEntity,
        })
        .collect()
}
