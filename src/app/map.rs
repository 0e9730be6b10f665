//! The map: what would be recalled today, by the years and the kinds of events, and how the
//! learning went.

use std::collections::BTreeMap;

use super::key::Key;
use super::route::{Of, Review, Route};
use super::study::{Desk, Study, moment};
use super::{Effect, Env, FocusOn, Model as App, Page};
use crate::bank::{Bank, Beside, Form};
use crate::memory::journal::{Moment, NameIx};
use crate::memory::queue::{forecast, slipping};
use crate::memory::statistics::{
    DayDone, Foretold, Recall, Retention, calibration, days_done, foretold, middle_time,
};
use crate::memory::{Memory, Rostered, confusions};
use crate::set::EventIx;

/// At most so many lanes; the rarer kinds share the last.
const LANES: usize = 8;
/// At most so many columns.
const COLUMNS: i64 = 12;
/// So many events are drawn one by one.
const DRAWN: usize = 1_500;
/// Days of the calendar, weeks of the line, days foretold, facts named.
const DAYS: usize = 182;
const WEEKS: usize = 12;
const AHEAD: usize = 14;
const WEAKEST: usize = 5;

/// What the page shows, worked out when it opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// All facts.
    pub recall: Recall,
    /// A lane for each kind.
    pub lanes: Vec<Lane>,
    /// The first year of the first column.
    pub first: i64,
    /// Years to a column.
    pub step: i64,
    /// How many columns.
    pub columns: usize,
    /// The cell that is read out: its lane and its column.
    pub chosen: (usize, usize),
    /// The weakest facts.
    pub weakest: Vec<(Rostered, f32)>,
    /// How many facts come back on each of the next days, today first.
    pub ahead: Vec<u32>,
    /// How much was recalled in each of the latest weeks, this one last.
    pub weeks: Vec<Retention>,
    /// How much was recalled of what was foretold alike.
    pub calibration: Vec<Retention>,
    /// By form: how much was recalled, and the middle time of an answer.
    pub forms: Vec<(Form, Retention, u16)>,
    /// By kind, in the order of the lanes.
    pub kinds: Vec<Retention>,
    /// What was done on each of the latest days, today last.
    pub days: Vec<DayDone>,
    /// Facts by stability: up to a day, a week, a month, a year, and more.
    pub stabilities: [u32; 5],
    /// Facts by difficulty, in five steps from easy to hard.
    pub difficulties: [u32; 5],
    /// Facts forgotten again and again.
    pub leeches: usize,
    /// Pairs taken for one another: what it was, what it was taken for.
    pub confusions: Vec<(Beside, Beside)>,
}

/// The events of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The id of the kind; `None` for what is rarer, or has none.
    pub kind: Option<String>,
    /// What it is called; `None` for what is rarer.
    pub name: Option<String>,
    /// Its events.
    pub stems: Vec<Stem>,
    /// What would be recalled, by column.
    pub cells: Vec<Recall>,
}

/// An event on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Stem {
    /// From when to when, in years.
    pub ends: (f64, f64),
    /// How much of its facts would be recalled; `None` before any was met.
    pub recall: Option<f32>,
}

/// What happened on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// A cell was chosen: its lane and its column.
    CellChosen(usize, usize),
}

/// Works the map out, when set and journal are here.
#[inline(never)]
pub(super) fn begin_waiting(model: &mut App, env: Env) -> Vec<Effect> {
    let (Some(bank), Some(desk)) = (model.bank().cloned(), model.study.desk()) else {
        return Vec::new();
    };
    if model.route == Route::Map {
        let map = Model::of(&bank, &model.study, desk, moment(env));
        model.page = Page::Map(Some(Box::new(map)));
        return vec![Effect::Focus(FocusOn::Heading)];
    }
    Vec::new()
}

/// Decides on a message.
#[inline(never)]
pub(super) fn update(model: &mut App, msg: Msg) -> Vec<Effect> {
    if let Page::Map(Some(map)) = &mut model.page {
        let Msg::CellChosen(lane, column) = msg;
        if lane < map.lanes.len() && column < map.columns {
            map.chosen = (lane, column);
        }
    }
    Vec::new()
}

