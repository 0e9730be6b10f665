//! A file for each place.
//!
//! Pages that a linked quiz does not begin with are never inlined: a browser compiles a
//! function whole when it is first called, and the first question would wait for them.

pub mod about;
pub mod answer;
pub mod aside;
pub mod changes;
pub mod class;
pub mod desk;
pub mod done;
pub mod map;
pub mod practise;
pub mod print;
pub mod review;
pub mod run;
pub mod settings;
pub mod today;
pub mod unknown;

use yew::Html;

use super::components::{el, group, help, place, waiting};
use super::{Link, wording};
use crate::app::{Model, Page, Rest, Route, is_drawn_early};
use crate::bank::Fact;
use crate::set::Set;

/// The whole page.
pub fn view(model: &Model, link: &Link) -> Html {
    if model.rest != Rest::Here && !is_drawn_early(model) {
        return el("p role='status'").text(wording::OPENING).html();
    }
    let page = match (&model.page, &model.route, model.bank()) {
        (Page::Run(Some(quiz)), _, Some(bank)) => run::view(model, quiz, bank, link),
        (Page::Review(Some(sitting)), _, Some(bank)) => review::view(model, sitting, bank, link),
        (page, route, bank) => {
            let page = match (page, route, bank) {
                (Page::Done(Some(quiz)), _, Some(bank)) => done::view(model, quiz, bank, link),
                (Page::Changes(agreed), _, Some(bank)) => changes::view(model, agreed, bank, link),
                (Page::Map(Some(map)), _, Some(bank)) => map::view(model, map, bank, link),
                (Page::Print(Some(print)), _, _) => print::view(model, print, link),
                (_, Route::About, _) => about::view(model),
                (_, Route::Desk, _) => desk::view(model, link),
                (_, Route::Shared(_), _) => desk::shared_view(model, link),
                (_, Route::Assignment(handed), _) => class::assigned_view(model, handed, link),
                (_, Route::HandOut(assignment), Some(bank)) => {
                    class::hand_out_view(model, assignment, bank, link)
                }
                (_, Route::Class(None) | Route::HandIn(_), _) => class::view(model, link),
                (_, Route::Class(Some(key)), _) => class::record_view(model, key, link),
                (_, Route::Live(key), _) => class::live_view(model, key, link),
                (_, Route::Set(key, part), _) => desk::set_view(model, key, *part, link),
                (Page::Plain, Route::Settings, Some(bank)) => settings::view(model, bank, link),
                (_, Route::Unknown(address), _) => unknown::view(address),
                (Page::Practise(choices), _, Some(bank)) => practise::view(choices, bank, link),
                // What is due is known when the journal is here too; nothing else is told before.
                (Page::Plain, Route::Today, Some(bank)) if model.study.desk().is_some() => {
                    today::view(model, bank, link)
                }
                (
                    Page::Plain
                    | Page::Practise(_)
                    | Page::Run(_)
                    | Page::Done(_)
                    | Page::Changes(_)
                    | Page::Map(_)
                    | Page::Print(_)
                    | Page::Review(_),
                    _,
                    _,
                ) => waiting(model, link),
            };
            place(model, link, page)
        }
    };
    // What lies under an open dialog can be neither reached nor heard.
    let page = el("div class='page'").flag("inert", model.help).child(page);
    let dialog = model.help.then(|| help(link));
    group().child(page).child(dialog).html()
}

/// What a fact is about, in a list.
fn subject(set: &Set, fact: Fact) -> String {
    let subject = fact.subject(set);
    match fact.event() {
        Some(_) => wording::capital(subject),
        None => subject.to_owned(),
    }
}

/// The name of the page, for the title of the window.
#[must_use]
pub fn title(model: &Model) -> String {
    let page = match &model.route {
        Route::Today => wording::TODAY.to_owned(),
        Route::Practise => wording::PRACTISE.to_owned(),
        Route::Review(_) => wording::REVIEW.to_owned(),
        Route::Map => wording::MAP.to_owned(),
        Route::Changes => wording::CHANGES.to_owned(),
        Route::Desk | Route::Set(..) => wording::DESK.to_owned(),
        Route::Shared(_) => wording::SHARED.to_owned(),
        Route::Assignment(handed) => match handed.assignment.title.as_str() {
            "" => wording::ASSIGNED.to_owned(),
            title => title.to_owned(),
        },
        Route::HandOut(_) => wording::HAND_OUT.to_owned(),
        Route::Live(_) => wording::LIVE.to_owned(),
        Route::Class(_) | Route::HandIn(_) => wording::CLASS.to_owned(),
        Route::Print(print) => wording::paper(print.version),
        Route::Settings => wording::SETTINGS.to_owned(),
        Route::About => wording::ABOUT.to_owned(),
        Route::Unknown(_) => wording::NO_PAGE.to_owned(),
        Route::Run(_) | Route::Done(_) => match model.quiz() {
            Some(quiz) if quiz.attempt().is_finished() => {
                wording::score(quiz.attempt().right(), quiz.attempt().picks.len())
            }
            Some(quiz) => wording::question_of(quiz.attempt().at, quiz.length()),
            None => wording::PRACTISE.to_owned(),
        },
    };
    [page.trim_end_matches('.'), " · ", wording::NAME].concat()
}
