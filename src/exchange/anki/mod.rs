//! Notes of Anki in plain text, read as Anki's own importer reads them: each note a card, and
//! each number of gaps in a note with gaps a card.

mod cloze;
mod guid;
mod header;
mod write;

use cloze::Cloze;
use header::Header;
pub use write::write;

use super::head::head;
use super::html::{Plain, plain};
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

    /// Front and back, and what further fields say, with the names of their columns.
    fn fields(&mut self, record: &csv::StringRecord, line: u32) -> (Field, Field, String) {
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
struct Field {
    text: String,
    image: Option<crate::set::format::ImageShape>,
}

/// Two texts under one another.
fn joined(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (_, true) => first.to_owned(),
        (true, false) => second.to_owned(),
        (false, false) => [first, "\n", second].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(text: &str) -> Import {
        read(text, &Choices::default(), &mut |_, _| {}).unwrap()
    }

    fn sides(import: &Import) -> Vec<(&str, &str)> {
        let cards = import.set.cards.iter();
        cards.map(|card| (&*card.front, &*card.back)).collect()
    }

    #[test]
    fn a_note_is_a_card_with_its_tags_and_its_name() {
        let read = import(
            "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n\
             ab%c\tBasic\tJapan::Treaties\tWhen was <b>Portsmouth</b>?\t1905\ttreaty peace\n\
             \"q\"\"x\"\tBasic\tDefault\t\"two\nlines<br>three\"\t&lt;b&gt; &amp; c\t\n",
        );
        assert_eq!(
            sides(&read),
            [
                ("When was Portsmouth?", "1905"),
                ("two lines\nthree", "<b> & c")
            ]
        );
        assert_eq!(
            read.set.cards[0].tags,
            ["treaty", "peace", "Japan::Treaties"]
        );
        assert_eq!(read.set.cards[0].id, "ab:25:c");
        assert_eq!(read.set.cards[1].id, "q:22:x");
        assert_eq!(read.lines.cards, [7, 8]);
        assert!(read.remarks.is_empty());
    }

    #[test]
    fn what_is_no_html_stands_as_it_is() {
        let read =
            import("#separator:;\n#html:false\na <b>;\"x; y\nz\"\n# a comment\n\n;back\nonly\n");
        assert_eq!(
            sides(&read),
            [("a <b>", "x; y\nz"), ("", "back"), ("only", "")]
        );
        assert_eq!(read.lines.cards, [3, 7, 8]);
    }

    #[test]
    fn html_and_separator_are_guessed_as_anki_guesses() {
        let read = import("tags:a b\nx <i>y</i>|z\n");
        assert_eq!(sides(&read), [("x y", "z")]);
        assert_eq!(read.set.cards[0].tags, ["a", "b"]);
        assert_eq!(
            sides(&import("#columns:x\n1 < 2, 3 > 2")),
            [("1 < 2", "3 > 2")]
        );
    }

    #[test]
    fn further_fields_stand_on_the_back_with_their_names() {
        let read = import("#separator:tab\n#columns:Note\tBack\tFront\t\nn\tb\tf\tm\nn\tb\tf\n");
        assert_eq!(sides(&read), [("f", "b\nNote: n\nm"), ("f", "b\nNote: n")]);
        assert_eq!(read.set.cards[1].id, "f-2");
        let [remark] = &*read.remarks else {
            panic!("{:?}", read.remarks);
        };
        assert_eq!((remark.code, remark.line), ("fields-joined", 3));
        assert!(remark.says.ends_with("with 3 in this file."));
    }

    #[test]
    fn gaps_make_cards() {
        let read = import(
            "#separator:tab\n#html:true\n#guid column:3\nIn {{c1::1956}} to {{c2::Moscow::city}}\textra\tg\n",
        );
        assert_eq!(
            sides(&read),
            [
                ("In […] to Moscow", "1956\nextra"),
                ("In 1956 to [city]", "Moscow\nextra")
            ]
        );
        assert_eq!(read.set.cards[1].id, "g-2");
        assert_eq!(read.lines.cards, [4, 4]);
    }

    #[test]
    fn a_note_of_very_many_gaps_is_told_and_takes_no_room() {
        let gaps: String = (1..=500).map(|n| format!("{{{{c{n}::x}}}}")).collect();
        let note = format!("{gaps}\tback\n");
        let read = import(&format!("#separator:tab\n{}", note.repeat(200)));
        let size: usize = read.set.cards.iter().map(|card| card.front.len()).sum();
        assert!(size < note.len() * 200 * 7, "{size}");
        assert_eq!(read.remarks.len(), 200);
        assert_eq!(read.remarks[0].code, "too-many-gaps");
    }

    #[test]
    fn what_every_card_repeats_takes_no_room() {
        let gaps: String = (1..=100).map(|n| format!("{{{{c{n}::x}}}}")).collect();
        let long = "A".repeat(50_000);
        for text in [
            format!(
                "#separator:tab\n#html:true\n{gaps}<img src='data:image/png;base64,{long}'>\tb\n"
            ),
            format!("#separator:tab\n#guid column:3\n{gaps}\tb\t{long}\n"),
            format!("#separator:tab\n#tags column:3\n{gaps}\tb\t{long}\n"),
            format!(
                "#separator:tab\n#tags:{long} {long}\n{}",
                "a\tb\n".repeat(500)
            ),
            format!(
                "#separator:tab\n#tags:{}\n{}",
                "a ".repeat(50_000),
                "a\tb\n".repeat(500)
            ),
            format!(
                "#separator:tab\n#columns:a\tb\t{long}\n{}",
                "a\tb\tc\n".repeat(500)
            ),
        ] {
            let read = import(&text);
            let size = |card: &CardShape| {
                let tags: usize = card.tags.iter().map(|tag| 24 + tag.len()).sum();
                let image = card.image.as_ref().map_or(0, |image| image.url.len());
                card.id.len() + card.front.len() + card.back.len() + tags + image
            };
            let size: usize = read.set.cards.iter().map(size).sum();
            assert!(size < 10 * text.len(), "{size} of {}", text.len());
            assert!(
                !read.remarks.is_empty() || text.contains("a a"),
                "{}",
                text.len()
            );
        }
    }

    #[test]
    fn of_very_many_fields_a_thousand_are_read() {
        let read = import(&["#separator:tab\n", &"a\t".repeat(300_000)].concat());
        assert_eq!(read.set.cards[0].back.len(), 2 * 999 - 1);
        assert_eq!(read.remarks[0].code, "too-many-fields");
    }

    #[test]
    fn files_are_told_and_pictures_of_the_web_are_kept() {
        let read = import(
            "#separator:tab\n#html:true\n<img src=\"https://e.org/a.png\" alt='a'>f[sound:x.mp3]\tb<img src=b.png>\n\
             f\t<img src=\"https://e.org/b.png\">b\n",
        );
        let image = read.set.cards[0].image.as_ref().unwrap();
        assert_eq!((&*image.url, &*image.alt), ("https://e.org/a.png", "a"));
        assert_eq!(sides(&read), [("f", "b"), ("f", "b")]);
        let codes: Vec<_> = read.remarks.iter().map(|remark| remark.code).collect();
        assert_eq!(codes, ["file-left-out", "picture-of-back"]);
    }

    #[test]
    fn a_head_without_notes_is_told() {
        let read = read(
            "#separator:tab\n#html:true\n\n",
            &Choices::default(),
            &mut |_, _| {},
        );
        assert!(matches!(read, Err(Unreadable::Broken { .. })));
        assert!(looks_like("#separator:tab\na\tb"));
        assert!(looks_like("# made by hand\n#html:true\na\tb"));
        assert!(looks_like("tags:a\nx,y"));
        assert!(!looks_like("# a heading\na,b"));
    }
}
