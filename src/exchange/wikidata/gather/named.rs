//! What a row names: its place, who took part, its picture.

use super::{Gathered, MOST_OF_AN_EVENT, label};
use crate::exchange::text::clean_line;
use crate::exchange::wikidata::cell::{Cell, Sort};
use crate::exchange::wikidata::roles::Named;
use crate::set::format::{ActorShape, EntityShape, EventShape, ImageShape};

impl Gathered {
    /// The place of a row, within its country; the country alone where there is no place.
    pub(super) fn place(&mut self, row: &[Cell]) -> Option<String> {
        let country = self
            .roles
            .country
            .and_then(|named| self.entity(row, named, "place", Some("country")));
        let place = self
            .roles
            .place
            .and_then(|named| self.entity(row, named, "place", None));
        if let (Some(place), Some(country)) = (&place, &country) {
            let known = self.by_entity.get(place).copied();
            let entity = known.and_then(|at| self.entities.get_mut(at));
            if let Some(entity) =
                entity.filter(|entity| entity.within.is_none() && place != country)
            {
                entity.within = Some(country.clone());
            }
        }
        place.or(country)
    }

    pub(super) fn actors(&mut self, event: &mut EventShape, row: &[Cell]) {
        for at in 0..self.roles.actors.len() {
            let Some((named, role)) = self.roles.actors.get(at).cloned() else {
                continue;
            };
            let Some(entity) = self.entity(row, named, "person", None) else {
                continue;
            };
            let is_new = event.actors.iter().all(|actor| actor.entity != entity);
            if is_new && event.actors.len() < MOST_OF_AN_EVENT {
                event.actors.push(ActorShape {
                    entity,
                    role,
                    asked: None,
                });
            }
        }
    }

    /// The id of the entity that a row names, which is added where it is new.
    fn entity(
        &mut self,
        row: &[Cell],
        named: Named,
        kind: &str,
        noun: Option<&str>,
    ) -> Option<String> {
        let cell = row.get(named.item).filter(|cell| cell.sort == Sort::Item)?;
        if !self.by_entity.contains_key(&cell.text) {
            let name = clean_line(label(row, named));
            self.by_entity
                .insert(cell.text.clone(), self.entities.len());
            self.entities.push(EntityShape {
                id: cell.text.clone(),
                kind: kind.to_owned(),
                noun: noun.map(str::to_owned),
                name,
                ..EntityShape::default()
            });
        }
        Some(cell.text.clone())
    }

    pub(super) fn image(&mut self, row: &[Cell]) -> Option<ImageShape> {
        let cell = row
            .get(self.roles.image?)
            .filter(|cell| cell.sort == Sort::Address)?;
        // Commons gives addresses of old, and answers under the safe one.
        let url = match cell.text.strip_prefix("http://commons.wikimedia.org/") {
            Some(rest) => format!("https://commons.wikimedia.org/{rest}"),
            None => cell.text.clone(),
        };
        Some(ImageShape {
            url: clean_line(&url),
            alt: String::new(),
        })
    }
}
