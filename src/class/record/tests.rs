use proptest::prelude::*;

use super::*;
use crate::class::submission::{Answered, Given};

/// The result of a learner with so many answers.
fn submission(learner: &str, answers: usize) -> Submission {
    let answer = |at: usize| Answered {
        given: match at % 3 {
            0 => Given::Text("Yalta, perhaps".to_owned()),
            1 => Given::Order(vec![3, 1, 2, 0]),
            _ => Given::One(2),
        },
        took: 1000,
    };
    Submission {
        assignment: "0123456789abcdef0123".to_owned(),
        learner: learner.to_owned(),
        attempt: 1,
        started: 1_700_000_000_000,
        took: 60_000,
        release: "1".to_owned(),
        asked: 7,
        answers: (0..answers).map(answer).collect(),
    }
}

fn text(learner: &str, answers: usize) -> String {
    submission(learner, answers).write()
}

fn taken(learner: &str, at: i64) -> Taken {
    Taken {
        text: text(learner, 10),
        at,
    }
}

fn query() -> String {
    let assignment = super::super::Assignment {
        title: "A test".to_owned(),
        ..super::super::Assignment::of("japan", "0123456789abcdef0123", 5)
    };
    let pairs = assignment.pairs().into_iter();
    let pairs: Vec<String> = pairs
        .map(|(name, value)| [name, "=", &value.replace(' ', "%20")].concat())
        .collect();
    pairs.join("&")
}

fn found(text: &str, at: Option<i64>) -> Found {
    Found::Result {
        text: text.to_owned(),
        at,
    }
}

#[test]
fn results_are_moved_from_one_record_to_another_and_nothing_else_is() {
    let all = ["Ada", "Bert", "Cleo"].map(|name| taken(name, 5));
    let aside = Record::gathered(None, &all).unwrap();
    assert_eq!(aside.taken.len(), 3);
    let own = Record::of("set=a&h=b").write();
    let moved = Record::gathered(Some(&own), &all[..2]).unwrap();
    assert_eq!((moved.taken.len(), &*moved.assignment), (2, "set=a&h=b"));
    // Meanwhile another one came there.
    let aside = Record::gathered(Some(&aside.write()), &[taken("Dora", 6)]).unwrap();
    let left = Record::parted(Some(&aside.write()), &all[..2]).unwrap();
    assert_eq!(left.taken, [taken("Cleo", 5), taken("Dora", 6)]);
    // What is no record stays as it is.
    assert_eq!(Record::gathered(Some("else"), &all), None);
    assert_eq!(Record::parted(None, &all), None);
}

#[test]
fn a_record_is_read_as_it_was_written_and_keeps_what_it_does_not_know() {
    let mut record = Record::of("set=a&h=b\n");
    assert_eq!(record.assignment, "set=a&h=b ");
    record.title = "  Class 9b".to_owned();
    record.merge(&[taken("Ada", 17), taken("Bert", -1)]);
    let written = record.write();
    assert_eq!(Record::read(&written), Ok(record.clone()));
    let damaged = text("Carl", 3).replace('.', "");
    let changed = text("Dora", 3).replace("annals-result:1:", "annals-result:1:AAAA");
    let later = "annals-result:2:abc. 5";
    let lines = [
        "colour: red",
        &damaged,
        &changed,
        later,
        "title: another",
        "assignment: set=z",
        "  indented",
        "annals-result:1:",
    ];
    let more = format!("\u{feff}\r\n{}{}\r\n\r\n", written, lines.join("\r\n"));
    let read = Record::read(&more).expect("a record");
    assert_eq!(
        (&read.title, &read.assignment),
        (&record.title, &record.assignment)
    );
    assert_eq!(
        (&read.taken, read.other.len()),
        (&record.taken, lines.len())
    );
    assert_eq!(read.other, lines);
    assert_eq!(Record::read(&read.write()), Ok(read));
}

#[test]
fn what_is_no_record_is_told_with_its_line() {
    for (text, line, what) in [
        ("", 1, Damage::NoRecord),
        ("\n\nset=a", 3, Damage::NoRecord),
        ("annals-class:2\nassignment: a", 1, Damage::Newer),
        ("annals-class:0\nassignment: a", 1, Damage::NoRecord),
        ("annals-class:x\nassignment: a", 1, Damage::NoRecord),
        ("annals-class:1\ntitle: a", 1, Damage::NoAssignment),
        ("annals-class:1\nassignment: ", 1, Damage::NoAssignment),
    ] {
        assert_eq!(Record::read(text), Err(Broken { line, what }), "{text}");
    }
}

