//! Type the number.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial, Fact};

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

fn can_ask(_: &Bank, _: Fact) -> bool {
    false
}

fn draw(_: &Bank, _: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    None
}
