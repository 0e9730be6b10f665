//! Items that are each given a place: pick a row, then its place. The row that was placed
//! makes room for the next; nothing is dragged.

use crate::app::run::Msg;
use crate::bank::{Bank, Choice};
use crate::ui::components::{Element, el, key};
use crate::ui::{Link, wording};

/// What is placed, where to, and how far it has come.
pub(super) struct Pairs<'a> {
    pub items: &'a [Choice],
    pub places: &'a [Choice],
    /// Whether each place takes one item.
    pub once: bool,
    pub placed: &'a [Option<usize>],
    /// The row in hand.
    pub held: usize,
    /// The row placed last.
    pub last: Option<usize>,
}

pub(super) fn pairs(bank: &Bank, pairs: &Pairs, link: &Link) -> Element {
    let language = &bank.set().language;
    let rows = el("div class='pairs' role='radiogroup' aria-labelledby='heading' dir='auto'")
        .attr("lang", language)
        .each(0..pairs.items.len(), |at| row(pairs, at, link));
    let places = el("div class='bins' role='group' dir='auto'")
        .attr("lang", language)
        .attr("aria-label", wording::PLACES)
        .each(0..pairs.places.len(), |at| place(pairs, at, link));
    el("div class='matching'")
        .child(rows)
        .child(places)
        .child(el("p class='unseen' role='status'").text(told(pairs)))
}

fn row(pairs: &Pairs, at: usize, link: &Link) -> Element {
    let is = pairs.held == at;
    let given = match given(pairs, at) {
        Some(place) => el("span class='given'").text(&place.text),
        None => el("span class='given none'").text(wording::CHOOSE),
    };
    el("button type='button' role='radio' class='pair'")
        .attr("data-option", &pairs.items[at].id)
        .attr("aria-checked", if is { "true" } else { "false" })
        .attr("tabindex", if is { "0" } else { "-1" })
        .on_press(link, Msg::ItemHeld(at))
        .child(el("span class='text'").text(&pairs.items[at].text))
        .child(el("span class='unseen'").text(": "))
        .child(given)
}

/// A place that is taken can be taken over; one that takes many tells how many it has.
fn place(pairs: &Pairs, at: usize, link: &Link) -> Element {
    let holds = pairs.placed.iter().filter(|to| **to == Some(at)).count();
    let is = pairs.placed.get(pairs.held) == Some(&Some(at));
    let says = |text: &str| el("span class='unseen'").text(text);
    let full = match (pairs.once, holds) {
        (true, 0) => None,
        (true, _) => Some(says(wording::TAKEN)),
        (false, n) => Some(
            el("span class='holds'")
                .text(n)
                .child(says(wording::PLACED)),
        ),
    };
    let class = match pairs.once && holds > 0 {
        true => "button type='button' class='plain bin used'",
        false => "button type='button' class='plain bin'",
    };
    el(class)
        .attr("data-option", &pairs.places[at].id)
        .attr("aria-pressed", if is { "true" } else { "false" })
        .on_press(link, Msg::PlaceChosen(at))
        .child(key(&(at + 1).to_string()))
        .child(el("span class='text'").text(&pairs.places[at].text))
        .child(full)
}

fn given<'a>(pairs: &Pairs<'a>, item: usize) -> Option<&'a Choice> {
    pairs.places.get((*pairs.placed.get(item)?)?)
}

/// A status is announced when it changes.
fn told(pairs: &Pairs) -> Option<String> {
    let text = |at: usize| pairs.items.get(at).map(|item| item.text.as_str());
    let last = pairs.last.and_then(|at| text(at).zip(given(pairs, at)));
    let last = last.map(|(item, place)| (item, place.text.as_str()));
    let done = pairs.placed.iter().all(Option::is_some);
    Some(wording::placed(last, text(pairs.held)?, done))
}
