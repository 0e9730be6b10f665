//! Every file of `tests/fixtures/exchange`, one corner of a format or several in each: what it is
//! found to be, what is read of it, what is told and where, and what is left for its author to mend.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use annals::exchange::{self, Choices, Encoding, Format, Import};
use annals::set::{List, read_shape};

use super::read;

/// The code of what is told, and its line.
type Told = (&'static str, u32);

/// A file, what it is, how many events, cards and questions it has, what is told of it, and which
/// faults its items have.
type Corner = (
    &'static str,
    Format,
    [usize; 3],
    &'static [Told],
    &'static [Told],
);

#[rustfmt::skip]
const CORNERS: &[Corner] = &[
    ("aiken/corners.txt", Format::Aiken, [0, 0, 3], &[("too-few-options", 6), ("no-key", 13), ("not-finished", 15), ("not-finished", 19), ("no-question", 24), ("no-question", 25)], &[("empty", 10)]),
    ("aiken/two.txt", Format::Aiken, [0, 0, 2], &[], &[]),
    ("anki/faults.txt", Format::AnkiNotes, [0, 3, 0], &[("bad-header", 1), ("bad-header", 2), ("bad-header", 3), ("file-left-out", 8)], &[("empty", 6)]),
    ("anki/guessed.txt", Format::AnkiNotes, [0, 2, 0], &[], &[("empty", 2)]),
    ("anki/head.txt", Format::AnkiNotes, [0, 2, 0], &[("fields-joined", 8)], &[]),
    ("anki/notes.txt", Format::AnkiNotes, [0, 5, 0], &[("file-left-out", 11)], &[]),
    ("anki/old.txt", Format::AnkiNotes, [0, 2, 0], &[("fields-joined", 2)], &[]),
    ("gift/corners.gift", Format::Gift, [0, 1, 8], &[("partly-right", 36), ("feedback-lost", 36), ("no-question", 46), ("essay-as-card", 48), ("unbalanced-braces", 50), ("unbalanced-braces", 52)], &[("empty", 48)]),
    ("gift/escapes.gift", Format::Gift, [0, 0, 27], &[("partly-right", 25), ("shares-lost", 34), ("wildcard", 53), ("unbalanced-braces", 67), ("unbalanced-braces", 69)], &[("bad-number", 17), ("empty", 55), ("several-keys", 57), ("empty", 61)]),
    ("gift/only-essays.gift", Format::Gift, [0, 2, 0], &[("essay-as-card", 2)], &[("empty", 2)]),
    ("gift/only-texts.gift", Format::Gift, [0, 0, 0], &[("no-question", 3)], &[]),
    ("moodle/corners.xml", Format::MoodleXml, [0, 1, 10], &[("picture-lost", 14), ("picture-lost", 18), ("partly-right", 22), ("shares-lost", 22), ("no-gap", 25), ("no-question", 26), ("unknown-form", 28), ("unknown-form", 29)], &[("bad-number", 30), ("empty", 31)]),
    ("moodle/cut.xml", Format::MoodleXml, [0, 1, 0], &[("essay-as-card", 3), ("broken", 5)], &[("empty", 3)]),
    ("moodle/every-type.xml", Format::MoodleXml, [0, 1, 10], &[("hints-lost", 40), ("partly-right", 40), ("feedback-lost", 40), ("wildcard", 40), ("units-lost", 50), ("second-number", 50), ("no-question", 69), ("partly-right", 73), ("unknown-form", 79)], &[]),
    ("native/faults.json", Format::Native, [3, 1, 0], &[("malformed", 5), ("malformed", 6), ("malformed", 7)], &[("bad-date", 2), ("bad-date", 3), ("empty", 1)]),
    ("opentdb/base64.json", Format::OpenTdb, [0, 0, 2], &[], &[]),
    ("opentdb/corners.json", Format::OpenTdb, [0, 0, 3], &[("not-read", 4), ("not-read", 5)], &[("same-option-twice", 2), ("key-not-among-options", 3)]),
    ("opentdb/default.json", Format::OpenTdb, [0, 0, 2], &[], &[]),
    ("opentdb/url3986.json", Format::OpenTdb, [0, 0, 2], &[], &[]),
    ("quizlet/markup.txt", Format::Quizlet, [0, 2, 0], &[], &[]),
    ("quizlet/one-line.txt", Format::Quizlet, [0, 3, 0], &[], &[]),
    ("quizlet/tabs.txt", Format::Quizlet, [0, 3, 0], &[], &[("empty", 3)]),
    ("tables/blooket.csv", Format::Blooket, [0, 0, 2], &[], &[]),
    ("tables/cards.csv", Format::Table, [0, 3, 0], &[], &[("empty", 3), ("empty", 4)]),
    ("tables/colours.csv", Format::Table, [2, 0, 0], &[("column-not-taken", 0)], &[]),
    ("tables/corners.ods", Format::Ods, [4, 0, 0], &[], &[("bad-date", 2), ("bad-date", 3)]),
    ("tables/corners.xlsx", Format::Xlsx, [4, 0, 0], &[], &[("bad-date", 2), ("bad-date", 3)]),
    ("tables/empty-rows.xlsx", Format::Xlsx, [4, 0, 0], &[("formula-error", 4), ("one-sheet", 0), ("bad-number", 4)], &[]),
    ("tables/events.ods", Format::Ods, [2, 0, 0], &[], &[]),
    ("tables/events.xlsx", Format::Xlsx, [4, 0, 0], &[("formula-error", 4), ("one-sheet", 0), ("bad-number", 4)], &[]),
    ("tables/formulas.csv", Format::Table, [3, 0, 0], &[], &[]),
    ("tables/hidden-signs.csv", Format::Table, [3, 0, 0], &[], &[]),
    ("tables/kahoot.csv", Format::Kahoot, [0, 0, 3], &[], &[]),
    ("tables/kahoot.xlsx", Format::Kahoot, [0, 0, 2], &[], &[]),
    ("tables/marked.csv", Format::Table, [2, 0, 0], &[], &[]),
    ("tables/mixed-ends.csv", Format::Table, [4, 0, 0], &[], &[]),
    ("tables/no-column.csv", Format::Table, [0, 0, 0], &[("no-column", 0)], &[]),
    ("tables/open-quote.csv", Format::Table, [3, 0, 0], &[("open-quote", 3)], &[]),
    ("tables/pasted.tsv", Format::Table, [2, 0, 0], &[], &[]),
    ("tables/questions.csv", Format::Table, [0, 0, 4], &[], &[("key-not-among-options", 4)]),
    ("tables/quizizz.csv", Format::Quizizz, [0, 0, 3], &[("not-read", 5), ("not-read", 6), ("not-read", 7)], &[]),
    ("tables/semicolon-utf-16be-marked.csv", Format::Table, [4, 0, 0], &[], &[("bad-date", 4), ("bad-date", 5)]),
    ("tables/semicolon-utf-16le.csv", Format::Table, [4, 0, 0], &[], &[("bad-date", 4), ("bad-date", 5)]),
    ("tables/semicolon-windows-1252.csv", Format::Table, [4, 0, 0], &[], &[("bad-date", 4), ("bad-date", 5)]),
    ("tables/semicolon.csv", Format::Table, [4, 0, 0], &[], &[("bad-date", 4), ("bad-date", 5)]),
    ("tables/sep-line.csv", Format::Table, [1, 0, 0], &[], &[]),
    ("timeline/corners.csv", Format::TimelineTable, [5, 0, 0], &[("media-left-out", 4), ("media-left-out", 5), ("time-left-out", 2), ("display-date", 2)], &[("bad-date", 4), ("bad-date", 5), ("bad-date", 7)]),
    ("timeline/corners.json", Format::TimelineJson, [3, 0, 0], &[("not-read", 4), ("not-read", 5), ("media-left-out", 6), ("title-text", 0), ("time-left-out", 6), ("display-date", 6), ("background", 6)], &[("bad-date", 7)]),
    ("timeline/old.csv", Format::TimelineTable, [2, 0, 0], &[], &[]),
    ("timeline/sheet.csv", Format::TimelineTable, [3, 0, 0], &[("media-left-out", 4), ("title-text", 2), ("background", 4)], &[("bad-date", 6)]),
    ("timeline/timeline.json", Format::TimelineJson, [3, 0, 0], &[], &[("bad-date", 10)]),
    ("wikidata/battles.csv", Format::WikidataTable, [2, 0, 0], &[], &[]),
    ("wikidata/battles.json", Format::WikidataJson, [4, 0, 0], &[("several-places", 5), ("no-label", 6), ("unknown-date", 7), ("false-precision", 0)], &[("bad-date", 7)]),
    ("wikidata/corners.csv", Format::WikidataTable, [7, 0, 0], &[("unknown-date", 7), ("no-label", 8), ("unused-variable", 1)], &[("bad-date", 7)]),
    ("wikidata/literals.tsv", Format::WikidataTable, [1, 0, 0], &[], &[]),
    ("wikidata/simple.json", Format::WikidataJson, [2, 0, 0], &[("several-places", 16)], &[]),
];

/// Files of which nothing is read, and what is said of them.
const REFUSED: &[(&str, &str)] = &[
    (
        "moodle/entities.xml",
        "(line 1): It declares entities of its own",
    ),
    ("native/broken.json", "(line 4): At character 1: "),
    (
        "opentdb/cut.json",
        "(line 3): The file ends in the middle of a list",
    ),
    ("opentdb/none.json", "Wait five seconds"),
    ("tables/bomb.xlsx", "It unpacks to far more than its size"),
    ("tables/repeats.ods", "It unpacks to far more than its size"),
    (
        "timeline/cut.json",
        "(line 3): The file ends in the middle of a list",
    ),
    (
        "wikidata/cut.json",
        "(line 3): The file ends in the middle of a list",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exchange")
}

fn bytes(name: &str) -> Vec<u8> {
    let file = folder().join(name);
    fs::read(&file).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What is told of a file, in its order.
fn told(import: &Import) -> Vec<(&str, u32)> {
    let remarks = import.remarks.iter();
    remarks.map(|remark| (remark.code, remark.line)).collect()
}

/// What the items of a file have for faults, by the lines of the file.
fn faults(import: &Import) -> Vec<(&'static str, u32)> {
    let findings = read_shape(import.set.clone()).findings;
    let line = |list: List, row: u32| {
        let lines = match list {
            List::Events => &import.lines.events,
            List::Cards => &import.lines.cards,
            List::Questions => &import.lines.questions,
            List::File | List::Sources | List::Kinds | List::Eras | List::Entities => {
                return 0;
            }
        };
        lines[row as usize - 1]
    };
    let findings = findings.iter();
    let faults = findings.map(|found| (found.problem.code(), line(found.list, found.row)));
    faults.collect()
}

#[test]
fn each_corner_is_read_as_it_should() {
    let mut wrong = Vec::new();
    for (name, format, counts, remarks, mended) in CORNERS {
        let bytes = bytes(name);
        let import = read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let set = &import.set;
        let found = [set.events.len(), set.cards.len(), set.questions.len()];
        let (told, faults) = (told(&import), faults(&import));
        let is_right = import.format == *format
            && found == *counts
            && told == *remarks
            && faults == *mended
            && is_recognised(&bytes, *format);
        if !is_right {
            wrong.push(format!(
                "(\"{name}\", Format::{:?}, {found:?}, &{told:?}, &{faults:?}),",
                import.format
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whether a file is said to be what it is before its rows are read. Whose table it is shows in
/// them.
fn is_recognised(bytes: &[u8], format: Format) -> bool {
    let found = exchange::recognise(bytes, &Choices::default());
    let is_vendors = [
        Format::Quizlet,
        Format::Kahoot,
        Format::Quizizz,
        Format::Blooket,
    ]
    .contains(&format);
    let tables = [Format::Table, Format::Xlsx, Format::Ods];
    found == Ok(format) || is_vendors && found.is_ok_and(|found| tables.contains(&found))
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line() {
    for (name, says) in REFUSED {
        let refused = read(&bytes(name)).expect_err(name).to_string();
        assert!(refused.contains(says), "{name}: {refused}");
    }
}

#[test]
fn every_fixture_has_its_row_and_every_format_its_fixtures() {
    let rows = CORNERS.iter().map(|(name, ..)| *name);
    let rows: BTreeSet<&str> = rows.chain(REFUSED.iter().map(|(name, _)| *name)).collect();
    assert_eq!(rows.len(), CORNERS.len() + REFUSED.len());
    let mut files = BTreeSet::new();
    for folder in fs::read_dir(folder()).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            let parts: Vec<_> = file.iter().rev().take(2).collect();
            let name = [parts[1], parts[0]].map(|part| part.to_string_lossy());
            files.insert(name.join("/"));
        }
    }
    // The program that makes the workbooks lies beside them.
    assert!(files.remove("tables/make.py"));
    let files: BTreeSet<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(files, rows);
    for format in Format::ALL {
        let has = CORNERS.iter().any(|(_, of, ..)| *of == format);
        assert!(has, "{}", format.name());
    }
}

/// The encodings and line ends that a text is saved in.
fn variants(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let marked = ["\u{feff}", text].concat();
    let little = marked.encode_utf16().flat_map(u16::to_le_bytes);
    let big = marked.encode_utf16().flat_map(u16::to_be_bytes);
    let windows = text.replace('\n', "\r\n");
    vec![
        ("a mark of order", marked.clone().into_bytes()),
        ("UTF-16LE", little.collect()),
        ("UTF-16BE", big.collect()),
        ("line ends of Windows", windows.into_bytes()),
    ]
}

#[test]
fn a_file_says_the_same_in_every_encoding_and_with_every_line_end() {
    for (name, ..) in CORNERS {
        let bytes = bytes(name);
        let Ok(text) = std::str::from_utf8(&bytes) else {
            continue;
        };
        if bytes.starts_with(b"PK") || text.contains('\r') || text.starts_with('\u{feff}') {
            continue;
        }
        let as_written = read(&bytes).unwrap();
        for (how, bytes) in variants(text) {
            let import = read(&bytes).unwrap_or_else(|error| panic!("{name}, {how}: {error}"));
            assert_eq!(import.set, as_written.set, "{name}, {how}");
            assert_eq!(import.lines, as_written.lines, "{name}, {how}");
            assert_eq!(import.remarks, as_written.remarks, "{name}, {how}");
        }
    }
}

#[test]
fn an_encoding_is_found_or_guessed() {
    let as_written = read(&bytes("tables/semicolon.csv")).unwrap();
    for (name, encoding) in [
        ("tables/semicolon-utf-16le.csv", Encoding::Utf16Le),
        ("tables/semicolon-utf-16be-marked.csv", Encoding::Utf16Be),
        (
            "tables/semicolon-windows-1252.csv",
            Encoding::Other("windows-1252"),
        ),
    ] {
        let import = read(&bytes(name)).unwrap();
        assert_eq!(import.set.events, as_written.set.events, "{name}");
        let columns = import.columns.unwrap();
        assert_eq!((columns.encoding, columns.separator), (encoding, ';'));
    }
    // A guess is told where nothing shows it; a mark of order is none.
    let notes = "#separator:tab\nfaçade\tété\n";
    // Latin 1 has the numbers of Unicode.
    let latin: Vec<u8> = notes.chars().map(|sign| sign as u8).collect();
    assert_eq!(told(&read(&latin).unwrap()), [("guessed-encoding", 0)]);
    for (how, bytes) in variants(notes) {
        assert_eq!(told(&read(&bytes).unwrap()), [], "{how}");
    }
}

#[test]
fn what_stands_in_a_corner_is_what_was_written() {
    let events = |name: &str| -> Vec<String> {
        let import = read(&bytes(name)).unwrap();
        let events = import.set.events.iter().zip(&import.lines.events);
        let events = events.map(|(event, line)| format!("{line} {}: {}", event.date, event.title));
        events.collect()
    };
    assert_eq!(
        events("tables/mixed-ends.csv"),
        [
            "2 1904: the war",
            "3 1905: the treaty",
            "6 1925: the basic convention",
            "8 1956: the declaration"
        ]
    );
    for name in ["tables/corners.xlsx", "tables/corners.ods"] {
        let wanted = [
            "2 31.02.1956: the day that was not",
            "3 02/03/04: the day of no century",
            // What the formula came to, and not the formula.
            "4 1956-10-19: the talks",
            "5 1904: '=1+1",
        ];
        assert_eq!(events(name), wanted, "{name}");
        let import = read(&bytes(name)).unwrap();
        let summaries = import.set.events.iter();
        let summaries: Vec<&str> = summaries
            .map(|event| event.summary.as_deref().unwrap_or_default())
            .collect();
        assert_eq!(
            summaries,
            [
                "<script>alert(1)</script>",
                "a hidden sign",
                "two\nlines",
                "javascript:alert(1)"
            ]
        );
    }
    // A formula of a text is its text, behind an apostrophe or not.
    assert_eq!(
        events("tables/formulas.csv"),
        [
            "2 1904: =HYPERLINK(\"https://harm.example\",\"the war\")",
            "3 1905: @SUM(A1)",
            "4 1906: =1+1"
        ]
    );
    assert_eq!(
        events("wikidata/corners.csv"),
        [
            "2 1904-02-08: The \"first\", so called",
            "3 1905: A year",
            "4 192X: A decade",
            "5 [1801..1900]: A century",
            "6 -0489-09-12: Before our era",
            "7 : Nobody knows",
            "8 1956-10-19: Q900007"
        ]
    );
    assert_eq!(
        events("timeline/corners.json"),
        [
            "3 -0489-09: Marathon",
            "6 1943/1946: A machine",
            "7 1956-2-31: A day that was not"
        ]
    );
}
