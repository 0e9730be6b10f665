//! The lines at the head of an Anki file that say how it is to be read.

use std::collections::HashSet;

use crate::exchange::{Remark, Severity};

/// What the head says; what it leaves out is guessed, as Anki does.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Header {
    pub(super) separator: Option<u8>,
    pub(super) html: Option<bool>,
    /// Names of the columns.
    pub(super) columns: Vec<String>,
    /// Tags of every note.
    pub(super) tags: Vec<String>,
    /// The deck of every note.
    pub(super) deck: String,
    pub(super) tags_column: Option<usize>,
    pub(super) guid_column: Option<usize>,
    pub(super) deck_column: Option<usize>,
    pub(super) notetype_column: Option<usize>,
    /// Its length in bytes and in lines.
    pub(super) bytes: usize,
    pub(super) lines: u32,
    pub(super) remarks: Vec<Remark>,
}

/// The names of separators in Anki's order of guessing.
pub(super) const SEPARATORS: [(&str, u8); 6] = [
    ("tab", b'\t'),
    ("pipe", b'|'),
    ("semicolon", b';'),
    ("colon", b':'),
    ("comma", b','),
    ("space", b' '),
];

/// How far Anki looks to guess the separator.
const LOOKED_AT: usize = 8 << 10;

/// The most signs that every note may have in common: its tags, and the name of a column.
const MOST_SHARED: usize = 200;

/// The words before the colon that Anki knows.
const KEYS: [&str; 13] = [
    "separator",
    "html",
    "columns",
    "tags",
    "deck",
    "notetype",
    "tags column",
    "deck column",
    "notetype column",
    "guid column",
    "if matches",
    "match scope",
    "delimiter",
];

/// The key of a line of the head, and what stands behind its colon.
fn key(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.strip_prefix('#')?.split_once(':')?;
    Some((key.trim().to_ascii_lowercase(), value))
}

/// Whether a line is one of Anki's.
pub(super) fn is_of_anki(line: &str) -> bool {
    key(line).is_some_and(|(key, _)| KEYS.contains(&&*key))
}

impl Header {
    pub(super) fn of(text: &str) -> Header {
        let mut header = Header::default();
        for whole in text.split_inclusive('\n') {
            let line = whole.trim_end_matches(['\n', '\r']);
            // The way of old: tags, and nothing else, on the first line.
            let old = line.strip_prefix("tags:").filter(|_| header.lines == 0);
            match old {
                Some(tags) => header.tag(line, tags),
                None if line.starts_with('#') => header.line(line),
                None => break,
            }
            header.bytes += whole.len();
            header.lines += 1;
        }
        header
    }

    fn line(&mut self, line: &str) {
        let Some((key, value)) = key(line) else {
            return;
        };
        match &*key {
            "separator" | "delimiter" => match separator(value) {
                Some(separator) => self.separator = Some(separator),
                None => self.unknown(
                    line,
                    "a separator: use tab, comma, semicolon, colon, pipe or space. It is guessed",
                ),
            },
            "html" => match &*value.trim().to_ascii_lowercase() {
                "true" => self.html = Some(true),
                "false" => self.html = Some(false),
                _ => self.unknown(line, "either true or false. It is guessed"),
            },
            "columns" => {
                self.columns = self.names(value);
                let is_long = |name: &&mut String| name.chars().count() > MOST_SHARED;
                let cut = self.columns.iter_mut().filter(is_long).map(cut).count();
                if cut > 0 {
                    self.unknown(line, TOO_LONG);
                }
            }
            "tags" => self.tag(line, value),
            "deck" => value.trim().clone_into(&mut self.deck),
            "tags column" => self.tags_column = self.number(line, value),
            "guid column" => self.guid_column = self.number(line, value),
            "deck column" => self.deck_column = self.number(line, value),
            "notetype column" => self.notetype_column = self.number(line, value),
            // How Anki treats notes that it has already, and a comment.
            _ => {}
        }
    }

    /// The tags of every note, as far as they are few.
    fn tag(&mut self, line: &str, value: &str) {
        let mut room = MOST_SHARED;
        let mut seen = HashSet::new();
        let mut tags = words(value);
        tags.retain(|tag| seen.insert(tag.clone()));
        let all = tags.len();
        let fits = |tag: &String| {
            let left = room.checked_sub(tag.chars().count() + 1);
            room = left.unwrap_or(0);
            left.is_some()
        };
        self.tags = tags.into_iter().take_while(fits).collect();
        if self.tags.len() < all {
            self.unknown(line, TOO_LONG);
        }
    }

