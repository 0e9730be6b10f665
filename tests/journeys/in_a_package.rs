//! A quiz in a package, in a platform (LMS) that keeps what it is told, fails for a while, or is not
//! there.

use std::collections::{BTreeMap, BTreeSet};

use annals::app::class::assigned::{Complaint, SetAt, offered};
use annals::app::class::hand_out::Change;
use annals::app::class::lms::{Msg as LmsMsg, Request, Standing, standing};
use annals::app::class::package::{Msg as PackageMsg, Stands};
use annals::app::class::{Msg, lms};
use annals::app::route::Run;
use annals::app::{Library, Route, SaveError, run};
use annals::class::Feedback;
use annals::class::scorm::{Answer, Edition, Order, Refused, Told};
use annals::desk::order::{Order as DeskOrder, Packed, SetFrom, Told as DeskTold, Unpacked};
use annals::session::Stage;

use super::Browser;
use super::a_class::teacher;

const BOTH: [Edition; 2] = [Edition::V12, Edition::V2004];

/// The platform: what it was told for good, and how it behaves.
#[derive(Default)]
pub struct Platform {
    /// What the mark of the package says; empty: the page is in none.
    pub mark: String,
    /// What it has kept.
    pub kept: BTreeMap<String, String>,
    /// What was set and not committed.
    set: BTreeMap<String, String>,
    /// What it calls the learner; empty: "Lovelace, Ada".
    pub learner: &'static str,
    /// It is not there.
    pub is_absent: bool,
    /// The code with which it does not begin.
    pub unopened: Option<&'static str>,
    /// So many commits fail from now on.
    pub failing: usize,
    /// Whether the page tells it when it is left.
    pub is_heard: bool,
    pub begun: usize,
    pub ended: usize,
    pub commits: usize,
    /// How long the app waits until it tries again.
    pub wake: Option<u32>,
    /// The ids under each number, as often as they were set.
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Platform {
    fn value(&self, edition: Edition, name: &str) -> String {
        if let Some(stem) = name.strip_suffix("_count") {
            let ids = self
                .kept
                .keys()
                .filter(|name| name.starts_with(stem) && name.ends_with(".id"));
            return ids.count().to_string();
        }
        let at = Told::names(edition).iter().position(|one| *one == name);
        let is_suspended = match edition {
            Edition::V12 => self.kept.get("cmi.core.exit"),
            Edition::V2004 => self.kept.get("cmi.exit"),
        };
        match at {
            Some(0) if is_suspended.is_some_and(|exit| exit == "suspend") => "resume".to_owned(),
            Some(0) => "ab-initio".to_owned(),
            Some(2) => "learner-7".to_owned(),
            Some(3) if self.learner.is_empty() => "Lovelace, Ada".to_owned(),
            Some(3) => self.learner.to_owned(),
            _ => self.kept.get(name).cloned().unwrap_or_default(),
        }
    }

    fn set(&mut self, pairs: &[(String, String)]) -> Vec<Refused> {
        for (name, value) in pairs {
            if name.starts_with("cmi.interactions.") && name.ends_with(".id") {
                let ids = self.ids.entry(name.clone()).or_default();
                ids.insert(value.clone());
            }
            self.set.insert(name.clone(), value.clone());
        }
        Vec::new()
    }

    fn commit(&mut self) -> Result<(), String> {
        self.commits += 1;
        if self.failing > 0 {
            self.failing -= 1;
            return Err("101".to_owned());
        }
        let set = std::mem::take(&mut self.set);
        self.kept.extend(set);
        Ok(())
    }

    /// What it is told by a name that both editions have.
    fn told(&self, old: &str, new: &str) -> Option<&str> {
        let found = self.kept.get(old).or_else(|| self.kept.get(new));
        found.map(String::as_str)
    }

    fn status(&self) -> Option<&str> {
        self.told("cmi.core.lesson_status", "cmi.completion_status")
    }

    fn score(&self) -> Option<&str> {
        self.told("cmi.core.score.raw", "cmi.score.raw")
    }

    /// How many answers it was told of; none twice, none left out between them.
    fn answers(&self) -> usize {
        for (name, ids) in &self.ids {
            assert_eq!(ids.len(), 1, "{name} stands for {ids:?}");
        }
        let told: Vec<&String> = self.ids.values().flatten().collect();
        let once: BTreeSet<&&String> = told.iter().collect();
        assert_eq!(told.len(), once.len(), "told under two numbers: {told:?}");
        let count = self.ids.len();
        for number in 0..count {
            let name = format!("cmi.interactions.{number}.id");
            assert!(self.ids.contains_key(&name), "{name} is left out");
        }
        count
    }
}

impl Browser {
    pub fn for_platform(&mut self, request: Request) {
        match request {
            Request::Look if self.platform.mark.is_empty() => {}
            Request::Look => self.lms(LmsMsg::Found(self.platform.mark.clone())),
            Request::Wake(ms) => self.platform.wake = Some(ms),
            Request::Say(edition, order) => {
                let answer = self.say(edition, &order);
                self.lms(LmsMsg::Answered(answer));
            }
        }
    }

