//! Bringing a file in: read at first, and again in another way.

use super::{Reading, Request, request, say};
use crate::app::{Effect, Model as App, Route};
use crate::desk::order::{Chosen, Columns, Order};

/// An example for who has no file at hand: what it is called, and a table.
pub(super) const EXAMPLE: (&str, &str) = (
    "Inventions",
    "date\ttitle\tplace\tactors\n1876-03-10\tthe first telephone call\tBoston\tAlexander Graham Bell\n1877\tthe invention of the phonograph\tMenlo Park\tThomas Edison\n1879\tthe first lasting light bulb\tMenlo Park\tThomas Edison\n1895-11-08\tthe discovery of X-rays\tWürzburg\tWilhelm Röntgen\n1903-12-17\tthe first powered flight\tKitty Hawk\tOrville Wright; Wilbur Wright\n1928-09\tthe discovery of penicillin\tLondon\tAlexander Fleming\n1947-12\tthe first transistor\tMurray Hill\t\n1957-10-04\tthe launch of Sputnik\tBaikonur\t\n1969-07-20\tthe first landing on the Moon\t\tNeil Armstrong; Buzz Aldrin\n1991\tthe first page of the World Wide Web\tGeneva\tTim Berners-Lee\n",
);

/// An address of the web, where the text is one and nothing else.
pub(super) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let is = text.starts_with("https://") || text.starts_with("http://");
    (is && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}

pub(super) fn fetch(app: &mut App, url: String) -> Effect {
    app.desk.reading = Reading::Going(url.clone(), 0, 0);
    request(Request::Fetch(url))
}

/// Whether this address is what is waited for.
pub(super) fn is_fetched(app: &App, url: &str) -> bool {
    matches!(&app.desk.reading, Reading::Going(name, ..) if name == url)
}

/// Begins to read a file that the browser holds.
pub(super) fn begin(
    app: &mut App,
    name: String,
    hand: impl FnOnce(Order) -> Request,
) -> Vec<Effect> {
    let chosen = Chosen {
        name: name.clone(),
        ..Chosen::default()
    };
    app.desk.from.clear();
    app.desk.open = None;
    app.desk.asked = None;
    app.desk.chosen = chosen.clone();
    app.desk.reading = Reading::Going(name, 0, 0);
    let mut effects = vec![request(hand(Order::Read(chosen)))];
    if app.route != Route::Desk {
        effects.push(Effect::Go(Route::Desk.address()));
    }
    effects
}

/// Reads the same file in another way.
pub(super) fn read_again(app: &mut App, choose: impl FnOnce(&mut Chosen, &Columns)) -> Vec<Effect> {
    let open = app.desk.open.as_ref();
    let Some(columns) = open.and_then(|open| open.overview.columns.clone()) else {
        return Vec::new();
    };
    let chosen = &mut app.desk.chosen;
    choose(chosen, &columns);
    if !chosen.columns.is_empty() && chosen.columns.len() != columns.columns.len() {
        chosen.columns.clear();
    }
    app.desk.reading = Reading::Going(chosen.name.clone(), 0, 0);
    vec![say(Order::ReadAgain(chosen.clone()))]
}
