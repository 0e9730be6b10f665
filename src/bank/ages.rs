//! The eras of a set, as far as they make a time plausible: who knows that something was
//! of the Cold War rules out every year before it.

use super::Bank;
use crate::date::{Date, Extent, Period};

/// How many eras are looked through.
const MOST: usize = 32;

/// The eras that a period reaches into.
pub(super) struct Age<'a> {
    eras: Vec<&'a Date>,
}

impl Bank {
    /// The age of a period; the whole of time where the set tells no eras.
    pub(super) fn age_of(&self, period: Period) -> Age<'_> {
        let eras = self.set().eras.iter().take(MOST).map(|era| &era.date);
        let reached = eras.filter(|era| !period.is_apart_from(era));
        Age {
            eras: reached.collect(),
        }
    }
}

impl Age<'_> {
    /// Whether another period may lie in it.
    pub fn holds(&self, period: Period) -> bool {
        let mut eras = self.eras.iter();
        self.eras.is_empty() || eras.any(|era| !period.is_apart_from(era))
    }

    /// How many years a period lies before its beginning or behind its end.
    pub fn years_beyond(&self, period: Period) -> u64 {
        if self.holds(period) {
            return 0;
        }
        let eras = self.eras.iter();
        let beyond = eras.map(|era| years_beyond(era.extent(), period));
        beyond.min().unwrap_or(0)
    }
}

/// How many years a period lies before or behind an extent; one at least where it does.
pub(super) fn years_beyond(extent: Extent, period: Period) -> u64 {
    let days = period.extent();
    let before = extent
        .earliest
        .map_or(0, |day| day.count() - days.last.count());
    let behind = extent
        .latest
        .map_or(0, |day| days.first.count() - day.count());
    before.max(behind).max(0).unsigned_abs().div_ceil(366)
}