    fn say(&mut self, edition: Edition, order: &Order) -> Answer {
        let platform = &mut self.platform;
        if platform.is_absent {
            return Answer::Absent;
        }
        match order {
            Order::Open(names) => {
                if let Some(code) = platform.unopened {
                    return Answer::Unopened(code.to_owned());
                }
                platform.begun += 1;
                let value = |name: &&'static str| {
                    let value = platform.value(edition, name);
                    ((*name).to_owned(), value)
                };
                Answer::Opened(names.iter().map(value).collect())
            }
            Order::Tell(pairs) => Answer::Told {
                refused: platform.set(pairs),
                committed: platform.commit(),
            },
            Order::Close(pairs) => {
                let refused = platform.set(pairs);
                let committed = platform.commit();
                platform.ended += 1;
                Answer::Closed {
                    refused,
                    committed,
                    ended: Ok(()),
                }
            }
        }
    }

    fn lms(&mut self, msg: LmsMsg) {
        self.class(Msg::Lms(msg));
    }

    /// The page is left, and is told so where it asked for that.
    fn leave(&mut self) {
        assert!(self.platform.is_heard);
        self.lms(LmsMsg::Left);
    }

    /// Answers so many questions.
    fn answer_some(&mut self, count: usize) {
        for at in 0..count {
            self.answer(at % 2 == 0);
            if matches!(self.stage(), Stage::Answered { .. }) {
                self.in_run(run::Msg::NextPressed);
            }
        }
    }

    /// Lets time pass, as often as the app wants to try again.
    fn wait_for_platform(&mut self) {
        for _ in 0..10 {
            if let Some(ms) = self.platform.wake.take() {
                self.now += i64::from(ms);
                self.lms(LmsMsg::Due);
            }
        }
    }

    fn standing(&self) -> Option<Standing> {
        standing(&self.model)
    }
}

/// The query of a quiz of ten questions.
fn query(with: impl FnOnce(&mut Browser)) -> String {
    let link = teacher(with).link();
    link.trim_start_matches("#/a?").to_owned()
}

/// A browser in which a package is opened, in a platform that has kept this.
fn open(edition: Edition, query: &str, platform: Platform) -> Browser {
    open_in(BTreeMap::new(), edition, query, platform)
}

fn open_in(
    stored: BTreeMap<String, String>,
    edition: Edition,
    query: &str,
    platform: Platform,
) -> Browser {
    let mut browser = package_of(edition, query, platform);
    browser.stored = stored;
    browser.reload();
    browser
}

/// A browser in which a package is about to be opened.
fn package_of(edition: Edition, query: &str, platform: Platform) -> Browser {
    let mut browser = Browser::open("#/about");
    browser.now += 1_000_000;
    browser.hash = format!("#/a?{query}");
    browser.platform = Platform {
        mark: format!("{} {query}", edition.name()),
        is_heard: false,
        ..platform
    };
    browser
}

