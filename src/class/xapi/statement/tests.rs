use std::collections::BTreeSet;

use super::super::interaction::tests::bank;
use super::super::json::fields;
use super::super::launch::is_uuid;
use super::super::read;
use super::*;
use crate::class::submission::{Answered, Given, fingerprint, read_all};
use crate::set::json::parse;

const SITE: &str = "https://annals.example/";

/// An attempt with the first so many answers right, the others not known.
struct Attempt {
    bank: Bank,
    assignment: Assignment,
    questions: Vec<Question>,
    submission: Submission,
    actor: Actor,
}

fn attempt(known: usize) -> Attempt {
    let bank = bank();
    let assignment = Assignment {
        title: "Chapter 7".to_owned(),
        ..Assignment::of("japan-soviet-union", "0123456789abcdef0123", 5)
    };
    let drawn = assignment.draw(&bank, "Ada", 1);
    let questions: Vec<Question> = drawn.into_iter().map(|(_, question)| question).collect();
    let answer = |(at, question): (usize, &Question)| Answered {
        given: match at < known {
            true => Given::of(question, &question.key_response()).expect("of it"),
            false => Given::Unknown,
        },
        took: 1234,
    };
    let submission = Submission {
        assignment: assignment.id(),
        learner: "Ada".to_owned(),
        attempt: 1,
        started: 1_700_000_000_000,
        took: 75_259,
        release: "1".to_owned(),
        asked: fingerprint(&questions),
        answers: questions.iter().enumerate().map(answer).collect(),
    };
    Attempt {
        bank,
        assignment,
        questions,
        submission,
        actor: Actor::named(SITE, "Ada"),
    }
}

impl Attempt {
    fn record(&self) -> Record<'_> {
        Record {
            site: SITE,
            bank: &self.bank,
            assignment: &self.assignment,
            questions: &self.questions,
            submission: &self.submission,
            actor: &self.actor,
            registration: None,
            activity: None,
            launched: None,
            before: Before::default(),
        }
    }
}

fn at<'v>(value: &'v Value<'v>, path: &str) -> &'v Value<'v> {
    path.split('/')
        .fold(value, |value, name| match name.parse::<usize>() {
            Ok(at) => value.items().get(at).unwrap_or(&Value::Null),
            Err(_) => value.field(name),
        })
}

fn number(text: &str) -> Value<'static> {
    Value::Number(text.to_owned())
}

const TEMPLATE: &str = r#"{"contextTemplate":{"language":"de","contextActivities":{"grouping":[{"id":"https://lms.example/publisher"}]},"extensions":{"https://w3id.org/xapi/cmi5/context/extensions/sessionid":"s7"}},"launchMode":"Normal","masteryScore":0.70,"moveOn":"CompletedAndPassed"}"#;
const REGISTRATION: &str = "e168d6a3-46b2-4233-82e7-66b73a179727";

#[test]
fn the_same_attempt_says_the_same_bytes_under_the_same_ids() {
    let (one, other) = (attempt(7), attempt(7));
    let all = one.record().all(Some(600));
    assert_eq!(all, other.record().all(Some(600)));
    assert_eq!(all.len(), 1 + 10 + 1 + 1);
    let ids: BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), all.len());
    for statement in &all {
        assert!(is_uuid(&statement.id), "{}", statement.id);
        assert_eq!(&statement.id[14..15], "4");
        assert!("89ab".contains(&statement.id[19..20]), "{}", statement.id);
        let value = parse(&statement.text).expect("JSON");
        assert_eq!(value.field("id").text(), Some(statement.id.as_str()));
    }
}

#[test]
fn another_attempt_learner_or_registration_has_other_ids() {
    let one = attempt(7);
    let mut ids = BTreeSet::new();
    ids.insert(one.record().initialized().expect("it began").id);
    let mut changed = attempt(7);
    changed.submission.attempt = 2;
    ids.insert(changed.record().initialized().expect("it began").id);
    let mut changed = attempt(7);
    changed.submission.started += 1;
    ids.insert(changed.record().initialized().expect("it began").id);
    let mut changed = attempt(7);
    changed.actor = Actor::named(SITE, "Bert");
    ids.insert(changed.record().initialized().expect("it began").id);
    let launched = Record {
        registration: Some(REGISTRATION),
        ..one.record()
    };
    ids.insert(launched.initialized().expect("it began").id);
    assert_eq!(ids.len(), 5);
}

