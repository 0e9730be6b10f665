//! What a link holds, before anything of it is kept.

use super::reading;
use crate::app::Model;
use crate::app::desk::Msg;
use crate::app::desk::shared::{Held, Here, Shared};
use crate::ui::components::{Element, button, el, paragraph, title};
use crate::ui::{Link, wording};

/// The page.
#[inline(never)]
pub fn view(model: &Model, link: &Link) -> Element {
    let main = el("main class='wrap desk shared'");
    match &model.desk.shared {
        Shared::None => main
            .child(title(wording::SHARED))
            .child(reading(model, link)),
        Shared::Opening(_) => main
            .child(title(wording::SHARED))
            .child(el("p role='status'").text(wording::OPENING)),
        Shared::Broken(why) => main
            .child(title(wording::LINK_BROKEN))
            .child(paragraph("lesser", why)),
        Shared::Here(held) => main
            .child(
                title(&held.title)
                    .attr("lang", &held.language)
                    .attr("dir", "auto"),
            )
            .child(paragraph("lesser", wording::holds_counts(held.counts)))
            .child(told(held))
            .child(acts(held, link)),
    }
}

fn told(held: &Held) -> Element {
    let row = |name: &str, value: &str| {
        (!value.is_empty()).then(|| {
            el("div")
                .child(el("dt").text(name))
                .child(el("dd dir='auto'").text(value))
        })
    };
    let refused = (held.refused > 0).then(|| wording::refused_in_link(held.refused));
    let changed = held.is_changed.then(|| {
        el("p class='complaint' role='alert'")
            .child(el("span aria-hidden='true'").text("▲ "))
            .text(wording::LINK_CHANGED)
    });
    el("div class='of-link'")
        .child(changed)
        .child(
            el("dl")
                .child(row(wording::LICENCE, &held.license))
                .child(row(wording::CREDIT, &held.attribution))
                .child(row(wording::CONTENT_HASH, &held.hash)),
        )
        .child(refused.map(|refused| paragraph("caption", refused)))
}

fn acts(held: &Held, link: &Link) -> Element {
    let take = |label: &'static str| button("primary", link, Msg::TakePressed, label, None);
    let both = || {
        button(
            "plain",
            link,
            Msg::TakeBothPressed,
            wording::KEEP_BOTH,
            None,
        )
    };
    let (says, first, second) = match &held.here {
        Here::Nothing => (
            wording::NOTHING_KEPT.to_owned(),
            take(wording::KEEP_AND_PRACTISE),
            None,
        ),
        Here::Same => (
            wording::HAVE_IT.to_owned(),
            take(wording::PRACTISE_SET),
            None,
        ),
        Here::Other(title) => (
            wording::rival(title),
            take(wording::REPLACE_IT),
            Some(both()),
        ),
        Here::Shipped => (
            wording::LIKE_SHIPPED.to_owned(),
            take(wording::KEEP_AND_PRACTISE),
            None,
        ),
    };
    el("section class='use'")
        .child(paragraph("lesser", says))
        .child(el("p class='acts'").child(first).child(second))
}
