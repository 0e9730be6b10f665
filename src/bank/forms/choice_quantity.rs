//! Choose how many or how much.
//!
//! One quantity has one value, so that every other is false. All options have the key's
//! hedge, unit and digits after the point, and lie a quarter of it away or more. Values of
//! other quantities of the same unit come first, for they have something to say for
//! themselves; then multiples of the key. The harder, the nearer they lie.
//!
//! "Over 3 billion" is true of 4 billion as well: a number that is only a bound is not
//! asked so.

use super::numbers::{BOUNDS, MOST, sides};
use super::quantity_stem::{Counted, counted};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::amounts::{Exact, decimals};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Choice, Dial, Fact, Falsity, Proof, Refutation};
use crate::bank::{proof, wording};
use crate::date;
use crate::set::fold::fold;
use crate::set::{EventIx, holds_date};

pub(super) const FORM: Spec = Spec {
    name: "choice-quantity",
    family: "choice",
    asks: &[Class::Quantities],
    tests: Tests::Recognition,
    needs: &[Need::Quantities],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// How many quantities of the same unit are looked at on either side.
const REACH: usize = 8;
/// What a made-up number is of the key, in thousandths: easy, middle, hard.
const EASY: [i64; 6] = [300, 420, 2300, 3300, 200, 4600];
const MIDDLE: [i64; 6] = [380, 560, 1600, 2300, 270, 3200];
const HARD: [i64; 6] = [560, 720, 1400, 1850, 400, 2500];
/// What is left where a small number has no room for those.
const NEARER: [i64; 4] = [560, 380, 720, 750];
/// How far two options are apart at least, in thousandths of the smaller.
const APART: i64 = 250;

/// A wrong number, and the quantity that has it, if any.
type Offer = (Exact, Option<(EventIx, u16)>);

fn asked(bank: &Bank, fact: Fact) -> Option<Counted<'_>> {
    let counted = counted(bank, fact)?;
    let hedge = fold(counted.quantity.hedge.as_deref().unwrap_or_default());
    (!BOUNDS.contains(&hedge.as_str())).then_some(counted)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    // Two smaller ones a quarter apart: 3 and 2 beside 4, 0.2 and 0.1 beside 0.3.
    asked(bank, fact).is_some_and(|counted| match decimals(&counted.quantity.value) {
        0 => counted.value.0 >= 4 * Exact::ONE,
        digits => counted.value.0 >= 3 * quantum(counted.value, digits),
    })
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let counted = asked(bank, fact)?;
    let stock = stock(bank, &counted, dial, chance);
    let (smaller, larger): (Vec<Offer>, Vec<Offer>) = stock
        .into_iter()
        .partition(|(value, _)| *value < counted.value);
    let (smaller, larger) = (apart_each(smaller), apart_each(larger));
    // What was confused with it stands first, and needs room on its side.
    let confused = |side: &[Offer]| side.first().is_some_and(|offer| is_confused(offer, dial));
    let needs = [confused(&smaller), confused(&larger)];
    let (below, above) = sides(smaller.len(), larger.len(), needs, chance)?;
    let mut chosen: Vec<Offer> = vec![(counted.value, None)];
    for offer in smaller.iter().take(below).chain(larger.iter().take(above)) {
        let at = chosen.partition_point(|(other, _)| *other < offer.0);
        chosen.insert(at, *offer);
    }
    Some(assemble(bank, counted, &chosen))
}

/// The first ones of a side that lie apart from each other; more are never shown.
fn apart_each(side: Vec<Offer>) -> Vec<Offer> {
    let mut chosen: Vec<Offer> = Vec::new();
    for offer in side {
        if chosen.len() < MOST && chosen.iter().all(|(other, _)| are_apart(*other, offer.0)) {
            chosen.push(offer);
        }
    }
    chosen
}

