use super::settle::MOST_REFUSALS;
use super::*;
use crate::class::scorm::Refused;

fn pairs(all: &[(&str, &str)]) -> Vec<Pair> {
    all.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn opened(edition: Edition) -> Line {
    let mut line = Line::new(edition);
    assert!(matches!(line.open(), Some(Order::Open(_))));
    assert_eq!(line.take(&Answer::Opened(Vec::new()), 0), None);
    assert_eq!(line.connection(), Connection::Open);
    line
}

fn refused(all: &[(&str, &str)]) -> Answer {
    let one = |(name, code): (String, String)| Refused { name, code };
    Answer::Told {
        refused: pairs(all).into_iter().map(one).collect(),
        committed: Ok(()),
    }
}

fn uncommitted(code: &str) -> Answer {
    Answer::Told {
        refused: Vec::new(),
        committed: Err(code.to_owned()),
    }
}

fn sent(order: Option<Order>) -> Vec<Pair> {
    match order {
        Some(Order::Tell(pairs) | Order::Close(pairs)) => pairs,
        Some(Order::Open(_)) | None => panic!("nothing is told: {order:?}"),
    }
}

fn why(line: &Line) -> u16 {
    match line.connection() {
        Connection::Failing { why, .. } => why.code,
        Connection::NotLooked | Connection::Absent | Connection::Open | Connection::Closed => {
            panic!("{:?}", line.connection())
        }
    }
}

#[test]
fn what_is_not_committed_is_sent_again_from_the_beginning() {
    let mut line = opened(Edition::V12);
    let first = pairs(&[
        ("cmi.interactions.0.id", "a"),
        ("cmi.core.session_time", "1"),
    ]);
    assert_eq!(sent(line.tell(first.clone())), first);
    assert_eq!(line.take(&uncommitted("101"), 5_000), None);
    let Connection::Failing {
        since, tries, due, ..
    } = line.connection()
    else {
        panic!("{:?}", line.connection());
    };
    assert_eq!((since, tries, line.due()), (5_000, 1, Some(due)));
    assert!(due > 5_000 && line.is_behind());
    // The next answer has another number; what is told with each has its newest value.
    let second = pairs(&[
        ("cmi.interactions.1.id", "b"),
        ("cmi.core.session_time", "2"),
    ]);
    let all = pairs(&[
        ("cmi.interactions.0.id", "a"),
        ("cmi.core.session_time", "2"),
        ("cmi.interactions.1.id", "b"),
    ]);
    assert_eq!(sent(line.tell(second)), all);
    assert_eq!(line.take(&uncommitted(""), 6_000), None);
    assert_eq!(sent(line.again()), all);
    assert_eq!(line.take(&refused(&[]), 7_000), None);
    assert_eq!(
        (line.connection(), line.is_behind()),
        (Connection::Open, false)
    );
    assert_eq!(line.again(), None);
}

#[test]
fn what_comes_while_an_order_is_on_its_way_waits_for_its_answer() {
    let mut line = opened(Edition::V2004);
    let old = pairs(&[("cmi.location", "1")]);
    assert_eq!(sent(line.tell(old)), pairs(&[("cmi.location", "1")]));
    assert_eq!(line.tell(pairs(&[("cmi.location", "2")])), None);
    // The answer is of the old value; the new one is told still.
    let next = line.take(&refused(&[]), 0);
    assert_eq!(sent(next), pairs(&[("cmi.location", "2")]));
    assert_eq!(line.take(&refused(&[]), 0), None);
    assert!(!line.is_behind());
}

#[test]
fn pauses_grow_up_to_a_minute_and_the_beginning_of_the_trouble_stays() {
    let mut line = opened(Edition::V12);
    sent(line.tell(pairs(&[("cmi.core.lesson_location", "1")])));
    let mut pauses = Vec::new();
    for at in 0..9 {
        assert_eq!(line.take(&uncommitted("101"), at), None);
        pauses.extend(line.due().map(|due| due - at));
        let Connection::Failing { since, tries, .. } = line.connection() else {
            panic!("{:?}", line.connection());
        };
        assert_eq!((since, i64::from(tries)), (0, at + 1));
        sent(line.again());
    }
    assert!(pauses.is_sorted() && pauses.first() < pauses.last());
    assert_eq!(pauses.last(), Some(&LONGEST_PAUSE));
}

#[test]
fn an_lms_that_keeps_no_answers_is_told_none_and_all_the_rest() {
    let mut line = opened(Edition::V12);
    let told = pairs(&[
        ("cmi.interactions.0.id", "a"),
        ("cmi.interactions.0.type", "choice"),
        ("cmi.core.score.raw", "50"),
    ]);
    sent(line.tell(told));
    let answer = refused(&[
        ("cmi.interactions.0.id", "401"),
        ("cmi.interactions.0.type", "401"),
    ]);
    assert_eq!(line.take(&answer, 0), None);
    assert_eq!(
        (line.connection(), line.is_behind()),
        (Connection::Open, false)
    );
    let next = line.tell(pairs(&[
        ("cmi.interactions.1.id", "b"),
        ("cmi.core.score.raw", "60"),
    ]));
    assert_eq!(sent(next), pairs(&[("cmi.core.score.raw", "60")]));
}

#[test]
fn a_value_that_is_never_taken_holds_nothing_up() {
    let mut line = opened(Edition::V2004);
    sent(line.tell(pairs(&[
        ("cmi.interactions.0.id", "a"),
        ("cmi.interactions.0.learner_response", "?"),
        ("cmi.location", "1"),
    ])));
    let answer = refused(&[("cmi.interactions.0.learner_response", "406")]);
    assert_eq!(line.take(&answer, 0), None);
    assert!(!line.is_behind());
    // And one that is refused without a reason is tried some times and no more.
    sent(line.tell(pairs(&[("cmi.location", "2")])));
    let mut tries = 0;
    while line.is_behind() {
        assert_eq!(line.take(&refused(&[("cmi.location", "351")]), 0), None);
        tries += 1;
        assert!(tries < 20);
        // Beside it goes what is taken.
        sent(line.tell(pairs(&[("cmi.exit", "suspend")])));
        assert_eq!(line.take(&refused(&[("cmi.location", "351")]), 0), None);
        if line.is_behind() {
            sent(line.again());
        }
    }
    assert_eq!(
        (tries, line.connection()),
        (MOST_REFUSALS.into(), Connection::Open)
    );
}

#[test]
fn an_lms_that_takes_nothing_for_long_is_told_all_when_it_does() {
    for committed in [Ok(()), Err("101".to_owned())] {
        let mut line = opened(Edition::V12);
        let all = pairs(&[("cmi.interactions.0.id", "a"), ("cmi.core.score.raw", "50")]);
        sent(line.tell(all.clone()));
        for at in 0..50 {
            let refused = all.iter().map(|(name, _)| Refused {
                name: name.clone(),
                code: "101".to_owned(),
            });
            let answer = Answer::Told {
                refused: refused.collect(),
                committed: committed.clone(),
            };
            assert_eq!(line.take(&answer, at), None);
            assert_eq!(sent(line.again()), all);
        }
    }
}

#[test]
fn behind_an_answer_that_is_sent_again_all_is() {
    let mut line = opened(Edition::V2004);
    let all = pairs(&[
        ("cmi.interactions.0.id", "a"),
        ("cmi.interactions.0.type", "choice"),
        ("cmi.interactions.1.id", "b"),
        ("cmi.location", "2"),
    ]);
    sent(line.tell(all.clone()));
    let answer = refused(&[
        ("cmi.interactions.0.id", "101"),
        ("cmi.interactions.0.type", "408"),
        ("cmi.interactions.1.id", "201"),
    ]);
    assert_eq!(line.take(&answer, 0), None);
    assert_eq!(sent(line.again()), all[..3]);
}

#[test]
fn an_lms_that_forgot_the_visit_is_begun_with_anew() {
    let mut line = opened(Edition::V12);
    let told = pairs(&[("cmi.core.score.raw", "50"), ("cmi.interactions.4.id", "a")]);
    sent(line.tell(told.clone()));
    let answer = Answer::Told {
        refused: vec![
            Refused {
                name: told[0].0.clone(),
                code: "301".to_owned(),
            },
            Refused {
                name: told[1].0.clone(),
                code: "201".to_owned(),
            },
        ],
        committed: Err("301".to_owned()),
    };
    assert_eq!(line.take(&answer, 0), None);
    assert_eq!(why(&line), 301);
    assert!(matches!(line.again(), Some(Order::Open(_))));
    // Not yet; then it is, and hears all, by the same numbers.
    assert_eq!(line.take(&Answer::Unopened("101".to_owned()), 1), None);
    assert!(matches!(line.again(), Some(Order::Open(_))));
    let next = line.take(&Answer::Opened(Vec::new()), 2);
    assert_eq!(sent(next), told);
}

#[test]
fn without_an_lms_nothing_is_sent_until_there_is_one() {
    let mut line = Line::new(Edition::V2004);
    assert_eq!(line.tell(pairs(&[("cmi.location", "0")])), None);
    assert!(matches!(line.open(), Some(Order::Open(_))));
    assert_eq!(line.open(), None);
    assert_eq!(line.take(&Answer::Absent, 0), None);
    assert_eq!(line.connection(), Connection::Absent);
    assert_eq!((line.again(), line.close(Vec::new())), (None, None));
    assert!(matches!(line.open(), Some(Order::Open(_))));
    let next = line.take(&Answer::Opened(Vec::new()), 0);
    assert_eq!(next, Some(Order::Close(pairs(&[("cmi.location", "0")]))));
}

#[test]
fn who_leaves_takes_all_along_that_waits() {
    let closed = |committed: Result<(), String>, ended: Result<(), String>| Answer::Closed {
        refused: Vec::new(),
        committed,
        ended,
    };
    let failed = || Err("391".to_owned());
    for (answer, is_closed, is_behind) in [
        (closed(Ok(()), Ok(())), true, false),
        (closed(failed(), Ok(())), true, true),
        (closed(failed(), failed()), false, true),
        (closed(Ok(()), failed()), false, false),
        (closed(Ok(()), Err("113".to_owned())), true, false),
    ] {
        let mut line = opened(Edition::V2004);
        sent(line.tell(pairs(&[("cmi.location", "1")])));
        // The answer to the first is still out.
        let order = line.close(pairs(&[("cmi.exit", "suspend")]));
        let all = pairs(&[("cmi.location", "1"), ("cmi.exit", "suspend")]);
        assert_eq!(order, Some(Order::Close(all)));
        assert_eq!(line.take(&uncommitted("391"), 0), None);
        assert_eq!(line.take(&answer, 0), None);
        assert_eq!(
            line.connection() == Connection::Closed,
            is_closed,
            "{answer:?}"
        );
        assert_eq!(line.is_behind(), is_behind, "{answer:?}");
        assert_eq!(line.again().is_some(), !is_closed, "{answer:?}");
    }
}

#[test]
fn a_visit_that_the_lms_ended_is_over() {
    let mut line = opened(Edition::V2004);
    sent(line.tell(pairs(&[("cmi.location", "1")])));
    assert_eq!(line.take(&uncommitted("143"), 0), None);
    assert_eq!(
        (line.connection(), line.again(), line.due()),
        (Connection::Closed, None, None)
    );
    assert!(line.is_behind());
    let mut line = Line::new(Edition::V2004);
    line.open();
    assert_eq!(line.take(&Answer::Unopened("104".to_owned()), 0), None);
    assert_eq!(line.connection(), Connection::Closed);
}

#[test]
fn an_lms_that_never_begins_is_given_up_where_its_codes_do_not_say_why() {
    for (edition, is_closed) in [(Edition::V12, true), (Edition::V2004, false)] {
        let mut line = Line::new(edition);
        let mut order = line.open();
        for at in 0..MOST_OPENINGS {
            assert!(matches!(order, Some(Order::Open(_))), "{at}");
            let unopened = Answer::Unopened("101".to_owned());
            assert_eq!(line.take(&unopened, i64::from(at)), None);
            order = line.again();
        }
        assert_eq!(line.connection() == Connection::Closed, is_closed);
        assert_eq!(
            (order.is_none(), line.due().is_none()),
            (is_closed, is_closed)
        );
    }
    // Once it has begun, the tries are counted anew.
    let mut line = opened(Edition::V12);
    sent(line.tell(pairs(&[("cmi.core.score.raw", "50")])));
    for _ in 0..2 {
        assert_eq!(line.take(&uncommitted("301"), 0), None);
        for _ in 1..MOST_OPENINGS {
            assert!(matches!(line.again(), Some(Order::Open(_))));
            assert_eq!(line.take(&Answer::Unopened(String::new()), 0), None);
        }
        assert!(matches!(line.again(), Some(Order::Open(_))));
        sent(line.take(&Answer::Opened(Vec::new()), 0));
    }
}

#[test]
fn what_waits_is_bounded_and_the_score_is_always_told() {
    let mut line = opened(Edition::V12);
    sent(line.tell(pairs(&[("cmi.core.score.raw", "0")])));
    for number in 0..900 {
        let begins = ["cmi.interactions.", &number.to_string()].concat();
        let told = ["id", "type", "time", "result", "latency"]
            .map(|name| ([&begins, ".", name].concat(), String::new()));
        assert_eq!(line.tell(told.to_vec()), None);
    }
    line.tell(pairs(&[
        ("cmi.core.score.raw", "70"),
        ("cmi.core.lesson_status", "passed"),
    ]));
    assert_eq!(line.take(&uncommitted("101"), 0), None);
    let all = sent(line.again());
    assert!(all.len() <= MOST + 10, "{}", all.len());
    assert_eq!(all[0].1, "70");
    assert_eq!(all[all.len() - 1].1, "passed");
    let last = all.iter().rev().find_map(|(name, _)| number(name));
    let of_last = all.iter().filter(|(name, _)| number(name) == last).count();
    assert_eq!(of_last, 5, "half an answer is told");
}

#[test]
fn an_answer_to_nothing_changes_nothing() {
    let mut line = opened(Edition::V12);
    let before = line.clone();
    for answer in [
        Answer::Absent,
        refused(&[]),
        uncommitted("301"),
        Answer::Unopened(String::new()),
    ] {
        assert_eq!(line.take(&answer, 9), None);
        assert_eq!(line, before);
    }
}
