//! A passage of which one part is pointed at.

use crate::app::run::Msg;
use crate::bank::{Bank, Choice, Piece};
use crate::ui::Link;
use crate::ui::components::{Element, el, key};

/// The parts are no buttons: a button does not break where the line ends.
pub(super) fn passage(
    bank: &Bank,
    pieces: &[Piece],
    options: &[Choice],
    chosen: Option<usize>,
    link: &Link,
) -> Element {
    let group = "div id='passage' class='passage' role='radiogroup' aria-labelledby='heading' aria-describedby='passage' dir='auto'";
    let mut text = el(group).attr("lang", &bank.set().language);
    for piece in pieces {
        text = match piece {
            Piece::Text(plain) => text.text(plain),
            Piece::Option(at) => text.child(
                options
                    .get(*at)
                    .map(|option| part(option, *at, chosen, link)),
            ),
        };
    }
    text
}

fn part(option: &Choice, at: usize, chosen: Option<usize>, link: &Link) -> Element {
    let is = chosen == Some(at);
    el("span role='radio' class='part'")
        .attr("data-option", &option.id)
        .attr("aria-checked", if is { "true" } else { "false" })
        .attr(
            "tabindex",
            if at == chosen.unwrap_or(0) { "0" } else { "-1" },
        )
        .on_press(link, Msg::OptionChosen(at))
        .text(&option.text)
        .child(key(&(at + 1).to_string()))
}
