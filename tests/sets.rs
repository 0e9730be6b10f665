//! Sets as they arrive: good ones, broken ones, and the shipped one.

use std::process::{Command, Output};
use std::rc::Rc;

use annals::bank::{Bank, Dial, Difficulty, Form, Selection};
use annals::set::finding::RULES;
use annals::set::{List, Problem, Set, Severity, Unreadable, lint, read};

const SHIPPED: &str = include_str!("../questions/japan-soviet-union.json");
const INDEX: &str = include_str!("../questions/index.json");

/// A set file around some events.
fn file(events: &str) -> String {
    format!(
        r#"{{"format":"annals-set/1","id":"t","title":"T",
        "sources":[{{"id":"book","title":"A book"}}],
        "entities":[{{"id":"ann","kind":"person","name":"Ann Lee"}}],
        "events":[{events}]}}"#
    )
}

/// Code, row, item and field of what was refused.
fn refused(text: &str) -> (Set, Vec<(&'static str, u32, String, String)>) {
    let reading = read(text).unwrap();
    let told = reading.findings.into_iter();
    let told = told.map(|f| (f.problem.code(), f.row, f.item, f.field));
    (reading.set, told.collect())
}

#[test]
fn two_columns_are_a_set_already() {
    let events: Vec<String> = (0..8)
        .map(|n| {
            format!(
                r#"{{"id":"e{n}","date":"19{n}4","title":"the fall of City{}"}}"#,
                ["a", "b", "c", "d", "e", "f", "g", "h"][n]
            )
        })
        .collect();
    let (set, told) = refused(&file(&events.join(",")));
    assert_eq!(told, []);
    let bank = Bank::compile(Rc::new(set));
    for form in [
        Form::ChoiceDate,
        Form::ChoiceEvent,
        Form::WhichFirst,
        Form::Order,
        Form::Timeline,
        Form::ShortAnswerYear,
        Form::Flashcard,
    ] {
        // A card asks for the date of an event, and for the event of a date.
        let facts = if form == Form::Flashcard { 16 } else { 8 };
        assert_eq!(bank.yields(form), facts, "{}", form.name());
        let fact = bank.facts_for(form).next().unwrap();
        assert!(
            (0..20).any(|seed| bank.draw(fact, form, seed, Dial::default()).is_some()),
            "{}",
            form.name()
        );
    }
}

#[test]
fn one_bad_item_refuses_itself_and_nothing_else() {
    let good = r#"{"id":"good","date":"1956","title":"the good one"}"#;
    for (bad, expected) in [
        (
            r#"{"id":"bad","date":"1956-13","title":"x"}"#,
            ("bad-date", "date"),
        ),
        (
            r#"{"id":"bad","date":"19/10/1956","title":"x"}"#,
            ("bad-date", "date"),
        ),
        (
            r#"{"id":"bad","date":"1956","title":" "}"#,
            ("empty", "title"),
        ),
        (r#"{"id":"bad","date":"1956"}"#, ("malformed", "title")),
        (
            r#"{"id":"bad","date":1956,"title":"x"}"#,
            ("malformed", "date"),
        ),
        (
            r#"{"id":"bad","date":"1956","title":"x","colour":"red"}"#,
            ("malformed", "colour"),
        ),
        (
            r#"{"id":"good","date":"1957","title":"x"}"#,
            ("duplicate-id", "id"),
        ),
    ] {
        let (set, told) = refused(&file(&format!("{good},{bad}")));
        assert_eq!(set.events.len(), 1, "{bad}");
        assert_eq!(told.len(), 1, "{bad}: {told:?}");
        let (code, row, _, field) = &told[0];
        assert_eq!((*code, *row), (expected.0, 2), "{bad}");
        assert_eq!(field, expected.1, "{bad}");
    }
}

#[test]
fn a_reference_to_nothing_is_told_and_the_event_kept_without_it() {
    let event = r#"{"id":"e","date":"1956","title":"x","place":"nowhere",
        "actors":[{"entity":"ann","role":"r"},{"entity":"bob","role":"r"}],
        "links":[{"event":"f","relation":"after"}],"source":{"id":"film"}}"#;
    let (set, told) = refused(&file(event));
    let fields: Vec<&str> = told.iter().map(|(.., field)| field.as_str()).collect();
    assert_eq!(fields, ["actors", "links", "place", "source"]);
    assert_eq!(set.events[0].actors.len(), 1);
}

#[test]
fn what_is_no_set_at_all_says_where() {
    assert!(matches!(
        read("{\n  \"format\": oops"),
        Err(Unreadable::NotASet { line: 2, .. })
    ));
    assert!(matches!(read(""), Err(Unreadable::NotASet { .. })));
    assert!(matches!(read("[]"), Err(Unreadable::NotASet { .. })));
    let newer = r#"{"format":"annals-set/9","id":"t","title":"T"}"#;
    assert_eq!(
        read(newer),
        Err(Unreadable::UnknownFormat("annals-set/9".to_owned()))
    );
    assert!(
        read(&format!("\u{feff}{}", file(""))).is_ok(),
        "a byte order mark is no error"
    );
}

#[test]
fn the_linter_finds_what_a_learner_would_suffer_for() {
    let text = file(
        r#"{"id":"a","date":"1956-10-19","title":"the declaration of 1956","source":{"id":"book"}},
        {"id":"b","date":"1956-10-19","title":"the other","source":{"id":"book"}},
        {"id":"c","date":"1960","title":"The Other","source":{"id":"book"}},
        {"id":"d","date":"1961","title":"the last"}"#,
    );
    let reading = read(&text).unwrap();
    assert_eq!(reading.findings, []);
    let mut found: Vec<(&str, u32)> = lint::lint(&reading.set)
        .iter()
        .map(|f| (f.problem.code(), f.row))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("contradiction", 3),
            ("date-in-title", 1),
            ("no-source", 4),
            ("shared-date", 2),
            ("unused-entity", 1),
        ]
    );
}

