//! Names that match nothing, findings that are known, and what is said of all.

use super::*;
use crate::set::Severity;

#[test]
fn names_that_match_nothing_are_told() {
    let lists = r#""forms":["choice","order","riddle"],
        "struck":[{"fact":"e/date"},{"fact":"e/place"},{"fact":"e/actor/ann"},{"fact":"e/kind"},
        {"fact":"e/quantity/1"},{"fact":"entity/ann"},{"fact":"card/c","form":"flashcards"},
        {"fact":"nothing"},{"fact":"e/actor/bo"},{"fact":"e/quantity/2"},{"fact":"question/c"}],
        "entities":[{"id":"ann","kind":"person","name":"Ann Lee","known_for":"sank the fleet"}],
        "cards":[{"id":"c","front":"Why?","back":"Because."}],
        "events":[{"id":"e","date":"1900","title":"x","kind":"war",
        "quantities":[{"of":"ships","value":4}],"actors":[{"entity":"ann","role":"r"}]}]"#;
    let said = |code| {
        let found = lint(&set(lists)).into_iter();
        let found = found.filter(|finding| finding.problem.code() == code);
        found
            .map(|f| f.problem.to_string())
            .collect::<Vec<String>>()
    };
    let begins = |said: &[String], names: &[&str]| {
        assert_eq!(said.len(), names.len(), "{said:?}");
        for (said, name) in said.iter().zip(names) {
            assert!(said.contains(&format!("‘{name}’")), "{said}");
        }
    };
    begins(&said("unknown-form-name"), &["riddle", "flashcards"]);
    let nothing = [
        "e/place",
        "nothing",
        "e/actor/bo",
        "e/quantity/2",
        "question/c",
    ];
    begins(&said("struck-nothing"), &nothing);
}

#[test]
fn what_the_author_knows_of_is_left_out_and_kept_in_the_whole_list() {
    let lists = |known: &str| {
        format!(
            r#""known":[{known}],"events":[{{"id":"a","date":"1956-10-19","title":"x"}},
            {{"id":"b","date":"1956-10-19","title":"y"}},{{"id":"c","date":"1956-10-19","title":"z"}}]"#
        )
    };
    let codes = |findings: Vec<Finding>| -> Vec<(&'static str, u32)> {
        let codes = findings.iter().map(|f| (f.problem.code(), f.row));
        codes.collect()
    };
    let (b, c, nothing) = (("shared-date", 2), ("shared-date", 3), ("known-nothing", 0));
    for (known, left) in [
        ("", vec![b, c]),
        (r#"{"code":"shared-date"}"#, vec![]),
        (r#"{"code":"shared-date","item":"b"}"#, vec![c]),
        (r#"{"code":"shared-date","item":"a"}"#, vec![b, c, nothing]),
        (r#"{"code":"no-source"}"#, vec![b, c, nothing]),
        (
            r#"{"code":"shared-dat"},{"code":"known-nothing"}"#,
            vec![b, c],
        ),
        (r#"{"code":"known-nothing"}"#, vec![b, c]),
    ] {
        assert_eq!(codes(lint(&set(&lists(known)))), left, "{known}");
        let whole = codes(all(&set(&lists(known))));
        assert!(whole.starts_with(&[b, c]), "{known}: {whole:?}");
    }
    let said = |code: &str| {
        let set = set(&lists(&format!(r#"{{"code":"{code}","item":"a"}}"#)));
        let last = lint(&set).pop();
        last.map(|finding| finding.problem.to_string())
            .unwrap_or_default()
    };
    assert!(said("bad-date").contains("is always told"));
    assert!(said("shared-date").contains("of ‘a’ is not found"));
    assert!(said("riddle").contains("there is no rule"));
}

#[test]
fn a_name_of_nothing_is_told_with_what_may_be_meant() {
    let text = r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
        {"id":"portsmouth","kind":"place","name":"Portsmouth"},
        {"id":"ussr","kind":"state","name":"the Soviet Union"}],
        "sources":[{"id":"book","title":"The Book"}],"events":[
        {"id":"a","date":"1905","title":"x","place":"portsmuoth","source":{"id":"bok"},
        "actors":[{"entity":"Soviet Union","role":"r"},{"entity":"mars","role":"r"}],
        "links":[{"event":"treaty-of-portsmuth","relation":"after"}]},
        {"id":"treaty-of-portsmouth","date":"1905","title":"y"}]}"#;
    let mut reading = read(text).unwrap();
    suggest(&reading.set, &mut reading.findings);
    let meant: Vec<Option<&str>> = { reading.findings.iter() }
        .filter_map(|finding| match &finding.problem {
            Problem::Dangling { meant, .. } => Some(meant.as_deref()),
            _ => None,
        })
        .collect();
    let expected = [
        Some("ussr"),
        None,
        Some("treaty-of-portsmouth"),
        Some("portsmouth"),
        None,
    ];
    assert_eq!(meant, expected);
    let said = reading.findings[0].problem.to_string();
    assert!(said.contains("did you mean ‘ussr’?"), "{said}");
}

#[test]
fn every_sentence_says_what_to_do() {
    let lists = r#""events":[{"id":"a","date":"1956","title":"the pact of 1956"},
        {"id":"b","date":"1957","title":"the pact of 1956"},{"id":"c","date":"1956","title":"the pact of 1956"}],
        "entities":[{"id":"e","kind":"person","name":"Ann"}],"forms":["x"],"struck":[{"fact":"x"}],
        "known":[{"code":"x"}],"cards":[{"id":"c","front":"a","back":"b","image":{"url":"https://x"}}]"#;
    let findings = all(&set(lists));
    assert!(findings.len() > 7, "{findings:?}");
    for finding in findings {
        let said = finding.problem.to_string();
        assert!(said.contains([';', ',']), "half a sentence: {said}");
        assert!(finding.problem.severity() > Severity::Error);
    }
}

#[test]
fn a_set_where_all_is_alike_takes_no_longer_than_any() {
    let titles: Vec<String> = (0..30_000)
        .map(|n| format!("the war of word{}", n % 700))
        .collect();
    let same: Vec<(&str, &str)> = titles
        .iter()
        .map(|title| ("1956", title.as_str()))
        .collect();
    assert!(lint(&set(&events(&same))).len() >= 29_300);
}
