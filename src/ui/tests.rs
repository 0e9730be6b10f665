//! Claims about the pages, drawn on the host from states that the app itself reached.

mod answers;

use yew::{Callback, Html, LocalServerRenderer, Properties, component};

use super::{Link, pages};
use crate::app::{Effect, Env, Model, Msg, Notice, SaveError, practise, run, update};
use crate::bank::Form;

const ENV: Env = Env {
    now: 1_795_000_000_000,
    time_zone_offset: 60,
    seed: 7,
};
const SET: &str = include_str!("../../questions/japan-soviet-union.json");
const INDEX: &str =
    r#"{"sets":[{"file":"japan-soviet-union.json","id":"japan-soviet-union","title":"Japan"}]}"#;

#[derive(Properties, PartialEq)]
struct Shown {
    html: Html,
}

#[component]
fn Page(shown: &Shown) -> Html {
    shown.html.clone()
}

fn drawn(model: &Model) -> String {
    let html = pages::view(model, &Link::new(Callback::noop()));
    let renderer = LocalServerRenderer::<Page>::with_props(Shown { html }).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime starts");
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// Tells the app, stores what it wants stored, and follows where it goes.
fn tell(model: &mut Model, msg: Msg) {
    for effect in update(model, msg, ENV) {
        match effect {
            Effect::Save { key, .. } => tell(
                model,
                Msg::Saved {
                    key,
                    result: Ok(()),
                },
            ),
            Effect::Go(address) | Effect::Replace(address) => {
                tell(model, Msg::HashChanged(address))
            }
            Effect::FetchIndex
            | Effect::FetchSet { .. }
            | Effect::Focus(_)
            | Effect::Download { .. } => {}
        }
    }
}

fn opened(hash: &str) -> Model {
    let mut model = Model::new();
    tell(
        &mut model,
        Msg::Started {
            hash: hash.to_owned(),
            stored: Ok(Vec::new()),
        },
    );
    tell(&mut model, Msg::IndexFetched(Ok(INDEX.to_owned())));
    tell(
        &mut model,
        Msg::SetFetched {
            id: "japan-soviet-union".to_owned(),
            result: Ok(SET.to_owned()),
        },
    );
    model
}

fn quiz(form: Form) -> Model {
    opened(&format!(
        "#/practise/run?set=japan-soviet-union&seed=3&count=2&forms={}",
        form.name()
    ))
}

fn holds(page: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(page.contains(part), "{part} is missing from {page}");
    }
}

#[test]
fn every_place_has_a_heading_that_can_take_the_focus() {
    for (hash, wanted) in [
        ("#/", "class=\"axis\""),
        ("#/practise", "type=\"checkbox\""),
        ("#/about", "CC-BY-SA-4.0"),
        ("#/nowhere", "#/nowhere"),
    ] {
        let page = drawn(&opened(hash));
        holds(&page, &["<main", "id=\"heading\" tabindex=\"-1\"", wanted]);
        assert_eq!(page.matches("<h1").count(), 1, "{hash}");
    }
}

#[test]
fn every_form_can_be_answered_and_shows_its_proof() {
    for (form, wanted) in [
        (Form::ChoiceDate, "role=\"radiogroup\""),
        (Form::ChoiceEvent, "role=\"radio\""),
        (Form::WhichFirst, "class=\"options halves\""),
        (Form::Order, "id=\"row-0\""),
        (Form::ShortAnswerYear, "inputmode=\"numeric\""),
        (Form::ShortAnswerName, "spellcheck=\"false\""),
        (Form::Flashcard, "Show answer"),
        (Form::Written, "data-form=\"written\""),
    ] {
        let mut model = quiz(form);
        holds(&drawn(&model), &["data-question=", "data-seed=", wanted]);
        tell(&mut model, run::Msg::UnknownPressed.into());
        let proof = drawn(&model);
        holds(
            &proof,
            &["data-verdict=\"unknown\"", "class=\"proof", "Next"],
        );
        assert!(
            !proof.contains("role=\"radio\""),
            "{form:?} can be answered twice"
        );
    }
}

#[test]
fn only_dates_on_offer_are_on_the_line_before_the_answer() {
    assert!(drawn(&quiz(Form::ChoiceDate)).contains("class=\"offered\""));
    for form in [
        Form::ChoiceEvent,
        Form::WhichFirst,
        Form::Order,
        Form::Flashcard,
    ] {
        assert!(!drawn(&quiz(form)).contains("class=\"axis\""), "{form:?}");
    }
}

#[test]
fn a_row_moved_by_its_arrow_is_announced() {
    let mut model = quiz(Form::Order);
    assert!(!drawn(&model).contains(", now "));
    tell(&mut model, run::Msg::ItemMoved { from: 0, to: 1 }.into());
    let page = drawn(&model);
    holds(&page, &[", now second of "]);
    assert!(!page.contains("Lifted: "));
}

#[test]
fn a_finished_attempt_shows_what_was_missed() {
    let mut model = quiz(Form::ChoiceDate);
    for _ in 0..2 {
        tell(&mut model, run::Msg::UnknownPressed.into());
        tell(&mut model, run::Msg::NextPressed.into());
    }
    holds(
        &drawn(&model),
        &[
            "0 of 2",
            "Ask the 2 missed again",
            "<details",
            "data-verdict=\"unknown\"",
        ],
    );
    tell(&mut model, Msg::HashChanged("#/".to_owned()));
    holds(
        &drawn(&model),
        &["You knew 0 of the 2 facts you have met", "Past attempts"],
    );
}

#[test]
fn only_what_blocks_work_is_an_alert() {
    for (notice, role) in [
        (Notice::NotSaved(SaveError::Full), "alert"),
        (Notice::NotSaved(SaveError::Forbidden), "alert"),
        (Notice::Unread(1), "status"),
        (Notice::ItemsRefused(3), "status"),
    ] {
        let mut model = opened("#/about");
        model.tell(notice.clone());
        let wanted = format!("role=\"{role}\"");
        assert!(drawn(&model).contains(&wanted), "{notice:?}");
    }
}

#[test]
fn a_complaint_stands_where_it_arose() {
    let mut model = opened("#/practise");
    tell(
        &mut model,
        practise::Msg::FromTyped("194o".to_owned()).into(),
    );
    tell(&mut model, practise::Msg::BeginPressed.into());
    holds(
        &drawn(&model),
        &[
            "aria-invalid=\"true\"",
            "id=\"complaint\"",
            "That is not a year.",
        ],
    );
    let mut model = quiz(Form::ChoiceDate);
    tell(&mut model, run::Msg::CheckPressed.into());
    holds(&drawn(&model), &["role=\"alert\"", "Choose one first"]);
}
