//! What bringing a set in takes of memory at its height, beside the size of the file: files as
//! they come, and such as are made to take much.

use annals::exchange::{self, Choices, Format};
use annals::set::format::{CardShape, EventShape, SetShape, WrittenQuestionShape};
use annals::set::{self, write};
use serde_json::json;

use crate::figures::tenths;
use crate::{outside, synthetic};

/// What a file may take for each of its bytes.
const TIMES: f64 = 10.0;
/// Events, cards and questions of the larger files, and of the smaller.
const SIZES: [u32; 2] = [10_000, 100_000];

pub fn run() {
    for size in SIZES {
        usual(size);
    }
    for (name, format, file) in dense() {
        measure(&name, Some(format), &file);
    }
}

/// What a teacher has: rows of some words.
fn usual(size: u32) {
    let (events, _) = set::shape(&synthetic::set(size)).unwrap_or_default();
    let (mut cards, mut questions) = (of_head(&events), of_head(&events));
    cards.cards = (0..size).map(card).collect();
    // A question takes more letters, and no file may be larger than 64 megabytes.
    questions.questions = (0..size / 2).map(question).collect();
    measure("events", Some(Format::Native), &write::write(&events));
    for (set, name, format) in [
        (&events, "events", Format::Table),
        (&events, "events", Format::TimelineJson),
        (&events, "events", Format::AnkiNotes),
        (&cards, "cards", Format::Table),
        (&cards, "cards", Format::AnkiNotes),
        (&cards, "cards", Format::Gift),
        (&questions, "questions", Format::Native),
        (&questions, "questions", Format::Table),
        (&questions, "questions", Format::Gift),
        (&questions, "questions", Format::MoodleXml),
    ] {
        let written = exchange::write(set, format);
        let file = written.map(|written| written.text).unwrap_or_default();
        measure(name, Some(format), &file);
    }
}

fn of_head(set: &SetShape) -> SetShape {
    SetShape {
        head: set.head.clone(),
        ..SetShape::default()
    }
}

fn card(n: u32) -> CardShape {
    CardShape {
        id: format!("n{n}"),
        front: format!("Front {n}, with a <b>word</b> & a comma"),
        back: format!("Back of note {n}\nin two lines"),
        tags: vec![format!("tag{}", n % 10)],
        ..CardShape::default()
    }
}

fn question(n: u32) -> WrittenQuestionShape {
    let option = |letter: char| format!("what {letter} says of it, number {n}");
    WrittenQuestionShape {
        id: format!("q{n}"),
        form: "choice".to_owned(),
        stem: format!("Which of these was the case in the year {n}, as far as it is known?"),
        options: ('a'..='d').map(option).collect(),
        key: vec![option('b')],
        why: Some("It says so in the book, on the page that was read.".to_owned()),
        ..WrittenQuestionShape::default()
    }
}

/// The shortest items there are, and such as repeat what stands in the file once.
fn dense() -> Vec<(String, Format, String)> {
    let times = |text: &str, count: usize| text.repeat(count);
    let note = |gaps: usize| -> String {
        let gaps = (1..=gaps).map(|gap| format!("{{{{c{gap}::x}}}} "));
        gaps.collect()
    };
    let long = "word ".repeat(100_000);
    let events = SetShape {
        events: (0..20_000).map(|_| EventShape::default()).collect(),
        ..SetShape::default()
    };
    let picture = format!(
        "<img src=\"data:image/png;base64,{}\">",
        "A".repeat(1_000_000)
    );
    [
        ("short rows", Format::Table, times("1,a\n", 200_000)),
        ("empty cells", Format::Table, ["1,a", &times(",", 2_000_000)].concat()),
        ("faulty rows", Format::Table, ["date,title\n", &times("x,\n", 200_000)].concat()),
        ("short questions", Format::Gift, times("a{T}\n\n", 200_000)),
        ("long category", Format::Gift, ["$CATEGORY: ", &"é".repeat(5000), "\n\n", &times("a{T}\n\n", 100_000)].concat()),
        ("many options", Format::Gift, ["a{=b", &times("~c", 500_000), "}\n\n"].concat()),
        ("short questions", Format::Aiken, times("a\nA) b\nB) c\nANSWER: A\n", 100_000)),
        ("short questions", Format::MoodleXml, ["<quiz>", &times("<question type=\"truefalse\"><questiontext><text>a</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question>", 20_000), "</quiz>"].concat()),
        ("short notes", Format::AnkiNotes, ["#separator:tab\n", &times("a\tb\n", 200_000)].concat()),
        ("long note of many gaps", Format::AnkiNotes, ["#separator:tab\n", &note(100), &long, "\tb\n"].concat()),
        ("picture in many gaps", Format::AnkiNotes, ["#separator:tab\n#html:true\n", &note(100), &picture.replace('"', ""), "\tb\n"].concat()),
        ("long tags of all", Format::AnkiNotes, ["#separator:tab\n#tags:", &long, "\n", &times("a\tb\n", 20_000)].concat()),
        ("long names of columns", Format::AnkiNotes, ["#separator:tab\n#columns:a\tb\t", &long, "\n", &times("a\tb\tc\n", 20_000)].concat()),
        ("many fields", Format::AnkiNotes, ["#separator:tab\n", &times("a\t", 500_000)].concat()),
        ("short events", Format::Native, write::write(&events)),
        ("nested lists", Format::Native, times("[", 1_000_000)),
        ("short values", Format::Native, ["{\"format\":\"annals-set/1\",\"events\":[", &times("0,", 500_000), "0]}"].concat()),
        ("short slides", Format::TimelineJson, ["{\"events\":[", &times("{\"start_date\":{\"year\":1},\"text\":{\"headline\":\"a\"}},", 50_000), "{}]}"].concat()),
        ("short bindings", Format::WikidataJson, ["[", &times("{\"item\":\"http://www.wikidata.org/entity/Q1\",\"a\":\"b\"},", 50_000), "{}]"].concat()),
        ("short questions", Format::OpenTdb, ["{\"response_code\":0,\"results\":[", &times("{\"type\":\"boolean\",\"question\":\"a\",\"correct_answer\":\"True\",\"incorrect_answers\":[\"False\"]},", 20_000), "{}]}"].concat()),
    ]
    .map(|(name, format, file)| (name.to_owned(), format, file))
    .into()
}

fn measure(what: &str, format: Option<Format>, file: &str) {
    let choices = Choices {
        format,
        ..Choices::default()
    };
    let before = outside::memory();
    outside::most_memory();
    let began = outside::now();
    let import = exchange::read(file.as_bytes(), &choices, &mut |_, _| ());
    let took = outside::now() - began;
    let most = outside::most_memory().saturating_sub(before);
    let left = outside::memory().saturating_sub(before);
    let items = import.as_ref().map_or(0, |import| {
        let set = &import.set;
        set.events.len() + set.cards.len() + set.questions.len()
    });
    let times = most as f64 / file.len() as f64;
    outside::say(&json!({
        "bench": "exchange-memory",
        "target": outside::TARGET,
        "format": format.map(Format::name),
        "file": what,
        "bytes": file.len(),
        "items": items,
        "remarks": import.as_ref().map_or(0, |import| import.remarks.len()),
        "most_bytes": most,
        "left_bytes": left,
        "times": tenths(times),
        "is_much": times > TIMES,
        "bytes_an_item": most.checked_div(items),
        "ms": tenths(took),
    }));
}
