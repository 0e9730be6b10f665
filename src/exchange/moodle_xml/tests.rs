//! The corners of Moodle XML.

use proptest::prelude::*;

use super::*;
use crate::exchange::gift::tests::any_question;
use crate::set::format::{CardShape, SetShape, WrittenQuestionShape};

const EVERY_TYPE: &str = include_str!("../../../tests/fixtures/exchange/moodle/every-type.xml");

fn import(text: &str) -> Import {
    read(text, &Choices::default(), &mut |_, _| {}).unwrap()
}

fn quiz(questions: &str) -> String {
    ["<?xml version=\"1.0\"?><quiz>", questions, "</quiz>"].concat()
}

fn cloze(passage: &str) -> Import {
    let text = passage.replace('&', "&amp;").replace('<', "&lt;");
    import(&quiz(
        &[
            "<question type=\"cloze\"><name><text>C</text></name><questiontext><text>",
            &text,
            "</text></questiontext></question>",
        ]
        .concat(),
    ))
}

#[test]
fn every_type_is_read_or_told() {
    assert!(looks_like(EVERY_TYPE));
    let import = import(EVERY_TYPE);
    let told: Vec<(u32, &str)> = import
        .remarks
        .iter()
        .map(|told| (told.line, told.code))
        .collect();
    assert_eq!(
        told,
        [
            (40, "hints-lost"),
            (40, "partly-right"),
            (40, "feedback-lost"),
            (40, "wildcard"),
            (50, "units-lost"),
            (50, "second-number"),
            (69, "no-question"),
            (73, "partly-right"),
            (79, "unknown-form"),
        ]
    );
    let questions = &import.set.questions;
    let told: Vec<(&str, &str, &str)> = questions
        .iter()
        .map(|one| (one.id.as_str(), one.form.as_str(), one.stem.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("fleet.1", "choice", "Which fleet was beaten at Tsushima?"),
            ("signatories", "multiple-response", "Who signed? <b>"),
            ("truth", "choice", "It was at sea."),
            ("admiral", "short-answer", "Who won\nat Tsushima?"),
            ("ships", "number", "How many ships?"),
            ("cities", "match", "Match."),
            (
                "peace",
                "choice",
                "The ____ of 1905 was signed in the USA by Witte."
            ),
            (
                "peace-2",
                "number",
                "The Treaty of Portsmouth of ____ was signed in the USA by Witte."
            ),
            (
                "peace-3",
                "short-answer",
                "The Treaty of Portsmouth of 1905 was signed in ____ by Witte."
            ),
            (
                "peace-4",
                "multiple-response",
                "The Treaty of Portsmouth of 1905 was signed in the USA by ____."
            ),
        ]
    );
    assert!(
        questions
            .iter()
            .all(|one| one.tags.first().is_some_and(|tag| tag == "Wars"))
    );
    let lines = [9, 25, 34, 40, 50, 57, 73, 73, 73, 73];
    assert_eq!(import.lines.questions, lines);

    let fleet = &questions[0];
    assert_eq!(
        fleet.options,
        ["the Baltic fleet & no other", "the Pacific fleet]]>"]
    );
    assert_eq!(fleet.key, ["the Baltic fleet & no other"]);
    assert_eq!(
        fleet.feedback,
        [(
            "the Pacific fleet]]>".to_owned(),
            "It lay in Port Arthur.".to_owned()
        )]
    );
    assert_eq!(
        fleet.why.as_deref(),
        Some("The Baltic fleet had sailed for seven months.")
    );
    assert_eq!(fleet.tags, ["Wars", "sea", "1905"]);
    let image = fleet.image.as_ref().unwrap();
    assert!(
        image.url.starts_with("data:image/png;base64,iVBORw0KGgo") && image.url.ends_with("YII=")
    );
    assert_eq!(image.alt, "A map");

    assert_eq!(questions[1].key, ["Witte", "Komura", "Rosen"]);
    assert_eq!(
        (questions[2].key[0].as_str(), &questions[2].feedback[0].0),
        ("True", &"False".to_owned())
    );
    assert_eq!(questions[3].key, ["Tōgō", "*Togo"]);
    assert_eq!(
        (
            questions[4].key[0].as_str(),
            questions[4].tolerance.as_deref()
        ),
        ("38", Some("0.5"))
    );
    assert_eq!(questions[4].why.as_deref(), Some("All of them."));
    assert_eq!(questions[5].pairs, [["Japan", "Tokyo"], ["Korea", "Seoul"]]);
    assert_eq!(questions[5].options, ["Harbin"]);
    assert_eq!(
        questions[6].feedback[1],
        (
            "Treaty of Paris".to_owned(),
            "That ended another war.".to_owned()
        )
    );
    assert_eq!(
        (
            questions[7].key[0].as_str(),
            questions[7].tolerance.as_deref()
        ),
        ("1905", Some("0.5"))
    );
    assert_eq!(questions[8].key, ["the USA", "America"]);
    assert_eq!(questions[9].options, ["Witte", "Rosen", "Nicholas } II"]);
    assert_eq!(questions[9].key, ["Witte", "Rosen"]);
    let card = &import.set.cards[0];
    assert_eq!(
        (card.front.as_str(), card.back.as_str()),
        ("Why did it end?", "Both were spent.")
    );
}

