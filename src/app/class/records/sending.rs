//! What waits for each store: kept in local storage under a key for each statement, and sent.

use super::going::host;
use super::kept::{Kept, STORE, folder, kept_store, stored_key};
use super::{Call, Order, Purpose, Reply, order};
use crate::app::class::hash_of;
use crate::app::{Effect, Env, Model as App};
use crate::class::xapi::{ASIDE, Answer, Entry, Halt, Next, Outbox, Statement, Store, Told, key};

/// Signs of the name of a store.
const SIGNS: usize = 12;

/// What waits for a store.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sending {
    /// Its name in this browser.
    name: String,
    /// Where it is, and the key to it.
    store: Option<Store>,
    outbox: Outbox,
    /// The time for which the browser was asked to wake.
    until: i64,
}

/// How records stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many wait to be sent.
    pub waiting: usize,
    /// The hosts that they wait for.
    pub hosts: Vec<String>,
    /// Why nothing is sent until somebody acts.
    pub halt: Option<Halt>,
    /// Whether the last try failed, and it is tried again by itself.
    pub is_later: bool,
    /// How many the stores refused.
    pub aside: usize,
    /// How many were stored since the page was opened.
    pub stored: usize,
    /// Whether the browser could not keep something until it is sent.
    pub is_lost: bool,
}

/// How records stand in this browser.
#[must_use]
pub fn standing(app: &App) -> Standing {
    let records = &app.class.records;
    let mut standing = Standing {
        aside: records.aside.len(),
        stored: records.stored,
        is_lost: records.is_lost,
        ..Standing::default()
    };
    for one in records.sending.iter().filter(|one| !one.outbox.is_empty()) {
        standing.waiting += one.outbox.len();
        standing.halt = standing.halt.or(one.outbox.halted());
        standing.is_later |= one.until > app.now;
        let host = one.store.as_ref().map(|store| host(&store.endpoint));
        standing.hosts.extend(host.map(str::to_owned));
    }
    standing.hosts.dedup();
    standing
}

/// Reads all that was kept.
pub(super) fn load(stored: &[(String, String)]) -> Vec<Sending> {
    let stores = stored.iter().filter_map(|(at, text)| {
        let name = at.strip_prefix(STORE)?;
        let folder = folder(name);
        let entries = stored.iter().filter_map(|(at, text)| {
            let id = at.strip_prefix(&*folder)?;
            let (key, text) = (key(id), text.clone());
            Some(Entry { key, text })
        });
        Some(Sending {
            name: name.to_owned(),
            store: Kept::read(text).map(|kept| kept.store),
            outbox: Outbox::load(entries).outbox,
            until: 0,
        })
    });
    stores.collect()
}

/// Of a store for which nothing waits, its key is kept no longer: a browser may have been killed
/// between the two.
pub(super) fn forget_idle(app: &mut App) -> Vec<Effect> {
    let idle = { &mut app.class.records.sending }.extract_if(.., |one| one.outbox.is_empty());
    idle.map(|one| forget(Vec::new(), &one.name, true))
        .collect()
}

/// Takes statements in: each is kept before anything is sent.
pub(super) fn add(app: &mut App, store: &Store, said: Vec<Statement>) -> Vec<Effect> {
    let id = [store.endpoint.address(), "\n", &store.authorization].concat();
    let mut name = hash_of(&id);
    name.truncate(SIGNS);
    let all = &mut app.class.records.sending;
    let mut effects = Vec::new();
    // What waits for the same store with a key that it refuses goes with the new one.
    let others = all.iter_mut().filter(|other| other.name != name);
    effects.extend(with_key(others, store, |halt| matches!(halt, Halt::Key(_))));
    if !all.iter().any(|one| one.name == name) {
        all.push(Sending {
            name: name.clone(),
            store: Some(store.clone()),
            ..Sending::default()
        });
    }
    let Some(one) = all.iter_mut().find(|one| one.name == name) else {
        return effects;
    };
    let entries = one.outbox.add(said);
    if entries.is_empty() {
        return effects;
    }
    // Once more each time: another tab may just have sent all and forgotten it.
    let kept = entries
        .into_iter()
        .map(|entry| (stored_key(&name, &entry.key), entry.text));
    let kept: Vec<(String, String)> = [kept_store(&name, store)].into_iter().chain(kept).collect();
    let copies = kept.clone();
    effects.extend(
        kept.into_iter()
            .map(|(key, text)| Effect::Save { key, text }),
    );
    effects.push(order(Order::Copy(copies)));
    effects
}

/// Takes in what second copies have of what waits, where it does not wait here.
pub(super) fn take_copies(app: &mut App, copies: &[(String, String)]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for one in load(copies) {
        let Some(store) = &one.store else {
            continue;
        };
        match one.outbox.is_empty() {
            true => effects.push(forget(Vec::new(), &one.name, true)),
            false => effects.extend(add(app, store, one.outbox.statements())),
        }
    }
    let refused = copies.iter().filter(|(key, _)| key.starts_with(ASIDE));
    for (key, text) in refused {
        let aside = &mut app.class.records.aside;
        if aside.iter().all(|entry| entry.key != *key) {
            let (key, text) = (key.clone(), text.clone());
            effects.push(Effect::Save {
                key: key.clone(),
                text: text.clone(),
            });
            aside.push(Entry { key, text });
        }
    }
    effects
}

fn keep(name: &str, store: &Store) -> Effect {
    let (key, text) = kept_store(name, store);
    Effect::Save { key, text }
}

