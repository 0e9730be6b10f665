//! Copies of all that is kept: saved, taken in, and whether the browser keeps it for good.

use super::{Effect, Env, Model, Notice, desk, study};
use crate::memory::Journal;
use crate::memory::backup::{self, Kept, is_later};
use crate::memory::journal::PREFIX;
use crate::memory::{Attempt, Ledger};

/// All that is kept, by key.
fn kept(model: &Model) -> Kept {
    let mut kept = model.study.journal().pieces().clone();
    let attempts = model.ledger.all().iter();
    kept.extend(attempts.map(|attempt| (attempt.key(), attempt.encode())));
    kept
}

/// All that is kept and all that could not be read, for a file: for another device, for a
/// browser that keeps nothing, or for whoever can read what this release cannot.
pub(super) fn everything(model: &Model) -> Kept {
    let mut all = kept(model);
    let unread = model.ledger.unread().iter();
    for unread in unread.chain(model.study.journal().unread()) {
        // Of some there is another copy, which could be read.
        let key = unread.key.clone();
        all.entry(key).or_insert_with(|| unread.text.clone());
    }
    all
}

/// Everything, in a file to be saved; the texts of one's own sets are read first.
#[inline(never)]
pub(super) fn copy(model: &mut Model) -> Vec<Effect> {
    match desk::texts_wanted(model) {
        Some(wanted) => vec![wanted],
        None => copy_with(model, Kept::new()),
    }
}

/// The same with these sets.
#[inline(never)]
pub(super) fn copy_with(model: &mut Model, sets: Kept) -> Vec<Effect> {
    let mut all = everything(model);
    all.extend(sets);
    model.notices.retain(|notice| *notice != Notice::NearlyFull);
    model.copied = model.now;
    vec![
        Effect::Download {
            name: "annals-copy.txt".to_owned(),
            text: backup::encode(&all),
        },
        Effect::Save {
            key: COPIED.to_owned(),
            text: model.now.to_string(),
        },
    ]
}

/// Under this key stands when a copy was saved last.
const COPIED: &str = "annals/copied";
/// So many answers are worth a copy.
const WORTH_A_COPY: usize = 50;
/// A week, in milliseconds: after as long without a visit some browsers delete what they keep.
const WEEK: i64 = 7 * 86_400_000;

/// When a copy was saved last, in milliseconds since 1970; 0: never.
pub(super) fn last_copy(stored: &[(String, String)]) -> i64 {
    let copied = stored.iter().find(|(key, _)| key == COPIED);
    copied.and_then(|(_, text)| text.parse().ok()).unwrap_or(0)
}

/// Whether the reader is to be reminded of saving a copy: the browser promises nothing, there is
/// something to lose, the last copy is a week old, and no file is kept current.
#[must_use]
#[inline(never)]
pub fn reminds(model: &Model) -> bool {
    let answers = model.study.journal().reviews().len();
    let is_old = model.copied == 0 || model.now.saturating_sub(model.copied) > WEEK;
    let is_alone = model.keeps != Keeps::Yes && !model.upkeep.is_current();
    is_alone && answers >= WORTH_A_COPY && is_old
}

/// Takes a copy in: what is later there than here, and what is not here.
#[inline(never)]
pub(super) fn take_in(model: &mut Model, text: Option<&str>, env: Env) -> Vec<Effect> {
    let copy = match backup::decode(text.unwrap_or_default()) {
        Ok(copy) => copy,
        Err(why) => {
            model.tell(Notice::NoCopy(why));
            return Vec::new();
        }
    };
    let here = kept(model);
    let answers = |journal: &Journal| journal.reviews().iter().filter(|r| !r.undone).count();
    let before = answers(model.study.journal());
    let mut effects = Vec::new();
    let sets = desk::take_texts(model, &copy.kept);
    for (key, text) in &copy.kept {
        if key.starts_with(backup::SETS) || key.starts_with(backup::CLASSES) {
            continue;
        }
        let is_known = here.get(key).is_some_and(|own| !is_later(key, text, own));
        if !is_known {
            effects.push((key.clone(), text.clone()));
        }
    }
    let merged: Vec<(String, String)> = backup::merge(&here, &copy.kept).into_iter().collect();
    let ledger = Ledger::load(&merged);
    for attempt in ledger.all() {
        model.ledger.put(Attempt::clone(attempt));
    }
    model.study.replace(&merged);
    study::prepare(model, env);
    model.tell(Notice::Restored {
        answers: answers(model.study.journal()).saturating_sub(before),
        refused: copy.refused.len(),
        is_whole: copy.is_whole,
    });
    let write = |(key, text): (String, String)| match key.starts_with(PREFIX) {
        true => model.study.order(key, text),
        false => Effect::Save { key, text },
    };
    effects.into_iter().map(write).chain(sets).collect()
}

/// A year, in seconds.
const YEAR: i64 = 365 * 86_400;

/// Sums up what was answered more than a year ago. The pieces are emptied only when the sums are
/// stored.
#[inline(never)]
pub(super) fn thin(model: &mut Model, env: Env) -> Vec<Effect> {
    let at = study::moment(env);
    model.study.thin(at.when - YEAR, at.zone)
}

/// After so many answers it is worth to be asked whether the browser may keep them.
const WORTH: usize = 10;
/// Under this key stands what the browser answered. It is no part of a copy: another browser
/// has an answer of its own.
const ANSWER: &str = "annals/keeps";

/// Whether the browser keeps what is stored also when room runs short, or nobody comes for weeks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeps {
    /// It was not asked yet.
    #[default]
    NotAsked,
    /// It did not say.
    Unknown,
    /// It does not promise.
    No,
    /// It does.
    Yes,
}

impl Keeps {
    /// From what is stored.
    pub(super) fn load(stored: &[(String, String)]) -> Keeps {
        let answer = stored.iter().find(|(key, _)| key == ANSWER);
        match answer.map(|(_, text)| text.as_str()) {
            Some("yes") => Keeps::Yes,
            Some("no") => Keeps::No,
            Some(_) => Keeps::Unknown,
            None => Keeps::NotAsked,
        }
    }
}

/// Asks the browser to keep what is stored, once there is something to keep, and once only: some
/// browsers pass the question on.
#[inline(never)]
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let enough = model.study.journal().reviews().len() >= WORTH;
    (enough && model.keeps == Keeps::NotAsked).then(|| {
        model.keeps = Keeps::Unknown;
        Effect::Persist
    })
}

/// The browser has answered.
#[inline(never)]
pub(super) fn answered(model: &mut Model, is: Option<bool>) -> Vec<Effect> {
    let (keeps, text) = match is {
        Some(true) => (Keeps::Yes, "yes"),
        Some(false) => (Keeps::No, "no"),
        None => (Keeps::Unknown, "?"),
    };
    model.keeps = keeps;
    vec![Effect::Save {
        key: ANSWER.to_owned(),
        text: text.to_owned(),
    }]
}
