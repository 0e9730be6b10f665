//! The desk: a teacher's sets, and how a new one is brought in.

mod about;
mod check;
mod columns;
mod share;
mod shared;
mod table;

pub use self::shared::view as shared_view;

use crate::app::desk::shelf::Kept;
use crate::app::desk::{Msg, Open, Reading};
use crate::app::route::Part;
use crate::app::{Model, Route};
use crate::ui::components::{Element, button, el, group, heading, paragraph, title};
use crate::ui::{Link, wording};

/// The list of sets, with the way to bring one in.
#[inline(never)]
pub fn view(model: &Model, link: &Link) -> Element {
    let desk = &model.desk;
    let own: Vec<&Kept> = desk.kept.iter().filter(|kept| kept.gone == 0).collect();
    let gone: Vec<&Kept> = desk.kept.iter().filter(|kept| kept.gone > 0).collect();
    let list = (!own.is_empty()).then(|| {
        el("section class='own'")
            .child(heading(wording::YOUR_SETS))
            .child(el("ul class='sets'").each(own, |kept| set(kept, link)))
    });
    el("main class='wrap desk'")
        .child(title(wording::DESK))
        .child(bring_in(model, link))
        .child(list)
        .child(class())
        .child((!gone.is_empty()).then(|| deleted(&gone, link)))
}

/// The way to what was handed out.
fn class() -> Element {
    el("section")
        .child(heading(wording::CLASS))
        .child(paragraph("caption", wording::HOW_IT_GOES))
        .child(
            el("p").child(
                el("a class='plain'")
                    .attr("href", Route::Class(None).address())
                    .text(wording::TO_CLASS),
            ),
        )
}

/// A page about one set: its tabs, then the page.
#[inline(never)]
pub fn set_view(model: &Model, key: &str, part: Part, link: &Link) -> Element {
    let open = model.desk.open.as_ref().filter(|open| open.key == key);
    let main = el("main class='wrap desk of-set'").attr("data-part", part.name());
    let Some(open) = open else {
        return main.child(title(wording::DESK)).child(reading(model, link));
    };
    let page = match part {
        Part::Check => check::view(model, open, link),
        Part::Table => table::view(open, link),
        Part::About => about::view(open, link),
        Part::Share => share::view(model, open, link),
        // Nothing of it is drawn: its address leads to the paper.
        Part::Print => group().child(title(wording::PRINT)),
    };
    main.child(tabs(open, part))
        .child(lost(model))
        .child(changed_elsewhere(open, link))
        .child(trouble_of(model, link))
        .child(page)
}

/// The pages of a set.
pub(super) fn tabs(open: &Open, now: Part) -> Element {
    el("nav class='parts'")
        .attr("aria-label", wording::PARTS)
        .each(Part::ALL, |part| {
            el("a")
                .attr("href", Route::Set(open.key.clone(), part).address())
                .attr("aria-current", (part == now).then_some("page"))
                .text(wording::part(part))
        })
}

/// That the file could not be read in another way, above the set as it was.
fn trouble_of(model: &Model, link: &Link) -> Option<Element> {
    let is_idle = matches!(model.desk.reading, Reading::Idle);
    (!is_idle).then(|| reading(model, link))
}

/// That what is written here would take the place of what another tab has written.
fn changed_elsewhere(open: &Open, link: &Link) -> Option<Element> {
    open.is_changed_elsewhere.then(|| {
        let words = el("p")
            .child(el("b").text(wording::CHANGED_ELSEWHERE))
            .text(" ")
            .child(el("span class='advice'").text(wording::CHANGED_ELSEWHERE_ADVICE));
        el("div class='message blocks' role='alert'")
            .child(el("span class='mark' aria-hidden='true'").text("▲"))
            .child(words)
            .child(el("p class='action'").child(button(
                "plain",
                link,
                Msg::AnewPressed,
                wording::OPEN_ANEW,
                None,
            )))
    })
}

fn lost(model: &Model) -> Option<Element> {
    model.desk.is_lost.then(|| {
        let words = el("p")
            .child(el("b").text(wording::NOT_KEPT))
            .text(" ")
            .child(el("span class='advice'").text(wording::NOT_KEPT_ADVICE));
        el("div class='message blocks' role='alert'")
            .child(el("span class='mark' aria-hidden='true'").text("▲"))
            .child(words)
    })
}

