//! Buttons. Every page makes them here: the element is compiled once, not at each place.

use yew::{AttrValue, Callback, Html, MouseEvent, html};

use super::key;

/// A button with words, and the key that does the same.
pub fn button(
    class: &'static str,
    on_press: Callback<MouseEvent>,
    label: impl Into<AttrValue>,
    does_too: Option<&str>,
) -> Html {
    with_words(class, on_press, label.into(), does_too)
}

fn with_words(
    class: &'static str,
    onclick: Callback<MouseEvent>,
    label: AttrValue,
    does_too: Option<&str>,
) -> Html {
    let does_too = does_too.map(key);
    html! { <button type="button" {class} {onclick}>{ label }{ does_too }</button> }
}

/// A button with a drawing; `says` is its name.
pub fn square(says: impl Into<AttrValue>, on_press: Callback<MouseEvent>, drawing: Html) -> Html {
    with_drawing(says.into(), on_press, drawing)
}

fn with_drawing(says: AttrValue, onclick: Callback<MouseEvent>, drawing: Html) -> Html {
    html! { <button type="button" class="square" aria-label={says} {onclick}>{ drawing }</button> }
}
