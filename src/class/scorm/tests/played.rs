//! Attempts that are played through, against an LMS that takes what it must and nothing else.

use proptest::prelude::*;

use super::*;
use crate::bank::{Fact, Response, Selection, grade, seed_of};
use crate::class::scorm::grammar::Strict;
use crate::class::submission::{Answered, Given, Submission};
use crate::set::json;

/// Texts that whoever types may type.
const TYPED: [&str; 14] = [
    "",
    "1956",
    "c. 1941",
    "490 BC",
    "4.4",
    "4,4 billion",
    "a[,]b[.]c[:]d",
    "{lang=de}Nichts",
    "{case_matters=true}x",
    "  \t\u{7}\n ",
    "日本 🐱",
    "-9999999999999",
    "1939–45",
    "<b>\"&'</b>",
];

/// A response that may be right, wrong, half or nothing, by chance.
fn any_response(question: &Question, seed: u64) -> Response {
    let chance = |at: u64, end: usize| (seed_of(seed, at) % end.max(1) as u64) as usize;
    let ids = |list: &[Choice]| -> Vec<String> { list.iter().map(|one| one.id.clone()).collect() };
    match chance(0, 6) {
        0 => return Response::Unknown,
        1 => return question.key_response(),
        _ => {}
    }
    match &question.body {
        Body::Choice { options, .. }
        | Body::Passage { options, .. }
        | Body::Timeline { gaps: options, .. } => {
            Response::Chosen(options[chance(1, options.len())].id.clone())
        }
        Body::Several { options, .. } => {
            let mut marked = ids(options);
            marked.truncate(chance(1, options.len() + 1));
            Response::Marked(marked)
        }
        Body::Order { items, .. } => {
            let mut laid = ids(items);
            let len = laid.len();
            laid.rotate_left(chance(1, len));
            laid.swap(0, chance(2, len));
            Response::Ordered(laid)
        }
        Body::Match { items, places, .. } => {
            let pair = |(at, item): (usize, String)| {
                (item, places[chance(at as u64, places.len())].id.clone())
            };
            let mut pairs: Vec<(String, String)> =
                ids(items).into_iter().enumerate().map(pair).collect();
            pairs.truncate(chance(1, items.len() + 1));
            Response::Matched(pairs)
        }
        Body::Year { .. } | Body::Quantity { .. } | Body::Name { .. } => match chance(1, 15) {
            14 => Response::Typed("ξ x".repeat(200)),
            at => Response::Typed(TYPED[at].to_owned()),
        },
        Body::Card { .. } => Response::Rated(chance(1, 2) == 0),
    }
}

/// An attempt that is played through.
struct Played {
    questions: Vec<(String, Question)>,
    responses: Vec<Response>,
    permilles: Vec<u16>,
}

impl Played {
    fn of(bank: &Bank, questions: Vec<(String, Question)>, seed: u64) -> Played {
        let responses: Vec<Response> = (0_u64..)
            .zip(&questions)
            .map(|(at, (_, question))| any_response(question, seed_of(seed, at)))
            .collect();
        let permilles = questions.iter().zip(&responses);
        let permilles = permilles.map(|((_, one), response)| grade(bank, one, response).permille);
        Played {
            permilles: permilles.collect(),
            questions,
            responses,
        }
    }

    fn steps(&self, count: usize) -> Vec<Step<'_>> {
        let step = |at: usize| Step {
            fact: &self.questions[at].0,
            question: &self.questions[at].1,
            response: &self.responses[at],
            permille: self.permilles[at],
            asked: 1_700_000_000_000 + at as i64 * 9_876,
            took: 7_654 * at as u32,
        };
        (0..count).map(step).collect()
    }

    fn suspend(&self, edition: Edition, count: usize) -> String {
        let answers = (0..count).map(|at| Answered {
            given: Given::of(&self.questions[at].1, &self.responses[at]).expect("of it"),
            took: 7_654,
        });
        let attempt = Submission {
            assignment: "0123456789abcdef0123".to_owned(),
            learner: "Ada".to_owned(),
            attempt: 1,
            started: 1_700_000_000_000,
            took: 0,
            release: "1".to_owned(),
            asked: 7,
            answers: answers.collect(),
        };
        suspend(edition, &attempt)
    }

    /// All that is told after the answers, without a beginning or an end.
    fn all_answers(&self, edition: Edition) -> Vec<Pair> {
        let all = self.questions.len();
        let steps = self.steps(all);
        let told = Told::default();
        let after = |at: usize| {
            answered(&State {
                edition,
                told: &told,
                steps: &steps[..at],
                resumed: 0,
                first: 0,
                count: all,
                elapsed: 60_000,
                finished: false,
                pass_permille: None,
                suspend: "",
                zone_minutes: 0,
            })
        };
        (1..=all).flat_map(after).collect()
    }

    /// Plays it through, with a break after so many answers, and gives what the LMS has.
    fn play(&self, edition: Edition, pass_permille: Option<u16>, break_at: usize) -> Strict {
        let mut lms = Strict::new(edition);
        let all = self.questions.len();
        let mut told = Told::default();
        let mut resumed = 0;
        for visit in [0..break_at, break_at..all] {
            let first = told.first(resumed);
            let (from, to) = (visit.start, visit.end);
            for at in from..=to {
                let steps = self.steps(at);
                let kept = self.suspend(edition, at);
                let state = State {
                    edition,
                    told: &told,
                    steps: &steps,
                    resumed,
                    first,
                    count: all,
                    elapsed: 1_000 * at as u64,
                    finished: false,
                    pass_permille,
                    suspend: &kept,
                    zone_minutes: -330,
                };
                let pairs = match at == from {
                    true => [opened(&state), begin(&state)].concat(),
                    false => answered(&state),
                };
                lms.set_all(&pairs).expect("by the grammar");
                assert_eq!(lms.answers, at, "each answer has a number of its own");
                if at == to {
                    let state = State {
                        finished: to == all,
                        ..state
                    };
                    if state.finished {
                        lms.set_all(&finish(&state)).expect("by the grammar");
                    }
                    lms.set_all(&leave(&state)).expect("by the grammar");
                }
            }
            resumed = to;
            told = Told {
                entry: Entry::Resumes,
                suspend: lms.kept["cmi.suspend_data"].clone(),
                interactions: Some(u32::try_from(lms.answers).expect("few")),
                ..Told::default()
            };
        }
        lms
    }
}

