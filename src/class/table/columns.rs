//! The sheets of the questions and of the test: figures, and what was answered how often.

use super::learners::worth;
use super::{Cell, Gradebook, Sheet, words};
use crate::bank::Bank;
use crate::class::Analysis;
use crate::class::remarks::{remarks, test_remarks, test_words, words_alone};
use crate::class::told::key_told;

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
                    book.mean_time(at).map_or(Cell::Empty, Cell::Duration),
                    Cell::text(&said.join(" ")),
                ]);
            }
        }
        sheet.rows.push(row);
    }
    sheet
}

/// The rows for each response to each question, the most frequent first; then what nobody chose.
pub(super) fn distractors(book: &Gradebook, bank: &Bank) -> Sheet {
    let mut sheet = Sheet::new(words::DISTRACTORS, &words::OF_DISTRACTORS);
    let all = book.learners.len();
    let answers = book.columns.iter().zip(book.answers(bank));
    for (at, (column, counted)) in answers.enumerate() {
        for one in counted {
            let text = match one.response {
                Some(_) => &one.text,
                None => words::NOT_REACHED,
            };
            sheet.rows.push(vec![
                Cell::count(at + 1),
                Cell::text(&column.question.stem),
                Cell::text(text),
                worth(one.permille),
                Cell::count(one.learners),
                Cell::share(one.learners, all),
                Cell::count(one.better),
                Cell::count(one.learners - one.better),
            ]);
        }
    }
    sheet
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
