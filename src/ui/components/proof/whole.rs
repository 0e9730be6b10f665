//! The whole proof: the rows of the set that decide, as the set has them, and by which kind
//! of proof each other option is false.

use super::super::{Element, el, heading, paragraph};
use super::source::{citation, cited};
use crate::bank::{Bank, Fact, Falsity, Question, Refutation, Row};
use crate::set::EventIx;
use crate::ui::wording;

/// The section that a key opens.
#[inline(never)]
pub fn whole(bank: &Bank, question: &Question) -> Element {
    let rows = &question.proof.key;
    let key = |row: &Row| {
        // Of an order or of pairs each row is a part of the key.
        let name = if rows.len() > 1 {
            row.title.clone()
        } else {
            question.key_text()
        };
        el("li class='is-true'")
            .child(option(wording::RIGHT, &name))
            .child(key_row(bank, question, row))
    };
    // A row that stands there already is not shown again.
    let named = question.proof.named.iter();
    let mut shown: Vec<EventIx> = { rows.iter().chain(named.clone()) }
        .filter_map(|row| row.event)
        .collect();
    let named = named.map(|row| {
        el("li")
            .child(option(wording::NAMED, &row.title))
            .child(key_row(bank, question, row))
    });
    let stated = matches!(question.fact, Fact::Known(_)).then_some(wording::STATED);
    let mut list = el("ul").attr("lang", &bank.set().language).each(rows, key);
    for named in named {
        list = list.child(named);
    }
    for refutation in &question.proof.distractors {
        list = list.child(distractor(bank, question, refutation, &mut shown));
    }
    el("section id='whole' class='whole' tabindex='-1' aria-labelledby='whole-title'")
        .child(heading(wording::WHOLE_PROOF).attr("id", "whole-title"))
        .child(stated.map(|stated| paragraph("because", stated)))
        .child(list)
}

fn option(mark: &str, text: &str) -> Element {
    el("p class='option-name'")
        .child(el("span class='unseen'").text(mark).text(" "))
        .text(wording::capital(text))
}

fn distractor(
    bank: &Bank,
    question: &Question,
    refutation: &Refutation,
    shown: &mut Vec<EventIx>,
) -> Element {
    let offered = question.body.offered().iter();
    let mut offered = offered.filter(|choice| choice.id == refutation.option);
    let name = offered
        .next()
        .map_or(&refutation.option, |choice| &choice.text);
    let because = wording::falsity(bank.set(), question, &refutation.because);
    let said = refutation.instead.as_ref().and_then(|row| row.event);
    let row = said.or_else(|| match &refutation.because {
        Falsity::Slot { event, .. } | Falsity::Agrees { event } => bank.event_of(event),
        Falsity::Apart { .. } | Falsity::Stated => None,
    });
    let row = row.filter(|ix| !shown.contains(ix));
    shown.extend(row);
    el("li")
        .child(option(wording::FALSE, name))
        .child(paragraph("because", because))
        .child(row.map(|ix| event_row(bank, ix)))
}

/// A row that makes the key right; of a card or a written question, its name.
fn key_row(bank: &Bank, question: &Question, row: &Row) -> Element {
    if let Some(ix) = row.event {
        return event_row(bank, ix);
    }
    let set = bank.set();
    let source = citation(set, question).and_then(|citation| cited(set, citation));
    let name = question.fact.name(set);
    el("dl class='cited'")
        .child(entry(wording::ROW, el("code").text(name)))
        .child(source.map(|source| entry(wording::SOURCED, source)))
}

/// A row of events, field by field.
fn event_row(bank: &Bank, ix: EventIx) -> Element {
    let set = bank.set();
    let event = set.event(ix);
    let text = |text: &str| super::group().text(text);
    let row = super::group()
        .text(event.row as usize)
        .text(", ")
        .child(el("code").text(&event.id));
    let (edtf, when) = (event.date.to_string(), crate::date::text(&event.date));
    let when = (when != edtf).then(|| [", ", &when].concat());
    let date = super::group().child(el("code").text(edtf)).text(when);
    let source = event.source.as_ref();
    let source = source.and_then(|citation| cited(set, citation));
    el("dl class='cited'")
        .child(entry(wording::ROW, row))
        .child(entry(wording::DATE, date))
        .child(entry(wording::TITLE, text(&event.title)))
        .child(source.map(|source| entry(wording::SOURCED, source)))
}

fn entry(name: &str, value: Element) -> Element {
    el("div")
        .child(el("dt").text(name))
        .child(el("dd").child(value))
}