#[test]
fn what_is_answered_is_told_and_the_learner_types_no_name() {
    for edition in BOTH {
        let mut browser = open(edition, &query(|_| {}), Platform::default());
        assert_eq!(browser.platform.begun, 1);
        let name = lms::learner(&browser.model, &browser.handed());
        assert_eq!(name, Some("Lovelace, Ada"));
        browser.class(Msg::BeginPressed);
        assert_eq!(browser.platform.status(), Some("incomplete"));
        browser.answer_some(3);
        assert_eq!(browser.platform.answers(), 3);
        browser.finish(3);
        assert_eq!(browser.platform.answers(), 10);
        assert_eq!(browser.platform.status(), Some("completed"));
        let points = browser.model.quiz().unwrap().attempt().points();
        let score = f64::from(points / 10) / 10.0;
        let told: f64 = browser.platform.score().unwrap().parse().unwrap();
        assert!((score - told).abs() < 0.1, "{score} {told}");
        assert_eq!(browser.standing(), Some(Standing::Told));
        let commits = browser.platform.commits;
        browser.leave();
        assert_eq!(
            (browser.platform.ended, browser.platform.commits),
            (1, commits + 1)
        );
        assert_eq!(browser.platform.answers(), 10);
    }
}

#[test]
fn a_quiz_that_is_only_looked_at_stays_incomplete() {
    for edition in BOTH {
        let query = query(|_| {});
        for is_left in [true, false] {
            let mut browser = open(edition, &query, Platform::default());
            assert_eq!(browser.platform.status(), Some("incomplete"));
            if is_left {
                browser.leave();
                assert_eq!(browser.platform.ended, 1);
            }
            assert_eq!(browser.platform.status(), Some("incomplete"));
            // What is answered in the next visit counts.
            let mut again = open(edition, &query, browser.platform);
            again.class(Msg::BeginPressed);
            again.finish(2);
            assert_eq!(again.platform.answers(), 10);
            assert_eq!(again.platform.status(), Some("completed"));
            // Looked at once more, it stays over.
            again.leave();
            let mut last = open(edition, &query, again.platform);
            last.leave();
            assert_eq!(last.platform.status(), Some("completed"));
        }
    }
}

#[test]
fn a_quiz_is_taken_up_on_another_device_from_what_the_platform_has_kept() {
    for feedback in [Feedback::AtOnce, Feedback::AtEnd] {
        let query = query(|browser| browser.change(Change::Feedback(feedback)));
        for edition in BOTH {
            let mut first = open(edition, &query, Platform::default());
            first.class(Msg::BeginPressed);
            first.answer_some(4);
            // Killed: nobody takes leave.
            let before = first.model.quiz().unwrap().attempt().clone();
            let mut second = open(edition, &query, first.platform);
            second.class(Msg::BeginPressed);
            assert_eq!(second.at(), 4);
            let attempt = second.model.quiz().unwrap().attempt().clone();
            assert_eq!(
                (&attempt.picks, attempt.started),
                (&before.picks, before.started)
            );
            let marks = |attempt: &annals::memory::Attempt| -> Vec<u16> {
                attempt.answers.iter().map(|one| one.permille).collect()
            };
            assert_eq!(marks(&attempt), marks(&before));
            assert_eq!(second.platform.answers(), 4);
            second.finish(2);
            assert_eq!(second.platform.answers(), 10);
            assert_eq!(second.platform.status(), Some("completed"));
            second.leave();
            // Opened once more: it is over, and stays so.
            let third = open(edition, &query, second.platform);
            assert_eq!(third.platform.status(), Some("completed"));
            assert_eq!(third.model.ledger.all().len(), 1);
            assert!(third.model.ledger.all()[0].is_finished());
        }
    }
}

