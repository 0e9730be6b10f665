//! Type the number.
//!
//! An exact count up to twelve has to be right, a hedged one but for one more or less; of
//! more, and of what has decimals, what lies within a tenth counts as right. The page says
//! so before.

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
const COUNTED: i64 = 13;

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
                by: None,
            },
        },
        proof: Proof {
            key: vec![proof::row(bank, counted.ix)],
            distractors: Vec::new(),
            named: None,
        },
    })
}

/// How far off counts as right, in thousandths.
pub(super) fn tolerance(quantity: &Quantity, value: Exact) -> u32 {
    let exact = decimals(&quantity.value) == 0 && value.0 < COUNTED * Exact::ONE;
    match (&quantity.hedge, exact) {
        (None, true) => 0,
        // "About six": one more or less.
        (Some(_), true) => u32::try_from(1000 * Exact::ONE / value.0.max(1) + 1).unwrap_or(0),
        (_, false) => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_small_exact_count_has_to_be_right_to_the_unit() {
        for (value, hedge, expected) in [
            ("56", None, 100),
            ("5", None, 0),
            ("6", Some("about"), 167),
            ("4.4", None, 100),
            ("70000", Some("as many as"), 100),
            ("1250", None, 100),
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
