//! Practise: choose a quiz.

use crate::app::Msg as AppMsg;
use crate::app::practise::{Complaint, Model, Msg};
use crate::bank::{Bank, Form, MOST_QUESTIONS};
use crate::ui::components::{
    Element, axis, axis::all_events, button, complaint, el, heading, title,
};
use crate::ui::{Link, wording};

const COUNTS: [u32; 4] = [5, 10, 20, 50];

/// The page.
#[inline(never)]
pub fn view(model: &Model, bank: &Bank, link: &Link) -> Element {
    el("main class='wrap practise'")
        .child(title(wording::PRACTISE))
        .child(how_many(model, link))
        .child(years(model, bank, link))
        .child(forms(model, bank, link))
        .child(begin(model, bank, link))
}

fn section(name: &'static str, title: &str) -> Element {
    el("section role='group'")
        .attr("aria-labelledby", name)
        .child(heading(title).attr("id", name))
}

fn how_many(model: &Model, link: &Link) -> Element {
    let segments = el("div class='segments'").each(COUNTS, |count| {
        el("button type='button'")
            .attr("aria-pressed", pressed(count == model.count))
            .on_press(link, Msg::CountChosen(count))
            .text(count as usize)
    });
    let field = el("input type='number' data-control='' min='1'")
        .attr("max", MOST_QUESTIONS as usize)
        .value(&model.count.to_string())
        // A field that is being emptied leaves the number as it was.
        .on_type(link, |text| {
            Some(Msg::CountChosen(text.trim().parse().ok()?).into())
        });
    let another = captioned(wording::ANOTHER_NUMBER, field);
    section("how-many", wording::HOW_MANY)
        .child(el("div class='counts'").child(segments).child(another))
}

fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

fn years(model: &Model, bank: &Bank, link: &Link) -> Option<Element> {
    let span = bank.span()?;
    let says = wording::axis_of_events(bank.set().events.len(), span.0, span.1);
    let wrong = matches!(
        model.complaint,
        Some(Complaint::NotAYear | Complaint::Backwards)
    );
    let from =
        input(&model.from, span.0, wrong).on_type(link, |text| Some(Msg::FromTyped(text).into()));
    let to = input(&model.to, span.1, wrong).on_type(link, |text| Some(Msg::ToTyped(text).into()));
    let fields = el("div class='span'")
        .child(captioned(wording::FROM, from))
        .child(captioned(wording::TO, to));
    Some(
        section("years", wording::YEARS)
            .child(axis(span, &all_events(bank), says))
            .child(fields),
    )
}

fn input(value: &str, usual: i64, wrong: bool) -> Element {
    el("input data-control='' inputmode='numeric' autocomplete='off' size='6'")
        .attr("placeholder", wording::year(usual))
        .value(value)
        .wrong(wrong)
}

fn captioned(caption: &str, field: Element) -> Element {
    el("label")
        .child(el("span class='caption'").text(caption))
        .child(field)
}

fn forms(model: &Model, bank: &Bank, link: &Link) -> Element {
    let offered = Form::ALL.into_iter().filter(|form| bank.yields(*form) > 0);
    let list = el("ul class='ticked'").each(offered, |form| {
        let tick = el("input type='checkbox' data-control=''")
            .checked(model.forms.contains(&form))
            .on_toggle(link, Msg::FormToggled(form));
        el("li").child(
            el("label")
                .child(tick)
                .child(el("span class='name'").text(wording::form(form)))
                .child(el("span class='example'").text(wording::example(form)))
                .child(el("span class='yields'").text(bank.yields(form))),
        )
    });
    section("forms", wording::FORMS).child(list)
}

fn begin(model: &Model, bank: &Bank, link: &Link) -> Element {
    let told = match (model.complaint, model.selection(bank, 0)) {
        (Some(told), _) => complaint(wording::unready(told)),
        (None, Ok(selection)) => {
            let available = bank.available(&selection);
            el("p class='lesser' role='status'").text(wording::yields(available, model.count))
        }
        (None, Err(told)) => el("p class='lesser' role='status'").text(wording::unready(told)),
    };
    let msg = AppMsg::from(Msg::BeginPressed);
    el("div class='go'")
        .child(told)
        .child(button("primary", link, msg, wording::BEGIN, Some("↵")))
}
