//! Drawn questions that are written out.

use std::rc::Rc;

use super::*;
use crate::bank::{Dial, Difficulty, Form, Proof, seed_of};
use crate::exchange::{Choices, gift, moodle_xml};
use crate::set::format::SetShape;
use crate::set::{self, read_shape};

fn shipped() -> Bank {
    let text = include_str!("../../../questions/japan-soviet-union.json");
    Bank::compile(Rc::new(set::read(text).unwrap().set))
}

/// Questions of every form that the shipped set offers, at every difficulty.
fn drawn(bank: &Bank) -> Vec<Question> {
    let mut questions = Vec::new();
    for form in bank.offered() {
        for (number, fact) in bank.facts_for(form).enumerate().take(24) {
            let seed = seed_of(number as u64, 7);
            let permille = u16::try_from(number % 5 * 250).unwrap();
            let dial = Dial {
                difficulty: Difficulty::from_permille(permille),
                beside: None,
            };
            questions.extend(bank.draw(fact, form, seed, dial));
        }
    }
    questions
}

#[test]
fn every_drawn_question_is_written_and_comes_back_from_both_formats() {
    let bank = shipped();
    let drawn = drawn(&bank);
    assert!(drawn.len() > 300, "{}", drawn.len());
    let mut set = SetShape::default();
    for (number, question) in drawn.iter().enumerate() {
        let shape = written(&bank, question, format!("q-{number}"));
        set.questions
            .push(shape.unwrap_or_else(|| panic!("{question:?}")));
    }
    let reading = read_shape(set.clone());
    assert_eq!(reading.findings, []);
    assert_eq!(reading.set.questions.len(), drawn.len());

    let file = gift::write(&set);
    assert_eq!(file.lost, [] as [&str; 0]);
    let back = gift::read(&file.text, &Choices::default(), &mut |_, _| {}).unwrap();
    assert_eq!(back.remarks, []);
    for (one, other) in set.questions.iter().zip(&back.set.questions) {
        assert_eq!(one, other);
    }
    assert_eq!(back.set.questions.len(), drawn.len());

    let file = moodle_xml::write(&set);
    assert_eq!(file.lost, [] as [&str; 0]);
    let back = moodle_xml::read(&file.text, &Choices::default(), &mut |_, _| {}).unwrap();
    assert_eq!(back.remarks, []);
    for (one, other) in set.questions.iter().zip(&back.set.questions) {
        assert_eq!(one, other);
    }
    assert_eq!(back.set.questions.len(), drawn.len());
}

#[test]
fn what_is_written_says_why_and_asks_in_a_form_that_fits() {
    let bank = shipped();
    for question in drawn(&bank) {
        let shape = written(&bank, &question, "q".to_owned()).unwrap();
        assert!(shape.why.is_some_and(|why| why.len() > 8), "{question:?}");
        let form = match question.body {
            Body::Choice { .. } | Body::Timeline { .. } | Body::Passage { .. } => "choice",
            Body::Several { .. } => "multiple-response",
            Body::Order { .. } | Body::Match { .. } => "match",
            Body::Year { .. } | Body::Quantity { .. } => "number",
            Body::Name { .. } | Body::Card { .. } => "short-answer",
        };
        assert_eq!(shape.form, form);
    }
    assert!(Form::named("choice-date").is_some());
}

fn asked(body: Body) -> WrittenQuestionShape {
    let question = Question {
        fact: Fact::Card(0),
        form: Form::Written,
        seed: 0,
        stem: "What?".to_owned(),
        body,
        proof: Proof {
            key: Vec::new(),
            distractors: Vec::new(),
            named: None,
        },
    };
    written(&shipped(), &question, "q".to_owned()).unwrap()
}

#[test]
fn a_year_before_our_era_is_a_number_and_is_told_so() {
    let shape = asked(Body::Year {
        key: -489,
        scale: 5,
    });
    assert_eq!(shape.key, ["490"]);
    assert_eq!(shape.stem, "What? Write the year BCE as a number.");
    let shape = asked(Body::Year {
        key: 1956,
        scale: 5,
    });
    assert_eq!(
        (shape.key[0].as_str(), shape.tolerance.as_deref()),
        ("1956", Some("0"))
    );
}

#[test]
fn a_tolerance_is_written_out_in_the_unit_of_the_number() {
    let amount = |by: Option<&str>| Amount {
        value: "4.4".to_owned(),
        unit: "billion US$".to_owned(),
        hedge: None,
        tolerance: 50,
        by: by.map(str::to_owned),
    };
    for (by, off) in [(None, "0.22"), (Some("0.5"), "0.5")] {
        let shape = asked(Body::Quantity { key: amount(by) });
        assert_eq!(shape.tolerance.as_deref(), Some(off));
        assert_eq!(shape.stem, "What? (In billion US$.)");
    }
}

#[test]
fn items_whose_order_is_open_share_a_number() {
    let items: Vec<Choice> = ["d", "b", "a", "c"]
        .map(|text| Choice {
            id: text.to_owned(),
            text: text.to_owned(),
            period: None,
        })
        .into();
    let shape = asked(Body::Order {
        items: items.clone(),
        key: vec![2, 1, 3, 0],
        open: vec![(1, 3)],
    });
    let places: Vec<String> = shape.pairs.iter().map(|pair| pair.join("")).collect();
    assert_eq!(places, ["d4", "b2–3", "a1", "c2–3"]);
    // What is open between the first and the last leaves nothing to be put in order.
    assert_eq!(ordered(&items, &[2, 1, 3, 0], &[(0, 2)]), None);
}
