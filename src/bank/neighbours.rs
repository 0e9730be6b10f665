//! Events near another in time: the stock that distractors and companions come from.

use super::chance::Chance;
use super::compile::Bank;
use crate::set::EventIx;

/// A list no longer than this is looked at whole.
const SMALL: usize = 32;

/// How far apart companions are looked for in a long list, in days: from a day or
/// two, for a set of one crisis, to a lifetime; most of them between one year and thirty.
const STEPS: [u32; 14] = [
    2, 8, 30, 120, 365, 730, 1095, 1643, 2464, 3696, 5544, 8316, 12474, 28066,
];

impl Bank {
    /// Up to 32 or so events of `list` other than the one at `at`, the nearer ones
    /// tending to come first. The cost does not grow with the list, but for binary
    /// searches.
    pub(super) fn neighbours(
        &self,
        (list, at): (&[EventIx], usize),
        chance: &mut Chance,
    ) -> Vec<EventIx> {
        let Some(centre) = list.get(at).copied() else {
            return Vec::new();
        };
        let mut found: Vec<EventIx> = if list.len() <= SMALL {
            list.iter().copied().filter(|ix| *ix != centre).collect()
        } else {
            self.scattered(list, centre, chance)
        };
        let here = self.middle(centre);
        chance.nearest_first(&mut found, |ix| (self.middle(*ix) - here).unsigned_abs());
        found
    }

    /// Events around dates at growing distances on both sides.
    fn scattered(&self, list: &[EventIx], centre: EventIx, chance: &mut Chance) -> Vec<EventIx> {
        let mut found = Vec::with_capacity(SMALL);
        let here = self.first_day(centre);
        for step in STEPS {
            for side in [-1, 1] {
                let wanted = here + side * i64::from(step + chance.below(step / 2));
                let near = list.partition_point(|ix| self.first_day(*ix) < wanted);
                let near = near.min(list.len() - 1);
                let ix = list[near];
                if ix != centre && !found.contains(&ix) {
                    found.push(ix);
                }
            }
        }
        found
    }

    fn first_day(&self, ix: EventIx) -> i64 {
        self.bounds(ix).map_or(0, |(early, _)| early.count())
    }

    /// Twice the middle of an event, in days: only differences count.
    fn middle(&self, ix: EventIx) -> i64 {
        self.bounds(ix)
            .map_or(0, |(early, late)| early.count() + late.count())
    }
}
