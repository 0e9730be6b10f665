//! Cards to cut out: a page of fronts, then a page of their backs. The backs of a row stand the other
//! way round, so that turning the sheet over its long edge brings each behind its front.

use super::{foot, framed};
use crate::app::print::{Card, Model, code::code};
use crate::app::route::print::What;
use crate::ui::components::{Element, el, group};

/// Cards side by side, and rows of them on a page.
const ACROSS: usize = 2;
const DOWN: usize = 4;
/// Cards on a page.
pub(super) const ON_PAGE: usize = ACROSS * DOWN;

pub(super) fn cards(page: &Model) -> Element {
    let cards = &page.sheet.cards;
    let code = code(&page.print);
    group().each(cards.chunks(ON_PAGE).enumerate(), |(nth, chunk)| {
        let side = |is_back: bool| side(page, nth, chunk, is_back, &code);
        group().child(side(false)).child(side(true))
    })
}

fn side(page: &Model, nth: usize, chunk: &[Card], is_back: bool, code: &str) -> Element {
    let places = (0..ON_PAGE).map(|at| match is_back {
        true => at / ACROSS * ACROSS + (ACROSS - 1 - at % ACROSS),
        false => at,
    });
    let number = |at: usize| nth * ON_PAGE + at + 1;
    let sheet = super::sheet(page, What::Cards);
    let sheet = sheet
        .attr("data-side", if is_back { "back" } else { "front" })
        .child(el("ul class='cut'").each(places, |at| card(chunk.get(at), number(at), is_back)))
        .child(foot(code, if is_back { "backs" } else { "fronts" }));
    framed(sheet)
}

/// The place of a card that there is not stays empty, so that the others keep theirs.
fn card(card: Option<&Card>, number: usize, is_back: bool) -> Element {
    let Some(card) = card else {
        return el("li class='none' aria-hidden='true'");
    };
    let text = if is_back { &card.back } else { &card.front };
    let class = match text.chars().count() {
        0..40 => "text",
        40..140 => "text long",
        140..360 => "text longer",
        _ => "text longest",
    };
    el("li")
        .child(el("span class='count' aria-hidden='true'").text(number))
        .child(el("p dir='auto'").attr("class", class).text(text))
}
