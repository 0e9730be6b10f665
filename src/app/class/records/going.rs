//! Where the records of a quiz go, and under which name.

use super::launched::Launched;
use crate::app::class::hand_in::submission;
use crate::app::route::Handed;
use crate::app::{Model as App, Page};
use crate::class::xapi::{Actor, Endpoint, Record, Store};
use crate::session::Quiz;
use crate::set::json::Value;

/// Who named the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The platform that opened the page.
    Launch,
    /// The link.
    Link,
    /// The settings.
    Settings,
}

/// Where records go.
#[derive(Clone, Debug, PartialEq)]
pub struct Going {
    /// Who named the store.
    pub way: Way,
    /// Its host.
    pub host: String,
    /// The name under which a platform knows the learner; of no other way.
    pub learner: Option<String>,
    /// The store, with its key; `None`: the key is still to come.
    store: Option<Store>,
}

/// The host of a store, as a reader knows it.
#[must_use]
pub fn host(endpoint: &Endpoint) -> &str {
    let origin = endpoint.origin();
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

/// Where the records of a quiz go; `None`: nowhere.
#[must_use]
pub fn going(app: &App, handed: &Handed) -> Option<Going> {
    let records = &app.class.records;
    let launched = records.launched.as_ref();
    if let Some(launched) = launched.filter(|one| one.is_of(handed)) {
        return Some(Going {
            way: Way::Launch,
            host: host(&launched.launch.endpoint).to_owned(),
            learner: Some(launched.learner()),
            store: launched.store(),
        });
    }
    let (way, store) = match handed.store() {
        Some(store) => (Way::Link, store),
        None if records.named.sends => (Way::Settings, records.named.store.clone()?),
        None => return None,
    };
    Some(Going {
        way,
        host: host(&store.endpoint).to_owned(),
        learner: None,
        store: Some(store),
    })
}

/// The address of the site, up to a slash: what has no name elsewhere is named below it.
pub(super) fn site(app: &App) -> String {
    let site = app.site.split(['#', '?']).next().unwrap_or_default();
    let end = site.rfind('/').map_or(site.len(), |at| at + 1);
    site[..end].to_owned()
}

/// What the quiz on screen has to say, and to whom; `None` where nobody is told, or not yet.
pub(super) fn record<T>(app: &App, say: impl FnOnce(&Record<'_>) -> T) -> Option<(Store, T)> {
    let (Page::Run(Some(quiz)) | Page::Done(Some(quiz))) = &app.page else {
        return None;
    };
    let (assigned, bank) = (Quiz::attempt(quiz).assigned.as_deref()?, app.bank()?);
    let handed = Handed::read(&assigned.says)?;
    let going = going(app, &handed)?;
    let store = going.store?;
    let (submission, questions) = submission(&handed, quiz, bank)?;
    let site = site(app);
    let launched = match going.way {
        Way::Launch => app.class.records.launched.as_ref(),
        Way::Link | Way::Settings => None,
    };
    let launch = launched.map(|one| &one.launch);
    let actor = match launch {
        Some(launch) => launch.actor.clone(),
        None => Actor::named(&site, &assigned.learner),
    };
    let record = Record {
        site: &site,
        bank,
        assignment: &handed.assignment,
        questions: &questions,
        submission: &submission,
        actor: &actor,
        registration: launch.and_then(|one| one.registration.as_deref()),
        activity: launch.and_then(|one| one.activity.as_deref()),
        launched: launched.and_then(Launched::document),
        before: launched
            .map(|one| one.before(&app.class.records, quiz.attempt()))
            .unwrap_or_default(),
    };
    Some((store, say(&record)))
}

/// What an actor is called: its name, or by what it is known.
pub(super) fn called(actor: &Actor) -> String {
    let value = actor.value();
    let said = |value: &Value| value.text().map(str::to_owned);
    let account = || said(value.field("account").field("name"));
    let mail = || {
        let mail = said(value.field("mbox"))?;
        Some(mail.trim_start_matches("mailto:").to_owned())
    };
    let name = said(value.field("name")).or_else(account).or_else(mail);
    name.unwrap_or_default()
}
