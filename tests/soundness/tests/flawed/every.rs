//! Flaws of any form.

use serde_json::json;

use super::{assert_caught, option};
use crate::rows::{apart, choice_date, choice_event, typed, with};

#[test]
fn flaws_of_any_form_are_caught() {
    let date = choice_date;
    assert_caught([
        ("no-stem", with(date(), [("/stem", json!(" "))])),
        ("no-key", with(date(), [("/key", json!([]))])),
        (
            "two-keys",
            with(date(), [("/key", json!(["1941", "1956"]))]),
        ),
        ("key-not-offered", with(date(), [("/key", json!(["1999"]))])),
        (
            "unknown-form",
            with(date(), [("/form", json!("crossword"))]),
        ),
        (
            "unknown-row",
            with(date(), [("/fact", json!("nowhere/date"))]),
        ),
        ("no-proof", with(date(), [("/proof/key", json!([]))])),
        (
            "unknown-row",
            with(date(), [("/proof/key/0/date", json!("1942"))]),
        ),
        (
            "no-proof",
            with(date(), [("/proof/distractors", json!({}))]),
        ),
        (
            "no-proof",
            with(
                date(),
                [("/proof/distractors/1956/because", json!("not in our set"))],
            ),
        ),
        (
            "no-proof",
            with(
                date(),
                [("/proof/distractors/1956", json!({"because": "stated"}))],
            ),
        ),
        (
            "proof-wrong",
            with(date(), [("/proof/distractors/1956/date", json!("1957"))]),
        ),
        // A date that neither the stem nor a row of the question gives.
        (
            "proof-wrong",
            with(date(), [("/proof/distractors/1956/from", json!("1900"))]),
        ),
        (
            "options-alike",
            with(date(), [("/options/1", option("1941", "1942"))]),
        ),
        (
            "options-alike",
            with(date(), [("/options/1/text", json!("1960"))]),
        ),
        // Told apart by case and accents alone.
        (
            "options-alike",
            with(
                choice_event(),
                [("/options/1/text", json!("the PACT, of Friends"))],
            ),
        ),
        // A key that is refuted too.
        (
            "two-keys",
            with(
                date(),
                [(
                    "/proof/distractors",
                    json!({"1941": apart("1941", "1941-04"),
            "1956": apart("1956", "1941-04"), "1960": apart("1960", "1941-04")}),
                )],
            ),
        ),
        // Not to be asked at all, in this way, and offered nevertheless.
        (
            "not-to-be-asked",
            typed(
                "short-answer-year",
                "aside/date",
                "1945",
                "In which year was it?",
            ),
        ),
        (
            "not-to-be-asked",
            with(
                choice_event(),
                [
                    ("/options/1", option("aside", "The one not asked")),
                    (
                        "/proof/distractors",
                        json!({"aside": apart("1945", "1941")}),
                    ),
                ],
            ),
        ),
    ]);
}
