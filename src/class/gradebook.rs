//! What a class has handed back, by learner and by question. The questions are drawn again from the
//! assignment and its set, and every answer is marked anew: a mark in what was handed back would
//! count for nothing.

use std::collections::BTreeMap;

use super::analysis::{Analysis, analyse};
use super::assignment::{Assignment, name};
use super::submission::{Submission, fingerprint};
use crate::bank::{Bank, Pick, Question, Response, grade, shuffle};

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
        let planned = bank.plan(&self.selection, &[]);
        let seed = self.seed_of(learner, attempt);
        let shuffled = self.shuffle_of(learner, attempt);
        if seed == self.selection.seed && shuffled.is_none() {
            return planned;
        }
        let mut picks: Vec<Pick> = match seed == self.selection.seed {
            true => planned.into_iter().map(|(pick, _)| pick).collect(),
            false => bank.draw_anew(planned.iter().map(|(pick, _)| pick), seed),
        };
        if let Some(seed) = shuffled {
            shuffle(&mut picks, seed);
        }
        bank.redraw_all(picks)
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
        for (at, one) in self.attempts.iter_mut().enumerate() {
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
        let id = assignment.id();
        let mut learners: BTreeMap<String, Learner> = BTreeMap::new();
        let mut left = Vec::new();
        for submission in handed {
            let cells = match (submission.assignment == id, submission.attempt) {
                (false, _) => Err(Unmarked::Other),
                (true, 0) => Err(Unmarked::Uncounted),
                (true, _) => cells(assignment, bank, &columns, &submission),
            };
            let marked = match cells {
                Ok(cells) => Marked {
                    submission,
                    cells,
                    is_beyond: false,
                    is_late: false,
                },
                Err(why) => {
                    if !left.contains(&(submission.clone(), why)) {
                        left.push((submission, why));
                    }
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
            left,
        }
    }

    /// The marks that count: of each learner the first attempt, a row with a mark from 0 to 1 for
    /// each column.
    #[must_use]
    pub fn marks(&self) -> Vec<Vec<f64>> {
        let first = self
            .learners
            .iter()
            .filter_map(|learner| learner.attempts.first());
        let row = |marked: &Marked| {
            let cells = marked.cells.iter();
            cells
                .map(|cell| f64::from(cell.permille) / 1000.0)
                .collect()
        };
        first.map(row).collect()
    }

    /// What the marks say of the questions.
    #[must_use]
    pub fn analysis(&self) -> Analysis {
        analyse(&self.marks())
    }

    /// Of a column: how often each response was given in the first attempts, the most frequent
    /// first; with how many of those who gave it are in the better half of the class.
    #[must_use]
    pub fn responses(&self, column: usize) -> Vec<(Response, usize, usize)> {
        let marks = self.marks();
        let totals: Vec<f64> = marks.iter().map(|row| row.iter().sum()).collect();
        let mut ranks: Vec<usize> = (0..totals.len()).collect();
        ranks.sort_by(|a, b| totals[*b].total_cmp(&totals[*a]));
        let better = &ranks[..ranks.len() / 2];
        let mut counted: Vec<(Response, usize, usize)> = Vec::new();
        let first = self
            .learners
            .iter()
            .filter_map(|learner| learner.attempts.first());
        for (at, marked) in first.enumerate() {
            let cell = marked.cells.get(column);
            let Some(response) = cell.and_then(|cell| cell.response.as_ref()) else {
                continue;
            };
            let is_better = usize::from(better.contains(&at));
            match counted.iter_mut().find(|(other, _, _)| other == response) {
                Some((_, count, of_better)) => {
                    *count += 1;
                    *of_better += is_better;
                }
                None => counted.push((response.clone(), 1, is_better)),
            }
        }
        counted.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
        counted
    }
}

/// The answers of an attempt, marked, each in the column of its fact and form.
fn cells(
    assignment: &Assignment,
    bank: &Bank,
    columns: &[Column],
    submission: &Submission,
) -> Result<Vec<Cell>, Unmarked> {
    let drawn = assignment.draw(bank, &submission.learner, submission.attempt);
    let (picks, questions): (Vec<Pick>, Vec<Question>) = drawn.into_iter().unzip();
    if fingerprint(&questions) != submission.asked || submission.answers.len() > questions.len() {
        return Err(Unmarked::Redrawn);
    }
    let mut cells = vec![Cell::default(); columns.len()];
    let mut filled = vec![false; columns.len()];
    for ((pick, question), answer) in picks.iter().zip(&questions).zip(&submission.answers) {
        let response = answer
            .given
            .response(question)
            .ok_or(Unmarked::Impossible)?;
        let place = columns.iter().zip(&filled).position(|(column, filled)| {
            !filled && column.pick.fact == pick.fact && column.pick.form == pick.form
        });
        let place = place.ok_or(Unmarked::Redrawn)?;
        filled[place] = true;
        cells[place] = Cell {
            permille: grade(bank, question, &response).permille,
            response: Some(response),
            took: answer.took,
        };
    }
    Ok(cells)
}

#[cfg(test)]
mod tests;
