//! The sheets with a row for a learner, an attempt, an answer, or a result that has no marks.

use super::{Cell, Gradebook, Sheet, words};
use crate::bank::{Bank, Response};
use crate::class::figure::short;
use crate::class::told::{key_told, told};
use crate::class::{Learner, Marked};

/// A row for each learner: the mark that counts, and how it comes about.
pub(super) fn marks(book: &Gradebook, zone: i32) -> Sheet {
    let mut sheet = Sheet::new(words::MARKS, &words::OF_MARKS);
    let numbers = 1..=book.columns.len();
    let headings = numbers.map(|number| Cell::Text(words::question(number)));
    for row in &mut sheet.rows {
        row.extend(headings.clone());
    }
    for learner in &book.learners {
        sheet.rows.extend(row_of(learner, zone));
    }
    sheet
}

fn row_of(learner: &Learner, zone: i32) -> Option<Vec<Cell>> {
    let first = learner.attempts.first()?;
    let mut row = vec![
        Cell::text(&learner.name),
        mark(first),
        Cell::count(learner.attempts.len()),
        Cell::moment(first.submission.started, zone),
        Cell::Duration(first.submission.took),
        said(first),
    ];
    row.extend(first.cells.iter().map(|cell| worth(cell.permille)));
    Some(row)
}

/// A row for each attempt.
pub(super) fn attempts(book: &Gradebook, zone: i32) -> Sheet {
    let mut sheet = Sheet::new(words::ATTEMPTS, &words::OF_ATTEMPTS);
    for learner in &book.learners {
        for (at, marked) in learner.attempts.iter().enumerate() {
            sheet.rows.push(vec![
                Cell::text(&learner.name),
                Cell::count(marked.submission.attempt.into()),
                Cell::text(if at == 0 { words::YES } else { words::NO }),
                mark(marked),
                Cell::count(marked.submission.answers.len()),
                Cell::moment(marked.submission.started, zone),
                Cell::Duration(marked.submission.took),
                said(marked),
            ]);
        }
    }
    sheet
}

/// A row for each answer of each attempt.
pub(super) fn answers(book: &Gradebook, bank: &Bank) -> Sheet {
    let mut sheet = Sheet::new(words::ANSWERS, &words::OF_ANSWERS);
    let keys: Vec<String> = book
        .columns
        .iter()
        .map(|column| key_told(&column.question))
        .collect();
    for learner in &book.learners {
        for marked in &learner.attempts {
            for (at, (column, key)) in book.columns.iter().zip(&keys).enumerate() {
                let Some(cell) = marked.cells.get(at) else {
                    continue;
                };
                let front = [
                    Cell::text(&learner.name),
                    Cell::count(marked.submission.attempt.into()),
                    Cell::count(at + 1),
                ];
                let asked = match &cell.response {
                    None => [&column.question.stem, words::NOT_REACHED, key].map(Cell::text),
                    Some(response) => asked(book, bank, at, cell, response, key),
                };
                let took = match &cell.response {
                    None => Cell::Empty,
                    Some(_) => Cell::Duration(cell.took.into()),
                };
                let mut row = front.to_vec();
                row.extend(asked);
                row.extend([worth(cell.permille), took]);
                sheet.rows.push(row);
            }
        }
    }
    sheet
}

/// Question, answer and right answer, as this learner had them.
fn asked(
    book: &Gradebook,
    bank: &Bank,
    at: usize,
    cell: &crate::class::Cell,
    response: &Response,
    key: &str,
) -> [Cell; 3] {
    let Some(question) = book.question(bank, at, cell) else {
        return [Cell::Empty, Cell::Empty, Cell::Empty];
    };
    let is_own = book
        .columns
        .get(at)
        .is_some_and(|column| column.pick.seed == cell.seed);
    let right = match is_own {
        true => Cell::text(key),
        false => Cell::text(&key_told(&question)),
    };
    [
        Cell::text(&question.stem),
        Cell::text(&told(&question, response)),
        right,
    ]
}

/// A row for each result that has no marks.
pub(super) fn left(book: &Gradebook, zone: i32) -> Sheet {
    let mut sheet = Sheet::new(words::LEFT, &words::OF_LEFT);
    for (submission, why) in &book.left {
        sheet.rows.push(vec![
            Cell::text(&submission.learner),
            Cell::count(submission.attempt.into()),
            Cell::moment(submission.started, zone),
            Cell::count(submission.answers.len()),
            Cell::text(words::unmarked(*why)),
        ]);
    }
    sheet
}

/// The whole mark of an attempt.
fn mark(marked: &Marked) -> Cell {
    Cell::share(marked.total() as usize, marked.cells.len() * 1000)
}

/// What a question is worth, from 0 to 1.
pub(super) fn worth(permille: u16) -> Cell {
    Cell::Number(short(permille.into(), 3))
}

/// What there is to say of an attempt.
fn said(marked: &Marked) -> Cell {
    let missing = marked.cells.iter().filter(|cell| cell.response.is_none());
    let missing = missing.count();
    let mut said: Vec<String> = Vec::new();
    for (is_so, remark) in [
        (marked.is_late, words::LATE),
        (marked.is_beyond, words::BEYOND),
        (marked.is_twin, words::TWIN),
    ] {
        said.extend(is_so.then(|| remark.to_owned()));
    }
    said.extend((missing > 0).then(|| words::unfinished(missing)));
    Cell::text(&said.join("; "))
}
