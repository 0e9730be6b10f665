//! A little set of rows for questions of our own, and a sound question of every form.

use annals_soundness::Judge;
use serde_json::{Value, json};

/// Of a realm that was and is no more, and of what happened to it.
pub fn judge() -> Judge {
    let set = json!({
        "entities": [
            {"id": "ann", "kind": "person", "name": "Ann Lee", "aliases": ["Lee Ann"],
             "known_for": "made friends of foes"},
            {"id": "bo", "kind": "person", "name": "Bo Hart", "known_for": "came by night"},
            {"id": "cy", "kind": "person", "name": "Cy Hart", "known_for": "led at the lake"},
            {"id": "dee", "kind": "person", "name": "Dee Moor", "valid_from": "1930"},
            {"id": "eve", "kind": "person", "name": "Eve Nettle", "known_for": "spoke for Hart"},
            {"id": "fay", "kind": "person", "name": "Fay Nettle", "known_for": "sat in the nettles"},
            {"id": "gil", "kind": "person", "name": "Gil Orr", "known_for": "kept the seal"},
            {"id": "hal", "kind": "person", "name": "Hal Poe", "known_for": "kept the seal"},
            {"id": "corvia", "kind": "state", "name": "Corvia"},
            {"id": "dorne", "kind": "state", "name": "Dorne", "known_for": "lent to nobody"},
            {"id": "eston", "kind": "state", "name": "Eston"},
            {"id": "old-eston", "kind": "state", "name": "the Realm of Eston", "valid_until": "1934"},
            {"id": "arden", "kind": "state", "name": "Arden", "aliases": ["the Realm of Arden"]},
            {"id": "old-arden", "kind": "state", "name": "Old Arden", "aliases": ["Arden"]},
            {"id": "brack", "kind": "state", "name": "Brack", "valid_from": "1950"},
            {"id": "port", "kind": "place", "noun": "city", "name": "Portown"},
            {"id": "mill", "kind": "place", "noun": "city", "name": "Millford"},
            {"id": "quay", "kind": "place", "noun": "city", "name": "Quayside", "within": "port"},
            {"id": "shore", "kind": "place", "noun": "region", "name": "the Shore"},
            {"id": "ford", "kind": "place", "noun": "city", "name": "Oldford", "aliases": ["Newford"]},
            {"id": "newford", "kind": "place", "noun": "city", "name": "Newford"},
        ],
        "kinds": [
            {"id": "treaty", "one": "a treaty", "many": "treaties"},
            {"id": "battle", "one": "a battle", "many": "battles"},
            {"id": "visit", "one": "a visit of state", "many": "visits of state"},
        ],
        "eras": [
            {"id": "dawn", "name": "the Dawn", "date": "1900/1929"},
            {"id": "noon", "name": "the Noon", "date": "1930/1959"},
        ],
        "events": [
            {"id": "pact", "date": "1941-04", "kind": "treaty", "title": "the pact of friends",
             "did": ["Ann Lee", "sign the pact of friends"], "place": "port",
             "summary": "Ann Lee signed the pact in Portown and sent as many as 400 ships to Arden.",
             "actors": [
                 {"entity": "ann", "role": "signatory", "asked": "Who signed the pact of friends?"},
                 {"entity": "arden", "role": "party"}],
             "quantities": [{"of": "ships sent", "value": 400, "unit": "ships", "hedge": "as many as",
                             "asked": "How many ships went with the pact of friends?"}]},
            {"id": "hint", "date": "1956", "kind": "treaty", "title": "the hint", "also": ["1960"]},
            {"id": "declaration", "date": "1956-10-19", "kind": "treaty", "title": "the declaration",
             "actors": [{"entity": "bo", "role": "signatory", "asked": "Who signed the declaration?"}],
             "place": "mill"},
            {"id": "warning", "date": "1960", "kind": "visit", "title": "the warning"},
            {"id": "clash", "date": "1938", "kind": "battle", "title": "the clash at the lake",
             "actors": [{"entity": "cy", "role": "general", "asked": "Who led at the lake?"}]},
            {"id": "raid", "date": "1912", "kind": "battle", "title": "the raid by night",
             "place": "ford", "actors": [{"entity": "bo", "role": "leader"}],
             "quantities": [{"of": "boats", "value": 40, "unit": "boats"}]},
            {"id": "call", "date": "1925", "kind": "visit", "title": "the call on the king"},
            {"id": "stay", "date": "1918/1922", "kind": "battle", "title": "the stay in the east"},
            {"id": "landing", "date": "1919-05", "kind": "battle", "title": "the landing at dawn"},
            {"id": "war", "date": "1939/1945", "kind": "battle", "title": "the great war"},
            {"id": "siege", "date": "1943", "kind": "battle", "title": "the siege of the tower",
             "links": [{"event": "war", "relation": "part-of"}]},
            {"id": "vague", "date": "[1978-05..1978-08]", "kind": "visit", "title": "the vague one"},
            {"id": "about", "date": "1942~", "kind": "visit", "title": "the rumour"},
            {"id": "aside", "date": "1945", "kind": "treaty", "title": "the one not asked", "ask": []},
            {"id": "dated", "date": "1931", "kind": "treaty", "title": "the talks of 1931"},
            {"id": "accord", "date": "1935", "kind": "treaty", "title": "the accord", "complete": ["state"],
             "actors": [{"entity": "corvia", "role": "party"}, {"entity": "dorne", "role": "party"},
                        {"entity": "eve", "role": "clerk"}]},
            {"id": "league", "date": "1936", "kind": "treaty", "title": "the league", "complete": ["state"],
             "actors": [{"entity": "corvia", "role": "party"}, {"entity": "gil", "role": "clerk"}]},
            {"id": "sale", "date": "1937", "kind": "treaty", "title": "the sale of a ship",
             "actors": [{"entity": "eston", "role": "party"}, {"entity": "fay", "role": "clerk"}]},
            {"id": "quarrel", "date": "1933", "kind": "visit", "title": "the quarrel",
             "actors": [{"entity": "eston", "role": "party"}]},
            {"id": "loan", "date": "1932", "kind": "visit", "title": "the loan from Eston",
             "actors": [{"entity": "eston", "role": "party"}]},
            {"id": "unsure", "date": "1930", "kind": "visit", "title": "the unsure one",
             "actors": [{"entity": "corvia", "role": "party"}]},
            {"id": "fair", "date": "1934", "kind": "visit", "title": "the fair at Portown", "place": "port"},
            {"id": "feud", "date": "1929", "kind": "visit", "title": "the feud", "complete": ["state"],
             "actors": [{"entity": "old-eston", "role": "party"}, {"entity": "corvia", "role": "party"}]},
            {"id": "twin", "date": "1901", "kind": "visit", "title": "the double"},
            {"id": "other-twin", "date": "1971", "kind": "visit", "title": "the Double"},
        ],
        "cards": [{"id": "king", "front": "What is a king?", "back": "A ruler"}],
        "questions": [{"id": "own", "form": "choice", "stem": "Which came by sea?",
                       "options": ["The fleet", "The guard"], "key": ["The fleet"]}],
    });
    Judge::new(&set.to_string()).unwrap()
}

