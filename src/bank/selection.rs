//! What a quiz is drawn by: seed, number, forms, span of years.

use super::{Difficulty, Form};

/// The most questions one quiz may have.
pub const MOST_QUESTIONS: u32 = 200;

/// Together with a set, this names a quiz: the same on every device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Decides every draw.
    pub seed: u64,
    /// How many questions; a quiz has fewer when the set yields fewer.
    pub count: u32,
    /// Which forms may be asked; empty: all.
    pub forms: Vec<Form>,
    /// The first year that may be asked of.
    pub from: Option<i64>,
    /// The last year that may be asked of.
    pub to: Option<i64>,
    /// How hard the questions are to be.
    pub difficulty: Difficulty,
    /// Whether what this learner took for one another is mixed in. Without it a selection
    /// asks the same questions of everyone.
    pub own: bool,
}

impl Selection {
    /// The forms to draw from, in the order of [`Form::ALL`].
    #[must_use]
    pub fn forms(&self) -> Vec<Form> {
        Form::ALL
            .into_iter()
            .filter(|form| self.forms.is_empty() || self.forms.contains(form))
            .collect()
    }
}

/// A question of a quiz by its name: enough to draw it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Name of the fact.
    pub fact: String,
    /// Form to ask it in.
    pub form: Form,
    /// Seed to draw it with.
    pub seed: u64,
    /// How hard it is to be.
    pub difficulty: Difficulty,
    /// Id of the event or entity that is to stand beside the key: `event/ID`, `entity/ID`.
    pub beside: Option<String>,
}
