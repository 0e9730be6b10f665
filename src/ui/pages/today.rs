//! Today: what there is to do, where you left off, what you did.

use crate::app::route::Run;
use crate::app::today::standing;
use crate::app::{Model, Msg, Route, Shelf};
use crate::bank::Bank;
use crate::memory::Attempt;
use crate::ui::components::{
    Element, axis, axis::all_events, button, el, heading, paragraph, title,
};
use crate::ui::{Link, wording};

/// How many unfinished attempts are listed.
const LEFT_OFF: usize = 3;
/// How many past attempts are listed.
const LISTED: usize = 20;

/// The page.
#[inline(never)]
pub fn view(model: &Model, bank: &Bank, link: &Link) -> Element {
    let standing = standing(&model.ledger, &bank.set().id);
    let facts = bank.fact_count();
    let (weekday, date) = wording::today(model.now, model.time_zone_offset);
    let events = bank.set().events.len();
    let begin = button(
        "primary",
        link,
        Msg::BeginPressed,
        wording::BEGIN,
        Some("↵"),
    );
    let lead = el("section class='lead'")
        .child(
            el("p class='date'")
                .text(weekday)
                .text(" ")
                .child(el("span").text(date)),
        )
        .child(title(wording::today_headline(events, facts, standing)))
        .child(paragraph("lesser", wording::today_rest(facts, standing)))
        .child(el("p class='go'").child(begin));
    el("main class='wrap today'")
        .child(lead)
        .child(years(bank, events))
        .child(
            el("div class='columns'")
                .child(left_off(model, bank))
                .child(past(model, bank)),
        )
}

fn years(bank: &Bank, events: usize) -> Option<Element> {
    let span = bank.span()?;
    let says = wording::axis_of_events(events, span.0, span.1);
    let section = el("section")
        .child(axis(span, &all_events(bank), says))
        .child(paragraph("caption", wording::WHERE_EVENTS_FALL));
    Some(section)
}

fn left_off(model: &Model, bank: &Bank) -> Option<Element> {
    let unfinished = model.ledger.unfinished();
    if unfinished.is_empty() {
        return None;
    }
    let rows = el("ul").each(unfinished.into_iter().take(LEFT_OFF), |attempt| {
        let address = Route::Run(Run::Attempt(attempt.id.clone())).address();
        let place = paragraph(
            "lesser",
            wording::question_of(attempt.at, attempt.picks.len()),
        );
        el("li")
            .child(paragraph("when", when(attempt, model)))
            .child(paragraph("history", subject(attempt, model, bank)))
            .child(
                place
                    .text(" ")
                    .child(el("a").attr("href", address).text(wording::CONTINUE)),
            )
    });
    let section = el("section class='left-off'")
        .child(heading(wording::LEFT_OFF))
        .child(rows);
    Some(section)
}

fn past(model: &Model, bank: &Bank) -> Option<Element> {
    let finished = model.ledger.finished();
    if finished.is_empty() {
        return None;
    }
    let rows = el("ol class='rows'").each(finished.into_iter().take(LISTED), |attempt| {
        let history = el("a class='history'")
            .attr("href", Route::Done(attempt.id.clone()).address())
            .text(subject(attempt, model, bank));
        let score = wording::score(attempt.right(), attempt.picks.len());
        el("li")
            .child(el("span class='when'").text(when(attempt, model)))
            .child(history)
            .child(el("span class='score'").text(score))
    });
    let section = el("section class='past'")
        .child(heading(wording::PAST))
        .child(rows);
    Some(section)
}

fn when(attempt: &Attempt, model: &Model) -> String {
    wording::moment(attempt.touched(), model.time_zone_offset)
}

/// What an attempt was about: its set, and its years where they were narrowed.
fn subject(attempt: &Attempt, model: &Model, bank: &Bank) -> String {
    let set = match &model.shelf {
        _ if attempt.set == bank.set().id => bank.set().title.as_str(),
        Shelf::Ready(listed) => {
            let listed = listed.iter().find(|set| set.id == attempt.set);
            listed.map_or(attempt.set.as_str(), |set| set.title.as_str())
        }
        Shelf::Unasked | Shelf::Loading | Shelf::Failed(_) => attempt.set.as_str(),
    };
    match wording::span(attempt.selection.from, attempt.selection.to) {
        Some(span) => [set, ", ", &span].concat(),
        None => set.to_owned(),
    }
}
