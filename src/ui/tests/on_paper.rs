//! Claims about the paper, its key and the cards.

use super::{drawn, holds, opened, tell};
use crate::app::print;
use crate::app::route::print::{Paper, Version, What};
use crate::app::{Model, Page};
use crate::bank::{Body, Form};

fn paper(rest: &str) -> Model {
    opened(&["#/print?set=japan-soviet-union&seed=7&", rest].concat())
}

/// The sheet of a class.
fn sheet(page: &str, what: &str) -> String {
    let class = ["class=\"sheet ", what].concat();
    let from = page.find(&class).unwrap_or_else(|| panic!("{what}"));
    let rest = &page[from..];
    let to = rest.find("</article>").expect("an article has an end");
    rest[..to].to_owned()
}

#[test]
fn every_kind_of_question_is_on_paper_and_in_the_key() {
    for (form, wanted) in [
        (Form::ChoiceDate, "class=\"boxes four\""),
        (Form::ChoiceEvent, "class=\"box\""),
        (Form::TrueFalse, "class=\"boxes two\""),
        (Form::MultipleResponse, "Tick one box or more."),
        (Form::Order, "Number the boxes from 1, the earliest,"),
        (Form::Match, "Write a letter into each box."),
        (Form::Sort, "A letter may be used more than once."),
        (Form::Timeline, "class=\"years\""),
        (Form::WrongDetail, "<sup>A</sup>"),
        (Form::ClozeTyped, "class=\"blank\""),
        (Form::ShortAnswerYear, "class=\"year\""),
        (Form::ShortAnswerQuantity, "class=\"amount\""),
        (Form::ShortAnswerName, "class=\"to-write\""),
        (Form::Flashcard, "class=\"lines\""),
        (Form::Written, "class=\"box\""),
    ] {
        let model = paper(&["count=3&forms=", form.name()].concat());
        let page = drawn(&model);
        let (paper, key) = (sheet(&page, "paper"), sheet(&page, "key"));
        holds(&paper, &["Paper A", "Name", "Class", "Date", "[", wanted]);
        holds(
            &key,
            &["Key to paper A", "class=\"answer\"", "class=\"why\""],
        );
        let asked = |sheet: &str| sheet.matches("<li data-form=").count();
        assert_eq!((asked(&paper), asked(&key)), (3, 3), "{form:?}");
    }
}

#[test]
fn the_paper_says_nothing_of_the_answers() {
    let model = paper("count=40");
    let page = drawn(&model);
    let paper = sheet(&page, "paper");
    for told in [
        "class=\"answer\"",
        "class=\"why\"",
        "aria-checked",
        "#/print",
    ] {
        assert!(!paper.contains(told), "{told}");
    }
    let Page::Print(Some(print)) = &model.page else {
        panic!("a paper");
    };
    for asked in &print.sheet.asked {
        if let Body::Card { back } = &asked.question.body {
            assert!(!paper.contains(&[">", back, "<"].concat()), "{back}");
        }
    }
    // Only the key leads back to it.
    holds(&sheet(&page, "key"), &["#/print?set=japan-soviet-union"]);
}

#[test]
fn backs_lie_behind_their_fronts() {
    let model = paper("count=4&what=cards");
    let page = drawn(&model);
    let Page::Print(Some(print)) = &model.page else {
        panic!("cards");
    };
    let numbers = |sheet: &str| -> Vec<String> {
        let parts = sheet.split("class=\"count\">").skip(1);
        parts
            .map(|part| part[..part.find('<').unwrap()].to_owned())
            .collect()
    };
    let sides: Vec<&str> = page
        .split("<article")
        .skip(1)
        .filter(|side| side.contains("sheet cards"))
        .collect();
    assert_eq!(sides.len(), print.sheet.cards.len().div_ceil(8) * 2);
    assert_eq!(numbers(sides[0]), ["1", "2", "3", "4", "5", "6", "7", "8"]);
    assert_eq!(numbers(sides[1]), ["2", "1", "4", "3", "6", "5", "8", "7"]);
    for side in sides {
        assert_eq!(side.matches("<li").count(), 8, "an empty place is kept");
    }
}

#[test]
fn the_sheet_says_how_it_is_laid_out() {
    let mut model = paper("count=4");
    holds(
        &drawn(&model),
        &[
            "class=\"sheet paper a4 pt12 columns1\"",
            "data-printed=\"paper\"",
        ],
    );
    for msg in [
        print::Msg::VersionChosen(Version::C),
        print::Msg::PaperChosen(Paper::Letter),
        print::Msg::ColumnsChosen(2),
        print::Msg::SizeChosen(14),
        print::Msg::CountChosen(6),
    ] {
        tell(&mut model, msg.into());
    }
    let page = drawn(&model);
    holds(
        &page,
        &[
            "class=\"sheet paper letter pt14 columns2\"",
            "Paper C",
            "Key to paper C",
            "C-7-6",
        ],
    );
    // Large print has one column.
    tell(&mut model, print::Msg::SizeChosen(18).into());
    holds(
        &drawn(&model),
        &["class=\"sheet paper letter pt18 columns1\""],
    );
    // What is printed is what was asked for, and then all is back.
    tell(&mut model, print::Msg::PrintPressed(What::Cards).into());
    holds(
        &drawn(&model),
        &[
            "data-what=\"paper\"",
            "data-printed=\"cards\"",
            "data-side=\"back\"",
        ],
    );
    tell(&mut model, print::Msg::Printed.into());
    let page = drawn(&model);
    holds(&page, &["data-printed=\"paper\""]);
    assert!(!page.contains("data-side"));
}

#[test]
fn what_is_no_code_is_told_where_it_was_typed() {
    let mut model = paper("count=4");
    tell(
        &mut model,
        print::Msg::CodeGiven("A-7F3C".to_owned()).into(),
    );
    holds(
        &drawn(&model),
        &["aria-invalid=\"true\"", "That is no code of a paper."],
    );
    tell(
        &mut model,
        print::Msg::CodeGiven("b-7f3c-5".to_owned()).into(),
    );
    let page = drawn(&model);
    holds(&page, &["Paper B", "B-7F3C-5"]);
    assert!(!page.contains("That is no code"));
}
