//! Choose the date of an event: its year, its decade where the year is not sure, or
//! the month within a year.
//!
//! Distractors are years of other events, for then each has something to say for
//! itself; a year in which nothing of the set happened fills up where they run out.
//! The key's place among the options is drawn first, and the distractors around it,
//! so that every place is equally likely, but at the ends of the set.

use super::date_stem::{Dated, dated};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::proof;
use crate::bank::{Bank, Body, Choice, Dial, Fact, Proof, Refutation};
use crate::date::{Period, Shape, Unit};
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
/// How many years with events are looked at on either side of the key.
const REACH: usize = 16;
/// How many events of one year are looked at.
const MOST_IN_A_YEAR: usize = 8;
/// Distractors nearer than this many years make a question of mere precision.
const NEAREST: i32 = 2;
/// The distance that is neither easy nor a trap; nearer and farther ones come later.
const USUAL: i64 = 6;
/// Years within which two of the three lie, where there are such.
const NEAR: i64 = 12;
/// How far the order of candidates may be from that of their distances, in thousandths.
const BLUR: u32 = 700;
/// How far a year without an event may lie.
const FARTHEST_FILL: u32 = 15;
/// Draws of distractors before the least odd of them is taken.
const TRIES: usize = 16;

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    dated(bank, fact).is_some_and(|dated| {
        dated
            .year_or_decade()
            .is_some_and(|period| dated.stem(period, None).is_some())
    })
}

fn draw(bank: &Bank, fact: Fact, _: Dial, chance: &mut Chance) -> Option<Drawn> {
    let dated = dated(bank, fact)?;
    if chance.below(3) == 0
        && let Some(drawn) = draw_month(bank, &dated, chance)
    {
        return Some(drawn);
    }
    let key = dated.year_or_decade()?;
    let stem = dated.stem(key, None)?;
    let place = place_of_key(bank, &dated, key, chance);
    let mut chosen = around(bank, &dated, key, place, chance)?;
    for _ in 1..TRIES {
        if oddness(key, &chosen) == 0 {
            break;
        }
        let other = around(bank, &dated, key, place, chance)?;
        if oddness(key, &other) < oddness(key, &chosen) {
            chosen = other;
        }
    }
    Some(assemble(bank, &dated, stem, key, chosen))
}

/// Where the key stands among the options: each place as likely, but for those that
/// would need more than one period in which nothing happened.
fn place_of_key(bank: &Bank, dated: &Dated, key: Period, chance: &mut Chance) -> usize {
    let centre = bank.place_of_year(key.year());
    let count = |years: &[(i64, u32)]| {
        let offered = years
            .iter()
            .filter(|(y, _)| offered(dated, key, *y).is_some());
        offered.take(DISTRACTORS).count()
    };
    let years = bank.years();
    let earlier = count(&years[centre.saturating_sub(REACH)..centre]);
    let later = count(&years[centre..years.len().min(centre + REACH)]);
    let empty =
        |place: &usize| place.saturating_sub(earlier) + (DISTRACTORS - place).saturating_sub(later);
    let places: Vec<usize> = (0..=DISTRACTORS)
        .filter(|place| empty(place) <= 1)
        .collect();
    match places.get(chance.index(places.len())) {
        Some(place) => *place,
        // In a set of a few years every place needs some.
        None => chance.index(DISTRACTORS + 1),
    }
}

/// The event that stands for a year when the year is offered as false. One that can
/// itself be asked is worth more to the reader; a part of what is asked for, or its
/// whole, would make the year arguable.
fn face_of(bank: &Bank, dated: &Dated, place: usize, chance: &mut Chance) -> Option<EventIx> {
    let events = bank.happened_in(place);
    let events = &events[..events.len().min(MOST_IN_A_YEAR)];
    let related = |ix: &EventIx| *ix == dated.ix || bank.are_nested(dated.ix, *ix);
    if events.iter().any(related) {
        return None;
    }
    let worth = |ix: &&EventIx| bank.is_ordered(**ix);
    let worthy = events.iter().filter(worth).count();
    let nth = chance.index(if worthy > 0 { worthy } else { events.len() });
    let face = if worthy > 0 {
        events.iter().filter(worth).nth(nth)
    } else {
        events.get(nth)
    };
    face.copied()
}

/// `place` periods before the key and the rest after it, in order of time.
fn around(
    bank: &Bank,
    dated: &Dated,
    key: Period,
    place: usize,
    chance: &mut Chance,
) -> Option<Vec<(Period, Option<EventIx>)>> {
    let years = bank.years();
    let centre = bank.place_of_year(key.year());
    let mut chosen: Vec<(Period, Option<EventIx>)> = Vec::new();
    for (earlier, wanted) in [(true, place), (false, DISTRACTORS - place)] {
        let side = if earlier {
            centre.saturating_sub(REACH)..centre
        } else {
            centre..years.len().min(centre + REACH)
        };
        let side = side.map(|at| at as u32).collect();
        let side = chance.nearest_first(side, BLUR, |at| {
            ((years[at as usize].0 - key.year()).abs() - USUAL).unsigned_abs() + 1
        });
        let before = chosen.len();
        for at in side.into_iter().map(|at| at as usize) {
            if chosen.len() - before == wanted {
                break;
            }
            let Some(period) = offered(dated, key, years[at].0) else {
                continue;
            };
            if chosen.iter().all(|(seen, _)| *seen != period)
                && let Some(face) = face_of(bank, dated, at, chance)
            {
                chosen.push((period, Some(face)));
            }
        }
        while chosen.len() - before < wanted {
            let fill = fill(dated, key, earlier, &chosen, chance)?;
            chosen.push((fill, None));
        }
    }
    Some(by_time(chosen))
}

