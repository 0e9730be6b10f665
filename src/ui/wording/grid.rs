//! The table of a set.

use super::count;
use crate::app::desk::grid::Search;
use crate::date::{Date, text};
use crate::desk::order::Table;

pub const TABLES: &str = "Tables of this set";
pub const TABLE_TOOLS: &str = "Work on the table";
pub const REDO: &str = "Redo";
pub const ROW_ABOVE: &str = "Row above";
pub const ROW_BELOW: &str = "Row below";
pub const DELETE_ROWS: &str = "Delete row";
pub const DUPLICATE_ROWS: &str = "Duplicate row";
pub const FILL_DOWN: &str = "Fill down (Ctrl+D)";
pub const SORT_RISING: &str = "Sort, first to last";
pub const SORT_FALLING: &str = "Sort, last to first";
pub const ADD_COLUMN: &str = "Add a column";
pub const FIND_TEXT: &str = "Find";
pub const FIND_NEXT: &str = "Next";
pub const FIND_PREVIOUS: &str = "Previous";
pub const ROW_NUMBER: &str = "Row";
pub const A_ROW: &str = "+ a row";
pub const MORE_TOOLS: &str = "More";
pub const KEPT_AT_ONCE: &str = "Every change is kept at once.";
pub const TABLE_KEYS: &str =
    "Enter writes, Tab goes on, Shift and arrows mark, Esc leaves the table.";
pub const YIELDS_OF_ROW: &str = "What this row yields";
pub const NO_YIELD: &str = "No question yet.";
pub const STRIKE_OUT: &str = "Strike out";
pub const IS_STRUCK: &str = "Struck out: it is not asked.";
pub const IS_KEY: &str = "the answer";

/// What a table is called.
#[must_use]
pub fn table(table: Table) -> &'static str {
    match table {
        Table::Events => "Events",
        Table::Entities => "Entities",
        Table::Cards => "Cards",
        Table::Questions => "Questions",
        Table::Sources => "Sources",
        Table::Kinds => "Kinds",
        Table::Eras => "Eras",
    }
}

/// What the table is, for those who do not see it.
#[must_use]
pub fn table_of(now: Table, rows: u32) -> String {
    [table(now), ", ", &count(rows as usize, "row")].concat()
}

/// What is found on a cell.
#[must_use]
pub fn found_on(row: u32, column: &str, says: &str) -> String {
    ["Row ", &(row + 1).to_string(), ", ", column, ": ", says].concat()
}

/// How a date is understood, or why it is not.
pub fn understood(written: &str) -> Result<String, String> {
    match Date::parse(written) {
        Ok(date) => Ok(text(&date)),
        Err(error) => Err(error.to_string()),
    }
}

/// How many cells are marked.
#[must_use]
pub fn marked(rows: usize, columns: usize) -> String {
    [
        &count(rows, "row"),
        " of ",
        &count(columns, "column"),
        " marked.",
    ]
    .concat()
}

/// That what was pasted is wider than the table.
#[must_use]
pub fn too_wide(columns: u32) -> String {
    let (verb, them) = match columns {
        1 => ("does", "it"),
        _ => ("do", "them"),
    };
    let columns = count(columns as usize, "column");
    format!(
        "{columns} of what was pasted {verb} not fit. Add columns for {them} first, or begin further to the left."
    )
}

/// How far the search is.
#[must_use]
pub fn search(search: &Search) -> String {
    match (&search.hit, search.text.trim()) {
        (_, "") => String::new(),
        (Some(hit), _) => [&hit.at.to_string(), " of ", &hit.of.to_string()].concat(),
        (None, _) if search.is_going => "…".to_owned(),
        (None, _) => "not found".to_owned(),
    }
}

/// What a row needs before it yields a question.
#[must_use]
pub fn yields_when(table: Table) -> &'static str {
    match table {
        Table::Events => {
            "An event needs a date and a title; other events to choose from make more."
        }
        Table::Entities => {
            "People and places are asked for where events name them, or where ‘known for’ says what they are known for."
        }
        Table::Cards => "A card needs a front and a back.",
        Table::Questions => "A question needs its words and its answer.",
        Table::Sources | Table::Kinds | Table::Eras => "",
    }
}
