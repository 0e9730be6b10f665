//! An answer as the data models write it: the type of its question, what was answered, and the key.
//!
//! SCORM 1.2 has a letter or digit for each thing that can be chosen, by its place in the question.
//! SCORM 2004 has names for them; ours are the ids of the options.

use super::Edition;
use super::numeric;
use super::words::{option, plain, short};
use crate::bank::{Body, Choice, Question, Response, TypedYear, read_year};
use crate::class::submission::{Given, lists};

/// The most things that can be chosen or placed: the letters and digits of 1.2, and what an LMS of
/// 2004 must have room for.
const MOST: usize = 36;
/// The longest name of an option.
const LONGEST_ID: usize = 250;

/// An answer in the words of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// What sort of question it is.
    pub kind: &'static str,
    /// What was answered; `None`: nothing.
    pub response: Option<String>,
    /// What is right.
    pub pattern: Option<String>,
}

/// How a question is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    TrueFalse,
    Choice,
    Sequencing,
    Matching,
    Numeric,
    Text,
    /// More options than there are letters: their numbers, as a text.
    Numbers,
}

/// An answer to a question.
pub(super) fn written(edition: Edition, question: &Question, response: &Response) -> Written {
    let kind = kind(question, response);
    let say = |response: &Response| {
        let given = Given::of(question, response)?;
        let said = said(edition, kind, question, &given)?;
        Some(said).filter(|said| !said.is_empty())
    };
    Written {
        kind: match kind {
            Kind::TrueFalse => "true-false",
            Kind::Choice => "choice",
            Kind::Sequencing => "sequencing",
            Kind::Matching => "matching",
            Kind::Numeric => "numeric",
            Kind::Text | Kind::Numbers => "fill-in",
        },
        response: say(response),
        pattern: match (edition, kind) {
            (Edition::V2004, Kind::Numeric) => range(&question.body),
            (Edition::V12 | Edition::V2004, _) => say(&question.key_response()),
        },
    }
}

/// A number is written as one where both the key and what was typed are; else both are texts.
fn kind(question: &Question, response: &Response) -> Kind {
    let (items, places) = lists(&question.body);
    if items.len() > MOST || places.len() > MOST {
        return Kind::Numbers;
    }
    match &question.body {
        Body::Choice { options, .. } if is_true_false(options) => Kind::TrueFalse,
        Body::Choice { .. }
        | Body::Several { .. }
        | Body::Passage { .. }
        | Body::Timeline { .. } => Kind::Choice,
        Body::Order { .. } => Kind::Sequencing,
        Body::Match { .. } => Kind::Matching,
        Body::Year { .. } | Body::Quantity { .. } => {
            let is_number = match response {
                Response::Typed(text) => number(&question.body, text).is_some(),
                Response::Unknown
                | Response::Chosen(_)
                | Response::Marked(_)
                | Response::Matched(_)
                | Response::Ordered(_)
                | Response::Rated(_) => true,
            };
            match is_number && range(&question.body).is_some() {
                true => Kind::Numeric,
                false => Kind::Text,
            }
        }
        Body::Name { .. } => Kind::Text,
        // The learner says whether they knew.
        Body::Card { .. } => Kind::TrueFalse,
    }
}

fn is_true_false(options: &[Choice]) -> bool {
    matches!(options, [a, b] if a.id == "true" && b.id == "false")
}

/// The number that was typed to such a question.
fn number(body: &Body, text: &str) -> Option<i64> {
    match (body, read_year(text)) {
        (Body::Year { .. }, Some(TypedYear::One(year))) => numeric::year(year),
        (Body::Year { .. }, Some(TypedYear::Several) | None) => None,
        (_, _) => numeric::read(text),
    }
}

/// From where to where a number is right.
fn range(body: &Body) -> Option<String> {
    let (low, high) = match body {
        Body::Year { key, .. } => (numeric::year(*key)?, numeric::year(*key)?),
        Body::Quantity { key } => numeric::range(key)?,
        Body::Choice { .. }
        | Body::Several { .. }
        | Body::Order { .. }
        | Body::Match { .. }
        | Body::Timeline { .. }
        | Body::Passage { .. }
        | Body::Name { .. }
        | Body::Card { .. } => return None,
    };
    Some([&numeric::write(low), "[:]", &numeric::write(high)].concat())
}

/// An answer by its positions; `None` where nothing was answered.
fn said(edition: Edition, kind: Kind, question: &Question, given: &Given) -> Option<String> {
    let (items, places) = lists(&question.body);
    let name = |list: &[Choice], at: u16| match (edition, kind) {
        (_, Kind::Numbers) => Some((at + 1).to_string()),
        (Edition::V12, _) => letter(at),
        (Edition::V2004, _) => list
            .get(usize::from(at))
            .map(|one| option(&one.id, LONGEST_ID)),
    };
    let (comma, point) = match (edition, kind) {
        (_, Kind::Numbers) => (", ", "-"),
        (Edition::V12, _) => (",", "."),
        (Edition::V2004, _) => ("[,]", "[.]"),
    };
    let truth = |is: bool| {
        let text = match (edition, is) {
            (Edition::V12, true) => "t",
            (Edition::V12, false) => "f",
            (Edition::V2004, true) => "true",
            (Edition::V2004, false) => "false",
        };
        text.to_owned()
    };
    let text = match given {
        Given::Unknown => return None,
        Given::One(at) if kind == Kind::TrueFalse => truth(*at == 0),
        Given::One(at) => name(items, *at)?,
        Given::Several(all) => {
            let mut once: Vec<u16> = Vec::new();
            for at in all {
                if !once.contains(at) {
                    once.push(*at);
                }
            }
            let names: Option<Vec<String>> = once.iter().map(|at| name(items, *at)).collect();
            names?.join(comma)
        }
        Given::Order(all) => {
            let names: Option<Vec<String>> = all.iter().map(|at| name(items, *at)).collect();
            names?.join(comma)
        }
        Given::Pairs(pairs) => {
            let pair = |(item, place): &(u16, u16)| {
                Some([&name(items, *item)?, point, &name(places, *place)?].concat())
            };
            let pairs: Option<Vec<String>> = pairs.iter().map(pair).collect();
            pairs?.join(comma)
        }
        Given::Text(text) if kind == Kind::Numeric => numeric::write(number(&question.body, text)?),
        Given::Text(text) => text.clone(),
        Given::Knew(knew) => truth(*knew),
    };
    Some(match (edition, kind) {
        (Edition::V12, _) => short(&text, 255),
        (Edition::V2004, Kind::Text | Kind::Numbers) => plain(&text, 250),
        (Edition::V2004, _) => text,
    })
}

/// A place in a question as 1.2 has it: a to z, then 0 to 9.
fn letter(at: u16) -> Option<String> {
    let byte = match u8::try_from(at).ok()? {
        at @ 0..=25 => b'a' + at,
        at @ 26..=35 => b'0' + at - 26,
        _ => return None,
    };
    Some(char::from(byte).to_string())
}
