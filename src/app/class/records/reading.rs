//! A class that is read back from the store of the settings, page by page.

use super::going::site;
use super::sending::call;
use super::{Purpose, Reply};
use crate::app::class::results;
use crate::app::{Effect, Model as App};
use crate::class::xapi::assignment_activity;
use crate::class::xapi::read::{Remark, more_address, query_address, read};

/// The most pages that are read: a store that leads in a circle must come to an end.
const MOST: usize = 10_000;

/// A class that is read back, or was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The key of its record here.
    pub key: String,
    /// Which reading it is: an answer to another changes nothing.
    number: u32,
    /// What the store knows the assignment by.
    activity: String,
    /// How many pages came.
    pub pages: usize,
    /// The results, as learners would hand them in.
    pub results: Vec<String>,
    /// How many records of it hold no result.
    pub without: usize,
    /// Whether the store gave what was not asked for.
    pub others: usize,
    /// How it ended; `None`: it is still being read.
    pub end: Option<End>,
}

/// How reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All is here.
    Whole,
    /// The store refuses the key.
    Refused,
    /// The store is not to be had, or answered with something else: a status, where one came.
    Failed(Option<u16>),
    /// The next page lies elsewhere, where the key does not go.
    Astray,
}

/// Asks for the first page of the quiz whose record is open.
pub(super) fn begin(app: &mut App) -> Vec<Effect> {
    let open = app.class.back.open.as_ref();
    let Some((key, handed)) = open.and_then(|open| open.handed.as_ref().map(|of| (&open.key, of)))
    else {
        return Vec::new();
    };
    let Some(store) = &app.class.records.named.store else {
        return Vec::new();
    };
    let activity = assignment_activity(&site(app), &handed.assignment);
    let before = app.class.records.reading.as_ref();
    let number = before.map_or(1, |reading| reading.number.wrapping_add(1));
    let first = call(
        Purpose::Page(number),
        query_address(store, &activity),
        store,
        None,
    );
    app.class.records.reading = Some(Reading {
        key: key.clone(),
        number,
        activity,
        ..Reading::default()
    });
    vec![first]
}

/// A page came, or did not. At the end all results are taken in, also where the end came early.
pub(super) fn came(app: &mut App, number: u32, reply: Option<&Reply>) -> Vec<Effect> {
    let records = &mut app.class.records;
    let (Some(reading), Some(store)) = (&mut records.reading, &records.named.store) else {
        return Vec::new();
    };
    if reading.end.is_some() || reading.number != number {
        return Vec::new();
    }
    let end = match reply {
        Some(reply) if reply.status == 200 => {
            let page = read(&reply.body, &reading.activity);
            reading.pages += 1;
            reading.results.extend(page.results);
            let mut is_none = false;
            for remark in page.remarks {
                match remark {
                    Remark::NoAnswer => is_none = true,
                    Remark::NoResult(_) => reading.without += 1,
                    Remark::Others(count) => reading.others += count,
                }
            }
            match page.more {
                _ if is_none => End::Failed(Some(200)),
                None => End::Whole,
                Some(more) => match more_address(store, &more) {
                    Some(next) if reading.pages < MOST => {
                        return vec![call(Purpose::Page(number), next, store, None)];
                    }
                    Some(_) | None => End::Astray,
                },
            }
        }
        Some(reply) if matches!(reply.status, 401 | 403) => End::Refused,
        Some(reply) => End::Failed(Some(reply.status)),
        None => End::Failed(None),
    };
    reading.end = Some(end);
    let results = reading.results.clone();
    match results.is_empty() {
        true => Vec::new(),
        false => results::take(app, &results),
    }
}
