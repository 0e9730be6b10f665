//! The keyboard.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

use super::document;
use crate::app::Msg;
use crate::app::key::{Focused, Key};

/// Tells of every key that the app has a use for, and keeps the browser from using it too.
pub(super) fn listen(
    told: Callback<Msg>,
    used: impl Fn(Key, Focused) -> bool + 'static,
) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
            return;
        }
        let (Some(key), focused) = (Key::named(&event.key()), focused()) else {
            return;
        };
        if !used(key, focused) {
            return;
        }
        event.prevent_default();
        // A key held down must not check, go on and check again.
        if !event.repeat() || matches!(key, Key::Up | Key::Down | Key::Left | Key::Right) {
            told.emit(Msg::KeyPressed { key, focused });
        }
    })
}

fn focused() -> Focused {
    let Some(element) = document().active_element() else {
        return Focused::Page;
    };
    if let Some(row) = element
        .id()
        .strip_prefix("row-")
        .and_then(|at| at.parse().ok())
    {
        return Focused::Row(row);
    }
    match element.tag_name().as_str() {
        "INPUT" if element.get_attribute("data-control").is_some() => Focused::Control,
        "INPUT" | "SELECT" | "TEXTAREA" => Focused::Field,
        // A table is written into.
        _ if element.get_attribute("role").as_deref() == Some("grid") => Focused::Field,
        // Mostly a button to the browser; a part of a passage is none.
        _ if is_option(&element) => Focused::Option,
        "BUTTON" | "A" | "SUMMARY" => Focused::Button,
        _ => Focused::Page,
    }
}

pub(super) fn is_option(element: &Element) -> bool {
    let role = element.get_attribute("role");
    matches!(role.as_deref(), Some("radio" | "checkbox"))
}
