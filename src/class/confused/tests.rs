use std::rc::Rc;

use super::*;
use crate::bank::{Form, Selection};
use crate::class::submission::{Answered, Given};
use crate::class::{Assignment, Questions, Submission, fingerprint};
use crate::set;

/// Twelve events that are alike, and four people who each answer a question.
fn bank() -> Bank {
    let names = ["Ann Lee", "Bo Hart", "Cy Marlow", "Di Orr"];
    let people: Vec<String> = (0..4)
        .map(|n| {
            let name = names[n];
            format!(r#"{{"id":"p{n}","kind":"person","name":"{name}","noun":"envoy"}}"#)
        })
        .collect();
    let events: Vec<String> = (0..12)
        .map(|n| {
            let title = ["the fall of City", ["a", "b", "c"][n % 3]].concat();
            let title = [&title, ["x", "y", "z", "w"][n / 3]].concat();
            let actors = match n {
                0..4 => format!(
                    r#","actors":[{{"entity":"p{n}","role":"envoy","asked":"Who spoke at {title}?"}}]"#
                ),
                _ => String::new(),
            };
            format!(r#"{{"id":"e{n}","date":"19{n:02}","title":"{title}"{actors}}}"#)
        })
        .collect();
    let file = format!(
        r#"{{"format":"annals-set/1","id":"t","title":"T","entities":[{}],"events":[{}]}}"#,
        people.join(","),
        events.join(",")
    );
    Bank::compile(Rc::new(set::read(&file).expect("a set").set))
}

fn assignment(form: Form) -> Assignment {
    Assignment {
        selection: Selection {
            forms: vec![form],
            ..Selection::usual(4, 6)
        },
        ..Assignment::of("t", "0", 4)
    }
}

/// A class in which each answers as `answer` makes of learner and question.
fn class(bank: &Bank, of: &Assignment, answer: impl Fn(usize, &Question) -> Response) -> Gradebook {
    let handed = ["Ada", "Bert", "Carl"].into_iter().enumerate();
    let handed = handed.map(|(who, name)| {
        let questions: Vec<Question> = of
            .draw(bank, name, 1)
            .into_iter()
            .map(|(_, one)| one)
            .collect();
        let answered = |question: &Question| Answered {
            given: Given::of(question, &answer(who, question)).expect("it has it"),
            took: 1,
        };
        Submission {
            assignment: of.id(),
            learner: name.to_owned(),
            attempt: 1,
            started: 1,
            took: 1,
            release: String::new(),
            asked: fingerprint(&questions),
            answers: questions.iter().map(answered).collect(),
        }
    });
    let book = Gradebook::mark(of, bank, handed.collect());
    assert_eq!(book.left, []);
    assert!(!book.columns.is_empty());
    book
}

/// What is right in a class of one question of a form, and what was said to be confused.
fn of_first(form: Form, answer: impl Fn(&Question) -> Response) -> Vec<Confused> {
    let bank = bank();
    let of = Assignment {
        selection: Selection {
            count: 1,
            ..assignment(form).selection
        },
        ..assignment(form)
    };
    confusions(&class(&bank, &of, |_, question| answer(question)), &bank)
}

#[test]
fn a_wrong_option_is_counted_by_learners_and_told_with_its_columns() {
    let bank = bank();
    for questions in [Questions::Same, Questions::Parallel] {
        let of = Assignment {
            questions,
            ..assignment(Form::ChoiceEvent)
        };
        let wrong = |question: &Question| {
            let (options, key) = question.body.single().expect("a choice");
            options[(key + 1) % options.len()].clone()
        };
        let book = class(&bank, &of, |who, question| match who {
            0 => question.key_response(),
            _ => Response::Chosen(wrong(question).id),
        });
        let confused = confusions(&book, &bank);
        let told: usize = confused.iter().map(|one| one.learners).sum();
        assert_eq!(told, 2 * book.columns.len());
        assert!(
            confused
                .windows(2)
                .all(|two| two[0].learners >= two[1].learners)
        );
        if questions == Questions::Same {
            let (options, key) = book.columns[0].question.body.single().expect("a choice");
            let first = Confused {
                taken: wrong(&book.columns[0].question).text,
                for_: options[key].text.clone(),
                learners: 2,
                columns: vec![0],
            };
            assert!(confused.contains(&first), "{first:?} in {confused:?}");
        }
    }
}

#[test]
fn who_is_right_or_does_not_know_confuses_nothing() {
    for form in [
        Form::ChoiceEvent,
        Form::Order,
        Form::Match,
        Form::ShortAnswerName,
    ] {
        assert_eq!(
            of_first(form, Question::key_response),
            [],
            "{}",
            form.name()
        );
        assert_eq!(of_first(form, |_| Response::Unknown), [], "{}", form.name());
    }
}

#[test]
fn a_name_of_another_is_a_confusion() {
    let confused = of_first(Form::ShortAnswerName, |question| {
        let key = question.key_text();
        let other = if key == "Ann Lee" {
            "Bo Hart"
        } else {
            "Ann Lee"
        };
        Response::Typed(other.to_owned())
    });
    let [one] = &confused[..] else {
        panic!("one pair: {confused:?}");
    };
    assert_eq!(one.learners, 3);
    let pair = (one.taken.as_str(), one.for_.as_str());
    assert!(
        pair.0 == "Ann Lee" || pair == ("Bo Hart", "Ann Lee"),
        "{pair:?}"
    );
}

#[test]
fn two_in_one_anothers_place_are_a_confusion_and_three_in_a_ring_are_none() {
    for (by, pairs) in [
        (vec![1, 0, 2, 3], 1),
        (vec![1, 0, 3, 2], 2),
        (vec![1, 2, 0, 3], 0),
    ] {
        for form in [Form::Order, Form::Match] {
            let confused = of_first(form, |question| match question.key_response() {
                Response::Ordered(right) => {
                    let mut laid = right.clone();
                    for (at, from) in by.iter().enumerate() {
                        laid[at].clone_from(&right[*from]);
                    }
                    Response::Ordered(laid)
                }
                Response::Matched(right) => {
                    let mut laid = right.clone();
                    for (at, from) in by.iter().enumerate() {
                        laid[at].1.clone_from(&right[*from].1);
                    }
                    Response::Matched(laid)
                }
                other => other,
            });
            assert_eq!(
                confused.len(),
                pairs,
                "{} {by:?}: {confused:?}",
                form.name()
            );
            assert!(
                confused
                    .iter()
                    .all(|one| one.learners == 3 && one.taken != one.for_)
            );
        }
    }
}
