//! A store of records behind a network, and a platform that holds what it hears against the rules of cmi5.

use std::collections::BTreeMap;

use annals::app::class::Msg as ClassMsg;
use annals::app::class::hand_out::Complaint;
use annals::app::class::records::named::{Field, Trial};
use annals::app::class::records::{Call, Msg, Order, Reply, standing};
use annals::app::route::Handed;
use annals::app::{Route, run};
use annals::session::Stage;
use serde_json::{Value, json};

use super::Browser;

pub const ADDRESS: &str = "https://records.example.org/xapi/";
/// `learners:secret`, which may only write.
pub const WRITES: &str = "Basic bGVhcm5lcnM6c2VjcmV0";
/// `teachers:secret`.
pub const READS: &str = "Basic dGVhY2hlcnM6c2VjcmV0";

/// A store behind a network, as a browser meets it.
#[derive(Default)]
pub struct Lrs {
    /// What it keeps, by id.
    pub stored: BTreeMap<String, Value>,
    /// How often each came that was kept already, or for the first time.
    pub came: BTreeMap<String, usize>,
    pub calls: Vec<Call>,
    /// What befalls the next calls, the first first; then `usual`.
    pub fates: Vec<Fate>,
    pub usual: Fate,
    /// The second copies in the browser.
    pub copies: BTreeMap<String, String>,
    /// When the app is to be woken.
    pub wakes: Vec<(i64, i64)>,
    /// What stands behind the `?` of the page.
    pub query: Option<String>,
    /// What the tab keeps.
    pub kept: Option<String>,
    pub left: Vec<Option<String>>,
    /// Whether the token of a launch was handed out.
    pub is_fetched: bool,
    /// What a platform of cmi5 holds against its rules; none: any store.
    pub platform: Option<Platform>,
    /// Signs in a page of statements: so many at once.
    pub page: usize,
}

/// What a platform of cmi5 has heard, in this session and in the enrolment.
#[derive(Default)]
pub struct Platform {
    pub session: u32,
    pub is_asked: bool,
    pub session_said: Vec<String>,
    pub enrolment_said: Vec<String>,
}

impl Platform {
    pub fn opens_again(&mut self) {
        self.session += 1;
        self.is_asked = false;
        self.session_said.clear();
    }

