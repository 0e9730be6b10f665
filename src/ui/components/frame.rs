//! What stands around every page: the top line, messages, the foot.

use super::{Element, button, el, icon, paragraph, square, title};
use crate::app::model::LibraryError;
use crate::app::{Library, Model, Msg, Notice, Route, Shelf};
use crate::ui::{Link, wording};

/// A place: top line, tabs, messages, then the page.
#[inline(never)]
pub fn place(model: &Model, link: &Link, page: Element) -> Element {
    let wordmark = el("a class='wordmark'").attr("href", Route::Today.address());
    let tabs = el("nav class='tabs'")
        .attr("aria-label", wording::PLACES)
        .child(tab(model, &Route::Today, wording::TODAY))
        .child(tab(model, &Route::Practise, wording::PRACTISE))
        .child(tab(model, &Route::Map, wording::MAP))
        .child(tab(model, &Route::Desk, wording::DESK));
    el("div class='place'")
        .child(
            el("header class='masthead'")
                .child(wordmark.text(wording::NAME))
                .child(tabs)
                .child(set(model, link)),
        )
        .child(notices(model, link))
        .child(page)
        .child(
            el("footer class='wrap colophon'")
                .child(tab(model, &Route::Settings, wording::SETTINGS))
                .child(tab(model, &Route::About, wording::ABOUT))
                .child(button(
                    "bare",
                    link,
                    Msg::HelpToggled,
                    wording::KEYS,
                    Some("?"),
                )),
        )
}

fn tab(model: &Model, route: &Route, name: &'static str) -> Element {
    let is_of = *route == Route::Desk
        && match &model.route {
            Route::Set(..)
            | Route::Class(_)
            | Route::Live(_)
            | Route::HandOut(_)
            | Route::HandIn(_) => true,
            // What is printed from the desk keeps the tabs of its set.
            Route::Print(_) => model.desk.open.is_some(),
            _ => false,
        };
    let current = (model.route == *route || is_of).then_some("page");
    el("a")
        .attr("href", route.address())
        .attr("aria-current", current)
        .text(name)
}

/// The set in use; a list to choose from where there are several.
fn set(model: &Model, link: &Link) -> Option<Element> {
    let here = match &model.library {
        Library::Ready { bank, .. } => bank.set().id.as_str(),
        Library::Loading { id, .. } | Library::Failed { id, .. } => id,
        Library::Empty => "",
    };
    let listed = match &model.shelf {
        Shelf::Ready(listed) => listed.as_slice(),
        Shelf::Unasked | Shelf::Loading | Shelf::Failed(_) => &[],
    };
    let own = model.desk.kept.iter().filter(|kept| kept.is_offered());
    let own = own.map(|kept| (&kept.id, &kept.title));
    let sets = listed.iter().map(|set| (&set.id, &set.title)).chain(own);
    let sets: Vec<(&String, &String)> = sets.collect();
    match sets.len() {
        2.. => Some(
            el("select class='set'")
                .attr("aria-label", wording::SET)
                .on_pick(link, |id| Some(Msg::SetChosen(id)))
                .each(sets, |(id, title)| {
                    el("option")
                        .attr("value", id)
                        .flag("selected", id == here)
                        .text(title)
                }),
        ),
        _ => {
            let set = model.bank()?.set();
            Some(
                el("span class='set'")
                    .attr("lang", &set.language)
                    .text(&set.title),
            )
        }
    }
}

/// What must be told, where the reader is.
#[inline(never)]
pub fn notices(model: &Model, link: &Link) -> Option<Element> {
    if model.notices.is_empty() {
        return None;
    }
    let told = model.notices.iter().enumerate();
    Some(el("ul class='wrap messages'").each(told, |(at, told)| notice(told, at, link)))
}

/// Mark, what happened, what to do, one action.
fn notice(notice: &Notice, at: usize, link: &Link) -> Element {
    let (happened, advice, action) = wording::notice(notice);
    let dismiss = Msg::NoticeDismissed(at);
    let (frame, mark) = match notice {
        Notice::NotSaved(_) => ("div class='message blocks' role='alert'", "▲"),
        Notice::Unread(_)
        | Notice::NoSuchAttempt
        | Notice::NoQuestions
        | Notice::NoCopy(_)
        | Notice::Restored { .. }
        | Notice::NearlyFull
        | Notice::SetChanged(_)
        | Notice::Launch(_)
        | Notice::ItemsRefused(_) => ("div class='message' role='status'", "△"),
    };
    let (msg, close) = match notice {
        Notice::NotSaved(_) | Notice::Unread(_) | Notice::NearlyFull => {
            let close = square(wording::CLOSE, link, dismiss, icon::cross());
            (Msg::CopyWanted, Some(close))
        }
        Notice::SetChanged(_) => {
            let close = square(wording::CLOSE, link, dismiss, icon::cross());
            (Msg::LinkFollowed(Route::Changes), Some(close))
        }
        Notice::NoSuchAttempt
        | Notice::NoQuestions
        | Notice::NoCopy(_)
        | Notice::Restored { .. }
        | Notice::Launch(_)
        | Notice::ItemsRefused(_) => (dismiss, None),
    };
    let words = el("p")
        .child(el("b").text(&happened))
        .text(" ")
        .child(el("span class='advice'").text(advice));
    let actions = el("p class='action'")
        .child(button("small", link, msg, action, None))
        .child(close);
    el("li").key(&happened).child(
        el(frame)
            .child(el("span class='mark' aria-hidden='true'").text(mark))
            .child(words)
            .child(actions),
    )
}

/// What a page shows while its set is not here: that it is coming, or why it is not.
#[inline(never)]
pub fn waiting(model: &Model, link: &Link) -> Element {
    let (happened, advice) = match (&model.library, &model.shelf) {
        (Library::Failed { why, .. }, _) => wording::failed(why),
        (Library::Empty, Shelf::Failed(error)) => wording::no_shelf(error),
        (Library::Empty, Shelf::Ready(listed)) if listed.is_empty() => {
            wording::failed(&LibraryError::NotListed)
        }
        (Library::Empty | Library::Loading { .. } | Library::Ready { .. }, _) => {
            let opening = el("p role='status'").text(wording::OPENING);
            return el("main class='wrap waiting'").child(opening);
        }
    };
    let retry = button("small", link, Msg::RetryPressed, wording::TRY_AGAIN, None);
    el("main class='wrap failed'")
        .child(title(happened))
        .child(paragraph("lesser", advice))
        .child(el("p").child(retry))
}
