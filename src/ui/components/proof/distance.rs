//! The line of years with the learner's ring, the true disc, and the gap between.

use super::super::Element;
use super::super::axis::{Kind, Mark, axis};
use super::options::refutation;
use crate::bank::{Bank, Body, Grade, Question, Response, TypedYear, read_year};
use crate::date::Period;
use crate::ui::wording;

/// The line; nothing for a set without dates, or a question of no date.
pub(super) fn distance(
    bank: &Bank,
    question: &Question,
    response: &Response,
    grade: &Grade,
) -> Option<Element> {
    let span = bank.span()?;
    if let Body::Order { .. } | Body::Several { .. } | Body::Match { .. } = question.body {
        return all_rows(bank, question);
    }
    let key = key_ends(bank, question)?;
    let key_label = year_label(question, key);
    // The band in which a typed year earns something lies under all.
    let mut marks = credit(&question.body);
    if grade.verdict.is_right() && !matches!(question.body, Body::Card { .. }) {
        marks.push(Mark::new(Kind::Both, key).labelled(&key_label));
        return Some(axis(
            span,
            &marks,
            wording::axis_of_answer(None, &key_label),
        ));
    }
    let truth = Mark::new(Kind::True, key).labelled(&key_label);
    let Some((mine, label)) = mine(bank, question, response) else {
        marks.push(truth);
        return Some(axis(
            span,
            &marks,
            wording::axis_of_answer(None, &key_label),
        ));
    };
    let middle = |(from, to): (f64, f64)| f64::midpoint(from, to);
    let (a, b) = (middle(mine), middle(key));
    let says = wording::axis_of_answer(Some(&label), &key_label);
    marks.push(Mark::new(Kind::Gap, (a.min(b), a.max(b))));
    marks.push(truth);
    marks.push(Mark::new(Kind::Mine, mine).labelled(label));
    Some(axis(span, &marks, says))
}

/// The years that earn something of a typed one, where others than the key do.
fn credit(body: &Body) -> Vec<Mark> {
    let Body::Year { key, scale } = body else {
        return Vec::new();
    };
    let reach = i64::from(scale.saturating_sub(1));
    let ends = ((key - reach) as f64, (key + reach + 1) as f64);
    (reach > 0)
        .then(|| Mark::new(Kind::Credit, ends))
        .into_iter()
        .collect()
}

/// Every row that makes the key right.
fn all_rows(bank: &Bank, question: &Question) -> Option<Element> {
    let rows = question.proof.key.iter().filter_map(|row| row.event);
    let marks: Vec<Mark> = rows
        .filter_map(|ix| Some(Mark::new(Kind::True, bank.on_axis(ix)?)))
        .collect();
    if marks.is_empty() {
        return None;
    }
    let says = wording::axis_of_answer(None, &question.key_text());
    Some(axis(bank.span()?, &marks, says))
}

/// Where the key lies: the event itself where it lies within what was asked for.
fn key_ends(bank: &Bank, question: &Question) -> Option<(f64, f64)> {
    let event = question.proof.key.first()?.event;
    let event = event.and_then(|ix| bank.on_axis(ix));
    let asked = match &question.body {
        Body::Choice { options, key } => options[*key].period,
        Body::Year { key, .. } => Period::year_of(*key),
        _ => None,
    };
    match (asked.map(|period| bank.fractional_years(&period)), event) {
        (Some(asked), Some(event)) if asked.0 <= event.0 && event.1 <= asked.1 => Some(event),
        (Some(asked), _) => Some(asked),
        (None, event) => event,
    }
}

fn year_label(question: &Question, key: (f64, f64)) -> String {
    match &question.body {
        Body::Choice { options, key: at } if options[*at].period.is_some() => {
            options[*at].text.clone()
        }
        _ => years(key),
    }
}

/// The year of a mark, or the first and the last one: it lies in their middle.
fn years((from, to): (f64, f64)) -> String {
    let (first, last) = (from.floor() as i64, (to - 0.001).floor() as i64);
    if last <= first {
        return wording::year(first);
    }
    [&wording::year(first), "–", &wording::year(last)].concat()
}

/// Where the learner's answer lies, and what is written over it.
fn mine(bank: &Bank, question: &Question, response: &Response) -> Option<((f64, f64), String)> {
    match (response, &question.body) {
        (Response::Chosen(id), Body::Choice { options, .. }) => {
            let option = options.iter().find(|option| option.id == *id)?;
            if let Some(period) = &option.period {
                return Some((bank.fractional_years(period), option.text.clone()));
            }
            let refutation = refutation(question, id)?;
            let row = refutation.instead.as_ref()?.event?;
            // Another property of the event itself lies nowhere else.
            if question.proof.key.iter().any(|key| key.event == Some(row)) {
                return None;
            }
            let ends = bank.on_axis(row)?;
            Some((ends, years(ends)))
        }
        (Response::Typed(text), Body::Year { .. }) => match read_year(text)? {
            TypedYear::One(year) => {
                let period = Period::year_of(year)?;
                Some((bank.fractional_years(&period), period.text()))
            }
            TypedYear::Several => None,
        },
        (_, _) => None,
    }
}
