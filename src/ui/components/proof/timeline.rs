//! An event in its place among those that lay on the line, and the gap it was put into.

use super::line::{Line, Whose};
use super::options::{reason, refutation};
use crate::bank::{Bank, Choice, Question, Response};
use crate::ui::wording;

pub(super) fn lines<'a>(
    bank: &Bank,
    question: &'a Question,
    item: &'a Choice,
    lying: &'a [Choice],
    (gaps, key): (&'a [Choice], usize),
    response: &Response,
) -> Vec<Line<'a>> {
    let chosen = match response {
        Response::Chosen(id) => gaps.iter().position(|gap| gap.id == *id),
        _ => None,
    };
    let mut lines: Vec<Line> = Vec::new();
    for (at, gap) in gaps.iter().enumerate() {
        if at == key {
            lines.push(event(bank, question, item, chosen == Some(at)));
        } else if chosen == Some(at) {
            lines.push(mistaken(bank, question, gap));
        }
        lines.extend(lying.get(at).map(|choice| Line {
            short: when(bank, choice),
            title: &choice.text,
            ..Line::empty(Whose::Nobody)
        }));
    }
    lines
}

fn event<'a>(bank: &Bank, question: &'a Question, item: &'a Choice, is_mine: bool) -> Line<'a> {
    let whose = Whose::of(true, is_mine);
    match question.proof.key.first() {
        Some(row) => Line {
            title: &item.text,
            ..Line::of(bank, row, whose)
        },
        None => Line {
            title: &item.text,
            ..Line::empty(whose)
        },
    }
}

fn mistaken<'a>(bank: &Bank, question: &'a Question, gap: &Choice) -> Line<'a> {
    let refutation = refutation(question, &gap.id);
    Line {
        title: wording::PUT_HERE,
        says: refutation.map_or_else(String::new, |found| reason(bank, question, found)),
        ..Line::empty(Whose::Mine)
    }
}

/// The year that an event on the line begins in.
fn when(bank: &Bank, choice: &Choice) -> String {
    match (&choice.period, bank.event_of(&choice.id)) {
        (Some(period), _) => wording::year(period.year()),
        (None, Some(ix)) => bank
            .on_axis(ix)
            .map_or_else(String::new, |(from, _)| wording::year(from.floor() as i64)),
        (None, None) => String::new(),
    }
}
