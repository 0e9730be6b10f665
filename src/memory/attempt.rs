//! One sitting of a quiz: what was asked, what was answered, where it stands.

use crate::bank::{Bank, Grade, Pick, Question, Response, Selection, Verdict, grade};

/// Name of an attempt in storage and in links.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AttemptId(pub String);

impl AttemptId {
    /// A name from the moment it began and the seed of that moment, so that two
    /// tabs opened at once do not share one.
    #[must_use]
    pub fn new(started: i64, seed: u64) -> Self {
        AttemptId(format!("{started:x}-{:x}", seed & 0xffff))
    }
}

/// One question answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What the learner answered.
    pub response: Response,
    /// What it was worth, in thousandths: 1000 is wholly right.
    pub permille: u16,
    /// When, in milliseconds since 1970.
    pub when: i64,
    /// How long it took, in milliseconds.
    pub took: u32,
    /// Refused, and then counted as right by the learner.
    pub claimed: bool,
}

impl Answer {
    /// What it is worth, in words too: what was claimed, or what the bank says.
    #[must_use]
    pub fn grade(&self, bank: &Bank, question: &Question) -> Grade {
        if self.claimed {
            return Grade {
                permille: 1000,
                verdict: Verdict::Claimed,
            };
        }
        grade(bank, question, &self.response)
    }

    /// Whether nothing was left to mend.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.permille >= 1000
    }
}

/// That a quiz was handed out by a teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The assignment, as its link says it.
    pub says: String,
    /// The name or code of the learner.
    pub learner: String,
    /// Which attempt of this learner it is, from 1.
    pub number: u16,
    /// How many minutes there are; `None`: as many as are wanted.
    pub minutes: Option<u16>,
    /// Whether what was right is told only after the last question.
    pub tells_at_end: bool,
}

/// A sitting of a quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// Its name.
    pub id: AttemptId,
    /// Id of the set.
    pub set: String,
    /// Version of the set it was drawn from.
    pub version: String,
    /// What it was drawn by.
    pub selection: Selection,
    /// The attempt whose missed questions this one asks again.
    pub retry_of: Option<AttemptId>,
    /// What it was handed out as; `None`: the learner chose it.
    pub assigned: Option<Box<Assigned>>,
    /// When it began, in milliseconds since 1970.
    pub started: i64,
    /// What is asked, in order.
    pub picks: Vec<Pick>,
    /// What was answered so far, in the same order.
    pub answers: Vec<Answer>,
    /// The question on screen; equal to `picks.len()` when all is done.
    pub at: usize,
}

impl Attempt {
    /// Whether every question was answered and left.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.at >= self.picks.len()
    }

    /// Sum of what the answers were worth, in thousandths.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.answers.iter().map(|a| u32::from(a.permille)).sum()
    }

    /// How many answers were wholly right.
    #[must_use]
    pub fn right(&self) -> usize {
        self.answers.iter().filter(|a| a.is_right()).count()
    }

    /// The picks that were not answered wholly right.
    pub fn missed(&self) -> impl Iterator<Item = &Pick> {
        let answered = self.picks.iter().zip(&self.answers);
        answered.filter(|(_, a)| !a.is_right()).map(|(p, _)| p)
    }

    /// When it was last touched, in milliseconds since 1970.
    #[must_use]
    pub fn touched(&self) -> i64 {
        self.answers.last().map_or(self.started, |a| a.when)
    }
}