/// Options, each with a text of its own.
pub fn options(list: &[(&str, &str)]) -> Value {
    list.iter()
        .map(|(id, text)| json!({"id": id, "text": text}))
        .collect()
}

/// Rows of a proof, by event and date.
pub fn cited(list: &[(&str, &str)]) -> Value {
    list.iter()
        .map(|(event, date)| json!({"event": event, "date": date}))
        .collect()
}

/// A refutation by dates.
pub fn apart(date: &str, from: &str) -> Value {
    json!({"because": "apart", "date": date, "from": from})
}

/// A refutation by what a row holds.
pub fn slot(event: &str, slot: &str, holds: &str) -> Value {
    json!({"because": "slot", "event": event, "slot": slot, "holds": holds})
}

/// A refutation by what a row has too.
pub fn agrees(event: &str) -> Value {
    json!({"because": "agrees", "event": event})
}

/// A question with some things changed.
pub fn with<const N: usize>(mut question: Value, changes: [(&str, Value); N]) -> Value {
    for (pointer, value) in changes {
        *question.pointer_mut(pointer).expect(pointer) = value;
    }
    question
}

pub fn choice_date() -> Value {
    json!({"fact": "pact/date", "form": "choice-date", "stem": "In which year did Ann Lee sign it?",
        "options": options(&[("1941", "1941"), ("1956", "1956"), ("1960", "1960")]), "key": ["1941"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {
            "1956": apart("1956", "1941-04"), "1960": apart("1960", "1941-04")}}})
}

pub fn choice_event() -> Value {
    json!({"fact": "pact/event", "form": "choice-event", "stem": "Which of these happened in 1941?",
        "options": options(&[("pact", "The pact of friends"), ("warning", "The warning")]), "key": ["pact"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {
            "warning": apart("1960", "1941")}}})
}

pub fn choice_actor() -> Value {
    json!({"fact": "pact/actor/ann", "form": "choice-actor", "stem": "Who signed the pact of friends?",
        "options": options(&[("ann", "Ann Lee"), ("bo", "Bo Hart"), ("cy", "Cy Hart")]), "key": ["ann"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {
            "bo": {"because": "stated"}, "cy": {"because": "stated"}}}})
}

