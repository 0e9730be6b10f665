//! Quizizz’s table, now Wayground’s: a column says of what type each question is.

use super::{columns, headings};
use crate::exchange::columns::Layout;
use crate::exchange::sheet::Sheet;
use crate::exchange::{Column, Format};
use crate::set::fold::fold;

const HEADINGS: [&str; 3] = ["question text", "question type", "correct answer"];

/// Whether a table is that of Quizizz.
pub(super) fn looks_like(sheet: &Sheet) -> bool {
    headings(sheet, &HEADINGS).is_some()
}

/// How the table is laid out.
pub(super) fn layout(sheet: &Sheet) -> Option<Layout> {
    let header = headings(sheet, &HEADINGS)?;
    let columns = columns(sheet, header, |heading| {
        if heading == "question text" {
            Column::Stem
        } else if heading.starts_with("option ") {
            Column::Option
        } else if heading.starts_with("correct answer") {
            Column::Key
        } else if heading.starts_with("image") {
            Column::Image
        } else if heading.contains("explanation") {
            Column::Why
        } else {
            Column::Ignored
        }
    });
    let types = sheet
        .row(header)
        .and_then(|row| row.cells().position(|cell| fold(cell) == "question type"));
    Some(Layout {
        types,
        ..Layout::of_vendor(Format::Quizizz, header, columns)
    })
}

/// The type of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Type {
    /// As its key and its options show.
    Any,
    /// Several options are right.
    Several,
    /// The answer is typed; what stands as options is accepted.
    Typed,
    /// Nothing is right.
    Poll,
    /// A text of one's own.
    Open,
    /// Drawing, a slide, a film: nothing that is asked in words.
    Other,
}

impl Type {
    /// Why such a question cannot be taken.
    pub(in crate::exchange) fn refused(self) -> Option<&'static str> {
        match self {
            Type::Any | Type::Several | Type::Typed => None,
            Type::Poll => Some(
                "A poll has no right answer, so it was not taken. Make it Multiple Choice and give the right option, if there is one.",
            ),
            Type::Open => Some(
                "An open question has no answer that could be checked, so it was not taken. Make it Fill-in-the-Blank and give the accepted answers, or make a card of it.",
            ),
            Type::Other => Some(
                "Annals has no questions of this type, so it was not taken. Make it Multiple Choice, Checkbox or Fill-in-the-Blank.",
            ),
        }
    }
}

/// What a cell says of the type.
pub(in crate::exchange) fn type_of(cell: &str) -> Type {
    match fold(cell).as_str() {
        "" | "multiple choice" | "mcq" | "true false" | "true or false" => Type::Any,
        "checkbox" | "multiple select" | "msq" => Type::Several,
        "fill in the blank" | "fill in the blanks" | "fill in" | "blank" | "fib" => Type::Typed,
        "poll" => Type::Poll,
        "open ended" | "open" => Type::Open,
        _ => Type::Other,
    }
}
