//! What each retention costs.

use crate::app::errands::{Costing, Errands};
use crate::memory::costs::Cost;
use crate::ui::components::{Element, el, group, paragraph};
use crate::ui::wording;

/// The table of what retentions cost, with `now` in force.
pub(super) fn table(errands: &Errands, now: u16) -> Element {
    let Errands { costs, costing, .. } = errands;
    let says = match costing {
        Costing::Going if costs.is_empty() => Some(wording::COSTS_COMING),
        Costing::Failed => Some(wording::COSTS_FAILED),
        Costing::Going | Costing::Over => None,
    };
    if costs.is_empty() {
        return group().child(says.map(|says| paragraph("caption", says).attr("role", "status")));
    }
    let most = costs
        .iter()
        .map(|cost| cost.month)
        .max()
        .unwrap_or(0)
        .max(1);
    let head = [
        wording::COSTS_RETENTION,
        wording::COSTS_MONTH,
        wording::COSTS_YEAR,
        wording::COSTS_REVIEWS,
        wording::COSTS_KNOWN,
    ];
    let head = el("thead").child(el("tr").each(head, |name| el("th scope='col'").text(name)));
    let rows = el("tbody").each(costs, |cost| row(cost, most, cost.retention == now));
    group()
        .child(
            el("table class='costs'")
                .child(el("caption").text(wording::COSTS))
                .child(head)
                .child(rows),
        )
        .child(paragraph("caption", wording::COSTS_ARE))
        .child(says.map(|says| paragraph("caption", says)))
}

fn row(cost: &Cost, most: u32, is_now: bool) -> Element {
    let width = [
        "--part:",
        &(u64::from(cost.month) * 100 / u64::from(most)).to_string(),
    ]
    .concat();
    let month = el("td class='load'")
        .attr("style", width)
        .text(wording::time_a_day(cost.month));
    let name = el("th scope='row'").text(wording::permille(cost.retention));
    let name = match is_now {
        true => name.attr("aria-current", "true"),
        false => name,
    };
    el("tr")
        .child(name)
        .child(month)
        .child(el("td").text(wording::time_a_day(cost.year)))
        .child(el("td").text(cost.reviews.div_ceil(365).to_string()))
        .child(el("td").text(cost.known.to_string()))
}
