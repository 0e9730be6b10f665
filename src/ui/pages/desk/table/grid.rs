//! The grid: of a long table only the rows near the screen are drawn, each at its place.

use std::ops::Range;

use super::{mark_of, name_of, understood};
use crate::app::Msg as AppMsg;
use crate::app::desk::grid::{Grid, Marked, Msg};
use crate::desk::columns;
use crate::desk::order::{Row, Table};
use crate::set::Severity;
use crate::ui::components::{Element, el};
use crate::ui::{Link, wording};

/// The grid, with its headings.
pub fn view(grid: &Grid, link: &Link) -> Element {
    let drawn = grid.drawn();
    let marked = grid.marked();
    let (row, column) = grid.anchor;
    let is_drawn = drawn.contains(&grid.cursor.0);
    // Rows and columns are counted with the headings and the numbers of the rows, from 1.
    el("div class='grid' role='grid' tabindex='0' aria-multiselectable='true'")
        .key(wording::table(grid.table))
        .attr("aria-label", wording::table_of(grid.table, grid.all))
        .attr("aria-rowcount", grid.all as usize + 2)
        .attr("aria-colcount", columns(grid.table).len() + 1)
        .attr("aria-activedescendant", is_drawn.then_some("cursor"))
        .attr("aria-describedby", "told")
        .attr(
            "data-seek",
            [&row.to_string(), " ", &column.to_string()].concat(),
        )
        .attr("style", style(grid, drawn.start))
        .child(heads(grid, link))
        .child(
            el("div class='rows-drawn' role='rowgroup'").child(
                el("div class='moved' role='presentation'")
                    .each(drawn, |at| row_of(grid, &marked, at, link)),
            ),
        )
}

/// Widths of the columns, and where the drawn rows lie.
fn style(grid: &Grid, from: u32) -> String {
    let mut style = "--columns:var(--number)".to_owned();
    let mut wide = 0;
    for column in &grid.shown {
        let width = columns(grid.table)
            .get(*column as usize)
            .map_or(10, |name| width(grid.table, name));
        wide += width;
        style.push(' ');
        style.push_str(&width.to_string());
        style.push_str("rem");
    }
    let (all, from, wide) = (
        (grid.all + 1).to_string(),
        from.to_string(),
        wide.to_string(),
    );
    let left = left(&grid.drawn_across(u32::MAX));
    [
        &style,
        ";--wide:",
        &wide,
        "rem;--all:",
        &all,
        ";--from:",
        &from,
        &left,
    ]
    .concat()
}

/// Where the first of these columns stands, after the numbers of the rows.
fn left(across: &Range<usize>) -> String {
    [";--left:", &(across.start + 2).to_string()].concat()
}

/// How wide a column is, in the size of its letters.
fn width(table: Table, column: &str) -> usize {
    match (table, column) {
        (Table::Cards, "front" | "back") => 22,
        (Table::Sources, "title" | "url") | (_, "stem") => 24,
        (_, "summary") => 28,
        (
            _,
            "title" | "actors" | "options" | "why" | "feedback" | "quantities" | "note" | "pairs",
        ) => 16,
        (_, "date" | "kind" | "form" | "reversible" | "told" | "broad") => 8,
        (_, "valid_from" | "valid_until" | "tolerance") => 7,
        (_, _) => 11,
    }
}

fn heads(grid: &Grid, link: &Link) -> Element {
    el("div class='heads' role='row' aria-rowindex='1'")
        .child(
            el("div class='number' role='columnheader' aria-colindex='1'")
                .key("number")
                .child(el("span class='unseen'").text(wording::ROW_NUMBER)),
        )
        .each(grid.shown.iter(), |column| {
            let sorted = match grid.sorted {
                Some((by, falling)) if by == *column => Some(falling),
                Some(_) | None => None,
            };
            let (sort, sign) = match sorted {
                Some(false) => (Some("ascending"), " ↑"),
                Some(true) => (Some("descending"), " ↓"),
                None => (None, ""),
            };
            el("div role='columnheader'")
                .key(&column.to_string())
                .attr("aria-colindex", *column as usize + 2)
                .attr("aria-sort", sort)
                .child(
                    el("button type='button' tabindex='-1'")
                        .on_press(link, Msg::HeadingPressed(*column))
                        .text(name_of(grid.table, *column))
                        .child(
                            (!sign.is_empty()).then(|| el("span aria-hidden='true'").text(sign)),
                        ),
                )
        })
}

