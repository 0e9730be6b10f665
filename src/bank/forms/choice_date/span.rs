//! From when to when something lasted.
//!
//! The options are whole spans of years. A wrong one has neither end in common with the
//! right one, and neither lies within the other: half right is not wrong. One event has
//! one span, so whatever else is offered is false. Spans of other events are taken first;
//! shifted ones fill up.

use super::super::Drawn;
use super::DISTRACTORS;
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Choice, Dial, Fact, Falsity, Proof, Refutation};
use crate::bank::{proof, wording};
use crate::date::{Extent, Period, Shape, Unit};
use crate::set::{Event, EventIx, holds_date};

/// Draws of a shifted span before the question is given up.
const TRIES: u32 = 24;

/// From one year to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Years {
    first: Period,
    last: Period,
}

/// Something that lasted, and from when to when.
pub(super) struct Lasted {
    ix: EventIx,
    years: Years,
}

/// A wrong span, and what lasted so long, if anything.
type Offer = (Years, Option<EventIx>);

/// What lasted, when its two years are sure and its title tells neither.
pub(super) fn asked(bank: &Bank, fact: Fact) -> Option<Lasted> {
    let Fact::Date(ix) = fact else {
        return None;
    };
    let event = bank.set().event(ix);
    let years = Years::of(event)?;
    let told = || holds_date(&wording::span_stem(event), &event.date);
    (bank.is_alone(ix) && !told()).then_some(Lasted { ix, years })
}

pub(super) fn draw(bank: &Bank, lasted: &Lasted, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let event = bank.set().event(lasted.ix);
    let others = others(bank, lasted, dial, chance);
    // What was confused with it stands first, and needs room on its side.
    let confused = others.first().filter(|(_, ix)| dial.event() == Some(*ix));
    let earlier = confused.map(|(years, _)| years.first < lasted.years.first);
    let place = match earlier {
        Some(true) => 1 + chance.index(DISTRACTORS),
        Some(false) => chance.index(DISTRACTORS),
        None => chance.index(DISTRACTORS + 1),
    };
    let mut chosen: Vec<Offer> = Vec::new();
    let mut side = [place, DISTRACTORS - place];
    for (years, ix) in others {
        let left = &mut side[usize::from(years.first > lasted.years.first)];
        if *left > 0 && is_new(&chosen, years) {
            *left -= 1;
            chosen.push((years, Some(ix)));
        }
    }
    for (earlier, left) in [(true, side[0]), (false, side[1])] {
        for _ in 0..left {
            let years = shifted(event, lasted.years, earlier, &chosen, dial, chance)?;
            chosen.push((years, None));
        }
    }
    Some(assemble(bank, lasted, chosen))
}

/// The spans of other events that can be offered, what was confused with this one first.
fn others(bank: &Bank, lasted: &Lasted, dial: Dial, chance: &mut Chance) -> Vec<(Years, EventIx)> {
    let confused = dial.event().into_iter();
    let near = bank.neighbours(bank.lasting(lasted.ix), chance);
    let (nearest, farthest) = dial.difficulty.years_off();
    // What really lasted so long is better than what is made up, unless its time rules it out.
    let suits = |off: i64| off >= nearest.min(5) && off <= farthest * 2;
    let mut found: Vec<(Years, EventIx)> = Vec::new();
    for (at, ix) in confused.chain(near).enumerate() {
        let event = bank.set().event(ix);
        let is_confused = at == 0 && dial.event().is_some();
        let Some(years) = Years::of(event) else {
            continue;
        };
        let off = years.first.units_after(lasted.years.first).abs();
        if (is_confused || suits(off))
            && ix != lasted.ix
            && !bank.are_nested(ix, lasted.ix)
            && years.is_false(bank.set().event(lasted.ix), lasted.years)
        {
            found.push((years, ix));
        }
    }
    found
}

fn is_new(chosen: &[Offer], years: Years) -> bool {
    chosen.iter().all(|(seen, _)| *seen != years)
}

