//! A tab that a platform opened: the launch is read once, kept for the tab, and taken out of the
//! address; of cmi5 the key is fetched once, and the platform's document read.

use super::going::{called, record};
use super::sending::{self, call, standing};
use super::{Call, Order, Purpose, Reply, order};
use crate::app::route::{Handed, form};
use crate::app::{Effect, Env, Model as App, Notice, Route};
use crate::class::xapi::{
    Access, Before, Launch, LaunchData, NoToken, Store, Unlaunched, launch_data_address,
    preferences_address, token,
};
use crate::set::json::{self, Name, Value};

/// How often a platform is asked again that did not answer.
const TRIES: u32 = 5;
/// Between two tries, in milliseconds.
const PAUSE: u32 = 2000;
/// So long a learner who leaves waits at most for the last record to be stored, in milliseconds.
const PATIENCE: u32 = 5000;

/// A launch, and how far it has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Launched {
    /// What the platform says.
    pub launch: Launch,
    /// The same as it was written.
    query: String,
    /// What it opened: what the link of the quiz says. Of another quiz in the same tab nothing is told.
    opened: Option<String>,
    /// The key of cmi5.
    token: Option<String>,
    /// The platform's document of cmi5, and its text.
    document: Option<(LaunchData, String)>,
    /// Whether the learner's preferences were asked for: cmi5 takes no record before.
    is_ready: bool,
    /// What this session was told of its attempts, where the launch is cmi5's.
    pub(super) session: Before,
    /// How often the platform did not answer.
    tries: u32,
    /// What comes next, when it is time.
    next: Option<Next>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Token,
    Document,
    Leave,
}

/// Why a launch leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It opens no quiz.
    NoAssignment,
    /// It cannot be read.
    Unread(Unlaunched),
    /// The platform gives no key.
    NoKey(NoToken),
    /// The platform does not say how the launch is meant.
    NoDocument,
}

impl Launched {
    /// Where records go, with the key; `None` while something of it is still to come.
    pub(super) fn store(&self) -> Option<Store> {
        if let Access::Fetch(_) = &self.launch.access {
            self.document.as_ref().filter(|_| self.is_ready)?;
        }
        self.launch.store(self.token.as_deref())
    }

    /// Whether it is this quiz that the platform opened.
    pub(super) fn is_of(&self, handed: &Handed) -> bool {
        let opened = self.opened.as_ref();
        opened.is_some_and(|opened| *opened == handed.says())
    }

    /// The platform's document, where the launch is cmi5's.
    pub(super) fn document(&self) -> Option<&LaunchData> {
        self.document.as_ref().map(|(document, _)| document)
    }

    /// What the platform calls the learner.
    pub(super) fn learner(&self) -> String {
        called(&self.launch.actor)
    }

    /// As it is kept for the tab.
    fn write(&self) -> String {
        let text = |text: Option<&str>| text.map_or(Value::Null, Value::from);
        let document = self.document.as_ref().map(|(_, text)| text.as_str());
        let fields = [
            ("query", text(Some(&self.query))),
            ("opened", text(self.opened.as_deref())),
            ("token", text(self.token.as_deref())),
            ("document", text(document)),
            ("ready", Value::Bool(self.is_ready)),
            ("begun", Value::Bool(self.session.begun)),
            ("judged", Value::Bool(self.session.judged)),
        ];
        let fields = fields.map(|(name, value)| (Name::Borrowed(name), value));
        Value::Object(fields.into()).write()
    }

    fn read(query: &str) -> Result<Option<Launched>, Unlaunched> {
        let pairs = form(query);
        let pairs = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let launch = Launch::read(pairs)?;
        Ok(launch.map(|launch| Launched {
            launch,
            query: query.to_owned(),
            opened: None,
            token: None,
            document: None,
            is_ready: false,
            session: Before::default(),
            tries: 0,
            next: None,
        }))
    }

    fn read_kept(kept: &str) -> Option<Launched> {
        let value = json::parse(kept).ok()?;
        let said = |name: &str| value.field(name).text().map(str::to_owned);
        let mut launched = Launched::read(&said("query")?).ok()??;
        launched.opened = said("opened");
        launched.token = said("token");
        let is = |name: &str| matches!(value.field(name), Value::Bool(true));
        launched.is_ready = is("ready");
        launched.session.begun = is("begun");
        launched.session.judged = is("judged");
        launched.document = said("document").and_then(|text| {
            let read = LaunchData::read(&text)?;
            Some((read, text))
        });
        Some(launched)
    }

    pub(super) fn keep(&self) -> Effect {
        order(Order::KeepLaunch(self.write()))
    }

    /// The next call of cmi5, where one is missing.
    fn fetch(&mut self) -> Option<Effect> {
        let Access::Fetch(address) = &self.launch.access else {
            return None;
        };
        if self.token.is_none() {
            return Some(order(Order::Call(Box::new(Call {
                purpose: Purpose::Token,
                address: address.clone(),
                headers: Vec::new(),
                body: Some(String::new()),
            }))));
        }
        let store = self.launch.store(self.token.as_deref())?;
        if self.document.is_some() {
            let address = preferences_address(&self.launch);
            let is_asked = self.is_ready;
            return (!is_asked).then(|| call(Purpose::Preferences, address, &store, None));
        }
        let address = launch_data_address(&self.launch)?;
        Some(call(Purpose::Document, address, &store, None))
    }

