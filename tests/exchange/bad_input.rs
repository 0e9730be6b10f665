//! What should never come in, in each format: nothing, bytes of any sort, lines without end, braces
//! without end, signs that are not seen, and markup that would run. Each is refused in words or
//! kept as harmless text.

use std::time::{Duration, Instant};

use annals::exchange::{self, Choices, Format, Import, Unreadable};
use annals::set::format::SetShape;
use annals::set::write;
use proptest::prelude::*;

use super::read;

/// A file of each format of text, with what is given for the title, the front, or the question of
/// its second item.
fn around(format: Format, text: &str) -> Option<String> {
    let json = serde_json::Value::from(text).to_string();
    let cell = text.replace('"', "\"\"");
    let xml = text.replace('&', "&amp;").replace('<', "&lt;");
    let line = text.replace('\n', " ");
    let entity = "http://www.wikidata.org/entity/Q";
    Some(match format {
        Format::Native => format!(
            "{{\"format\":\"annals-set/1\",\"id\":\"t\",\"title\":\"T\",\"events\":[{{\"id\":\"a\",\"date\":\"1904\",\"title\":\"x\"}},\n{{\"id\":\"b\",\"date\":\"1905\",\"title\":{json}}}]}}"
        ),
        Format::Table => format!("date,title\n1904,x\n1905,\"{cell}\"\n"),
        Format::Quizlet => format!(
            "der Hund\tthe dog\ndie Katze\t{}\ndas Huhn\tthe hen\n",
            line.replace('\t', " ")
        ),
        Format::Kahoot => format!(
            "Question - max 120 characters,Answer 1 - max 75 characters,Answer 2,Time limit (sec),Correct answer(s)\nx?,a,b,20,1\n\"{cell}\",a,b,20,1\n"
        ),
        Format::Quizizz => format!(
            "Question Text,Question Type,Option 1,Option 2,Correct Answer\nx?,Multiple Choice,a,b,1\n\"{cell}\",Multiple Choice,a,b,1\n"
        ),
        Format::Blooket => format!(
            "Blooket\nQuestion #,Question Text,Answer 1,Answer 2,Time Limit (sec),Correct Answer(s)\n1,x?,a,b,20,1\n2,\"{cell}\",a,b,20,1\n"
        ),
        Format::Gift => {
            let escaped = line.chars().flat_map(|sign| {
                let escape = "~=#{}:\\".contains(sign).then_some('\\');
                escape.into_iter().chain([sign])
            });
            let escaped: String = escaped.collect();
            format!("::x::x?{{=a ~b}}\n\n::y::[plain]{escaped}{{=a ~b}}\n")
        }
        Format::MoodleXml => format!(
            "<quiz><question type=\"truefalse\"><questiontext><text>x</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question><question type=\"truefalse\"><questiontext format=\"plain_text\"><text>{xml}</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question></quiz>"
        ),
        Format::Aiken => format!("x?\nA) a\nB) b\nANSWER: A\n\n{line}\nA) a\nB) b\nANSWER: A\n"),
        Format::AnkiNotes => format!("#separator:tab\n#html:false\nx\ta\n\"{cell}\"\tb\n"),
        Format::TimelineJson => format!(
            "{{\"events\":[{{\"start_date\":{{\"year\":\"1904\"}},\"text\":{{\"headline\":\"x\"}}}},\n{{\"start_date\":{{\"year\":\"1905\"}},\"text\":{{\"headline\":{json}}}}}]}}"
        ),
        Format::TimelineTable => format!("Year,Headline,Text\n1904,x,\n1905,\"{cell}\",\n"),
        Format::WikidataJson => format!(
            "[{{\"item\":\"{entity}1\",\"itemLabel\":\"x\",\"date\":\"1904-02-08T00:00:00Z\"}},\n{{\"item\":\"{entity}2\",\"itemLabel\":{json},\"date\":\"1905-09-05T00:00:00Z\"}}]"
        ),
        Format::WikidataTable => format!(
            "item,itemLabel,date\n{entity}1,x,1904-02-08T00:00:00Z\n{entity}2,\"{cell}\",1905-09-05T00:00:00Z\n"
        ),
        Format::OpenTdb => format!(
            "{{\"response_code\":0,\"results\":[{{\"type\":\"boolean\",\"question\":\"Is x?\",\"correct_answer\":\"True\"}},\n{{\"type\":\"boolean\",\"question\":{json},\"correct_answer\":\"True\"}}]}}"
        ),
        // Workbooks are files of `tests/fixtures/exchange/tables`.
        Format::Xlsx | Format::Ods => return None,
    })
}