#[test]
fn what_the_platform_does_not_take_is_kept_and_told_later() {
    for edition in BOTH {
        let query = query(|_| {});
        let platform = Platform {
            failing: 5,
            ..Platform::default()
        };
        let mut browser = open(edition, &query, platform);
        browser.class(Msg::BeginPressed);
        browser.answer_some(2);
        assert_eq!(browser.standing(), Some(Standing::Failing));
        assert_eq!(browser.at(), 2, "the quiz is not held up");
        assert_eq!(browser.platform.kept.get("cmi.suspend_data"), None);
        // Nobody answers meanwhile: time alone brings the next try.
        let commits = browser.platform.commits;
        browser.wait_for_platform();
        assert_eq!(browser.standing(), Some(Standing::Told));
        // One more that failed, and one that did not: nothing is said in between.
        assert_eq!(browser.platform.commits, commits + 2);
        assert_eq!(browser.platform.answers(), 2);
        browser.finish(2);
        assert_eq!(browser.platform.answers(), 10);
        assert_eq!(browser.platform.status(), Some("completed"));
    }
}

#[test]
fn what_this_browser_has_more_is_told_when_the_quiz_is_opened_again() {
    for edition in BOTH {
        let query = query(|_| {});
        let mut browser = open(edition, &query, Platform::default());
        browser.class(Msg::BeginPressed);
        browser.answer_some(2);
        browser.platform.failing = usize::MAX;
        browser.answer_some(3);
        // The tab is killed; the platform has the first two.
        let mut platform = browser.platform;
        platform.failing = 0;
        platform.set.clear();
        platform
            .ids
            .retain(|name, _| platform.kept.contains_key(name));
        let mut again = open_in(browser.stored, edition, &query, platform);
        assert_eq!(again.platform.answers(), 5);
        again.class(Msg::BeginPressed);
        assert_eq!(again.at(), 5);
        assert_eq!(again.model.ledger.all().len(), 1);
        again.finish(2);
        assert_eq!(again.platform.answers(), 10);
    }
}

#[test]
fn anothers_attempt_in_the_same_browser_is_not_told_as_ones_own() {
    for edition in BOTH {
        let query = query(|_| {});
        let offers = |browser: &Browser| offered(&browser.model, &browser.handed()).len();
        let mut ada = open(edition, &query, Platform::default());
        ada.class(Msg::BeginPressed);
        ada.answer_some(3);
        let id = ada.model.quiz().unwrap().attempt().id.clone();
        ada.leave();
        let platform = Platform {
            learner: "Babbage, Charles",
            ..Platform::default()
        };
        let mut charles = package_of(edition, &query, platform);
        charles.stored.clone_from(&ada.stored);
        charles.now = ada.now;
        charles.reload();
        assert_eq!(offers(&charles), 0);
        // By its address it can be seen, but it is told to nobody.
        charles.go(&Route::Run(Run::Attempt(id)).address());
        charles.answer_some(2);
        assert_eq!(charles.platform.answers(), 0);
        charles.go(&format!("#/a?{query}"));
        charles.class(Msg::BeginPressed);
        assert_eq!(charles.at(), 0);
        charles.answer_some(2);
        assert_eq!(charles.platform.answers(), 2);
        // Ada is told of by another name, and her attempt is still the one that was kept.
        let platform = Platform {
            learner: "King, Ada",
            ..ada.platform
        };
        let mut again = package_of(edition, &query, platform);
        (again.stored, again.now) = (ada.stored, charles.now);
        again.reload();
        let mut ada = again;
        assert_eq!(offers(&ada), 1);
        ada.class(Msg::BeginPressed);
        assert_eq!(ada.at(), 3);
        ada.finish(2);
        assert_eq!(ada.platform.answers(), 10);
    }
}

#[test]
fn a_reload_in_the_middle_tells_nothing_twice() {
    for edition in BOTH {
        let query = query(|_| {});
        let mut browser = open(edition, &query, Platform::default());
        browser.class(Msg::BeginPressed);
        browser.answer_some(3);
        // Its address is that of the attempt by now.
        browser.reload();
        assert_eq!(browser.at(), 3);
        browser.finish(2);
        assert_eq!(browser.platform.answers(), 10);
    }
}

