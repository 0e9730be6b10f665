//! Notes of Anki in plain text, read as Anki's own importer reads them: each note a card, and
//! each number of gaps in a note with gaps a card.

mod cloze;
mod fields;
mod guid;
mod header;
mod write;

#[cfg(test)]
mod tests;

use cloze::Cloze;
use fields::joined;
use header::Header;
pub use write::write;

use super::head::head;
use super::ids::Ids;
use super::left::Left;
use super::rows::Rows;
use super::text::clean;
use super::{Choices, Format, Import, Lines, MOST_ITEMS, Progress, Remark, Unreadable};
use crate::set::Severity;
use crate::set::format::{CardShape, SetShape};

/// How many records Anki looks at to tell whether they are HTML.
const LOOKED_AT: usize = 5;
/// The most cards of one note.
const MOST_OF_A_NOTE: usize = 100;
/// The most fields of a note.
const MOST_FIELDS: usize = 1000;
/// How often the text of a file may stand on cards: a text of many gaps stands on many.
const COPIES: usize = 6;
/// After so many notes progress is told.
const STEP: u32 = 512;

/// Whether a file begins as Anki's do.
pub(super) fn looks_like(text: &str) -> bool {
    let mut head = text.lines().take_while(|line| line.starts_with('#'));
    text.starts_with("tags:") || head.any(header::is_of_anki)
}

/// Reads notes.
///
/// # Errors
/// When there is none.
pub(super) fn read(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let mut header = Header::of(text);
    let body = text.get(header.bytes..).unwrap_or_default();
    let chosen = choices.separator.and_then(|sign| u8::try_from(sign).ok());
    let separator = chosen.or(header.separator);
    let separator = separator.unwrap_or_else(|| header::guessed_separator(body));
    let records = || Rows::of(body, separator, Some(b'#'));
    let is_html = header.html.unwrap_or_else(|| {
        let looked_at = records().take(LOOKED_AT);
        looked_at
            .into_iter()
            .any(|(_, record)| record.iter().any(has_tag))
    });
    let mut notes = Notes {
        is_html,
        budget: text.len().saturating_mul(COPIES).saturating_add(1 << 16),
        remarks: std::mem::take(&mut header.remarks),
        header,
        ids: Ids::default(),
        left: Left::default(),
        cards: Vec::new(),
        lines: Vec::new(),
    };
    let mut count = 0u32;
    for (line, record) in records() {
        let line = line.saturating_add(notes.header.lines);
        notes.note(&record, line);
        count += 1;
        if count.is_multiple_of(STEP) {
            progress(count, 0);
        }
        if notes.cards.len() >= MOST_ITEMS {
            notes.stop();
            break;
        }
    }
    progress(count, count);
    if notes.cards.is_empty() {
        return Err(Unreadable::Broken {
            format: Format::AnkiNotes,
            line: 0,
            says: "There is no note in it, only its head.".to_owned(),
        });
    }
    let title = notes.header.deck.rsplit("::").next().unwrap_or_default();
    let set = SetShape {
        head: head(choices, title, "Cards"),
        cards: notes.cards,
        ..SetShape::default()
    };
    notes.remarks.extend(notes.left.remarks());
    Ok(Import {
        format: Format::AnkiNotes,
        set,
        lines: Lines {
            cards: notes.lines,
            ..Lines::default()
        },
        remarks: notes.remarks,
        columns: None,
    })
}

/// Whether a field holds a tag of HTML, as Anki looks for it.
fn has_tag(field: &str) -> bool {
    let after = field.split('<').skip(1);
    let mut tags = after.filter(|rest| rest.contains('>'));
    tags.any(|rest| rest.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/'))
}

/// The notes read so far.
struct Notes {
    header: Header,
    is_html: bool,
    /// How much text may still stand on cards of gaps.
    budget: usize,
    ids: Ids,
    left: Left,
    remarks: Vec<Remark>,
    cards: Vec<CardShape>,
    lines: Vec<u32>,
}

impl Notes {
    fn note(&mut self, record: &csv::StringRecord, line: u32) {
        let (front, back, more) = self.fields(record, line);
        if front.text.is_empty() && back.text.is_empty() && front.image.is_none() && more.is_empty()
        {
            return;
        }
        let back_text = joined(&back.text, &more);
        let card = CardShape {
            id: String::new(),
            front: front.text,
            back: back_text,
            tags: self.tags(record),
            image: front.image,
            ..CardShape::default()
        };
        let named = self
            .header
            .guid_column
            .and_then(|column| record.get(column));
        let named = named.map(clean).filter(|guid| !guid.is_empty());
        let id = match named {
            Some(guid) => guid::id(&guid),
            None => self.ids.of(&card.front),
        };
        match Cloze::of(&card.front) {
            None => self.push(CardShape { id, ..card }, line),
            Some(cloze) => self.gaps(&cloze, &card, &id, line),
        }
    }

    fn push(&mut self, card: CardShape, line: u32) {
        self.cards.push(card);
        self.lines.push(line);
    }

    /// A card for each number of a text with gaps.
    fn gaps(&mut self, cloze: &Cloze<'_>, note: &CardShape, id: &str, line: u32) {
        let mut count = 0;
        let tags: usize = note.tags.iter().map(String::len).sum();
        let image = note.image.as_ref();
        let image = image.map_or(0, |image| image.url.len() + image.alt.len());
        let repeated = note.front.len() + note.back.len() + id.len() + tags + image;
        for number in cloze.numbers.iter().take(MOST_OF_A_NOTE) {
            let Some(budget) = self.budget.checked_sub(repeated) else {
                break;
            };
            self.budget = budget;
            count += 1;
            let gapped = cloze.card(*number);
            let card = CardShape {
                id: format!("{id}-{number}"),
                front: clean(&gapped.front),
                back: joined(&clean(&gapped.back), &note.back),
                ..note.clone()
            };
            self.push(card, line);
        }
        if count < cloze.numbers.len() {
            let says = format!(
                "It has gaps of {} numbers, and {count} of them became cards. Part it into several notes.",
                cloze.numbers.len()
            );
            let code = "too-many-gaps";
            let remark = Remark::new(Severity::Error, code, line, &note.front, says);
            self.remarks.push(remark);
        }
    }

    fn stop(&mut self) {
        let says = format!("Only the first {MOST_ITEMS} cards were read. Part the file.");
        let line = self.lines.last().copied().unwrap_or_default();
        let remark = Remark::new(Severity::Error, "too-many-items", line, "", says);
        self.remarks.push(remark);
    }

    fn tags(&mut self, record: &csv::StringRecord) -> Vec<String> {
        let mut once: Vec<String> = self.header.tags.clone();
        let column = |column: Option<usize>| column.and_then(|column| record.get(column));
        let own = column(self.header.tags_column).map(header::words);
        let deck = column(self.header.deck_column).map(super::text::clean_line);
        let deck = deck.filter(|deck| !deck.is_empty() && deck != "Default");
        for tag in own.into_iter().flatten().chain(deck) {
            if once.len() < MOST_OF_A_NOTE && !once.contains(&tag) {
                once.push(tag);
            }
        }
        once
    }
}
