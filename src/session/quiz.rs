//! The quiz itself: one question after another, each answered once.

use super::{Complaint, Draft};
use crate::bank::{Bank, Body, Grade, Pick, Question, Response, grade};
use crate::memory::{Answer, Attempt};

/// What is on screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// A question waits for its answer.
    Asking {
        /// The answer in the making.
        draft: Draft,
        /// Why it was not taken, when Check was pressed too soon.
        complaint: Option<Complaint>,
    },
    /// The answer is on its way to storage; its feedback is not shown yet.
    Saving {
        /// What stays on screen until it has arrived.
        shown: Box<Stage>,
        /// What is shown then.
        grade: Grade,
    },
    /// The answer is stored and explained.
    Answered {
        /// What it was worth.
        grade: Grade,
    },
    /// Every question is done.
    Finished,
}

impl Stage {
    /// What is on screen: while an answer is being saved, what was there before.
    #[must_use]
    pub fn shown(&self) -> &Stage {
        match self {
            Stage::Saving { shown, .. } => shown,
            Stage::Asking { .. } | Stage::Answered { .. } | Stage::Finished => self,
        }
    }
}

/// A question of the quiz: drawn again from its pick, or no longer to be had.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// The question.
    Drawn(Box<Question>),
    /// The set no longer yields it; the name of its fact.
    Gone(String),
}

/// A quiz under way, or finished.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    attempt: Attempt,
    slots: Vec<Slot>,
    stage: Stage,
    shown_at: i64,
    /// Only its first question is planned yet.
    is_opening: bool,
}

impl Quiz {
    /// Begins an attempt with what was planned for it. `now` in milliseconds since 1970.
    #[must_use]
    pub fn begin(
        mut attempt: Attempt,
        planned: Vec<(Pick, Question)>,
        bank: &Bank,
        now: i64,
    ) -> Quiz {
        let mut slots = Vec::new();
        for (pick, question) in planned {
            attempt.picks.push(pick);
            slots.push(Slot::Drawn(Box::new(question)));
        }
        Quiz::at(attempt, slots, bank, now)
    }

    /// Begins an attempt with its first question, while the others cannot be planned yet.
    #[must_use]
    pub fn begin_with(attempt: Attempt, first: (Pick, Question), bank: &Bank, now: i64) -> Quiz {
        let mut quiz = Quiz::begin(attempt, vec![first], bank, now);
        quiz.is_opening = true;
        quiz
    }

    /// Goes on where a quiz was that began with its first question alone, if that is the first
    /// of this one too: what was chosen stays chosen. Whether it is.
    pub fn take_over(&mut self, early: Quiz) -> bool {
        let same = match (self.question(), early.question()) {
            (Some(own), Some(other)) => {
                self.attempt.picks.first() == early.attempt.picks.first()
                    && own.stem == other.stem
                    && own.body == other.body
            }
            _ => false,
        };
        if same {
            self.attempt.id = early.attempt.id;
            self.attempt.started = early.attempt.started;
            self.stage = early.stage;
            self.shown_at = early.shown_at;
        }
        same
    }

