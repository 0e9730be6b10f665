//! A question, and what is said to its answer.

use super::number;
use super::numbers::{capital, place, within};
use crate::bank::{Body, Form, Question, Response, Verdict};
use crate::session::Complaint;

/// Why an answer was not taken.
#[must_use]
pub fn complaint(complaint: Complaint) -> String {
    let says = match complaint {
        Complaint::NotAllPlaced(left) => {
            let (are, s) = if left == 1 { ("is", "") } else { ("are", "s") };
            return format!(
                "{} row{s} {are} without a place. Place each, or say you don’t know.",
                capital(&number(left as u64))
            );
        }
        Complaint::NothingMarked => "Mark at least one, or say you don’t know.",
        Complaint::NotANumber => "That is not a number. Type one such as 4.4 or 70,000.",
        Complaint::NothingChosen => "Choose one first, or say you don’t know.",
        Complaint::NothingTyped => "Type an answer first, or say you don’t know.",
        Complaint::NotAYear => "That is not a year. Type four digits, such as 1925.",
        Complaint::SeveralYears => "That is more than one year. Type the one you mean.",
        Complaint::NotTurned => "Show the answer first.",
    };
    says.to_owned()
}

/// Where a row stands, as announced.
#[must_use]
pub fn row_at(title: &str, at: usize, rows: usize, lifted: bool) -> String {
    let state = if lifted { "Lifted: " } else { "" };
    format!(
        "{state}{title}, now {} of {}.",
        place(at),
        number(rows as u64)
    )
}

/// The name of a row's button.
#[must_use]
pub fn hold(title: &str, at: usize, rows: usize, lifted: bool) -> String {
    let act = if lifted { "set down" } else { "lift" };
    format!("{title}, place {} of {rows}. Space to {act}", at + 1)
}

#[must_use]
pub fn earlier(title: &str) -> String {
    format!("Move earlier: {title}")
}

#[must_use]
pub fn later(title: &str) -> String {
    format!("Move later: {title}")
}

/// What was placed last and which row is next, as announced.
#[must_use]
pub fn placed(last: Option<(&str, &str)>, held: &str, done: bool) -> String {
    let last = last.map_or_else(String::new, |(item, place)| format!("{item} → {place}. "));
    if done && !last.is_empty() {
        return [last.as_str(), "All have a place."].concat();
    }
    [last.as_str(), "Now: ", held, "."].concat()
}

pub const CHOOSE: &str = "choose";
pub const TAKEN: &str = ", taken";
pub const PLACED: &str = " placed";
pub const HERE: &str = "here";
pub const BLANK: &str = "blank";
pub const ONE_OR_MORE: &str = "One or more fit.";
pub const NUMBER_HINT: &str = "Digits or words: 4.4, 70,000, 70 thousand.";

/// The verdict, as a headline.
#[must_use]
pub fn verdict(question: &Question, verdict: &Verdict) -> String {
    match (verdict, &question.body) {
        (_, Body::Card { back }) => [&full(back), "."].concat(),
        (Verdict::PartlyRight { right, all }, _) => format!("{right} of {all} right."),
        (Verdict::Right, Body::Match { .. }) => "All in their places.".to_owned(),
        (_, Body::Match { .. }) => "This is where they belong.".to_owned(),
        (Verdict::Claimed, _) => [&full(&question.key_text()), ". Counted as right."].concat(),
        (Verdict::Right, Body::Order { .. }) => "All in order.".to_owned(),
        (Verdict::PartlyOrdered { right, pairs }, _) => {
            format!("{right} of {pairs} pairs in order.")
        }
        (_, Body::Order { .. }) => "This is the order.".to_owned(),
        (Verdict::Right, _) => [&full(&question.key_text()), ". Yes."].concat(),
        (Verdict::Misspelt(name), _) => [&full(name), ". Yes."].concat(),
        // A name may need an article, and a teacher's own option may be any sentence.
        (Verdict::Wrong | Verdict::Unknown, body)
            if matches!(body, Body::Name { .. }) || question.form == Form::Written =>
        {
            [&full(&question.key_text()), "."].concat()
        }
        (Verdict::YearsOff(_) | Verdict::Wrong | Verdict::Unknown, _) => {
            ["It was ", within(&question.key_text()).as_str(), "."].concat()
        }
    }
}

fn full(text: &str) -> String {
    capital(text.strip_suffix('.').unwrap_or(text))
}

pub const YOU_KNEW: &str = "You knew it.";
pub const MET: &str = "Now you have met it.";
pub const MOVE_IT: &str = "move it";
pub const SET_DOWN: &str = "sets it down";
pub const PUT_BACK: &str = "puts it back";

/// What stands before and after the learner's answer; nothing where it was right.
#[must_use]
pub fn you_said(verdict: &Verdict) -> Option<(&'static str, String)> {
    match verdict {
        Verdict::YearsOff(years) => {
            let n = years.unsigned_abs();
            let s = if n == 1 { "" } else { "s" };
            let side = if *years < 0 { "early" } else { "late" };
            Some(("You said ", format!(", {} year{s} {side}.", number(n))))
        }
        Verdict::Wrong | Verdict::PartlyOrdered { .. } | Verdict::PartlyRight { .. } => {
            Some(("You said ", ".".to_owned()))
        }
        Verdict::Misspelt(_) | Verdict::Claimed => Some(("You wrote ", ".".to_owned())),
        Verdict::Right | Verdict::Unknown => None,
    }
}

/// A verdict by its name, for a list.
#[must_use]
pub fn verdict_word(name: &str) -> &'static str {
    match name {
        "right" => "Right",
        "partly" => "Partly right",
        "unknown" => "Not known",
        _ => "Wrong",
    }
}

/// Where a row of an order stood: "two places too late".
#[must_use]
pub fn displaced(stood: usize, belongs: usize) -> String {
    let n = stood.abs_diff(belongs);
    let s = if n == 1 { "" } else { "s" };
    match stood.cmp(&belongs) {
        std::cmp::Ordering::Equal => "In its place.".to_owned(),
        std::cmp::Ordering::Less => format!("{} place{s} too early.", capital(&number(n as u64))),
        std::cmp::Ordering::Greater => format!("{} place{s} too late.", capital(&number(n as u64))),
    }
}

/// What a learner answered, for a list.
#[must_use]
pub fn answered(question: &Question, response: &Response) -> Option<String> {
    match response {
        Response::Chosen(id) => {
            let (options, _) = question.body.single()?;
            let chosen = options.iter().find(|option| option.id == *id);
            chosen.map(|option| within(&option.text))
        }
        Response::Typed(text) => Some(text.clone()),
        _ => None,
    }
}

/// The axis after an answer, for those who do not see it.
#[must_use]
pub fn axis_of_answer(mine: Option<&str>, key: &str) -> String {
    match mine {
        Some(mine) => {
            format!("Your answer, {mine}, and the right one, {key}, on the line of years.")
        }
        None => format!("The answer, {key}, on the line of years."),
    }
}

/// The axis before an answer, for those who do not see it.
#[must_use]
pub fn axis_of_options(n: usize, chosen: Option<&str>) -> String {
    let chosen = chosen.map_or_else(String::new, |c| format!(" You have chosen {c}."));
    format!("The {} years on offer.{chosen}", number(n as u64))
}
