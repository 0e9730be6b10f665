//! The plan of Annals.

use annals::bank::seed_of;
use annals::memory::schedule::{Memory, Options, Phase, Scheduler, Step};

use crate::course::{Plan, Standing};
use crate::fit::fitted;
use crate::ladder::spread;
use crate::learner::Learner;

/// Days between two fits.
const FITS: u32 = 180;

/// Where the parameters of the schedule are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The learner's own, which nobody can know.
    True,
    /// Those of the average learner.
    Usual,
    /// Fitted to the answers, every 180 days.
    Fitted,
}

/// How days come of FSRS's interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// As in Annals.
    Annals,
    /// The nearest day, whatever the other ratings would have got.
    Nearest,
    /// The same, then spread.
    Spread,
}

/// In what a plan differs from that of Annals, to see what comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Differs {
    /// Intervals are not spread.
    pub no_fuzz: bool,
    /// An interval is not held to the one before.
    pub no_hold: bool,
    /// How days come of an interval.
    pub days: Days,
    /// New parameters move the days that were given.
    pub moves_days: bool,
    /// Days are multiplied by this.
    pub times: f64,
}

impl Differs {
    /// In nothing.
    pub const NOT: Differs = Differs {
        no_fuzz: false,
        no_hold: false,
        days: Days::Annals,
        moves_days: false,
        times: 1.0,
    };
}

/// The schedule of Annals, with the memories of a learner.
pub struct Ours {
    scheduler: Scheduler,
    source: Source,
    differs: Differs,
    seed: u64,
    memories: Vec<Memory>,
    /// The answers of each fact; only where parameters are fitted.
    journal: Vec<Vec<Step>>,
}

impl Ours {
    /// A plan for a learner and so many facts.
    ///
    /// # Panics
    /// When the parameters are refused, which those of learners are not.
    #[must_use]
    pub fn new(
        learner: &Learner,
        facts: usize,
        retention: f32,
        source: Source,
        differs: Differs,
    ) -> Ours {
        let options = Options {
            retention,
            parameters: match source {
                Source::True => learner.nature.parameters(),
                Source::Usual | Source::Fitted => Vec::new(),
            },
            fuzz: !differs.no_fuzz,
            ..Options::default()
        };
        Ours {
            scheduler: Scheduler::new(options).expect("21 finite numbers, or none"),
            source,
            differs,
            seed: seed_of(learner.seed, 3),
            memories: vec![Memory::New; facts],
            journal: vec![Vec::new(); facts],
        }
    }

    fn seed(&self, fact: usize) -> u64 {
        seed_of(self.seed, fact as u64)
    }

    fn fit(&mut self) {
        let Some(parameters) = fitted(&self.journal, &self.scheduler) else {
            return;
        };
        let options = Options {
            parameters,
            ..self.scheduler.options().clone()
        };
        if let Ok(scheduler) = Scheduler::new(options) {
            self.scheduler = scheduler;
        }
        for (fact, steps) in self.journal.iter().enumerate() {
            let before = self.memories[fact];
            let mut memory = self.scheduler.derive(steps, self.seed(fact));
            if let (Memory::Learned(before), Memory::Learned(after)) = (before, &mut memory)
                && !self.differs.moves_days
            {
                after.phase = before.phase;
                after.given = before.given;
            }
            self.memories[fact] = memory;
        }
    }
}

impl Plan for Ours {
    fn wakes(&mut self, day: u32) {
        if self.source == Source::Fitted && day > 0 && day.is_multiple_of(FITS) {
            self.fit();
        }
    }

    fn standing(&self, fact: usize) -> Standing {
        match self.memories[fact] {
            Memory::New => Standing::New,
            Memory::Learned(learned) => match learned.phase {
                Phase::Learning(_, due) | Phase::Relearning(_, due) => Standing::Steps(due),
                Phase::Review(due) => Standing::Review(due),
            },
        }
    }

    fn answer(&mut self, fact: usize, step: Step) {
        let mut memory = self.memories[fact];
        if let (true, Memory::Learned(learned)) = (self.differs.no_hold, &mut memory) {
            learned.given = 0;
        }
        let mut learned = self.scheduler.answer(memory, step, self.seed(fact));
        if let Phase::Review(due) = learned.phase {
            let interval = f64::from(self.scheduler.interval(learned.stability));
            let days = match self.differs.days {
                Days::Annals => due.since(learned.last_day),
                Days::Nearest => interval.round() as u32,
                Days::Spread => {
                    let seed = seed_of(self.seed(fact), u64::from(learned.reviews));
                    spread(interval, seed)
                }
            };
            let days = (f64::from(days) * self.differs.times).round() as u32;
            let due = learned.last_day.after(days.max(1));
            learned.phase = Phase::Review(due);
        }
        self.memories[fact] = Memory::Learned(learned);
        if self.source == Source::Fitted {
            self.journal[fact].push(step);
        }
    }
}
