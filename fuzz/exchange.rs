//! Files of other programs: any bytes, read as the format that the first byte chooses or as what
//! they look like; what is read is a set that is kept, read again, linted and written in every
//! format.

#![no_main]

use annals::exchange::{self, Choices, Column, Encoding, Format};
use annals::set::lint::lint;
use annals::set::{read_shape, shape, write};
use libfuzzer_sys::fuzz_target;

/// Formats that are written and recognised when they are read again.
const WRITTEN: [Format; 6] = [
    Format::Native,
    Format::Table,
    Format::Gift,
    Format::MoodleXml,
    Format::AnkiNotes,
    Format::TimelineJson,
];

fuzz_target!(|bytes: &[u8]| run(bytes));

fn run(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let which = usize::from(*first);
    // Beyond the formats: what it looks like.
    let format = Format::ALL.get(which % (Format::ALL.len() + 1)).copied();
    let choices = Choices {
        name: "f.txt".to_owned(),
        format,
        // Mostly UTF-8, so that a guess at old encodings does not take all the time.
        encoding: (which < 200).then_some(Encoding::Utf8),
        columns: match which % 3 {
            0 => vec![Column::Date, Column::Title, Column::Option],
            _ => Vec::new(),
        },
        ..Choices::default()
    };
    let mut last = 0;
    let import = exchange::read(bytes, &choices, &mut |done, _| {
        assert!(done >= last, "progress goes forward");
        last = done;
    });
    let import = match import {
        Ok(import) => import,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let set = &import.set;
    assert_eq!(import.lines.events.len(), set.events.len());
    assert_eq!(import.lines.cards.len(), set.cards.len());
    assert_eq!(import.lines.questions.len(), set.questions.len());
    for remark in &import.remarks {
        assert!(!remark.code.is_empty() && !remark.says.is_empty());
        assert!(remark.text.chars().count() <= exchange::LONGEST_QUOTE + 1);
    }
    // What is read can be kept. A set of Annals may have any head that its author gave it.
    let file = write::write(set);
    let (again, findings) = shape(&file).expect("what was written is a set");
    // A number that is none is kept as a text, which its author has to mend.
    let is_number = |field: &str| matches!(field, "tolerance" | "value" | "quantities");
    assert!(findings.iter().all(|finding| is_number(&finding.field)), "{findings:?}");
    if findings.is_empty() {
        assert_eq!(again, *set);
    }
    let reading = read_shape(set.clone());
    let _ = lint(&reading.set);
    for format in WRITTEN {
        let written = exchange::write(set, format).expect("it is written");
        let choices = Choices {
            format: Some(format),
            encoding: Some(Encoding::Utf8),
            ..Choices::default()
        };
        let _ = exchange::read(written.text.as_bytes(), &choices, &mut |_, _| {});
    }
}
