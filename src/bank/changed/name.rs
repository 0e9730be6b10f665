//! Another name in the place of one.

use super::Change;
use crate::bank::chance::Chance;
use crate::bank::sentence::{Article, Mention, Part, Sentence, bare, takes_article};
use crate::bank::{Bank, Dial, Fact, Falsity};
use crate::date::{self, Date, Day};
use crate::set::fold::fold;
use crate::set::{Entity, EntityIx, EventIx};

/// Names that are provably false in the place of a mention, the likeliest first.
pub(in crate::bank) fn names(
    bank: &Bank,
    sentence: &Sentence,
    fact: Fact,
    mention: &Mention,
    dial: Dial,
    chance: &mut Chance,
) -> Vec<Change> {
    let Part::Entity(own) = mention.part else {
        return Vec::new();
    };
    let mut others = bank.look_alikes(own, chance);
    // An easy question takes those of other times.
    if dial.difficulty.permille() < 300 {
        others.reverse();
    }
    if let Some(wanted) = dial.entity()
        && is_look_alike(bank, own, wanted)
    {
        others.retain(|other| *other != wanted);
        others.insert(0, wanted);
    }
    let set = bank.set();
    let found = others.into_iter().filter_map(|other| {
        let entity = set.entity(other);
        if !fits(bank, sentence, fact, mention, other) {
            return None;
        }
        let because = proof(bank, sentence.ix, fact, other)?;
        let to = styled(bank, entity, set.entity(own), sentence.core(mention));
        let (article, to) = match sentence.article(mention) {
            Article::The => ("the ", bare(to)),
            Article::None | Article::Indefinite => ("", to),
        };
        Some(Change {
            id: entity.id.clone(),
            from: sentence.core(mention).to_owned(),
            to: to.to_owned(),
            article,
            entity: Some(other),
            is_lower: false,
            really: years_of(&because),
            because,
            instead: None,
        })
    });
    found.collect()
}

/// Of the first two, the one whose years lie nearer to the event comes first: Stalin is
/// no likely guest of 1992.
pub(super) fn nearer_first(bank: &Bank, sentence: &Sentence, found: &mut [Change]) {
    let [first, second, ..] = found else {
        return;
    };
    let event = sentence.event.date.extent();
    let off = |change: &Change| {
        let lived = bank.set().entity(change.entity?).lived();
        let after = lived.earliest.zip(event.latest);
        let before = event.earliest.zip(lived.latest);
        let days = |(later, earlier): (Day, Day)| later.count() - earlier.count();
        after.map(days).max(before.map(days))
    };
    if off(second) < off(first) {
        std::mem::swap(first, second);
    }
}

/// Whether one is of the other's kind and sort, and is another.
fn is_look_alike(bank: &Bank, own: EntityIx, other: EntityIx) -> bool {
    let (a, b) = (bank.set().entity(own), bank.set().entity(other));
    a.kind == b.kind && a.noun == b.noun && !bank.are_related(own, other)
}

/// Whether a name reads in the place of another, and may be proved false there.
pub(super) fn fits(
    bank: &Bank,
    sentence: &Sentence,
    fact: Fact,
    mention: &Mention,
    other: EntityIx,
) -> bool {
    if !may_be_false(bank, sentence.ix, fact, other) {
        return false;
    }
    let entity = bank.set().entity(other);
    let reads = match sentence.article(mention) {
        Article::The => takes_article(entity),
        Article::None => !takes_article(entity),
        Article::Indefinite => false,
    };
    let own = sentence.core(mention).chars().count();
    let other = entity.name.chars().count();
    // Persons are called what they are called.
    let stands_out = entity.kind != "person" && (other > 2 * own + 3 || own > 2 * other + 3);
    reads && !stands_out && !sentence.speaks_of(mention, entity)
}

/// What can be seen of a proof without reading any text.
pub(super) fn may_be_false(bank: &Bank, ix: EventIx, fact: Fact, other: EntityIx) -> bool {
    let entity = bank.set().entity(other);
    match fact {
        Fact::Place(_) => entity.noun.is_some(),
        _ => {
            // A state of another time is no rival, though it may be proved to have had no part.
            let is_state = entity.kind == "state";
            bank.is_of_the_time(ix, other)
                && !(is_state && bank.did_not_exist(ix, other).is_some())
                && (bank.tells_everyone(ix, &entity.kind) || bank.was_gone(ix, other).is_some())
        }
    }
}

/// The proof that another is no answer to what a fact tells.
pub(super) fn proof(bank: &Bank, ix: EventIx, fact: Fact, other: EntityIx) -> Option<Falsity> {
    match fact {
        Fact::Place(_) => bank.was_not_in(ix, other),
        _ => bank.had_no_part(ix, other),
    }
}

/// A person by the family name where the sentence names the other so.
fn styled<'a>(bank: &Bank, entity: &'a Entity, own: &Entity, written: &str) -> &'a str {
    let by_family = own.family_name().map(fold) == Some(fold(written));
    let family = entity.family_name().filter(|_| by_family);
    let family = family.filter(|family| !bank.is_shared_family(&fold(family)));
    family.unwrap_or(&entity.name)
}

/// " (March 1985 – December 1991)"
fn years_of(because: &Falsity) -> String {
    let Falsity::Apart { date, .. } = because else {
        return String::new();
    };
    Date::parse(date).map_or_else(
        |_| String::new(),
        |date| [" (", &date::text(&date), ")"].concat(),
    )
}
