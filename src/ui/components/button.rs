//! Buttons.

use super::element::{Element, Words, el};
use super::key;
use crate::app::Msg;
use crate::ui::Link;

/// A button with words, and the key that does the same.
pub fn button(
    class: &'static str,
    link: &Link,
    msg: impl Into<Msg>,
    label: impl Words,
    does_too: Option<&str>,
) -> Element {
    el("button type='button'")
        .attr("class", class)
        .on_press(link, msg)
        .text(label)
        .child(does_too.map(key))
}

/// A button with a drawing; `says` is its name.
pub fn square(says: &str, link: &Link, msg: impl Into<Msg>, drawing: Element) -> Element {
    el("button type='button' class='square'")
        .attr("aria-label", says)
        .on_press(link, msg)
        .child(drawing)
}
