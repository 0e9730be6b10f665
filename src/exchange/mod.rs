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
mod columns;
pub mod csv;
mod dates;
pub mod drawn;
pub mod encoding;
mod events;
pub mod gift;
mod head;
mod html;
pub mod ids;
mod items;
mod left;
pub mod link;
mod listed;
pub mod markup;
mod moodle;
pub mod moodle_xml;
pub mod named;
mod native;
mod opentdb;
mod quantity;
mod recognise;
mod rows;
mod sheet;
mod table;
pub mod text;
mod timeline;
mod vendors;
mod wikidata;
mod workbook;

use std::fmt;

use encoding::Decoded;
use serde::{Deserialize, Serialize};

use crate::bank::{Bank, Difficulty, Selection};

use crate::set::Severity;
use crate::set::format::{FORMAT, HeadShape, SetShape};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 << 20;
/// The most items of a file that are read.
pub const MOST_ITEMS: usize = 200_000;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// A set of Annals.
    Native,
    /// A table of text: comma, semicolon, tab or bar between the cells.
    Table,
    /// A workbook of Excel.
    Xlsx,
    /// A workbook of LibreOffice.
    Ods,
    /// Terms and definitions of Quizlet.
    Quizlet,
    /// A table for Kahoot.
    Kahoot,
    /// A table for Quizizz, now Wayground.
    Quizizz,
    /// A table for Blooket.
    Blooket,
    /// Moodle's GIFT.
    Gift,
    /// Moodle XML.
    MoodleXml,
    /// Aiken.
    Aiken,
    /// Notes of Anki, in plain text.
    AnkiNotes,
    /// TimelineJS, as JSON.
    TimelineJson,
    /// TimelineJS, as a table.
    TimelineTable,
    /// Results of a Wikidata query, as JSON.
    WikidataJson,
    /// Results of a Wikidata query, as CSV.
    WikidataTable,
    /// Open Trivia Database, as JSON.
    OpenTdb,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 17] = [
        Format::Native,
        Format::Table,
        Format::Xlsx,
        Format::Ods,
        Format::Quizlet,
        Format::Kahoot,
        Format::Quizizz,
        Format::Blooket,
        Format::Gift,
        Format::MoodleXml,
        Format::Aiken,
        Format::AnkiNotes,
        Format::TimelineJson,
        Format::TimelineTable,
        Format::WikidataJson,
        Format::WikidataTable,
        Format::OpenTdb,
    ];

    /// Those that are written too.
    pub const WRITTEN: [Format; 6] = [
        Format::Native,
        Format::Table,
        Format::Gift,
        Format::MoodleXml,
        Format::AnkiNotes,
        Format::TimelineJson,
    ];

    /// Its name on the command line and between page and worker.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Native => "annals",
            Format::Table => "csv",
            Format::Xlsx => "xlsx",
            Format::Ods => "ods",
            Format::Quizlet => "quizlet",
            Format::Kahoot => "kahoot",
            Format::Quizizz => "quizizz",
            Format::Blooket => "blooket",
            Format::Gift => "gift",
            Format::MoodleXml => "moodle-xml",
            Format::Aiken => "aiken",
            Format::AnkiNotes => "anki",
            Format::TimelineJson => "timelinejs",
            Format::TimelineTable => "timelinejs-csv",
            Format::WikidataJson => "wikidata",
            Format::WikidataTable => "wikidata-csv",
            Format::OpenTdb => "opentdb",
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// How the name of such a file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Format::Native | Format::TimelineJson | Format::WikidataJson | Format::OpenTdb => {
                ".json"
            }
            Format::Table
            | Format::Kahoot
            | Format::Quizizz
            | Format::Blooket
            | Format::TimelineTable
            | Format::WikidataTable => ".csv",
            Format::Xlsx => ".xlsx",
            Format::Ods => ".ods",
            Format::Quizlet | Format::AnkiNotes | Format::Aiken => ".txt",
            Format::Gift => ".gift",
            Format::MoodleXml => ".xml",
        }
    }

    /// What a teacher calls it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Format::Native => "a set of Annals",
            Format::Table => "a table",
            Format::Xlsx => "an Excel workbook",
            Format::Ods => "an OpenDocument workbook",
            Format::Quizlet => "a Quizlet export",
            Format::Kahoot => "a Kahoot table",
            Format::Quizizz => "a Quizizz table",
            Format::Blooket => "a Blooket table",
            Format::Gift => "GIFT questions",
            Format::MoodleXml => "Moodle XML",
            Format::Aiken => "Aiken questions",
            Format::AnkiNotes => "Anki notes",
            Format::TimelineJson | Format::TimelineTable => "a TimelineJS timeline",
            Format::WikidataJson | Format::WikidataTable => "results of a Wikidata query",
            Format::OpenTdb => "Open Trivia DB questions",
        }
    }
}

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

