//! The only door in and out: outside formats to the shapes of a set, and back.
//!
//! [`read`] recognises a file by what is in it, and gives its items as they stand there, faults
//! and all: a date that nobody can read is an event with an unreadable date, which its author
//! can mend. What has no place in a set is told as a [`Remark`]. Nothing is dropped in silence.
//!
//! Everything here may be given any bytes at all. No format is allowed to take more memory than
//! ten times its file, and none to run longer than its length justifies.

mod aiken;
mod anki;
mod calendar;
mod choices;
mod columns;
pub mod csv;
mod dates;
pub mod drawn;
pub mod encoding;
mod events;
mod format;
pub mod gift;
mod head;
mod html;
pub mod ids;
mod import;
mod items;
mod left;
pub mod link;
mod listed;
mod lost;
pub mod markup;
mod moodle;
pub mod moodle_xml;
pub mod named;
mod native;
mod opentdb;
mod out;
mod quantity;
mod recognise;
mod rows;
pub mod sent;
mod sheet;
mod table;
mod tally;
pub mod text;
mod timeline;
mod unreadable;
mod vendors;
mod wikidata;
mod workbook;

pub use choices::{Choices, Column, Columns, DateOrder, RowsAre};
pub use encoding::Encoding;
pub use format::Format;
pub use import::{Import, LONGEST_QUOTE, Lines, Remark, quoted};
pub use out::{Written, write, write_drawn};
pub use unreadable::Unreadable;

use crate::set::Severity;
use encoding::Decoded;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 << 20;
/// The most items of a file that are read.
pub const MOST_ITEMS: usize = 200_000;

/// How far a reading has come: rows read, rows in all (0: not known).
pub type Progress<'a> = &'a mut dyn FnMut(u32, u32);

/// What a file is, by what is in it.
///
/// # Errors
/// When nothing of it can be read.
pub fn recognise(bytes: &[u8], choices: &Choices) -> Result<Format, Unreadable> {
    if bytes.len() > LARGEST_FILE {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    match (recognise::content(bytes)?, choices.format) {
        (_, Some(format)) => Ok(format),
        (recognise::Content::Workbook(format), None) => Ok(format),
        (recognise::Content::Text, None) => {
            recognise::format(&encoding::decode(bytes, choices.encoding).text)
        }
    }
}

/// Reads a file, whatever it is.
///
/// # Errors
/// When nothing of it can be read.
pub fn read(bytes: &[u8], choices: &Choices, progress: Progress<'_>) -> Result<Import, Unreadable> {
    if bytes.len() > LARGEST_FILE {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    let content = recognise::content(bytes)?;
    if let recognise::Content::Workbook(_) = content {
        return table::read_workbook(bytes, choices, progress);
    }
    let Decoded {
        text,
        encoding,
        faults,
    } = encoding::decode(bytes, choices.encoding);
    let format = match choices.format {
        Some(format) => format,
        None => recognise::format(&text)?,
    };
    let mut import = read_text(&text, encoding, format, choices, progress)?;
    // Of a table the encoding is shown, and can be changed there.
    let is_guess = choices.encoding.is_none() && !encoding::is_marked(bytes);
    if is_guess && !matches!(encoding, Encoding::Utf8) && import.columns.is_none() {
        import.remarks.push(of_guess(encoding));
    }
    if faults > 0 {
        import.remarks.push(of_faults(encoding, faults));
    }
    Ok(import)
}

/// Reads a set as it was kept here, however large it has become.
///
/// # Errors
/// When it is not one.
pub fn read_kept(text: &str, progress: Progress<'_>) -> Result<Import, Unreadable> {
    native::read_any(text, progress)
}

fn of_guess(encoding: Encoding) -> Remark {
    let says = format!(
        "It is not in UTF-8, and was read as {}, which is a guess. If letters with accents are wrong, choose another encoding.",
        encoding.name()
    );
    Remark::new(Severity::Note, "guessed-encoding", 0, "", says)
}

fn of_faults(encoding: Encoding, faults: usize) -> Remark {
    let says = format!(
        "At {faults} places it is not {}; the sign \u{fffd} stands there. Choose another encoding, or save the file as UTF-8.",
        encoding.name()
    );
    Remark::new(Severity::Warning, "bad-encoding", 0, "", says)
}

fn read_text(
    text: &str,
    encoding: Encoding,
    format: Format,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    match format {
        Format::Native => native::read(text.as_bytes(), progress),
        Format::AnkiNotes => anki::read(text, choices, progress),
        Format::TimelineJson => timeline::read_json(text, choices, progress),
        Format::TimelineTable => timeline::read_table(text, choices, progress),
        Format::WikidataJson => wikidata::read_json(text, choices, progress),
        Format::WikidataTable => wikidata::read_table(text, choices, progress),
        Format::OpenTdb => opentdb::read(text, choices, progress),
        Format::Gift => gift::read(text, choices, progress),
        Format::Aiken => aiken::read(text, choices, progress),
        Format::MoodleXml => moodle_xml::read(text, choices, progress),
        Format::Table | Format::Quizlet | Format::Kahoot | Format::Quizizz | Format::Blooket => {
            table::read_text(text, encoding, choices, progress)
        }
        // Workbooks are no text.
        Format::Xlsx | Format::Ods => Err(Unreadable::Broken {
            format,
            line: 0,
            says: "It is a text and not a workbook.".to_owned(),
        }),
    }
}

/// A date as a teacher writes it into a cell, as EDTF; what cannot be read stays as it is.
#[must_use]
pub fn date_cell(text: &str) -> String {
    let read = dates::read(text, DateOrder::DayMonthYear);
    read.map_or_else(|| text.to_owned(), |read| read.edtf)
}
