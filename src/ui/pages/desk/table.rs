//! The rows of a set.

use crate::app::desk::Open;
use crate::app::desk::grid::Msg;
use crate::desk::order::Row;
use crate::desk::{columns, heading};
use crate::ui::components::{Element, button, el, group, title};
use crate::ui::{Link, wording};

/// The page.
pub fn view(open: &Open, link: &Link) -> Element {
    let grid = &open.grid;
    let names = columns(grid.table);
    let head = el("tr").each(names, |name| el("th scope='col'").text(heading(name)));
    let rows = grid
        .rows
        .iter()
        .flat_map(|rows| (rows.from..).zip(&rows.rows));
    let body = el("tbody").each(rows, |(at, row): (u32, &Row)| {
        let cells = row.cells.iter().enumerate();
        el("tr").each(cells, |(column, cell)| {
            let msg = Msg::CellPressed(at, column as u32);
            el("td dir='auto'").on_press(link, msg).text(cell)
        })
    });
    group()
        .child(title(wording::TABLE))
        .child(button("small", link, Msg::UndoPressed, wording::UNDO, None))
        .child(
            el("div class='scrolls' tabindex='0'")
                .attr("aria-label", wording::TABLE)
                .child(
                    el("table class='grid'")
                        .child(el("thead").child(head))
                        .child(body),
                ),
        )
}
