//! Whether the screen is wide.

use gloo::events::EventListener;
use yew::Callback;

use super::window;
use crate::app::{Msg, map};

/// From here on the style sheets lay out for a wide screen too.
const WIDE: &str = "(min-width: 960px)";

/// Tells whether the screen is wide, and from now on of every change.
#[inline(never)]
pub(super) fn watch(later: Callback<Msg>) -> Option<Msg> {
    let query = window().match_media(WIDE).ok().flatten()?;
    let is_wide = query.matches();
    let changed = query.clone();
    // As long as the page lives.
    EventListener::new(&query, "change", move |_| {
        later.emit(map::Msg::WidthSeen(changed.matches()).into());
    })
    .forget();
    Some(map::Msg::WidthSeen(is_wide).into())
}
