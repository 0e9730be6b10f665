//! From a set file to a [`Set`], item by item: what can be kept is kept, what
//! cannot is told with its row and field.

use std::collections::BTreeMap;

use super::format::{
    CardShape, CitationShape, EntityShape, EventShape, FORMAT, FileShape, SourceShape,
    WrittenQuestionShape,
};
use super::json::{self, Fault, Fields, Value};
use super::take;
use super::{
    Actor, Card, Citation, Entity, EntityIx, Event, EventIx, Finding, Link, List, Problem,
    Quantity, Set, Source, WrittenBody, WrittenQuestion,
};
use crate::date::Date;

/// A set with what was refused on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What could be kept.
    pub set: Set,
    /// What could not, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Why nothing at all could be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// It is not JSON, or not an object with the fields of a set.
    NotASet {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser expected.
        why: String,
    },
    /// It names a format that this version does not read.
    UnknownFormat(String),
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unreadable::NotASet { line, column, why } => {
                write!(f, "not a set: {why} (line {line}, column {column})")
            }
            Unreadable::UnknownFormat(found) => {
                write!(f, "its format is ‘{found}’; this version reads ‘{FORMAT}’")
            }
        }
    }
}

/// Reads a set file.
///
/// # Errors
/// When the text is not JSON, or is not an object of the set format.
pub fn read(text: &str) -> Result<Reading, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = json::parse(text).map_err(|error| Unreadable::NotASet {
        line: error.line,
        column: error.column,
        why: error.to_string(),
    })?;
    let file = take::file(value).map_err(|fault| Unreadable::NotASet {
        line: 1,
        column: 1,
        why: format!("`{}`: {}", fault.field, fault.why),
    })?;
    if file.format != FORMAT {
        return Err(Unreadable::UnknownFormat(file.format));
    }
    Ok(Reader::default().read(file))
}

/// Names of items by id, with the index they were given.
type Index = BTreeMap<String, u32>;

#[derive(Default)]
struct Reader {
    findings: Vec<Finding>,
    sources: Index,
    entities: Index,
    events: Index,
}

/// An item with its row, on the way through the passes.
struct Row<S> {
    row: u32,
    shape: S,
}

/// Where a finding belongs.
#[derive(Clone, Copy)]
struct At<'a> {
    list: List,
    row: u32,
    item: &'a str,
}

impl Reader {
    fn read(mut self, file: FileShape) -> Reading {
        let sources = self.rows(List::Sources, file.sources, take::source);
        let entities = self.rows(List::Entities, file.entities, take::entity);
        let events = self.rows(List::Events, file.events, take::event);
        let cards = self.rows(List::Cards, file.cards, take::card);
        let questions = self.rows(List::Questions, file.questions, take::question);

        self.sources = index(sources.iter().map(|s| s.shape.id.as_str()));
        self.entities = index(entities.iter().map(|e| e.shape.id.as_str()));
        // An event without a date cannot be kept, and links may not point at it.
        let events: Vec<(Row<EventShape>, Date)> = events
            .into_iter()
            .filter_map(|event| {
                let at = At::of(List::Events, event.row, &event.shape.id);
                let date = self.date(at, "date", &event.shape.date)?;
                self.filled(at, "title", &event.shape.title)?;
                Some((event, date))
            })
            .collect();
        self.events = index(events.iter().map(|(e, _)| e.shape.id.as_str()));

        let set = Set {
            id: file.id,
            version: file.version,
            title: file.title,
            language: file.language,
            license: file.license,
            attribution: file.attribution,
            sources: sources.into_iter().map(|s| source(s.shape)).collect(),
            entities: entities.into_iter().map(|e| self.entity(e)).collect(),
            events: events.into_iter().map(|(e, d)| self.event(e, d)).collect(),
            cards: cards.into_iter().filter_map(|c| self.card(c)).collect(),
            questions: questions
                .into_iter()
                .filter_map(|q| self.question(q))
                .collect(),
        };
        Reading {
            set,
            findings: self.findings,
        }
    }

