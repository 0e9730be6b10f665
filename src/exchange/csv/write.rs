//! A set as a table: RFC 4180 with a mark of order, for spreadsheets, and the headings that
//! reading understands.

use std::collections::HashMap;

use csv::WriterBuilder;

use crate::exchange::lost::Lost;
use crate::exchange::{Column, Written};
use crate::set::format::{
    CardShape, CitationShape, EntityShape, EventShape, ImageShape, QuantityShape, SetShape,
    SourceShape, WrittenQuestionShape,
};
use crate::set::formula::defused;

/// A column of the table: its heading, and what stands in it for each row.
type Filled = (&'static str, Vec<String>);

/// Writes the events of a set; where it has none its questions, and where it has none of these
/// its cards: a table has rows of one sort.
#[must_use]
pub fn write(set: &SetShape) -> Written {
    let names = Names::of(set);
    let (columns, lost) = if !set.events.is_empty() {
        events(set, &names)
    } else if !set.questions.is_empty() {
        questions(set, &names)
    } else {
        cards(set, &names)
    };
    Written {
        text: table(&columns),
        lost,
    }
}

/// The columns that have something in them, as RFC 4180 has it.
fn table(columns: &[Filled]) -> String {
    let must = ["id", "date", "title", "front", "back", "question", "answer"];
    let is_kept =
        |column: &&Filled| must.contains(&column.0) || column.1.iter().any(|cell| !cell.is_empty());
    let columns: Vec<&Filled> = columns.iter().filter(is_kept).collect();
    let rows = columns.first().map_or(0, |column| column.1.len());
    let mut writer = WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // Into memory, and every row as long as the first: nothing can fail.
    let mut is_whole = writer
        .write_record(columns.iter().map(|column| column.0))
        .is_ok();
    for row in 0..rows {
        let cells = columns
            .iter()
            .map(|column| column.1.get(row).map_or("", String::as_str));
        is_whole &= writer
            .write_record(cells.map(|cell| defused(cell).into_owned()))
            .is_ok();
    }
    match writer.into_inner() {
        Ok(bytes) if is_whole => String::from_utf8(bytes).unwrap_or_default(),
        Ok(_) | Err(_) => String::new(),
    }
}

/// What entities and sources are called, by their ids.
struct Names<'a> {
    entities: HashMap<&'a str, &'a EntityShape>,
    sources: HashMap<&'a str, &'a SourceShape>,
}

