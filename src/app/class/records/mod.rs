//! Records of a quiz that was handed out, for a store that somebody named: the platform that opened
//! the page, the link, or the settings. Where nobody did, nothing is ever sent.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

mod before;
mod going;
mod kept;
pub mod launched;
mod msg;
pub mod named;
pub mod reading;
mod sending;

pub use self::going::{Going, Way, going, host};
pub use self::msg::{Call, Msg, Order, Purpose, Reply};
pub use self::sending::{Standing, standing};

use std::collections::BTreeMap;

use self::before::{ENDED, Ended, OWED, SAID, owe, owed_here, pay, remember};
use self::going::record;
use self::launched::Launched;
use self::named::Named;
use self::reading::Reading;
use self::sending::Sending;
use super::Request;
use crate::app::{Effect, Env, Model as App, Page};
use crate::class::xapi::{ASIDE, Before, Entry, Statement, Store};

/// Every key in local storage that has to do with records begins so.
pub const KEYS: &str = "annals/xapi";

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
    /// How many answers of an attempt a platform was told, in whatever session.
    said: BTreeMap<String, usize>,
    /// What platforms were told of each enrolment.
    ended: BTreeMap<String, Ended>,
    /// The attempts that ended before their platform could be told, each with the enrolment.
    owed: BTreeMap<String, String>,
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
    let under = |folder: &'static str| {
        let all = stored.iter();
        all.filter_map(move |(key, text)| Some((key.strip_prefix(folder)?.to_owned(), text)))
    };
    records.ended = under(ENDED)
        .map(|(key, text)| (key, Ended::read(text)))
        .collect();
    records.said = under(SAID)
        .filter_map(|(key, text)| Some((key, text.parse().ok()?)))
        .collect();
    records.owed = under(OWED).map(|(key, text)| (key, text.clone())).collect();
    let mut effects = vec![order(Order::Begin)];
    effects.extend(sending::forget_idle(app));
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
        Msg::SendsChosen(is) => named::let_send(app, is),
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
        Purpose::Document => launched::document_came(app, reply.as_ref()),
        Purpose::Preferences => {
            let mut effects = launched::preferences_came(app);
            if !matches!(app.page, Page::Done(_)) || owed_here(app).is_some() {
                effects.extend(catch_up(app, env));
            }
            effects
        }
        Purpose::Trial => named::tried(app, reply.as_ref()),
        Purpose::Page(number) => reading::came(app, number, reply.as_ref()),
    }
}

/// A key of records could not be written.
pub(in crate::app) fn not_kept(app: &mut App) {
    app.class.records.is_lost = true;
}

/// What the quiz on screen says, and what of cmi5 is said by then.
type Saying = (Vec<Statement>, Before);

/// All that the quiz on screen has to say until now. What was said already is the same statement,
/// or is not said again where cmi5 has it once.
fn catch_up(app: &mut App, env: Env) -> Vec<Effect> {
    let is_over = matches!(app.page, Page::Done(_));
    let said = record(app, |record| {
        let all = match is_over {
            true => record.all(None),
            false => record.so_far(),
        };
        (all, record.after(is_over))
    });
    let is_said = said.is_some();
    let mut effects = send(app, said, env);
    if is_over && is_said {
        effects.extend(pay(app));
    }
    effects
}

pub(in crate::app) fn opened(app: &mut App, env: Env) -> Vec<Effect> {
    catch_up(app, env)
}

pub(super) fn answered(app: &mut App, env: Env) -> Vec<Effect> {
    let said = record(app, |record| {
        let latest = record.submission.answers.len().checked_sub(1);
        let latest = latest.and_then(|at| record.answered(at));
        let after = Before {
            answers: record.submission.answers.len(),
            ..record.before
        };
        (latest.into_iter().collect(), after)
    });
    send(app, said, env)
}

pub(super) fn finished(app: &mut App, env: Env) -> Vec<Effect> {
    let said = record(app, |record| {
        let ended = record.completed().into_iter();
        let said = ended.chain(record.judged(None)).collect();
        (said, record.after(true))
    });
    if said.is_none() {
        return owe(app);
    }
    send(app, said, env)
}

/// A finished attempt is on screen: what the platform could not be told when it ended is told now.
pub(super) fn shown(app: &mut App, env: Env) -> Vec<Effect> {
    match owed_here(app) {
        Some(_) => catch_up(app, env),
        None => Vec::new(),
    }
}

/// Keeps what is said, then sends it.
fn send(app: &mut App, said: Option<(Store, Saying)>, env: Env) -> Vec<Effect> {
    let Some((store, (statements, after))) = said else {
        return Vec::new();
    };
    let mut effects = sending::add(app, &store, statements);
    effects.extend(remember(app, after));
    effects.extend(sending::pump(app, env));
    effects
}
