//! Where among the details on offer the changed one stands, so that none of the places comes
//! up more often than another.
//!
//! Of a sentence some details can be changed, others only shown. Which can be is no matter
//! of chance: mostly the date, which stands first. So the date may stand behind the sentence
//! too, and not all details are shown. Every detail that can be changed is asked as often as
//! the others, and has a share in each place such that the places come up evenly; a sentence
//! that does not allow it is not asked.

use crate::bank::chance::Chance;

/// How many details are on offer, at most and at least.
const MOST: usize = 4;
const FEWEST: usize = 3;

/// The details of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight<'a> {
    /// Of each in the order of the sentence, without the date: whether it can be changed.
    pub details: &'a [bool],
    /// Whether the date can be changed.
    pub date: bool,
    /// Whether the date may stand behind the sentence.
    pub trails: bool,
}

/// How many details are on offer, and in how many parts of as many as there are places
/// each row has each place. The date has the first row, and the last where it trails.
#[derive(Debug)]
struct Shares {
    shown: usize,
    rows: Vec<Vec<usize>>,
}

/// Where the changed detail stands, among how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    pub shown: usize,
    pub place: usize,
}

impl Sight<'_> {
    /// Whether its details can be asked evenly.
    pub fn is_even(self) -> bool {
        self.shares().is_some()
    }

    /// A place for a detail, `None` for the date.
    pub fn stand(self, asked: Option<usize>, chance: &mut Chance) -> Option<Stand> {
        let Shares { shown, rows } = self.shares()?;
        let last = rows.len() - 1;
        let own = |place: usize| match asked {
            Some(at) => rows[at + 1][place],
            None => rows[0][place] + rows[last][place],
        };
        let mut part = chance.index(shown);
        for place in 0..shown {
            if part < own(place) {
                return Some(Stand { shown, place });
            }
            part -= own(place);
        }
        None
    }

    fn shares(self) -> Option<Shares> {
        for shown in (FEWEST..=MOST).rev() {
            if self.details.len() + 1 < shown {
                continue;
            }
            // As often before the sentence as may be, where a reader expects a date.
            for before in (0..=shown).rev() {
                let is_front = before == shown;
                if (is_front || (self.trails && self.date))
                    && let Some(rows) = self.fill(shown, before)
                {
                    return Some(Shares { shown, rows });
                }
            }
        }
        None
    }

    /// Deals the places to the details in their order: as each can stand at a few places in
    /// a row, this finds a way where there is one.
    fn fill(self, shown: usize, before: usize) -> Option<Vec<Vec<usize>>> {
        let of_date = |parts: usize| if self.date { parts } else { 0 };
        let mut rows = vec![(of_date(before), 0, 0)];
        for (at, changes) in self.details.iter().enumerate() {
            let (first, last) = self.reach(at, shown);
            rows.push((if *changes { shown } else { 0 }, first, last));
        }
        rows.push((of_date(shown - before), shown - 1, shown - 1));
        let parts: usize = rows.iter().map(|(parts, ..)| parts).sum();
        let mut left = vec![parts / shown; shown];
        let dealt = rows.into_iter().map(|(mut parts, first, last)| {
            let mut row = vec![0; shown];
            for place in first..=last {
                let taken = parts.min(left[place]);
                parts -= taken;
                left[place] -= taken;
                row[place] = taken;
            }
            (parts == 0).then_some(row)
        });
        let dealt = dealt.collect::<Option<Vec<Vec<usize>>>>()?;
        (parts > 0).then_some(dealt)
    }

    /// The first and the last place at which a detail can stand.
    fn reach(self, at: usize, shown: usize) -> (usize, usize) {
        let after = self.details.len() - 1 - at + usize::from(self.trails);
        ((shown - 1).saturating_sub(after), (shown - 1).min(at + 1))
    }

    /// The details on offer beside the changed one in their order, and whether the date
    /// stands before the sentence, behind it, or is no detail: those that can be changed
    /// come first, so that as little as may be is there for show.
    pub fn company(self, asked: Option<usize>, stand: Stand, chance: &mut Chance) -> Company {
        let Stand { shown, place } = stand;
        let all = self.details.len();
        let Some(at) = asked else {
            let mut details = self.some_of((0..all).collect(), shown - 1, chance);
            details.sort_unstable();
            return Company {
                details,
                trails: place > 0,
                dated: true,
            };
        };
        let after = shown - 1 - place;
        let fits = |before: usize, behind: usize| place <= before && after <= behind;
        let leads = fits(at + 1, all - 1 - at);
        let follows = self.trails && fits(at, all - at);
        let trails = follows && (!leads || chance.below(2) == 0);
        // Among them the date has a number that no detail has.
        let mut before: Vec<usize> = (0..at).collect();
        let mut behind: Vec<usize> = (at + 1..all).collect();
        if trails {
            behind.push(all);
        } else {
            before.push(all);
        }
        let mut details = self.some_of(before, place, chance);
        details.extend(self.some_of(behind, after, chance));
        let dated = details.contains(&all);
        details.retain(|detail| *detail != all);
        details.push(at);
        details.sort_unstable();
        Company {
            details,
            trails,
            dated,
        }
    }

    /// So many of these, those that can be changed first.
    fn some_of(self, mut from: Vec<usize>, wanted: usize, chance: &mut Chance) -> Vec<usize> {
        chance.shuffle(&mut from);
        let changes = |at: &usize| self.details.get(*at).copied().unwrap_or(self.date);
        let (mut first, rest): (Vec<usize>, Vec<usize>) = from.into_iter().partition(changes);
        first.extend(rest);
        first.truncate(wanted);
        first
    }
}

