//! Keeping sets: added, offered, deleted and had back, copied, fetched anew.

use super::shelf::{self, CURRENT, KEPT_FOR, KEY, Kept};
use super::{Reading, Request, fetch, request, say};
use crate::app::model::Library;
use crate::app::{Effect, Env, FocusOn, Model as App, Route, Shelf, open};
use crate::desk::order::{Change, Order};

/// Reads the list when the app starts; what was deleted long ago goes for good.
#[inline(never)]
pub(in crate::app) fn take_list(
    app: &mut App,
    stored: &[(String, String)],
    env: Env,
) -> Vec<Effect> {
    let list = stored.iter().find(|(key, _)| key == KEY);
    let Some((_, list)) = list else {
        return Vec::new();
    };
    app.desk.kept = shelf::decode(list);
    let is_over = |kept: &Kept| kept.gone > 0 && env.now - kept.gone > KEPT_FOR;
    let over: Vec<Kept> = app.desk.kept.extract_if(.., |kept| is_over(kept)).collect();
    if over.is_empty() {
        return Vec::new();
    }
    let forget = over
        .into_iter()
        .map(|kept| request(Request::Forget(kept.key)));
    let mut effects: Vec<Effect> = forget.collect();
    effects.push(store(app));
    effects
}

/// The order that loads a set of one's own.
#[inline(never)]
pub(in crate::app) fn load(app: &App, id: &str) -> Option<String> {
    let mut kept = app.desk.kept.iter();
    let kept = kept.find(|kept| kept.is_offered() && kept.id == id)?;
    Some(["kept:", &kept.key].concat())
}

pub(super) fn store(app: &App) -> Effect {
    Effect::Save {
        key: KEY.to_owned(),
        text: shelf::encode(&app.desk.kept),
    }
}

/// Adds the open set as a draft.
pub(super) fn add(app: &mut App, env: Env) -> Vec<Effect> {
    let Some(open) = &app.desk.open else {
        return Vec::new();
    };
    let kept = Kept {
        key: open.key.clone(),
        from: app.desk.from.clone(),
        is_draft: true,
        ..Kept::default()
    };
    app.desk.kept.insert(0, kept);
    note(app, env)
}

/// Notes what the open set is called and holds.
pub(super) fn note(app: &mut App, env: Env) -> Vec<Effect> {
    let Some(open) = &app.desk.open else {
        return Vec::new();
    };
    let overview = &open.overview;
    let mut kept = app.desk.kept.iter_mut();
    let Some(kept) = kept.find(|kept| kept.key == open.key) else {
        return Vec::new();
    };
    let before = kept.clone();
    kept.id.clone_from(&overview.head.id);
    kept.title.clone_from(&overview.head.title);
    kept.items = overview.accepted;
    kept.bytes = overview.bytes;
    if kept.hash != overview.hash {
        kept.hash.clone_from(&overview.hash);
        kept.changed = env.now;
    }
    if *kept == before {
        return Vec::new();
    }
    vec![store(app)]
}

/// A set was stored: where it is the one in use, it is loaded anew, but not under a quiz.
pub(super) fn kept(app: &mut App, key: &str) -> Vec<Effect> {
    app.desk.is_lost = false;
    let is_open = app.desk.open.as_ref().is_some_and(|open| open.key == key);
    if is_open && let Some(id) = app.desk.to_play.take() {
        if app.bank().is_some_and(|bank| bank.set().id == id) {
            app.library = Library::Empty;
        }
        return play(app, &id);
    }
    let mut kept = app.desk.kept.iter();
    let kept = kept.find(|kept| kept.key == key && kept.is_offered());
    let Some(id) = kept.map(|kept| kept.id.clone()) else {
        return Vec::new();
    };
    let is_used = match &app.library {
        Library::Ready { bank, .. } => bank.set().id == id,
        Library::Failed { id: failed, .. } => *failed == id,
        Library::Empty | Library::Loading { .. } => false,
    };
    if !is_used || app.quiz().is_some() {
        return Vec::new();
    }
    app.library = Library::Empty;
    // Where it is shown it is loaded at once, else when it is wanted.
    match app.route {
        Route::Desk | Route::Set(..) => Vec::new(),
        _ => open::load(app, &id),
    }
}

