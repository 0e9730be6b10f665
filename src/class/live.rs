//! A round that a whole class plays at once. There is no server that could say "now": the link says
//! when the round begins and how long each question stands, and every device goes by its clock.

/// How long a question stands, in seconds: the least, what is usual, the most.
pub const SECONDS: (u16, u16, u16) = (5, 20, 600);
/// So long what was right is shown before the next question, in milliseconds.
pub const SHOWN: i64 = 10_000;
/// In milliseconds.
const SECOND: i64 = 1000;

/// When a round begins, and how long each of its questions stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live {
    /// When it begins, in seconds since 1970; 0 while that is not chosen.
    pub at: u32,
    /// How long each question stands, in seconds.
    pub each: u16,
}

/// Where a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// It has not begun.
    Before,
    /// The question at this place, from 0, is asked.
    Asked(usize),
    /// What was right there is shown.
    Shown(usize),
    /// It is over.
    Over,
}

impl Live {
    /// Within the bounds.
    #[must_use]
    pub fn normal(self) -> Live {
        let (least, _, most) = SECONDS;
        Live {
            each: self.each.clamp(least, most),
            ..self
        }
    }

    /// When it begins, in milliseconds since 1970.
    #[must_use]
    pub fn begins(self) -> i64 {
        i64::from(self.at) * SECOND
    }

    /// When the question at this place comes, from 0; behind the last one, when it is over. In
    /// milliseconds since 1970.
    #[must_use]
    pub fn comes(self, at: usize) -> i64 {
        let at = i64::try_from(at).unwrap_or(0);
        self.begins().saturating_add(self.turn().saturating_mul(at))
    }

    /// Where it is, and in how many milliseconds it is elsewhere; 0 when it is over.
    #[must_use]
    pub fn moment(self, questions: usize, now: i64) -> (Moment, i64) {
        let since = now.saturating_sub(self.begins());
        if since < 0 {
            return (Moment::Before, since.saturating_neg());
        }
        if now >= self.comes(questions) {
            return (Moment::Over, 0);
        }
        let at = usize::try_from(since / self.turn()).unwrap_or(0);
        let within = since % self.turn();
        match self.asked() - within {
            left if left > 0 => (Moment::Asked(at), left),
            _ => (Moment::Shown(at), self.turn() - within),
        }
    }

    /// How long a question stands, in milliseconds.
    #[must_use]
    pub fn asked(self) -> i64 {
        i64::from(self.each) * SECOND
    }

    /// A question, and what was right there.
    fn turn(self) -> i64 {
        self.asked() + SHOWN
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIVE: Live = Live { at: 100, each: 20 };

    #[test]
    fn a_round_goes_from_question_to_question_by_the_clock() {
        for (now, moment) in [
            (0, (Moment::Before, 100_000)),
            (99_999, (Moment::Before, 1)),
            (100_000, (Moment::Asked(0), 20_000)),
            (119_999, (Moment::Asked(0), 1)),
            (120_000, (Moment::Shown(0), 10_000)),
            (129_999, (Moment::Shown(0), 1)),
            (130_000, (Moment::Asked(1), 20_000)),
            (155_000, (Moment::Shown(1), 5_000)),
            (160_000, (Moment::Over, 0)),
            (i64::MAX, (Moment::Over, 0)),
            (i64::MIN, (Moment::Before, i64::MAX)),
        ] {
            assert_eq!(LIVE.moment(2, now), moment, "{now}");
        }
        assert_eq!(LIVE.moment(0, 100_000), (Moment::Over, 0));
        let least = Live { at: 1, each: 0 };
        assert_eq!(least.normal().each, 5);
    }

    proptest! {
        #[test]
        fn what_is_left_leads_to_the_next_moment_and_no_further(
            at in 0..u32::MAX, each in 5..600_u16, questions in 1..60_usize, now in -9_000_000..9_000_000_i64,
        ) {
            let live = Live { at, each };
            let now = live.begins() + now;
            let (moment, left) = live.moment(questions, now);
            prop_assert!((moment == Moment::Over) == (left == 0));
            if left > 0 {
                prop_assert_eq!(live.moment(questions, now + left - 1).0, moment);
                let next = live.moment(questions, now + left).0;
                let wanted = match moment {
                    Moment::Before => Moment::Asked(0),
                    Moment::Asked(at) => Moment::Shown(at),
                    Moment::Shown(at) if at + 1 < questions => Moment::Asked(at + 1),
                    Moment::Shown(_) | Moment::Over => Moment::Over,
                };
                prop_assert_eq!(next, wanted);
            }
        }
    }
}
