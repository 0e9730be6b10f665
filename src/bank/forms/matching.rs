//! Bring pairs together: events and their years, months or decades; questions and the
//! persons, places, states that answer them; or deeds and who did them (`match_known`).
//!
//! A date fits no other event of the question, nor one like it. A question has one answer
//! because its author says so (`asked`). The harder, the nearer the events lie together.

use super::company::{gather, happened_once, stock};
use super::lineup::option;
use super::match_known;
use super::order::shuffled;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Choice, Dial, Fact, Proof};
use crate::bank::{proof, wording};
use crate::date::{Period, Unit};
use crate::set::{Actor, Aspect, EntityIx, EventIx};

pub(super) const FORM: Spec = Spec {
    name: "match",
    family: "match",
    asks: &[Class::Times, Class::Actors, Class::Known],
    tests: Tests::Recognition,
    needs: &[Need::Events(3)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "matchInteraction",
    moodle: "match",
    xapi: "matching",
};

pub(super) const FEWEST: usize = 3;
const USUAL: usize = 4;
const MOST: usize = 5;

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    match fact {
        Fact::Date(ix) => {
            let is_enough = bank.everyone(ix).0.events.len() >= FEWEST;
            is_enough && dated(bank, ix) && unit_of(bank, ix).is_some()
        }
        Fact::Actor(ix, at) => {
            let event = bank.set().event(ix);
            let actor = event.actors.get(usize::from(at));
            actor.is_some_and(|actor| actor.asked.is_some())
        }
        Fact::Known(ix) => match_known::can_ask(bank, ix),
        Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Card(_)
        | Fact::Written(_) => false,
    }
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    match fact {
        Fact::Date(ix) => dates(bank, ix, dial, chance),
        Fact::Actor(ix, at) => answers(bank, (ix, usize::from(at)), dial, chance),
        Fact::Known(ix) => match_known::draw(bank, ix, dial, chance),
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

/// An event that has a date of its own to be given.
fn dated(bank: &Bank, ix: EventIx) -> bool {
    bank.is_ordered(ix) && happened_once(bank, ix)
}

/// The year of an event, else its decade.
fn unit_of(bank: &Bank, ix: EventIx) -> Option<Unit> {
    let date = &bank.set().event(ix).date;
    let mut units = [Unit::Year, Unit::Decade].into_iter();
    units.find(|unit| Period::around(date, *unit).is_some())
}

pub(super) fn wanted(chance: &mut Chance) -> usize {
    [FEWEST, USUAL, USUAL, USUAL, MOST][chance.index(5)]
}

fn dates(bank: &Bank, ix: EventIx, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let stock = stock(bank, ix, dial, chance, &|other| dated(bank, other));
    let date = &bank.set().event(ix).date;
    let usual = unit_of(bank, ix)?;
    let month = Period::around(date, Unit::Month).filter(|_| chance.below(2) == 0);
    let wanted = wanted(chance);
    for unit in month.map(|_| Unit::Month).into_iter().chain([usual]) {
        // Months are told apart within one year.
        let within = (unit == Unit::Month).then(|| Period::around(date, Unit::Year));
        let chosen = of_other_dates(bank, ix, &stock, (unit, within.flatten()), wanted);
        if chosen.len() >= FEWEST {
            return Some(dates_matched(bank, chosen, unit, chance));
        }
    }
    None
}

/// An event and others, each wholly in a period of its own that none of the rest, nor one
/// like it, can have fallen in.
fn of_other_dates(
    bank: &Bank,
    ix: EventIx,
    stock: &[EventIx],
    (unit, within): (Unit, Option<Period>),
    wanted: usize,
) -> Vec<(EventIx, Period)> {
    let own = |ix: EventIx| bank.period_of(ix, unit);
    let mut chosen = vec![ix];
    for other in stock {
        let Some(period) = own(*other) else { continue };
        let is_within = within.is_none_or(|year| bank.lies_in(*other, year));
        let apart = |with: &EventIx| {
            bank.is_apart(*with, period) && own(*with).is_some_and(|own| bank.is_apart(*other, own))
        };
        if chosen.len() < wanted && is_within && chosen.iter().all(apart) {
            gather(bank, &mut chosen, &[*other], 1);
        }
    }
    let periods = chosen.into_iter().filter_map(|ix| Some((ix, own(ix)?)));
    periods.collect()
}

fn dates_matched(
    bank: &Bank,
    chosen: Vec<(EventIx, Period)>,
    unit: Unit,
    chance: &mut Chance,
) -> Drawn {
    let mut rising: Vec<(EventIx, Period)> = Vec::with_capacity(chosen.len());
    for pair in chosen {
        let at = rising.partition_point(|(_, period)| *period < pair.1);
        rising.insert(at, pair);
    }
    let place = |(_, period): &(EventIx, Period)| Choice {
        id: period.edtf(),
        text: period.text(),
        period: Some(*period),
    };
    let key = shuffled(rising.len(), &[], chance);
    Drawn {
        stem: wording::match_dates(unit),
        body: Body::Match {
            items: key.iter().map(|at| option(bank, rising[*at].0)).collect(),
            places: rising.iter().map(place).collect(),
            key: key.clone(),
            once: true,
        },
        proof: Proof {
            key: key
                .iter()
                .map(|at| proof::row(bank, rising[*at].0))
                .collect(),
            distractors: Vec::new(),
            named: None,
        },
    }
}

/// The actor of an event, with the question that it alone answers.
fn asked(bank: &Bank, ix: EventIx, at: usize) -> Option<(&Actor, &str)> {
    let event = bank.set().event(ix);
    let actor = event.actors.get(at)?;
    let stem = actor.asked.as_deref()?;
    let told = bank.set().entity(actor.entity).named_in(stem).is_some();
    (event.asks(Aspect::Actors) && !told).then_some((actor, stem))
}

/// A question with its answer, and the event that it is of.
type Answered<'a> = (EventIx, EntityIx, &'a str);

fn answers(
    bank: &Bank,
    (ix, at): (EventIx, usize),
    dial: Dial,
    chance: &mut Chance,
) -> Option<Drawn> {
    let (actor, stem) = asked(bank, ix, at)?;
    let mut chosen: Vec<Answered> = vec![(ix, actor.entity, stem)];
    let mut found: Vec<EventIx> = bank.neighbours(bank.peers(ix), chance);
    found.extend(bank.neighbours(bank.everyone(ix), chance));
    let wanted = wanted(chance).min(USUAL);
    // Whom a learner took the one for, before all.
    for only in dial.entity().map(Some).into_iter().chain([None]) {
        for other in &found {
            if chosen.len() == wanted {
                break;
            }
            join(bank, &mut chosen, *other, only);
        }
    }
    (chosen.len() >= FEWEST).then(|| answers_matched(bank, &chosen, chance))
}

/// Adds the first question of an event that may stand beside those chosen: with this answer,
/// where one is wanted. To look for names in its wording costs most, and comes last.
fn join<'a>(bank: &'a Bank, chosen: &mut Vec<Answered<'a>>, ix: EventIx, only: Option<EntityIx>) {
    let set = bank.set();
    let sort = |ix: EntityIx| (&set.entity(ix).kind, &set.entity(ix).noun);
    let Some(own) = chosen.first().map(|first| sort(first.1)) else {
        return;
    };
    for (at, actor) in set.event(ix).actors.iter().enumerate() {
        let is_it = only.is_none_or(|only| only == actor.entity) && sort(actor.entity) == own;
        let asked = is_it.then(|| asked(bank, ix, at));
        let candidate = asked
            .flatten()
            .map(|(actor, stem)| (ix, actor.entity, stem));
        let fits = |other: &Answered| chosen.iter().all(|c| go_together(bank, *c, *other));
        chosen.extend(candidate.filter(fits));
    }
}

