//! The forms of question: their names, a line on each, and what a set lacks for one.

use crate::app::practise::Group;
use crate::bank::{Form, Need};

/// What is being asked, above the stem.
#[must_use]
pub fn form(form: Form) -> &'static str {
    match form {
        Form::ChoiceDate => "Choose the date",
        Form::ChoiceEvent => "Choose the event",
        Form::ChoiceActor => "Choose the name",
        Form::ChoicePlace => "Choose where",
        Form::ChoiceKind => "Choose the kind",
        Form::ChoiceQuantity => "Choose the number",
        Form::MultipleResponse => "Mark all that fit",
        Form::WhichFirst => "Choose the earliest",
        Form::Order => "Put in order",
        Form::Match => "Match",
        Form::Sort => "Sort",
        Form::Timeline => "Place on the line",
        Form::TrueFalse => "True or false",
        Form::OddOneOut => "Odd one out",
        Form::WrongDetail => "Find the mistake",
        Form::ClozeChoice => "Fill the gap",
        Form::ClozeTyped => "Type into the gap",
        Form::ShortAnswerYear => "Type the year",
        Form::ShortAnswerQuantity => "Type the number",
        Form::ShortAnswerName => "Type the name",
        Form::Flashcard => "Turn the card",
        Form::Written => "From the teacher",
    }
}

/// One line on a form.
#[must_use]
pub fn example(form: Form) -> &'static str {
    match form {
        Form::ChoiceDate => "When did it happen? Four dates to choose from.",
        Form::ChoiceEvent => "What happened in this year? Events to choose from.",
        Form::ChoiceActor => "Who or what was it? Names to choose from.",
        Form::ChoicePlace => "Where did it happen? Places to choose from.",
        Form::ChoiceKind => "What sort of event was it?",
        Form::ChoiceQuantity => "How many, how much? Numbers to choose from.",
        Form::MultipleResponse => {
            "Which of these came before, or involved somebody? One or more are right."
        }
        Form::WhichFirst => "Two or three events. Which came first?",
        Form::Order => "Four to seven events, earliest first.",
        Form::Match => "Bring each event together with its date, or each person with their part.",
        Form::Sort => "Which events belong to which time?",
        Form::Timeline => "Between which events does this one belong?",
        Form::TrueFalse => "One detail may have been changed.",
        Form::OddOneOut => "All but one have something in common.",
        Form::WrongDetail => "One detail of a sentence has been changed. Which?",
        Form::ClozeChoice => "A sentence with a gap, and words to choose from.",
        Form::ClozeTyped => "A sentence with a gap. You type what is missing.",
        Form::ShortAnswerYear => {
            "In which year did it happen? You type it; near is worth something."
        }
        Form::ShortAnswerQuantity => "How many, how much? You type it.",
        Form::ShortAnswerName => "Who was it, or where? You type the name.",
        Form::Flashcard => "You answer in your head, turn the card, and say whether you knew.",
        Form::Written => "Questions the teacher wrote by hand.",
    }
}

/// What the learner does in a group of forms.
#[must_use]
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Choose => "Choose",
        Group::PutTogether => "Put together",
        Group::Type => "Type",
        Group::Turn => "Turn",
    }
}

/// What a set would need for a form that it is too poor for.
#[must_use]
pub fn lacks(need: Need) -> &'static str {
    match need {
        Need::Events(_) => "needs more events whose dates can be told apart",
        Need::Kinds => "needs a column `kind`",
        Need::Actors => {
            "needs a column `actors`, with a question for each that they alone answer, or what each is known for"
        }
        Need::Places => "needs a column `place`, and the sort of each place",
        Need::Quantities => "needs a column `quantities`",
        Need::Summaries => "needs a column `summary` that names who or what took part",
        Need::Cards => "needs cards",
        Need::Written => "needs questions written by hand",
    }
}
