//! Which day of a named month: only for those who want it hard.
//!
//! The other days of the month are provably not it, for the event has one date; days of
//! other events are taken first.

use super::super::Drawn;
use super::super::date_stem::Dated;
use super::{DISTRACTORS, MOST_IN_A_YEAR, Offer, assemble, by_time, is_related};
use crate::bank::Bank;
use crate::bank::chance::Chance;
use crate::date::{Period, Shape, Unit};
use crate::set::EventIx;

/// How far off the wrong days lie: nearer ones are a matter of mere precision.
const NEAREST: i32 = 2;
const FARTHEST: i32 = 12;
/// Draws before the least odd of them is taken.
const TRIES: usize = 12;

pub(super) fn draw(bank: &Bank, dated: &Dated, chance: &mut Chance) -> Option<Drawn> {
    // "About the 6th" has no day, and what lasted has none either.
    let key = Period::around(&dated.date, Unit::Day)?;
    let month = Period::of(Unit::Month, key.first());
    let stem = dated.stem(key, Some(month))?;
    let held = days_with_events(bank, dated, month);
    let pool = |side: i32| -> Vec<Offer> {
        let days = (NEAREST..=FARTHEST).map(|by| key.shifted(side * by));
        let days = days.filter(|day| is_free(dated, month, *day));
        let faced = days.filter_map(|day| match held.iter().find(|(held, _)| *held == day) {
            // A day of what hangs together with the event is not offered.
            Some((_, None)) => None,
            Some((_, face)) => Some((day, *face)),
            None => Some((day, None)),
        });
        faced.collect()
    };
    let (mut before, mut after) = (pool(-1), pool(1));
    let places: Vec<usize> = (0..=DISTRACTORS)
        .filter(|place| *place <= before.len() && DISTRACTORS - place <= after.len())
        .collect();
    let place = *places.get(chance.index(places.len()))?;
    let mut best: Option<Vec<Offer>> = None;
    for _ in 0..TRIES {
        chance.shuffle(&mut before);
        chance.shuffle(&mut after);
        let mut chosen = first_with_events(&before, place);
        chosen.extend(first_with_events(&after, DISTRACTORS - place));
        let fairer = |best: &Vec<Offer>| oddness(key, &chosen) < oddness(key, best);
        if best.as_ref().is_none_or(fairer) {
            best = Some(chosen);
        }
    }
    Some(assemble(bank, dated, stem, key, by_time(best?)))
}

fn is_free(dated: &Dated, month: Period, day: Period) -> bool {
    Period::of(Unit::Month, day.first()) == month && dated.excludes(day)
}

/// The days of the month on which something happened; without a face where that hangs
/// together with the event.
fn days_with_events(bank: &Bank, dated: &Dated, month: Period) -> Vec<(Period, Option<EventIx>)> {
    let same_year = bank.happened_in(bank.place_of_year(month.year()));
    let mut days: Vec<(Period, Option<EventIx>)> = Vec::new();
    for ix in same_year.iter().copied().take(MOST_IN_A_YEAR * 4) {
        let event = bank.set().event(ix);
        if event.date.shape() == Shape::Point
            && let Some(day) = Period::around(&event.date, Unit::Day)
        {
            let face = (!is_related(bank, dated, ix)).then_some(ix);
            days.push((day, face));
        }
    }
    days
}

/// Days with an event before days without.
fn first_with_events(pool: &[Offer], wanted: usize) -> Vec<Offer> {
    let with = pool.iter().filter(|(_, face)| face.is_some());
    let without = pool.iter().filter(|(_, face)| face.is_none());
    with.chain(without).copied().take(wanted).collect()
}

/// How many ways there are to guess: the only even or odd day, the only round one, days
/// that lie side by side.
fn oddness(key: Period, chosen: &[Offer]) -> u32 {
    let number = |period: Period| period.first().to_ymd().2;
    let own = number(key);
    let others = || chosen.iter().map(|(period, _)| number(*period));
    let parity = others().any(|day| (day + own) % 2 == 0);
    let round = own % 5 != 0 || others().any(|day| day % 5 == 0);
    let side_by_side = |(a, b): (&Offer, &Offer)| a.0.units_after(b.0).abs() < 2;
    let apart = !(0..chosen.len()).any(|a| (0..a).any(|b| side_by_side((&chosen[a], &chosen[b]))));
    [parity, round, apart]
        .into_iter()
        .fold(0, |oddness, fair| oddness * 2 + u32::from(!fair))
}
