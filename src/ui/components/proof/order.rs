//! An order: each event in its right place, and where it stood.

use super::super::proof_order::stood;
use super::line::{Line, Whose};
use crate::bank::{Bank, Grade, Question, Response};

pub(super) fn lines<'a>(
    bank: &Bank,
    question: &'a Question,
    key: &[usize],
    response: &Response,
    grade: &Grade,
) -> Vec<Line<'a>> {
    let rows = key.iter().zip(&question.proof.key).enumerate();
    rows.map(|(belongs, (item, row))| {
        let stood = stood(&question.body, *item, belongs, response, grade);
        let whose = match &stood {
            Some(stood) if stood.well => Whose::Both,
            Some(_) => Whose::Mine,
            None => Whose::True,
        };
        Line {
            // No row is the answer: its mark alone says whether it stood in its place.
            tag: "",
            stood: stood.map(|stood| stood.says),
            ..Line::of(bank, row, whose)
        }
    })
    .collect()
}
