//! Which year, or which decade where the year is not sure.

use super::super::Drawn;
use super::super::date_stem::Dated;
use super::giveaways::{is_ladder, is_only_of_its_evenness, is_only_round};
use super::{DISTRACTORS, MOST_IN_A_YEAR, Offer, assemble, by_time, is_related};
use crate::bank::ages::{Age, years_beyond};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial};
use crate::date::{Extent, Period, Unit};
use crate::set::fold::fold;
use crate::set::{Entity, EventIx, folded_holds_name};

/// How many years with events are looked at on either side, near the key and from the
/// wanted distance on.
const REACH: usize = 16;
/// A year without an event lies at least so far from the key: nearer ones make a question
/// of mere precision.
const NEAREST: i64 = 2;
/// How far the order of candidates may be from that of their distances, in thousandths.
const BLUR: u32 = 700;
/// How far beyond the wanted distance a year without an event may lie.
const BEYOND: i64 = 12;
/// How far a round year, or one of the key's evenness, is looked for.
const MEND: i64 = 40;
/// What it costs to lie beyond the years of somebody whom the stem names, and how much more
/// for each year beyond.
const DEAD: u64 = 60;
const BEYOND_LIFE: u64 = 3;
/// What it costs to lie in another era of the set; as much more for each year beyond.
const OTHER_AGE: u64 = 15;
/// What costs so much more is a step farther off, where all are far.
const FARNESS: u64 = 8;
/// Draws of distractors before the least odd of them is taken.
const TRIES: usize = 16;

/// What does not change while distractors are looked for.
struct Search<'a> {
    bank: &'a Bank,
    dated: &'a Dated<'a>,
    key: Period,
    /// How many units off the distractors should lie, at least and at most.
    wanted: (i64, i64),
    /// The nearest that a year of an event may lie.
    nearest: i64,
    /// The time of what the learner confused the event with.
    confused: Option<Offer>,
    /// The years of those whom the stem names: others are ruled out unread.
    lived: Vec<Extent>,
    /// The era of the key: others are ruled out by their time.
    age: Age<'a>,
}

pub(super) fn draw(bank: &Bank, dated: &Dated, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let key = dated.year_or_decade()?;
    let stem = dated.stem(key, None)?;
    let (nearest, farthest) = dial.difficulty.years_off();
    let is_year = key.unit() == Unit::Year;
    let mut search = Search {
        bank,
        dated,
        key,
        wanted: match is_year {
            true => (nearest, farthest),
            false => ((nearest / 10).max(1), (farthest / 10).max(1)),
        },
        nearest: if is_year && nearest > 2 { NEAREST } else { 1 },
        confused: None,
        lived: lived(bank, dated, &stem),
        age: bank.age_of(key),
    };
    search.confused = search.confused_with(dial);
    let place = search.place_of_key(chance)?;
    let mut chosen = search.around(place, chance)?;
    for _ in 1..TRIES {
        if search.oddness(&chosen) == 0 {
            break;
        }
        let other = search.around(place, chance)?;
        if search.oddness(&other) < search.oddness(&chosen) {
            chosen = other;
        }
    }
    let chosen = search.mended(chosen, chance);
    Some(assemble(bank, dated, stem, key, chosen))
}

