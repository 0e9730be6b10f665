//! Say whether a statement is true.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial, Fact};

pub(super) const FORM: Spec = Spec {
    name: "true-false",
    family: "true-false",
    asks: &[
        Class::Times,
        Class::Actors,
        Class::Places,
        Class::Quantities,
    ],
    tests: Tests::Recognition,
    needs: &[Need::Events(4)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "truefalse",
    xapi: "true-false",
};

fn can_ask(_: &Bank, _: Fact) -> bool {
    false
}

fn draw(_: &Bank, _: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    None
}
