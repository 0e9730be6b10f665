//! What a key means, wherever the reader is.

use super::key::{Focused, Key};
use super::{Model, Msg, Page, Route, map, practise, review, run};

/// What happens when a key is pressed; `None` leaves it to the browser.
#[must_use]
pub fn meaning(model: &Model, key: Key, focused: Focused) -> Option<Msg> {
    if model.help {
        return matches!(key, Key::Escape | Key::Question).then_some(Msg::HelpToggled);
    }
    if key == Key::Question && focused != Focused::Field {
        return Some(Msg::HelpToggled);
    }
    let enter = key == Key::Enter && matches!(focused, Focused::Page | Focused::Control);
    match &model.page {
        Page::Run(Some(quiz)) => run::on_key(quiz, key, focused).map(Msg::Run),
        Page::Review(Some(sitting)) => review::on_key(sitting, model.study.rates(), key, focused),
        Page::Plain if model.route == Route::Today => {
            enter.then(|| Msg::LinkFollowed(review::first_thing(model)))
        }
        Page::Practise(_) => enter.then_some(Msg::Practise(practise::Msg::BeginPressed)),
        Page::Map(Some(map)) => map::on_key(map, key, focused),
        Page::Plain
        | Page::Run(None)
        | Page::Done(_)
        | Page::Changes(_)
        | Page::Map(None)
        | Page::Print(_)
        | Page::Review(None) => None,
    }
}

/// Whether the browser is to keep its hands off a key.
#[must_use]
pub fn uses_key(model: &Model, key: Key, focused: Focused) -> bool {
    meaning(model, key, focused).is_some()
}
