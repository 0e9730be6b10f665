//! Type what was left out of a sentence: a name, or a number.

use super::cloze::{Cloze, cloze};
use super::short_answer_quantity::tolerance;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::amounts::Exact;
use crate::bank::chance::Chance;
use crate::bank::sentence::{Article, Part, takes_article};
use crate::bank::{Amount, Bank, Body, Dial, Fact, NameKey, Proof, proof};
use crate::set::EntityIx;

pub(super) const FORM: Spec = Spec {
    name: "cloze-typed",
    family: "cloze",
    asks: &[Class::Actors, Class::Places, Class::Quantities],
    tests: Tests::Recall,
    needs: &[Need::Summaries],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "textEntryInteraction",
    moodle: "cloze",
    xapi: "fill-in",
};

/// The cloze, where nothing else of the row fits into its gap.
fn asked(bank: &Bank, fact: Fact) -> Option<Cloze<'_>> {
    let cloze = cloze(bank, fact)?;
    match cloze.mention.part {
        Part::Entity(ix) if has_rival(&cloze, ix) => None,
        // "The ____" leads to no name that stands without it.
        Part::Entity(ix)
            if cloze.sentence.article(&cloze.mention) == Article::The
                && !takes_article(bank.set().entity(ix)) =>
        {
            None
        }
        Part::Entity(_) | Part::Quantity(_) => Some(cloze),
    }
}

/// Whether somebody else had the same part in the event and is not named in the sentence.
fn has_rival(cloze: &Cloze, ix: EntityIx) -> bool {
    let actors = &cloze.sentence.event.actors;
    let mut own = actors.iter().filter(|actor| actor.entity == ix);
    let Some(own) = own.next() else {
        return false;
    };
    let named = |other| {
        let mut mentions = cloze.sentence.mentions.iter();
        mentions.any(|mention| mention.part == Part::Entity(other))
    };
    let mut rivals = actors.iter().filter(|actor| actor.entity != ix);
    rivals.any(|actor| actor.role == own.role && !named(actor.entity))
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    let cloze = asked(bank, fact)?;
    let (body, stem) = match cloze.mention.part {
        Part::Entity(ix) => {
            let answer = bank.set().entity(ix).name.clone();
            let key = NameKey::Entity(ix);
            (Body::Name { key, answer }, cloze.stem_with_sort(bank, ix))
        }
        Part::Quantity(at) => {
            let quantity = cloze.sentence.event.quantities.get(usize::from(at))?;
            let value = Exact::read(&quantity.value);
            let key = Amount {
                value: quantity.value.clone(),
                unit: quantity.unit.clone(),
                hedge: quantity.hedge.clone(),
                tolerance: value.map_or(0, |value| tolerance(quantity, value)),
                by: None,
            };
            (Body::Quantity { key }, cloze.stem())
        }
    };
    Some(Drawn {
        stem,
        body,
        proof: Proof {
            key: vec![proof::row(bank, cloze.sentence.ix)],
            distractors: Vec::new(),
            named: None,
        },
    })
}
