//! What a file is, by what is in it and never by its name.

use super::{
    Format, Unreadable, aiken, anki, gift, listed, moodle_xml, opentdb, timeline, wikidata,
};

/// What a file of bytes holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A workbook.
    Workbook(Format),
    /// A text, still to be decoded.
    Text,
}

/// Files that hold no items, by how they begin.
const OTHERS: [(&[u8], &str); 25] = [
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"8BPS", "a picture"),
    (b"<svg", "a picture"),
    (
        b"{\\rtf",
        "a rich text of a word processor; save it as a table or as plain text",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an Office file of the old kind; save it as .xlsx or as CSV",
    ),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\0asm", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!\x1a", "a compressed file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a compressed file; unpack it first"),
    (b"\xfd7zXZ\0", "a compressed file; unpack it first"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
];

/// How far into a text is looked.
const LOOKED_AT: usize = 4 << 10;

/// How much of a ZIP is looked at, at either end.
const AT_THE_ENDS: usize = 256 << 10;

/// What the bytes are.
///
/// # Errors
/// When they are of a sort that holds no items.
pub(super) fn content(bytes: &[u8]) -> Result<Content, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return workbook(bytes);
    }
    for (start, what) in OTHERS {
        if bytes.starts_with(start) && !is_words(bytes, start) {
            return Err(Unreadable::NotText(what));
        }
    }
    if bytes.starts_with(b"RIFF") && matches!(bytes.get(8..12), Some(b"WEBP")) {
        return Err(Unreadable::NotText("a picture"));
    }
    if bytes.starts_with(b"RIFF") && matches!(bytes.get(8..12), Some(b"WAVE" | b"AVI ")) {
        return Err(Unreadable::NotText("a sound or a film"));
    }
    if matches!(bytes.get(4..8), Some(b"ftyp")) {
        return Err(Unreadable::NotText("a film or a picture"));
    }
    if is_binary(bytes) {
        return Err(Unreadable::NotText("a file of another program, not a text"));
    }
    Ok(Content::Text)
}

/// Whether what begins like a program or a sound is the beginning of a word: "MZ", "ID3".
fn is_words(bytes: &[u8], start: &[u8]) -> bool {
    let head = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
    start.len() < 4
        && start.is_ascii()
        && start.iter().all(u8::is_ascii_alphanumeric)
        && !is_binary(head)
}

/// Whether there are so many signs that no text has that it is none; UTF-16 has many zeros, and
/// all of them on one side.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return false;
    }
    let zeros = |side: usize| {
        head.iter()
            .skip(side)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    // Latin letters as UTF-16 without a mark: every other byte is a zero.
    let many = head.len() / 4;
    if head.len() >= 4 && (even > many && odd == 0 || odd > many && even == 0) {
        return false;
    }
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    // A stray one is cleaned away; a tenth is no text.
    controls * 10 > head.len()
}

/// Which workbook a ZIP is, by the names of what is in it.
fn workbook(bytes: &[u8]) -> Result<Content, Unreadable> {
    // Names stand with the entries, and once more at the end.
    let head = bytes.get(..AT_THE_ENDS).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(AT_THE_ENDS)..);
    let ends = [head, tail.unwrap_or_default()];
    let has = |name: &[u8]| {
        let mut ends = ends.iter();
        ends.any(|end| end.windows(name.len()).any(|window| window == name))
    };
    if has(b"xl/workbook.xml") || has(b"xl/workbook.bin") {
        Ok(Content::Workbook(Format::Xlsx))
    } else if has(b"opendocument.spreadsheet") {
        Ok(Content::Workbook(Format::Ods))
    } else if has(b"word/document.xml") || has(b"opendocument.text") {
        Err(Unreadable::NotText(
            "a document of a word processor; put its table into a spreadsheet, or save it as plain text",
        ))
    } else if has(b"ppt/presentation.xml") || has(b"opendocument.presentation") {
        Err(Unreadable::NotText("a presentation"))
    } else if has(b"collection.anki2") || has(b"collection.anki21") {
        Err(Unreadable::NotText(
            "a deck of Anki as a package; export it as ‘Notes in Plain Text’ instead",
        ))
    } else if has(b"imsmanifest.xml") || has(b"h5p.json") {
        Err(Unreadable::NotText("a package of a learning platform"))
    } else {
        Err(Unreadable::NotText("a ZIP; unpack it first"))
    }
}