#[test]
fn an_answer_names_its_question_and_what_it_is_worth() {
    let attempt = attempt(1);
    let record = attempt.record();
    let [right, unknown] = [0, 1].map(|at| record.answered(at).expect("an answer").text);
    let (right, unknown) = (parse(&right).expect("JSON"), parse(&unknown).expect("JSON"));
    let is = |value: &Value, path: &str, text: &str| {
        assert_eq!(at(value, path), &Value::Text(text.to_owned()), "{path}");
    };
    is(&right, "verb/id", "http://adlnet.gov/expapi/verbs/answered");
    is(&right, "timestamp", "2023-11-14T22:13:21.234Z");
    is(&unknown, "timestamp", "2023-11-14T22:13:22.468Z");
    is(&right, "result/duration", "PT1.23S");
    is(
        &right,
        "object/definition/type",
        "http://adlnet.gov/expapi/activities/cmi.interaction",
    );
    is(&right, "context/platform", "Annals");
    is(&right, "context/language", "en");
    let id = assignment_activity(SITE, &attempt.assignment);
    is(&right, "context/contextActivities/parent/0/id", &id);
    is(
        &right,
        "context/contextActivities/grouping/0/id",
        "https://annals.example/xapi/set/japan-soviet-union",
    );
    assert_eq!(at(&right, "result/success"), &Value::Bool(true));
    assert_eq!(at(&right, "result/score/scaled"), &number("1"));
    assert_eq!(at(&unknown, "result/success"), &Value::Bool(false));
    assert_eq!(at(&unknown, "result/score/scaled"), &number("0"));
    assert_eq!(at(&unknown, "result/response"), &Value::Null);
    assert_ne!(at(&right, "object/id"), at(&unknown, "object/id"));
    assert_eq!(record.answered(10), None);
}

