//! The store that the settings name: kept in this browser under one key, in no copy.

use super::going::host;
use super::kept::Kept;
use super::sending::{call, change_key};
use super::{Order, Purpose, Reply, order};
use crate::app::{Effect, Env, FocusOn, Model as App};
use crate::class::xapi::{NoStore, Store};
use crate::set::json::{self, Value};

/// Under this key it stands.
const KEY: &str = "annals/xapi-store";

/// The store of the settings, and what is typed there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    /// The store; `None`: none was named.
    pub store: Option<Store>,
    /// The value of the header that a class sends with; empty: none was named.
    class: String,
    /// Whether what is answered in this browser is sent there too, where a link names no other.
    pub sends: bool,
    /// The address that is typed.
    pub address: String,
    /// The key that is typed.
    pub key: String,
    /// The secret that is typed.
    pub secret: String,
    /// The key that is typed for a class.
    pub class_key: String,
    /// Its secret.
    pub class_secret: String,
    /// What came of the last try.
    pub trial: Option<Trial>,
}

/// A field for a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its address.
    Address,
    /// The key.
    Key,
    /// The secret of the key.
    Secret,
    /// The key for a class.
    ClassKey,
    /// The secret of that.
    ClassSecret,
}

/// What came of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// What was typed names no store.
    Not(NoStore),
    /// It was asked.
    Asked,
    /// It answers, and takes the key.
    Fine,
    /// It answers, and refuses the key for reading.
    Refused,
    /// Whatever answers there is no store; the status.
    Other(u16),
    /// No answer came.
    Silent,
}

impl Named {
    /// Reads what was kept.
    pub(super) fn load(stored: &[(String, String)]) -> Named {
        let kept = stored.iter().find(|(key, _)| key == KEY);
        let Some(kept) = kept.and_then(|(_, text)| Kept::read(text)) else {
            return Named::default();
        };
        Named {
            address: kept.store.endpoint.address().to_owned(),
            class: kept.class,
            sends: kept.sends,
            store: Some(kept.store),
            ..Named::default()
        }
    }

    /// The order to keep it.
    fn keep(&self) -> Option<Effect> {
        let kept = Kept {
            store: self.store.clone()?,
            class: self.class.clone(),
            sends: self.sends,
        };
        Some(Effect::Save {
            key: KEY.to_owned(),
            text: kept.write(),
        })
    }

    /// The host of the store.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.store.as_ref().map(|store| host(&store.endpoint))
    }

    /// Whether a class has a key already.
    #[must_use]
    pub fn has_class_key(&self) -> bool {
        !self.class.is_empty()
    }

    /// The store as a class gets it: with a key of its own, for whoever has the link has the key.
    ///
    /// # Errors
    /// When there is no such key, or it is the teacher's own.
    pub(in crate::app::class) fn for_class(&mut self) -> Result<(Store, Effect), NoStore> {
        let own = self.store.as_ref().ok_or(NoStore::NoAddress)?;
        let store = match self.class_key.trim().is_empty() {
            true => Store::with(own.endpoint.clone(), &self.class)?,
            false => Store::basic(own.endpoint.address(), &self.class_key, &self.class_secret)?,
        };
        if store.authorization == own.authorization {
            return Err(NoStore::Key);
        }
        self.class.clone_from(&store.authorization);
        (self.class_key, self.class_secret) = Default::default();
        let kept = self.keep().ok_or(NoStore::NoAddress)?;
        Ok((store, kept))
    }
}

pub(super) fn typed(app: &mut App, field: Field, text: String) -> Vec<Effect> {
    let named = &mut app.class.records.named;
    match field {
        Field::Address => named.address = text,
        Field::Key => named.key = text,
        Field::Secret => named.secret = text,
        Field::ClassKey => named.class_key = text,
        Field::ClassSecret => named.class_secret = text,
    }
    app.class.out.complaint = None;
    Vec::new()
}

/// Keeps what was typed, and asks the store for what it has. Without a key the one that is kept is
/// tried.
pub(super) fn try_it(app: &mut App, env: Env) -> Vec<Effect> {
    let named = &mut app.class.records.named;
    let is_typed = !named.key.trim().is_empty() || !named.secret.is_empty();
    let store = match (&named.store, is_typed) {
        (Some(store), false) if store.endpoint.address() == named.address => Ok(store.clone()),
        _ => Store::basic(&named.address, &named.key, &named.secret),
    };
    let store = match store {
        Ok(store) => store,
        Err(why) => {
            named.trial = Some(Trial::Not(why));
            return Vec::new();
        }
    };
    if named.store.as_ref().map(|of| &of.endpoint) != Some(&store.endpoint) {
        named.class.clear();
    }
    (named.key, named.secret) = Default::default();
    store.endpoint.address().clone_into(&mut named.address);
    named.trial = Some(Trial::Asked);
    let address = [&store.statements_address(), "?limit=1"].concat();
    named.store = Some(store.clone());
    let mut effects: Vec<Effect> = named.keep().into_iter().collect();
    effects.push(call(Purpose::Trial, address, &store, None));
    effects.extend(change_key(app, &store));
    effects.extend(super::sending::pump(app, env));
    effects
}

/// What came of it.
pub(super) fn tried(app: &mut App, reply: Option<&Reply>) -> Vec<Effect> {
    let is_list = |body: &str| {
        let value = json::parse(body).ok();
        value.is_some_and(|value| matches!(value.field("statements"), Value::List(_)))
    };
    app.class.records.named.trial = Some(match reply {
        None => Trial::Silent,
        Some(reply) => match reply.status {
            200 if is_list(&reply.body) => Trial::Fine,
            401 | 403 => Trial::Refused,
            status => Trial::Other(status),
        },
    });
    Vec::new()
}

/// Whether what is answered in this browser is sent there too.
pub(super) fn let_send(app: &mut App, is: bool) -> Vec<Effect> {
    let named = &mut app.class.records.named;
    named.sends = is;
    named.keep().into_iter().collect()
}

/// Forgets it. What waits for it still goes there.
pub(super) fn forget(app: &mut App) -> Vec<Effect> {
    app.class.records.named = Named::default();
    vec![
        order(Order::Forget {
            keys: vec![KEY.to_owned()],
            store: None,
        }),
        Effect::Focus(FocusOn::Section("records")),
    ]
}
