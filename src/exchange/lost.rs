//! What a format has no room for, counted.

use std::collections::{HashMap, HashSet};

use super::named::Entities;
use crate::set::format::{CitationShape, EntityShape, EventShape, SetShape, SourceShape};

/// What a format has no room for.
#[derive(Default)]
pub(super) struct Lost(Vec<Loss>);

struct Loss {
    one: &'static str,
    many: &'static str,
    count: usize,
    /// Why; empty: there is no room for it.
    why: &'static str,
}

impl Lost {
    /// So many more of one sort, and why; `why` is empty where there is no room for them.
    pub(super) fn tell(
        &mut self,
        count: usize,
        one: &'static str,
        many: &'static str,
        why: &'static str,
    ) {
        let mut losses = self.0.iter_mut();
        match losses.find(|loss| (loss.one, loss.why) == (one, why)) {
            Some(loss) => loss.count += count,
            None if count > 0 => self.0.push(Loss {
                one,
                many,
                count,
                why,
            }),
            None => {}
        }
    }

    /// "12 events: GIFT has no room for them."
    pub(super) fn told(self, format: &str) -> Vec<String> {
        let told = self.0.into_iter().map(|loss| {
            let count = loss.count;
            let (what, it) = match count {
                1 => (loss.one, "it"),
                _ => (loss.many, "them"),
            };
            match loss.why {
                "" => format!("{count} {what}: {format} has no room for {it}."),
                why => format!("{count} {what}: {why}."),
            }
        });
        told.collect()
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
    }

    /// Of what stands beside the rows of a table.
    pub(super) fn of_table(&mut self, set: &SetShape) {
        self.tell(
            set.kinds.len(),
            "name of a kind",
            "names of kinds",
            "only the word of the kind has a column",
        );
        self.tell(set.eras.len(), "era", "eras", "they are no rows of a table");
        let mut met = met(set);
        let held = set.entities.iter().filter(|entity| {
            let entity: &EntityShape = entity;
            let as_met = EntityShape {
                id: entity.id.clone(),
                kind: entity.kind.clone(),
                name: entity.name.clone(),
                ..EntityShape::default()
            };
            *entity == as_met && met.remove(&(entity.kind.as_str(), entity.name.as_str()))
        });
        let rich = set.entities.len() - held.count();
        self.tell(
            rich,
            "entity",
            "entities",
            "only the names that rows name stand in a table, not what else is known of them",
        );
        let citations = citations(set);
        let notes = citations.iter().filter(|cited| cited.note.is_some());
        self.tell(
            notes.count(),
            "remark",
            "remarks",
            "those on a citation have no column",
        );
        let cited: HashSet<&str> = citations.iter().map(|cited| cited.id.as_str()).collect();
        let is_held = |source: &&SourceShape| {
            cited.contains(source.id.as_str())
                && source.note.is_none()
                && source.url.as_ref().is_none_or(|url| *url == source.title)
        };
        let rich = set.sources.len() - set.sources.iter().filter(is_held).count();
        self.tell(
            rich,
            "source",
            "sources",
            "a row names its source by its address, or else by its title, and nothing more of it",
        );
        self.of_cells(set);
        self.of_head(set);
    }

    /// Of texts that a cell holds several of, and that would be parted themselves.
    fn of_cells(&mut self, set: &SetShape) {
        let is_parted = |text: &&str| text.contains([';', '；']);
        let (mut names, mut tags, mut answers, mut several) = (0, 0, 0, 0);
        let count_tags =
            |tags: &[String]| tags.iter().map(String::as_str).filter(is_parted).count();
        if !set.events.is_empty() {
            let actors = set.events.iter().flat_map(|event| &event.actors);
            let actors: HashSet<&str> = actors.map(|actor| actor.entity.as_str()).collect();
            let entities = set.entities.iter();
            let entities = entities.filter(|entity| actors.contains(entity.id.as_str()));
            names = entities
                .map(|entity| entity.name.as_str())
                .filter(is_parted)
                .count();
        } else if !set.questions.is_empty() {
            for question in &set.questions {
                tags += count_tags(&question.tags);
                let keys = question.key.iter().map(String::as_str);
                answers += match question.options.is_empty() {
                    true => keys.filter(is_parted).count(),
                    false => 0,
                };
                let is_one = question.key.len() < 2 && question.form == "multiple-response";
                several += usize::from(is_one);
            }
        } else {
            tags = set.cards.iter().map(|card| count_tags(&card.tags)).sum();
        }
        let why = "a cell is parted there";
        self.tell(
            names,
            "name with a semicolon",
            "names with a semicolon",
            why,
        );
        self.tell(tags, "tag with a semicolon", "tags with a semicolon", why);
        self.tell(
            answers,
            "answer with a semicolon",
            "answers with a semicolon",
            why,
        );
        self.tell(
            several,
            "question with one right option",
            "questions with one right option",
            "that several may be right shows only where several are",
        );
    }

