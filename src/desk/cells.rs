//! The items of a set as rows of cells, and back: what each table's columns are, what a cell
//! holds, and what is made of a text that is written into one.
//!
//! A cell that holds several texts has a bar between them; a bar within a text has a backslash
//! before it.

mod lists;

use std::collections::HashMap;

use super::order::Table;
use crate::exchange::ids::slug;
use crate::set::fold::fold;
use crate::set::format::{
    ActorShape, CardShape, CitationShape, EntityShape, EraShape, EventShape, ImageShape, KindShape,
    SetShape, SourceShape, WrittenQuestionShape,
};
use lists::{
    aspects, joined, links, named, paired, quantities, read_aspects, read_links, read_named,
    read_pairs, read_quantities, split,
};

/// The names of a table's columns, in the order in which cells are told. They are those of the
/// fields of the set format, but for cells that show a part of a field.
#[must_use]
pub fn columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::Events => &[
            "date",
            "title",
            "kind",
            "place",
            "actors",
            "subject",
            "verb",
            "summary",
            "quantities",
            "source",
            "section",
            "note",
            "also",
            "ask",
            "links",
            "complete",
            "image",
            "alt",
            "id",
        ],
        Table::Entities => &[
            "name",
            "kind",
            "noun",
            "aliases",
            "family",
            "names",
            "within",
            "known_for",
            "valid_from",
            "valid_until",
            "note",
            "id",
        ],
        Table::Cards => &[
            "front",
            "back",
            "reversible",
            "tags",
            "source",
            "section",
            "image",
            "alt",
            "id",
        ],
        Table::Questions => &[
            "stem",
            "form",
            "options",
            "key",
            "pairs",
            "tolerance",
            "why",
            "feedback",
            "tags",
            "source",
            "section",
            "image",
            "alt",
            "id",
        ],
        Table::Sources => &["title", "url", "note", "id"],
        Table::Kinds => &["id", "one", "many", "told", "broad"],
        Table::Eras => &["name", "date", "id"],
    }
}

/// What a column is called on the page.
#[must_use]
pub fn heading(column: &str) -> &str {
    match column {
        "known_for" => "known for",
        "valid_from" => "from",
        "valid_until" => "until",
        "stem" => "question",
        "key" => "answer",
        other => other,
    }
}

/// The place of a field of the format among the columns of a table, for findings.
#[must_use]
pub(super) fn column_of(table: Table, field: &str) -> usize {
    let column = match field {
        "did" => "subject",
        other => other,
    };
    let mut names = columns(table).iter();
    names.position(|name| *name == column).unwrap_or(0)
}

/// The names of the entities by id, for the cells that show them.
pub(super) struct Cast<'a>(HashMap<&'a str, &'a str>);

impl<'a> Cast<'a> {
    pub fn of(set: &'a SetShape) -> Cast<'a> {
        let entities = set.entities.iter();
        Cast(entities.map(|one| (&*one.id, &*one.name)).collect())
    }

    /// Without names: the cells show ids.
    pub fn of_none() -> Cast<'static> {
        Cast(HashMap::new())
    }

    fn name<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.0.get(id).copied().unwrap_or(id)
    }
}

/// All cells of a row.
pub(super) fn cells(set: &SetShape, table: Table, row: usize, cast: &Cast<'_>) -> Vec<String> {
    let cell = |column: &&str| -> Option<String> {
        Some(match table {
            Table::Events => event(set.events.get(row)?, column, cast),
            Table::Entities => entity(set.entities.get(row)?, column, cast),
            Table::Cards => card(set.cards.get(row)?, column),
            Table::Questions => question(set.questions.get(row)?, column),
            Table::Sources => source(set.sources.get(row)?, column),
            Table::Kinds => kind(set.kinds.get(row)?, column),
            Table::Eras => era(set.eras.get(row)?, column),
        })
    };
    let columns = columns(table).iter();
    columns
        .map(|column| cell(column).unwrap_or_default())
        .collect()
}

fn text(option: Option<&String>) -> String {
    option.cloned().unwrap_or_default()
}

