//! An order: each event in its right place, and where it stood.

use super::line::{Line, Whose};
use crate::bank::{Bank, Choice, Question, Response, Row};
use crate::ui::wording;

pub(super) fn lines<'a>(
    bank: &Bank,
    question: &'a Question,
    items: &[Choice],
    key: &[usize],
    response: &Response,
) -> Vec<Line<'a>> {
    let rows = key.iter().zip(&question.proof.key).enumerate();
    rows.map(|(belongs, (at, row))| line(bank, row, &items[*at].id, belongs, response))
        .collect()
}

fn line<'a>(bank: &Bank, row: &'a Row, id: &str, belongs: usize, response: &Response) -> Line<'a> {
    let stood = match response {
        Response::Ordered(ids) => ids.iter().position(|laid| laid == id),
        _ => None,
    };
    let whose = match stood {
        Some(stood) if stood == belongs => Whose::Both,
        Some(_) => Whose::Mine,
        None => Whose::True,
    };
    Line {
        // No row is the answer: its mark alone says whether it stood in its place.
        tag: "",
        stood: stood.map(|stood| wording::displaced(stood, belongs)),
        ..Line::of(bank, row, whose)
    }
}
