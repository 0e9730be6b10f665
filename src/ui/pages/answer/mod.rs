//! Where the answer is given, for each kind of body.

mod card;
mod choice;
mod order;
mod pairs;
mod passage;
mod several;
mod timeline;
mod typed;

use crate::app::run::Msg;
use crate::bank::{Bank, Body, Form, Question};
use crate::session::{Complaint, Draft};
use crate::ui::components::{Element, button, el, group};
use crate::ui::{Link, wording};
use pairs::Pairs;

/// The answer being made.
pub fn view(
    bank: &Bank,
    question: &Question,
    draft: &Draft,
    complaint: Option<Complaint>,
    link: &Link,
) -> Element {
    let wrong = complaint.is_some();
    match (&question.body, draft) {
        (Body::Choice { options, .. }, Draft::Choice(chosen))
            if matches!(question.form, Form::WhichFirst | Form::TrueFalse) =>
        {
            choice::choice(bank, options, *chosen, "options halves", link)
        }
        (Body::Choice { options, .. }, Draft::Choice(chosen)) => group()
            .child(choice::offered(bank, options, *chosen))
            .child(choice::choice(bank, options, *chosen, "options", link)),
        (Body::Several { options, .. }, Draft::Several(marked)) => {
            several::several(bank, options, marked, link)
        }
        (
            Body::Match {
                items,
                places,
                once,
                ..
            },
            Draft::Match { placed, held, last },
        ) => pairs::pairs(
            bank,
            &Pairs {
                items,
                places,
                once: *once,
                placed,
                held: *held,
                last: *last,
            },
            link,
        ),
        (
            Body::Timeline {
                item, lying, gaps, ..
            },
            Draft::Choice(chosen),
        ) => timeline::timeline(bank, item, (lying, gaps), *chosen, link),
        (
            Body::Passage {
                pieces, options, ..
            },
            Draft::Choice(chosen),
        ) => passage::passage(bank, pieces, options, *chosen, link),
        (Body::Order { items, .. }, Draft::Order { order, lift, moved }) => {
            let lifted = lift.as_ref().map(|lift| lift.at);
            order::rows(bank, items, order, lifted, *moved, link)
        }
        (Body::Year { scale, .. }, Draft::Year(text)) => typed::year(text, *scale, wrong, link),
        (Body::Quantity { key }, Draft::Quantity(text)) => typed::quantity(text, key, wrong, link),
        (Body::Name { .. }, Draft::Name(text)) => {
            typed::name(text, bank.wants_person(question), wrong, link)
        }
        (Body::Card { back }, Draft::Card { turned }) => card::card(bank, back, *turned),
        // A draft is made for its body.
        (_, _) => group(),
    }
}

/// Room in a gap where nothing tells how long it is, in letters; the answer must not.
pub const ROOM: usize = 8;

/// What fills the gap of the stem so far, and the letters that there is room for: a choice
/// has room for its longest option, so that the lines stay as they are.
#[must_use]
pub fn filled<'a>(question: &'a Question, draft: &'a Draft) -> (&'a str, usize) {
    match (&question.body, draft) {
        (Body::Choice { options, .. }, Draft::Choice(chosen)) => {
            let letters = options.iter().map(|option| option.text.chars().count());
            let chosen = chosen.and_then(|at| options.get(at));
            let text = chosen.map_or("", |option| option.text.as_str());
            (text, letters.max().unwrap_or(ROOM))
        }
        (_, Draft::Year(text) | Draft::Quantity(text) | Draft::Name(text)) => (text, ROOM),
        (_, _) => ("", ROOM),
    }
}

/// The buttons in the foot.
pub fn buttons(draft: &Draft, link: &Link) -> Element {
    match draft {
        Draft::Card { turned: false } => button(
            "primary",
            link,
            Msg::CardTurned,
            wording::SHOW_ANSWER,
            Some("↵"),
        )
        .attr("id", "answer"),
        Draft::Card { turned: true } => el("div class='rating'")
            .child(button(
                "plain",
                link,
                Msg::CardRated(false),
                wording::DID_NOT_KNOW,
                Some("1"),
            ))
            .child(button(
                "plain",
                link,
                Msg::CardRated(true),
                wording::KNEW,
                Some("2"),
            )),
        _ => group()
            .child(button(
                "primary",
                link,
                Msg::CheckPressed,
                wording::CHECK,
                Some("↵"),
            ))
            .child(button(
                "bare",
                link,
                Msg::UnknownPressed,
                wording::UNKNOWN,
                Some("0"),
            )),
    }
}
