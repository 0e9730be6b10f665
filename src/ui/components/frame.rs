//! What stands around every page: the top line, messages, the foot.

use yew::{Html, classes, html};

use super::{button, icon, paragraph, square, title};
use crate::app::model::LibraryError;
use crate::app::{Library, Listed, Model, Msg, Notice, Route, Shelf};
use crate::ui::{Link, wording};

/// A place: top line, tabs, messages, then the page.
pub fn place(model: &Model, link: &Link, page: Html) -> Html {
    html! {
        <div class="place">
            <header class="masthead">
                <a class="wordmark" href={Route::Today.address()}>{ wording::NAME }</a>
                <nav class="tabs" aria-label={wording::PLACES}>
                    { tab(model, Route::Today, wording::TODAY) }
                    { tab(model, Route::Practise, wording::PRACTISE) }
                </nav>
                { set(model, link) }
            </header>
            { notices(model, link) }
            { page }
            <footer class="wrap colophon">
                <a href={Route::About.address()} aria-current={current(model, &Route::About)}>{ wording::ABOUT }</a>
                { button("bare", link.press(Msg::HelpToggled), wording::KEYS, Some("?")) }
            </footer>
        </div>
    }
}

fn tab(model: &Model, route: Route, name: &'static str) -> Html {
    let current = current(model, &route);
    html! { <a href={route.address()} aria-current={current}>{ name }</a> }
}

fn current(model: &Model, route: &Route) -> Option<&'static str> {
    (model.route == *route).then_some("page")
}

/// The set in use; a list to choose from where there are several.
fn set(model: &Model, link: &Link) -> Html {
    let here = match &model.library {
        Library::Ready { bank, .. } => bank.set().id.as_str(),
        Library::Loading(id) | Library::Failed { id, .. } => id,
        Library::Empty => "",
    };
    match &model.shelf {
        Shelf::Ready(listed) if listed.len() > 1 => html! {
            <select class="set" aria-label={wording::SET} onchange={link.picked(|id| Some(Msg::SetChosen(id)))}>
                { for listed.iter().map(|set| choice(set, here)) }
            </select>
        },
        Shelf::Loading | Shelf::Ready(_) | Shelf::Failed(_) => match model.bank() {
            Some(bank) => html! {
                <span class="set" lang={bank.set().language.clone()}>{ &bank.set().title }</span>
            },
            None => html! {},
        },
    }
}

fn choice(set: &Listed, here: &str) -> Html {
    html! { <option value={set.id.clone()} selected={set.id == here}>{ &set.title }</option> }
}

/// What must be told, where the reader is.
pub fn notices(model: &Model, link: &Link) -> Html {
    if model.notices.is_empty() {
        return html! {};
    }
    html! {
        <ul class="wrap messages">
            { for model.notices.iter().enumerate().map(|(at, told)| notice(told, at, link)) }
        </ul>
    }
}

fn notice(notice: &Notice, at: usize, link: &Link) -> Html {
    let (happened, advice, action) = wording::notice(notice);
    let (blocks, msg) = match notice {
        Notice::NotSaved(_) => (true, Msg::NoticeDismissed(at)),
        Notice::Unread(_) => (false, Msg::CopyWanted),
        Notice::NoSuchAttempt | Notice::NoQuestions | Notice::ItemsRefused(_) => {
            (false, Msg::NoticeDismissed(at))
        }
    };
    let close = matches!(notice, Notice::Unread(_)).then(|| {
        html! {
            { square(wording::CLOSE, link.press(Msg::NoticeDismissed(at)), icon::cross()) }
        }
    });
    html! { <li key={happened.clone()}>{ message(blocks, happened, advice.to_owned(), html! { <>
        { button("small", link.press(msg), action, None) }
        { close }
    </> }) }</li> }
}

/// Mark, what happened, what to do, one action.
fn message(blocks: bool, happened: String, advice: String, action: Html) -> Html {
    let (role, mark) = if blocks {
        ("alert", "▲")
    } else {
        ("status", "△")
    };
    html! {
        <div class={classes!("message", blocks.then_some("blocks"))} {role}>
            <span class="mark" aria-hidden="true">{ mark }</span>
            <p><b>{ happened }</b>{ " " }<span class="advice">{ advice }</span></p>
            <p class="action">{ action }</p>
        </div>
    }
}

/// What a page shows while its set is not here: that it is coming, or why it is not.
pub fn waiting(model: &Model, link: &Link) -> Html {
    let (happened, advice) = match (&model.library, &model.shelf) {
        (Library::Failed { why, .. }, _) => wording::failed(why),
        (Library::Empty, Shelf::Failed(error)) => wording::no_shelf(error),
        (Library::Empty, Shelf::Ready(listed)) if listed.is_empty() => {
            wording::failed(&LibraryError::NotListed)
        }
        (Library::Empty | Library::Loading(_) | Library::Ready { .. }, _) => {
            return html! {
                <main class="wrap waiting"><p role="status">{ wording::OPENING }</p></main>
            };
        }
    };
    let retry = html! {
        { button("small", link.press(Msg::RetryPressed), wording::TRY_AGAIN, None) }
    };
    html! {
        <main class="wrap failed">
            { title(happened) }
            { paragraph("lesser", advice) }
            <p>{ retry }</p>
        </main>
    }
}
