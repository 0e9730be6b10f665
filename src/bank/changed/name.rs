//! Another name in the place of one.

use super::Change;
use crate::bank::chance::Chance;
use crate::bank::entities::Words;
use crate::bank::sentence::{Article, Mention, Part, Sentence, bare, speaks_of, takes_article};
use crate::bank::{Bank, Dial, Fact, Falsity};
use crate::date::{self, Date, Day};
use crate::set::fold::fold;
use crate::set::{Entity, EntityIx, EventIx};

/// The place of a name in a sentence, and what other names are held against there.
pub(super) struct Gap<'a> {
    bank: &'a Bank,
    sentence: &'a Sentence<'a>,
    fact: Fact,
    mention: &'a Mention,
    words: &'a Words,
    /// The sentence without the name, folded.
    rest: String,
    article: Article,
    length: usize,
}

/// Names that are provably false in the place of a mention, the likeliest first; each is
/// looked for when it is asked for.
pub(in crate::bank) fn names<'a>(
    bank: &'a Bank,
    sentence: &'a Sentence<'a>,
    fact: Fact,
    mention: &'a Mention,
    dial: Dial,
    chance: &mut Chance,
) -> impl Iterator<Item = Change> {
    let gap = Gap::of(bank, sentence, fact, mention);
    let own = match mention.part {
        Part::Entity(own) => Some(own),
        Part::Quantity(_) => None,
    };
    let mut others = own.map_or_else(Vec::new, |own| bank.look_alikes(own, chance));
    // An easy question takes those of other times.
    if dial.difficulty.permille() < 300 {
        others.reverse();
    }
    if let Some((own, wanted)) = own.zip(dial.entity())
        && is_look_alike(bank, own, wanted)
    {
        others.retain(|other| *other != wanted);
        others.insert(0, wanted);
    }
    let pairs = others
        .into_iter()
        .filter_map(move |other| Some((own?, other)));
    pairs.filter_map(move |(own, other)| gap.change(own, other))
}

impl<'a> Gap<'a> {
    pub fn of(
        bank: &'a Bank,
        sentence: &'a Sentence<'a>,
        fact: Fact,
        mention: &'a Mention,
    ) -> Gap<'a> {
        Gap {
            bank,
            sentence,
            fact,
            mention,
            words: sentence.said(bank),
            rest: sentence.beside(mention),
            article: sentence.article(mention),
            length: sentence.core(mention).chars().count(),
        }
    }

    /// Another name in the place of an entity's own, where it is provably false.
    fn change(&self, own: EntityIx, other: EntityIx) -> Option<Change> {
        let because = self.proof(own, other)?;
        let (bank, written) = (self.bank, self.sentence.core(self.mention));
        let entity = bank.set().entity(other);
        let to = styled(bank, entity, bank.set().entity(own), written);
        let (article, to) = match self.article {
            Article::The => ("the ", bare(to)),
            Article::None | Article::Indefinite => ("", to),
        };
        Some(Change {
            id: entity.id.clone(),
            from: written.to_owned(),
            to: to.to_owned(),
            article,
            entity: Some(other),
            is_lower: false,
            really: years_of(&because),
            because,
            instead: None,
        })
    }

    /// The proof that another, whose name reads here, is no answer to what the fact tells.
    pub fn proof(&self, own: EntityIx, other: EntityIx) -> Option<Falsity> {
        if !self.fits(other) || self.bank.are_related(own, other) {
            return None;
        }
        match self.fact {
            Fact::Place(_) => self.bank.was_not_in(self.words, other),
            _ => self.bank.had_no_part(self.words, other),
        }
    }

    /// Whether a name reads in the place of another, and may be proved false there.
    fn fits(&self, other: EntityIx) -> bool {
        let entity = self.bank.set().entity(other);
        let reads = match self.article {
            Article::The => takes_article(entity),
            Article::None => !takes_article(entity),
            Article::Indefinite => false,
        };
        let (own, length) = (self.length, entity.name.chars().count());
        // Persons are called what they are called.
        let stands_out = entity.kind != "person" && (length > 2 * own + 3 || own > 2 * length + 3);
        reads
            && !stands_out
            && may_be_false(self.bank, self.sentence.ix, self.fact, other)
            && !speaks_of(&self.rest, entity)
    }
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
