//! What is made of a text that is written into a cell.

use super::lists::{read_aspects, read_links, read_named, read_pairs, read_quantities, split};
use crate::desk::order::Table;
use crate::exchange::named::Entities;
use crate::set::fold::fold;
use crate::set::format::{
    ActorShape, CardShape, CitationShape, EntityShape, EventShape, ImageShape, SetShape,
    WrittenQuestionShape,
};

/// Writes texts into cells, from one cell down and, row by row, into these columns. An entity that
/// a cell names and the set does not have is added.
pub(in crate::desk) fn write(
    set: &mut SetShape,
    table: Table,
    row: usize,
    columns: &[&str],
    texts: &[Vec<String>],
) {
    // Names are looked up once for all cells.
    let names = table == Table::Events || columns.contains(&"within");
    let mut cast = match names {
        true => Entities::of(std::mem::take(&mut set.entities)),
        false => Entities::default(),
    };
    for (row, texts) in (row..).zip(texts) {
        for (column, text) in columns.iter().zip(texts) {
            let text = crate::exchange::text::clean(text);
            match table {
                Table::Events => {
                    if let Some(event) = set.events.get_mut(row) {
                        write_event(event, column, &text, &mut cast);
                    }
                }
                Table::Entities if names => {
                    let within = (*column == "within").then(|| referred(&mut cast, &text, "place"));
                    if let Some(entity) = cast.get_mut(row) {
                        match within {
                            Some(within) => entity.within = within,
                            None => write_entity(entity, column, &text),
                        }
                    }
                }
                Table::Entities
                | Table::Cards
                | Table::Questions
                | Table::Sources
                | Table::Kinds
                | Table::Eras => write_other(set, table, row, column, &text),
            }
        }
    }
    if names {
        set.entities = cast.into_shapes();
    }
}

/// Writes a text into a cell that names nobody.
fn write_other(set: &mut SetShape, table: Table, row: usize, column: &str, text: &str) {
    match table {
        Table::Events => {}
        Table::Entities => {
            if let Some(entity) = set.entities.get_mut(row) {
                write_entity(entity, column, text);
            }
        }
        Table::Cards => {
            if let Some(card) = set.cards.get_mut(row) {
                write_card(card, column, text);
            }
        }
        Table::Questions => {
            if let Some(question) = set.questions.get_mut(row) {
                write_question(question, column, text);
            }
        }
        Table::Sources => {
            if let Some(source) = set.sources.get_mut(row) {
                match column {
                    "title" => text.clone_into(&mut source.title),
                    "url" => source.url = option(text),
                    "note" => source.note = option(text),
                    _ => text.clone_into(&mut source.id),
                }
            }
        }
        Table::Kinds => {
            if let Some(kind) = set.kinds.get_mut(row) {
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
            if let Some(era) = set.eras.get_mut(row) {
                match column {
                    "name" => text.clone_into(&mut era.name),
                    "date" => text.clone_into(&mut era.date),
                    _ => text.clone_into(&mut era.id),
                }
            }
        }
    }
}

fn write_event(event: &mut EventShape, column: &str, text: &str, cast: &mut Entities) {
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
fn actor(old: &[ActorShape], text: &str, cast: &mut Entities) -> Option<ActorShape> {
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
fn referred(cast: &mut Entities, name: &str, kind: &str) -> Option<String> {
    match fold(name).is_empty() {
        true => None,
        false => cast.id_of(name, kind),
    }
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

fn option(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn read_flag(text: &str) -> bool {
    !matches!(fold(text).as_str(), "" | "no" | "n" | "false" | "0")
}
