//! What is taken in goes to the record of its quiz, or waits for it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::hand_out::{add, store};
use super::super::shelf::RECORD;
use super::super::{Came, Request, request};
use super::marking::fetch_set;
use super::{Camera, Told, Trouble};
use crate::app::route::Handed;
use crate::app::{Effect, Env, FocusOn, Model as App, Route};
use crate::class::{Fault, Found, Record, Submission, Taken, gather, read_all};
use crate::desk::code;
use crate::exchange::sent::Named;

/// Under this key lie results of quizzes that were not handed out here.
pub(in crate::app::class) const ASIDE: &str = "class:aside";

pub(super) fn read(key: &str) -> Effect {
    request(Request::Gather {
        key: key.to_owned(),
        texts: Vec::new(),
    })
}

/// Files were dropped or chosen: all are waited for, and taken in as one.
pub(in crate::app::class) fn came(app: &mut App, came: Came) -> Vec<Effect> {
    let back = &mut app.class.back;
    { &mut back.coming }.extend(came.names);
    { &mut back.here }.extend(came.unread.into_iter().map(Named::unread));
    back.is_cut |= came.is_cut;
    back.told.clear();
    when_all_are_here(app)
}

/// The worker has read the next of them.
pub(in crate::app) fn sent(app: &mut App, texts: Vec<Named>) -> Vec<Effect> {
    if app.class.back.coming.pop_front().is_some() {
        app.class.back.here.extend(texts);
    }
    when_all_are_here(app)
}

/// The worker is gone: what it has not told of stays unread.
pub(in crate::app) fn lost(app: &mut App) -> Vec<Effect> {
    let back = &mut app.class.back;
    let names = std::mem::take(&mut back.coming);
    let was_none = names.is_empty();
    { &mut back.here }.extend(names.into_iter().map(Named::unread));
    match was_none {
        true => Vec::new(),
        false => when_all_are_here(app),
    }
}

fn when_all_are_here(app: &mut App) -> Vec<Effect> {
    if !app.class.back.coming.is_empty() {
        return Vec::new();
    }
    let files = std::mem::take(&mut app.class.back.here);
    let is_cut = std::mem::take(&mut app.class.back.is_cut);
    let effects = take_named(app, &files);
    if is_cut {
        app.class.back.told.push(Told::TooMany);
    }
    effects
}

/// Takes in whatever results and links of quizzes stand in some texts.
pub(in crate::app) fn take(app: &mut App, texts: &[String]) -> Vec<Effect> {
    let texts = texts.iter().map(|text| Named {
        name: String::new(),
        text: Some(text.clone()),
    });
    take_named(app, &texts.collect::<Vec<_>>())
}

fn take_named(app: &mut App, files: &[Named]) -> Vec<Effect> {
    let mut results = Vec::new();
    let mut faults: Vec<(Fault, usize, Vec<String>)> = Vec::new();
    let mut without = Vec::new();
    let mut links = Vec::new();
    let mut has_bad_link = false;
    for file in files {
        let found = file.text.as_deref().map(gather).unwrap_or_default();
        if found.is_empty() && !file.name.is_empty() && !file.is_litter() {
            without.push(file.name.clone());
        }
        for one in found {
            match one {
                Found::Result { text, at } => results.push(Taken {
                    text,
                    at: at.unwrap_or(app.now),
                }),
                Found::Broken(fault) => {
                    let at = faults.iter().position(|(other, ..)| *other == fault);
                    let at = at.unwrap_or_else(|| {
                        faults.push((fault, 0, Vec::new()));
                        faults.len() - 1
                    });
                    if let Some((_, count, names)) = faults.get_mut(at) {
                        *count += 1;
                        if !file.name.is_empty() && names.last() != Some(&file.name) {
                            names.push(file.name.clone());
                        }
                    }
                }
                Found::Assignment(query) => match whole(&query) {
                    Some(link) => links.push(link),
                    None => has_bad_link = true,
                },
            }
        }
    }
    let (mut effects, mut told) = add_links(app, &links);
    let by_key = by_key(app, results);
    let unknown = by_key.get(ASIDE).map_or(0, Vec::len);
    if unknown > 0 {
        told.push(Told::Unknown(unknown));
    }
    told.extend(
        faults
            .into_iter()
            .map(|(fault, count, names)| Told::Faulty(fault, count, names)),
    );
    if has_bad_link {
        told.push(Told::BadLink);
    }
    if !without.is_empty() {
        told.push(Told::Without(without));
    }
    if by_key.is_empty() && told.is_empty() {
        told.push(Told::Nothing);
    }
    app.class.back.told = told;
    for (key, mut texts) in by_key {
        // What could not be kept before is tried once more.
        texts.extend(app.class.back.unkept.get(&key).cloned().unwrap_or_default());
        effects.push(request(Request::Gather { key, texts }));
    }
    effects.push(Effect::Focus(FocusOn::Section("told")));
    effects
}

/// Adds the quizzes of links that are not in the list.
fn add_links(app: &mut App, links: &[Handed]) -> (Vec<Effect>, Vec<Told>) {
    let mut effects = Vec::new();
    let mut told = Vec::new();
    let mut known = Vec::new();
    for link in links {
        let id = link.assignment.id();
        let mut listed = app.class.listed.iter();
        if let Some(listed) = listed.find(|one| one.assignment == id && one.gone == 0) {
            known.push(Told::Known(listed.key.clone()));
            continue;
        }
        let env = Env {
            now: app.now,
            time_zone_offset: app.time_zone_offset,
            // Links of one text are told apart by their number.
            seed: app.class.listed.len() as u64,
        };
        let (key, added) = add(app, link, env);
        effects.extend(added);
        told.push(Told::Added(key));
    }
    if !effects.is_empty() {
        // What waited for them.
        effects.push(read(ASIDE));
    }
    known.dedup();
    told.extend(known);
    (effects, told)
}

