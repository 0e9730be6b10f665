//! A file of every format with every payload in every field of text.

use std::io::{Cursor, Write};

use annals::exchange::Format;
use serde_json::{Value, json};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::payloads::payloads;

/// A file that is dropped on the page.
pub struct File {
    pub name: String,
    pub format: Format,
    pub bytes: Vec<u8>,
}

/// One file of each format, some of several kinds of rows.
pub fn files() -> Vec<File> {
    let file = |name: &str, format: Format, bytes: Vec<u8>| File {
        name: name.to_owned(),
        format,
        bytes,
    };
    let text = |name: &str, format: Format, text: String| file(name, format, text.into_bytes());
    vec![
        text("set.json", Format::Native, native()),
        text("events.csv", Format::Table, csv(&events())),
        text("cards.csv", Format::Table, csv(&cards())),
        text("questions.csv", Format::Table, csv(&questions())),
        file("excel.xlsx", Format::Xlsx, xlsx(&events())),
        file("office.ods", Format::Ods, ods(&events())),
        text("terms.txt", Format::Quizlet, quizlet()),
        text("kahoot.csv", Format::Kahoot, csv(&kahoot())),
        text("quizizz.csv", Format::Quizizz, csv(&quizizz())),
        text("blooket.csv", Format::Blooket, csv(&blooket())),
        text("moodle.gift", Format::Gift, gift()),
        text("quiz.xml", Format::MoodleXml, moodle_xml()),
        text("aiken.txt", Format::Aiken, aiken()),
        text("notes.txt", Format::AnkiNotes, anki("true")),
        text("plain.txt", Format::AnkiNotes, anki("false")),
        text("timeline.json", Format::TimelineJson, timeline()),
        text("sheet.csv", Format::TimelineTable, csv(&timeline_table())),
        text("query.json", Format::WikidataJson, wikidata()),
        text("results.csv", Format::WikidataTable, csv(&wikidata_table())),
        text("opentdb.json", Format::OpenTdb, opentdb()),
    ]
}

type Rows = Vec<Vec<String>>;

/// Rows under a heading, one of each payload; its year, or its number, tells it from the others.
fn rows(heading: &[&str], row: impl Fn(usize, &str) -> Vec<String>) -> Rows {
    let heading = heading.iter().map(|cell| (*cell).to_owned()).collect();
    let rows = payloads().into_iter().enumerate();
    let rows = rows.map(|(at, payload)| row(at, &payload));
    std::iter::once(heading).chain(rows).collect()
}

fn csv(rows: &Rows) -> String {
    let quoted = |cell: &String| ["\"", &cell.replace('"', "\"\""), "\""].concat();
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    rows.iter().map(line).collect()
}

fn year(at: usize) -> String {
    (1900 + at).to_string()
}

fn events() -> Rows {
    let heading = [
        "date",
        "title",
        "summary",
        "kind",
        "place",
        "persons",
        "subject",
        "verb",
        "quantity",
        "quantity of",
        "source",
        "section",
        "image",
        "alt",
        "<img src=x onerror=window.harmed=99>",
    ];
    let mut all = rows(&heading, |at, payload| {
        let mut row = vec![payload.to_owned(); heading.len()];
        row[0] = year(at);
        row
    });
    // And once where the date should be.
    all.extend(
        payloads()
            .into_iter()
            .map(|payload| vec![payload; heading.len()]),
    );
    all
}

fn cards() -> Rows {
    rows(&["Front", "Back", "Tags", "Image", "Alt"], |_, payload| {
        vec![payload.to_owned(); 5]
    })
}

fn questions() -> Rows {
    let heading = [
        "Question",
        "Option",
        "Option",
        "Option",
        "Answer",
        "Explanation",
        "Tags",
    ];
    rows(&heading, |at, payload| {
        let mut row = vec![payload.to_owned(); heading.len()];
        row[2] = format!("b{at}");
        row[3] = format!("c{at}");
        row[4] = format!("b{at}");
        row
    })
}