/// A span of about the same length, earlier or later.
fn shifted(
    event: &Event,
    key: Years,
    earlier: bool,
    chosen: &[Offer],
    dial: Dial,
    chance: &mut Chance,
) -> Option<Years> {
    let (nearest, farthest) = dial.difficulty.years_off();
    let wide = u32::try_from(farthest - nearest + 1).unwrap_or(1);
    for attempt in 0..TRIES {
        // Where all are taken, farther ones are looked at.
        let by = |chance: &mut Chance| {
            let by = i32::try_from(nearest).unwrap_or(2) + chance.below(wide + attempt / 4) as i32;
            if earlier { -by } else { by }
        };
        // Both ends move the same way, so that neither span lies within the other.
        let years = Years {
            first: key.first.shifted(by(chance)),
            last: key.last.shifted(by(chance)),
        };
        let long = |years: Years| years.last.units_after(years.first);
        // A wrong span twice as long, or half, is no rival.
        let alike = long(years) > 0 && long(years) <= long(key) * 2 && long(key) <= long(years) * 2;
        // Two that begin together are a choice within the choice.
        let free = |(seen, _): &Offer| seen.first != years.first || attempt * 2 > TRIES;
        let new = is_new(chosen, years) && chosen.iter().all(free);
        if alike && new && years.is_false(event, key) {
            return Some(years);
        }
    }
    None
}

impl Years {
    /// The years of something that lasted from one year, for sure, into another.
    fn of(event: &Event) -> Option<Years> {
        if event.date.shape() != Shape::Span {
            return None;
        }
        let extent = event.date.margin_extent();
        extent.earliest.and(extent.latest)?;
        let first = Period::around(&event.date.start(), Unit::Year)?;
        let last = Period::around(&event.date.end(), Unit::Year)?;
        (first < last).then_some(Years { first, last })
    }

    fn extent(self) -> Extent {
        Extent {
            earliest: Some(self.first.first()),
            latest: Some(self.last.extent().last),
        }
    }

    /// Whether it is no answer for this event: no end in common, neither within the other,
    /// and apart from all events like it.
    fn is_false(self, event: &Event, key: Years) -> bool {
        let same_side = (self.first < key.first) == (self.last < key.last);
        let like = |also: &crate::date::Date| self.extent().is_apart_from(also.margin_extent());
        self.first != key.first && self.last != key.last && same_side && event.also.iter().all(like)
    }

    fn edtf(self) -> String {
        [self.first.edtf().as_str(), "/", &self.last.edtf()].concat()
    }

    fn option(self) -> Choice {
        Choice {
            id: self.edtf(),
            text: [self.first.text().as_str(), "–", &self.last.text()].concat(),
            period: None,
        }
    }
}

fn assemble(bank: &Bank, lasted: &Lasted, mut chosen: Vec<Offer>) -> Drawn {
    let key = lasted.years;
    let event = bank.set().event(lasted.ix);
    chosen.push((key, None));
    let mut sorted: Vec<Offer> = Vec::with_capacity(chosen.len());
    for offer in chosen {
        let at = sorted.partition_point(|(years, _)| {
            (years.first, years.last) < (offer.0.first, offer.0.last)
        });
        sorted.insert(at, offer);
    }
    let at = sorted.iter().position(|(years, _)| *years == key);
    let wrong = sorted.iter().filter(|(years, _)| *years != key);
    let refutations = wrong
        .map(|offer| refute(bank, event, key, *offer))
        .collect();
    Drawn {
        stem: wording::span_stem(event),
        body: Body::Choice {
            options: sorted.iter().map(|(years, _)| years.option()).collect(),
            key: at.unwrap_or(0),
        },
        proof: Proof {
            key: vec![proof::row(bank, lasted.ix)],
            distractors: refutations,
            named: None,
        },
    }
}

fn refute(bank: &Bank, event: &Event, key: Years, (years, face): Offer) -> Refutation {
    let (begins, ends) = (
        years.first.units_after(key.first),
        years.last.units_after(key.last),
    );
    let because = if years.extent().is_apart_from(event.date.margin_extent()) {
        Falsity::Apart {
            date: years.edtf(),
            from: event.date.to_string(),
        }
    } else {
        Falsity::Slot {
            event: event.id.clone(),
            slot: "date".to_owned(),
            holds: event.date.to_string(),
        }
    };
    let gap = wording::gap(begins, Unit::Year);
    let says = match face {
        Some(ix) => wording::other_event_then(&gap, bank.set().event(ix).telling()),
        None => wording::span_off(begins, ends),
    };
    Refutation {
        option: years.edtf(),
        because,
        instead: face.map(|ix| proof::row(bank, ix)),
        gap,
        says,
    }
}