#[test]
fn a_second_attempt_goes_on_in_the_numbers() {
    let query = query(|_| {});
    let mut browser = open(Edition::V2004, &query, Platform::default());
    browser.class(Msg::BeginPressed);
    browser.finish(2);
    browser.go(&format!("#/a?{query}"));
    browser.class(Msg::BeginPressed);
    let attempt = browser.model.quiz().unwrap().attempt();
    assert_eq!(attempt.assigned.as_deref().unwrap().number, 2);
    browser.answer(true);
    let ids = &browser.platform.ids;
    assert!(ids.contains_key("cmi.interactions.10.id"), "{ids:?}");
    assert_eq!(ids.len(), 11);
    assert_eq!(browser.platform.status(), Some("completed"));
}

#[test]
fn a_mark_to_pass_is_told_at_the_end_alone() {
    let query = query(|_| {}) + "&pass=400";
    for (edition, name) in [
        (Edition::V12, "cmi.core.lesson_status"),
        (Edition::V2004, "cmi.success_status"),
    ] {
        let mut browser = open(edition, &query, Platform::default());
        browser.class(Msg::BeginPressed);
        browser.answer_some(2);
        assert_eq!(browser.platform.score(), None);
        browser.finish(10);
        assert_eq!(browser.platform.kept[name], "passed");
        assert!(browser.platform.score().is_some());
    }
}

#[test]
fn the_best_of_several_attempts_counts() {
    for (mark, name) in [
        ("&pass=500", "cmi.core.lesson_status"),
        ("", "cmi.core.lesson_status"),
        ("&pass=500", "cmi.success_status"),
        ("", "cmi.completion_status"),
    ] {
        let query = query(|_| {}) + mark;
        let edition = match name {
            "cmi.core.lesson_status" => Edition::V12,
            _ => Edition::V2004,
        };
        let mut browser = open(edition, &query, Platform::default());
        browser.class(Msg::BeginPressed);
        browser.finish(3);
        let told = |browser: &Browser| {
            let kept = &browser.platform.kept;
            let measure = kept.get("cmi.progress_measure").cloned();
            let score = browser.platform.score().map(str::to_owned);
            (kept[name].clone(), score, measure)
        };
        let first = told(&browser);
        // In the same visit, and in another one.
        for visit in 0..2 {
            if visit == 1 {
                browser.leave();
                let stored = std::mem::take(&mut browser.stored);
                browser = open_in(stored, edition, &query, browser.platform);
            }
            browser.go(&format!("#/a?{query}"));
            browser.class(Msg::BeginPressed);
            browser.answer_some(2);
            assert_eq!(told(&browser), first, "before the end");
            browser.finish(1);
            assert_eq!(told(&browser), first, "after a worse one");
        }
        assert_eq!(browser.platform.ids.len(), 30);
        browser.go(&format!("#/a?{query}"));
        browser.class(Msg::BeginPressed);
        for _ in 0..10 {
            browser.answer(true);
            browser.in_run(run::Msg::NextPressed);
        }
        assert_eq!(told(&browser).1.as_deref(), Some("100"));
        assert_eq!(told(&browser).0, first.0);
    }
}

#[test]
fn without_a_platform_the_quiz_is_as_any_that_was_handed_out() {
    let platform = Platform {
        is_absent: true,
        ..Platform::default()
    };
    let mut browser = open(Edition::V12, &query(|_| {}), platform);
    assert_eq!(lms::learner(&browser.model, &browser.handed()), None);
    browser.class(Msg::BeginPressed);
    assert_eq!(browser.model.class.begin.complaint, Some(Complaint::NoName));
    browser.begin_as("Ada");
    let result = browser.finish(2);
    assert!(!result.is_empty());
    assert_eq!(browser.standing(), Some(Standing::Absent));
    browser.leave();
    assert_eq!((browser.platform.begun, browser.platform.ended), (0, 0));
}

