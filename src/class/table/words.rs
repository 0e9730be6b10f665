//! Every word of the sheets: their names, their headings, and what is said in them.

use super::Unmarked;
use crate::bank::Form;

/// The names of the sheets.
pub const MARKS: &str = "Marks";
/// Every attempt.
pub const ATTEMPTS: &str = "Attempts";
/// Every question.
pub const QUESTIONS: &str = "Questions";
/// Every answer.
pub const ANSWERS: &str = "Answers";
/// Every response to each question.
pub const DISTRACTORS: &str = "Distractors";
/// The test as a whole.
pub const TEST: &str = "Test";
/// What has no marks.
pub const LEFT: &str = "Left out";

pub(super) const OF_MARKS: [&str; 6] = [
    "Name",
    "Mark",
    "Attempts",
    "Started",
    "Time taken",
    "Remarks",
];
pub(super) const OF_ATTEMPTS: [&str; 8] = [
    "Name",
    "Attempt",
    "Counts",
    "Mark",
    "Answered",
    "Started",
    "Time taken",
    "Remarks",
];
pub(super) const OF_QUESTIONS: [&str; 12] = [
    "No.",
    "Question",
    "Right answer",
    "Form",
    "Mean mark (0 to 1)",
    "Spread of the marks",
    "Discrimination (−1 to 1)",
    "Share of the discrimination it could have",
    "Intended weight",
    "Effective weight",
    "Mean time",
    "Remarks",
];
pub(super) const OF_ANSWERS: [&str; 8] = [
    "Name",
    "Attempt",
    "No.",
    "Question",
    "Answer",
    "Right answer",
    "Mark (0 to 1)",
    "Time taken",
];
pub(super) const OF_DISTRACTORS: [&str; 8] = [
    "No.",
    "Question",
    "Answer",
    "Mark (0 to 1)",
    "Learners",
    "Share",
    "Of the better half",
    "Of the other half",
];
pub(super) const OF_TEST: [&str; 3] = ["Figure", "Value", "What it means"];
pub(super) const OF_LEFT: [&str; 5] = ["Name", "Attempt", "Started", "Answers", "Why"];

/// A learner's attempt took too long.
pub(super) const LATE: &str = "took longer than allowed";
/// It is one more than the assignment allows.
pub(super) const BEYOND: &str = "more attempts than allowed";
/// There are two of this number.
pub(super) const TWIN: &str = "two of this number and name: two learners, or two devices";
/// The first attempt counts, and says so.
pub(super) const YES: &str = "yes";
/// Another does not.
pub(super) const NO: &str = "no";
/// What the learner did not come to.
pub(super) const NOT_REACHED: &str = "not reached";

/// The heading of a question's marks.
pub(super) fn question(number: usize) -> String {
    format!("Question {number}")
}

/// How many were not reached.
pub(super) fn unfinished(missing: usize) -> String {
    format!("{missing} not reached")
}

/// A form, as a teacher reads it: `Choice date`.
pub(super) fn form(form: Form) -> String {
    let name = form.name().replace('-', " ");
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Why a result has no marks.
#[must_use]
pub fn unmarked(why: Unmarked) -> &'static str {
    match why {
        Unmarked::Other => "It is of another assignment.",
        Unmarked::Redrawn => {
            "Other questions were asked than are drawn here: the set or the release has changed, or \
             the name was."
        }
        Unmarked::Uncounted => "It says that it is no attempt.",
        Unmarked::Impossible => "It answers with what its questions do not have.",
    }
}

/// The figures of the test, each with what it means.
pub(super) const FIGURES: [(&str, &str); 7] = [
    (
        "Learners",
        "How many have handed in. The first attempt of each counts.",
    ),
    ("Mean", "The mean of the marks, from 0 to 1."),
    (
        "Median",
        "Half of the learners have more than this, half have less.",
    ),
    (
        "Standard deviation",
        "How far the marks lie from the mean. Where it is small, the test hardly tells learners apart.",
    ),
    (
        "Cronbach's alpha",
        "How far the questions go together: near 1 where who knows one knows the others. From 0.75 \
         on it is satisfactory, below 0.64 it is not. It does not say that the test is right, nor \
         that it asks of one thing only, and more questions alone make it higher.",
    ),
    (
        "Error ratio",
        "How much of the spread of the marks is chance. Above 0.5 more than half of it is.",
    ),
    (
        "Standard error",
        "How far a mark may be off by chance: two marks that lie nearer than this are hardly two.",
    ),
];

/// In front of each remark on the test.
pub(super) const REMARK: &str = "Remark";
