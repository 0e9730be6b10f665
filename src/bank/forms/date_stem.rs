//! What the forms that ask for a date have in common: whether a fact has one that
//! can be asked, in which unit, and the stem.

use crate::bank::wording::{self, Asked};
use crate::bank::{Bank, Fact};
use crate::date::{Date, Period, Shape, Unit};
use crate::set::{Event, EventIx, holds_date};

/// A date that can be asked: of which event, and what it is.
pub(super) struct Dated<'a> {
    pub ix: EventIx,
    pub event: &'a Event,
    pub asked: Asked,
    pub date: Date,
}

/// The date of a fact, when the fact is one and its event can be told from all others.
pub(super) fn dated(bank: &Bank, fact: Fact) -> Option<Dated<'_>> {
    let (ix, asked) = match fact {
        Fact::Date(ix) => (ix, Asked::Point),
        Fact::Start(ix) => (ix, Asked::Start),
        Fact::End(ix) => (ix, Asked::End),
        Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Known(_)
        | Fact::Card(_)
        | Fact::Written(_) => {
            return None;
        }
    };
    let event = bank.set().event(ix);
    let date = match asked {
        // A span has two dates; "in which year" has no answer for the whole.
        Asked::Point if event.date.shape() == Shape::Span => return None,
        Asked::Point => event.date.clone(),
        Asked::Start => event.date.start(),
        Asked::End => event.date.end(),
    };
    bank.is_alone(ix).then_some(Dated {
        ix,
        event,
        asked,
        date,
    })
}

impl Dated<'_> {
    /// The smallest of year and decade that holds the whole of the date.
    pub fn year_or_decade(&self) -> Option<Period> {
        Period::around(&self.date, Unit::Year).or_else(|| Period::around(&self.date, Unit::Decade))
    }

    /// The question, unless it holds its own answer.
    pub fn stem(&self, period: Period, within: Option<Period>) -> Option<String> {
        let stem = wording::date_stem(self.event, self.asked, period.unit(), within);
        let own = wording::date_stem(self.event, self.asked, period.unit(), None);
        (!holds_date(&own, &self.date)).then_some(stem)
    }

    /// Whether the period may be offered as false: it lies apart from the date, and
    /// from the dates of events so like this one that a reader could mean them.
    pub fn excludes(&self, period: Period) -> bool {
        period.is_apart_from(&self.date)
            && self
                .event
                .also
                .iter()
                .all(|also| period.is_apart_from(also))
    }
}
