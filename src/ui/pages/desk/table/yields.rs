//! Beside the table: the questions that the row under the cursor yields.

use crate::app::desk::{Msg, Open};
use crate::bank::Form;
use crate::desk::order::{Table, Yielded};
use crate::ui::components::{Element, button, el, heading, paragraph};
use crate::ui::{Link, wording};

/// The panel; none for rows that are never asked for.
pub fn view(open: &Open, link: &Link) -> Option<Element> {
    let grid = &open.grid;
    let is_asked = match grid.table {
        Table::Events | Table::Entities | Table::Cards | Table::Questions => true,
        Table::Sources | Table::Kinds | Table::Eras => false,
    };
    let preview = open.preview.as_ref();
    let of = preview.filter(|(table, _, _)| *table == grid.table);
    let none = || {
        el("div")
            .child(paragraph("lesser", wording::NO_YIELD))
            .child(paragraph("caption", wording::yields_when(grid.table)))
    };
    let questions = match of {
        Some((_, _, questions)) if questions.is_empty() => none(),
        Some((_, _, questions)) => {
            el("ul class='questions'").each(questions, |one| question(one, link))
        }
        None if grid.cursor.0 >= grid.all => none(),
        None => el("div"),
    };
    is_asked.then(|| {
        el("aside class='of-row' role='group' aria-labelledby='of-row'")
            .child(heading(wording::YIELDS_OF_ROW).attr("id", "of-row"))
            .child(questions)
    })
}

fn question(one: &Yielded, link: &Link) -> Element {
    let name = Form::named(&one.form).map_or("", wording::form);
    let msg = Msg::StrikePressed {
        fact: one.fact.clone(),
        form: Some(one.form.clone()),
        is: !one.struck,
    };
    let label = match one.struck {
        true => wording::ASK_IT_AGAIN,
        false => wording::STRIKE_OUT,
    };
    let has_key = one.options.contains(&one.key);
    let key = (!has_key && !one.key.is_empty()).then(|| answer(&one.key));
    let options = (!one.options.is_empty()).then(|| {
        el("ul class='options'").each(&one.options, |option| match *option == one.key {
            true => answer(option),
            false => el("li dir='auto'").text(option),
        })
    });
    el("li")
        .attr("data-form", &one.form)
        .attr("class", one.struck.then_some("struck"))
        .child(paragraph("caption", name))
        .child(el("p class='stem' dir='auto'").text(&one.stem))
        .child(options)
        .child(key.map(|key| el("ul class='options'").child(key)))
        .child(one.struck.then(|| paragraph("caption", wording::IS_STRUCK)))
        .child(
            button("small", link, msg, label, None)
                .attr("aria-label", [label, ": ", name, ", ", &one.stem].concat()),
        )
}

fn answer(text: &str) -> Element {
    el("li class='true' dir='auto'")
        .child(el("span aria-hidden='true'").text("● "))
        .text(text)
        .child(el("span class='unseen'").text([", ", wording::IS_KEY].concat()))
}
