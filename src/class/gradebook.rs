//! What a class has handed back, by learner and by question. The questions are drawn again from the
//! assignment and its set, and every answer is marked anew: a mark in what was handed back would
//! count for nothing.

mod answers;
mod marking;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use answers::Counted;

use super::analysis::{Analysis, analyse};
use super::assignment::{Assignment, name};
use super::submission::Submission;
use crate::bank::{Bank, Pick, Question, Response, shuffle};

/// Who answered what, and what that says of the questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gradebook {
    /// What is asked: a column for each fact and form, in the order of the assignment.
    pub columns: Vec<Column>,
    /// Who has handed in, by name: each with every attempt.
    pub learners: Vec<Learner>,
    /// What could not be marked, and why.
    pub left: Vec<(Submission, Unmarked)>,
}

/// A question as all learners have it in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// By what it is drawn where all are asked the same.
    pub pick: Pick,
    /// The question that is.
    pub question: Question,
}

/// A learner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learner {
    /// The name or code as it was written last.
    pub name: String,
    /// Every attempt, the first one first.
    pub attempts: Vec<Marked>,
}

/// An attempt with its marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// As it was handed in.
    pub submission: Submission,
    /// For each column what was answered, and the mark.
    pub cells: Vec<Cell>,
    /// Whether it is beyond the attempts that the assignment allows.
    pub is_beyond: bool,
    /// Whether it took longer than the assignment allows.
    pub is_late: bool,
    /// Whether another attempt of this name says that it is this one too, and was begun at another
    /// moment: two learners of one name, or one on two devices.
    pub is_twin: bool,
}

impl Marked {
    /// All its marks together, in thousandths of a question.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.cells.iter().map(|cell| u32::from(cell.permille)).sum()
    }
}

/// An answer in its column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What was answered; `None`: it was not reached.
    pub response: Option<Response>,
    /// What it is worth, in thousandths.
    pub permille: u16,
    /// How long it took, in milliseconds.
    pub took: u32,
    /// What the question was drawn with, in the place of the column's own seed.
    pub seed: u64,
}

/// Why something handed in has no marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmarked {
    /// It is of another assignment.
    Other,
    /// What is drawn here is not what was asked there: the set or the release is another one.
    Redrawn,
    /// It says that it is no attempt at all.
    Uncounted,
    /// It answers with what its questions have not.
    Impossible,
}

impl Assignment {
    /// What a learner is asked in an attempt: the same on every device.
    #[must_use]
    pub fn draw(&self, bank: &Bank, learner: &str, attempt: u16) -> Vec<(Pick, Question)> {
        let mut drawn = bank.plan(&self.selection, &[]);
        let seed = self.seed_of(learner, attempt);
        if seed != self.selection.seed {
            drawn = bank.drawn_anew(drawn.iter().map(|(pick, _)| pick), seed);
        }
        if let Some(seed) = self.shuffle_of(learner, attempt) {
            shuffle(&mut drawn, seed);
        }
        drawn
    }
}

impl Learner {
    /// Takes an attempt in: the fuller one of the two where it is here already.
    fn take(&mut self, marked: Marked) {
        let of = |one: &Marked| (one.submission.attempt, one.submission.started);
        let same = self.attempts.iter_mut().find(|one| of(one) == of(&marked));
        match same {
            Some(one) if one.submission.answers.len() < marked.submission.answers.len() => {
                *one = marked;
            }
            Some(_) => {}
            None => self.attempts.push(marked),
        }
    }

    /// Puts the attempts in order and holds them against what the assignment allows.
    fn count(&mut self, assignment: &Assignment) {
        // There are few of one learner.
        self.attempts
            .sort_by_key(|one| (one.submission.started, one.submission.attempt));
        let most = assignment.attempts.map_or(usize::MAX, usize::from);
        let longest = assignment
            .minutes
            .map(|minutes| u64::from(minutes) * 60_000);
        let numbers: Vec<u16> = { &self.attempts }
            .iter()
            .map(|one| one.submission.attempt)
            .collect();
        for (at, one) in self.attempts.iter_mut().enumerate() {
            let same = numbers
                .iter()
                .filter(|number| **number == one.submission.attempt);
            one.is_twin = same.count() > 1;
            one.is_beyond = at >= most || usize::from(one.submission.attempt) > most;
            one.is_late = longest.is_some_and(|longest| one.submission.took > longest);
        }
    }
}