#[test]
fn the_linter_finds_eras_and_kinds_that_cannot_be_used() {
    let text = r#"{"format":"annals-set/1","id":"t","title":"T",
        "kinds":[{"id":"treaty","one":"a treaty","many":"treaties"}],
        "eras":[{"id":"early","name":"the early years","date":"1900/1920"},
            {"id":"war","name":"the war","date":"1914/1918"},
            {"id":"late","name":"the late years","date":"1921/.."}],
        "events":[{"id":"a","date":"1905","title":"the first","kind":"treaty"},
            {"id":"b","date":"1930","title":"the second","kind":"visit"},
            {"id":"c","date":"1931","title":"the third","kind":"visit"},
            {"id":"d","date":"1932","title":"the fourth","kind":"aside","ask":["date"]}]}"#;
    let reading = read(text).unwrap();
    assert_eq!(reading.findings, []);
    let mut found: Vec<(List, u32, &str)> = lint::lint(&reading.set)
        .iter()
        .map(|f| (f.list, f.row, f.problem.code()))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            (List::Eras, 2, "empty-era"),
            (List::Eras, 2, "overlapping-eras"),
            (List::Events, 2, "unnamed-kind"),
        ]
    );
}

#[test]
fn the_shipped_set_is_without_fault() {
    let reading = read(SHIPPED).unwrap();
    assert_eq!(reading.findings, []);
    let weighty: Vec<_> = lint::lint(&reading.set)
        .into_iter()
        .filter(|f| f.problem.severity() < Severity::Note)
        .collect();
    assert_eq!(weighty, []);
    let set = reading.set;
    assert!(set.events.len() >= 80, "{} events", set.events.len());
    assert!(set.events.iter().all(|event| event.source.is_some()));
    for entity in &set.entities {
        for language in ["ja", "ru"] {
            assert!(
                entity.names.iter().any(|(tag, _)| tag == language),
                "{} in {language}",
                entity.id
            );
        }
    }
    assert!(!set.attribution.is_empty() && !set.license.is_empty());
}

#[test]
fn every_example_is_without_fault_and_asks_what_it_shows() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples");
    let mut seen = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let reading = read(&std::fs::read_to_string(&file).unwrap()).unwrap();
        assert_eq!(reading.findings, [], "{}", file.display());
        assert_eq!(lint::lint(&reading.set), [], "{}", file.display());
        assert_eq!(Some(reading.set.id.as_str().as_ref()), file.file_stem());
        assert!(!reading.set.license.is_empty(), "{}", file.display());
        let bank = Bank::compile(Rc::new(reading.set));
        seen.extend(Form::ALL.into_iter().filter(|form| bank.yields(*form) > 0));
    }
    assert!(seen.contains(&Form::ChoiceKind), "{seen:?}");
}

