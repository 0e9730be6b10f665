//! Find the detail of a sentence that was changed.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial, Fact};

pub(super) const FORM: Spec = Spec {
    name: "wrong-detail",
    family: "wrong-detail",
    asks: &[Class::Actors, Class::Places, Class::Quantities],
    tests: Tests::Recognition,
    needs: &[Need::Summaries],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "hottextInteraction",
    moodle: "",
    xapi: "choice",
};

fn can_ask(_: &Bank, _: Fact) -> bool {
    false
}

fn draw(_: &Bank, _: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    None
}
