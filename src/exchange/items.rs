//! Rows that are cards, or questions.

use super::csv::STRIDE;
use super::sheet::Row;
use super::table::{Cited, Table, image, line, lines, parts, some};
use super::vendors::quizizz::{self, Type};
use super::{Column, Progress, Remark};
use crate::set::Severity;
use crate::set::format::{CardShape, WrittenQuestionShape};

/// Reads every row as a card.
pub(super) fn read_cards(table: &mut Table<'_>, progress: Progress<'_>) {
    let front = table.layout.place(Column::Front).unwrap_or(0);
    let back = table.layout.place(Column::Back).unwrap_or(0);
    let places = Places::of(table);
    table.set.cards.reserve_exact(table.rows());
    each(table, progress, |table, row| {
        let text = lines(row.cell(front));
        let card = CardShape {
            id: table.id(row, &text),
            front: text,
            back: lines(row.cell(back)),
            tags: tags(row, &places.tags),
            reversible: false,
            image: image(row, places.image, places.alt),
            source: table.citation(row, places.cited),
        };
        table.set.cards.push(card);
        table.lines.cards.push(row.line);
    });
}

/// Where the columns are that cards and questions share.
struct Places {
    tags: Vec<usize>,
    image: Option<usize>,
    alt: Option<usize>,
    cited: Cited,
}

impl Places {
    fn of(table: &Table<'_>) -> Places {
        let place = |column| table.layout.place(column);
        Places {
            tags: table.layout.places(Column::Tags),
            image: place(Column::Image),
            alt: place(Column::Alt),
            cited: Cited {
                source: place(Column::Source),
                section: place(Column::Section),
            },
        }
    }
}

fn tags(row: Row<'_>, places: &[usize]) -> Vec<String> {
    places
        .iter()
        .flat_map(|place| parts(row.cell(*place)))
        .collect()
}

fn each(
    table: &mut Table<'_>,
    progress: Progress<'_>,
    mut read: impl FnMut(&mut Table<'_>, Row<'_>),
) {
    let sheet = table.sheet;
    let all = u32::try_from(table.rows()).unwrap_or(u32::MAX);
    for (done, row) in (0..).zip(sheet.rows_from(table.layout.first)) {
        read(table, row);
        if done % STRIDE == 0 {
            progress(done, all);
        }
    }
    progress(all, all);
}

/// Reads every row as a question.
pub(super) fn read_questions(table: &mut Table<'_>, progress: Progress<'_>) {
    let stem = table.layout.place(Column::Stem).unwrap_or(0);
    let places = Places::of(table);
    table.set.questions.reserve_exact(table.rows());
    let asked = Asked {
        options: table.layout.places(Column::Option),
        key: table.layout.place(Column::Key).unwrap_or(0),
        why: table.layout.place(Column::Why),
        are_numbers: table.layout.keys_are_numbers,
    };
    each(table, progress, |table, row| {
        let text = lines(row.cell(stem));
        let form = table
            .layout
            .types
            .map_or(Type::Any, |types| quizizz::type_of(row.cell(types)));
        if let Some(says) = form.refused() {
            let remark = Remark::new(Severity::Error, "not-read", row.line, &text, says);
            table.remarks.push(remark);
            return;
        }
        let answers = asked.answers(row, form);
        let question = WrittenQuestionShape {
            id: table.id(row, &text),
            form: answers.form.to_owned(),
            stem: text,
            options: answers.options,
            key: answers.key,
            why: some(lines(asked.why.map_or("", |place| row.cell(place)))),
            image: image(row, places.image, places.alt),
            tags: tags(row, &places.tags),
            source: table.citation(row, places.cited),
            ..WrittenQuestionShape::default()
        };
        table.set.questions.push(question);
        table.lines.questions.push(row.line);
    });
}

/// Where the options are, and what tells the right one.
struct Asked {
    options: Vec<usize>,
    key: usize,
    why: Option<usize>,
    /// Whether a key is a number even where an option is that number.
    are_numbers: bool,
}

/// The options of a question with its right answers.
struct Answers {
    form: &'static str,
    options: Vec<String>,
    key: Vec<String>,
}

impl Asked {
    fn answers(&self, row: Row<'_>, form: Type) -> Answers {
        // Empty ones keep their number.
        let all: Vec<String> = self
            .options
            .iter()
            .map(|place| line(row.cell(*place)))
            .collect();
        let cell = line(row.cell(self.key));
        let options: Vec<String> = all
            .iter()
            .filter(|option| !option.is_empty())
            .cloned()
            .collect();
        if form == Type::Typed {
            let key = match options.is_empty() {
                true => parts(&cell).collect(),
                false => options,
            };
            return typed(key);
        }
        if options.is_empty() {
            return typed(parts(&cell).collect());
        }
        let key = self.key(&cell, &all);
        let form = match key.len() > 1 || form == Type::Several {
            true => "multiple-response",
            false => "choice",
        };
        Answers { form, options, key }
    }

    /// The right options: by their text, their numbers or their letters; else the text as it
    /// stands there.
    fn key(&self, cell: &str, options: &[String]) -> Vec<String> {
        if cell.is_empty() {
            return Vec::new();
        }
        let by_text = |text: &str| {
            let mut found = options.iter().filter(|option| !option.is_empty());
            found.find(|option| option.as_str() == text).cloned()
        };
        let by_number = |text: &str| {
            options
                .get(number(text)?)
                .filter(|option| !option.is_empty())
                .cloned()
        };
        let one = |text: &str| match self.are_numbers {
            true => by_number(text).or_else(|| by_text(text)),
            false => by_text(text).or_else(|| by_number(text)),
        };
        if let Some(key) = one(cell) {
            return vec![key];
        }
        for separator in [';', ',', '|', '/', '&'] {
            let parts = cell.split(separator).map(str::trim);
            let parts = parts.filter(|part| !part.is_empty());
            let (texts, numbers) = (parts.clone().map(by_text), parts.clone().map(by_number));
            // All of one sort: in "1,2" the 2 is no text, though an option may be.
            let (texts, numbers) = (texts.collect(), numbers.collect());
            let sure: Option<Vec<String>> = match self.are_numbers {
                true => numbers,
                false => Option::or(texts, numbers),
            };
            if let Some(keys) = sure.or_else(|| parts.map(one).collect()) {
                return once(keys);
            }
        }
        let has_case = options
            .iter()
            .find(|option| option.to_lowercase() == cell.to_lowercase());
        vec![has_case.cloned().unwrap_or_else(|| cell.to_owned())]
    }
}

fn once(mut keys: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    keys.retain(|key| {
        let is_new = !seen.contains(key);
        seen.push(key.clone());
        is_new
    });
    keys
}

fn typed(key: Vec<String>) -> Answers {
    Answers {
        form: "short-answer",
        options: Vec::new(),
        key,
    }
}

/// "3", "C", "c)", "Option 3", counted from 0.
fn number(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let words = ["option", "answer"];
    let bare = words
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower);
    let bare = bare.trim().trim_matches(['.', ')', '(', '#']);
    match bare.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a')),
        [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9'] => bare.parse::<usize>().ok()?.checked_sub(1),
        _ => None,
    }
}
