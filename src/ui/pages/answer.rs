//! Where the answer is given, for each kind of body.

use crate::app::run::Msg;
use crate::bank::{Bank, Body, Choice, Form, Question};
use crate::session::{Complaint, Draft};
use crate::ui::components::axis::Kind;
use crate::ui::components::{Element, Mark, axis, button, el, group, icon, key, paragraph};
use crate::ui::{Link, wording};

/// The answer being made.
pub fn view(
    bank: &Bank,
    question: &Question,
    draft: &Draft,
    complaint: Option<Complaint>,
    link: &Link,
) -> Element {
    let wrong = complaint.is_some();
    match (&question.body, draft) {
        (Body::Choice { options, .. }, Draft::Choice(chosen))
            if question.form == Form::WhichFirst =>
        {
            choice(bank, options, *chosen, "options halves", link)
        }
        (Body::Choice { options, .. }, Draft::Choice(chosen)) => group()
            .child(offered(bank, options, *chosen))
            .child(choice(bank, options, *chosen, "options", link)),
        (Body::Order { items, .. }, Draft::Order { order, lift, moved }) => {
            let lifted = lift.as_ref().map(|lift| lift.at);
            rows(bank, items, order, lifted, *moved, link)
        }
        (Body::Year { .. }, Draft::Year(text)) => year(text, wrong, link),
        (Body::Name { .. }, Draft::Name(text)) => {
            name(text, bank.wants_person(question), wrong, link)
        }
        (Body::Card { back }, Draft::Card { turned }) => card(bank, back, *turned),
        // A draft is made for its body.
        (
            Body::Choice { .. }
            | Body::Order { .. }
            | Body::Year { .. }
            | Body::Name { .. }
            | Body::Card { .. },
            _,
        ) => group(),
    }
}

/// The buttons in the foot.
pub fn buttons(draft: &Draft, link: &Link) -> Element {
    match draft {
        Draft::Card { turned: false } => button(
            "primary",
            link,
            Msg::CardTurned,
            wording::SHOW_ANSWER,
            Some("↵"),
        )
        .attr("id", "answer"),
        Draft::Card { turned: true } => el("div class='rating'")
            .child(button(
                "plain",
                link,
                Msg::CardRated(false),
                wording::DID_NOT_KNOW,
                Some("1"),
            ))
            .child(button(
                "plain",
                link,
                Msg::CardRated(true),
                wording::KNEW,
                Some("2"),
            )),
        Draft::Choice(_) | Draft::Order { .. } | Draft::Year(_) | Draft::Name(_) => group()
            .child(button(
                "primary",
                link,
                Msg::CheckPressed,
                wording::CHECK,
                Some("↵"),
            ))
            .child(button(
                "bare",
                link,
                Msg::UnknownPressed,
                wording::UNKNOWN,
                Some("0"),
            )),
    }
}

