//! A small set with named kinds, places of one sort, numbers, spans, exact days, and a
//! column of actors that is complete: what the forms are tried on.

use std::rc::Rc;

use super::Form;
use crate::bank::{Bank, Beside, Dial, Difficulty, Fact, Question};
use crate::set::{EntityIx, read};

/// The set.
pub fn bank() -> Bank {
    let reading = read(include_str!("fixtures/napoleon.json")).unwrap();
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    Bank::compile(Rc::new(reading.set))
}

/// A set with one event in each year of a century, and in its middle one on each day of a
/// week: `y1900`, `d3`.
pub fn century() -> Bank {
    let letter = |n: u32| char::from_u32(u32::from('a') + n % 26).unwrap_or('a');
    let title = |n: u32| format!("the landing at {}{}ville", letter(n / 26), letter(n));
    let year = |n: u32| {
        let (year, title) = (1850 + n, title(n));
        format!(r#"{{"id":"y{year}","date":"{year}","kind":"landing","title":"{title}"}}"#)
    };
    let day = |n: u32| {
        let title = title(200 + n);
        format!(r#"{{"id":"d{n}","date":"1900-10-1{n}","kind":"day","title":"{title}"}}"#)
    };
    let events: Vec<String> = (0..101).map(year).chain((1..8).map(day)).collect();
    let events = events.join(",");
    let set = format!(
        r#"{{"format":"annals-set/1","id":"century","title":"Century","events":[{events}]}}"#
    );
    Bank::compile(Rc::new(read(&set).unwrap().set))
}

/// A dial at this difficulty.
pub fn dial(permille: u16) -> Dial {
    Dial {
        difficulty: Difficulty::from_permille(permille),
        beside: None,
    }
}

/// Questions of a form: every fact it can ask, with so many seeds each.
pub fn questions(bank: &Bank, form: Form, dial: Dial, seeds: u64) -> Vec<Question> {
    let facts: Vec<Fact> = bank.facts_for(form).collect();
    let drawn = facts
        .into_iter()
        .flat_map(|fact| (0..seeds).filter_map(move |seed| bank.draw(fact, form, seed, dial)));
    drawn.collect()
}

/// The question of a fact, at the first seed that gives one.
pub fn question(bank: &Bank, fact: &str, form: Form, dial: Dial) -> Option<Question> {
    let fact = bank.fact_named(fact)?;
    (0..50).find_map(|seed| bank.draw(fact, form, seed, dial))
}

/// What can be chosen, as shown, the key marked.
pub fn shown(question: &Question) -> Vec<String> {
    let (options, key) = question.body.single().unwrap();
    let marked = |(at, text): (usize, &String)| {
        let mark = if at == key { "*" } else { "" };
        [mark, text].concat()
    };
    let texts: Vec<String> = options.iter().map(|option| option.text.clone()).collect();
    texts.iter().enumerate().map(marked).collect()
}

/// The dial with an entity that stands beside the key.
pub fn beside_entity(bank: &Bank, id: &str) -> Dial {
    let mut entities = (0..).map(EntityIx).zip(&bank.set().entities);
    let found = entities.find(|(_, entity)| entity.id == id);
    Dial {
        beside: found.map(|(ix, _)| Beside::Entity(ix)),
        ..Dial::default()
    }
}

/// The dial with an event that stands beside the key.
pub fn beside_event(bank: &Bank, id: &str, permille: u16) -> Dial {
    let mut events = bank.set().indexed_events();
    let found = events.find(|(_, event)| event.id == id);
    Dial {
        beside: found.map(|(ix, _)| Beside::Event(ix)),
        ..dial(permille)
    }
}
