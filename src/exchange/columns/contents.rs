//! What a column holds, from what stands in its cells.

use std::collections::HashSet;

use crate::exchange::sheet::Sheet;
use crate::exchange::{DateOrder, dates};

/// How many rows are looked at.
const LOOKED_AT: usize = 200;

/// What is seen of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Contents {
    /// Cells with something in them.
    pub(super) filled: usize,
    /// Those that read as a date.
    pub(super) dates: usize,
    /// Those that are a number or a letter alone.
    pub(super) numbers: usize,
    /// Those that end with a question mark.
    pub(super) asking: usize,
    /// Those that are the text of another cell of their row, or the number or letter of one.
    pub(super) pointing: usize,
    /// Signs in all.
    pub(super) signs: usize,
    /// Different texts.
    pub(super) distinct: usize,
}

impl Contents {
    /// Whether most of the cells are of a sort.
    pub(super) fn are_mostly(self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 6
    }

    /// Whether its cells are dates.
    pub(super) fn are_dates(self) -> bool {
        self.are_mostly(self.dates)
    }

    /// How many signs a cell has, on the average.
    pub(super) fn length(self) -> usize {
        self.signs / self.filled.max(1)
    }

    /// Whether its cells are texts, and not numbers.
    pub(super) fn are_texts(self) -> bool {
        self.filled > 0 && !self.are_mostly(self.numbers) && !self.are_dates()
    }

    /// Whether its texts are few, so that each stands for a sort.
    pub(super) fn are_sorts(self) -> bool {
        self.filled >= 8
            && self.distinct >= 2
            && self.distinct * 4 <= self.filled
            && self.length() <= 25
    }
}

/// Looks at the columns from a row on.
pub(super) fn contents(sheet: &Sheet, first: usize) -> Vec<Contents> {
    let mut all = vec![Contents::default(); sheet.width()];
    let mut texts: Vec<HashSet<&str>> = vec![HashSet::new(); sheet.width()];
    for row in sheet.rows_from(first).take(LOOKED_AT) {
        for (at, cell) in row.cells().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let (Some(contents), Some(texts)) = (all.get_mut(at), texts.get_mut(at)) else {
                continue;
            };
            let is_date = || dates::read(cell, DateOrder::DayMonthYear).is_some();
            contents.filled += 1;
            contents.signs += cell.chars().take(1000).count();
            contents.dates += usize::from(looks_like_date(cell) || is_date());
            contents.numbers += usize::from(is_number(cell));
            contents.asking += usize::from(cell.ends_with(['?', '？']));
            let is_other = |(other, text): (usize, &str)| other != at && text == cell;
            let is_pointer = is_pointer(cell) || row.cells().take(12).enumerate().any(is_other);
            contents.pointing += usize::from(is_pointer);
            texts.insert(cell);
        }
    }
    for (contents, texts) in all.iter_mut().zip(texts) {
        contents.distinct = texts.len();
    }
    all
}

/// 31.02.1956 and 02/03/04 are not read, but show what the column holds.
fn looks_like_date(cell: &str) -> bool {
    let separator = cell.chars().find(|sign| matches!(sign, '.' | '/' | '-'));
    let Some(separator) = separator.filter(|_| cell.len() <= 10) else {
        return false;
    };
    let fields = cell.split(separator);
    let is_short = |field: &str| {
        (1..=4).contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit())
    };
    fields.clone().count() == 3 && fields.clone().all(is_short)
}

fn is_number(cell: &str) -> bool {
    let has_digit = cell.bytes().any(|byte| byte.is_ascii_digit());
    has_digit
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".,+-% ".contains(&byte))
}

/// "2", "1,3", "B".
fn is_pointer(cell: &str) -> bool {
    let mut parts = cell.split([',', ';']).map(str::trim);
    parts.all(|part| matches!(part.as_bytes(), [b'1'..=b'9' | b'a'..=b'h' | b'A'..=b'H']))
}
