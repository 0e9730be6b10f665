//! The fields of a note as the sides of a card.

use super::cloze::Cloze;
use super::{MOST_FIELDS, Notes};
use crate::exchange::html::{Plain, plain};
use crate::exchange::text::clean;
use crate::set::Severity;
use crate::set::format::ImageShape;

impl Notes {
    /// Front and back, and what further fields say, with the names of their columns.
    pub(super) fn fields(
        &mut self,
        record: &csv::StringRecord,
        line: u32,
    ) -> (Field, Field, String) {
        let mut fields: Vec<(usize, &str)> = record
            .iter()
            .enumerate()
            .filter(|(column, _)| self.header.is_field(*column))
            .take(MOST_FIELDS)
            .collect();
        if record.len() > MOST_FIELDS {
            self.left.add(
                Severity::Warning,
                "too-many-fields",
                line,
                "",
                "It has more than a thousand fields, and those behind are left out. Look whether the separator is the right one.",
            );
        }
        // A note type may have its front anywhere; where it is named, the name counts.
        for (at, name) in ["front", "back"].into_iter().enumerate() {
            let columns = &self.header.columns;
            let named = |(column, _): &(usize, &str)| {
                columns
                    .get(*column)
                    .is_some_and(|heading| heading.eq_ignore_ascii_case(name))
            };
            if let Some(found) = fields.iter().position(named).filter(|found| *found > at) {
                let field = fields.remove(found);
                fields.insert(at, field);
            }
        }
        let mut fields = fields.into_iter();
        let front = self.field(fields.next(), line, true);
        let back = self.field(fields.next(), line, false);
        let mut more = String::new();
        for (column, field) in fields {
            let said = self.field(Some((column, field)), line, false);
            if said.text.is_empty() {
                continue;
            }
            self.left.add(
                Severity::Note,
                "fields-joined",
                line,
                field,
                "A card has two sides, so this further field stands at the end of the back, behind the name of its column.",
            );
            let named = match self.header.columns.get(column) {
                Some(name) if !name.is_empty() => format!("{name}: {}", said.text),
                Some(_) | None => said.text,
            };
            if !more.is_empty() {
                more.push('\n');
            }
            more.push_str(&named);
        }
        (front, back, more)
    }

    fn field(&mut self, field: Option<(usize, &str)>, line: u32, is_front: bool) -> Field {
        let (_, field) = field.unwrap_or_default();
        let Plain { text, image, files } = match self.is_html {
            true => plain(field),
            false => Plain {
                text: clean(field),
                ..Plain::default()
            },
        };
        for file in &files {
            self.file(line, file);
        }
        let text = self.without_sounds(&text, line);
        // Gaps are of the front; elsewhere they are filled.
        let gaps = Cloze::of(&text).filter(|_| !is_front);
        let text = gaps.map_or_else(|| text.clone(), |cloze| cloze.whole());
        let (image, other) = if is_front {
            (image, None)
        } else {
            (None, image)
        };
        if let Some(other) = other {
            self.left.add(
                Severity::Warning,
                "picture-of-back",
                line,
                &other.url,
                "A card has a picture on its front alone, so this one of the back is left out.",
            );
        }
        Field { text, image }
    }

    fn file(&mut self, line: u32, name: &str) {
        self.left.add(
            Severity::Warning,
            "file-left-out",
            line,
            name,
            "Pictures and sounds of Anki are files of their own, which a text does not hold, so this one is left out. Put the picture on the web and give its https:// address.",
        );
    }

    /// Without `[sound:x.mp3]`.
    fn without_sounds(&mut self, text: &str, line: u32) -> String {
        let mut parts = text.split("[sound:");
        let mut kept = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part.split_once(']') {
                Some((file, rest)) => {
                    self.file(line, file);
                    kept.push_str(rest);
                }
                None => {
                    kept.push_str("[sound:");
                    kept.push_str(part);
                }
            }
        }
        clean(&kept)
    }
}

/// A field as a card may have it.
#[derive(Default)]
pub(super) struct Field {
    pub(super) text: String,
    pub(super) image: Option<ImageShape>,
}

/// Two texts under one another.
pub(super) fn joined(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (_, true) => first.to_owned(),
        (true, false) => second.to_owned(),
        (false, false) => [first, "\n", second].concat(),
    }
}
