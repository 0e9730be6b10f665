//! Each flaw is caught, and called what it is.

use serde_json::{Value, json};

use crate::rows::*;

/// Each is told by the name of its defect.
fn assert_caught(flawed: impl IntoIterator<Item = (&'static str, Value)>) {
    let judge = judge();
    for (kind, question) in flawed {
        match judge.judge(&question.to_string()) {
            Ok(_) => panic!("passed, though {kind}: {question}"),
            Err(defect) => assert_eq!(defect.kind, kind, "{defect:?}: {question}"),
        }
    }
}

/// The second option, shown by this text.
fn shown(question: Value, text: &str) -> Value {
    with(question, [("/options/1/text", json!(text))])
}

fn option(id: &str, text: &str) -> Value {
    json!({"id": id, "text": text})
}

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

#[test]
fn flaws_of_typed_answers_are_caught() {
    let name = |stem: &str, key: &str| typed("short-answer-name", "pact/actor/ann", key, stem);
    assert_caught([
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
