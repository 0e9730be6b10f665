//! Practise: choose a quiz.

use crate::app::Msg as AppMsg;
use crate::app::class;
use crate::app::practise::{Complaint, Group, Model, Msg};
use crate::app::print;
use crate::bank::{Bank, Difficulty, Form, MOST_QUESTIONS};
use crate::ui::components::{
    self, Element, axis, axis::all_events, button, complaint, el, heading, title,
};
use crate::ui::{Link, wording};

const COUNTS: [u32; 4] = [5, 10, 20, 50];

/// The page.
#[inline(never)]
pub fn view(model: &Model, bank: &Bank, link: &Link) -> Element {
    el("main class='wrap practise'")
        .child(title(wording::PRACTISE))
        .child(how_many(model, link))
        .child(difficulty(model, link))
        .child(years(model, bank, link))
        .child(forms(model, bank, link))
        .child(hand_out(link))
        .child(begin(model, bank, link))
}

/// For a teacher. It stands apart from what stays in sight: on a phone that has room for two.
fn hand_out(link: &Link) -> Element {
    let out = class::Msg::HandOutWanted;
    section("class", wording::FOR_A_CLASS).child(el("p").child(button(
        "plain",
        link,
        out,
        wording::HAND_THESE_OUT,
        None,
    )))
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

const LEVELS: [u16; 3] = [200, 500, 800];

fn difficulty(model: &Model, link: &Link) -> Element {
    let levels = LEVELS.into_iter().zip(wording::LEVELS);
    let segments = el("div class='segments'").each(levels, |(permille, name)| {
        let level = Difficulty::from_permille(permille);
        el("button type='button'")
            .attr("aria-pressed", pressed(level == model.difficulty))
            .on_press(link, Msg::DifficultyChosen(level))
            .text(name)
    });
    section("difficulty", wording::HOW_HARD)
        .child(segments)
        .child((model.pairs > 0).then(|| mix(model, link)))
}

/// Offered only to who has taken something for something else.
fn mix(model: &Model, link: &Link) -> Element {
    let tick = el("input type='checkbox' data-control=''")
        .checked(model.mix)
        .on_toggle(link, Msg::MixToggled);
    el("label class='mix'")
        .child(tick)
        .text(wording::mix_in(model.pairs))
}

fn forms(model: &Model, bank: &Bank, link: &Link) -> Element {
    section("forms", wording::FORMS)
        .each(Group::ALL, |group| group_of_forms(group, model, bank, link))
        .child(poor(bank))
}

/// The forms of a group with their boxes; nothing where the set has none of them.
fn group_of_forms(group: Group, model: &Model, bank: &Bank, link: &Link) -> Element {
    let mut offered = bank.offered();
    offered.retain(|form| Group::of(*form) == group);
    if offered.is_empty() {
        return components::group();
    }
    let name = wording::group(group);
    let all = |is: bool, text: &'static str| {
        button("bare small", link, Msg::GroupTicked(group, is), text, None)
            .attr("aria-label", [text, ": ", name].concat())
    };
    let head = el("div class='group-name'")
        .child(el("h3").text(name))
        .child(all(true, wording::TICK_ALL))
        .child(all(false, wording::TICK_NONE));
    let list = el("ul class='ticked'").each(offered, |form| {
        let tick = el("input type='checkbox' data-control=''")
            .checked(model.forms.contains(&form))
            .on_toggle(link, Msg::FormToggled(form));
        el("li").attr("data-form", form.name()).child(
            el("label")
                .child(tick)
                .child(el("span class='name'").text(wording::form(form)))
                .child(el("span class='example'").text(wording::example(form)))
                .child(el("span class='yields'").text(wording::count(bank.yields(form), "fact"))),
        )
    });
    el("div class='group'").child(head).child(list)
}

/// The forms that the set is too poor for, and what would unlock each.
fn poor(bank: &Bank) -> Option<Element> {
    let mut poor = Form::ALL.to_vec();
    poor.retain(|form| bank.yields(*form) == 0);
    if poor.is_empty() {
        return None;
    }
    let list = el("ul class='poor'").each(poor, |form| {
        let lacks = bank.lacks(form).map_or(wording::TOO_LITTLE, wording::lacks);
        el("li")
            .child(el("span class='name'").text(wording::form(form)))
            .child(with_code(lacks))
    });
    let head = el("div class='group-name'").child(el("h3").text(wording::NOT_FROM_THIS_SET));
    Some(el("div class='group'").child(head).child(list))
}

/// A sentence with the names of columns between backticks.
fn with_code(text: &str) -> Element {
    let parts = text.split('`').enumerate();
    el("span class='example'").each(parts, |(at, part)| match at % 2 {
        0 => components::group().text(part),
        _ => el("code").text(part),
    })
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
        .child(button(
            "plain",
            link,
            print::Msg::ChoicesPressed,
            wording::PRINT_THESE,
            None,
        ))
}
