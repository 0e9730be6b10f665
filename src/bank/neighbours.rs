//! Events that stand near another: the stock that distractors and companions come from.
//!
//! How plausible an event is beside the key, when its title is an option:
//! - It is of the same kind: only such are looked at.
//! - It lies as far off in time as the difficulty says; the nearer to that, the better.
//! - Somebody who takes part, or the place, is the same: it counts as half as far off.
//! - It was taken for the key before (`Dial::beside`): it stands first.

use super::chance::Chance;
use super::rows::Line;
use super::{Bank, Dial};
use crate::set::EventIx;

/// A line no longer than this is looked at whole.
const SMALL: usize = 32;

/// How far apart companions are looked for in a longer one, in days: from a day or
/// two, for a set of one crisis, to a lifetime; most of them between one year and thirty.
const STEPS: [u32; 15] = [
    2, 8, 30, 120, 365, 730, 1095, 1643, 2464, 3696, 5544, 8316, 12474, 18711, 42099,
];

/// How many of those that stand next to an event are wanted on either side.
const NEXT: usize = 10;

/// How far the order of companions may be from that of their distances, in thousandths.
const BLUR: u32 = 600;

/// Of how many actors of the key the other events are looked at, and how many of each
/// on either side.
const ACTORS: usize = 4;
const OF_EACH: usize = 3;
/// Days that are added to every distance: what lies nearer than that is as near.
const AS_NEAR: i64 = 30;

impl Bank {
    /// Up to 64 events that could be taken for this one, the most plausible first.
    pub(super) fn plausible(&self, ix: EventIx, dial: Dial, chance: &mut Chance) -> Vec<EventIx> {
        let peers = self.peers(ix);
        let mut stock = self.neighbours(peers, chance);
        for other in self.acting_together(ix) {
            if self.is_peer(ix, other) && !stock.contains(&other) {
                stock.push(other);
            }
        }
        let (nearest, farthest) = dial.difficulty.years_off();
        // At the hard end nothing is too near.
        let nearest = if nearest <= 2 { 0 } else { nearest * 365 };
        let farthest = if nearest == 0 { 0 } else { farthest * 366 };
        let (line, at) = peers;
        let here = line.first_days.get(at).copied().unwrap_or(0);
        let places = (0..).zip(&stock).map(|(place, _)| place).collect();
        let places = chance.nearest_first(places, BLUR, |place| {
            let other = stock[place as usize];
            let far = (self.first_day(other) - here).abs();
            let off = (nearest - far).max(far - farthest).max(0) + AS_NEAR;
            let share = if self.share_somebody(ix, other) { 2 } else { 1 };
            off.unsigned_abs() / share
        });
        let ordered = places.into_iter().map(|place| stock[place as usize]);
        let beside = dial.event().filter(|beside| *beside != ix);
        let others = ordered.filter(|other| Some(*other) != beside);
        beside.into_iter().chain(others).collect()
    }

    /// Events near in time in which some of the same take part.
    fn acting_together(&self, ix: EventIx) -> Vec<EventIx> {
        let actors = self.set().event(ix).actors.iter().take(ACTORS);
        let events = actors.flat_map(|actor| self.appearances_near(actor.entity, ix, OF_EACH));
        events.filter(|other| *other != ix).collect()
    }

    /// Up to 32 events of a line other than the one at `at`, the nearer ones tending to
    /// come first. The cost does not grow with the line, but for binary searches.
    pub(super) fn neighbours(
        &self,
        (line, at): (&Line, usize),
        chance: &mut Chance,
    ) -> Vec<EventIx> {
        let Some(here) = line.first_days.get(at).copied() else {
            return Vec::new();
        };
        let places = places(line, at, chance).into_iter();
        let places = places.map(|place| place as u32).collect();
        let places = chance.nearest_first(places, BLUR, |place| {
            (line.first_days[place as usize] - here).unsigned_abs() + 1
        });
        let events = places.into_iter();
        events.map(|place| line.events[place as usize]).collect()
    }

    /// The same in no order, and with those that stand next to it on either side: for a
    /// form that wants them at a distance of its own.
    pub(super) fn around(&self, (line, at): (&Line, usize), chance: &mut Chance) -> Vec<EventIx> {
        let mut places = places(line, at, chance);
        for place in at.saturating_sub(NEXT)..line.events.len().min(at + NEXT + 1) {
            if place != at && !places.contains(&place) {
                places.push(place);
            }
        }
        let places = places.into_iter();
        places.map(|place| line.events[place]).collect()
    }
}

/// All places of a short line but this one; of a long line some on either side of it.
fn places(line: &Line, at: usize, chance: &mut Chance) -> Vec<usize> {
    if at >= line.events.len() {
        return Vec::new();
    }
    let mut places: Vec<usize> = if line.events.len() <= SMALL {
        (0..line.events.len()).collect()
    } else {
        scattered(line, at, chance)
    };
    places.retain(|place| *place != at);
    places
}

