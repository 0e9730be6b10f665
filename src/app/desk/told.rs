//! What the worker tells.

use super::{Made, Open, Reading, Request, entered, grid, request, say, sets, shelf};
use crate::app::model::Library;
use crate::app::route::Part;
use crate::app::{Effect, Env, FetchError, Model as App, Route, class, open, print};
use crate::desk::order::{Order, Overview, Told};

/// A table of the site was to become a set, and the worker is gone.
pub(super) fn not_converted(app: &mut App, env: Env) -> Vec<Effect> {
    let id = match &app.library {
        Library::Loading { id, file } if open::is_converted(file) => id.clone(),
        Library::Loading { .. }
        | Library::Empty
        | Library::Ready { .. }
        | Library::Failed { .. } => return Vec::new(),
    };
    open::take_set(app, &id, Err(FetchError::Unreachable), env)
}

pub(super) fn heard(app: &mut App, told: Option<Told>, env: Env) -> Vec<Effect> {
    let Some(told) = told else {
        app.desk.open = None;
        app.desk.reading = Reading::Failed;
        class::package::lost(app);
        let mut effects = vec![request(Request::End)];
        effects.extend(class::results::lost(app));
        effects.extend(not_converted(app, env));
        return effects;
    };
    match told {
        Told::Progress(done, all) => {
            if let Reading::Going(_, now, of) = &mut app.desk.reading {
                (*now, *of) = (done, all);
            }
            Vec::new()
        }
        Told::Unread(says) => {
            // A set that lies here and cannot be read is told as a file is.
            let was_asked = app.desk.asked.take().is_some();
            if was_asked || matches!(app.desk.reading, Reading::Going(..)) {
                let name = app.desk.chosen.name.clone();
                app.desk.reading = Reading::Unread(name, says);
            }
            Vec::new()
        }
        Told::Overview(overview) => overview_told(app, *overview, env),
        Told::Worth(worth) => {
            if let Some(open) = &mut app.desk.open {
                open.overview.worth = Some(worth);
            }
            Vec::new()
        }
        Told::Rows(rows) => {
            let open = app.desk.open.as_mut();
            open.map(|open| open.grid.take(rows)).unwrap_or_default()
        }
        Told::Found(hit) => grid::found(app, hit),
        Told::Copied(text) => vec![Effect::Copy(text)],
        Told::Preview {
            table,
            row,
            questions,
        } => {
            let Some(open) = &mut app.desk.open else {
                return Vec::new();
            };
            open.take_yield(table, row, questions);
            grid::yielded(open)
        }
        Told::File { name, text, lost } => {
            let Some(open) = &mut app.desk.open else {
                return Vec::new();
            };
            open.made = Some(Made { name, text, lost });
            // What nothing is lost of is saved without a question.
            let whole = open.made.as_ref().is_some_and(|made| made.lost.is_empty());
            if whole { save(app) } else { Vec::new() }
        }
        Told::Packed { whole, pointing } => {
            if let Some(open) = &mut app.desk.open {
                open.packed = Some((whole, pointing));
            }
            Vec::new()
        }
        Told::Kept(key) => {
            let mut effects = sets::kept(app, &key);
            let mut kept = app.desk.kept.iter();
            let kept = kept.find(|kept| kept.key == key);
            if let Some(id) = kept.map(|kept| kept.id.clone()) {
                effects.extend(print::kept(app, &key, &id));
            }
            effects
        }
        Told::NotKept => {
            app.desk.to_play = None;
            app.desk.is_lost = true;
            Vec::new()
        }
        Told::Converted { id, text } => {
            let result = text.ok_or(FetchError::Unreadable);
            open::take_set(app, &id, result, env)
        }
        Told::PackedKept { key, packed } => class::hand_out::packed(app, &key, packed, env),
        Told::Scanned(texts) => class::results::seen(app, texts),
        Told::Workbook(bytes) => class::results::save_workbook(app, bytes),
        Told::Package(packed) => class::package::packaged(app, packed),
        Told::Sent(texts) => class::results::sent(app, texts),
        Told::Missing => {
            app.desk.asked = None;
            app.desk.reading = Reading::Missing;
            Vec::new()
        }
    }
}

/// The worker has read a set, opened one, or found out about one that was changed.
pub(super) fn overview_told(app: &mut App, overview: Overview, env: Env) -> Vec<Effect> {
    let was_reading = matches!(app.desk.reading, Reading::Going(..));
    app.desk.reading = Reading::Idle;
    if let Some(open) = &mut app.desk.open {
        let head = std::mem::replace(&mut open.overview, overview).head;
        // What is being written there may be later than what is told.
        if matches!(app.route, Route::Set(_, Part::About)) && !was_reading {
            open.overview.head = head;
        }
        if was_reading {
            open.grid = grid::Grid::default();
        }
        let mut effects = sets::note(app, env);
        if let Route::Set(_, Part::Table) = app.route {
            let open = app.desk.open.as_mut();
            effects.extend(open.map(grid::again).unwrap_or_default());
        }
        return effects;
    }
    let asked = app.desk.asked.take();
    let is_new = asked.is_none();
    let key = asked.unwrap_or_else(|| shelf::fresh_key(env));
    app.desk.open = Some(Open {
        key: key.clone(),
        chosen: is_new.then(|| app.desk.chosen.clone()),
        overview,
        ..Open::default()
    });
    let mut effects = Vec::new();
    if is_new {
        effects.push(say(Order::Keep { key: key.clone() }));
        effects.extend(sets::add(app, env));
        effects.push(Effect::Go(Route::Set(key, Part::Check).address()));
    } else {
        effects.extend(sets::note(app, env));
        if let Route::Set(_, part) = app.route {
            effects.extend(entered(app, part));
        }
    }
    effects
}

pub(super) fn save(app: &mut App) -> Vec<Effect> {
    let made = app.desk.open.as_mut().and_then(|open| open.made.take());
    match made {
        Some(Made { name, text, .. }) => vec![Effect::Download { name, text }],
        None => Vec::new(),
    }
}