pub fn choice_place() -> Value {
    json!({"fact": "pact/place", "form": "choice-place", "stem": "In which city did Ann Lee sign the pact?",
        "options": options(&[("port", "Portown"), ("mill", "Millford")]), "key": ["port"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {
            "mill": slot("pact", "place", "port")}}})
}

pub fn choice_kind() -> Value {
    json!({"fact": "clash/kind", "form": "choice-kind", "stem": "What sort of event was the clash at the lake?",
        "options": options(&[("battle", "A battle"), ("treaty", "A treaty"), ("visit", "A visit of state")]),
        "key": ["battle"],
        "proof": {"key": cited(&[("clash", "1938")]), "distractors": {
            "treaty": slot("clash", "kind", "battle"), "visit": slot("clash", "kind", "battle")}}})
}

pub fn choice_quantity() -> Value {
    json!({"fact": "pact/quantity/1", "form": "choice-quantity",
        "stem": "How many ships went with the pact of friends?",
        "options": options(&[("200", "as many as 200 ships"), ("400", "as many as 400 ships"),
                             ("800", "as many as 800 ships")]), "key": ["400"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {
            "200": slot("pact", "quantity", "400"), "800": slot("pact", "quantity", "400")}}})
}

pub fn several() -> Value {
    json!({"fact": "pact/date", "form": "multiple-response",
        "stem": "Which of these happened before the pact of friends? Mark all that fit.",
        "options": options(&[("raid", "The raid by night"), ("warning", "The warning"),
                             ("clash", "The clash at the lake"), ("call", "The call on the king")]),
        "key": ["raid", "clash", "call"],
        "proof": {"key": cited(&[("raid", "1912"), ("clash", "1938"), ("call", "1925")]),
            "distractors": {"warning": apart("1960", "1941-04")}}})
}

pub fn involved() -> Value {
    json!({"fact": "sale/actor/eston", "form": "multiple-response",
        "stem": "Which of these involved Eston? Mark all that fit.",
        "options": options(&[("accord", "The accord"), ("sale", "The sale of a ship"),
                             ("quarrel", "The quarrel"), ("league", "The league")]),
        "key": ["sale", "quarrel"],
        "proof": {"key": cited(&[("sale", "1937"), ("quarrel", "1933")]), "distractors": {
            "accord": slot("accord", "actors/state", "corvia dorne"),
            "league": slot("league", "actors/state", "corvia")}}})
}

pub fn took_place() -> Value {
    json!({"fact": "declaration/place", "form": "multiple-response",
        "stem": "Which of these took place in Millford? Mark all that fit.",
        "options": options(&[("pact", "The pact of friends"), ("declaration", "The declaration")]),
        "key": ["declaration"],
        "proof": {"key": cited(&[("declaration", "1956-10-19")]), "distractors": {
            "pact": slot("pact", "place", "port")}}})
}

pub fn known_pairs() -> Value {
    json!({"fact": "entity/ann", "form": "match", "stem": "Match each person with what they did.",
        "options": options(&[("cy", "Led at the lake"), ("ann", "Made friends of foes"),
                             ("bo", "Came by night")]),
        "places": options(&[("ann", "Ann Lee"), ("bo", "Bo Hart"), ("cy", "Cy Hart")]),
        "key": ["cy", "ann", "bo"],
        "proof": {"key": cited(&[("clash", "1938"), ("pact", "1941-04"), ("raid", "1912")]),
            "distractors": {}}})
}

pub fn known_choice() -> Value {
    json!({"fact": "entity/ann", "form": "choice-actor", "stem": "Who made friends of foes?",
        "options": options(&[("bo", "Bo Hart"), ("ann", "Ann Lee")]), "key": ["ann"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {"bo": {"because": "stated"}}}})
}

/// What is typed, or turned up, of what an entity is known for.
pub fn known(form: &str) -> Value {
    json!({"fact": "entity/bo", "form": form, "stem": "Who came by night?", "options": [],
        "key": ["Bo Hart"], "proof": {"key": cited(&[("raid", "1912")]), "distractors": {}}})
}

pub fn which_first() -> Value {
    json!({"fact": "pact/date", "form": "which-first", "stem": "Which came first?",
        "options": options(&[("warning", "The warning"), ("pact", "The pact of friends")]), "key": ["pact"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {
            "warning": apart("1960", "1941-04")}}})
}

pub fn order() -> Value {
    json!({"fact": "pact/date", "form": "order", "stem": "Put these in order, earliest first.",
        "options": options(&[("warning", "The warning"), ("raid", "The raid by night"),
                             ("pact", "The pact of friends")]),
        "key": ["raid", "pact", "warning"],
        "proof": {"key": cited(&[("raid", "1912"), ("pact", "1941-04"), ("warning", "1960")]),
            "distractors": {}}})
}

