//! A sitting of review: a quiz without an end of its own. Each next question is what the day's
//! queue says at that moment.

use super::{Quiz, Stage};
use crate::bank::{Bank, Difficulty, Pick, Question, Selection};
use crate::memory::journal::EntryId;
use crate::memory::queue::{Counts, Pile};
use crate::memory::{Attempt, AttemptId, Rostered, Scope};

/// A sitting under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Sitting {
    quiz: Quiz,
    scope: Scope,
    /// At most so many answers.
    most: Option<u32>,
    /// What was asked, in the order of the questions.
    asked: Vec<Rostered>,
    piles: Vec<Pile>,
    /// The entries of the answers in the journal.
    entries: Vec<EntryId>,
    /// What is still to be asked today.
    pub counts: Counts,
    /// Where a step is not over yet and nothing else is left: until when, in seconds since 1970.
    pub waits_until: Option<i64>,
}

impl Sitting {
    /// Begins a sitting. `now` in milliseconds since 1970.
    #[must_use]
    pub fn new(bank: &Bank, scope: Scope, most: Option<u32>, now: i64) -> Sitting {
        let attempt = Attempt {
            id: AttemptId(String::new()),
            set: bank.set().id.clone(),
            version: bank.set().version.clone(),
            selection: Selection {
                seed: 0,
                count: 0,
                forms: Vec::new(),
                from: None,
                to: None,
                difficulty: Difficulty::MIDDLE,
                own: true,
            },
            retry_of: None,
            assigned: None,
            started: now,
            picks: Vec::new(),
            answers: Vec::new(),
            at: 0,
        };
        Sitting {
            quiz: Quiz::begin(attempt, Vec::new(), bank, now),
            scope,
            most,
            asked: Vec::new(),
            piles: Vec::new(),
            entries: Vec::new(),
            counts: Counts::default(),
            waits_until: None,
        }
    }

    /// The questions, as a quiz.
    #[must_use]
    pub fn quiz(&self) -> &Quiz {
        &self.quiz
    }

    /// The same, to answer.
    pub fn quiz_mut(&mut self) -> &mut Quiz {
        &mut self.quiz
    }

    /// What is asked in it.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// What was asked so far, the latest last.
    #[must_use]
    pub fn asked(&self) -> &[Rostered] {
        &self.asked
    }

    /// The fact on screen, and the pile it lay in.
    #[must_use]
    pub fn current(&self) -> Option<(Rostered, Pile)> {
        let at = self.quiz.attempt().at;
        Some((*self.asked.get(at)?, *self.piles.get(at)?))
    }

    /// The entries of the answers in the journal.
    #[must_use]
    pub fn entries(&self) -> &[EntryId] {
        &self.entries
    }

    /// Whether as many were answered as were wanted.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let answers = self.quiz.attempt().answers.len();
        self.most.is_some_and(|most| answers >= most as usize)
    }

    /// Whether nothing is on screen.
    #[must_use]
    pub fn is_over(&self) -> bool {
        *self.quiz.stage() == Stage::Finished
    }

    /// Asks a question.
    pub fn ask(
        &mut self,
        question: (Pick, Question),
        (fact, pile): (Rostered, Pile),
        bank: &Bank,
        now: i64,
    ) {
        self.quiz.append(question, bank, now);
        self.asked.push(fact);
        self.piles.push(pile);
    }

    /// The answer on screen is this entry of the journal.
    pub fn entered(&mut self, entry: EntryId) {
        let at = self.quiz.attempt().at;
        self.entries.truncate(at);
        self.entries.push(entry);
    }

    /// Takes the latest answer back; gives its entry. Its question is asked again.
    pub fn take_back(&mut self, bank: &Bank, now: i64) -> Option<EntryId> {
        if !self.quiz.take_back(bank, now) {
            return None;
        }
        let left = self.quiz.attempt().picks.len();
        self.asked.truncate(left);
        self.piles.truncate(left);
        self.entries.pop()
    }

    /// Whether an answer can be taken back.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        !self.entries.is_empty() && !matches!(self.quiz.stage(), Stage::Saving { .. })
    }
}