fn quizlet() -> String {
    let lines = payloads().into_iter();
    let lines = lines.map(|payload| format!("{payload}\t{payload}").replace('\n', " ") + "\n");
    let first = std::iter::once("der Hund\tthe dog\n".to_owned());
    first.chain(lines).collect()
}

fn kahoot() -> Rows {
    let heading = [
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2",
        "Answer 3",
        "Answer 4",
        "Time limit (sec)",
        "Correct answer(s)",
    ];
    rows(&heading, |at, payload| {
        [
            payload,
            payload,
            &format!("b{at}"),
            &format!("c{at}"),
            "",
            "20",
            "1",
        ]
        .map(str::to_owned)
        .to_vec()
    })
}

fn quizizz() -> Rows {
    let heading = [
        "Question Text",
        "Question Type",
        "Option 1",
        "Option 2",
        "Option 3",
        "Correct Answer",
        "Time in seconds",
        "Image Link",
        "Answer explanation",
    ];
    rows(&heading, |at, payload| {
        let kind = if at % 2 == 0 {
            "Multiple Choice"
        } else {
            "Fill-in-the-Blank"
        };
        [
            payload,
            kind,
            payload,
            &format!("b{at}"),
            &format!("c{at}"),
            "1",
            "20",
            payload,
            payload,
        ]
        .map(str::to_owned)
        .to_vec()
    })
}

fn blooket() -> Rows {
    let heading = [
        "Question #",
        "Question Text",
        "Answer 1",
        "Answer 2",
        "Answer 3\n(Optional)",
        "Time Limit (sec)",
        "Correct Answer(s)",
    ];
    let mut all = rows(&heading, |at, payload| {
        [
            &at.to_string(),
            payload,
            payload,
            &format!("b{at}"),
            "",
            "20",
            "1",
        ]
        .map(str::to_owned)
        .to_vec()
    });
    all.insert(0, vec!["Blooket\nImport Template".to_owned()]);
    all
}

/// In each of the ways in which a text of GIFT is marked up.
fn gift() -> String {
    let escaped = |payload: &str| -> String {
        let signs = payload.chars().flat_map(|sign| {
            let escape = "~=#{}:".contains(sign).then_some('\\');
            escape.into_iter().chain([sign])
        });
        signs.collect()
    };
    let mut text = String::new();
    for payload in payloads() {
        let payload = escaped(&payload);
        for mark in ["", "[html]", "[markdown]", "[moodle]", "[plain]"] {
            text.push_str(&format!(
                "// [tag:x{payload}]\n::{payload}::{mark}Which? {payload}{{={mark}a {payload}#{mark}{payload}~b#{payload}####{mark}{payload}}}\n\n"
            ));
        }
        text.push_str(&format!("$CATEGORY: {payload}\n\nTyped? {payload}{{={payload}}}\n\nMatch {payload}{{=a {payload} -> 1{payload} =b -> 2}}\n\n{payload}{{}}\n\n{payload}\n\n"));
    }
    text
}

fn moodle_xml() -> String {
    let mut text = String::from("<?xml version=\"1.0\"?>\n<quiz>\n");
    for payload in payloads() {
        let escaped = payload
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('\0', "");
        for format in ["html", "markdown", "plain_text", "moodle_auto_format"] {
            text.push_str(&format!(
                "<question type=\"multichoice\"><name><text>{escaped}</text></name>
                <questiontext format=\"{format}\"><text>Which? {escaped}</text></questiontext>
                <generalfeedback format=\"{format}\"><text>{escaped}</text></generalfeedback>
                <answer fraction=\"100\" format=\"{format}\"><text>a {escaped}</text><feedback format=\"{format}\"><text>{escaped}</text></feedback></answer>
                <answer fraction=\"0\"><text>b</text></answer><tags><tag><text>{escaped}</text></tag></tags></question>\n"
            ));
        }
        let cdata = payload.replace("]]>", "").replace('\0', "");
        text.push_str(&format!(
            "<question type=\"cloze\"><questiontext><text><![CDATA[{cdata} {{1:MC:=a~{cdata}}}]]></text></questiontext></question>
            <question type=\"essay\"><questiontext format=\"html\"><text><![CDATA[{cdata}]]></text></questiontext></question>\n"
        ));
    }
    text + "</quiz>\n"
}