/// Gives the open set another id, where it is one and no other set has it.
pub(super) fn rename(app: &mut App, text: &str) -> Vec<Effect> {
    let Some(open) = &app.desk.open else {
        return Vec::new();
    };
    let (key, old) = (open.key.clone(), open.overview.head.id.clone());
    let id = text.trim();
    if id == old || !crate::set::is_id(id) || free_id(app, id, &key) != id {
        // The field shows again what stands there.
        return vec![say(Order::Settle)];
    }
    let mut effects = Vec::new();
    if app.current == old {
        id.clone_into(&mut app.current);
        effects.push(Effect::Save {
            key: CURRENT.to_owned(),
            text: id.to_owned(),
        });
    }
    if let Some(open) = &mut app.desk.open {
        id.clone_into(&mut open.overview.head.id);
        let head = open.overview.head.clone();
        effects.extend(super::change(app, Change::Head(head)));
    }
    effects
}

/// Takes in what another tab wrote into the list: of each set the later state.
pub(super) fn merge(app: &mut App, text: &str) {
    let later = |kept: &Kept| kept.changed.max(kept.gone);
    for other in shelf::decode(text) {
        let mut kept = app.desk.kept.iter_mut();
        match kept.find(|kept| kept.key == other.key) {
            Some(own) if later(&other) > later(own) => {
                if let Some(open) = &mut app.desk.open
                    && open.key == other.key
                {
                    open.is_changed_elsewhere |= open.overview.hash != other.hash;
                }
                *own = other;
            }
            Some(own) => own.is_draft &= other.is_draft,
            None => app.desk.kept.push(other),
        }
    }
}

/// The set is to be played from now on.
pub(super) fn offer(app: &mut App, env: Env) -> Vec<Effect> {
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    let id = open.overview.head.id.clone();
    let own = open.key.clone();
    let listed = match &app.shelf {
        Shelf::Ready(listed) => listed.iter().find(|set| set.id == id),
        Shelf::Unasked | Shelf::Loading | Shelf::Failed(_) => None,
    };
    let mut kept = app.desk.kept.iter();
    let other = kept.find(|kept| kept.key != own && kept.is_offered() && kept.id == id);
    // A set that the site ships stays what it is.
    if listed.is_some() {
        return keep_both(app, env);
    }
    if let Some(other) = other {
        open.rival = Some(other.title.clone());
        return vec![Effect::Focus(FocusOn::Section("rival"))];
    }
    take_up(app)
}

/// In the place of the other of its id.
pub(super) fn replace(app: &mut App, env: Env) -> Vec<Effect> {
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    open.rival = None;
    let (id, own) = (open.overview.head.id.clone(), open.key.clone());
    for kept in &mut app.desk.kept {
        if kept.key != own && kept.id == id && kept.is_offered() {
            kept.gone = env.now;
        }
    }
    if app.bank().is_some_and(|bank| bank.set().id == id) {
        app.library = Library::Empty;
    }
    take_up(app)
}

/// Adds a set that came by a link, in the place of the one of its id, and plays it.
pub(super) fn add_shared(app: &mut App, kept: Kept) -> Vec<Effect> {
    let id = kept.id.clone();
    for other in &mut app.desk.kept {
        if other.id == id && other.is_offered() {
            other.gone = kept.changed;
        }
    }
    app.desk.kept.insert(0, kept);
    if app.bank().is_some_and(|bank| bank.set().id == id) {
        app.library = Library::Empty;
    }
    let mut effects = vec![store(app)];
    effects.extend(play(app, &id));
    effects
}

/// Under an id that no other set has.
pub(super) fn keep_both(app: &mut App, _: Env) -> Vec<Effect> {
    let Some(open) = &app.desk.open else {
        return Vec::new();
    };
    let base = open.overview.head.id.clone();
    let own = open.key.clone();
    let id = free_id(app, &base, &own);
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    open.rival = None;
    open.overview.head.id.clone_from(&id);
    let head = open.overview.head.clone();
    let mut kept = app.desk.kept.iter_mut();
    if let Some(kept) = kept.find(|kept| kept.key == own) {
        kept.id = id;
    }
    let mut effects = vec![say(Order::Change(Change::Head(head)))];
    effects.extend(take_up(app));
    effects
}

pub(in crate::app) fn free_id(app: &App, base: &str, own: &str) -> String {
    let is_taken = |id: &str| {
        let listed = match &app.shelf {
            Shelf::Ready(listed) => listed.iter().any(|set| set.id == id),
            Shelf::Unasked | Shelf::Loading | Shelf::Failed(_) => false,
        };
        let mut kept = app.desk.kept.iter();
        listed || kept.any(|kept| kept.key != own && kept.gone == 0 && kept.id == id)
    };
    if !is_taken(base) {
        return base.to_owned();
    }
    let mut numbered = (2..).map(|n: u32| format!("{base}-{n}"));
    numbered.find(|id| !is_taken(id)).unwrap_or_default()
}

