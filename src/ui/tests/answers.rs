//! Claims about how each kind of question is answered: roles, names and states, and what keys do.

use super::{drawn, holds, quiz, tell};
use crate::app::key::{Focused, Key};
use crate::app::{Model, Msg, Page, run};
use crate::bank::{Amount, Body, Choice, Form, NameKey, Piece};
use crate::date::Period;
use crate::session::Quiz;

fn choice(id: &str, text: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        text: text.to_owned(),
        period: None,
    }
}

fn choices(texts: &[&str]) -> Vec<Choice> {
    texts.iter().map(|text| choice(text, text)).collect()
}

/// The app at a question made by hand.
fn asking(form: Form, stem: &str, body: Body) -> Model {
    let mut model = quiz(Form::ChoiceDate);
    let bank = model.bank().cloned().expect("the set is here");
    let opened = model.quiz().expect("a quiz is open");
    let mut question = opened.question().cloned().expect("it asks something");
    let mut attempt = opened.attempt().clone();
    let pick = attempt.picks.swap_remove(0);
    attempt.picks.clear();
    question.form = form;
    question.stem = stem.to_owned();
    question.body = body;
    let quiz = Quiz::begin(attempt, vec![(pick, question)], &bank, 0);
    model.page = Page::Run(Some(Box::new(quiz)));
    model
}

fn press(model: &mut Model, key: Key, focused: Focused) {
    tell(model, Msg::KeyPressed { key, focused });
}

/// How often a part is on the page.
fn count(model: &Model, part: &str) -> usize {
    drawn(model).matches(part).count()
}

fn several() -> Model {
    let body = Body::Several {
        options: choices(&["Nomonhan", "Portsmouth", "Mukden"]),
        keys: vec![1, 2],
    };
    asking(Form::MultipleResponse, "Which came before 1910?", body)
}

fn signed(once: bool) -> Model {
    let body = Body::Match {
        items: choices(&["Convention", "Pact", "Treaty"]),
        places: choices(&["Peking", "Moscow", "Portsmouth"]),
        key: vec![0, 1, 2],
        once,
    };
    asking(Form::Match, "Where was each signed?", body)
}

fn line() -> Model {
    let lies = |text, year| Choice {
        period: Period::year_of(year),
        ..choice(text, text)
    };
    let body = Body::Timeline {
        item: choice("khasan", "Lake Khasan"),
        lying: vec![lies("The Convention", 1925), lies("The Pact", 1941)],
        gaps: choices(&["before the Convention", "between both", "after the Pact"]),
        key: 1,
    };
    asking(Form::Timeline, "Where does it belong?", body)
}

fn sentence() -> Model {
    let body = Body::Passage {
        pieces: vec![
            Piece::Text("In ".to_owned()),
            Piece::Option(0),
            Piece::Text(" the Pact was signed in ".to_owned()),
            Piece::Option(1),
            Piece::Text(".".to_owned()),
        ],
        options: choices(&["1941", "Berlin"]),
        key: 1,
    };
    asking(Form::WrongDetail, "Which detail was changed?", body)
}

#[test]
fn marks_are_boxes_that_digits_set_and_take_away() {
    let mut model = several();
    let page = drawn(&model);
    holds(
        &page,
        &[
            "role=\"group\"",
            "aria-labelledby=\"heading\"",
            "One or more fit.",
        ],
    );
    assert_eq!(page.matches("role=\"checkbox\"").count(), 3);
    for (digit, marked) in [(2, 1), (3, 2), (2, 1), (9, 1)] {
        press(&mut model, Key::Digit(digit), Focused::Option);
        assert_eq!(count(&model, "aria-checked=\"true\""), marked, "{digit}");
    }
    // The browser presses a box with Space by itself; Enter checks.
    assert!(!crate::app::uses_key(&model, Key::Space, Focused::Option));
    press(&mut model, Key::Enter, Focused::Option);
    holds(&drawn(&model), &["data-verdict=\"partly\""]);
}

