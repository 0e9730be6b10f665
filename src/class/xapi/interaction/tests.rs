use std::rc::Rc;

use super::*;
use crate::bank::{Dial, Form, grade};
use crate::set;

pub(in crate::class::xapi) fn bank() -> Bank {
    let text = include_str!("../../../../questions/japan-soviet-union.json");
    Bank::compile(Rc::new(set::read(text).expect("the shipped set").set))
}

/// Some questions of every form that the shipped set has.
fn drawn(bank: &Bank) -> Vec<Question> {
    let of_form = |form: Form| {
        let facts: Vec<_> = bank.facts_for(form).collect();
        let draws = facts.into_iter().zip(0..).take(12);
        draws.filter_map(move |(fact, seed)| bank.draw(fact, form, seed, Dial::default()))
    };
    Form::ALL.into_iter().flat_map(of_form).collect()
}

#[test]
fn each_form_has_the_interaction_that_it_declares() {
    let bank = bank();
    let mut forms = Vec::new();
    for question in drawn(&bank) {
        let kind = Interaction::of(&bank, &question).kind;
        if question.form != Form::Written {
            assert_eq!(kind, question.form.elsewhere().xapi, "{:?}", question.form);
        }
        forms.push(question.form);
    }
    forms.dedup();
    assert!(forms.len() >= 20, "{forms:?}");
}

#[test]
fn the_right_response_matches_a_pattern() {
    let bank = bank();
    for question in drawn(&bank) {
        let interaction = Interaction::of(&bank, &question);
        let said = response(&question, &question.key_response()).expect("a response");
        let pattern = &interaction.pattern;
        let matches = match interaction.kind {
            "other" => pattern.is_empty() && said == "knew",
            "fill-in" => pattern[0] == ["{case_matters=false}", &said].concat(),
            "numeric" => match pattern[0].split_once("[:]") {
                Some((least, most)) => {
                    let number = |text: &str| text.parse::<f64>().expect("a number");
                    number(least) < number(&said) && number(&said) < number(most)
                }
                None => pattern[0] == said,
            },
            _ => pattern.contains(&said),
        };
        assert!(matches, "{said} in {pattern:?} of {question:?}");
    }
}

#[test]
fn every_order_that_is_listed_is_graded_right() {
    let bank = bank();
    let mut several = 0;
    for mut question in drawn(&bank) {
        let Body::Order { items, key, open } = &mut question.body else {
            continue;
        };
        // As if the dates of the first two did not decide it.
        open.push((key[0], key[1]));
        let (items, key, open) = (items.clone(), key.clone(), open.clone());
        let found = orders(&key, &open);
        assert_eq!(found[0], key);
        several += usize::from(found.len() > 1);
        for order in found {
            let ids = order.iter().map(|at| items[*at].id.clone()).collect();
            assert_eq!(
                grade(&bank, &question, &Response::Ordered(ids)).permille,
                1000
            );
        }
    }
    assert!(several > 0);
    let all_open: Vec<(usize, usize)> = (0..6).flat_map(|a| (0..6).map(move |b| (a, b))).collect();
    assert_eq!(orders(&[0, 1, 2, 3, 4, 5], &all_open).len(), MOST_ORDERS);
}

#[test]
fn ids_that_cannot_stand_in_a_pattern_give_way_to_places() {
    let choice = |id: &str| Choice {
        id: id.to_owned(),
        text: id.to_owned(),
        period: None,
    };
    let ids = |list: &[&str]| {
        let choices: Vec<Choice> = list.iter().map(|id| choice(id)).collect();
        Ids::of(&choices).joined(&(0..list.len()).collect::<Vec<_>>())
    };
    assert_eq!(ids(&["1956", "suez-crisis"]), "1956[,]suez-crisis");
    for odd in [
        ["a b", "c"],
        ["a[,]b", "c"],
        ["", "c"],
        ["c", "c"],
        ["ü", "c"],
    ] {
        assert_eq!(ids(&odd), "1[,]2", "{odd:?}");
    }
}

#[test]
fn a_number_counts_from_where_to_where_it_is_forgiven() {
    let amount = |value: &str, tolerance, by: Option<&str>| Amount {
        value: value.to_owned(),
        unit: String::new(),
        hedge: None,
        tolerance,
        by: by.map(str::to_owned),
    };
    for (key, pattern) in [
        (amount("4.4", 50, None), Some("4.18[:]4.62")),
        (amount("4.40", 0, None), Some("4.4")),
        (amount("-200", 100, None), Some("-220[:]-180")),
        (amount("200", 100, Some("0.5")), Some("199.5[:]200.5")),
        (amount("many", 0, None), None),
    ] {
        assert_eq!(span(&key).as_deref(), pattern, "{key:?}");
    }
}

#[test]
fn i_do_not_know_and_nothing_typed_are_no_response() {
    let bank = bank();
    for question in drawn(&bank) {
        assert_eq!(response(&question, &Response::Unknown), None);
        if question.body.is_typed() {
            assert_eq!(response(&question, &Response::Typed("  ".to_owned())), None);
        }
        if let Body::Year { .. } = question.body {
            let typed = |text: &str| response(&question, &Response::Typed(text.to_owned()));
            assert_eq!(typed("490 BC").as_deref(), Some("-489"));
            assert_eq!(typed(" long ago ").as_deref(), Some("long ago"));
        }
    }
}

#[test]
fn true_and_false_of_a_teacher_are_true_and_false() {
    let bank = bank();
    let mut question = drawn(&bank).remove(0);
    let choice = |id: &str| Choice {
        id: id.to_owned(),
        text: id.to_owned(),
        period: None,
    };
    question.body = Body::Choice {
        options: vec![choice("True"), choice("False")],
        key: 1,
    };
    let interaction = Interaction::of(&bank, &question);
    assert_eq!(
        (interaction.kind, interaction.pattern),
        ("true-false", vec!["false".to_owned()])
    );
    let given = Response::Chosen("True".to_owned());
    assert_eq!(response(&question, &given).as_deref(), Some("true"));
}
