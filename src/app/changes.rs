//! What an update of the set means for what is known: shown, and put into force when the learner
//! has seen it.

use super::study::moment;
use super::{Effect, Env, Model, Notice, Page, Route, study};
use crate::memory::Changes;
use crate::memory::journal::{Journal, NameIx};
use crate::set::names::hash;

/// What happened on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// A doubtful fact was said to be the same, or not.
    AgreeToggled(NameIx),
    /// All was seen, and is to be put into force.
    Settled,
}

/// Decides on a message.
#[inline(never)]
pub(super) fn update(model: &mut Model, msg: Msg, env: Env) -> Vec<Effect> {
    let Page::Changes(agreed) = &mut model.page else {
        return Vec::new();
    };
    match msg {
        Msg::AgreeToggled(fact) => {
            match agreed.iter().position(|other| *other == fact) {
                Some(at) => {
                    agreed.remove(at);
                }
                None => agreed.push(fact),
            }
            Vec::new()
        }
        Msg::Settled => {
            let agreed = std::mem::take(agreed);
            let mut effects = match model.bank().cloned() {
                Some(bank) => model.study.settle(&bank, &agreed, moment(env)),
                None => Vec::new(),
            };
            study::prepare(model, env);
            model
                .notices
                .retain(|n| !matches!(n, Notice::SetChanged(_)));
            effects.push(Effect::Go(Route::Today.address()));
            effects
        }
    }
}

/// The setting under which stands what was seen of a set's changes.
pub(super) fn seen_of(set: &str) -> String {
    ["seen/", set].concat()
}

/// What is told of by no memory that changes: what is gone, and what was said not to be the
/// same. As a short text, to be held against what was seen.
pub(super) fn left(changes: &Changes, journal: &Journal) -> String {
    let doubtful = changes.doubtful.iter().map(|(from, _)| from);
    let names = changes.gone.iter().chain(doubtful);
    let mut names: Vec<String> = names
        .filter_map(|ix| Some(journal.names().fact(*ix)?.1))
        .collect();
    names.sort_unstable();
    format!("{:x}", hash(&names.join("\n")).cast_unsigned())
}
