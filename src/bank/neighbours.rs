//! Events near another in time: the stock that distractors and companions come from.

use super::Bank;
use super::chance::Chance;
use super::rows::Line;
use crate::set::EventIx;

/// A line no longer than this is looked at whole.
const SMALL: usize = 32;

/// How far apart companions are looked for in a longer one, in days: from a day or
/// two, for a set of one crisis, to a lifetime; most of them between one year and thirty.
const STEPS: [u32; 14] = [
    2, 8, 30, 120, 365, 730, 1095, 1643, 2464, 3696, 5544, 8316, 12474, 28066,
];

/// How many of those that stand next to an event are wanted on either side.
const NEXT: usize = 10;

/// How far the order of companions may be from that of their distances, in thousandths.
const BLUR: u32 = 600;

impl Bank {
    /// Up to 32 events of a line other than the one at `at`, the nearer ones tending to
    /// come first. The cost does not grow with the line, but for binary searches.
    pub(super) fn neighbours(
        &self,
        (line, at): (&Line, usize),
        chance: &mut Chance,
    ) -> Vec<EventIx> {
        let Some(here) = line.first_days.get(at).copied() else {
            return Vec::new();
        };
        let places = places(line, at, chance).into_iter();
        let places = places.map(|place| place as u32).collect();
        let places = chance.nearest_first(places, BLUR, |place| {
            (line.first_days[place as usize] - here).unsigned_abs() + 1
        });
        let events = places.into_iter();
        events.map(|place| line.events[place as usize]).collect()
    }

    /// The same in no order, and with those that stand next to it on either side: for a
    /// form that wants them at a distance of its own.
    pub(super) fn around(&self, (line, at): (&Line, usize), chance: &mut Chance) -> Vec<EventIx> {
        let mut places = places(line, at, chance);
        for place in at.saturating_sub(NEXT)..line.events.len().min(at + NEXT + 1) {
            if place != at && !places.contains(&place) {
                places.push(place);
            }
        }
        let places = places.into_iter();
        places.map(|place| line.events[place]).collect()
    }
}

/// All places of a short line but this one; of a long line some on either side of it.
fn places(line: &Line, at: usize, chance: &mut Chance) -> Vec<usize> {
    if at >= line.events.len() {
        return Vec::new();
    }
    let mut places: Vec<usize> = if line.events.len() <= SMALL {
        (0..line.events.len()).collect()
    } else {
        scattered(line, at, chance)
    };
    places.retain(|place| *place != at);
    places
}

/// Places around dates at growing distances on both sides.
fn scattered(line: &Line, at: usize, chance: &mut Chance) -> Vec<usize> {
    let days = &line.first_days;
    let mut found = Vec::with_capacity(STEPS.len() * 2);
    for step in STEPS {
        for side in [-1, 1] {
            let wanted = days[at] + side * i64::from(step + chance.below(step / 2));
            // Only the side itself is searched.
            let place = if side < 0 {
                days[..at].partition_point(|day| *day < wanted)
            } else {
                at + days[at..].partition_point(|day| *day < wanted)
            };
            let place = place.min(days.len() - 1);
            if place != at && !found.contains(&place) {
                found.push(place);
            }
        }
    }
    found
}
