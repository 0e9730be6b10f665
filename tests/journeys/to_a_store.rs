//! Records of a class for a store, over a network that loses requests and answers: each arrives
//! once, whatever happens, and none where nobody named a store.

use std::collections::BTreeMap;

use annals::app::class::Msg as ClassMsg;
use annals::app::class::hand_out::{Change, Complaint};
use annals::app::class::records::named::{Field, Trial};
use annals::app::class::records::reading::End;
use annals::app::class::records::{Call, KEYS, Msg, Order, Purpose, Reply, Way, going, standing};
use annals::app::class::results::Told;
use annals::app::route::{Handed, LinkFault};
use annals::app::{Effect, Notice, Route, run, update};
use annals::class::xapi::Halt;
use annals::session::Stage;
use serde_json::{Value, json};

use super::Browser;

const ADDRESS: &str = "https://records.example.org/xapi/";
/// `learners:secret`, which may only write.
const WRITES: &str = "Basic bGVhcm5lcnM6c2VjcmV0";
/// `teachers:secret`.
const READS: &str = "Basic dGVhY2hlcnM6c2VjcmV0";

/// A store behind a network, as a browser meets it.
#[derive(Default)]
pub struct Lrs {
    /// What it keeps, by id.
    pub stored: BTreeMap<String, Value>,
    /// How often each came that was kept already, or for the first time.
    came: BTreeMap<String, usize>,
    calls: Vec<Call>,
    /// What befalls the next calls, the first first; then `usual`.
    fates: Vec<Fate>,
    usual: Fate,
    /// The second copies in the browser.
    pub copies: BTreeMap<String, String>,
    /// When the app is to be woken.
    wakes: Vec<(i64, i64)>,
    /// What stands behind the `?` of the page.
    query: Option<String>,
    /// What the tab keeps.
    kept: Option<String>,
    left: Vec<Option<String>>,
    /// Whether the token of a launch was handed out.
    is_fetched: bool,
    /// What a platform of cmi5 holds against its rules; none: any store.
    platform: Option<Platform>,
    /// Signs in a page of statements: so many at once.
    page: usize,
}

/// What a platform of cmi5 has heard, in this session and in the enrolment.
#[derive(Default)]
struct Platform {
    session: u32,
    is_asked: bool,
    session_said: Vec<String>,
    enrolment_said: Vec<String>,
}

impl Platform {
    fn opens_again(&mut self) {
        self.session += 1;
        self.is_asked = false;
        self.session_said.clear();
    }

