//! All names of a set by their length and letters, so that those near to a typed one are
//! found without comparing it to each.

use super::name::{distance, folded_names};
use crate::bank::Bank;
use crate::set::EntityIx;
use crate::set::names::sort;

/// The names of all entities.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::bank) struct Roll {
    /// Lengths without spaces, each with the number of its name, the shortest first.
    lengths: Vec<(i64, u32)>,
    /// In the same order: the letters of the name.
    letters: Vec<Letters>,
    /// By number: whose name it is.
    owners: Vec<EntityIx>,
    /// By number: where the name ends in `text`.
    ends: Vec<u32>,
    /// All names, folded, one after the other.
    text: String,
}

/// Which letters a name has, and which twice, as bits. A letter changed, added or left
/// out changes two of them at most.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Letters(u64);

impl Letters {
    fn of(name: &str) -> Letters {
        let mut bits = 0u64;
        for char in name.chars().filter(|char| *char != ' ') {
            let once = 1 << (u32::from(char) % 32);
            bits |= if bits & once == 0 { once } else { once << 32 };
        }
        Letters(bits)
    }

    fn may_be_near(self, other: Letters, slips: usize) -> bool {
        (self.0 ^ other.0).count_ones() as usize <= 2 * slips
    }
}

fn length(name: &str) -> i64 {
    name.chars().filter(|char| *char != ' ').count() as i64
}

impl Roll {
    pub fn of(bank: &Bank) -> Roll {
        let mut roll = Roll::default();
        for (at, entity) in (0..).zip(&bank.set().entities) {
            for name in folded_names(bank, entity) {
                let number = roll.ends.len() as u32;
                roll.lengths.push((length(&name), number));
                roll.text.push_str(&name);
                roll.ends.push(roll.text.len() as u32);
                roll.owners.push(EntityIx(at));
            }
        }
        sort(&mut roll.lengths);
        let numbers = roll.lengths.iter();
        let letters = numbers.map(|(_, number)| Letters::of(roll.name(*number)));
        roll.letters = letters.collect();
        roll
    }

    fn name(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        let place = start as usize..self.ends[number] as usize;
        self.text.get(place).unwrap_or_default()
    }

    /// The first entity but `but` that bears this name.
    pub fn named(&self, typed: &str, but: EntityIx) -> Option<EntityIx> {
        self.near(typed, 0, but)
    }

    /// Whether an entity but `but` has a name that is no more than so many slips away.
    pub fn is_near(&self, typed: &str, slips: usize, but: EntityIx) -> bool {
        self.near(typed, slips, but).is_some()
    }

    fn near(&self, typed: &str, slips: usize, but: EntityIx) -> Option<EntityIx> {
        let (own, reach) = (length(typed), slips as i64);
        let place = |length: i64| self.lengths.partition_point(|(other, _)| *other < length);
        let (first, end) = (place(own - reach), place(own + reach + 1));
        let letters = Letters::of(typed);
        (first..end)
            .filter(|at| self.letters[*at].may_be_near(letters, slips))
            .map(|at| self.lengths[at].1)
            .filter(|number| self.owners[*number as usize] != but)
            .find(|number| distance(self.name(*number), typed, slips).is_some())
            .map(|number| self.owners[number as usize])
    }
}