/// How the bytes of a text mean signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, lower byte first.
    Utf16Le,
    /// UTF-16, higher byte first.
    Utf16Be,
    /// Any other, by its name in the Encoding Standard: `windows-1252`, `Shift_JIS`.
    Other(&'static str),
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
    if !matches!(encoding, Encoding::Utf8) && choices.encoding.is_none() && import.columns.is_none()
    {
        import.remarks.push(of_guess(encoding));
    }
    if faults > 0 {
        import.remarks.push(of_faults(encoding, faults));
    }
    Ok(import)
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
        Format::Native => native::read(text.as_bytes(), choices, progress),
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

/// Writes a set in a format; none where it is not written.
#[must_use]
pub fn write(set: &SetShape, format: Format) -> Option<Written> {
    match format {
        Format::Native => Some(Written {
            text: crate::set::write::write(set),
            lost: Vec::new(),
        }),
        Format::AnkiNotes => Some(anki::write(set)),
        Format::TimelineJson => Some(timeline::write(set)),
        Format::Gift => Some(gift::write(set)),
        Format::Table => Some(csv::write(set)),
        Format::MoodleXml => Some(moodle_xml::write(set)),
        Format::Xlsx
        | Format::Ods
        | Format::Quizlet
        | Format::Kahoot
        | Format::Quizizz
        | Format::Blooket
        | Format::Aiken
        | Format::TimelineTable
        | Format::WikidataJson
        | Format::WikidataTable
        | Format::OpenTdb => None,
    }
}

/// A date as a teacher writes it into a cell, as EDTF; what cannot be read stays as it is.
#[must_use]
pub fn date_cell(text: &str) -> String {
    let read = dates::read(text, DateOrder::DayMonthYear);
    read.map_or_else(|| text.to_owned(), |read| read.edtf)
}

/// The hash of a set's file, by which two are known to be the same: the first 80 bits of its
/// SHA-256 (FIPS 180-4), in hexadecimal.
#[must_use]
pub fn hash(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .take(10)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Writes questions drawn from a set, by a seed; `None` for a format that holds no questions.
#[must_use]
pub fn write_drawn(bank: &Bank, format: Format, count: u32, seed: u64) -> Option<Written> {
    let selection = Selection {
        seed,
        count,
        forms: Vec::new(),
        from: None,
        to: None,
        difficulty: Difficulty::MIDDLE,
        own: false,
    };
    let planned = bank.plan(&selection, &[]);
    let all = planned.len();
    let mut ids = ids::Ids::default();
    let written = planned.iter().filter_map(|(pick, question)| {
        let id = ids.of(&[&pick.fact, " ", pick.form.name()].concat());
        drawn::written(bank, question, id)
    });
    let set = SetShape {
        head: HeadShape {
            format: FORMAT.to_owned(),
            id: bank.set().id.clone(),
            title: bank.set().title.clone(),
            ..HeadShape::default()
        },
        questions: written.collect(),
        ..SetShape::default()
    };
    let left_out = all - set.questions.len();
    let mut file = match format {
        Format::Gift | Format::MoodleXml => write(&set, format)?,
        _ => return None,
    };
    if left_out > 0 {
        file.lost.push(format!(
            "{left_out} questions that the format has no shape for."
        ));
    }
    Some(file)
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What is in it.
    pub text: String,
    /// What the format could not hold, each as a sentence with its count: "12 places: GIFT has no
    /// room for them."
    pub lost: Vec<String>,
}