#[test]
fn a_browser_that_keeps_nothing_tells_the_platform_all_the_same() {
    for edition in BOTH {
        let query = query(|_| {});
        let mut browser = package_of(edition, &query, Platform::default());
        browser.storage = Err(SaveError::Forbidden);
        browser.reload();
        assert_eq!(browser.platform.begun, 1);
        browser.class(Msg::BeginPressed);
        browser.answer_some(3);
        assert_eq!(browser.platform.answers(), 3);
        browser.finish(2);
        assert_eq!(browser.platform.answers(), 10);
        assert_eq!(browser.platform.status(), Some("completed"));
    }
}

#[test]
fn a_visit_that_was_over_before_it_began_is_said_to_be_and_promises_nothing() {
    for (edition, code) in [(Edition::V12, "101"), (Edition::V2004, "104")] {
        let query = query(|_| {});
        // The page is loaded anew behind the end.
        let platform = Platform {
            unopened: Some(code),
            ..Platform::default()
        };
        let mut browser = open(edition, &query, platform);
        browser.wait_for_platform();
        assert_eq!(browser.standing(), Some(Standing::Over));
        assert_eq!(browser.platform.wake, None);
        browser.begin_as("Ada");
        browser.finish(2);
        assert_eq!(browser.standing(), Some(Standing::Over));
        // Opened there once more, it is told again.
        browser.platform.unopened = None;
        let again = open_in(browser.stored, edition, &query, browser.platform);
        assert_eq!(again.standing(), Some(Standing::Told));
    }
}

#[test]
fn a_result_in_a_package_has_no_link_into_the_platform() {
    let ways = |browser: &Browser| {
        let ready = browser.model.class.result.as_ref().unwrap();
        (ready.link.is_some(), ready.code.is_some())
    };
    let query = query(|_| {});
    let mut browser = open(Edition::V12, &query, Platform::default());
    browser.class(Msg::BeginPressed);
    browser.finish(2);
    assert_eq!(ways(&browser), (false, false));
    assert!(lms::has_all(
        &browser.model,
        browser.model.quiz().unwrap().attempt()
    ));
    // Nor where the page of the result is the first that is opened.
    browser.reload();
    assert!(matches!(browser.model.route, Route::Done(_)));
    assert_eq!(ways(&browser), (false, false));
    // Elsewhere it has both.
    let mut browser = Browser::open(&format!("#/a?{query}"));
    browser.begin_as("Ada");
    browser.finish(2);
    assert_eq!(ways(&browser), (true, true));
}

#[test]
fn attempts_are_limited_as_anywhere() {
    let query = query(|browser| browser.change(Change::Attempts(Some(1))));
    let mut browser = open(Edition::V12, &query, Platform::default());
    browser.class(Msg::BeginPressed);
    browser.finish(2);
    browser.go(&format!("#/a?{query}"));
    browser.class(Msg::BeginPressed);
    assert_eq!(browser.model.class.begin.complaint, Some(Complaint::UsedUp));
}

#[test]
fn a_package_that_was_tampered_with_is_refused() {
    let query = query(|_| {});
    // Its mark asks for less.
    let less = query.replace("count=10", "count=1");
    let browser = open(Edition::V12, &less, Platform::default());
    assert!(browser.handed().fault().is_some());
    assert_eq!(browser.platform.begun, 0);
    // Its set is another.
    let mut browser = open(Edition::V12, &query, Platform::default());
    browser.set = browser
        .set
        .replacen("\"version\": \"", "\"version\": \"9", 1);
    browser.model.library = Library::Empty;
    browser.reload();
    assert_eq!(browser.set_at(), SetAt::Changed);
    browser.class(Msg::NameTyped("Ada".to_owned()));
    browser.class(Msg::BeginPressed);
    assert!(browser.model.quiz().is_none());
    assert!(matches!(browser.model.route, Route::Assignment(_)));
}

