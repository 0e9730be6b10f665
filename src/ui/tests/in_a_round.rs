//! Claims about a round that a class plays at once: what the screen and what learners show.

use super::{drawn, holds, opened, tell};
use crate::app::class::Msg;
use crate::app::class::hand_out::{Change, Field};
use crate::app::route::Handed;
use crate::app::{Model, Route};
use crate::class::{Assignment, Live};

/// A learner's page of a round that begins so many seconds after now.
fn lobby(model: &Model, after: i64) -> String {
    let now = model.now.div_euclid(1000);
    let assignment = Assignment {
        live: Some(Live {
            at: u32::try_from(now + after).expect("after 1970"),
            each: 20,
        }),
        ..Assignment::of("japan-soviet-union", "00", 7)
    };
    let handed = Handed::new(assignment);
    Route::Assignment(Box::new(handed)).address()
}

#[test]
fn a_learner_reads_when_it_begins_and_how_to_set_a_clock() {
    let mut model = opened("#/about");
    model.now = 1_795_000_000_000;
    let address = lobby(&model, 65);
    tell(&mut model, crate::app::Msg::HashChanged(address));
    model.now = 1_795_000_000_000;
    holds(
        &drawn(&model),
        &[
            "20 seconds for each question",
            "Begins in",
            "1:05",
            "The screen shows another time",
            "−10 s",
        ],
    );
    tell(&mut model, Msg::ClockMoved(60_000).into());
    model.now = 1_795_000_000_000;
    holds(&drawn(&model), &["0:05"]);
    let address = lobby(&model, -100_000);
    tell(&mut model, crate::app::Msg::HashChanged(address));
    let page = drawn(&model);
    holds(&page, &["This round is over."]);
    assert!(!page.contains("id='begin'") && !page.contains("id=\"begin\""));
}

#[test]
fn who_hands_out_a_round_chooses_its_seconds_and_nothing_that_does_not_go_with_it() {
    let mut model = opened("#/hand-out?set=japan-soviet-union&seed=7&count=5");
    holds(&drawn(&model), &["All at once, by the clock", "Minutes"]);
    tell(&mut model, Msg::Changed(Change::Live(true)).into());
    let page = drawn(&model);
    holds(
        &page,
        &["Seconds for each question", "Begins, in minutes from now"],
    );
    assert!(!page.contains("Who is asked what"));
    let wrong = Change::Wrong(Field::Each, "3".to_owned());
    tell(&mut model, Msg::Changed(wrong).into());
    holds(&drawn(&model), &["write a number from 5 to 600"]);
    tell(&mut model, Msg::Changed(Change::Live(false)).into());
    assert!(!drawn(&model).contains("write a number"));
}