    fn names(&self, value: &str) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator.unwrap_or(b'\t'))
            .from_reader(value.as_bytes());
        let first = reader.records().next().and_then(Result::ok);
        let names = first.iter().flatten();
        names.map(crate::exchange::text::clean_line).collect()
    }

    /// The number of a column, from 0.
    fn number(&mut self, line: &str, value: &str) -> Option<usize> {
        let number = value.trim().parse::<usize>().ok();
        let number = number.and_then(|number| number.checked_sub(1));
        if number.is_none() {
            self.unknown(
                line,
                "the number of a column, from 1. The line is passed over",
            );
        }
        number
    }

    fn unknown(&mut self, line: &str, wanted: &str) {
        let says = format!("Behind the colon stands {wanted}.");
        let line_number = self.lines + 1;
        let remark = Remark::new(Severity::Warning, "bad-header", line_number, line, says);
        self.remarks.push(remark);
    }

    /// Columns that are no fields.
    pub(super) fn is_field(&self, column: usize) -> bool {
        let others = [
            self.tags_column,
            self.guid_column,
            self.deck_column,
            self.notetype_column,
        ];
        !others.contains(&Some(column))
    }
}

/// What is too long to be repeated with every note.
const TOO_LONG: &str = "what every note would have, and it is too long for that. It is cut";

fn cut(name: &mut String) {
    *name = name.chars().take(MOST_SHARED).collect();
}

fn separator(value: &str) -> Option<u8> {
    let name = value.trim().to_ascii_lowercase();
    let found = SEPARATORS.into_iter().find(|(word, byte)| {
        name == *word || value.as_bytes() == [*byte] || name.as_bytes() == [*byte]
    });
    let word = found.map(|(_, byte)| byte);
    // As some programs write it.
    word.or_else(|| (name == "\\t").then_some(b'\t'))
}

/// The separator of a file that names none: the first of Anki's that is in it.
pub(super) fn guessed_separator(text: &str) -> u8 {
    let bytes = text.as_bytes();
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let found = SEPARATORS.iter().find(|(_, byte)| head.contains(byte));
    found.map_or(b' ', |(_, byte)| *byte)
}

/// Words parted by spaces: tags.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text
        .split_whitespace()
        .map(crate::exchange::text::clean_line);
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_says_how_the_file_is_read() {
        let text = "#separator:Semicolon\r\n#html:TRUE\n# a comment: with a colon\n#columns:Front;Back;Note\n#tags column:4\n#guid column: 5\n#deck:Latin::Verbs\n#tags:a b\nfront;back\n#not of it";
        let header = Header::of(text);
        assert_eq!(header.separator, Some(b';'));
        assert_eq!(header.html, Some(true));
        assert_eq!(header.columns, ["Front", "Back", "Note"]);
        assert_eq!(header.tags, ["a", "b"]);
        assert_eq!(header.deck, "Latin::Verbs");
        assert_eq!((header.tags_column, header.guid_column), (Some(3), Some(4)));
        assert_eq!(header.lines, 8);
        assert!(text[header.bytes..].starts_with("front;back"));
        assert!(header.remarks.is_empty());
    }

    #[test]
    fn a_separator_is_named_or_shown_or_guessed() {
        for (value, byte) in [
            ("tab", Some(b'\t')),
            ("\t", Some(b'\t')),
            ("\\t", Some(b'\t')),
            (" Comma ", Some(b',')),
            (",", Some(b',')),
            ("|", Some(b'|')),
            (" ", Some(b' ')),
            ("colon", Some(b':')),
            ("hyphen", None),
            ("", None),
        ] {
            assert_eq!(separator(value), byte, "{value}");
        }
        for (text, byte) in [
            ("a, b\tc", b'\t'),
            ("a, b; c", b';'),
            ("a, b: c", b':'),
            ("a,b", b','),
            ("a b", b' '),
            ("a", b' '),
        ] {
            assert_eq!(guessed_separator(text), byte, "{text}");
        }
    }

    #[test]
    fn what_a_head_gets_wrong_is_told_by_line() {
        let header = Header::of("tags:x y\n#separator:none\n#html:maybe\n#guid column:0\n");
        assert_eq!(header.tags, ["x", "y"]);
        let lines: Vec<u32> = header.remarks.iter().map(|remark| remark.line).collect();
        assert_eq!(lines, [2, 3, 4]);
        assert!(is_of_anki("#Separator: tab"));
        assert!(!is_of_anki("# heading: of a table"));
        assert!(!is_of_anki("separator: tab"));
    }
}
