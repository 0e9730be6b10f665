//! What is told by how an attempt stands.

use super::*;
use crate::bank::Response;

/// A choice of two.
fn of_two() -> Question {
    question(Body::Choice {
        options: choices("x y"),
        key: 0,
    })
}

fn step<'a>(question: &'a Question, response: &'a Response, permille: u16) -> Step<'a> {
    Step {
        fact: "a/date",
        question,
        response,
        permille,
        asked: 0,
        took: 1_000,
    }
}

#[test]
fn a_score_that_still_grows_is_told_only_where_no_mark_is_asked() {
    let (question, response) = (of_two(), Response::Chosen("x".to_owned()));
    let step = step(&question, &response, 1000);
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
    let question = of_two();
    let step = step(&question, &Response::Unknown, 0);
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

#[test]
fn what_was_over_changes_at_the_end_of_another_attempt_alone_and_for_the_better() {
    let (question, response) = (of_two(), Response::Chosen("x".to_owned()));
    let steps = [step(&question, &response, 1000)];
    // Half of the score now; more of it, less of it, and none was told before.
    for (best, is_passed, score, passed) in [
        (Some(9_000), true, "90", "passed"),
        (Some(6_000), true, "60", "passed"),
        (Some(4_000), false, "50", "failed"),
        (None, false, "50", "failed"),
    ] {
        let told = Told {
            is_over: true,
            is_passed,
            best,
            ..Told::default()
        };
        for (edition, [raw, scaled, status]) in [
            (
                Edition::V12,
                ["cmi.core.score.raw", "", "cmi.core.lesson_status"],
            ),
            (
                Edition::V2004,
                ["cmi.score.raw", "cmi.score.scaled", "cmi.success_status"],
            ),
        ] {
            for pass_permille in [None, Some(700)] {
                let state = State {
                    steps: &steps,
                    pass_permille,
                    ..empty(edition, &told)
                };
                for pairs in [begin(&state), answered(&state), leave(&state)] {
                    for name in [raw, scaled, status, "cmi.progress_measure"] {
                        assert_eq!(value(&pairs, name), None, "{name}");
                    }
                }
                let over = finish(&State {
                    finished: true,
                    ..state
                });
                assert_eq!(value(&over, raw), Some(score));
                let said = value(&over, status);
                match (pass_permille, edition) {
                    (Some(_), _) => assert_eq!(said, Some(passed)),
                    (None, Edition::V12) => assert_eq!(said, Some("completed")),
                    (None, Edition::V2004) => assert_eq!(said, None),
                }
            }
        }
    }
}
