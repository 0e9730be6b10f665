//! What page and worker say to each other about the open set, as bytes (postcard).

mod package;
mod told;

use serde::{Deserialize, Serialize};

pub use self::package::{Packed, Packing, SetFrom, Unpacked};
pub use self::told::{
    Columns, Found, Hit, Linked, MOST_FOUND, MOST_MARKS, Overview, Row, Rows, Told, Worth, Yielded,
};
use crate::class::table::Sheet;
use crate::exchange::{Column, DateOrder, Format};

/// What the worker is asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// Read the file that was handed over, and make it the open set.
    Read(Chosen),
    /// Read the same file again, in another way.
    ReadAgain(Chosen),
    /// Make a set that lies in this browser the open one.
    Open {
        /// Under which key it lies.
        key: String,
    },
    /// Begin a set with nothing in it.
    Begin {
        /// What it is called.
        title: String,
    },
    /// From now on keep the open set under this key, and at every change.
    Keep {
        /// The key.
        key: String,
    },
    /// Tell some rows of a table.
    Rows {
        /// Of which.
        table: Table,
        /// The first row, from 0.
        from: u32,
        /// How many.
        count: u32,
    },
    /// Change the set.
    Change(Change),
    /// Take the last step back.
    Undo,
    /// Take the last undoing back.
    Redo,
    /// Find the next row in which a text stands.
    Find {
        /// In which table.
        table: Table,
        /// The text; capitals and accents make no difference.
        text: String,
        /// The first row that is looked at; after the last the search begins anew.
        from: u32,
        /// Whether it goes up, from that row to the first.
        back: bool,
    },
    /// Tell cells as text for another program.
    Copy {
        /// Of which table.
        table: Table,
        /// The first row, from 0.
        row: u32,
        /// How many rows.
        count: u32,
        /// Which columns.
        columns: Vec<u32>,
    },
    /// Tell the questions that a row yields.
    Preview {
        /// Of which table.
        table: Table,
        /// The row, from 0.
        row: u32,
    },
    /// Write the set as a file.
    Export(Format),
    /// Write questions drawn from the set as a file.
    ExportDrawn {
        /// GIFT or Moodle XML.
        format: Format,
        /// How many.
        count: u32,
        /// Drawn by this seed.
        seed: u64,
    },
    /// Make links to the set: one that holds it, and one to where it can be fetched.
    Pack {
        /// Where the site is.
        site: String,
        /// The address of its file; empty: it has none.
        from: String,
    },
    /// Make a set of the file that was handed over, under this id; the open set stays.
    Convert {
        /// The id.
        id: String,
        /// The name of the file.
        name: String,
    },
    /// Pack the set that was handed over for a link; the open set stays.
    PackKept {
        /// The key of the set.
        key: String,
    },
    /// Read the QR codes of a picture; the open set stays.
    Scan {
        /// How many points it is wide.
        width: u32,
        /// How bright each point is, row by row.
        grey: Vec<u8>,
    },
    /// Make a workbook of these sheets; the open set stays.
    Workbook(Vec<Sheet>),
    /// Tell the texts in the file that was handed over, which a class sent; the open set stays.
    Texts {
        /// What it is called.
        name: String,
    },
    /// Make a package of a quiz for a school's platform; the open set stays.
    Package(Box<Packing>),
    /// Tell the report, and keep what was changed, now.
    Settle,
}

impl Order {
    /// Whether it puts another set, or another reading of the file, in the place of the open one.
    #[must_use]
    pub fn opens(&self) -> bool {
        match self {
            Order::Read(_) | Order::ReadAgain(_) | Order::Open { .. } | Order::Begin { .. } => true,
            Order::Keep { .. }
            | Order::Rows { .. }
            | Order::Change(_)
            | Order::Undo
            | Order::Redo
            | Order::Find { .. }
            | Order::Copy { .. }
            | Order::Preview { .. }
            | Order::Export(_)
            | Order::ExportDrawn { .. }
            | Order::Pack { .. }
            | Order::Convert { .. }
            | Order::PackKept { .. }
            | Order::Texts { .. }
            | Order::Workbook(_)
            | Order::Scan { .. }
            | Order::Package(_)
            | Order::Settle => false,
        }
    }
}

