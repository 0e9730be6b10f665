//! A sentence with a gap: what the two forms of cloze have in common.

use crate::bank::sentence::{Article, Mention, Part, Sentence, part};
use crate::bank::{Bank, Fact, GAP, wording};
use crate::set::EntityIx;
use crate::set::letters::lower;

/// A sentence and what is left out of it.
pub(super) struct Cloze<'a> {
    pub sentence: Sentence<'a>,
    pub mention: Mention,
}

/// The cloze of a fact: its sentence mentions it once and does not tell it elsewhere.
/// What the whole set is about is no answer worth asking for.
pub(super) fn cloze(bank: &Bank, fact: Fact) -> Option<Cloze<'_>> {
    let part = part(bank, fact)?;
    if let Part::Entity(ix) = part
        && bank.set().entity(ix).named_in(&bank.set().title).is_some()
    {
        return None;
    }
    let sentence = Sentence::of(bank, fact.event()?)?;
    let mention = sentence.only(part)?.clone();
    if let Part::Entity(ix) = part {
        let entity = bank.set().entity(ix);
        if sentence.article(&mention) == Article::Indefinite
            || sentence.gives_back(&mention, entity)
        {
            return None;
        }
    }
    (!sentence.text.contains(GAP)).then_some(Cloze { sentence, mention })
}

impl Cloze<'_> {
    /// "In April 1941, Japan signed a neutrality pact with ____."
    pub fn stem(&self) -> String {
        wording::sentence(&self.sentence.with(&self.mention, GAP))
    }

    /// The same, and of what sort the missing name is, where the sentence does not say.
    pub fn stem_with_sort(&self, bank: &Bank, ix: EntityIx) -> String {
        let stem = self.stem();
        let set = bank.set();
        let entity = set.entity(ix);
        let sort = match entity.kind.as_str() {
            // "A people's republic" would be half the name, and an office may be another then.
            kind @ ("person" | "state") => kind,
            kind => entity.noun.as_deref().unwrap_or(kind),
        };
        let said = || self.sentence.holds_beside(&self.mention, sort);
        let is_office = entity.kind == "person" && self.follows_office();
        if !set.language.starts_with("en") || sort.is_empty() || is_office || said() {
            return stem;
        }
        [&stem, " (Missing: ", &wording::one(sort), ".)"].concat()
    }

    /// Whether an office before the gap says that a person is missing: "President ____".
    fn follows_office(&self) -> bool {
        let before = &self.sentence.text[..self.mention.core.start];
        let word = before.split_whitespace().next_back();
        word.and_then(|word| word.chars().next())
            .is_some_and(|first| lower(first) != first)
    }
}
