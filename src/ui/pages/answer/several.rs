//! Options of which any number is marked.

use crate::app::run::Msg;
use crate::bank::{Bank, Choice};
use crate::ui::components::{Element, el, key};
use crate::ui::{Link, wording};

/// Digits mark too; each box is a stop of Tab.
pub(super) fn several(bank: &Bank, options: &[Choice], marked: &[bool], link: &Link) -> Element {
    let boxes = el("div role='group' aria-labelledby='heading' aria-describedby='hint' dir='auto'")
        .attr("lang", &bank.set().language)
        .each(
            options.iter().zip(marked).enumerate(),
            |(at, (option, is))| {
                el("button type='button' role='checkbox' class='option'")
                    .attr("data-option", &option.id)
                    .attr("aria-checked", if *is { "true" } else { "false" })
                    .on_press(link, Msg::OptionToggled(at))
                    .child(key(&(at + 1).to_string()))
                    .child(el("span class='mark box' aria-hidden='true'"))
                    .child(el("span class='text'").text(&option.text))
            },
        );
    el("div class='options'")
        .child(el("p id='hint' class='caption'").text(wording::ONE_OR_MORE))
        .child(boxes)
}
