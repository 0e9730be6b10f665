//! Flaws of what was first.

use serde_json::json;

use super::{assert_caught, option};
use crate::rows::{apart, cited, options, order, timeline, which_first, with};

#[test]
fn flaws_of_order_are_caught() {
    assert_caught([
        (
            "not-decided",
            with(
                which_first(),
                [
                    ("/key", json!(["warning"])),
                    (
                        "/proof",
                        json!({"key": cited(&[("warning", "1960")]), "distractors": {
                "pact": apart("1941-04", "1960")}}),
                    ),
                ],
            ),
        ),
        // Unprovable order: a year against a month of it, a doubtful year against the next.
        (
            "proof-wrong",
            with(
                which_first(),
                [
                    ("/options/0", option("about", "The rumour")),
                    (
                        "/proof/distractors",
                        json!({"about": apart("1942~", "1941-04")}),
                    ),
                ],
            ),
        ),
        (
            "proof-wrong",
            with(
                which_first(),
                [("/proof/distractors/warning/date", json!("1961"))],
            ),
        ),
        // The hull of like events reaches over the other.
        (
            "not-decided",
            with(
                which_first(),
                [
                    ("/fact", json!("hint/date")),
                    ("/key", json!(["hint"])),
                    (
                        "/options",
                        options(&[("warning", "The warning"), ("hint", "The hint")]),
                    ),
                    (
                        "/proof",
                        json!({"key": cited(&[("hint", "1956")]), "distractors": {
                "warning": apart("1960", "1956")}}),
                    ),
                ],
            ),
        ),
        (
            "not-decided",
            with(
                which_first(),
                [
                    ("/options/1", option("war", "The great war")),
                    ("/key", json!(["war"])),
                    (
                        "/proof",
                        json!({"key": cited(&[("war", "1939/1945")]), "distractors": {
                "warning": apart("1960", "1939/1945")}}),
                    ),
                ],
            ),
        ),
        (
            "options-related",
            with(
                which_first(),
                [
                    (
                        "/options",
                        options(&[
                            ("war", "The great war"),
                            ("siege", "The siege of the tower"),
                        ]),
                    ),
                    ("/key", json!(["war"])),
                    (
                        "/proof",
                        json!({"key": cited(&[("war", "1939/1945")]), "distractors": {
                "siege": apart("1943", "1939/1945")}}),
                    ),
                ],
            ),
        ),
        (
            "not-decided",
            with(order(), [("/key", json!(["pact", "raid", "warning"]))]),
        ),
        (
            "key-not-offered",
            with(order(), [("/key", json!(["raid", "pact"]))]),
        ),
        (
            "leak",
            with(order(), [("/key", json!(["warning", "raid", "pact"]))]),
        ),
        (
            "no-proof",
            with(order(), [("/proof/key", cited(&[("pact", "1941-04")]))]),
        ),
        // A pair said to be open that is decided, and one that is open and not said so.
        ("open-is-decided", {
            let mut question = order();
            question["open"] = json!([["raid", "pact"]]);
            question
        }),
        (
            "not-decided",
            with(
                order(),
                [
                    ("/options/1", option("about", "The rumour")),
                    ("/key", json!(["about", "pact", "warning"])),
                    (
                        "/proof/key",
                        cited(&[("about", "1942~"), ("pact", "1941-04"), ("warning", "1960")]),
                    ),
                ],
            ),
        ),
        // The line: a gap that is not there, the wrong gap, and one that is not sure.
        (
            "key-not-offered",
            with(timeline(), [("/key", json!(["before:warning"]))]),
        ),
        (
            "unknown-row",
            with(
                timeline(),
                [
                    ("/options/1/id", json!("before:warning")),
                    ("/key", json!(["before:warning"])),
                ],
            ),
        ),
        ("not-decided", with(timeline(), [("/key", json!(["last"]))])),
        (
            "leak",
            with(
                timeline(),
                [
                    ("/lying/1", option("clash", "The clash")),
                    ("/options/1/id", json!("before:clash")),
                    ("/proof/distractors", json!({})),
                    ("/key", json!(["before:clash"])),
                ],
            ),
        ),
        (
            "not-decided",
            with(
                timeline(),
                [
                    ("/lying", options(&[("pact", "a"), ("raid", "b")])),
                    (
                        "/options",
                        options(&[("before:pact", "a"), ("before:raid", "b"), ("last", "c")]),
                    ),
                    ("/key", json!(["before:raid"])),
                    ("/proof/distractors", json!({})),
                ],
            ),
        ),
    ]);
}
