//! The rows of the set that decide a question, and the sentences made of them.

use super::wording;
use super::{Bank, Body, Falsity, Question, Refutation, Row};
use crate::date::{self, Date, Period, Unit};
use crate::set::{Event, EventIx};

impl Row {
    /// The row of a card or a written question, which has no event.
    pub(super) fn written(title: &str) -> Row {
        Row {
            event: None,
            edtf: String::new(),
            when: String::new(),
            title: title.to_owned(),
            says: String::new(),
        }
    }
}

impl Bank {
    /// Why a typed year is not the one that was asked for, as a choice of years says it.
    #[must_use]
    #[inline(never)]
    pub fn refute_year(&self, question: &Question, year: i64) -> Option<Refutation> {
        let (Body::Year { key, .. }, Some(asked)) = (&question.body, question.fact.event()) else {
            return None;
        };
        let (key, typed) = (Period::year_of(*key)?, Period::year_of(year)?);
        let date = &self.set().event(asked).date;
        // A part of what was asked for, or its whole, would make the year arguable.
        let mut then = self
            .happened_in(self.place_of_year(year))
            .iter()
            .take(MOST_IN_A_YEAR);
        let lies_then =
            |ix: &&EventIx| Period::around(&self.set().event(**ix).date, Unit::Year) == Some(typed);
        let face = then.find(|ix| lies_then(ix) && !self.are_nested(asked, **ix));
        Some(wrong_period(self, date, key, typed, face.copied()))
    }
}

/// How many events of a year are looked at for the one that stands for it.
const MOST_IN_A_YEAR: usize = 16;

/// The row of an event.
pub(super) fn row(bank: &Bank, ix: EventIx) -> Row {
    let event = bank.set().event(ix);
    Row {
        event: Some(ix),
        edtf: event.date.to_string(),
        when: date::text(&event.date),
        title: title(event),
        says: event
            .summary
            .as_deref()
            .map_or_else(String::new, wording::sentence),
    }
}

/// The title of an event where it stands alone.
pub(super) fn title(event: &Event) -> String {
    wording::capitalised(&event.title)
}

/// A period apart from the date that was asked for; what happened then, if anything.
pub(super) fn wrong_period(
    bank: &Bank,
    asked: &Date,
    key: Period,
    period: Period,
    ix: Option<EventIx>,
) -> Refutation {
    let gap = wording::gap(period.units_after(key), key.unit());
    let instead = ix.map(|ix| row(bank, ix));
    let says = match ix {
        Some(ix) => wording::other_event_then(&gap, bank.set().event(ix).telling()),
        None => wording::nothing_then(&gap, nearest(bank, key, period)),
    };
    Refutation {
        option: period.edtf(),
        because: Falsity::Apart {
            date: period.edtf(),
            from: asked.to_string(),
        },
        instead,
        gap,
        says,
    }
}

/// What is nearest to a year in which nothing happened, and how many years the year lies
/// behind it; nothing of the year that was asked for.
fn nearest(bank: &Bank, key: Period, period: Period) -> Option<(i64, &Event)> {
    /// How many years with events are looked at on either side.
    const REACH: usize = 3;
    if period.unit() != Unit::Year {
        return None;
    }
    let at = bank.place_of_year(period.year());
    let near = at.saturating_sub(REACH)..bank.years().len().min(at + REACH);
    let mut best: Option<(i64, &Event)> = None;
    for place in near {
        let years = period.year() - bank.years()[place].0;
        let is_nearer = best.is_none_or(|(least, _)| years.abs() < least.abs());
        if bank.years()[place].0 == key.year() || years == 0 || !is_nearer {
            continue;
        }
        let events = bank.happened_in(place).iter().take(MOST_IN_A_YEAR);
        let mut worthy = events.filter(|ix| bank.is_shown(**ix) && bank.is_asked(**ix));
        best = worthy
            .next()
            .map(|ix| (years, bank.set().event(*ix)))
            .or(best);
    }
    best
}

/// An event apart from the period that was asked for.
pub(super) fn wrong_event(bank: &Bank, ix: EventIx, period: Period) -> Refutation {
    let event = bank.set().event(ix);
    let own = Period::around(&event.date, period.unit());
    let row = row(bank, ix);
    // "1 decade later" may be a year later; there the date says more.
    let own = own.filter(|own| matches!(own.unit(), Unit::Day | Unit::Month | Unit::Year));
    let gap = own.map_or_else(String::new, |own| {
        wording::gap(own.units_after(period), period.unit())
    });
    Refutation {
        option: event.id.clone(),
        because: Falsity::Apart {
            date: row.edtf.clone(),
            from: period.edtf(),
        },
        says: wording::event_elsewhere(&gap, &row.when, event.telling()),
        gap,
        instead: Some(row),
    }
}

/// An event that came after the one that was first.
pub(super) fn later_event(bank: &Bank, later: EventIx, first: EventIx) -> Refutation {
    let set = bank.set();
    let (event, other) = (set.event(later), set.event(first));
    let row = row(bank, later);
    let gap = gap_between(event, other);
    Refutation {
        option: event.id.clone(),
        because: Falsity::Apart {
            date: row.edtf.clone(),
            from: other.date.to_string(),
        },
        says: wording::event_elsewhere(&gap, &row.when, event.telling()),
        gap,
        instead: Some(row),
    }
}

/// How much later one event was than another: in years, or finer where both dates are.
fn gap_between(event: &Event, other: &Event) -> String {
    let units = |unit| {
        let period = |event: &Event| Period::around(&event.date, unit);
        Some(period(event)?.units_after(period(other)?))
    };
    match (units(Unit::Day), units(Unit::Month), units(Unit::Year)) {
        (Some(days), Some(0), _) => wording::gap(days, Unit::Day),
        (_, Some(months), _) => wording::gap_in_months(months),
        (_, None, Some(years)) => wording::gap(years, Unit::Year),
        (_, None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::forms::trial::bank_of;
    use super::*;

    #[test]
    fn how_much_later_is_said_as_exactly_as_the_dates_are() {
        for (first, later, gap) in [
            ("1956-10-19", "1966-01-21", "over 9 years later"),
            ("1976-01", "1979-12", "nearly 4 years later"),
            ("1976-01", "1979-02", "3 years later"),
            ("1979-12", "1980-01", "1 month later"),
            ("1979-02", "1980-01", "11 months later"),
            ("1979-01", "1980-01", "1 year later"),
            ("1945-08-06", "1945-08-09", "3 days later"),
            ("1945-08", "1945", ""),
            ("1956-10-19", "1966", "10 years later"),
            ("1951", "1956-10", "5 years later"),
            ("1950~", "1970~", ""),
        ] {
            let event = |id: &str, date: &str| {
                format!(r#"{{"id":"{id}","date":"{date}","title":"the {id}"}}"#)
            };
            let bank = bank_of(&[event("first", first), event("later", later)].join(","));
            let [a, b] = [EventIx(0), EventIx(1)];
            assert_eq!(later_event(&bank, b, a).gap, gap, "{first} {later}");
            let back = later_event(&bank, a, b).gap;
            assert_eq!(back, gap.replace("later", "earlier"), "{first} {later}");
        }
    }
}