fn option(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn flag(is: bool) -> String {
    if is { "yes" } else { "" }.to_owned()
}

fn read_flag(text: &str) -> bool {
    !matches!(fold(text).as_str(), "" | "no" | "n" | "false" | "0")
}

fn event(event: &EventShape, column: &str, cast: &Cast<'_>) -> String {
    let did = |at: usize| event.did.as_ref().map(|did| did[at].clone());
    let citation = event.source.as_ref();
    match column {
        "date" => event.date.clone(),
        "title" => event.title.clone(),
        "kind" => event.kind.clone(),
        "place" => event
            .place
            .as_ref()
            .map_or("", |id| cast.name(id))
            .to_owned(),
        "actors" => {
            let actors = event.actors.iter().map(|actor| {
                let name = cast.name(&actor.entity);
                match actor.role.as_str() {
                    "" => name.to_owned(),
                    role => format!("{name} ({role})"),
                }
            });
            joined(actors)
        }
        "subject" => did(0).unwrap_or_default(),
        "verb" => did(1).unwrap_or_default(),
        "summary" => text(event.summary.as_ref()),
        "quantities" => quantities(&event.quantities),
        "also" => joined(event.also.iter().cloned()),
        "ask" => event.ask.as_deref().map(aspects).unwrap_or_default(),
        "links" => links(&event.links),
        "complete" => joined(event.complete.iter().cloned()),
        "id" => event.id.clone(),
        other => cited(citation, other)
            .or_else(|| pictured(event.image.as_ref(), other))
            .unwrap_or_default(),
    }
}

fn entity(entity: &EntityShape, column: &str, cast: &Cast<'_>) -> String {
    match column {
        "name" => entity.name.clone(),
        "kind" => entity.kind.clone(),
        "noun" => text(entity.noun.as_ref()),
        "aliases" => joined(entity.aliases.iter().cloned()),
        "family" => text(entity.family.as_ref()),
        "names" => named(&entity.names),
        "within" => entity
            .within
            .as_ref()
            .map_or("", |id| cast.name(id))
            .to_owned(),
        "known_for" => text(entity.known_for.as_ref()),
        "valid_from" => text(entity.valid_from.as_ref()),
        "valid_until" => text(entity.valid_until.as_ref()),
        "note" => text(entity.note.as_ref()),
        _ => entity.id.clone(),
    }
}

fn card(card: &CardShape, column: &str) -> String {
    match column {
        "front" => card.front.clone(),
        "back" => card.back.clone(),
        "reversible" => flag(card.reversible),
        "tags" => joined(card.tags.iter().cloned()),
        "id" => card.id.clone(),
        other => cited(card.source.as_ref(), other)
            .or_else(|| pictured(card.image.as_ref(), other))
            .unwrap_or_default(),
    }
}

fn question(question: &WrittenQuestionShape, column: &str) -> String {
    match column {
        "stem" => question.stem.clone(),
        "form" => question.form.clone(),
        "options" => joined(question.options.iter().cloned()),
        "key" => joined(question.key.iter().cloned()),
        "pairs" => paired(&question.pairs),
        "tolerance" => text(question.tolerance.as_ref()),
        "why" => text(question.why.as_ref()),
        "feedback" => named(&question.feedback),
        "tags" => joined(question.tags.iter().cloned()),
        "id" => question.id.clone(),
        other => cited(question.source.as_ref(), other)
            .or_else(|| pictured(question.image.as_ref(), other))
            .unwrap_or_default(),
    }
}

fn source(source: &SourceShape, column: &str) -> String {
    match column {
        "title" => source.title.clone(),
        "url" => text(source.url.as_ref()),
        "note" => text(source.note.as_ref()),
        _ => source.id.clone(),
    }
}

fn kind(kind: &KindShape, column: &str) -> String {
    match column {
        "one" => kind.one.clone(),
        "many" => kind.many.clone(),
        "told" => flag(kind.told),
        "broad" => flag(kind.broad),
        _ => kind.id.clone(),
    }
}

fn era(era: &EraShape, column: &str) -> String {
    match column {
        "name" => era.name.clone(),
        "date" => era.date.clone(),
        _ => era.id.clone(),
    }
}

fn cited(citation: Option<&CitationShape>, column: &str) -> Option<String> {
    let part = |read: fn(&CitationShape) -> String| Some(citation.map(read).unwrap_or_default());
    match column {
        "source" => part(|one| one.id.clone()),
        "section" => part(|one| text(one.section.as_ref())),
        "note" => part(|one| text(one.note.as_ref())),
        _ => None,
    }
}

fn pictured(image: Option<&ImageShape>, column: &str) -> Option<String> {
    let part = |read: fn(&ImageShape) -> String| Some(image.map(read).unwrap_or_default());
    match column {
        "image" => part(|one| one.url.clone()),
        "alt" => part(|one| one.alt.clone()),
        _ => None,
    }
}

/// Writes a text into a cell. An entity that a cell names and the set does not have is added.
pub(super) fn write(set: &mut SetShape, table: Table, row: usize, column: &str, text: &str) {
    let text = crate::exchange::text::clean(text);
    let text = text.as_str();
    let SetShape {
        entities,
        events,
        cards,
        questions,
        sources,
        kinds,
        eras,
        ..
    } = set;
    match table {
        Table::Events => {
            if let Some(event) = events.get_mut(row) {
                write_event(event, column, text, entities);
            }
        }
        Table::Entities => {
            let within = (column == "within").then(|| referred(entities, text, "place"));
            if let Some(entity) = entities.get_mut(row) {
                match within {
                    Some(within) => entity.within = within,
                    None => write_entity(entity, column, text),
                }
            }
        }
        Table::Cards => {
            if let Some(card) = cards.get_mut(row) {
                write_card(card, column, text);
            }
        }
        Table::Questions => {
            if let Some(question) = questions.get_mut(row) {
                write_question(question, column, text);
            }
        }
        Table::Sources => {
            if let Some(source) = sources.get_mut(row) {
                match column {
                    "title" => text.clone_into(&mut source.title),
                    "url" => source.url = option(text),
                    "note" => source.note = option(text),
                    _ => text.clone_into(&mut source.id),
                }
            }
        }
        Table::Kinds => {
            if let Some(kind) = kinds.get_mut(row) {
                match column {
                    "one" => text.clone_into(&mut kind.one),
                    "many" => text.clone_into(&mut kind.many),
                    "told" => kind.told = read_flag(text),
                    "broad" => kind.broad = read_flag(text),
                    _ => text.clone_into(&mut kind.id),
                }
            }
        }
        Table::Eras => {
            if let Some(era) = eras.get_mut(row) {
                match column {
                    "name" => text.clone_into(&mut era.name),
                    "date" => text.clone_into(&mut era.date),
                    _ => text.clone_into(&mut era.id),
                }
            }
        }
    }
}

fn write_event(event: &mut EventShape, column: &str, text: &str, cast: &mut Vec<EntityShape>) {
    let did = |event: &mut EventShape, at: usize| {
        let mut did = event.did.take().unwrap_or_default();
        text.clone_into(&mut did[at]);
        event.did = did.iter().any(|part| !part.is_empty()).then_some(did);
    };
    match column {
        "date" => event.date = crate::exchange::date_cell(text),
        "title" => text.clone_into(&mut event.title),
        "kind" => text.clone_into(&mut event.kind),
        "place" => event.place = referred(cast, text, "place"),
        "actors" => {
            let old = std::mem::take(&mut event.actors);
            let names = split(text).into_iter().filter(|name| !name.is_empty());
            event.actors = names.filter_map(|name| actor(&old, &name, cast)).collect();
        }
        "subject" => did(event, 0),
        "verb" => did(event, 1),
        "summary" => event.summary = option(text),
        "quantities" => event.quantities = read_quantities(text, &event.quantities),
        "also" => event.also = split(text),
        "ask" => event.ask = (!text.is_empty()).then(|| read_aspects(text)),
        "links" => event.links = read_links(text),
        "complete" => event.complete = split(text),
        "id" => text.clone_into(&mut event.id),
        other => {
            cite(&mut event.source, other, text);
            picture(&mut event.image, other, text);
        }
    }
}

/// "Molotov (signatory)": whoever it was before keeps the question that asks for them.
fn actor(old: &[ActorShape], text: &str, cast: &mut Vec<EntityShape>) -> Option<ActorShape> {
    let parted = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once(" ("));
    let (name, role) = parted.unwrap_or((text, ""));
    let entity = referred(cast, name, "person")?;
    let before = old.iter().find(|actor| actor.entity == entity);
    Some(ActorShape {
        asked: before.and_then(|actor| actor.asked.clone()),
        role: role.to_owned(),
        entity,
    })
}

