//! The questions that the row under the cursor yields: asked for as the cursor goes, one row at
//! a time, and again whenever the set was changed.

use super::{Open, say};
use crate::app::Effect;
use crate::desk::order::{Order, Table};

/// Asks when the cursor stands on another row than the one that is shown.
pub(super) fn follow(open: &mut Open) -> Vec<Effect> {
    let (table, row) = (open.grid.table, open.grid.cursor.0);
    let shown = open.preview.as_ref().map(|(table, row, _)| (*table, *row));
    match shown == Some((table, row)) {
        true => Vec::new(),
        false => ask(open),
    }
}

/// Asks though that row is shown.
pub(super) fn ask_anew(open: &mut Open) -> Vec<Effect> {
    open.grid.yields.outdate();
    ask(open)
}

/// It was answered: for this row, or for one that the cursor has left.
pub(super) fn answered(open: &mut Open) -> Vec<Effect> {
    let is_stale = open.grid.yields.answered();
    // The cursor may have gone on meanwhile, or have come back.
    open.grid.yields.is_wanted();
    match is_stale {
        true => ask(open),
        false => follow(open),
    }
}

fn ask(open: &mut Open) -> Vec<Effect> {
    let (table, row) = (open.grid.table, open.grid.cursor.0);
    let is_asked = match table {
        Table::Events | Table::Entities | Table::Cards | Table::Questions => row < open.grid.all,
        Table::Sources | Table::Kinds | Table::Eras => false,
    };
    if !is_asked {
        open.preview = None;
        return Vec::new();
    }
    match open.grid.yields.asks() {
        true => vec![say(Order::Preview { table, row })],
        false => Vec::new(),
    }
}
