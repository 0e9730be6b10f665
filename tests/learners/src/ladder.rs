//! The older plans: SM-2, fixed intervals, boxes.
//!
//! All have the steps within the day that Annals has, and spread their intervals by the same
//! law. One number makes their intervals longer or shorter, the same for all facts.

use annals::bank::seed_of;
use annals::memory::schedule::{Options, Step};
use annals::memory::{Rating, StudyDay};

use crate::course::{Plan, Standing};

/// How the next interval comes of the ones before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Wozniak's algorithm SM-2 of 1987: 1 day, 6, then times an ease that begins at 2.5. Hard
    /// lowers it, Easy raises it. A lapse leads to the first interval and leaves the ease.
    Sm2,
    /// 1 day, 3, 7, 14, 30, 60, 120, then twice as many. A lapse leads to the first.
    Fixed,
    /// 1 day, 2, 4, 8 and so on, Leitner's boxes. A lapse leads to the first.
    Doubling,
    /// The same, but a lapse leads to the box before.
    OneBack,
}

impl Rule {
    /// All of them.
    pub const ALL: [Rule; 4] = [Rule::Sm2, Rule::Fixed, Rule::Doubling, Rule::OneBack];

    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Rule::Sm2 => "sm-2",
            Rule::Fixed => "fixed",
            Rule::Doubling => "doubling",
            Rule::OneBack => "one-back",
        }
    }
}

/// What the number multiplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Each interval.
    Intervals,
    /// The growth from each interval to the next.
    Growth,
}

impl Scale {
    /// Both of them.
    pub const ALL: [Scale; 2] = [Scale::Intervals, Scale::Growth];

    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Scale::Intervals => "intervals",
            Scale::Growth => "growth",
        }
    }
}

const FIXED: [f64; 7] = [1.0, 3.0, 7.0, 14.0, 30.0, 60.0, 120.0];
/// The lowest ease of SM-2.
const LEAST_EASE: f64 = 1.3;

struct Card {
    standing: Standing,
    /// The step within the day.
    step: usize,
    /// How many answers in review went well in a row.
    rung: u32,
    ease: f64,
    /// The last interval, before it was multiplied and spread.
    interval: f64,
    /// Whether it was learned once.
    learned: bool,
    answers: u32,
}

/// A plan of such a rule.
pub struct Ladder {
    rule: Rule,
    /// What multiplies each interval, and each growth.
    intervals: f64,
    growth: f64,
    options: Options,
    seed: u64,
    cards: Vec<Card>,
}

impl Ladder {
    /// A plan for so many facts, made longer or shorter by a factor.
    #[must_use]
    pub fn new(rule: Rule, (scale, factor): (Scale, f64), facts: usize, seed: u64) -> Ladder {
        let (intervals, growth) = match scale {
            Scale::Intervals => (factor, 1.0),
            Scale::Growth => (1.0, factor),
        };
        let card = || Card {
            standing: Standing::New,
            step: 0,
            rung: 0,
            ease: 2.5,
            interval: 0.0,
            learned: false,
            answers: 0,
        };
        Ladder {
            rule,
            intervals,
            growth,
            options: Options::default(),
            seed: seed_of(seed, 4),
            cards: (0..facts).map(|_| card()).collect(),
        }
    }
}

impl Plan for Ladder {
    fn standing(&self, fact: usize) -> Standing {
        self.cards[fact].standing
    }

    fn answer(&mut self, fact: usize, step: Step) {
        let card = &mut self.cards[fact];
        card.answers += 1;
        let steps = match card.learned {
            true => &self.options.relearning,
            false => &self.options.learning,
        };
        let within_day = match card.standing {
            Standing::Review(_) => {
                card.judge(self.rule, step.rating);
                card.step = 0;
                (step.rating == Rating::Again).then(|| steps[0])
            }
            Standing::New | Standing::Steps(_) => card.climb(steps, step.rating),
        };
        card.standing = match within_day {
            Some(seconds) => Standing::Steps(step.at.when + i64::from(seconds)),
            None => {
                card.learned = true;
                let today = StudyDay::of(step.at.when, step.at.zone, self.options.rollover);
                let interval = card.next_interval(self.rule, self.growth) * self.intervals;
                let seed = seed_of(self.seed, fact as u64);
                let days = spread(interval, seed_of(seed, u64::from(card.answers)));
                Standing::Review(today.after(days.min(self.options.longest)))
            }
        };
    }
}

impl Card {
    /// The steps within the day, as in `annals::memory::schedule`: seconds, or `None` when they are
    /// done.
    fn climb(&mut self, steps: &[u32], rating: Rating) -> Option<u32> {
        match rating {
            Rating::Again => self.step = 0,
            Rating::Hard => {}
            Rating::Good => self.step += 1,
            Rating::Easy => return None,
        }
        let seconds = *steps.get(self.step)?;
        let between = match steps.get(1) {
            Some(second) => u32::midpoint(seconds, *second),
            None => seconds + seconds / 2,
        };
        match rating == Rating::Hard && self.step == 0 {
            true => Some(between),
            false => Some(seconds),
        }
    }

    /// Takes an answer in review.
    fn judge(&mut self, rule: Rule, rating: Rating) {
        self.rung = match (rating, rule) {
            (Rating::Again, Rule::OneBack) => self.rung.saturating_sub(2),
            (Rating::Again, _) => 0,
            _ => self.rung,
        };
        // Grades of 3, 4 and 5 of the original; below 3 the ease stays.
        let eases = match rating {
            Rating::Hard => -0.14,
            Rating::Easy => 0.1,
            Rating::Again | Rating::Good => 0.0,
        };
        self.ease = (self.ease + eases).max(LEAST_EASE);
    }

