//! The list of keys.

use super::{Element, el, group, heading, icon, key, square};
use crate::app::Msg;
use crate::ui::{Link, wording};

/// The list of keys, over the page.
#[inline(never)]
pub fn help(link: &Link) -> Element {
    let list = el("dl").each(&wording::KEY_LIST, |(keys, does)| {
        el("div")
            .child(el("dt").each(*keys, |name| key_shown(name)))
            .child(el("dd").text(*does))
    });
    let dialog = "div id='help' class='help' role='dialog' aria-modal='true' aria-labelledby='help-title' tabindex='-1'";
    el("div class='veil'").child(
        el(dialog)
            .child(heading(wording::KEYS).attr("id", "help-title"))
            .child(square(
                wording::CLOSE,
                link,
                Msg::HelpToggled,
                icon::cross(),
            ))
            .child(list),
    )
}

/// Unlike the hint on a button, this one is read out.
fn key_shown(name: &str) -> Element {
    let spoken = match name {
        "–" => return group().text(name),
        "↵" => "Enter",
        "↑" => "up",
        "↓" => "down",
        "←" => "left",
        "→" => "right",
        _ => return el("kbd").text(name),
    };
    group()
        .child(el("span class='unseen'").text(spoken).text(" "))
        .child(key(name))
}
