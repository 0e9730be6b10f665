//! All facts as a table: what the map shows, in words.

use super::{WEAK, drill_of};
use crate::app::map::{By, FactRow, Facts, Known, Msg, SHOWN};
use crate::bank::Bank;
use crate::ui::components::{Element, button, el, paragraph};
use crate::ui::pages::subject;
use crate::ui::{Link, wording};

/// The table, behind a line that opens it.
pub(super) fn table(facts: &Facts, bank: &Bank, link: &Link) -> Element {
    let opens = el("button type='button' id='facts-button' class='opens'")
        .attr(
            "aria-expanded",
            if facts.is_open { "true" } else { "false" },
        )
        .on_press(link, Msg::FactsToggled)
        .text(wording::ALL_FACTS);
    el("section class='all-facts'")
        .child(el("h2").child(opens))
        .child(facts.is_open.then(|| inside(facts, bank, link)))
}

fn inside(facts: &Facts, bank: &Bank, link: &Link) -> Element {
    let left = wording::facts_left(facts.left(), facts.all());
    let found = match facts.left() {
        0 => paragraph("lesser", wording::NO_SUCH_FACT),
        _ => rows(facts, bank, link),
    };
    let hidden = facts.left().saturating_sub(facts.most);
    let more = (hidden > 0).then(|| {
        let label = wording::show_more(hidden.min(SHOWN));
        el("p").child(button("plain", link, Msg::MorePressed, label, None))
    });
    el("div")
        .child(filters(facts, link))
        .child(el("p class='caption' role='status'").text(left))
        .child(found)
        .child(more)
}

fn filters(facts: &Facts, link: &Link) -> Element {
    let letters = el("input type='text' id='letters' autocomplete='off' spellcheck='false'")
        .value(&facts.letters)
        .on_type(link, |text| Some(Msg::LettersTyped(text).into()));
    let all = el("option value=''").text(wording::ALL_KINDS);
    let kinds = el("select id='kind'")
        .on_pick(link, |kind| Some(Msg::KindPicked(kind).into()))
        .child(all.flag("selected", facts.kind.is_empty()))
        .each(&facts.kinds, |(kind, name)| {
            el("option")
                .attr("value", kind)
                .flag("selected", *kind == facts.kind)
                .text(wording::capital(name))
        });
    let field = |name: &str, field: Element| {
        el("label")
            .child(el("span class='caption'").text(name))
            .child(field)
    };
    el("div class='filters'")
        .child(field(wording::FIND, letters))
        .child((facts.kinds.len() > 1).then(|| field(wording::PICK_KIND, kinds)))
}

// A style sheet lays the rows out otherwise on a phone, and some browsers then forget what they
// are: so each is told its role.
fn rows(facts: &Facts, bank: &Bank, link: &Link) -> Element {
    let head = |name: &str| el("th scope='col' role='columnheader'").text(name);
    let sorts = |by: By, class: &'static str, name: &str| {
        sorted(facts, by, name, link).attr("class", class)
    };
    let heads = el("tr role='row'")
        .child(sorts(By::Year, "year", wording::COLUMN_YEAR))
        .child(head(wording::COLUMN_ABOUT))
        .child(head(wording::COLUMN_ASKED))
        .child(sorts(By::Recall, "recall", wording::COLUMN_RECALL))
        .child(head(wording::COLUMN_STABILITY))
        .child(head(wording::COLUMN_ANSWERED))
        .child(sorts(By::Due, "due-in", wording::COLUMN_DUE));
    el("table role='table' aria-labelledby='facts-button'")
        .child(el("thead role='rowgroup'").child(heads))
        .child(el("tbody role='rowgroup'").each(facts.shown(), |fact| row(fact, bank)))
}

/// The head of a column that the rows can be sorted by.
fn sorted(facts: &Facts, by: By, name: &str, link: &Link) -> Element {
    let is = (facts.sort.by == by).then_some(match facts.sort.is_turned {
        true => "descending",
        false => "ascending",
    });
    el("th scope='col' role='columnheader'")
        .attr("aria-sort", is)
        .child(
            el("button type='button'")
                .on_press(link, Msg::SortPressed(by))
                .text(name),
        )
}

fn row(row: &FactRow, bank: &Bank) -> Element {
    let set = bank.set();
    let fact = &row.fact;
    let about = el("a")
        .attr("href", drill_of(fact, bank).address())
        .attr("lang", &set.language)
        .text(subject(set, fact.fact));
    let tr = el("tr role='row'")
        .key(&fact.name.0.to_string())
        .child(cell("year").text(fact.years.map(|(began, _)| wording::year(began))))
        .child(el("th scope='row' role='rowheader' class='history'").child(about))
        .child(cell("aspect").text(wording::aspect(fact.fact)));
    match &row.known {
        Some(known) => of_known(tr, known),
        None => tr
            .child(cell("recall unmet").text(wording::NOT_MET))
            .each(["stability", "times", "due-in"], cell),
    }
}

fn of_known(tr: Element, known: &Known) -> Element {
    let class = match known.recall < WEAK {
        true => "recall weak",
        false => "recall",
    };
    // Where the heads of the columns are out of sight, each says what it is.
    let named = |class: &'static str, name: &str, says: String| {
        cell(class)
            .child(
                el("span class='named' aria-hidden='true'")
                    .text(name)
                    .text(" "),
            )
            .text(says)
    };
    let stability = wording::stability(known.stability);
    tr.child(cell(class).text(wording::percent(known.recall)))
        .child(named("stability", wording::COLUMN_STABILITY, stability))
        .child(cell("times").text(wording::times_answered(known.reviews, known.lapses)))
        .child(named(
            "due-in",
            wording::COLUMN_DUE,
            wording::due_in(known.due),
        ))
}

fn cell(class: &'static str) -> Element {
    el("td role='cell'").attr("class", class)
}
