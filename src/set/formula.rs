//! What a spreadsheet would take for a formula, and how it is kept from that.

use std::borrow::Cow;

/// Spreadsheets take what begins so for a formula.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell behind an apostrophe where it would be worked out: so it is text.
#[must_use]
pub fn defused(cell: &str) -> Cow<'_, str> {
    match is_formula(cell) {
        true => Cow::Owned(["'", cell].concat()),
        false => Cow::Borrowed(cell),
    }
}

/// A cell without the apostrophe that keeps it from being a formula.
#[must_use]
pub fn undefused(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        Some(_) | None => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_worked_out_is_text_and_comes_back() {
        for (cell, kept) in [
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("'=1", "''=1"),
            ("1=1", "1=1"),
            ("'tis", "'tis"),
            ("", ""),
        ] {
            assert_eq!(defused(cell), kept);
            assert_eq!(undefused(kept), cell);
        }
    }
}
