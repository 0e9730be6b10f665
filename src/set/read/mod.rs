//! From a set file to a [`Set`], item by item: what can be kept is kept, what
//! cannot is told with its row and field.

mod items;

pub(super) use items::MOST_OPTIONS;

use super::format::{
    CardShape, CitationShape, EntityShape, EraShape, EventShape, FORMAT, FileShape, HeadShape,
    ImageShape, KindShape, SetShape, SourceShape, WrittenQuestionShape,
};
use super::json::{self, Fault, Fields, Value};
use super::names::Names;
use super::take;
use super::{Citation, EntityIx, EventIx, Finding, List, Problem, Set};
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
    /// Its id cannot stand in a link.
    BadId(String),
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
            Unreadable::BadId(id) => {
                write!(
                    f,
                    "its id is ‘{id}’; use letters, digits and hyphens, for it stands in links"
                )
            }
        }
    }
}

/// Reads a set file.
///
/// # Errors
/// When the text is not JSON, or is not an object of the set format.
pub fn read(text: &str) -> Result<Reading, Unreadable> {
    let file = outermost(text)?;
    let mut reader = Reader::default();
    let rows = Rows {
        head: file.head,
        sources: reader.rows(List::Sources, file.sources, take::source),
        kinds: reader.rows(List::Kinds, file.kinds, take::kind),
        eras: reader.rows(List::Eras, file.eras, take::era),
        entities: reader.rows(List::Entities, file.entities, take::entity),
        events: reader.rows(List::Events, file.events, take::event),
        cards: reader.rows(List::Cards, file.cards, take::card),
        questions: reader.rows(List::Questions, file.questions, take::question),
    };
    Ok(reader.read(rows))
}

/// Reads a set file as its author wrote it, for changing it: items of any shape that fits,
/// with faults or without. What has no such shape is told.
///
/// # Errors
/// When the text is not JSON, or is not an object of the set format.
pub fn shape(text: &str) -> Result<(SetShape, Vec<Finding>), Unreadable> {
    let file = outermost(text)?;
    let mut reader = Reader::default();
    let shape = SetShape {
        head: file.head,
        sources: reader.shapes(List::Sources, file.sources, take::source),
        kinds: reader.shapes(List::Kinds, file.kinds, take::kind),
        eras: reader.shapes(List::Eras, file.eras, take::era),
        entities: reader.shapes(List::Entities, file.entities, take::entity),
        events: reader.shapes(List::Events, file.events, take::event),
        cards: reader.shapes(List::Cards, file.cards, take::card),
        questions: reader.shapes(List::Questions, file.questions, take::question),
    };
    Ok((shape, reader.findings))
}

/// Reads a set from its shapes.
#[must_use]
pub fn read_shape(shape: SetShape) -> Reading {
    let mut reader = Reader::default();
    let rows = Rows {
        head: shape.head,
        sources: reader.unique(List::Sources, shape.sources, |s| &s.id),
        kinds: reader.unique(List::Kinds, shape.kinds, |s| &s.id),
        eras: reader.unique(List::Eras, shape.eras, |s| &s.id),
        entities: reader.unique(List::Entities, shape.entities, |s| &s.id),
        events: reader.unique(List::Events, shape.events, |s| &s.id),
        cards: reader.unique(List::Cards, shape.cards, |s| &s.id),
        questions: reader.unique(List::Questions, shape.questions, |s| &s.id),
    };
    reader.read(rows)
}

fn outermost(text: &str) -> Result<FileShape<'_>, Unreadable> {
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
    if file.head.format != FORMAT {
        return Err(Unreadable::UnknownFormat(file.head.format));
    }
    if !is_id(&file.head.id) {
        return Err(Unreadable::BadId(file.head.id));
    }
    Ok(file)
}

/// The ids of the items that were kept, for references to them.
#[derive(Default)]
struct Index {
    ids: Vec<String>,
    names: Names,
}

impl Index {
    fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Index {
        let mut index = Index::default();
        for (ix, id) in (0..).zip(ids) {
            index.ids.push(id.to_owned());
            index.names.add(id, ix);
        }
        index.names.sort();
        index
    }

