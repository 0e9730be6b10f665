//! Opening a link that holds a set: it is told what is in it before anything is kept.

use super::shelf::{self, Kept};
use super::{Reading, Request, request, sets};
use crate::app::route::Shared as Link;
use crate::app::{Effect, Env, FocusOn, Model as App, Shelf};
use crate::exchange::link;
use crate::set::{self, write};

/// What the link that was opened holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Shared {
    /// None was opened.
    #[default]
    None,
    /// It is being expanded.
    Opening(Link),
    /// It cannot be read; a sentence says why.
    Broken(String),
    /// A set.
    Here(Box<Held>),
}

/// The set of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Its file.
    pub text: String,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its language.
    pub language: String,
    /// Its licence.
    pub license: String,
    /// Whom to credit.
    pub attribution: String,
    /// How many events, cards and questions can be used.
    pub counts: [usize; 3],
    /// Items that cannot be.
    pub refused: usize,
    /// The hash of its content.
    pub hash: String,
    /// Whether the link names another hash: it was changed on the way.
    pub is_changed: bool,
    /// What of that id is here already.
    pub here: Here,
    /// Under which key it is being kept.
    key: String,
    /// Under which id.
    taken_as: String,
}

/// What is here already of the id of a shared set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Here {
    /// Nothing.
    Nothing,
    /// The very same.
    Same,
    /// Another version, by its title.
    Other(String),
    /// A set of the site.
    Shipped,
}

/// A link was opened.
pub(in crate::app) fn open(app: &mut App, link: Link) -> Vec<Effect> {
    if app.desk.shared == Shared::Opening(link.clone()) {
        return Vec::new();
    }
    app.desk.reading = Reading::Idle;
    let packed = match (&link.packed, &link.from) {
        (Some(packed), _) => packed,
        (None, Some(url)) => {
            app.desk.reading = Reading::Asked(url.clone());
            app.desk.shared = Shared::None;
            return Vec::new();
        }
        (None, None) => {
            app.desk.shared = Shared::Broken(CUT.to_owned());
            return Vec::new();
        }
    };
    match link::bytes(packed) {
        Some(bytes) => {
            app.desk.shared = Shared::Opening(link);
            vec![request(Request::Inflate(bytes))]
        }
        None => {
            app.desk.shared = Shared::Broken(CUT.to_owned());
            Vec::new()
        }
    }
}

const CUT: &str = "This link is cut short, or was changed on the way. Copy it again, whole.";

/// It was expanded, or could not be.
pub(super) fn expanded(app: &mut App, text: Option<String>) -> Vec<Effect> {
    let Shared::Opening(link) = &app.desk.shared else {
        return Vec::new();
    };
    let wanted = link.hash.clone();
    let read = text.ok_or_else(|| CUT.to_owned());
    let read = read.and_then(|text| link::from_columns(&text).map_err(|_| CUT.to_owned()));
    app.desk.shared = match read {
        Ok(shape) => {
            let text = write::write(&shape);
            let own = set::content_hash(&text);
            let reading = set::read_shape(shape);
            let set = reading.set;
            Shared::Here(Box::new(Held {
                here: here(app, &set.id, &own),
                is_changed: !wanted.is_empty() && wanted != own,
                counts: [set.events.len(), set.cards.len(), set.questions.len()],
                refused: reading.findings.len(),
                id: set.id,
                title: set.title,
                language: set.language,
                license: set.license,
                attribution: set.attribution,
                hash: own,
                text,
                key: String::new(),
                taken_as: String::new(),
            }))
        }
        Err(why) => Shared::Broken(why),
    };
    vec![Effect::Focus(FocusOn::Heading)]
}

fn here(app: &App, id: &str, hash: &str) -> Here {
    let mut kept = app.desk.kept.iter();
    if let Some(kept) = kept.find(|kept| kept.is_offered() && kept.id == id) {
        return match kept.hash == hash {
            true => Here::Same,
            false => Here::Other(kept.title.clone()),
        };
    }
    match &app.shelf {
        Shelf::Ready(listed) if listed.iter().any(|set| set.id == id) => Here::Shipped,
        Shelf::Ready(_) | Shelf::Unasked | Shelf::Loading | Shelf::Failed(_) => Here::Nothing,
    }
}

/// The set is to be kept and played: in the place of what is here of its id, or beside it.
pub(super) fn take(app: &mut App, both: bool, env: Env) -> Vec<Effect> {
    let Shared::Here(held) = &app.desk.shared else {
        return Vec::new();
    };
    let held = held.clone();
    // What is listed may have come while the page was read.
    let here = here(app, &held.id, &held.hash);
    if here == Here::Same {
        return sets::play(app, &held.id);
    }
    let beside = both || here == Here::Shipped;
    let id = if beside {
        sets::free_id(app, &held.id, "")
    } else {
        held.id.clone()
    };
    let text = match id == held.id {
        true => held.text.clone(),
        false => named(&held.text, &id),
    };
    let key = shelf::fresh_key(env);
    if let Shared::Here(held) = &mut app.desk.shared {
        held.key.clone_from(&key);
        held.taken_as.clone_from(&id);
    }
    vec![request(Request::Store(key, text))]
}

/// The file of a set under another id.
fn named(text: &str, id: &str) -> String {
    match set::shape(text) {
        Ok((mut shape, _)) => {
            id.clone_into(&mut shape.head.id);
            write::write(&shape)
        }
        // It was read before.
        Err(_) => text.to_owned(),
    }
}

/// A text was written, or could not be.
pub(super) fn stored(app: &mut App, key: &str, is: bool) -> Vec<Effect> {
    let Shared::Here(held) = &app.desk.shared else {
        return Vec::new();
    };
    if held.key != key {
        return Vec::new();
    }
    if !is {
        app.desk.is_lost = true;
        return Vec::new();
    }
    let held = held.clone();
    let id = held.taken_as.clone();
    let kept = listed(app, *held, key, id);
    app.desk.shared = Shared::None;
    sets::add_shared(app, kept)
}

/// What the list says of a set that came by a link.
fn listed(app: &App, held: Held, key: &str, id: String) -> Kept {
    let [events, cards, questions] = held.counts;
    Kept {
        key: key.to_owned(),
        id,
        title: held.title,
        items: (events + cards + questions) as u32,
        bytes: held.text.len() as u32,
        hash: held.hash,
        changed: app.now,
        from: String::new(),
        is_draft: false,
        gone: 0,
    }
}

/// The set of a link as it is to be kept beside the others, and its file.
pub(in crate::app) fn kept_of(app: &App, held: &Held, env: Env) -> (Kept, String) {
    let id = sets::free_id(app, &held.id, "");
    let text = match id == held.id {
        true => held.text.clone(),
        false => named(&held.text, &id),
    };
    let key = shelf::fresh_key(env);
    (listed(app, held.clone(), &key, id), text)
}
