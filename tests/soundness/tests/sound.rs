//! A sound question of every form passes.

use std::collections::BTreeSet;

use crate::rows::*;

#[test]
fn a_sound_question_of_every_form_passes() {
    let judge = judge();
    let sentence = "Ann Lee signed the pact in Portown and sent as many as 400 ships to Arden.";
    let sound = [
        choice_date(),
        choice_event(),
        choice_actor(),
        choice_place(),
        choice_kind(),
        choice_quantity(),
        several(),
        involved(),
        took_place(),
        known_pairs(),
        known_choice(),
        known("short-answer-name"),
        known("flashcard"),
        which_first(),
        order(),
        pairs(),
        sorted(),
        timeline(),
        statement(sentence, "true"),
        statement(&["In April 1941, ", sentence].concat(), "true"),
        statement(&["In 1956, ", sentence].concat(), "false"),
        statement(&sentence.replace("Portown", "Millford"), "false"),
        statement(&sentence.replace("Ann Lee", "Bo Hart"), "false"),
        statement(&sentence.replace("400", "800"), "false"),
        odd_one_out(),
        with(
            odd_one_out(),
            [
                ("/stem", "Three of these are battles. Which is NOT?".into()),
                (
                    "/options/3",
                    serde_json::json!({"id": "landing", "text": "The landing at dawn"}),
                ),
                (
                    "/proof/distractors",
                    serde_json::json!({
                "raid": agrees("raid"), "clash": agrees("clash"), "landing": agrees("landing")}),
                ),
            ],
        ),
        wrong_detail(),
        with(
            wrong_detail(),
            [(
                "/passage",
                "Ann Lee signed the pact in Millford and sent as many as 400 ships to Arden (April 1941).".into(),
            )],
        ),
        cloze_choice(),
        typed(
            "cloze-typed",
            "pact/place",
            "Portown",
            "Ann Lee signed the pact in ____ and sent as many as 400 ships to Arden.",
        ),
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
        amount(),
        typed(
            "short-answer-name",
            "pact/actor/ann",
            "Ann Lee",
            "Who signed the pact of friends?",
        ),
        typed(
            "flashcard",
            "pact/date",
            "April 1941",
            "When did Ann Lee sign the pact of friends?",
        ),
        typed(
            "flashcard",
            "raid/event",
            "The raid by night",
            "What happened in 1912?",
        ),
        card(),
        written(),
    ];
    let mut forms = BTreeSet::new();
    for question in &sound {
        if let Err(defect) = judge.judge(&question.to_string()) {
            panic!("{defect:?}: {question}");
        }
        forms.insert(question["form"].as_str().unwrap());
    }
    assert_eq!(forms.len(), 22);
}

#[test]
fn the_judge_shares_no_code_with_the_bank() {
    let package = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/soundness"));
    let manifest = std::fs::read_to_string(package.join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap();
    let dependencies = dependencies.split("\n[").next().unwrap();
    let names = dependencies
        .lines()
        .filter_map(|line| line.split_once(" = "));
    let names: Vec<&str> = names.map(|(name, _)| name).collect();
    assert_eq!(names, ["lexopt", "serde_json"]);
}