fn row_of(grid: &Grid, marked: &Marked, at: u32, link: &Link) -> Element {
    let across = grid.drawn_across(at);
    let is_apart = across != grid.drawn_across(u32::MAX);
    let element = el("div role='row'")
        .key(&at.to_string())
        .attr("aria-rowindex", at as usize + 2)
        .attr("style", is_apart.then(|| left(&across)));
    let columns = grid.shown.get(across).unwrap_or_default();
    if at == grid.all {
        return empty(grid, marked, element, (at, columns), link);
    }
    match grid.row(at) {
        Some(row) => {
            let worst = row.found.iter().map(|(_, severity, _)| *severity).min();
            element.child(number(at, worst)).each(columns, |column| {
                cell(grid, (at, *column), Some(row), marked, link)
            })
        }
        // It is on its way.
        None => element.attr("class", "waits").child(number(at, None)),
    }
}

/// The row behind the last: what is written there makes a new one.
fn empty(
    grid: &Grid,
    marked: &Marked,
    element: Element,
    (at, columns): (u32, &[u32]),
    link: &Link,
) -> Element {
    element
        .attr("class", "next")
        .child(
            el("div class='number' role='rowheader' aria-colindex='1'")
                .key("number")
                .text("+"),
        )
        .each(columns, |column| {
            cell(grid, (at, *column), None, marked, link)
        })
}

fn number(at: u32, worst: Option<Severity>) -> Element {
    el("div class='number' role='rowheader' aria-colindex='1'")
        .key("number")
        .child(worst.map(|worst| {
            el("span class='mark' aria-hidden='true'")
                .attr(
                    "data-verdict",
                    (worst == Severity::Error).then_some("wrong"),
                )
                .text(mark_of(worst))
        }))
        .text(at as usize + 1)
}

fn cell(
    grid: &Grid,
    place: (u32, u32),
    row: Option<&Row>,
    marked: &Marked,
    link: &Link,
) -> Element {
    let (at, column) = place;
    let text = row.and_then(|row| row.cells.get(column as usize));
    let found = row.and_then(|row| row.found.iter().find(|(of, _, _)| *of == column));
    let is_cursor = grid.cursor == place;
    let is_marked = is_cursor || marked.holds(at, column);
    let element = el("div role='gridcell' dir='auto'")
        .key(&column.to_string())
        .attr("aria-colindex", column as usize + 2)
        .attr("id", is_cursor.then_some("cursor"))
        .attr("aria-selected", is_marked.then_some("true"))
        .attr("aria-invalid", found.map(|_| "true"))
        .attr(
            "data-verdict",
            found.and_then(|(_, severity, _)| (*severity == Severity::Error).then_some("wrong")),
        );
    match (&grid.writing, is_cursor) {
        (Some(writing), true) => element
            .attr("class", "writes")
            .child(field(grid, writing, link)),
        (Some(_) | None, _) => {
            let first = grid.shown.first() == Some(&column);
            let says = match (text, row) {
                (None, None) if first => wording::A_ROW,
                (Some(text), _) => text.as_str(),
                (None, _) => "",
            };
            element.text(says)
        }
    }
}

/// The field in the place of the cell; a long text makes it grow. Below it stands how a date is
/// understood.
fn field(grid: &Grid, text: &str, link: &Link) -> Element {
    let name = name_of(grid.table, grid.cursor.1);
    let long = text.chars().count().div_ceil(36);
    let lines = text.matches('\n').count() + long.max(1);
    let field = el("textarea dir='auto' autocomplete='off' spellcheck='true'")
        .attr(
            "class",
            if grid.is_over {
                "writing over"
            } else {
                "writing"
            },
        )
        .attr("aria-label", wording::found_on(grid.cursor.0, name, ""))
        .attr("rows", lines.min(8))
        .value(text)
        .on_type(link, written);
    let hint = understood(grid).map(|understood| match understood {
        Ok(date) => el("p class='of-date'").text(date),
        Err(says) => el("p class='of-date complaint'").text(says),
    });
    el("div")
        .attr(
            "class",
            if lines > 1 {
                "over-cell long"
            } else {
                "over-cell"
            },
        )
        .child(field)
        .child(hint)
}

fn written(text: String) -> Option<AppMsg> {
    Some(Msg::Written(text).into())
}
