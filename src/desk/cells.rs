//! The items of a set as rows of cells, and back: what each table's columns are, what a cell
//! holds, and what is made of a text that is written into one.
//!
//! A cell that holds several texts has a bar between them; a bar within a text has a backslash
//! before it.

mod lists;
mod write;

use std::collections::HashMap;

use super::order::Table;
use crate::set::format::{
    CardShape, CitationShape, EntityShape, EraShape, EventShape, ImageShape, KindShape, SetShape,
    SourceShape, WrittenQuestionShape,
};
use lists::{aspects, joined, links, named, paired, quantities};

pub(super) use write::write;

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

fn flag(is: bool) -> String {
    if is { "yes" } else { "" }.to_owned()
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

#[cfg(test)]
mod tests;
