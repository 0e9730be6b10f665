//! What is read of a file: its items, where they stood, and what there is to say of them.

use super::{Columns, Format};
use crate::set::Severity;
use crate::set::format::SetShape;

/// What was read of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What it is.
    pub format: Format,
    /// Its items, faults and all.
    pub set: SetShape,
    /// Where they stood.
    pub lines: Lines,
    /// What was refused, changed or guessed on the way.
    pub remarks: Vec<Remark>,
    /// Of a table, how its columns were understood.
    pub columns: Option<Columns>,
}

/// The row or line of the file, from 1, that each item came from, in the order of the items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Of the events.
    pub events: Vec<u32>,
    /// Of the cards.
    pub cards: Vec<u32>,
    /// Of the questions.
    pub questions: Vec<u32>,
}

/// Something that the reader of a file has to say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// `Error`: an item was refused. `Warning`: a part of it is lost. `Note`: a guess.
    pub severity: Severity,
    /// The name of the rule: `not-read`, `ambiguous-date`.
    pub code: &'static str,
    /// The row or line, from 1; 0: the file as a whole.
    pub line: u32,
    /// The heading of the column, or the name of the field; may be empty.
    pub column: String,
    /// The offending text, as it stands there; cut to [`LONGEST_QUOTE`] characters.
    pub text: String,
    /// What is the matter and what to do, as a sentence.
    pub says: String,
}

/// The most characters of an offending text that are told.
pub const LONGEST_QUOTE: usize = 80;

impl Remark {
    /// A remark on a line; the text is cut.
    #[must_use]
    pub fn new(
        severity: Severity,
        code: &'static str,
        line: u32,
        text: &str,
        says: impl Into<String>,
    ) -> Remark {
        Remark {
            severity,
            code,
            line,
            column: String::new(),
            text: quoted(text),
            says: says.into(),
        }
    }

    /// The same of a column.
    #[must_use]
    pub fn of_column(mut self, column: &str) -> Remark {
        column.clone_into(&mut self.column);
        self
    }
}

/// A text as it may be told: cut, and without the signs that would turn a line around or end it.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut signs = text.chars().map(|sign| match sign {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        sign if sign.is_control() => ' ',
        sign => sign,
    });
    let mut quote: String = signs.by_ref().take(LONGEST_QUOTE).collect();
    if signs.next().is_some() {
        quote.push('…');
    }
    quote
}