/// Every question of the shipped set in every form that asks it.
fn all_questions(bank: &Bank, seed: u64) -> Vec<(String, Question)> {
    let drawn = Form::ALL.into_iter().flat_map(|form| {
        let facts: Vec<Fact> = bank.facts_for(form).collect();
        facts
            .into_iter()
            .filter_map(move |fact| bank.draw(fact, form, seed, Dial::default()))
    });
    let name = |question: Question| (question.fact.name(bank.set()), question);
    drawn.map(name).collect()
}

#[test]
fn whatever_is_told_of_any_question_keeps_to_the_grammar() {
    let bank = bank();
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..6 {
        let questions = all_questions(&bank, seed);
        assert!(questions.len() > 800, "{}", questions.len());
        for chunk in questions.chunks(90) {
            let played = Played::of(&bank, chunk.to_vec(), seed);
            let all = chunk.len();
            for edition in EDITIONS {
                let mut lms = Strict::new(edition);
                let pairs = played.all_answers(edition);
                lms.set_all(&pairs).expect("by the grammar");
                assert_eq!(lms.answers, all);
                let types = lms.kept.iter().filter(|(name, _)| name.ends_with(".type"));
                kinds.extend(types.map(|(_, kind)| kind.clone()));
            }
        }
    }
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    assert_eq!(
        kinds,
        [
            "choice",
            "fill-in",
            "matching",
            "numeric",
            "sequencing",
            "true-false"
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn an_attempt_of_any_sort_keeps_to_the_grammar_and_adds_up(
        seed in any::<u64>(),
        count in 1..25_u32,
        pass in prop::option::of(0..=1000_u16),
        break_at in any::<prop::sample::Index>(),
    ) {
        let bank = bank();
        let planned = bank.plan(&Selection::usual(seed, count), &[]);
        let questions = planned.into_iter().map(|(pick, question)| (pick.fact, question));
        let played = Played::of(&bank, questions.collect(), seed);
        let all = played.questions.len();
        for edition in EDITIONS {
            let lms = played.play(edition, pass, break_at.index(all + 1));
            let gained: u64 = played.permilles.iter().map(|one| u64::from(*one)).sum();
            let old = edition == Edition::V12;
            let raw = &lms.kept[if old { "cmi.core.score.raw" } else { "cmi.score.raw" }];
            let raw: f64 = raw.parse().expect("a number");
            let exact = gained as f64 / 10.0 / all as f64;
            prop_assert!(raw <= exact + 1e-9 && exact - raw < 0.01, "{raw} {exact}");
            let passed = pass.map(|pass| gained >= u64::from(pass) * all as u64);
            let passed = passed.map(|passed| if passed { "passed" } else { "failed" });
            if old {
                let status = passed.unwrap_or("completed");
                prop_assert_eq!(&lms.kept["cmi.core.lesson_status"], status);
                prop_assert_eq!(&lms.kept["cmi.core.exit"], "");
            } else {
                prop_assert_eq!(&lms.kept["cmi.completion_status"], "completed");
                prop_assert_eq!(lms.kept.get("cmi.success_status").map(String::as_str), passed);
                prop_assert_eq!(&lms.kept["cmi.progress_measure"], "1");
                prop_assert_eq!(&lms.kept["cmi.exit"], "normal");
                let scaled: f64 = lms.kept["cmi.score.scaled"].parse().expect("a number");
                prop_assert!((scaled * 100.0 - raw).abs() < 1e-9);
            }
            let kept = resume(&lms.kept["cmi.suspend_data"]).expect("an attempt");
            prop_assert!(kept.answers.len() <= all);
        }
    }
}

/// What is told of every question, as files for another LMS to judge.
#[test]
#[ignore = "writes files for tests/oracles/scorm/pairs.mjs into the folder ANNALS_PAIRS"]
fn pairs_are_written_for_another_lms() {
    let folder = std::env::var_os("ANNALS_PAIRS").expect("a folder");
    let bank = bank();
    for seed in 0..3 {
        let played = Played::of(&bank, all_questions(&bank, seed), seed);
        for edition in EDITIONS {
            let text = |text: String| json::Value::Text(text);
            let pair = |(name, value): Pair| json::Value::List(vec![text(name), text(value)]);
            let pairs = played.all_answers(edition).into_iter().map(pair);
            let name = format!("pairs-{}-{seed}.json", edition.name());
            let path = std::path::Path::new(&folder).join(name);
            let list = json::Value::List(pairs.collect());
            std::fs::write(path, list.write()).expect("a file");
        }
    }
}