    /// Once more after a pause, a few times.
    fn again(&mut self, next: Next) -> Option<Effect> {
        self.tries += 1;
        (self.tries <= TRIES).then(|| {
            self.next = Some(next);
            order(Order::Wake { ms: PAUSE, at: 0 })
        })
    }
}

/// A platform opened this tab.
pub(super) fn seen(app: &mut App, query: Option<&str>, kept: Option<&str>) -> Vec<Effect> {
    let launched = match query.map(Launched::read) {
        Some(Ok(launched)) => launched,
        Some(Err(why)) => {
            app.tell(Notice::Launch(Trouble::Unread(why)));
            // What is in it is nobody's business.
            return vec![order(Order::KeepLaunch(String::new()))];
        }
        None => kept.and_then(Launched::read_kept),
    };
    let Some(mut launched) = launched else {
        return Vec::new();
    };
    match (query, &app.route) {
        (None, _) => {}
        (Some(_), Route::Assignment(handed)) => launched.opened = Some(handed.says()),
        // Whoever opened what was begun before was not told where the answers go.
        (Some(_), _) => {
            app.tell(Notice::Launch(Trouble::NoAssignment));
            return vec![order(Order::KeepLaunch(String::new()))];
        }
    }
    let mut effects = vec![launched.keep()];
    effects.extend(launched.fetch());
    if app.class.begin.name.is_empty() {
        app.class.begin.name = launched.learner();
    }
    app.class.records.launched = Some(launched);
    effects
}

/// The key came, or did not.
pub(super) fn token_came(app: &mut App, reply: Option<&Reply>) -> Vec<Effect> {
    let Some(launched) = &mut app.class.records.launched else {
        return Vec::new();
    };
    let why = match reply.map(|reply| token(reply.status, &reply.body)) {
        Some(Ok(token)) => {
            launched.token = Some(token);
            launched.tries = 0;
            let mut effects = vec![launched.keep()];
            effects.extend(launched.fetch());
            return effects;
        }
        Some(Err(why)) => why,
        None => match launched.again(Next::Token) {
            Some(again) => return vec![again],
            None => NoToken::Failed,
        },
    };
    app.tell(Notice::Launch(Trouble::NoKey(why)));
    Vec::new()
}

/// The platform's document came, or did not. Then all is known that records need.
pub(super) fn document_came(app: &mut App, reply: Option<&Reply>) -> Vec<Effect> {
    let Some(launched) = &mut app.class.records.launched else {
        return Vec::new();
    };
    let text = reply.filter(|reply| (200..300).contains(&reply.status));
    let read = text.and_then(|reply| LaunchData::read(&reply.body).zip(Some(reply.body.clone())));
    if let Some(read) = read {
        launched.document = Some(read);
        let mut effects = vec![launched.keep()];
        effects.extend(launched.fetch());
        return effects;
    }
    let is_away = reply.is_none_or(|reply| reply.status >= 500 || reply.status == 429);
    match is_away.then(|| launched.again(Next::Document)).flatten() {
        Some(again) => vec![again],
        None => {
            app.tell(Notice::Launch(Trouble::NoDocument));
            Vec::new()
        }
    }
}

/// The learner's preferences came, or did not: nothing of them is used, and records may go.
pub(super) fn preferences_came(app: &mut App) -> Vec<Effect> {
    let launched = app.class.records.launched.as_mut();
    let kept = launched.map(|launched| {
        launched.is_ready = true;
        launched.keep()
    });
    kept.into_iter().collect()
}

/// It is time for what was put off.
pub(super) fn woken(app: &mut App) -> Vec<Effect> {
    let Some(launched) = &mut app.class.records.launched else {
        return Vec::new();
    };
    let next = launched.next.take();
    match next {
        Some(Next::Token | Next::Document) => launched.fetch().into_iter().collect(),
        Some(Next::Leave) => go(app),
        None => Vec::new(),
    }
}

/// The learner goes back to the platform, when the last record is stored or does not go.
pub(super) fn leave(app: &mut App, env: Env) -> Vec<Effect> {
    let started = app.quiz().map_or(env.now, |quiz| quiz.attempt().started);
    let after = u64::try_from(env.now - started).unwrap_or(0);
    let said = record(app, |record| record.terminated(after).into_iter().collect());
    let mut effects = Vec::new();
    if let Some((store, statements)) = said {
        effects.extend(sending::add(app, &store, statements));
        effects.extend(sending::pump(app, env));
    }
    if let Some(launched) = &mut app.class.records.launched {
        launched.next = Some(Next::Leave);
    }
    if standing(app).waiting == 0 {
        effects.extend(go(app));
    } else {
        effects.push(order(Order::Wake {
            ms: PATIENCE,
            at: 0,
        }));
    }
    effects
}

/// Something was stored: if that was all, whoever leaves may go.
pub(super) fn sent(app: &mut App) -> Vec<Effect> {
    let launched = app.class.records.launched.as_ref();
    let leaves = launched.is_some_and(|launched| launched.next == Some(Next::Leave));
    match leaves && standing(app).waiting == 0 {
        true => go(app),
        false => Vec::new(),
    }
}

fn go(app: &mut App) -> Vec<Effect> {
    let launched = app.class.records.launched.take();
    let to = launched
        .as_ref()
        .and_then(|launched| launched.document()?.return_address.clone());
    vec![order(Order::Leave(to))]
}