/// Each format with its file around a text.
fn files(text: &str) -> impl Iterator<Item = (Format, String)> {
    let files = Format::ALL.into_iter();
    files.filter_map(move |format| Some((format, around(format, text)?)))
}

/// What was given, as it was read: the one text that the second item has for itself.
fn given(set: &SetShape) -> &str {
    let events = set.events.get(1).map(|event| event.title.as_str());
    let stems = set.questions.get(1).map(|question| question.stem.as_str());
    // Of cards what was given may be on either side.
    let sides = set.cards.get(1).map(|card| match card.front.as_str() {
        "die Katze" => card.back.as_str(),
        front => front,
    });
    events.or(stems).or(sides).unwrap_or_default()
}

fn imported(format: Format, file: &str) -> Import {
    let import = read(file.as_bytes());
    let import = import.unwrap_or_else(|error| panic!("{}: {error}\n{file}", format.name()));
    assert_eq!(import.format, format, "{file}");
    import
}

#[test]
fn hidden_signs_are_taken_out_of_every_format() {
    let text = "the \u{202e}turned\u{202c} \u{2066}word\u{2069} and\u{200f} a\u{0}nul\u{7} is it";
    for (format, file) in files(text) {
        let import = imported(format, &file);
        let shown = given(&import.set);
        let hidden = |sign: char| {
            sign.is_control()
                || ('\u{200e}'..='\u{200f}').contains(&sign)
                || ('\u{202a}'..='\u{202e}').contains(&sign)
                || ('\u{2066}'..='\u{2069}').contains(&sign)
        };
        assert!(!shown.contains(hidden), "{}: {shown:?}", format.name());
        assert!(shown.ends_with("is it"), "{}: {shown:?}", format.name());
    }
}

#[test]
fn what_is_text_in_a_format_stays_text_and_what_is_markup_goes() {
    let text = "<script>alert(1)</script><b onclick=\"alert(1)\">the war</b> at =1+1";
    for (format, file) in files(text) {
        let import = imported(format, &file);
        let wanted = match format {
            // HTML is what these are written in.
            Format::TimelineJson | Format::TimelineTable => "the war at =1+1",
            _ => text,
        };
        assert_eq!(given(&import.set), wanted, "{}", format.name());
    }
}

#[test]
fn no_address_that_runs_is_ever_a_picture_or_a_source() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "vbscript:x",
        "file:///etc/passwd",
        "//harm.example/a.png",
    ] {
        let json = serde_json::Value::from(address).to_string();
        let entity = "http://www.wikidata.org/entity/Q1";
        for file in [
            format!("date,title,image,source\n1904,x,\"{address}\",\"{address}\"\n"),
            format!("Front,Back,Image\nx,y,\"{address}\"\n"),
            format!(
                "[html]<img src\\=\"{}\">x?{{\\=a}}{{=a ~b}}",
                address.replace(':', "\\:")
            ),
            format!(
                "<quiz><question type=\"truefalse\"><questiontext format=\"html\"><text><![CDATA[<img src=\"{address}\">x]]></text></questiontext><answer fraction=\"100\"><text>true</text></answer></question></quiz>"
            ),
            format!("#separator:tab\n#html:true\n<img src='{address}'>x\ty\n"),
            format!(
                "{{\"events\":[{{\"start_date\":{{\"year\":\"1904\"}},\"text\":{{\"headline\":\"x\"}},\"media\":{{\"url\":{json}}}}}]}}"
            ),
            format!("Year,Headline,Media\n1904,x,\"{address}\"\n"),
            format!(
                "[{{\"item\":\"{entity}\",\"itemLabel\":\"x\",\"date\":\"1904-02-08T00:00:00Z\",\"image\":{json}}}]"
            ),
            format!(
                "{{\"format\":\"annals-set/1\",\"id\":\"t\",\"title\":\"T\",\"sources\":[{{\"id\":\"s\",\"title\":\"S\",\"url\":{json}}}],\"events\":[{{\"id\":\"a\",\"date\":\"1904\",\"title\":\"x\",\"image\":{{\"url\":{json},\"alt\":\"\"}}}}]}}"
            ),
        ] {
            let import = read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{file}"));
            // As the page gets it: what is a fault of an item is not shown.
            let set = annals::set::read_shape(import.set).set;
            let events = set.events.iter().filter_map(|event| event.image.as_ref());
            let cards = set.cards.iter().filter_map(|card| card.image.as_ref());
            let questions = set
                .questions
                .iter()
                .filter_map(|question| question.image.as_ref());
            let pictures: Vec<_> = events.chain(cards).chain(questions).collect();
            assert!(pictures.is_empty(), "{pictures:?}\n{file}");
            let mut links = set.sources.iter().filter_map(|source| source.url.as_ref());
            assert!(
                links.all(|link| link == "https://www.wikidata.org"),
                "{file}"
            );
        }
    }
}

