//! Flaws of several events held against a criterion, or against places.

use serde_json::json;

use super::{assert_caught, option};
use crate::rows::{agrees, apart, odd_one_out, options, pairs, several, sorted, with};

#[test]
fn flaws_of_groups_are_caught() {
    assert_caught([
        (
            "two-keys",
            with(
                several(),
                [
                    ("/key", json!(["raid", "clash"])),
                    (
                        "/proof/distractors",
                        json!({"warning": apart("1960", "1941-04"),
                "call": apart("1925", "1941-04")}),
                    ),
                ],
            ),
        ),
        (
            "key-wrong",
            with(
                several(),
                [
                    ("/key", json!(["raid", "clash", "warning"])),
                    (
                        "/proof/distractors",
                        json!({"call": apart("1925", "1941-04")}),
                    ),
                ],
            ),
        ),
        (
            "all-keys",
            with(
                several(),
                [
                    ("/key", json!(["raid", "clash", "call", "warning"])),
                    ("/proof/distractors", json!({})),
                ],
            ),
        ),
        (
            "stem-unread",
            with(
                several(),
                [("/stem", json!("Which of these mattered most?"))],
            ),
        ),
        (
            "not-decided",
            with(
                several(),
                [
                    ("/options/0", option("about", "The rumour")),
                    ("/key", json!(["about", "clash", "call"])),
                ],
            ),
        ),
        (
            "leak",
            with(
                several(),
                [
                    ("/options/0", option("pact", "The pact of friends")),
                    ("/key", json!(["pact", "clash", "call"])),
                ],
            ),
        ),
        // NOT is missing; no criterion; two lack it; none does.
        (
            "no-criterion",
            with(
                odd_one_out(),
                [(
                    "/stem",
                    json!("Three of these happened before the pact of friends. Which did not?"),
                )],
            ),
        ),
        (
            "stem-unread",
            with(
                odd_one_out(),
                [("/stem", json!("Which of these does NOT fit?"))],
            ),
        ),
        (
            "two-keys",
            with(
                odd_one_out(),
                [
                    ("/options/0", option("vague", "The vague one")),
                    (
                        "/proof/distractors",
                        json!({"vague": agrees("vague"), "clash": agrees("clash"),
                "call": agrees("call")}),
                    ),
                ],
            ),
        ),
        (
            "key-wrong",
            with(
                odd_one_out(),
                [
                    ("/key", json!(["raid"])),
                    (
                        "/proof/distractors",
                        json!({"warning": agrees("warning"), "clash": agrees("clash"),
                "call": agrees("call")}),
                    ),
                ],
            ),
        ),
        (
            "key-wrong",
            with(
                odd_one_out(),
                [(
                    "/stem",
                    json!("Two of these happened before the pact of friends. Which did NOT?"),
                )],
            ),
        ),
        // Two bijections, a place used twice, a wrong pair.
        (
            "two-keys",
            with(
                pairs(),
                [
                    ("/options/1", option("about", "The rumour")),
                    (
                        "/places",
                        options(&[("194X", "the 1940s"), ("1938", "1938"), ("1941", "1941")]),
                    ),
                    ("/key", json!(["1941", "194X", "1938"])),
                ],
            ),
        ),
        (
            "two-keys",
            with(pairs(), [("/key", json!(["1941", "1912", "1941"]))]),
        ),
        (
            "key-wrong",
            with(pairs(), [("/key", json!(["1912", "1941", "1938"]))]),
        ),
        // On a boundary, in the wrong bin.
        (
            "not-decided",
            with(
                sorted(),
                [
                    ("/options/0", option("about", "The rumour")),
                    ("/places", options(&[("dawn", "a"), ("1900/1942", "b")])),
                    ("/key", json!(["1900/1942", "dawn", "dawn"])),
                ],
            ),
        ),
        (
            "two-keys",
            with(
                sorted(),
                [(
                    "/places",
                    options(&[
                        ("dawn", "The Dawn"),
                        ("noon", "The Noon"),
                        ("1935/1945", "Between"),
                    ]),
                )],
            ),
        ),
        (
            "key-wrong",
            with(sorted(), [("/key", json!(["dawn", "dawn", "noon"]))]),
        ),
        (
            "unknown-row",
            with(
                sorted(),
                [
                    ("/places/0", option("dusk", "The Dusk")),
                    ("/key", json!(["noon", "noon", "noon"])),
                ],
            ),
        ),
    ]);
}
