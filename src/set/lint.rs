//! What is weak in a set that could be read: things a learner would suffer for, and
//! what the bank will not ask because of them.

use super::fold::fold;
use super::names::Names;
use super::{Aspect, Entity, Event, EventIx, Finding, List, Problem, Set, hints_at, holds_date};
use crate::date::{Extent, Order, compare};

/// Looks for weaknesses; each finding names the row of the file it is about.
#[must_use]
pub fn lint(set: &Set) -> Vec<Finding> {
    let mut findings = Vec::new();
    for event in &set.events {
        findings.extend(dates_given_away(event));
        findings.extend(names_given_away(set, event));
        findings.extend(complete_of_none(set, event));
        if event.source.is_none() && !set.sources.is_empty() {
            findings.push(finding(event, "source", Problem::NoSource));
        }
    }
    findings.extend(shared_dates(set));
    findings.extend(shared_wordings(set));
    findings.extend(unused_entities(set));
    findings.extend(weak_phrases(set));
    findings.extend(weak_eras(set));
    findings.extend(unnamed_kinds(set));
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

/// The wordings that hold a year of the event's own date.
fn dates_given_away(event: &Event) -> Vec<Finding> {
    let did = event.did.as_ref().map(|(s, v)| format!("{s} {v}"));
    let wordings = [("title", Some(event.title.clone())), ("did", did)];
    let wordings = wordings.into_iter();
    wordings
        .filter_map(|(field, text)| Some((field, text?)))
        .filter(|(_, text)| holds_date(text, &event.date))
        .map(|(field, text)| finding(event, field, Problem::DateInTitle(text)))
        .collect()
}

/// The questions that say the name they ask for.
fn names_given_away(set: &Set, event: &Event) -> Vec<Finding> {
    let asked = event.actors.iter();
    asked
        .filter_map(|actor| {
            let stem = actor.asked.as_ref()?;
            let said = set.entity(actor.entity).named_in(stem)?;
            let problem = Problem::NamesItsAnswer(said.to_owned());
            Some(finding(event, "actors", problem))
        })
        .collect()
}

/// The kinds that an event states to name everyone of, and names nobody of.
fn complete_of_none(set: &Set, event: &Event) -> Vec<Finding> {
    let named = |kind: &str| {
        let mut actors = event.actors.iter();
        actors.any(|actor| set.entity(actor.entity).kind == kind)
    };
    let none = event.complete.iter().filter(|kind| !named(kind));
    none.map(|kind| finding(event, "complete", Problem::CompleteOfNone(kind.clone())))
        .collect()
}

/// Phrases that name their own entity, or that fit an earlier one as well.
fn weak_phrases(set: &Set) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut phrases = Names::default();
    let mut find = |entity: &Entity, problem| {
        findings.push(Finding {
            list: List::Entities,
            row: entity.row,
            item: entity.id.clone(),
            field: "known_for".to_owned(),
            problem,
        });
    };
    for (at, entity) in (0..).zip(&set.entities) {
        let Some(phrase) = &entity.known_for else {
            continue;
        };
        phrases.add(&[&entity.kind, "/", &fold(phrase)].concat(), at);
        if hints_at(&fold(phrase), entity) {
            find(entity, Problem::NamesItsAnswer(entity.name.clone()));
        }
    }
    phrases.sort();
    for group in phrases.alike() {
        let first = &set.entities[group[0].1 as usize];
        for (_, at) in &group[1..] {
            find(
                &set.entities[*at as usize],
                Problem::SharedPhrase(first.row),
            );
        }
    }
    findings
}

/// Events on one and the same day, each told of the first of them; but for those that
/// are stated to be parts of one thing, where the day is no accident.
fn shared_dates(set: &Set) -> Vec<Finding> {
    let mut days = Names::default();
    for (ix, event) in set.indexed_events() {
        if compare(&event.date, &event.date) == Order::Same {
            days.add(&event.date.to_string(), ix.0);
        }
    }
    later_of_each(set, days, |first, later| {
        (!set.are_nested(first, later)).then(|| ("date", Problem::SharedDate(set.event(first).row)))
    })
}

/// Events that a stem cannot tell apart, whatever case, accents and points do.
fn shared_wordings(set: &Set) -> Vec<Finding> {
    let mut wordings = Names::default();
    for (ix, event) in set.indexed_events() {
        for wording in event.wordings() {
            wordings.add(&wording, ix.0);
        }
    }
    later_of_each(set, wordings, |first, _| {
        Some(("title", Problem::SharedTitle(set.event(first).row)))
    })
}

/// In each group of the alike, what is told of every event but the first, given the
/// first and that one.
fn later_of_each(
    set: &Set,
    mut names: Names,
    told: impl Fn(EventIx, EventIx) -> Option<(&'static str, Problem)>,
) -> Vec<Finding> {
    names.sort();
    let mut findings = Vec::new();
    for group in names.alike() {
        let first = EventIx(group[0].1);
        for later in group[1..].iter().map(|(_, ix)| EventIx(*ix)) {
            // Title and wording of one event may well be alike.
            if later != first
                && let Some((field, problem)) = told(first, later)
            {
                findings.push(finding(set.event(later), field, problem));
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
    let unused = set.entities.iter().zip(used).filter(|(_, used)| !used);
    unused
        .map(|(entity, _)| Finding {
            list: List::Entities,
            row: entity.row,
            item: entity.id.clone(),
            field: "id".to_owned(),
            problem: Problem::UnusedEntity,
        })
        .collect()
}

/// Eras that share days with an earlier one, and those that no event falls in.
fn weak_eras(set: &Set) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, era) in set.eras.iter().enumerate() {
        let days = era.date.extent();
        let mut find = |problem| {
            findings.push(Finding {
                list: List::Eras,
                row: era.row,
                item: era.id.clone(),
                field: "date".to_owned(),
                problem,
            });
        };
        let mut earlier = set.eras.iter().take(at);
        let other = earlier.find(|other| !other.date.extent().is_apart_from(days));
        if let Some(other) = other {
            find(Problem::OverlappingEras(other.row));
        }
        let mut events = set.events.iter();
        if !events.any(|event| lies_within(event.date.extent(), days)) {
            find(Problem::EmptyEra);
        }
    }
    findings
}

/// Whether all of the first lies within the second; an open end bounds nothing.
fn lies_within(inner: Extent, outer: Extent) -> bool {
    let begins = outer
        .earliest
        .is_none_or(|outer| inner.earliest.is_some_and(|day| outer <= day));
    let ends = outer
        .latest
        .is_none_or(|outer| inner.latest.is_some_and(|day| day <= outer));
    begins && ends
}

/// The first event of each kind that has no name, though it may be asked what it was.
fn unnamed_kinds(set: &Set) -> Vec<Finding> {
    if set.kinds.is_empty() {
        return Vec::new();
    }
    let mut kinds = Names::default();
    for (ix, event) in set.indexed_events() {
        if event.asks(Aspect::Event) && !event.kind.is_empty() && set.kind(&event.kind).is_none() {
            kinds.add(&event.kind, ix.0);
        }
    }
    kinds.sort();
    let firsts = kinds.groups().filter_map(|group| group.first());
    let firsts = firsts.map(|(_, ix)| set.event(EventIx(*ix)));
    firsts
        .map(|event| finding(event, "kind", Problem::UnnamedKind(event.kind.clone())))
        .collect()
}
