//! The table of the open set: what of it is on screen, where the cursor stands, what is written.

mod columns;
pub mod keys;
mod marked;
mod msg;
mod search;
#[cfg(test)]
mod tests;
mod window;
mod writing;
mod yields;

use super::{Open, Request, request, say};
use crate::app::{Effect, FocusOn, Model as App};
use crate::desk::order::{Change, Hit, Order, Row, Rows, Table};

pub use columns::important;
pub use keys::{Place, Stroke, meaning};
pub use marked::{Marked, Step};
pub use msg::{Msg, See};
pub use search::Search;
pub use window::{AT_ONCE, STEP};

/// The table on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Which table.
    pub table: Table,
    /// The rows that are here.
    pub rows: Option<Rows>,
    /// How many rows the table has; one more, for the next, is always empty.
    pub all: u32,
    /// The first row on screen.
    pub top: u32,
    /// So many are on screen.
    pub seen: u32,
    /// The first column on screen, by its place among those that are shown, and how many there are.
    pub across: (usize, usize),
    /// Row and column of the cursor.
    pub cursor: (u32, u32),
    /// The other corner of what is marked.
    pub anchor: (u32, u32),
    /// What is being written into the cell under the cursor.
    pub writing: Option<String>,
    /// Whether that began with a letter: then the arrows end it.
    pub is_over: bool,
    /// The columns that are shown, from the left.
    pub shown: Vec<u32>,
    /// By which column the table was sorted last, and whether the last came first.
    pub sorted: Option<(u32, bool)>,
    /// The search.
    pub search: Search,
    /// So many columns of what was pasted did not fit.
    pub too_wide: u32,
    /// Whether the cursor was sent here from elsewhere, and is to be looked at.
    is_sought: bool,
    asked: window::Asked,
    yields: window::Asked,
}

impl Default for Grid {
    fn default() -> Grid {
        Grid {
            table: Table::Events,
            rows: None,
            all: 0,
            top: 0,
            seen: 30,
            across: (0, 8),
            cursor: (0, 0),
            anchor: (0, 0),
            writing: None,
            is_over: false,
            shown: important(Table::Events),
            sorted: None,
            search: Search::default(),
            too_wide: 0,
            is_sought: false,
            asked: window::Asked::default(),
            yields: window::Asked::default(),
        }
    }
}

pub(super) fn see(see: See) -> Effect {
    request(Request::See(see))
}

impl Grid {
    /// Takes rows that were told.
    pub(super) fn take(&mut self, rows: Rows) -> Vec<Effect> {
        let mut effects = Vec::new();
        let is_stale = self.asked.answered();
        if rows.table == self.table && !is_stale {
            self.all = rows.all;
            let before = self.shown.len();
            self.show_used(&rows.used);
            self.rows = Some(rows);
            self.stay_inside();
            if self.shown.len() > before {
                effects.push(see(See::Extent));
            }
        }
        if self.asked.is_wanted() {
            effects.extend(self.ask());
        }
        effects
    }

    /// Puts the cursor on a cell that was named elsewhere.
    pub(super) fn go_to(&mut self, table: Table, row: u32, column: u32) {
        if self.table != table {
            self.turn_to(table, u32::MAX);
        }
        self.cursor = (row, column);
        self.anchor = self.cursor;
        self.show_column(column);
        self.top = row.saturating_sub(3);
        self.writing = None;
        self.is_sought = true;
    }

    fn turn_to(&mut self, table: Table, all: u32) {
        self.table = table;
        self.rows = None;
        self.all = all;
        self.top = 0;
        self.shown = important(table);
        self.cursor = (0, self.shown.first().copied().unwrap_or(0));
        self.anchor = self.cursor;
        self.writing = None;
        self.sorted = None;
        self.search = Search::default();
        self.asked.outdate();
    }

    /// The row, where it is here.
    #[must_use]
    pub fn row(&self, row: u32) -> Option<&Row> {
        let rows = self.rows.as_ref()?;
        rows.rows.get(row.checked_sub(rows.from)? as usize)
    }

    /// What a cell holds, where it is here.
    #[must_use]
    pub fn cell(&self, (row, column): (u32, u32)) -> Option<&str> {
        let cell = self.row(row)?.cells.get(column as usize)?;
        Some(cell)
    }
}

/// The page of the table was come to.
pub(super) fn show(open: &mut Open) -> Vec<Effect> {
    let grid = &mut open.grid;
    grid.all = rows_of(&open.overview.rows, grid.table);
    grid.stay_inside();
    let is_sought = std::mem::take(&mut grid.is_sought);
    let mut effects = grid.ask_anew();
    effects.push(see(See::Extent));
    effects.extend(match is_sought {
        true => vec![see(See::Grid)],
        false => vec![see(See::Cursor), Effect::Focus(FocusOn::Heading)],
    });
    effects.extend(yields::ask_anew(open));
    effects
}

fn rows_of(rows: &[u32; 7], table: Table) -> u32 {
    let at = Table::ALL.iter().position(|one| *one == table);
    at.and_then(|at| rows.get(at)).copied().unwrap_or(0)
}

