//! Files of other programs: any bytes, read as the format that `FORMAT` names in the environment,
//! or as what they look like. Every input is read, and its memory counted; of one in
//! [`THOROUGH`] what was read is kept, read again, linted and written in every format.

#![no_main]

#[path = "exchange/memory.rs"]
mod memory;
#[path = "exchange/workbook.rs"]
mod workbook;

use std::sync::OnceLock;

use annals::exchange::markup::{self, Markup};
use annals::exchange::{self, Choices, Column, Encoding, Format, Import, link};
use annals::set::format::SetShape;
use annals::set::lint::lint;
use annals::set::{read_shape, shape, write};
use libfuzzer_sys::fuzz_target;

/// Of so many inputs one is looked at from all sides.
const THOROUGH: u64 = 64;

/// What reads the inputs.
enum Reader {
    /// One format.
    Format(Format),
    /// The door: the format is what it looks like.
    Recognised,
    /// A set in a link.
    Link,
    /// Marked-up texts.
    Markup,
}

fuzz_target!(|bytes: &[u8]| run(bytes));

fn run(bytes: &[u8]) {
    static READER: OnceLock<Reader> = OnceLock::new();
    let chance = hash(bytes);
    let is_thorough = chance.is_multiple_of(THOROUGH);
    match READER.get_or_init(reader) {
        Reader::Format(format @ (Format::Xlsx | Format::Ods)) if !bytes.starts_with(b"PK") => {
            file(
                &workbook::packed(*format, bytes),
                Some(*format),
                chance,
                is_thorough,
            );
        }
        Reader::Format(format) => file(bytes, Some(*format), chance, is_thorough),
        Reader::Recognised => file(bytes, None, chance, is_thorough),
        Reader::Link => linked(bytes, is_thorough),
        Reader::Markup => marked_up(bytes),
    }
}

fn reader() -> Reader {
    let name = std::env::var("FORMAT").unwrap_or_default();
    match name.as_str() {
        "" | "recognised" => Reader::Recognised,
        "link" => Reader::Link,
        "markup" => Reader::Markup,
        name => Reader::Format(Format::named(name).expect("FORMAT is the name of a format")),
    }
}

/// A number that hangs on every byte (FNV-1a): what is chosen by it is chosen again when the
/// input is run again.
fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, step);
    hash ^ (hash >> 32)
}

/// What the teacher chose. Mostly UTF-8, so that a guess at old encodings does not take all the
/// time.
fn choices(format: Option<Format>, chance: u64) -> Choices {
    Choices {
        name: "f.txt".to_owned(),
        format,
        encoding: (!(chance >> 8).is_multiple_of(8)).then_some(Encoding::Utf8),
        columns: match (chance >> 16) % 4 {
            0 => vec![Column::Date, Column::Title, Column::Option],
            _ => Vec::new(),
        },
        ..Choices::default()
    }
}

fn file(bytes: &[u8], format: Option<Format>, chance: u64, is_thorough: bool) {
    let choices = choices(format, chance);
    let mut last = 0;
    // It begins anew when it is known how many there are.
    let mut forward = |done, all| {
        assert!(done >= last || all > 0, "progress goes forward");
        last = done;
    };
    let fixed = match bytes.starts_with(b"PK") {
        true => memory::FIXED_OF_WORKBOOKS,
        false => memory::FIXED,
    };
    let read = || exchange::read(bytes, &choices, &mut forward);
    match memory::counted(bytes.len(), fixed, read, |import| {
        import.as_ref().map_or(0, items)
    }) {
        Ok(import) => {
            is_whole(&import);
            if is_thorough {
                is_kept(&import.set);
                is_written(&import.set);
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// How much came out.
fn items(import: &Import) -> usize {
    let set = &import.set;
    set.events.len()
        + set.cards.len()
        + set.questions.len()
        + set.entities.len()
        + set.sources.len()
        + set.eras.len()
        + set.kinds.len()
        + import.remarks.len()
}

fn is_whole(import: &Import) {
    let set = &import.set;
    assert_eq!(import.lines.events.len(), set.events.len());
    assert_eq!(import.lines.cards.len(), set.cards.len());
    assert_eq!(import.lines.questions.len(), set.questions.len());
    for remark in &import.remarks {
        assert!(!remark.code.is_empty() && !remark.says.is_empty());
        assert!(remark.text.chars().count() <= exchange::LONGEST_QUOTE + 1);
    }
}

/// What is read can be kept, and judged.
fn is_kept(set: &SetShape) {
    let file = write::write(set);
    let (again, findings) = shape(&file).expect("what was written is a set");
    // A number that is none is kept as a text, which its author has to mend.
    let is_number = |field: &str| matches!(field, "tolerance" | "value" | "quantities");
    assert!(
        findings.iter().all(|finding| is_number(&finding.field)),
        "{findings:?}"
    );
    if findings.is_empty() {
        assert_eq!(again, *set);
    }
    let reading = read_shape(set.clone());
    let _ = lint(&reading.set);
}

/// What is written is read again, and so is what is written of that.
fn is_written(set: &SetShape) {
    for format in Format::WRITTEN {
        let written = exchange::write(set, format).expect("it is written");
        let choices = Choices {
            format: Some(format),
            encoding: Some(Encoding::Utf8),
            ..Choices::default()
        };
        let _ = exchange::read(written.text.as_bytes(), &choices, &mut |_, _| {});
    }
}

/// A set in a link: the letters of one, or what they expand to.
fn linked(bytes: &[u8], is_thorough: bool) {
    let text = String::from_utf8_lossy(bytes);
    let expanded = link::bytes(&text).and_then(|packed| {
        let expanded = miniz_oxide::inflate::decompress_to_vec_with_limit(&packed, link::LARGEST);
        String::from_utf8(expanded.ok()?).ok()
    });
    let text = expanded.as_deref().unwrap_or(&text);
    let items = |set: &SetShape| set.events.len() + set.cards.len() + set.questions.len();
    let items = |read: &Result<SetShape, String>| read.as_ref().map_or(0, items);
    match memory::counted(
        text.len(),
        memory::FIXED,
        || link::from_columns(text),
        items,
    ) {
        Ok(set) if is_thorough => {
            let again = link::from_columns(&link::columns(&set));
            assert_eq!(again.as_ref(), Ok(&set));
        }
        Ok(_) => {}
        Err(says) => assert!(!says.is_empty()),
    }
}

fn marked_up(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for sort in [Markup::Html, Markup::Auto, Markup::Markdown, Markup::Plain] {
        let stripped = || markup::stripped(&text, sort);
        let stripped = memory::counted(text.len(), memory::FIXED, stripped, |_| 0);
        assert!(
            stripped
                .pictures
                .iter()
                .filter_map(|picture| picture.shape())
                .count()
                <= text.len()
        );
        // What is left is a plain text: as HTML it comes back, and is not taken for more.
        let again = markup::stripped(&markup::as_html(&stripped.text), Markup::Html);
        assert!(
            again.pictures.is_empty() && again.media == 0,
            "{:?}",
            stripped.text
        );
    }
    memory::counted(
        text.len(),
        memory::FIXED,
        || markup::decoded(&text).len(),
        |_| 0,
    );
}