/// Places at growing distances on both sides: between one step and the next any event, each
/// as likely. To look for a day between them would find the first of all that share one: of a
/// table of years the same few again and again.
fn scattered(line: &Line, at: usize, chance: &mut Chance) -> Vec<usize> {
    let here = line.first_days[at];
    let mut found = Vec::with_capacity(STEPS.len() * 2);
    for is_after in [false, true] {
        let place = |off: usize| if is_after { at + off } else { at - off };
        // How many places off the first event is that lies at least so many days off.
        let first_off = |days: u32| match is_after {
            true => line.place_of(here + i64::from(days)) - at,
            false => at + 1 - line.place_of(here + 1 - i64::from(days)),
        };
        let on_side = if is_after {
            line.events.len() - at
        } else {
            at + 1
        };
        let mut from = first_off(STEPS[0]);
        for step in &STEPS[1..] {
            let to = first_off(*step);
            if from < to {
                found.push(place(from + chance.index(to - from)));
            }
            from = to;
        }
        // One that lies beyond them all.
        if from < on_side {
            found.push(place(from));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::read;
    use std::rc::Rc;

    #[test]
    fn an_event_that_shares_somebody_comes_before_one_as_far_off() {
        let event = |id: &str, year: i32, actor: &str| {
            format!(
                r#"{{"id":"{id}","date":"{year}","title":"the {id}","kind":"visit",
                "actors":[{{"entity":"{actor}","role":"guest"}}]}}"#
            )
        };
        let events: Vec<String> = (0..40)
            .map(|n| {
                event(
                    &format!("visit{n}"),
                    1800 + n,
                    if n % 13 == 0 { "a" } else { "b" },
                )
            })
            .collect();
        let set = format!(
            r#"{{"format":"annals-set/1","id":"s","title":"S",
            "entities":[{{"id":"a","kind":"person","name":"A"}},{{"id":"b","kind":"person","name":"B"}}],
            "events":[{}]}}"#,
            events.join(",")
        );
        let bank = Bank::compile(Rc::new(read(&set).unwrap().set));
        let key = EventIx(13);
        let (mut shares, mut next) = (0, 0);
        for seed in 0..200 {
            let stock = bank.plausible(key, Dial::default(), &mut Chance::new(seed));
            let at = |ix: u32| stock.iter().position(|other| *other == EventIx(ix));
            // Thirteen years off both; the first with the same actor.
            shares += at(26).unwrap();
            next += at(27).unwrap_or(stock.len());
            assert!(!stock.contains(&key));
        }
        assert!(shares * 2 < next, "{shares} {next}");
    }

    #[test]
    fn of_those_of_one_day_each_is_found_as_often() {
        // Forty events a year for twenty years, the years alone.
        let mut line = Line::default();
        for n in 0..800 {
            line.push(EventIx(n), i64::from(n / 40) * 365);
        }
        line.part();
        let mut seen = [0_u32; 800];
        let mut chance = Chance::new(5);
        for _ in 0..4000 {
            let found = scattered(&line, 410, &mut chance);
            assert!(!found.contains(&410));
            for place in found {
                seen[place] += 1;
            }
        }
        // None of its own year, but every one of the next.
        assert!(seen[400..440].iter().all(|times| *times == 0));
        for near in [360..400, 440..480] {
            let times = &seen[near];
            assert!(times.iter().all(|n| (60..140).contains(n)), "{times:?}");
        }
    }

    #[test]
    fn where_little_happened_the_next_event_is_found() {
        let mut line = Line::default();
        for n in 0..40 {
            line.push(EventIx(n), i64::from(n) * 30_000);
        }
        line.part();
        let mut found = scattered(&line, 20, &mut Chance::new(1));
        found.sort_unstable();
        assert_eq!(found, [18, 19, 21, 22]);
        assert_eq!(scattered(&line, 0, &mut Chance::new(1)).len(), 2);
    }

    #[test]
    fn appearances_are_in_order_of_time_and_near() {
        let bank = super::super::forms::fixture::bank();
        let ix = |id: &str| {
            let mut events = bank.set().indexed_events();
            events.find(|(_, event)| event.id == id).unwrap().0
        };
        let napoleon = bank.set().event(ix("marengo")).actors[0].entity;
        let near = bank.appearances_near(napoleon, ix("wagram"), 2);
        let ids: Vec<&str> = near.map(|ix| bank.set().event(ix).id.as_str()).collect();
        assert_eq!(ids, ["jena", "tilsit", "wagram", "borodino"]);
        assert!(bank.share_somebody(ix("wagram"), ix("waterloo")));
        assert!(!bank.share_somebody(ix("wagram"), ix("trafalgar")));
    }
}