    /// Whether what was right is told only after the last question.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        let assigned = self.attempt.assigned.as_deref();
        assigned.is_some_and(|assigned| assigned.tells_at_end)
    }

    /// Ends it where it stands: what was not answered is not asked any more. False where nothing
    /// was answered, or an answer is on its way to storage.
    pub fn end(&mut self, bank: &Bank) -> bool {
        let answered = self.attempt.answers.len();
        if answered == 0 || matches!(self.stage, Stage::Saving { .. }) {
            return false;
        }
        self.attempt.picks.truncate(answered);
        self.slots.truncate(answered);
        self.attempt.at = answered;
        self.stage = self.stage_at(bank);
        true
    }

    /// How many questions it has, as far as is known.
    #[must_use]
    pub fn length(&self) -> usize {
        if self.is_opening {
            return self.attempt.selection.count as usize;
        }
        self.attempt.picks.len()
    }

    /// Takes up an attempt where it stands. `now` in milliseconds since 1970.
    #[must_use]
    pub fn open(attempt: Attempt, bank: &Bank, now: i64) -> Quiz {
        let slots = attempt.picks.iter().map(|p| slot(bank, p)).collect();
        Quiz::at(attempt, slots, bank, now)
    }

    fn at(attempt: Attempt, slots: Vec<Slot>, bank: &Bank, now: i64) -> Quiz {
        let mut quiz = Quiz {
            attempt,
            slots,
            stage: Stage::Finished,
            shown_at: now,
            is_opening: false,
        };
        quiz.leave_out_what_is_gone();
        quiz.stage = quiz.stage_at(bank);
        quiz
    }

    /// A set that changed may no longer yield a question: one that was answered
    /// stays in the record, one that was not is not asked.
    fn leave_out_what_is_gone(&mut self) {
        let answered = self.attempt.answers.len();
        let gone = |slot: &Slot| matches!(slot, Slot::Gone(_));
        for at in (answered..self.slots.len()).rev() {
            if gone(&self.slots[at]) {
                self.slots.remove(at);
                self.attempt.picks.remove(at);
            }
        }
        if self.is_silent() {
            // What was answered is not shown before the end.
            self.attempt.at = self.attempt.at.max(answered);
        }
        if self.attempt.at < answered && gone(&self.slots[self.attempt.at]) {
            self.attempt.at += 1;
        }
    }

    /// The attempt as it should be stored.
    #[must_use]
    pub fn attempt(&self) -> &Attempt {
        &self.attempt
    }

    /// What is on screen.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Every question of the quiz.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The question on screen.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        match self.slots.get(self.attempt.at)? {
            Slot::Drawn(question) => Some(question),
            Slot::Gone(_) => None,
        }
    }

    /// The answer to the question on screen, once given.
    #[must_use]
    pub fn answer(&self) -> Option<&Answer> {
        self.attempt.answers.get(self.attempt.at)
    }

    /// The draft, while a question waits.
    pub fn draft_mut(&mut self) -> Option<&mut Draft> {
        match &mut self.stage {
            Stage::Asking { draft, complaint } => {
                *complaint = None;
                Some(draft)
            }
            Stage::Saving { .. } | Stage::Answered { .. } | Stage::Finished => None,
        }
    }

    /// Hands the draft in. True when there is an answer to store now.
    pub fn check(&mut self, bank: &Bank, now: i64) -> bool {
        let handed_in = match (&self.stage, self.question()) {
            (Stage::Asking { draft, .. }, Some(question)) => draft.hand_in(&question.body),
            (
                Stage::Asking { .. }
                | Stage::Saving { .. }
                | Stage::Answered { .. }
                | Stage::Finished,
                _,
            ) => return false,
        };
        match handed_in {
            Ok(response) => self.answer_with(response, bank, now),
            Err(reason) => {
                if let Stage::Asking { complaint, .. } = &mut self.stage {
                    *complaint = Some(reason);
                }
                false
            }
        }
    }

    /// When the question on screen came, in milliseconds since 1970.
    #[must_use]
    pub fn shown_at(&self) -> i64 {
        self.shown_at
    }

    /// The question on screen came at this moment and no sooner, in milliseconds since 1970.
    pub fn not_shown_before(&mut self, when: i64) {
        self.shown_at = self.shown_at.max(when);
    }

    /// Answers the question on screen. True when there is an answer to store now.
    pub fn answer_with(&mut self, response: Response, bank: &Bank, now: i64) -> bool {
        if !matches!(self.stage, Stage::Asking { .. }) {
            return false;
        }
        let Some(question) = self.question() else {
            return false;
        };
        let grade = grade(bank, question, &response);
        let took = now
            .saturating_sub(self.shown_at)
            .clamp(0, i64::from(u32::MAX));
        self.attempt.answers.push(Answer {
            response,
            permille: grade.permille,
            when: now,
            took: u32::try_from(took).unwrap_or(u32::MAX),
            claimed: false,
        });
        self.save(grade);
        true
    }

    fn save(&mut self, grade: Grade) {
        let shown = Box::new(std::mem::replace(&mut self.stage, Stage::Finished));
        self.stage = Stage::Saving { shown, grade };
    }

    /// Whether the answer on screen can be counted as right though it was refused: a
    /// typed name or number. A year is as it is.
    #[must_use]
    pub fn can_claim(&self) -> bool {
        let (Some(question), Some(answer)) = (self.question(), self.answer()) else {
            return false;
        };
        // Whoever hands it in has the answers marked as they were given.
        self.attempt.assigned.is_none()
            && matches!(self.stage, Stage::Answered { .. })
            && matches!(question.body, Body::Name { .. } | Body::Quantity { .. })
            && matches!(answer.response, Response::Typed(_))
            && (answer.claimed || !answer.is_right())
    }

    /// Counts the answer on screen as right, or takes that back. True when there is an
    /// answer to store now.
    pub fn claim(&mut self, bank: &Bank) -> bool {
        if !self.can_claim() {
            return false;
        }
        let Some(mut answer) = self.answer().cloned() else {
            return false;
        };
        let Some(question) = self.question() else {
            return false;
        };
        answer.claimed = !answer.claimed;
        let grade = answer.grade(bank, question);
        answer.permille = grade.permille;
        self.attempt.answers[self.attempt.at] = answer;
        self.save(grade);
        true
    }

    /// Takes in an answer to the question on screen that was stored and is not known here.
    /// False where no question waits for one.
    pub fn take_up(&mut self, answer: Answer, bank: &Bank) -> bool {
        let asks = matches!(self.stage, Stage::Asking { .. });
        if asks {
            self.attempt.answers.push(answer);
            self.attempt.at += usize::from(self.is_silent());
            self.stage = self.stage_at(bank);
        }
        asks
    }

    /// The answer has been stored, or could not be: its feedback may be shown.
    pub fn stored(&mut self) {
        if let Stage::Saving { grade, .. } = &self.stage {
            self.stage = Stage::Answered {
                grade: grade.clone(),
            };
        }
    }

    /// Adds a question to a quiz that has no end of its own.
    pub fn append(&mut self, (pick, question): (Pick, Question), bank: &Bank, now: i64) {
        self.attempt.picks.push(pick);
        self.slots.push(Slot::Drawn(Box::new(question)));
        if self.stage == Stage::Finished {
            self.shown_at = now;
            self.stage = self.stage_at(bank);
        }
    }

    /// Takes the latest answer back: its question is asked again, and those after it are not.
    /// False where nothing was answered.
    pub fn take_back(&mut self, bank: &Bank, now: i64) -> bool {
        if matches!(self.stage, Stage::Saving { .. }) || self.attempt.answers.pop().is_none() {
            return false;
        }
        let at = self.attempt.answers.len();
        self.attempt.picks.truncate(at + 1);
        self.slots.truncate(at + 1);
        self.attempt.at = at;
        self.shown_at = now;
        self.stage = self.stage_at(bank);
        true
    }

    /// Goes on to the next question. True when there is a new place to store.
    pub fn next(&mut self, bank: &Bank, now: i64) -> bool {
        if !matches!(self.stage, Stage::Answered { .. }) {
            return false;
        }
        self.attempt.at += 1;
        self.shown_at = now;
        self.stage = self.stage_at(bank);
        true
    }

    /// What belongs on screen by the attempt alone.
    fn stage_at(&self, bank: &Bank) -> Stage {
        match (self.question(), self.answer()) {
            (Some(question), Some(answer)) => Stage::Answered {
                grade: answer.grade(bank, question),
            },
            (Some(question), None) => Stage::Asking {
                draft: Draft::for_body(&question.body),
                complaint: None,
            },
            (None, _) => Stage::Finished,
        }
    }
}

fn slot(bank: &Bank, pick: &Pick) -> Slot {
    match bank.redraw(pick) {
        Some(question) => Slot::Drawn(Box::new(question)),
        None => Slot::Gone(pick.fact.clone()),
    }
}
