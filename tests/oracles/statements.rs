//! Writes what attempts at a set say to a store, for `tests/oracles/xapi.py`: one JSON object with
//! the statements, and the results that must come back of each assignment.
//!
//! `cargo run --example statements -- SET.json …`

use std::rc::Rc;

use annals::bank::{Bank, Body, MOST_QUESTIONS, Question, Response};
use annals::class::xapi::{Actor, Before, LaunchData, Record, assignment_activity};
use annals::class::{Answered, Assignment, Given, Submission, fingerprint};
use annals::set::{self, content_hash};
use serde_json::{Value, json};

const SITE: &str = "https://annals.example/";
const REGISTRATION: &str = "e168d6a3-46b2-4233-82e7-66b73a179727";
const LAUNCH: &str = r#"{"contextTemplate":{"extensions":{"https://w3id.org/xapi/cmi5/context/extensions/sessionid":"7"}},"launchMode":"Normal","masteryScore":0.5,"moveOn":"Passed"}"#;

fn main() {
    let (mut statements, mut results) = (Vec::new(), Vec::new());
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).expect("a set that can be read");
        let bank = Bank::compile(Rc::new(set::read(&text).expect("a set").set));
        let mut assignment = Assignment::of(&bank.set().id, &content_hash(&text), 1956);
        assignment.selection.count = MOST_QUESTIONS;
        for (at, learner) in ["Ada", "Bert Ü.", "学"].into_iter().enumerate() {
            let submission = attempt(&bank, &assignment, learner, at);
            let drawn = assignment.draw(&bank, learner, 1);
            let questions: Vec<Question> = drawn.into_iter().map(|(_, one)| one).collect();
            let launched = LaunchData::read(LAUNCH);
            let record = Record {
                site: SITE,
                bank: &bank,
                assignment: &assignment,
                questions: &questions,
                submission: &submission,
                actor: &Actor::named(SITE, learner),
                registration: (at == 2).then_some(REGISTRATION),
                activity: (at == 2).then_some("https://lms.example/au/3"),
                launched: launched.as_ref().filter(|_| at == 2),
                before: Before::default(),
            };
            let mut all = record.all(Some(600));
            all.extend(record.terminated(1));
            let value = |text: &str| -> Value { serde_json::from_str(text).expect("JSON") };
            statements.extend(all.iter().map(|one| value(&one.text)));
            results.push(json!({
                "activity": assignment_activity(SITE, &assignment),
                "text": submission.write(),
            }));
        }
    }
    println!(
        "{}",
        json!({ "statements": statements, "results": results })
    );
}

/// An attempt: the first learner knows all, the second half, the third types and lays at random.
fn attempt(bank: &Bank, of: &Assignment, learner: &str, at: usize) -> Submission {
    let drawn = of.draw(bank, learner, 1);
    let questions: Vec<Question> = drawn.into_iter().map(|(_, one)| one).collect();
    let answered = questions.iter().enumerate().map(|(place, question)| {
        let response = match (at, place % 2) {
            (0, _) | (1, 0) => question.key_response(),
            (1, _) => Response::Unknown,
            _ => guess(question),
        };
        Answered {
            given: Given::of(question, &response).expect("of the question"),
            took: 5000,
        }
    });
    Submission {
        assignment: of.id(),
        learner: learner.to_owned(),
        attempt: 1,
        started: 1_780_000_000_000,
        took: 3_600_000,
        release: "1".to_owned(),
        asked: fingerprint(&questions),
        answers: answered.collect(),
    }
}

/// What somebody answers who knows nothing.
fn guess(question: &Question) -> Response {
    let ids: Vec<String> = question
        .body
        .offered()
        .iter()
        .map(|one| one.id.clone())
        .collect();
    match &question.body {
        Body::Choice { .. } | Body::Passage { .. } | Body::Timeline { .. } => {
            Response::Chosen(ids[0].clone())
        }
        Body::Several { .. } => Response::Marked(ids),
        Body::Order { .. } => Response::Ordered(ids.into_iter().rev().collect()),
        Body::Match { places, .. } => {
            let places = places.iter().map(|one| one.id.clone()).cycle();
            Response::Matched(ids.into_iter().zip(places).collect())
        }
        Body::Year { .. } | Body::Quantity { .. } | Body::Name { .. } => {
            Response::Typed("nobody \"knows\"".to_owned())
        }
        Body::Card { .. } => Response::Rated(false),
    }
}
