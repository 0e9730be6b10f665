use std::rc::Rc;

use proptest::prelude::*;

use super::super::submission::{Answered, Given, fingerprint};
use super::super::{Order, Questions};
use super::*;
use crate::bank::{Body, grade};
use crate::class::told::told;
use crate::set;

fn bank() -> Bank {
    let text = include_str!("../../../questions/japan-soviet-union.json");
    Bank::compile(Rc::new(set::read(text).expect("the shipped set").set))
}

fn assignment() -> Assignment {
    Assignment {
        minutes: Some(10),
        attempts: Some(2),
        ..Assignment::of("japan-soviet-union", "0123456789abcdef0123", 5)
    }
}

/// The right answer to a question.
fn right(question: &Question) -> Given {
    let at = |place: &usize| u16::try_from(*place).expect("few");
    match &question.body {
        Body::Choice { key, .. } | Body::Passage { key, .. } | Body::Timeline { key, .. } => {
            Given::One(at(key))
        }
        Body::Several { keys, .. } => Given::Several(keys.iter().map(at).collect()),
        Body::Order { key, .. } => Given::Order(key.iter().map(at).collect()),
        Body::Match { key, .. } => Given::Pairs(
            key.iter()
                .enumerate()
                .map(|(item, place)| (at(&item), at(place)))
                .collect(),
        ),
        Body::Year { key, .. } => Given::Text(key.to_string()),
        Body::Quantity { key } => Given::Text(key.value.clone()),
        Body::Name { answer, .. } => Given::Text(answer.clone()),
        Body::Card { .. } => Given::Knew(true),
    }
}

/// An attempt with the first so many answers right, the others not known.
fn attempt(bank: &Bank, of: &Assignment, learner: &str, number: u16, known: usize) -> Submission {
    let drawn = of.draw(bank, learner, number);
    let questions: Vec<Question> = drawn.into_iter().map(|(_, question)| question).collect();
    let answer = |(at, question): (usize, &Question)| Answered {
        given: if at < known {
            right(question)
        } else {
            Given::Unknown
        },
        took: 1000,
    };
    Submission {
        assignment: of.id(),
        learner: learner.to_owned(),
        attempt: number,
        started: 1_700_000_000_000 + i64::from(number),
        took: 60_000,
        release: "1".to_owned(),
        asked: fingerprint(&questions),
        answers: questions.iter().enumerate().map(answer).collect(),
    }
}

#[test]
fn a_class_is_marked_by_learner_and_column() {
    let (bank, of) = (bank(), assignment());
    let handed = vec![
        attempt(&bank, &of, "Bert", 1, 4),
        attempt(&bank, &of, "ada ", 2, 10),
        attempt(&bank, &of, "Ada", 1, 7),
        attempt(&bank, &of, "Bert", 1, 4),
        attempt(&bank, &of, "Bert", 3, 10),
    ];
    let book = Gradebook::mark(&of, &bank, handed);
    assert_eq!((book.columns.len(), book.left.len()), (10, 0));
    let called: Vec<(&str, usize)> = book
        .learners
        .iter()
        .map(|one| (one.name.as_str(), one.attempts.len()))
        .collect();
    assert_eq!(called, [("Ada", 2), ("Bert", 2)]);
    let beyond: Vec<bool> = book.learners[1]
        .attempts
        .iter()
        .map(|one| one.is_beyond)
        .collect();
    assert_eq!(beyond, [false, true]);
    let totals: Vec<f64> = book.marks().iter().map(|row| row.iter().sum()).collect();
    assert_eq!(totals, [7.0, 4.0]);
    let analysis = book.analysis();
    assert!((analysis.items[0].facility - 1.0).abs() < 1e-12);
    assert!((analysis.items[5].facility - 0.5).abs() < 1e-12);
    let answers = book.answers(&bank);
    let given: Vec<_> = answers[5].iter().filter(|one| one.learners > 0).collect();
    assert_eq!(given.len(), 2);
    assert!(given.iter().any(|one| {
        one.response == Some(Response::Unknown) && (one.learners, one.better) == (1, 0)
    }));
}

#[test]
fn two_first_attempts_under_one_name_are_told_of() {
    let (bank, of) = (bank(), assignment());
    let first = attempt(&bank, &of, "Anna", 1, 4);
    let mut other = attempt(&bank, &of, "anna", 1, 9);
    other.started += 500;
    let second = attempt(&bank, &of, "Anna", 2, 9);
    let book = Gradebook::mark(&of, &bank, vec![first.clone(), first, other, second]);
    let twins: Vec<bool> = { book.learners[0].attempts.iter() }
        .map(|one| one.is_twin)
        .collect();
    // By the moment at which each was begun.
    assert_eq!(twins, [true, false, true]);
}