/// How a file is to be read; what is left out is guessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// The name of the file.
    pub name: String,
    /// What it is.
    pub format: Option<Format>,
    /// The name of its encoding.
    pub encoding: Option<String>,
    /// What stands between cells.
    pub separator: Option<char>,
    /// Whether the first row is one of headings.
    pub header: Option<bool>,
    /// In which order day, month and year stand.
    pub order: Option<DateOrder>,
    /// Which sheet.
    pub sheet: Option<u32>,
    /// What the columns hold.
    pub columns: Vec<Column>,
}

/// A table of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Table {
    /// The events.
    Events,
    /// People, places and so on.
    Entities,
    /// The cards.
    Cards,
    /// The questions.
    Questions,
    /// The sources.
    Sources,
    /// The kinds of events.
    Kinds,
    /// The periods.
    Eras,
}

impl Table {
    /// Every table, in the order in which they are offered.
    pub const ALL: [Table; 7] = [
        Table::Events,
        Table::Entities,
        Table::Cards,
        Table::Questions,
        Table::Sources,
        Table::Kinds,
        Table::Eras,
    ];
}

/// A change of the set, taken back as one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Write into cells of some columns, from one row down; rows that are missing are added.
    Cells {
        /// Of which table.
        table: Table,
        /// The first row, from 0.
        row: u32,
        /// The columns of the texts, from 0.
        columns: Vec<u32>,
        /// The texts, row by row.
        texts: Vec<Vec<String>>,
    },
    /// Put empty rows in.
    Insert {
        /// Of which table.
        table: Table,
        /// Before which row.
        row: u32,
        /// How many.
        count: u32,
    },
    /// Put rows in once more, below the last of them; each copy has an id of its own.
    Duplicate {
        /// Of which table.
        table: Table,
        /// The first row.
        row: u32,
        /// How many.
        count: u32,
    },
    /// Write what stands in some cells of a row into those below.
    Fill {
        /// Of which table.
        table: Table,
        /// The row it stands in.
        from: u32,
        /// How many rows below it.
        count: u32,
        /// Which columns.
        columns: Vec<u32>,
    },
    /// Take rows out.
    Remove {
        /// Of which table.
        table: Table,
        /// The first row.
        row: u32,
        /// How many.
        count: u32,
    },
    /// Sort the rows of a table; dates by what they mean.
    Sort {
        /// Of which table.
        table: Table,
        /// By which column.
        column: u32,
        /// The last first.
        falling: bool,
    },
    /// Say something of the set as a whole.
    Head(Head),
    /// Strike a question out, or have it asked again.
    Strike {
        /// The name of its fact.
        fact: String,
        /// Its form; none: the fact in every form.
        form: Option<String>,
        /// Whether it is to be struck out.
        is: bool,
    },
    /// Say "I know" of a finding, or take it back.
    Know {
        /// The code of the rule.
        code: String,
        /// The id of the item; none: the rule is left out altogether.
        item: Option<String>,
        /// Whether it is known.
        is: bool,
    },
}

/// What a set says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// SPDX name.
    pub license: String,
    /// Whom to credit.
    pub attribution: String,
    /// The e-mail address for reports.
    pub report_to: String,
    /// The author's version.
    pub version: String,
    /// The forms that may be asked; none: all.
    pub forms: Vec<String>,
}

/// As bytes.
#[must_use]
pub fn encode<T: Serialize>(said: &T) -> Vec<u8> {
    postcard::to_allocvec(said).unwrap_or_default()
}

/// From bytes; `None` where they are none of it.
#[must_use]
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
