//! Pairs and sorted items: where each belongs, and where it was put.

use super::line::{Line, Whose};
use super::options::{key_row, reason, refutation};
use crate::bank::{Bank, Choice, Fact, Question, Response};
use crate::ui::wording;

/// What was put elsewhere first, then what was put where it belongs.
pub(super) fn lines<'a>(
    bank: &Bank,
    question: &'a Question,
    (items, places): (&'a [Choice], &'a [Choice]),
    key: &[usize],
    response: &'a Response,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut elsewhere = 0;
    for (nth, (item, home)) in items.iter().zip(key).enumerate() {
        let given = given(item, places, response);
        let whose = match given {
            Some(given) if given.id == places[*home].id => Whose::Both,
            Some(_) => Whose::Mine,
            None => Whose::True,
        };
        let line = line(bank, question, item, nth, (&places[*home], given, whose));
        if whose == Whose::Mine {
            lines.insert(elsewhere, line);
            elsewhere += 1;
        } else {
            lines.push(line);
        }
    }
    lines
}

/// The place that the learner gave to an item.
fn given<'a>(item: &Choice, places: &'a [Choice], response: &Response) -> Option<&'a Choice> {
    let Response::Matched(pairs) = response else {
        return None;
    };
    let (_, given) = pairs.iter().find(|(id, _)| *id == item.id)?;
    places.iter().find(|place| place.id == *given)
}

fn line<'a>(
    bank: &Bank,
    question: &'a Question,
    item: &'a Choice,
    nth: usize,
    (home, given, whose): (&'a Choice, Option<&Choice>, Whose),
) -> Line<'a> {
    let mut line = match key_row(bank, question, item, nth) {
        Some(row) => Line::of(bank, row, whose),
        None => Line::empty(whose),
    };
    line.title = &item.text;
    line.tag = "";
    line.stood = Some(wording::belongs(
        &home.text,
        given.map(|given| given.text.as_str()),
        whose == Whose::Both,
    ));
    if let (Fact::Known(_), Whose::Mine, Some(given)) = (question.fact, whose, given) {
        line.stood = line
            .stood
            .map(|stood| known_instead(question, stood, given));
    }
    if whose == Whose::Mine
        && let Some(refutation) = refutation(question, &item.id)
    {
        line.says = reason(bank, question, refutation);
    }
    line
}

/// What the one that was given is known for: it stands among the items.
fn known_instead(question: &Question, stood: String, given: &Choice) -> String {
    let mut items = question.body.offered().iter();
    match items.find(|item| item.id == given.id) {
        Some(own) => [&stood, " ", &wording::known_for(&given.text, &own.text)].concat(),
        None => stood,
    }
}
