//! The answers of many attempts, marked. What several learners are asked is drawn once for all of
//! them.

use super::{Assignment, Cell, Column, Submission, Unmarked};
use crate::bank::{Bank, Question, grade, shuffle};
use crate::class::submission::fingerprint;

/// The cells of each attempt, in the order in which they were handed in.
pub(super) fn marks(
    assignment: &Assignment,
    bank: &Bank,
    columns: &[Column],
    handed: &[Submission],
) -> Vec<Result<Vec<Cell>, Unmarked>> {
    let id = assignment.id();
    let mut marks: Vec<Result<Vec<Cell>, Unmarked>> = Vec::with_capacity(handed.len());
    let mut turns: Vec<(u64, usize)> = Vec::new();
    for (at, submission) in handed.iter().enumerate() {
        let why = match (submission.assignment == id, submission.attempt) {
            (false, _) => Unmarked::Other,
            (true, 0) => Unmarked::Uncounted,
            (true, attempt) => {
                turns.push((assignment.seed_of(&submission.learner, attempt), at));
                Unmarked::Redrawn
            }
        };
        marks.push(Err(why));
    }
    // By seed: only one draw is held at a time, however many attempts there are.
    turns.sort_unstable();
    let groups = groups(columns);
    for turn in turns.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((seed, _)) = turn.first() else {
            continue;
        };
        let anew = match *seed == assignment.selection.seed {
            true => Vec::new(),
            false => bank.drawn_anew(columns.iter().map(|column| &column.pick), *seed),
        };
        let asked: Vec<(u64, &Question)> = match anew.is_empty() {
            true => columns
                .iter()
                .map(|column| (column.pick.seed, &column.question))
                .collect(),
            false => anew
                .iter()
                .map(|(pick, question)| (pick.seed, question))
                .collect(),
        };
        let in_order: Vec<usize> = (0..asked.len()).collect();
        let mut print = None;
        for (_, at) in turn {
            let Some(submission) = handed.get(*at) else {
                continue;
            };
            let shuffled = assignment.shuffle_of(&submission.learner, submission.attempt);
            let (order, print) = match shuffled {
                None => {
                    let print = *print.get_or_insert_with(|| printed(&asked, &in_order));
                    (in_order.clone(), print)
                }
                Some(seed) => {
                    let mut order = in_order.clone();
                    shuffle(&mut order, seed);
                    let print = printed(&asked, &order);
                    (order, print)
                }
            };
            marks[*at] = match print == submission.asked {
                true => cells(bank, &asked, &order, &groups, submission),
                false => Err(Unmarked::Redrawn),
            };
        }
    }
    marks
}

/// The fingerprint of what was asked in an order.
fn printed(asked: &[(u64, &Question)], order: &[usize]) -> u32 {
    fingerprint(order.iter().map(|at| asked[*at].1))
}

/// The answers of an attempt, marked, each in the column of its fact and form.
fn cells(
    bank: &Bank,
    asked: &[(u64, &Question)],
    order: &[usize],
    groups: &[usize],
    submission: &Submission,
) -> Result<Vec<Cell>, Unmarked> {
    if submission.answers.len() > order.len() {
        return Err(Unmarked::Redrawn);
    }
    let mut cells = vec![Cell::default(); groups.len()];
    let mut filled = vec![false; groups.len()];
    for (at, answer) in order.iter().zip(&submission.answers) {
        let (seed, question) = asked[*at];
        let response = answer
            .given
            .response(question)
            .ok_or(Unmarked::Impossible)?;
        let group = groups.get(*at).ok_or(Unmarked::Redrawn)?;
        let mut places = (*group..groups.len()).filter(|place| groups[*place] == *group);
        let place = places
            .find(|place| !filled[*place])
            .ok_or(Unmarked::Redrawn)?;
        filled[place] = true;
        cells[place] = Cell {
            permille: grade(bank, question, &response).permille,
            response: Some(response),
            took: answer.took,
            seed,
        };
    }
    Ok(cells)
}

/// Of each column the first that asks the same fact in the same form: as a rule itself.
fn groups(columns: &[Column]) -> Vec<usize> {
    let is_same = |one: &Column, other: &Column| {
        (one.pick.form, &one.pick.fact) == (other.pick.form, &other.pick.fact)
    };
    let first = |(at, column)| {
        let before = columns.iter().take(at);
        before
            .enumerate()
            .find(|(_, other)| is_same(column, other))
            .map_or(at, |(first, _)| first)
    };
    columns.iter().enumerate().map(first).collect()
}
