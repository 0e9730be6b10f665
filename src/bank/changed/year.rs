//! Another year in the place of the one of a sentence.

use std::ops::RangeInclusive;

use super::Change;
use crate::bank::chance::Chance;
use crate::bank::sentence::{Sentence, exact_period};
use crate::bank::{Bank, Dial, Falsity, proof};
use crate::date::{Day, Period, Unit};
use crate::set::{EventIx, holds_date};

/// How many years a changed date lies off.
const NEAREST: i64 = 5;
const FARTHEST: i64 = 14;
/// As near or far as any difficulty has it.
pub(super) const ANY: RangeInclusive<i64> = NEAREST..=FARTHEST;
/// How many events of one year are looked at.
const MOST_IN_A_YEAR: usize = 8;

/// Another year for the date of the sentence, of the same precision; years that have an
/// event first, for then there is something to say of them.
pub(super) fn other_year(
    bank: &Bank,
    sentence: &Sentence,
    dial: Dial,
    chance: &mut Chance,
) -> Option<Change> {
    let nearest = dial.difficulty.between(9, NEAREST);
    let farthest = dial.difficulty.between(FARTHEST, 8);
    let mut found: Vec<Year> = years(bank, sentence, nearest..=farthest).collect();
    if found.is_empty() {
        found = years(bank, sentence, ANY).collect();
    }
    if found.iter().any(|year| year.face.is_some()) {
        found.retain(|year| year.face.is_some());
    }
    // Who knows the time, or the lives, sees the others at once.
    let age = exact_period(&sentence.event.date).map(|key| bank.age_of(key));
    let fits = |year: &Year| {
        let in_age = age.as_ref().is_some_and(|age| age.holds(year.period));
        in_age && names_hold(bank, sentence, year.period, None)
    };
    if found.iter().any(fits) {
        found.retain(fits);
    }
    let drawn = found.get(chance.index(found.len())).copied();
    let year = year_beside(bank, sentence, dial).or(drawn)?;
    let told = year.period.year().to_string();
    let event = year.face.map(|face| bank.set().event(face));
    Some(Change {
        id: year.period.edtf(),
        from: sentence.lead.date.clone(),
        to: year.period.text(),
        article: "",
        entity: None,
        is_lower: false,
        because: Falsity::Apart {
            date: year.period.edtf(),
            from: sentence.event.date.to_string(),
        },
        instead: year.face.map(|face| proof::row(bank, face)),
        really: event.map_or_else(String::new, |event| {
            let title = event.title.as_str();
            ["; ", &told, " was the year of ", title].concat()
        }),
    })
}

/// The year of the event that is to stand beside, where it is false.
fn year_beside(bank: &Bank, sentence: &Sentence, dial: Dial) -> Option<Year> {
    let beside = dial.event()?;
    let wanted = Period::around(&bank.set().event(beside).date, Unit::Year)?;
    let key = exact_period(&sentence.event.date)?;
    let off = (wanted.year() - key.year()).abs();
    let mut found = years(bank, sentence, off..=off);
    let year = found.find(|year| year.period.year() == wanted.year())?;
    Some(Year {
        face: Some(beside),
        ..year
    })
}

#[derive(Clone, Copy)]
pub(super) struct Year {
    period: Period,
    face: Option<EventIx>,
}

/// The years that may be told in place of the right one; each is looked at when it is
/// asked for.
pub(super) fn years<'a>(
    bank: &'a Bank,
    sentence: &'a Sentence,
    off: RangeInclusive<i64>,
) -> impl Iterator<Item = Year> + 'a {
    let date = &sentence.event.date;
    let key = exact_period(date).filter(|_| bank.is_alone(sentence.ix));
    let key = key.filter(|_| !holds_date(sentence.text, date));
    let ends = bank.years().first().zip(bank.years().last());
    let is_known = move |year: &i64| ends.is_some_and(|(a, b)| a.0 <= *year && *year <= b.0);
    let both = off.flat_map(|by| [-by, by]);
    both.filter_map(move |by| {
        let key = key?;
        let year = Some(key.year() + by).filter(is_known)?;
        year_told(bank, sentence, key, year)
    })
}

/// A year in place of that of a key, where it is false and reads.
fn year_told(bank: &Bank, sentence: &Sentence, key: Period, year: i64) -> Option<Year> {
    let period = in_year(key, year)?;
    let whole = Period::year_of(year)?;
    let fits =
        bank.is_apart(sentence.ix, whole) && names_hold(bank, sentence, period, Some("state"));
    let events = events_of(bank, year);
    // With a part of it, or its whole, in that year, the year would be arguable.
    let nested = |other: &EventIx| bank.are_nested(sentence.ix, *other);
    if !fits || events.iter().any(nested) {
        return None;
    }
    // A deed, for "the year of the trade figure" tells nothing.
    let is_deed = |ix: EventIx| bank.set().event(ix).did.is_some();
    let reads = |ix: &&EventIx| bank.is_shown(**ix) && bank.is_asked(**ix) && is_deed(**ix);
    let face = events.iter().find(reads).copied();
    Some(Year { period, face })
}

/// The same day or month of another year.
fn in_year(key: Period, year: i64) -> Option<Period> {
    let (_, month, day) = key.first().to_ymd();
    match key.unit() {
        Unit::Day | Unit::Month | Unit::Year => {
            Some(Period::of(key.unit(), Day::from_ymd(year, month, day)?))
        }
        Unit::Decade | Unit::Century => None,
    }
}

/// Whether those of a kind who took part, or all of them, were there then under these names: else the year gives itself away, as that of a Soviet deed of 1913.
fn names_hold(bank: &Bank, sentence: &Sentence, period: Period, kind: Option<&str>) -> bool {
    let actors = sentence.event.actors.iter();
    let entities = actors.map(|actor| bank.set().entity(actor.entity));
    let mut entities = entities.filter(|entity| kind.is_none_or(|kind| entity.kind == kind));
    entities.all(|entity| !entity.lived().is_apart_from(period.extent().into()))
}

/// What fell into a year, as far as it is looked at.
fn events_of(bank: &Bank, year: i64) -> &[EventIx] {
    let place = bank.place_of_year(year);
    let known = bank.years().get(place);
    if known.is_none_or(|(found, _)| *found != year) {
        return &[];
    }
    let events = bank.happened_in(place);
    &events[..events.len().min(MOST_IN_A_YEAR)]
}