impl Search<'_> {
    /// The year of the event that was taken for this one, when it may be offered.
    fn confused_with(&self, dial: Dial) -> Option<Offer> {
        let ix = dial.event()?;
        let period = Period::around(&self.bank.set().event(ix).date, self.key.unit())?;
        if period == self.key || !self.dated.excludes(period) || self.is_entangled(period, ix) {
            return None;
        }
        Some((period, Some(ix)))
    }

    /// Whether something that hangs together with the event fell into that time too.
    fn is_entangled(&self, period: Period, ix: EventIx) -> bool {
        if is_related(self.bank, self.dated, ix) {
            return true;
        }
        let place = self.bank.place_of_year(period.year());
        let events = self.bank.happened_in(place).iter().take(MOST_IN_A_YEAR);
        let in_it = |ix: &EventIx| period.contains(&self.bank.set().event(*ix).date);
        events
            .filter(|ix| in_it(ix))
            .any(|ix| is_related(self.bank, self.dated, *ix))
    }

    /// Where the key stands among the options: each place as likely, but for those that
    /// would need more than one period in which nothing happened, or in which somebody whom
    /// the stem names was not there. `None` where every place would need such years.
    fn place_of_key(&self, chance: &mut Chance) -> Option<usize> {
        let years = self.bank.years();
        let count = |earlier: bool| {
            let side = self.side(earlier);
            let offered = side
                .iter()
                .filter(|at| self.offered(years[**at as usize].0).is_some());
            offered.take(DISTRACTORS).count()
        };
        let (earlier, later) = (count(true), count(false));
        let empty = |place: usize| {
            place.saturating_sub(earlier) + (DISTRACTORS - place).saturating_sub(later)
        };
        let fits = |place: usize| match self.confused {
            Some((period, _)) if period < self.key => place > 0,
            Some(_) => place < DISTRACTORS,
            None => self.dead(place) <= 1,
        };
        if !(0..=DISTRACTORS).any(fits) {
            return None;
        }
        let places = |most: usize| -> Vec<usize> {
            let places = (0..=DISTRACTORS).filter(|place| fits(*place));
            places.filter(|place| empty(*place) <= most).collect()
        };
        let mut places_of_key = places(1);
        if places_of_key.is_empty() {
            // In a set of a few years every place needs some.
            places_of_key = places(DISTRACTORS);
        }
        let nth = chance.index(places_of_key.len());
        places_of_key.get(nth).copied()
    }

    /// How many years beyond the lives of those whom the stem names a place of the key needs.
    fn dead(&self, place: usize) -> usize {
        let room = |earlier: bool| {
            let living = (self.nearest..).map(|by| self.stepped(earlier, by));
            let living = living.take_while(|period| !self.is_dead(*period));
            living.take(DISTRACTORS).count()
        };
        place.saturating_sub(room(true)) + (DISTRACTORS - place).saturating_sub(room(false))
    }

    /// Places among the years with events on one side of the key: the nearest, and those
    /// from the wanted distance on.
    fn side(&self, earlier: bool) -> Vec<u32> {
        let bank = self.bank;
        let last = bank.years().len();
        let year = self.key.year();
        let off = self.wanted.0 * if self.key.unit() == Unit::Year { 1 } else { 10 };
        let centre = bank.place_of_year(year);
        let (first, second) = if earlier {
            let from = bank.place_of_year(year - off + 1).min(centre);
            let near = centre.saturating_sub(REACH).max(from)..centre;
            (from.saturating_sub(REACH)..from, near)
        } else {
            let from = bank.place_of_year(year + off).max(centre);
            (
                centre..from.min(centre + REACH),
                from..last.min(from + REACH),
            )
        };
        first.chain(second).map(|at| at as u32).collect()
    }

    /// The event that stands for a year when the year is offered as false. One that can
    /// itself be asked is worth more to the reader.
    fn face_of(&self, place: usize, chance: &mut Chance) -> Option<EventIx> {
        let bank = self.bank;
        let events = bank.happened_in(place);
        let events = &events[..events.len().min(MOST_IN_A_YEAR)];
        if events.iter().any(|ix| is_related(bank, self.dated, *ix)) {
            return None;
        }
        let worth = |ix: &&EventIx| bank.is_ordered(**ix);
        let worthy = events.iter().filter(worth).count();
        let nth = chance.index(if worthy > 0 { worthy } else { events.len() });
        let face = if worthy > 0 {
            events.iter().filter(worth).nth(nth)
        } else {
            events.get(nth)
        };
        face.copied()
    }

    /// `place` periods before the key and the rest after it, in order of time.
    fn around(&self, place: usize, chance: &mut Chance) -> Option<Vec<Offer>> {
        let years = self.bank.years();
        let mut chosen: Vec<Offer> = Vec::new();
        for (earlier, wanted) in [(true, place), (false, DISTRACTORS - place)] {
            let before = chosen.len();
            let confused = self.confused.filter(|(p, _)| (*p < self.key) == earlier);
            chosen.extend(confused.filter(|_| wanted > 0));
            let side = chance.nearest_first(self.side(earlier), BLUR, |at| {
                self.cost(years[at as usize].0)
            });
            for at in side.into_iter().map(|at| at as usize) {
                if chosen.len() - before == wanted {
                    break;
                }
                let Some(period) = self.offered(years[at].0) else {
                    continue;
                };
                // One year in which nothing happened is better than one far beside it, and any
                // such year better than one that nobody would choose.
                let is_first = chosen.iter().all(|(_, face)| face.is_some());
                if (self.is_dead(period) || (is_first && !self.is_near(period)))
                    && let Some(fill) = self.fill(earlier, &chosen, chance)
                    && self.is_near(fill.0)
                {
                    chosen.push(fill);
                    if chosen.len() - before == wanted {
                        break;
                    }
                }
                if chosen.iter().all(|(seen, _)| *seen != period)
                    && let Some(face) = self.face_of(at, chance)
                {
                    chosen.push((period, Some(face)));
                }
            }
            while chosen.len() - before < wanted {
                chosen.push(self.fill(earlier, &chosen, chance)?);
            }
        }
        Some(by_time(chosen))
    }

    /// Whether a reader may well choose a period: it lies no more than half as far again off
    /// as wanted, in the key's era, and in the lives of those whom the stem names.
    fn is_near(&self, period: Period) -> bool {
        period.units_after(self.key).abs() <= self.wanted.1 * 3 / 2
            && self.age.holds(period)
            && !self.is_dead(period)
    }

    fn is_dead(&self, period: Period) -> bool {
        self.years_beyond(period) > 0
    }

    /// How many years a period lies beyond the lives of those whom the stem names; one at
    /// least where it does.
    fn years_beyond(&self, period: Period) -> u64 {
        let beyond = self.lived.iter().map(|lived| years_beyond(*lived, period));
        beyond.max().unwrap_or(0)
    }

    /// How far a year lies from the wanted distance.
    fn cost(&self, year: i64) -> u64 {
        let far = (year - self.key.year()).abs();
        let far = match self.key.unit() {
            Unit::Year => far,
            Unit::Day | Unit::Month | Unit::Decade | Unit::Century => far / 10,
        };
        let (nearest, farthest) = self.wanted;
        let off = (nearest - far).max(far - farthest).max(0).unsigned_abs() * 3 + 1;
        let year = Period::year_of(year);
        let cost = |is_so: bool, cost: u64| if is_so { cost } else { 0 };
        let beyond = year.map_or(0, |year| self.years_beyond(year));
        let of_another = year.map_or(0, |year| self.age.years_beyond(year));
        off + cost(beyond > 0, DEAD + beyond * BEYOND_LIFE)
            + cost(of_another > 0, OTHER_AGE + of_another * BEYOND_LIFE)
    }

    /// The period of the key's unit that a year lies in, when it may be offered as false.
    fn offered(&self, year: i64) -> Option<Period> {
        let period = match (Period::year_of(year)?, self.key.unit()) {
            (year, Unit::Year) => year,
            (year, unit) => Period::of(unit, year.first()),
        };
        let far = period.units_after(self.key).abs() >= self.nearest;
        (far && self.dated.excludes(period)).then_some(period)
    }

    /// A period on the given side, whether or not something of the set happened in it, such
    /// that a reader may choose it: within the wanted distance, else nearer. Where no reader
    /// may, the nearest to what they know.
    fn fill(&self, earlier: bool, taken: &[Offer], chance: &mut Chance) -> Option<Offer> {
        let (nearest, farthest) = self.wanted;
        let wide = farthest - nearest + 1;
        let first = i64::from(chance.below(u32::try_from(wide).unwrap_or(1)));
        let within = (0..wide).map(|n| nearest + (first + n) % wide);
        let nearer = (self.nearest..nearest).rev();
        let rising = self.nearest..=farthest + BEYOND;
        let is_free = |period: &Period| taken.iter().all(|(seen, _)| seen != period);
        let good = within
            .chain(nearer)
            .map(|by| self.stepped(earlier, by))
            .filter(|period| self.is_near(*period));
        let rising = rising.map(|by| self.stepped(earlier, by));
        let mut free = good.chain(rising).filter(is_free);
        free.find_map(|period| self.offer(period, chance))
    }

    fn stepped(&self, earlier: bool, by: i64) -> Period {
        let by = i32::try_from(by).unwrap_or(1);
        self.key.shifted(if earlier { -by } else { by })
    }

    /// By how much a reader who knows little could tell the key from the others: years that
    /// nobody would choose weigh most, then the only even or odd year, the only round one,
    /// the only one of its time, the only one of its decade.
    fn oddness(&self, chosen: &[Offer]) -> u32 {
        if self.key.unit() != Unit::Year {
            return 0;
        }
        let key = self.key.year();
        let others = || chosen.iter().map(|(period, _)| period.year());
        let (wanted, farthest) = self.wanted;
        let time = farthest.max(BEYOND);
        let near = others().filter(|year| (year - key).abs() <= time).count() >= 2;
        let decade = |year: i64| year.div_euclid(10) == key.div_euclid(10);
        let in_decade = wanted > 9 || others().any(decade);
        let far = chosen.iter().filter(|(period, _)| !self.is_near(*period));
        let far = far.map(|(period, _)| 1 + self.cost(period.year()) / FARNESS);
        let far = u32::try_from(far.sum::<u64>()).unwrap_or(0);
        [
            !is_only_of_its_evenness(key, chosen),
            !is_only_round(key, chosen),
            near,
            !is_ladder(key, chosen),
            in_decade,
        ]
        .into_iter()
        .fold(far, |oddness, fair| oddness * 2 + u32::from(!fair))
    }

    /// Puts a year in place of one of the others on its side, where the key would be the
    /// only round, even or odd one.
    fn mended(&self, chosen: Vec<Offer>, chance: &mut Chance) -> Vec<Offer> {
        let key = self.key.year();
        let is_fair =
            |chosen: &[Offer]| !is_only_of_its_evenness(key, chosen) && !is_only_round(key, chosen);
        if self.key.unit() != Unit::Year || is_fair(&chosen) {
            return chosen;
        }
        let wanted = self.wanted.0;
        // A year in which nothing happened gives way first.
        let bare = |at: &usize| chosen[*at].1.is_none();
        let places = 0..chosen.len();
        let places = places
            .clone()
            .filter(bare)
            .chain(places.filter(|at| !bare(at)));
        for at in places {
            if Some(chosen[at]) == self.confused {
                continue;
            }
            let earlier = chosen[at].0 < self.key;
            let steps = (wanted..wanted + MEND).chain(NEAREST..wanted);
            let steps = steps.map(|by| self.stepped(earlier, by));
            let good = steps.clone().filter(|period| self.is_near(*period));
            for period in good.chain(steps) {
                let Some(offer) = self.offer(period, chance) else {
                    continue;
                };
                let mut other = chosen.clone();
                other[at] = offer;
                let taken = chosen.iter().any(|(seen, _)| *seen == period);
                if !taken && is_fair(&other) {
                    return by_time(other);
                }
            }
        }
        chosen
    }

    /// A year as an option, with its event if it has one.
    fn offer(&self, period: Period, chance: &mut Chance) -> Option<Offer> {
        let year = period.year();
        self.offered(year)?;
        let place = self.bank.place_of_year(year);
        match self.bank.years().get(place) {
            Some((held, _)) if *held == year => Some((period, Some(self.face_of(place, chance)?))),
            Some(_) | None => Some((period, None)),
        }
    }
}

/// The years of the actors whom a stem names: Nazi Germany concluded nothing in 1928. Where
/// the event itself is their beginning or end, that is what is asked for, and bounds nothing.
fn lived(bank: &Bank, dated: &Dated, stem: &str) -> Vec<Extent> {
    let stem = fold(stem);
    let actors = dated.event.actors.iter();
    let entities = actors.map(|actor| bank.set().entity(actor.entity));
    let named = entities.filter(|entity| {
        (entity.valid_from.is_some() || entity.valid_until.is_some())
            && entity
                .spellings()
                .any(|name| folded_holds_name(&stem, name))
    });
    let own = dated.date.margin_extent();
    let lived = named.map(Entity::lived).map(|lived| {
        let day = |day: crate::date::Day| Extent {
            earliest: Some(day),
            latest: Some(day),
        };
        let bounds = |end: &crate::date::Day| day(*end).is_apart_from(own);
        Extent {
            earliest: lived.earliest.filter(bounds),
            latest: lived.latest.filter(bounds),
        }
    });
    lived.collect()
}
