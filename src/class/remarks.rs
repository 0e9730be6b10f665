//! What the figures of a test say, for a teacher: of each question, and of the test as a whole.
//!
//! The bounds are those of Moodle's documentation (docs.moodle.org, “Quiz report statistics”), in
//! its table of the facility index, its table of the discrimination index and what it says of the
//! coefficient of internal consistency, the error ratio and the standard error.

use super::analysis::{Analysis, Item};
use super::figure::{hundredths, percent, read_out};

/// Whoever knows less did better: Moodle's “question probably invalid” begins below this.
const INVALID: i64 = 0;
/// Moodle's “very weak” discrimination ends here.
const VERY_WEAK: i64 = 20;
/// Moodle's “weak” discrimination ends here, and the adequate begins.
const WEAK: i64 = 30;
/// Moodle's “extremely easy” begins here.
const EASY: i64 = 95;
/// Moodle's “very difficult” ends here.
const HARD: i64 = 10;
/// So many hundredths above what guessing brings may still be guessing.
const OVER_GUESSING: i64 = 5;
/// A coefficient of internal consistency from here on is satisfactory.
const CONSISTENT: i64 = 75;
/// One below this is not.
const INCONSISTENT: i64 = 64;
/// More of the spread than this must not be chance.
const CHANCE: i64 = 50;
/// A mark may not be off by more than this.
const ERROR: i64 = 8;
/// Of fewer learners the figures say little; each of them moves a share by more than a tenth.
pub const STEADY: usize = 10;

/// What the figures say of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Those who did worse at the rest did better at it: the key may be wrong, or the question read
    /// otherwise than it was meant.
    WeakerDidBetter,
    /// Nearly everyone knew it.
    TooEasyToTell,
    /// Hardly anyone knew it.
    TooHard,
    /// It was right about as often as by guessing, by the good and the weak alike.
    GuessedMaybe,
    /// It hardly tells the good from the weak.
    TellsNothing,
    /// It tells the good from the weak a little.
    TellsLittle,
    /// Everyone has the same mark for it, or for the rest.
    SameForAll,
    /// Nothing is amiss.
    Fine,
}

/// What the figures say of the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestRemark {
    /// Nobody has handed in, or one alone: there is nothing to compare.
    TooFew,
    /// There are so few that one more could turn every figure.
    Unsteady,
    /// All have the same mark.
    AllAlike,
    /// The questions measure one thing.
    Consistent,
    /// They do so somewhat.
    SomewhatConsistent,
    /// They measure different things, or too little of each.
    Inconsistent,
    /// Those who are good at some are bad at others.
    Contrary,
    /// More than half of the spread is chance.
    MostlyChance,
    /// A mark may be off by much.
    LargeError,
}

/// What the figures say of a question, the gravest first. Where one of several options is chosen it
/// matters how many there are. Of fewer than [`STEADY`] learners the figures say too little for words.
#[must_use]
pub fn remarks(analysis: &Analysis, column: usize, options: Option<usize>) -> Vec<Remark> {
    let Some(item) = analysis
        .items
        .get(column)
        .filter(|_| analysis.learners >= STEADY)
    else {
        return Vec::new();
    };
    let facility = hundredths(item.facility);
    let index = item.discrimination.map(hundredths);
    let mut remarks = Vec::new();
    if index.is_some_and(|index| index < INVALID) {
        remarks.push(Remark::WeakerDidBetter);
    }
    // Of what nearly all or hardly any know no index can be high.
    if facility >= EASY {
        remarks.push(Remark::TooEasyToTell);
    } else if facility <= HARD {
        remarks.push(Remark::TooHard);
    } else {
        remarks.extend(telling(facility, index, options));
    }
    if remarks.is_empty() {
        remarks.push(Remark::Fine);
    }
    remarks
}

/// What the index says of a question that is neither too easy nor too hard.
fn telling(facility: i64, index: Option<i64>, options: Option<usize>) -> Option<Remark> {
    let Some(index) = index else {
        return Some(Remark::SameForAll);
    };
    let by_guessing = options
        .and_then(|options| i64::try_from(options).ok())
        .filter(|options| *options > 1)
        .map(|options| 100 / options);
    let is_guessed = by_guessing.is_some_and(|share| facility <= share + OVER_GUESSING);
    match index {
        ..INVALID => None,
        INVALID..VERY_WEAK if is_guessed => Some(Remark::GuessedMaybe),
        INVALID..VERY_WEAK => Some(Remark::TellsNothing),
        VERY_WEAK..WEAK => Some(Remark::TellsLittle),
        WEAK.. => None,
    }
}