#[test]
fn what_is_here_is_taken_in_once_and_half_an_attempt_beside_the_whole() {
    let mut record = Record::of("a");
    let half = Taken {
        text: text("Ada", 4),
        at: 3,
    };
    let broken = Taken {
        text: text("Ada", 4).replace("1:A", "1:B").replace('.', ""),
        at: 3,
    };
    let merged = record.merge(&[taken("Ada", 9), half, taken("Ada", 5), broken]);
    assert_eq!(
        merged,
        Merged {
            new: 2,
            already: 1,
            faults: vec![Fault::Cut]
        }
    );
    let times: Vec<i64> = record.taken.iter().map(|taken| taken.at).collect();
    assert_eq!(times, [5, 3]);
    assert_eq!(
        record.submissions(),
        [submission("Ada", 10), submission("Ada", 4)]
    );
}

/// The text in lines of so many signs, each begun in some way.
fn wrapped(text: &str, width: usize, begin: &str, end: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let lines = signs.chunks(width);
    let lines: Vec<String> = lines
        .map(|line| [begin, &line.iter().collect::<String>(), end].concat())
        .collect();
    lines.join("\n")
}

#[test]
fn a_result_is_found_in_whatever_it_was_sent_in() {
    let ada = text("Ada", 10);
    let encoded = ada.replace(':', "%3A");
    let twice = ada.replace(':', "%253a").replace('.', "%2e");
    let without_point = ada.trim_end_matches('.');
    for (name, sent) in [
        ("alone", ada.clone()),
        ("in prose", format!("Hello,\nhere is it: {ada} Regards, A.")),
        ("quoted", wrapped(&ada, 40, "> > ", "")),
        ("wrapped within its mark", wrapped(&ada, 5, "", "\r")),
        ("quoted-printable", wrapped(&ada, 30, "", "=")),
        ("in a link", format!("https://x.org/#/back?r={encoded}&b=1")),
        (
            "in a link within a link",
            format!("https://y.org/?url=x{twice}"),
        ),
        ("in a cell", format!("Ada,\"{ada}\",3\r\n")),
        ("without its point", format!("{without_point}\nThanks. Bye")),
        (
            "without its point, in a link",
            format!("<https://x.org/#/back?r={encoded}>").replace(".>", ">"),
        ),
        ("without its point, at the end", without_point.to_owned()),
        (
            "with signs of no width",
            ada.replacen("result", "re\u{200b}su\u{ad}lt", 1),
        ),
    ] {
        assert_eq!(gather(&sent), [found(&ada, None)], "{name}: {sent}");
    }
}

#[test]
fn several_are_found_in_their_order_and_what_is_broken_is_told() {
    let (ada, bert) = (text("Ada", 10), text("Bert", 3));
    let without_point = ada.trim_end_matches('.');
    assert_eq!(
        gather(&format!("{without_point}\n{bert}{ada}")),
        [found(&ada, None), found(&bert, None), found(&ada, None)]
    );
    let cut = &ada[..ada.len() - 9];
    let changed = ada.replace("annals-result:1:", "annals-result:1:A");
    assert_eq!(
        gather(&format!("{cut} {changed} annals-result:2:abc. {bert}")),
        [
            Found::Broken(Fault::Cut),
            Found::Broken(Fault::Changed),
            Found::Broken(Fault::Newer),
            found(&bert, None)
        ]
    );
    assert_eq!(gather("annals-results are nice."), []);
}

#[test]
fn an_assignment_is_found_in_links_and_records() {
    let query = query();
    let link = format!("https://x.org/annals/#/assignment?{query}");
    let encoded = link
        .replace('%', "%25")
        .replace('/', "%2F")
        .replace('#', "%23");
    let encoded = encoded
        .replace('?', "%3F")
        .replace('=', "%3D")
        .replace('&', "%26");
    for sent in [
        link.clone(),
        format!("Do this, please: {link}."),
        format!("<{link}>"),
        format!("> see ({link}), thanks"),
        format!("https://safe.org/?url={encoded}"),
        format!("annals-class:1\nassignment: {query}\n"),
    ] {
        assert_eq!(gather(&sent), [Found::Assignment(query.clone())], "{sent}");
    }
    // In a table without quotes, where a comma cannot be of the title.
    let (short, _) = query.split_once("&title").expect("a title");
    let cell = format!("9b,https://x.org/#/assignment?{short},2026");
    assert_eq!(gather(&cell), [Found::Assignment(short.to_owned())]);
    for other in [
        "https://x.org/#/practise/run?set=a&seed=5",
        "https://x.org/?set=a&h=b",
        "#/s?h=0&z=1",
    ] {
        assert_eq!(gather(other), [], "{other}");
    }
}

