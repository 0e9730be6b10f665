//! A table as it stands in a file: its rows that have something in them, and the line that each
//! began on.

/// The most cells of a row that are read.
pub(super) const MOST_CELLS: usize = 1000;

/// A table. Its texts stand behind one another in one: a row costs little more than its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    text: String,
    /// Where each cell ends in the text.
    cells: Vec<u32>,
    rows: Vec<End>,
    /// How many cells the widest row has.
    width: usize,
}

/// Where a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    line: u32,
    cells: u32,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// The line of the file that it began on, from 1; of a workbook the number of the row.
    pub(super) line: u32,
    sheet: &'a Sheet,
    first: usize,
    behind: usize,
}

impl Sheet {
    /// Writes a cell behind the last one of the row that is being written.
    pub(super) fn push(&mut self, cell: &str) {
        let row = self.rows.last().map_or(0, |row| row.cells as usize);
        if self.cells.len() - row < MOST_CELLS {
            self.text.push_str(cell);
            self.cells.push(short(self.text.len()));
        }
    }

    /// Ends a row; a row of empty cells is none.
    pub(super) fn end_row(&mut self, line: u32) {
        let first = self.rows.last().map_or(0, |row| row.cells as usize);
        while self.cells.len() > first && self.cell_at(self.cells.len() - 1).trim().is_empty() {
            self.cells.pop();
        }
        self.text
            .truncate(self.cells.last().map_or(0, |end| *end as usize));
        if self.cells.len() > first {
            self.width = self.width.max(self.cells.len() - first);
            self.rows.push(End {
                line,
                cells: short(self.cells.len()),
            });
        }
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many cells the widest row has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The rows from one on, counted from 0.
    pub(super) fn rows_from(&self, first: usize) -> impl Iterator<Item = Row<'_>> {
        (first..self.rows.len()).filter_map(|at| self.row(at))
    }

    /// A row, counted from 0.
    pub(super) fn row(&self, at: usize) -> Option<Row<'_>> {
        let end = self.rows.get(at)?;
        let before = at.checked_sub(1).and_then(|before| self.rows.get(before));
        Some(Row {
            line: end.line,
            sheet: self,
            first: before.map_or(0, |before| before.cells as usize),
            behind: end.cells as usize,
        })
    }

    fn cell_at(&self, at: usize) -> &str {
        let before = at.checked_sub(1).and_then(|before| self.cells.get(before));
        let first = before.map_or(0, |end| *end as usize);
        let end = self.cells.get(at).map_or(first, |end| *end as usize);
        self.text.get(first..end).unwrap_or_default()
    }
}

impl<'a> Row<'a> {
    /// A cell, counted from 0, without the spaces around it; empty where the row has none.
    pub(super) fn cell(self, at: usize) -> &'a str {
        match self.first + at {
            at if at < self.behind => self.sheet.cell_at(at).trim(),
            _ => "",
        }
    }

    /// Its cells, from the first to the last that has something in it.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a str> {
        (self.first..self.behind).map(move |at| self.sheet.cell_at(at).trim())
    }

    /// How many cells it has.
    pub(super) fn len(self) -> usize {
        self.behind - self.first
    }
}

/// Files are far shorter than four gigabytes.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The letter of a column, counted from 0: A, Z, AA.
pub(super) fn letter(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column % 26]);
        match (column / 26).checked_sub(1) {
            None => break,
            Some(left) => column = left,
        }
    }
    letters
        .iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_lines_and_empty_ones_are_none() {
        let mut sheet = Sheet::default();
        for (line, cells) in [
            (1, vec!["a", " b "]),
            (2, vec!["", " "]),
            (5, vec!["", "c", ""]),
            (6, vec![]),
        ] {
            cells.iter().for_each(|cell| sheet.push(cell));
            sheet.end_row(line);
        }
        let rows: Vec<(u32, Vec<&str>)> = sheet
            .rows_from(0)
            .map(|row| (row.line, row.cells().collect()))
            .collect();
        assert_eq!(rows, [(1, vec!["a", "b"]), (5, vec!["", "c"])]);
        assert_eq!((sheet.len(), sheet.width()), (2, 2));
        assert_eq!(sheet.row(0).map(|row| row.cell(7)), Some(""));
    }

    #[test]
    fn a_row_of_a_million_cells_is_cut() {
        let mut sheet = Sheet::default();
        (0..1_000_000).for_each(|_| sheet.push("x"));
        sheet.end_row(1);
        assert_eq!(sheet.width(), MOST_CELLS);
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letter(column), name);
        }
    }
}
