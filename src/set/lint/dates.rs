//! Dates that cannot be asked, or that are most likely not what was meant.

use super::{finding, of_file};
use crate::date::Extent;
use crate::set::names::sort;
use crate::set::{Event, EventIx, Finding, Problem, Set, holds_date};

/// Exact days, and 1 Januaries among them, from which on they are a heap; and one of how many
/// days they may be. Of true days 1 in 365 is one.
const MANY_DAYS: usize = 8;
const HEAP: usize = 5;
const ONE_OF: usize = 10;
/// So many of a heap are told by row.
const SHOWN: usize = 5;

/// Events, from which on an outlier can be told from the others; and years to the next event
/// that are never much.
const MANY_EVENTS: usize = 8;
const NEAR_YEARS: i64 = 100;

/// The wordings that hold a year of the event's own date.
pub(super) fn given_away(event: &Event) -> Vec<Finding> {
    let mut found = Vec::new();
    let holds = |text: &String| holds_date(text, &event.date);
    if holds(&event.title) {
        let problem = Problem::DateInTitle(event.title.clone());
        found.push(finding(event, "title", problem));
    }
    if let Some((subject, verb)) = &event.did
        && (holds(subject) || holds(verb))
    {
        let problem = Problem::DateInTitle([subject, " ", verb].concat());
        found.push(finding(event, "did", problem));
    }
    found
}

/// Events on one and the same day, each told of the first of them; but for those that are
/// stated to be parts of one thing, where the day is no accident, and those that are one.
pub(super) fn shared(set: &Set, are_one: &[bool]) -> Vec<Finding> {
    let mut days = Vec::new();
    for (ix, event) in set.indexed_events() {
        let day = one_day(event.date.margin_extent());
        if let Some(day) = day
            && !are_one[ix.0 as usize]
        {
            days.push((day, ix.0));
        }
    }
    let mut findings = Vec::new();
    sort(&mut days);
    for group in days.chunk_by(|a, b| a.0 == b.0) {
        let first = EventIx(group[0].1);
        let later = group[1..].iter().map(|(_, ix)| EventIx(*ix));
        for later in later.filter(|later| !set.are_nested(first, *later)) {
            let problem = Problem::SharedDate(set.event(first).row);
            findings.push(finding(set.event(later), "date", problem));
        }
    }
    findings
}

/// The number of the day that a date is, where it is one.
fn one_day(extent: Extent) -> Option<i64> {
    let day = extent.earliest.filter(|_| extent.earliest == extent.latest);
    day.map(crate::date::Day::count)
}

/// A heap of 1 Januaries: a program that knows only the year often writes one.
pub(super) fn falsely_precise(set: &Set) -> Vec<Finding> {
    let mut days = 0;
    let mut firsts: Vec<(&Event, i64)> = Vec::new();
    for event in &set.events {
        let extent = event.date.extent();
        let Some(day) = extent.earliest.filter(|_| one_day(extent).is_some()) else {
            continue;
        };
        days += 1;
        if let (year, 1, 1) = day.to_ymd() {
            firsts.push((event, year));
        }
    }
    if days < MANY_DAYS || firsts.len() < HEAP || firsts.len() * ONE_OF <= days {
        return Vec::new();
    }
    let heap = Problem::FalsePrecision {
        firsts: firsts.len(),
        days,
    };
    let mut findings = vec![of_file("events", heap)];
    let rows = firsts.iter().take(SHOWN);
    findings
        .extend(rows.map(|(event, year)| finding(event, "date", Problem::FirstOfJanuary(*year))));
    findings
}

/// Events that lie apart from all others by more than twice the years that these take up: a
/// digit is wrong, or one too many. A twentieth of the events at either end is no part of the
/// measure, so that several such do not hide each other.
pub(super) fn outliers(set: &Set) -> Vec<Finding> {
    let years = set.indexed_events().filter_map(|(ix, event)| {
        let extent = event.date.extent();
        let day = extent.earliest.or(extent.latest)?;
        Some((day.to_ymd().0, ix.0))
    });
    let mut years: Vec<(i64, u32)> = years.collect();
    if years.len() < MANY_EVENTS {
        return Vec::new();
    }
    sort(&mut years);
    let aside = (years.len() / 20).max(1);
    let (begin, end) = (aside, years.len() - aside);
    let apart = ((years[end - 1].0 - years[begin].0) * 2).max(NEAR_YEARS);
    let far = |at: &usize| years[*at].0 - years[at - 1].0 > apart;
    let mut findings = Vec::new();
    let mut tell = |(year, ix): (i64, u32), (other, nearest): (i64, u32)| {
        let event = set.event(EventIx(ix));
        let problem = Problem::OutlierDate {
            date: event.date.to_string(),
            years: (year - other).abs(),
            nearest: set.event(EventIx(nearest)).row,
        };
        findings.push(finding(event, "date", problem));
    };
    if let Some(gap) = (1..=begin).rev().find(far) {
        let early = years[..gap].iter();
        early.for_each(|one| tell(*one, years[gap]));
    }
    if let Some(gap) = (end..years.len()).find(far) {
        let late = years[gap..].iter();
        late.for_each(|one| tell(*one, years[gap - 1]));
    }
    findings
}
