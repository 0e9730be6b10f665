//! Questions on their way out: only what is whole, and what of a set has no place in a format of
//! questions.

use std::collections::HashSet;

use crate::exchange::lost;
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

/// Counts what a format could not hold.
#[derive(Default)]
pub struct Lost(Vec<Loss>);

struct Loss {
    one: &'static str,
    many: &'static str,
    count: usize,
    /// Why; empty: there is no room for it.
    because: &'static str,
}

/// Of what no question can be drawn.
const A_FAULT: &str = "left out for a fault; mend it first.";

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
            lost.add(one, many, count);
        }
        let cards = set.cards.iter();
        let typed = cards.filter(|card| !card.back.trim().is_empty()).count();
        let because = "asked as a question, the back to be typed on one line.";
        lost.add_because("card", "cards", typed, because);
        let reversible = set.cards.iter().filter(|card| card.reversible).count();
        let because = "asked from the front alone, though it may be turned around.";
        lost.add_because("card", "cards", reversible, because);
        lost
    }

    /// So many more of these have no room.
    pub fn add(&mut self, one: &'static str, many: &'static str, count: usize) {
        self.add_because(one, many, count, "");
    }

    /// A question that has a fault.
    pub fn faulty_question(&mut self) {
        self.add_because("question", "questions", 1, A_FAULT);
    }

    /// A card that has a fault.
    pub fn faulty_card(&mut self) {
        self.add_because("card", "cards", 1, A_FAULT);
    }

    /// A question with so many right options that Moodle has no share for one of them.
    pub fn many_right(&mut self) {
        let because =
            "Moodle has no share for each of more than ten right options and may refuse it.";
        self.add_because("question", "questions", 1, because);
    }

    /// So many that GIFT would read otherwise, for an arrow in them.
    pub fn arrow(&mut self, one: &'static str, many: &'static str, count: usize) {
        let because = "left out, for ‘->’ in what is typed makes a match of it in GIFT.";
        self.add_because(one, many, count, because);
    }

    /// So many more of these are lost, for a reason of their own.
    pub fn add_because(
        &mut self,
        one: &'static str,
        many: &'static str,
        count: usize,
        because: &'static str,
    ) {
        let mut losses = self.0.iter_mut();
        match losses.find(|loss| (loss.one, loss.because) == (one, because)) {
            Some(loss) => loss.count += count,
            None if count > 0 => self.0.push(Loss {
                one,
                many,
                count,
                because,
            }),
            None => {}
        }
    }

    /// "12 events: GIFT has no room for them."
    #[must_use]
    pub fn told(self, format: &str) -> Vec<String> {
        let told = self.0.into_iter().map(|loss| {
            let count = loss.count;
            let is_one = count == 1;
            let what = if is_one { loss.one } else { loss.many };
            match loss.because {
                "" => {
                    let it = if is_one { "it" } else { "them" };
                    format!("{count} {what}: {format} has no room for {it}.")
                }
                because => format!("{count} {what}: {because}"),
            }
        });
        told.collect()
    }
}