/// What the figures say of the test.
#[must_use]
pub fn test_remarks(analysis: &Analysis) -> Vec<TestRemark> {
    if analysis.learners < 2 {
        return vec![TestRemark::TooFew];
    }
    if analysis.learners < STEADY {
        return vec![TestRemark::Unsteady];
    }
    let mut remarks = Vec::new();
    if analysis
        .deviation
        .is_none_or(|spread| hundredths(spread) == 0)
    {
        remarks.push(TestRemark::AllAlike);
        return remarks;
    }
    remarks.extend(analysis.alpha.map(|alpha| match hundredths(alpha) {
        ..0 => TestRemark::Contrary,
        0..INCONSISTENT => TestRemark::Inconsistent,
        INCONSISTENT..CONSISTENT => TestRemark::SomewhatConsistent,
        CONSISTENT.. => TestRemark::Consistent,
    }));
    let is_over = |figure: Option<f64>, most| figure.is_some_and(|one| hundredths(one) > most);
    // Below 0 the ratio is above 1, and no share of anything.
    if is_over(analysis.error_ratio, CHANCE) && !is_over(analysis.error_ratio, 100) {
        remarks.push(TestRemark::MostlyChance);
    }
    if is_over(analysis.standard_error, ERROR) {
        remarks.push(TestRemark::LargeError);
    }
    remarks
}

/// A remark on a question in words, with the number of the question as the teacher counts, from 1.
#[must_use]
pub fn words(remark: Remark, number: usize, item: &Item) -> String {
    format!("Question {number}: {}", words_alone(remark, item))
}

/// The same without the number, where it stands beside its question.
#[must_use]
pub fn words_alone(remark: Remark, item: &Item) -> String {
    let known = percent(item.facility);
    let index = item.discrimination.map(read_out).unwrap_or_default();
    match remark {
        Remark::WeakerDidBetter => {
            format!("weaker learners did better ({index}). Check the key.")
        }
        Remark::TooEasyToTell => {
            format!("nearly all knew it ({known}). It cannot tell who knows more.")
        }
        Remark::TooHard => {
            format!("hardly anyone knew it ({known}). Was it taught, and is the key right?")
        }
        Remark::GuessedMaybe => {
            format!("right as often as by guessing ({known}), by strong and weak learners alike.")
        }
        Remark::TellsNothing => {
            format!("strong and weak learners did alike ({index}). Look at the wrong options.")
        }
        Remark::TellsLittle => {
            format!("strong learners did only a little better ({index}).")
        }
        Remark::SameForAll => {
            "the marks do not differ, so it cannot be compared with the rest.".to_owned()
        }
        Remark::Fine => format!("fine: {known} knew it, and strong learners more often ({index})."),
    }
}

/// A remark on the test in words.
#[must_use]
pub fn test_words(remark: TestRemark, analysis: &Analysis) -> String {
    let alpha = analysis.alpha.map(read_out).unwrap_or_default();
    let ratio = analysis.error_ratio.map(percent).unwrap_or_default();
    let error = analysis.standard_error.map(percent).unwrap_or_default();
    match remark {
        TestRemark::TooFew => {
            "With fewer than two learners there is nothing to compare.".to_owned()
        }
        TestRemark::Unsteady => format!(
            "Only {} learners: the figures are unsteady, and one more learner could turn them.",
            analysis.learners
        ),
        TestRemark::AllAlike => "All learners have the same mark.".to_owned(),
        TestRemark::Consistent => {
            format!(
                "The questions go together (alpha {alpha}): who knows one tends to know others."
            )
        }
        TestRemark::SomewhatConsistent => {
            format!("The questions go together somewhat (alpha {alpha}).")
        }
        TestRemark::Inconsistent => format!(
            "The questions go together little (alpha {alpha}): they ask of different things, or are \
             too few. That does not make them wrong."
        ),
        TestRemark::Contrary => format!(
            "Who knows one question tends not to know others (alpha {alpha}): look for wrong keys."
        ),
        TestRemark::MostlyChance => {
            format!("Much of the difference between the marks is chance ({ratio} of their spread).")
        }
        TestRemark::LargeError => {
            format!("A mark may be {error} too high or too low by chance alone.")
        }
    }
}

#[cfg(test)]
mod tests;
