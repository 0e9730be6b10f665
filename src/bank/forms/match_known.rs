//! Bring together what was done and who, or what, did it: people with people, treaties with
//! treaties.
//!
//! A phrase fits one name because its author says so (`known_for`). No phrase hints at a name
//! that is shown. The harder, the nearer in time.

use super::matching::{FEWEST, wanted};
use super::order::shuffled;
use super::{Class, Drawn};
use crate::bank::chance::Chance;
use crate::bank::known::Known;
use crate::bank::parties::hints_at;
use crate::bank::{Bank, Body, Choice, Dial, Proof};
use crate::bank::{proof, wording};
use crate::set::EntityIx;
use crate::set::fold::fold;

/// So many entities are looked at, and no more.
const LOOKED: usize = 64;
/// How far off in time the others are wanted where it is easiest, in days.
const FAR: i64 = 12_000;
/// How far their order may be from that of their distances, in thousandths.
const BLUR: u32 = 600;
/// What is added to a distance, so that the blur moves near ones too.
const A_YEAR: u64 = 365;

pub(super) fn can_ask(bank: &Bank, ix: EntityIx) -> bool {
    bank.facts_in(Class::Known).len() >= FEWEST && bank.known(ix).is_some()
}

pub(super) fn draw(bank: &Bank, ix: EntityIx, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let mut chosen = vec![bank.known(ix)?];
    let wanted = wanted(chance);
    for other in others(bank, ix, dial, chance) {
        if chosen.len() == wanted {
            break;
        }
        let fits = |known: &Known| chosen.iter().all(|c| go_together(bank, *c, *known));
        chosen.extend(bank.known(other).filter(fits));
    }
    (chosen.len() >= FEWEST).then(|| assemble(bank, &chosen, chance))
}

/// Others of the same kind that are known for something: whom a learner took the one for,
/// then those at the distance of the difficulty.
fn others(bank: &Bank, ix: EntityIx, dial: Dial, chance: &mut Chance) -> Vec<EntityIx> {
    let set = bank.set();
    let kind = &set.entity(ix).kind;
    let mut found: Vec<u32> = Vec::new();
    for at in places(bank.facts_in(Class::Known).len(), chance) {
        if let Some(crate::bank::Fact::Known(other)) = bank.facts_in(Class::Known).get(at)
            && other != ix
            && set.entity(other).kind == *kind
            && !found.contains(&other.0)
        {
            found.push(other.0);
        }
    }
    let first_day = |ix: EntityIx| {
        let events = bank.first_appearances(ix, 1);
        events.first().map_or(0, |event| bank.first_day(*event))
    };
    let (here, wanted) = (first_day(ix), dial.difficulty.between(FAR, 0));
    let found = chance.nearest_first(found, BLUR, |other| {
        let far = (first_day(EntityIx(other)) - here).abs();
        let alike = set.entity(EntityIx(other)).noun == set.entity(ix).noun;
        ((far - wanted).unsigned_abs() + A_YEAR) / if alike { 2 } else { 1 }
    });
    let confused = dial.entity().filter(|other| found.contains(&other.0));
    let rest = found.into_iter().map(EntityIx);
    let rest = rest.filter(|other| Some(*other) != confused);
    confused.into_iter().chain(rest).collect()
}

/// All places of a short list; of a long one some.
fn places(len: usize, chance: &mut Chance) -> Vec<usize> {
    if len <= LOOKED {
        return (0..len).collect();
    }
    (0..LOOKED).map(|_| chance.index(len)).collect()
}

/// Whether two may stand side by side: they are no two names of one thing, and what the one
/// did hints at neither name.
fn go_together(bank: &Bank, a: Known, b: Known) -> bool {
    let set = bank.set();
    !bank.are_related(a.entity, b.entity)
        && !hints_at(&fold(a.phrase), set.entity(b.entity))
        && !hints_at(&fold(b.phrase), set.entity(a.entity))
}

fn assemble(bank: &Bank, chosen: &[Known], chance: &mut Chance) -> Drawn {
    let mut shown: Vec<Known> = chosen.to_vec();
    chance.shuffle(&mut shown);
    let key = shuffled(shown.len(), &[], chance);
    let set = bank.set();
    let choice = |known: &Known, text: &str| Choice {
        id: set.entity(known.entity).id.clone(),
        text: wording::capitalised(text),
        period: None,
    };
    let mut places = Vec::with_capacity(key.len());
    for place in 0..key.len() {
        // The item that belongs to this place.
        let item = key.iter().position(|to| *to == place);
        if let Some(known) = item.and_then(|at| shown.get(at)) {
            places.push(choice(known, &set.entity(known.entity).name));
        }
    }
    let kind = chosen.first().map(|known| &set.entity(known.entity).kind);
    Drawn {
        stem: wording::match_known(kind.map_or("", String::as_str)),
        body: Body::Match {
            items: shown.iter().map(|k| choice(k, k.phrase)).collect(),
            places,
            key,
            once: true,
        },
        proof: Proof {
            key: shown
                .iter()
                .map(|known| proof::row(bank, known.shown_by))
                .collect(),
            distractors: Vec::new(),
        },
    }
}
