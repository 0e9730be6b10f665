//! The cells of the map: a lane for each kind, a column for some years.

use super::{Lane, Model};
use crate::app::key::Key;
use crate::app::route::{Of, Review, Route};
use crate::bank::Bank;
use crate::memory::Rostered;
use crate::memory::statistics::Recall;
use crate::set::Set;

/// At most so many lanes; the rarer kinds share the last.
const LANES: usize = 8;
/// At most so many columns: on a phone each as wide as a finger, on a wide screen as a pointer.
const COLUMNS: i64 = 12;
const WIDE_COLUMNS: i64 = 30;

/// An event with a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub lane: usize,
    /// When it began.
    pub year: i64,
    pub recall: Recall,
}

impl Model {
    /// The cell that is read out.
    #[must_use]
    pub fn cell(&self) -> Recall {
        let (lane, column) = self.chosen;
        let lane = self.lanes.get(lane);
        let cell = lane.and_then(|lane| lane.cells.get(column)).copied();
        cell.unwrap_or_default()
    }

    /// The years of a column.
    #[must_use]
    pub fn years(&self, column: usize) -> (i64, i64) {
        let from = self.first + self.step * i64::try_from(column).unwrap_or(0);
        (from, from + self.step - 1)
    }

    /// All that began in the years of the cell that is read out, whatever its kind.
    #[must_use]
    pub fn of_years(&self) -> u32 {
        let column = self.chosen.1;
        let cells = self.lanes.iter().filter_map(|lane| lane.cells.get(column));
        cells.map(|cell| cell.facts).sum()
    }

    /// The drill of the cell that is read out.
    #[must_use]
    pub fn drill(&self) -> Route {
        let lane = self.lanes.get(self.chosen.0);
        self.drill_of(lane.map_or_else(Vec::new, |lane| lane.kinds.clone()))
    }

    /// The drill of the years of that cell.
    #[must_use]
    pub fn drill_of_years(&self) -> Route {
        self.drill_of(Vec::new())
    }

    fn drill_of(&self, kinds: Vec<String>) -> Route {
        let (from, to) = self.years(self.chosen.1);
        let of = Of::Drill {
            kinds,
            from: Some(from),
            to: Some(to),
        };
        Route::Review(Review { of, most: None })
    }

    /// The cell that an arrow leads to. Cells with nothing in them are passed over; in a lane
    /// above or below, the nearest one is taken.
    pub(super) fn beside(&self, key: Key) -> Option<(usize, usize)> {
        let (lane, column) = self.chosen;
        let is_full = |lane: usize, column: &usize| self.lanes[lane].cells[*column].facts > 0;
        let in_lane = |lane: usize| {
            let full = (0..self.columns).filter(|column| is_full(lane, column));
            let nearest = full.min_by_key(|other| other.abs_diff(column))?;
            Some((lane, nearest))
        };
        match key {
            Key::Up => (0..lane).rev().find_map(in_lane),
            Key::Down => (lane + 1..self.lanes.len()).find_map(in_lane),
            Key::Left => { (0..column).rev() }
                .find(|column| is_full(lane, column))
                .map(|column| (lane, column)),
            Key::Right => (column + 1..self.columns)
                .find(|column| is_full(lane, column))
                .map(|column| (lane, column)),
            _ => None,
        }
    }

    /// Lays the cells out, and stays where the reader was.
    pub(super) fn lay(&mut self, is_wide: bool) {
        let (lane, until) = (self.chosen.0, self.years(self.chosen.1).0);
        let was_laid = self.columns > 0;
        let (first, last) = self.span;
        self.step = step(
            last - first + 1,
            if is_wide { WIDE_COLUMNS } else { COLUMNS },
        );
        self.first = first.div_euclid(self.step) * self.step;
        self.columns = usize::try_from((last - self.first) / self.step + 1).unwrap_or(1);
        for lane in &mut self.lanes {
            lane.cells = vec![Recall::default(); self.columns];
        }
        for event in &self.placed {
            let column = usize::try_from((event.year - self.first) / self.step).unwrap_or(0);
            if let Some(cell) = self.lanes[event.lane].cells.get_mut(column) {
                cell.facts += event.recall.facts;
                cell.met += event.recall.met;
                cell.expected += event.recall.expected;
            }
        }
        let was_in = self.lanes.get(lane).filter(|_| was_laid);
        let same = was_in.and_then(|lane| {
            let from_there = |at: &usize| self.years(*at).1 >= until && lane.cells[*at].facts > 0;
            (0..self.columns).find(from_there)
        });
        self.chosen = match same {
            Some(column) => (lane, column),
            None => self.weakest_cell(),
        };
    }

    /// The cell with most to gain; the first that has facts, where nothing is lost.
    fn weakest_cell(&self) -> (usize, usize) {
        let mut weakest = ((0, 0), f32::NEG_INFINITY);
        for (at, lane) in self.lanes.iter().enumerate() {
            for (column, cell) in lane.cells.iter().enumerate() {
                let lost = cell.met as f32 - cell.expected;
                if cell.facts > 0 && lost > weakest.1 {
                    weakest = ((at, column), lost);
                }
            }
        }
        weakest.0
    }
}

/// The first and the last year of some facts.
pub(super) fn span(facts: &[Rostered]) -> (i64, i64) {
    let years = || facts.iter().filter_map(|fact| fact.years);
    let (first, last) = (
        years().map(|(first, _)| first),
        years().map(|(_, last)| last),
    );
    (first.min().unwrap_or(0), last.max().unwrap_or(0))
}

/// The kinds, the most frequent ones in the order in which the set names them.
pub(super) fn lanes(bank: &Bank) -> Vec<Lane> {
    let set = bank.set();
    let mut kinds: Vec<(&str, u32)> = Vec::new();
    for event in &set.events {
        match kinds.iter_mut().find(|(kind, _)| *kind == event.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((&event.kind, 1)),
        }
    }
    let mut counts: Vec<u32> = kinds.iter().map(|(_, count)| *count).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let least = match kinds.len() > LANES {
        true => counts[LANES - 2] + u32::from(counts[LANES - 2] == counts[LANES - 1]),
        false => 0,
    };
    let lane = |kinds: Vec<String>, name: Option<String>| Lane {
        kinds,
        name,
        stems: Vec::new(),
        cells: Vec::new(),
    };
    let is_own = |(kind, count): &&(&str, u32)| *count >= least && !kind.is_empty();
    let own = kinds.iter().filter(is_own);
    let mut lanes: Vec<Lane> = own
        .map(|(kind, _)| lane(vec![(*kind).to_owned()], Some(kind_name(set, kind))))
        .collect();
    let rare = kinds.iter().filter(|kind| !is_own(kind));
    let rare: Vec<String> = rare.map(|(kind, _)| (*kind).to_owned()).collect();
    if !rare.is_empty() {
        lanes.push(lane(rare, None));
    }
    lanes
}

/// What the events of a kind are called.
pub(super) fn kind_name(set: &Set, kind: &str) -> String {
    match set.kind(kind) {
        Some(known) => known.many.clone(),
        None => kind.to_owned(),
    }
}

/// Years to a column: a round number.
fn step(years: i64, columns: i64) -> i64 {
    let mut unit = 1;
    loop {
        for round in [1, 2, 5] {
            if years <= round * unit * (columns - 1) {
                return round * unit;
            }
        }
        unit *= 10;
    }
}
