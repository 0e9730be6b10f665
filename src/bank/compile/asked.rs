//! What the forms ask the bank: who stands beside whom, and what the dates decide.

use std::cell::OnceCell;

use super::Bank;
use crate::bank::amounts::Amounts;
use crate::bank::appearances::Appearances;
use crate::bank::claims::Claims;
use crate::bank::entities::Cast;
use crate::bank::rows::{Line, hull};
use crate::bank::typed::Roll;
use crate::date::{Day, Extent, Order, Period, Unit};
use crate::set::EventIx;
use crate::set::names::Names;

impl Bank {
    /// The years in which something happened, each once, in order; the second of the
    /// pair is for [`Bank::happened_in`].
    pub(in crate::bank) fn years(&self) -> &[(i64, u32)] {
        &self.years
    }

    /// Where a year stands, or would stand, among [`Bank::years`].
    pub(in crate::bank) fn place_of_year(&self, year: i64) -> usize {
        self.years.partition_point(|(y, _)| *y < year)
    }

    /// What happened in the year at this place, as far as it lies in that year for sure.
    pub(in crate::bank) fn happened_in(&self, place: usize) -> &[EventIx] {
        let start = |place: usize| self.years.get(place).map(|(_, at)| *at as usize);
        let first = start(place).unwrap_or(self.happened.len());
        let next = start(place + 1).unwrap_or(self.happened.len());
        &self.happened[first..next]
    }

    pub(in crate::bank) fn entity_ids(&self) -> &Names {
        self.entity_ids.get_or_init(|| {
            let mut names = Names::default();
            for (at, entity) in (0..).zip(&self.set.entities) {
                names.add(&entity.id, at);
            }
            names.sort();
            names
        })
    }

    /// Where the facts of what was struck out are kept, once they are wanted.
    pub(in crate::bank) fn struck(&self) -> &OnceCell<Names> {
        &self.struck
    }

    /// The entities, sorted for drawing.
    pub(in crate::bank) fn cast(&self) -> &Cast {
        self.cast.get_or_init(|| Cast::of(self))
    }

    /// What else a date may mean.
    pub(in crate::bank) fn claims(&self) -> &Claims {
        self.claims.get_or_init(|| Claims::of(self))
    }

    /// The kind of an event, as a number.
    pub(in crate::bank) fn kind_of(&self, ix: EventIx) -> u32 {
        self.row(ix).kind
    }

    /// Where the names are kept, once they are wanted.
    pub(in crate::bank) fn roll_cell(&self) -> &OnceCell<Roll> {
        &self.roll
    }

    /// In which events an entity appears.
    pub(in crate::bank) fn appearances(&self) -> &Appearances {
        let made = || Appearances::of(&self.set, &self.by_date.events);
        self.appearances.get_or_init(made)
    }

    /// What entities are known for, folded.
    pub(in crate::bank) fn phrases(&self) -> &Names {
        self.phrases.get_or_init(|| {
            let mut names = Names::default();
            for (at, entity) in (0..).zip(&self.set.entities) {
                if let Some(phrase) = &entity.known_for {
                    names.add(&crate::set::fold::fold(phrase), at);
                }
            }
            names.sort();
            names
        })
    }

    /// The kinds that events tell everyone of, each with how many events do.
    pub(in crate::bank) fn complete_kinds(&self) -> &[(String, usize)] {
        self.complete_kinds.get_or_init(|| {
            let mut kinds: Vec<(String, usize)> = Vec::new();
            for kind in self.set.events.iter().flat_map(|event| &event.complete) {
                match kinds.iter_mut().find(|(known, _)| known == kind) {
                    Some((_, count)) => *count += 1,
                    None => kinds.push((kind.clone(), 1)),
                }
            }
            kinds
        })
    }

    /// The quantities, sorted for drawing.
    pub(in crate::bank) fn amounts(&self) -> &Amounts {
        self.amounts.get_or_init(|| Amounts::of(&self.set))
    }

    /// All events that lasted, and where this one stands among them.
    pub(in crate::bank) fn lasting(&self, ix: EventIx) -> (&Line, usize) {
        let line = self.lasting.get_or_init(|| {
            let mut line = Line::default();
            let dated = self.by_date.events.iter().zip(&self.by_date.first_days);
            for (ix, day) in dated {
                if self.lasted(*ix) {
                    line.push(*ix, *day);
                }
            }
            line.part();
            line
        });
        let rank = self.row(ix).rank;
        let before = |other: &EventIx| self.row(*other).rank < rank;
        (line, line.events.partition_point(before))
    }

    /// The events of the kind that stands at this place of the set's list, with bounds.
    pub(in crate::bank) fn events_of_kind(&self, at: usize) -> Option<&Line> {
        let lines = self.kind_lines.get_or_init(|| self.lines_of_kinds());
        self.by_kind.get((*lines.get(at)?)? as usize)
    }

    fn lines_of_kinds(&self) -> Vec<Option<u32>> {
        let mut lines = vec![None; self.set.kinds.len()];
        let mut names = Names::default();
        for (at, kind) in (0..).zip(&self.set.kinds) {
            names.add(&kind.id, at);
        }
        names.sort();
        for (number, line) in (0..).zip(&self.by_kind) {
            let Some(first) = line.events.first() else {
                continue;
            };
            let kind = &self.set.event(*first).kind;
            for at in names.candidates(kind) {
                if self.set.kinds[at as usize].id == *kind {
                    lines[at as usize] = Some(number);
                }
            }
        }
        lines
    }