/// The years on offer as open rings; nothing where an option is no date, for its place would give it away.
fn offered(bank: &Bank, options: &[Choice], chosen: Option<usize>) -> Option<Element> {
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

fn choice(
    bank: &Bank,
    options: &[Choice],
    chosen: Option<usize>,
    class: &'static str,
    link: &Link,
) -> Element {
    let reached = chosen.unwrap_or(0);
    el("div role='radiogroup' aria-labelledby='heading'")
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

fn rows(
    bank: &Bank,
    items: &[Choice],
    order: &[usize],
    lifted: Option<usize>,
    moved: Option<usize>,
    link: &Link,
) -> Element {
    let told = lifted.or(moved).map(|at| {
        let title = &items[order[at]].text;
        wording::row_at(title, at, order.len(), lifted.is_some())
    });
    let list = el("ol class='order'")
        .attr("aria-label", wording::YOUR_ORDER)
        .attr("lang", &bank.set().language)
        .each(order.iter().enumerate(), |(at, item)| {
            row(&items[*item], at, order.len(), lifted == Some(at), link)
        });
    let hints = el("div class='hint'")
        .child(el("p role='status'").text(told))
        .child(lifted.map(|_| hint()));
    el("div class='ordering'")
        .child(paragraph("end", wording::EARLIEST))
        .child(list)
        .child(paragraph("end", wording::LATEST))
        .child(hints)
}

fn hint() -> Element {
    let row = |name: &str, does: &str| el("li").child(key(name)).text(does);
    el("ul class='keys' aria-hidden='true'")
        .child(
            el("li")
                .child(key("↑"))
                .child(key("↓"))
                .text(wording::MOVE_IT),
        )
        .child(row("Space", wording::SET_DOWN))
        .child(row("Esc", wording::PUT_BACK))
}

fn row(item: &Choice, at: usize, rows: usize, lifted: bool, link: &Link) -> Element {
    let row = if lifted {
        "li class='row lifted'"
    } else {
        "li class='row'"
    };
    let to = |to: usize| Msg::ItemMoved { from: at, to };
    let up = at.checked_sub(1).map(to);
    let down = (at + 1 < rows).then(|| to(at + 1));
    let hold = el("button type='button' class='hold'")
        .attr("id", ["row-", &at.to_string()].concat())
        .attr("aria-label", wording::hold(&item.text, at, rows, lifted))
        .on_seize(link, at)
        .text(&item.text);
    let moves = el("span class='moves'")
        .child(step(
            up,
            "square earlier",
            wording::earlier(&item.text),
            icon::up(),
            link,
        ))
        .child(step(
            down,
            "square later",
            wording::later(&item.text),
            icon::down(),
            link,
        ));
    let grip = el("span class='grip' aria-hidden='true'")
        .on_seize(link, at)
        .child(icon::grip());
    el(row)
        .key(&item.id)
        .attr("data-option", &item.id)
        .child(el("span class='position' aria-hidden='true'").text(at + 1))
        .child(hold)
        .child(moves)
        .child(grip)
}

fn step(
    msg: Option<Msg>,
    class: &'static str,
    says: String,
    drawing: Element,
    link: &Link,
) -> Element {
    let button = el("button type='button'")
        .attr("aria-label", says)
        .attr("class", class)
        .flag("disabled", msg.is_none())
        .child(drawing);
    match msg {
        Some(msg) => button.on_press(link, msg),
        None => button,
    }
}

fn year(text: &str, wrong: bool, link: &Link) -> Element {
    let input = "input id='answer' inputmode='numeric' autocomplete='off' size='6'";
    field(
        el(input),
        text,
        wrong,
        link,
        wording::YEAR,
        wording::YEAR_HINT,
    )
}

fn name(text: &str, person: bool, wrong: bool, link: &Link) -> Element {
    let hint = if person {
        wording::PERSON_HINT
    } else {
        wording::NAME_HINT
    };
    let input =
        "input id='answer' autocomplete='off' autocapitalize='words' spellcheck='false' size='20'";
    field(el(input), text, wrong, link, wording::NAME_LABEL, hint)
}

fn field(input: Element, text: &str, wrong: bool, link: &Link, label: &str, hint: &str) -> Element {
    let input = input
        .value(text)
        .on_type(link, |text| Some(Msg::Typed(text).into()))
        .wrong(wrong);
    el("label class='field'")
        .child(el("span class='unseen'").text(label))
        .child(input)
        .child(el("span class='caption'").text(hint))
}

/// The back takes the focus when it comes up, so that it is read out; no button does, for a slip must not rate.
fn card(bank: &Bank, back: &str, turned: bool) -> Element {
    let card = el("div class='card'");
    if !turned {
        return card;
    }
    // A year alone is the one numeral of the screen.
    let shown = if back.chars().count() <= 6 {
        "p id='answer' class='back short' tabindex='-1'"
    } else {
        "p id='answer' class='back' tabindex='-1'"
    };
    card.child(el(shown).attr("lang", &bank.set().language).text(back))
}
