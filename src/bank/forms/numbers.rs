//! Numbers offered beside one: on which side of it they lie.

use crate::bank::chance::Chance;

/// The most wrong numbers beside the right one, and the fewest.
pub(super) const MOST: usize = 3;
const FEWEST: usize = 2;
/// Hedges that make a number a bound, true of others too.
pub(super) const BOUNDS: [&str; 12] = [
    "over",
    "more than",
    "above",
    "at least",
    "no less than",
    "less than",
    "fewer than",
    "under",
    "below",
    "at most",
    "up to",
    "no more than",
];

/// Whether there are enough on either side.
pub(super) fn has_room(below: usize, above: usize) -> bool {
    below.min(above) >= FEWEST
}

/// How many to take below the key and how many above it, of so many that there are. The
/// key's place among the rising numbers is drawn first, each as likely as the other, so
/// that it tells nothing; `needs` says on which side one must stand. `None` where a place
/// would be out of reach: the key would then stand at the others too often.
pub(super) fn sides(
    below: usize,
    above: usize,
    needs: [bool; 2],
    chance: &mut Chance,
) -> Option<(usize, usize)> {
    if !has_room(below, above) {
        return None;
    }
    let all = MOST.min(below).min(above);
    let first = usize::from(needs[0]);
    let last = all - usize::from(needs[1]);
    let place = first + chance.index(last + 1 - first);
    Some((place, all - place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_as_likely_and_none_is_asked_where_one_is_out_of_reach() {
        let mut chance = Chance::new(5);
        for (below, above, all) in [(3, 3, 3), (9, 4, 3), (2, 3, 2), (3, 2, 2)] {
            let mut seen = vec![0; all + 1];
            for _ in 0..4000 {
                let (lower, higher) = sides(below, above, [false; 2], &mut chance).unwrap();
                assert_eq!(lower + higher, all);
                seen[lower] += 1;
            }
            assert!(seen.iter().all(|n| n * (all + 1) > 3600), "{seen:?}");
        }
        for (below, above) in [(1, 3), (3, 1), (0, 3), (0, 0)] {
            assert_eq!(sides(below, above, [false; 2], &mut chance), None);
        }
    }

    #[test]
    fn a_side_where_one_must_stand_is_never_empty() {
        let mut chance = Chance::new(5);
        for _ in 0..200 {
            assert!(sides(3, 3, [true, false], &mut chance).unwrap().0 > 0);
            assert!(sides(3, 3, [false, true], &mut chance).unwrap().1 > 0);
        }
    }
}