/// A place to drop a file on, and the other ways in; while a file is read, how far it is.
fn bring_in(model: &Model, link: &Link) -> Element {
    let is_going = matches!(model.desk.reading, Reading::Going(..));
    let ways = (!is_going).then(|| {
        let address = el("input type='url' inputmode='url' id='address' autocomplete='off'")
            .attr("placeholder", "https://…")
            .on_pick(link, |url| Some(Msg::LinkGiven(url).into()));
        group()
            .child(paragraph("drop", wording::DROP))
            .child(
                el("p class='acts'")
                    .child(button(
                        "primary",
                        link,
                        Msg::ChoosePressed,
                        wording::CHOOSE_FILE,
                        None,
                    ))
                    .child(button(
                        "plain",
                        link,
                        Msg::PastePressed,
                        wording::PASTE,
                        None,
                    ))
                    .child(button(
                        "plain",
                        link,
                        Msg::EmptyPressed,
                        wording::EMPTY_TABLE,
                        None,
                    ))
                    .child(button(
                        "plain",
                        link,
                        Msg::ExamplePressed,
                        wording::USE_EXAMPLE,
                        None,
                    )),
            )
            .child(
                el("label class='address'")
                    .child(el("span class='caption'").text(wording::FROM_ADDRESS))
                    .child(address),
            )
            .child(paragraph("caption", wording::READS))
    });
    el("section class='bring-in'")
        .attr("aria-label", wording::BRING_IN)
        .child(reading(model, link))
        .child(ways)
}

/// How the reading of a file stands.
fn reading(model: &Model, link: &Link) -> Element {
    let status = el("div class='reading' role='status'");
    match &model.desk.reading {
        Reading::Idle if model.route == Route::Desk => status,
        Reading::Idle => status.child(paragraph("lesser", wording::OPENING)),
        Reading::Going(name, done, all) => {
            let cancel = button("small", link, Msg::CancelPressed, wording::CANCEL, None);
            let bar = el("progress").attr("max", (*all > 0).then(|| all.to_string()));
            let bar = bar.attr("value", (*all > 0).then(|| done.to_string()));
            status
                .child(paragraph("lesser", wording::reading_row(name, *done, *all)))
                .child(bar)
                .child(el("p").child(cancel))
        }
        Reading::Unread(name, says) => status.child(trouble(&wording::not_read(name), says)),
        Reading::Asked(url) => {
            let load = button(
                "primary",
                link,
                Msg::LinkGiven(url.clone()),
                wording::LOAD_IT,
                None,
            );
            status
                .child(paragraph("lesser", wording::asked_to_load(url)))
                .child(el("p").child(load))
        }
        Reading::Failed => status.child(trouble(wording::NO_WORKER, wording::NO_WORKER_ADVICE)),
        Reading::Missing => {
            status.child(trouble(wording::NO_SUCH_SET, wording::NO_SUCH_SET_ADVICE))
        }
    }
}

fn trouble(happened: &str, advice: &str) -> Element {
    el("div class='message'")
        .child(el("span class='mark' aria-hidden='true'").text("▲"))
        .child(
            el("p")
                .child(el("b").attr("dir", "auto").text(happened))
                .text(" ")
                .child(el("span class='advice' dir='auto'").text(advice)),
        )
}

fn set(kept: &Kept, link: &Link) -> Element {
    let to = Route::Set(kept.key.clone(), Part::Check).address();
    let key = || kept.key.clone();
    let play = kept.is_offered().then(|| {
        button(
            "small",
            link,
            Msg::PlayPressed(kept.id.clone()),
            wording::PRACTISE,
            None,
        )
    });
    let update = (!kept.from.is_empty()).then(|| {
        button(
            "small",
            link,
            Msg::UpdatePressed(key()),
            wording::UPDATE,
            None,
        )
    });
    let copy = button(
        "small",
        link,
        Msg::DuplicatePressed(key()),
        wording::DUPLICATE,
        None,
    );
    let delete = button(
        "small",
        link,
        Msg::DeletePressed(key()),
        wording::DELETE,
        None,
    );
    el("li")
        .key(&kept.key)
        .child(
            el("a class='history' dir='auto'")
                .attr("href", to)
                .text(&kept.title),
        )
        .child(paragraph("when", wording::kept_set(kept)))
        .child(
            el("p class='acts'")
                .child(play)
                .child(update)
                .child(copy)
                .child(delete),
        )
}

fn deleted(gone: &[&Kept], link: &Link) -> Element {
    el("section class='gone' role='group' aria-labelledby='deleted'")
        .child(
            heading(wording::DELETED)
                .attr("id", "deleted")
                .attr("tabindex", "-1"),
        )
        .child(paragraph("caption", wording::DELETED_IS))
        .child(el("ul class='sets'").each(gone, |kept| {
            let back = Msg::RestorePressed(kept.key.clone());
            el("li")
                .key(&kept.key)
                .child(el("span dir='auto'").text(&kept.title))
                .child(el("p class='acts'").child(button("small", link, back, wording::UNDO, None)))
        }))
}
