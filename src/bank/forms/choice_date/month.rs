//! Which month of its year, where other events of that year give the distractors.

use super::super::Drawn;
use super::super::date_stem::Dated;
use super::{DISTRACTORS, MOST_IN_A_YEAR, Offer, assemble, by_time, is_related};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial};
use crate::date::{Period, Shape, Unit};

/// Whether the learner confused the event with one of another month of the same year:
/// then only the months part the two.
pub(super) fn is_confused(bank: &Bank, dated: &Dated, dial: Dial) -> bool {
    let key = Period::around(&dated.date, Unit::Month);
    let other = dial.event().map(|ix| &bank.set().event(ix).date);
    let other = other.and_then(|date| Period::around(date, Unit::Month));
    let year = |month: Period| month.year();
    key != other && key.is_some() && key.map(year) == other.map(year)
}

pub(super) fn draw(bank: &Bank, dated: &Dated, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let key = Period::around(&dated.date, Unit::Month)?;
    let year = Period::of(Unit::Year, key.first());
    let stem = dated.stem(key, Some(year))?;
    let same_year = bank.happened_in(bank.place_of_year(year.year()));
    let confused = dial.event().filter(|_| is_confused(bank, dated, dial));
    let near = same_year.iter().copied().take(MOST_IN_A_YEAR * 4);
    let mut stock: Vec<Offer> = Vec::new();
    for ix in confused.into_iter().chain(near) {
        let event = bank.set().event(ix);
        if event.date.shape() == Shape::Point
            && let Some(month) = Period::around(&event.date, Unit::Month)
            && dated.excludes(month)
            && !is_related(bank, dated, ix)
            && stock.iter().all(|(seen, _)| *seen != month)
        {
            stock.push((month, Some(ix)));
        }
    }
    // With fewer than three, a reader would be choosing among months that mean nothing.
    if stock.len() < DISTRACTORS {
        return None;
    }
    let kept = usize::from(
        stock
            .first()
            .is_some_and(|(_, ix)| *ix == confused && ix.is_some()),
    );
    chance.shuffle(&mut stock[kept..]);
    stock.truncate(DISTRACTORS);
    Some(assemble(bank, dated, stem, key, by_time(stock)))
}
