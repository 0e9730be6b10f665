//! An answer on its way into the journal.

use crate::bank::{Bank, Grade, Response, Verdict};
use crate::memory::journal::{Detail, Moment, Rating, Told};
use crate::memory::{meaning, rate};
use crate::session::{Quiz, Stage};

/// An answer on its way into the journal.
#[derive(Clone, Debug)]
pub struct Given {
    pub(super) set: String,
    pub(super) fact: String,
    pub(super) form: crate::bank::Form,
    pub(super) detail: Detail,
    pub(super) permille: u16,
    pub(super) rating: Rating,
    pub(super) took: u32,
    pub(super) at: Moment,
    /// What the fact means, as numbers.
    pub(super) meaning: Option<(u32, u32)>,
}

impl Given {
    /// The answer to the question on screen, rated by what it is, or as the learner says.
    #[must_use]
    pub fn of(quiz: &Quiz, bank: &Bank, rating: Option<Rating>, at: Moment) -> Option<Given> {
        let attempt = quiz.attempt();
        let (question, answer) = (quiz.question()?, quiz.answer()?);
        let Stage::Saving { grade, .. } = quiz.stage() else {
            return None;
        };
        let pick = attempt.picks.get(attempt.at)?;
        let rated = rate(question, &grade.verdict, answer.permille, answer.took);
        Some(Given {
            set: attempt.set.clone(),
            fact: pick.fact.clone(),
            form: pick.form,
            detail: Detail {
                seed: pick.seed,
                difficulty: pick.difficulty,
                beside: pick.beside.clone(),
                told: told(&answer.response, grade),
                claimed: answer.claimed,
            },
            permille: answer.permille,
            rating: rating.unwrap_or(rated),
            took: answer.took,
            at,
            meaning: Some(meaning(bank, question.fact)),
        })
    }
}

/// The key need not be written down where it was given as it stands.
fn told(response: &Response, grade: &Grade) -> Told {
    match (&grade.verdict, response) {
        // Of a typed year it is the number that is right, and of a name the name.
        (Verdict::Right, _) => Told::Key,
        (_, response) => Told::Other(response.clone()),
    }
}
