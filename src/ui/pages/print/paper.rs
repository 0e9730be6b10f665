//! The paper: head, lines to fill in, questions.

use super::{body, foot, head, sheet};
use crate::app::print::{Asked, Model};
use crate::app::route::print::What;
use crate::ui::components::{Element, el, paragraph};
use crate::ui::wording;

pub(super) fn paper(page: &Model, code: &str) -> Element {
    let line = |name: &'static str, class: &'static str| {
        el("span")
            .text(name)
            .text(" ")
            .child(el("i").attr("class", class))
    };
    let who = el("p class='who' lang='en' dir='ltr'")
        .child(line(wording::NAME_LINE, "long"))
        .child(line(wording::CLASS_LINE, "short"))
        .child(line(wording::DATE_LINE, "short"));
    let asked = &page.sheet.asked;
    let room = body::Room::of(page.layout());
    let name = wording::paper(page.print.version);
    let heading = head(&page.bank.set().title, &name);
    let instruction = wording::instruction(asked.len(), page.marks());
    sheet(page, What::Paper)
        .attr("aria-label", &name)
        .child(heading)
        .child(who)
        .child(paragraph("instruction", instruction).attr("lang", "en"))
        .child(
            el("ol class='items'").each(asked.iter().enumerate(), |(at, one)| {
                question(page, at, one, room)
            }),
        )
        .child(foot(code, ""))
}

fn question(page: &Model, at: usize, asked: &Asked, room: body::Room) -> Element {
    el("li")
        .attr("data-form", asked.question.form.name())
        .child(el("b class='number'").text(at + 1))
        .child(el("div class='what'").child(body::body(&page.bank, &asked.question, room)))
        .child(el("span class='marks'").text(wording::in_brackets(asked.marks)))
}