#[test]
fn what_the_shipped_set_quarantines_is_not_asked() {
    let bank = Bank::compile(Rc::new(read(SHIPPED).unwrap().set));
    for form in Form::ALL {
        for fact in bank.facts_for(form) {
            let Some(ix) = fact.event() else { continue };
            let event = bank.set().event(ix);
            assert_ne!(event.ask.as_deref(), Some(&[][..]), "{}", event.id);
        }
    }
}

#[test]
fn the_index_lists_what_is_there() {
    let index: serde_json::Value = serde_json::from_str(INDEX).unwrap();
    let set = read(SHIPPED).unwrap().set;
    let listed = &index["sets"][0];
    assert_eq!(listed["id"], set.id.as_str());
    assert_eq!(listed["title"], set.title.as_str());
    assert_eq!(listed["events"], set.events.len());
}

#[test]
fn every_problem_says_what_to_do() {
    for problem in [
        Problem::DuplicateId(3),
        Problem::Empty,
        Problem::NoSource,
        Problem::SharedTitle(2),
        Problem::DateInTitle("1956".to_owned()),
    ] {
        let said = problem.to_string();
        assert!(said.contains([';', ',']), "half a sentence: {said}");
    }
    assert_eq!(List::Events.name(), "events");
}

#[test]
fn every_rule_has_its_section_and_its_row_in_the_docs() {
    let (lint, format) = (
        include_str!("../docs/LINT.md"),
        include_str!("../docs/SET-FORMAT.md"),
    );
    for (code, severity) in RULES {
        let section = format!("## {code}");
        let of = match severity {
            Severity::Error => "# Errors",
            Severity::Warning => "# Warnings",
            Severity::Note => "# Notes",
        };
        let lines = lint.lines().take_while(|line| *line != section);
        let part = { lines }.filter(|line| line.starts_with("# ")).last();
        assert!(lint.lines().any(|line| line == section), "{code}");
        assert_eq!(part, Some(of), "{code}");
        let severity = format!("{severity:?}").to_lowercase();
        let row = format!("| [`{code}`](LINT.md#{code}) | {severity}");
        assert!(format.lines().any(|line| line.starts_with(&row)), "{row}");
    }
    let sections = lint.lines().filter_map(|line| line.strip_prefix("## "));
    for section in sections.filter(|section| *section != "I know") {
        assert!(RULES.iter().any(|(code, _)| *code == section), "{section}");
    }
}

#[test]
fn the_written_questions_of_the_docs_can_be_read() {
    let format = include_str!("../docs/SET-FORMAT.md");
    let (_, section) = format.split_once("### A written question").unwrap();
    let (_, block) = section.split_once("```json\n").unwrap();
    let (questions, _) = block.split_once("```").unwrap();
    let (set, told) = refused(&format!(
        r#"{{"format":"annals-set/1","id":"t","title":"T",{questions}}}"#
    ));
    assert_eq!(told, []);
    assert_eq!(set.questions.len(), 3);
    assert_eq!(lint::lint(&set), []);
}

