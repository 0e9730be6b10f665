//! Each flaw is caught, and called what it is.

mod choices;
mod dates;
mod every;
mod groups;
mod order;
mod parties;
mod sentences;
mod typed;

use serde_json::{Value, json};

use crate::rows::{judge, with};

/// Each is told by the name of its defect.
fn assert_caught(flawed: impl IntoIterator<Item = (&'static str, Value)>) {
    let judge = judge();
    for (kind, question) in flawed {
        match judge.judge(&question.to_string()) {
            Ok(_) => panic!("passed, though {kind}: {question}"),
            Err(defect) => assert_eq!(defect.kind, kind, "{defect:?}: {question}"),
        }
    }
}

/// The second option, shown by this text.
fn shown(question: Value, text: &str) -> Value {
    with(question, [("/options/1/text", json!(text))])
}

fn option(id: &str, text: &str) -> Value {
    json!({"id": id, "text": text})
}