/// The set was changed: the rows are asked for again, and what the row under the cursor yields.
pub(super) fn again(open: &mut Open) -> Vec<Effect> {
    let mut effects = open.grid.ask_anew();
    effects.extend(yields::ask_anew(open));
    effects
}

/// What a row yields was told.
pub(super) fn yielded(open: &mut Open) -> Vec<Effect> {
    yields::answered(open)
}

/// Where a text was found.
pub(super) fn found(app: &mut App, hit: Option<Hit>) -> Vec<Effect> {
    match &mut app.desk.open {
        Some(open) => {
            let effects = search::found(&mut open.grid, hit);
            and_yields(open, effects)
        }
        None => Vec::new(),
    }
}

/// Deals with what happened.
pub(super) fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    let counts = open.overview.rows;
    let grid = &mut open.grid;
    if !matches!(msg, Msg::Scrolled(..) | Msg::ScrolledAcross(..)) {
        grid.too_wide = 0;
    }
    let effects = match msg {
        Msg::TablePicked(table) => {
            let mut effects = writing::commit(grid);
            grid.turn_to(table, rows_of(&counts, table));
            effects.extend(grid.ask());
            effects.push(see(See::Cursor));
            effects
        }
        Msg::Scrolled(top, seen) => grid.scrolled(top, seen),
        Msg::ScrolledAcross(first, count) => {
            grid.across = (first, count);
            Vec::new()
        }
        Msg::CellPressed(row, column) => {
            let mut effects = writing::commit(grid);
            grid.put_cursor((row, column));
            effects.push(see(See::Table));
            effects
        }
        Msg::CellReached(row, column) => {
            let effects = writing::commit(grid);
            grid.anchor = (row, column);
            grid.stay_inside();
            effects
        }
        Msg::CellTapped(row, column) if grid.cursor == (row, column) => writing::begin(grid, None),
        Msg::CellTapped(row, column) => return update(app, Msg::CellPressed(row, column)),
        Msg::CellEntered(row, column) => {
            if grid.writing.is_none() {
                grid.put_cursor((row, column));
            }
            writing::begin(grid, None)
        }
        Msg::RowPressed(row) => {
            let mut effects = writing::commit(grid);
            grid.put_cursor((row, grid.cursor.1));
            grid.mark_rows();
            effects.push(see(See::Table));
            effects
        }
        Msg::Moved(step, marks) => {
            grid.go(step, marks);
            let mut effects = vec![see(See::Grid)];
            effects.extend(grid.ask_near_edge());
            effects
        }
        Msg::AllMarked => {
            grid.mark_all();
            Vec::new()
        }
        Msg::RowsMarked => {
            grid.mark_rows();
            Vec::new()
        }
        Msg::WritingBegun(text) => writing::begin(grid, text),
        Msg::Written(text) => {
            grid.writing = Some(text);
            Vec::new()
        }
        Msg::Entered => writing::commit(grid),
        Msg::EnteredAnd(step) => {
            let mut effects = writing::commit(grid);
            grid.go(step, false);
            effects.push(see(See::Grid));
            effects.extend(grid.ask_near_edge());
            effects
        }
        Msg::GivenUp => {
            grid.writing = None;
            vec![see(See::Grid)]
        }
        Msg::Cleared => writing::clear(grid),
        Msg::Copied => writing::copy(grid),
        Msg::Cut => {
            let mut effects = writing::copy(grid);
            effects.extend(writing::clear(grid));
            effects
        }
        Msg::Pasted(text) => writing::paste(grid, &text),
        Msg::UndoPressed => grid.with_rows(vec![say(Order::Undo)]),
        Msg::RedoPressed => grid.with_rows(vec![say(Order::Redo)]),
        Msg::InsertPressed(below) => writing::insert(grid, below),
        Msg::DuplicatePressed => writing::duplicate(grid),
        Msg::FilledDown => writing::fill_down(grid),
        Msg::RemovePressed => writing::remove(grid),
        Msg::SortPressed(falling) => {
            let mut effects = sort(grid, grid.cursor.1, falling);
            effects.push(see(See::Grid));
            effects
        }
        Msg::HeadingPressed(column) => {
            let falling = grid.sorted == Some((column, false));
            sort(grid, column, falling)
        }
        Msg::ColumnAdded(column) => {
            grid.show_column(column);
            grid.put_cursor((grid.cursor.0, column));
            vec![see(See::Grid)]
        }
        Msg::Sought(text) => search::seek(grid, text),
        Msg::SeekPressed(back) => search::go_on(grid, back),
        Msg::SearchWanted => {
            let mut effects = writing::commit(grid);
            effects.push(see(See::Search));
            effects
        }
        Msg::GridWanted => vec![see(See::Grid)],
        Msg::ToolsWanted => vec![see(See::Tools)],
    };
    and_yields(open, effects)
}

fn and_yields(open: &mut Open, mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.extend(yields::follow(open));
    effects
}

fn sort(grid: &mut Grid, column: u32, falling: bool) -> Vec<Effect> {
    let mut effects = writing::commit(grid);
    let table = grid.table;
    effects.push(say(Order::Change(Change::Sort {
        table,
        column,
        falling,
    })));
    let effects = grid.with_rows(effects);
    grid.sorted = Some((column, falling));
    effects
}