    fn find(&self, id: &str) -> Option<u32> {
        let mut candidates = self.names.candidates(id);
        candidates.find(|ix| self.ids[*ix as usize] == id)
    }
}

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

/// The items of a file that have their shape and an id of their own.
struct Rows {
    head: HeadShape,
    sources: Vec<Row<SourceShape>>,
    kinds: Vec<Row<KindShape>>,
    eras: Vec<Row<EraShape>>,
    entities: Vec<Row<EntityShape>>,
    events: Vec<Row<EventShape>>,
    cards: Vec<Row<CardShape>>,
    questions: Vec<Row<WrittenQuestionShape>>,
}

/// Where a finding belongs.
#[derive(Clone, Copy)]
struct At<'a> {
    list: List,
    row: u32,
    item: &'a str,
}

impl Reader {
    fn read(mut self, rows: Rows) -> Reading {
        let Rows {
            head,
            sources,
            kinds,
            eras,
            mut entities,
            events,
            cards,
            questions,
        } = rows;
        entities.retain(|entity| {
            let at = At::of(List::Entities, entity.row, &entity.shape.id);
            self.filled(at, "name", &entity.shape.name).is_some()
        });
        self.sources = Index::of(sources.iter().map(|s| s.shape.id.as_str()));
        self.entities = Index::of(entities.iter().map(|e| e.shape.id.as_str()));
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
        self.events = Index::of(events.iter().map(|(e, _)| e.shape.id.as_str()));

        let set = Set {
            id: head.id,
            version: head.version,
            title: head.title,
            language: head.language,
            license: head.license,
            attribution: head.attribution,
            report_to: self.address(head.report_to),
            complete: head.complete,
            forms: head.forms,
            struck: head.struck,
            known: head.known,
            kinds: kinds.into_iter().filter_map(|k| self.kind(k)).collect(),
            eras: eras.into_iter().filter_map(|e| self.era(e)).collect(),
            sources: sources.into_iter().map(|s| self.source(s)).collect(),
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
        items: Vec<Value<'_>>,
        take: fn(&mut Fields<'_>) -> Result<S, Fault>,
    ) -> Vec<Row<S>> {
        let mut rows = Vec::with_capacity(items.len());
        for (row, id, mut fields) in self.identified(list, items) {
            match take(&mut fields).and_then(|shape| fields.done().map(|()| shape)) {
                Ok(shape) => rows.push(Row { row, shape }),
                Err(fault) => self.malformed(At::of(list, row, &id), fault),
            }
        }
        rows
    }

    /// Reads each item of a list by itself, whatever its id.
    fn shapes<S>(
        &mut self,
        list: List,
        items: Vec<Value<'_>>,
        take: fn(&mut Fields<'_>) -> Result<S, Fault>,
    ) -> Vec<S> {
        let mut shapes = Vec::with_capacity(items.len());
        for (row, item) in (1..).zip(items) {
            let id = item.field("id").text().unwrap_or_default().to_owned();
            let taken = Fields::of(item).and_then(|mut fields| {
                let shape = take(&mut fields)?;
                fields.done().map(|()| shape)
            });
            match taken {
                Ok(shape) => shapes.push(shape),
                Err(fault) => self.malformed(At::of(list, row, &id), fault),
            }
        }
        shapes
    }

    /// The items of a list that have an id, and one of their own.
    fn unique<S>(&mut self, list: List, shapes: Vec<S>, id: fn(&S) -> &String) -> Vec<Row<S>> {
        let mut names = Names::default();
        for (row, shape) in (1..).zip(&shapes) {
            names.add(id(shape), row);
        }
        names.sort();
        let rows = (1..).zip(shapes).map(|(row, shape)| Row { row, shape });
        let mut rows: Vec<Row<S>> = rows.collect();
        rows.retain(|Row { row, shape }| {
            let id = id(shape);
            let problem = match id.is_empty() {
                true => Some(Problem::Empty),
                false => unfit_id(&names, *row, id),
            };
            match problem {
                None => true,
                Some(problem) => {
                    self.find(At::of(list, *row, id), "id", problem);
                    false
                }
            }
        });
        rows
    }

    /// Row, id and fields of the items that have an id of their own.
    fn identified<'a>(
        &mut self,
        list: List,
        items: Vec<Value<'a>>,
    ) -> Vec<(u32, String, Fields<'a>)> {
        let mut identified: Vec<(u32, String, Fields<'a>)> = Vec::with_capacity(items.len());
        let mut names = Names::default();
        for (row, item) in (1..).zip(items) {
            let id = item.field("id").text().map(str::to_owned);
            let at = At::of(list, row, id.as_deref().unwrap_or_default());
            if id.as_ref().is_some_and(String::is_empty) {
                self.find(at, "id", Problem::Empty);
                continue;
            }
            // A missing id is told with the other fields of its item.
            let id = id.unwrap_or_default();
            names.add(&id, row);
            match Fields::of(item) {
                Ok(fields) => identified.push((row, id, fields)),
                Err(fault) => self.malformed(At::of(list, row, &id), fault),
            }
        }
        names.sort();
        identified.retain(|(row, id, _)| {
            let problem = match id.is_empty() {
                true => None,
                false => unfit_id(&names, *row, id),
            };
            match problem {
                None => true,
                Some(problem) => {
                    self.find(At::of(list, *row, id), "id", problem);
                    false
                }
            }
        });
        identified
    }

    /// A picture, where its address is one that can be shown.
    fn image(&mut self, at: At, image: Option<ImageShape>) -> Option<ImageShape> {
        let image = image?;
        if is_picture(&image.url) {
            return Some(image);
        }
        self.find(at, "image", Problem::BadImage(shortened(&image.url)));
        None
    }

    /// An e-mail address, or nothing: it becomes a link that a learner follows.
    fn address(&mut self, text: String) -> String {
        let fits = |c: char| c.is_ascii_alphanumeric() || "@._+-".contains(c);
        if text.is_empty() || (text.contains('@') && text.chars().all(fits)) {
            return text;
        }
        let at = At::of(List::File, 0, "");
        self.find(at, "report_to", Problem::BadAddress(text));
        String::new()
    }

    fn malformed(&mut self, at: At, fault: Fault) {
        self.find(at, &fault.field, Problem::Malformed(fault.why));
    }

    fn citation(&mut self, at: At, shape: Option<CitationShape>) -> Option<Citation> {
        let shape = shape?;
        if self.sources.find(&shape.id).is_none() {
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
        let found = self.entities.find(id);
        if found.is_none() {
            self.dangling(at, field, "entity", id);
        }
        found.map(EntityIx)
    }

    fn event_ref(&mut self, at: At, field: &str, id: &str) -> Option<EventIx> {
        let found = self.events.find(id);
        if found.is_none() {
            self.dangling(at, field, "event", id);
        }
        found.map(EventIx)
    }

    fn dangling(&mut self, at: At, field: &str, wanted: &'static str, id: &str) {
        let id = id.to_owned();
        let meant = None;
        self.find(at, field, Problem::Dangling { wanted, id, meant });
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
/// Why this id of this row cannot be taken: an earlier row has it, or it fits no link.
fn unfit_id(names: &Names, row: u32, id: &str) -> Option<Problem> {
    let earlier = names.candidates(id).next().filter(|first| *first < row);
    match earlier {
        Some(earlier) => Some(Problem::DuplicateId(earlier)),
        None if is_id(id) => None,
        None => Some(Problem::BadId(id.to_owned())),
    }
}

/// Whether a picture can be shown from this address: of the web, or the picture itself in one
/// of the formats that hold nothing but a picture.
fn is_picture(url: &str) -> bool {
    let itself = url.strip_prefix("data:image/").is_some_and(|rest| {
        let of = |format: &str| {
            let rest = rest.strip_prefix(format);
            rest.is_some_and(|rest| rest.starts_with(";base64,"))
        };
        ["png", "jpeg", "gif", "webp"].into_iter().any(of)
    });
    itself || url.starts_with("https://")
}

/// The beginning of a text that may be of any length.
fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Whether an id can stand in a link and in the name of a fact.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let fits = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.' | ':');
    !id.is_empty() && id.chars().all(fits)
}
