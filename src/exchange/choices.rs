//! How a table is understood, and what a teacher may choose of it.

use serde::{Deserialize, Serialize};

use super::{Encoding, Format};

/// In which order the parts of a date of numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    /// 19.10.1956
    DayMonthYear,
    /// 10/19/1956
    MonthDayYear,
    /// 1956-10-19
    YearMonthDay,
}

/// What the items of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowsAre {
    /// Dated events.
    Events,
    /// Cards.
    Cards,
    /// Questions.
    Questions,
}

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Column {
    /// Nothing that is taken.
    Ignored,
    /// The id of the item.
    Id,
    /// When it was.
    Date,
    /// When it ended.
    EndDate,
    /// What happened.
    Title,
    /// The same in a sentence.
    Summary,
    /// What sort of event.
    Kind,
    /// Where.
    Place,
    /// Who; several parted by semicolons.
    Actors,
    /// The subject of "did": who did it.
    Subject,
    /// What was done, as a bare infinitive.
    Verb,
    /// A number with its unit.
    Quantity,
    /// What that number counts.
    QuantityOf,
    /// Which source.
    Source,
    /// Where in it.
    Section,
    /// Words to sort by.
    Tags,
    /// The address of a picture.
    Image,
    /// What is to be seen on it.
    Alt,
    /// The front of a card.
    Front,
    /// The back of a card.
    Back,
    /// A question.
    Stem,
    /// An option.
    Option,
    /// The right answer: its text, or the numbers or letters of the options.
    Key,
    /// Why it is right.
    Why,
}

impl Column {
    /// Every column, in the order in which they are offered.
    pub const ALL: [Column; 24] = [
        Column::Ignored,
        Column::Date,
        Column::EndDate,
        Column::Title,
        Column::Summary,
        Column::Kind,
        Column::Place,
        Column::Actors,
        Column::Subject,
        Column::Verb,
        Column::Quantity,
        Column::QuantityOf,
        Column::Source,
        Column::Section,
        Column::Tags,
        Column::Image,
        Column::Alt,
        Column::Id,
        Column::Front,
        Column::Back,
        Column::Stem,
        Column::Option,
        Column::Key,
        Column::Why,
    ];

    /// Its name on the command line, between page and worker, and as a heading that is always
    /// understood.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Column::Ignored => "ignored",
            Column::Id => "id",
            Column::Date => "date",
            Column::EndDate => "end date",
            Column::Title => "title",
            Column::Summary => "summary",
            Column::Kind => "kind",
            Column::Place => "place",
            Column::Actors => "actors",
            Column::Subject => "subject",
            Column::Verb => "verb",
            Column::Quantity => "quantity",
            Column::QuantityOf => "quantity of",
            Column::Source => "source",
            Column::Section => "section",
            Column::Tags => "tags",
            Column::Image => "image",
            Column::Alt => "alt",
            Column::Front => "front",
            Column::Back => "back",
            Column::Stem => "question",
            Column::Option => "option",
            Column::Key => "answer",
            Column::Why => "why",
        }
    }

    /// The column of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// How a table was understood; shown to the teacher, who may change it.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// How its bytes were read; of a workbook always UTF-8.
    pub encoding: Encoding,
    /// What stands between cells; of a workbook a tab.
    pub separator: char,
    /// Whether the first row says what the columns hold.
    pub header: bool,
    /// How dates of numbers were read.
    pub order: DateOrder,
    /// Whether the dates themselves tell that order, or it is a guess.
    pub is_order_sure: bool,
    /// The names of the sheets of a workbook.
    pub sheets: Vec<String>,
    /// Which of them was read.
    pub sheet: usize,
    /// What the rows are.
    pub rows_are: RowsAre,
    /// The heading of each column; a letter where it has none.
    pub headings: Vec<String>,
    /// What each column was taken for.
    pub columns: Vec<Column>,
    /// The first rows, as they stand there.
    pub samples: Vec<Vec<String>>,
}

/// What is known of a file beforehand, and what a teacher has chosen; what is left out is
/// guessed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The name of the file; what it calls a set that has no title.
    pub name: String,
    /// What it is.
    pub format: Option<Format>,
    /// How its bytes mean signs.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub separator: Option<char>,
    /// Whether the first row says what the columns hold.
    pub header: Option<bool>,
    /// How dates of numbers are read.
    pub order: Option<DateOrder>,
    /// Which sheet of a workbook.
    pub sheet: Option<usize>,
    /// What the columns hold; empty: guessed.
    pub columns: Vec<Column>,
}
