//! The forms of question, one file each.
//!
//! To add a form: write `forms/<name>.rs` with a `FORM: Spec`, and give it a variant in
//! [`Form`] with its line in [`Form::ALL`] and [`Form::spec`]. The compiler then leads
//! to its name and example in `ui/wording/quiz.rs`, and to the place in `ui` that shows its
//! body, if its body is new. A form says
//! - which facts it can ask (`can_ask`: everything about the fact that no seed changes),
//! - how it draws one (`draw`: `None` when this seed finds too few distractors),
//! - its names. A family is several forms under one name in a link: `choice`.

mod boundary;
mod choice_actor;
mod choice_date;
mod choice_event;
mod choice_kind;
mod choice_place;
mod choice_quantity;
mod cloze;
mod cloze_choice;
mod cloze_typed;
mod company;
mod date_stem;
mod evenly;
#[cfg(test)]
pub(super) mod fixture;
mod flashcard;
mod involved;
mod lineup;
mod match_known;
mod matching;
mod multiple_response;
mod numbers;
mod odd_one_out;
#[cfg(test)]
mod of_sentences;
mod order;
mod place;
mod quantity_stem;
mod rivals;
mod sequence;
mod short_answer_name;
mod short_answer_quantity;
mod short_answer_year;
mod sort;
mod timeline;
#[cfg(test)]
pub(super) mod trial;
mod true_false;
mod which_first;
mod written;
mod wrong_detail;

use super::chance::Chance;
use super::{Bank, Dial, Fact, Question};

/// A way to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Choose the date of an event.
    ChoiceDate,
    /// Choose the event of a date.
    ChoiceEvent,
    /// Choose who took part in an event.
    ChoiceActor,
    /// Choose where an event was.
    ChoicePlace,
    /// Choose what sort of event it was.
    ChoiceKind,
    /// Choose how many or how much.
    ChoiceQuantity,
    /// Mark all that fit.
    MultipleResponse,
    /// Which of two or three came first.
    WhichFirst,
    /// Put events in order.
    Order,
    /// Bring pairs together.
    Match,
    /// Sort events into eras or kinds.
    Sort,
    /// Put an event into its gap on the line of years.
    Timeline,
    /// Say whether a statement is true.
    TrueFalse,
    /// Find the one that lacks what the others have.
    OddOneOut,
    /// Find the detail of a sentence that was changed.
    WrongDetail,
    /// Choose what was left out of a sentence.
    ClozeChoice,
    /// Type what was left out of a sentence.
    ClozeTyped,
    /// Type the year.
    ShortAnswerYear,
    /// Type the number.
    ShortAnswerQuantity,
    /// Type a name.
    ShortAnswerName,
    /// Turn a card and say whether it was known.
    Flashcard,
    /// A teacher's own question, unchanged.
    Written,
}

/// The sorts of facts, each of which the bank lists apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `Date`, `Start`, `End`.
    Times,
    /// `Identity`.
    Identities,
    /// `Actor`.
    Actors,
    /// `Place`.
    Places,
    /// `Kind`.
    Kinds,
    /// `Quantity`.
    Quantities,
    /// `Known`.
    Known,
    /// `Card`.
    Cards,
    /// `Written`.
    Written,
}

impl Class {
    pub const ALL: [Class; 9] = [
        Class::Times,
        Class::Identities,
        Class::Actors,
        Class::Places,
        Class::Kinds,
        Class::Quantities,
        Class::Known,
        Class::Cards,
        Class::Written,
    ];

    /// The class of a fact.
    pub fn of(fact: Fact) -> Class {
        match fact {
            Fact::Date(_) | Fact::Start(_) | Fact::End(_) => Class::Times,
            Fact::Identity(_) => Class::Identities,
            Fact::Actor(..) => Class::Actors,
            Fact::Place(_) => Class::Places,
            Fact::Kind(_) => Class::Kinds,
            Fact::Quantity(..) => Class::Quantities,
            Fact::Known(_) => Class::Known,
            Fact::Card(_) => Class::Cards,
            Fact::Written(_) => Class::Written,
        }
    }
}

