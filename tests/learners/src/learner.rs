//! Who learns: a memory, a calendar, and errors.

use annals::bank::seed_of;
use annals::memory::Rating;

use crate::luck::Luck;
use crate::nature::{Nature, Trace};

/// Of first answers, how many are Again, Hard, Good and Easy; of what is recalled later, Hard,
/// Good and Easy; of answers within a day, by what was answered before. All are those of the
/// simulator of the crate `fsrs`, which has them from learners' logs.
const FIRST: [f64; 4] = [0.24, 0.094, 0.495, 0.171];
const RECALLED: [f64; 3] = [0.224, 0.631, 0.145];
const LEARNING: [[f64; 4]; 3] = [
    [0.3686, 0.0628, 0.5108, 0.0577],
    [0.0442, 0.4553, 0.4457, 0.0549],
    [0.0519, 0.047, 0.8462, 0.055],
];
const RELEARNING: [[f64; 4]; 3] = [
    [0.2157, 0.0643, 0.6595, 0.0604],
    [0.05, 0.4638, 0.4475, 0.0387],
    [0.1057, 0.1434, 0.7266, 0.0244],
];

/// How answers differ from what is remembered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Errs {
    /// At an answer the stability is off by so much, log-normally: a good day, a bad one.
    pub blur: f64,
    /// Of what is known, the share that is answered wrong.
    pub slips: f64,
    /// Of what is not known, the share that is answered right.
    pub guesses: f64,
}

impl Errs {
    /// As people do.
    pub const USUAL: Errs = Errs {
        blur: 0.3,
        slips: 0.02,
        guesses: 0.1,
    };
}

/// How the days of a learner are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Keeps {
    /// The share of days without a single answer.
    pub missed: f64,
    /// The share of days with time for half of what is due, and for nothing new.
    pub short: f64,
    /// By how many hours the time of day varies (deviation).
    pub strays: f64,
}

impl Keeps {
    /// As people do.
    pub const USUAL: Keeps = Keeps {
        missed: 0.05,
        short: 0.1,
        strays: 2.5,
    };
}

/// A day on which a learner learns.
pub(crate) struct Today {
    /// The hour at which it begins, by the learner's clock.
    pub hour: f64,
    /// Whether there is time for half of it only.
    pub short: bool,
}

/// What came of an answer to a fact of another day.
pub(crate) struct Answer {
    /// What the schedule sees.
    pub seen: Rating,
    /// What the memory made of it.
    pub felt: Rating,
}

/// Somebody who learns.
#[derive(Clone, Debug)]
pub struct Learner {
    /// Of all its chances.
    pub seed: u64,
    /// How it forgets.
    pub nature: Nature,
    /// How it errs.
    pub errs: Errs,
    /// How it keeps its days.
    pub keeps: Keeps,
    /// By how much facts differ in what FSRS knows nothing of (log-normal deviation).
    pub facts_differ: f64,
}

impl Learner {
    /// The learner of a number: 0 is the average one, all others are others.
    #[must_use]
    pub fn numbered(number: u32, seed: u64) -> Learner {
        let seed = seed_of(seed, u64::from(number));
        let nature = match number {
            0 => Nature::usual(),
            _ => Nature::other(&mut Luck::new(seed_of(seed, 0))),
        };
        Learner {
            seed,
            nature,
            errs: Errs::USUAL,
            keeps: Keeps::USUAL,
            facts_differ: 0.0,
        }
    }

    /// A day of its calendar, whatever the plan; `None`: missed.
    pub(crate) fn day(&self, number: u32) -> Option<Today> {
        let mut luck = Luck::new(seed_of(seed_of(self.seed, 1), u64::from(number)));
        let missed = luck.happens(self.keeps.missed);
        let short = luck.happens(self.keeps.short);
        let hour = (19.0 + self.keeps.strays * luck.normal()).clamp(6.0, 24.0);
        (!missed).then_some(Today { hour, short })
    }

    /// By how much it keeps a fact better than others, whatever the plan.
    pub(crate) fn keen(&self, fact: usize) -> f64 {
        let mut luck = Luck::new(seed_of(seed_of(self.seed, 5), fact as u64));
        (self.facts_differ * luck.normal()).exp()
    }

    /// The chances of its answers.
    pub(crate) fn luck(&self) -> Luck {
        Luck::new(seed_of(self.seed, 2))
    }

    /// The answer to what was never met.
    pub(crate) fn at_first(&self, luck: &mut Luck) -> Rating {
        Rating::ALL[luck.which(&FIRST)]
    }

    /// The answer to what was answered before on the same day.
    pub(crate) fn again_today(&self, before: Rating, lapsed: bool, luck: &mut Luck) -> Rating {
        let rows = if lapsed { &RELEARNING } else { &LEARNING };
        let row = usize::from(before.number() - 1).min(2);
        Rating::ALL[luck.which(&rows[row])]
    }

    /// The answer after so many days.
    pub(crate) fn recalls(&self, trace: Trace, days: f64, luck: &mut Luck) -> Answer {
        let blurred = Trace {
            stability: trace.stability * (self.errs.blur * luck.normal()).exp(),
            ..trace
        };
        let chance = self.nature.recall(blurred, days);
        let recalled = luck.happens(chance);
        let errs = luck.unit();
        // Near to forgetting it is hard more often: as usual at 0.9.
        let tilt = ((1.0 - chance).max(0.001) / chance.max(0.001) * 9.0).sqrt();
        let weights = [RECALLED[0] * tilt, RECALLED[1], RECALLED[2] / tilt];
        let grade = Rating::ALL[1 + luck.which(&weights)];
        let (seen, felt) = match recalled {
            true if errs < self.errs.slips => (Rating::Again, grade),
            true => (grade, grade),
            false if errs < self.errs.guesses => (Rating::Good, Rating::Again),
            false => (Rating::Again, Rating::Again),
        };
        Answer { seen, felt }
    }
}
