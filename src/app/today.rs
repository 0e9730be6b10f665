//! The first page: what the reader has met and knew.

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
    // The last answer to each fact: when it was, and whether it was right.
    let mut last: Vec<(&str, i64, bool)> = Vec::new();
    let all = ledger.finished().into_iter().chain(ledger.unfinished());
    for attempt in all.filter(|attempt| attempt.set == set) {
        for (pick, answer) in attempt.picks.iter().zip(&attempt.answers) {
            let latest = (pick.fact.as_str(), answer.when, answer.is_right());
            match last.binary_search_by(|(fact, ..)| (*fact).cmp(&pick.fact)) {
                Ok(at) if last[at].1 <= answer.when => last[at] = latest,
                Ok(_) => {}
                Err(at) => last.insert(at, latest),
            }
        }
    }
    Standing {
        met: last.len(),
        known: last.iter().filter(|(.., right)| *right).count(),
    }
}
