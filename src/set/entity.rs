//! Somebody or something that events refer to.

use super::fold::{fold, looks_to_hold};
use crate::date::{Date, Extent};

/// Position of an entity in its set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIx(pub u32);

/// A person, state, place, treaty or organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its place in the list of the file, from 1.
    pub row: u32,
    /// Stable name within the set.
    pub id: String,
    /// `person`, `state`, `place`, `treaty`, `organisation`, or a word of the set's own.
    pub kind: String,
    /// A noun a question can use for it: `city`, `island`.
    pub noun: Option<String>,
    /// The name as shown.
    pub name: String,
    /// A person's family name.
    pub family: Option<String>,
    /// Other names accepted when typed.
    pub aliases: Vec<String>,
    /// Names in other languages, by BCP 47 tag.
    pub names: Vec<(String, String)>,
    /// For a place, the place it lies in.
    pub within: Option<EntityIx>,
    /// What it did that no other did: a verb phrase in the past tense.
    pub known_for: Option<String>,
    /// When the name begins to hold.
    pub valid_from: Option<Date>,
    /// When the name ceases to hold.
    pub valid_until: Option<Date>,
}

impl Entity {
    /// Every way to write the entity: name, aliases, names in other languages.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
            .chain(self.aliases.iter().map(String::as_str))
            .chain(self.names.iter().map(|(_, name)| name.as_str()))
    }

    /// The first of its names that a sentence holds, a person's family name among them.
    pub fn named_in(&self, sentence: &str) -> Option<&str> {
        self.named_in_folded(&fold(sentence))
    }

    /// The same of a sentence that is folded already.
    pub fn named_in_folded(&self, sentence: &str) -> Option<&str> {
        let mut names = self.spellings().chain(self.family_name());
        // Several names are looked for, and most are not there: no more of them is read than
        // tells that.
        names.find(|name| {
            looks_to_hold(sentence, name, true)
                .unwrap_or_else(|| super::folded_holds_name(sentence, name))
        })
    }

    /// The days between which the name holds; of a person, in which they can have acted.
    #[must_use]
    pub fn lived(&self) -> Extent {
        let extent = |date: &Option<Date>| date.as_ref().map(Date::margin_extent);
        Extent {
            earliest: extent(&self.valid_from).and_then(|from| from.earliest),
            latest: extent(&self.valid_until).and_then(|until| until.latest),
        }
    }

    /// A person's family name: the one given, else the last word of the name.
    #[must_use]
    pub fn family_name(&self) -> Option<&str> {
        if self.kind != "person" {
            return None;
        }
        self.family
            .as_deref()
            .or_else(|| self.name.rsplit(' ').next())
    }
}
