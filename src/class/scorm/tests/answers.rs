//! How each way to answer is written.

use super::*;
use crate::bank::Response;

fn many(count: usize) -> Vec<Choice> {
    let ids: Vec<String> = (0..count).map(|at| format!("o{at}")).collect();
    choices(&ids.join(" "))
}

#[test]
fn every_way_to_answer_is_written_as_its_edition_has_it() {
    let year = || Body::Year {
        key: 1956,
        scale: 9,
    };
    let typed = |text: &str| Response::Typed(text.to_owned());
    let id = |id: &str| id.to_owned();
    let cases = [
        (
            Body::Choice {
                options: choices("x y z"),
                key: 2,
            },
            Response::Chosen(id("y")),
            ("choice", Some("b"), "c"),
            ("choice", Some("y"), "z"),
        ),
        (
            Body::Choice {
                options: choices("the-one other-one"),
                key: 0,
            },
            Response::Chosen(id("other-one")),
            ("choice", Some("b"), "a"),
            ("choice", Some("other_one"), "the_one"),
        ),
        (
            Body::Choice {
                options: choices("true false"),
                key: 0,
            },
            Response::Chosen(id("false")),
            ("true-false", Some("f"), "t"),
            ("true-false", Some("false"), "true"),
        ),
        (
            Body::Several {
                options: choices("x y z"),
                keys: vec![0, 2],
            },
            Response::Marked(vec![id("z"), id("y"), id("z")]),
            ("choice", Some("c,b"), "a,c"),
            ("choice", Some("z[,]y"), "x[,]z"),
        ),
        (
            Body::Order {
                items: choices("x y z"),
                key: vec![1, 0, 2],
                open: Vec::new(),
            },
            Response::Ordered(vec![id("z"), id("x"), id("y")]),
            ("sequencing", Some("c,a,b"), "b,a,c"),
            ("sequencing", Some("z[,]x[,]y"), "y[,]x[,]z"),
        ),
        (
            Body::Match {
                items: choices("x y"),
                places: choices("1 2"),
                key: vec![1, 0],
                once: true,
            },
            Response::Matched(vec![(id("y"), id("2"))]),
            ("matching", Some("b.b"), "a.b,b.a"),
            ("matching", Some("y[.]2"), "x[.]2[,]y[.]1"),
        ),
        (
            year(),
            typed("c. 1941"),
            ("numeric", Some("1941"), "1956"),
            ("numeric", Some("1941"), "1956[:]1956"),
        ),
        (
            year(),
            typed("490 BC"),
            ("numeric", Some("-489"), "1956"),
            ("numeric", Some("-489"), "1956[:]1956"),
        ),
        (
            year(),
            typed("soon"),
            ("fill-in", Some("soon"), "1956"),
            ("fill-in", Some("soon"), "1956"),
        ),
        (
            year(),
            Response::Unknown,
            ("numeric", None, "1956"),
            ("numeric", None, "1956[:]1956"),
        ),
        (
            year(),
            typed("100000"),
            ("fill-in", Some("100000"), "1956"),
            ("fill-in", Some("100000"), "1956"),
        ),
        (
            Body::Card {
                back: "b".to_owned(),
            },
            Response::Rated(false),
            ("true-false", Some("f"), "t"),
            ("true-false", Some("false"), "true"),
        ),
        (
            Body::Choice {
                options: many(36),
                key: 35,
            },
            Response::Unknown,
            ("choice", None, "9"),
            ("choice", None, "o35"),
        ),
        (
            Body::Choice {
                options: many(40),
                key: 39,
            },
            Response::Unknown,
            ("fill-in", None, "40"),
            ("fill-in", None, "40"),
        ),
    ];
    for (body, response, old, new) in cases {
        let question = question(body);
        for (edition, (kind, said, pattern)) in [(Edition::V12, old), (Edition::V2004, new)] {
            let told = Told::default();
            let steps = [Step {
                fact: "a/date",
                question: &question,
                response: &response,
                permille: 333,
                asked: 0,
                took: 1_000,
            }];
            let state = State {
                steps: &steps,
                first: 4,
                ..empty(edition, &told)
            };
            let pairs = answered(&state);
            let get = |name: &str| value(&pairs, &["cmi.interactions.4.", name].concat());
            let response_name = match edition {
                Edition::V12 => "student_response",
                Edition::V2004 => "learner_response",
            };
            assert_eq!(get("type"), Some(kind), "{:?}", question.body);
            assert_eq!(get(response_name), said, "{:?}", question.body);
            let told = get("correct_responses.0.pattern");
            assert_eq!(told, Some(pattern), "{:?}", question.body);
            assert_eq!(get("result"), Some("0.333"));
            assert_eq!(get("id"), Some("choice-date_a_date"));
        }
    }
}
