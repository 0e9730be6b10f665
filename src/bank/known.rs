//! What somebody or something is known for: a phrase of its author that fits it alone, and
//! the event that shows it.

use super::{Bank, wording};
use crate::set::fold::fold;
use crate::set::{EntityIx, EventIx, hints_at};

/// So many events of an entity are looked at for the one that shows its phrase best.
const LOOKED: usize = 8;
/// Letters of a word that tell it again in another.
const ROOT: usize = 5;

/// A phrase with the event that shows it.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub entity: EntityIx,
    pub phrase: &'a str,
    /// The event whose row stands under the proof.
    pub shown_by: EventIx,
}

impl Bank {
    /// What an entity is known for, where that can be asked: nobody else has the phrase, it
    /// does not give the name away, and an event of the set names the entity.
    pub(super) fn known(&self, ix: EntityIx) -> Option<Known<'_>> {
        let entity = self.set().entity(ix);
        let phrase = entity.known_for.as_deref()?;
        let folded = fold(phrase);
        if self.phrases().candidates(&folded).count() > 1 || hints_at(&folded, entity) {
            return None;
        }
        Some(Known {
            entity: ix,
            phrase,
            shown_by: self.shown_by(ix, &folded)?,
        })
    }

    /// The event of an entity that has most words of its phrase, the first of those alike.
    fn shown_by(&self, ix: EntityIx, phrase: &str) -> Option<EventIx> {
        let mut best: Option<(usize, EventIx)> = None;
        for event in self.first_appearances(ix, LOOKED) {
            let row = self.set().event(event);
            let text = fold(&[&row.title, " ", row.telling()].concat());
            let shared = shared_words(phrase, &text);
            if best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, event));
            }
        }
        best.map(|(_, event)| event)
    }

    /// "Who promised to enter the war?", "Which treaty ended it?"
    pub(super) fn known_stem(&self, known: Known) -> String {
        let kind = &self.set().entity(known.entity).kind;
        wording::known_stem(kind, known.phrase)
    }
}

/// How many long words of a folded text have a word of the same root in another.
fn shared_words(text: &str, other: &str) -> usize {
    let words = text.split(' ');
    let roots = words.filter_map(|word| word.get(..ROOT));
    roots
        .filter(|root| other.split(' ').any(|word| word.starts_with(root)))
        .count()
}
