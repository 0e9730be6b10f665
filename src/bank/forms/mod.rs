//! The forms of question, one file each.
//!
//! To add a form: write `forms/<name>.rs` with a `FORM: Spec`, and give it a variant in
//! [`Form`] with its line in [`Form::ALL`] and [`Form::spec`]. The compiler then leads
//! to its name and example in `ui/wording/quiz.rs`, and to the place in `ui` that shows its
//! body, if its body is new. A form says
//! - which facts it can ask (`can_ask`: everything about the fact that no seed changes),
//! - how it draws one (`draw`: `None` when this seed finds too few distractors),
//! - its names. A family is several forms under one name in a link: `choice`.

mod choice_date;
mod choice_event;
mod date_stem;
mod flashcard;
mod lineup;
mod order;
mod short_answer_name;
mod short_answer_year;
mod which_first;
mod written;

use super::chance::Chance;
use super::{Bank, Fact, Question};

/// A way to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Choose the date of an event.
    ChoiceDate,
    /// Choose the event of a date.
    ChoiceEvent,
    /// Which of two came first.
    WhichFirst,
    /// Put events in order.
    Order,
    /// Type the year.
    ShortAnswerYear,
    /// Type a name.
    ShortAnswerName,
    /// Turn a card and say whether it was known.
    Flashcard,
    /// A teacher's own question, unchanged.
    Written,
}

/// What a form's file declares.
pub(super) struct Spec {
    /// Its name in links, storage and on the command line.
    pub name: &'static str,
    /// The family it belongs to.
    pub family: &'static str,
    /// Whether it can ask this fact, at some seed.
    pub can_ask: fn(&Bank, Fact) -> bool,
    /// Draws the question.
    pub draw: fn(&Bank, Fact, &mut Chance) -> Option<Drawn>,
}

/// A question as a form draws it; fact, form and seed are added outside.
pub(super) struct Drawn {
    pub stem: String,
    pub body: super::Body,
    pub proof: super::Proof,
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Form; 8] = [
        Form::ChoiceDate,
        Form::ChoiceEvent,
        Form::WhichFirst,
        Form::Order,
        Form::ShortAnswerYear,
        Form::ShortAnswerName,
        Form::Flashcard,
        Form::Written,
    ];

    fn spec(self) -> &'static Spec {
        match self {
            Form::ChoiceDate => &choice_date::FORM,
            Form::ChoiceEvent => &choice_event::FORM,
            Form::WhichFirst => &which_first::FORM,
            Form::Order => &order::FORM,
            Form::ShortAnswerYear => &short_answer_year::FORM,
            Form::ShortAnswerName => &short_answer_name::FORM,
            Form::Flashcard => &flashcard::FORM,
            Form::Written => &written::FORM,
        }
    }

    /// Its name in links, storage and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// The form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Reads names of forms and families, parted by commas; `None` when one is unknown.
    #[must_use]
    pub fn list(names: &str) -> Option<Vec<Form>> {
        let names: Vec<&str> = names.split(',').filter(|name| !name.is_empty()).collect();
        let means = |form: Form, name: &str| form.name() == name || form.spec().family == name;
        let known = |name: &&str| Form::ALL.into_iter().any(|form| means(form, name));
        let meant = |form: &Form| names.iter().any(|name| means(*form, name));
        names
            .iter()
            .all(known)
            .then(|| Form::ALL.into_iter().filter(meant).collect())
    }

    /// Whether it can ask this fact at all.
    #[must_use]
    pub fn can_ask(self, bank: &Bank, fact: Fact) -> bool {
        (self.spec().can_ask)(bank, fact)
    }

    pub(super) fn draw(self, bank: &Bank, fact: Fact, seed: u64) -> Option<Question> {
        let mut chance = Chance::new(seed);
        let drawn = (self.spec().draw)(bank, fact, &mut chance)?;
        Some(Question {
            fact,
            form: self,
            seed,
            stem: drawn.stem,
            body: drawn.body,
            proof: drawn.proof,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_stand_in_the_order_of_their_variants() {
        for (at, form) in Form::ALL.into_iter().enumerate() {
            assert_eq!(form as usize, at, "{}", form.name());
            assert_eq!(Form::named(form.name()), Some(form));
        }
    }

    #[test]
    fn names_of_forms_are_read_and_unknown_ones_refused() {
        for (names, expected) in [
            ("order", Some(vec![Form::Order])),
            (
                "short-answer",
                Some(vec![Form::ShortAnswerYear, Form::ShortAnswerName]),
            ),
            (
                "order,choice-date,order",
                Some(vec![Form::ChoiceDate, Form::Order]),
            ),
            ("", Some(vec![])),
            ("order,riddle", None),
        ] {
            assert_eq!(Form::list(names), expected, "{names}");
        }
    }
}