/// Wrong numbers, the best first: what the learner confused it with, what stands for
/// something else, what stands for nothing.
fn stock(bank: &Bank, counted: &Counted, dial: Dial, chance: &mut Chance) -> Vec<Offer> {
    let digits = decimals(&counted.quantity.value);
    let near = bank.amounts_near((counted.ix, counted.at), counted.value, REACH);
    let mut real: Vec<Offer> = Vec::new();
    for other in near {
        let Some(quantity) = bank.quantity(other) else {
            continue;
        };
        if let Some(value) = Exact::read(&quantity.value)
            && decimals(&quantity.value) <= digits
            && quantity.unit == counted.quantity.unit
            && other.0 != counted.ix
            && !bank.are_nested(other.0, counted.ix)
            && is_offered(counted.value, value)
        {
            real.push((value, Some(other)));
        }
    }
    chance.shuffle(&mut real);
    let (nearest, _) = dial.difficulty.years_off();
    let factors: &[i64] = match nearest {
        12.. => &EASY,
        5..12 => &MIDDLE,
        _ => &HARD,
    };
    let mut factors = factors.to_vec();
    chance.shuffle(&mut factors[..4]);
    let round = quantum(counted.value, digits);
    // "10,000" has no smaller one that is as round.
    let finer = if digits == 0 && round > Exact::ONE {
        round / 10
    } else {
        round
    };
    let factors = [&factors[..], &NEARER].concat();
    let made = [round, finer].into_iter().flat_map(|quantum| {
        let key = counted.value.0;
        factors.iter().map(move |factor| {
            let value = key / 1000 * factor + key % 1000 * factor / 1000;
            Exact((value + quantum / 2) / quantum * quantum)
        })
    });
    let made = made.filter(|value| value.0 > Exact::ONE || digits > 0);
    let made = made.filter(|value| is_offered(counted.value, *value));
    let mut stock = real;
    stock.extend(made.map(|value| (value, None)));
    let confused = |offer: &Offer| is_confused(offer, dial);
    let (first, rest): (Vec<Offer>, Vec<Offer>) = stock.into_iter().partition(confused);
    [first, rest].concat()
}

/// Whether a number is of the event that the learner took this one for.
fn is_confused(offer: &Offer, dial: Dial) -> bool {
    offer.1.is_some_and(|(ix, _)| dial.event() == Some(ix))
}

/// Far enough from the key, and of its order of size.
fn is_offered(key: Exact, value: Exact) -> bool {
    value.0 > 0 && are_apart(key, value) && value.0 / 10 < key.0 && key.0 / 10 < value.0
        // A quarter of the key is a quarter, on either side of it.
        && (key.0 - value.0).abs() >= key.0 / 4
}

fn are_apart(a: Exact, b: Exact) -> bool {
    let smaller = a.0.min(b.0);
    (a.0 - b.0).abs() >= smaller / 1000 * APART
}

/// The place of the last digit that is no nought: made-up numbers are as round.
fn quantum(value: Exact, decimals: usize) -> i64 {
    let mut quantum = Exact::ONE;
    for _ in 0..decimals {
        quantum /= 10;
    }
    if decimals > 0 {
        return quantum.max(1);
    }
    while value.0 % (quantum * 10) == 0 {
        quantum *= 10;
    }
    quantum
}

fn assemble(bank: &Bank, counted: Counted, chosen: &[Offer]) -> Drawn {
    let key = chosen.iter().position(|(value, _)| *value == counted.value);
    let wrong = chosen.iter().filter(|(value, _)| *value != counted.value);
    let refutations = wrong.map(|offer| refute(bank, &counted, *offer)).collect();
    let options = chosen.iter().map(|(value, _)| option(&counted, *value));
    Drawn {
        body: Body::Choice {
            options: options.collect(),
            key: key.unwrap_or(0),
        },
        proof: Proof {
            key: vec![proof::row(bank, counted.ix)],
            distractors: refutations,
            named: None,
        },
        stem: counted.stem,
    }
}

fn written(counted: &Counted, value: Exact) -> String {
    value.text(decimals(&counted.quantity.value))
}

/// "Nearly 4.4 billion US$"
fn option(counted: &Counted, value: Exact) -> Choice {
    let quantity = counted.quantity;
    let hedge = quantity.hedge.as_deref().unwrap_or_default();
    let id = written(counted, value);
    let text = [hedge, " ", &wording::grouped(&id), " ", &quantity.unit].concat();
    Choice {
        text: wording::capitalised(text.trim()),
        id,
        period: None,
    }
}