/// The period of the key's unit that a year lies in, when it may be offered as false.
fn offered(dated: &Dated, key: Period, year: i64) -> Option<Period> {
    let period = Period::of(key.unit(), Period::year_of(year)?.extent().first);
    let nearest = if key.unit() == Unit::Year {
        i64::from(NEAREST)
    } else {
        1
    };
    let far = units_between(period, key).abs() >= nearest;
    (far && dated.excludes(period)).then_some(period)
}

/// A period on the given side in which nothing of the set happened.
fn fill(
    dated: &Dated,
    key: Period,
    earlier: bool,
    taken: &[(Period, Option<EventIx>)],
    chance: &mut Chance,
) -> Option<Period> {
    let (nearest, farthest) = match key.unit() {
        Unit::Year => (NEAREST, FARTHEST_FILL),
        Unit::Day | Unit::Month | Unit::Decade | Unit::Century => (1, FARTHEST_FILL / 3),
    };
    let first = chance.below(farthest);
    (0..farthest)
        .map(|n| nearest + i32::try_from((first + n) % farthest).unwrap_or(0))
        .map(|by| key.shifted(if earlier { -by } else { by }))
        .find(|period| dated.excludes(*period) && taken.iter().all(|(p, _)| p != period))
}

/// By how much a reader who knows nothing could tell the key from the others: the only
/// even or odd year weighs most, then the only one of its time, the only round one, the
/// only one of its decade.
fn oddness(key: Period, chosen: &[(Period, Option<EventIx>)]) -> u32 {
    if key.unit() != Unit::Year {
        return 0;
    }
    let others = || chosen.iter().map(|(period, _)| period.year());
    let parity = others().any(|year| (year - key.year()) % 2 == 0);
    let near = others()
        .filter(|year| (year - key.year()).abs() <= NEAR)
        .count()
        >= 2;
    let round = key.year() % 10 != 0 || others().any(|year| year % 10 == 0);
    let decade = others().any(|year| year.div_euclid(10) == key.year().div_euclid(10));
    [parity, near, round, decade]
        .into_iter()
        .fold(0, |oddness, fair| oddness * 2 + u32::from(!fair))
}

/// Which month of its year, where other events of that year give the distractors.
fn draw_month(bank: &Bank, dated: &Dated, chance: &mut Chance) -> Option<Drawn> {
    let key = Period::around(&dated.date, Unit::Month)?;
    let year = Period::of(Unit::Year, key.extent().first);
    let stem = dated.stem(key, Some(year))?;
    let mut stock: Vec<(Period, Option<EventIx>)> = Vec::new();
    let same_year = bank.happened_in(bank.place_of_year(year.year()));
    for ix in same_year.iter().copied().take(MOST_IN_A_YEAR * 4) {
        let event = bank.set().event(ix);
        if event.date.shape() != Shape::Point {
            continue;
        }
        if let Some(month) = Period::around(&event.date, Unit::Month)
            && dated.excludes(month)
            && ix != dated.ix
            && !bank.are_nested(dated.ix, ix)
            && stock.iter().all(|(seen, _)| *seen != month)
        {
            stock.push((month, Some(ix)));
        }
    }
    // With fewer than three, a reader would be choosing among months that mean nothing.
    if stock.len() < DISTRACTORS {
        return None;
    }
    chance.shuffle(&mut stock);
    stock.truncate(DISTRACTORS);
    Some(assemble(bank, dated, stem, key, by_time(stock)))
}

fn assemble(
    bank: &Bank,
    dated: &Dated,
    stem: String,
    key: Period,
    distractors: Vec<(Period, Option<EventIx>)>,
) -> Drawn {
    let refute = |(period, ix): &(Period, Option<EventIx>)| -> Refutation {
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

fn by_time(offered: Vec<(Period, Option<EventIx>)>) -> Vec<(Period, Option<EventIx>)> {
    let mut sorted: Vec<(Period, Option<EventIx>)> = Vec::with_capacity(offered.len());
    for (period, face) in offered {
        let at = sorted.partition_point(|(before, _)| *before < period);
        sorted.insert(at, (period, face));
    }
    sorted
}

fn option(period: Period) -> Choice {
    Choice {
        id: period.edtf(),
        text: period.text(),
        period: Some(period),
    }
}

/// How many units the first lies after the second.
fn units_between(a: Period, b: Period) -> i64 {
    proof::units_between(a, b)
}
