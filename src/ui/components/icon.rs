//! The few drawings, as strokes on a square of 20.

use super::element::{Element, el};

fn strokes(class: &'static str, path: &'static str) -> Element {
    el("svg viewBox='0 0 20 20' aria-hidden='true'")
        .attr("class", class)
        .child(el("path").attr("d", path))
}

/// A cross: leave, close.
pub fn cross() -> Element {
    strokes("icon", "M5 5l10 10M15 5L5 15")
}

/// An arrow up.
pub fn up() -> Element {
    strokes("icon", "M10 16V4.5M5 9l5-5 5 5")
}

/// An arrow down.
pub fn down() -> Element {
    strokes("icon", "M10 4v11.5M5 11l5 5 5-5")
}

/// An arrow that turns back.
pub fn undo() -> Element {
    strokes("icon", "M8 4L4 8l4 4M4.5 8H12a4 4 0 010 8H8")
}

/// Six dots; each is a stroke without length, round at its ends.
pub fn grip() -> Element {
    strokes(
        "icon dots",
        "M7.5 5h0M12.5 5h0M7.5 10h0M12.5 10h0M7.5 15h0M12.5 15h0",
    )
}
