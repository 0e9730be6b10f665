//! Events that a learner cannot tell apart by what they are called, and titles that are too
//! long for an option.

use super::finding;
use super::near::{Near, Nearness};
use crate::date::Date;
use crate::set::fold::fold;
use crate::set::names::{hash, sort};
use crate::set::{Event, EventIx, Finding, Problem, Set};

/// Characters from which on a title is too long for an option.
const LONG: usize = 90;

/// What was told of titles, and of which events.
pub(super) struct Told {
    pub findings: Vec<Finding>,
    /// By event: whether anything was told of it.
    of: Vec<bool>,
    /// By event: whether it was told to be another one.
    pub are_one: Vec<bool>,
}

/// Events that are called the same, or nearly so, each told once and of the first.
pub(super) fn alike(set: &Set) -> Told {
    let titles: Vec<String> = set.events.iter().map(|event| fold(&event.title)).collect();
    let mut told = Told {
        findings: Vec::new(),
        of: vec![false; set.events.len()],
        are_one: vec![false; set.events.len()],
    };
    told.same(set, &titles);
    told.near_titles(set, &titles);
    told
}

impl Told {
    /// Events that a stem cannot tell apart, whatever case, accents and points do: in each
    /// group of the alike, every one but the first.
    fn same(&mut self, set: &Set, titles: &[String]) {
        // Twice the number of the event, and one more where it is not its title.
        let mut wordings = Vec::with_capacity(titles.len() * 2);
        for ((ix, event), title) in set.indexed_events().zip(titles) {
            wordings.push((hash(title), ix.0 * 2));
            if let Some((subject, verb)) = &event.did {
                let did = fold(&[subject, " ", verb].concat());
                wordings.push((hash(&did), ix.0 * 2 + 1));
            }
        }
        sort(&mut wordings);
        for group in wordings.chunk_by(|a, b| a.0 == b.0) {
            let first = group[0].1;
            for (_, later) in &group[1..] {
                let at = (later / 2) as usize;
                // Title and wording of one event may well be alike.
                if later / 2 == first / 2 || self.of[at] {
                    continue;
                }
                let (one, event) = (&set.events[(first / 2) as usize], &set.events[at]);
                let problem = match (first % 2, later % 2) {
                    (0, 0) => same_title(one, event),
                    _ => Problem::SharedTitle(one.row),
                };
                self.tell(at, finding(event, "title", problem));
            }
        }
    }

    /// Titles that are nearly the same, at dates that may be one.
    fn near_titles(&mut self, set: &Set, titles: &[String]) {
        let bounds: Vec<(i64, i64)> = set.events.iter().map(|e| bounds(&e.date)).collect();
        let overlap = |one: usize, other: usize| {
            bounds[one].0 <= bounds[other].1 && bounds[other].0 <= bounds[one].1
        };
        let mut pairs = Vec::new();
        Near::of(titles).pairs(overlap, |one, other, nearness| match nearness {
            // Told already.
            Nearness::Same => {}
            Nearness::Words | Nearness::OneMore | Nearness::Slip => {
                pairs.push((other as i64, one as u32));
            }
        });
        sort(&mut pairs);
        for (later, first) in pairs {
            let (later, first) = (later as u32, EventIx(first));
            let ix = EventIx(later);
            let belong = set.are_nested(first, ix) || set.are_linked(first, ix);
            if self.of[later as usize] || belong {
                continue;
            }
            let event = set.event(first);
            let problem = Problem::NearDuplicate {
                row: event.row,
                title: event.title.clone(),
            };
            let told = finding(set.event(ix), "title", problem);
            self.tell(later as usize, told);
        }
    }

    fn tell(&mut self, event: usize, finding: Finding) {
        self.of[event] = true;
        self.are_one[event] = matches!(
            finding.problem,
            Problem::Duplicate(_) | Problem::NearDuplicate { .. }
        );
        self.findings.push(finding);
    }
}

/// What is the matter with two events of one title.
fn same_title(first: &Event, later: &Event) -> Problem {
    let row = first.row;
    if first.date == later.date {
        Problem::Duplicate(row)
    } else if days(&first.date).is_apart_from(days(&later.date)) {
        let date = first.date.to_string();
        Problem::Contradiction { row, date }
    } else {
        Problem::SharedTitle(row)
    }
}

fn days(date: &Date) -> crate::date::Extent {
    date.margin_extent()
}

/// The days between which a date may lie, by their numbers.
fn bounds(date: &Date) -> (i64, i64) {
    let extent = days(date);
    let count = |day: Option<crate::date::Day>| day.map(crate::date::Day::count);
    (
        count(extent.earliest).unwrap_or(i64::MIN),
        count(extent.latest).unwrap_or(i64::MAX),
    )
}

/// Titles that are much longer than the others.
pub(super) fn long(set: &Set) -> Vec<Finding> {
    let chars = |event: &Event| event.title.chars().count();
    let mut long = set.events.iter();
    let mut long = long.by_ref().filter(|event| event.title.len() > LONG);
    let Some(first) = long.next() else {
        return Vec::new();
    };
    let lengths = (0..).zip(&set.events);
    let lengths = lengths.map(|(ix, event)| (chars(event) as i64, ix));
    let mut lengths: Vec<(i64, u32)> = lengths.collect();
    sort(&mut lengths);
    let middle = lengths[lengths.len() / 2].0 as usize;
    std::iter::once(first)
        .chain(long)
        .map(|event| (event, chars(event)))
        .filter(|(_, chars)| *chars > LONG && *chars > 2 * middle)
        .map(|(event, chars)| {
            let others = middle;
            finding(event, "title", Problem::LongOption { chars, others })
        })
        .collect()
}
