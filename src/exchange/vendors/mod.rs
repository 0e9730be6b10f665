//! The tables of quiz sites: where their headings are, and what their columns hold.

mod blooket;
mod kahoot;
pub(super) mod quizizz;
mod quizlet;

#[cfg(test)]
mod tests;

use super::columns::Layout;
use super::sheet::{Row, Sheet};
use super::{Choices, Column, Format};
use crate::set::fold::fold;
pub(super) use quizlet::layout as quizlet_layout;

/// How far down the headings are looked for.
const HEADINGS_WITHIN: usize = 20;

/// What a text turned out to be.
pub(super) enum Found {
    /// Terms and definitions, parted anew, with the sign between the two.
    Quizlet(Sheet, char),
    /// Questions.
    Questions(Layout),
}

/// Whose table a text is, if it is a vendor's.
pub(super) fn of_text(text: &str, sheet: &Sheet, choices: &Choices) -> Option<Found> {
    if let Some(layout) = of_sheet(sheet, choices) {
        return Some(Found::Questions(layout));
    }
    let is_free = choices.format.is_none() && choices.columns.is_empty();
    let is_quizlet = choices.format == Some(Format::Quizlet)
        || is_free && choices.header != Some(true) && quizlet::looks_like(text, sheet);
    if !is_quizlet {
        return None;
    }
    let (sheet, separator) = quizlet::part(text, choices.separator);
    Some(Found::Quizlet(sheet, separator))
}

/// Whose table a sheet is, if it is a vendor's.
pub(super) fn of_sheet(sheet: &Sheet, choices: &Choices) -> Option<Layout> {
    let mut layout = match choices.format {
        Some(Format::Kahoot) => kahoot::layout(sheet),
        Some(Format::Quizizz) => quizizz::layout(sheet),
        Some(Format::Blooket) => blooket::layout(sheet),
        Some(_) => None,
        None if kahoot::looks_like(sheet) => kahoot::layout(sheet),
        None if quizizz::looks_like(sheet) => quizizz::layout(sheet),
        None if blooket::looks_like(sheet) => blooket::layout(sheet),
        None => None,
    }?;
    if !choices.columns.is_empty() {
        layout.columns = choices.columns.clone();
        layout.columns.resize(sheet.width(), Column::Ignored);
    }
    Some(layout)
}

/// The row of headings: the first in which every one of these begins a cell.
fn headings(sheet: &Sheet, wanted: &[&str]) -> Option<usize> {
    let rows = sheet.rows_from(0).take(HEADINGS_WITHIN);
    let holds = |row: Row<'_>| {
        // No heading is as long as a text may be.
        let short = row.cells().take(40).filter(|cell| cell.len() < 300);
        let cells: Vec<String> = short.map(fold).collect();
        wanted
            .iter()
            .all(|wanted| cells.iter().any(|cell| cell.starts_with(wanted)))
    };
    rows.enumerate()
        .find(|(_, row)| holds(*row))
        .map(|(at, _)| at)
}

/// The columns of a row of headings.
fn columns(sheet: &Sheet, header: usize, means: impl Fn(&str) -> Column) -> Vec<Column> {
    let row = sheet.row(header);
    let cell = |at| row.map_or("", |row| row.cell(at));
    let mut seen: Vec<Column> = Vec::new();
    let columns = (0..sheet.width()).map(|at| {
        let column = means(&fold(cell(at)));
        let is_first = !seen.contains(&column);
        seen.push(column);
        match is_first || column == Column::Option {
            true => column,
            false => Column::Ignored,
        }
    });
    columns.collect()
}
