//! What the bank knows of each event, close together in memory.

use super::lifetimes::is_mortal;
use crate::date::{Day, Extent, Shape};
use crate::set::names::Names;
use crate::set::{Aspect, Event, EventIx, Set, holds_date};

/// Events by their first day. The days stand apart, close together in memory: a
/// search reads nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub events: Vec<EventIx>,
    pub first_days: Vec<i64>,
    /// The time of the line in equal stretches of a power of two of days, and the place of
    /// the first event that does not begin before each; empty until it is parted.
    stretches: Vec<u32>,
    /// Which power.
    shift: u32,
}

/// So many events are meant to lie in a stretch, were they spread evenly.
const IN_A_STRETCH: usize = 16;

/// What the bank needs to know of an event at every draw, so that the event itself,
/// large and scattered in memory, is looked at only when it is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EventRow {
    /// First and last possible day; the ends of time where an end is open. Two options
    /// would be twice as large.
    days: (i64, i64),
    pub kind: u32,
    /// Its place in `by_date` and in the line of its kind, where it has bounds.
    pub rank: u32,
    pub rank_in_kind: u32,
    /// Its place among those that may stand in an order, where it may.
    pub rank_in_order: u32,
    /// No other event bears its title or its wording.
    pub alone: bool,
    /// Its title may stand beside others.
    pub shown: bool,
    /// Its date may be asked, so that it may stand in an order.
    pub ordered: bool,
    /// Something of it may be asked; what may not is no option either, but may tell
    /// why a year is wrong.
    pub asked: bool,
    /// It has like events elsewhere.
    pub has_like: bool,
    /// It names other events: its cause, its whole.
    pub has_links: bool,
    /// It lasted: its date is a span.
    pub lasted: bool,
    /// Somebody who took part has years, before or after which they were not there.
    pub mortal: bool,
}

impl EventRow {
    /// First and last possible day, the margin of a doubtful date included.
    pub fn extent(&self) -> Extent {
        // The ends of time are no days.
        Extent {
            earliest: Day::from_count(self.days.0),
            latest: Day::from_count(self.days.1),
        }
    }

    /// The first possible day as a count; 0 where it has none.
    pub fn first_day(&self) -> i64 {
        match self.days.0 {
            i64::MIN => 0,
            first => first,
        }
    }
}

impl Line {
    /// Adds an event later than all before; its place.
    pub fn push(&mut self, ix: EventIx, first_day: i64) -> u32 {
        self.events.push(ix);
        self.first_days.push(first_day);
        u32::try_from(self.events.len() - 1).unwrap_or(u32::MAX)
    }

    /// Parts the line, so that it is searched fast; when all events are in.
    pub fn part(&mut self) {
        let days = &self.first_days;
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            return;
        };
        let most = (days.len() / IN_A_STRETCH) as u64;
        while last.abs_diff(*first) >> self.shift > most {
            self.shift += 1;
        }
        for (at, day) in (0..).zip(days) {
            let stretch = (day.abs_diff(*first) >> self.shift) as usize;
            if stretch >= self.stretches.len() {
                self.stretches.resize(stretch + 1, at);
            }
        }
    }

    /// The place of the first event that does not begin before a day, in a parted line.
    pub fn place_of(&self, day: i64) -> usize {
        let (days, parts) = (&self.first_days, &self.stretches);
        let first = days.first().copied().unwrap_or(day);
        if day <= first {
            return 0;
        }
        // A page has numbers of 32 bits for places, and a day may lie farther off.
        let stretch = usize::try_from(day.abs_diff(first) >> self.shift).unwrap_or(usize::MAX);
        let place = |stretch: usize| parts.get(stretch).map_or(days.len(), |at| *at as usize);
        let (from, to) = (place(stretch), place(stretch.saturating_add(1)));
        from + days[from..to].partition_point(|first| *first < day)
    }
}

/// Days that a span may last and still stand in an order: six years.
const LONG: i64 = 6 * 366;

/// The rows of a set, in its order.
pub(super) fn rows(set: &Set) -> Vec<EventRow> {
    let mut rows: Vec<EventRow> = set.events.iter().map(|event| row(set, event)).collect();
    let mut kinds = Names::default();
    let mut wordings = Names::default();
    for (ix, event) in set.indexed_events() {
        kinds.add(&event.kind, ix.0);
        for wording in event.wordings() {
            wordings.add(&wording, ix.0);
        }
    }
    kinds.sort();
    wordings.sort();
    for (kind, group) in (0..).zip(kinds.groups()) {
        for (_, ix) in group {
            rows[*ix as usize].kind = kind;
        }
    }
    for group in wordings.alike() {
        // Title and wording of one event may be alike; of two they may not.
        if group.iter().any(|(_, ix)| *ix != group[0].1) {
            for (_, ix) in group {
                rows[*ix as usize].forget();
            }
        }
    }
    rows
}

fn row(set: &Set, event: &Event) -> EventRow {
    let extent = event.date.margin_extent();
    let bounded = extent.earliest.and(extent.latest).is_some();
    let shown = bounded && !holds_date(&event.title, &event.date);
    EventRow {
        days: (
            extent.earliest.map_or(i64::MIN, Day::count),
            extent.latest.map_or(i64::MAX, Day::count),
        ),
        kind: 0,
        rank: 0,
        rank_in_kind: 0,
        rank_in_order: 0,
        alone: true,
        shown,
        ordered: shown && event.asks(Aspect::Date) && !is_long(event),
        asked: event.ask.as_ref().is_none_or(|ask| !ask.is_empty()),
        has_like: !event.also.is_empty(),
        has_links: !event.links.is_empty(),
        lasted: event.date.shape() == Shape::Span,
        mortal: is_mortal(set, event),
    }
}

/// Whether something lasted so long that "came first" says little of it.
fn is_long(event: &Event) -> bool {
    let extent = event.date.extent();
    let days = extent.earliest.zip(extent.latest);
    event.date.shape() == Shape::Span
        && days.is_some_and(|(first, last)| last.count() - first.count() > LONG)
}

impl EventRow {
    /// It has a twin: no wording means it alone.
    fn forget(&mut self) {
        self.alone = false;
        self.shown = false;
        self.ordered = false;
    }
}

/// The days from the first to the last that an event, or one like it, can have fallen on:
/// for an order that holds whichever of them a reader takes it for.
pub(super) fn hull(event: &Event) -> Extent {
    let own = event.date.margin_extent();
    event.also.iter().fold(own, |hull, also| {
        let also = also.margin_extent();
        let ends = |a: Option<Day>, b: Option<Day>| a.zip(b);
        Extent {
            earliest: ends(hull.earliest, also.earliest).map(|(a, b)| a.min(b)),
            latest: ends(hull.latest, also.latest).map(|(a, b)| a.max(b)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_among_few_and_many() {
        for len in [0, 1, 2, 63, 64, 65, 128, 200] {
            // Dense at first, then wide apart, from before the year of the count.
            let day = |n: i64| n * n * n / 400 - 90;
            let mut line = Line::default();
            for n in 0..len {
                line.push(EventIx(0), day(n));
            }
            line.part();
            for day in day(0) - 2..day(len) + 3 {
                let place = line.first_days.partition_point(|first| *first < day);
                assert_eq!(line.place_of(day), place, "{len} {day}");
            }
            assert_eq!(line.place_of(i64::MIN), 0);
            assert_eq!(line.place_of(i64::MAX), line.events.len());
        }
    }
}
