//! Choose what sort of event it was.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial, Fact};

pub(super) const FORM: Spec = Spec {
    name: "choice-kind",
    family: "choice",
    asks: &[Class::Kinds],
    tests: Tests::Recognition,
    needs: &[Need::Kinds],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

fn can_ask(_: &Bank, _: Fact) -> bool {
    false
}

fn draw(_: &Bank, _: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    None
}
