//! Records of a class for a store, over a network that loses requests and answers: each arrives
//! once, whatever happens, and none where nobody named a store.

use annals::app::class::Msg as ClassMsg;
use annals::app::class::hand_out::Change;
use annals::app::class::records::named::{Field, Trial};
use annals::app::class::records::reading::End;
use annals::app::class::records::{KEYS, Msg, Order, Purpose, Reply, Way, going, standing};
use annals::app::class::results::Told;
use annals::app::route::LinkFault;
use annals::app::{Effect, Route, run, update};
use annals::class::xapi::Halt;
use serde_json::Value;

use super::Browser;
use super::a_store::*;
use super::to_a_platform::plain_link_of;

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
