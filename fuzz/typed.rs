//! Typed answers: a set of any names, and any text typed, for a name, a year, a number.

#![no_main]

use std::rc::Rc;

use annals::bank::{
    Amount, Bank, Body, Fact, Form, NameKey, Proof, Question, Response, TypedYear, grade,
    is_amount, read_year,
};
use annals::date::Period;
use annals::set::fold::{fold, without_article};
use annals::set::{self, EntityIx};
use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use serde_json::json;

#[derive(Arbitrary, Debug)]
struct Input {
    entities: Vec<Named>,
    typed: String,
    value: (bool, u32, u16),
    unit: String,
    hedge: Option<String>,
    tolerance: u32,
    year: i16,
    scale: u8,
    listed: Vec<String>,
}

#[derive(Arbitrary, Debug)]
struct Named {
    person: bool,
    name: String,
    aliases: Vec<String>,
}

fuzz_target!(|input: Input| run(input));

fn run(mut input: Input) {
    input.entities.truncate(6);
    let bank = bank(&input.entities);
    for (at, entity) in (0..).zip(&bank.set().entities) {
        let key = || NameKey::Entity(EntityIx(at));
        permille(&bank, name(key()), &input.typed);
        // Whatever it is called, it is that.
        for spelling in entity.spellings() {
            if !without_article(&fold(spelling)).is_empty() {
                assert_eq!(permille(&bank, name(key()), spelling), 1000, "{spelling}");
            }
        }
    }
    permille(
        &bank,
        name(NameKey::Listed(input.listed.clone())),
        &input.typed,
    );
    year(&bank, &input);
    number(&bank, &input);
}

fn bank(entities: &[Named]) -> Bank {
    let entities = (0..).zip(entities).map(|(at, named): (u32, _)| {
        let kind = if named.person { "person" } else { "place" };
        json!({ "id": format!("e{at}"), "kind": kind, "name": named.name, "aliases": named.aliases })
    });
    let set = json!({
        "format": "annals-set/1", "id": "t", "title": "T",
        "entities": entities.collect::<Vec<_>>(),
        "events": [{ "id": "e", "date": "1941", "title": "the pact" }],
    });
    let read = set::read(&set.to_string()).expect("a set is read, whatever its items");
    Bank::compile(Rc::new(read.set))
}

fn name(key: NameKey) -> Body {
    Body::Name {
        key,
        answer: "the answer".to_owned(),
    }
}

fn permille(bank: &Bank, body: Body, typed: &str) -> u16 {
    let question = Question {
        fact: Fact::Card(0),
        form: Form::Written,
        seed: 0,
        stem: String::new(),
        body,
        proof: Proof {
            key: Vec::new(),
            distractors: Vec::new(),
            named: None,
        },
    };
    let grade = grade(bank, &question, &Response::Typed(typed.to_owned()));
    assert!(grade.permille <= 1000);
    grade.permille
}

fn year(bank: &Bank, input: &Input) {
    let key = i64::from(input.year);
    let body = || Body::Year {
        key,
        scale: u32::from(input.scale),
    };
    let earned = permille(bank, body(), &input.typed);
    if let Some(TypedYear::One(year)) = read_year(&input.typed) {
        // The whole credit for the year itself, and for no other.
        assert_eq!(earned == 1000, year == key);
        if let Some(period) = Period::year_of(year) {
            assert_eq!(read_year(&period.text()), Some(TypedYear::One(year)));
        }
    }
}

fn number(bank: &Bank, input: &Input) {
    let (minus, whole, fraction) = input.value;
    let sign = if minus { "-" } else { "" };
    let key = Amount {
        value: format!("{sign}{whole}.{fraction}"),
        unit: input.unit.clone(),
        hedge: input.hedge.clone(),
        tolerance: input.tolerance % 1000,
    };
    let value = key.value.clone();
    let is_number = is_amount(&input.typed, &key);
    let body = Body::Quantity { key };
    let earned = permille(bank, body.clone(), &input.typed);
    assert!(is_number || earned == 0);
    assert_eq!(permille(bank, body, &value), 1000, "{value}");
}
