//! Eras that nothing can be sorted into, and kinds that have no name.

use super::finding;
use crate::date::Extent;
use crate::set::names::Names;
use crate::set::{Aspect, EventIx, Finding, List, Problem, Set};

/// Eras that share days with an earlier one, and those that no event falls in.
pub(super) fn weak(set: &Set) -> Vec<Finding> {
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
pub(super) fn unnamed_kinds(set: &Set) -> Vec<Finding> {
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
