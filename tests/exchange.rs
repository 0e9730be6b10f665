//! Files of other programs through the public door: each is recognised by what is in it, read,
//! and written again.

#[path = "exchange/bad_input.rs"]
mod bad_input;
#[path = "exchange/corners.rs"]
mod corners;
#[path = "exchange/round_trips.rs"]
mod round_trips;

use annals::exchange::{self, Choices, Format, Import, Unreadable};
use annals::set::format::{CardShape, EventShape, SetShape};
use annals::set::{read_shape, write};

fn read(bytes: &[u8]) -> Result<Import, Unreadable> {
    exchange::read(bytes, &Choices::default(), &mut |_, _| {})
}

fn codes(import: &Import) -> Vec<&str> {
    let mut codes: Vec<&str> = import.remarks.iter().map(|remark| remark.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A file, what it is, how many events, cards and questions it has, and what is told of it.
type Sample = (
    &'static str,
    &'static [u8],
    Format,
    [usize; 3],
    &'static [&'static str],
);

macro_rules! sample {
    ($file:literal, $format:expr, $counts:expr, $codes:expr) => {
        (
            $file,
            include_bytes!(concat!("fixtures/exchange/", $file)) as &[u8],
            $format,
            $counts,
            $codes as &[&str],
        )
    };
}

const SAMPLES: &[Sample] = &[
    sample!(
        "anki/notes.txt",
        Format::AnkiNotes,
        [0, 5, 0],
        &["file-left-out"]
    ),
    sample!(
        "anki/old.txt",
        Format::AnkiNotes,
        [0, 2, 0],
        &["fields-joined"]
    ),
    sample!(
        "timeline/sheet.csv",
        Format::TimelineTable,
        [3, 0, 0],
        &["background", "media-left-out", "title-text"]
    ),
    sample!("timeline/old.csv", Format::TimelineTable, [2, 0, 0], &[]),
    sample!(
        "timeline/timeline.json",
        Format::TimelineJson,
        [3, 0, 0],
        &[]
    ),
    sample!(
        "wikidata/battles.json",
        Format::WikidataJson,
        [4, 0, 0],
        &[
            "false-precision",
            "no-label",
            "several-places",
            "unknown-date"
        ]
    ),
    sample!(
        "wikidata/simple.json",
        Format::WikidataJson,
        [2, 0, 0],
        &["several-places"]
    ),
    sample!(
        "wikidata/battles.csv",
        Format::WikidataTable,
        [2, 0, 0],
        &[]
    ),
    sample!("opentdb/default.json", Format::OpenTdb, [0, 0, 2], &[]),
    sample!("opentdb/url3986.json", Format::OpenTdb, [0, 0, 2], &[]),
    sample!("opentdb/base64.json", Format::OpenTdb, [0, 0, 2], &[]),
];

#[test]
fn each_format_is_recognised_and_read() {
    for (name, bytes, format, counts, told) in SAMPLES {
        let import = read(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(import.format, *format, "{name}");
        let set = &import.set;
        let found = [set.events.len(), set.cards.len(), set.questions.len()];
        assert_eq!(found, *counts, "{name}");
        assert_eq!(codes(&import), *told, "{name}");
        let lines = [
            &import.lines.events,
            &import.lines.cards,
            &import.lines.questions,
        ];
        assert_eq!(
            lines.map(Vec::len),
            *counts,
            "{name}: each item has its line"
        );
        assert_eq!(
            exchange::recognise(bytes, &Choices::default()),
            Ok(*format),
            "{name}"
        );
    }
}

#[test]
fn what_is_read_is_a_set_that_can_be_kept() {
    for (name, bytes, ..) in SAMPLES {
        let set = read(bytes).unwrap().set;
        let again = read(write::write(&set).as_bytes()).unwrap();
        assert_eq!(again.format, Format::Native, "{name}");
        assert_eq!(again.set, set, "{name}");
        // Only what its author can mend is the matter with it.
        for finding in read_shape(set).findings {
            let code = finding.problem.code();
            assert!(matches!(code, "bad-date" | "empty"), "{name}: {finding:?}");
        }
    }
}

#[test]
fn the_line_of_a_fault_is_that_of_the_file() {
    let sheet = read(include_bytes!("fixtures/exchange/timeline/sheet.csv")).unwrap();
    // 31 September, in the row behind one of two lines.
    assert_eq!(sheet.set.events[2].date, "-480-9-31");
    assert_eq!(sheet.lines.events, [3, 4, 6]);
}

#[test]
fn a_format_that_is_chosen_is_believed() {
    let choices = Choices {
        format: Some(Format::AnkiNotes),
        ..Choices::default()
    };
    let import = exchange::read(b"front\tback\n", &choices, &mut |_, _| {}).unwrap();
    assert_eq!(import.set.cards.len(), 1);
    // But no choice makes words of a picture.
    let picture = exchange::read(b"\x89PNG\r\n\x1a\n\0\0", &choices, &mut |_, _| {});
    assert_eq!(picture, Err(Unreadable::NotText("a picture")));
}

fn set() -> SetShape {
    let read = exchange::read(
        include_bytes!("../questions/japan-soviet-union.json"),
        &Choices::default(),
        &mut |_, _| {},
    );
    read.unwrap().set
}

/// What a format can hold of a set, and what is told to be lost.
fn there_and_back(format: Format, set: &SetShape) -> (SetShape, Vec<String>) {
    let written = exchange::write(set, format).unwrap();
    let import = read(written.text.as_bytes()).unwrap();
    assert_eq!(import.format, format);
    (import.set, written.lost)
}

#[test]
fn a_set_of_its_own_format_comes_back_whole() {
    let (again, lost) = there_and_back(Format::Native, &set());
    assert_eq!(again, set());
    assert!(lost.is_empty());
}

#[test]
fn a_timeline_keeps_dates_titles_summaries_kinds_and_eras() {
    let kept = |event: &EventShape| EventShape {
        id: event.id.clone(),
        date: event.date.clone(),
        kind: event.kind.clone(),
        title: event.title.clone(),
        summary: event.summary.clone(),
        image: event.image.clone(),
        ..EventShape::default()
    };
    let (again, lost) = there_and_back(Format::TimelineJson, &set());
    let wanted: Vec<EventShape> = set().events.iter().map(kept).collect();
    assert_eq!(again.events, wanted);
    let eras = |set: &SetShape| -> Vec<(String, String)> {
        let eras = set.eras.iter();
        eras.map(|era| (era.name.clone(), era.date.clone()))
            .collect()
    };
    assert_eq!(eras(&again), eras(&set()));
    assert_eq!(again.head.title, set().head.title);
    assert!(
        lost.iter()
            .any(|lost| lost.starts_with("123 references to sources")),
        "{lost:?}"
    );
}

#[test]
fn notes_keep_cards_and_tell_what_became_cards() {
    let kept = |card: &CardShape| CardShape {
        source: None,
        reversible: false,
        ..card.clone()
    };
    let (again, lost) = there_and_back(Format::AnkiNotes, &set());
    let wanted: Vec<CardShape> = set().cards.iter().map(kept).collect();
    assert_eq!(again.cards[..wanted.len()], wanted);
    let all = set().cards.len() + set().events.len() + set().questions.len();
    assert_eq!(again.cards.len(), all);
    assert!(
        lost.iter().any(|lost| lost.starts_with("123 events")),
        "{lost:?}"
    );
}

#[test]
fn what_is_no_file_of_items_is_refused_in_words() {
    for (bytes, says) in [
        (&b""[..], "nothing in it"),
        (b" \r\n\t ", "nothing in it"),
        (b"%PDF-1.7\n%\xe2\xe3", "It is a PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "It is a picture"),
        (b"PK\x03\x04\x14\0word/document.xml", "a word processor"),
        (b"\x7fELF\x02\x01\x01\0", "It is a program"),
        (b"\0\0\0\x01\x02\x03\x04\x05\x06", "another program"),
        (b"<!doctype html><title>x</title>", "a page of the web"),
        (b"Once upon a time.", "none of the formats"),
        (b"{\"a\": 1}", "none of the formats"),
        (b"{\"format\": \"annals-set/1\", ", "cannot be read"),
        (b"{\"response_code\":1,\"results\":[]}", "Ask for fewer"),
        (b"{\"events\":[{\"start_date\":", "cannot be read"),
        (b"#separator:tab\n", "no note in it"),
    ] {
        let error = read(bytes).unwrap_err().to_string();
        assert!(error.contains(says), "{bytes:?}: {error}");
    }
    let large = vec![b'a'; exchange::LARGEST_FILE + 1];
    assert_eq!(read(&large), Err(Unreadable::TooLarge(large.len())));
}

/// Every text of a set.
fn texts(set: &SetShape) -> String {
    write::write(set)
}

#[test]
fn what_would_do_harm_is_harmless_or_gone() {
    let hidden = "a\u{0}b\u{202e}c\u{2066}d";
    let script = "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>w</a><style>*{}</style>";
    for file in [
        format!("#separator:tab\n#html:true\n{script}{hidden}\tback{script}\n"),
        format!("Year,Headline,Text,Media\n1956,{hidden}{script},{script},javascript:alert(1)\n"),
        format!(
            "{{\"events\":[{{\"start_date\":{{\"year\":\"1956\"}},\"text\":{{\"headline\":\"x{script}\",\"text\":\"{script}\"}},\"media\":{{\"url\":\"data:text/html,x\"}}}}]}}"
        ),
        format!(
            "item,itemLabel,date,image\nhttp://www.wikidata.org/entity/Q1,x{hidden},1956-10-19T00:00:00Z,https://e.org/x.png\n"
        ),
    ] {
        let import = read(file.as_bytes()).unwrap_or_else(|error| panic!("{file}: {error}"));
        let texts = texts(&import.set);
        for bad in [
            "\u{0}",
            "\\u0000",
            "\u{202e}",
            "\u{2066}",
            "javascript:",
            "onerror",
            "<img",
            "<style",
        ] {
            assert!(!texts.contains(bad), "{bad:?} is left of {file}: {texts}");
        }
    }
}

#[test]
fn a_line_without_end_and_quotes_without_end_are_read() {
    let long = "x".repeat(5 << 20);
    let notes = read(format!("#separator:tab\n{long}\tback\n").as_bytes()).unwrap();
    assert_eq!(notes.set.cards[0].front.len(), long.len());
    let open = format!("Year,Headline\n1956,\"open\n{}", "1957,x\n".repeat(1000));
    assert_eq!(read(open.as_bytes()).unwrap().set.events.len(), 1);
    let braces = format!("{{\"events\":[{}", "{\"start_date\":[".repeat(100_000));
    assert!(read(braces.as_bytes()).is_err());
    let windows = read(b"#separator:tab\nfa\xe7ade\t\xe9t\xe9\n").unwrap();
    assert_eq!(windows.set.cards[0].front, "façade");
    assert_eq!(codes(&windows), ["guessed-encoding"]);
    let wide: Vec<u8> = "Year\tHeadline\n1956\tдекларация\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        read(&[b"\xff\xfe", &wide[..]].concat()).unwrap().set.events[0].title,
        "декларация"
    );
}

#[test]
fn ten_thousand_notes_take_no_time_and_no_more_room_than_is_due() {
    let mut file = String::from("#separator:tab\n#html:true\n#guid column:4\n#tags column:3\n");
    for at in 0..10_000 {
        file.push_str(&format!(
            "Question <b>{at}</b> of many?\tAnswer {at}<br>in two lines\ttag{at} all\tg{at}%\n"
        ));
    }
    let started = std::time::Instant::now();
    let import = read(file.as_bytes()).unwrap();
    assert_eq!(import.set.cards.len(), 10_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
