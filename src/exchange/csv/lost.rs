//! What a table has no room for, counted.

use crate::set::format::{EntityShape, EventShape, SetShape};

/// What a table has no room for.
#[derive(Default)]
pub(super) struct Lost(pub(super) Vec<String>);

impl Lost {
    /// So many of one sort, and why.
    pub(super) fn tell(&mut self, count: usize, one: &str, many: &str, why: &str) {
        match count {
            0 => {}
            1 => self.0.push(format!("1 {one}: {why}.")),
            count => self.0.push(format!("{count} {many}: {why}.")),
        }
    }

    /// Of the events of a set.
    pub(super) fn of_events(&mut self, set: &SetShape) {
        let sum = |count: fn(&EventShape) -> usize| set.events.iter().map(count).sum::<usize>();
        let further = sum(|event| event.quantities.len().saturating_sub(1));
        self.tell(further, "number", "numbers", "a row has room for one");
        let asked = sum(|event| {
            let actors = event
                .actors
                .iter()
                .filter(|actor| actor.asked.is_some())
                .count();
            actors
                + event
                    .quantities
                    .iter()
                    .filter(|q| q.asked.is_some())
                    .count()
        });
        self.tell(
            asked,
            "question of an actor or number",
            "questions of actors or numbers",
            "they have no column",
        );
        self.tell(
            sum(|event| {
                event
                    .actors
                    .iter()
                    .filter(|actor| actor.role != "participant")
                    .count()
            }),
            "role",
            "roles",
            "what somebody was in an event has no column",
        );
        self.tell(
            sum(|event| event.links.len()),
            "link",
            "links",
            "how events hang together has no column",
        );
        self.tell(
            sum(|event| event.also.len()),
            "date",
            "dates",
            "those of like events have no column",
        );
        let told = sum(|event| usize::from(event.ask.is_some() || !event.complete.is_empty()));
        self.tell(
            told,
            "event",
            "events",
            "what may be asked of it, and who all took part, has no column",
        );
        let unsourced = sum(|event| {
            usize::from(
                event
                    .source
                    .as_ref()
                    .is_some_and(|cited| cited.note.is_some()),
            )
        });
        self.tell(
            unsourced,
            "remark",
            "remarks",
            "those on a citation have no column",
        );
    }

    /// Of what stands beside the rows.
    pub(super) fn of_set(&mut self, set: &SetShape) {
        self.tell(
            set.kinds.len(),
            "name of a kind",
            "names of kinds",
            "only the word of the kind has a column",
        );
        self.tell(set.eras.len(), "era", "eras", "they are no rows of a table");
        let is_plain = |entity: &&EntityShape| {
            **entity
                == EntityShape {
                    id: entity.id.clone(),
                    kind: entity.kind.clone(),
                    name: entity.name.clone(),
                    ..EntityShape::default()
                }
                && matches!(entity.kind.as_str(), "person" | "state" | "place" | "actor")
        };
        let rich = set.entities.len() - set.entities.iter().filter(is_plain).count();
        self.tell(
            rich,
            "entity",
            "entities",
            "only names stand in a table, not what else is known of them",
        );
        let head = [
            &set.head.license,
            &set.head.attribution,
            &set.head.language,
            &set.head.version,
        ];
        let told = head.iter().filter(|text| !text.is_empty()).count();
        self.tell(
            told,
            "detail of the set",
            "details of the set",
            "licence, attribution, language and version have no column",
        );
        let rules = set.head.forms.len() + set.head.struck.len() + set.head.known.len();
        self.tell(
            rules,
            "choice",
            "choices",
            "which questions are allowed or struck out has no column",
        );
    }
}
