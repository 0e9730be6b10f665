//! About: what Annals is, the set in use, the program.

use crate::app::Model;
use crate::bank::Bank;
use crate::ui::components::proof::linked;
use crate::ui::components::{Element, el, group, heading, paragraph, title};
use crate::ui::wording;

/// The page.
#[inline(never)]
pub fn view(model: &Model) -> Element {
    el("main class='wrap imprint'")
        .child(title(wording::ABOUT))
        .each(wording::ABOUT_TEXT, |text| paragraph("reading", text))
        .child(model.bank().map(|bank| set(bank)))
        .child(heading(wording::THE_PROGRAM))
        .child(facts(&[
            (wording::VERSION, env!("CARGO_PKG_VERSION")),
            (wording::LICENCE, wording::PROGRAM_LICENCE),
        ]))
}

fn set(bank: &Bank) -> Element {
    let set = bank.set();
    let holds = [
        wording::count(set.events.len(), "event"),
        wording::count(bank.fact_count(), "fact"),
    ]
    .join(", ");
    let facts = facts(&[
        (wording::TITLE, &set.title),
        (wording::HOLDS, &holds),
        (wording::VERSION, &set.version),
        (wording::LICENCE, &set.license),
        (wording::CREDIT, &set.attribution),
    ]);
    let sources = el("ul").each(&set.sources, |work| el("li").child(linked(work)));
    let sources = (!set.sources.is_empty()).then(|| fact(wording::SOURCES, sources));
    group()
        .child(heading(wording::THE_SET))
        .child(facts.attr("lang", &set.language).child(sources))
}

/// What is known of it; what is empty is left out.
fn facts(facts: &[(&str, &str)]) -> Element {
    let known = facts.iter().filter(|(_, value)| !value.is_empty());
    el("dl class='facts'").each(known, |(name, value)| fact(name, group().text(*value)))
}

fn fact(name: &str, value: Element) -> Element {
    el("div")
        .child(el("dt").text(name))
        .child(el("dd").child(value))
}
