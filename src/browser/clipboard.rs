//! The clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlInputElement};
use yew::Callback;

use super::{document, window};
use crate::app::Msg;

/// Copies a text. What came of it is told at once, or later by `told`.
#[inline(never)]
pub(super) fn copy(text: &str, told: Callback<Msg>) -> Option<Msg> {
    let clipboard = window().navigator().clipboard();
    // Only a page that came over HTTPS, or from this very machine, has one.
    if JsValue::from(&clipboard).is_undefined() {
        return Some(Msg::Copied(copy_selected(text)));
    }
    let copying = clipboard.write_text(text);
    spawn_local(async move {
        told.emit(Msg::Copied(JsFuture::from(copying).await.is_ok()));
    });
    None
}

/// The way of old: a field that holds the text, selected, and gone again.
fn copy_selected(text: &str) -> bool {
    let document = document();
    let (Some(body), Ok(field)) = (document.body(), document.create_element("textarea")) else {
        return false;
    };
    let before = super::focused();
    if body.append_child(&field).is_err() {
        return false;
    }
    // A field of several lines has the same properties as one of a single line.
    let input: &HtmlInputElement = field.unchecked_ref();
    input.set_value(text);
    input.select();
    let document: &HtmlDocument = document.unchecked_ref();
    let copied = document.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(before) = before {
        super::focus_again(&before);
    }
    copied
}
