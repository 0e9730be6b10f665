//! A round that a class plays at once.

use super::count;
use crate::app::class::live::Standing;

pub const LIVE: &str = "A round for the whole class";
pub const TO_RESULTS: &str = "← The quiz and its results";
pub const BEGINS_IN: &str = "Begins in";
pub const TIME_LEFT: &str = "Left";
pub const NEXT_IN: &str = "Goes on in";
pub const SHOWN_IN: &str = "What was right is shown in";
pub const SAME_CLOCK: &str = "There is no server: every device goes by its own clock. Where one shows another time than this screen, it is set on the learner’s page, under “The screen shows another time”.";
pub const ROUND_OVER: &str = "The round is over. Each learner has a result to hand in: by QR code to this device’s camera, as a link, a text or a file.";
pub const TAKE_RESULTS_IN: &str = "Take the results in";
pub const ROUND_AGAIN: &str = "Another round";
pub const HAS_BEGUN: &str = "The round has begun. You come in at the question that is on.";
pub const ROUND_GONE: &str = "This round is over. Ask for the link of the next one.";
pub const CLOCK_DIFFERS: &str = "The screen shows another time";
pub const CLOCK_STEPS: &str = "Change the time here until it is that of the other screens.";
pub const CLOCK_WRONG: &str = "The phones show another time";
pub const CLOCK_AS_IT_IS: &str = "As the device has it";
pub const CLOCK_PAST: &str = "By this time the round has begun. Set it back if the screen says otherwise; else it goes on here in a moment.";
pub const ROUND_SOON: &str = "You are in";
pub const ANSWER_GIVEN: &str = "Answered";
pub const WHEN_DONE: &str = "When it is done";
pub const EACH: &str = "Seconds for each question";
pub const EACH_IS: &str = "All see the same question at once. When its time is over, what was right is shown for ten seconds.";
pub const BEGINS: &str = "Begins, in minutes from now";
pub const BEGINS_IS: &str = "The class needs the time to open the link. Whoever comes later comes in at the question that is on.";
pub const OPEN_SCREEN: &str = "Open the screen for the class";

/// Whether the class does a quiz at once.
#[must_use]
pub fn live(is: bool) -> &'static str {
    match is {
        false => "When each likes",
        true => "All at once, by the clock",
    }
}

/// How many questions a round has, and how long each stands.
#[must_use]
pub fn round(standing: &Standing) -> String {
    format!(
        "{}, {} for each.",
        count(standing.questions, "question"),
        count(usize::from(standing.live.each), "second")
    )
}

/// `1:05`.
#[must_use]
pub fn minutes_and_seconds(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// By how much a clock was set, in milliseconds.
#[must_use]
pub fn clock_set(offset: i64) -> String {
    let seconds = offset.unsigned_abs() / 1000;
    let way = if offset > 0 { "forward" } else { "back" };
    format!(
        "In rounds this device’s clock is put {way} by {}.",
        minutes_and_seconds(seconds)
    )
}

/// Above a question.
#[must_use]
pub fn seconds_left(seconds: u64) -> String {
    format!("{seconds} s left")
}

/// Above what was right.
#[must_use]
pub fn next_in(seconds: u64) -> String {
    format!("goes on in {seconds} s")
}
