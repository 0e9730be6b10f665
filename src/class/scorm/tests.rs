//! What is told of attempts, with questions of the shipped set and with others.

mod answers;
mod played;
mod states;

use std::rc::Rc;

use super::*;
use crate::bank::{Bank, Body, Choice, Dial, Form, Question};
use crate::set;

const EDITIONS: [Edition; 2] = [Edition::V12, Edition::V2004];

fn bank() -> Bank {
    let text = include_str!("../../../questions/japan-soviet-union.json");
    Bank::compile(Rc::new(set::read(text).expect("the shipped set").set))
}

/// A state with nothing in it.
fn empty<'a>(edition: Edition, told: &'a Told) -> State<'a> {
    State {
        edition,
        told,
        steps: &[],
        resumed: 0,
        first: 0,
        count: 2,
        elapsed: 1_500,
        finished: false,
        pass_permille: None,
        suspend: "kept",
        zone_minutes: 0,
    }
}

fn question(body: Body) -> Question {
    let bank = bank();
    let fact = bank.facts_for(Form::ChoiceDate).next().expect("a fact");
    let drawn = bank.draw(fact, Form::ChoiceDate, 1, Dial::default());
    Question {
        body,
        stem: "When?".to_owned(),
        ..drawn.expect("a question")
    }
}

fn choices(ids: &str) -> Vec<Choice> {
    let choice = |id: &str| Choice {
        id: id.to_owned(),
        text: format!("Text of {id}"),
        period: None,
    };
    ids.split(' ').map(choice).collect()
}

fn value<'a>(pairs: &'a [Pair], name: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(one, _)| one == name);
    found.map(|(_, value)| value.as_str())
}