/// Whether two questions may stand side by side: of two events, with answers of one sort
/// that are no two names of one thing, and neither says the answer to the other.
fn go_together(bank: &Bank, a: Answered, b: Answered) -> bool {
    let set = bank.set();
    let (first, second) = (set.entity(a.1), set.entity(b.1));
    a.0 != b.0
        && first.kind == second.kind
        && first.noun == second.noun
        && !bank.are_related(a.1, b.1)
        && !set.are_nested(a.0, b.0)
        && first.named_in(b.2).is_none()
        && second.named_in(a.2).is_none()
}

fn answers_matched(bank: &Bank, chosen: &[Answered], chance: &mut Chance) -> Drawn {
    let mut shown: Vec<usize> = (0..chosen.len()).collect();
    chance.shuffle(&mut shown);
    let key = shuffled(chosen.len(), &[], chance);
    let set = bank.set();
    let item = |at: &usize| {
        let (ix, _, stem) = chosen[*at];
        Choice {
            id: set.event(ix).id.clone(),
            text: stem.to_owned(),
            period: None,
        }
    };
    let mut places: Vec<Choice> = Vec::with_capacity(key.len());
    for place in 0..key.len() {
        // The item that belongs to this place.
        let Some(at) = key.iter().position(|to| *to == place) else {
            continue;
        };
        let entity = set.entity(chosen[shown[at]].1);
        places.push(Choice {
            id: entity.id.clone(),
            text: wording::capitalised(&entity.name),
            period: None,
        });
    }
    Drawn {
        stem: wording::MATCH_ANSWERS.to_owned(),
        body: Body::Match {
            items: shown.iter().map(item).collect(),
            places,
            key,
            once: true,
        },
        proof: Proof {
            key: shown
                .iter()
                .map(|at| proof::row(bank, chosen[*at].0))
                .collect(),
            distractors: Vec::new(),
            named: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{are_apart, bank_of, drawn, is_within, shipped};
    use super::*;
    use crate::bank::{Form, Question};
    use crate::set::Set;

    fn body(question: &Question) -> (&[Choice], &[Choice], &[usize]) {
        let Body::Match {
            items,
            places,
            key,
            once: true,
        } = &question.body
        else {
            panic!("{question:?}");
        };
        assert!((FEWEST..=MOST).contains(&items.len()), "{question:#?}");
        assert_eq!((places.len(), key.len()), (items.len(), items.len()));
        assert_eq!(question.proof.key.len(), items.len());
        let mut used = vec![false; places.len()];
        for place in key {
            assert!(!std::mem::replace(&mut used[*place], true));
        }
        (items, places, key)
    }

    fn event<'a>(set: &'a Set, id: &str) -> &'a crate::set::Event {
        set.events.iter().find(|event| event.id == id).unwrap()
    }

    #[test]
    fn each_event_fits_one_date_only() {
        let bank = shipped();
        let questions = drawn(&bank, Form::Match, 10);
        let mut dated = 0;
        for question in questions.iter().filter(|q| matches!(q.fact, Fact::Date(_))) {
            dated += 1;
            let (items, places, key) = body(question);
            assert!(
                places.is_sorted_by_key(|place| place.period),
                "{question:#?}"
            );
            for (item, own) in items.iter().zip(key) {
                let event = event(bank.set(), &item.id);
                let date = event.date.to_string();
                assert!(is_within(&date, &places[*own].id), "{question:#?}");
                for (at, place) in places.iter().enumerate().filter(|(at, _)| at != own) {
                    assert!(are_apart(&date, &place.id), "{at}: {question:#?}");
                    let like = event.also.iter().map(ToString::to_string);
                    assert!(like.clone().all(|like| are_apart(&like, &place.id)));
                }
            }
        }
        assert!(dated > 400, "{dated}");
    }

    #[test]
    fn each_question_has_one_answer_and_none_names_another() {
        let bank = shipped();
        let questions = drawn(&bank, Form::Match, 10);
        let mut asked = 0;
        for question in questions
            .iter()
            .filter(|q| q.stem == wording::MATCH_ANSWERS)
        {
            asked += 1;
            let (items, places, key) = body(question);
            for (item, place) in items.iter().zip(key) {
                let event = event(bank.set(), &item.id);
                let entity = |id: &str| {
                    let set = bank.set();
                    set.entities.iter().find(|entity| entity.id == id).unwrap()
                };
                let own = event.actors.iter().find(|actor| {
                    actor.asked.as_ref() == Some(&item.text)
                        && bank.set().entity(actor.entity).id == places[*place].id
                });
                assert!(own.is_some(), "{question:#?}");
                let named = places
                    .iter()
                    .any(|p| entity(&p.id).named_in(&item.text).is_some());
                assert!(!named, "{question:#?}");
            }
        }
        assert!(asked > 30, "{asked}");
    }

    #[test]
    fn months_of_one_year_are_told_apart() {
        let bank = bank_of(
            r#"{"id":"a","date":"1945-02","title":"the promise"},{"id":"b","date":"1945-04-05","title":"the notice"},
            {"id":"c","date":"1945-08","title":"the attack"},{"id":"d","date":"1945","title":"the year"},
            {"id":"e","date":"1945-09?","title":"the doubt"}"#,
        );
        let questions = drawn(&bank, Form::Match, 20);
        assert!(!questions.is_empty());
        for question in questions {
            assert_eq!(question.stem, "Match each event with its month.");
            let (_, places, _) = body(&question);
            let texts: Vec<&str> = places.iter().map(|place| place.text.as_str()).collect();
            assert_eq!(texts, ["February 1945", "April 1945", "August 1945"]);
        }
    }
}