    /// Reads each item of a list by itself, and refuses a second one of the same id.
    fn rows<S>(
        &mut self,
        list: List,
        items: Vec<Value>,
        take: fn(&mut Fields) -> Result<S, Fault>,
    ) -> Vec<Row<S>> {
        let mut rows = Vec::with_capacity(items.len());
        let mut seen = Index::new();
        for (row, item) in (1..).zip(items) {
            if let Some((id, mut fields)) = self.identified(list, row, item, &mut seen) {
                match take(&mut fields).and_then(|shape| fields.done().map(|()| shape)) {
                    Ok(shape) => rows.push(Row { row, shape }),
                    Err(fault) => self.malformed(At::of(list, row, &id), fault),
                }
            }
        }
        rows
    }

    /// The id and the fields of an item, when it has an id that is its own.
    fn identified(
        &mut self,
        list: List,
        row: u32,
        item: Value,
        seen: &mut Index,
    ) -> Option<(String, Fields)> {
        let id = item.field("id").text().unwrap_or_default().to_owned();
        let at = At::of(list, row, &id);
        let fields = match Fields::of(item) {
            Ok(fields) => fields,
            Err(fault) => {
                self.malformed(at, fault);
                return None;
            }
        };
        if let Some(earlier) = seen.get(&id).filter(|_| !id.is_empty()) {
            self.find(at, "id", Problem::DuplicateId(*earlier));
            return None;
        }
        seen.insert(id.clone(), row);
        Some((id, fields))
    }

    fn malformed(&mut self, at: At, fault: Fault) {
        self.find(at, &fault.field, Problem::Malformed(fault.why));
    }

    fn entity(&mut self, Row { row, shape }: Row<EntityShape>) -> Entity {
        let at = At::of(List::Entities, row, &shape.id);
        self.filled(at, "name", &shape.name);
        Entity {
            within: self.entity_ref(at, "within", shape.within.as_deref()),
            valid_from: self.date_opt(at, "valid_from", shape.valid_from.as_deref()),
            valid_until: self.date_opt(at, "valid_until", shape.valid_until.as_deref()),
            id: shape.id,
            kind: shape.kind,
            noun: shape.noun,
            name: shape.name,
            family: shape.family,
            aliases: shape.aliases,
            names: shape.names,
        }
    }

    fn event(&mut self, Row { row, shape }: Row<EventShape>, date: Date) -> Event {
        let at = At::of(List::Events, row, &shape.id);
        let actors = shape.actors.into_iter().filter_map(|actor| {
            Some(Actor {
                entity: self.entity_ref(at, "actors", Some(&actor.entity))?,
                role: actor.role,
                asked: actor.asked,
            })
        });
        let actors = actors.collect();
        let links = shape.links.into_iter().filter_map(|link| {
            Some(Link {
                event: self.event_ref(at, "links", &link.event)?,
                relation: link.relation,
            })
        });
        let links = links.collect();
        let also = shape.also.iter();
        let also = also.filter_map(|d| self.date(at, "also", d)).collect();
        let quantities = shape.quantities.into_iter().map(|q| Quantity {
            of: q.of,
            value: q.value,
            unit: q.unit,
            hedge: q.hedge,
        });
        Event {
            date,
            actors,
            links,
            also,
            quantities: quantities.collect(),
            place: self.entity_ref(at, "place", shape.place.as_deref()),
            source: self.citation(at, shape.source),
            kind: shape.kind,
            title: shape.title,
            did: shape.did.map(|[subject, verb]| (subject, verb)),
            summary: shape.summary.filter(|s| !s.is_empty()),
            ask: shape.ask,
            id: shape.id,
        }
    }

    fn card(&mut self, Row { row, shape }: Row<CardShape>) -> Option<Card> {
        let at = At::of(List::Cards, row, &shape.id);
        self.filled(at, "front", &shape.front)?;
        self.filled(at, "back", &shape.back)?;
        Some(Card {
            source: self.citation(at, shape.source),
            front: shape.front,
            back: shape.back,
            tags: shape.tags,
            id: shape.id,
        })
    }

