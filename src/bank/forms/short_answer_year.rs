//! Type the year of an event.
//!
//! The harder, the sooner nothing is left of the credit for a year that is off: of a set
//! of a century or two after 20, 10 or 5 years, of a longer one later.
//!
//! Whatever is typed must be right or provably wrong: an event with like events at
//! other dates (`also`) is not asked so, for one of those dates could be meant.

use super::date_stem::{Dated, dated};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::proof;
use crate::bank::{Bank, Body, Dial, Difficulty, Fact, Proof};
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

/// The years that a full century is asked by at a difficulty: 20, 10, 5.
fn years(difficulty: Difficulty) -> i64 {
    let hardness = i64::from(difficulty.permille());
    match hardness {
        ..500 => 20 - hardness / 50,
        _ => 15 - hardness / 100,
    }
}

/// So many years off, and nothing is left: more where the set spans more than two
/// centuries, never more than a quarter of its span, at least two; a round number.
fn scale(difficulty: Difficulty, span: Option<(i64, i64)>) -> u32 {
    let span = span.map_or(0, |(first, last)| last - first);
    let years = years(difficulty);
    let wide = (years * span / 200).max(years).min(span / 4);
    let step = match wide {
        ..10 => 1,
        10..50 => 5,
        50..200 => 10,
        _ => 50,
    };
    u32::try_from(wide - wide % step).map_or(2, |scale| scale.max(2))
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    dated(bank, fact)
        .is_some_and(|dated| year(&dated).is_some_and(|year| dated.stem(year, None).is_some()))
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, _: &mut Chance) -> Option<Drawn> {
    let dated = dated(bank, fact)?;
    let year = year(&dated)?;
    Some(Drawn {
        stem: dated.stem(year, None)?,
        body: Body::Year {
            key: year.year(),
            scale: scale(dial.difficulty, bank.span()),
        },
        proof: Proof {
            key: vec![proof::row(bank, dated.ix)],
            distractors: Vec::new(),
            named: None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_follows_difficulty_and_span() {
        for (permille, span, expected) in [
            (0, 94, 20),
            (500, 94, 10),
            (1000, 94, 5),
            (500, 0, 2),
            (500, 6, 2),
            (0, 30, 7),
            (500, 30, 7),
            (1000, 30, 5),
            (500, 400, 20),
            (500, 3000, 150),
            (1000, 3000, 70),
            (250, 94, 15),
        ] {
            let difficulty = Difficulty::from_permille(permille);
            let span = Some((1900, 1900 + span));
            assert_eq!(scale(difficulty, span), expected, "{permille} {span:?}");
        }
        assert_eq!(scale(Difficulty::MIDDLE, None), 2);
    }
}
