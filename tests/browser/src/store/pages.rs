//! What a page of ours sends, against the store.

use std::rc::Rc;

use annals::bank::{Bank, Question};
use annals::class::xapi::{
    Actor, Answer, Entry, LaunchData, Next, Outbox, Record, Statement, Told, read,
};
use annals::class::{Answered, Assignment, Given, Submission, fingerprint};

use super::tests::{ask, call, headers, statement};
use super::*;

/// The outbox of the page against the store, over a network that loses every third thing.
#[test]
fn an_outbox_comes_through_every_fault() {
    let store = RecordStore::open().expect("a store");
    store.fare(Faults {
        seed: 1956,
        lost_requests: 120,
        lost_answers: 120,
        busy: 60,
        down: 60,
    });
    let mut outbox = Outbox::default();
    let kept: Vec<Entry> = outbox.add((0..2000).map(|number| Statement {
        id: statement(number)["id"].as_str().expect("an id").to_owned(),
        text: statement(number).to_string(),
    }));
    let (mut now, mut gone) = (0, 0);
    let key = headers();
    loop {
        let batch = match outbox.next(now) {
            Next::Send(batch) => batch,
            Next::Wait(until) => {
                now = until;
                continue;
            }
            Next::Nothing => break,
            Next::UnderWay | Next::Halted(_) => panic!("neither is possible here"),
        };
        let came = ask(
            &store,
            &format!("POST /xapi/statements HTTP/1.1\r\n{key}"),
            &batch.body,
        );
        let answer = match &came {
            None => Answer::Silence,
            Some((status, _, body)) => Answer::Told {
                status: *status,
                retry_after: Some("1"),
                body,
            },
        };
        for told in outbox.answered(batch.number, answer, now, 7) {
            match told {
                Told::Stored { .. } => gone += 1,
                Told::Later { .. } => {}
                Told::AlreadyThere { .. } | Told::Aside { .. } | Told::Halted(_) => {
                    panic!("{told:?}")
                }
            }
        }
    }
    assert_eq!(
        (gone, kept.len(), store.statements().len()),
        (2000, 2000, 2000)
    );
    let lost = store.asked().iter().filter(|one| one.status == 0).count();
    assert!(lost > 0, "the network lost nothing");
    let all = json!({ "statements": store.statements(), "more": "" }).to_string();
    let page = read::read(&all, "https://annals.example/xapi/assignment/1");
    assert_eq!(page.remarks.len(), 2000);
}

#[test]
fn what_an_attempt_says_breaks_no_rule() {
    let text = include_str!("../../../../questions/japan-soviet-union.json");
    let bank = Bank::compile(Rc::new(annals::set::read(text).expect("a set").set));
    let mut assignment = Assignment::of("japan-soviet-union", "0", 7);
    assignment.selection.count = 200;
    let drawn = assignment.draw(&bank, "Ada", 1);
    let questions: Vec<Question> = drawn.into_iter().map(|(_, question)| question).collect();
    let answer = |question: &Question| Answered {
        given: Given::of(question, &question.key_response()).expect("of the question"),
        took: 5000,
    };
    let submission = Submission {
        assignment: assignment.id(),
        learner: "Ada".into(),
        attempt: 1,
        started: 1_780_000_000_000,
        took: 1_000_000,
        release: "1".into(),
        asked: fingerprint(&questions),
        answers: questions.iter().map(answer).collect(),
    };
    let launched = LaunchData::read(
        r#"{"contextTemplate":{},"launchMode":"Normal","masteryScore":0.5,"moveOn":"Passed"}"#,
    );
    for launched in [None, launched.as_ref()] {
        let record = Record {
            site: "https://annals.example/",
            bank: &bank,
            assignment: &assignment,
            questions: &questions,
            submission: &submission,
            actor: &Actor::named("https://annals.example/", "Ada"),
            registration: launched.map(|_| "e168d6a3-46b2-4233-82e7-66b73a179727"),
            activity: launched.map(|_| "https://lms.example/au/3"),
            launched,
            before: Default::default(),
        };
        let mut all = record.all(Some(600));
        all.extend(record.terminated(1));
        assert!(all.len() > 100);
        let store = RecordStore::open().expect("a store");
        for batch in all.chunks(50) {
            let texts: Vec<&str> = batch.iter().map(|one| one.text.as_str()).collect();
            let body = format!("[{}]", texts.join(","));
            let (status, why) = call(&store, "POST", "/xapi/statements", &body);
            assert_eq!(status, 200, "{why}");
        }
        assert_eq!(store.statements().len(), all.len());
    }
}
