//! Today: what there is to do, where you left off, what you did.

use yew::{Html, html};

use crate::app::route::Run;
use crate::app::today::standing;
use crate::app::{Model, Msg, Route, Shelf};
use crate::bank::Bank;
use crate::memory::Attempt;
use crate::ui::components::{axis, axis::all_events, button, heading, paragraph, title};
use crate::ui::{Link, wording};

/// How many unfinished attempts are listed.
const LEFT_OFF: usize = 3;
/// How many past attempts are listed.
const LISTED: usize = 20;

/// The page.
pub fn view(model: &Model, bank: &Bank, link: &Link) -> Html {
    let standing = standing(&model.ledger, &bank.set().id);
    let facts = bank.fact_count();
    let (weekday, date) = wording::today(model.now, model.time_zone_offset);
    let events = bank.set().events.len();
    html! {
        <main class="wrap today">
            <section class="lead">
                <p class="date">{ weekday }{ " " }<span>{ date }</span></p>
                { title(wording::today_headline(events, facts, standing)) }
                { paragraph("lesser", wording::today_rest(facts, standing)) }
                <p class="go">
                    { button("primary", link.press(Msg::BeginPressed), wording::BEGIN, Some("↵")) }
                </p>
            </section>
            { years(bank, events) }
            <div class="columns">
                { left_off(model, bank) }
                { past(model, bank) }
            </div>
        </main>
    }
}

fn years(bank: &Bank, events: usize) -> Html {
    let Some(span) = bank.span() else {
        return html! {};
    };
    html! {
        <section>
            { axis(span, &all_events(bank), wording::axis_of_events(events, span.0, span.1)) }
            { paragraph("caption", wording::WHERE_EVENTS_FALL) }
        </section>
    }
}

fn left_off(model: &Model, bank: &Bank) -> Html {
    let unfinished = model.ledger.unfinished();
    if unfinished.is_empty() {
        return html! {};
    }
    html! {
        <section class="left-off">
            { heading(wording::LEFT_OFF) }
            <ul>
                { for unfinished.into_iter().take(LEFT_OFF).map(|attempt| html! {
                    <li>
                        { paragraph("when", wording::moment(attempt.touched(), model.time_zone_offset)) }
                        { paragraph("history", subject(attempt, model, bank)) }
                        <p class="lesser">
                            { wording::question_of(attempt.at, attempt.picks.len()) }{ " " }
                            <a href={Route::Run(Run::Attempt(attempt.id.clone())).address()}>{ wording::CONTINUE }</a>
                        </p>
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn past(model: &Model, bank: &Bank) -> Html {
    let finished = model.ledger.finished();
    if finished.is_empty() {
        return html! {};
    }
    html! {
        <section class="past">
            { heading(wording::PAST) }
            <ol class="rows">
                { for finished.into_iter().take(LISTED).map(|attempt| html! {
                    <li>
                        <span class="when">{ wording::moment(attempt.touched(), model.time_zone_offset) }</span>
                        <a class="history" href={Route::Done(attempt.id.clone()).address()}>{ subject(attempt, model, bank) }</a>
                        <span class="score">{ wording::score(attempt.right(), attempt.picks.len()) }</span>
                    </li>
                }) }
            </ol>
        </section>
    }
}

/// What an attempt was about: its set, and its years where they were narrowed.
fn subject(attempt: &Attempt, model: &Model, bank: &Bank) -> String {
    let set = match &model.shelf {
        _ if attempt.set == bank.set().id => bank.set().title.as_str(),
        Shelf::Ready(listed) => {
            let listed = listed.iter().find(|set| set.id == attempt.set);
            listed.map_or(attempt.set.as_str(), |set| set.title.as_str())
        }
        Shelf::Loading | Shelf::Failed(_) => attempt.set.as_str(),
    };
    match wording::span(attempt.selection.from, attempt.selection.to) {
        Some(span) => [set, ", ", &span].concat(),
        None => set.to_owned(),
    }
}
