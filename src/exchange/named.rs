//! Entities and sources that the rows of a table name: each is one, however often it is named.

use std::collections::HashMap;

use super::ids::Ids;
use crate::set::fold::fold;
use crate::set::format::{EntityShape, SourceShape};

/// The entities that were named so far.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    shapes: Vec<EntityShape>,
    /// As written, which is nearly always found, and folded.
    written: HashMap<String, usize>,
    folded: HashMap<String, usize>,
    ids: Ids,
}

impl Entities {
    /// Those that a set has already, found by id, name and alias; of several, the first.
    #[must_use]
    pub fn of(shapes: Vec<EntityShape>) -> Entities {
        let mut entities = Entities::default();
        for (place, shape) in shapes.iter().enumerate() {
            entities.ids.take(&shape.id);
            entities.written.entry(shape.id.clone()).or_insert(place);
            for name in std::iter::once(&shape.name).chain(&shape.aliases) {
                entities.folded.entry(fold(name)).or_insert(place);
            }
        }
        entities.shapes = shapes;
        entities
    }

    /// The id of the entity of this name. One that was met as an actor of no certain kind takes
    /// the kind it is met as later.
    pub fn id(&mut self, name: &str, kind: &str) -> String {
        let place = self.place(name, kind);
        let Some(shape) = self.shapes.get_mut(place) else {
            return String::new();
        };
        if shape.kind == "actor" && kind != "actor" {
            kind.clone_into(&mut shape.kind);
        }
        shape.id.clone()
    }

    /// The id of the entity of this name, which stays as it is; a new one is of this kind.
    pub fn id_of(&mut self, name: &str, kind: &str) -> Option<String> {
        let place = self.place(name, kind);
        self.shapes.get(place).map(|shape| shape.id.clone())
    }

    fn place(&mut self, name: &str, kind: &str) -> usize {
        match self.written.get(name) {
            Some(place) => *place,
            None => self.add(name, kind),
        }
    }

    fn add(&mut self, name: &str, kind: &str) -> usize {
        let folded = match fold(name) {
            folded if folded.is_empty() => name.to_owned(),
            folded => folded,
        };
        let next = self.shapes.len();
        let place = *self.folded.entry(folded).or_insert(next);
        if place == next {
            self.shapes.push(EntityShape {
                id: self.ids.of(name),
                kind: kind.to_owned(),
                name: name.to_owned(),
                ..EntityShape::default()
            });
        }
        self.written.insert(name.to_owned(), place);
        place
    }

    /// The entity at a place.
    pub fn get_mut(&mut self, place: usize) -> Option<&mut EntityShape> {
        self.shapes.get_mut(place)
    }

    /// All of them, in the order in which they were met.
    #[must_use]
    pub fn into_shapes(self) -> Vec<EntityShape> {
        self.shapes
    }
}

/// The sources that were named so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    shapes: Vec<SourceShape>,
    places: HashMap<String, usize>,
    ids: Ids,
}

impl Sources {
    /// The id of the source of this title or address; of a section without a source, of one
    /// that stands for the table.
    pub(super) fn id(&mut self, title: &str) -> String {
        let title = match title {
            "" => "The table",
            title => title,
        };
        let next = self.shapes.len();
        let place = *self.places.entry(title.to_owned()).or_insert(next);
        if place == next {
            let is_address = title.starts_with("https://") || title.starts_with("http://");
            let words = title.split("://").last().unwrap_or_default();
            self.shapes.push(SourceShape {
                id: self.ids.of(words),
                title: title.to_owned(),
                url: is_address.then(|| title.to_owned()),
                note: None,
            });
        }
        self.shapes
            .get(place)
            .map_or_else(String::new, |shape| shape.id.clone())
    }

    /// All of them, in the order in which they were met.
    pub(super) fn into_shapes(self) -> Vec<SourceShape> {
        self.shapes
    }
}
