//! A file for each place.

pub mod about;
pub mod answer;
pub mod done;
pub mod practise;
pub mod run;
pub mod today;
pub mod unknown;

use yew::{Html, html};

use super::components::{help, place, waiting};
use super::{Link, wording};
use crate::app::{Model, Page, Route};

/// The whole page.
#[must_use]
pub fn view(model: &Model, link: &Link) -> Html {
    let page = match (&model.page, &model.route, model.bank()) {
        (Page::Run(Some(quiz)), _, Some(bank)) => run::view(model, quiz, bank, link),
        (Page::Done(Some(quiz)), _, Some(bank)) => place(model, link, done::view(quiz, bank, link)),
        (_, Route::About, _) => place(model, link, about::view(model)),
        (_, Route::Unknown(address), _) => place(model, link, unknown::view(address)),
        (Page::Practise(choices), _, Some(bank)) => {
            place(model, link, practise::view(choices, bank, link))
        }
        (Page::Plain, Route::Today, Some(bank)) => place(model, link, today::view(model, bank, link)),
        (Page::Plain | Page::Practise(_) | Page::Run(_) | Page::Done(_), _, _) => {
            place(model, link, waiting(model, link))
        }
    };
    html! {
        <>
            // What lies under an open dialog can be neither reached nor heard.
            <div class="page" inert={model.help}>{ page }</div>
            { if model.help { help(link) } else { html! {} } }
        </>
    }
}

/// The name of the page, for the title of the window.
#[must_use]
pub fn title(model: &Model) -> String {
    let page = match &model.route {
        Route::Today => wording::TODAY.to_owned(),
        Route::Practise => wording::PRACTISE.to_owned(),
        Route::About => wording::ABOUT.to_owned(),
        Route::Unknown(_) => wording::NO_PAGE.to_owned(),
        Route::Run(_) | Route::Done(_) => match model.quiz() {
            Some(quiz) if quiz.attempt().is_finished() => {
                wording::score(quiz.attempt().right(), quiz.attempt().picks.len())
            }
            Some(quiz) => wording::question_of(quiz.attempt().at, quiz.attempt().picks.len()),
            None => wording::PRACTISE.to_owned(),
        },
    };
    [page.trim_end_matches('.'), " · ", wording::NAME].concat()
}
