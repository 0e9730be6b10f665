//! Claims about what a learner took for something else.

use super::{drawn, holds, opened, tell};
use crate::app::{Model, Msg, practise, run};
use crate::ui::wording;

/// Takes what stands next to the key for the key, in both questions.
fn mistaken() -> Model {
    let mut model = opened(
        "#/practise/run?set=japan-soviet-union&seed=3&count=2&forms=choice-event,which-first",
    );
    for _ in 0..2 {
        let question = model.quiz().and_then(|quiz| quiz.question()).unwrap();
        let (options, key) = question.body.single().unwrap();
        let wrong = (key + 1) % options.len();
        tell(&mut model, run::Msg::OptionChosen(wrong).into());
        tell(&mut model, run::Msg::CheckPressed.into());
        tell(&mut model, run::Msg::NextPressed.into());
    }
    model
}

#[test]
fn what_was_confused_is_offered_to_be_mixed_in_and_said_above_its_question() {
    let fresh = drawn(&opened("#/practise"));
    assert!(!fresh.contains("Mix in"), "nothing was confused yet");

    let mut model = mistaken();
    tell(&mut model, Msg::HashChanged("#/practise".to_owned()));
    holds(&drawn(&model), &["Mix in what I confuse (2 pairs)"]);
    tell(&mut model, practise::Msg::BeginPressed.into());
    let mut said = 0;
    while let Some(quiz) = model.quiz().filter(|quiz| !quiz.attempt().is_finished()) {
        let attempt = quiz.attempt();
        let beside = attempt.picks[attempt.at].beside.is_some();
        assert_eq!(drawn(&model).contains(wording::CONFUSED), beside);
        said += usize::from(beside);
        tell(&mut model, run::Msg::UnknownPressed.into());
        tell(&mut model, run::Msg::CardTurned.into());
        tell(&mut model, run::Msg::CardRated(true).into());
        tell(&mut model, run::Msg::NextPressed.into());
    }
    assert!(said > 0, "no question shows a pair side by side");
}

#[test]
fn without_the_tick_the_quiz_is_the_same_for_everyone() {
    let mut model = mistaken();
    tell(&mut model, Msg::HashChanged("#/practise".to_owned()));
    tell(&mut model, practise::Msg::MixToggled.into());
    tell(&mut model, practise::Msg::BeginPressed.into());
    let attempt = model.quiz().unwrap().attempt();
    assert!(!attempt.selection.own);
    assert!(attempt.picks.iter().all(|pick| pick.beside.is_none()));
}
