//! The checker itself is checked: a sound question passes, and each flaw is caught.

use serde_json::{Value, json};

use crate::checker::Checker;

fn checker() -> Checker {
    Checker::new(
        r#"{"events":[
        {"id":"pact","date":"1941-04","title":"the pact"},
        {"id":"hint","date":"1956","title":"the hint","also":["1960"]},
        {"id":"declaration","date":"1956-10-19","title":"the declaration"},
        {"id":"warning","date":"1960","title":"the warning"},
        {"id":"stay","date":"1918/1922","title":"the stay"},
        {"id":"vague","date":"[1978-05..1978-08]","title":"the vague one"},
        {"id":"aside","date":"1945","title":"the one not asked","ask":[]}
    ]}"#,
    )
}

fn choice_date() -> Value {
    json!({"fact":"pact/date","form":"choice-date","stem":"In which year did they sign it?",
        "options":[{"id":"1941","text":"1941"},{"id":"1956","text":"1956"},{"id":"1960","text":"1960"}],
        "key":["1941"],
        "proof":{"key":[{"event":"pact"}],"distractors":{
            "1956":{"because":"apart","date":"1956","from":"1941-04"},
            "1960":{"because":"apart","date":"1960","from":"1941-04"}}}})
}

fn choice_event() -> Value {
    json!({"fact":"pact/event","form":"choice-event","stem":"Which of these happened in 1941?",
        "options":[{"id":"pact","text":"The pact"},{"id":"warning","text":"The warning"}],
        "key":["pact"],
        "proof":{"key":[{"event":"pact"}],"distractors":{
            "warning":{"because":"apart","date":"1960","from":"1941"}}}})
}

fn which_first() -> Value {
    json!({"fact":"pact/date","form":"which-first","stem":"Which came first?",
        "options":[{"id":"warning","text":"The warning"},{"id":"pact","text":"The pact"}],
        "key":["pact"],
        "proof":{"key":[{"event":"pact"}],"distractors":{
            "warning":{"because":"apart","date":"1960","from":"1941-04"}}}})
}

fn order() -> Value {
    json!({"fact":"pact/date","form":"order","stem":"Put these in order.",
        "options":[{"id":"warning","text":"a"},{"id":"stay","text":"b"},{"id":"pact","text":"c"}],
        "key":["stay","pact","warning"],"proof":{"key":[{"event":"pact"}],"distractors":{}}})
}

fn typed(form: &str, fact: &str, key: &str, stem: &str) -> Value {
    json!({"fact":fact,"form":form,"stem":stem,"options":[],"key":[key],
        "proof":{"key":[{"event":"pact"}],"distractors":{}}})
}

/// A question with one thing changed.
fn with(mut question: Value, pointer: &str, value: Value) -> Value {
    *question.pointer_mut(pointer).expect(pointer) = value;
    question
}

#[test]
fn a_sound_question_passes() {
    let checker = checker();
    for question in [
        choice_date(),
        choice_event(),
        which_first(),
        order(),
        typed(
            "short-answer-year",
            "pact/date",
            "1941",
            "In which year was it?",
        ),
        typed(
            "short-answer-year",
            "stay/end",
            "1922",
            "In which year did it end?",
        ),
        typed(
            "short-answer-name",
            "pact/actor/x",
            "Matsuoka",
            "Which minister signed it?",
        ),
    ] {
        assert_eq!(checker.judge(&question.to_string()), Ok(()), "{question}");
    }
}

#[test]
fn each_flaw_is_caught() {
    let checker = checker();
    let option = |id: &str| json!({"id":id,"text":id});
    let flawed = [
        with(choice_date(), "/options/1", option("1941")),
        with(choice_date(), "/options/1/text", json!("1960")),
        with(choice_date(), "/key", json!(["1956"])),
        with(choice_date(), "/key", json!(["1941", "1956"])),
        with(choice_date(), "/key", json!([])),
        with(choice_date(), "/key", json!(["1999"])),
        with(
            choice_date(),
            "/stem",
            json!("In which year was the pact of 1941 signed?"),
        ),
        with(choice_date(), "/proof/key", json!([])),
        with(choice_date(), "/proof/distractors", json!({})),
        with(
            choice_date(),
            "/proof/distractors/1956/because",
            json!("not in our data"),
        ),
        with(choice_date(), "/proof/distractors/1956/date", json!("1941")),
        with(
            choice_date(),
            "/proof/distractors/1956/from",
            json!("1956-10"),
        ),
        with(choice_date(), "/options/0", option("1942")),
        with(choice_date(), "/fact", json!("hint/date")),
        with(choice_date(), "/fact", json!("aside/date")),
        with(choice_date(), "/fact", json!("nowhere/date")),
        with(choice_date(), "/form", json!("crossword")),
        with(
            with(choice_date(), "/options/1", option("1960")),
            "/options/2",
            option("1956"),
        ),
        with(
            choice_event(),
            "/stem",
            json!("Which of these happened in 1960?"),
        ),
        with(choice_event(), "/key", json!(["warning"])),
        with(choice_event(), "/options/1", option("nowhere")),
        with(
            with(choice_event(), "/options/1", option("hint")),
            "/stem",
            json!("Which of these happened in 1960?"),
        ),
        with(which_first(), "/key", json!(["warning"])),
        with(which_first(), "/options/0", option("stay")),
        with(
            which_first(),
            "/proof/distractors/warning/from",
            json!("1960"),
        ),
        with(order(), "/key", json!(["pact", "stay", "warning"])),
        with(order(), "/key", json!(["warning", "stay", "pact"])),
        with(order(), "/key", json!(["stay", "pact"])),
        with(
            with(order(), "/options/0", json!({"id":"hint","text":"a"})),
            "/key",
            json!(["stay", "hint", "declaration"]),
        ),
        typed(
            "short-answer-year",
            "pact/date",
            "1942",
            "In which year was it?",
        ),
        typed(
            "short-answer-year",
            "stay/date",
            "1918",
            "In which year was it?",
        ),
        typed(
            "short-answer-year",
            "hint/date",
            "1956",
            "In which year was it?",
        ),
        typed(
            "short-answer-year",
            "aside/date",
            "1945",
            "In which year was it?",
        ),
        typed(
            "short-answer-year",
            "pact/date",
            "1941",
            "Was the pact signed in 1941?",
        ),
        typed(
            "short-answer-name",
            "pact/actor/x",
            "Matsuoka",
            "What did Matsuoka sign?",
        ),
        typed(
            "short-answer-name",
            "pact/actor/x",
            "Yosuke Matsuoka",
            "Was it Yosuke Matsuoka?",
        ),
        typed("short-answer-name", "pact/actor/x", "Matsuoka", ""),
    ];
    for question in &flawed {
        assert!(
            checker.judge(&question.to_string()).is_err(),
            "passed: {question}"
        );
    }
}
