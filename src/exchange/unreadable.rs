//! Why nothing of a file can be read.

use std::fmt;

use super::{Column, Format, LARGEST_FILE};

/// Why nothing at all could be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// It has nothing in it.
    Empty,
    /// It is larger than what is read: its size in bytes.
    TooLarge(usize),
    /// It is of a sort that holds no items: a picture, a film, a program; which, in words.
    NotText(&'static str),
    /// It is none of the formats.
    Unknown,
    /// It is of this format, and broken.
    Broken {
        /// The format.
        format: Format,
        /// Line, from 1; 0: not known.
        line: u32,
        /// What is the matter and what to do, as a sentence.
        says: String,
    },
    /// It has no column of this sort, and cannot do without.
    NoColumn(Column),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Empty => write!(f, "There is nothing in it."),
            Unreadable::TooLarge(bytes) => write!(
                f,
                "It has {} megabytes, and {} are read at most. Part it, or leave out the pictures.",
                bytes.div_ceil(1 << 20),
                LARGEST_FILE >> 20
            ),
            Unreadable::NotText(what) => write!(
                f,
                "It is {what}, not a table or a list of questions. Annals reads CSV, Excel and OpenDocument tables, GIFT, Moodle XML, Aiken, Anki notes, TimelineJS, Wikidata and its own sets."
            ),
            Unreadable::Unknown => write!(
                f,
                "It is none of the formats that Annals reads. A table needs a row for each event, with its date and its title."
            ),
            Unreadable::Broken { format, line, says } => {
                write!(f, "It looks like {}, but cannot be read", format.title())?;
                match line {
                    0 => write!(f, ": {says}"),
                    line => write!(f, " (line {line}): {says}"),
                }
            }
            Unreadable::NoColumn(column) => write!(
                f,
                "No column of it was found to hold the {}. Pick the one that does.",
                column.name()
            ),
        }
    }
}
