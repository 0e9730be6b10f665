//! The facts of a set that can be learned, with what a day's queue must know of each.

use super::journal::{Journal, NameIx};
use crate::bank::{Bank, Fact, Form, MANY_FACTS};

/// A fact that can be learned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rostered {
    /// The fact.
    pub fact: Fact,
    /// Its name in the journal.
    pub name: NameIx,
    /// The first and the last year of its event; `None` without a dated event.
    pub years: Option<(i64, i64)>,
}

/// All facts of a set, in the order of time; those without a date last.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    facts: Vec<Rostered>,
}

impl Roster {
    /// The facts of a bank. Of a large set, those too that no form can ask: to find that out
    /// takes seconds, and each is found out when its turn comes.
    #[must_use]
    pub fn of(bank: &Bank, journal: &mut Journal) -> Roster {
        let set = bank.set();
        let mut facts: Vec<Rostered> = Vec::new();
        let all: Vec<Fact> = bank.all_facts().collect();
        let many = all.len() > MANY_FACTS;
        for fact in all {
            if !many && !Form::ALL.into_iter().any(|form| form.can_ask(bank, fact)) {
                continue;
            }
            facts.push(Rostered {
                fact,
                name: journal.fact(&set.id, &fact.name(set)),
                years: fact.event().and_then(|ix| bank.years_of(ix)),
            });
        }
        let mut order: Vec<(i64, u32)> = (0..)
            .zip(&facts)
            .map(|(at, fact)| (fact.years.map_or(i64::MAX, |(first, _)| first), at))
            .collect();
        crate::set::names::sort(&mut order);
        Roster {
            facts: order.iter().map(|(_, at)| facts[*at as usize]).collect(),
        }
    }

    /// The facts.
    #[must_use]
    pub fn facts(&self) -> &[Rostered] {
        &self.facts
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Leaves a fact out that no form can ask after all.
    pub fn strike(&mut self, name: NameIx) {
        self.facts.retain(|fact| fact.name != name);
    }
}

#[cfg(test)]
impl From<Vec<Rostered>> for Roster {
    fn from(facts: Vec<Rostered>) -> Roster {
        Roster { facts }
    }
}
