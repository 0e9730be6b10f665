//! What events are held against: another event, or a period; and which of them fit.

use super::company::{gets_along, happened_once};
use crate::bank::{Bank, Refutation, Row};
use crate::bank::{proof, wording};
use crate::date::{Date, Order, Period, Unit};
use crate::set::fold::fold;
use crate::set::{Event, EventIx};

/// What the options are held against.
#[derive(Clone, Copy)]
pub(super) enum Boundary {
    /// Before this event.
    Before(EventIx),
    /// After this event.
    After(EventIx),
    /// While this event lasted.
    During(EventIx),
    /// In this period.
    In(Period),
}

impl Boundary {
    /// Whether an event fits: surely, surely not, or nobody knows.
    pub fn fits(self, bank: &Bank, ix: EventIx) -> Option<bool> {
        match self {
            Boundary::In(period) => happened_in(bank, ix, period),
            Boundary::During(whole) if lies_inside(bank, ix, whole) => Some(true),
            // Either side of it is not while it lasted.
            Boundary::Before(other) | Boundary::After(other) | Boundary::During(other) => {
                match bank.order(ix, other) {
                    Order::Before => Some(matches!(self, Boundary::Before(_))),
                    Order::After => Some(matches!(self, Boundary::After(_))),
                    Order::Same | Order::Undecidable => None,
                }
            }
        }
    }

    /// The events that fit and those that do not, both in the order of the stock, without
    /// what the stem gives away; what its own title rules out comes last, but for the one that
    /// is to stand beside.
    pub fn divide(
        self,
        bank: &Bank,
        stock: &[EventIx],
        beside: Option<EventIx>,
    ) -> (Vec<EventIx>, Vec<EventIx>) {
        let (period, named) = (self.period(bank), self.named(bank));
        let is_last = |ix: EventIx| {
            let rules_out = |period| bank.is_out_of_time(ix, period);
            Some(ix) != beside && period.is_some_and(rules_out)
        };
        // Those that fit by the same measure: else the others would have shorter titles.
        let mut sides = [Vec::with_capacity(stock.len()), Vec::new()];
        let mut last = [Vec::new(), Vec::new()];
        for ix in stock {
            if let Some(fits) = self.fits_untold(bank, &named, *ix) {
                let to = if is_last(*ix) { &mut last } else { &mut sides };
                to[usize::from(!fits)].push(*ix);
            }
        }
        for (side, last) in sides.iter_mut().zip(last) {
            side.extend(last);
        }
        sides.into()
    }

    /// Whether an event does not fit, and the stem does not give that away.
    pub fn excludes(self, bank: &Bank, ix: EventIx) -> bool {
        self.fits_untold(bank, &self.named(bank), ix) == Some(false)
    }

    /// The event of the stem, with the names in its title.
    fn named(self, bank: &Bank) -> Option<(EventIx, Echo)> {
        self.event().map(|ix| (ix, Echo::of(bank.set().event(ix))))
    }

    /// Whether an event fits, unless the stem gives that away.
    fn fits_untold(
        self,
        bank: &Bank,
        named: &Option<(EventIx, Echo)>,
        ix: EventIx,
    ) -> Option<bool> {
        let told = |(named, echo): &(EventIx, Echo)| {
            !gets_along(bank, &[*named], ix) || echo.is_in(bank.set().event(ix))
        };
        self.fits(bank, ix)
            .filter(|_| !named.as_ref().is_some_and(told))
    }

    /// Whether the title of an event names somebody who was not there then.
    pub fn rules_out(self, bank: &Bank, ix: EventIx) -> bool {
        let period = self.period(bank);
        period.is_some_and(|period| bank.is_out_of_time(ix, period))
    }

    /// The time in which somebody must have been to be named by an option.
    fn period(self, bank: &Bank) -> Option<Period> {
        match self {
            Boundary::In(period) => Some(period),
            Boundary::Before(other) | Boundary::After(other) => bank.period_of(other, Unit::Year),
            Boundary::During(_) => None,
        }
    }

    /// The event that the stem names.
    pub fn event(self) -> Option<EventIx> {
        match self {
            Boundary::Before(ix) | Boundary::After(ix) | Boundary::During(ix) => Some(ix),
            Boundary::In(_) => None,
        }
    }

    /// The row of the event that the stem names.
    pub fn row(self, bank: &Bank) -> Option<Row> {
        self.event().map(|ix| proof::row(bank, ix))
    }

    /// "happened before the neutrality pact"
    pub fn text(self, bank: &Bank) -> String {
        match self {
            Boundary::Before(ix) => wording::happened("before", bank.set().event(ix)),
            Boundary::After(ix) => wording::happened("after", bank.set().event(ix)),
            Boundary::During(ix) => wording::happened_during(bank.set().event(ix)),
            Boundary::In(period) => wording::happened_in(period),
        }
    }

    /// Why an event does not fit.
    pub fn refutes(self, bank: &Bank, ix: EventIx) -> Refutation {
        match self {
            Boundary::In(period) => proof::wrong_event(bank, ix, period),
            Boundary::Before(other) | Boundary::After(other) | Boundary::During(other) => {
                proof::later_event(bank, ix, other)
            }
        }
    }
}

