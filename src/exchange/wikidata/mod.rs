//! Results of a query to Wikidata: each item an event, its rows put together.

mod cell;
mod gather;
mod roles;
mod source;
mod time;

pub(super) use source::{looks_like_json, looks_like_table};

use gather::Gathered;
use roles::Variables;
use source::Source;

use super::{Choices, Column, Format, Import, MOST_ITEMS, Progress, Remark, Unreadable};
use crate::set::Severity;

/// After so many rows progress is told.
const STEP: u32 = 512;

/// Reads results in JSON, in either of the two shapes that the query service saves.
///
/// # Errors
/// When it is no JSON, or no variable holds items or dates.
pub(super) fn read_json(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let source = Source::json(text)?;
    read(&source, Format::WikidataJson, choices, progress)
}

/// Reads results in CSV or TSV.
///
/// # Errors
/// When no column holds items or dates.
pub(super) fn read_table(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let source = Source::table(text, choices.separator);
    read(&source, Format::WikidataTable, choices, progress)
}

fn read(
    source: &Source<'_>,
    format: Format,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let mut variables = Variables::of(source.names());
    source.each(&mut |_, row| match row {
        Ok(row) => variables.look_at(&row),
        Err(_) => true,
    });
    let roles = variables.settled();
    if roles.date.is_none() && roles.start.is_none() {
        return Err(Unreadable::NoColumn(Column::Date));
    }
    if roles.label.is_none() {
        return Err(Unreadable::NoColumn(Column::Title));
    }
    let mut gathered = Gathered::of(roles);
    let mut count = 0u32;
    source.each(&mut |line, row| {
        match row {
            Ok(row) => gathered.row(line, &row),
            Err(says) => {
                gathered
                    .remarks
                    .push(Remark::new(Severity::Error, "not-read", line, "", says))
            }
        }
        count += 1;
        if count.is_multiple_of(STEP) {
            progress(count, 0);
        }
        gathered.len() < MOST_ITEMS
    });
    progress(count, count);
    gathered.done(source, format, choices)
}

#[cfg(test)]
mod tests;
