//! Questions on their way out: only what is whole, and what of a set has no place in a format of
//! questions.

use std::collections::HashSet;

use crate::exchange::lost::{self, Lost};
use crate::set::format::{SetShape, WrittenQuestionShape};

/// The answers of a question, as both formats write them.
pub enum Body<'a> {
    /// Options; positions of the right ones; whether just one is chosen.
    Options {
        /// The positions of the right ones, rising.
        keys: Vec<usize>,
        /// Whether one is chosen.
        single: bool,
    },
    /// The options `True` and `False`, in this order: whether it is true.
    Truth(bool),
    /// Accepted texts.
    Typed,
    /// A number, and how far off an answer may be.
    Number(&'a str, Option<&'a str>),
    /// Items with their places.
    Pairs,
}

/// The answers of a question; `None` where it has a fault for which no question could be drawn.
#[must_use]
pub fn body_of(question: &WrittenQuestionShape) -> Option<Body<'_>> {
    let is_told = |text: &String| !text.trim().is_empty();
    if !is_told(&question.stem) {
        return None;
    }
    match question.form.as_str() {
        "choice" | "multiple-response" => {
            let single = question.form == "choice";
            let options = &question.options;
            let wanted: HashSet<&String> = question.key.iter().collect();
            let offered: HashSet<&String> = options.iter().collect();
            let keys = options.iter().enumerate();
            let keys = keys.filter(|(_, text)| wanted.contains(text));
            let keys: Vec<usize> = keys.map(|(at, _)| at).collect();
            let is_whole = offered.len() > 1
                && offered.len() == options.len()
                && options.iter().all(is_told)
                && !keys.is_empty()
                && (!single || keys.len() == 1)
                && wanted.is_subset(&offered);
            let is_truth = single && *options == ["True", "False"];
            is_whole.then_some(match is_truth {
                true => Body::Truth(keys == [0]),
                false => Body::Options { keys, single },
            })
        }
        "short-answer" => {
            let is_whole = !question.key.is_empty() && question.key.iter().all(is_told);
            is_whole.then_some(Body::Typed)
        }
        "number" => {
            let is_number = |text: &str| crate::exchange::moodle::decimal::is_json(text);
            let value = question.key.first()?;
            let off = question.tolerance.as_deref();
            let is_whole = is_number(value) && off.is_none_or(is_number);
            is_whole.then_some(Body::Number(value, off))
        }
        "match" => {
            let is_whole = question.pairs.len() > 1 && question.pairs.iter().flatten().all(is_told);
            is_whole.then_some(Body::Pairs)
        }
        _ => None,
    }
}

/// What is said of an option.
#[must_use]
pub fn said<'a>(question: &'a WrittenQuestionShape, option: &str) -> Option<&'a str> {
    let mut feedback = question.feedback.iter();
    let found = feedback.find(|(text, _)| text == option);
    found
        .map(|(_, says)| says.as_str())
        .filter(|says| !says.is_empty())
}

/// Of what no question can be drawn.
const A_FAULT: &str = "left out for a fault; mend it first";

impl Lost {
    /// What of a set is no question.
    #[must_use]
    pub fn of(set: &SetShape) -> Lost {
        let mut lost = Lost::default();
        let cards = set.cards.iter().filter(|card| card.source.is_some());
        let questions = set.questions.iter();
        let questions = questions.filter(|question| question.source.is_some());
        let citations = cards.count() + questions.count();
        for (one, many, count) in [
            ("event", "events", set.events.len()),
            ("entity", "entities", set.entities.len()),
            ("era", "eras", set.eras.len()),
            ("kind of events", "kinds of events", set.kinds.len()),
            ("source", "sources", set.sources.len()),
            ("reference to a source", "references to sources", citations),
            (
                "detail of the set",
                "details of the set",
                lost::details(set),
            ),
            (
                "choice of questions",
                "choices of questions",
                lost::choices(set),
            ),
        ] {
            lost.tell(count, one, many, "");
        }
        let cards = set.cards.iter();
        let typed = cards.filter(|card| !card.back.trim().is_empty()).count();
        let why = "asked as a question, the back to be typed on one line";
        lost.tell(typed, "card", "cards", why);
        let reversible = set.cards.iter().filter(|card| card.reversible).count();
        let why = "asked from the front alone, though it may be turned around";
        lost.tell(reversible, "card", "cards", why);
        lost
    }

    /// A question that has a fault.
    pub fn faulty_question(&mut self) {
        self.tell(1, "question", "questions", A_FAULT);
    }

    /// A card that has a fault.
    pub fn faulty_card(&mut self) {
        self.tell(1, "card", "cards", A_FAULT);
    }

    /// A question with so many right options that Moodle has no share for one of them.
    pub fn many_right(&mut self) {
        let why = "Moodle has no share for each of more than ten right options and may refuse it";
        self.tell(1, "question", "questions", why);
    }

    /// So many that GIFT would read otherwise, for an arrow in them.
    pub fn arrow(&mut self, one: &'static str, many: &'static str, count: usize) {
        let why = "left out, for ‘->’ in what is typed makes a match of it in GIFT";
        self.tell(count, one, many, why);
    }
}
