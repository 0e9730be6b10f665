//! The trials of the plan of Annals: as it is, and with one thing left out at a time.

use crate::course::{Course, Outcome, live};
use crate::learner::{Errs, Keeps, Learner};
use crate::ours::{Days, Differs, Ours, Source};

/// One way in which learner or plan may be otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trial {
    /// What is otherwise.
    pub name: &'static str,
    /// Where the parameters are from.
    pub source: Source,
    /// How the learner errs.
    pub errs: Errs,
    /// How it keeps its days.
    pub keeps: Keeps,
    /// By how much its facts differ.
    pub facts_differ: f64,
    /// In what the plan differs.
    pub differs: Differs,
}

const fn usual(name: &'static str, source: Source) -> Trial {
    Trial {
        name,
        source,
        errs: Errs::USUAL,
        keeps: Keeps::USUAL,
        facts_differ: 0.0,
        differs: Differs::NOT,
    }
}

/// True parameters, a learner who never errs, days like clockwork: what is left is the plan's.
const fn exact(name: &'static str, differs: Differs) -> Trial {
    Trial {
        name,
        source: Source::True,
        errs: NEVER_ERRS,
        keeps: CLOCKWORK,
        facts_differ: 0.0,
        differs,
    }
}

const NEVER_ERRS: Errs = Errs {
    blur: 0.0,
    slips: 0.0,
    guesses: 0.0,
};
const CLOCKWORK: Keeps = Keeps {
    missed: 0.0,
    short: 0.0,
    strays: 0.0,
};
/// One fact in six starts at less than three fifths of the usual, and gains as much less.
const DIFFER: f64 = 0.5;
const NO_FUZZ: Differs = Differs {
    no_fuzz: true,
    ..Differs::NOT
};
const NEAREST: Differs = Differs {
    days: Days::Nearest,
    ..Differs::NOT
};
const SPREAD: Differs = Differs {
    days: Days::Spread,
    ..Differs::NOT
};

/// The plan of Annals with parameters of each source.
pub const SOURCES: [Trial; 3] = [
    usual("true", Source::True),
    usual("usual", Source::Usual),
    usual("fitted", Source::Fitted),
];

/// The same with one thing or more otherwise.
pub const OTHERWISE: [Trial; 16] = [
    Trial {
        errs: Errs {
            slips: 0.0,
            ..Errs::USUAL
        },
        ..usual("true, no slips", Source::True)
    },
    Trial {
        errs: Errs {
            guesses: 0.0,
            ..Errs::USUAL
        },
        ..usual("true, no guesses", Source::True)
    },
    Trial {
        errs: NEVER_ERRS,
        ..usual("true, no errors", Source::True)
    },
    Trial {
        keeps: CLOCKWORK,
        ..usual("true, clockwork", Source::True)
    },
    Trial {
        differs: NO_FUZZ,
        ..usual("true, no fuzz", Source::True)
    },
    Trial {
        differs: Differs {
            no_hold: true,
            ..Differs::NOT
        },
        ..usual("true, no hold", Source::True)
    },
    Trial {
        differs: NEAREST,
        ..usual("true, nearest day", Source::True)
    },
    Trial {
        differs: SPREAD,
        ..usual("true, spread day", Source::True)
    },
    exact("exact", Differs::NOT),
    exact("exact, no fuzz", NO_FUZZ),
    exact("exact, nearest day", NEAREST),
    exact("exact, spread day", SPREAD),
    Trial {
        errs: NEVER_ERRS,
        ..usual("fitted, no errors", Source::Fitted)
    },
    Trial {
        differs: Differs {
            moves_days: true,
            ..Differs::NOT
        },
        ..usual("fitted, days moved", Source::Fitted)
    },
    Trial {
        facts_differ: DIFFER,
        ..usual("usual, facts differ", Source::Usual)
    },
    Trial {
        facts_differ: DIFFER,
        ..usual("fitted, facts differ", Source::Fitted)
    },
];

impl Trial {
    /// The learner as it is in this trial.
    #[must_use]
    pub fn learner(&self, learner: &Learner) -> Learner {
        Learner {
            errs: self.errs,
            keeps: self.keeps,
            facts_differ: self.facts_differ,
            ..learner.clone()
        }
    }

    /// What comes of it for a learner.
    #[must_use]
    pub fn run(&self, learner: &Learner, retention: f32, course: Course) -> Outcome {
        let learner = self.learner(learner);
        let (source, differs) = (self.source, self.differs);
        let mut plan = Ours::new(&learner, course.facts, retention, source, differs);
        live(&learner, &mut plan, course)
    }
}
