//! How what waits for a store is kept in local storage, and the store with its key.

use crate::class::xapi::{Endpoint, Store, key};
use crate::set::json::{self, Name, Value};

/// So begins the key of what is said of a store for as long as something waits for it.
pub(super) const STORE: &str = "annals/xapi-to/";

/// A store, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// Where it is, and the key to it.
    pub(super) store: Store,
    /// The value of the header that a class sends with; empty: none was named.
    pub(super) class: String,
    /// Whether what is answered in this browser is sent to it.
    pub(super) sends: bool,
}

impl Kept {
    pub(super) fn write(&self) -> String {
        let text = |text: &str| Value::from(text);
        let fields = [
            ("endpoint", text(self.store.endpoint.address())),
            ("authorization", text(&self.store.authorization)),
            ("class", text(&self.class)),
            ("sends", Value::Bool(self.sends)),
        ];
        let fields = fields.map(|(name, value)| (Name::Borrowed(name), value));
        Value::Object(fields.into()).write()
    }

    pub(super) fn read(text: &str) -> Option<Kept> {
        let value = json::parse(text).ok()?;
        let said = |name: &str| value.field(name).text().unwrap_or_default();
        let endpoint = Endpoint::read(said("endpoint")).ok()?;
        Some(Kept {
            store: Store::with(endpoint, said("authorization")).ok()?,
            class: said("class").to_owned(),
            sends: matches!(value.field("sends"), Value::Bool(true)),
        })
    }
}

/// How the keys of what waits for a store begin.
pub(super) fn folder(name: &str) -> String {
    [&key(name), "/"].concat()
}

/// The key of a statement in local storage, where the outbox has this one for it.
pub(super) fn stored_key(name: &str, outbox: &str) -> String {
    let id = outbox.strip_prefix(&*key("")).unwrap_or(outbox);
    [&folder(name), id].concat()
}

/// What is said of a store, with its key.
pub(super) fn kept_store(name: &str, store: &Store) -> (String, String) {
    let kept = Kept {
        store: store.clone(),
        class: String::new(),
        sends: true,
    };
    ([STORE, name].concat(), kept.write())
}
