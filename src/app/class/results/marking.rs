//! What came back is marked, when its set is here.

use std::rc::Rc;

use super::super::{assigned, hash_here};
use super::{Marked, Trouble};
use crate::app::desk::shared::Shared;
use crate::app::{Effect, Library, Model as App, desk, open, route};
use crate::bank::Bank;
use crate::class::{Gradebook, confusions};
use crate::set;

/// The set of the quiz on screen is in its link, or one of the site's.
pub(super) fn fetch_set(app: &mut App) -> Vec<Effect> {
    let open = app.class.back.open.as_ref();
    let Some(handed) = open.and_then(|open| open.handed.clone()) else {
        return trouble(app, Trouble::Unread);
    };
    if let Some(packed) = handed.packed {
        let link = route::Shared {
            hash: handed.assignment.hash,
            packed: Some(packed),
            from: None,
        };
        let effects = desk::shared::open(app, link);
        // It may be here from before.
        return match effects.is_empty() {
            true => mark(app),
            false => effects,
        };
    }
    let id = assigned::local(app, &handed).unwrap_or(handed.assignment.set);
    if app.bank().is_some_and(|bank| bank.set().id == id) {
        return mark(app);
    }
    match open::load(app, &id) {
        effects if effects.is_empty() && matches!(app.library, Library::Failed { .. }) => {
            trouble(app, Trouble::NoSet)
        }
        effects => effects,
    }
}

fn trouble(app: &mut App, trouble: Trouble) -> Vec<Effect> {
    if let Some(open) = &mut app.class.back.open {
        open.trouble = Some(trouble);
    }
    Vec::new()
}

/// The set that the record on screen is marked by; `None` where it is in its link.
pub(in crate::app::class) fn wanted_set(app: &App, key: &str) -> Option<String> {
    let open = app
        .class
        .back
        .open
        .as_ref()
        .filter(|open| open.key == key)?;
    let handed = open
        .handed
        .as_ref()
        .filter(|handed| handed.packed.is_none())?;
    assigned::local(app, handed).or_else(|| Some(handed.assignment.set.clone()))
}

/// Marks what came back, when the set is here.
#[inline(never)]
pub(in crate::app) fn mark(app: &mut App) -> Vec<Effect> {
    let Some((record, handed)) = app.class.back.open.as_ref().and_then(|open| {
        let record = open.record.clone()?;
        Some((record, open.handed.clone()?))
    }) else {
        return Vec::new();
    };
    let hash = &handed.assignment.hash;
    let bank = match &handed.packed {
        Some(_) => match &app.desk.shared {
            Shared::Here(held) if held.hash == *hash => set::read(&held.text)
                .ok()
                .map(|reading| Rc::new(Bank::compile(Rc::new(reading.set)))),
            Shared::Here(_) | Shared::Broken(_) => return trouble(app, Trouble::NoSet),
            Shared::None | Shared::Opening(_) => return Vec::new(),
        },
        None => app.bank().cloned(),
    };
    let Some(bank) = bank else {
        return trouble(app, Trouble::NoSet);
    };
    let is_other = handed.packed.is_none() && hash_here(app).as_ref() != Some(hash);
    let book = Gradebook::mark(&handed.assignment, &bank, record.submissions());
    let analysis = book.analysis();
    let answers = book.answers(&bank);
    let confused = confusions(&book, &bank);
    if let Some(open) = &mut app.class.back.open {
        open.trouble = is_other.then_some(Trouble::OtherSet);
        open.marked = Some(Rc::new(Marked {
            bank,
            book,
            analysis,
            answers,
            confused,
        }));
    }
    Vec::new()
}
