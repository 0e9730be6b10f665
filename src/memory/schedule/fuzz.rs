//! Spreading intervals over neighbouring days.
//!
//! What was learned together would come back together for ever. So an interval of three days
//! and more is moved by chance: the longer, the further, as Anki does it. Of the days in reach
//! those that are to be easy are drawn less often.

use crate::bank::seed_of;
use crate::memory::day::StudyDay;

/// How much of an interval between two bounds, in days, it may be moved by.
const REACH: [(f32, f32, f32); 3] = [
    (2.5, 7.0, 0.15),
    (7.0, 20.0, 0.1),
    (20.0, f32::INFINITY, 0.05),
];
/// The shortest interval that is moved, in days.
const SHORTEST: f32 = 2.5;

/// The shortest and the longest that an interval may become, in days.
pub(super) fn bounds(interval: f32, least: u32, most: u32) -> (u32, u32) {
    let least = least.min(most);
    let clamped = interval.clamp(least as f32, most as f32);
    if clamped < SHORTEST {
        let days = clamped.round() as u32;
        return (days, days);
    }
    let reach = REACH.iter().fold(1.0, |reach, (from, to, part)| {
        reach + part * (clamped.min(*to) - from).max(0.0)
    });
    let lower = ((clamped - reach).round() as u32).clamp(least, most);
    let mut upper = ((clamped + reach).round() as u32).clamp(least, most);
    // Days of two and three are spread too.
    if upper == lower && upper > 2 && upper < most {
        upper = lower + 1;
    }
    (lower, upper)
}

/// An interval within bounds, drawn from a seed. `load` says for each day of the week how much
/// is to be done on it, in per cent.
pub(super) fn draw((lower, upper): (u32, u32), today: StudyDay, load: &[u8; 7], seed: u64) -> u32 {
    let weight = |days: u32| u64::from(load[today.after(days).weekday()]);
    let all: u64 = (lower..=upper).map(weight).sum();
    if all == 0 {
        return lower + (seed_of(seed, 0) % u64::from(upper - lower + 1)) as u32;
    }
    // The seed has 32 bits; what is left over at the end is below one in a million.
    let mut drawn = seed_of(seed, 0) % all;
    for days in lower..=upper {
        match drawn.checked_sub(weight(days)) {
            Some(left) => drawn = left,
            None => return days,
        }
    }
    upper
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_intervals_are_spread_further() {
        for (interval, expected) in [
            (1.0, (1, 1)),
            (2.4, (2, 2)),
            (3.0, (2, 4)),
            (10.0, (8, 12)),
            (30.0, (27, 33)),
            (100.0, (93, 107)),
        ] {
            assert_eq!(bounds(interval, 1, 36_500), expected, "{interval}");
        }
        assert_eq!(bounds(100.0, 99, 101), (99, 101));
        assert_eq!(bounds(100.0, 1, 50), (46, 50));
        assert_eq!(bounds(1.0, 9, 5), (5, 5));
    }

    #[test]
    fn each_day_in_reach_is_drawn_and_easy_ones_less() {
        let today = StudyDay(0);
        let count = |load: &[u8; 7]| {
            let mut counts = [0; 7];
            for seed in 0..7_000 {
                let days = draw((4, 10), today, load, seed);
                counts[today.after(days).weekday()] += 1;
            }
            counts
        };
        assert!(count(&[100; 7]).iter().all(|n| (900..1100).contains(n)));
        assert!(count(&[0; 7]).iter().all(|n| (900..1100).contains(n)));
        let easy = count(&[100, 100, 100, 100, 100, 50, 0]);
        assert_eq!(easy[6], 0);
        assert!(easy[5] * 2 < easy[4] + 200 && easy[5] > 400, "{easy:?}");
    }
}