/// Arrows move from cell to cell, Enter drills.
#[must_use]
#[inline(never)]
pub fn on_key(map: &Model, key: Key) -> Option<super::Msg> {
    let (lane, column) = map.chosen;
    let to = match key {
        Key::Up => (lane.checked_sub(1)?, column),
        Key::Down => (lane + 1, column),
        Key::Left => (lane, column.checked_sub(1)?),
        Key::Right => (lane, column + 1),
        Key::Enter if map.cell().facts > 0 => {
            return Some(super::Msg::LinkFollowed(map.drill()));
        }
        _ => return None,
    };
    let there = to.0 < map.lanes.len() && to.1 < map.columns;
    there.then(|| Msg::CellChosen(to.0, to.1).into())
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

    /// The drill of the cell that is read out.
    #[must_use]
    pub fn drill(&self) -> Route {
        let (lane, column) = self.chosen;
        let (from, to) = self.years(column);
        Route::Review(Review {
            of: Of::Drill {
                kind: self.lanes.get(lane).and_then(|lane| lane.kind.clone()),
                from: Some(from),
                to: Some(to),
            },
            most: None,
        })
    }

    fn of(bank: &Bank, study: &Study, desk: &Desk, at: Moment) -> Model {
        let source = desk.source();
        let facts = desk.roster.facts();
        let (first, last) = bank.span().unwrap_or((0, 0));
        let step = step(last - first + 1);
        let first = first.div_euclid(step) * step;
        let columns = usize::try_from((last - first) / step + 1).unwrap_or(1);
        let mut model = Model {
            recall: Recall::of(facts.iter(), source, at),
            lanes: lanes(bank, columns),
            first,
            step,
            columns,
            chosen: (0, 0),
            weakest: slipping(source, WEAKEST, at),
            ahead: forecast(source, AHEAD, at),
            weeks: Vec::new(),
            calibration: Vec::new(),
            forms: Vec::new(),
            kinds: Vec::new(),
            days: days_done(study.journal(), &desk.scheduler, DAYS, at),
            stabilities: [0; 5],
            difficulties: [0; 5],
            leeches: 0,
            confusions: confusions(study.journal(), bank)
                .into_iter()
                .map(|pair| (pair.key, pair.taken))
                .collect(),
        };
        model.place_events(bank, desk, at);
        model.place_facts(desk);
        let answers = foretold(study.journal(), &desk.memories, &desk.scheduler);
        model.look_back(bank, desk, &answers, at);
        model.chosen = model.weakest_cell();
        model
    }

    /// The lane of an event.
    fn lane_of(&self, bank: &Bank, ix: EventIx) -> Option<usize> {
        let kind = &bank.set().event(ix).kind;
        let own = |lane: &Lane| lane.kind.as_ref() == Some(kind);
        let rest = || self.lanes.iter().position(|lane| lane.kind.is_none());
        self.lanes.iter().position(own).or_else(rest)
    }

    fn place_events(&mut self, bank: &Bank, desk: &Desk, at: Moment) {
        let source = desk.source();
        let mut facts: Vec<Rostered> = desk.roster.facts().to_vec();
        facts.sort_by_key(|fact| fact.fact.event());
        let draws = bank.set().events.len() <= DRAWN;
        for of_event in facts.chunk_by(|a, b| a.fact.event() == b.fact.event()) {
            let (Some(ix), Some((year, _))) = (of_event[0].fact.event(), of_event[0].years) else {
                continue;
            };
            let Some(lane) = self.lane_of(bank, ix) else {
                continue;
            };
            let recall = Recall::of(of_event.iter(), source, at);
            let column = usize::try_from((year - self.first) / self.step).unwrap_or(0);
            let lane = &mut self.lanes[lane];
            if let Some(cell) = lane.cells.get_mut(column) {
                cell.facts += recall.facts;
                cell.met += recall.met;
                cell.expected += recall.expected;
            }
            if let Some(ends) = bank.on_axis(ix).filter(|_| draws) {
                let recall = recall.share_of_met();
                lane.stems.push(Stem { ends, recall });
            }
        }
        // Short ones lie before long ones.
        for lane in &mut self.lanes {
            let length = |stem: &Stem| stem.ends.1 - stem.ends.0;
            lane.stems.sort_by(|a, b| length(b).total_cmp(&length(a)));
        }
    }

    fn place_facts(&mut self, desk: &Desk) {
        let most = desk.settings.options.leech;
        for fact in desk.roster.facts() {
            if let Memory::Learned(learned) = desk.memories.get(fact.name) {
                let edges = [1.0, 7.0, 30.0, 365.0];
                let at = edges
                    .iter()
                    .filter(|edge| learned.stability > **edge)
                    .count();
                self.stabilities[at] += 1;
                let step = ((learned.difficulty - 1.0) / 1.8).clamp(0.0, 4.0) as usize;
                self.difficulties[step] += 1;
                self.leeches += usize::from(learned.lapses >= most);
            }
        }
    }

    fn look_back(&mut self, bank: &Bank, desk: &Desk, answers: &[Foretold], at: Moment) {
        let today = desk.scheduler.day(at);
        let weeks_ago = |answer: &Foretold| (today.since(answer.day) / 7) as usize;
        let weeks = (0..WEEKS).rev();
        self.weeks = weeks
            .map(|ago| Retention::of(answers.iter().filter(|answer| weeks_ago(answer) == ago)))
            .collect();
        self.calibration = calibration(answers);
        for form in Form::ALL {
            let of_form = || answers.iter().filter(move |answer| answer.form == form);
            if let Some(time) = middle_time(of_form().map(|answer| answer.took)) {
                self.forms.push((form, Retention::of(of_form()), time));
            }
        }
        // Of each fact once: there may be hundreds of thousands of answers.
        let facts = desk.roster.facts().iter();
        let lanes: BTreeMap<NameIx, usize> = facts
            .filter_map(|fact| Some((fact.name, self.lane_of(bank, fact.fact.event()?)?)))
            .collect();
        let lanes: Vec<Option<usize>> = answers
            .iter()
            .map(|answer| lanes.get(&answer.fact).copied())
            .collect();
        let of_lane = |at: usize| {
            let of = answers.iter().zip(&lanes);
            Retention::of(of.filter(|(_, lane)| **lane == Some(at)).map(|(a, _)| a))
        };
        self.kinds = (0..self.lanes.len()).map(of_lane).collect();
    }

    /// The cell with most to gain.
    fn weakest_cell(&self) -> (usize, usize) {
        let mut weakest = ((0, 0), 0.0);
        for (at, lane) in self.lanes.iter().enumerate() {
            for (column, cell) in lane.cells.iter().enumerate() {
                let lost = cell.met as f32 - cell.expected;
                if lost > weakest.1 {
                    weakest = ((at, column), lost);
                }
            }
        }
        weakest.0
    }
}

/// The kinds, the most frequent ones in the order in which the set names them.
fn lanes(bank: &Bank, columns: usize) -> Vec<Lane> {
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
    let lane = |kind: Option<&str>| Lane {
        kind: kind.map(str::to_owned),
        name: kind.map(|kind| match set.kind(kind) {
            Some(known) => known.many.clone(),
            None => kind.to_owned(),
        }),
        stems: Vec::new(),
        cells: vec![Recall::default(); columns],
    };
    let own = |(kind, count): &&(&str, u32)| *count >= least && !kind.is_empty();
    let mut lanes: Vec<Lane> = kinds
        .iter()
        .filter(own)
        .map(|(kind, _)| lane(Some(kind)))
        .collect();
    if lanes.len() < kinds.len() {
        lanes.push(lane(None));
    }
    lanes
}

/// Years to a column: a round number.
fn step(years: i64) -> i64 {
    let mut unit = 1;
    loop {
        for round in [1, 2, 5] {
            if years <= round * unit * (COLUMNS - 1) {
                return round * unit;
            }
        }
        unit *= 10;
    }
}
