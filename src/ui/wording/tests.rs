//! Claims about what is said to the answer of every kind of question.

use super::{answered, belongs, verdict, was_answer, worth};
use crate::bank::{Body, Choice, Fact, Form, Proof, Question, Response, Verdict};

fn options(texts: &[&str]) -> Vec<Choice> {
    let option = |text: &&str| Choice {
        id: text.to_lowercase(),
        text: (*text).to_owned(),
        period: None,
    };
    texts.iter().map(option).collect()
}

fn question(form: Form, stem: &str, body: Body) -> Question {
    Question {
        fact: Fact::Card(0),
        form,
        seed: 0,
        stem: stem.to_owned(),
        body,
        proof: Proof {
            key: Vec::new(),
            distractors: Vec::new(),
            named: None,
        },
    }
}

fn choice(texts: &[&str]) -> Body {
    Body::Choice {
        options: options(texts),
        key: 0,
    }
}

fn timeline() -> Body {
    let gaps = ["before the pact", "after the pact"];
    Body::Timeline {
        item: options(&["The treaty"]).remove(0),
        lying: options(&["The pact"]),
        gaps: options(&gaps),
        key: 1,
    }
}

fn passage() -> Body {
    Body::Passage {
        pieces: Vec::new(),
        options: options(&["Moscow", "1941"]),
        key: 0,
    }
}

fn several() -> Body {
    Body::Several {
        options: options(&["The pact", "The treaty", "The war"]),
        keys: vec![0, 1],
    }
}

fn pairs() -> Body {
    Body::Match {
        items: options(&["Pact", "Treaty", "War"]),
        places: options(&["1941", "1951", "1904"]),
        key: vec![0, 1, 2],
        once: true,
    }
}

#[test]
fn a_headline_suits_its_kind_of_question() {
    for (form, stem, body, given, headline) in [
        (
            Form::ChoiceEvent,
            "Which?",
            choice(&["The pact", "The war"]),
            Verdict::Wrong,
            "It was the pact.",
        ),
        (
            Form::TrueFalse,
            "Was it?",
            choice(&["False", "True"]),
            Verdict::Wrong,
            "The statement is false.",
        ),
        (
            Form::TrueFalse,
            "Was it?",
            choice(&["False", "True"]),
            Verdict::Right,
            "Yes, it is false.",
        ),
        (
            Form::ClozeChoice,
            "It ____.",
            choice(&["ended", "began"]),
            Verdict::Unknown,
            "Ended.",
        ),
        (
            Form::WrongDetail,
            "Which?",
            passage(),
            Verdict::Wrong,
            "The mistake was “Moscow”.",
        ),
        (
            Form::Timeline,
            "Where?",
            timeline(),
            Verdict::Wrong,
            "It belongs after the pact.",
        ),
        (
            Form::Timeline,
            "Where?",
            timeline(),
            Verdict::Right,
            "After the pact. Yes.",
        ),
        (
            Form::MultipleResponse,
            "Which?",
            several(),
            Verdict::Unknown,
            "Two of the three fit.",
        ),
        (
            Form::MultipleResponse,
            "Which?",
            several(),
            Verdict::PartlyRight { right: 1, all: 3 },
            "One of the three is right.",
        ),
        (
            Form::MultipleResponse,
            "Which?",
            several(),
            Verdict::PartlyRight { right: 0, all: 3 },
            "Two of the three fit.",
        ),
        (
            Form::ChoiceQuantity,
            "How many?",
            choice(&["As many as 70,000", "As many as 20,000"]),
            Verdict::Wrong,
            "It was as many as 70,000.",
        ),
        (
            Form::ChoiceActor,
            "Which document?",
            choice(&["Joint Declaration", "Basic Convention"]),
            Verdict::Wrong,
            "Joint Declaration.",
        ),
        (
            Form::WrongDetail,
            "Which?",
            passage(),
            Verdict::Right,
            "“Moscow”. Yes.",
        ),
        (
            Form::MultipleResponse,
            "Which?",
            several(),
            Verdict::Right,
            "All that fit, and no other.",
        ),
        (
            Form::Match,
            "Match.",
            pairs(),
            Verdict::Wrong,
            "This is where they belong.",
        ),
    ] {
        assert_eq!(verdict(&question(form, stem, body), &given), headline);
    }
}

#[test]
fn what_was_answered_is_told_in_a_list() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let chosen = |id: &str| Response::Chosen(id.to_owned());
    let matched = ["1951", "1941", "1904"].map(str::to_owned);
    let matched = ids(&["pact", "treaty", "war"]).into_iter().zip(matched);
    for (form, body, response, said) in [
        (
            Form::TrueFalse,
            choice(&["False", "True"]),
            chosen("true"),
            "You said true.",
        ),
        (
            Form::WrongDetail,
            passage(),
            chosen("1941"),
            "You said “1941”.",
        ),
        (
            Form::Timeline,
            timeline(),
            chosen("before the pact"),
            "You said before the pact.",
        ),
        (
            Form::MultipleResponse,
            several(),
            Response::Marked(ids(&["the pact", "the war"])),
            "You said the pact; the war.",
        ),
        (
            Form::Match,
            pairs(),
            Response::Matched(matched.collect()),
            "You put two of three elsewhere.",
        ),
        (Form::Match, pairs(), Response::Unknown, "You did not know."),
    ] {
        let question = question(form, "", body);
        assert_eq!(was_answer(&question, &response), said);
    }
    let question = question(Form::Match, "", pairs());
    assert_eq!(answered(&question, &Response::Matched(Vec::new())), None);
}

#[test]
fn an_item_is_told_where_it_belongs() {
    for (given, right, told) in [
        (Some("Moscow"), true, "Moscow, as you said."),
        (Some("The West."), false, "Moscow; you said the West."),
        (None, false, "Moscow."),
    ] {
        assert_eq!(belongs("Moscow", given, right), told);
    }
}

#[test]
fn a_mark_is_never_taken_for_ten_times_as_much() {
    for (permille, told) in [
        (1000, "1"),
        (500, ".5"),
        (333, ".333"),
        (50, ".05"),
        (5, ".005"),
        (0, "0"),
    ] {
        assert_eq!(worth(permille), told);
    }
}
