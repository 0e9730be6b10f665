//! A question, and what is said to its answer.

use super::numbers::{capital, lower, place, within};
use super::{number, year};
use crate::bank::{Amount, Body, Choice, Form, GAP, Question, Response, Verdict};
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
        Complaint::NotAYear => "That is not a year. Type all its digits, such as 1925, or 490 BC.",
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

pub const CONFUSED: &str = " · you once took one for the other";
pub const CHOOSE: &str = "choose";
pub const TAKEN: &str = ", taken";
pub const PLACED: &str = " placed";
pub const HERE: &str = "here";
pub const BLANK: &str = "blank";
pub const ONE_OR_MORE: &str = "One or more fit.";
pub const NUMBER_HINT: &str = "Digits or words: 4.4, 70,000, 70 thousand.";

/// What has a picture of another site shown.
#[must_use]
#[inline(never)]
pub fn show_picture(host: &str, alt: &str) -> String {
    let alt = match alt {
        "" => String::new(),
        alt => [": ", alt].concat(),
    };
    ["Show the picture from ", host, &alt].concat()
}

/// How far off a typed number still counts as right; nothing where it must be exact.
#[must_use]
#[inline(never)]
pub fn tolerance(key: &Amount) -> Option<String> {
    if let Some(by) = &key.by {
        let told = |by: &String| ["Up to ", by, " off still counts as right."].concat();
        return Some(by).filter(|by| *by != "0").map(told);
    }
    match key.tolerance {
        0 => None,
        100 => Some("Up to a tenth off still counts as right.".to_owned()),
        // Of six, a sixth is one.
        _ if key.value.len() < 3 => Some("One more or less still counts as right.".to_owned()),
        permille => Some(format!(
            "Up to {} per cent off still counts as right.",
            permille / 10
        )),
    }
}

/// The verdict, as a headline.
#[must_use]
pub fn verdict(question: &Question, verdict: &Verdict) -> String {
    match (verdict, &question.body) {
        (_, Body::Card { back }) => [&full(back), "."].concat(),
        (Verdict::PartlyRight { right, all }, _) if *right > 0 => so_many_right(*right, *all),
        (Verdict::Right, Body::Match { .. }) => "All in their places.".to_owned(),
        (_, Body::Match { .. }) => "This is where they belong.".to_owned(),
        (Verdict::Right, Body::Several { .. }) => "All that fit, and no other.".to_owned(),
        (_, Body::Several { options, keys }) => these_fit(keys.len(), options.len()),
        (Verdict::Wrong | Verdict::Unknown, Body::Passage { .. }) => {
            ["The mistake was “", &question.key_text(), "”."].concat()
        }
        (Verdict::Right, Body::Passage { .. }) => ["“", &question.key_text(), "”. Yes."].concat(),
        (Verdict::Right, _) if question.form == Form::TrueFalse => {
            ["Yes, it is ", &lower(&question.key_text()), "."].concat()
        }
        (_, _) if question.form == Form::TrueFalse => {
            ["The statement is ", &lower(&question.key_text()), "."].concat()
        }
        (Verdict::Claimed, _) => [&full(&question.key_text()), ". Counted as right."].concat(),
        (Verdict::Right, Body::Order { .. }) => "All in order.".to_owned(),
        // With as many pairs wrong as right, a part in order is mere chance.
        (
            Verdict::PartlyOrdered {
                right,
                pairs,
                longest,
            },
            Body::Order { items, .. },
        ) if right * 2 > *pairs => {
            let (part, all) = (longest.len() as u64, items.len() as u64);
            format!(
                "{} of {} were in order.",
                capital(&number(part)),
                number(all)
            )
        }
        (_, Body::Order { .. }) => "This is the order.".to_owned(),
        (Verdict::Right, Body::Timeline { .. }) => [&capital(&gap(question)), ". Yes."].concat(),
        (_, Body::Timeline { .. }) => ["It belongs ", &gap(question), "."].concat(),
        (Verdict::Right, _) => [&full(&question.key_text()), ". Yes."].concat(),
        (Verdict::Misspelt(name), _) => [&full(name), ". Yes."].concat(),
        // A name may need an article, and a teacher's own option may be any sentence.
        (Verdict::Wrong | Verdict::Another(_) | Verdict::Unknown, body)
            if stands_alone(question, body) =>
        {
            [&full(&question.key_text()), "."].concat()
        }
        (
            Verdict::PartlyOrdered { .. }
            | Verdict::GapsOff(_)
            | Verdict::YearsOff(_)
            | Verdict::AmountOff { .. }
            | Verdict::PartlyRight { .. }
            | Verdict::Another(_)
            | Verdict::Wrong
            | Verdict::Unknown,
            _,
        ) => [
            "It was ",
            mid_sentence(question, &question.key_text()).as_str(),
            ".",
        ]
        .concat(),
    }
}

