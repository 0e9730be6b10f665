//! Records of a quiz that was handed out, for a store that somebody named: the platform that opened
//! the page, the link, or the settings. Where nobody did, nothing is ever sent.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

mod going;
pub mod launched;
mod msg;
pub mod named;
pub mod reading;
mod sending;

pub use self::going::{Going, Way, going, host};
pub use self::msg::{Call, Msg, Order, Purpose, Reply};
pub use self::sending::{Standing, standing};

use self::going::record;
use self::launched::Launched;
use self::named::Named;
use self::reading::Reading;
use self::sending::Sending;
use super::Request;
use crate::app::{Effect, Env, Model as App, Page};
use crate::class::xapi::{Entry, Statement, Store};

/// Every key in local storage that has to do with records begins so.
pub const KEYS: &str = "annals/xapi";
/// So begins the key of what a store refused.
const ASIDE: &str = "annals/xapi-aside/";

/// What is known of records in this browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The store of the settings, and what is typed there.
    pub named: Named,
    /// How this tab was opened by a platform.
    pub launched: Option<Launched>,
    /// What waits, by the store that it is for.
    sending: Vec<Sending>,
    /// What stores refused.
    pub aside: Vec<Entry>,
    /// Whether the browser could not keep something until it was sent.
    pub is_lost: bool,
    /// How many records were stored since the page was opened.
    pub stored: usize,
    /// The class that is read back, or was.
    pub reading: Option<Reading>,
}

fn order(order: Order) -> Effect {
    super::request(Request::Records(order))
}

/// Reads what was kept, when the app starts, and sends it on.
pub(super) fn start(app: &mut App, stored: &[(String, String)], env: Env) -> Vec<Effect> {
    let records = &mut app.class.records;
    records.named = Named::load(stored);
    records.sending = sending::load(stored);
    let aside = stored.iter().filter(|(key, _)| key.starts_with(ASIDE));
    records.aside = { aside.cloned() }
        .map(|(key, text)| Entry { key, text })
        .collect();
    let mut effects = vec![order(Order::Begin)];
    effects.extend(sending::pump(app, env));
    effects
}

/// Takes in what the second copies have that local storage has not: of a browser that was killed
/// before it brought that to disk.
pub(in crate::app) fn copied(app: &mut App, copies: &[(String, String)], env: Env) -> Vec<Effect> {
    let mut effects = sending::take_copies(app, copies);
    if !effects.is_empty() {
        effects.extend(sending::pump(app, env));
    }
    effects
}

/// Deals with what happened.
pub(super) fn update(app: &mut App, msg: Msg, env: Env) -> Vec<Effect> {
    match msg {
        Msg::LaunchSeen { query, kept } => launched::seen(app, query.as_deref(), kept.as_deref()),
        Msg::Called(purpose, reply) => called(app, purpose, reply, env),
        Msg::Woken(0) => launched::woken(app),
        Msg::Woken(at) => {
            sending::woken(app, at);
            sending::pump(app, env)
        }
        Msg::CameOnline => {
            sending::resume(app, false);
            sending::pump(app, env)
        }
        Msg::ResumePressed => {
            sending::resume(app, true);
            sending::pump(app, env)
        }
        Msg::SavePressed => sending::save(app),
        Msg::DeletePressed => sending::delete(app),
        Msg::LeavePressed => launched::leave(app, env),
        Msg::Typed(field, text) => named::typed(app, field, text),
        Msg::TryPressed => named::try_it(app, env),
        Msg::ForgetPressed => named::forget(app),
        Msg::ReportsChosen(is) => {
            app.class.out.reports = is;
            app.class.out.complaint = None;
            Vec::new()
        }
        Msg::ReadPressed => reading::begin(app),
    }
}

fn called(app: &mut App, purpose: Purpose, reply: Option<Reply>, env: Env) -> Vec<Effect> {
    match purpose {
        Purpose::Batch { name, number } => {
            let mut effects = sending::answered(app, &name, number, reply.as_ref(), env);
            effects.extend(launched::sent(app));
            effects
        }
        Purpose::Token => launched::token_came(app, reply.as_ref()),
        Purpose::Document => {
            let is_ready = launched::document_came(app, reply.as_ref());
            let mut effects: Vec<Effect> = is_ready.into_iter().collect();
            effects.extend(catch_up(app, env));
            effects
        }
        // Nothing of it is used, but a launch of cmi5 asks for it.
        Purpose::Preferences => Vec::new(),
        Purpose::Trial => named::tried(app, reply.as_ref()),
        Purpose::Page => reading::came(app, reply.as_ref()),
    }
}

/// A key of records could not be written.
pub(in crate::app) fn not_kept(app: &mut App) {
    app.class.records.is_lost = true;
}

/// All that the quiz on screen has to say until now. What was said already is the same statement.
fn catch_up(app: &mut App, env: Env) -> Vec<Effect> {
    let is_over = matches!(app.page, Page::Done(_));
    let said = record(app, |record| {
        if is_over {
            return record.all(None);
        }
        let answers = 0..record.submission.answers.len();
        let mut all = vec![record.initialized()];
        all.extend(answers.filter_map(|at| record.answered(at)));
        all
    });
    send(app, said, env)
}

pub(super) fn opened(app: &mut App, env: Env) -> Vec<Effect> {
    catch_up(app, env)
}

pub(super) fn answered(app: &mut App, env: Env) -> Vec<Effect> {
    let said = record(app, |record| {
        let latest = record.submission.answers.len().checked_sub(1);
        latest
            .and_then(|at| record.answered(at))
            .into_iter()
            .collect()
    });
    send(app, said, env)
}

pub(super) fn finished(app: &mut App, env: Env) -> Vec<Effect> {
    let said = record(app, |record| {
        let ended = record.completed().into_iter();
        ended.chain(record.judged(None)).collect()
    });
    send(app, said, env)
}

/// Keeps what is said, then sends it.
fn send(app: &mut App, said: Option<(Store, Vec<Statement>)>, env: Env) -> Vec<Effect> {
    let Some((store, statements)) = said else {
        return Vec::new();
    };
    let mut effects = sending::add(app, &store, statements);
    effects.extend(sending::pump(app, env));
    effects
}
