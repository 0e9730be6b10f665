//! What the first question needs of a set: a file beside it, fetched in its place until the rest of the program comes.
//!
//! All that the draw of [`Form::FIRST`] reads is kept, so that it asks the same: the events with their dates, wordings
//! and wholes, and the years of those whom a wording may name. The page looks again when the whole set is here.
//!
//! [`Form::FIRST`]: ../../src/bank/forms/mod.rs

use serde_json::{Map, Result, Value};

/// How the name of an outline ends, where that of its set ends in `.json`.
pub const END: &str = ".outline.json";

/// What is kept of the set itself. Its lists of events and entities are kept in part.
const SET: [&str; 8] = [
    "format", "id", "version", "title", "language", "forms", "struck", "eras",
];

/// What is kept of an event; besides, what it is a part of, and of its actors who they are.
const EVENT: [&str; 6] = ["id", "date", "title", "did", "also", "ask"];

/// What is kept of an entity that has years; of its names in other languages, those that a title holds.
const ENTITY: [&str; 6] = ["id", "kind", "name", "aliases", "valid_from", "valid_until"];

/// The outline of the set in a file; `None` where it is no set of this name, or too little could be left out. A name
/// that a link would have to write otherwise is not looked for by the page's script.
pub fn outline(json: &str, name: &str) -> Result<Option<String>> {
    let set: Value = serde_json::from_str(json)?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if set["format"] != "annals-set/1" || set["id"] != name || !name.chars().all(is_plain) {
        return Ok(None);
    }
    let items = |list: &str| set[list].as_array().into_iter().flatten();
    let mut kept = members(&set, &SET);
    let events: Vec<&Value> = items("events").collect();
    let wordings = wordings(&events);
    let has_years = |entity: &&Value| {
        let years = [&entity["valid_from"], &entity["valid_until"]];
        years.iter().any(|year| !year.is_null())
    };
    let entities: Vec<&Value> = items("entities").filter(has_years).collect();
    let is_known = |id: &Value| entities.iter().any(|entity| entity["id"] == *id);
    let events = events.iter().map(|event| event_of(event, is_known));
    kept.insert("events".to_owned(), events.collect());
    let entities = entities.iter().map(|entity| entity_of(entity, &wordings));
    kept.insert("entities".to_owned(), entities.collect());
    let outline = Value::Object(kept).to_string();
    Ok((outline.len() * 2 < json.len()).then_some(outline))
}

fn event_of(event: &Value, is_known: impl Fn(&Value) -> bool) -> Value {
    let mut kept = members(event, &EVENT);
    let actors = event["actors"].as_array().into_iter().flatten();
    let actors = actors.filter(|actor| is_known(&actor["entity"]));
    // Which part they took is not asked before the whole set is here.
    let actors = actors.map(|actor| serde_json::json!({"entity": actor["entity"], "role": ""}));
    let actors: Vec<Value> = actors.collect();
    let links = event["links"].as_array().into_iter().flatten();
    let links = links.filter(|link| link["relation"] == "part-of");
    let links: Vec<Value> = links.cloned().collect();
    for (name, list) in [("actors", actors), ("links", links)] {
        if !list.is_empty() {
            kept.insert(name.to_owned(), list.into());
        }
    }
    kept.into()
}

fn entity_of(entity: &Value, wordings: &str) -> Value {
    let mut kept = members(entity, &ENTITY);
    let names = entity["names"].as_object().into_iter().flatten();
    let held = names.filter(|(_, name)| {
        let name = name.as_str().unwrap_or_default().to_lowercase();
        wordings.contains(&name)
    });
    let held = held.map(|(tag, name)| (tag.clone(), name.clone()));
    let held: Map<String, Value> = held.collect();
    if !held.is_empty() {
        kept.insert("names".to_owned(), held.into());
    }
    kept.into()
}

/// What events are called in a stem.
fn wordings(events: &[&Value]) -> String {
    let mut wordings = String::new();
    for event in events {
        let did = event["did"].as_array().into_iter().flatten();
        for text in did.chain([&event["title"]]).filter_map(Value::as_str) {
            wordings.push_str(&text.to_lowercase());
            wordings.push('\n');
        }
    }
    wordings
}

