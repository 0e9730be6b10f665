//! The list of keys.

use yew::{Html, html};

use super::{icon, key, square};
use crate::app::Msg;
use crate::ui::{Link, wording};

/// The list of keys, over the page.
pub fn help(link: &Link) -> Html {
    html! {
        <div class="veil">
            <div id="help" class="help" role="dialog" aria-modal="true" aria-labelledby="help-title" tabindex="-1">
                <h2 id="help-title" class="heading">{ wording::KEYS }</h2>
                { square(wording::CLOSE, link.press(Msg::HelpToggled), icon::cross()) }
                <dl>
                    { for wording::KEY_LIST.iter().map(|(keys, does)| html! {
                        <div>
                            <dt>{ for keys.iter().map(|name| match *name {
                                "–" => html! { "–" },
                                name => key_shown(name),
                            }) }</dt>
                            <dd>{ *does }</dd>
                        </div>
                    }) }
                </dl>
            </div>
        </div>
    }
}

/// Unlike the hint on a button, this one is read out.
fn key_shown(name: &'static str) -> Html {
    let spoken = match name {
        "↵" => Some("Enter"),
        "↑" => Some("up"),
        "↓" => Some("down"),
        "←" => Some("left"),
        "→" => Some("right"),
        _ => None,
    };
    match spoken {
        Some(spoken) => html! { <><span class="unseen">{ spoken }{ " " }</span>{ key(name) }</> },
        None => html! { <kbd>{ name }</kbd> },
    }
}