/// Offers the open set, and goes to practise with it.
fn take_up(app: &mut App) -> Vec<Effect> {
    let Some(open) = &app.desk.open else {
        return Vec::new();
    };
    let (key, id) = (open.key.clone(), open.overview.head.id.clone());
    let mut kept = app.desk.kept.iter_mut();
    if let Some(kept) = kept.find(|kept| kept.key == key) {
        kept.is_draft = false;
    }
    // It is played when the worker says that it is kept as it stands.
    app.desk.to_play = Some(id);
    vec![store(app), say(Order::Settle)]
}

/// Makes a set the one in use, and goes to practise.
pub(super) fn play(app: &mut App, id: &str) -> Vec<Effect> {
    let mut effects = choose(app, id);
    effects.push(Effect::Go(Route::Practise.address()));
    effects
}

/// The set that is in use from now on, and the first one next time.
#[inline(never)]
pub(in crate::app) fn choose(app: &mut App, id: &str) -> Vec<Effect> {
    id.clone_into(&mut app.current);
    let mut effects = vec![Effect::Save {
        key: CURRENT.to_owned(),
        text: id.to_owned(),
    }];
    effects.extend(open::load(app, id));
    effects
}

/// Deletes a set; for a while it can be had back.
pub(super) fn delete(app: &mut App, key: &str, env: Env) -> Vec<Effect> {
    let mut kept = app.desk.kept.iter_mut();
    let Some(kept) = kept.find(|kept| kept.key == key) else {
        return Vec::new();
    };
    kept.gone = env.now;
    let id = kept.id.clone();
    let mut effects = vec![store(app)];
    if app.desk.open.as_ref().is_some_and(|open| open.key == key) {
        app.desk.open = None;
        // What it still has to tell is of a set that is gone.
        effects.push(request(Request::End));
    }
    if app.bank().is_some_and(|bank| bank.set().id == id) {
        app.library = Library::Empty;
        let first = match &app.shelf {
            Shelf::Ready(listed) => listed.first().map(|set| set.id.clone()),
            Shelf::Unasked | Shelf::Loading | Shelf::Failed(_) => None,
        };
        effects.extend(first.map(|first| choose(app, &first)).unwrap_or_default());
    }
    effects.push(Effect::Go(Route::Desk.address()));
    effects.push(Effect::Focus(FocusOn::Section("deleted")));
    effects
}

/// Has a deleted set back, under another id where its own is taken by now.
pub(super) fn restore(app: &mut App, key: &str) -> Vec<Effect> {
    let kept = app.desk.kept.iter().find(|kept| kept.key == key);
    let Some(id) = kept.map(|kept| kept.id.clone()) else {
        return Vec::new();
    };
    let is_taken = free_id(app, &id, key) != id;
    let mut kept = app.desk.kept.iter_mut();
    if let Some(kept) = kept.find(|kept| kept.key == key) {
        kept.gone = 0;
        // As a draft it takes nobody's place; whoever uses it is asked.
        kept.is_draft |= is_taken;
    }
    vec![store(app), Effect::Focus(FocusOn::Heading)]
}

/// Copies a set, as a draft.
pub(super) fn duplicate(app: &mut App, key: &str, env: Env) -> Vec<Effect> {
    let kept = app.desk.kept.iter().find(|kept| kept.key == key).cloned();
    let Some(kept) = kept else {
        return Vec::new();
    };
    let copy = shelf::fresh_key(env);
    let effects = vec![request(Request::Copy(kept.key.clone(), copy.clone()))];
    app.desk.kept.insert(
        0,
        Kept {
            key: copy,
            title: [&kept.title, " (copy)"].concat(),
            changed: env.now,
            is_draft: true,
            gone: 0,
            ..kept
        },
    );
    effects.into_iter().chain([store(app)]).collect()
}

/// Fetches a set anew from where it came.
pub(super) fn fetch_anew(app: &mut App, key: &str) -> Vec<Effect> {
    let kept = app.desk.kept.iter().find(|kept| kept.key == key);
    let from = kept.map(|kept| kept.from.clone()).unwrap_or_default();
    if from.is_empty() {
        app.desk.reading = Reading::Missing;
        return Vec::new();
    }
    vec![fetch(app, from)]
}
