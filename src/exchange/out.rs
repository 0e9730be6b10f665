//! Sets and drawn questions as files of other programs.

use super::{Format, anki, csv, drawn, gift, ids, moodle_xml, timeline};
use crate::bank::{Bank, Selection};
use crate::set::format::{FORMAT, HeadShape, SetShape};

/// A file that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What is in it.
    pub text: String,
    /// What the format could not hold, each as a sentence with its count: "12 places: GIFT has no
    /// room for them."
    pub lost: Vec<String>,
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

/// Writes questions drawn from a set, by a seed; `None` for a format that holds no questions.
#[must_use]
pub fn write_drawn(bank: &Bank, format: Format, count: u32, seed: u64) -> Option<Written> {
    let selection = Selection::usual(seed, count);
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