#[test]
fn the_linter_knows_the_names_of_the_forms_and_families() {
    let families = ["choice", "cloze", "short-answer"].into_iter();
    let names: Vec<&str> = Form::ALL
        .map(Form::name)
        .into_iter()
        .chain(families)
        .collect();
    let unknown = |names: &[&str]| {
        let text = format!(r#"{{"format":"annals-set/1","id":"t","title":"T","forms":{names:?}}}"#);
        lint::lint(&read(&text).unwrap().set)
    };
    assert_eq!(unknown(&names), []);
    for name in [
        "",
        "riddle",
        "which",
        "short-answer-",
        "choice-dates",
        "odd",
    ] {
        assert_eq!(unknown(&[name]).len(), 1, "{name}");
        assert!(Form::ALL.iter().all(|form| !form.is_called(name)), "{name}");
    }
    for name in names {
        assert!(Form::ALL.iter().any(|form| form.is_called(name)), "{name}");
    }
}

/// Runs the command line.
fn annals(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_annals"))
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn the_command_line_answers_dates() {
    let output = annals(&["date", "1956-10", "1956-10-19"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        r#"{"edtf":"1956-10","earliest":"1956-10-01","latest":"1956-10-31","text":"October 1956"}"#
    );
    assert_eq!(lines[2], r#"{"order":"undecidable"}"#);
    let output = annals(&["date", "-0489-09-12", "1975/.."]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains(r#""earliest":"-0489-09-12""#), "{text}");
    assert!(text.contains(r#""latest":null"#), "{text}");
    assert!(text.contains(r#"{"order":"before"}"#), "{text}");
}

#[test]
fn the_command_line_exits_by_what_it_found() {
    let set = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/questions/japan-soviet-union.json"
    );
    let index = concat!(env!("CARGO_MANIFEST_DIR"), "/questions/index.json");
    for (args, code) in [
        (vec!["date", "1956"], 0),
        (vec!["lint", set], 0),
        (vec!["lint", set, "--json"], 0),
        (
            vec![
                "draw", set, "--seed", "1", "--count", "3", "--form", "order",
            ],
            0,
        ),
        (vec!["forms", set], 0),
        (vec!["forms", set, "--json"], 0),
        (vec!["forms"], 2),
        (vec!["forms", index], 2),
        (vec!["date", "1956-13"], 2),
        (vec!["date"], 2),
        (vec!["lint", index], 2),
        (vec!["lint", "/nowhere"], 2),
        (vec!["draw", set, "--seed", "1"], 2),
        (
            vec![
                "draw", set, "--seed", "1", "--count", "1", "--form", "riddle",
            ],
            2,
        ),
        (vec!["conjure"], 2),
        (vec![], 2),
        (vec!["--help"], 0),
    ] {
        let output = annals(&args);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert_eq!(
            output.stderr.is_empty(),
            code == 0 && args.first() != Some(&"lint"),
            "{args:?}"
        );
    }
}

#[test]
fn forms_are_listed_with_what_they_can_ask_or_what_would_unlock_them() {
    let path = std::env::temp_dir().join(format!("annals-forms-{}.json", std::process::id()));
    let event = |id: &str, date: &str| {
        format!(r#"{{"id":"{id}","date":"{date}","title":"the {id} affair"}}"#)
    };
    let events = [
        event("first", "1901"),
        event("last", "1931"),
        event("bad", "never"),
    ];
    std::fs::write(&path, file(&events.join(","))).unwrap();
    let plain = annals(&["forms", path.to_str().unwrap()]);
    let json = annals(&["forms", path.to_str().unwrap(), "--json"]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        (plain.status.code(), json.status.code()),
        (Some(1), Some(1))
    );
    let plain = String::from_utf8(plain.stdout).unwrap();
    for line in [
        "which-first: 2 facts",
        "order: needs 4 events whose dates lie apart",
        "choice-actor: needs `actors` with `asked`, or entities with `known_for`",
        "written: needs `questions`",
    ] {
        assert!(plain.lines().any(|told| told == line), "{line}: {plain}");
    }
    let json = String::from_utf8(json.stdout).unwrap();
    assert_eq!(json.lines().count(), Form::ALL.len());
    for line in [
        r#"{"form":"which-first","facts":2}"#,
        r#"{"form":"choice-kind","facts":0,"lacks":"`kind`"}"#,
    ] {
        assert!(json.lines().any(|told| told == line), "{line}: {json}");
    }
}

#[test]
fn lint_exits_with_one_when_it_finds_something() {
    let path = std::env::temp_dir().join(format!("annals-lint-{}.json", std::process::id()));
    std::fs::write(&path, file(r#"{"id":"e","date":"never","title":"x"}"#)).unwrap();
    let output = annals(&["lint", path.to_str().unwrap(), "--json"]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let line: serde_json::Value =
        serde_json::from_slice(output.stdout.split(|b| *b == b'\n').next().unwrap()).unwrap();
    assert_eq!(line["code"], "bad-date");
    assert_eq!(
        (&line["row"], &line["item"], &line["field"]),
        (&1.into(), &"e".into(), &"date".into())
    );
    assert_eq!(line["severity"], "error");
}

#[test]
fn the_same_call_draws_the_same_questions() {
    let set = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/questions/japan-soviet-union.json"
    );
    let draw = |seed| annals(&["draw", set, "--seed", seed, "--count", "50"]).stdout;
    assert_eq!(draw("7"), draw("7"));
    assert_ne!(draw("7"), draw("8"));
}

#[test]
fn quizzes_are_those_of_the_links_with_these_seeds() {
    let set = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/questions/japan-soviet-union.json"
    );
    let arguments = [
        "draw",
        set,
        "--seed",
        "7",
        "--count",
        "10",
        "--quizzes",
        "3",
    ];
    let printed = String::from_utf8(annals(&arguments).stdout).unwrap();
    let lines: Vec<serde_json::Value> = printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 30);
    let bank = Bank::compile(Rc::new(read(SHIPPED).unwrap().set));
    for (at, line) in lines.iter().enumerate() {
        let selection = Selection {
            seed: 7 + at as u64 / 10,
            count: 10,
            forms: Vec::new(),
            from: None,
            to: None,
            difficulty: Difficulty::MIDDLE,
            own: false,
        };
        let (pick, question) = &bank.plan(&selection, &[])[at % 10];
        assert_eq!(line["quiz"], at / 10);
        assert_eq!(line["fact"], pick.fact);
        assert_eq!(line["stem"], question.stem);
    }
}

#[test]
fn what_a_choice_cannot_have_is_told() {
    let question = |rest: &str| {
        format!(
            r#"{{"format":"annals-set/1","id":"t","title":"T","questions":[
            {{"id":"q","form":"choice","stem":"Which?",{rest}}}]}}"#
        )
    };
    let many: Vec<String> = (0..201).map(|n| format!("\"{n}\"")).collect();
    let many = format!(r#""options":[{}],"key":["1"]"#, many.join(","));
    for (rest, expected) in [
        (r#""options":["a","b"],"key":["a"]"#, None),
        (
            r#""options":["a","b"],"key":["a"],"feedback":{"b":"no"}"#,
            None,
        ),
        (
            r#""options":["a","b"],"key":["c"]"#,
            Some(("key-not-among-options", "key")),
        ),
        (
            r#""options":["a","b"],"key":["a","b"]"#,
            Some(("several-keys", "key")),
        ),
        (
            r#""options":["a","a"],"key":["a"]"#,
            Some(("same-option-twice", "options")),
        ),
        (
            r#""options":["a"],"key":["a"]"#,
            Some(("one-option", "options")),
        ),
        (many.as_str(), Some(("too-many-options", "options"))),
        (r#""options":["a","b"],"key":[]"#, Some(("empty", "key"))),
        (
            r#""options":["a","b"],"key":["a"],"feedback":{"z":"no"}"#,
            Some(("feedback-on-no-option", "feedback")),
        ),
    ] {
        let (set, told) = refused(&question(rest));
        let told = told
            .first()
            .map(|(code, _, _, field)| (*code, field.as_str()));
        assert_eq!(told, expected, "{rest}");
        assert_eq!(
            set.questions.len(),
            usize::from(expected.is_none()),
            "{rest}"
        );
    }
}

#[test]
fn ids_and_addresses_that_could_do_harm_are_refused() {
    for (text, code) in [
        (file(r#"{"id":"","date":"1956","title":"x"}"#), "empty"),
        (file(r#"{"date":"1956","title":"x"}"#), "malformed"),
        (file(r#"{"id":"a/b","date":"1956","title":"x"}"#), "bad-id"),
        (
            file(r#"{"id":"a b&c","date":"1956","title":"x"}"#),
            "bad-id",
        ),
        (
            r#"{"format":"annals-set/1","id":"t","title":"T","sources":[
            {"id":"s","title":"S","url":"javascript:alert(1)"}]}"#
                .to_owned(),
            "bad-url",
        ),
        (
            r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
            {"id":"e","kind":"person","name":" "}]}"#
                .to_owned(),
            "empty",
        ),
    ] {
        let (set, told) = refused(&text);
        assert_eq!(told.first().map(|(code, ..)| *code), Some(code), "{text}");
        assert!(set.events.is_empty() && set.entities.len() <= 1);
        assert!(set.sources.iter().all(|source| source.url.is_none()));
    }
    let unreadable = read(r#"{"format":"annals-set/1","id":"a b","title":"T"}"#);
    assert_eq!(unreadable, Err(Unreadable::BadId("a b".to_owned())));
}

#[test]
fn lint_counts_the_rows_of_the_file_and_sees_what_the_bank_will_not_ask() {
    let text = file(
        r#"{"id":"z","date":"never","title":"x"},
        {"id":"a","date":"1956","title":"the talks of ’56","source":{"id":"book"}},
        {"id":"b","date":"1957","title":"one thing","did":["Japan","act"],"source":{"id":"book"}},
        {"id":"c","date":"1958","title":"another","did":["JAPAN","áct"],"source":{"id":"book"},
         "actors":[{"entity":"ann","role":"r","asked":"Who was Ms Lee?"}]}"#,
    );
    let reading = read(&text).unwrap();
    let mut found: Vec<(&str, u32)> = lint::lint(&reading.set)
        .iter()
        .map(|f| (f.problem.code(), f.row))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("date-in-title", 2),
            ("names-its-answer", 4),
            ("shared-title", 4)
        ]
    );
}

#[test]
fn lint_sees_phrases_that_fit_two_and_completeness_of_nobody() {
    let text = r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
        {"id":"ann","kind":"person","name":"Ann Lee","known_for":"signed the pact"},
        {"id":"bo","kind":"person","name":"Bo Hart","known_for":"Signed the pact"},
        {"id":"cy","kind":"person","name":"Cy Marlow","known_for":"kept Marlow’s word"},
        {"id":"di","kind":"person","name":"Di Orr","known_for":"sank the fleet"}],
        "events":[{"id":"a","date":"1956","title":"the talks","complete":["person","state"],
        "actors":[{"entity":"ann","role":"r"},{"entity":"bo","role":"r"},{"entity":"cy","role":"r"},{"entity":"di","role":"r"}]}]}"#;
    let reading = read(text).unwrap();
    assert_eq!(reading.findings, []);
    assert_eq!(reading.set.events[0].complete, ["person", "state"]);
    let phrase = reading.set.entities[3].known_for.as_deref();
    assert_eq!(phrase, Some("sank the fleet"));
    let found: Vec<(&str, u32, String)> = lint::lint(&reading.set)
        .into_iter()
        .map(|f| (f.problem.code(), f.row, f.field))
        .collect();
    assert_eq!(
        found,
        [
            ("complete-of-none", 1, "complete".to_owned()),
            ("names-its-answer", 3, "known_for".to_owned()),
            ("shared-phrase", 2, "known_for".to_owned()),
        ]
    );
}

/// A quiz of the shipped set, by its facts and forms. A change here changes what every
/// shared link asks: it belongs in the changelog, and in a new major version.
#[test]
fn a_shared_link_asks_what_it_always_asked() {
    let bank = Bank::compile(Rc::new(read(GOLDEN_SET).unwrap().set));
    let selection = annals::bank::Selection {
        seed: 1956,
        count: 6,
        forms: Vec::new(),
        from: None,
        to: None,
        difficulty: annals::bank::Difficulty::MIDDLE,
        own: false,
    };
    let asked: Vec<String> = bank
        .plan(&selection, &[])
        .iter()
        .map(|(pick, question)| {
            assert_eq!(bank.redraw(pick).as_ref(), Some(question));
            [pick.form.name(), &pick.fact, &question.key_text()].join(" ")
        })
        .collect();
    assert_eq!(asked, GOLDEN_QUIZ);
}

/// A set of its own, so that the quiz depends on the rules alone.
const GOLDEN_SET: &str = r#"{"format":"annals-set/1","id":"golden","title":"Golden","events":[
    {"id":"a","date":"1904","title":"the first affair"},
    {"id":"b","date":"1918/1922","title":"the long affair"},
    {"id":"c","date":"1925-01","title":"the winter affair"},
    {"id":"d","date":"1936-11-25","title":"the dated affair"},
    {"id":"e","date":"1941~","title":"the doubtful affair"},
    {"id":"f","date":"[1956-03..1956-10]","title":"the vague affair"},
    {"id":"g","date":"1960","title":"the next affair"},
    {"id":"h","date":"1978","title":"the last affair"}],
    "cards":[{"id":"k","front":"Why?","back":"Because."}]}"#;

const GOLDEN_QUIZ: [&str; 6] = [
    "choice-date d/date 1936",
    "order a/date The first affair · The long affair · The winter affair · The dated affair · The vague affair",
    "choice-event g/event The next affair",
    "which-first f/date The vague affair",
    "timeline e/date between the dated affair (25 November 1936) and the vague affair (between March and October 1956)",
    "multiple-response c/date The long affair · The first affair",
];
