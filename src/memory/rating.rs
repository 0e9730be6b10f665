//! How well a fact was remembered, by the answer that was given.
//!
//! FSRS wants one of four words. Who turns a card says it; of all other answers it is read here.
//! The reasons are in `docs/decisions/0016-rating.md`.

use super::journal::Rating;
use crate::bank::{Body, Form, Question, Tests, Verdict};

/// Of an answer that is partly right, in thousandths: from here on it was remembered, with
/// effort.
const PARTLY: u16 = 600;
/// Milliseconds to read a sign: 200 words a minute.
const SIGN: u32 = 50;
/// Milliseconds to turn to a question, and to answer.
const TURN: u32 = 2_000;
/// Milliseconds to type a sign.
const KEY: u32 = 300;
/// So many times the usual, and it took effort.
const SLOW: u32 = 4;

/// The rating of an answer to a question that took so many milliseconds.
#[must_use]
pub fn rate(question: &Question, verdict: &Verdict, permille: u16, took: u32) -> Rating {
    if permille < PARTLY {
        return Rating::Again;
    }
    let usual = usual_time(question);
    if permille < 1000 || took > usual.saturating_mul(SLOW) {
        return Rating::Hard;
    }
    match question.form.tests() {
        // Half of all guesses would be right.
        Tests::Recognition if ways(question) <= 2 => Rating::Hard,
        Tests::Recognition => Rating::Good,
        // What the learner counts as right, and what needed mending, was not there at once.
        Tests::Recall if *verdict != Verdict::Right => Rating::Good,
        Tests::Recall if question.form == Form::Flashcard => Rating::Good,
        Tests::Recall if took < usual => Rating::Easy,
        Tests::Recall => Rating::Good,
    }
}

/// Milliseconds in which a question is read and answered by who knows.
fn usual_time(question: &Question) -> u32 {
    let signs = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let offered: u32 = question.body.offered().iter().map(|o| signs(&o.text)).sum();
    let typed = match &question.body {
        Body::Year { .. } => 4,
        Body::Quantity { key } => signs(&key.value),
        Body::Name { answer, .. } => signs(answer),
        _ => 0,
    };
    TURN + SIGN * (signs(&question.stem) + offered).min(4_000) + KEY * typed.min(100)
}

/// How many answers there are to choose from.
fn ways(question: &Question) -> usize {
    match question.body.single() {
        Some((options, _)) => options.len(),
        None => usize::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Choice, Fact, Proof};
    use crate::set::EventIx;

    fn question(form: Form, options: usize) -> Question {
        let option = |n: usize| Choice {
            id: n.to_string(),
            text: "an option".to_owned(),
            period: None,
        };
        let body = match options {
            0 => Body::Year {
                key: 1956,
                scale: 10,
            },
            _ => Body::Choice {
                options: (0..options).map(option).collect(),
                key: 0,
            },
        };
        Question {
            fact: Fact::Date(EventIx(0)),
            form,
            seed: 0,
            stem: "In which year did it happen?".to_owned(),
            body,
            proof: Proof {
                key: Vec::new(),
                distractors: Vec::new(),
                named: None,
            },
        }
    }

    #[test]
    fn an_answer_is_rated_by_worth_time_and_kind() {
        let year = question(Form::ShortAnswerYear, 0);
        let four = question(Form::ChoiceDate, 4);
        let two = question(Form::TrueFalse, 2);
        let (right, wrong) = (Verdict::Right, Verdict::Unknown);
        for (question, verdict, permille, seconds, expected) in [
            (&year, &right, 1000, 3, Rating::Easy),
            (&year, &right, 1000, 9, Rating::Good),
            (&year, &right, 1000, 60, Rating::Hard),
            (&year, &Verdict::Claimed, 1000, 3, Rating::Good),
            (&year, &Verdict::YearsOff(2), 800, 3, Rating::Hard),
            (&year, &Verdict::YearsOff(6), 400, 3, Rating::Again),
            (&year, &wrong, 0, 3, Rating::Again),
            (&four, &right, 1000, 1, Rating::Good),
            (&four, &right, 1000, 9, Rating::Good),
            (&four, &right, 1000, 90, Rating::Hard),
            (&two, &right, 1000, 1, Rating::Hard),
            (&two, &Verdict::Wrong, 0, 1, Rating::Again),
        ] {
            let rated = rate(question, verdict, permille, seconds * 1000);
            assert_eq!(rated, expected, "{:?} {verdict:?} {seconds}", question.form);
        }
    }
}