impl<'a> Names<'a> {
    fn of(set: &'a SetShape) -> Names<'a> {
        let entities = set
            .entities
            .iter()
            .map(|entity| (entity.id.as_str(), entity));
        let sources = set
            .sources
            .iter()
            .map(|source| (source.id.as_str(), source));
        Names {
            entities: entities.collect(),
            sources: sources.collect(),
        }
    }

    fn entity(&self, id: &str) -> String {
        self.entities
            .get(id)
            .map_or_else(|| id.to_owned(), |entity| entity.name.clone())
    }

    /// The names of the actors of an event of one kind, or of all but two.
    fn actors(&self, event: &EventShape, kind: Option<&str>) -> String {
        let kind_of = |id: &str| self.entities.get(id).map(|entity| entity.kind.as_str());
        let is_meant = |found: Option<&str>| match kind {
            Some(kind) => found == Some(kind),
            None => !matches!(found, Some("person" | "state")),
        };
        let actors = event
            .actors
            .iter()
            .filter(|actor| is_meant(kind_of(&actor.entity)));
        let names: Vec<String> = actors.map(|actor| self.entity(&actor.entity)).collect();
        names.join("; ")
    }

    fn source(&self, citation: Option<&CitationShape>) -> String {
        let found = citation.and_then(|citation| self.sources.get(citation.id.as_str()));
        found.map_or_else(String::new, |source| {
            source.url.clone().unwrap_or_else(|| source.title.clone())
        })
    }
}

fn column<S>(name: &'static str, items: &[S], cell: impl Fn(&S) -> String) -> Filled {
    (name, items.iter().map(cell).collect())
}

fn optional(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// The columns of source and picture, which every sort of item has.
fn shared<S>(
    items: &[S],
    names: &Names<'_>,
    citation: impl Fn(&S) -> Option<&CitationShape>,
    image: impl Fn(&S) -> Option<&ImageShape>,
) -> Vec<Filled> {
    let section = |item: &S| optional(citation(item).and_then(|cited| cited.section.as_ref()));
    let url = |item: &S| image(item).map_or_else(String::new, |image| image.url.clone());
    let alt = |item: &S| image(item).map_or_else(String::new, |image| image.alt.clone());
    vec![
        column(Column::Source.name(), items, |item| {
            names.source(citation(item))
        }),
        column(Column::Section.name(), items, section),
        column(Column::Image.name(), items, url),
        column(Column::Alt.name(), items, alt),
    ]
}

fn quantity(quantity: &QuantityShape) -> String {
    let parts = [
        quantity.hedge.as_deref().unwrap_or_default(),
        &quantity.value,
        &quantity.unit,
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn events(set: &SetShape, names: &Names<'_>) -> (Vec<Filled>, Vec<String>) {
    let events = &set.events;
    let did = |event: &EventShape, at: usize| {
        event
            .did
            .as_ref()
            .and_then(|did| did.get(at))
            .cloned()
            .unwrap_or_default()
    };
    let first = |event: &EventShape| event.quantities.first().cloned();
    let mut columns = vec![
        column(Column::Id.name(), events, |event| event.id.clone()),
        column(Column::Date.name(), events, |event| event.date.clone()),
        column(Column::Title.name(), events, |event| event.title.clone()),
        column(Column::Summary.name(), events, |event| {
            optional(event.summary.as_ref())
        }),
        column(Column::Kind.name(), events, |event| event.kind.clone()),
        column(Column::Place.name(), events, |event| {
            event
                .place
                .as_ref()
                .map_or_else(String::new, |id| names.entity(id))
        }),
        column("persons", events, |event| {
            names.actors(event, Some("person"))
        }),
        column("states", events, |event| names.actors(event, Some("state"))),
        column(Column::Actors.name(), events, |event| {
            names.actors(event, None)
        }),
        column(Column::Subject.name(), events, |event| did(event, 0)),
        column(Column::Verb.name(), events, |event| did(event, 1)),
        column(Column::Quantity.name(), events, |event| {
            first(event).map_or_else(String::new, |first| quantity(&first))
        }),
        column(Column::QuantityOf.name(), events, |event| {
            first(event).map_or_else(String::new, |first| first.of)
        }),
    ];
    columns.extend(shared(
        events,
        names,
        |e| e.source.as_ref(),
        |e| e.image.as_ref(),
    ));
    let mut lost = Lost::default();
    lost.tell(
        set.cards.len(),
        "card",
        "cards",
        "a table has rows of one sort, and these are events",
    );
    lost.tell(
        set.questions.len(),
        "question",
        "questions",
        "a table has rows of one sort, and these are events",
    );
    lost.of_events(set);
    lost.of_table(set);
    (columns, lost.told("a table"))
}

fn cards(set: &SetShape, names: &Names<'_>) -> (Vec<Filled>, Vec<String>) {
    let cards = &set.cards;
    let mut columns = vec![
        column(Column::Id.name(), cards, |card| card.id.clone()),
        column(Column::Front.name(), cards, |card| card.front.clone()),
        column(Column::Back.name(), cards, |card| card.back.clone()),
        column(Column::Tags.name(), cards, |card| card.tags.join("; ")),
    ];
    columns.extend(shared(
        cards,
        names,
        |c| c.source.as_ref(),
        |c| c.image.as_ref(),
    ));
    let mut lost = Lost::default();
    let reversible = cards
        .iter()
        .filter(|card: &&CardShape| card.reversible)
        .count();
    lost.tell(
        reversible,
        "card",
        "cards",
        "that it may be turned around has no column",
    );
    lost.of_table(set);
    (columns, lost.told("a table"))
}

fn questions(set: &SetShape, names: &Names<'_>) -> (Vec<Filled>, Vec<String>) {
    let questions = &set.questions;
    let width = questions
        .iter()
        .map(|question| question.options.len())
        .max()
        .unwrap_or(0);
    let mut columns = vec![
        column(Column::Id.name(), questions, |question| question.id.clone()),
        column(Column::Stem.name(), questions, |question| {
            question.stem.clone()
        }),
    ];
    for at in 0..width {
        columns.push(column(Column::Option.name(), questions, |question| {
            question.options.get(at).cloned().unwrap_or_default()
        }));
    }
    columns.push(column(Column::Key.name(), questions, key));
    columns.push(column(Column::Why.name(), questions, |question| {
        optional(question.why.as_ref())
    }));
    columns.push(column(Column::Tags.name(), questions, |question| {
        question.tags.join("; ")
    }));
    columns.extend(shared(
        questions,
        names,
        |q| q.source.as_ref(),
        |q| q.image.as_ref(),
    ));
    let mut lost = Lost::default();
    lost.tell(
        set.cards.len(),
        "card",
        "cards",
        "a table has rows of one sort, and these are questions",
    );
    let count = |is: fn(&WrittenQuestionShape) -> bool| questions.iter().filter(|q| is(q)).count();
    lost.tell(
        count(|q| !q.pairs.is_empty()),
        "match",
        "matches",
        "pairs have no column",
    );
    lost.tell(
        count(|q| q.form == "number"),
        "number",
        "numbers",
        "how far off an answer may be has no column",
    );
    lost.tell(
        count(|q| !q.feedback.is_empty()),
        "question",
        "questions",
        "what is said of an option has no column",
    );
    lost.of_table(set);
    (columns, lost.told("a table"))
}

/// The right options, by their texts, or by their numbers where a text holds a sign that parts
/// them; of a typed answer the accepted ones.
fn key(question: &WrittenQuestionShape) -> String {
    let is_parted = |key: &String| key.contains([';', ',', '|', '/', '&']);
    let place = |key: &String| question.options.iter().position(|option| option == key);
    let is_several = question.key.len() > 1 && !question.options.is_empty();
    if !is_several || !question.key.iter().any(is_parted) {
        return question.key.join("; ");
    }
    let numbers = question
        .key
        .iter()
        .map(|key| place(key).map(|at| (at + 1).to_string()));
    match numbers.collect::<Option<Vec<String>>>() {
        Some(numbers) => numbers.join(","),
        None => question.key.join("; "),
    }
}
