//! Entities: names that are given away, phrases that fit two, spellings that are one.

use super::near::{Near, Nearness};
use super::{finding, of_entity};
use crate::set::fold::{fold, without_article};
use crate::set::names::{Names, sort};
use crate::set::{Entity, Event, Finding, Problem, Set, hints_at};

/// The questions that say the name they ask for.
pub(super) fn given_away(set: &Set, event: &Event) -> Vec<Finding> {
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
pub(super) fn complete_of_none(set: &Set, event: &Event) -> Vec<Finding> {
    let named = |kind: &str| {
        let mut actors = event.actors.iter();
        actors.any(|actor| set.entity(actor.entity).kind == kind)
    };
    let none = event.complete.iter().filter(|kind| !named(kind));
    none.map(|kind| finding(event, "complete", Problem::CompleteOfNone(kind.clone())))
        .collect()
}

/// Phrases that name their own entity, or that fit an earlier one as well.
pub(super) fn weak_phrases(set: &Set) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut phrases = Names::default();
    let mut find = |entity: &Entity, problem| {
        findings.push(of_entity(entity, "known_for", problem));
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

/// Entities that nothing uses, and those used once at most that look like a misspelling of
/// another.
pub(super) fn hardly_used(set: &Set) -> Vec<Finding> {
    let uses = uses(set);
    let mut findings = misspelt(set, &uses);
    let misspelt: Vec<u32> = findings.iter().map(|finding| finding.row).collect();
    let unused = set.entities.iter().zip(uses).filter(|(_, uses)| *uses == 0);
    // Both go by their rows.
    let mut misspelt = misspelt.into_iter().peekable();
    for (entity, _) in unused {
        while misspelt.next_if(|row| *row < entity.row).is_some() {}
        if misspelt.peek() != Some(&entity.row) {
            findings.push(of_entity(entity, "id", Problem::UnusedEntity));
        }
    }
    findings
}

/// By entity, how often an event or another entity names it.
fn uses(set: &Set) -> Vec<u32> {
    let mut uses = vec![0; set.entities.len()];
    let named = set.events.iter().flat_map(|event| {
        let actors = event.actors.iter().map(|actor| actor.entity);
        actors.chain(event.place)
    });
    let outer = set.entities.iter().filter_map(|entity| entity.within);
    for ix in named.chain(outer) {
        uses[ix.0 as usize] += 1;
    }
    uses
}

/// By row. What is hardly used is told of what is used more, or stands before it.
fn misspelt(set: &Set, uses: &[u32]) -> Vec<Finding> {
    let (mut texts, mut owners) = (Vec::new(), Vec::new());
    for (at, entity) in set.entities.iter().enumerate() {
        for (nth, spelling) in entity.spellings().enumerate() {
            texts.push(without_article(&fold(spelling)));
            owners.push((at, nth));
        }
    }
    // The one that is hardly used, and the other.
    let by_use = |one: usize, other: usize| {
        let is_less = (uses[owners[one].0], other) < (uses[owners[other].0], one);
        if is_less { (one, other) } else { (other, one) }
    };
    let may = |one: usize, other: usize| {
        let (less, more) = by_use(one, other);
        let ((less, nth), (more, _)) = (owners[less], owners[more]);
        let (a, b) = (&set.entities[less], &set.entities[more]);
        let inside = |inner: &Entity, outer: usize| {
            let within = inner.within.map(|ix| ix.0 as usize);
            within == Some(outer)
        };
        let apart = a.kind != b.kind || inside(a, more) || inside(b, less);
        less != more && nth == 0 && uses[less] <= 1 && !apart
    };
    let mut pairs = Vec::new();
    Near::of(&texts).pairs(may, |one, other, nearness| match nearness {
        // A longer name is often another's: New York, New York City.
        Nearness::OneMore => {}
        Nearness::Same | Nearness::Words | Nearness::Slip => {
            let (less, more) = by_use(one, other);
            pairs.push((owners[less].0 as i64, more as u32));
        }
    });
    sort(&mut pairs);
    pairs.dedup_by_key(|(less, _)| *less);
    let findings = pairs.into_iter().map(|(less, more)| {
        let entity = &set.entities[less as usize];
        let (owner, nth) = owners[more as usize];
        let other = &set.entities[owner];
        let problem = Problem::MisspeltEntity {
            name: entity.name.clone(),
            row: other.row,
            other: other.spellings().nth(nth).unwrap_or_default().to_owned(),
        };
        of_entity(entity, "name", problem)
    });
    findings.collect()
}