/// Sends what may go now.
pub(super) fn pump(app: &mut App, env: Env) -> Vec<Effect> {
    let mut effects = Vec::new();
    for one in &mut app.class.records.sending {
        let Some(store) = &one.store else {
            continue;
        };
        match one.outbox.next(env.now) {
            Next::Send(batch) => {
                one.until = 0;
                effects.push(call(
                    Purpose::Batch {
                        name: one.name.clone(),
                        number: batch.number,
                    },
                    store.statements_address(),
                    store,
                    Some(batch.body),
                ));
            }
            Next::Wait(until) if one.until != until => {
                one.until = until;
                let ms = u32::try_from(until - env.now).unwrap_or(0);
                effects.push(order(Order::Wake {
                    ms: ms.saturating_add(10),
                    at: until,
                }));
            }
            Next::Wait(_) | Next::UnderWay | Next::Halted(_) | Next::Nothing => {}
        }
    }
    effects
}

/// A request to a store with its key.
pub(super) fn call(
    purpose: Purpose,
    address: String,
    store: &Store,
    body: Option<String>,
) -> Effect {
    let headers = store
        .headers()
        .map(|(name, value)| (name, value.to_owned()));
    order(Order::Call(Box::new(Call {
        purpose,
        address,
        headers: headers.into(),
        body,
    })))
}

/// A store answered, or did not.
pub(super) fn answered(
    app: &mut App,
    name: &str,
    number: u64,
    reply: Option<&Reply>,
    env: Env,
) -> Vec<Effect> {
    let records = &mut app.class.records;
    let Some(one) = records.sending.iter_mut().find(|one| one.name == name) else {
        return Vec::new();
    };
    let answer = match reply {
        Some(reply) => Answer::Told {
            status: reply.status,
            retry_after: reply.retry_after.as_deref(),
            body: &reply.body,
        },
        None => Answer::Silence,
    };
    let (mut effects, mut gone) = (Vec::new(), Vec::new());
    for told in one.outbox.answered(number, answer, env.now, env.seed) {
        match told {
            Told::Stored { key } => {
                records.stored += 1;
                gone.push(stored_key(name, &key));
            }
            Told::AlreadyThere { key } => gone.push(stored_key(name, &key)),
            Told::Aside { key, kept, .. } => {
                effects.push(order(Order::Move {
                    from: stored_key(name, &key),
                    to: kept.key.clone(),
                    text: kept.text.clone(),
                }));
                records.aside.push(kept);
            }
            Told::Later { .. } | Told::Halted(_) => {}
        }
    }
    let is_empty = one.outbox.is_empty();
    if is_empty {
        // What could not be kept was sent all the same.
        records.is_lost = false;
    }
    if !gone.is_empty() || is_empty {
        effects.push(forget(gone, name, is_empty));
    }
    effects.extend(pump(app, env));
    effects
}

fn forget(keys: Vec<String>, name: &str, is_empty: bool) -> Effect {
    let store = is_empty.then(|| (folder(name), [STORE, name].concat()));
    order(Order::Forget { keys, store })
}

/// The browser woke as it was asked to; where that was too early by the clock, it is asked again.
pub(super) fn woken(app: &mut App, at: i64) {
    for one in &mut app.class.records.sending {
        if one.until == at {
            one.until = 0;
        }
    }
}

/// Tries again at once; also what was halted, where somebody asked for it.
pub(super) fn resume(app: &mut App, is_asked: bool) {
    for one in &mut app.class.records.sending {
        if is_asked || one.outbox.halted().is_none() {
            one.outbox.resume();
            one.until = 0;
        }
    }
}

/// Another key for the same store: what waits goes with it.
pub(super) fn change_key(app: &mut App, store: &Store) -> Vec<Effect> {
    with_key(app.class.records.sending.iter_mut(), store, |_| true)
}

/// Gives another key to what is halted before this store, and lets it go on.
fn with_key<'a>(
    all: impl Iterator<Item = &'a mut Sending>,
    store: &Store,
    is_meant: fn(Halt) -> bool,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    for one in all.filter(|one| one.outbox.halted().is_some_and(is_meant)) {
        let of = one.store.as_mut();
        if let Some(of) = of.filter(|of| of.endpoint == store.endpoint) {
            *of = store.clone();
            one.outbox.resume();
            effects.push(keep(&one.name, store));
        }
    }
    effects
}

/// What was not stored, in a file.
pub(super) fn save(app: &App) -> Vec<Effect> {
    let records = &app.class.records;
    let waiting = records.sending.iter().flat_map(|one| one.outbox.texts());
    let aside = records.aside.iter().map(|entry| entry.text.as_str());
    let all: Vec<&str> = aside.chain(waiting).collect();
    vec![Effect::Download {
        name: "annals-records.json".to_owned(),
        text: ["[\n", &all.join(",\n"), "\n]\n"].concat(),
    }]
}

/// Deletes what stores refused, and what is halted.
pub(super) fn delete(app: &mut App) -> Vec<Effect> {
    let records = &mut app.class.records;
    let aside = std::mem::take(&mut records.aside);
    let mut effects = vec![order(Order::Forget {
        keys: aside.into_iter().map(|entry| entry.key).collect(),
        store: None,
    })];
    records.sending.retain(|one| {
        let is_halted = one.outbox.halted().is_some();
        if is_halted {
            let keys = one.outbox.keys();
            let keys = keys.map(|key| stored_key(&one.name, &key)).collect();
            effects.push(forget(keys, &one.name, true));
        }
        !is_halted
    });
    effects
}
