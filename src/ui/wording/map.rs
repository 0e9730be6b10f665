//! The map and its figures.

use super::study::percent;
use super::{count, year};
use crate::memory::statistics::Recall;

pub const MAP: &str = "Map";
pub const MAP_EMPTY: &str = "The map begins with your first answer";
pub const MAP_EMPTY_REST: &str =
    "It shows what you would recall today, by years and kinds, and how well that was foretold.";
pub const MAP_LEGEND: &str = "Height is the chance of recall. A ring: under 70%. A box: not met yet. A wide bar: a date that spans years.";
pub const OTHER_KINDS: &str = "Other";
pub const WEAKEST: &str = "Weakest spots";
pub const NEXT_DAYS: &str = "Next 14 days";
pub const RECALLED: &str = "Recalled";
pub const NOTHING_CAME_BACK: &str = "Nothing has come back yet.";
pub const BY_WEEK: &str = "By week; dots are what was foretold";
pub const BY_FORETOLD: &str = "By what was foretold";
pub const HALF_YEAR: &str = "Half a year of days";
pub const HOW_WELL_KNOWN: &str = "How well it is known";
pub const STABILITY: &str = "Stability: days until the chance has fallen to 90%";
pub const STABILITIES: [&str; 5] = ["up to a day", "a week", "a month", "a year", "longer"];
pub const DIFFICULTY: &str = "Difficulty, from easy to hard";
pub const DIFFICULTIES: [&str; 5] = ["easy", "rather easy", "middling", "rather hard", "hard"];
pub const BY_FORM: &str = "By form";
pub const BY_KIND: &str = "By kind";
pub const STUBBORN: &str = "Stubborn";
pub const AS_TABLE: &str = "In figures";
pub const NONE: &str = "none";
pub const CALIBRATION: [&str; 6] = [
    "below 60%",
    "60–70%",
    "70–80%",
    "80–90%",
    "90–95%",
    "95% and more",
];

#[must_use]
pub fn would_recall(expected: u32, facts: u32) -> String {
    format!(
        "You would recall {expected} of {} today",
        count(facts as usize, "fact")
    )
}

#[must_use]
pub fn cell_name(kind: &str, from: i64, to: i64) -> String {
    match from == to {
        true => format!("{kind}, {}", year(from)),
        false => format!("{kind}, {}–{}", year(from), year(to)),
    }
}

#[must_use]
pub fn cell(kind: &str, from: i64, to: i64, recall: Recall) -> String {
    [
        cell_name(kind, from, to),
        ": ".to_owned(),
        cell_says(recall),
    ]
    .concat()
}

#[must_use]
pub fn cell_says(recall: Recall) -> String {
    match (recall.facts, recall.met) {
        (0, _) => "No facts here.".to_owned(),
        (facts, 0) => format!("{}, none met yet.", count(facts as usize, "fact")),
        (facts, met) if met < facts => format!(
            "{}, {met} met. You would recall {} of them today.",
            count(facts as usize, "fact"),
            percent(recall.share())
        ),
        (facts, _) => format!(
            "{}. You would recall {} of them today.",
            count(facts as usize, "fact"),
            percent(recall.share())
        ),
    }
}

#[must_use]
pub fn drill(facts: u32) -> String {
    format!("Drill {}", count(facts as usize, "fact"))
}

#[must_use]
pub fn in_days(days: usize) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

#[must_use]
pub fn ahead(days: &[u32]) -> String {
    let all: u32 = days.iter().sum();
    let first = days.first().copied().unwrap_or(0);
    format!("{first} today, {all} in all; new facts not counted.")
}

#[must_use]
pub fn weeks_ago(weeks: usize) -> String {
    match weeks {
        0 => "this week".to_owned(),
        1 => "last week".to_owned(),
        weeks => format!("{weeks} weeks ago"),
    }
}

#[must_use]
pub fn days_ago(days: usize) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

#[must_use]
pub fn recalled(reviews: u32, actual: f32, predicted: f32, margin: f32) -> String {
    let off = (actual - predicted).abs();
    let verdict = match off <= margin {
        true => "as foretold, as far as so many answers can tell",
        false if actual > predicted => "more than foretold",
        false => "less than foretold",
    };
    format!(
        "Of {} that came back; {} was foretold: {verdict}.",
        count(reviews as usize, "answer"),
        percent(predicted)
    )
}

#[must_use]
pub fn share_of(actual: f32, reviews: u32) -> String {
    format!("{} of {reviews}", percent(actual))
}

#[must_use]
pub fn actual_beside(actual: f32, predicted: f32, reviews: u32) -> String {
    format!(
        "{}, foretold {}, of {reviews}",
        percent(actual),
        percent(predicted)
    )
}

#[must_use]
pub fn day_done(answers: u32, seconds: u32) -> String {
    format!(
        "{}, {} min",
        count(answers as usize, "answer"),
        (seconds + 30) / 60
    )
}

#[must_use]
pub fn days_done(days: usize, answers: u32, seconds: u32) -> String {
    let minutes = (seconds + 30) / 60;
    format!(
        "{}, {}, {minutes} min of answering. Larger square, more answers.",
        count(days, "day"),
        count(answers as usize, "answer")
    )
}

#[must_use]
pub fn form_done(recalled: String, tenths: u16) -> String {
    format!("{recalled}, {} s", (tenths + 5) / 10)
}

#[must_use]
pub fn leeches(facts: usize) -> String {
    format!("Drill {} forgotten again and again", count(facts, "fact"))
}

#[must_use]
pub fn taken_for(other: &str) -> String {
    ["taken for ", other].concat()
}

#[must_use]
pub fn confusions(pairs: usize) -> String {
    match pairs {
        1 => "Drill the pair that you take for one another".to_owned(),
        pairs => format!("Drill {pairs} pairs that you take for one another"),
    }
}