/// What a text is.
///
/// # Errors
/// When it is of a sort that holds no items, or none of the formats.
pub(super) fn format(text: &str) -> Result<Format, Unreadable> {
    let head = text.trim_start();
    if head.is_empty() {
        return Err(Unreadable::Empty);
    }
    if is_json(head) {
        return json(text);
    }
    if let Some(found) = tagged(head).filter(|_| head.starts_with('<')) {
        return found;
    }
    let found = [
        (Format::AnkiNotes, anki::looks_like as fn(&str) -> bool),
        (Format::WikidataTable, wikidata::looks_like_table),
        (Format::TimelineTable, timeline::looks_like_table),
        (Format::Aiken, aiken::looks_like),
        (Format::Gift, gift::looks_like),
    ];
    let found = found.into_iter().find(|(_, looks_like)| looks_like(text));
    match found {
        Some((format, _)) => Ok(format),
        None if is_rare_gift(head) => Ok(Format::Gift),
        None if has_cells(head) => Ok(Format::Table),
        None => Err(Unreadable::Unknown),
    }
}

/// Whether a text begins as JSON does; GIFT begins with braces too, and with brackets.
fn is_json(head: &str) -> bool {
    let mut signs = head.chars().filter(|sign| !sign.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), next) => matches!(next, Some('"' | '}') | None),
        (Some('['), next) => matches!(next, Some('{' | '[' | ']' | '"') | None),
        _ => false,
    }
}

fn json(text: &str) -> Result<Format, Unreadable> {
    let fields = listed::fields(text);
    let is_native = fields.contains(&"format") || text.contains("\"annals-set/");
    if is_native {
        Ok(Format::Native)
    } else if opentdb::looks_like(text) {
        Ok(Format::OpenTdb)
    } else if wikidata::looks_like_json(text) {
        Ok(Format::WikidataJson)
    } else if timeline::looks_like_json(text) || is_timeline(&fields) {
        Ok(Format::TimelineJson)
    } else if fields.contains(&"events")
        || fields.contains(&"questions")
        || fields.contains(&"cards")
    {
        // A set whose head is missing is told what it lacks.
        Ok(Format::Native)
    } else {
        Err(Unreadable::Unknown)
    }
}

/// A timeline without a slide, or of slides that are broken.
fn is_timeline(fields: &[&str]) -> bool {
    fields.contains(&"events")
        && !fields.contains(&"id")
        && ["title", "eras", "scale"]
            .iter()
            .any(|own| fields.contains(own))
}

/// What begins with a tag; none: a text that happens to.
fn tagged(head: &str) -> Option<Result<Format, Unreadable>> {
    let shown: String = head.chars().take(LOOKED_AT).collect();
    let shown = shown.to_ascii_lowercase();
    // A list of terms may be one of tags: what a file begins with tells.
    let begins = ["<?xml", "<!doctype svg", "<!--", "<svg"];
    let is_markup = begins.iter().any(|begin| shown.starts_with(begin));
    if moodle_xml::looks_like(head) || shown.contains("<quiz") {
        Some(Ok(Format::MoodleXml))
    } else if shown.starts_with("<!doctype html") || shown.starts_with("<html") {
        Some(Err(Unreadable::NotText(
            "a page of the web; save the table or the questions by themselves",
        )))
    } else if shown.contains("<svg") && is_markup {
        Some(Err(Unreadable::NotText("a picture")))
    } else if shown.starts_with("<?xml") {
        Some(Err(Unreadable::NotText("XML of another program")))
    } else {
        None
    }
}

