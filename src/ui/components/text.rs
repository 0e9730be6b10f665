//! Headings and paragraphs, as every page has them.

use super::element::{Element, Words, el};

/// The heading of the page: the focus comes here when the page opens.
pub fn title(text: impl Words) -> Element {
    el("h1 id='heading' tabindex='-1' class='title'").text(text)
}

/// The heading of a part of the page.
pub fn heading(text: &str) -> Element {
    el("h2 class='heading'").text(text)
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
