//! Choose the date of an event: its year, its decade where the year is not sure, the
//! month within a year, at the hard end the day within a month; of what lasted, the span.
//!
//! Distractors are times of other events, for then each has something to say for itself;
//! a time in which nothing of the set happened fills up where they run out. The key's
//! place among the options is drawn first, and the distractors around it, so that every
//! place is equally likely, but at the ends of the set.
//!
//! Difficulty turns how far off they lie ([`Difficulty::years_off`]) and whether month or
//! day may be asked. What the learner confused the event with is among them.
//!
//! [`Difficulty::years_off`]: crate::bank::Difficulty::years_off

mod day;
mod month;
mod span;
mod year;

use super::date_stem::{Dated, dated};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::proof;
use crate::bank::{Bank, Body, Choice, Dial, Fact, Proof, Refutation};
use crate::date::{Period, Unit};
use crate::set::EventIx;

pub(super) const FORM: Spec = Spec {
    name: "choice-date",
    family: "choice",
    asks: &[Class::Times],
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

/// How many distractors stand beside the key.
const DISTRACTORS: usize = 3;
/// How many events of one year are looked at.
const MOST_IN_A_YEAR: usize = 8;

/// A wrong time, and the event that then happened, if any.
type Offer = (Period, Option<EventIx>);

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    if span::asked(bank, fact).is_some() {
        return true;
    }
    dated(bank, fact).is_some_and(|dated| {
        dated
            .year_or_decade()
            .is_some_and(|period| dated.stem(period, None).is_some())
    })
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    if let Some(lasted) = span::asked(bank, fact) {
        return span::draw(bank, &lasted, dial, chance);
    }
    let dated = dated(bank, fact)?;
    let nth = chance.below(3);
    let finer = if month::is_confused(bank, &dated, dial) || (nth == 0 && !is_easy(dial)) {
        month::draw(bank, &dated, dial, chance)
    } else if nth == 1 && dial.difficulty.is_hard() && dial.event().is_none() {
        day::draw(bank, &dated, chance)
    } else {
        None
    };
    finer.or_else(|| year::draw(bank, &dated, dial, chance))
}

/// A beginner is not asked for months.
fn is_easy(dial: Dial) -> bool {
    dial.difficulty.years_off().0 > 11
}

/// Whether the time of an event may not be offered beside another event: a part of what
/// is asked for, or its whole, would make it arguable.
fn is_related(bank: &Bank, dated: &Dated, ix: EventIx) -> bool {
    ix == dated.ix || bank.are_nested(dated.ix, ix)
}

/// The question of a key and wrong times of its unit. Where the stem names what they all
/// lie in, the options leave that out.
fn assemble(
    bank: &Bank,
    dated: &Dated,
    stem: String,
    key: Period,
    distractors: Vec<Offer>,
) -> Drawn {
    let refute = |(period, ix): &Offer| -> Refutation {
        proof::wrong_period(bank, &dated.date, key, *period, *ix)
    };
    let refutations = distractors.iter().map(refute).collect();
    let mut periods: Vec<Period> = distractors.into_iter().map(|(p, _)| p).collect();
    let at = periods.partition_point(|period| *period < key);
    periods.insert(at, key);
    Drawn {
        stem,
        body: Body::Choice {
            options: periods.into_iter().map(option).collect(),
            key: at,
        },
        proof: Proof {
            key: vec![proof::row(bank, dated.ix)],
            distractors: refutations,
        },
    }
}

fn by_time(offered: Vec<Offer>) -> Vec<Offer> {
    let mut sorted: Vec<Offer> = Vec::with_capacity(offered.len());
    for (period, face) in offered {
        let at = sorted.partition_point(|(before, _)| *before < period);
        sorted.insert(at, (period, face));
    }
    sorted
}

fn option(period: Period) -> Choice {
    let mut text = period.text();
    // The stem of a day or a month names the year.
    if period.unit() < Unit::Year {
        let year = Period::of(Unit::Year, period.extent().first).text();
        let shorter = text.strip_suffix(&year).map(str::trim_end);
        text = shorter.unwrap_or(&text).to_owned();
    }
    Choice {
        id: period.edtf(),
        text,
        period: Some(period),
    }
}

/// How many units the first lies after the second.
fn units_between(a: Period, b: Period) -> i64 {
    proof::units_between(a, b)
}