    fn question(
        &mut self,
        Row { row, shape }: Row<WrittenQuestionShape>,
    ) -> Option<WrittenQuestion> {
        let at = At::of(List::Questions, row, &shape.id);
        self.filled(at, "stem", &shape.stem)?;
        let Some(first) = shape.key.first() else {
            self.find(at, "key", Problem::Empty);
            return None;
        };
        let body = match shape.form.as_str() {
            "choice" => {
                let Some(key) = shape.options.iter().position(|o| o == first) else {
                    self.find(at, "key", Problem::KeyNotAmongOptions(first.clone()));
                    return None;
                };
                let feedback = |text: &String| {
                    let found = shape.feedback.iter().find(|(option, _)| option == text);
                    found.map(|(_, says)| says.clone())
                };
                let options = shape.options.iter().map(|o| (o.clone(), feedback(o)));
                WrittenBody::Choice {
                    options: options.collect(),
                    stem: shape.stem,
                    key,
                }
            }
            "short-answer" => WrittenBody::ShortAnswer {
                stem: shape.stem,
                accept: shape.key.clone(),
            },
            other => {
                self.find(at, "form", Problem::UnknownForm(other.to_owned()));
                return None;
            }
        };
        Some(WrittenQuestion {
            source: self.citation(at, shape.source),
            id: shape.id,
            body,
        })
    }

    fn citation(&mut self, at: At, shape: Option<CitationShape>) -> Option<Citation> {
        let shape = shape?;
        if !self.sources.contains_key(&shape.id) {
            self.dangling(at, "source", "source", &shape.id);
            return None;
        }
        Some(Citation {
            source: shape.id,
            section: shape.section,
            note: shape.note,
        })
    }

    fn entity_ref(&mut self, at: At, field: &str, id: Option<&str>) -> Option<EntityIx> {
        let id = id?;
        let found = self.entities.get(id).copied();
        if found.is_none() {
            self.dangling(at, field, "entity", id);
        }
        found.map(EntityIx)
    }

    fn event_ref(&mut self, at: At, field: &str, id: &str) -> Option<EventIx> {
        let found = self.events.get(id).copied();
        if found.is_none() {
            self.dangling(at, field, "event", id);
        }
        found.map(EventIx)
    }

    fn dangling(&mut self, at: At, field: &str, wanted: &'static str, id: &str) {
        let id = id.to_owned();
        self.find(at, field, Problem::Dangling { wanted, id });
    }

    fn date(&mut self, at: At, field: &str, text: &str) -> Option<Date> {
        match Date::parse(text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.find(at, field, Problem::BadDate(text.to_owned(), error));
                None
            }
        }
    }

    fn date_opt(&mut self, at: At, field: &str, text: Option<&str>) -> Option<Date> {
        self.date(at, field, text?)
    }

    /// `None`, with a finding, when a required text is empty.
    fn filled(&mut self, at: At, field: &str, text: &str) -> Option<()> {
        if text.trim().is_empty() {
            self.find(at, field, Problem::Empty);
            return None;
        }
        Some(())
    }

    fn find(&mut self, at: At, field: &str, problem: Problem) {
        self.findings.push(Finding {
            list: at.list,
            row: at.row,
            item: at.item.to_owned(),
            field: field.to_owned(),
            problem,
        });
    }
}

impl<'a> At<'a> {
    fn of(list: List, row: u32, item: &'a str) -> Self {
        At { list, row, item }
    }
}

fn index<'a>(ids: impl Iterator<Item = &'a str>) -> Index {
    let mut index = Index::new();
    for (ix, id) in (0..).zip(ids) {
        index.insert(id.to_owned(), ix);
    }
    index
}

fn source(shape: SourceShape) -> Source {
    Source {
        id: shape.id,
        title: shape.title,
        url: shape.url,
    }
}
