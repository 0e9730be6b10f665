//! Gaps on the line of years, between events that lie there. The event asked for is shown
//! in the gap that is chosen.

use crate::app::run::Msg;
use crate::bank::{Bank, Choice};
use crate::ui::components::{Element, el, key};
use crate::ui::{Link, wording};

pub(super) fn timeline(
    bank: &Bank,
    item: &Choice,
    (lying, gaps): (&[Choice], &[Choice]),
    chosen: Option<usize>,
    link: &Link,
) -> Element {
    el("div class='timeline' role='radiogroup' aria-labelledby='heading'")
        .attr("lang", &bank.set().language)
        .each(gaps.iter().enumerate(), |(at, choice)| {
            let is = chosen == Some(at);
            let gap = el("button type='button' role='radio' class='space'")
                .attr("data-option", &choice.id)
                .attr("aria-checked", if is { "true" } else { "false" })
                .attr("aria-label", &choice.text)
                .attr(
                    "tabindex",
                    if at == chosen.unwrap_or(0) { "0" } else { "-1" },
                )
                .on_press(link, Msg::OptionChosen(at))
                .child(key(&(at + 1).to_string()))
                .child(el("span class='dot' aria-hidden='true'"))
                .child(el("span class='text' dir='auto'").text(if is {
                    &item.text
                } else {
                    wording::HERE
                }));
            el("div").child(gap).child(lying.get(at).map(row))
        })
}

/// An event on the line, its year in the margin.
fn row(event: &Choice) -> Element {
    let year = event.period.map(|period| wording::year(period.year()));
    el("p class='lying'")
        .child(el("span class='year'").text(year))
        .child(el("span class='dot' aria-hidden='true'"))
        .child(el("span class='text' dir='auto'").text(&event.text))
}
