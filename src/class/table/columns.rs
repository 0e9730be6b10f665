//! The sheets of the questions and of the test: figures, and what was answered how often.

use std::collections::BTreeMap;

use super::learners::worth;
use super::{Cell, Gradebook, Sheet, words};
use crate::bank::{Bank, Question, Response, grade};
use crate::class::Analysis;
use crate::class::remarks::{remarks, test_remarks, test_words, words_alone};
use crate::class::told::{key_told, told};

/// A row for each question.
pub(super) fn questions(book: &Gradebook, analysis: &Analysis) -> Sheet {
    let mut sheet = Sheet::new(words::QUESTIONS, &words::OF_QUESTIONS);
    for (at, column) in book.columns.iter().enumerate() {
        let question = &column.question;
        let mut row = vec![
            Cell::count(at + 1),
            Cell::text(&question.stem),
            Cell::text(&key_told(question)),
            Cell::Text(words::form(question.form)),
        ];
        match analysis.items.get(at) {
            None => row.extend([const { Cell::Empty }; 8]),
            Some(item) => {
                let options = question.body.single().map(|(options, _)| options.len());
                let said = remarks(analysis, at, options).into_iter();
                let said: Vec<String> = said.map(|one| words_alone(one, item)).collect();
                row.extend([
                    Cell::figure(item.facility),
                    Cell::figure_of(item.deviation),
                    Cell::figure_of(item.discrimination),
                    Cell::figure_of(item.efficiency),
                    Cell::figure(item.intended_weight),
                    Cell::figure_of(item.effective_weight),
                    mean_time(book, at),
                    Cell::text(&said.join(" ")),
                ]);
            }
        }
        sheet.rows.push(row);
    }
    sheet
}

/// Of those who answered.
fn mean_time(book: &Gradebook, column: usize) -> Cell {
    let cells = book.first().filter_map(|marked| marked.cells.get(column));
    let answered = cells.filter(|cell| cell.response.is_some());
    let (count, sum) = answered.fold((0_u64, 0_u64), |(count, sum), cell| {
        (count + 1, sum + u64::from(cell.took))
    });
    match count {
        0 => Cell::Empty,
        _ => Cell::Duration(sum / count),
    }
}

/// How often one answer was given.
struct Counted {
    question: usize,
    response: Option<Response>,
    text: String,
    permille: u16,
    learners: usize,
    better: usize,
}

/// The rows for each response to each question, the most frequent first; then what nobody chose.
pub(super) fn distractors(book: &Gradebook, bank: &Bank) -> Sheet {
    let mut sheet = Sheet::new(words::DISTRACTORS, &words::OF_DISTRACTORS);
    let better = book.better();
    for at in 0..book.columns.len() {
        let mut counted = counted(book, bank, &better, at);
        counted.sort_by_key(|one| std::cmp::Reverse(one.learners));
        counted.extend(never_chosen(book, bank, at, &counted));
        for one in counted {
            let stem = book
                .columns
                .get(at)
                .map(|column| column.question.stem.as_str());
            sheet.rows.push(vec![
                Cell::count(one.question),
                Cell::text(stem.unwrap_or_default()),
                Cell::text(&one.text),
                worth(one.permille),
                Cell::count(one.learners),
                Cell::share(one.learners, better.len()),
                Cell::count(one.better),
                Cell::count(one.learners - one.better),
            ]);
        }
    }
    sheet
}

/// Each answer once, in the order of the learners.
fn counted(book: &Gradebook, bank: &Bank, better: &[bool], at: usize) -> Vec<Counted> {
    let mut counted: Vec<Counted> = Vec::new();
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (marked, is_better) in book.first().zip(better) {
        let Some(cell) = marked.cells.get(at) else {
            continue;
        };
        let question = book.question(bank, at, cell);
        let text = match (&cell.response, question) {
            (None, _) => words::NOT_REACHED.to_owned(),
            (Some(_), None) => String::new(),
            (Some(response), Some(question)) => told(&question, response),
        };
        let same = by_text.entry(text.clone()).or_default();
        let place = same.iter().copied().find(|place| {
            counted[*place].response == cell.response && counted[*place].permille == cell.permille
        });
        let place = place.unwrap_or_else(|| {
            same.push(counted.len());
            counted.push(Counted {
                question: at + 1,
                response: cell.response.clone(),
                text,
                permille: cell.permille,
                learners: 0,
                better: 0,
            });
            counted.len() - 1
        });
        counted[place].learners += 1;
        counted[place].better += usize::from(*is_better);
    }
    counted
}

/// The options that nobody took, where all had the same.
fn never_chosen(book: &Gradebook, bank: &Bank, at: usize, counted: &[Counted]) -> Vec<Counted> {
    let Some(column) = book.columns.get(at) else {
        return Vec::new();
    };
    let mut cells = book.first().filter_map(|marked| marked.cells.get(at));
    let is_own = cells.all(|cell| cell.response.is_none() || cell.seed == column.pick.seed);
    let question: &Question = &column.question;
    let Some((options, _)) = question.body.single().filter(|_| is_own) else {
        return Vec::new();
    };
    let responses = options.iter().map(|one| Response::Chosen(one.id.clone()));
    let is_new = |response: &Response| {
        let mut taken = counted.iter().filter_map(|one| one.response.as_ref());
        !taken.any(|taken| taken == response)
    };
    let never = responses.filter(is_new).map(|response| Counted {
        question: at + 1,
        text: told(question, &response),
        permille: grade(bank, question, &response).permille,
        response: Some(response),
        learners: 0,
        better: 0,
    });
    never.collect()
}

/// A row for each figure of the test, and for each remark on it.
pub(super) fn test(analysis: &Analysis) -> Sheet {
    let mut sheet = Sheet::new(words::TEST, &words::OF_TEST);
    let figures = [
        Cell::count(analysis.learners),
        Cell::figure(analysis.mean),
        Cell::figure(analysis.median),
        Cell::figure_of(analysis.deviation),
        Cell::figure_of(analysis.alpha),
        Cell::figure_of(analysis.error_ratio),
        Cell::figure_of(analysis.standard_error),
    ];
    for ((name, meaning), figure) in words::FIGURES.into_iter().zip(figures) {
        sheet
            .rows
            .push(vec![Cell::text(name), figure, Cell::text(meaning)]);
    }
    for remark in test_remarks(analysis) {
        let said = Cell::Text(test_words(remark, analysis));
        sheet
            .rows
            .push(vec![Cell::text(words::REMARK), Cell::Empty, said]);
    }
    sheet
}
