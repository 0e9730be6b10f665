//! Choose what was left out of a sentence.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial, Fact};

pub(super) const FORM: Spec = Spec {
    name: "cloze-choice",
    family: "cloze",
    asks: &[Class::Actors, Class::Places, Class::Quantities],
    tests: Tests::Recognition,
    needs: &[Need::Summaries],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "inlineChoiceInteraction",
    moodle: "cloze",
    xapi: "choice",
};

fn can_ask(_: &Bank, _: Fact) -> bool {
    false
}

fn draw(_: &Bank, _: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    None
}