/// What an answer shows of a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tests {
    /// The answer stands before the learner, among others.
    Recognition,
    /// The learner brings the answer forth.
    Recall,
}

/// What a set must have for a form to ask anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// So many events whose dates can be told apart.
    Events(u8),
    /// A column of kinds.
    Kinds,
    /// A column of actors, with a question that the actor alone answers; or entities that
    /// are known for something.
    Actors,
    /// A column of places whose sort is known.
    Places,
    /// A column of quantities.
    Quantities,
    /// A column of summaries.
    Summaries,
    /// Cards written by hand.
    Cards,
    /// Questions written by hand.
    Written,
}

/// What a form is called by other systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The interaction of QTI 3.
    pub qti: &'static str,
    /// The question type of Moodle; empty where it has none.
    pub moodle: &'static str,
    /// The interaction type of xAPI and SCORM.
    pub xapi: &'static str,
}

/// What a form's file declares.
pub(super) struct Spec {
    /// Its name in links, storage and on the command line.
    pub name: &'static str,
    /// The family it belongs to.
    pub family: &'static str,
    /// The classes of facts it asks.
    pub asks: &'static [Class],
    /// Recognition or recall.
    pub tests: Tests,
    /// What the set must have.
    pub needs: &'static [Need],
    /// Whether it can ask this fact, at some seed.
    pub can_ask: fn(&Bank, Fact) -> bool,
    /// Draws the question.
    pub draw: fn(&Bank, Fact, Dial, &mut Chance) -> Option<Drawn>,
}

