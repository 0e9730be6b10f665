//! What a class takes for one another: which wrong answer was given for which right one, over all
//! questions.

use std::collections::{BTreeMap, BTreeSet};

use super::Gradebook;
use crate::bank::{Bank, Beside, Body, Choice, Fact, Question, Response, Verdict, grade};
use crate::set::{EntityIx, EventIx};

/// Two events, or two persons, places and the like, and how many took the one for the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confused {
    /// What was answered.
    pub taken: String,
    /// What was right.
    pub for_: String,
    /// How many learners did so, each counted once.
    pub learners: usize,
    /// In which columns, by their positions, rising.
    pub columns: Vec<usize>,
}

/// One taken for another, each as its kind and number, so that they have an order.
type Pair = ((bool, u32), (bool, u32));

/// Who did so, and where.
#[derive(Default)]
struct Seen {
    learners: BTreeSet<usize>,
    columns: BTreeSet<usize>,
}

/// What was taken for what in the first attempts, the most frequent first. Of a match and an order
/// those count that stand in one another's place, whichever way round. What is no event and no
/// entity is left out.
#[must_use]
pub fn confusions(book: &Gradebook, bank: &Bank) -> Vec<Confused> {
    let mut seen: BTreeMap<Pair, Seen> = BTreeMap::new();
    for (learner, marked) in book.first().enumerate() {
        for (column, cell) in marked.cells.iter().enumerate() {
            let Some(response) = &cell.response else {
                continue;
            };
            // Whoever was wholly right took nothing for anything.
            if cell.permille == 1000 {
                continue;
            }
            let Some(question) = book.question(bank, column, cell) else {
                continue;
            };
            for (taken, key) in taken_for(bank, &question, response) {
                let seen = seen.entry((numbered(taken), numbered(key))).or_default();
                seen.learners.insert(learner);
                seen.columns.insert(column);
            }
        }
    }
    let confused = |((taken, key), seen): (Pair, Seen)| Confused {
        taken: bank.called(by_number(taken)),
        for_: bank.called(by_number(key)),
        learners: seen.learners.len(),
        columns: seen.columns.into_iter().collect(),
    };
    let mut confused: Vec<Confused> = seen.into_iter().map(confused).collect();
    // What is as frequent stays in the order of the set.
    confused.sort_by_key(|one| std::cmp::Reverse((one.learners, one.columns.len())));
    confused
}

fn numbered(beside: Beside) -> (bool, u32) {
    match beside {
        Beside::Event(EventIx(ix)) => (false, ix),
        Beside::Entity(EntityIx(ix)) => (true, ix),
    }
}

fn by_number((is_entity, ix): (bool, u32)) -> Beside {
    match is_entity {
        false => Beside::Event(EventIx(ix)),
        true => Beside::Entity(EntityIx(ix)),
    }
}

/// In one answer: what was taken, and for what.
fn taken_for(bank: &Bank, question: &Question, response: &Response) -> Vec<(Beside, Beside)> {
    match (response, &question.body) {
        (Response::Chosen(id), _) => chosen(bank, question, id).into_iter().collect(),
        (Response::Typed(_), _) => typed(bank, question, response).into_iter().collect(),
        (
            Response::Matched(pairs),
            Body::Match {
                items,
                places,
                key,
                once: true,
            },
        ) => {
            let means = |item: usize| {
                let place = places.get(*key.get(item)?)?;
                place_means(bank, question, items.get(item)?, place)
            };
            swapped(items.len(), means, |item| {
                let (_, given) = pairs.iter().find(|(id, _)| *id == items[item].id)?;
                let place = places.iter().position(|place| place.id == *given)?;
                key.iter().position(|own| *own == place)
            })
        }
        (Response::Ordered(ids), Body::Order { items, key, open }) => {
            let means = |rank: usize| bank.event_of(&items.get(*key.get(rank)?)?.id);
            let is_open = |a: usize, b: usize| {
                let (a, b) = (key[a], key[b]);
                open.contains(&(a, b)) || open.contains(&(b, a))
            };
            swapped(
                key.len(),
                |rank| means(rank).map(Beside::Event),
                |rank| {
                    let laid = ids.get(rank)?;
                    let own = key.iter().position(|at| items[*at].id == *laid)?;
                    (!is_open(rank, own)).then_some(own)
                },
            )
        }
        (
            Response::Marked(_)
            | Response::Matched(_)
            | Response::Ordered(_)
            | Response::Rated(_)
            | Response::Unknown,
            _,
        ) => Vec::new(),
    }
}

/// A wrong option, where it and the key can be named.
fn chosen(bank: &Bank, question: &Question, id: &str) -> Option<(Beside, Beside)> {
    let (key, others) = bank.told_apart(question)?;
    let (options, _) = question.body.single()?;
    let at = options.iter().position(|option| option.id == id)?;
    let (_, taken) = others.into_iter().find(|(other, _)| *other == at)?;
    (taken != key).then_some((taken, key))
}

/// A name that is another's.
fn typed(bank: &Bank, question: &Question, response: &Response) -> Option<(Beside, Beside)> {
    let key = question.entity_asked()?;
    match grade(bank, question, response).verdict {
        Verdict::Another(taken) => Some((Beside::Entity(taken), Beside::Entity(key))),
        Verdict::Right
        | Verdict::Misspelt(_)
        | Verdict::PartlyOrdered { .. }
        | Verdict::GapsOff(_)
        | Verdict::PartlyRight { .. }
        | Verdict::Claimed
        | Verdict::YearsOff(_)
        | Verdict::AmountOff { .. }
        | Verdict::Wrong
        | Verdict::Unknown => None,
    }
}

/// What an item of a match stands for: the answer in its place, where that is somebody or
/// something, else the event that is given its date.
fn place_means(bank: &Bank, question: &Question, item: &Choice, place: &Choice) -> Option<Beside> {
    match question.fact {
        Fact::Actor(..) | Fact::Known(_) => bank.entity_of(&place.id).map(Beside::Entity),
        Fact::Date(_) => bank.event_of(&item.id).map(Beside::Event),
        Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Card(_)
        | Fact::Written(_) => None,
    }
}

/// The pairs of which each stands where the other belongs; the one that comes first in the set is
/// told as right. `where_is` says whose place one was put into.
fn swapped(
    count: usize,
    means: impl Fn(usize) -> Option<Beside>,
    where_is: impl Fn(usize) -> Option<usize>,
) -> Vec<(Beside, Beside)> {
    let mut pairs = Vec::new();
    for one in 0..count {
        let other = where_is(one).filter(|other| *other > one && where_is(*other) == Some(one));
        let named = other.and_then(|other| means(one).zip(means(other)));
        if let Some((one, other)) = named.filter(|(one, other)| one != other) {
            pairs.push(match numbered(one) < numbered(other) {
                true => (other, one),
                false => (one, other),
            });
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
