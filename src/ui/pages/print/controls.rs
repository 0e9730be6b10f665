//! What can be chosen beside the sheets.

use super::cards::ON_PAGE;
use crate::app::print::{Model, Msg, code::code};
use crate::app::route::print::{LARGE, Of, Paper, SIZES, Version, What};
use crate::bank::MOST_QUESTIONS;
use crate::ui::components::{Element, button, complaint, el, group, paragraph, title};
use crate::ui::{Link, wording};

pub(super) fn controls(page: &Model, link: &Link) -> Element {
    let print = &page.print;
    let are_cards = print.what == What::Cards;
    let name = match print.what {
        What::Paper => wording::paper(print.version),
        What::Key => wording::key_to(print.version),
        What::Cards => wording::sheet(What::Cards).to_owned(),
    };
    let choices = match are_cards {
        true => formats(page, link),
        false => group()
            .child(versions(page, link))
            .child(counts(page, link))
            .child(sizes(page, link))
            .child(formats(page, link))
            .child(columns(page, link)),
    };
    el("section class='controls'")
        .child(title(name))
        .child(el("p class='lesser' role='status'").text(holds(page)))
        .child(segments(
            wording::SHEETS,
            &What::ALL,
            print.what,
            wording::sheet,
            Msg::WhatChosen,
            link,
        ))
        .child(go(page, link))
        .child(el("div class='choices'").child(choices))
        .child((!are_cards).then(|| codes(page, link)))
}

fn holds(page: &Model) -> String {
    let (asked, cards) = (page.sheet.asked.len(), page.sheet.cards.len());
    let wanted = match page.print.of {
        Of::Attempt(_) => 0,
        Of::Set(_) | Of::Draft(_) => page.print.selection.count,
    };
    match page.print.what {
        What::Cards if cards == 0 => wording::NO_CARDS_HERE.to_owned(),
        What::Cards => {
            let pages = cards.div_ceil(ON_PAGE) * 2;
            [&wording::cards_hold(cards, pages), " ", wording::CUT_HERE].concat()
        }
        What::Paper | What::Key if asked == 0 => wording::NO_QUESTIONS_HERE.to_owned(),
        What::Paper | What::Key => wording::paper_holds(asked, wanted, page.marks()),
    }
}

fn go(page: &Model, link: &Link) -> Element {
    let press = |what: What, label: &'static str, is_first: bool, is_there: bool| {
        let class = if is_first { "primary" } else { "plain" };
        button(class, link, Msg::PrintPressed(what), label, None).flag("disabled", !is_there)
    };
    let (asked, cards) = (!page.sheet.asked.is_empty(), !page.sheet.cards.is_empty());
    let what = page.print.what;
    el("p class='go'")
        .child(press(
            What::Paper,
            wording::PRINT_PAPER,
            what == What::Paper,
            asked,
        ))
        .child(press(
            What::Key,
            wording::PRINT_KEY,
            what == What::Key,
            asked,
        ))
        .child(press(
            What::Cards,
            wording::PRINT_CARDS,
            what == What::Cards,
            cards,
        ))
}

fn captioned(caption: &'static str, field: Element) -> Element {
    el("div class='choice' role='group'")
        .attr("aria-label", caption)
        .child(el("p class='caption' aria-hidden='true'").text(caption))
        .child(field)
}

fn segments<T: Copy + PartialEq>(
    caption: &'static str,
    all: &[T],
    now: T,
    label: fn(T) -> &'static str,
    msg: fn(T) -> Msg,
    link: &Link,
) -> Element {
    let each = |one: &T| {
        el("button type='button'")
            .attr("aria-pressed", if *one == now { "true" } else { "false" })
            .on_press(link, msg(*one))
            .text(label(*one))
    };
    captioned(caption, el("div class='segments'").each(all, each))
}

fn versions(page: &Model, link: &Link) -> Element {
    let now = page.print.version;
    segments(
        wording::VERSION,
        &Version::ALL,
        now,
        Version::letter,
        Msg::VersionChosen,
        link,
    )
    .child(paragraph("caption", wording::VERSIONS_ARE))
}

/// A field between two buttons. An attempt has the questions that it has.
fn counts(page: &Model, link: &Link) -> Option<Element> {
    if let Of::Attempt(_) = page.print.of {
        return None;
    }
    let count = page.print.selection.count;
    let step = |says: &'static str, sign: &'static str, to: u32| {
        el("button type='button'")
            .attr("aria-label", says)
            .flag("disabled", to == 0 || to > MOST_QUESTIONS)
            .on_press(link, Msg::CountChosen(to))
            .text(sign)
    };
    let field = el("input type='number' data-control='' min='1'")
        .attr("aria-label", wording::QUESTIONS)
        .attr("max", MOST_QUESTIONS as usize)
        .value(&count.to_string())
        .on_type(link, |text| {
            Some(Msg::CountChosen(text.trim().parse().ok()?).into())
        });
    let stepper = el("div class='stepper'")
        .child(step(wording::ONE_FEWER, "−", count.saturating_sub(1)))
        .child(field)
        .child(step(wording::ONE_MORE, "+", count + 1));
    let others = button(
        "bare small",
        link,
        Msg::OthersPressed,
        wording::DRAW_OTHERS,
        None,
    );
    Some(captioned(wording::QUESTIONS, stepper).child(others))
}

fn sizes(page: &Model, link: &Link) -> Element {
    let label = |size: u8| match size {
        12 => "12 pt",
        14 => "14",
        _ => "18",
    };
    segments(
        wording::TEXT_SIZE,
        &SIZES,
        page.layout().size,
        label,
        Msg::SizeChosen,
        link,
    )
}

fn formats(page: &Model, link: &Link) -> Element {
    let now = page.layout().paper;
    segments(
        wording::PAPER_FORMAT,
        &Paper::ALL,
        now,
        wording::format_of_paper,
        Msg::PaperChosen,
        link,
    )
}

/// Large print has one column.
fn columns(page: &Model, link: &Link) -> Option<Element> {
    let layout = page.layout();
    let label = |columns: u8| if columns == 1 { "One" } else { "Two" };
    (layout.size < LARGE).then(|| {
        segments(
            wording::COLUMNS,
            &[1, 2],
            layout.columns,
            label,
            Msg::ColumnsChosen,
            link,
        )
    })
}

fn codes(page: &Model, link: &Link) -> Element {
    let field =
        el("input autocomplete='off' autocapitalize='characters' spellcheck='false' size='14'")
            .wrong(page.is_no_code)
            .on_pick(link, |code| Some(Msg::CodeGiven(code).into()));
    el("div class='codes'")
        .child(paragraph("caption", wording::code_is(&code(&page.print))))
        .child(
            el("label")
                .child(el("span class='caption'").text(wording::CODE_OF))
                .child(field),
        )
        .child(page.is_no_code.then(|| complaint(wording::NO_CODE)))
}
