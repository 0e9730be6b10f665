//! Chance from a seed, the same on every machine.
//!
//! `rand_chacha` promises the same stream on every platform and release; `rand`'s
//! own choice of a value within a range may change between its releases, so it is
//! made here, by multiplication with rejection (Lemire, "Fast random integer
//! generation in an interval", 2019, algorithm 5).

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::set::names::sort;

/// A stream of choices.
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Chance {
        Chance(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number below `end`, each as likely as the other; 0 when `end` is 0.
    pub fn below(&mut self, end: u32) -> u32 {
        if end == 0 {
            return 0;
        }
        let mut product = self.product(end);
        if low(product) < end {
            let unfair = end.wrapping_neg() % end;
            while low(product) < unfair {
                product = self.product(end);
            }
        }
        (product >> 32) as u32
    }

    /// An index into a slice of this length.
    pub fn index(&mut self, len: usize) -> usize {
        self.below(u32::try_from(len).unwrap_or(u32::MAX)) as usize
    }

    /// Puts a slice into random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }

    /// Sorts by `distance`, each blurred by up to so many thousandths of itself either
    /// way: what is near tends to come first, but not always the same.
    pub fn nearest_first(
        &mut self,
        items: Vec<u32>,
        blur: u32,
        distance: impl Fn(u32) -> u64,
    ) -> Vec<u32> {
        let blurred = items.into_iter().map(|item| {
            let blur = u64::from(1000 - blur + self.below(2 * blur));
            let blurred = distance(item).saturating_mul(blur);
            (i64::try_from(blurred).unwrap_or(i64::MAX), item)
        });
        let mut blurred: Vec<(i64, u32)> = blurred.collect();
        sort(&mut blurred);
        blurred.into_iter().map(|(_, item)| item).collect()
    }

    fn product(&mut self, end: u32) -> u64 {
        u64::from(self.0.next_u32()) * u64::from(end)
    }
}

fn low(product: u64) -> u32 {
    (product & 0xffff_ffff) as u32
}

/// A seed made of two, so that neighbours have nothing in common (splitmix64 of
/// Steele, Lea and Flood, 2014), kept to 32 bits so that it stays short in storage.
#[must_use]
pub fn seed_of(seed: u64, number: u64) -> u64 {
    let mut z = seed.wrapping_add(number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_choices_on_every_machine_and_release() {
        let mut chance = Chance::new(1956);
        let drawn: Vec<u32> = (0..8).map(|_| chance.below(1000)).collect();
        assert_eq!(drawn, GOLDEN);
        assert_eq!(seed_of(1956, 0), 2_116_942_589);
    }

    /// Written down once; a change here changes every quiz ever shared.
    const GOLDEN: [u32; 8] = [54, 463, 772, 550, 624, 94, 364, 906];

    #[test]
    fn every_number_below_the_end_comes_up_equally_often() {
        let mut chance = Chance::new(7);
        let mut seen = [0_u32; 6];
        for _ in 0..60_000 {
            seen[chance.below(6) as usize] += 1;
        }
        assert!(seen.iter().all(|n| (9_600..10_400).contains(n)), "{seen:?}");
    }

    #[test]
    fn a_shuffle_loses_nothing() {
        let mut items: Vec<u32> = (0..50).collect();
        Chance::new(3).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
