//! The map and its figures.

use super::study::{days, percent};
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
pub const BY_FORM_IS: &str = "Recalled of what had come back, and the middle time of an answer.";
pub const BY_KIND: &str = "By kind";
pub const BY_SET: &str = "By set";
pub const BY_SET_IS: &str =
    "Recalled of what had come back; all answers, and the middle time of one.";
pub const NONE_CAME_BACK: &str = "nothing came back yet";
pub const CELLS: &str = "Kinds and years";
pub const ALL_FACTS: &str = "All facts";
pub const FIND: &str = "Letters of the title";
pub const PICK_KIND: &str = "Kind";
pub const ALL_KINDS: &str = "All kinds";
pub const NOT_MET: &str = "not met";
pub const NO_SUCH_FACT: &str = "No fact is like that. Take letters away, or pick another kind.";
pub const COLUMN_YEAR: &str = "Year";
pub const COLUMN_ABOUT: &str = "About";
pub const COLUMN_ASKED: &str = "Asked";
pub const COLUMN_RECALL: &str = "Recall";
pub const COLUMN_STABILITY: &str = "Stability";
pub const COLUMN_ANSWERED: &str = "Answered";
pub const COLUMN_DUE: &str = "Due";
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
pub fn recalled_in(recalled: &str, tenths: u16) -> String {
    format!("{recalled}, {}", seconds(tenths))
}

#[must_use]
pub fn set_done(recalled: &str, answers: u32, tenths: u16) -> String {
    let answers = count(answers as usize, "answer");
    format!("{recalled}; {answers}, {}", seconds(tenths))
}

fn seconds(tenths: u16) -> String {
    format!("{} s", (u32::from(tenths) + 5) / 10)
}

#[must_use]
pub fn drill_years(from: i64, to: i64, facts: u32) -> String {
    let facts = count(facts as usize, "fact");
    match from == to {
        true => format!("Drill all of {}: {facts}", year(from)),
        false => format!("Drill all of {}–{}: {facts}", year(from), year(to)),
    }
}

#[must_use]
pub fn drill_set(facts: u32) -> String {
    format!("Drill the whole set: {}", count(facts as usize, "fact"))
}

#[must_use]
pub fn facts_left(left: usize, all: usize) -> String {
    match left == all {
        true => count(all, "fact"),
        false => format!("{left} of {}", count(all, "fact")),
    }
}

#[must_use]
pub fn show_more(more: usize) -> String {
    format!("Show {more} more")
}

/// Days until the chance has fallen to 90%.
#[must_use]
pub fn stability(days: f32) -> String {
    match days.round() as u32 {
        0 => "under a day".to_owned(),
        whole => self::days(whole),
    }
}

#[must_use]
pub fn times_answered(reviews: u32, lapses: u16) -> String {
    let reviews = count(reviews as usize, "answer");
    match lapses {
        0 => reviews,
        lapses => format!("{reviews}, {}", count(usize::from(lapses), "lapse")),
    }
}

/// In how many days a fact comes back.
#[must_use]
pub fn due_in(days: i64) -> String {
    let many = |days: i64| self::days(u32::try_from(days).unwrap_or(u32::MAX));
    match days {
        ..0 => format!("{} late", many(-days)),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("in {}", many(days)),
    }
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
