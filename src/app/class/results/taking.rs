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

/// What stands in files, by what it is.
#[derive(Default)]
struct Sorted {
    results: Vec<Taken>,
    links: Vec<Handed>,
    has_bad_link: bool,
    /// Each fault with the files in which it stands, once for each time.
    broken: Vec<(Fault, Vec<String>)>,
    /// The files in which there is nothing.
    without: Vec<String>,
}

impl Sorted {
    fn of(files: &[Named], now: i64) -> Sorted {
        let mut sorted = Sorted::default();
        for file in files {
            let found = file.text.as_deref().map(gather).unwrap_or_default();
            if found.is_empty() && !file.name.is_empty() && !file.is_litter() {
                sorted.without.push(file.name.clone());
            }
            for one in found {
                sorted.put(one, &file.name, now);
            }
        }
        sorted
    }

    fn put(&mut self, found: Found, name: &str, now: i64) {
        match found {
            Found::Result { text, at } => self.results.push(Taken {
                text,
                at: at.unwrap_or(now),
            }),
            Found::Assignment(query) => match whole(&query) {
                Some(link) => self.links.push(link),
                None => self.has_bad_link = true,
            },
            Found::Broken(fault) => {
                match self.broken.iter_mut().find(|(other, _)| *other == fault) {
                    Some((_, names)) => names.push(name.to_owned()),
                    None => self.broken.push((fault, vec![name.to_owned()])),
                }
            }
        }
    }

    /// What is amiss.
    fn told(self) -> Vec<Told> {
        let faulty = self.broken.into_iter().map(|(fault, mut names)| {
            let count = names.len();
            names.dedup();
            // What was pasted has no name.
            names.retain(|name| !name.is_empty());
            Told::Faulty(fault, count, names)
        });
        let mut told: Vec<Told> = faulty.collect();
        told.extend(self.has_bad_link.then_some(Told::BadLink));
        told.extend((!self.without.is_empty()).then_some(Told::Without(self.without)));
        told
    }
}

fn take_named(app: &mut App, files: &[Named]) -> Vec<Effect> {
    let mut sorted = Sorted::of(files, app.now);
    let (mut effects, mut told) = add_links(app, &sorted.links);
    let by_key = by_key(app, std::mem::take(&mut sorted.results));
    let unknown = by_key.get(ASIDE).map_or(0, Vec::len);
    told.extend((unknown > 0).then_some(Told::Unknown(unknown)));
    told.extend(sorted.told());
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
