//! Opening pages: what a page needs is fetched first, and a quiz waits for its set.

use std::rc::Rc;

use super::aside::Aside;
use super::attempts::open_waiting;
use super::model::LibraryError;
use super::route::print::Of;
use super::route::{Part, Run};
use super::{
    Effect, Env, FetchError, FocusOn, Library, Listed, Model, Notice, Page, Rest, Route, Shelf,
    class, desk, errands, map, practise, print, review, study,
};
use crate::bank::Bank;
use crate::memory::AttemptId;
use crate::set::{self, file_of, json};

/// Opens a page. A quiz needs its set first; until it is here the page waits.
pub(super) fn enter(model: &mut Model, route: Route, env: Env) -> Vec<Effect> {
    let arriving = model.route != route;
    if let Route::Print(print) = &route
        && print::again(model, print)
    {
        model.route = route;
        return Vec::new();
    }
    if let Route::HandOut(assignment) = &route
        && class::hand_out::again(model, assignment)
    {
        return Vec::new();
    }
    model.route = route.clone();
    model.help = false;
    model.aside = Aside::default();
    let mut effects = match route {
        Route::Set(key, Part::Print) if let Some(effects) = print::of_kept(model, &key, env) => {
            effects
        }
        Route::Desk | Route::Set(..) | Route::Shared(_) => {
            model.page = Page::Plain;
            let mut effects = in_place_of_failed(model);
            if model.rest == Rest::Here {
                effects.extend(desk::enter(model));
            }
            effects
        }
        Route::Assignment(_)
        | Route::HandOut(_)
        | Route::Class(_)
        | Route::Live(_)
        | Route::HandIn(_) => {
            model.page = Page::Plain;
            match model.rest {
                Rest::Here => class::enter(model, env),
                Rest::Coming | Rest::Failed => Vec::new(),
            }
        }
        Route::Today | Route::Settings | Route::About | Route::Unknown(_) => {
            model.page = Page::Plain;
            if model.rest == Rest::Here {
                model.study.turn(study::moment(env));
            }
            in_place_of_failed(model)
        }
        Route::Changes => {
            model.page = Page::Changes(Vec::new());
            in_place_of_failed(model)
        }
        Route::Map => {
            model.page = Page::Map(None);
            let mut effects = in_place_of_failed(model);
            if model.rest == Rest::Here {
                model.study.turn(study::moment(env));
                effects.extend(map::begin_waiting(model, env));
            }
            effects
        }
        Route::Review(_) => {
            model.page = Page::Review(None);
            let effects = in_place_of_failed(model);
            match model.rest {
                Rest::Here if effects.is_empty() => review::begin_waiting(model, env),
                _ => effects,
            }
        }
        Route::Practise => {
            model.page = Page::Practise(practise::Model::default());
            if model.rest == Rest::Here {
                practise::look_back(model);
            }
            in_place_of_failed(model)
        }
        Route::Run(Run::Selection { set, .. } | Run::Question { set, .. }) => {
            model.page = Page::Run(None);
            open_with(model, &set, env)
        }
        Route::Run(Run::Attempt(id)) => {
            model.page = Page::Run(None);
            open_attempt(model, &id, env)
        }
        Route::Done(id) => {
            model.page = Page::Done(None);
            open_attempt(model, &id, env)
        }
        Route::Print(print) => {
            model.page = Page::Print(None);
            match &print.of {
                Of::Set(set) => open_with(model, set, env),
                Of::Attempt(id) => open_attempt(model, id, env),
                Of::Draft(key) => vec![print::fetch_draft(key)],
            }
        }
    };
    if arriving && effects.is_empty() {
        effects.push(Effect::Focus(FocusOn::Heading));
    }
    if !matches!(model.route, Route::Run(_)) {
        effects.extend(ask_for_list(model));
    }
    effects.extend(ask_costs(model, env));
    effects
}

/// On the page of settings stands what a retention costs.
pub(super) fn ask_costs(model: &mut Model, env: Env) -> Option<Effect> {
    match (&model.route, model.rest) {
        (Route::Settings, Rest::Here) => errands::ask_costs(model, env),
        _ => None,
    }
}

/// The list of sets, once; a linked quiz asks for it only when its set cannot be had.
fn ask_for_list(model: &mut Model) -> Option<Effect> {
    (model.shelf == Shelf::Unasked).then(|| {
        model.shelf = Shelf::Loading;
        Effect::FetchIndex
    })
}

