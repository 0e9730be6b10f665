//! What a learning platform says in the address when it opens an assignment: where records go, of
//! whom, and for which registration.
//!
//! Two ways are known. xAPI's older one ("Tin Can") hands over the key itself; cmi5 hands over an
//! address where the key can be had once.

use std::fmt;

use super::json::{fields, object, set, text};
use super::store::{Endpoint, NoStore, Store};
use crate::class::assignment::name;
use crate::set::json::{Value, parse};

/// A launch.
#[derive(Clone, Debug, PartialEq)]
pub struct Launch {
    /// Where records go.
    pub endpoint: Endpoint,
    /// How the key is had.
    pub access: Access,
    /// Who learns.
    pub actor: Actor,
    /// By what the platform knows this enrolment: a UUID.
    pub registration: Option<String>,
    /// By what the platform knows this assignment: an IRI.
    pub activity: Option<String>,
}

/// How the key to the store is had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It came with the launch: the value of the header `Authorization`.
    Key(String),
    /// cmi5: a POST without a body to this address answers with it, once (see
    /// [`super::token`]).
    Fetch(String),
}

/// Whom a record is of, as an object that a store takes: with one identifier, and a name where it
/// is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor(Value<'static>);

/// Why a launch is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlaunched {
    /// The address of the store is none.
    Store(NoStore),
    /// Neither a key nor an address for one.
    Keyless,
    /// The address for the key is none that may be asked.
    Fetch(NoStore),
    /// Nobody whom a record could be of.
    Actor,
    /// The registration is no UUID, or is missing where cmi5 asks for it.
    Registration,
    /// The activity is no IRI, or is missing where cmi5 asks for it.
    Activity,
}

impl fmt::Display for Unlaunched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Unlaunched::Store(why) | Unlaunched::Fetch(why) => return why.fmt(f),
            Unlaunched::Keyless => "a key to the store of records",
            Unlaunched::Actor => "who is learning",
            Unlaunched::Registration => "a registration that can be read",
            Unlaunched::Activity => "an activity that can be read",
        };
        write!(
            f,
            "The platform that opened this page did not say {what}. Open it there once more."
        )
    }
}

impl Launch {
    /// Reads the pairs of an address, decoded. `None`: it is no launch, for it names no store.
    ///
    /// # Errors
    /// When it is one, and something in it is missing or cannot be read.
    pub fn read<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Option<Launch>, Unlaunched> {
        let mut said: [&str; 7] = [""; 7];
        const NAMES: [&str; 7] = [
            "endpoint",
            "auth",
            "fetch",
            "actor",
            "registration",
            "activity_id",
            "activityId",
        ];
        for (name, value) in pairs {
            if let Some(at) = NAMES.iter().position(|known| *known == name) {
                // What stands first counts: whoever adds to an address changes nothing.
                if said[at].is_empty() {
                    said[at] = value.trim();
                }
            }
        }
        let [
            endpoint,
            auth,
            fetch,
            actor,
            registration,
            of_tin_can,
            of_cmi5,
        ] = said;
        if endpoint.is_empty() {
            return Ok(None);
        }
        let endpoint = Endpoint::read(endpoint).map_err(Unlaunched::Store)?;
        let is_cmi5 = !fetch.is_empty();
        let access = if is_cmi5 {
            // It is an address with a query, held to the same rules as the store's.
            let (before, _) = fetch.split_once(['?', '#']).unwrap_or((fetch, ""));
            Endpoint::read(before).map_err(Unlaunched::Fetch)?;
            Access::Fetch(fetch.to_owned())
        } else if auth.is_empty() {
            return Err(Unlaunched::Keyless);
        } else {
            let store = Store::with(endpoint.clone(), auth).map_err(Unlaunched::Store)?;
            Access::Key(store.authorization)
        };
        let activity = [of_cmi5, of_tin_can].into_iter().find(|id| !id.is_empty());
        let given = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        let launch = Launch {
            endpoint,
            access,
            actor: Actor::read(actor).ok_or(Unlaunched::Actor)?,
            registration: given(registration),
            activity: activity.map(str::to_owned),
        };
        let fits = |value: &Option<String>, is: fn(&str) -> bool| match value {
            Some(value) => is(value),
            None => !is_cmi5,
        };
        if !fits(&launch.registration, is_uuid) {
            return Err(Unlaunched::Registration);
        }
        if !fits(&launch.activity, is_iri) {
            return Err(Unlaunched::Activity);
        }
        Ok(Some(launch))
    }