#[test]
fn one_line_of_megabytes_is_read_or_refused_at_once() {
    let long = "word ".repeat(200_000);
    for (format, file) in files(&long) {
        let started = Instant::now();
        let import = imported(format, &file);
        let length = given(&import.set).len();
        // A space at the end is none.
        assert!(length >= long.len() - 1, "{}: {length}", format.name());
        let took = started.elapsed();
        assert!(
            took < Duration::from_secs(20),
            "{}: {took:?}",
            format.name()
        );
    }
    for sign in [
        "x", "{", "[", "\"", "<", "{\"", "[[", "::", "\t", "A)", "=~", "{{c1::", "\\",
    ] {
        let file = sign.repeat((1 << 18) / sign.len());
        let started = Instant::now();
        let _ = read(file.as_bytes());
        let took = started.elapsed();
        assert!(took < Duration::from_secs(20), "{sign}: {took:?}");
    }
}

#[test]
fn braces_that_do_not_match_are_told_and_never_more() {
    for (file, says) in [
        (
            "{\"format\":\"annals-set/1\",\"events\":[{{{{",
            "cannot be read",
        ),
        ("{\"events\":[{\"start_date\":{\"year\":\"1904\"", "cut off"),
        ("{\"response_code\":0,\"results\":[[[[", "cut off"),
        (
            "{\"head\":{\"vars\":[\"item\"]},\"results\":{\"bindings\":[{",
            "cut off",
        ),
        (
            "<quiz><question type=\"essay\"><questiontext>",
            "cannot be read",
        ),
    ] {
        let refused = read(file.as_bytes()).expect_err(file).to_string();
        assert!(refused.contains(says), "{file}: {refused}");
    }
    let gift = imported(
        Format::Gift,
        "::a::Who?{=x ~y\n\n::b::Who?{=x ~y}}\n\n::c::Who?{=x ~y}\n",
    );
    let told: Vec<_> = gift
        .remarks
        .iter()
        .map(|told| (told.code, told.line))
        .collect();
    assert_eq!(told, [("unbalanced-braces", 1)]);
}

#[test]
fn what_is_chosen_against_the_file_is_refused_in_words() {
    let files = [
        &b"\0\x01\x02\x03\x04\x05\x06\x07"[..],
        b"\x89PNG\r\n\x1a\n\0\0",
        b"",
        b"{",
        b"x",
        b"\xff\xfe\xff\xfe",
        b"PK\x03\x04",
    ];
    for format in Format::ALL {
        let choices = Choices {
            format: Some(format),
            ..Choices::default()
        };
        for bytes in files {
            match exchange::read(bytes, &choices, &mut |_, _| {}) {
                Ok(import) => assert!(import.set.events.is_empty(), "{bytes:?}"),
                // Marks of order alone are nothing.
                Err(Unreadable::Empty) => assert!(!bytes.is_ascii() || bytes.is_empty()),
                Err(error) => assert!(error.to_string().ends_with('.'), "{error}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever stands in a text, it hides nothing once it was read, and the set can be kept.
    #[test]
    fn any_text_in_any_format_is_harmless(
        text in "[a-z]([a-z <>\"'&;:{}\\[\\]\\\\=~#%|,\u{0}\u{202e}\u{2067}\u{feff}\u{7f}\u{85}\u{2028}é日]|<script>|]]>|-->|\\{\\{|javascript:){0,30}[a-z]\\?",
        at in 0..Format::ALL.len(),
    ) {
        let format = Format::ALL[at];
        let Some(file) = around(format, &text) else {
            return Ok(());
        };
        // A text may make another format of the whole.
        if let Ok(import) = read(file.as_bytes()) {
            let kept = write::write(&import.set);
            for hidden in ['\u{0}', '\u{202e}', '\u{2067}', '\u{7f}', '\u{85}'] {
                prop_assert!(!kept.contains(hidden), "{}: {:?}", format.name(), kept);
            }
            prop_assert!(!kept.contains("\\u0000") && !kept.contains("\\u007f"), "{}", kept);
            prop_assert_eq!(read(kept.as_bytes()).unwrap().set, import.set);
        }
    }
}