fn refute(bank: &Bank, counted: &Counted, (value, real): Offer) -> Refutation {
    let other = real.and_then(|real| Some((real.0, bank.quantity(real)?)));
    let says = match other {
        Some((ix, quantity)) => {
            let date = &bank.set().event(ix).date;
            let told = holds_date(&quantity.of, date);
            let when = if told {
                String::new()
            } else {
                date::text(date)
            };
            wording::other_quantity(&quantity.of, &when)
        }
        None => wording::beside_the_number(value.0, counted.value.0, &counted.quantity.unit),
    };
    Refutation {
        option: written(counted, value),
        because: Falsity::Slot {
            event: bank.set().event(counted.ix).id.clone(),
            slot: "quantity".to_owned(),
            holds: counted.quantity.value.clone(),
        },
        instead: other.map(|(ix, _)| proof::row(bank, ix)),
        gap: String::new(),
        says,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{bank, beside_event, dial, question, questions, shown};
    use super::*;
    use crate::bank::{Amount, Form};

    const FORM: Form = Form::ChoiceQuantity;

    #[test]
    fn options_rise_and_lie_a_quarter_apart_with_one_hedge_and_unit() {
        let bank = bank();
        for permille in [0, 500, 1000] {
            let drawn = questions(&bank, FORM, dial(permille), 40);
            assert!(drawn.len() > 200);
            for question in drawn {
                let (options, key) = question.body.single().unwrap();
                let values: Vec<i64> = options.iter().map(|o| o.id.parse().unwrap()).collect();
                assert!(values.is_sorted_by(|a, b| a < b), "{values:?}");
                for (at, value) in values.iter().enumerate() {
                    let off = (value - values[key]).abs();
                    assert!(at == key || off * 4 >= values[key], "{values:?}");
                }
                let shape = |text: &str| text.replace(|c: char| c.is_ascii_digit() || c == ',', "");
                let shapes: Vec<String> = options.iter().map(|o| shape(&o.text)).collect();
                assert!(
                    shapes.windows(2).all(|pair| pair[0] == pair[1]),
                    "{shapes:?}"
                );
            }
        }
    }

    #[test]
    fn the_key_stands_in_every_place() {
        let drawn = questions(&bank(), FORM, dial(500), 200);
        let mut seen = [0_usize; 4];
        for question in &drawn {
            seen[question.body.single().unwrap().1] += 1;
        }
        assert!(seen.iter().all(|n| n * 6 > drawn.len()), "{seen:?}");
    }

    #[test]
    fn the_number_of_what_was_confused_is_offered_and_told() {
        let bank = bank();
        let dial = beside_event(&bank, "wagram", 500);
        let mut offered = 0;
        let fact = bank.fact_named("waterloo/quantity/1").unwrap();
        for seed in 0..20 {
            let question = bank.draw(fact, FORM, seed, dial).unwrap();
            offered += usize::from(shown(&question).contains(&"About 154,000 men".to_owned()));
        }
        assert_eq!(offered, 20);
    }

    #[test]
    fn a_number_that_is_only_a_bound_is_typed_and_not_chosen() {
        let reading = crate::set::read(
            r#"{"format":"annals-set/1","id":"s","title":"S","events":[
            {"id":"a","date":"1988","title":"the rise of trade","quantities":[
              {"of":"trade","value":3.1,"unit":"billion","hedge":"over"},
              {"of":"sales","value":3.1,"unit":"billion","hedge":"nearly"}]}]}"#,
        );
        let bank = Bank::compile(std::rc::Rc::new(reading.unwrap().set));
        for (fact, form, asked) in [
            ("a/quantity/1", FORM, false),
            ("a/quantity/1", Form::ShortAnswerQuantity, true),
            ("a/quantity/2", FORM, true),
        ] {
            let drawn = question(&bank, fact, form, dial(500));
            assert_eq!(drawn.is_some(), asked, "{fact}");
        }
        let typed = question(&bank, "a/quantity/2", Form::ShortAnswerQuantity, dial(500));
        let key = Amount {
            value: "3.1".to_owned(),
            unit: "billion".to_owned(),
            hedge: Some("nearly".to_owned()),
            tolerance: 100,
            by: None,
        };
        assert_eq!(typed.unwrap().body, Body::Quantity { key });
    }

    #[test]
    fn a_made_up_number_is_as_round_as_the_key() {
        for (value, decimals, expected) in [
            (700_000_000, 0, 100_000_000),
            (560_000, 0, 10_000),
            (44_000, 1, 1_000),
            (30_000, 1, 1_000),
        ] {
            assert_eq!(quantum(Exact(value), decimals), expected, "{value}");
        }
    }
}
