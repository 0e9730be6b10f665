//! What somebody or something is known for: an author's phrase that fits it alone.

use super::{Case, Defect, Judgement, defect, ensure};
use crate::fold::{fold, is_rooted_in};
use crate::question::Choice;
use crate::set::{Entity, Event};

impl<'a> Case<'a> {
    /// Whether the fact is what an entity is known for.
    pub(super) fn is_known(&self) -> bool {
        self.owner.is_none() && self.question.owner == "entity"
    }

    /// An entity with its phrase, which nobody else has and which does not name it.
    fn phrase_of(&self, id: &str) -> Result<(&'a Entity, &'a str), Defect> {
        let entity = self.entity_named(id)?;
        let Some(phrase) = entity.known_for.as_deref() else {
            return defect("unknown-row", format!("{id} is known for nothing"));
        };
        let like = |other: &&Entity| {
            let theirs = other.known_for.as_deref().map(fold);
            other.id != id && theirs == Some(fold(phrase))
        };
        if let Some(other) = self.set.entities.iter().find(like) {
            return defect("two-keys", format!("{} is known for the same", other.id));
        }
        self.judge_no_hint(phrase, entity)?;
        Ok((entity, phrase))
    }

    /// A text does not name an entity, nor hold a word of the root of its names.
    pub(super) fn judge_no_hint(&self, text: &str, entity: &Entity) -> Judgement {
        ensure(!hints_at(&fold(text), entity), "leak", || {
            format!("“{text}” hints at {}", entity.id)
        })
    }

    /// "Who spied for Moscow?", "Which treaty ended the war?"; a row of the proof has the entity.
    pub(super) fn judge_known(&self) -> Result<&'a Entity, Defect> {
        let (entity, phrase) = self.phrase_of(&self.question.aspect)?;
        let stem = match entity.kind.as_str() {
            "person" => format!("Who {phrase}?"),
            kind => format!("Which {kind} {phrase}?"),
        };
        ensure(self.stem() == stem, "stem-unread", || {
            format!("not “{stem}”")
        })?;
        self.judge_shown_by(entity, 0)?;
        Ok(entity)
    }

    /// The row at a place of the proof names the entity among its actors, or as its place.
    fn judge_shown_by(&self, entity: &Entity, at: usize) -> Judgement {
        let row = self.question.rows.get(at);
        let Some(id) = row.and_then(|(event, _)| event.as_deref()) else {
            return defect("no-proof", format!("no row shows {}", entity.id));
        };
        let event: &Event = self.event_named(id)?;
        let acts = event.actors.iter().any(|(actor, _)| *actor == entity.id);
        let shows = acts || event.place.as_ref() == Some(&entity.id);
        ensure(shows, "no-proof", || {
            format!("{id} does not show {}", entity.id)
        })
    }

    /// Phrases and names: each phrase is that of one name, and hints at none of them.
    pub(super) fn judge_match_known(&self) -> Judgement {
        let question = self.question;
        let mut kinds: Vec<&str> = Vec::new();
        for (at, (item, key)) in question.options.iter().zip(&question.key).enumerate() {
            let (entity, phrase) = self.phrase_of(&item.id)?;
            let told = fold(phrase) == fold(&item.text) && *key == item.id;
            ensure(told, "key-wrong", || {
                format!("“{}” is not what {key} is known for", item.text)
            })?;
            self.judge_shown_by(entity, at)?;
            kinds.push(&entity.kind);
            for place in &question.places {
                let named = self.entity_named(&place.id)?;
                self.judge_shown_name(named, place)?;
                self.judge_no_hint(phrase, named)?;
            }
        }
        kinds.dedup();
        ensure(kinds.len() == 1, "options-unlike", || format!("{kinds:?}"))?;
        let own = self.question.option(&self.question.aspect);
        ensure(own.is_some(), "unknown-row", || {
            format!("{} is not asked", question.aspect)
        })
    }

    fn judge_shown_name(&self, entity: &Entity, place: &Choice) -> Judgement {
        ensure(fold(&entity.name) == fold(&place.text), "key-wrong", || {
            format!("{} is not called {}", entity.id, place.text)
        })
    }
}

/// Words that many names have.
const COMMON: [&str; 16] = [
    "and",
    "between",
    "commonwealth",
    "democratic",
    "empire",
    "federal",
    "kingdom",
    "people",
    "powers",
    "realm",
    "republic",
    "socialist",
    "states",
    "union",
    "united",
    "with",
];

/// Whether a folded text names an entity, or has a long word of the root of its names.
pub(super) fn hints_at(text: &str, entity: &Entity) -> bool {
    let words = entity.spellings.iter().flat_map(|name| name.split(' '));
    let mut words = words.filter(|word| !COMMON.iter().any(|common| word.starts_with(common)));
    entity.is_named_in(text) || words.any(|word| is_rooted_in(text, word))
}
