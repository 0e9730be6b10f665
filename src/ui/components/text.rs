//! Headings and paragraphs, as every page has them.

use super::element::{Element, Words, el};
use crate::bank::GAP;
use crate::set::fold::place_of;
use crate::ui::wording;

/// The heading of the page: the focus comes here when the page opens.
pub fn title(text: impl Words) -> Element {
    el("h1 id='heading' tabindex='-1' class='title'").text(text)
}

/// The heading of a part of the page.
pub fn heading(text: &str) -> Element {
    el("h2 class='heading'").text(text)
}

/// A question inside `element`. What is left out of it is a line to fill, with room for so
/// many letters; for those who do not see it, a word.
pub fn stem(element: Element, stem: &str, filled: &str, room: usize) -> Element {
    let mut element = element.attr("dir", "auto");
    let mut rest = stem;
    while let Some(at) = place_of(rest, GAP) {
        let style = ["--room:", &room.to_string()].concat();
        let blank = el("span class='blank'").attr("style", style);
        element = element.text(&rest[..at]).child(if filled.is_empty() {
            blank.child(el("span class='unseen'").text(wording::BLANK))
        } else {
            blank.text(filled)
        });
        rest = &rest[at + GAP.len()..];
    }
    element.text(rest)
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: impl Words) -> Element {
    el("p").attr("class", class).text(text)
}

/// What is wrong, where it arose.
pub fn complaint(text: &str) -> Element {
    amiss(text).attr("id", "complaint").attr("role", "alert")
}

/// What is wrong, in a place that is read out by itself, where there may be several.
pub fn amiss(text: &str) -> Element {
    el("p class='complaint'")
        .child(el("span aria-hidden='true'").text("▲ "))
        .text(text)
}