    /// Events of the same kind with bounds, and where this one stands among them.
    pub(in crate::bank) fn peers(&self, ix: EventIx) -> (&Line, usize) {
        let row = self.row(ix);
        let line = &self.by_kind[row.kind as usize];
        (line, row.rank_in_kind as usize)
    }

    /// Whether two events with bounds are of one kind.
    pub(in crate::bank) fn is_peer(&self, a: EventIx, b: EventIx) -> bool {
        self.row(a).kind == self.row(b).kind
    }

    /// The first possible day of an event with bounds, as a count.
    pub(in crate::bank) fn first_day(&self, ix: EventIx) -> i64 {
        self.row(ix).first_day()
    }

    /// All events with bounds, by their first day.
    pub(in crate::bank) fn by_date(&self) -> &[EventIx] {
        &self.by_date.events
    }

    /// All events with bounds, and where this one stands among them.
    pub(in crate::bank) fn everyone(&self, ix: EventIx) -> (&Line, usize) {
        (&self.by_date, self.row(ix).rank as usize)
    }

    /// The events that may stand in an order, and where this one stands among them, if
    /// it may.
    pub(in crate::bank) fn in_order(&self, ix: EventIx) -> (&Line, usize) {
        (&self.by_order, self.row(ix).rank_in_order as usize)
    }

    /// First and last possible day of an event, the margin of its doubt included.
    pub(in crate::bank) fn bounds(&self, ix: EventIx) -> Option<(Day, Day)> {
        let extent = self.extent(ix);
        Some((extent.earliest?, extent.latest?))
    }

    /// The days between which an event lies, the margin of its doubt included.
    pub(in crate::bank) fn extent(&self, ix: EventIx) -> Extent {
        self.row(ix).extent()
    }

    /// Which of two events was first, by the days they, and events like them, can have
    /// fallen on.
    pub(in crate::bank) fn order(&self, a: EventIx, b: EventIx) -> Order {
        let hull = |ix: EventIx| match self.row(ix) {
            row if row.has_like => hull(self.set.event(ix)),
            row => row.extent(),
        };
        let (a, b) = (hull(a), hull(b));
        if a.ends_before(b) {
            Order::Before
        } else if b.ends_before(a) {
            Order::After
        } else {
            Order::Undecidable
        }
    }

    /// Whether its wording means this event and no other of the set.
    pub(in crate::bank) fn is_alone(&self, ix: EventIx) -> bool {
        self.row(ix).alone
    }

    /// Whether its title may stand beside others: it is alone, has bounds and does not
    /// hold its date.
    pub(in crate::bank) fn is_shown(&self, ix: EventIx) -> bool {
        self.row(ix).shown
    }

    /// Whether it may stand in an order.
    pub(in crate::bank) fn is_ordered(&self, ix: EventIx) -> bool {
        self.row(ix).ordered
    }

    /// Whether something of it may be asked.
    pub(in crate::bank) fn is_asked(&self, ix: EventIx) -> bool {
        self.row(ix).asked
    }

    /// Whether a period lies apart from an event and from every event like it.
    pub(in crate::bank) fn is_apart(&self, ix: EventIx, period: Period) -> bool {
        let row = self.row(ix);
        let like = || self.set.event(ix).also.iter();
        Extent::from(period.extent()).is_apart_from(row.extent())
            && (!row.has_like || like().all(|also| period.is_apart_from(also)))
    }

    /// Whether all of an event lies in a period.
    pub(in crate::bank) fn lies_in(&self, ix: EventIx, period: Period) -> bool {
        period.holds(self.extent(ix))
    }

    /// The period of a unit in which all of an event lies.
    pub(in crate::bank) fn period_of(&self, ix: EventIx, unit: Unit) -> Option<Period> {
        Period::of_extent(self.extent(ix), unit)
    }

    /// Whether its date is a span.
    pub(in crate::bank) fn lasted(&self, ix: EventIx) -> bool {
        self.row(ix).lasted
    }

    /// Whether somebody of an event has years.
    pub(in crate::bank) fn is_mortal(&self, ix: EventIx) -> bool {
        self.row(ix).mortal
    }

    /// Whether one of two events names any other; else nothing hangs them together.
    pub(in crate::bank) fn has_links(&self, a: EventIx, b: EventIx) -> bool {
        self.row(a).has_links || self.row(b).has_links
    }

    /// Whether one is stated to be a part of the other, or both of a third.
    pub(in crate::bank) fn are_nested(&self, a: EventIx, b: EventIx) -> bool {
        self.has_links(a, b) && self.set.are_nested(a, b)
    }

    /// Whether one names the other.
    pub(in crate::bank) fn are_linked(&self, a: EventIx, b: EventIx) -> bool {
        self.has_links(a, b) && self.set.are_linked(a, b)
    }

    /// Whether more than one person of the set bears this family name.
    pub(in crate::bank) fn is_shared_family(&self, folded: &str) -> bool {
        self.families.candidates(folded).count() > 1
    }
}