/// Whether "It was" may not go before the key: a name may need an article, what fills a
/// gap may be any word, a teacher's own option may be any sentence.
fn stands_alone(question: &Question, body: &Body) -> bool {
    matches!(body, Body::Name { .. })
        || matches!(question.form, Form::ChoiceActor | Form::Written)
        || question.stem.contains(GAP)
}

/// An option as it stands within a sentence. One that is a number begins with its qualifier: "As many as 70,000".
fn mid_sentence(question: &Question, text: &str) -> String {
    let text = within(text);
    match question.form {
        Form::ChoiceQuantity => lower(&text),
        _ => text,
    }
}

/// The gap of a place on the line: by its years alone where they say enough, "between 1951 and 1960".
fn gap(question: &Question) -> String {
    let Body::Timeline { lying, key, .. } = &question.body else {
        return question.key_text();
    };
    let year_at = |at: Option<usize>| Some(lying.get(at?)?.period?.year());
    let (before, after) = (year_at(key.checked_sub(1)), year_at(Some(*key)));
    // In the year of a neighbour it depends on the day.
    let when = question.proof.key.first().map_or("", |row| &row.when);
    let is_clear = |at: Option<i64>| at.is_none_or(|at| !when.contains(&year(at)));
    let complete = usize::from(before.is_some()) + usize::from(after.is_some())
        == usize::from(*key > 0) + usize::from(*key < lying.len());
    if !complete || !is_clear(before) || !is_clear(after) || before == after {
        return question.key_text();
    }
    match (before, after) {
        (Some(before), Some(after)) => ["between ", &year(before), " and ", &year(after)].concat(),
        (Some(before), None) => ["after ", &year(before)].concat(),
        (None, Some(after)) => ["before ", &year(after)].concat(),
        (None, None) => question.key_text(),
    }
}

/// "Three of the five are right."
fn so_many_right(right: usize, all: usize) -> String {
    let are = if right == 1 { "is" } else { "are" };
    let (right, all) = (number(right as u64), number(all as u64));
    [&capital(&right), " of the ", &all, " ", are, " right."].concat()
}

/// "Two of the five fit."
fn these_fit(right: usize, all: usize) -> String {
    let fit = if right == 1 { "fits" } else { "fit" };
    let (right, all) = (number(right as u64), number(all as u64));
    [&capital(&right), " of the ", &all, " ", fit, "."].concat()
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
        Verdict::GapsOff(gaps) => {
            let places = places_off(gaps.unsigned_abs());
            let side = if *gaps < 0 { "early" } else { "late" };
            Some(("You said ", [", ", &places, " too ", side, "."].concat()))
        }
        Verdict::AmountOff { over, by } => {
            let side = if *over { "high" } else { "low" };
            Some(("You said ", format!(", too {side} by {by}.")))
        }
        Verdict::Wrong
        | Verdict::Another(_)
        | Verdict::PartlyOrdered { .. }
        | Verdict::PartlyRight { .. } => Some(("You said ", ".".to_owned())),
        Verdict::Misspelt(_) | Verdict::Claimed => Some(("You wrote ", ".".to_owned())),
        Verdict::Right | Verdict::Unknown => None,
    }
}