#[test]
fn whoever_stands_at_the_median_is_in_no_better_half() {
    let (bank, of) = (bank(), assignment());
    for (known, better) in [
        (vec![4, 4, 4, 4], vec![false; 4]),
        (vec![9, 4, 4, 1], vec![true, false, false, false]),
        (vec![9, 5, 4, 1], vec![true, true, false, false]),
        (vec![9, 5, 1], vec![true, false, false]),
        (vec![9], vec![false]),
        (vec![], vec![]),
    ] {
        let names = ["A", "B", "C", "D"].iter().zip(&known);
        let handed = names.map(|(name, known)| attempt(&bank, &of, name, 1, *known));
        let book = Gradebook::mark(&of, &bank, handed.collect());
        assert_eq!(book.better(), better, "{known:?}");
    }
}

#[test]
fn answers_to_questions_of_ones_own_are_told_in_the_words_of_each() {
    let bank = bank();
    let of = Assignment {
        questions: Questions::Parallel,
        ..assignment()
    };
    let names = ["Ada", "Bert", "Cleo", "Dora", "Emil"];
    let handed = names.map(|name| attempt(&bank, &of, name, 1, 10));
    let book = Gradebook::mark(&of, &bank, handed.to_vec());
    assert_eq!(book.learners.len(), 5);
    for (at, answers) in book.answers(&bank).iter().enumerate() {
        assert_eq!(answers.iter().map(|one| one.learners).sum::<usize>(), 5);
        for one in answers.iter().filter(|one| one.learners > 0) {
            // Each has it as its own question shows it, and no name of the machine's.
            let mut cells = book.first().map(|marked| &marked.cells[at]);
            let is_shown = cells.any(|cell| {
                let question = book.question(&bank, at, cell).expect("it was asked");
                told(&question, &question.key_response()) == one.text
            });
            assert!(is_shown, "{one:?}");
        }
    }
}

#[test]
fn whoever_is_asked_in_parallel_is_asked_the_same_facts() {
    let bank = bank();
    let of = Assignment {
        questions: Questions::Parallel,
        order: Order::Shuffled,
        ..assignment()
    };
    let drawn = |learner: &str| of.draw(&bank, learner, 1);
    let names = |drawn: &[(Pick, Question)]| {
        let mut names: Vec<(String, &str)> = drawn
            .iter()
            .map(|(pick, _)| (pick.fact.clone(), pick.form.name()))
            .collect();
        names.sort();
        names
    };
    let (ada, bert) = (drawn("Ada"), drawn("Bert"));
    assert_eq!(names(&ada), names(&bert));
    let stems = |drawn: &[(Pick, Question)]| {
        drawn
            .iter()
            .map(|(_, one)| one.stem.clone())
            .collect::<Vec<_>>()
    };
    assert_ne!(stems(&ada), stems(&bert));
    assert_eq!(stems(&ada), stems(&drawn("ADA")));
    let handed = ["Ada", "Bert", "Carl"].map(|one| attempt(&bank, &of, one, 1, 10));
    let book = Gradebook::mark(&of, &bank, handed.to_vec());
    assert_eq!(book.left, []);
    assert!(
        book.marks().iter().flatten().all(|mark| *mark >= 1.0),
        "{:?}",
        book.marks()
    );
}

#[test]
fn what_cannot_be_marked_is_kept_aside_with_the_reason() {
    let (bank, of) = (bank(), assignment());
    let good = attempt(&bank, &of, "Ada", 1, 5);
    let other = Submission {
        assignment: "0".repeat(20),
        ..good.clone()
    };
    let redrawn = Submission {
        asked: good.asked ^ 1,
        ..good.clone()
    };
    let mut impossible = good.clone();
    impossible.answers[0].given = Given::One(999);
    let book = Gradebook::mark(&of, &bank, vec![other, redrawn, impossible]);
    let why: Vec<Unmarked> = book.left.iter().map(|(_, why)| *why).collect();
    assert_eq!(
        why,
        [Unmarked::Other, Unmarked::Redrawn, Unmarked::Impossible]
    );
    assert_eq!(book.learners, []);
}

#[test]
fn a_second_device_is_a_second_attempt_and_the_whole_of_one_counts() {
    let bank = bank();
    let of = Assignment {
        attempts: Some(1),
        ..assignment()
    };
    let whole = attempt(&bank, &of, "Ada", 1, 6);
    let mut half = whole.clone();
    half.answers.truncate(2);
    let mut at_home = attempt(&bank, &of, "ÁDA", 1, 10);
    at_home.started += 3_600_000;
    let none = Submission {
        attempt: 0,
        ..whole.clone()
    };
    let book = Gradebook::mark(
        &of,
        &bank,
        vec![at_home, half, whole.clone(), none.clone(), none],
    );
    let [ada] = book.learners.as_slice() else {
        panic!("one learner");
    };
    let beyond: Vec<(bool, usize)> = ada
        .attempts
        .iter()
        .map(|one| (one.is_beyond, one.submission.answers.len()))
        .collect();
    assert_eq!(beyond, [(false, 10), (true, 10)]);
    assert_eq!(book.marks()[0].iter().sum::<f64>(), 6.0);
    assert_eq!((ada.name.as_str(), book.left.len()), ("Ada", 1));
    assert_eq!(book.left[0].1, Unmarked::Uncounted);
}