    fn next_interval(&mut self, rule: Rule, growth: f64) -> f64 {
        let rung = self.rung.min(60);
        let grown = growth.powi(rung as i32);
        self.interval = match (rule, rung) {
            (Rule::Sm2, 0) => 1.0,
            (Rule::Sm2, 1) => 6.0 * growth,
            (Rule::Sm2, _) => self.interval * self.ease * growth,
            (Rule::Fixed, rung) => match FIXED.get(rung as usize) {
                Some(days) => days * grown,
                None => self.interval * 2.0 * growth,
            },
            (Rule::Doubling | Rule::OneBack, rung) => 2f64.powi(rung as i32) * grown,
        };
        self.rung += 1;
        // What shrinks below a day would not grow again.
        self.interval = self.interval.clamp(1.0, 36_500.0);
        self.interval
    }
}

/// Whole days, moved by chance as far as Annals moves them.
pub(crate) fn spread(interval: f64, seed: u64) -> u32 {
    let interval = interval.clamp(1.0, 36_500.0);
    if interval < 2.5 {
        return interval.round() as u32;
    }
    let part = |from: f64, to: f64| (interval.min(to) - from).max(0.0);
    let reach =
        1.0 + 0.15 * part(2.5, 7.0) + 0.1 * part(7.0, 20.0) + 0.05 * part(20.0, f64::INFINITY);
    let lower = (interval - reach).round().max(1.0) as u32;
    let upper = (interval + reach).round() as u32;
    lower + (seed % u64::from(upper - lower + 1)) as u32
}

#[cfg(test)]
mod tests {
    use annals::memory::Scheduler;
    use annals::memory::journal::Moment;
    use annals::memory::schedule::{Memory, Phase};

    use super::*;
    use crate::luck::Luck;

    #[test]
    fn sm_2_goes_as_it_was_written() {
        let mut ladder = Ladder::new(Rule::Sm2, (Scale::Intervals, 1.0), 1, 0);
        let card = &mut ladder.cards[0];
        let mut after = |rating: Option<Rating>| {
            if let Some(rating) = rating {
                card.judge(Rule::Sm2, rating);
            }
            card.next_interval(Rule::Sm2, 1.0)
        };
        let good = Some(Rating::Good);
        let days = [None, good, good, good].map(&mut after);
        assert_eq!(days, [1.0, 6.0, 15.0, 37.5]);
        assert_eq!(after(Some(Rating::Easy)), 37.5 * 2.6);
        let days = [Some(Rating::Again), Some(Rating::Hard), good].map(&mut after);
        assert_eq!(days, [1.0, 6.0, 6.0 * (2.6 - 0.14)]);
    }

    #[test]
    fn the_others_climb_and_fall() {
        for (rule, days) in [
            (Rule::Fixed, [1.0, 3.0, 7.0, 14.0, 1.0, 3.0]),
            (Rule::Doubling, [1.0, 2.0, 4.0, 8.0, 1.0, 2.0]),
            (Rule::OneBack, [1.0, 2.0, 4.0, 8.0, 4.0, 8.0]),
        ] {
            let mut ladder = Ladder::new(rule, (Scale::Intervals, 1.0), 1, 0);
            let card = &mut ladder.cards[0];
            for (at, days) in days.into_iter().enumerate() {
                let rating = if at == 4 { Rating::Again } else { Rating::Good };
                if at > 0 {
                    card.judge(rule, rating);
                }
                assert_eq!(card.next_interval(rule, 1.0), days, "{rule:?} {at}");
            }
        }
    }

    #[test]
    fn the_steps_within_a_day_are_those_of_annals() {
        let scheduler = Scheduler::new(Options::default()).unwrap();
        for seed in 0..200 {
            let mut luck = Luck::new(seed);
            let mut memory = Memory::New;
            let mut ladder = Ladder::new(Rule::Doubling, (Scale::Intervals, 1.0), 1, seed);
            let mut when = 1_795_000_000;
            for _ in 0..30 {
                let rating = Rating::ALL[luck.which(&[1.0; 4])];
                let at = Moment { when, zone: 0 };
                let step = Step { rating, at };
                let learned = scheduler.answer(memory, step, seed);
                memory = Memory::Learned(learned);
                ladder.answer(0, step);
                when = match (learned.phase, ladder.standing(0)) {
                    (
                        Phase::Learning(_, ours) | Phase::Relearning(_, ours),
                        Standing::Steps(due),
                    ) => {
                        assert_eq!(ours, due);
                        due
                    }
                    // Which day is another matter.
                    (Phase::Review(_), Standing::Review(_)) => when + 9 * 86_400,
                    (ours, its) => panic!("{ours:?} {its:?}"),
                };
            }
        }
    }

    #[test]
    fn intervals_are_spread_as_far_as_those_of_annals() {
        for (interval, expected) in [
            (0.2, (1, 1)),
            (2.4, (2, 2)),
            (3.0, (2, 4)),
            (10.0, (8, 12)),
            (30.0, (27, 33)),
            (100.0, (93, 107)),
        ] {
            let all = (0..1_000).map(|seed| spread(interval, seed));
            let ends = all.fold((u32::MAX, 0), |(low, high), days| {
                (low.min(days), high.max(days))
            });
            assert_eq!(ends, expected, "{interval}");
        }
    }
}