#[test]
fn gaps_are_found_and_what_only_looks_like_one_is_text() {
    for (passage, keys) in [
        ("a {1:SA:=b#c &#39;d\\}~x} e", "b"),
        ("{:MW:%100%it&#39;s \\# 1}", "it's # 1"),
        ("{a} {1:NOPE:=b} {1:SA:=c}", "c"),
        ("{1:MC:~=<b>a</b>~b}{2:MCS:%100%c~d}", "a|c"),
    ] {
        let import = cloze(passage);
        let keys_found: Vec<&str> = import
            .set
            .questions
            .iter()
            .map(|one| one.key[0].as_str())
            .collect();
        assert_eq!(keys_found.join("|"), keys, "{passage}");
    }
    for passage in [
        "no gap",
        "{1:SA:=open",
        "<img alt='{1:SA:=a}'>x",
        "{1:SA:=a} \u{fdd8}<!-- {1:SA:=b} -->",
    ] {
        let import = cloze(passage);
        assert_eq!(import.remarks.last().unwrap().code, "no-gap", "{passage}");
    }
}

#[test]
fn a_passage_of_many_gaps_is_not_repeated_for_each() {
    let passage = "Some words {1:SA:=a} and {1:MC:=b~c}. ".repeat(2_000);
    let import = cloze(&passage);
    assert_eq!(import.set.questions.len(), 4_000);
    let all: usize = import.set.questions.iter().map(|one| one.stem.len()).sum();
    assert!(all < 30 * passage.len(), "{all}");
    assert!(import.set.questions[2_000].stem.contains("____"));
}

#[test]
fn no_entity_is_ever_expanded() {
    let bomb = "<!DOCTYPE quiz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><quiz><question type=\"essay\"><questiontext><text>&b;</text></questiontext></question></quiz>";
    let Err(Unreadable::Broken { line, says, .. }) =
        read(bomb, &Choices::default(), &mut |_, _| {})
    else {
        panic!("it was read");
    };
    assert_eq!(line, 1);
    assert!(says.contains("entities"), "{says}");
    let unknown = import(&quiz(
        "<question type=\"essay\"><questiontext><text>&b; &eacute; &#233; &lt;b&gt;x & y</text></questiontext></question>",
    ));
    assert_eq!(unknown.set.cards[0].front, "&b; é é x & y");
}

#[test]
fn what_is_broken_is_told_and_what_stands_before_it_is_kept() {
    let good =
        "<question type=\"essay\"><questiontext><text>One</text></questiontext></question>\n";
    for broken in [
        "<question></quiz>",
        "<question type=",
        "<question type=\"essay\"><questiontext>",
    ] {
        let text = ["<quiz>\n", good, broken].concat();
        let import = import(&text);
        assert_eq!(import.set.cards.len(), 1, "{broken}");
        let told = import.remarks.last().unwrap();
        assert_eq!((told.code, told.line), ("broken", 3), "{broken}");
        let text = ["<quiz>\n", broken].concat();
        assert!(read(&text, &Choices::default(), &mut |_, _| {}).is_err());
    }
}

