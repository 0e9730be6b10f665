//! Days of a learner: they end in the small hours, not at midnight.

/// A day, counted from 1970, by the learner's own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StudyDay(pub i32);

/// Seconds in a day.
const DAY: i64 = 86_400;

impl StudyDay {
    /// The day of a moment: seconds since 1970, minutes that the clock is ahead of UTC, and the
    /// hour at which a day ends.
    #[must_use]
    pub fn of(when: i64, zone: i16, rollover: u8) -> StudyDay {
        let local = when.saturating_add(i64::from(zone) * 60 - i64::from(rollover) * 3600);
        let day = local.div_euclid(DAY);
        StudyDay(day.clamp(i64::from(i32::MIN) / 2, i64::from(i32::MAX) / 2) as i32)
    }

    /// When it ends, in seconds since 1970.
    #[must_use]
    pub fn end(self, zone: i16, rollover: u8) -> i64 {
        (i64::from(self.0) + 1) * DAY - i64::from(zone) * 60 + i64::from(rollover) * 3600
    }

    /// So many days later.
    #[must_use]
    pub fn after(self, days: u32) -> StudyDay {
        StudyDay(
            self.0
                .saturating_add(i32::try_from(days).unwrap_or(i32::MAX)),
        )
    }

    /// Days from an earlier one; 0 from a later one, for clocks are set back.
    #[must_use]
    pub fn since(self, earlier: StudyDay) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }

    /// Day of the week, Monday is 0.
    #[must_use]
    pub fn weekday(self) -> usize {
        // 1 January 1970 was a Thursday.
        (i64::from(self.0) + 3).rem_euclid(7) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_the_rollover_by_the_learners_clock() {
        // 2026-11-30T03:59:59+09:00 and the second after.
        let last = 1_795_978_799;
        let (before, after) = (StudyDay::of(last, 540, 4), StudyDay::of(last + 1, 540, 4));
        assert_eq!(after.since(before), 1);
        assert_eq!(before.end(540, 4), last + 1);
        assert_eq!(before.weekday(), 6, "Sunday 29 November 2026");
        assert_eq!(StudyDay::of(0, 0, 0), StudyDay(0));
        assert_eq!(StudyDay::of(-1, 0, 0).weekday(), 2);
        assert_eq!(before.since(after), 0);
    }

    #[test]
    fn clocks_at_the_end_of_time_are_days_too() {
        for when in [i64::MIN, i64::MAX] {
            let _ = StudyDay::of(when, i16::MIN, 23).after(u32::MAX).weekday();
        }
    }
}
