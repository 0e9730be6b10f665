//! Rows to put in order.

use crate::app::run::Msg;
use crate::bank::{Bank, Choice};
use crate::ui::components::{Element, el, icon, key, paragraph};
use crate::ui::{Link, wording};

#[inline(never)]
pub(super) fn rows(
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
    let list = el("ol class='order' dir='auto'")
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