/// The details on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Company {
    /// By their order in the sentence, without the date.
    pub details: Vec<usize>,
    /// Whether the date stands behind the sentence.
    pub trails: bool,
    /// Whether the date is one of them.
    pub dated: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks every detail alike, and counts the places.
    fn counted(sight: Sight) -> Option<Vec<usize>> {
        let mut chance = Chance::new(9);
        let mut asked: Vec<Option<usize>> = Vec::new();
        asked.extend(sight.date.then_some(None));
        let details = sight.details.iter().enumerate();
        asked.extend(
            details
                .filter(|(_, changes)| **changes)
                .map(|(at, _)| Some(at)),
        );
        let mut seen = Vec::new();
        for _ in 0..3000 {
            for one in &asked {
                let stand = sight.stand(*one, &mut chance)?;
                seen.resize(stand.shown, 0);
                seen[stand.place] += 1;
                let company = sight.company(*one, stand, &mut chance);
                let Company {
                    details,
                    trails,
                    dated,
                } = company;
                assert!(sight.trails || !trails);
                assert_eq!(details.len() + usize::from(dated), stand.shown);
                let before = usize::from(dated && !trails);
                let place = match one {
                    Some(at) => details.iter().position(|d| d == at).unwrap() + before,
                    None if trails => details.len(),
                    None => 0,
                };
                assert_eq!(place, stand.place, "{sight:?} {one:?}");
            }
        }
        Some(seen)
    }

    #[test]
    fn every_place_comes_up_as_often_or_the_sentence_is_not_asked() {
        let (y, n) = (true, false);
        for (details, date, trails, shown) in [
            (&[y, y, y][..], y, n, Some(4)),
            (&[y, n, y, y], y, y, Some(4)),
            (&[n, n, y], y, y, Some(3)),
            (&[n, y], y, y, Some(3)),
            (&[y, y], y, y, Some(3)),
            (&[y, y], n, y, Some(3)),
            (&[n, n, n], y, y, None),
            (&[n, n, y], y, n, None),
            (&[y], y, y, None),
        ] {
            let sight = Sight {
                details,
                date,
                trails,
            };
            let seen = counted(sight);
            assert_eq!(seen.is_some(), sight.is_even());
            assert_eq!(seen.as_ref().map(Vec::len), shown, "{sight:?}");
            if let Some(seen) = seen {
                let all: usize = seen.iter().sum();
                assert!(
                    seen.iter().all(|n| n * seen.len() * 100 > all * 95),
                    "{seen:?}"
                );
            }
        }
    }
}