fn aiken() -> String {
    let questions = payloads().into_iter();
    let questions =
        questions.map(|payload| format!("Which? {payload}\nA) {payload}\nB) other\nANSWER: A\n\n"));
    questions.collect()
}

fn anki(is_html: &str) -> String {
    let mut text = format!(
        "#separator:tab\n#html:{is_html}\n#columns:Front\tBack\t<b onclick=window.harmed=98>\tTags\n#tags column:4\n#deck:{is_html}<img src=x onerror=window.harmed=97>\n"
    );
    for payload in payloads() {
        let cell = payload.replace('"', "\"\"");
        text.push_str(&format!(
            "\"{cell}\"\t\"{cell}\"\t\"{cell}\"\t\"{cell}\"\n\"In {{{{c1::{cell}::{cell}}}}}\"\tx\n"
        ));
    }
    text
}

fn native() -> String {
    let (mut entities, mut events, mut cards, mut questions, mut sources) =
        (vec![], vec![], vec![], vec![], vec![]);
    for (at, payload) in payloads().into_iter().enumerate() {
        let p = &payload;
        sources.push(json!({ "id": format!("s{at}"), "title": p, "url": p, "note": p }));
        entities.push(json!({ "id": format!("e{at}"), "kind": "person", "name": p, "noun": p, "family": p, "aliases": [p], "names": { "de": p }, "known_for": p, "note": p }));
        let image = json!({ "url": p, "alt": p });
        let source = json!({ "id": format!("s{at}"), "section": p, "note": p });
        events.push(json!({
            "id": format!("a{at}"), "date": year(at), "title": p, "kind": p, "summary": p, "did": [p, p], "place": format!("e{at}"),
            "actors": [{ "entity": format!("e{at}"), "role": p, "asked": p }],
            "quantities": [{ "of": p, "value": 3, "unit": p, "hedge": p, "asked": p }], "image": image, "source": source,
        }));
        events.push(json!({ "id": format!("b{at}"), "date": p, "title": p }));
        cards.push(json!({ "id": format!("c{at}"), "front": p, "back": p, "tags": [p], "image": image, "source": source }));
        questions.push(json!({ "id": format!("q{at}"), "form": "choice", "stem": p, "options": [p, "b", "c"], "key": ["b"], "feedback": { "b": p }, "why": p, "tags": [p], "image": image }));
        questions.push(json!({ "id": format!("t{at}"), "form": "short-answer", "stem": p, "key": [p], "why": p }));
        questions.push(json!({ "id": format!("m{at}"), "form": "match", "stem": p, "pairs": [[p, "1"], ["b", p]], "options": [] }));
        // What is refused is shown, too.
        questions.push(json!({ "id": p, "form": p, "stem": p, p: p }));
    }
    let p = "<img src=x onerror=window.harmed=96>";
    let file = json!({
        "format": "annals-set/1", "id": "hostile", "title": p, "language": p, "license": p, "attribution": p, "report_to": p, "version": p,
        "kinds": [{ "id": p, "one": p, "many": p }], "eras": [{ "id": "era", "name": p, "date": "1900/1950" }],
        "sources": sources, "entities": entities, "events": events, "cards": cards, "questions": questions,
    });
    file.to_string()
}

fn timeline() -> String {
    let slide = |at: usize, p: &str| {
        json!({
            "start_date": { "year": year(at), "month": if at == 0 { p } else { "" } }, "display_date": p, "unique_id": p, "group": p,
            "text": { "headline": format!("x {p}"), "text": p }, "background": { "url": p },
            "media": { "url": p, "alt": p, "caption": p, "credit": p, "link": p },
        })
    };
    let slides = payloads()
        .into_iter()
        .enumerate()
        .map(|(at, p)| slide(at, &p));
    let slides: Vec<Value> = slides.collect();
    let p = "<img src=x onerror=window.harmed=95>";
    json!({ "title": { "text": { "headline": format!("T{p}"), "text": p } }, "events": slides, "eras": [{ "start_date": { "year": "1900" }, "end_date": { "year": "1950" }, "text": { "headline": format!("E{p}") } }] }).to_string()
}

