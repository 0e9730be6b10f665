//! Every word of the interface, in English, so that other languages can follow.
#![allow(missing_docs, reason = "the words say what they are")]

mod class;
mod desk;
mod forms;
mod grid;
mod live;
mod lms;
mod map;
mod messages;
mod numbers;
mod places;
mod print;
mod proof;
mod quiz;
mod records;
mod results;
mod study;
#[cfg(test)]
mod tests;
mod upkeep;

pub use class::*;
pub use desk::*;
pub use forms::{example, form, group, lacks};
pub use grid::*;
pub use live::*;
pub use lms::*;
pub use map::*;
pub use messages::{failed, no_shelf, notice};
pub use numbers::{capital, count, moment, number, today, year};
pub use places::*;
pub use print::*;
pub use proof::*;
pub use quiz::*;
pub use records::*;
pub use results::*;
pub use study::*;
pub use upkeep::*;

pub const NAME: &str = "Annals";
pub const TODAY: &str = "Today";
pub const PRACTISE: &str = "Practise";
pub const ABOUT: &str = "About";
pub const PLACES: &str = "Places";
pub const SET: &str = "Set";
pub const KEYS: &str = "Keys";
pub const CLOSE: &str = "Close";
pub const BEGIN: &str = "Begin";
pub const CHECK: &str = "Check";
pub const NEXT: &str = "Next";
pub const SEE_RESULT: &str = "See the result";
pub const UNKNOWN: &str = "I don’t know";
pub const SHOW_ANSWER: &str = "Show answer";
pub const CLAIM: &str = "Count mine as right";
pub const TAKE_BACK: &str = "Take that back";
pub const DID_NOT_KNOW: &str = "I did not know";
pub const KNEW: &str = "I knew it";
pub const LEAVE: &str = "Leave; your place is kept";
pub const OPENING: &str = "Opening the set…";
pub const REST_FAILED: &str =
    "The rest of Annals could not be loaded. Check the connection; it is asked for again.";
pub const TRY_AGAIN: &str = "Try again";
pub const BACK_TO_TODAY: &str = "Back to Today";
pub const YOUR_ANSWER: &str = "Your answer.";
pub const THE_ANSWER: &str = "The answer.";
pub const YOURS_AND_RIGHT: &str = "Your answer, and right.";
pub const WHY: &str = "Why, answer by answer";
pub const EARLIEST: &str = "Earliest";
pub const LATEST: &str = "Latest";
pub const YOUR_ORDER: &str = "Your order, earliest first";
pub const YEAR: &str = "Year";
pub const YEAR_HINT: &str = "“c. 1945” and “Oct 1945” are read as 1945.";
pub const NUMBER: &str = "Number";
pub const NAME_LABEL: &str = "Name";
pub const NAME_HINT: &str = "Accents and small slips are forgiven.";
pub const PERSON_HINT: &str = "A family name is enough. Accents and small slips are forgiven.";
pub const LEFT_OFF: &str = "Where you left off";
pub const CONTINUE: &str = "Continue";
pub const PAST: &str = "Past attempts";
pub const HOW_MANY: &str = "How many questions";
pub const ANOTHER_NUMBER: &str = "Another number";
pub const FORMS: &str = "Forms of question";
pub const TICK_ALL: &str = "all";
pub const TICK_NONE: &str = "none";
pub const NOT_FROM_THIS_SET: &str = "Not from this set";
pub const TOO_LITTLE: &str = "needs more to choose from";
pub const HOW_HARD: &str = "How hard";
pub const LEVELS: [&str; 3] = ["Easier", "Middle", "Harder"];
pub const YEARS: &str = "Years";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const MISSED: &str = "Missed";
pub const ALL_QUESTIONS: &str = "All questions";
pub const ANOTHER_TEN: &str = "Another ten";
pub const GONE: &str = "The set has changed and no longer asks this. Your score is kept.";
pub const WHERE_EVENTS_FALL: &str =
    "Where the events fall. A line is a day, a block a month or a year, a pale bar what lasted.";

/// The list of keys: keys, what they do.
pub const KEY_LIST: [(&[&str], &str); 15] = [
    (&["↵"], "begins, checks, goes on"),
    (
        &["1", "–", "9"],
        "chooses or marks an answer, gives a row its place",
    ),
    (
        &["↑", "↓", "←", "→"],
        "chooses the one before or after, or another row",
    ),
    (
        &["↑", "↓", "←", "→"],
        "on the map: the next cell with facts; ↵ drills it",
    ),
    (&["0"], "I don’t know"),
    (
        &["Space"],
        "lifts a row, or sets it down; marks an answer; turns a card",
    ),
    (&["↑", "↓"], "carries a lifted row"),
    (&["1", "2"], "after a card: did not know, knew"),
    (
        &["1", "–", "4"],
        "in a review, after a card: again, hard, good, easy",
    ),
    (&["U"], "in a review: takes the last answer back"),
    (
        &["P", "E"],
        "after an answer: opens and closes the whole proof",
    ),
    (&["R"], "after an answer: writes a report of the question"),
    (
        &["C"],
        "counts a refused name or number as right, or takes that back",
    ),
    (
        &["Esc"],
        "leaves a quiz, puts a lifted row back, closes this list",
    ),
    (&["?"], "opens and closes this list"),
];
