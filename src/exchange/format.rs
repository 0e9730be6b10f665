//! The formats that files come in.

use serde::{Deserialize, Serialize};

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