fn members(of: &Value, names: &[&str]) -> Map<String, Value> {
    let members = of.as_object().into_iter().flatten();
    let kept = members.filter(|(name, _)| names.contains(&name.as_str()));
    let kept = kept.map(|(name, value)| (name.clone(), value.clone()));
    kept.collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use annals::bank::{Bank, Difficulty, Form, Pick, Question, Selection};

    use super::*;

    const SHIPPED: &str = include_str!("../../questions/japan-soviet-union.json");

    fn bank(json: &str) -> Bank {
        let reading = annals::set::read(json).expect("it is a set");
        assert_eq!(reading.findings, []);
        Bank::compile(Rc::new(reading.set))
    }

    /// What is on screen of a first question.
    fn shown(drawn: Option<(Pick, Question)>) -> Option<(Pick, String, annals::bank::Body)> {
        drawn.map(|(pick, question)| (pick, question.stem, question.body))
    }

    #[test]
    fn the_first_question_is_the_same_from_the_outline_and_from_the_whole() {
        let brief = outline(SHIPPED, "japan-soviet-union").unwrap().unwrap();
        let (brief, whole) = (bank(&brief), bank(SHIPPED));
        let years = [
            (None, None),
            (Some(1930), None),
            (None, Some(1945)),
            (Some(1941), Some(1956)),
            (Some(3000), None),
        ];
        let forms = [
            Vec::new(),
            vec![Form::ChoiceDate],
            vec![Form::Order, Form::ChoiceDate],
        ];
        let difficulties = [0, 100, 300, 500, 699, 700, 900, 1000];
        let mut drawn = 0;
        // No two of the numbers of choices have a divisor in common: all meet all.
        for seed in 0..2_400 {
            let at = seed as usize;
            let (from, to) = years[at % years.len()];
            let selection = Selection {
                seed,
                count: 10,
                forms: forms[at % forms.len()].clone(),
                from,
                to,
                difficulty: Difficulty::from_permille(difficulties[at % difficulties.len()]),
                own: false,
            };
            let first = shown(brief.opening(&selection));
            assert_eq!(first, shown(whole.opening(&selection)), "{selection:?}");
            drawn += usize::from(first.is_some());
        }
        assert_eq!(drawn, 2_400 / 5 * 4);
    }

    #[test]
    fn every_date_that_can_be_asked_is_asked_the_same_from_the_outline() {
        let brief = outline(SHIPPED, "japan-soviet-union").unwrap().unwrap();
        let (brief, whole) = (bank(&brief), bank(SHIPPED));
        let facts = |bank: &Bank| -> Vec<String> {
            let facts = bank.facts_for(Form::ChoiceDate);
            facts.map(|fact| fact.name(bank.set())).collect()
        };
        assert_eq!(facts(&brief), facts(&whole));
        for fact in facts(&whole) {
            for seed in 0..8 {
                let pick = Pick {
                    fact: fact.clone(),
                    form: Form::ChoiceDate,
                    seed,
                    difficulty: Difficulty::from_permille(seed as u16 * 125),
                    beside: None,
                };
                let drawn = |bank: &Bank| bank.redraw(&pick).map(|q| (q.stem, q.body));
                assert_eq!(drawn(&brief), drawn(&whole), "{pick:?}");
            }
        }
    }

    #[test]
    fn what_only_later_questions_need_is_left_out() {
        let set = r#"{"format":"annals-set/1","id":"t","version":"2","title":"T","license":"CC0-1.0",
            "sources":[{"id":"s","title":"S"}],"kinds":[{"id":"k","one":"a k","many":"ks"}],
            "entities":[{"id":"ost","kind":"state","name":"Ost","family":"O","names":{"de":"Ostland","ja":"東"},"valid_from":"1922","within":"w"},
                {"id":"w","kind":"place","name":"W","known_for":"was the first to be left out of an outline"}],
            "events":[{"id":"a","date":"1905","kind":"k","title":"the peace of Ostland","summary":"The peace of Ostland was made after a long war, in which many had fallen.",
                "actors":[{"entity":"w","role":"host"},{"entity":"ost","role":"party"}],"place":"w","links":[{"event":"b","relation":"after"},{"event":"c","relation":"part-of"}],"source":{"id":"s"}}],
            "cards":[{"id":"c","front":"What is left out of an outline?","back":"Cards, and questions written by hand."}]}"#;
        assert_eq!(
            outline(set, "t").unwrap().as_deref(),
            Some(
                r#"{"entities":[{"id":"ost","kind":"state","name":"Ost","names":{"de":"Ostland"},"valid_from":"1922"}],"events":[{"actors":[{"entity":"ost","role":""}],"date":"1905","id":"a","links":[{"event":"c","relation":"part-of"}],"title":"the peace of Ostland"}],"format":"annals-set/1","id":"t","title":"T","version":"2"}"#
            )
        );
    }

    #[test]
    fn what_is_no_set_of_its_name_or_holds_little_else_has_no_outline() {
        for (json, name) in [
            (r#"{"format":"annals-index/1","sets":[]}"#, "index"),
            (SHIPPED, "another"),
            (
                r#"{"format":"annals-set/1","id":"t","title":"T","events":[{"id":"a","date":"1905","title":"the peace"}]}"#,
                "t",
            ),
        ] {
            assert_eq!(outline(json, name).unwrap(), None, "{name}");
        }
    }
}
