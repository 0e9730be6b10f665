//! Kahoot's table: instructions first, headings below them, items from the second column on.

use super::{columns, headings};
use crate::exchange::columns::Layout;
use crate::exchange::sheet::Sheet;
use crate::exchange::{Column, Format};

const HEADINGS: [&str; 4] = ["question", "answer 1", "answer 2", "correct answer"];

/// Whether a table is Kahoot's.
pub(super) fn looks_like(sheet: &Sheet) -> bool {
    // Blooket's is much the same, and counts its questions.
    header(sheet).is_some_and(|header| {
        let row = sheet.row(header);
        let mut cells = row.iter().flat_map(|row| row.cells());
        cells.any(|cell| {
            cell.to_lowercase().contains("max") && cell.to_lowercase().contains("characters")
        }) || headings(sheet, &["time limit"]) == Some(header)
            && headings(sheet, &["question #"]).is_none()
            && !is_counted(sheet, header)
    })
}

fn is_counted(sheet: &Sheet, header: usize) -> bool {
    let row = sheet.row(header);
    let mut cells = row.iter().flat_map(|row| row.cells());
    cells.any(|cell| cell.trim().to_lowercase().starts_with("question #"))
}

fn header(sheet: &Sheet) -> Option<usize> {
    headings(sheet, &HEADINGS)
}

/// How Kahoot's table is laid out.
pub(super) fn layout(sheet: &Sheet) -> Option<Layout> {
    let header = header(sheet)?;
    let columns = columns(sheet, header, |heading| {
        if heading.starts_with("question") {
            Column::Stem
        } else if heading.starts_with("answer ") {
            Column::Option
        } else if heading.starts_with("correct answer") {
            Column::Key
        } else {
            Column::Ignored
        }
    });
    Some(Layout::of_vendor(Format::Kahoot, header, columns))
}