    /// The rules of cmi5 (9.3 and 10.2.2 of its specification), of statements that are new.
    fn hears(&mut self, new: &[String], of: usize) {
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
enum Fate {
    #[default]
    Through,
    RequestLost,
    AnswerLost,
    Status(u16),
    /// All by turns.
    Random(u64),
}

impl Lrs {
    fn fate(&mut self) -> Fate {
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

    fn answer(&mut self, call: &Call) -> Option<Reply> {
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

    fn through(&mut self, call: &Call) -> (u16, String) {
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

    fn verbs(&self) -> BTreeMap<String, usize> {
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

    fn records(&mut self, msg: Msg) {
        self.tell(msg.into());
    }

    /// Time passes until nothing wants to be woken any more.
    fn wait(&mut self) {
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
    fn kept_records(&self) -> Vec<&String> {
        let keys = self.stored.keys();
        keys.filter(|key| key.starts_with("annals/xapi")).collect()
    }

    fn play(&mut self, questions: usize) {
        for at in 0..questions {
            self.answer(at % 3 != 0);
            if matches!(self.stage(), Stage::Answered { .. }) {
                self.in_run(run::Msg::NextPressed);
            }
        }
    }

    fn name_store(&mut self, key: &str) {
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

    fn begin_named(&mut self, name: &str) {
        self.tell(ClassMsg::NameTyped(name.to_owned()).into());
        self.tell(ClassMsg::BeginPressed.into());
    }
}

/// A teacher who hands ten questions out and lets the class report.
fn teacher() -> (Browser, String) {
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

fn handed(link: &str) -> Handed {
    match Route::parse(link) {
        Route::Assignment(handed) => *handed,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_link_says_where_answers_go_and_is_refused_where_that_was_changed() {
    let (_, link) = teacher();
    assert_eq!(handed(&link).fault(), None);
    let browser = Browser::open(&link);
    let told = going(&browser.model, &handed(&link)).expect("a store");
    assert_eq!(
        (told.way, told.host.as_str()),
        (Way::Link, "records.example.org")
    );
    assert!(!link.contains("dGVhY2hlcnM6c2VjcmV0"), "{link}");
    for (from, to) in [
        ("records.example.org", "records.example.com"),
        ("bGVhcm5lcnM6c2VjcmV0", "bGVhcm5lcnM6c2VjcmV1"),
        ("lrs=https:", "lrs=http:"),
        ("&lrs=", "&x="),
    ] {
        assert!(link.contains(from), "{link}");
        let changed = link.replace(from, to);
        let fault = handed(&changed).fault();
        assert_eq!(fault, Some(LinkFault::Changed), "{changed}");
    }
}

#[test]
fn without_a_store_nothing_is_ever_sent_and_nothing_kept() {
    let mut browser = Browser::open("#/practise");
    browser.tell(ClassMsg::HandOutWanted.into());
    browser.tell(ClassMsg::HandOutPressed.into());
    let open = browser.model.class.back.open.as_ref().unwrap();
    let link = open.link[open.link.find('#').unwrap()..].to_owned();
    let mut learner = Browser::open(&link);
    assert_eq!(going(&learner.model, &handed(&link)), None);
    learner.begin_named("Ada");
    learner.play(10);
    learner.reload();
    assert_eq!(learner.lrs.calls, []);
    assert_eq!(learner.kept_records(), Vec::<&String>::new());
}

#[test]
fn what_is_practised_without_an_assignment_is_told_to_no_store() {
    let mut browser = Browser::open("#/settings");
    browser.name_store("learners");
    assert_eq!(browser.lrs.calls.len(), 1);
    browser.tell(annals::app::Msg::HashChanged(super::QUIZ.to_owned()));
    browser.play(5);
    assert_eq!(browser.lrs.calls.len(), 1);
}

#[test]
fn over_a_network_that_fails_at_random_each_record_arrives_once() {
    let (_, link) = teacher();
    for seed in 0..8 {
        let mut learner = Browser::open(&link);
        learner.lrs.usual = Fate::Random(seed);
        learner.begin_named("Ada");
        learner.play(4);
        // Killed in the middle, with what waits in storage alone.
        learner.lrs.wakes.clear();
        learner.reload();
        learner.play(6);
        learner.lrs.wakes.clear();
        learner.reload();
        learner.wait();
        let stored = &learner.lrs.stored;
        assert_eq!(stored.len(), 12, "{seed}: {:?}", learner.lrs.verbs());
        assert_eq!(learner.lrs.verbs()["answered"], 10);
        assert_eq!(standing(&learner.model).waiting, 0);
        assert_eq!(learner.kept_records(), Vec::<&String>::new(), "{seed}");
    }
}

#[test]
fn offline_all_is_kept_and_catches_up_when_the_network_is_there_again() {
    let (_, link) = teacher();
    let mut learner = Browser::open(&link);
    learner.lrs.usual = Fate::RequestLost;
    learner.begin_named("Ada");
    learner.play(10);
    assert_eq!(standing(&learner.model).waiting, 12);
    assert!(standing(&learner.model).is_later);
    assert_eq!(learner.kept_records().len(), 13);
    // Another page, days later, still without network; then it is there.
    learner.hash = "#/".to_owned();
    learner.lrs.wakes.clear();
    learner.now += 3 * 86_400_000;
    learner.reload();
    assert_eq!(standing(&learner.model).waiting, 12);
    learner.lrs.usual = Fate::Through;
    learner.records(Msg::CameOnline);
    assert_eq!(standing(&learner.model).waiting, 0);
    assert_eq!(learner.lrs.stored.len(), 12);
    assert_eq!(learner.kept_records(), Vec::<&String>::new());
}

#[test]
fn a_browser_killed_before_local_storage_was_on_disk_sends_all_from_the_copies() {
    let (_, link) = teacher();
    let mut learner = Browser::open(&link);
    learner.lrs.usual = Fate::RequestLost;
    learner.begin_named("Ada");
    learner.play(10);
    assert_eq!(standing(&learner.model).waiting, 12);
    learner.stored.retain(|key, _| !key.starts_with(KEYS));
    learner.lrs.wakes.clear();
    learner.lrs.usual = Fate::Through;
    learner.hash = "#/settings".to_owned();
    learner.reload();
    assert_eq!(learner.lrs.stored.len(), 12);
    // Nothing is sent again by the next page.
    assert!(learner.lrs.copies.is_empty(), "{:?}", learner.lrs.copies);
    let calls = learner.lrs.calls.len();
    learner.reload();
    assert_eq!(learner.lrs.calls.len(), calls);
}

#[test]
fn two_tabs_that_send_the_same_store_it_once() {
    let (_, link) = teacher();
    let mut learner = Browser::open(&link);
    learner.lrs.usual = Fate::RequestLost;
    learner.begin_named("Ada");
    learner.play(10);
    // The other tab finds the same in storage, and its store is the same.
    let mut other = Browser::with_storage(learner.stored.clone(), "#/");
    other.wait();
    assert_eq!(other.lrs.stored.len(), 12);
    std::mem::swap(&mut learner.lrs.stored, &mut other.lrs.stored);
    learner.lrs.usual = Fate::Through;
    learner.records(Msg::CameOnline);
    assert_eq!(learner.lrs.stored.len(), 12);
    assert_eq!(standing(&learner.model).waiting, 0);
}

#[test]
fn a_refused_key_stops_all_and_a_link_with_another_takes_up_what_waits() {
    let (mut teacher, link) = teacher();
    let mut learner = Browser::open(&link);
    learner.lrs.usual = Fate::Status(401);
    learner.begin_named("Ada");
    learner.play(10);
    let stands = standing(&learner.model);
    assert_eq!(stands.halt, Some(Halt::Key(401)));
    assert_eq!((stands.waiting, learner.lrs.calls.len()), (12, 1));
    // A file of it for whoever wants to see.
    learner.records(Msg::SavePressed);
    let saved: Value = serde_json::from_str(learner.downloads.last().unwrap()).unwrap();
    assert_eq!(saved.as_array().unwrap().len(), 12);
    // The teacher makes a new link, with a key that is taken.
    teacher.hash = "#/practise".to_owned();
    teacher.tell(annals::app::Msg::HashChanged("#/practise".to_owned()));
    teacher.tell(ClassMsg::HandOutWanted.into());
    teacher.records(Msg::ReportsChosen(true));
    teacher.records(Msg::Typed(Field::ClassKey, "others".to_owned()));
    teacher.tell(ClassMsg::HandOutPressed.into());
    let open = teacher.model.class.back.open.as_ref().unwrap();
    let link = open.link[open.link.find('#').unwrap()..].to_owned();
    learner.lrs.usual = Fate::Through;
    let key = handed(&link).store().unwrap().authorization;
    learner.hash.clone_from(&link);
    learner.tell(annals::app::Msg::HashChanged(link));
    learner.begin_named("Ada");
    let calls = &learner.lrs.calls[1..];
    assert!(!calls.is_empty());
    for call in calls {
        assert!(call.headers.contains(&("Authorization", key.clone())));
    }
    assert_eq!(standing(&learner.model).waiting, 13);
}

#[test]
fn what_the_store_refuses_is_put_aside_and_told_and_the_others_arrive() {
    let (_, link) = teacher();
    let mut learner = Browser::open(&link);
    learner.lrs.fates = vec![Fate::Status(400)];
    learner.begin_named("Ada");
    learner.play(10);
    let stands = standing(&learner.model);
    assert_eq!((stands.waiting, stands.aside), (0, 1));
    assert_eq!(learner.lrs.stored.len(), 11);
    learner.reload();
    assert_eq!(standing(&learner.model).aside, 1);
    learner.records(Msg::DeletePressed);
    assert_eq!(standing(&learner.model).aside, 0);
    assert_eq!(learner.kept_records(), Vec::<&String>::new());
}

#[test]
fn a_browser_that_keeps_nothing_says_so_and_sends_all_the_same() {
    let (_, link) = teacher();
    let mut learner = Browser::open(&link);
    learner.storage = Err(annals::app::SaveError::Full);
    learner.begin_named("Ada");
    learner.lrs.usual = Fate::RequestLost;
    learner.play(10);
    assert!(standing(&learner.model).is_lost);
    // When all is sent, nothing is lost.
    learner.lrs.usual = Fate::Through;
    learner.records(Msg::CameOnline);
    assert!(!standing(&learner.model).is_lost);
    assert_eq!(learner.lrs.stored.len(), 12);
}

#[test]
fn a_teacher_reads_the_class_back_page_by_page() {
    let (mut teacher, link) = teacher();
    for name in ["Ada", "Bert", "Čeněk"] {
        let mut learner = Browser::open(&link);
        learner.begin_named(name);
        learner.play(10);
        teacher.lrs.stored.append(&mut learner.lrs.stored);
    }
    assert_eq!(teacher.lrs.stored.len(), 36);
    teacher.lrs.page = 7;
    teacher.records(Msg::ReadPressed);
    let reading = teacher.model.class.records.reading.as_ref().unwrap();
    assert_eq!((reading.end, reading.pages), (Some(End::Whole), 6));
    assert_eq!(reading.results.len(), 3);
    let key = teacher.model.class.listed[0].key.clone();
    assert_eq!(teacher.model.class.back.told, [Told::Taken(key, 3, 0)]);
    let open = teacher.model.class.back.open.as_ref().unwrap();
    assert_eq!(open.marked.as_ref().unwrap().book.learners.len(), 3);
    // The second time there is nothing new; a key that is refused is told, and takes nothing away.
    teacher.lrs.fates = vec![Fate::Through, Fate::Status(401)];
    teacher.records(Msg::ReadPressed);
    let reading = teacher.model.class.records.reading.as_ref().unwrap();
    assert_eq!(reading.end, Some(End::Refused));
}

#[test]
fn a_store_of_the_settings_is_tried_kept_in_no_copy_and_forgotten() {
    let mut browser = Browser::open("#/settings");
    browser.name_store("learners");
    let trial = |browser: &Browser| browser.model.class.records.named.trial;
    assert_eq!(trial(&browser), Some(Trial::Refused));
    browser.lrs.usual = Fate::RequestLost;
    browser.records(Msg::TryPressed);
    assert_eq!(trial(&browser), Some(Trial::Silent));
    browser.lrs.usual = Fate::Through;
    browser.name_store("teachers");
    assert_eq!(trial(&browser), Some(Trial::Fine));
    assert!(browser.stored.contains_key("annals/xapi-store"));
    browser.tell(annals::app::Msg::CopyWanted);
    let copy = browser.downloads.last().unwrap();
    assert!(!copy.contains("xapi") && !copy.contains("dGVhY2hlcnM"));
    browser.reload();
    assert!(browser.model.class.records.named.store.is_some());
    browser.records(Msg::ForgetPressed);
    assert!(!browser.stored.contains_key("annals/xapi-store"));
    browser.records(Msg::Typed(Field::Address, "records.example.org".to_owned()));
    browser.records(Msg::TryPressed);
    assert!(matches!(trial(&browser), Some(Trial::Not(_))));
}

const LEARNER: &str = "actor=%7B%22name%22%3A%22Ada%22%2C%22account%22%3A%7B%22homePage%22%3A%22https%3A%2F%2Flms.example%22%2C%22name%22%3A%22a1%22%7D%7D&registration=e168d6a3-46b2-4233-82e7-66b73a179727";

/// A browser that a platform opens at an assignment.
fn launched(query: &str, link: &str) -> Browser {
    let mut browser = Browser::open("#/about");
    browser.hash = link.to_owned();
    browser.lrs.query = Some(query.to_owned());
    browser.start();
    browser
}

/// The same by a platform that holds each record against the rules of cmi5.
fn launched_strictly(query: &str, link: &str) -> Browser {
    let mut browser = Browser::open("#/about");
    browser.lrs.platform = Some(Platform::default());
    browser.hash = link.to_owned();
    browser.lrs.query = Some(query.to_owned());
    browser.start();
    browser
}

impl Browser {
    /// The platform opens the quiz once more, in the same tab.
    fn opened_again(&mut self, query: &str, link: &str) {
        self.lrs.is_fetched = false;
        self.lrs.platform.as_mut().unwrap().opens_again();
        self.lrs.kept = None;
        self.hash = link.to_owned();
        self.lrs.query = Some(query.to_owned());
        self.reload();
    }
}

/// A link without a store.
fn plain_link() -> String {
    plain_link_of(10)
}

fn plain_link_of(count: u32) -> String {
    let mut browser = Browser::open("#/practise");
    browser.tell(ClassMsg::HandOutWanted.into());
    browser.tell(ClassMsg::Changed(Change::Count(count)).into());
    browser.tell(ClassMsg::HandOutPressed.into());
    let open = browser.model.class.back.open.as_ref().unwrap();
    open.link[open.link.find('#').unwrap()..].to_owned()
}

#[test]
fn a_launch_of_a_platform_is_taken_before_the_link_and_kept_for_the_tab() {
    let link = plain_link();
    let query = format!(
        "?endpoint=https://records.example.org/xapi&auth=Basic%20bGVhcm5lcnM6c2VjcmV0&{LEARNER}&activity_id=https://lms.example/3"
    );
    let mut browser = launched(&query, &link);
    assert_eq!(browser.model.class.begin.name, "Ada");
    let told = going(&browser.model, &handed(&link)).unwrap();
    assert_eq!(
        (told.way, told.learner.as_deref()),
        (Way::Launch, Some("Ada"))
    );
    browser.tell(ClassMsg::BeginPressed.into());
    browser.play(5);
    browser.reload();
    browser.play(5);
    assert_eq!(browser.lrs.stored.len(), 12);
    for one in browser.lrs.stored.values() {
        assert_eq!(one["actor"]["account"]["name"], "a1");
        assert_eq!(
            one["context"]["registration"],
            "e168d6a3-46b2-4233-82e7-66b73a179727"
        );
    }
    // Another quiz in the same tab is none of the platform's.
    browser.go(&plain_link_of(3));
    browser.begin_named("Ada");
    browser.play(3);
    assert_eq!(browser.lrs.stored.len(), 12);
    browser.records(Msg::LeavePressed);
    assert_eq!(browser.lrs.left, [None]);
}

#[test]
fn a_launch_of_cmi5_fetches_its_key_once_and_ends_with_terminated() {
    let link = plain_link();
    let query = format!(
        "?endpoint=https://records.example.org/xapi&fetch=https://lms.example/fetch&{LEARNER}&activityId=https://lms.example/3"
    );
    let mut browser = launched_strictly(&query, &link);
    browser.tell(ClassMsg::BeginPressed.into());
    browser.play(5);
    browser.reload();
    browser.play(5);
    let fetched = |browser: &Browser| {
        let calls = browser.lrs.calls.iter();
        calls.filter(|call| call.address.contains("fetch")).count()
    };
    assert_eq!(fetched(&browser), 1);
    // The last answer is lost, and comes once more before the learner goes.
    browser.lrs.fates = vec![Fate::AnswerLost];
    browser.records(Msg::LeavePressed);
    assert_eq!(browser.lrs.left, []);
    browser.wait();
    assert_eq!(
        browser.lrs.left,
        [Some("https://lms.example/back".to_owned())]
    );
    let verbs = browser.lrs.verbs();
    let all: Vec<(&str, usize)> = verbs.iter().map(|(verb, n)| (&**verb, *n)).collect();
    assert_eq!(
        all,
        [
            ("answered", 10),
            ("completed", 1),
            ("initialized", 1),
            ("passed", 1),
            ("terminated", 1)
        ]
    );
}

#[test]
fn a_key_of_cmi5_that_comes_late_misses_nothing() {
    let link = plain_link();
    let query = format!(
        "?endpoint=https://records.example.org/xapi&fetch=https://lms.example/fetch&{LEARNER}&activityId=https://lms.example/3"
    );
    let mut browser = Browser::open("#/about");
    browser.lrs.fates = vec![Fate::RequestLost, Fate::RequestLost];
    browser.hash.clone_from(&link);
    browser.lrs.query = Some(query);
    browser.start();
    browser.tell(ClassMsg::BeginPressed.into());
    browser.play(3);
    assert_eq!(browser.lrs.stored.len(), 0);
    browser.wait();
    assert_eq!(browser.lrs.stored.len(), 4);
}

#[test]
fn what_cmi5_has_once_is_said_once_however_often_a_quiz_is_opened_and_done() {
    let link = plain_link_of(3);
    let query = format!(
        "?endpoint=https://records.example.org/xapi&fetch=https://lms.example/fetch&{LEARNER}&activityId=https://lms.example/3"
    );
    let mut browser = launched_strictly(&query, &link);
    browser.tell(ClassMsg::BeginPressed.into());
    browser.play(2);
    // Left half-way, and opened again by the platform.
    browser.records(Msg::LeavePressed);
    browser.opened_again(&query, &link);
    browser.tell(ClassMsg::BeginPressed.into());
    browser.play(1);
    assert!(matches!(browser.model.page, annals::app::Page::Done(_)));
    // Once more in the same session, and in another.
    browser.go(&link);
    browser.begin_named("Ada");
    browser.play(3);
    browser.records(Msg::LeavePressed);
    browser.opened_again(&query, &link);
    browser.begin_named("Ada");
    browser.play(3);
    browser.records(Msg::LeavePressed);
    let verbs = browser.lrs.verbs();
    let all: Vec<(&str, usize)> = verbs.iter().map(|(verb, n)| (&**verb, *n)).collect();
    let is_judged = |verb: &str| ["passed", "failed"].contains(&verb);
    let (judged, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|(verb, _)| is_judged(verb));
    assert_eq!(
        all,
        [
            ("answered", 9),
            ("completed", 1),
            ("initialized", 3),
            ("terminated", 3)
        ]
    );
    assert!(
        !judged.is_empty() && judged.iter().all(|(_, n)| *n <= 3),
        "{judged:?}"
    );
}

#[test]
fn a_quiz_that_was_over_before_the_key_came_is_told_when_it_is_shown_again() {
    let link = plain_link_of(3);
    let query = format!(
        "?endpoint=https://records.example.org/xapi&fetch=https://lms.example/fetch&{LEARNER}&activityId=https://lms.example/3"
    );
    let mut browser = Browser::open("#/about");
    browser.lrs.platform = Some(Platform::default());
    browser.lrs.usual = Fate::RequestLost;
    browser.hash.clone_from(&link);
    browser.lrs.query = Some(query.clone());
    browser.start();
    browser.tell(ClassMsg::BeginPressed.into());
    browser.play(3);
    browser.wait();
    let done = browser.hash.clone();
    assert_eq!(browser.lrs.stored.len(), 0);
    // The platform is there again, and opens the quiz once more.
    browser.lrs.usual = Fate::Through;
    browser.opened_again(&query, &link);
    assert_eq!(browser.lrs.stored.len(), 0);
    browser.go(&done);
    assert_eq!(browser.lrs.verbs()["completed"], 1);
    assert_eq!(browser.lrs.stored.len(), 6);
    // Shown once more it says nothing.
    let calls = browser.lrs.calls.len();
    browser.reload();
    assert_eq!(browser.lrs.calls.len(), calls);
}

#[test]
fn a_tab_that_is_closed_while_the_last_answer_is_written_says_the_end_when_it_is_opened_again() {
    let mut teacher = teacher().0;
    teacher.hash = "#/practise".to_owned();
    teacher.tell(annals::app::Msg::HashChanged("#/practise".to_owned()));
    teacher.tell(ClassMsg::HandOutWanted.into());
    teacher.tell(ClassMsg::Changed(Change::Count(2)).into());
    teacher.tell(ClassMsg::Changed(Change::Feedback(annals::class::Feedback::AtEnd)).into());
    teacher.records(Msg::ReportsChosen(true));
    teacher.tell(ClassMsg::HandOutPressed.into());
    let open = teacher.model.class.back.open.as_ref().unwrap();
    let link = open.link[open.link.find('#').unwrap()..].to_owned();
    let mut learner = Browser::open(&link);
    learner.begin_named("Ada");
    learner.play(1);
    let before = learner.stored.clone();
    learner.play(1);
    assert_eq!(learner.lrs.verbs()["completed"], 1);
    // As the tab left it: the attempt has its last answer, and nothing was said of it.
    let mut stored = before;
    for (key, text) in &learner.stored {
        if !key.starts_with(KEYS) {
            stored.insert(key.clone(), text.clone());
        }
    }
    let mut attempt = learner.model.ledger.all()[0].clone();
    attempt.at = attempt.answers.len() - 1;
    stored.insert(attempt.key(), attempt.encode());
    let run = Route::Run(annals::app::route::Run::Attempt(attempt.id.clone()));
    let mut again = Browser::with_storage(stored, &run.address());
    again.wait();
    let verbs = again.lrs.verbs();
    assert_eq!((verbs["answered"], verbs["completed"]), (2, 1));
}

#[test]
fn what_was_refused_is_in_one_of_two_places_whatever_befalls_the_browser() {
    let (_, link) = teacher();
    let mut learner = Browser::open(&link);
    learner.lrs.fates = vec![Fate::Status(400)];
    learner.begin_named("Ada");
    learner.play(10);
    assert_eq!(standing(&learner.model).aside, 1);
    // Local storage was not on disk yet.
    learner.stored.retain(|key, _| !key.starts_with(KEYS));
    learner.hash = "#/settings".to_owned();
    learner.reload();
    assert_eq!(standing(&learner.model).aside, 1);
    learner.reload();
    assert_eq!(standing(&learner.model).aside, 1);
}

#[test]
fn an_answer_to_another_reading_is_no_answer_to_this_one() {
    let (mut teacher, _) = teacher();
    teacher.name_store("teachers");
    teacher.records(Msg::ReadPressed);
    let reading = teacher.model.class.records.reading.clone().unwrap();
    let reply = |body: &str| {
        Some(Reply {
            status: 200,
            retry_after: None,
            body: body.to_owned(),
        })
    };
    teacher.lrs.usual = Fate::RequestLost;
    teacher.records(Msg::ReadPressed);
    let end = teacher.model.class.records.reading.clone().unwrap().end;
    let late = reply(r#"{"statements":[],"more":""}"#);
    teacher.records(Msg::Called(Purpose::Page(1), late));
    let now = teacher.model.class.records.reading.clone().unwrap();
    assert_eq!(now.end, end);
    assert_ne!(now.end, reading.end);
}

#[test]
fn a_store_of_the_settings_gets_no_answers_until_somebody_says_so() {
    let link = plain_link_of(3);
    let mut browser = Browser::open("#/settings");
    browser.name_store("learners");
    browser.go(&link);
    assert_eq!(going(&browser.model, &handed(&link)), None);
    browser.begin_named("Ada");
    browser.play(3);
    assert_eq!(browser.lrs.stored.len(), 0);
    browser.records(Msg::SendsChosen(true));
    browser.reload();
    assert!(browser.model.class.records.named.sends);
    browser.go(&link);
    browser.begin_named("Ada");
    browser.play(3);
    assert_eq!(browser.lrs.stored.len(), 5);
}

#[test]
fn a_launch_without_a_quiz_or_half_a_launch_is_told() {
    use annals::app::class::records::launched::Trouble;
    let query = format!(
        "?endpoint=https://records.example.org/xapi&fetch=https://lms.example/fetch&{LEARNER}&activityId=https://lms.example/3"
    );
    let browser = launched(&query, "#/");
    assert!(
        browser
            .model
            .notices
            .contains(&Notice::Launch(Trouble::NoAssignment))
    );
    let browser = launched("?endpoint=https://records.example.org/xapi", &plain_link());
    assert!(matches!(
        browser.model.notices.as_slice(),
        [Notice::Launch(Trouble::Unread(_))]
    ));
    // It is taken out of the address all the same.
    assert_eq!(browser.lrs.kept.as_deref(), Some(""));
    assert_eq!(browser.lrs.calls, []);
}

#[test]
fn each_record_is_kept_before_it_is_sent() {
    let (_, link) = teacher();
    let mut learner = Browser::open(&link);
    learner.begin_named("Ada");
    learner.answer(true);
    // The very orders that an answer leads to, in their order.
    let env = annals::app::Env {
        now: learner.now,
        time_zone_offset: 0,
        seed: 1,
    };
    learner.in_run(run::Msg::NextPressed);
    learner.answer(false);
    let written = annals::app::Msg::PieceWritten {
        key: String::new(),
        result: Ok(()),
    };
    // Told once more, it says the same once more, and finds it stored or kept.
    let effects = update(&mut learner.model, written, env);
    let kept = effects.iter().position(
        |effect| matches!(effect, Effect::Save { key, .. } if key.starts_with("annals/xapi/")),
    );
    let sent = effects.iter().position(|effect| {
        matches!(effect, Effect::Class(request)
            if matches!(&**request, annals::app::class::Request::Records(Order::Call(_))))
    });
    assert!(kept.is_some() && kept < sent, "{effects:?}");
}
