//! Each rule with what it finds and what it leaves alone.

mod matching;

use super::*;
use crate::set::read;

/// A set with these lists and fields beside its name.
fn set(rest: &str) -> Set {
    let text = format!(r#"{{"format":"annals-set/1","id":"t","title":"T",{rest}}}"#);
    let reading = read(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(reading.findings, [], "{text}");
    reading.set
}

/// Rows and fields of what a rule finds.
fn found(code: &str, rest: &str) -> Vec<(u32, String)> {
    let found = lint(&set(rest)).into_iter();
    let found = found.filter(|finding| finding.problem.code() == code);
    let mut found: Vec<(u32, String)> = found.map(|one| (one.row, one.field)).collect();
    found.sort();
    found
}

/// Events of these dates and titles.
fn events(events: &[(&str, &str)]) -> String {
    let events = events.iter().enumerate().map(|(at, (date, title))| {
        format!(r#"{{"id":"e{at}","date":"{date}","title":"{title}"}}"#)
    });
    let events: Vec<String> = events.collect();
    format!(r#""events":[{}]"#, events.join(","))
}

/// Events of these dates, with titles that have nothing in common.
fn dated(dates: &[String]) -> String {
    let titles: Vec<String> = (0..dates.len()).map(|at| format!("b{at}o")).collect();
    let dates = dates.iter().zip(&titles);
    let dates: Vec<(&str, &str)> = dates.map(|(d, t)| (d.as_str(), t.as_str())).collect();
    events(&dates)
}

#[test]
fn two_of_one_title_contradict_each_other_or_are_one_or_cannot_be_told_apart() {
    let moscow = "the visit to Moscow";
    for (first, later, code) in [
        (
            ("1956", moscow),
            ("1973", "The Visit to Moscow"),
            Some("contradiction"),
        ),
        (("1956", moscow), ("1956", moscow), Some("duplicate")),
        (("1956", moscow), ("1956-10", moscow), Some("shared-title")),
        (("1956", moscow), ("1957~", moscow), Some("shared-title")),
        (("1956", moscow), ("1956", "the visit to Tokyo"), None),
    ] {
        let lists = events(&[first, later]);
        let rules = [
            "contradiction",
            "duplicate",
            "shared-title",
            "near-duplicate",
        ];
        for rule in rules {
            let expected: Vec<(u32, String)> = (code == Some(rule))
                .then(|| (2, "title".to_owned()))
                .into_iter()
                .collect();
            assert_eq!(found(rule, &lists), expected, "{rule}: {first:?} {later:?}");
        }
    }
}

#[test]
fn titles_that_are_nearly_the_same_are_told_where_the_dates_may_be_one() {
    let treaty = "the peace treaty of Portsmouth";
    for (first, later, told) in [
        (
            ("1905", treaty),
            ("1905-09-05", "the peace treaty of Portsmuoth"),
            true,
        ),
        (
            ("1905", treaty),
            ("1905", "The Treaty of Peace of Portsmouth"),
            true,
        ),
        (
            ("1905", treaty),
            ("1905", "the final peace treaty of Portsmouth"),
            true,
        ),
        (
            ("1905", treaty),
            ("1906", "the peace treaty of Portsmuoth"),
            false,
        ),
        (
            ("1905", treaty),
            ("1905", "the second peace treaty of Portsmouth"),
            false,
        ),
        (
            ("1905", treaty),
            ("1905", "the peace treaty of Plymouth"),
            false,
        ),
        (
            ("1904", "the war in North Korea"),
            ("1904", "the war in South Korea"),
            false,
        ),
    ] {
        let rows = found("near-duplicate", &events(&[first, later]));
        assert_eq!(rows.len(), usize::from(told), "{first:?} {later:?}");
    }
    let part = r#""events":[{"id":"a","date":"1905","title":"the peace talks of Portsmouth"},
        {"id":"b","date":"1905","title":"the last peace talks of Portsmouth town",
        "links":[{"event":"a","relation":"part-of"}]}]"#;
    assert_eq!(found("near-duplicate", part), []);
}

#[test]
fn a_heap_of_first_januaries_is_told_of_the_file_and_of_a_few_rows() {
    let firsts = |count: usize| (0..count).map(|n| format!("19{:02}-01-01", n * 2));
    let others = |count: usize| (0..count).map(|n| format!("1950-{:02}-17", n % 12 + 1));
    for (heap, rest, rows) in [(5, 3, 6), (9, 20, 6), (4, 20, 0), (5, 2, 0), (5, 60, 0)] {
        let dates: Vec<String> = firsts(heap).chain(others(rest)).collect();
        let told = found("false-precision", &dated(&dates));
        assert_eq!(told.len(), rows, "{heap} of {}", heap + rest);
        assert!(told.first().is_none_or(|(row, _)| *row == 0));
    }
}

#[test]
fn a_date_far_from_all_others_is_told() {
    let century: Vec<String> = (0..40).map(|n| format!("{}", 1900 + n * 2)).collect();
    let with = |more: &[&str]| -> String {
        let more = more.iter().map(|date| (*date).to_owned());
        let dates: Vec<String> = century.iter().cloned().chain(more).collect();
        dated(&dates)
    };
    for (more, rows) in [
        (vec!["2956"], vec![41]),
        (vec!["2956", "1065"], vec![41, 42]),
        (vec!["2956-03", "2961"], vec![41, 42]),
        (vec!["1855"], vec![]),
        (vec!["2024"], vec![]),
    ] {
        let told = found("outlier-date", &with(&more));
        let told: Vec<u32> = told.into_iter().map(|(row, _)| row).collect();
        assert_eq!(told, rows, "{more:?}");
    }
    let ages = [
        "-3000", "-0489", "0476", "1066", "1453", "1492", "1789", "1914", "1989",
    ];
    let ages: Vec<String> = ages.iter().map(|date| (*date).to_owned()).collect();
    assert_eq!(found("outlier-date", &dated(&ages)), []);
}

#[test]
fn an_entity_hardly_used_is_held_against_the_spellings_of_the_others() {
    let lists = |kind: &str, one: &str, other: &str| {
        format!(
            r#""entities":[{{"id":"a","kind":"{kind}","name":"{one}"}},
            {{"id":"b","kind":"{kind}","name":"{other}"}}],
            "events":[{{"id":"e","date":"1900","title":"x","actors":[{{"entity":"a","role":"r"}}]}},
            {{"id":"f","date":"1910","title":"y","actors":[{{"entity":"a","role":"r"}},
            {{"entity":"b","role":"r"}}]}}]"#
        )
    };
    for (kind, one, other, told) in [
        ("person", "Shigenori Tōgō", "Shigenory Togo", true),
        ("person", "Shigenori Tōgō", "Tōgō Shigenori", true),
        ("place", "Vladivostok", "Vladi-Vostok", true),
        ("state", "the Soviet Union", "Soviet Unoin", true),
        ("person", "Louis XVIII", "Louis XVII", false),
        ("state", "North Korea", "South Korea", false),
        ("state", "Austria", "Australia", false),
        ("state", "Iran", "Iraq", false),
        ("place", "New York", "New York City", false),
        ("person", "松岡洋右", "松岡洋介", false),
    ] {
        let rows = found("misspelt-entity", &lists(kind, one, other));
        let expected = if told {
            vec![(2, "name".to_owned())]
        } else {
            vec![]
        };
        assert_eq!(rows, expected, "{one} {other}");
    }
    let unused = r#""entities":[{"id":"a","kind":"place","name":"Portsmouth"},
        {"id":"b","kind":"place","name":"Portsmuoth"},{"id":"c","kind":"place","name":"Rome"}],
        "events":[{"id":"e","date":"1900","title":"x","place":"a"}]"#;
    assert_eq!(found("misspelt-entity", unused), [(2, "name".to_owned())]);
    assert_eq!(found("unused-entity", unused), [(3, "id".to_owned())]);
}

#[test]
fn what_stands_out_by_its_length_is_told() {
    let long = "the treaty ".repeat(9);
    let titles = [
        ("1900", "the talks"),
        ("1901", long.trim()),
        ("1902", "the visit"),
    ];
    assert_eq!(
        found("long-option", &events(&titles)),
        [(2, "title".to_owned())]
    );
    let all_long = [("1900", long.trim()), ("1901", long.trim())];
    assert_eq!(found("long-option", &events(&all_long)), []);
    let option = "because it was so ".repeat(8);
    for (options, told) in [
        (format!(r#"["{option}","no","yes"]"#), true),
        (format!(r#"["{option}","{option} not"]"#), false),
        (r#"["no","yes"]"#.to_owned(), false),
    ] {
        let key = if told { &option } else { "no" };
        let key = if options.contains("not\"") {
            &option
        } else {
            key
        };
        let lists = format!(
            r#""questions":[{{"id":"q","form":"choice","stem":"Why?","options":{options},
            "key":["{key}"]}}]"#
        );
        assert_eq!(
            found("long-option", &lists).len(),
            usize::from(told),
            "{options}"
        );
    }
}

#[test]
fn a_picture_wants_a_text_that_does_not_hold_the_answer() {
    let card = |alt: &str| {
        format!(
            r#""cards":[{{"id":"c","front":"Who?","back":"Nikita Khrushchev",
            "image":{{"url":"https://x.example/p.png","alt":"{alt}"}}}}]"#
        )
    };
    let question = |alt: &str| {
        format!(
            r#""questions":[{{"id":"q","form":"number","stem":"When?","key":[1956],
            "image":{{"url":"https://x.example/p.png","alt":"{alt}"}}}}]"#
        )
        .replace("[1956]", r#"["1956"]"#)
    };
    let event = |alt: &str| {
        format!(
            r#""events":[{{"id":"e","date":"1956","title":"x",
            "image":{{"url":"https://x.example/p.png","alt":"{alt}"}}}}]"#
        )
    };
    for (lists, code) in [
        (card(""), Some("no-alt")),
        (card("a man with a shoe"), None),
        (
            card("NIKITA KHRUSHCHEV with a shoe"),
            Some("alt-gives-away"),
        ),
        (question(" "), Some("no-alt")),
        (question("a stamp of 1956"), Some("alt-gives-away")),
        (question("a stamp"), None),
        (event(""), Some("no-alt")),
        (event("the signing in 1956"), None),
    ] {
        for rule in ["no-alt", "alt-gives-away"] {
            let told = found(rule, &lists).len();
            assert_eq!(told, usize::from(code == Some(rule)), "{rule}: {lists}");
        }
    }
}
