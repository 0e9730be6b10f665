//! A card to turn.

use crate::bank::Bank;
use crate::ui::components::{Element, el};

/// The back takes the focus when it comes up, so that it is read out; no button does, for a slip must not rate.
#[inline(never)]
pub(super) fn card(bank: &Bank, back: &str, turned: bool) -> Element {
    let card = el("div class='card'");
    if !turned {
        return card;
    }
    // A year alone is the one numeral of the screen.
    let shown = if back.chars().count() <= 6 {
        "p id='answer' class='back short' tabindex='-1' dir='auto'"
    } else {
        "p id='answer' class='back' tabindex='-1' dir='auto'"
    };
    card.child(el(shown).attr("lang", &bank.set().language).text(back))
}
