//! Headings and paragraphs, as every page has them.

use super::element::{Element, Words, el};
use crate::bank::GAP;
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
    for (at, part) in stem.split(GAP).enumerate() {
        if at > 0 {
            let style = ["--room:", &room.to_string()].concat();
            let blank = el("span class='blank'").attr("style", style);
            element = element.child(if filled.is_empty() {
                blank.child(el("span class='unseen'").text(wording::BLANK))
            } else {
                blank.text(filled)
            });
        }
        element = element.text(part);
    }
    element
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: impl Words) -> Element {
    el("p").attr("class", class).text(text)
}

/// What is wrong, where it arose.
pub fn complaint(text: &str) -> Element {
    el("p id='complaint' class='complaint' role='alert'")
        .child(el("span aria-hidden='true'").text("▲ "))
        .text(text)
}
