//! The cursor and what is marked.

use std::ops::Range;

use super::Grid;

/// A step of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the column before.
    Left,
    /// To the column behind.
    Right,
    /// To the column before, and from the first to the end of the row above.
    Back,
    /// To the column behind, and from the last to the beginning of the row below.
    On,
    /// As far up as the screen is high.
    PageUp,
    /// As far down as the screen is high.
    PageDown,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
    /// To the first row.
    ColumnStart,
    /// To the last row.
    ColumnEnd,
    /// To the first cell.
    TableStart,
    /// To the last cell.
    TableEnd,
}

/// What is marked: rows and columns, from the corner at the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The rows.
    pub rows: Range<u32>,
    /// The columns, as they are shown.
    pub columns: Vec<u32>,
}

impl Marked {
    /// Whether it is one cell.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.rows.len() == 1 && self.columns.len() == 1
    }

    /// Whether a cell is in it.
    #[must_use]
    pub fn holds(&self, row: u32, column: u32) -> bool {
        self.rows.contains(&row) && self.columns.contains(&column)
    }
}

impl Grid {
    /// What is marked.
    #[must_use]
    pub fn marked(&self) -> Marked {
        let ((row, column), (to_row, to_column)) = (self.cursor, self.anchor);
        let (left, right) = (self.place_of(column), self.place_of(to_column));
        let columns = left.min(right)..left.max(right) + 1;
        Marked {
            rows: row.min(to_row)..row.max(to_row) + 1,
            columns: self.shown.get(columns).unwrap_or_default().to_vec(),
        }
    }

    /// Puts the cursor on a cell and marks it alone.
    pub(super) fn put_cursor(&mut self, cell: (u32, u32)) {
        self.cursor = cell;
        self.anchor = cell;
        self.stay_inside();
    }

    /// The cursor goes on; or it stays, and what is marked grows.
    pub(super) fn go(&mut self, step: Step, marks: bool) {
        let from = if marks { self.anchor } else { self.cursor };
        let to = self.stepped(from, step);
        self.anchor = to;
        if !marks {
            self.cursor = to;
        }
        self.keep_in_sight(to.0);
    }

    fn stepped(&self, (row, column): (u32, u32), step: Step) -> (u32, u32) {
        let place = self.place_of(column);
        let last = self.shown.len().saturating_sub(1);
        let page = self.seen.saturating_sub(2).max(1);
        let (row, place) = match step {
            Step::Up => (row.saturating_sub(1), place),
            Step::Down => (row + 1, place),
            Step::Left => (row, place.saturating_sub(1)),
            Step::Right => (row, place + 1),
            Step::Back if place == 0 && row > 0 => (row - 1, last),
            Step::Back => (row, place.saturating_sub(1)),
            Step::On if place == last && row < self.all => (row + 1, 0),
            Step::On => (row, place + 1),
            Step::PageUp => (row.saturating_sub(page), place),
            Step::PageDown => (row.saturating_add(page), place),
            Step::RowStart => (row, 0),
            Step::RowEnd => (row, last),
            Step::ColumnStart => (0, place),
            Step::ColumnEnd => (self.last_row(), place),
            Step::TableStart => (0, 0),
            Step::TableEnd => (self.last_row(), last),
        };
        let column = self.shown.get(place.min(last)).copied().unwrap_or(0);
        (row.min(self.all), column)
    }

    /// The last row that holds anything.
    fn last_row(&self) -> u32 {
        self.all.saturating_sub(1)
    }

    pub(super) fn mark_all(&mut self) {
        let ends = (self.shown.first(), self.shown.last());
        if let (Some(first), Some(last)) = ends {
            self.cursor = (0, *first);
            self.anchor = (self.last_row(), *last);
        }
    }

    pub(super) fn mark_rows(&mut self) {
        let ends = (self.shown.first(), self.shown.last());
        if let (Some(first), Some(last)) = ends {
            self.cursor.1 = *first;
            self.anchor.1 = *last;
        }
    }

    /// The rows of the table may have become fewer.
    pub(super) fn stay_inside(&mut self) {
        for corner in [&mut self.cursor, &mut self.anchor] {
            corner.0 = corner.0.min(self.all);
        }
        self.top = self.top.min(self.all);
    }

    fn keep_in_sight(&mut self, row: u32) {
        let seen = self.seen.max(1);
        if row < self.top {
            self.top = row;
        } else if row >= self.top.saturating_add(seen) {
            self.top = row + 1 - seen;
        }
    }
}
