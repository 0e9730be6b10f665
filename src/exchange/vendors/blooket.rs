//! Blooket's table: a banner first, then headings that go over several lines.

use super::{columns, headings};
use crate::exchange::columns::Layout;
use crate::exchange::sheet::Sheet;
use crate::exchange::{Column, Format};

const HEADINGS: [&str; 4] = ["question text", "answer 1", "answer 2", "correct answer"];

/// Whether a table is Blooket's.
pub(super) fn looks_like(sheet: &Sheet) -> bool {
    let banner = sheet.row(0).is_some_and(|row| {
        row.cells()
            .any(|cell| cell.len() < 300 && cell.to_lowercase().contains("blooket"))
    });
    let header = headings(sheet, &HEADINGS);
    header.is_some() && (banner || header == headings(sheet, &["question text", "time limit"]))
}

/// How Blooket's table is laid out.
pub(super) fn layout(sheet: &Sheet) -> Option<Layout> {
    let header = headings(sheet, &HEADINGS)?;
    let columns = columns(sheet, header, |heading| {
        if heading.starts_with("question text") {
            Column::Stem
        } else if heading.starts_with("answer ") {
            Column::Option
        } else if heading.starts_with("correct answer") {
            Column::Key
        } else if heading.starts_with("image") || heading.starts_with("question image") {
            Column::Image
        } else {
            Column::Ignored
        }
    });
    Some(Layout::of_vendor(Format::Blooket, header, columns))
}
