//! Where an event can be sorted to: an era of the set, a decade or century, a kind.

use super::company::veiled_kind;
use crate::bank::{Bank, Choice, wording};
use crate::date::{self, Day, Extent, Period, Unit};
use crate::set::{Era, EventIx, Kind};

/// How many eras are looked through.
const MOST_ERAS: usize = 64;

/// Where an event can be put.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    Era(&'a Era),
    Period(Period),
    Kind(&'a Kind),
}

impl Place<'_> {
    pub fn id(self) -> String {
        match self {
            Place::Era(era) => era.id.clone(),
            Place::Period(period) => period.edtf(),
            Place::Kind(kind) => kind.id.clone(),
        }
    }

    pub fn choice(self) -> Choice {
        Choice {
            id: self.id(),
            text: match self {
                // With its years, so that what lies near its edge can be told.
                Place::Era(era) => {
                    let years = date::text(&era.date);
                    [&wording::capitalised(&era.name), " (", &years, ")"].concat()
                }
                Place::Period(period) => wording::capitalised(&period.text()),
                Place::Kind(kind) => wording::capitalised(&kind.many),
            },
            period: match self {
                Place::Period(period) => Some(period),
                Place::Era(_) | Place::Kind(_) => None,
            },
        }
    }

    pub fn is_same(self, other: Place<'_>) -> bool {
        match (self, other) {
            (Place::Period(a), Place::Period(b)) => a == b,
            _ => self.id() == other.id(),
        }
    }

    /// The days that it takes up, as they are written.
    pub fn extent(self) -> Option<Extent> {
        match self {
            Place::Era(era) => Some(era.date.extent()),
            Place::Period(period) => Some(period.extent().into()),
            Place::Kind(_) => None,
        }
    }

    /// Whether an event cannot belong here; by naming its kinds the author says that no
    /// event is of two.
    pub fn excludes(self, bank: &Bank, ix: EventIx) -> bool {
        match (self, bank.bounds(ix)) {
            (Place::Kind(kind), _) => bank.set().event(ix).kind != kind.id,
            (Place::Period(period), _) => bank.is_apart(ix, period),
            (Place::Era(era), Some((first, last))) => {
                let own = Extent {
                    earliest: Some(first),
                    latest: Some(last),
                };
                let era = era.date.margin_extent();
                let mut also = bank.set().event(ix).also.iter();
                era.is_apart_from(own) && also.all(|like| era.is_apart_from(like.margin_extent()))
            }
            (Place::Era(_), None) => false,
        }
    }

    pub fn starts(self) -> i64 {
        let extent = self.extent();
        extent
            .and_then(|extent| extent.earliest)
            .map_or(i64::MIN, |day| day.count())
    }
}

/// What is sorted by.
#[derive(Clone, Copy, PartialEq)]
pub enum By {
    Era,
    Unit(Unit),
    Kind,
}

impl By {
    /// The one place of this sort that an event belongs to for sure.
    pub fn place(self, bank: &Bank, ix: EventIx) -> Option<Place<'_>> {
        match self {
            By::Era => {
                let mut eras = bank.set().eras.iter().take(MOST_ERAS);
                eras.find(|era| holds(era, bank, ix)).map(Place::Era)
            }
            By::Unit(unit) => bank.period_of(ix, unit).map(Place::Period),
            By::Kind => veiled_kind(bank, ix).map(Place::Kind),
        }
    }

    pub fn stem(self) -> &'static str {
        match self {
            By::Era => wording::SORT_BY_ERA,
            By::Unit(unit) => wording::sort_by_unit(unit),
            By::Kind => wording::SORT_BY_KIND,
        }
    }
}

/// Whether an event lies within an era, however far the doubt about its ends reaches.
fn holds(era: &Era, bank: &Bank, ix: EventIx) -> bool {
    let (said, doubted) = (era.date.extent(), era.date.margin_extent());
    let Some((first, last)) = bank.bounds(ix) else {
        return false;
    };
    // As far inward as the margin reaches outward; an open end bounds nothing.
    let inward = |end: Option<Day>, outer: Option<Day>| {
        let (end, outer) = (end?.count(), outer?.count());
        Some(end + (end - outer))
    };
    let began = inward(said.earliest, doubted.earliest);
    let ended = inward(said.latest, doubted.latest);
    began.is_none_or(|began| began <= first.count())
        && ended.is_none_or(|ended| last.count() <= ended)
}

/// Whether the last place takes up no day of the others.
pub fn are_apart(places: &[Place<'_>]) -> bool {
    let Some((last, others)) = places.split_last() else {
        return true;
    };
    others
        .iter()
        .all(|other| match (other.extent(), last.extent()) {
            (Some(a), Some(b)) => a.is_apart_from(b),
            (Some(_) | None, _) => true,
        })
}