    /// The rules of cmi5 (9.3 and 10.2.2 of its specification), of statements that are new.
    pub fn hears(&mut self, new: &[String], of: usize) {
        for verb in new {
            assert!(
                self.is_asked,
                "{verb} before the preferences were asked for"
            );
            let (session, enrolment) = (&self.session_said, &self.enrolment_said);
            let has = |said: &[String], verb: &str| said.iter().any(|one| one == verb);
            assert!(!has(session, "terminated"), "{verb} after the end");
            match verb.as_str() {
                "initialized" => assert!(session.is_empty() && of == 1, "begun {session:?} {of}"),
                "completed" => assert!(!has(enrolment, "completed"), "completed twice"),
                "passed" | "failed" => assert!(
                    !has(session, "passed") && !has(session, "failed") && !has(enrolment, "passed"),
                    "judged twice"
                ),
                _ => {}
            }
            self.session_said.push(verb.clone());
            self.enrolment_said.push(verb.clone());
            assert_eq!(self.session_said[0], "initialized");
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Fate {
    #[default]
    Through,
    RequestLost,
    AnswerLost,
    Status(u16),
    /// All by turns.
    Random(u64),
}

impl Lrs {
    pub fn fate(&mut self) -> Fate {
        if !self.fates.is_empty() {
            return self.fates.remove(0);
        }
        let Fate::Random(seed) = &mut self.usual else {
            return self.usual;
        };
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        match *seed >> 61 {
            0 => Fate::RequestLost,
            1 => Fate::AnswerLost,
            2 => Fate::Status(429),
            3 => Fate::Status(503),
            _ => Fate::Through,
        }
    }

    pub fn answer(&mut self, call: &Call) -> Option<Reply> {
        let reply = |status, body: String| {
            Some(Reply {
                status,
                retry_after: (status == 429).then(|| "2".to_owned()),
                body,
            })
        };
        match self.fate() {
            Fate::RequestLost => return None,
            Fate::AnswerLost => {
                self.through(call);
                return None;
            }
            Fate::Status(status) => return reply(status, String::new()),
            Fate::Through | Fate::Random(_) => {}
        }
        let (status, body) = self.through(call);
        reply(status, body)
    }

    pub fn through(&mut self, call: &Call) -> (u16, String) {
        let header = |name: &str| {
            let mut headers = call.headers.iter();
            let found = headers.find(|(other, _)| *other == name);
            found.map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        let key = header("Authorization");
        if call.address == "https://lms.example/fetch" {
            let token = match std::mem::replace(&mut self.is_fetched, true) {
                true => json!({"error-code": "1", "error-text": "used"}),
                false => json!({"auth-token": "bGVhcm5lcnM6c2VjcmV0"}),
            };
            return (200, token.to_string());
        }
        assert_eq!(header("X-Experience-API-Version"), "1.0.3");
        let Some(resource) = call.address.strip_prefix(ADDRESS) else {
            return (404, String::new());
        };
        if resource.starts_with("activities/state?stateId=LMS.LaunchData&") {
            let session = self
                .platform
                .as_ref()
                .map_or(7, |platform| platform.session);
            let document = json!({
                "contextTemplate": {"extensions": {"https://w3id.org/xapi/cmi5/context/extensions/sessionid": session.to_string()}},
                "launchMode": "Normal",
                "masteryScore": 0.5,
                "returnURL": "https://lms.example/back",
            });
            return (200, document.to_string());
        }
        if resource.starts_with("agents/profile?") {
            { &mut self.platform }
                .iter_mut()
                .for_each(|one| one.is_asked = true);
            return (404, String::new());
        }
        let Some(body) = &call.body else {
            if key != READS {
                return (401, String::new());
            }
            let from = resource.split_once("from=").map_or("0", |(_, from)| from);
            let from: usize = from.parse().unwrap();
            let page = self.page.max(1);
            let all: Vec<&Value> = self.stored.values().skip(from).take(page).collect();
            let more = match from + page < self.stored.len() {
                true => format!("/xapi/statements?from={}", from + page),
                false => String::new(),
            };
            return (200, json!({"statements": all, "more": more}).to_string());
        };
        assert_eq!(resource, "statements");
        if key != WRITES {
            return (401, String::new());
        }
        let Value::Array(batch) = serde_json::from_str(body).unwrap() else {
            panic!("no batch: {body}");
        };
        if let Some(platform) = &mut self.platform {
            let new = batch
                .iter()
                .filter(|one| !self.stored.contains_key(one["id"].as_str().unwrap()));
            let verbs: Vec<String> = new
                .map(|one| one["verb"]["display"]["en"].as_str().unwrap().to_owned())
                .collect();
            platform.hears(&verbs, batch.len());
        }
        let mut ids = Vec::new();
        for one in batch {
            let id = one["id"].as_str().unwrap().to_owned();
            *self.came.entry(id.clone()).or_default() += 1;
            // What bears the same id is the same.
            let before = self.stored.entry(id.clone()).or_insert_with(|| one.clone());
            assert_eq!(*before, one);
            ids.push(id);
        }
        (200, json!(ids).to_string())
    }

    pub fn verbs(&self) -> BTreeMap<String, usize> {
        let mut verbs = BTreeMap::new();
        for one in self.stored.values() {
            let verb = one["verb"]["display"]["en"].as_str().unwrap();
            *verbs.entry(verb.to_owned()).or_default() += 1;
        }
        verbs
    }
}

impl Browser {
    pub fn for_records(&mut self, order: Order) {
        match order {
            Order::Begin => {
                let (query, kept) = (self.lrs.query.take(), self.lrs.kept.clone());
                if query.is_some() || kept.is_some() {
                    self.records(Msg::LaunchSeen { query, kept });
                }
            }
            Order::Call(call) => {
                let reply = self.lrs.answer(&call);
                let purpose = call.purpose.clone();
                self.lrs.calls.push(*call);
                self.records(Msg::Called(purpose, reply));
            }
            Order::Copy(kept) => self.lrs.copies.extend(kept),
            Order::Move { from, to, text } => {
                if self.storage.is_err() {
                    return;
                }
                self.stored.remove(&from);
                self.lrs.copies.remove(&from);
                self.stored.insert(to.clone(), text.clone());
                self.lrs.copies.insert(to, text);
            }
            Order::Forget { keys, store } => {
                for key in keys {
                    self.stored.remove(&key);
                    self.lrs.copies.remove(&key);
                }
                if let Some((folder, key)) = store
                    && !self.stored.keys().any(|key| key.starts_with(&folder))
                {
                    self.stored.remove(&key);
                    self.lrs.copies.remove(&key);
                }
            }
            Order::Wake { ms, at } => self.lrs.wakes.push((self.now + i64::from(ms), at)),
            Order::KeepLaunch(text) => self.lrs.kept = Some(text),
            Order::Leave(to) => {
                self.lrs.kept = None;
                self.lrs.left.push(to);
            }
        }
    }

    pub fn records(&mut self, msg: Msg) {
        self.tell(msg.into());
    }

    /// Time passes until nothing wants to be woken any more.
    pub fn wait(&mut self) {
        for _ in 0..1000 {
            let Some(next) = self.lrs.wakes.iter().min().copied() else {
                return;
            };
            self.lrs.wakes.retain(|wake| *wake != next);
            self.now = self.now.max(next.0);
            self.records(Msg::Woken(next.1));
        }
        panic!("it never ends: {:?}", standing(&self.model));
    }

    /// What of records is in local storage.
    pub fn kept_records(&self) -> Vec<&String> {
        let keys = self.stored.keys();
        keys.filter(|key| key.starts_with("annals/xapi")).collect()
    }

    pub fn play(&mut self, questions: usize) {
        for at in 0..questions {
            self.answer(at % 3 != 0);
            if matches!(self.stage(), Stage::Answered { .. }) {
                self.in_run(run::Msg::NextPressed);
            }
        }
    }

    pub fn name_store(&mut self, key: &str) {
        let typed = [
            (Field::Address, "https://records.example.org/xapi"),
            (Field::Key, key),
            (Field::Secret, "secret"),
        ];
        for (field, text) in typed {
            self.records(Msg::Typed(field, text.to_owned()));
        }
        self.records(Msg::TryPressed);
    }

    pub fn begin_named(&mut self, name: &str) {
        self.tell(ClassMsg::NameTyped(name.to_owned()).into());
        self.tell(ClassMsg::BeginPressed.into());
    }
}

/// A teacher who hands ten questions out and lets the class report.
pub fn teacher() -> (Browser, String) {
    let mut browser = Browser::open("#/settings");
    browser.name_store("teachers");
    assert_eq!(browser.model.class.records.named.trial, Some(Trial::Fine));
    browser.hash = "#/practise".to_owned();
    browser.tell(annals::app::Msg::HashChanged("#/practise".to_owned()));
    browser.tell(ClassMsg::HandOutWanted.into());
    browser.records(Msg::ReportsChosen(true));
    // One's own key in the link would let the class read the class.
    browser.records(Msg::Typed(Field::ClassKey, "teachers".to_owned()));
    browser.records(Msg::Typed(Field::ClassSecret, "secret".to_owned()));
    browser.tell(ClassMsg::HandOutPressed.into());
    assert_eq!(browser.model.class.out.complaint, Some(Complaint::NoKey));
    browser.records(Msg::Typed(Field::ClassKey, "learners".to_owned()));
    browser.tell(ClassMsg::HandOutPressed.into());
    let open = browser.model.class.back.open.as_ref().expect("a record");
    let link = open.link[open.link.find('#').unwrap()..].to_owned();
    (browser, link)
}

pub fn handed(link: &str) -> Handed {
    match Route::parse(link) {
        Route::Assignment(handed) => *handed,
        other => panic!("{other:?}"),
    }
}