/// What was typed is another's name: "You named Shigenori Tōgō", and what he did.
#[must_use]
pub fn you_named(tells: Option<&str>) -> (&'static str, String) {
    let after = match tells {
        Some(tells) => [": ", tells].concat(),
        None => ".".to_owned(),
    };
    ("You named ", after)
}

/// How a typed year earns its credit, before it is typed.
#[must_use]
pub fn year_scale(scale: u32) -> String {
    format!(
        "Exact: full credit. Each year off costs {}; {} off, nothing.",
        share(scale),
        number(u64::from(scale))
    )
}

/// What a year that is off earned nevertheless: "That earns seven tenths."
#[must_use]
pub fn year_earned(scale: u32, off: i64) -> Option<String> {
    let left = u64::from(scale).checked_sub(off.unsigned_abs())?;
    match left {
        0 => None,
        1 => Some(format!(" That earns {}.", share(scale))),
        left => Some(format!(" That earns {left}/{scale} of the credit.")),
    }
}

fn share(of: u32) -> String {
    let word = match of {
        2 => "half",
        3 => "a third",
        4 => "a quarter",
        5 => "a fifth",
        10 => "a tenth",
        20 => "a twentieth",
        _ => return format!("1/{of}"),
    };
    word.to_owned()
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
    let places = capital(&places_off(stood.abs_diff(belongs) as u64));
    match stood.cmp(&belongs) {
        std::cmp::Ordering::Equal => "In its place.".to_owned(),
        std::cmp::Ordering::Less => [&places, " too early."].concat(),
        std::cmp::Ordering::Greater => [&places, " too late."].concat(),
    }
}

fn places_off(n: u64) -> String {
    let s = if n == 1 { "" } else { "s" };
    [&number(n), " place", s].concat()
}

/// A row of an order that stood right to the others of the longest right part.
pub const IN_ORDER: &str = "In order.";

/// That two rows of an order may change places.
#[must_use]
pub fn either_way(earlier: &str, later: &str) -> String {
    [
        "“",
        earlier,
        "” and “",
        later,
        "” may stand either way: the set does not say which came first.",
    ]
    .concat()
}

/// What a learner answered, for a list.
#[must_use]
pub fn answered(question: &Question, response: &Response) -> Option<String> {
    match response {
        Response::Chosen(id) => {
            let (options, _) = question.body.single()?;
            let chosen = options.iter().find(|option| option.id == *id)?;
            Some(match &question.body {
                Body::Passage { .. } => ["“", chosen.text.as_str(), "”"].concat(),
                _ if question.form == Form::TrueFalse => lower(&chosen.text),
                _ => mid_sentence(question, &chosen.text),
            })
        }
        Response::Marked(ids) => {
            let options = question.body.offered().iter();
            let marked = options.filter(|option| ids.contains(&option.id));
            let texts: Vec<String> = marked.map(|option| within(&option.text)).collect();
            Some(texts.join("; "))
        }
        Response::Typed(text) => Some(text.clone()),
        _ => None,
    }
}

/// How many items were put elsewhere than where they belong.
pub(super) fn elsewhere(question: &Question, pairs: &[(String, String)]) -> Option<String> {
    let Body::Match {
        items, places, key, ..
    } = &question.body
    else {
        return None;
    };
    let astray = |(item, home): &(&Choice, &usize)| {
        let given = pairs.iter().find(|(id, _)| *id == item.id);
        given.is_none_or(|(_, given)| *given != places[**home].id)
    };
    let n = items.iter().zip(key).filter(astray).count();
    let all = number(items.len() as u64);
    let n = number(n as u64);
    Some(["You put ", &n, " of ", &all, " elsewhere."].concat())
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