#[test]
fn a_whole_record_is_gathered_with_its_moments() {
    let mut record = Record::of(&query());
    record.merge(&[taken("Ada", 17), taken("Bert", -4)]);
    let expected = [
        Found::Assignment(query()),
        found(&record.taken[0].text, Some(17)),
        found(&record.taken[1].text, Some(-4)),
    ];
    assert_eq!(gather(&record.write()), expected);
    assert_eq!(gather(&record.write().replace('\n', "\r\n")), expected);
}

fn some() -> impl Strategy<Value = Vec<Taken>> {
    let one = ("[a-e]", 0..3_usize, 0..5_i64);
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let taken = |(learner, answers, at): (String, usize, i64)| Taken {
            text: text(&learner, answers),
            at,
        };
        all.into_iter().map(taken).collect()
    })
}

fn merged(parts: &[&[Taken]]) -> Record {
    let mut record = Record::of("a");
    for part in parts {
        record.merge(part);
    }
    record
}

fn sorted(record: &Record) -> Vec<(String, i64)> {
    let taken = record.taken.iter();
    let mut sorted: Vec<(String, i64)> = taken.map(|one| (one.text.clone(), one.at)).collect();
    sorted.sort();
    sorted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn writing_and_reading_change_nothing(
        assignment in "[^\r\n]{1,30}",
        title in "[^\r\n]{0,20}",
        taken in some(),
        other in prop::collection::vec("x[^\r\n]{0,20}", 0..4),
    ) {
        let mut record = Record { assignment, title, taken: Vec::new(), other };
        record.merge(&taken);
        prop_assert_eq!(Record::read(&record.write()), Ok(record));
    }

    #[test]
    fn merging_is_the_same_in_any_order_and_as_often_as_one_likes(a in some(), b in some(), c in some()) {
        let all = merged(&[&a, &b, &c]);
        let mut again = all.clone();
        prop_assert_eq!(again.merge(&a).new, 0);
        prop_assert_eq!(again.merge(&all.taken).new, 0);
        prop_assert_eq!(&again, &all);
        prop_assert_eq!(sorted(&merged(&[&b, &a, &c])), sorted(&all));
        let later = merged(&[&b, &c]);
        prop_assert_eq!(merged(&[&a, &later.taken]), all.clone());
        let earlier = merged(&[&a, &b]);
        prop_assert_eq!(merged(&[&earlier.taken, &c]), all);
    }

    #[test]
    fn any_text_at_all_is_gathered_read_and_merged(
        parts in prop::collection::vec(prop_oneof![
            any::<String>(),
            "[-a-zA-Z0-9_.:%>=\r\n\u{200b}é]{0,20}",
            Just("annals-result:1:".to_owned()),
            Just("annals-result%3A1%3A".to_owned()),
            Just("annals-class:1\n".to_owned()),
            Just("\nassignment: set=a&h=b&seed=%F0".to_owned()),
            Just("#/a?set=a&h=b&seed=1,2,3".to_owned()),
            Just("%23/%3F%".to_owned()),
            Just(text("Ada", 2)),
        ], 0..12)
    ) {
        let text = parts.concat();
        let gathered = gather(&text);
        let marks = parts.iter().filter(|part| **part == text_of_ada()).count();
        prop_assert!(gathered.len() <= text.len());
        prop_assert!(marks == 0 || !gathered.is_empty());
        if let Ok(record) = Record::read(&text) {
            let again = Record::read(&record.write()).expect("a record still");
            prop_assert_eq!(Record::read(&again.write()), Ok(again));
        }
        let mut record = Record::of("a");
        let merged = record.merge(&[Taken { text, at: 0 }]);
        prop_assert_eq!(merged.new + merged.faults.len(), 1);
    }
}

fn text_of_ada() -> String {
    text("Ada", 2)
}