/// Whether a text is GIFT that has nothing but essays, or says how it is marked up.
fn is_rare_gift(head: &str) -> bool {
    let marks = [
        "[html]",
        "[markdown]",
        "[plain]",
        "[moodle]",
        "// [id:",
        "// [tag:",
    ];
    let mut lines = head.lines().take(200);
    marks.iter().any(|mark| head.starts_with(mark))
        || lines.any(|line| line.trim_end().ends_with("{}"))
}

/// Whether any of the first lines has a sign that parts cells.
fn has_cells(head: &str) -> bool {
    let mut lines = head.lines().take(20);
    lines.any(|line| line.contains([',', ';', '\t', '|']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_what_is_in_it() {
        for (text, wanted) in [
            ("{\"format\":\"annals-set/1\"}", Format::Native),
            (" \n{ \"format\" : 3", Format::Native),
            ("{\"events\":[{\"id\":\"a\"}]}", Format::Native),
            ("{\"events\":[{\"start_date\":{}}]}", Format::TimelineJson),
            ("{\"title\":{},\"events\":[]}", Format::TimelineJson),
            (
                "{\"head\":{},\"results\":{\"bindings\":[]}}",
                Format::WikidataJson,
            ),
            (
                "[{\"a\":\"http://www.wikidata.org/entity/Q1\"}]",
                Format::WikidataJson,
            ),
            ("{\"response_code\":0,\"results\":[]}", Format::OpenTdb),
            (
                "<?xml version=\"1.0\"?>\n<!-- x -->\n<quiz>",
                Format::MoodleXml,
            ),
            ("#separator:tab\na\tb", Format::AnkiNotes),
            ("Year,Headline\n1,x", Format::TimelineTable),
            (
                "a,b\nhttp://www.wikidata.org/entity/Q1,x",
                Format::WikidataTable,
            ),
            ("// [id:3]\nEssay?{}", Format::Gift),
            ("date,title\n1956,x", Format::Table),
            ("1956\tx", Format::Table),
            ("<b>\tbold\n<svg>\tdrawn\n", Format::Table),
        ] {
            assert_eq!(format(text), Ok(wanted), "{text}");
        }
        for text in [
            "",
            " \n",
            "{}",
            "only words",
            "<html><body>",
            "<?xml?><rss>",
        ] {
            assert!(format(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_holds_no_items_is_told_by_its_sort() {
        for (bytes, what) in [
            (&b"%PDF-1.7\n"[..], "a PDF"),
            (b"\x89PNG\r\n\x1a\n", "a picture"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "a picture"),
            (b"MZ\x90\0\x03\0\0\0\x04\0\0\0", "a program"),
            (
                b"PK\x03\x04....word/document.xml",
                "a document of a word processor; put its table into a spreadsheet, or save it as plain text",
            ),
            (
                b"PK\x03\x04....collection.anki21b",
                "a deck of Anki as a package; export it as ‘Notes in Plain Text’ instead",
            ),
            (
                b"\0\x01\x02\x03\x04\x05",
                "a file of another program, not a text",
            ),
        ] {
            assert_eq!(content(bytes), Err(Unreadable::NotText(what)));
        }
        for bytes in [
            &b"MZ,the first two letters\n"[..],
            b"a\0b,c and more",
            b"\xff\xfea\0,\0b\0",
            b"a\0,\0b\0\n\0c\0",
            "Япония,1905".as_bytes(),
            b"\xcf\xe5\xf2\xf0,1703",
            b"",
        ] {
            assert_eq!(content(bytes), Ok(Content::Text), "{bytes:?}");
        }
        assert_eq!(
            content(b"PK\x03\x04..xl/workbook.xml"),
            Ok(Content::Workbook(Format::Xlsx))
        );
        assert_eq!(
            content(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
            Ok(Content::Workbook(Format::Ods))
        );
    }
}
