//! Type the year of an event.
//!
//! Whatever is typed must be right or provably wrong: an event with like events at
//! other dates (`also`) is not asked so, for one of those dates could be meant.

use super::date_stem::{Dated, dated};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::proof;
use crate::bank::{Bank, Body, Dial, Fact, Proof};
use crate::date::{Period, Unit};

pub(super) const FORM: Spec = Spec {
    name: "short-answer-year",
    family: "short-answer",
    asks: &[Class::Times],
    tests: Tests::Recall,
    needs: &[Need::Events(1)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "textEntryInteraction",
    moodle: "numerical",
    xapi: "numeric",
};

fn year(dated: &Dated) -> Option<Period> {
    let year = Period::around(&dated.date, Unit::Year)?;
    let elsewhere = dated.event.also.iter().any(|also| !year.contains(also));
    (!elsewhere).then_some(year)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    dated(bank, fact)
        .is_some_and(|dated| year(&dated).is_some_and(|year| dated.stem(year, None).is_some()))
}

fn draw(bank: &Bank, fact: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    let dated = dated(bank, fact)?;
    let year = year(&dated)?;
    Some(Drawn {
        stem: dated.stem(year, None)?,
        body: Body::Year {
            key: year.year(),
            scale: 1,
        },
        proof: Proof {
            key: vec![proof::row(bank, dated.ix)],
            distractors: Vec::new(),
        },
    })
}
