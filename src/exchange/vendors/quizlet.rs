//! Quizlet's text: a term, a tab and its definition, and a new line; or other signs between
//! them, as whoever wrote it out has chosen.

use crate::exchange::columns::{self, Layout};
use crate::exchange::sheet::Sheet;
use crate::exchange::{Choices, Column, Format, MOST_ITEMS, RowsAre};

/// Whether a text is terms and definitions: two columns parted by tabs, without headings or
/// dates and without the quotation marks of a spreadsheet; or all of it on one line.
pub(super) fn looks_like(text: &str, sheet: &Sheet) -> bool {
    if sheet.len() == 1 {
        return is_one_line(text);
    }
    let is_free = |layout: Layout| layout.rows_are == RowsAre::Cards && layout.header.is_none();
    let head = text
        .get(..text.floor_char_boundary(4096))
        .unwrap_or_default();
    let is_quoted = || {
        sheet
            .rows_from(0)
            .any(|row| row.cells().any(|cell| cell.contains('\n')))
    };
    sheet.width() == 2
        && head.contains('\t')
        && !text.contains("\"\"")
        && columns::layout(sheet, &Choices::default()).is_ok_and(is_free)
        && !is_quoted()
}

/// `term,definition;term,definition`.
fn is_one_line(text: &str) -> bool {
    let has_letters = |part: &str| part.contains(char::is_alphabetic);
    let mut records = text.trim().trim_end_matches(';').split(';');
    let is_record = |record: &str| {
        let parts = record.split_once('\t').or_else(|| record.split_once(','));
        parts.is_some_and(|(term, definition)| {
            has_letters(term) && has_letters(definition) && !definition.contains(',')
        })
    };
    text.matches(';').take(2).count() == 2 && records.all(is_record)
}

/// Parts a text into terms and definitions. Quotation marks are letters to Quizlet.
pub(super) fn part(text: &str, chosen: Option<char>) -> (Sheet, char) {
    let within = chosen.unwrap_or_else(|| guess(text));
    let ends = if text.trim().contains('\n') || within == ';' {
        '\n'
    } else {
        ';'
    };
    let mut sheet = Sheet::default();
    let mut line = 1;
    for record in text.split(ends) {
        if sheet.len() >= MOST_ITEMS {
            break;
        }
        let (term, definition) = record.split_once(within).unwrap_or((record, ""));
        sheet.push(term);
        sheet.push(definition);
        sheet.end_row(line);
        line += u32::from(ends == '\n');
    }
    (sheet, within)
}

/// The sign between term and definition.
fn guess(text: &str) -> char {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(200)
        .collect();
    let count = |sign: char| lines.iter().filter(|line| line.contains(sign)).count();
    let mut best = '\t';
    for sign in [',', ';', '|', ':'] {
        if count(sign) > count(best) {
            best = sign;
        }
    }
    best
}

/// Cards: a term in front, its definition on the back.
pub(in crate::exchange) fn layout(sheet: &Sheet, choices: &Choices) -> Layout {
    let columns = match choices.columns.is_empty() {
        true => vec![Column::Front, Column::Back],
        false => choices.columns.clone(),
    };
    let is_headed = choices.header == Some(true) && sheet.len() > 0;
    Layout {
        header: is_headed.then_some(0),
        first: usize::from(is_headed),
        rows_are: RowsAre::Cards,
        keys_are_numbers: false,
        ..Layout::of_vendor(Format::Quizlet, 0, columns)
    }
}
