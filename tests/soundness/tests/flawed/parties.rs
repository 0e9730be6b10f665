//! Flaws of who was involved, and of who is known for what.

use serde_json::{Value, json};

use super::{assert_caught, option};
use crate::rows::{
    cited, involved, known, known_choice, known_pairs, options, slot, took_place, with,
};

/// The question of who was involved, with another event and its proof in the first place.
fn beside(id: &str, text: &str, proof: Value) -> Value {
    let refuted = json!({id: proof, "league": slot("league", "actors/state", "corvia")});
    with(
        involved(),
        [
            ("/options/0", option(id, text)),
            ("/proof/distractors", refuted),
        ],
    )
}

#[test]
fn flaws_of_who_was_involved_are_caught() {
    assert_caught([
        // The event does not tell of every state.
        (
            "proof-wrong",
            beside(
                "unsure",
                "The unsure one",
                slot("unsure", "actors/state", "corvia"),
            ),
        ),
        // It leaves one out.
        (
            "proof-wrong",
            beside(
                "accord",
                "The accord",
                slot("accord", "actors/state", "corvia"),
            ),
        ),
        // Another row says so.
        (
            "proof-wrong",
            beside(
                "accord",
                "The accord",
                slot("league", "actors/state", "corvia"),
            ),
        ),
        // The Realm of Eston may be Eston.
        (
            "not-decided",
            beside(
                "feud",
                "The feud",
                slot("feud", "actors/state", "old-eston corvia"),
            ),
        ),
        // Nothing but silence.
        (
            "no-proof",
            with(
                involved(),
                [(
                    "/proof/distractors",
                    json!({"league": slot("league", "actors/state", "corvia")}),
                )],
            ),
        ),
        // It had a part.
        (
            "two-keys",
            with(
                involved(),
                [
                    ("/key", json!(["sale"])),
                    (
                        "/proof/distractors",
                        json!({"accord": slot("accord", "actors/state", "corvia dorne"),
                            "league": slot("league", "actors/state", "corvia"),
                            "quarrel": {"because": "agrees", "event": "quarrel"}}),
                    ),
                ],
            ),
        ),
        (
            "key-wrong",
            with(
                involved(),
                [
                    ("/key", json!(["sale", "quarrel", "league"])),
                    (
                        "/proof/distractors",
                        json!({"accord": slot("accord", "actors/state", "corvia dorne")}),
                    ),
                ],
            ),
        ),
        // Its title gives it away.
        (
            "leak",
            with(
                involved(),
                [
                    ("/options/1", option("loan", "The loan from Eston")),
                    ("/key", json!(["loan", "quarrel"])),
                ],
            ),
        ),
        // Asked of another than the fact is of.
        (
            "key-wrong",
            with(involved(), [("/fact", json!("accord/actor/corvia"))]),
        ),
        (
            "stem-unread",
            with(
                involved(),
                [(
                    "/stem",
                    json!("Which of these involved Nobody? Mark all that fit."),
                )],
            ),
        ),
        // The row holds another place.
        (
            "proof-wrong",
            with(
                took_place(),
                [("/proof/distractors/pact", slot("pact", "place", "mill"))],
            ),
        ),
        (
            "key-wrong",
            with(took_place(), [("/fact", json!("pact/place"))]),
        ),
        // It says where it was.
        (
            "leak",
            with(
                took_place(),
                [
                    ("/options/0", option("fair", "The fair at Portown")),
                    (
                        "/proof/distractors",
                        json!({"fair": slot("fair", "place", "port")}),
                    ),
                ],
            ),
        ),
    ]);
}

#[test]
fn flaws_of_what_one_is_known_for_are_caught() {
    let third = |id: &str, text: &str, name: &str, row: (&str, &str)| {
        with(
            known_pairs(),
            [
                ("/options/2", option(id, text)),
                ("/places/1", option(id, name)),
                ("/key/2", json!(id)),
                (
                    "/proof/key",
                    cited(&[("clash", "1938"), ("pact", "1941-04"), row]),
                ),
            ],
        )
    };
    assert_caught([
        (
            "key-wrong",
            with(known_pairs(), [("/key", json!(["ann", "cy", "bo"]))]),
        ),
        // Two share the phrase.
        (
            "two-keys",
            third("gil", "Kept the seal", "Gil Orr", ("league", "1936")),
        ),
        // It names another who is shown; it hints at itself.
        (
            "leak",
            third("eve", "Spoke for Hart", "Eve Nettle", ("accord", "1935")),
        ),
        (
            "leak",
            third("fay", "Sat in the nettles", "Fay Nettle", ("sale", "1937")),
        ),
        // A state beside people.
        (
            "options-unlike",
            third("dorne", "Lent to nobody", "Dorne", ("accord", "1935")),
        ),
        // The row has nothing of it.
        (
            "no-proof",
            third("bo", "Came by night", "Bo Hart", ("call", "1925")),
        ),
        (
            "key-wrong",
            third("bo", "Came by day", "Bo Hart", ("raid", "1912")),
        ),
        (
            "unknown-row",
            third("dee", "Did nothing", "Dee Moor", ("raid", "1912")),
        ),
        (
            "unknown-row",
            with(known_pairs(), [("/fact", json!("entity/dee"))]),
        ),
        (
            "stem-unread",
            with(
                known("short-answer-name"),
                [("/stem", json!("Who came by day?"))],
            ),
        ),
        (
            "key-wrong",
            with(known("short-answer-name"), [("/key", json!(["Ann Lee"]))]),
        ),
        (
            "key-wrong",
            with(known("flashcard"), [("/key", json!(["Cy Hart"]))]),
        ),
        (
            "key-wrong",
            with(
                known_choice(),
                [
                    ("/key", json!(["bo"])),
                    ("/proof/distractors", json!({"ann": {"because": "stated"}})),
                ],
            ),
        ),
        (
            "options-unlike",
            with(
                known_choice(),
                [
                    (
                        "/options",
                        options(&[("port", "Portown"), ("ann", "Ann Lee")]),
                    ),
                    ("/proof/distractors", json!({"port": {"because": "stated"}})),
                ],
            ),
        ),
    ]);
}
