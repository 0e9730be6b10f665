//! What is told by how an attempt stands.

use super::*;
use crate::bank::Response;

#[test]
fn a_score_that_still_grows_is_told_only_where_no_mark_is_asked() {
    let question = question(Body::Choice {
        options: choices("x y"),
        key: 0,
    });
    let response = Response::Chosen("x".to_owned());
    let step = Step {
        fact: "a/date",
        question: &question,
        response: &response,
        permille: 1000,
        asked: 0,
        took: 1_000,
    };
    let told = Told::default();
    let steps = [step];
    for (edition, name) in [
        (Edition::V12, "cmi.core.score.raw"),
        (Edition::V2004, "cmi.score.raw"),
    ] {
        for (pass_permille, score) in [(None, Some("50")), (Some(600), None)] {
            let state = State {
                steps: &steps,
                pass_permille,
                ..empty(edition, &told)
            };
            assert_eq!(value(&answered(&state), name), score);
            let over = State {
                finished: true,
                ..state
            };
            assert_eq!(value(&finish(&over), name), Some("50"));
        }
    }
}

#[test]
fn what_does_not_count_is_not_told_and_what_is_over_stays_so() {
    for edition in EDITIONS {
        for mode in [Mode::Browse, Mode::Review] {
            let told = Told {
                mode,
                ..Told::default()
            };
            let state = empty(edition, &told);
            for pairs in [
                opened(&state),
                begin(&state),
                answered(&state),
                finish(&state),
                leave(&state),
            ] {
                assert_eq!(pairs, []);
            }
        }
        let over = Told {
            is_over: true,
            ..Told::default()
        };
        let new = Told::default();
        let status = |pairs: &[Pair]| pairs.iter().any(|(name, _)| name.ends_with("_status"));
        for told in [opened, begin, leave] {
            assert!(status(&told(&empty(edition, &new))));
            assert!(!status(&told(&empty(edition, &over))));
        }
        assert_eq!(opened(&empty(edition, &over)), []);
    }
}

#[test]
fn what_was_taken_up_is_not_told_again() {
    let question = question(Body::Choice {
        options: choices("x y"),
        key: 0,
    });
    let step = Step {
        fact: "a/date",
        question: &question,
        response: &Response::Unknown,
        permille: 0,
        asked: 0,
        took: 1_000,
    };
    let told = Told {
        interactions: Some(7),
        ..Told::default()
    };
    let numbers = |steps: &[Step], resumed: usize| {
        let state = State {
            steps,
            resumed,
            first: told.first(resumed),
            ..empty(Edition::V12, &told)
        };
        let pairs = answered(&state);
        let ids = pairs
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| name.ends_with(".id"));
        ids.collect::<Vec<String>>()
    };
    assert_eq!(numbers(&[step, step], 2), Vec::<String>::new());
    assert_eq!(numbers(&[step, step, step], 2), ["cmi.interactions.7.id"]);
    assert_eq!(numbers(&[step; 5], 2), ["cmi.interactions.9.id"]);
}
