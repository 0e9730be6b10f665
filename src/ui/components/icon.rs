//! The few drawings, as strokes on a square of 20.

use yew::{Html, html};

fn strokes(path: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg> }
}

/// A cross: leave, close.
#[must_use]
pub fn cross() -> Html {
    strokes("M5 5l10 10M15 5L5 15")
}

/// An arrow up.
#[must_use]
pub fn up() -> Html {
    strokes("M10 16V4.5M5 9l5-5 5 5")
}

/// An arrow down.
#[must_use]
pub fn down() -> Html {
    strokes("M10 4v11.5M5 11l5 5 5-5")
}

/// Six dots; each is a stroke without length, round at its ends.
#[must_use]
pub fn grip() -> Html {
    html! {
        <svg class="icon dots" viewBox="0 0 20 20" aria-hidden="true">
            <path d="M7.5 5h0M12.5 5h0M7.5 10h0M12.5 10h0M7.5 15h0M12.5 15h0" />
        </svg>
    }
}