fn timeline_table() -> Rows {
    let heading = [
        "Year",
        "Month",
        "Headline",
        "Text",
        "Media",
        "Media Credit",
        "Media Caption",
        "Display Date",
        "Group",
        "Background",
    ];
    rows(&heading, |at, payload| {
        let mut row = vec![payload.to_owned(); heading.len()];
        row[0] = year(at);
        row[1] = String::new();
        row[2] = format!("x {payload}");
        row
    })
}

fn wikidata() -> String {
    let cell = |value: &str| json!({ "type": "literal", "value": value });
    let rows = payloads().into_iter().enumerate().map(|(at, p)| {
        json!({
            "item": { "type": "uri", "value": format!("http://www.wikidata.org/entity/Q{}", at + 1) },
            "itemLabel": cell(&p), "itemDescription": cell(&p), "date": cell(&format!("{}-02-08T00:00:00Z", year(at))),
            "place": { "type": "uri", "value": format!("http://www.wikidata.org/entity/Q{}", at + 100) }, "placeLabel": cell(&p), "image": cell(&p), "type": cell(&p), "other": cell(&p),
        })
    });
    let rows: Vec<Value> = rows.collect();
    json!({ "head": { "vars": ["item", "itemLabel", "itemDescription", "date", "place", "placeLabel", "image", "type", "other"] }, "results": { "bindings": rows } }).to_string()
}

fn wikidata_table() -> Rows {
    let heading = [
        "item",
        "itemLabel",
        "itemDescription",
        "date",
        "place",
        "placeLabel",
        "image",
        "other",
    ];
    rows(&heading, |at, payload| {
        let mut row = vec![payload.to_owned(); heading.len()];
        row[0] = format!("http://www.wikidata.org/entity/Q{}", at + 1);
        row[3] = format!("{}-02-08T00:00:00Z", year(at));
        row[4] = format!("http://www.wikidata.org/entity/Q{}", at + 100);
        row
    })
}

fn opentdb() -> String {
    let questions = payloads().into_iter().map(|p| {
        json!({ "type": "multiple", "difficulty": p, "category": p, "question": p, "correct_answer": "a", "incorrect_answers": [p, "c"] })
    });
    let questions: Vec<Value> = questions.collect();
    json!({ "response_code": 0, "results": questions }).to_string()
}

fn in_xml(cell: &str) -> String {
    let seen = cell.replace('\0', "");
    seen.replace('&', "&amp;").replace('<', "&lt;")
}

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        zip.start_file(*name, stored).expect("a part begins");
        zip.write_all(text.as_bytes()).expect("it is written");
    }
    zip.finish().expect("it is whole").into_inner()
}

fn xlsx(rows: &Rows) -> Vec<u8> {
    let cell = |cell: &String| format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", in_xml(cell));
    let row =
        |row: &Vec<String>| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let of_office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let name = in_xml("<img src=x>").replace('"', "");
    zipped(&[
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{of_office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{of_office}\"><sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{of_office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{}</sheetData></worksheet>",
                rows.iter().map(row).collect::<String>()
            ),
        ),
    ])
}

fn ods(rows: &Rows) -> Vec<u8> {
    let cell = |cell: &String| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            in_xml(cell)
        )
    };
    let row = |row: &Vec<String>| {
        format!(
            "<table:table-row>{}</table:table-row>",
            row.iter().map(cell).collect::<String>()
        )
    };
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let of = "urn:oasis:names:tc:opendocument:xmlns";
    zipped(&[
        ("mimetype", kind.to_owned()),
        (
            "META-INF/manifest.xml",
            format!(
                "<manifest:manifest xmlns:manifest=\"{of}:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/></manifest:manifest>"
            ),
        ),
        (
            "content.xml",
            format!(
                "<office:document-content xmlns:office=\"{of}:office:1.0\" xmlns:table=\"{of}:table:1.0\" xmlns:text=\"{of}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Events\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
                rows.iter().map(row).collect::<String>()
            ),
        ),
    ])
}
