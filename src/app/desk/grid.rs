//! The table of the open set: what of it is on screen, where the cursor stands, what is written.

use super::{Open, change, say};
use crate::app::{Effect, FocusOn, Model as App};
use crate::desk::order::{Change, Order, Rows, Table};

/// So many rows are asked for at once: what a tall screen shows, and as many above and below.
pub const AT_ONCE: u32 = 120;

/// The table on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Which table.
    pub table: Table,
    /// The rows that are here.
    pub rows: Option<Rows>,
    /// The first row on screen.
    pub top: u32,
    /// Row and column of the cursor.
    pub cursor: (u32, u32),
    /// The other corner of what is marked.
    pub anchor: (u32, u32),
    /// What is being written into the cell under the cursor.
    pub writing: Option<String>,
}

impl Default for Grid {
    fn default() -> Grid {
        Grid {
            table: Table::Events,
            rows: None,
            top: 0,
            cursor: (0, 0),
            anchor: (0, 0),
            writing: None,
        }
    }
}

/// What happened in the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Another table is to be shown.
    TablePicked(Table),
    /// The table was scrolled: this row is the first on screen.
    Scrolled(u32),
    /// A cell was pressed.
    CellPressed(u32, u32),
    /// The cell under the cursor is being written into.
    Written(String),
    /// What was written is to stand there.
    Entered,
    /// A step is to be taken back.
    UndoPressed,
    /// An undoing is to be taken back.
    RedoPressed,
}

impl Grid {
    /// Takes rows that were told.
    pub(super) fn take(&mut self, rows: Rows) {
        if rows.table == self.table {
            self.rows = Some(rows);
        }
    }

    /// Puts the cursor on a cell.
    pub(super) fn go_to(&mut self, table: Table, row: u32, column: u32) {
        if self.table != table {
            self.rows = None;
        }
        self.table = table;
        self.cursor = (row, column);
        self.anchor = self.cursor;
        self.top = row.saturating_sub(3);
        self.writing = None;
    }

    fn ask(&self) -> Effect {
        say(Order::Rows {
            table: self.table,
            from: self.top.saturating_sub(AT_ONCE / 3),
            count: AT_ONCE,
        })
    }
}

/// The page of the table was come to.
pub(super) fn show(open: &mut Open) -> Vec<Effect> {
    vec![open.grid.ask(), Effect::Focus(FocusOn::Heading)]
}

/// The set was changed: the rows are asked for again.
pub(super) fn again(open: &mut Open) -> Vec<Effect> {
    vec![open.grid.ask()]
}

/// The row where a text was found.
pub(super) fn found(app: &mut App, found: Option<(u32, u32)>) -> Vec<Effect> {
    let (Some(open), Some((row, _))) = (&mut app.desk.open, found) else {
        return Vec::new();
    };
    let (table, column) = (open.grid.table, open.grid.cursor.1);
    open.grid.go_to(table, row, column);
    vec![open.grid.ask()]
}

/// Deals with what happened.
pub(super) fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    let grid = &mut open.grid;
    match msg {
        Msg::TablePicked(table) => {
            grid.go_to(table, 0, 0);
            vec![grid.ask()]
        }
        Msg::Scrolled(top) => {
            grid.top = top;
            vec![grid.ask()]
        }
        Msg::CellPressed(row, column) => {
            grid.cursor = (row, column);
            grid.anchor = grid.cursor;
            grid.writing = None;
            Vec::new()
        }
        Msg::Written(text) => {
            grid.writing = Some(text);
            Vec::new()
        }
        Msg::Entered => {
            let Some(text) = grid.writing.take() else {
                return Vec::new();
            };
            let (table, (row, column)) = (grid.table, grid.cursor);
            let ask = grid.ask();
            let texts = vec![vec![text]];
            let mut effects = change(
                app,
                Change::Cells {
                    table,
                    row,
                    column,
                    texts,
                },
            );
            effects.push(ask);
            effects
        }
        Msg::UndoPressed => vec![say(Order::Undo), grid.ask()],
        Msg::RedoPressed => vec![say(Order::Redo), grid.ask()],
    }
}
