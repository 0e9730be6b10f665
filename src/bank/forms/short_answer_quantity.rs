//! Type the number.
//!
//! An exact count of less than a hundred has to be right; with a hedge, with decimals or
//! beyond a hundred, what is near counts as right.

use super::quantity_stem::counted;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::amounts::{Exact, decimals};
use crate::bank::chance::Chance;
use crate::bank::proof;
use crate::bank::{Amount, Bank, Body, Dial, Fact, Proof};
use crate::set::Quantity;

pub(super) const FORM: Spec = Spec {
    name: "short-answer-quantity",
    family: "short-answer",
    asks: &[Class::Quantities],
    tests: Tests::Recall,
    needs: &[Need::Quantities],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "textEntryInteraction",
    moodle: "numerical",
    xapi: "numeric",
};

/// Whole numbers below this are counted out.
const COUNTED: i64 = 100;

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    counted(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    let counted = counted(bank, fact)?;
    Some(Drawn {
        stem: counted.stem,
        body: Body::Quantity {
            key: Amount {
                value: counted.quantity.value.clone(),
                unit: counted.quantity.unit.clone(),
                hedge: counted.quantity.hedge.clone(),
                tolerance: tolerance(counted.quantity, counted.value),
            },
        },
        proof: Proof {
            key: vec![proof::row(bank, counted.ix)],
            distractors: Vec::new(),
        },
    })
}

/// How far off counts as right, in thousandths.
fn tolerance(quantity: &Quantity, value: Exact) -> u32 {
    let exact = decimals(&quantity.value) == 0 && value.0 < COUNTED * Exact::ONE;
    match (&quantity.hedge, exact) {
        (Some(_), _) => 100,
        (None, true) => 0,
        (None, false) => 50,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_small_exact_count_has_to_be_right_to_the_unit() {
        for (value, hedge, expected) in [
            ("56", None, 0),
            ("5", None, 0),
            ("6", Some("nearly"), 100),
            ("4.4", None, 50),
            ("70000", Some("as many as"), 100),
            ("1250", None, 50),
        ] {
            let quantity = Quantity {
                of: "islands".to_owned(),
                value: value.to_owned(),
                unit: String::new(),
                hedge: hedge.map(str::to_owned),
                asked: None,
            };
            let exact = Exact::read(value).unwrap();
            assert_eq!(tolerance(&quantity, exact), expected, "{value}");
        }
    }
}
