//! Flaws of forms that ask for a date.

use serde_json::json;

use super::{assert_caught, option};
use crate::rows::{agrees, apart, choice_date, cited, options, typed, with};

#[test]
fn flaws_of_dates_are_caught() {
    let date = choice_date;
    let second = |id: &str| {
        with(
            choice_date(),
            [
                ("/options/1", option(id, id)),
                (
                    "/proof/distractors",
                    json!({id: apart(id, "1941-04"), "1960": apart("1960", "1941-04")}),
                ),
            ],
        )
    };
    assert_caught([
        // Leak in the title: the stem tells the year.
        (
            "leak",
            with(
                date(),
                [("/stem", json!("In which year was the pact of 1941 signed?"))],
            ),
        ),
        (
            "leak",
            with(
                date(),
                [("/stem", json!("In which year was the pact of ’41 signed?"))],
            ),
        ),
        (
            "key-wrong",
            with(
                date(),
                [
                    ("/key", json!(["1956"])),
                    (
                        "/proof/distractors",
                        json!({"1941": apart("1960", "1941-04"), "1960": apart("1960", "1941-04")}),
                    ),
                    ("/proof/distractors/1941", agrees("pact")),
                ],
            ),
        ),
        (
            "options-unsorted",
            with(
                date(),
                [
                    ("/options/1", option("1960", "1960")),
                    ("/options/2", option("1956", "1956")),
                ],
            ),
        ),
        // Nested options of mixed grain.
        ("options-related", second("1941-04")),
        ("options-related", second("194X")),
        ("options-related", second("1956-10-19")),
        (
            "like-event",
            with(
                date(),
                [
                    ("/fact", json!("hint/date")),
                    (
                        "/options",
                        options(&[("1941", "1941"), ("1956", "1956"), ("1960", "1960")]),
                    ),
                    ("/key", json!(["1956"])),
                    (
                        "/proof",
                        json!({"key": cited(&[("hint", "1956")]), "distractors": {
                "1941": apart("1941", "1956"), "1960": apart("1960", "1956")}}),
                    ),
                ],
            ),
        ),
        // Invented precision: the year of what is only known to within a summer, or about.
        (
            "key-wrong",
            typed(
                "short-answer-year",
                "about/date",
                "1942",
                "In which year was it?",
            ),
        ),
        (
            "key-wrong",
            with(
                date(),
                [
                    ("/fact", json!("vague/date")),
                    (
                        "/options",
                        options(&[("1978-05", "May 1978"), ("1978-11", "November 1978")]),
                    ),
                    ("/key", json!(["1978-05"])),
                    (
                        "/proof",
                        json!({"key": cited(&[("vague", "[1978-05..1978-08]")]), "distractors": {
                "1978-11": apart("1978-11", "[1978-05..1978-08]")}}),
                    ),
                ],
            ),
        ),
        // Which of the years of a span?
        (
            "two-keys",
            typed(
                "short-answer-year",
                "stay/date",
                "1918",
                "In which year was it?",
            ),
        ),
        (
            "key-wrong",
            typed(
                "short-answer-year",
                "stay/start",
                "1922",
                "In which year did it begin?",
            ),
        ),
        (
            "key-wrong",
            typed(
                "short-answer-year",
                "pact/date",
                "1942",
                "In which year was it?",
            ),
        ),
        (
            "like-event",
            typed(
                "short-answer-year",
                "hint/date",
                "1956",
                "In which year was it?",
            ),
        ),
        (
            "twins",
            typed(
                "short-answer-year",
                "twin/date",
                "1901",
                "In which year was the double?",
            ),
        ),
        (
            "leak",
            typed(
                "short-answer-year",
                "pact/date",
                "1941",
                "Was the pact signed in 1941?",
            ),
        ),
        (
            "leak",
            typed(
                "flashcard",
                "pact/date",
                "April 1941",
                "When was the pact of 1941?",
            ),
        ),
        (
            "key-wrong",
            typed(
                "flashcard",
                "pact/date",
                "May 1941",
                "When did Ann Lee sign it?",
            ),
        ),
    ]);
}
