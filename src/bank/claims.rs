//! Which dates could mean which events: whether a date on a card means one alone.

use super::Bank;
use crate::date::{Date, Days, Extent, Shape};
use crate::set::names::sort;
use crate::set::{Event, EventIx};

/// What every event of a set lays claim to, all together and for each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Claims {
    all: Line,
    kinds: Vec<Line>,
}

/// Stretches of days by their first day.
#[derive(Clone, Debug, Default, PartialEq)]
struct Line {
    first_days: Vec<i64>,
    /// The latest last day of all stretches up to this one.
    latest: Vec<i64>,
    owners: Vec<EventIx>,
}

impl Claims {
    pub fn of(bank: &Bank) -> Claims {
        let mut claimed: Vec<(i64, i64, EventIx)> = Vec::new();
        let mut by_first: Vec<(i64, u32)> = Vec::new();
        for (ix, event) in bank.set().indexed_events() {
            for extent in claims_of(event, bank.extent(ix)) {
                let first = extent.earliest.map_or(i64::MIN, |day| day.count());
                let last = extent.latest.map_or(i64::MAX, |day| day.count());
                by_first.push((first, claimed.len() as u32));
                claimed.push((first, last, ix));
            }
        }
        sort(&mut by_first);
        let mut claims = Claims::default();
        for (_, at) in by_first {
            let (first, last, ix) = claimed[at as usize];
            let kind = bank.kind_of(ix) as usize;
            while claims.kinds.len() <= kind {
                claims.kinds.push(Line::default());
            }
            claims.all.push(first, last, ix);
            claims.kinds[kind].push(first, last, ix);
        }
        claims
    }

    /// Whether nothing but this event of the set can have happened on these days.
    pub fn is_alone(&self, ix: EventIx, days: Days) -> bool {
        self.all.is_alone(ix, days)
    }

    /// The same among the events of one kind.
    pub fn is_alone_in_kind(&self, ix: EventIx, kind: u32, days: Days) -> bool {
        let line = self.kinds.get(kind as usize);
        line.is_some_and(|line| line.is_alone(ix, days))
    }
}

/// The days on which an event can have happened, and events like it. What lasted
/// happened when it began and when it ended: nobody says of a year in its midst that the
/// war happened then.
fn claims_of(event: &Event, own: Extent) -> Vec<Extent> {
    let mut claims = match event.date.shape() {
        Shape::Point | Shape::Between => vec![own],
        Shape::Span => {
            let ends = [event.date.start(), event.date.end()];
            let ends = ends.iter().map(Date::margin_extent);
            // An end that is open, or not known, is on no day.
            ends.filter(|end| end.earliest.and(end.latest).is_some())
                .collect()
        }
    };
    claims.extend(event.also.iter().map(Date::margin_extent));
    claims
}

impl Line {
    fn push(&mut self, first: i64, last: i64, ix: EventIx) {
        let before = self.latest.last().copied().unwrap_or(i64::MIN);
        self.first_days.push(first);
        self.latest.push(last.max(before));
        self.owners.push(ix);
    }

    fn is_alone(&self, ix: EventIx, days: Days) -> bool {
        let (first, last) = (days.first.count(), days.last.count());
        let begin = self.first_days.partition_point(|day| *day < first);
        let end = self.first_days.partition_point(|day| *day <= last);
        let reached = begin.checked_sub(1).map(|at| self.latest[at]);
        // Two or three claims of its own may lie within; more are hardly one event's.
        end - begin <= OWN
            && self.owners[begin..end].iter().all(|owner| *owner == ix)
            && reached.is_none_or(|reached| reached < first)
    }
}

/// So many claims within the days are looked at.
const OWN: usize = 4;
