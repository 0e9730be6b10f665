//! Typed answers, and cards: what was typed, then the rows that make the key right.

use super::line::{Line, Whose};
use crate::bank::{Bank, Body, Grade, Question, Response, TypedYear, read_year};
use crate::ui::wording;

pub(super) fn lines<'a>(
    bank: &Bank,
    question: &'a Question,
    response: &'a Response,
    grade: &Grade,
) -> Vec<Line<'a>> {
    let right = grade.verdict.is_right();
    let mut lines = Vec::new();
    if let (Response::Typed(text), false) = (response, right) {
        lines.extend(mine(bank, question, text));
    }
    // What is on the back of a card is nobody's answer.
    let whose = match question.body {
        Body::Card { .. } => Whose::True,
        _ if right => Whose::Both,
        _ => Whose::True,
    };
    let rows = question.proof.key.iter();
    lines.extend(rows.map(|row| Line::of(bank, row, whose)));
    lines
}

/// What was typed, where there is more to say of it than that it was.
fn mine<'a>(bank: &Bank, question: &'a Question, text: &'a str) -> Option<Line<'a>> {
    match &question.body {
        Body::Year { .. } => {
            let TypedYear::One(year) = read_year(text)? else {
                return None;
            };
            Some(Line {
                short: wording::year(year),
                says: bank.refute_year(question, year)?.says,
                ..Line::empty(Whose::Mine)
            })
        }
        Body::Quantity { key } => Some(Line {
            title: text,
            says: wording::not_the_number(&key.text()),
            ..Line::empty(Whose::Mine)
        }),
        _ => None,
    }
}
