//! A quiz begins with the outline of its set, while the rest of the program and the set are on their way.

use annals::app::key::Focused;
use annals::app::model::LibraryError;
use annals::app::{Effect, Env, Key, Library, Model, Msg, Notice, Rest, run, still_meant, update};
use annals::session::{Draft, Slot, Stage};
use serde_json::Value;

use super::{Browser, QUIZ, SET};

/// The set with what the first question does not need left out, as a release leaves it out.
fn outline() -> Value {
    let mut set: Value = serde_json::from_str(SET).unwrap();
    for list in ["cards", "questions", "sources", "kinds"] {
        set[list] = Value::Array(Vec::new());
    }
    for event in set["events"].as_array_mut().unwrap() {
        let event = event.as_object_mut().unwrap();
        event.retain(|name, _| !["kind", "summary", "source", "quantities"].contains(&&**name));
    }
    set
}

/// A quiz whose first question was drawn from `outline`; the rest is still to come.
fn begun(outline: &Value) -> Browser {
    let mut browser = Browser::open("#/");
    browser.set = outline.to_string();
    browser.model = Model {
        rest: Rest::Coming,
        ..Model::new()
    };
    let hash = QUIZ.to_owned();
    browser.hash.clone_from(&hash);
    let stored = Ok(Vec::new());
    browser.tell(Msg::Started { hash, stored });
    assert!(matches!(browser.stage(), Stage::Asking { .. }));
    browser
}

/// The set of another version, which calls its events otherwise.
fn retitled() -> String {
    let mut set: Value = serde_json::from_str(SET).unwrap();
    set["version"] = "2.0.0".into();
    for event in set["events"].as_array_mut().unwrap() {
        event["title"] = ["the other ", event["id"].as_str().unwrap()]
            .concat()
            .into();
        event.as_object_mut().unwrap().remove("did");
    }
    set.to_string()
}

fn arrived(whole: &str) -> Msg {
    Msg::RestArrived {
        whole: Some(whole.to_owned()),
    }
}

fn slots(browser: &Browser) -> Vec<Slot> {
    browser.model.quiz().unwrap().slots().to_vec()
}

fn chosen(browser: &Browser) -> Option<usize> {
    match browser.stage() {
        Stage::Asking {
            draft: Draft::Choice(chosen),
            ..
        } => *chosen,
        stage => panic!("{stage:?}"),
    }
}

#[test]
fn the_quiz_goes_on_from_the_whole_set_and_what_was_chosen_stays_chosen() {
    let mut browser = begun(&outline());
    browser.set = SET.to_owned();
    browser.in_run(run::Msg::OptionChosen(2));
    let begun = browser.model.quiz().unwrap().attempt().clone();
    assert_eq!(begun.picks.len(), 1);
    let env = Env {
        now: browser.now,
        time_zone_offset: 0,
        seed: 9,
    };
    let effects = update(&mut browser.model, arrived(SET), env);
    // Who reads the question keeps the focus where it is.
    assert!(!effects.iter().any(|e| matches!(e, Effect::Focus(_))));
    for effect in effects {
        browser.run(effect);
    }
    assert_eq!(chosen(&browser), Some(2));
    let attempt = browser.model.quiz().unwrap().attempt();
    assert_eq!((&attempt.id, attempt.started), (&begun.id, begun.started));
    // The proofs too: the outline knows no sentence.
    assert_eq!(slots(&browser), slots(&Browser::open(QUIZ)));
    browser.answer(true);
    assert!(matches!(browser.stage(), Stage::Answered { .. }));
    browser.reload();
    assert!(matches!(browser.stage(), Stage::Answered { .. }));
}

#[test]
fn where_the_whole_set_asks_something_else_it_is_asked_instead() {
    let other = retitled();
    let mut browser = begun(&outline());
    browser.in_run(run::Msg::OptionChosen(2));
    let before = slots(&browser);
    browser.tell(arrived(&other));
    assert_eq!(chosen(&browser), None);
    assert_ne!(slots(&browser)[0], before[0]);
    let attempt = browser.model.quiz().unwrap().attempt();
    assert_eq!(
        (attempt.version.as_str(), attempt.picks.len()),
        ("2.0.0", 5)
    );
}

#[test]
fn what_was_pressed_below_a_question_answers_no_other() {
    let pressed = || {
        vec![
            Msg::Run(run::Msg::UnknownPressed),
            Msg::KeyPressed {
                key: Key::Enter,
                focused: Focused::Page,
            },
            Msg::RetryPressed,
        ]
    };
    let mut browser = begun(&outline());
    let id = browser.model.quiz().unwrap().attempt().id.clone();
    for (whole, left) in [(SET.to_owned(), 3), (retitled(), 1)] {
        browser.tell(arrived(&whole));
        let meant = still_meant(pressed(), Some(&id), &browser.model);
        assert_eq!(meant.len(), left);
        browser = begun(&outline());
    }
    assert_eq!(still_meant(pressed(), None, &browser.model).len(), 3);
}

#[test]
fn a_whole_set_that_cannot_be_used_is_told() {
    for (whole, id) in [
        ("{", None),
        (&SET.replace("japan-soviet-union", "x"), Some("x")),
    ] {
        let mut browser = begun(&outline());
        // Asked for once more, as the list of sets names it, it is the same.
        browser.set = whole.to_owned();
        browser.tell(arrived(whole));
        let Library::Failed { why, .. } = &browser.model.library else {
            panic!("{:?}", browser.model.library);
        };
        match id {
            None => assert!(matches!(why, LibraryError::Unreadable(_))),
            Some(id) => assert_eq!(*why, LibraryError::OtherId(id.to_owned())),
        }
        assert_eq!(browser.model.quiz(), None);
    }
}

#[test]
fn a_set_that_came_whole_needs_no_other() {
    let mut browser = begun(&serde_json::from_str(SET).unwrap());
    browser.in_run(run::Msg::OptionChosen(1));
    browser.tell(Msg::RestArrived { whole: None });
    assert_eq!(chosen(&browser), Some(1));
    assert_eq!(slots(&browser), slots(&Browser::open(QUIZ)));
}

#[test]
fn while_the_rest_does_not_come_the_question_stands() {
    let mut browser = begun(&outline());
    browser.in_run(run::Msg::OptionChosen(3));
    browser.tell(Msg::RestFailed);
    assert_eq!(browser.model.rest, Rest::Failed);
    assert_eq!(chosen(&browser), Some(3));
    browser.tell(arrived(SET));
    assert_eq!(chosen(&browser), Some(3));
    assert_eq!(browser.model.quiz().unwrap().slots().len(), 5);
}

#[test]
fn what_was_refused_is_told_as_the_whole_set_tells_it() {
    let broken = |mut set: Value| {
        set["events"][5]["date"] = "soon".into();
        set
    };
    let mut whole = broken(serde_json::from_str(SET).unwrap());
    whole["cards"][0]["front"] = "".into();
    let mut browser = begun(&broken(outline()));
    let told = |browser: &Browser| -> Vec<Notice> {
        let notices = browser.model.notices.iter();
        let refused = notices.filter(|notice| matches!(notice, Notice::ItemsRefused(_)));
        refused.cloned().collect()
    };
    let before = told(&browser);
    browser.tell(arrived(&whole.to_string()));
    let refused = |notices: &[Notice]| match notices {
        [Notice::ItemsRefused(count)] => *count,
        notices => panic!("{notices:?}"),
    };
    assert_eq!(refused(&told(&browser)), refused(&before) + 1);
}
