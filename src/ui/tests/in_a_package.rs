//! Claims about a quiz in a package: what the learner is told of the platform.

use super::{SET, drawn, holds, opened, tell};
use crate::app::class::Msg as ClassMsg;
use crate::app::class::lms::Msg;
use crate::app::{Model, run};
use crate::bank::Form;
use crate::class::scorm::{Answer, Edition, Refused, Told};
use crate::class::{Assignment, query};
use crate::set::content_hash;

/// A quiz of one question, as its link says it.
fn query() -> String {
    let mut assignment = Assignment::of("japan-soviet-union", &content_hash(SET), 7);
    assignment.selection.count = 1;
    assignment.selection.forms = vec![Form::ChoiceDate];
    query::whole(&assignment)
}

/// The door of a package in a platform that has answered.
fn packed() -> Model {
    let query = query();
    let mut model = opened(&["#/a?", &query].concat());
    heard(&mut model, Msg::Found(["1.2 ", &query].concat()));
    let value = |name: &&str| {
        let value = if name.ends_with("student_name") {
            "Ada"
        } else {
            ""
        };
        ((*name).to_owned(), value.to_owned())
    };
    let values = Told::names(Edition::V12).iter().map(value).collect();
    answers(&mut model, Answer::Opened(values));
    takes(&mut model);
    model
}

fn heard(model: &mut Model, msg: Msg) {
    tell(model, ClassMsg::Lms(msg).into());
}

fn answers(model: &mut Model, answer: Answer) {
    heard(model, Msg::Answered(answer));
}

/// It takes what it was told last.
fn takes(model: &mut Model) {
    answers(model, told(Ok(())));
}

fn told(committed: Result<(), String>) -> Answer {
    Answer::Told {
        refused: Vec::<Refused>::new(),
        committed,
    }
}

const EMPTY: &str = "<p role=\"status\" class=\"unseen\"></p>";

#[test]
fn the_place_for_what_the_platform_does_is_there_before_it_does_it() {
    let mut model = packed();
    holds(&drawn(&model), &["Ada", EMPTY]);
    tell(&mut model, ClassMsg::BeginPressed.into());
    answers(&mut model, told(Err("101".to_owned())));
    let page = drawn(&model);
    holds(
        &page,
        &[
            "role=\"status\" class=\"wrap caption platform\">Your teacher’s platform does not answer.",
        ],
    );
    assert!(!page.contains(EMPTY));
    // Outside of a package there is no such place.
    assert!(!drawn(&opened(&["#/a?", &query()].concat())).contains(EMPTY));
}

#[test]
fn at_the_end_nothing_is_asked_for_that_the_platform_has() {
    let mut model = packed();
    tell(&mut model, ClassMsg::BeginPressed.into());
    takes(&mut model);
    tell(&mut model, run::Msg::UnknownPressed.into());
    takes(&mut model);
    tell(&mut model, run::Msg::NextPressed.into());
    takes(&mut model);
    let page = drawn(&model);
    holds(
        &page,
        &[
            ">Handed in</h2>",
            "There is nothing more to do.",
            "class=\"plain\">Copy the result",
        ],
    );
    for without in ["Give it to your teacher", "Link to your result"] {
        assert!(!page.contains(without), "{without} in {page}");
    }
}