/// Whether all of an event lies between the last day on which the other can have begun
/// and the first on which it can have ended.
fn lies_inside(bank: &Bank, ix: EventIx, whole: EventIx) -> bool {
    let date = &bank.set().event(whole).date;
    let began = date.start().margin_extent().latest;
    let ended = date.end().margin_extent().earliest;
    let (Some((first, last)), Some(began), Some(ended)) = (bank.bounds(ix), began, ended) else {
        return false;
    };
    happened_once(bank, ix) && began <= first && last <= ended
}

/// Whether something happened in a period: surely, surely not, or nobody knows.
fn happened_in(bank: &Bank, ix: EventIx, period: Period) -> Option<bool> {
    if !happened_once(bank, ix) {
        return None;
    }
    if bank.lies_in(ix, period) {
        return Some(true);
    }
    bank.is_apart(ix, period).then_some(false)
}

/// Whether an event can be what others are held against: nobody and nothing that has a part
/// in it begins or ends with it, for then their names would tell before from after.
pub(super) fn can_divide(bank: &Bank, ix: EventIx) -> bool {
    let event = bank.set().event(ix);
    let own = event.date.margin_extent();
    let touches = |date: &Option<Date>| {
        date.as_ref()
            .is_some_and(|date| !date.margin_extent().is_apart_from(own))
    };
    !event.actors.iter().any(|actor| {
        let entity = bank.set().entity(actor.entity);
        touches(&entity.valid_from) || touches(&entity.valid_until)
    })
}

/// The names in a title: long words that follow each other, two by two.
struct Echo(Vec<String>);

impl Echo {
    fn of(event: &Event) -> Echo {
        let title = fold(&event.title);
        let is_long = |word: &str| word.chars().count() >= LONG_WORD;
        let pairs = title.split(' ').zip(title.split(' ').skip(1));
        let pairs = pairs.filter(|(first, second)| is_long(first) && is_long(second));
        Echo(pairs.map(|(a, b)| [" ", a, " ", b, " "].concat()).collect())
    }

    /// Whether another title shares one of them.
    fn is_in(&self, other: &Event) -> bool {
        // Most titles share none, and most have none.
        if self.0.is_empty() {
            return false;
        }
        let title = [" ", &fold(&other.title), " "].concat();
        self.0.iter().any(|pair| title.contains(pair))
    }
}

/// A word of so many letters says something.
const LONG_WORD: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn bank(events: &str) -> Bank {
        let text = [
            r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
            {"id":"union","kind":"state","name":"the Union","valid_until":"1991"}],"events":["#,
            events,
            "]}",
        ];
        Bank::compile(Rc::new(crate::set::read(&text.concat()).unwrap().set))
    }

    fn named(title: &str) -> Event {
        let title = format!(r#"{{"id":"a","date":"1900","title":"{title}"}}"#);
        bank(&title).set().events[0].clone()
    }

    #[test]
    fn titles_that_share_a_name_echo_each_other() {
        for (a, b, echo) in [
            (
                "the signing of the neutrality pact",
                "the notice that the neutrality pact would lapse",
                true,
            ),
            (
                "the Battle of Lake Khasan",
                "the talks after Lake Khasan",
                true,
            ),
            (
                "the Soviet offer of islands",
                "the Soviet refusal of islands",
                false,
            ),
            ("the end of the war", "the end of the war on paper", false),
        ] {
            assert_eq!(Echo::of(&named(a)).is_in(&named(b)), echo, "{a} / {b}");
        }
    }

    #[test]
    fn what_ends_a_state_is_no_boundary() {
        let bank = bank(
            r#"{"id":"end","date":"1991","title":"the end","actors":[{"entity":"union","role":"r"}]},
            {"id":"talks","date":"1980","title":"the talks","actors":[{"entity":"union","role":"r"}]}"#,
        );
        assert!(!can_divide(&bank, EventIx(0)));
        assert!(can_divide(&bank, EventIx(1)));
    }

    #[test]
    fn only_what_is_sure_is_inside_or_outside() {
        let bank = bank(
            r#"{"id":"war","date":"1904-02/1905","title":"the war"},
            {"id":"battle","date":"1904-05","title":"the battle"},
            {"id":"year","date":"1904","title":"the year"},
            {"id":"end","date":"1905-03","title":"the end"},
            {"id":"later","date":"1906","title":"the later one"},
            {"id":"doubt","date":"1907","title":"the doubtful one","also":["1904-06"]}"#,
        );
        let war = Boundary::During(EventIx(0));
        let fits = [1, 2, 3, 4, 5].map(|ix| war.fits(&bank, EventIx(ix)));
        assert_eq!(fits, [Some(true), None, None, Some(false), None]);
        let after = Boundary::After(EventIx(1));
        let fits = [0, 2, 3, 4].map(|ix| after.fits(&bank, EventIx(ix)));
        assert_eq!(fits, [None, None, Some(true), Some(true)]);
        let in_1904 = Boundary::In(
            Period::around(&bank.set().event(EventIx(2)).date, crate::date::Unit::Year).unwrap(),
        );
        let fits = [0, 1, 3, 5].map(|ix| in_1904.fits(&bank, EventIx(ix)));
        assert_eq!(fits, [None, Some(true), Some(false), None]);
    }
}
