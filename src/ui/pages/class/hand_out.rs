//! Handing a quiz out: what is chosen, and what it comes to.

use super::{field, records};
use crate::app::class::Msg;
use crate::app::class::hand_out::{Change, Field};
use crate::app::class::live::MOST_LEAD;
use crate::app::route::print::{Of, Print, What};
use crate::app::{Model, Msg as AppMsg, Route};
use crate::bank::{Bank, MOST_QUESTIONS, Selection};
use crate::class::assignment::{MOST_ATTEMPTS, MOST_MINUTES};
use crate::class::live::SECONDS;
use crate::class::{Assignment, Feedback, Live, Order, Questions};
use crate::ui::components::{Element, button, complaint, el, heading, paragraph, title};
use crate::ui::{Link, wording};

/// The page.
#[inline(never)]
pub fn view(model: &Model, assignment: &Assignment, bank: &Bank, link: &Link) -> Element {
    let wanted = &assignment.selection;
    let there = model.class.out.there(bank, wanted);
    let complained = model
        .class
        .out
        .complaint
        .map(|why| complaint(&wording::cannot_hand_out(why)));
    let go = button(
        "primary",
        link,
        Msg::HandOutPressed,
        wording::HAND_IT_OUT,
        None,
    );
    el("main class='wrap desk hand-out'")
        .child(title(wording::HAND_OUT))
        .child(paragraph("lesser", &bank.set().title).attr("lang", &bank.set().language))
        .child(el("div class='fields'").child(called(assignment, link)))
        .child(questions(model, assignment, there, link))
        .child(when(assignment, link))
        .child(how(model, assignment, link))
        .child(records::reports(model, link))
        .child(paragraph("caption", wording::CANNOT_PROMISE))
        .child(complained)
        .child((there > 0).then(|| el("p class='acts'").child(go)))
}

fn called(assignment: &Assignment, link: &Link) -> Element {
    let input = el("input type='text' autocomplete='off'")
        .value(&assignment.title)
        .on_type(link, |text| change(Change::Title(text)));
    field(
        wording::QUIZ_TITLE,
        "title",
        input,
        Some(wording::QUIZ_TITLE_IS),
    )
}

fn change(change: Change) -> Option<AppMsg> {
    Some(Msg::Changed(change).into())
}

/// A field for a number. What is none that may stand there is told, and stays to be mended.
fn number(
    model: &Model,
    which: Field,
    now: Option<u32>,
    read: fn(String) -> Option<AppMsg>,
    link: &Link,
) -> Element {
    let wrong = model.class.out.wrong.get(&which);
    let now = now.map_or_else(String::new, |now| now.to_string());
    el("input type='text' inputmode='numeric' autocomplete='off'")
        .value(wrong.unwrap_or(&now))
        .wrong(wrong.is_some())
        .on_type(link, read)
}

fn or_wrong(read: Option<Change>, which: Field, text: String) -> Option<AppMsg> {
    change(read.unwrap_or(Change::Wrong(which, text)))
}

fn questions(model: &Model, assignment: &Assignment, there: usize, link: &Link) -> Element {
    let read = |text: String| {
        let count = text.trim().parse().ok();
        let count = count.filter(|count| (1..=MOST_QUESTIONS).contains(count));
        or_wrong(count.map(Change::Count), Field::Count, text)
    };
    let input = number(
        model,
        Field::Count,
        Some(assignment.selection.count),
        read,
        link,
    );
    let paper = Print {
        what: What::Key,
        ..Print::new(
            Of::Set(assignment.set.clone()),
            Selection::clone(&assignment.selection),
        )
    };
    let others = button(
        "plain",
        link,
        Msg::Changed(Change::Others),
        wording::OTHER_QUESTIONS,
        None,
    );
    let status = el("p class='lesser' role='status'")
        .text(wording::yields(there, assignment.selection.count));
    el("section class='fields'")
        .child(heading(wording::ITS_QUESTIONS))
        .child(field(wording::HOW_MANY, "count", input, None))
        .child(status)
        .child(
            el("p class='acts'")
                .child(others)
                .child(
                    el("a class='plain'")
                        .attr("href", Route::Print(Box::new(paper)).address())
                        .text(wording::SEE_ON_PAPER),
                )
                .child(
                    el("a class='bare'")
                        .attr("href", Route::Practise.address())
                        .text(wording::CHOOSE_FORMS),
                ),
        )
}

