//! What has changed in the set since it was learned.

use crate::app::changes::Msg;
use crate::app::{Model, Route};
use crate::bank::Bank;
use crate::memory::Rostered;
use crate::memory::journal::NameIx;
use crate::ui::components::{Element, button, el, heading, paragraph, title};
use crate::ui::{Link, wording};

/// The page.
#[inline(never)]
pub fn view(model: &Model, agreed: &[NameIx], bank: &Bank, link: &Link) -> Element {
    let main = el("main class='wrap practise changes'").child(title(wording::CHANGES));
    let Some(desk) = model.study.desk().filter(|desk| !desk.changes.is_empty()) else {
        return main.child(paragraph("lesser", wording::NO_CHANGES)).child(
            el("p").child(
                el("a")
                    .attr("href", Route::Today.address())
                    .text(wording::BACK_TO_TODAY),
            ),
        );
    };
    let changes = &desk.changes;
    let old = |ix: NameIx| {
        let name = model.study.journal().names().fact(ix);
        name.map_or_else(String::new, |(_, name)| name)
    };
    let list = |name: &str, says: &'static str, rows: Vec<Element>| {
        (!rows.is_empty()).then(|| {
            el("section")
                .child(heading(name))
                .child(paragraph("caption", says))
                .child(el("ul class='rows'").each(rows, |row| row))
        })
    };
    let changed = changes
        .changed
        .iter()
        .map(|fact| el("li").child(now(bank, fact)));
    let renamed = changes
        .renamed
        .iter()
        .map(|(_, fact)| el("li").child(now(bank, fact)));
    let doubtful = changes.doubtful.iter().map(|(from, to)| {
        let tick = el("input type='checkbox' data-control=''")
            .checked(agreed.contains(from))
            .on_toggle(link, Msg::AgreeToggled(*from));
        el("li").child(
            el("label class='mix'")
                .child(tick)
                .child(el("span").text(wording::is_same(&old(*from))).text(" "))
                .child(now(bank, to)),
        )
    });
    let gone = changes
        .gone
        .iter()
        .map(|ix| el("li").child(el("code").text(old(*ix))));
    main.child(list(
        wording::CHANGED,
        wording::CHANGED_IS,
        changed.collect(),
    ))
    .child(list(
        wording::RENAMED,
        wording::RENAMED_IS,
        renamed.collect(),
    ))
    .child(list(
        wording::DOUBTFUL,
        wording::DOUBTFUL_IS,
        doubtful.collect(),
    ))
    .child(list(
        wording::NO_LONGER,
        wording::NO_LONGER_IS,
        gone.collect(),
    ))
    .child(el("p class='go'").child(button(
        "primary",
        link,
        Msg::Settled,
        wording::SETTLE,
        None,
    )))
}

/// A fact as the set has it now.
fn now(bank: &Bank, fact: &Rostered) -> Element {
    let set = bank.set();
    let span = el("span class='history'").attr("lang", &set.language);
    let aspect = el("span class='aspect'").text(wording::aspect(fact.fact));
    match fact.fact.event().map(|ix| set.event(ix)) {
        Some(event) => span
            .text(wording::capital(&event.title))
            .text(", ")
            .text(event.date.to_string())
            .text(" ")
            .child(aspect),
        None => span.text(fact.fact.name(set)).text(" ").child(aspect),
    }
}