    /// The store of the launch; for cmi5 with the token that was fetched. `None` where that is
    /// still to be had, or cannot be sent.
    #[must_use]
    pub fn store(&self, token: Option<&str>) -> Option<Store> {
        let key = match (&self.access, token) {
            (Access::Key(key), _) => key.clone(),
            (Access::Fetch(_), Some(token)) => ["Basic ", token].concat(),
            (Access::Fetch(_), None) => return None,
        };
        Store::with(self.endpoint.clone(), &key).ok()
    }
}

impl Actor {
    /// Somebody by the name or code they chose, with an account at the site: names that differ in
    /// capitals, accents or spaces are one account.
    #[must_use]
    pub fn named(home: &str, learner: &str) -> Actor {
        let called: Vec<&str> = learner.split_whitespace().collect();
        let called = if called.is_empty() {
            "unnamed".to_owned()
        } else {
            called.join(" ")
        };
        Actor(object([
            ("objectType", text("Agent")),
            ("name", text(&called)),
            (
                "account",
                object([("homePage", text(home)), ("name", text(&name(&called)))]),
            ),
        ]))
    }

    /// Reads what a launch says of the learner, also as platforms of xAPI 0.95 wrote it: each value
    /// in a list. `None` where it names nobody.
    #[must_use]
    pub fn read(json: &str) -> Option<Actor> {
        let value = parse(json).ok()?;
        let said = |value: &Value, field: &str| -> Option<String> {
            let value = value.field(field);
            let value = value.items().first().unwrap_or(value);
            value
                .text()
                .filter(|text| !text.trim().is_empty())
                .map(str::to_owned)
        };
        let mut actor = object([("objectType", text("Agent"))]);
        if let Some(name) = said(&value, "name") {
            set(&mut actor, "name", text(&name));
        }
        let account = value.field("account");
        let account = account.items().first().unwrap_or(account);
        let either = |one, other| said(account, one).or_else(|| said(account, other));
        let home = either("homePage", "accountServiceHomePage").filter(|home| is_iri(home));
        if let (Some(home), Some(name)) = (home, either("name", "accountName")) {
            let account = object([("homePage", text(&home)), ("name", text(&name))]);
            set(&mut actor, "account", account);
            return Some(Actor(actor));
        }
        for field in ["mbox", "mbox_sha1sum", "openid"] {
            if let Some(id) = said(&value, field).filter(|id| identifies(field, id)) {
                set(&mut actor, field, text(&id));
                return Some(Actor(actor));
            }
        }
        None
    }

    /// The object itself.
    #[must_use]
    pub fn value(&self) -> &Value<'static> {
        &self.0
    }

    /// As a store is asked for it: JSON.
    #[must_use]
    pub fn write(&self) -> String {
        self.0.write()
    }

    /// By whom it is told apart: the identifier without the name.
    pub(super) fn identity(&self) -> String {
        let mut rest = fields(&self.0).to_vec();
        rest.retain(|(field, _)| field != "name");
        Value::Object(rest).owned().write()
    }
}

/// Whether a text can be an identifier of that sort.
fn identifies(field: &str, id: &str) -> bool {
    match field {
        "mbox" => id.starts_with("mailto:") && id.contains('@'),
        "mbox_sha1sum" => id.len() == 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
        _ => is_iri(id),
    }
}

/// Whether it is a UUID, whatever its version.
pub(super) fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let is_hex = text
        .bytes()
        .all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    lengths == [8, 4, 4, 4, 12] && is_hex
}

/// Whether it begins as an IRI does (RFC 3987) and has nothing in it that none has.
pub(super) fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let never =
        |sign: char| sign.is_whitespace() || sign.is_control() || "<>\"{}|\\^`".contains(sign);
    scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && scheme.bytes().all(fits)
        && !rest.is_empty()
        && !rest.contains(never)
}

#[cfg(test)]
mod tests;
