//! What the years of a name give away: a Soviet deed was not of 1905, and whatever the
//! Soviet Union did came before its end.

use super::Bank;
use crate::date::{Extent, Period, Unit};
use crate::set::fold::{fold, without_article};
use crate::set::{Entity, Event, EventIx, Set, folded_holds_name};

/// More actors than this of one event are not looked at.
const MOST: usize = 8;
/// The longest word, in bytes, that a name is not recognised by where another begins with it.
const SHORT: usize = 2;

impl Bank {
    /// Whether the title of an event names somebody who was not there in a period.
    pub(super) fn is_out_of_time(&self, ix: EventIx, period: Period) -> bool {
        if !self.is_mortal(ix) {
            return false;
        }
        let event = self.set().event(ix);
        let days = Extent::from(period.extent());
        let mut actors = event.actors.iter().take(MOST);
        actors.any(|actor| {
            let entity = self.set().entity(actor.entity);
            has_years(entity) && entity.lived().is_apart_from(days) && names(event, entity)
        })
    }

    /// Whether the titles of two events tell which came first: one is where somebody's
    /// years begin or end, and the other names the same.
    pub(super) fn tell_their_order(&self, a: EventIx, b: EventIx) -> bool {
        self.is_mortal(a)
            && self.is_mortal(b)
            && (self.bounds_a_name_of(a, b) || self.bounds_a_name_of(b, a))
    }

    /// Whether the titles name people or states of whom one was not there at the other's time.
    pub(super) fn are_of_two_times(&self, a: EventIx, b: EventIx) -> bool {
        let is_out = |ix: EventIx, other: EventIx| {
            let year = self
                .period_of(other, Unit::Year)
                .filter(|_| self.is_mortal(ix));
            year.is_some_and(|year| self.is_out_of_time(ix, year))
        };
        is_out(a, b) || is_out(b, a)
    }

    fn bounds_a_name_of(&self, end: EventIx, other: EventIx) -> bool {
        let (end, other) = (self.set().event(end), self.set().event(other));
        let in_other = |entity| {
            let mut actors = other.actors.iter().take(MOST);
            actors.any(|actor| actor.entity == entity)
        };
        let shared = end.actors.iter().take(MOST);
        let mut shared = shared.filter(|actor| in_other(actor.entity));
        shared.any(|actor| {
            let entity = self.set().entity(actor.entity);
            let ends = [&entity.valid_from, &entity.valid_until];
            let is_end = |day: &crate::date::Date| {
                !day.margin_extent().is_apart_from(end.date.margin_extent())
            };
            ends.into_iter().flatten().any(is_end) && names(other, entity)
        })
    }
}

/// Whether somebody of an event has years.
pub(super) fn is_mortal(set: &Set, event: &Event) -> bool {
    let mut actors = event.actors.iter().take(MOST);
    actors.any(|actor| has_years(set.entity(actor.entity)))
}

fn has_years(entity: &Entity) -> bool {
    entity.valid_from.is_some() || entity.valid_until.is_some()
}

/// Whether a title names an entity, if only by the family name, or begins a word as its name
/// begins: "Soviet".
fn names(event: &Event, entity: &Entity) -> bool {
    let (title, name) = (fold(&event.title), fold(&entity.name));
    let family = entity.family_name().map(fold);
    // An article, or a letter or two, begins many a word.
    let first = without_article(&name);
    let first = first.split(' ').next().unwrap_or_default();
    let begins = |word: &str| word == first || (first.len() > SHORT && word.starts_with(first));
    title.split(' ').any(begins)
        || family.is_some_and(|family| folded_holds_name(&title, &family))
        || entity.named_in(&event.title).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    #[test]
    fn the_years_of_a_name_rule_out_a_time_and_tell_an_order() {
        let text = r#"{"format":"annals-set/1","id":"t","title":"T","events":[{"id":"a","date":"1905","title":"the Peace of Portsmouth"},
            {"id":"b","date":"1941","title":"the Ostish pact","actors":[{"entity":"ost","role":"party"}]},
            {"id":"c","date":"1991","title":"the end of Ost","actors":[{"entity":"ost","role":"dissolved"}]},
            {"id":"d","date":"1960","title":"the talks","actors":[{"entity":"ost","role":"party"},
            {"entity":"duke","role":"guest"}]}],
            "entities":[{"id":"duke","kind":"person","name":"the Duke of Arden","valid_until":"1965"},{"id":"ost","kind":"state","name":"Ost","valid_from":"1922","valid_until":"1991"}]}"#;
        let bank = Bank::compile(Rc::new(crate::set::read(text).unwrap().set));
        let [a, b, c, d] = [0, 1, 2, 3].map(EventIx);
        let year = |year| Period::year_of(year).unwrap();
        for (ix, when, is_out) in [
            (b, 1905, true),
            (b, 1950, false),
            (b, 1999, true),
            (d, 1905, false),
            // "The talks" do not name the Duke.
            (d, 1999, false),
            (a, 1999, false),
        ] {
            assert_eq!(bank.is_out_of_time(ix, year(when)), is_out, "{ix:?} {when}");
        }
        for (first, second, told) in [
            (b, c, true),
            (c, b, true),
            (d, c, false),
            (b, d, false),
            (a, c, false),
        ] {
            assert_eq!(
                bank.tell_their_order(first, second),
                told,
                "{first:?} {second:?}"
            );
        }
    }
}
