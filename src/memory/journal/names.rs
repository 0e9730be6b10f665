//! Names of sets, events, facts and options, each kept once and known by its number.
//!
//! A name stands under another: an event under its set, a fact under its event, so that
//! `neutrality-pact/date` and `neutrality-pact/place` share what they have in common.

use std::collections::BTreeMap;

use crate::set::names::hash;

/// The number of a name in the [`Names`] that it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameIx(pub u32);

#[derive(Clone, Debug)]
struct Name {
    under: Option<NameIx>,
    text: Box<str>,
}

/// All names of a journal.
#[derive(Clone, Debug, Default)]
pub struct Names {
    list: Vec<Name>,
    by_hash: BTreeMap<(i64, u32), NameIx>,
}

impl Names {
    /// How many there are; numbers run from 0.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The number of a name, which is taken in if it is new.
    pub fn intern(&mut self, under: Option<NameIx>, text: &str) -> NameIx {
        match self.look(under, text) {
            Ok(ix) => ix,
            Err(free) => {
                let ix = NameIx(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
                let text = text.into();
                self.list.push(Name { under, text });
                self.by_hash.insert(free, ix);
                ix
            }
        }
    }

    /// The number of a name.
    #[must_use]
    pub fn find(&self, under: Option<NameIx>, text: &str) -> Option<NameIx> {
        self.look(under, text).ok()
    }

    /// The number of a fact, taken in if it is new.
    pub fn intern_fact(&mut self, set: &str, fact: &str) -> NameIx {
        let (head, tail) = parted(fact);
        let set = self.intern(None, set);
        let head = self.intern(Some(set), head);
        self.intern(Some(head), tail)
    }

    /// The number of a fact.
    #[must_use]
    pub fn find_fact(&self, set: NameIx, fact: &str) -> Option<NameIx> {
        let (head, tail) = parted(fact);
        self.find(self.find(Some(set), head), tail)
    }

    /// What a name stands under.
    #[must_use]
    pub fn under(&self, ix: NameIx) -> Option<NameIx> {
        self.list[ix.0 as usize].under
    }

    /// The name without what it stands under.
    #[must_use]
    pub fn text(&self, ix: NameIx) -> &str {
        &self.list[ix.0 as usize].text
    }

    /// The set and the name of a fact; `None` where the number is no fact's.
    #[must_use]
    pub fn fact(&self, ix: NameIx) -> Option<(NameIx, String)> {
        let head = self.under(ix)?;
        let set = self.under(head)?;
        Some((set, [self.text(head), "/", self.text(ix)].concat()))
    }

    /// The set that a fact belongs to.
    #[must_use]
    pub fn set_of(&self, fact: NameIx) -> Option<NameIx> {
        self.under(self.under(fact)?)
    }

    /// Where the name is, or the key under which it may be put.
    fn look(&self, under: Option<NameIx>, text: &str) -> Result<NameIx, (i64, u32)> {
        let above = under.map_or(u32::MAX, |ix| ix.0);
        // Two names of one hash lie one after the other: a set cannot be written so that two
        // of its facts share a memory.
        let mut key = (hash(text), above);
        while let Some(ix) = self.by_hash.get(&key) {
            let name = &self.list[ix.0 as usize];
            if name.under == under && *name.text == *text {
                return Ok(*ix);
            }
            key.0 = key.0.wrapping_add(1);
        }
        Err(key)
    }
}

/// The event of a fact's name, and the rest.
fn parted(fact: &str) -> (&str, &str) {
    fact.split_once('/').unwrap_or((fact, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_share_what_they_stand_under() {
        let mut names = Names::default();
        let date = names.intern_fact("set", "pact/date");
        let place = names.intern_fact("set", "pact/place");
        assert_eq!(names.len(), 4);
        assert_eq!(names.intern_fact("set", "pact/date"), date);
        let set = names.find(None, "set").unwrap();
        assert_eq!(names.fact(place), Some((set, "pact/place".to_owned())));
        assert_eq!(names.find_fact(set, "pact/place"), Some(place));
        assert_eq!(names.find_fact(set, "pact/actor/x"), None);
        assert_eq!(names.fact(set), None);
        assert_eq!(names.set_of(date), Some(set));
    }

    #[test]
    fn the_same_word_under_another_name_is_another_name() {
        let mut names = Names::default();
        let first = names.intern_fact("set", "a/date");
        let second = names.intern_fact("set", "b/date");
        let third = names.intern_fact("other", "a/date");
        assert!(first != second && second != third && first != third);
    }
}