/// A page that needs no particular set is not held up by one that a link named in vain, nor left
/// without one after a set of one's own was changed.
#[inline(never)]
fn in_place_of_failed(model: &mut Model) -> Vec<Effect> {
    let Shelf::Ready(_) = &model.shelf else {
        return Vec::new();
    };
    let failed = match &model.library {
        Library::Failed { id, .. } => id.clone(),
        Library::Empty => String::new(),
        Library::Loading { .. } | Library::Ready { .. } => return Vec::new(),
    };
    match first_set(model) {
        Some(first) if first != failed => load(model, &first),
        Some(_) | None => Vec::new(),
    }
}

/// The set that is opened where none is named: the one that was in use, else the first listed.
fn first_set(model: &Model) -> Option<String> {
    let Shelf::Ready(listed) = &model.shelf else {
        return None;
    };
    let own = model.desk.kept.iter().filter(|kept| kept.is_offered());
    let mut known = listed
        .iter()
        .map(|set| &set.id)
        .chain(own.map(|kept| &kept.id));
    let current = known.find(|id| **id == model.current).cloned();
    current.or_else(|| listed.first().map(|set| set.id.clone()))
}

/// Opens what waits for this set, now or when it has been fetched.
pub(super) fn open_with(model: &mut Model, set: &str, env: Env) -> Vec<Effect> {
    if model.bank().is_some_and(|bank| bank.set().id == set) {
        return open_waiting(model, env);
    }
    load(model, set)
}

#[inline(never)]
fn open_attempt(model: &mut Model, id: &AttemptId, env: Env) -> Vec<Effect> {
    match model.ledger.get(id).map(|attempt| attempt.set.clone()) {
        Some(set) => open_with(model, &set, env),
        None => {
            model.tell(Notice::NoSuchAttempt);
            vec![Effect::Replace(Route::Today.address())]
        }
    }
}

/// Orders a set, by the list of sets where that is here.
pub(super) fn load(model: &mut Model, id: &str) -> Vec<Effect> {
    let wanted = match &model.library {
        Library::Loading { id: loading, .. } => loading == id,
        Library::Empty | Library::Ready { .. } | Library::Failed { .. } => false,
    };
    if wanted {
        return Vec::new();
    }
    // A set is usually filed under its own name: asking for it at once, without
    // waiting for the list, saves a round trip before the first question.
    let own = match model.rest {
        Rest::Here => desk::load(model, id),
        Rest::Coming | Rest::Failed => None,
    };
    let file = match (&model.shelf, own.or_else(|| listed_file(model, id))) {
        (_, Some(file)) => file,
        (Shelf::Ready(_), None) => {
            model.library = Library::Failed {
                id: id.to_owned(),
                why: LibraryError::NotListed,
            };
            return Vec::new();
        }
        (Shelf::Unasked | Shelf::Loading | Shelf::Failed(_), None) => match file_of(id) {
            Some(file) => file,
            None => return ask_for_list(model).into_iter().collect(),
        },
    };
    fetch(model, id, file)
}

/// Whether a file of the site is no set of Annals, and has to be made one.
pub(super) fn is_converted(file: &str) -> bool {
    !file.ends_with(".json") && !file.starts_with("kept:")
}

fn fetch(model: &mut Model, id: &str, file: String) -> Vec<Effect> {
    let id = id.to_owned();
    model.library = Library::Loading {
        id: id.clone(),
        file: file.clone(),
    };
    // A teacher's table among the site's sets.
    if model.rest == Rest::Here && is_converted(&file) {
        return vec![desk::convert(id, file)];
    }
    vec![Effect::FetchSet { id, file }]
}

/// The file that the page at an address cannot do without, so that it may be fetched
/// before anything else.
#[must_use]
pub fn first_file(hash: &str) -> Option<String> {
    match Route::quiz(hash)? {
        Run::Selection { set, .. } | Run::Question { set, .. } => file_of(&set),
        Run::Attempt(_) => None,
    }
}

/// The file of a set, by the list of sets where that is here.
fn listed_file(model: &Model, id: &str) -> Option<String> {
    let Shelf::Ready(listed) = &model.shelf else {
        return None;
    };
    let set = listed.iter().find(|set| set.id == id)?;
    Some(set.file.clone())
}

#[inline(never)]
pub(super) fn take_index(model: &mut Model, result: Result<String, FetchError>) -> Vec<Effect> {
    let listed = match result.map(|text| read_index(&text)) {
        Ok(Some(listed)) => listed,
        Ok(None) => {
            model.shelf = Shelf::Failed(FetchError::Unreadable);
            return Vec::new();
        }
        Err(error) => {
            model.shelf = Shelf::Failed(error);
            return Vec::new();
        }
    };
    model.shelf = Shelf::Ready(listed);
    let first = first_set(model);
    match (&model.library, wanted_set(model).or(first)) {
        (Library::Empty, Some(id)) => load(model, &id),
        (Library::Failed { id: failed, .. }, Some(id)) if *failed == id => load(model, &id),
        (
            Library::Empty
            | Library::Loading { .. }
            | Library::Ready { .. }
            | Library::Failed { .. },
            _,
        ) => Vec::new(),
    }
}