/// A question as a form draws it; fact, form and seed are added outside.
pub(super) struct Drawn {
    pub stem: String,
    pub body: super::Body,
    pub proof: super::Proof,
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Form; 22] = [
        Form::ChoiceDate,
        Form::ChoiceEvent,
        Form::ChoiceActor,
        Form::ChoicePlace,
        Form::ChoiceKind,
        Form::ChoiceQuantity,
        Form::MultipleResponse,
        Form::WhichFirst,
        Form::Order,
        Form::Match,
        Form::Sort,
        Form::Timeline,
        Form::TrueFalse,
        Form::OddOneOut,
        Form::WrongDetail,
        Form::ClozeChoice,
        Form::ClozeTyped,
        Form::ShortAnswerYear,
        Form::ShortAnswerQuantity,
        Form::ShortAnswerName,
        Form::Flashcard,
        Form::Written,
    ];

    /// The forms that a quiz may begin with before the rest of the program is here: see
    /// `xtask/src/split.rs`.
    pub const FIRST: [Form; 1] = [Form::ChoiceDate];

    fn spec(self) -> &'static Spec {
        match self {
            Form::ChoiceDate => &choice_date::FORM,
            Form::ChoiceEvent => &choice_event::FORM,
            Form::ChoiceActor => &choice_actor::FORM,
            Form::ChoicePlace => &choice_place::FORM,
            Form::ChoiceKind => &choice_kind::FORM,
            Form::ChoiceQuantity => &choice_quantity::FORM,
            Form::MultipleResponse => &multiple_response::FORM,
            Form::WhichFirst => &which_first::FORM,
            Form::Order => &order::FORM,
            Form::Match => &matching::FORM,
            Form::Sort => &sort::FORM,
            Form::Timeline => &timeline::FORM,
            Form::TrueFalse => &true_false::FORM,
            Form::OddOneOut => &odd_one_out::FORM,
            Form::WrongDetail => &wrong_detail::FORM,
            Form::ClozeChoice => &cloze_choice::FORM,
            Form::ClozeTyped => &cloze_typed::FORM,
            Form::ShortAnswerYear => &short_answer_year::FORM,
            Form::ShortAnswerQuantity => &short_answer_quantity::FORM,
            Form::ShortAnswerName => &short_answer_name::FORM,
            Form::Flashcard => &flashcard::FORM,
            Form::Written => &written::FORM,
        }
    }

    /// What other systems call it.
    #[must_use]
    pub fn elsewhere(self) -> Elsewhere {
        match self {
            Form::ChoiceDate => choice_date::ELSEWHERE,
            Form::ChoiceEvent => choice_event::ELSEWHERE,
            Form::ChoiceActor => choice_actor::ELSEWHERE,
            Form::ChoicePlace => choice_place::ELSEWHERE,
            Form::ChoiceKind => choice_kind::ELSEWHERE,
            Form::ChoiceQuantity => choice_quantity::ELSEWHERE,
            Form::MultipleResponse => multiple_response::ELSEWHERE,
            Form::WhichFirst => which_first::ELSEWHERE,
            Form::Order => order::ELSEWHERE,
            Form::Match => matching::ELSEWHERE,
            Form::Sort => sort::ELSEWHERE,
            Form::Timeline => timeline::ELSEWHERE,
            Form::TrueFalse => true_false::ELSEWHERE,
            Form::OddOneOut => odd_one_out::ELSEWHERE,
            Form::WrongDetail => wrong_detail::ELSEWHERE,
            Form::ClozeChoice => cloze_choice::ELSEWHERE,
            Form::ClozeTyped => cloze_typed::ELSEWHERE,
            Form::ShortAnswerYear => short_answer_year::ELSEWHERE,
            Form::ShortAnswerQuantity => short_answer_quantity::ELSEWHERE,
            Form::ShortAnswerName => short_answer_name::ELSEWHERE,
            Form::Flashcard => flashcard::ELSEWHERE,
            Form::Written => written::ELSEWHERE,
        }
    }

    /// Its name in links, storage and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// Whether it tests recognition or recall.
    #[must_use]
    pub fn tests(self) -> Tests {
        self.spec().tests
    }

    /// What a set must have for it.
    #[must_use]
    pub fn needs(self) -> &'static [Need] {
        self.spec().needs
    }

    /// The classes of facts it asks.
    pub(super) fn asks(self) -> &'static [Class] {
        self.spec().asks
    }

    /// The form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Whether this is its name, or that of its family.
    #[must_use]
    pub fn is_called(self, name: &str) -> bool {
        self.name() == name || self.spec().family == name
    }

    /// Reads names of forms and families, parted by commas; `None` when one is unknown.
    #[must_use]
    pub fn list(names: &str) -> Option<Vec<Form>> {
        let names: Vec<&str> = names.split(',').filter(|name| !name.is_empty()).collect();
        let means = |form: Form, name: &str| form.is_called(name);
        let known = |name: &&str| Form::ALL.into_iter().any(|form| means(form, name));
        let meant = |form: &Form| names.iter().any(|name| means(*form, name));
        names
            .iter()
            .all(known)
            .then(|| Form::ALL.into_iter().filter(meant).collect())
    }

    /// Whether it asks facts of this class, whatever the set lets it.
    #[must_use]
    pub fn asks_class_of(self, fact: Fact) -> bool {
        self.spec().asks.contains(&Class::of(fact))
    }

    /// Whether it can ask this fact at all.
    #[must_use]
    pub fn can_ask(self, bank: &Bank, fact: Fact) -> bool {
        let spec = self.spec();
        spec.asks.contains(&Class::of(fact))
            && bank.allows(fact, self)
            && (spec.can_ask)(bank, fact)
    }

    pub(super) fn draw(self, bank: &Bank, fact: Fact, seed: u64, dial: Dial) -> Option<Question> {
        if !bank.allows(fact, self) {
            return None;
        }
        let mut chance = Chance::new(seed);
        let drawn = (self.spec().draw)(bank, fact, dial, &mut chance)?;
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
                Some(vec![
                    Form::ShortAnswerYear,
                    Form::ShortAnswerQuantity,
                    Form::ShortAnswerName,
                ]),
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
