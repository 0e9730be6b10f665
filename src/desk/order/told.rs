//! What the worker tells of the open set.

use serde::{Deserialize, Serialize};

use super::{Head, Packed, Table};
use crate::exchange::sent::Named;
use crate::exchange::{Column, DateOrder, Format, RowsAre};
use crate::set::Severity;

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// So many rows are read, of so many (0: not known).
    Progress(u32, u32),
    /// The file cannot be read; a sentence says what is the matter and what to do.
    Unread(String),
    /// What there is to say of the open set.
    Overview(Box<Overview>),
    /// What the open set is good for, where the overview did not say it yet.
    Worth(Worth),
    /// Rows of a table.
    Rows(Rows),
    /// Where the text was found; `None`: nowhere.
    Found(Option<Hit>),
    /// Cells as text for another program.
    Copied(String),
    /// The questions that a row yields.
    Preview {
        /// Of which table.
        table: Table,
        /// The row.
        row: u32,
        /// The questions, one of each form and fact.
        questions: Vec<Yielded>,
    },
    /// A file to save.
    File {
        /// What it may be called.
        name: String,
        /// What is in it.
        text: String,
        /// What it could not hold.
        lost: Vec<String>,
    },
    /// Links to the set.
    Packed {
        /// One that holds the whole set.
        whole: Linked,
        /// One that points at its file.
        pointing: Option<Linked>,
    },
    /// A set is kept as it stands, under this key.
    Kept(String),
    /// It cannot be kept.
    NotKept,
    /// There is no set under the key.
    Missing,
    /// A set that lies in this browser as it stands in a link; `None`: it cannot be read.
    PackedKept {
        /// The key of the set.
        key: String,
        /// The hash of its content, and its part of the link.
        packed: Option<(String, String)>,
    },
    /// What the QR codes of a picture say.
    Scanned(Vec<String>),
    /// A workbook.
    Workbook(Vec<u8>),
    /// The texts of a file that a class sent.
    Sent(Vec<Named>),
    /// A package, or why there is none.
    Package(Packed),
    /// What was made of a file of the site; `None`: it cannot be read.
    Converted {
        /// The id.
        id: String,
        /// The set's file.
        text: Option<String>,
    },
}

impl Told {
    /// Whether it is of the open set, and of no use when that is another one by now.
    #[must_use]
    pub fn is_of_the_open(&self) -> bool {
        match self {
            Told::Progress(..)
            | Told::Unread(_)
            | Told::Overview(_)
            | Told::Worth(_)
            | Told::Rows(_)
            | Told::Found(_)
            | Told::Copied(_)
            | Told::Preview { .. }
            | Told::File { .. }
            | Told::Packed { .. }
            | Told::Missing => true,
            Told::Kept(_)
            | Told::NotKept
            | Told::PackedKept { .. }
            | Told::Sent(_)
            | Told::Workbook(_)
            | Told::Scanned(_)
            | Told::Package(_)
            | Told::Converted { .. } => false,
        }
    }
}

/// A link, and its QR code where it is short enough for one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Linked {
    /// The link.
    pub link: String,
    /// How many squares the code is wide, and the path that draws the dark ones.
    pub code: Option<(u32, String)>,
}

/// How a table was understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Columns {
    /// The name of its encoding.
    pub encoding: String,
    /// What stands between cells.
    pub separator: char,
    /// Whether the first row is one of headings.
    pub header: bool,
    /// How dates of numbers were read.
    pub order: Option<DateOrder>,
    /// Whether the dates tell that order.
    pub is_order_sure: bool,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// Which was read.
    pub sheet: u32,
    /// What the rows are.
    pub rows_are: Option<RowsAre>,
    /// The headings.
    pub headings: Vec<String>,
    /// What each column was taken for.
    pub columns: Vec<Column>,
    /// The first rows.
    pub samples: Vec<Vec<String>>,
}

/// What there is to say of the open set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// What it says of itself.
    pub head: Head,
    /// The name of the file it came from.
    pub file: String,
    /// What that file was.
    pub format: Option<Format>,
    /// How many rows each table has, in the order of [`Table::ALL`].
    pub rows: [u32; 7],
    /// How many items can be used: events, cards and questions.
    pub accepted: u32,
    /// How many cannot, or were refused already when the file was read.
    pub refused: u32,
    /// What is to be said, the weightiest first; at most [`MOST_FOUND`].
    pub found: Vec<Found>,
    /// How many errors, warnings and notes there are.
    pub counts: [u32; 3],
    /// How many findings are known to the author.
    pub known: u32,
    /// What it is good for; `None`: that is being counted.
    pub worth: Option<Worth>,
    /// The first and the last day of the events, in hundredths of a year.
    pub ends: Option<(i32, i32)>,
    /// Where the events lie on the axis: first and last day in hundredths of a year; each place
    /// once, at most [`MOST_MARKS`].
    pub marks: Vec<(i32, i32)>,
    /// How the table was understood.
    pub columns: Option<Columns>,
    /// The questions struck out, as fact and form.
    pub struck: Vec<(String, String)>,
    /// The hash of the content.
    pub hash: String,
    /// The size of the file in bytes.
    pub bytes: u32,
    /// Whether a step can be taken back.
    pub can_undo: bool,
    /// Whether an undoing can be taken back.
    pub can_redo: bool,
}

/// So many findings are told at most; the counts tell all.
pub const MOST_FOUND: usize = 500;
/// So many events are drawn on the axis at most.
pub const MOST_MARKS: usize = 200;

/// A finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// How much it weighs.
    pub severity: Severity,
    /// The code of the rule.
    pub code: String,
    /// Where it can be mended: table and row, from 0.
    pub place: Option<(Table, u32)>,
    /// The row of the file, from 1; 0: none.
    pub line: u32,
    /// The id of the item.
    pub item: String,
    /// The heading of the column.
    pub column: String,
    /// The offending text.
    pub text: String,
    /// What is the matter and what to do.
    pub says: String,
}

/// What a set is good for, as `bank::worth` counts it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// Questions, counted as facts times forms.
    pub questions: u32,
    /// Whether there are more.
    pub or_more: bool,
    /// The names of the forms that can ask something, with how many facts.
    pub forms: Vec<(String, u32)>,
    /// What the set lacks, with how many forms it would unlock: the most first.
    pub lacks: Vec<(String, u32)>,
}

/// Rows of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// Of which.
    pub table: Table,
    /// The first, from 0.
    pub from: u32,
    /// How many the table has.
    pub all: u32,
    /// What they hold, in the order of the columns of the table.
    pub rows: Vec<Row>,
    /// Which columns of the table have anything in any row.
    pub used: Vec<bool>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The cells.
    pub cells: Vec<String>,
    /// The weightiest finding on it.
    pub worst: Option<Severity>,
    /// What is found on it: column, weight and sentence.
    pub found: Vec<(u32, Severity, String)>,
}

/// Where a text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// Which it is of the rows that hold the text, from 1.
    pub at: u32,
    /// How many rows hold it.
    pub of: u32,
}

/// A question that a row yields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Yielded {
    /// The name of its fact.
    pub fact: String,
    /// The name of its form.
    pub form: String,
    /// The question.
    pub stem: String,
    /// What is offered.
    pub options: Vec<String>,
    /// The right answer.
    pub key: String,
    /// Whether it is struck out.
    pub struck: bool,
}