/// The id of the entity of this name, alias or id; a new one of this kind where there is none.
fn referred(cast: &mut Vec<EntityShape>, name: &str, kind: &str) -> Option<String> {
    let folded = fold(name);
    if folded.is_empty() {
        return None;
    }
    let called = |one: &&EntityShape| {
        one.id == name
            || fold(&one.name) == folded
            || one.aliases.iter().any(|alias| fold(alias) == folded)
    };
    if let Some(known) = cast.iter().find(called) {
        return Some(known.id.clone());
    }
    let base = slug(name);
    let taken = |id: &str| cast.iter().any(|one| one.id == id);
    let numbered = || {
        (2..)
            .map(|n: u32| format!("{base}-{n}"))
            .find(|id| !taken(id))
    };
    let id = if taken(&base) { numbered()? } else { base };
    cast.push(EntityShape {
        id: id.clone(),
        kind: kind.to_owned(),
        name: name.to_owned(),
        ..EntityShape::default()
    });
    Some(id)
}

fn write_entity(entity: &mut EntityShape, column: &str, text: &str) {
    match column {
        "name" => text.clone_into(&mut entity.name),
        "kind" => text.clone_into(&mut entity.kind),
        "noun" => entity.noun = option(text),
        "aliases" => entity.aliases = split(text),
        "family" => entity.family = option(text),
        "names" => entity.names = read_named(text),
        "known_for" => entity.known_for = option(text),
        "valid_from" => entity.valid_from = option(text),
        "valid_until" => entity.valid_until = option(text),
        "note" => entity.note = option(text),
        _ => text.clone_into(&mut entity.id),
    }
}

