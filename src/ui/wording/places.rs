//! Today, Practise, the end of a quiz, About.

use super::numbers::capital;
use super::quiz::elsewhere;
use super::{answered, count, number, year};
use crate::app::practise::Complaint as Unready;
use crate::bank::{Question, Response};

// Today.

/// Where an attempt stands.
#[must_use]
pub fn question_of(at: usize, all: usize) -> String {
    format!("Question {} of {all}.", at + 1)
}

/// The place in a quiz, short.
#[must_use]
pub fn of(n: usize, all: usize) -> String {
    format!("{n} of {all}")
}

/// What a quiz is about, from its years.
#[must_use]
pub fn span(from: Option<i64>, to: Option<i64>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("{}–{}", year(from), year(to))),
        (Some(from), None) => Some(format!("from {}", year(from))),
        (None, Some(to)) => Some(format!("to {}", year(to))),
        (None, None) => None,
    }
}

/// What the axis shows, for those who do not see it.
#[must_use]
pub fn axis_of_events(events: usize, first: i64, last: i64) -> String {
    format!(
        "{} between {} and {}.",
        count(events, "event"),
        year(first),
        year(last)
    )
}

// Practise.

/// What the choices amount to.
#[must_use]
pub fn yields(available: usize, count: u32) -> String {
    let all = self::count(available, "question");
    match usize::try_from(count) {
        Ok(count) if count < available => {
            format!(
                "{all} fit these choices; {} will be drawn.",
                number(count as u64)
            )
        }
        _ if available == 1 => "1 question fits these choices.".to_owned(),
        _ => format!("{all} fit these choices."),
    }
}

/// The tick that has questions asked of what the learner takes for one another.
#[must_use]
pub fn mix_in(pairs: usize) -> String {
    ["Mix in what I confuse (", &count(pairs, "pair"), ")"].concat()
}

/// Why the quiz cannot begin.
#[must_use]
pub fn unready(complaint: Unready) -> &'static str {
    match complaint {
        Unready::NoForm => "No form is ticked. Tick at least one.",
        Unready::NotAYear => "That is not a year. Type digits, such as 1925.",
        Unready::Backwards => "The last year comes before the first. Change one of them.",
        Unready::NothingToAsk => {
            "The set has nothing for these choices. Widen the years, or tick more forms."
        }
    }
}

// Done.

/// The headline of a finished attempt.
#[must_use]
pub fn score(right: usize, all: usize) -> String {
    format!("{right} of {all}")
}

/// Under it.
#[must_use]
pub fn score_rest(right: usize, all: usize) -> String {
    match all.saturating_sub(right) {
        0 => "Nothing was missed.".to_owned(),
        1 => "One was missed. Its proof is below.".to_owned(),
        n => format!(
            "{} were missed. The proof of each is below.",
            capital(&number(n as u64))
        ),
    }
}

/// The button that asks what was missed once more.
#[must_use]
pub fn ask_again(missed: usize) -> String {
    match missed {
        1 => "Ask the one missed again".to_owned(),
        n => format!("Ask the {n} missed again"),
    }
}

/// What was said instead, in a list.
#[must_use]
pub fn was_answer(question: &Question, response: &Response) -> String {
    match (response, answered(question, response)) {
        (Response::Unknown | Response::Rated(_), _) => "You did not know.".to_owned(),
        (Response::Ordered(_), _) => "You had another order.".to_owned(),
        (Response::Matched(pairs), _) => elsewhere(question, pairs).unwrap_or_default(),
        (_, Some(text)) => ["You said ", text.trim_end_matches('.'), "."].concat(),
        (_, None) => String::new(),
    }
}

// About.

pub const ABOUT_TEXT: [&str; 3] = [
    "Annals turns a set of dated events into questions. Every answer comes with its proof: the rows of the set that make it right and each other option false.",
    "What the dates do not decide is never asked. What the set does not say counts as unknown, not as false.",
    "Your answers are kept in this browser: no account, no server of ours. They go elsewhere only when you hand a quiz in, or where you, its link or your school’s platform names a store of records, which is told before. Clearing the site’s storage deletes them.",
];
pub const THE_SET: &str = "The set";
pub const THE_PROGRAM: &str = "The program";
pub const TITLE: &str = "Title";
pub const VERSION: &str = "Version";
pub const LICENCE: &str = "Licence";
pub const CREDIT: &str = "Credit";
pub const SOURCES: &str = "Sources";
pub const SOURCE: &str = "Source: ";
pub const HOLDS: &str = "Holds";
pub const PROGRAM_LICENCE: &str = "MIT or Apache 2.0, as you like";

// Unknown address.

pub const NO_PAGE: &str = "No page has this address";
pub const NO_PAGE_REST: &str = "The link may be cut short, or made by a later version.";