#[test]
fn a_class_is_read_back_from_what_was_completed() {
    let attempt = attempt(4);
    let statements = attempt.record().all(Some(500));
    let texts: Vec<&str> = statements.iter().map(|one| one.text.as_str()).collect();
    let answer = format!(r#"{{"statements":[{}],"more":""}}"#, texts.join(","));
    let id = assignment_activity(SITE, &attempt.assignment);
    let page = read::read(&answer, &id);
    assert_eq!(page.results.len(), 1);
    assert_eq!(read_all(&page.results[0]), [Ok(attempt.submission.clone())]);
    assert_eq!(page.remarks, [read::Remark::Others(12)]);
    // Launched by a platform that has a name of its own for it, it is found all the same.
    let launched = Record {
        activity: Some("https://lms.example/3"),
        ..attempt.record()
    };
    let text = launched.completed().expect("completed").text;
    let page = read::read(&format!(r#"{{"statements":[{text}]}}"#), &id);
    assert_eq!(page.results.len(), 1);
}

#[test]
fn the_score_is_held_against_the_least_that_passes() {
    let attempt = attempt(7);
    for (pass, verb) in [(700, "passed"), (701, "failed")] {
        let text = attempt.record().judged(Some(pass)).expect("judged").text;
        let value = parse(&text).expect("JSON");
        let id = [VERBS, verb].concat();
        assert_eq!(at(&value, "verb/id"), &Value::Text(id));
        assert_eq!(at(&value, "result/success"), &Value::Bool(verb == "passed"));
        for (name, is) in [("scaled", "0.7"), ("raw", "7"), ("min", "0"), ("max", "10")] {
            assert_eq!(at(&value, &format!("result/score/{name}")), &number(is));
        }
    }
    assert_eq!(attempt.record().judged(None), None);
}

#[test]
fn what_cmi5_defines_is_said_as_cmi5_has_it() {
    let attempt = attempt(7);
    let launched = LaunchData::read(TEMPLATE).expect("a document");
    let record = Record {
        registration: Some(REGISTRATION),
        activity: Some("https://lms.example/au/3"),
        launched: Some(&launched),
        ..attempt.record()
    };
    // The platform's own least score counts.
    let mut all = record.all(Some(999));
    all.extend(record.terminated(90_000));
    let mut verbs = Vec::new();
    for statement in &all {
        let value = parse(&statement.text).expect("JSON");
        let text = |path: &str| at(&value, path).text().unwrap_or_default().to_owned();
        let verb = text("verb/id").replace(VERBS, "");
        assert_eq!(text("context/registration"), REGISTRATION);
        // What the platform put there stays.
        assert_eq!(text("context/language"), "de");
        let grouping = "context/contextActivities/grouping/0/id";
        assert_eq!(text(grouping), "https://lms.example/publisher");
        let extensions = fields(at(&value, "context/extensions"));
        assert_eq!(extensions[0].1, Value::Text("s7".to_owned()));
        let categories = at(&value, "context/contextActivities/category").items();
        let categories: Vec<&str> = categories
            .iter()
            .filter_map(|one| one.field("id").text())
            .collect();
        let judged = ["passed", "failed"].contains(&verb.as_str());
        match verb.as_str() {
            "initialized" | "terminated" => assert_eq!(categories, [CATEGORY]),
            "completed" | "passed" => assert_eq!(categories, [CATEGORY, MOVE_ON]),
            _ => assert_eq!(categories, [""; 0]),
        }
        if verb != "answered" {
            assert_eq!(text("object/id"), "https://lms.example/au/3");
            assert_eq!(at(&value, "result/score") != &Value::Null, judged);
            assert_eq!(at(&value, "result/success") != &Value::Null, judged);
            let completes = at(&value, "result/completion") != &Value::Null;
            assert_eq!(completes, verb == "completed");
            assert_eq!(text("result/duration").is_empty(), verb == "initialized");
        }
        let mastery = extensions.iter().find(|(name, _)| name == MASTERY);
        assert_eq!(
            mastery.map(|(_, score)| score.clone()),
            judged.then(|| number("0.7"))
        );
        verbs.push(verb);
    }
    verbs.dedup();
    assert_eq!(
        verbs,
        [
            "initialized",
            "answered",
            "completed",
            "passed",
            "terminated"
        ]
    );
}

#[test]
fn what_cmi5_has_once_is_said_once_in_a_session_and_in_an_enrolment() {
    let attempt = attempt(7);
    let other = TEMPLATE.replace("\"s7\"", "\"s8\"");
    let [first, second] = [TEMPLATE, &*other].map(|text| LaunchData::read(text).expect("one"));
    let record = |launched, before| Record {
        registration: Some(REGISTRATION),
        activity: Some("https://lms.example/au/3"),
        launched: Some(launched),
        before,
        ..attempt.record()
    };
    let verbs = |record: &Record| -> Vec<String> {
        let verb = |one: &Statement| {
            let value = parse(&one.text).expect("JSON");
            at(&value, "verb/id")
                .text()
                .unwrap_or_default()
                .replace(VERBS, "")
        };
        let mut verbs: Vec<String> = record.all(None).iter().map(verb).collect();
        verbs.dedup();
        verbs
    };
    let before = Before::default();
    let new = record(&first, before);
    let begun = Before {
        begun: true,
        ..before
    };
    let answers = attempt.submission.answers.len();
    assert_eq!(new.after(false), Before { answers, ..begun });
    let ended = Before {
        begun: true,
        judged: true,
        completed: true,
        passed: true,
        answers: 0,
    };
    assert_eq!(new.after(true), Before { answers, ..ended });
    // Taken up again, and done once more in the same session.
    assert_eq!(
        verbs(&record(&first, begun)),
        ["answered", "completed", "passed"]
    );
    assert_eq!(verbs(&record(&first, ended)), ["answered"]);
    // A session of its own begins anew; what the enrolment has, it has.
    let later = Before {
        begun: false,
        judged: false,
        ..ended
    };
    assert_eq!(verbs(&record(&second, later)), ["initialized", "answered"]);
    let failed = Before {
        passed: false,
        ..later
    };
    assert_eq!(
        verbs(&record(&second, failed)),
        ["initialized", "answered", "passed"]
    );
    // What was answered in another session is not said again.
    let half = Before { answers, ..before };
    assert_eq!(
        verbs(&record(&second, half)),
        ["initialized", "completed", "passed"]
    );
    // A session is told from another by its own id.
    let id = |record: &Record| record.initialized().map(|one| one.id);
    assert_ne!(id(&record(&first, before)), id(&record(&second, before)));
    let left = |record: &Record| record.terminated(1).map(|one| one.id);
    assert_ne!(
        left(&record(&first, before)),
        left(&record(&second, before))
    );
    let answer = |record: &Record| record.answered(0).map(|one| one.id);
    assert_eq!(
        answer(&record(&first, before)),
        answer(&record(&second, before))
    );
}

#[test]
fn who_only_looks_around_is_not_judged() {
    let attempt = attempt(7);
    for mode in ["Browse", "Review"] {
        let launched = LaunchData::read(&TEMPLATE.replace("Normal", mode)).expect("a document");
        let record = Record {
            launched: Some(&launched),
            ..attempt.record()
        };
        assert_eq!(record.all(Some(500)).len(), 1);
        assert!(record.terminated(1).is_some());
    }
    assert_eq!(attempt.record().terminated(1), None);
}

#[test]
fn nothing_in_a_statement_is_empty() {
    fn check(value: &Value, path: &str) {
        assert_ne!(value, &Value::Null, "{path}");
        assert_ne!(value.text(), Some(""), "{path}");
        assert_ne!(value, &Value::Object(Vec::new()), "{path}");
        for (name, within) in fields(value) {
            check(within, &format!("{path}/{name}"));
        }
        for within in value.items() {
            check(within, path);
        }
    }
    let mut bare = attempt(3);
    bare.assignment.title.clear();
    bare.submission.learner.clear();
    bare.actor = Actor::named(SITE, "");
    for statement in bare.record().all(Some(1)) {
        check(&parse(&statement.text).expect("JSON"), "");
    }
}
