//! Which answers count for which fact.

use super::journal::{Change, Journal, NameIx, Review};
use super::schedule::Memory;

/// The answers that count for each fact of all sets, in the order of time, with what was known
/// before the first of them.
pub(super) fn each_history(journal: &Journal, told: impl FnMut(NameIx, Memory, &[&Review])) {
    History::of(journal, None).each(journal, told);
}

/// The answers of each fact that count, in the order of time.
#[derive(Clone, Debug)]
pub(super) struct History {
    /// Positions in the journal, those of one fact together.
    positions: Vec<u32>,
    /// Where those of each fact end; they begin where those of the one before end.
    ends: Vec<u32>,
    /// The name that each name goes by.
    pub(super) goes_by: Vec<NameIx>,
    /// Up to which second answers count no more.
    pub(super) forgotten: Vec<i64>,
    /// What was known before the first of them.
    pub(super) starts: Vec<Memory>,
}

impl History {
    /// Of one set, or of all.
    pub(super) fn of(journal: &Journal, set: Option<NameIx>) -> History {
        let names = journal.names();
        let mut goes_by: Vec<NameIx> = (0..).map(NameIx).take(names.len()).collect();
        // What counts no more, by fact: everything up to this second.
        let mut forgotten = vec![i64::MIN; names.len()];
        let mut starts = vec![Memory::New; names.len()];
        for notice in journal.notices() {
            let fact = goes_by[notice.fact.0 as usize];
            match notice.what {
                Change::Means(..) => {}
                Change::Forgotten => {
                    forgotten[fact.0 as usize] = notice.when;
                    starts[fact.0 as usize] = Memory::New;
                }
                Change::Known(memory) => {
                    forgotten[fact.0 as usize] = notice.when;
                    starts[fact.0 as usize] = Memory::Learned(memory);
                }
                Change::Renamed(to) => {
                    for name in goes_by.iter_mut().filter(|name| **name == fact) {
                        *name = to;
                    }
                }
            }
        }
        let of_set: Vec<bool> = (0..)
            .map(NameIx)
            .take(names.len())
            .map(|ix| {
                names
                    .set_of(ix)
                    .is_some_and(|of| set.is_none_or(|set| set == of))
            })
            .collect();
        // What is known of other sets' facts is not this set's to tell.
        for (start, is_own) in starts.iter_mut().zip(&of_set) {
            if !is_own {
                *start = Memory::New;
            }
        }
        let fact_of = |review: &Review| {
            let fact = goes_by[review.fact.0 as usize];
            let counts = !review.undone
                && of_set[fact.0 as usize]
                && review.when > forgotten[fact.0 as usize];
            counts.then_some(fact.0 as usize)
        };
        let mut ends = vec![0u32; names.len()];
        for fact in journal.reviews().iter().filter_map(fact_of) {
            ends[fact] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            // Where it begins, for now; filling it moves it to its end.
            sum += std::mem::replace(end, sum);
        }
        let mut positions = vec![0; sum as usize];
        for (position, review) in (0..).zip(journal.reviews()) {
            if let Some(fact) = fact_of(review) {
                positions[ends[fact] as usize] = position;
                ends[fact] += 1;
            }
        }
        History {
            positions,
            ends,
            goes_by,
            forgotten,
            starts,
        }
    }

    pub(super) fn each(&self, journal: &Journal, mut told: impl FnMut(NameIx, Memory, &[&Review])) {
        let mut reviews: Vec<&Review> = Vec::new();
        for (at, fact) in (0..self.ends.len()).zip((0..).map(NameIx)) {
            reviews.clear();
            let own = self.of_fact(at).iter();
            reviews.extend(own.map(|at| &journal.reviews()[*at as usize]));
            if !reviews.is_empty() {
                told(fact, self.starts[at], &reviews);
            }
        }
    }

    pub(super) fn of_fact(&self, fact: usize) -> &[u32] {
        let end = self.ends[fact] as usize;
        let start = match fact.checked_sub(1) {
            Some(before) => self.ends[before] as usize,
            None => 0,
        };
        &self.positions[start..end]
    }
}