#[test]
fn markup_and_files_that_run_come_to_nothing() {
    let payload = "&lt;script>alert(1)&lt;/script>&lt;img src=x onerror=alert(1)>&lt;a href='javascript:alert(1)'>\
        &lt;/a>&lt;style>*{}&lt;/style>&lt;svg onload=alert(1)>&lt;/svg>&lt;img src=\"@@PLUGINFILE@@/a.svg\">\
        &lt;img src='data:text/html;base64,PHN2Zz4='>";
    let text = quiz(&[
        "<question type=\"multichoice\"><name><text>", payload, "</text></name><questiontext><text>Q", payload,
        "</text><file name=\"a.svg\" encoding=\"base64\">PHN2Zz4=</file></questiontext><answer fraction=\"100\"><text>a",
        payload, "</text><feedback><text>b", payload, "</text></feedback></answer><answer><text>c</text></answer></question>",
    ].concat());
    let import = import(&text);
    let question = &import.set.questions[0];
    assert_eq!(question.image, None);
    assert_eq!(
        (question.stem.as_str(), question.options[0].as_str()),
        ("Q", "a")
    );
    assert_eq!(question.feedback, [("a".to_owned(), "b".to_owned())]);
    assert_eq!(import.remarks.len(), 1, "{:?}", import.remarks);
}

fn set(questions: Vec<WrittenQuestionShape>) -> SetShape {
    let mut set = SetShape {
        questions,
        ..SetShape::default()
    };
    for (number, question) in set.questions.iter_mut().enumerate() {
        question.id = format!("q{number}");
    }
    set
}

#[test]
fn a_card_is_a_short_answer_and_one_without_a_back_an_essay() {
    let card = |id: &str, back: &str| CardShape {
        id: id.to_owned(),
        front: "Front & <b>".to_owned(),
        back: back.to_owned(),
        ..CardShape::default()
    };
    let written = write(&SetShape {
        cards: vec![card("a", "the *back* ->"), card("b", "")],
        ..SetShape::default()
    });
    assert_eq!(
        written.lost,
        ["1 card: asked as a question, the back to be typed on one line."]
    );
    let back = import(&written.text);
    assert_eq!(back.set.questions[0].key, ["the *back* ->"]);
    assert_eq!(
        (
            back.set.cards[0].id.as_str(),
            back.set.cards[0].front.as_str()
        ),
        ("b", "Front & <b>")
    );
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(questions in proptest::collection::vec(any_question(), 1..4)) {
        let set = set(questions);
        let written = write(&set);
        let back = import(&written.text);
        prop_assert_eq!(&back.remarks, &[], "{}", written.text);
        prop_assert_eq!(back.set.questions, set.questions, "{}", written.text);
    }

    #[test]
    fn a_file_that_was_spoilt_is_read_or_refused(at in 0..EVERY_TYPE.len(), cut in 0..40usize, put in "[<>&\"'={}/;:\\PC]{0,5}") {
        let mut bytes = EVERY_TYPE.as_bytes().to_vec();
        bytes.splice(at..(at + cut).min(EVERY_TYPE.len()), put.bytes());
        let text = String::from_utf8_lossy(&bytes);
        looks_like(&text);
        if let Ok(import) = read(&text, &Choices::default(), &mut |_, _| {}) {
            prop_assert!(write(&import.set).text.ends_with("</quiz>\n"));
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in "(<[/!?]?|question|text|quiz| type=\"|cloze|\">|>|&|;|\\{1:SA:=|\\}|]]>|<!\\[CDATA\\[|\\PC){0,40}") {
        looks_like(&text);
        let _ = read(&text, &Choices::default(), &mut |_, _| {}).is_ok();
    }
}
