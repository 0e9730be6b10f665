//! The rows of a set, in tables that are written into as in a spreadsheet.

mod grid;
mod tools;
mod yields;

use crate::app::desk::Open;
use crate::app::desk::grid::{Grid, Msg};
use crate::desk::order::Table;
use crate::desk::{columns, heading};
use crate::set::Severity;
use crate::ui::components::{Element, el, group, paragraph};
use crate::ui::{Link, wording};

/// The page.
pub fn view(open: &Open, link: &Link) -> Element {
    let of_row = yields::view(open, link);
    group()
        .child(el("h1 id='heading' tabindex='-1' class='unseen'").text(wording::TABLE))
        .child(tables(open, link))
        .child(
            el("div class='editor'")
                .child(
                    el("div class='ledger'")
                        .child(tools::view(open, link))
                        .child(grid::view(&open.grid, link))
                        .child(told(&open.grid))
                        .child(paragraph("caption keys", wording::TABLE_KEYS))
                        .child(paragraph("caption", wording::KEPT_AT_ONCE)),
                )
                .child(of_row),
        )
}

fn tables(open: &Open, link: &Link) -> Element {
    let each = Table::ALL.into_iter().zip(open.overview.rows);
    el("div class='tables' role='group'")
        .attr("aria-label", wording::TABLES)
        .each(each, |(table, rows)| {
            let is_now = table == open.grid.table;
            el("button type='button'")
                .attr("aria-pressed", if is_now { "true" } else { "false" })
                .on_press(link, Msg::TablePicked(table))
                .text(wording::table(table))
                .text(" ")
                .child(el("span class='count'").text(rows as usize))
        })
}

/// Below the table: what is found on the cell under the cursor, how its date is understood, how
/// much is marked.
fn told(grid: &Grid) -> Element {
    let line = el("p class='of-cell' id='told' role='status' dir='auto'");
    if grid.too_wide > 0 {
        return line.text(wording::too_wide(grid.too_wide));
    }
    let marked = grid.marked();
    if !marked.is_single() {
        return line.text(wording::marked(marked.rows.len(), marked.columns.len()));
    }
    let (row, column) = grid.cursor;
    let found = grid.row(row).map(|row| row.found.as_slice());
    let found = found.unwrap_or_default();
    let here = found.iter().find(|(at, _, _)| *at == column);
    match here.or(found.first()) {
        Some((column, severity, says)) => {
            let name = name_of(grid.table, *column);
            line.child(el("span class='mark' aria-hidden='true'").text(mark_of(*severity)))
                .text(wording::found_on(row, name, says))
        }
        None => match understood(grid) {
            Some(Ok(date)) => line.text(date),
            Some(Err(_)) | None => line,
        },
    }
}

/// How the date under the cursor is understood.
fn understood(grid: &Grid) -> Option<Result<String, String>> {
    let column = columns(grid.table).get(grid.cursor.1 as usize)?;
    let is_date = matches!(*column, "date" | "valid_from" | "valid_until");
    let text = match &grid.writing {
        Some(text) => text.as_str(),
        None => grid.cell(grid.cursor)?,
    };
    (is_date && !text.trim().is_empty()).then(|| wording::understood(text.trim()))
}

fn name_of(table: Table, column: u32) -> &'static str {
    columns(table)
        .get(column as usize)
        .map_or("", |name| heading(name))
}

fn mark_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "▲",
        Severity::Warning | Severity::Note => "△",
    }
}
