//! Where the focus goes.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, HtmlInputElement};

use super::keys::is_option;
use super::{document, window};
use crate::app::FocusOn;

/// An element that had the focus, to give it back.
pub struct Focus(HtmlElement);

/// Moves the focus. A new page begins at its top.
pub fn focus(on: FocusOn) {
    let Some(element) = document().get_element_by_id(&on.element()) else {
        return;
    };
    let element: HtmlElement = element.unchecked_into();
    match on {
        FocusOn::Heading => {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            give(&element, true);
        }
        FocusOn::Answer
        | FocusOn::Cell
        | FocusOn::Row(_)
        | FocusOn::Help
        | FocusOn::WholeProof
        | FocusOn::KeptFile
        | FocusOn::Section(_)
        | FocusOn::ProofButton => give(&element, false),
        FocusOn::Report => {
            give(&element, false);
            element.unchecked_ref::<HtmlInputElement>().select();
        }
    }
}

fn give(element: &HtmlElement, in_place: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(in_place);
    // An element that cannot take the focus leaves it where it is.
    if element.focus_with_options(&options).is_err() {}
}

/// What has the focus now.
#[must_use]
pub fn focused() -> Option<Focus> {
    Some(Focus(document().active_element()?.unchecked_into()))
}

/// Gives the focus back; false where it cannot go there any more.
pub fn focus_again(before: &Focus) -> bool {
    give(&before.0, true);
    let has = document().active_element().as_ref() == Some(before.0.as_ref());
    // A button keeps the focus for a moment after it was switched off.
    has && before.0.get_attribute("disabled").is_none()
}

/// The row in hand does not stay hidden under its places, which stay at the foot of a small screen.
#[inline(never)]
pub fn keep_row_in_sight() {
    let find = |css: &str| document().query_selector(css).ok().flatten();
    let (Some(row), Some(places)) = (find(".pair[aria-checked=true]"), find(".bins")) else {
        return;
    };
    let (lies, under) = (
        row.get_bounding_client_rect(),
        places.get_bounding_client_rect(),
    );
    if lies.top() < 0.0 {
        row.scroll_into_view_with_bool(true);
    } else if lies.bottom() > under.top() && lies.right() > under.left() {
        row.scroll_into_view_with_bool(false);
    }
}

/// Within a group of options the focus goes along with the choice.
pub fn follow_choice() {
    let Some(active) = document().active_element() else {
        return;
    };
    if !is_option(&active) || active.get_attribute("aria-checked").as_deref() == Some("true") {
        return;
    }
    let chosen = document().query_selector("[role=radio][aria-checked=true]");
    if let Ok(Some(chosen)) = chosen {
        give(chosen.unchecked_ref(), false);
    }
}
