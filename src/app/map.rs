//! The map: what would be recalled today, by the years and the kinds of events, and how the
//! learning went.

mod cells;
mod facts;

pub use facts::{By, FactRow, Facts, Known, SHOWN, Sort};

use std::collections::BTreeMap;

use self::cells::{Placed, lanes, span};
use super::key::{Focused, Key};
use super::route::Route;
use super::study::{Desk, Study, moment};
use super::{Effect, Env, FocusOn, Model as App, Page};
use crate::bank::{Bank, Beside, Form};
use crate::memory::journal::{Moment, NameIx};
use crate::memory::queue::{forecast, slipping};
use crate::memory::statistics::{
    DayDone, Foretold, Recall, Retention, SetDone, Tally, by_set, calibration, days_done, foretold,
};
use crate::memory::{Memory, Rostered, confusions};
use crate::set::EventIx;

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
    /// All facts, summed up.
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
    /// What was answered in each form.
    pub forms: Vec<(Form, Tally)>,
    /// What was answered of each kind, in the order of the lanes.
    pub kinds: Vec<Tally>,
    /// What was done with each set, where there are several.
    pub sets: Vec<SetDone>,
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
    /// The table of all facts.
    pub facts: Facts,
    /// The first and the last year of the set.
    span: (i64, i64),
    /// Its events, of which the cells are made.
    placed: Vec<Placed>,
}

/// The events of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The id of the kind; of the last lane, those of all that are rarer, and that of none.
    pub kinds: Vec<String>,
    /// What it is called; `None` for what is rarer, or has no kind.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The screen was found to be wide, or not.
    WidthSeen(bool),
    /// A cell was chosen: its lane and its column.
    CellChosen(usize, usize),
    /// The table of all facts was opened or closed.
    FactsToggled,
    /// The head of one of its columns was pressed.
    SortPressed(By),
    /// A kind was picked; nothing: all of them.
    KindPicked(String),
    /// Letters of a title were typed.
    LettersTyped(String),
    /// More rows were asked for.
    MorePressed,
}

/// Works the map out, when set and journal are here.
#[inline(never)]
pub(super) fn begin_waiting(model: &mut App, env: Env) -> Vec<Effect> {
    let (Some(bank), Some(desk)) = (model.bank().cloned(), model.study.desk()) else {
        return Vec::new();
    };
    if model.route == Route::Map {
        let is_wide = model.is_wide.unwrap_or(false);
        let map = Model::of(&bank, &model.study, desk, is_wide, moment(env));
        model.page = Page::Map(Some(Box::new(map)));
        let mut effects = vec![Effect::Focus(FocusOn::Heading)];
        // From then on it is told of by itself.
        if model.is_wide.is_none() {
            effects.push(Effect::WatchWidth);
        }
        return effects;
    }
    Vec::new()
}

/// Decides on a message.
#[inline(never)]
pub(super) fn update(model: &mut App, msg: Msg, env: Env) -> Vec<Effect> {
    if let Msg::WidthSeen(is_wide) = msg {
        model.is_wide = Some(is_wide);
    }
    let bank = model.bank().cloned();
    let (Page::Map(Some(map)), Some(bank), Some(desk)) =
        (&mut model.page, bank, model.study.desk())
    else {
        return Vec::new();
    };
    let set = bank.set();
    match msg {
        Msg::WidthSeen(is_wide) => map.lay(is_wide),
        Msg::CellChosen(lane, column) => {
            map.chosen = (lane, column);
            return vec![Effect::Focus(FocusOn::Cell)];
        }
        Msg::FactsToggled => map.facts.toggle(set, desk, moment(env)),
        Msg::SortPressed(by) => map.facts.sort_by(by, set),
        Msg::KindPicked(kind) => map.facts.narrow_to(kind, set),
        Msg::LettersTyped(letters) => map.facts.find(letters, set),
        Msg::MorePressed => map.facts.show_more(),
    }
    Vec::new()
}

/// Arrows move from cell to cell, Enter drills.
#[must_use]
#[inline(never)]
pub fn on_key(map: &Model, key: Key, focused: Focused) -> Option<super::Msg> {
    if !matches!(focused, Focused::Page | Focused::Option) || map.recall.met == 0 {
        return None;
    }
    if key == Key::Enter && map.cell().facts > 0 {
        return Some(super::Msg::LinkFollowed(map.drill()));
    }
    let (lane, column) = map.beside(key)?;
    Some(Msg::CellChosen(lane, column).into())
}

impl Model {
    fn of(bank: &Bank, study: &Study, desk: &Desk, is_wide: bool, at: Moment) -> Model {
        let source = desk.source();
        let facts = desk.roster.facts();
        let mut model = Model {
            recall: Recall::of(facts.iter(), source, at),
            lanes: lanes(bank),
            first: 0,
            step: 1,
            columns: 0,
            chosen: (0, 0),
            weakest: slipping(source, WEAKEST, at),
            ahead: forecast(source, AHEAD, at),
            weeks: Vec::new(),
            calibration: Vec::new(),
            forms: Vec::new(),
            kinds: Vec::new(),
            sets: by_set(study.journal(), &desk.scheduler),
            days: days_done(study.journal(), &desk.scheduler, DAYS, at),
            stabilities: [0; 5],
            difficulties: [0; 5],
            leeches: 0,
            confusions: confusions(study.journal(), bank)
                .into_iter()
                .map(|pair| (pair.key, pair.taken))
                .collect(),
            facts: Facts::default(),
            span: span(facts),
            placed: Vec::new(),
        };
        model.place_events(bank, desk, at);
        model.place_facts(desk);
        let answers = foretold(study.journal(), &desk.memories, &desk.scheduler);
        model.look_back(bank, desk, &answers, at);
        model.lay(is_wide);
        model
    }

    /// The lane of an event.
    fn lane_of(&self, bank: &Bank, ix: EventIx) -> Option<usize> {
        let kind = &bank.set().event(ix).kind;
        self.lanes.iter().position(|lane| lane.kinds.contains(kind))
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
            self.placed.push(Placed { lane, year, recall });
            if let Some(ends) = bank.on_axis(ix).filter(|_| draws) {
                let recall = recall.share_of_met();
                self.lanes[lane].stems.push(Stem { ends, recall });
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
            let of_form = answers.iter().filter(|answer| answer.form == form);
            let tally = Tally::of(of_form);
            if tally.retention.reviews > 0 {
                self.forms.push((form, tally));
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
            Tally::of(of.filter(|(_, lane)| **lane == Some(at)).map(|(a, _)| a))
        };
        self.kinds = (0..self.lanes.len()).map(of_lane).collect();
    }
}
