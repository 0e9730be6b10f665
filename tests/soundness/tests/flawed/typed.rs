//! Flaws of typed answers, cards and written questions.

use serde_json::json;

use super::assert_caught;
use crate::rows::{amount, card, typed, with, written};

#[test]
fn flaws_of_typed_answers_are_caught() {
    let name = |stem: &str, key: &str| typed("short-answer-name", "pact/actor/ann", key, stem);
    assert_caught([
        // What else happened then, for sure or perhaps; a span reaches to the end of it.
        (
            "two-keys",
            typed(
                "flashcard",
                "declaration/event",
                "The declaration",
                "What happened in 1956?",
            ),
        ),
        (
            "two-keys",
            typed(
                "flashcard",
                "pact/event",
                "The pact of friends",
                "What happened in 1941?",
            ),
        ),
        (
            "key-wrong",
            typed(
                "flashcard",
                "pact/event",
                "The pact of friends",
                "What happened in May 1941?",
            ),
        ),
        ("no-proof", name("Who was it?", "Ann Lee")),
        ("no-stem", name("", "Ann Lee")),
        (
            "key-wrong",
            name("Who signed the pact of friends?", "Bo Hart"),
        ),
        (
            "leak",
            typed(
                "short-answer-name",
                "pact/place",
                "Portown",
                "Where in Portown was it?",
            ),
        ),
        ("wrong-unit", with(amount(), [("/unit", json!("men"))])),
        ("key-wrong", with(amount(), [("/key", json!(["40"]))])),
        (
            "leak",
            with(
                amount(),
                [("/stem", json!("How many of the 400 ships went?"))],
            ),
        ),
        ("key-wrong", with(card(), [("/key", json!(["A queen"]))])),
        (
            "key-wrong",
            with(
                written(),
                [
                    ("/key", json!(["The guard"])),
                    (
                        "/proof/distractors",
                        json!({"The fleet": {"because": "stated"}}),
                    ),
                ],
            ),
        ),
        (
            "key-wrong",
            with(written(), [("/stem", json!("Which did not come by sea?"))]),
        ),
    ]);
}
