use std::rc::Rc;

use proptest::prelude::*;

use super::*;
use crate::bank::{Bank, Dial, Form, grade};
use crate::set;

fn answered() -> impl Strategy<Value = Answered> {
    let given = prop_oneof![
        Just(Given::Unknown),
        (0..200_u16).prop_map(Given::One),
        prop::collection::vec(0..200_u16, 0..6).prop_map(Given::Several),
        prop::collection::vec(0..200_u16, 0..6).prop_map(Given::Order),
        prop::collection::vec((0..9_u16, 0..9_u16), 0..6).prop_map(Given::Pairs),
        ".{0,30}".prop_map(Given::Text),
        any::<bool>().prop_map(Given::Knew),
    ];
    (given, any::<u32>()).prop_map(|(given, took)| Answered { given, took })
}

fn submission() -> impl Strategy<Value = Submission> {
    let head = (
        "[0-9a-f]{20}",
        ".{0,40}",
        1..9_u16,
        any::<i64>(),
        any::<u64>(),
        any::<u32>(),
    );
    (head, prop::collection::vec(answered(), 0..40)).prop_map(
        |((assignment, learner, attempt, started, took, asked), answers)| Submission {
            assignment,
            learner,
            attempt,
            started,
            took,
            release: "1.2.3".to_owned(),
            asked,
            answers,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_result_comes_back_from_any_text_that_holds_it(
        all in prop::collection::vec(submission(), 1..4),
        width in 20..90_usize,
    ) {
        let mut text = "Dear teacher,\n".to_owned();
        for one in &all {
            let written = one.write();
            // A program for mail breaks long lines.
            for (at, letter) in written.char_indices() {
                if at > 16 && at % width == 0 {
                    text.push_str("\r\n");
                }
                text.push(letter);
            }
            text.push_str(" and goodbye.\n");
        }
        let read: Vec<Submission> = read_all(&text).into_iter().map(|one| one.expect("a result")).collect();
        prop_assert_eq!(read, all);
    }

    #[test]
    fn an_edited_result_shows(one in submission(), at in any::<prop::sample::Index>(), by in 1..63_usize) {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut text = one.write().into_bytes();
        let from = MARK.len() + VERSION.len();
        // The last letter may hold bits that are no part of a byte.
        let at = from + at.index(text.len() - from - 2);
        let old = LETTERS.iter().position(|letter| *letter == text[at]).expect("a letter");
        text[at] = LETTERS[(old + by) % 64];
        let text = String::from_utf8(text).expect("letters");
        prop_assert_eq!(read_all(&text), vec![Err(Fault::Changed)]);
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in ".{0,200}") {
        let found = read_all(&["annals-result:1:", &text].concat());
        prop_assert!(found.iter().all(Result::is_err));
        prop_assert!(read_all(&text).len() < 200);
    }
}

#[test]
fn what_is_the_matter_is_told() {
    let whole = "annals-result:1:AAAAAAAA.";
    for (text, fault) in [
        ("annals-result:1:AAAA", Fault::Cut),
        (whole, Fault::Changed),
        ("annals-result:2:AAAA.", Fault::Newer),
        ("annals-result:", Fault::Changed),
        ("annals-result:1:é.", Fault::Changed),
    ] {
        assert_eq!(read_all(text), [Err(fault)], "{text}");
    }
    assert_eq!(read_all("no result at all"), []);
}

/// Of every form of the shipped set: what is answered is the same after the way there and back.
#[test]
fn an_answer_to_any_question_comes_back() {
    let text = include_str!("../../../questions/japan-soviet-union.json");
    let bank = Bank::compile(Rc::new(set::read(text).expect("the shipped set").set));
    let mut forms = 0;
    for form in Form::ALL {
        let drawn = bank
            .facts_for(form)
            .find_map(|fact| bank.draw(fact, form, 3, Dial::default()));
        let Some(question) = drawn else { continue };
        forms += 1;
        let ids = |list: &[Choice]| list.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        let (items, places) = lists(&question.body);
        let response = match &question.body {
            Body::Choice { .. } | Body::Passage { .. } | Body::Timeline { .. } => {
                Response::Chosen(items[items.len() - 1].id.clone())
            }
            Body::Several { .. } => Response::Marked(ids(items)),
            Body::Order { .. } => Response::Ordered(ids(items).into_iter().rev().collect()),
            Body::Match { .. } => {
                let places = ids(places);
                let pairs = ids(items).into_iter().zip(places.into_iter().cycle());
                Response::Matched(pairs.collect())
            }
            Body::Year { .. } | Body::Quantity { .. } | Body::Name { .. } => {
                Response::Typed("1956".to_owned())
            }
            Body::Card { .. } => Response::Rated(false),
        };
        let given = Given::of(&question, &response).expect("of this question");
        let again = given.response(&question).expect("of this question");
        assert_eq!(again, response, "{}", form.name());
        assert_eq!(
            grade(&bank, &question, &again).permille,
            grade(&bank, &question, &response).permille
        );
    }
    assert!(forms >= 20, "{forms}");
}

#[test]
fn another_question_has_another_fingerprint() {
    let text = include_str!("../../../questions/japan-soviet-union.json");
    let bank = Bank::compile(Rc::new(set::read(text).expect("the shipped set").set));
    let draw = |seed| {
        let facts = bank.facts_for(Form::ChoiceDate).take(5);
        let drawn =
            facts.filter_map(|fact| bank.draw(fact, Form::ChoiceDate, seed, Dial::default()));
        drawn.collect::<Vec<Question>>()
    };
    assert_eq!(fingerprint(&draw(1)), fingerprint(&draw(1)));
    assert_ne!(fingerprint(&draw(1)), fingerprint(&draw(2)));
    assert_ne!(fingerprint(&draw(1)), fingerprint(&draw(1)[1..]));
}