/// A set whose years were mended since marks by other keys.
#[test]
fn what_was_asked_with_another_key_is_not_marked() {
    let text = include_str!("../../../questions/japan-soviet-union.json");
    let mended = text
        .replace("\"date\":\"1956", "\"date\":\"1957")
        .replace("\"date\": \"1956", "\"date\": \"1957");
    assert_ne!(text, mended);
    let mended = Bank::compile(Rc::new(set::read(&mended).expect("a set").set));
    let bank = bank();
    let of = Assignment::of("japan-soviet-union", "0", 3);
    let of = Assignment {
        selection: crate::bank::Selection {
            forms: vec![crate::bank::Form::ShortAnswerYear],
            count: 40,
            ..of.selection
        },
        ..of
    };
    let handed = attempt(&bank, &of, "Ada", 1, 40);
    let book = Gradebook::mark(&of, &mended, vec![handed]);
    assert_eq!(book.left.len(), 1);
}

#[test]
fn what_took_too_long_or_was_not_finished_shows() {
    let (bank, of) = (bank(), assignment());
    let mut slow = attempt(&bank, &of, "Ada", 1, 10);
    slow.took = 10 * 60_000 + 1;
    slow.answers.truncate(3);
    let book = Gradebook::mark(&of, &bank, vec![slow]);
    let marked = &book.learners[0].attempts[0];
    assert!(marked.is_late && !marked.is_beyond);
    assert_eq!(
        marked
            .cells
            .iter()
            .filter(|cell| cell.response.is_none())
            .count(),
        7
    );
    assert_eq!(book.marks()[0].iter().sum::<f64>(), 3.0);
}

/// The same by drawing every attempt's questions by themselves, as the learner's page did.
fn cells_drawn_for_each(
    assignment: &Assignment,
    bank: &Bank,
    submission: &Submission,
) -> Result<Vec<Cell>, Unmarked> {
    if submission.assignment != assignment.id() {
        return Err(Unmarked::Other);
    }
    if submission.attempt == 0 {
        return Err(Unmarked::Uncounted);
    }
    let planned = bank.plan(&assignment.selection, &[]);
    let seed = assignment.seed_of(&submission.learner, submission.attempt);
    let mut picks: Vec<Pick> = planned.iter().map(|(pick, _)| pick.clone()).collect();
    if seed != assignment.selection.seed {
        picks = bank.draw_anew(planned.iter().map(|(pick, _)| pick), seed);
    }
    if let Some(seed) = assignment.shuffle_of(&submission.learner, submission.attempt) {
        shuffle(&mut picks, seed);
    }
    let drawn = bank.redraw_all(picks);
    let questions: Vec<Question> = drawn.iter().map(|(_, one)| one.clone()).collect();
    if fingerprint(&questions) != submission.asked || submission.answers.len() > drawn.len() {
        return Err(Unmarked::Redrawn);
    }
    let mut cells = vec![Cell::default(); planned.len()];
    for ((pick, question), answer) in drawn.iter().zip(&submission.answers) {
        let response = answer.given.response(question);
        let response = response.ok_or(Unmarked::Impossible)?;
        let place = planned
            .iter()
            .position(|(other, _)| (&other.fact, other.form) == (&pick.fact, pick.form));
        cells[place.expect("a column")] = Cell {
            permille: grade(bank, question, &response).permille,
            response: Some(response),
            took: answer.took,
            seed: pick.seed,
        };
    }
    Ok(cells)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn drawn_once_is_as_drawn_for_each(
        seed in 0..50_u64,
        parallel in any::<bool>(),
        shuffled in any::<bool>(),
        handed in prop::collection::vec((0..4_usize, 0..4_u16, 0..12_usize, 0..8_u8), 1..12),
    ) {
        let bank = bank();
        let of = Assignment {
            questions: if parallel { Questions::Parallel } else { Questions::Same },
            order: if shuffled { Order::Shuffled } else { Order::Drawn },
            ..Assignment::of("japan-soviet-union", "0", seed)
        };
        let handed: Vec<Submission> = handed.into_iter().map(|(who, number, known, odd)| {
            let mut one = attempt(&bank, &of, ["Ada", "ÁDA ", "Bert", "C+"][who], number, known);
            one.answers.truncate(known + 2);
            match odd {
                0 => one.asked ^= 1,
                1 => one.assignment.push('x'),
                2 => one.answers[0].given = Given::Order(vec![99]),
                _ => {}
            }
            one
        }).collect();
        let columns = Gradebook::mark(&of, &bank, Vec::new()).columns;
        let quick = marking::marks(&of, &bank, &columns, &handed);
        let slow: Vec<_> = handed.iter().map(|one| cells_drawn_for_each(&of, &bank, one)).collect();
        prop_assert_eq!(quick, slow);
        // And the question of a cell is the one that the learner saw.
        let book = Gradebook::mark(&of, &bank, handed);
        for marked in book.learners.iter().flat_map(|learner| &learner.attempts) {
            let own = of.draw(&bank, &marked.submission.learner, marked.submission.attempt);
            for (at, cell) in marked.cells.iter().enumerate() {
                if cell.response.is_some() {
                    let question = book.question(&bank, at, cell).expect("a question");
                    prop_assert!(own.iter().any(|(_, one)| *one == *question));
                }
            }
        }
    }
}