#[test]
fn nothing_is_handed_in_before_a_mark_or_while_a_row_has_no_place() {
    let mut model = several();
    tell(&mut model, run::Msg::CheckPressed.into());
    holds(&drawn(&model), &["role=\"alert\"", "Mark at least one"]);
    let mut model = signed(true);
    press(&mut model, Key::Digit(1), Focused::Page);
    tell(&mut model, run::Msg::CheckPressed.into());
    holds(&drawn(&model), &["Two rows are without a place"]);
}

#[test]
fn a_row_in_hand_takes_the_place_that_is_pressed_and_hands_on() {
    let mut model = signed(true);
    assert_eq!(count(&model, "choose"), 3);
    holds(
        &drawn(&model),
        &["\">Now: Convention.", "aria-label=\"Places\""],
    );
    press(&mut model, Key::Digit(1), Focused::Page);
    let page = drawn(&model);
    holds(&page, &["Convention → Peking. Now: Pact.", ", taken"]);
    assert_eq!(page.matches("choose").count(), 2);
    // Down to the treaty, which takes Peking over: the convention is without a place again.
    press(&mut model, Key::Down, Focused::Option);
    holds(&drawn(&model), &["\">Now: Treaty."]);
    press(&mut model, Key::Digit(1), Focused::Page);
    let page = drawn(&model);
    holds(&page, &["Treaty → Peking. Now: Convention."]);
    assert_eq!(page.matches(", taken").count(), 1);
    for digit in [2, 3] {
        press(&mut model, Key::Digit(digit), Focused::Page);
    }
    holds(&drawn(&model), &["All have a place."]);
    press(&mut model, Key::Enter, Focused::Option);
    holds(&drawn(&model), &["data-verdict=\"wrong\""]);
}

#[test]
fn exactly_one_row_is_in_hand_and_a_button_keeps_enter_for_itself() {
    let mut model = signed(true);
    tell(&mut model, run::Msg::ItemHeld(1).into());
    assert_eq!(count(&model, "aria-checked=\"true\""), 1);
    assert_eq!(count(&model, "role=\"radio\""), 3);
    assert!(!crate::app::uses_key(&model, Key::Enter, Focused::Button));
    press(&mut model, Key::Digit(2), Focused::Button);
    tell(&mut model, run::Msg::ItemHeld(1).into());
    assert_eq!(count(&model, "aria-pressed=\"true\""), 1);
}

#[test]
fn a_place_that_takes_many_tells_how_many_it_has() {
    let mut model = signed(false);
    for _ in 0..2 {
        press(&mut model, Key::Digit(2), Focused::Page);
    }
    let page = drawn(&model);
    holds(&page, &["class=\"holds\">2<", " placed"]);
    assert!(!page.contains(", taken"));
}

#[test]
fn the_event_asked_for_stands_in_the_gap_that_is_chosen() {
    let mut model = line();
    let page = drawn(&model);
    holds(&page, &["role=\"radiogroup\"", ">1925<", ">1941<"]);
    holds(&page, &["aria-label=\"between both\""]);
    assert_eq!(page.matches(">here<").count(), 3);
    assert!(!page.contains("Lake Khasan"));
    for (key, taken) in [
        (Key::Down, "before the Convention"),
        (Key::Down, "between both"),
        (Key::Up, "before the Convention"),
        (Key::Up, "after the Pact"),
        (Key::Digit(2), "between both"),
    ] {
        press(&mut model, key, Focused::Option);
        let page = drawn(&model);
        assert_eq!(page.matches(">here<").count(), 2, "{key:?}");
        let chosen = page.split("aria-checked=\"true\"").nth(1);
        let chosen = chosen.and_then(|after| after.split("</button>").next());
        holds(chosen.unwrap_or_default(), &[taken, "Lake Khasan"]);
    }
}

