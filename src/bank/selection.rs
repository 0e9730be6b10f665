//! What a quiz is drawn by: seed, number, forms, span of years.

use super::{Difficulty, Form};

/// The most questions one quiz may have.
pub const MOST_QUESTIONS: u32 = 200;

/// The questions of a quiz of which it is not said how many.
pub const USUAL_COUNT: u32 = 10;

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
    /// What is asked where nothing else is said: all forms, all years, neither easy nor hard, the
    /// same of everyone.
    #[must_use]
    pub fn usual(seed: u64, count: u32) -> Selection {
        Selection {
            seed,
            count,
            forms: Vec::new(),
            from: None,
            to: None,
            difficulty: Difficulty::MIDDLE,
            own: false,
        }
    }

    /// The forms to draw from, in the order of [`Form::ALL`].
    #[must_use]
    pub fn forms(&self) -> Vec<Form> {
        Form::ALL
            .into_iter()
            .filter(|form| self.forms.is_empty() || self.forms.contains(form))
            .collect()
    }

    /// All that it says, by the names that a link has for it; what is as usual is left out.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![
            ("seed", self.seed.to_string()),
            ("count", self.count.to_string()),
        ];
        if !self.forms.is_empty() {
            let names: Vec<&str> = self.forms.iter().map(|form| form.name()).collect();
            pairs.push(("forms", names.join(",")));
        }
        for (name, year) in [("from", self.from), ("to", self.to)] {
            pairs.extend(year.map(|year| (name, year.to_string())));
        }
        if self.own {
            pairs.push(("own", "1".to_owned()));
        }
        if self.difficulty != Difficulty::MIDDLE {
            pairs.push(("difficulty", self.difficulty.permille().to_string()));
        }
        pairs
    }

    /// Takes in what a part of a link says of the questions; `None` when that cannot be read.
    pub fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "seed" => self.seed = value.parse().ok()?,
            "count" => self.count = value.parse().ok()?,
            "forms" => self.forms = Form::list(value)?,
            "from" => self.from = Some(value.parse().ok()?),
            "to" => self.to = Some(value.parse().ok()?),
            "own" => self.own = value == "1",
            "difficulty" => self.difficulty = Difficulty::from_permille(value.parse().ok()?),
            // A link of a later release may say more; what it says of the quiz itself is kept.
            _ => {}
        }
        Some(())
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