/// `questions/index.json`: the sets a site offers, in the order in which it offers them.
fn read_index(text: &str) -> Option<Vec<Listed>> {
    let index = json::parse(text).ok()?;
    let mut listed = Vec::new();
    for set in index.field("sets").items() {
        let field = |name: &str| set.field(name).text().map(str::to_owned);
        listed.push(Listed {
            file: field("file")?,
            id: field("id")?,
            title: field("title")?,
        });
    }
    Some(listed)
}

/// The set that the open page cannot do without.
pub(super) fn wanted_set(model: &Model) -> Option<String> {
    match &model.route {
        Route::Run(Run::Selection { set, .. } | Run::Question { set, .. }) => Some(set.clone()),
        Route::Run(Run::Attempt(id)) | Route::Done(id) => {
            model.ledger.get(id).map(|attempt| attempt.set.clone())
        }
        Route::Assignment(_) | Route::HandOut(_) | Route::Class(_) | Route::Live(_) => {
            class::wanted_set(model)
        }
        Route::Print(print) => match &print.of {
            Of::Set(set) => Some(set.clone()),
            Of::Attempt(id) => model.ledger.get(id).map(|attempt| attempt.set.clone()),
            Of::Draft(_) => None,
        },
        Route::Today
        | Route::Practise
        | Route::Review(_)
        | Route::Map
        | Route::Changes
        | Route::Desk
        | Route::Shared(_)
        | Route::Set(..)
        | Route::HandIn(_)
        | Route::Settings
        | Route::About
        | Route::Unknown(_) => None,
    }
}

pub(super) fn take_set(
    model: &mut Model,
    id: &str,
    result: Result<String, FetchError>,
    env: Env,
) -> Vec<Effect> {
    // Looked at first: a set may come before the rest of the program.
    if let Some(key) = id.strip_prefix(print::DRAFT) {
        return print::take_draft(model, key, &result);
    }
    let asked = match &model.library {
        Library::Loading { id: wanted, file } if wanted == id => file.clone(),
        // An answer to an earlier wish.
        Library::Loading { .. }
        | Library::Empty
        | Library::Ready { .. }
        | Library::Failed { .. } => return Vec::new(),
    };
    // It was asked for by its own name; the list, here by now, may call its file otherwise.
    if result.is_err()
        && let Some(file) = listed_file(model, id)
        && file != asked
    {
        return fetch(model, id, file);
    }
    let hash = match (model.rest, &result) {
        (Rest::Here, Ok(text)) => class::hash_of(text),
        (Rest::Here | Rest::Coming | Rest::Failed, _) => String::new(),
    };
    let reading = result
        .map_err(LibraryError::Fetch)
        .and_then(|text| set::read(&text).map_err(|e| LibraryError::Unreadable(e.to_string())));
    let bank = reading.and_then(|reading| {
        if reading.set.id != id {
            return Err(LibraryError::OtherId(reading.set.id));
        }
        let refused = reading.findings.len();
        let bank = Bank::compile(Rc::new(reading.set));
        // Which the rest of the program alone can say; without it, a first question will.
        if model.rest == Rest::Here && bank.is_empty() {
            return Err(LibraryError::NothingToAsk);
        }
        Ok((bank, refused))
    });
    match bank {
        Ok((bank, refused)) => {
            model.library = Library::Ready {
                bank: Rc::new(bank),
                refused,
                hash,
            };
            if refused > 0 {
                model.tell(Notice::ItemsRefused(refused));
            }
            if model.rest == Rest::Here {
                study::prepare(model, env);
            }
            let mut effects = open_waiting(model, env);
            effects.extend(ask_costs(model, env));
            effects
        }
        Err(why) => {
            let id = id.to_owned();
            model.library = Library::Failed { id, why };
            ask_for_list(model).into_iter().collect()
        }
    }
}

pub(super) fn retry_loading(model: &mut Model) -> Vec<Effect> {
    let failed = match &model.library {
        Library::Failed { id, .. } => Some(id.clone()),
        Library::Empty | Library::Loading { .. } | Library::Ready { .. } => None,
    };
    let mut effects = Vec::new();
    if !matches!(model.shelf, Shelf::Ready(_)) {
        model.shelf = Shelf::Loading;
        effects.push(Effect::FetchIndex);
    }
    if let Some(id) = failed {
        effects.extend(load(model, &id));
    }
    effects
}
