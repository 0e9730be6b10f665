//! Above the table: taking back, rows, columns, sorting, the search.

use crate::app::Msg as AppMsg;
use crate::app::desk::Open;
use crate::app::desk::grid::{Grid, Msg};
use crate::ui::components::{Element, button, el};
use crate::ui::{Link, wording};

use super::name_of;

/// The tools.
pub fn view(open: &Open, link: &Link) -> Element {
    let overview = &open.overview;
    let small = |msg: Msg, label: &str| button("small", link, msg, label, None);
    let more = el("details class='more'")
        .child(el("summary class='small'").text(wording::MORE_TOOLS))
        .child(
            el("p")
                .child(small(Msg::DuplicatePressed, wording::DUPLICATE_ROWS))
                .child(small(Msg::FilledDown, wording::FILL_DOWN))
                .child(small(Msg::SortPressed(false), wording::SORT_RISING))
                .child(small(Msg::SortPressed(true), wording::SORT_FALLING))
                .child(columns(&open.grid, link)),
        );
    el("div class='tools'")
        .child(
            el("div class='acts' role='toolbar'")
                .attr("aria-label", wording::TABLE_TOOLS)
                .child(small(Msg::UndoPressed, wording::UNDO).flag("disabled", !overview.can_undo))
                .child(small(Msg::RedoPressed, wording::REDO).flag("disabled", !overview.can_redo))
                .child(small(Msg::InsertPressed(false), wording::ROW_ABOVE))
                .child(small(Msg::InsertPressed(true), wording::ROW_BELOW))
                .child(small(Msg::RemovePressed, wording::DELETE_ROWS))
                .child(more),
        )
        .child(search(&open.grid, link))
}

/// The columns that are not shown, to be added.
fn columns(grid: &Grid, link: &Link) -> Option<Element> {
    let hidden = grid.hidden();
    (!hidden.is_empty()).then(|| {
        el("select data-control=''")
            .attr("aria-label", wording::ADD_COLUMN)
            .on_pick(link, picked)
            .child(
                el("option value=''")
                    .flag("selected", true)
                    .text(wording::ADD_COLUMN),
            )
            .each(hidden, |column| {
                el("option")
                    .attr("value", column as usize)
                    .text(name_of(grid.table, column))
            })
    })
}

fn picked(column: String) -> Option<AppMsg> {
    Some(Msg::ColumnAdded(column.parse().ok()?).into())
}

fn search(grid: &Grid, link: &Link) -> Element {
    let search = &grid.search;
    let go_on = |back: bool, label: &str| {
        button("small", link, Msg::SeekPressed(back), label, None)
            .flag("disabled", search.hit.is_none())
    };
    el("div class='search' role='search'")
        .child(
            el("input type='search' id='find' autocomplete='off'")
                .attr("aria-label", wording::FIND_TEXT)
                .attr("placeholder", wording::FIND_TEXT)
                .value(&search.text)
                .on_type(link, sought),
        )
        .child(el("span class='caption' role='status'").text(wording::search(search)))
        .child(go_on(true, wording::FIND_PREVIOUS))
        .child(go_on(false, wording::FIND_NEXT))
}

fn sought(text: String) -> Option<AppMsg> {
    Some(Msg::Sought(text).into())
}
