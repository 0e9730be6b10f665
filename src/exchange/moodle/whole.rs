//! Questions on their way out: only what is whole, and what of a set has no place in a format of
//! questions.

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
            let mut keys: Vec<usize> = (0..options.len()).collect();
            keys.retain(|at| {
                options
                    .get(*at)
                    .is_some_and(|text| question.key.contains(text))
            });
            let is_whole = options.len() > 1
                && options.iter().all(is_told)
                && !keys.is_empty()
                && (!single || keys.len() == 1)
                && question.key.iter().all(|key| options.contains(key));
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
pub struct Lost(Vec<(&'static str, &'static str, usize)>);

impl Lost {
    /// What of a set is no question.
    #[must_use]
    pub fn of(set: &SetShape) -> Lost {
        let mut lost = Lost::default();
        let cited = |source: bool| usize::from(source);
        let cards = set.cards.iter();
        let questions = set.questions.iter();
        let citations = cards
            .map(|card| cited(card.source.is_some()))
            .sum::<usize>()
            + questions
                .map(|question| cited(question.source.is_some()))
                .sum::<usize>();
        for (one, many, count) in [
            ("event", "events", set.events.len()),
            ("entity", "entities", set.entities.len()),
            ("era", "eras", set.eras.len()),
            ("kind of events", "kinds of events", set.kinds.len()),
            ("source", "sources", set.sources.len()),
            ("reference to a source", "references to sources", citations),
        ] {
            lost.add(one, many, count);
        }
        lost
    }

    /// So many more of these.
    pub fn add(&mut self, one: &'static str, many: &'static str, count: usize) {
        match self.0.iter_mut().find(|(known, ..)| *known == one) {
            Some((.., sum)) => *sum += count,
            None => self.0.push((one, many, count)),
        }
    }

    /// "12 events: GIFT has no room for them."
    #[must_use]
    pub fn told(self, format: &str) -> Vec<String> {
        let some = self.0.into_iter().filter(|(.., count)| *count > 0);
        let told = some.map(|(one, many, count)| {
            let (what, it) = if count == 1 {
                (one, "it")
            } else {
                (many, "them")
            };
            format!("{count} {what}: {format} has no room for {it}.")
        });
        told.collect()
    }
}