#[test]
fn a_text_of_another_quiz_is_left_alone() {
    let one = query(|_| {});
    let other = query(|browser| browser.change(Change::Count(3)));
    let mut browser = open(Edition::V12, &one, Platform::default());
    browser.class(Msg::BeginPressed);
    browser.answer_some(2);
    let kept = browser.platform.kept["cmi.suspend_data"].clone();
    for text in [kept, "of another program".to_owned()] {
        let mut platform = Platform::default();
        platform.kept.insert("cmi.suspend_data".to_owned(), text);
        let mut browser = open(Edition::V12, &other, platform);
        assert!(browser.model.ledger.all().is_empty());
        browser.class(Msg::BeginPressed);
        assert_eq!(browser.at(), 0);
    }
}

#[test]
fn a_package_is_asked_of_the_worker_and_offered() {
    let mut teacher = teacher(|_| {});
    let press = Msg::Package(PackageMsg::Pressed(Edition::V2004));
    let asked = |teacher: &Browser| match teacher.bench.packing.last() {
        Some(DeskOrder::Package(packing)) => packing.clone(),
        other => panic!("{other:?}"),
    };
    teacher.class(Msg::Package(PackageMsg::PassTyped("most".to_owned())));
    teacher.class(press.clone());
    assert_eq!(teacher.model.class.package.stands, Stands::NoMark);
    teacher.class(Msg::Package(PackageMsg::PassTyped("70".to_owned())));
    teacher.class(press.clone());
    let packing = asked(&teacher);
    assert_eq!(
        (packing.pass_permille, packing.edition.as_str()),
        (Some(700), "2004")
    );
    assert_eq!(packing.set, SetFrom::Site);
    assert!(teacher.link().ends_with(&packing.assignment), "{packing:?}");
    let made = |teacher: &Browser, made| {
        let number = asked(teacher).number;
        DeskTold::Package(Packed { number, made })
    };
    let of_first = made(&teacher, Ok(vec![1, 2, 3]));
    // What is pressed and typed meanwhile changes nothing of it.
    teacher.class(Msg::Package(PackageMsg::Pressed(Edition::V12)));
    teacher.class(Msg::Package(PackageMsg::PassTyped("71".to_owned())));
    assert_eq!(teacher.bench.packing.len(), 1);
    assert_eq!(
        teacher.model.class.package.stands,
        Stands::Making(Edition::V2004)
    );
    teacher.hear(of_first.clone());
    assert_eq!(teacher.model.class.package.stands, Stands::Made(3));
    let (name, bytes) = teacher.saved.pop().unwrap();
    assert_eq!(
        (name.as_str(), &*bytes),
        ("annals-scorm-2004.zip", &[1, 2, 3][..])
    );
    teacher.class(press.clone());
    let of_second = made(&teacher, Err(Unpacked::NoList));
    teacher.hear(of_second);
    assert_eq!(
        teacher.model.class.package.stands,
        Stands::Unmade(Unpacked::NoList)
    );
    // Another quiz has no mark and no package; what was asked for before is none of it.
    teacher.class(press.clone());
    let late = made(&teacher, Ok(vec![4]));
    let first = teacher.hash.clone();
    teacher.go("#/practise");
    teacher.class(Msg::HandOutWanted);
    teacher.change(Change::Title("Chapter 9".to_owned()));
    teacher.class(Msg::HandOutPressed);
    assert_ne!(teacher.hash, first);
    assert_eq!(
        (
            &*teacher.model.class.package.pass,
            &teacher.model.class.package.stands
        ),
        ("", &Stands::Idle)
    );
    teacher.class(Msg::Package(PackageMsg::Pressed(Edition::V12)));
    teacher.hear(late);
    teacher.hear(of_first);
    assert_eq!(
        teacher.model.class.package.stands,
        Stands::Making(Edition::V12)
    );
    assert!(teacher.saved.is_empty());
    // It stands there still when the page of the same quiz is opened again.
    let second = teacher.hash.clone();
    teacher.go("#/practise");
    teacher.go(&second);
    let last = made(&teacher, Ok(vec![5]));
    teacher.hear(last);
    assert_eq!(teacher.saved.pop().unwrap().1, [5]);
}