#[test]
fn the_parts_of_a_passage_are_chosen_within_the_text() {
    let mut model = sentence();
    let page = drawn(&model);
    holds(
        &page,
        &["aria-describedby=\"passage\"", " the Pact was signed in "],
    );
    assert_eq!(page.matches("<span role=\"radio\"").count(), 2);
    assert_eq!(page.matches("tabindex=\"0\"").count(), 1);
    // No button: Space would do nothing by itself. On the heading it scrolls.
    assert!(!crate::app::uses_key(&model, Key::Space, Focused::Page));
    press(&mut model, Key::Space, Focused::Option);
    press(&mut model, Key::Right, Focused::Option);
    press(&mut model, Key::Enter, Focused::Option);
    holds(&drawn(&model), &["data-verdict=\"right\""]);
}

#[test]
fn a_gap_is_heard_as_blank_until_it_is_filled() {
    let stem = "It was signed in ____ in spring.";
    let body = Body::Choice {
        options: choices(&["Moscow", "Berlin"]),
        key: 0,
    };
    let mut model = asking(Form::ClozeChoice, stem, body);
    let page = drawn(&model);
    holds(&page, &["<span class=\"unseen\">blank</span>", "--room:6"]);
    assert!(!page.contains("____"));
    press(&mut model, Key::Digit(1), Focused::Page);
    holds(
        &drawn(&model),
        &["class=\"blank\">Moscow</span> in spring."],
    );
    let body = Body::Name {
        key: NameKey::Listed(vec!["Moscow".to_owned()]),
        answer: "Moscow".to_owned(),
    };
    let mut model = asking(Form::ClozeTyped, stem, body);
    tell(&mut model, run::Msg::Typed("Mos".to_owned()).into());
    holds(
        &drawn(&model),
        &["class=\"blank\">Mos</span>", "value=\"Mos\""],
    );
    tell(&mut model, run::Msg::UnknownPressed.into());
    assert!(!drawn(&model).contains("____"));
}

#[test]
fn a_number_is_typed_before_its_unit_and_told_how_far_off_it_may_be() {
    for (value, tolerance, told) in [
        ("4.4", 100, "Up to a tenth off"),
        ("6", 167, "One more or less"),
        ("4.4", 50, "Up to 5 per cent off"),
        ("5", 0, ""),
    ] {
        let key = Amount {
            value: value.to_owned(),
            unit: "billion US$".to_owned(),
            hedge: None,
            tolerance,
            by: None,
        };
        let model = asking(
            Form::ShortAnswerQuantity,
            "How much?",
            Body::Quantity { key },
        );
        let page = drawn(&model);
        holds(
            &page,
            &["inputmode=\"decimal\"", "billion US$</span>", told],
        );
        assert_eq!(page.contains("counts as right"), tolerance > 0, "{value}");
    }
}

#[test]
fn statements_and_firsts_are_chosen_from_large_parts() {
    for (form, texts) in [
        (Form::TrueFalse, &["True", "False"][..]),
        (Form::WhichFirst, &["Khasan", "Nomonhan", "Mukden"][..]),
    ] {
        let options = choices(texts);
        let mut model = asking(form, "Which?", Body::Choice { options, key: 0 });
        holds(&drawn(&model), &["class=\"options halves\""]);
        press(&mut model, Key::Digit(2), Focused::Page);
        assert_eq!(count(&model, "aria-checked=\"true\""), 1);
        tell(&mut model, run::Msg::CheckPressed.into());
        holds(&drawn(&model), &["data-verdict=\"wrong\""]);
    }
}

#[test]
fn texts_of_the_set_say_their_direction_by_themselves() {
    for model in [several(), signed(true), line(), sentence()] {
        let page = drawn(&model);
        holds(&page, &["<h1 id=\"heading\"", "dir=\"auto\""]);
        assert!(page.matches("dir=\"auto\"").count() > 1, "{page}");
    }
}
