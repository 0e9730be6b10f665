//! The first page: what the reader has met and knew.

use std::collections::BTreeMap;

use crate::memory::Ledger;

/// How a reader stands to the facts of a set, by the answers kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Facts answered at least once.
    pub met: usize,
    /// Of these, the ones answered right the last time.
    pub known: usize,
}

/// How the reader stands to the set of this id.
#[must_use]
pub fn standing(ledger: &Ledger, set: &str) -> Standing {
    let mut last: BTreeMap<&str, (i64, bool)> = BTreeMap::new();
    let all = ledger.finished().into_iter().chain(ledger.unfinished());
    for attempt in all.filter(|attempt| attempt.set == set) {
        for (pick, answer) in attempt.picks.iter().zip(&attempt.answers) {
            let latest = last.entry(&pick.fact).or_insert((answer.when, false));
            if answer.when >= latest.0 {
                *latest = (answer.when, answer.is_right());
            }
        }
    }
    Standing {
        met: last.len(),
        known: last.values().filter(|(_, right)| *right).count(),
    }
}