pub fn pairs() -> Value {
    json!({"fact": "pact/date", "form": "match", "stem": "Match each event with its year.",
        "options": options(&[("pact", "The pact of friends"), ("raid", "The raid by night"),
                             ("clash", "The clash at the lake")]),
        "places": options(&[("1912", "1912"), ("1938", "1938"), ("1941", "1941")]),
        "key": ["1941", "1912", "1938"],
        "proof": {"key": cited(&[("pact", "1941-04"), ("raid", "1912"), ("clash", "1938")]),
            "distractors": {}}})
}

pub fn sorted() -> Value {
    json!({"fact": "pact/date", "form": "sort", "stem": "Sort these into their eras.",
        "options": options(&[("pact", "The pact of friends"), ("raid", "The raid by night"),
                             ("clash", "The clash at the lake")]),
        "places": options(&[("dawn", "The Dawn"), ("noon", "The Noon")]),
        "key": ["noon", "dawn", "noon"],
        "proof": {"key": cited(&[("pact", "1941-04"), ("raid", "1912"), ("clash", "1938")]),
            "distractors": {}}})
}

pub fn timeline() -> Value {
    json!({"fact": "clash/date", "form": "timeline",
        "stem": "Where on the line would you put the clash at the lake?",
        "options": options(&[("before:raid", "before the raid"), ("before:pact", "between them"),
                             ("last", "after the pact")]),
        "lying": options(&[("raid", "The raid by night · 1912"), ("pact", "The pact of friends · 1941")]),
        "key": ["before:pact"],
        "proof": {"key": cited(&[("clash", "1938")]), "distractors": {
            "before:raid": apart("1938", "1912"), "last": apart("1938", "1941-04")}}})
}

pub fn statement(text: &str, key: &str) -> Value {
    json!({"fact": "pact/date", "form": "true-false", "stem": text,
        "options": options(&[("true", "True"), ("false", "False")]), "key": [key],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {}}})
}

pub fn odd_one_out() -> Value {
    json!({"fact": "warning/date", "form": "odd-one-out",
        "stem": "Three of these happened before the pact of friends. Which did NOT?",
        "options": options(&[("raid", "The raid by night"), ("warning", "The warning"),
                             ("clash", "The clash at the lake"), ("call", "The call on the king")]),
        "key": ["warning"],
        "proof": {"key": cited(&[("warning", "1960")]), "distractors": {
            "raid": agrees("raid"), "clash": agrees("clash"), "call": agrees("call")}}})
}

pub fn wrong_detail() -> Value {
    json!({"fact": "pact/place", "form": "wrong-detail", "stem": "One detail of this is wrong. Which?",
        "passage": "In April 1941, Ann Lee signed the pact in Millford and sent as many as 400 ships to Arden.",
        "options": options(&[("date", "April 1941"), ("ann", "Ann Lee"), ("mill", "Millford"),
                             ("quantity", "as many as 400 ships")]),
        "key": ["mill"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {
            "date": agrees("pact"), "ann": agrees("pact"), "quantity": agrees("pact")}}})
}

pub fn cloze_choice() -> Value {
    json!({"fact": "pact/place", "form": "cloze-choice",
        "stem": "Ann Lee signed the pact in ____ and sent as many as 400 ships to Arden.",
        "options": options(&[("mill", "Millford"), ("port", "Portown")]), "key": ["port"],
        "proof": {"key": cited(&[("pact", "1941-04")]), "distractors": {
            "mill": slot("pact", "place", "port")}}})
}

pub fn typed(form: &str, fact: &str, key: &str, stem: &str) -> Value {
    let (event, _) = fact.split_once('/').unwrap();
    let judge = judge();
    let date = judge.set().event(event).map_or("", |event| &event.date);
    json!({"fact": fact, "form": form, "stem": stem, "options": [], "key": [key],
        "proof": {"key": cited(&[(event, date)]), "distractors": {}}})
}

pub fn amount() -> Value {
    let mut question = typed(
        "short-answer-quantity",
        "pact/quantity/1",
        "400",
        "How many ships went with the pact of friends?",
    );
    question["unit"] = json!("ships");
    question
}

pub fn card() -> Value {
    json!({"fact": "card/king", "form": "flashcard", "stem": "What is a king?", "options": [],
        "key": ["A ruler"], "proof": {"key": [{"event": null, "date": ""}], "distractors": {}}})
}

pub fn written() -> Value {
    json!({"fact": "question/own", "form": "written", "stem": "Which came by sea?",
        "options": options(&[("The guard", "The guard"), ("The fleet", "The fleet")]), "key": ["The fleet"],
        "proof": {"key": [{"event": null, "date": ""}],
            "distractors": {"The guard": {"because": "stated"}}}})
}
