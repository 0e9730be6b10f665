//! Flaws of forms made of a sentence.

use serde_json::json;

use super::assert_caught;
use crate::rows::{agrees, cloze_choice, options, statement, typed, with, wrong_detail};

#[test]
fn flaws_of_sentences_are_caught() {
    let sentence = "Ann Lee signed the pact in Portown and sent as many as 400 ships to Arden.";
    let said = |old: &str, new: &str, key: &str| statement(&sentence.replace(old, new), key);
    assert_caught([
        ("key-wrong", statement(sentence, "false")),
        ("key-wrong", said("Portown", "Millford", "true")),
        (
            "two-changes",
            statement(
                &["In 1956, ", &sentence.replace("Portown", "Millford")].concat(),
                "false",
            ),
        ),
        (
            "two-keys",
            statement(&["In the 1940s, ", sentence].concat(), "false"),
        ),
        ("too-near", said("400", "450", "false")),
        ("options-related", said("Portown", "Quayside", "false")),
        // Who else had a part is not known; and what is not known at all.
        ("no-proof", said("to Arden", "to Oldford", "false")),
        ("no-proof", said("signed", "tore up", "false")),
        // The years of a state are those of its name.
        ("no-proof", said("to Arden", "to Brack", "false")),
        (
            "two-changes",
            with(
                wrong_detail(),
                [(
                    "/passage",
                    json!(
                        "Ann Lee signed the pact in Millford and sent as many as 400 ships to Arden (1956)."
                    ),
                )],
            ),
        ),
        (
            "unknown-row",
            with(
                statement(sentence, "true"),
                [(
                    "/options",
                    options(&[("true", "True"), ("perhaps", "Perhaps")]),
                )],
            ),
        ),
        (
            "two-changes",
            with(
                wrong_detail(),
                [("/passage", json!(format!("In April 1941, {sentence}")))],
            ),
        ),
        (
            "key-wrong",
            with(
                wrong_detail(),
                [
                    ("/key", json!(["ann"])),
                    (
                        "/proof/distractors",
                        json!({"date": agrees("pact"), "mill": agrees("pact"),
                "quantity": agrees("pact")}),
                    ),
                ],
            ),
        ),
        (
            "proof-wrong",
            with(
                wrong_detail(),
                [(
                    "/proof/distractors/ann",
                    json!({"because": "agrees", "event": "raid"}),
                )],
            ),
        ),
        // Given back elsewhere in the sentence, by name and by an adjective.
        ("leak", {
            let mut question = cloze_choice();
            question["stem"] = json!(
                "In Portown, Ann Lee signed the pact in ____ and sent as many as 400 ships to Arden."
            );
            question
        }),
        (
            "leak",
            typed(
                "cloze-typed",
                "pact/actor/arden",
                "Arden",
                "The Ardenese fleet: Ann Lee signed the pact in Portown and sent as many as 400 ships to ____.",
            ),
        ),
        (
            "key-wrong",
            with(
                cloze_choice(),
                [
                    ("/key", json!(["mill"])),
                    ("/proof/distractors", json!({"port": agrees("pact")})),
                ],
            ),
        ),
        (
            "stem-unread",
            with(
                cloze_choice(),
                [("/stem", json!("Ann Lee signed the pact."))],
            ),
        ),
    ]);
}
