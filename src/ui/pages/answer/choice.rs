//! Options of which one is chosen.

use crate::app::run::Msg;
use crate::bank::{Bank, Choice};
use crate::ui::components::axis::Kind;
use crate::ui::components::{Element, Mark, axis, el, key};
use crate::ui::{Link, wording};

/// The years on offer as open rings; nothing where an option is no date, for its place would give it away.
pub(super) fn offered(bank: &Bank, options: &[Choice], chosen: Option<usize>) -> Option<Element> {
    let mut marks = Vec::new();
    for (at, option) in options.iter().enumerate() {
        let ends = bank.fractional_years(option.period.as_ref()?);
        marks.push(if chosen == Some(at) {
            Mark::new(Kind::Mine, ends).labelled(&option.text)
        } else {
            Mark::new(Kind::Offered, ends)
        });
    }
    let chosen = chosen.and_then(|at| options.get(at));
    let chosen = chosen.map(|option| option.text.as_str());
    let says = wording::axis_of_options(options.len(), chosen);
    Some(axis(bank.span()?, &marks, says))
}

pub(super) fn choice(
    bank: &Bank,
    options: &[Choice],
    chosen: Option<usize>,
    class: &'static str,
    link: &Link,
) -> Element {
    let reached = chosen.unwrap_or(0);
    el("div role='radiogroup' aria-labelledby='heading' dir='auto'")
        .attr("class", class)
        .attr("lang", &bank.set().language)
        .each(options.iter().enumerate(), |(at, option)| {
            let is = chosen == Some(at);
            el("button type='button' role='radio' class='option'")
                .attr("data-option", &option.id)
                .attr("id", (at == 0).then_some("answer"))
                .attr("aria-checked", if is { "true" } else { "false" })
                .attr("tabindex", if at == reached { "0" } else { "-1" })
                .on_press(link, Msg::OptionChosen(at))
                .child(key(&(at + 1).to_string()))
                .child(el("span class='mark' aria-hidden='true'"))
                .child(el("span class='text'").text(&option.text))
        })
}
