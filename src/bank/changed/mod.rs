//! What can stand in a sentence for one of its facts, and is provably false there:
//! another name, another number, another year.

mod name;
mod number;
mod year;

use super::chance::Chance;
use super::sentence::{Part, Sentence, exact_period, part};
use super::{Bank, Dial, Fact, Falsity, Row, wording};
use crate::set::EntityIx;

pub(super) use name::names;
pub(super) use number::{numbers, sides as numbers_beside};

/// Something false in the place of a fact, with its proof.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    /// An entity's id, a number, a period in EDTF.
    pub id: String,
    /// The true name, number or date, as the sentence has it.
    pub from: String,
    /// What stands in its place.
    pub to: String,
    /// "the " where both names stand with it.
    pub article: &'static str,
    /// Whose name it is.
    pub entity: Option<EntityIx>,
    pub because: Falsity,
    /// Of a number, whether it is less than the true one.
    pub is_lower: bool,
    /// What fell into the year that is told.
    pub instead: Option<Row>,
    /// What it really is: "; 1945 was the year of …", " (March 1985 – December 1991)".
    pub really: String,
}

impl Change {
    /// "It was 1939, not 1945; 1945 was the year of …"
    pub fn correction(&self) -> String {
        let the = self.article;
        let told = [
            "It was ",
            the,
            &self.from,
            ", not ",
            the,
            &self.to,
            &self.really,
        ];
        wording::sentence(&told.concat())
    }
}

/// Whether a fact may be changed at all, as far as is seen without reading its sentence.
pub(super) fn may_change(bank: &Bank, fact: Fact) -> bool {
    let Some(ix) = fact.event() else {
        return false;
    };
    let event = bank.set().event(ix);
    if event.summary.is_none() {
        return false;
    }
    match (fact, part(bank, fact)) {
        (Fact::Date(_), _) => bank.is_alone(ix) && exact_period(&event.date).is_some(),
        (_, Some(Part::Entity(own))) => {
            let mut others = bank.company(own);
            others.any(|other| name::may_be_false(bank, ix, fact, other))
        }
        (_, Some(Part::Quantity(_))) => true,
        (_, None) => false,
    }
}

/// Whether so many changes of a fact may be found in its sentence, whatever the seed.
pub(super) fn can_change(bank: &Bank, sentence: &Sentence, fact: Fact, fewest: usize) -> bool {
    if let Fact::Date(_) = fact {
        let mut years = year::years(bank, sentence, year::ANY);
        return fewest == 0 || years.nth(fewest - 1).is_some();
    }
    let part = part(bank, fact);
    let Some(mention) = part.and_then(|part| sentence.only(part)) else {
        return false;
    };
    match mention.part {
        Part::Entity(ix) => {
            let gap = name::Gap::of(bank, sentence, fact, mention);
            let others = bank.company(ix);
            let found = others.filter(|other| gap.proof(ix, *other).is_some());
            found.take(fewest).count() == fewest
        }
        Part::Quantity(_) => {
            let (lower, higher) = numbers_beside(bank, sentence, mention);
            lower + higher >= fewest
        }
    }
}

/// One change of a fact.
pub(super) fn change(
    bank: &Bank,
    sentence: &Sentence,
    fact: Fact,
    dial: Dial,
    chance: &mut Chance,
) -> Option<Change> {
    if let Fact::Date(_) = fact {
        return year::other_year(bank, sentence, dial, chance);
    }
    let mention = sentence.only(part(bank, fact)?)?;
    match mention.part {
        Part::Entity(_) => {
            let found = names(bank, sentence, fact, mention, dial, chance);
            let mut found: Vec<Change> = found.take(2).collect();
            if dial.difficulty.permille() >= 300 && dial.entity().is_none() {
                name::nearer_first(bank, sentence, &mut found);
            }
            found.into_iter().next()
        }
        Part::Quantity(_) => {
            let difficulty = dial.difficulty.permille();
            number::one_of_nearest(bank, sentence, mention, difficulty, chance)
        }
    }
}