fn write_card(card: &mut CardShape, column: &str, text: &str) {
    match column {
        "front" => text.clone_into(&mut card.front),
        "back" => text.clone_into(&mut card.back),
        "reversible" => card.reversible = read_flag(text),
        "tags" => card.tags = split(text),
        "id" => text.clone_into(&mut card.id),
        other => {
            cite(&mut card.source, other, text);
            picture(&mut card.image, other, text);
        }
    }
}

fn write_question(question: &mut WrittenQuestionShape, column: &str, text: &str) {
    match column {
        "stem" => text.clone_into(&mut question.stem),
        "form" => text.clone_into(&mut question.form),
        "options" => question.options = split(text),
        "key" => question.key = split(text),
        "pairs" => question.pairs = read_pairs(text),
        "tolerance" => question.tolerance = option(text),
        "why" => question.why = option(text),
        "feedback" => question.feedback = read_named(text),
        "tags" => question.tags = split(text),
        "id" => text.clone_into(&mut question.id),
        other => {
            cite(&mut question.source, other, text);
            picture(&mut question.image, other, text);
        }
    }
}

fn cite(citation: &mut Option<CitationShape>, column: &str, text: &str) {
    let mut cited = citation.take().unwrap_or_default();
    match column {
        "source" => text.clone_into(&mut cited.id),
        "section" => cited.section = option(text),
        "note" => cited.note = option(text),
        _ => {}
    }
    *citation = (cited != CitationShape::default()).then_some(cited);
}

fn picture(image: &mut Option<ImageShape>, column: &str, text: &str) {
    let mut pictured = image.take().unwrap_or_default();
    match column {
        "image" => text.clone_into(&mut pictured.url),
        "alt" => text.clone_into(&mut pictured.alt),
        _ => {}
    }
    *image = (pictured != ImageShape::default()).then_some(pictured);
}

#[cfg(test)]
mod tests;
