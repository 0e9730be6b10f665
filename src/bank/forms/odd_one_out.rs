//! The odd one out: three of four happened in a period, before or after an event, or are of
//! one kind, and one provably not. The stem names what they have in common.
//!
//! The fact asked is that of the odd one. The harder, the nearer the others lie to it.

use super::boundary::{Boundary, can_divide};
use super::company::{gather, named_kind, stock, veiled_kind};
use super::lineup::{option, stands_out};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Falsity, Proof, Refutation};
use crate::bank::{proof, wording};
use crate::date::{Order, Unit};
use crate::set::{Event, EventIx};

pub(super) const FORM: Spec = Spec {
    name: "odd-one-out",
    family: "odd-one-out",
    asks: &[Class::Times, Class::Kinds],
    tests: Tests::Recognition,
    needs: &[Need::Events(4)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// How many have it in common, and the fewest that make a question.
const WANTED: usize = 3;
const FEWEST: usize = 2;
/// How many events of the stock may say what it is that they have in common.
const TRIES: usize = 16;
/// So many events are a long line.
const LONG: usize = 500;
/// Among how many that have it in common the others are drawn.
const NEAREST: usize = 6;

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    match fact {
        Fact::Date(ix) => bank.is_ordered(ix) && bank.everyone(ix).0.events.len() > FEWEST,
        Fact::Kind(ix) => named_kind(bank, ix).is_some(),
        Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Quantity(..)
        | Fact::Known(_)
        | Fact::Card(_)
        | Fact::Written(_) => false,
    }
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    match fact {
        Fact::Date(ix) => by_time(bank, ix, dial, chance),
        Fact::Kind(ix) => by_kind(bank, ix, dial, chance),
        Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Quantity(..)
        | Fact::Known(_)
        | Fact::Card(_)
        | Fact::Written(_) => None,
    }
}

fn by_time(bank: &Bank, ix: EventIx, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let stock = stock(bank, ix, dial, chance, &|other| bank.is_ordered(other));
    let is_long = bank.everyone(ix).0.events.len() > LONG;
    // A day stands for an event as the boundary; each way falls back upon the others.
    let first = [Unit::Year, Unit::Decade, Unit::Decade, Unit::Day][chance.index(4)];
    // Near in time, not told by a name, and four if that can be; rather far than three.
    for (wanted, near) in [(WANTED, true), (WANTED, false), (FEWEST, false)] {
        for unit in [first, Unit::Decade, Unit::Day] {
            for named in stock.iter().take(TRIES) {
                // What is to stand beside it is an option, not the boundary.
                let is_option = unit == Unit::Day && Some(*named) == dial.event();
                let boundary = boundary(bank, ix, *named, unit).filter(|_| !is_option);
                // To pass on to the next would favour what shares no words with others; in a
                // long line there is another seed.
                if boundary.is_none() && unit == Unit::Day && !is_option && is_long {
                    return None;
                }
                let Some(boundary) = boundary else { continue };
                if near && boundary.rules_out(bank, ix) {
                    continue;
                }
                let (fit, _) = boundary.divide(bank, &stock, dial.event());
                let found = others(bank, ix, fit, (wanted, dial), chance);
                if let Some(others) = found.filter(|found| !near || is_near(bank, ix, found, dial))
                {
                    let stem = wording::odd_one_out(others.len(), &boundary.text(bank));
                    let says = |other| when(bank, other);
                    let mut drawn = assemble(bank, ix, stem, others, &says, chance);
                    drawn.proof.named = boundary.row(bank);
                    return Some(drawn);
                }
            }
        }
    }
    None
}

/// What an event can say that others have in common and the odd one has not: its period,
/// or that they came before it, or after.
fn boundary(bank: &Bank, odd: EventIx, named: EventIx, unit: Unit) -> Option<Boundary> {
    let boundary = if unit == Unit::Day {
        match bank.order(odd, named) {
            Order::Before => Boundary::After(named),
            Order::After => Boundary::Before(named),
            Order::Same | Order::Undecidable => return None,
        }
    } else {
        Boundary::In(bank.period_of(named, unit)?)
    };
    let fits = boundary.event().is_none_or(|named| can_divide(bank, named));
    // Surely not, nor given away by the stem.
    (fits && boundary.excludes(bank, odd)).then_some(boundary)
}

/// Whether the odd one lies near one of the others in time: a battle among the treaties of
/// another age needs no reading. Within thirty to ten years, or a sixth of the set's span.
fn is_near(bank: &Bank, odd: EventIx, others: &[EventIx], dial: Dial) -> bool {
    let span = bank.span().map_or(0, |(first, last)| last - first);
    let years = dial.difficulty.between(30, 10).max(span / 6);
    let off = |other: &EventIx| (bank.first_day(*other) - bank.first_day(odd)).abs();
    others.iter().any(|other| off(other) <= years * 366)
}

fn by_kind(bank: &Bank, ix: EventIx, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let own = veiled_kind(bank, ix)?;
    let fits = |other: EventIx| veiled_kind(bank, other).is_some();
    let stock = stock(bank, ix, dial, chance, &fits);
    for wanted in [WANTED, FEWEST] {
        for named in stock.iter().take(TRIES) {
            let Some(kind) = veiled_kind(bank, *named).filter(|kind| kind.id != own.id) else {
                continue;
            };
            let of_kind = |other: &EventIx| bank.set().event(*other).kind == kind.id;
            let fit = stock.iter().copied().filter(of_kind).collect();
            if let Some(others) = others(bank, ix, fit, (wanted, dial), chance) {
                let stem = wording::odd_kind_out(others.len(), &kind.many);
                let says = |other: EventIx| {
                    wording::other_event_then(&kind.one, bank.set().event(other).telling())
                };
                return Some(assemble(bank, ix, stem, others, &says, chance));
            }
        }
    }
    None
}

/// So many of those that fit, among whom the odd one does not stand out by its length.
fn others(
    bank: &Bank,
    odd: EventIx,
    mut fit: Vec<EventIx>,
    (wanted, dial): (usize, Dial),
    chance: &mut Chance,
) -> Option<Vec<EventIx>> {
    let near = fit.len().min(NEAREST);
    chance.shuffle(&mut fit[..near]);
    if let Some(at) = fit.iter().position(|ix| Some(*ix) == dial.event()) {
        fit.swap(0, at);
    }
    let mut chosen = vec![odd];
    if gather(bank, &mut chosen, &fit, wanted) < wanted {
        return None;
    }
    let others = chosen.split_off(1);
    let events: Vec<&Event> = others.iter().map(|ix| bank.set().event(*ix)).collect();
    // In a long line every option is as likely to be the longest; to look for others until
    // the odd one is not would make it the middling one too often.
    let is_long = bank.everyone(odd).0.events.len() > LONG;
    (is_long || !stands_out(bank.set().event(odd), &events)).then_some(others)
}

/// "November 1936: Japan and Germany …"
fn when(bank: &Bank, ix: EventIx) -> String {
    let event = bank.set().event(ix);
    wording::event_elsewhere("", &crate::date::text(&event.date), event.telling())
}

fn assemble(
    bank: &Bank,
    odd: EventIx,
    stem: String,
    others: Vec<EventIx>,
    says: &dyn Fn(EventIx) -> String,
    chance: &mut Chance,
) -> Drawn {
    let agrees = |ix: &EventIx| {
        let id = bank.set().event(*ix).id.clone();
        Refutation {
            option: id.clone(),
            because: Falsity::Agrees { event: id },
            instead: Some(proof::row(bank, *ix)),
            gap: String::new(),
            says: says(*ix),
        }
    };
    let distractors = others.iter().map(agrees).collect();
    let key = chance.index(others.len() + 1);
    let mut shown = others;
    shown.insert(key, odd);
    Drawn {
        stem,
        body: Body::Choice {
            options: shown.into_iter().map(|ix| option(bank, ix)).collect(),
            key,
        },
        proof: Proof {
            key: vec![proof::row(bank, odd)],
            distractors,
            named: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{are_apart, bank, drawn, is_within, order, shipped};
    use super::*;
    use crate::bank::Form;

    #[test]
    fn all_but_one_have_what_the_stem_says() {
        let questions = drawn(&shipped(), Form::OddOneOut, 10);
        assert!(questions.len() > 400, "{}", questions.len());
        for question in &questions {
            let proof = &question.proof;
            let odd = proof.key[0].edtf.as_str();
            let others = proof.distractors.iter().map(|r| {
                assert!(matches!(r.because, Falsity::Agrees { .. }));
                r.instead.as_ref().unwrap().edtf.as_str()
            });
            let others: Vec<&str> = others.collect();
            assert!((FEWEST..=WANTED).contains(&others.len()));
            assert!(question.stem.contains("NOT"));
            let sides = others.iter().map(|other| order(odd, other));
            let sides: Vec<Order> = sides.collect();
            if let Some(period) = question.stem.split("happened in ").nth(1) {
                let period = period.trim_end_matches(". Which did NOT?");
                let years = period
                    .trim_start_matches("the ")
                    .trim_start_matches("years ");
                let edtf = match years.strip_suffix("0s") {
                    Some(decade) => [decade, "X"].concat(),
                    None => years.replace('–', "/"),
                };
                assert!(are_apart(odd, &edtf), "{question:#?}");
                assert!(
                    others.iter().all(|other| is_within(other, &edtf)),
                    "{question:#?}"
                );
            } else {
                // All the others lie on the other side of what the stem names.
                assert!(sides.iter().all(|side| *side == sides[0]), "{question:#?}");
            }
        }
    }

    #[test]
    fn four_options_are_the_rule() {
        let questions = drawn(&shipped(), Form::OddOneOut, 10);
        let three = questions
            .iter()
            .filter(|q| q.proof.distractors.len() < WANTED);
        assert!(three.count() * 4 < questions.len());
    }

    #[test]
    fn the_odd_one_stands_anywhere() {
        let mut seen = [0; WANTED + 1];
        for question in drawn(&shipped(), Form::OddOneOut, 10) {
            if let Body::Choice { options, key } = &question.body
                && options.len() == WANTED + 1
            {
                seen[*key] += 1;
            }
        }
        let all: usize = seen.iter().sum();
        assert!(seen.iter().all(|n| n * 5 > all), "{seen:?}");
    }

    #[test]
    fn kinds_are_asked_where_titles_are_names() {
        let event = |id: &str, year: u32, kind: &str, title: &str| {
            format!(r#"{{"id":"{id}","date":"{year}","kind":"{kind}","title":"the {title}"}}"#)
        };
        let events = [
            event("a", 1648, "treaty", "Peace of Westphalia"),
            event("b", 1659, "treaty", "Peace of the Pyrenees"),
            event("c", 1678, "treaty", "Peace of Nijmegen"),
            event("d", 1683, "battle", "Siege of Vienna"),
            event("e", 1697, "treaty", "Treaty of Ryswick"),
            event("f", 1700, "battle", "defeat at Narva"),
        ];
        let bank = bank(&format!(
            r#"{{"format":"annals-set/1","id":"t","title":"T","kinds":[
            {{"id":"treaty","one":"a treaty","many":"treaties"}},
            {{"id":"battle","one":"a battle","many":"battles"}}],"events":[{}]}}"#,
            events.join(",")
        ));
        let asked: Vec<Fact> = bank.facts_for(Form::OddOneOut).collect();
        let kinds = asked
            .into_iter()
            .filter(|fact| matches!(fact, Fact::Kind(_)));
        assert_eq!(kinds.count(), 5);
        let fact = Fact::Kind(EventIx(3));
        let question = bank
            .draw(fact, Form::OddOneOut, 1, Dial::default())
            .unwrap();
        assert_eq!(question.stem, "Three of these are treaties. Which is NOT?");
        assert_eq!(question.key_text(), "The Siege of Vienna");
        assert_eq!(question.proof.distractors.len(), 3);
        assert!(question.proof.distractors[0].says.starts_with("A treaty. "));
        // Two more battles are missing beside a treaty, and a treaty that says it is one.
        for told in [0, 4] {
            let fact = Fact::Kind(EventIx(told));
            assert_eq!(bank.draw(fact, Form::OddOneOut, 1, Dial::default()), None);
        }
    }
}
