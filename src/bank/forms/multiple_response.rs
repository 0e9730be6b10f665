//! Mark all that fit: what happened before or after an event, while it lasted, or in the
//! year or decade of one; or what involved somebody (`involved`).
//!
//! Every option is decided, and from one to all but one of them fit. The harder, the
//! nearer the options lie to the boundary.

use super::boundary::{Boundary, can_divide};
use super::company::{gather, stock};
use super::involved;
use super::lineup::option;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof, Refutation, Row};
use crate::bank::{proof, wording};
use crate::date::{Period, Shape, Unit};
use crate::set::{Aspect, EventIx};

pub(super) const FORM: Spec = Spec {
    name: "multiple-response",
    family: "multiple-response",
    asks: &[Class::Times, Class::Actors, Class::Places],
    tests: Tests::Recognition,
    needs: &[Need::Events(5)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

pub(super) const FEWEST: usize = 4;
const USUAL: usize = 5;
const MOST: usize = 6;

/// The event of a fact that options can be held against.
fn asked(bank: &Bank, fact: Fact) -> Option<EventIx> {
    let Fact::Date(ix) = fact else { return None };
    let event = bank.set().event(ix);
    let asked = bank.is_shown(ix) && event.asks(Aspect::Date);
    (asked && (bank.is_ordered(ix) || event.date.shape() == Shape::Span)).then_some(ix)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    match asked(bank, fact) {
        Some(ix) => bank.everyone(ix).0.events.len() > FEWEST,
        None => involved::can_ask(bank, fact),
    }
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let Some(ix) = asked(bank, fact) else {
        return involved::draw(bank, fact, dial, chance);
    };
    let stock = stock(bank, ix, dial, chance, &|other| bank.is_ordered(other));
    let boundaries = boundaries(bank, ix, chance);
    let mut drawn = boundaries.into_iter().filter_map(|boundary| {
        let (chosen, fitting) = choose(bank, ix, boundary, (&stock, dial), chance)?;
        let row = |ix| proof::row(bank, ix);
        let refute = |ix| Some(boundary.refutes(bank, ix));
        let asked = boundary.text(bank);
        let chosen = (chosen.as_slice(), fitting);
        let mut drawn = assemble(bank, &asked, chosen, row, refute, chance);
        drawn.proof.named = boundary.row(bank);
        Some(drawn)
    });
    drawn.next()
}

/// What can be asked of an event, in the order in which it is tried.
fn boundaries(bank: &Bank, ix: EventIx, chance: &mut Chance) -> Vec<Boundary> {
    let date = &bank.set().event(ix).date;
    let mut found = Vec::new();
    if bank.is_ordered(ix) && can_divide(bank, ix) {
        found.extend([Boundary::Before(ix), Boundary::After(ix)]);
        chance.shuffle(&mut found);
    }
    if date.shape() == Shape::Span {
        found.insert(0, Boundary::During(ix));
        return found;
    }
    let years = [Unit::Year, Unit::Decade].map(|unit| Period::around(date, unit));
    let mut periods: Vec<Boundary> = years.into_iter().flatten().map(Boundary::In).collect();
    chance.shuffle(&mut periods);
    let at = if chance.below(3) == 0 { 0 } else { found.len() };
    found.splice(at..at, periods);
    found
}

/// How many options are wanted, and how many of them are to fit, of so many that do and so
/// many that do not.
pub(super) fn how_many(fit: usize, unfit: usize, chance: &mut Chance) -> Option<(usize, usize)> {
    let wanted = [FEWEST, USUAL, USUAL, USUAL, MOST][chance.index(5)];
    let fewest = wanted.saturating_sub(unfit).max(1);
    let most = (wanted - 1).min(fit);
    let fitting = (fewest <= most).then(|| fewest + chance.index(most - fewest + 1))?;
    Some((wanted, fitting))
}

/// Four to six events, the fitting ones first, and how many these are.
fn choose(
    bank: &Bank,
    ix: EventIx,
    boundary: Boundary,
    (stock, dial): (&[EventIx], Dial),
    chance: &mut Chance,
) -> Option<(Vec<EventIx>, usize)> {
    let (fit, unfit) = boundary.divide(bank, stock, dial.event());
    // In a period the event itself is one that fits; else it stands in the stem.
    let own = usize::from(boundary.event().is_none());
    if own == 1 && fit.is_empty() {
        return None;
    }
    let (wanted, fitting) = how_many(fit.len() + own, unfit.len(), chance)?;
    let mut chosen: Vec<EventIx> = Vec::with_capacity(MOST);
    if own == 1 {
        chosen.push(ix);
    }
    gather(bank, &mut chosen, &fit, fitting - own);
    let fitting = chosen.len();
    let others = gather(bank, &mut chosen, &unfit, wanted - fitting);
    (fitting > 0 && others > 0 && chosen.len() >= FEWEST).then_some((chosen, fitting))
}

/// The question of events of which the first ones fit, in any order.
pub(super) fn assemble(
    bank: &Bank,
    asked: &str,
    (chosen, fitting): (&[EventIx], usize),
    row: impl Fn(EventIx) -> Row,
    refute: impl Fn(EventIx) -> Option<Refutation>,
    chance: &mut Chance,
) -> Drawn {
    let mut shown: Vec<usize> = (0..chosen.len()).collect();
    chance.shuffle(&mut shown);
    let (mut key, mut distractors) = (Vec::new(), Vec::new());
    let (mut keys, mut options) = (Vec::new(), Vec::new());
    for (place, at) in shown.into_iter().enumerate() {
        let ix = chosen[at];
        options.push(option(bank, ix));
        if at < fitting {
            keys.push(place);
            key.push(row(ix));
        } else {
            distractors.extend(refute(ix));
        }
    }
    Drawn {
        stem: wording::mark_all(asked),
        body: Body::Several { options, keys },
        proof: Proof {
            key,
            distractors,
            named: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{are_apart, bank_of, drawn, is_within, order, shipped};
    use super::*;
    use crate::bank::{Beside, Falsity, Form, Question};
    use crate::date::Order;

    fn keys(question: &Question) -> (&[crate::bank::Choice], &[usize]) {
        let Body::Several { options, keys } = &question.body else {
            panic!("{question:?}");
        };
        (options, keys)
    }

    #[test]
    fn every_option_is_decided_by_its_date() {
        let mut questions = drawn(&shipped(), Form::MultipleResponse, 10);
        questions.retain(|question| question.stem.contains("happened"));
        assert!(questions.len() > 400, "{}", questions.len());
        for question in &questions {
            let (options, keys) = keys(question);
            let proof = &question.proof;
            assert!((FEWEST..=MOST).contains(&options.len()), "{question:#?}");
            let named = question.stem.contains(" before ")
                || question.stem.contains(" after ")
                || question.stem.contains(" while ");
            assert_eq!(proof.named.is_some(), named);
            assert_eq!(proof.key.len(), keys.len());
            assert_eq!(keys.len() + proof.distractors.len(), options.len());
            assert!(!keys.is_empty() && keys.len() < options.len());
            let mut boundary = "";
            for refutation in &proof.distractors {
                let Falsity::Apart { date, from } = &refutation.because else {
                    panic!("{refutation:?}");
                };
                assert!(are_apart(date, from), "{date} {from}");
                boundary = from;
                let wrong_side = match order(date, from) {
                    Order::Before => "after",
                    _ => "before",
                };
                let stem = &question.stem;
                let sides = [" before ", " after "].map(|side| stem.contains(side));
                if stem.contains(" while ") || stem.contains(" in ") || sides == [true, true] {
                    continue;
                }
                assert!(stem.contains(wrong_side), "{question:#?}");
            }
            for row in &proof.key {
                let held = ["happened in", "happened while"].map(|w| question.stem.contains(w));
                if held.contains(&true) {
                    assert!(is_within(&row.edtf, boundary), "{question:#?}");
                } else {
                    assert!(are_apart(&row.edtf, boundary), "{question:#?}");
                }
            }
        }
    }

    #[test]
    fn any_number_of_the_options_but_all_may_fit() {
        let questions = drawn(&shipped(), Form::MultipleResponse, 10);
        let mut seen = [0; MOST + 1];
        for question in &questions {
            let (options, keys) = keys(question);
            if options.len() == USUAL {
                seen[keys.len()] += 1;
            }
        }
        assert_eq!((seen[0], seen[USUAL]), (0, 0));
        assert!(seen[1..USUAL].iter().all(|n| *n > 20), "{seen:?}");
    }

    #[test]
    fn what_hangs_together_with_the_boundary_is_no_option() {
        let bank = bank_of(
            r#"{"id":"pact","date":"1941","title":"the signing of the neutrality pact"},
            {"id":"notice","date":"1945","title":"the end of the neutrality pact"},
            {"id":"effect","date":"1946","title":"the loss","links":[{"event":"pact","relation":"because-of"}]},
            {"id":"a","date":"1925","title":"the recognition"},{"id":"b","date":"1930","title":"the visit"},
            {"id":"c","date":"1951","title":"the refusal"},{"id":"d","date":"1956","title":"the talks"}"#,
        );
        let fact = Fact::Date(EventIx(0));
        let mut seen = 0;
        for seed in 0..200 {
            let question = bank.draw(fact, Form::MultipleResponse, seed, Dial::default());
            let Some(question) = question else { continue };
            if question.stem.contains(" in ") {
                continue;
            }
            let (options, _) = keys(&question);
            let told = options.iter().any(|o| o.id == "notice" || o.id == "effect");
            assert!(!told, "{question:#?}");
            seen += 1;
        }
        assert!(seen > 40, "{seen}");
    }

    #[test]
    fn what_was_taken_for_another_is_among_the_options() {
        let bank = shipped();
        let ix = |id: &str| {
            let found = bank.set().events.iter().position(|event| event.id == id);
            EventIx(u32::try_from(found.unwrap()).unwrap())
        };
        let dial = Dial {
            beside: Some(Beside::Event(ix("tanaka-brezhnev"))),
            ..Dial::default()
        };
        let mut seen = 0;
        for seed in 0..20 {
            let fact = Fact::Date(ix("lake-khasan"));
            let question = bank.draw(fact, Form::MultipleResponse, seed, dial).unwrap();
            seen += usize::from(keys(&question).0.iter().any(|o| o.id == "tanaka-brezhnev"));
        }
        assert_eq!(seen, 20);
    }
}