/// By itself: what is below it is another list with each choice, and the focus stays here.
fn when(assignment: &Assignment, link: &Link) -> Element {
    el("section class='fields'").child(one_of(
        wording::WHEN_DONE,
        [false, true],
        assignment.live.is_some(),
        wording::live,
        Change::Live,
        link,
    ))
}

fn how(model: &Model, assignment: &Assignment, link: &Link) -> Element {
    let minutes = number(
        model,
        Field::Minutes,
        assignment.minutes.map(u32::from),
        |text| {
            let minutes = within(&text, MOST_MINUTES);
            or_wrong(minutes.map(Change::Minutes), Field::Minutes, text)
        },
        link,
    );
    let attempts = number(
        model,
        Field::Attempts,
        assignment.attempts.map(u32::from),
        |text| {
            let attempts = within(&text, MOST_ATTEMPTS);
            or_wrong(attempts.map(Change::Attempts), Field::Attempts, text)
        },
        link,
    );
    if let Some(live) = assignment.live {
        return round(model, live, link);
    }
    el("section class='fields'")
        .child(one_of(
            wording::WHO_IS_ASKED,
            [Questions::Same, Questions::Parallel],
            assignment.questions,
            wording::questions,
            Change::Questions,
            link,
        ))
        .child(one_of(
            wording::ORDER_OF,
            [Order::Drawn, Order::Shuffled],
            assignment.order,
            wording::order_of,
            Change::Order,
            link,
        ))
        .child(one_of(
            wording::WHEN_TOLD,
            [Feedback::AtOnce, Feedback::AtEnd],
            assignment.feedback,
            wording::feedback,
            Change::Feedback,
            link,
        ))
        .child(field(
            wording::MINUTES,
            "minutes",
            minutes,
            Some(wording::MINUTES_IS),
        ))
        .child(field(
            wording::ATTEMPTS,
            "attempts",
            attempts,
            Some(wording::ATTEMPTS_IS),
        ))
}

/// What there is to choose of a round that all do at once.
fn round(model: &Model, live: Live, link: &Link) -> Element {
    let each = number(
        model,
        Field::Each,
        Some(u32::from(live.each)),
        |text| {
            let (least, _, most) = SECONDS;
            let each = text.trim().parse().ok();
            let each = each.filter(|each| (least..=most).contains(each));
            or_wrong(each.map(Change::Each), Field::Each, text)
        },
        link,
    );
    let lead = number(
        model,
        Field::Lead,
        Some(u32::from(model.class.out.lead)),
        |text| {
            let lead = within(&text, MOST_LEAD).flatten();
            or_wrong(lead.map(Change::Lead), Field::Lead, text)
        },
        link,
    );
    el("section class='fields'")
        .child(field(wording::EACH, "each", each, Some(wording::EACH_IS)))
        .child(field(
            wording::BEGINS,
            "lead",
            lead,
            Some(wording::BEGINS_IS),
        ))
}

/// An empty field is none; `None` where it is no number within the bounds.
fn within(text: &str, most: u16) -> Option<Option<u16>> {
    match text.trim() {
        "" => Some(None),
        text => {
            let number = text.parse().ok().filter(|n| (1..=most).contains(n));
            number.map(Some)
        }
    }
}

/// Two ways, of which one is chosen.
fn one_of<T: Copy + PartialEq>(
    name: &str,
    all: [T; 2],
    now: T,
    says: fn(T) -> &'static str,
    make: fn(T) -> Change,
    link: &Link,
) -> Element {
    let choice = |one: T| {
        el("button type='button'")
            .attr("aria-pressed", if one == now { "true" } else { "false" })
            .on_press(link, Msg::Changed(make(one)))
            .text(says(one))
    };
    el("div role='group'")
        .attr("aria-label", name)
        .child(el("p class='caption'").text(name))
        .child(el("div class='segments'").each(all, choice))
}
