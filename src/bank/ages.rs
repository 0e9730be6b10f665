//! The eras of a set, as far as they make a time plausible: who knows that something was
//! of the Cold War rules out every year before it.

use super::Bank;
use crate::date::{Date, Period};

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
}
