//! A picture of the set: one that the set holds is shown; one of another site is fetched when
//! the reader asks for it, and not before.

use super::{Element, el};
use crate::set::Image;
use crate::ui::wording;

/// A picture with its description.
#[inline(never)]
pub fn picture(image: &Image) -> Element {
    let shown = el("img loading='lazy' referrerpolicy='no-referrer'")
        .attr("src", &image.url)
        .attr("alt", &image.alt);
    let figure = el("figure class='picture'");
    match host(&image.url) {
        None => figure.child(shown),
        // What lies in a closed part of the page is not fetched.
        Some(host) => figure.child(
            el("details")
                .child(el("summary").text(wording::show_picture(host, &image.alt)))
                .child(shown),
        ),
    }
}

/// The site that an address of the web names.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://")?;
    Some(rest.split(['/', '?', '#']).next().unwrap_or(rest))
}
