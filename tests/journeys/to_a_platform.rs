//! A launch by a learning platform, the older way and by cmi5: whom it is of, what is said, and what is said once.

use annals::app::Notice;
use annals::app::class::Msg as ClassMsg;
use annals::app::class::hand_out::Change;
use annals::app::class::records::{Msg, Way, going};

use super::Browser;
use super::a_store::*;

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

pub fn plain_link_of(count: u32) -> String {
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