    /// Of what stands beside the items, where a format has room for none of it.
    pub(super) fn of_rest(&mut self, set: &SetShape) {
        let why = "the format has no room for them";
        self.tell(set.kinds.len(), "kind of events", "kinds of events", why);
        self.tell(set.entities.len(), "entity", "entities", why);
        self.tell(set.sources.len(), "source", "sources", why);
        self.of_head(set);
    }

    /// Of what a set says of itself.
    pub(super) fn of_head(&mut self, set: &SetShape) {
        self.tell(
            details(set),
            "detail of the set",
            "details of the set",
            "licence, attribution, language, version and the like have no place in the file",
        );
        self.tell(
            choices(set),
            "choice",
            "choices",
            "which questions are allowed or struck out, and what is known to the linter, has no place in the file",
        );
    }
}

/// The kinds and names of the entities as they are met when the rows are read again: first those that took part, by
/// kind, then the place. So one that is met as a place first is a place, and two of one name are one.
fn met(set: &SetShape) -> HashSet<(&str, &str)> {
    let entities = set.entities.iter();
    let entities: HashMap<&str, &EntityShape> =
        entities.map(|one| (one.id.as_str(), one)).collect();
    let mut again = Entities::default();
    for event in &set.events {
        let actors = event
            .actors
            .iter()
            .filter_map(|actor| entities.get(actor.entity.as_str()));
        let column = |entity: &EntityShape| match entity.kind.as_str() {
            "person" => "person",
            "state" => "state",
            _ => "actor",
        };
        for kind in ["person", "state", "actor"] {
            for actor in actors.clone().filter(|actor| column(actor) == kind) {
                again.id(&actor.name, kind);
            }
        }
        let place = event
            .place
            .as_ref()
            .and_then(|id| entities.get(id.as_str()));
        if let Some(place) = place {
            again.id(&place.name, "place");
        }
    }
    let again = again.into_shapes();
    let again: HashSet<(&str, &str)> = again
        .iter()
        .map(|one| (one.kind.as_str(), one.name.as_str()))
        .collect();
    let all = set
        .entities
        .iter()
        .map(|one| (one.kind.as_str(), one.name.as_str()));
    all.filter(|one| again.contains(one)).collect()
}

/// What the rows of a table cite: items of one sort, as they are.
fn citations(set: &SetShape) -> Vec<&CitationShape> {
    if !set.events.is_empty() {
        set.events.iter().flat_map(|one| &one.source).collect()
    } else if !set.questions.is_empty() {
        set.questions.iter().flat_map(|one| &one.source).collect()
    } else {
        set.cards.iter().flat_map(|one| &one.source).collect()
    }
}

/// How many things a set says of itself beside its name.
pub(super) fn details(set: &SetShape) -> usize {
    let head = &set.head;
    let texts = [
        &head.license,
        &head.attribution,
        &head.language,
        &head.version,
        &head.report_to,
    ];
    let told = texts.iter().filter(|text| !text.is_empty()).count();
    told + usize::from(!head.complete.is_empty())
}

/// How many choices of its author a set holds.
pub(super) fn choices(set: &SetShape) -> usize {
    set.head.forms.len() + set.head.struck.len() + set.head.known.len()
}
