//! Flaws of who, where, what sort and how many.

use serde_json::json;

use super::{assert_caught, option, shown};
use crate::rows::{
    agrees, apart, choice_actor, choice_event, choice_kind, choice_place, choice_quantity, cited,
    options, slot, with,
};

#[test]
fn flaws_of_choices_are_caught() {
    let event = |stem: &str, id: &str, date: &str, from: &str| {
        with(
            choice_event(),
            [
                ("/stem", json!(stem)),
                ("/options/1", option(id, id)),
                ("/proof/distractors", json!({id: apart(date, from)})),
            ],
        )
    };
    let place = |id: &str| {
        with(
            choice_place(),
            [
                ("/options/1", option(id, id)),
                (
                    "/proof/distractors",
                    json!({id: slot("pact", "place", "port")}),
                ),
            ],
        )
    };
    let number = |id: &str, text: &str| {
        with(
            choice_quantity(),
            [
                ("/options/2", option(id, text)),
                (
                    "/proof/distractors",
                    json!({"200": slot("pact", "quantity", "400"),
                id: slot("pact", "quantity", "400")}),
                ),
            ],
        )
    };
    assert_caught([
        // Two keys: the other one was then too, or may have been.
        (
            "key-wrong",
            event(
                "Which of these happened in 1925?",
                "warning",
                "1960",
                "1925",
            ),
        ),
        (
            "proof-wrong",
            event(
                "Which of these happened in the 1940s?",
                "siege",
                "1943",
                "194X",
            ),
        ),
        (
            "proof-wrong",
            event("Which of these happened in 1941?", "about", "1942~", "1941"),
        ),
        (
            "like-event",
            with(
                choice_event(),
                [
                    ("/fact", json!("warning/event")),
                    ("/stem", json!("Which of these happened in 1960?")),
                    (
                        "/options",
                        options(&[("warning", "The warning"), ("hint", "The hint")]),
                    ),
                    ("/key", json!(["warning"])),
                    (
                        "/proof",
                        json!({"key": cited(&[("warning", "1960")]), "distractors": {
                "hint": apart("1956", "1960")}}),
                    ),
                ],
            ),
        ),
        (
            "unknown-row",
            event(
                "Which of these happened in 1941?",
                "nowhere",
                "1960",
                "1941",
            ),
        ),
        (
            "leak",
            shown(
                event("Which of these happened in 1941?", "dated", "1931", "1941"),
                "The talks of 1931",
            ),
        ),
        (
            "twins",
            shown(
                event("Which of these happened in 1941?", "twin", "1901", "1941"),
                "The double",
            ),
        ),
        // Said to have happened in a year, and lasted over several.
        (
            "stem-unread",
            event(
                "Which of these belongs to the best years?",
                "warning",
                "1960",
                "1941-04",
            ),
        ),
        // Two names of one thing side by side; a part beside its whole; another grain.
        (
            "options-related",
            with(
                choice_place(),
                [
                    (
                        "/options",
                        options(&[
                            ("port", "Portown"),
                            ("ford", "Oldford"),
                            ("newford", "Newford"),
                        ]),
                    ),
                    (
                        "/proof/distractors",
                        json!({"ford": slot("pact", "place", "port"),
                "newford": slot("pact", "place", "port")}),
                    ),
                ],
            ),
        ),
        ("options-related", place("quay")),
        ("proof-wrong", place("shore")),
        (
            "key-wrong",
            with(
                choice_place(),
                [
                    ("/key", json!(["mill"])),
                    ("/proof/distractors", json!({"port": agrees("pact")})),
                ],
            ),
        ),
        (
            "leak",
            with(
                choice_place(),
                [(
                    "/stem",
                    json!("In which city was the pact of Portown signed?"),
                )],
            ),
        ),
        ("unknown-row", place("nowhere")),
        // Took part too; of another time by no proof; betrayed by its sort.
        (
            "leak",
            with(
                choice_actor(),
                [
                    ("/fact", json!("pact/actor/ann")),
                    (
                        "/stem",
                        json!("Who, if not Lee Ann, signed the pact of friends?"),
                    ),
                ],
            ),
        ),
        (
            "key-wrong",
            with(
                choice_actor(),
                [
                    ("/key", json!(["bo"])),
                    (
                        "/proof/distractors",
                        json!({"ann": {"because": "stated"}, "cy": {"because": "stated"}}),
                    ),
                ],
            ),
        ),
        (
            "proof-wrong",
            with(
                choice_actor(),
                [("/proof/distractors/bo", slot("pact", "actors", "ann arden"))],
            ),
        ),
        (
            "proof-wrong",
            with(
                choice_actor(),
                [
                    ("/options/2", option("dee", "Dee Moor")),
                    (
                        "/proof/distractors",
                        json!({"bo": {"because": "stated"}, "dee": apart("1930/..", "1941-04")}),
                    ),
                ],
            ),
        ),
        (
            "options-unlike",
            with(
                choice_actor(),
                [
                    ("/options/2", option("brack", "Brack")),
                    (
                        "/proof/distractors",
                        json!({"bo": {"because": "stated"}, "brack": apart("1950/..", "1941-04")}),
                    ),
                ],
            ),
        ),
        (
            "options-related",
            with(
                choice_actor(),
                [
                    (
                        "/options",
                        options(&[
                            ("ann", "Ann Lee"),
                            ("arden", "Arden"),
                            ("old-arden", "Old Arden"),
                        ]),
                    ),
                    (
                        "/proof/distractors",
                        json!({"arden": {"because": "stated"}, "old-arden": {"because": "stated"}}),
                    ),
                ],
            ),
        ),
        (
            "key-wrong",
            with(
                choice_kind(),
                [
                    ("/key", json!(["visit"])),
                    (
                        "/proof/distractors",
                        json!({"treaty": slot("clash", "kind", "battle"), "battle": agrees("clash")}),
                    ),
                ],
            ),
        ),
        (
            "unknown-row",
            with(choice_kind(), [("/options/2", option("feast", "A feast"))]),
        ),
        // A number too near, without its hedge, in another unit, given away.
        ("too-near", number("450", "as many as 450 ships")),
        ("hedge-lost", number("800", "800 ships")),
        (
            "leak",
            with(
                choice_quantity(),
                [("/stem", json!("How many of the 400 ships went?"))],
            ),
        ),
        (
            "proof-wrong",
            with(
                choice_quantity(),
                [("/proof/distractors/200", slot("pact", "quantity", "40"))],
            ),
        ),
    ]);
}