impl Gradebook {
    /// Marks what was handed in for an assignment. What was handed in twice counts once, and of one
    /// attempt handed in half and whole the whole. Which attempt it was, the learner's browser says;
    /// whoever hands in as many first ones as devices has them counted here.
    #[must_use]
    pub fn mark(assignment: &Assignment, bank: &Bank, handed: Vec<Submission>) -> Gradebook {
        let planned = bank.plan(&assignment.selection, &[]);
        let columns: Vec<Column> = planned
            .into_iter()
            .map(|(pick, question)| Column { pick, question })
            .collect();
        let marks = marking::marks(assignment, bank, &columns, &handed);
        let mut learners: BTreeMap<String, Learner> = BTreeMap::new();
        let mut left = Left::default();
        for (submission, cells) in handed.into_iter().zip(marks) {
            let marked = match cells {
                Ok(cells) => Marked {
                    submission,
                    cells,
                    is_beyond: false,
                    is_late: false,
                    is_twin: false,
                },
                Err(why) => {
                    left.take(submission, why);
                    continue;
                }
            };
            let called = &marked.submission.learner;
            let learner = learners.entry(name(called)).or_default();
            learner.name.clone_from(called);
            learner.take(marked);
        }
        let mut learners: Vec<Learner> = learners.into_values().collect();
        for learner in &mut learners {
            learner.count(assignment);
        }
        Gradebook {
            columns,
            learners,
            left: left.all,
        }
    }

    /// The attempts that count: of each learner the first.
    pub fn first(&self) -> impl Iterator<Item = &Marked> {
        let learners = self.learners.iter();
        learners.filter_map(|learner| learner.attempts.first())
    }

    /// The question that was answered in a column, as this learner had it. It is drawn again where
    /// it is not the column's own.
    #[must_use]
    pub fn question<'a>(
        &'a self,
        bank: &Bank,
        column: usize,
        cell: &Cell,
    ) -> Option<Cow<'a, Question>> {
        let column = self.columns.get(column)?;
        if cell.seed == column.pick.seed {
            return Some(Cow::Borrowed(&column.question));
        }
        let pick = Pick {
            seed: cell.seed,
            ..column.pick.clone()
        };
        bank.redraw(&pick).map(Cow::Owned)
    }

    /// The marks that count: of each learner the first attempt, a row with a mark from 0 to 1 for
    /// each column.
    #[must_use]
    pub fn marks(&self) -> Vec<Vec<f64>> {
        let row = |marked: &Marked| {
            let cells = marked.cells.iter();
            cells
                .map(|cell| f64::from(cell.permille) / 1000.0)
                .collect()
        };
        self.first().map(row).collect()
    }

    /// What the marks say of the questions.
    #[must_use]
    pub fn analysis(&self) -> Analysis {
        analyse(&self.marks())
    }
}

/// What could not be marked, each once.
#[derive(Default)]
struct Left {
    all: Vec<(Submission, Unmarked)>,
    /// Where those of one moment stand: there are few.
    by_start: BTreeMap<(i64, u16), Vec<usize>>,
}

impl Left {
    fn take(&mut self, submission: Submission, why: Unmarked) {
        let moment = (submission.started, submission.attempt);
        let same = self.by_start.entry(moment).or_default();
        let is_here = |at: &usize| {
            let (other, reason) = &self.all[*at];
            (other, *reason) == (&submission, why)
        };
        if !same.iter().any(is_here) {
            same.push(self.all.len());
            self.all.push((submission, why));
        }
    }
}

#[cfg(test)]
mod tests;
