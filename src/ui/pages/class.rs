//! A class: what was handed out, what comes back, and the page on which a learner begins.

mod assigned;
mod figures;
mod hand_in;
mod hand_out;
mod live;
mod lms;
mod record;
mod records;
mod take_in;

pub use self::assigned::view as assigned_view;
pub use self::hand_in::view as hand_in_view;
pub use self::hand_out::view as hand_out_view;
pub use self::live::{
    leads_on as clock_leads_on, time as round_time, view as live_view, waiting as round_waits,
};
pub use self::lms::beside as platform_beside;
pub use self::record::view as record_view;
pub use self::records::{section as store_section, view as records_view};

use crate::app::class::results;
use crate::app::class::{Msg, shelf::Listed};
use crate::app::{Model, Route};
use crate::ui::components::{Element, button, el, heading, paragraph, title};
use crate::ui::{Link, wording};

/// What was handed out from this browser.
#[inline(never)]
pub fn view(model: &Model, link: &Link) -> Element {
    let listed = results::listed(model);
    let list = match listed.is_empty() {
        true => paragraph("lesser", wording::NOTHING_HANDED_OUT),
        false => el("ul class='sets'").each(listed, |one| row(model, one)),
    };
    el("main class='wrap desk class' data-drop='class'")
        .child(title(wording::CLASS))
        .child(paragraph("lesser", wording::HOW_IT_GOES))
        .child(model.bank().map(|_| {
            el("p class='acts'").child(button(
                "primary",
                link,
                Msg::HandOutWanted,
                wording::HAND_OUT,
                None,
            ))
        }))
        .child(
            el("section")
                .child(heading(wording::HANDED_OUT))
                .child(list),
        )
        .child(take_in::view(model, link))
        .child(deleted(model, link))
}

/// What was deleted, and can be had back.
fn deleted(model: &Model, link: &Link) -> Option<Element> {
    let gone: Vec<&Listed> = { model.class.listed.iter() }
        .filter(|one| one.gone > 0)
        .collect();
    (!gone.is_empty()).then(|| {
        el("section")
            .child(heading(wording::DELETED))
            .child(paragraph("caption", wording::DELETED_IS))
            .child(el("ul class='sets'").each(gone, |one| {
                let back = Msg::RestorePressed(one.key.clone());
                el("li")
                    .child(el("p class='history' dir='auto'").text(&one.title))
                    .child(el("p class='acts'").child(button(
                        "small",
                        link,
                        back,
                        wording::UNDO,
                        None,
                    )))
            }))
    })
}

fn row(model: &Model, one: &Listed) -> Element {
    let offset = model.time_zone_offset;
    el("li")
        .child(
            el("p class='history'").child(
                el("a")
                    .attr("href", Route::Class(Some(one.key.clone())).address())
                    .attr("dir", "auto")
                    .text(&one.title),
            ),
        )
        .child(paragraph(
            "when",
            wording::handed_out(one.results, one.made, offset),
        ))
}

/// A field with its name above it and what it is for below.
fn field(name: &str, id: &'static str, input: Element, helps: Option<&str>) -> Element {
    let helps = helps.map(|helps| el("span class='caption helps'").text(helps));
    el("label")
        .attr("id", id)
        .child(el("span class='caption'").text(name))
        .child(input)
        .child(helps)
}

/// A link or a text that is to be given on: to look at and to copy.
fn given(label: &str, text: &str, copy: &str, link: &Link) -> Element {
    let field = el("input type='text' readonly='readonly' dir='ltr'")
        .attr("aria-label", label)
        .value(text);
    el("div class='linked'")
        .child(field)
        .child(el("p class='acts'").child(button(
            "plain",
            link,
            Msg::TextCopied(text.to_owned()),
            copy,
            None,
        )))
}

/// A QR code.
fn code(code: &(u32, String), says: &str) -> Element {
    let (size, path) = code;
    // Four squares of white around it belong to the code.
    let side = (size + 8).to_string();
    el("svg class='code' role='img'")
        .attr("viewBox", ["-4 -4 ", &side, " ", &side].concat())
        .attr("aria-label", says)
        .child(el("path").attr("d", path))
}
