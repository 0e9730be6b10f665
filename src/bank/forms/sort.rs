//! Sort events into eras or kinds.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial, Fact};

pub(super) const FORM: Spec = Spec {
    name: "sort",
    family: "sort",
    asks: &[Class::Times],
    tests: Tests::Recognition,
    needs: &[Need::Events(4)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "matchInteraction",
    moodle: "match",
    xapi: "matching",
};

fn can_ask(_: &Bank, _: Fact) -> bool {
    false
}

fn draw(_: &Bank, _: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    None
}
