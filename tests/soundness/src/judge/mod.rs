//! What is wrong with a drawn question, by the rows of its set.
//!
//! What holds of every question stands in [`every`], why an option is false in
//! `refutation`; then one file for forms that are alike.

mod choices;
mod every;
mod groups;
mod involved;
mod known;
mod order;
mod refutation;
mod sentences;
mod times;
mod typed;

use crate::days::{self, Days};
use crate::question::{Choice, Question};
use crate::set::{Entity, Event, Set};

/// Judges the questions of one set.
#[derive(Debug)]
pub struct Judge {
    set: Set,
}

/// What is wrong with a question: of which sort, and what exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// A name for counting: `leak`, `two-keys`.
    pub kind: &'static str,
    /// What exactly.
    pub detail: String,
}

/// Sound, or the first defect.
pub type Judgement = Result<(), Defect>;

fn ensure(holds: bool, kind: &'static str, detail: impl FnOnce() -> String) -> Judgement {
    if holds {
        Ok(())
    } else {
        defect(kind, detail())
    }
}

fn defect<T>(kind: &'static str, detail: impl Into<String>) -> Result<T, Defect> {
    Err(Defect {
        kind,
        detail: detail.into(),
    })
}

/// A question beside the rows that it speaks of.
struct Case<'a> {
    set: &'a Set,
    question: &'a Question,
    /// The event of its fact; a card and a written question have none.
    owner: Option<&'a Event>,
}

impl Judge {
    /// Reads the set.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn new(set: &str) -> Result<Judge, String> {
        Ok(Judge {
            set: Set::read(set)?,
        })
    }

    /// The set it judges by.
    #[must_use]
    pub fn set(&self) -> &Set {
        &self.set
    }

    /// The first defect of a question, given as a line of `annals draw`.
    ///
    /// # Errors
    /// The defect.
    pub fn judge(&self, line: &str) -> Result<Question, Defect> {
        let question = Question::read(line).or_else(|why| defect("unreadable", why))?;
        self.judge_question(&question)?;
        Ok(question)
    }

    /// The first defect of a question.
    ///
    /// # Errors
    /// The defect.
    pub fn judge_question(&self, question: &Question) -> Judgement {
        let owner = match question.owner.as_str() {
            "card" | "question" | "entity" if self.set.event(&question.owner).is_none() => None,
            id => match self.set.event(id) {
                Some(event) => Some(event),
                None => return defect("unknown-row", format!("no event {id}")),
            },
        };
        let case = Case {
            set: &self.set,
            question,
            owner,
        };
        case.judge_every()?;
        match question.form.as_str() {
            "choice-date" => case.judge_choice_date(),
            "choice-event" => case.judge_choice_event(),
            "choice-actor" => case.judge_choice_actor(),
            "choice-place" => case.judge_choice_place(),
            "choice-kind" => case.judge_choice_kind(),
            "choice-quantity" => case.judge_choice_quantity(),
            "multiple-response" => case.judge_multiple_response(),
            "which-first" => case.judge_which_first(),
            "order" => case.judge_order(),
            "match" => case.judge_match(),
            "sort" => case.judge_sort(),
            "timeline" => case.judge_timeline(),
            "true-false" => case.judge_true_false(),
            "odd-one-out" => case.judge_odd_one_out(),
            "wrong-detail" => case.judge_wrong_detail(),
            "cloze-choice" | "cloze-typed" => case.judge_cloze(),
            "short-answer-year" => case.judge_year(),
            "short-answer-quantity" => case.judge_quantity(),
            "short-answer-name" => case.judge_name(),
            "flashcard" => case.judge_card(),
            "written" => case.judge_written(),
            other => defect("unknown-form", other),
        }
    }
}

impl<'a> Case<'a> {
    fn stem(&self) -> &'a str {
        &self.question.stem
    }

    /// The event of the fact, for forms that have one.
    fn event(&self) -> Result<&'a Event, Defect> {
        match self.owner {
            Some(event) => Ok(event),
            None => defect("unknown-row", "a fact without an event"),
        }
    }

    fn event_named(&self, id: &str) -> Result<&'a Event, Defect> {
        match self.set.event(id) {
            Some(event) => Ok(event),
            None => defect("unknown-row", format!("no event {id}")),
        }
    }

    fn entity_named(&self, id: &str) -> Result<&'a Entity, Defect> {
        match self.set.entity(id) {
            Some(entity) => Ok(entity),
            None => defect("unknown-row", format!("no entity {id}")),
        }
    }

    /// The one key, for forms that have one.
    fn key(&self) -> Result<&'a str, Defect> {
        match self.question.key.as_slice() {
            [key] => Ok(key),
            keys => defect("two-keys", format!("{} keys", keys.len())),
        }
    }

    fn others(&self) -> impl Iterator<Item = &'a Choice> + use<'a> {
        let question = self.question;
        question.options.iter().filter(|o| !question.is_key(o))
    }

    /// The date that the fact asks for: the event's, or that end of it.
    fn asked_date(&self) -> Result<(&'a Event, &'a str, Days), Defect> {
        let event = self.event()?;
        let edtf = match (self.question.aspect.as_str(), days::ends(&event.date)) {
            ("start", Some((start, _))) => start,
            ("end", Some((_, end))) => end,
            _ => &event.date,
        };
        match Days::read(edtf) {
            Some(days) => Ok((event, edtf, days)),
            None => defect("unreadable", format!("the date {edtf}")),
        }
    }

    /// The one event that a text calls by title or wording.
    fn event_called(&self, text: &str) -> Option<&'a Event> {
        let wording = crate::fold::fold(text);
        let mut found = self.set.called(&wording);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }
}
