//! Find the one that lacks what the others have.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial, Fact};

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

fn can_ask(_: &Bank, _: Fact) -> bool {
    false
}

fn draw(_: &Bank, _: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    None
}