/// The quiz of a link, where that is whole.
fn whole(query: &str) -> Option<Handed> {
    Handed::read(query).filter(|handed| handed.fault().is_none())
}

/// Results by the key of the record that each belongs to, each once.
fn by_key(app: &App, results: Vec<Taken>) -> BTreeMap<String, Vec<Taken>> {
    let mut by_key: BTreeMap<String, Vec<Taken>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for one in results {
        let read = read_all(&one.text).into_iter().next();
        if let Some(Ok(submission)) = read
            && seen.insert(one.text.clone())
        {
            let key = key_of(app, &submission);
            by_key.entry(key).or_default().push(one);
        }
    }
    by_key
}

/// The key of the record that a result belongs to.
fn key_of(app: &App, submission: &Submission) -> String {
    let mut listed = app.class.listed.iter();
    let own = listed.find(|one| one.assignment == submission.assignment && one.gone == 0);
    own.map_or(ASIDE.to_owned(), |one| [RECORD, &one.key].concat())
}

/// A record as it stands now. It may have been read while results were on their way to it, so what
/// it was given comes with it.
pub(in crate::app::class) fn gathered(
    app: &mut App,
    key: &str,
    text: Option<String>,
    given: Vec<Taken>,
) -> Vec<Effect> {
    let record = text.as_deref().map(Record::read);
    let record = record.and_then(Result::ok);
    let handed_in = (!given.is_empty()).then_some(given.len());
    keep_or_not(app, key, record.is_some(), given);
    if key == ASIDE {
        return match (record, handed_in) {
            // None ever waited, or none can be kept.
            (None, _) => Vec::new(),
            (Some(record), Some(_)) => {
                app.class.back.aside = record.taken.len();
                Vec::new()
            }
            (Some(record), None) => match_aside(app, &record),
        };
    }
    let own = key.strip_prefix(RECORD).unwrap_or_default().to_owned();
    let is_stored = record.is_some();
    let Some(record) = record.or_else(|| in_memory(app, key, &own)) else {
        if let Some(open) = app.class.back.open.as_mut().filter(|open| open.key == own) {
            open.trouble = Some(Trouble::Unread);
        }
        return Vec::new();
    };
    let mut effects = match is_stored {
        true => count(app, &own, record.taken.len(), handed_in),
        false => Vec::new(),
    };
    // A link of a result leads on to its quiz.
    let is_list = matches!(app.route, Route::HandIn(_) | Route::Class(None));
    if handed_in.is_some() && is_list && app.class.back.camera != Camera::On {
        effects.push(Effect::Replace(Route::Class(Some(own.clone())).address()));
    }
    let site = app.site.clone();
    let Some(open) = app.class.back.open.as_mut().filter(|open| open.key == own) else {
        return effects;
    };
    open.link = [&site, "#/a?", &record.assignment].concat();
    open.code = code::draw(&open.link);
    let is_same = open.record.as_ref() == Some(&record);
    open.handed = Handed::read(&record.assignment);
    open.record = Some(record);
    if !is_same || open.marked.is_none() {
        effects.extend(fetch_set(app));
    }
    effects
}

/// What was given and could not be kept is held until it can be.
fn keep_or_not(app: &mut App, key: &str, is_kept: bool, given: Vec<Taken>) {
    let unkept = &mut app.class.back.unkept;
    match is_kept {
        true if given.is_empty() => {}
        true => drop(unkept.remove(key)),
        false if given.is_empty() => {}
        false => {
            let held = unkept.entry(key.to_owned()).or_default();
            let is_new = |one: &Taken| held.iter().all(|other| other.text != one.text);
            let new: Vec<Taken> = given.into_iter().filter(is_new).collect();
            held.extend(new);
        }
    }
}

/// The record on screen, or what the list says of it, with what could not be kept.
fn in_memory(app: &App, key: &str, own: &str) -> Option<Record> {
    let unkept = app.class.back.unkept.get(key)?;
    let open = app.class.back.open.as_ref();
    let open = open.filter(|open| open.key == own);
    let mut record = open.and_then(|open| open.record.clone()).or_else(|| {
        let mut listed = app.class.listed.iter();
        let listed = listed.find(|one| one.key == own)?;
        Some(Record::of(&listed.says))
    })?;
    record.merge(unkept);
    Some(record)
}

/// What waited for a quiz that is here now goes into its record.
fn match_aside(app: &mut App, record: &Record) -> Vec<Effect> {
    let mut by_key = by_key(app, record.taken.clone());
    app.class.back.aside = by_key.remove(ASIDE).map_or(0, |left| left.len());
    let moved = by_key.into_iter().map(|(to, texts)| {
        request(Request::Move {
            from: ASIDE.to_owned(),
            to,
            texts,
        })
    });
    moved.collect()
}

/// How many results a quiz has now; and what of those that were handed in is new.
fn count(app: &mut App, key: &str, results: usize, handed_in: Option<usize>) -> Vec<Effect> {
    let now = app.now;
    let mut listed = app.class.listed.iter_mut();
    let Some(listed) = listed.find(|one| one.key == key) else {
        return Vec::new();
    };
    let before = listed.results as usize;
    if let Some(handed_in) = handed_in {
        let new = results.saturating_sub(before);
        let here = handed_in.saturating_sub(new);
        let told = Told::Taken(key.to_owned(), new, here);
        app.class.back.told.insert(0, told);
    }
    if before == results {
        return Vec::new();
    }
    listed.results = results as u32;
    listed.changed = now;
    vec![store(app)]
}
