//! Which columns of a table are shown: the important ones, those that hold something, and those
//! that were asked for.

use super::Grid;
use crate::desk::columns;
use crate::desk::order::Table;

/// The columns that are shown even where they are empty.
#[must_use]
pub fn important(table: Table) -> Vec<u32> {
    let names: &[&str] = match table {
        Table::Events => &["date", "title", "kind", "place", "summary"],
        Table::Entities => &["name", "kind", "noun", "aliases"],
        Table::Cards => &["front", "back"],
        Table::Questions => &["stem", "form", "options", "key"],
        Table::Sources => &["title", "url"],
        Table::Kinds => &["id", "one", "many"],
        Table::Eras => &["name", "date"],
    };
    let at = (0..).zip(columns(table));
    at.filter(|(_, name)| names.contains(name))
        .map(|(at, _)| at)
        .collect()
}

impl Grid {
    /// Shows a column.
    pub(super) fn show_column(&mut self, column: u32) {
        let is_one = (column as usize) < columns(self.table).len();
        if let (true, Err(at)) = (is_one, self.shown.binary_search(&column)) {
            self.shown.insert(at, column);
        }
    }

    /// Shows those that hold something. What is shown stays, though it be emptied. An id is made
    /// of the words of its row, and shown to whoever asks for it.
    pub(super) fn show_used(&mut self, used: &[bool]) {
        let names = columns(self.table).iter();
        let used = names.zip(used).map(|(name, is)| *is && *name != "id");
        for (column, _) in (0..).zip(used).filter(|(_, is)| *is) {
            self.show_column(column);
        }
    }

    /// The columns that are not shown.
    #[must_use]
    pub fn hidden(&self) -> Vec<u32> {
        let all = 0..columns(self.table).len() as u32;
        all.filter(|column| self.shown.binary_search(column).is_err())
            .collect()
    }

    /// The place of a column among those that are shown.
    pub(super) fn place_of(&self, column: u32) -> usize {
        let at = self.shown.binary_search(&column);
        at.unwrap_or_else(|next| next.min(self.shown.len().saturating_sub(1)))
    }
}
