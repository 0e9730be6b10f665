//! What the LMS says when an attempt is opened: of whom, and what it kept.

use super::model::Outcome;
use super::{Edition, Pair, numeric};

/// What the LMS said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Whether the attempt begins or is taken up.
    pub entry: Entry,
    /// Whether it counts.
    pub mode: Mode,
    /// By what the LMS knows the learner.
    pub learner_id: String,
    /// What the learner is called.
    pub learner_name: String,
    /// Whether the attempt was over once: completed, passed or failed.
    pub is_over: bool,
    /// Whether it was passed once.
    pub is_passed: bool,
    /// The best score of what was over, in hundredths of a percent; `None` where there is none.
    pub best: Option<u64>,
    /// What was given to be kept.
    pub suspend: String,
    /// How many answers the LMS has been told of; the next one has this number. `None` where it
    /// does not say.
    pub interactions: Option<u32>,
}

/// Whether an attempt begins or is taken up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// It begins.
    #[default]
    Begins,
    /// It is taken up.
    Resumes,
    /// Neither; the LMS shows what has ended.
    Other,
}

/// Whether an attempt counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// It does.
    #[default]
    Normal,
    /// A teacher looks at it.
    Browse,
    /// The learner looks at it once more.
    Review,
}

impl Told {
    /// The names whose values make it up, in the order in which to ask for them. What the LMS does
    /// not know it answers with an empty text.
    #[must_use]
    pub fn names(edition: Edition) -> &'static [&'static str] {
        match edition {
            Edition::V12 => &[
                "cmi.core.entry",
                "cmi.core.lesson_mode",
                "cmi.core.student_id",
                "cmi.core.student_name",
                "cmi.core.lesson_status",
                "cmi.suspend_data",
                "cmi.interactions._count",
                "cmi.core.score.raw",
            ],
            Edition::V2004 => &[
                "cmi.entry",
                "cmi.mode",
                "cmi.learner_id",
                "cmi.learner_name",
                "cmi.completion_status",
                "cmi.suspend_data",
                "cmi.interactions._count",
                "cmi.score.raw",
                "cmi.success_status",
            ],
        }
    }

    /// Reads the values of these names. What an LMS leaves out, or writes in another way than it
    /// should, is as usual: an attempt that begins and counts.
    #[must_use]
    pub fn read(edition: Edition, values: &[Pair]) -> Told {
        let value = |at: usize| {
            let name = Told::names(edition).get(at);
            let found = values.iter().find(|(one, _)| Some(&one.as_str()) == name);
            found.map_or("", |(_, value)| value.trim())
        };
        let is_over = matches!(value(4), "completed" | "passed" | "failed");
        Told {
            entry: match value(0) {
                "resume" => Entry::Resumes,
                // An LMS that says nothing of it but has kept something means that.
                "" if !value(5).is_empty() => Entry::Resumes,
                "" => Entry::Other,
                _ => Entry::Begins,
            },
            mode: match value(1) {
                "browse" => Mode::Browse,
                "review" => Mode::Review,
                _ => Mode::Normal,
            },
            learner_id: value(2).to_owned(),
            learner_name: value(3).to_owned(),
            is_over,
            // In 1.2 it is the status itself.
            is_passed: [4, 8].map(value).contains(&"passed"),
            best: score(value(7)).filter(|_| is_over),
            suspend: value(5).to_owned(),
            interactions: value(6).parse().ok(),
        }
    }

    /// An attempt is over.
    pub fn end(&mut self, outcome: Outcome) {
        self.is_over = true;
        self.is_passed |= outcome.is_passed == Some(true);
        self.best = Some(outcome.score);
    }

    /// The number of the next answer that the LMS is told of, where so many are taken up.
    #[must_use]
    pub fn first(&self, resumed: usize) -> u32 {
        let resumed = u32::try_from(resumed).unwrap_or(u32::MAX);
        self.interactions.unwrap_or(resumed)
    }

    /// What to call the learner where a name is asked for: the name, or where there is none the id.
    #[must_use]
    pub fn learner(&self) -> &str {
        match self.learner_name.as_str() {
            "" => &self.learner_id,
            name => name,
        }
    }
}

/// A score in percent, in hundredths of one.
fn score(percent: &str) -> Option<u64> {
    let score = u64::try_from(numeric::read(percent)?).ok()?;
    Some((score / 100_000).min(10_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(edition: Edition, values: &[&str]) -> Told {
        let names = Told::names(edition).iter().copied().map(str::to_owned);
        let values = values.iter().copied().map(str::to_owned);
        Told::read(edition, &names.zip(values).collect::<Vec<Pair>>())
    }

    #[test]
    fn what_an_lms_says_is_read_in_both_editions() {
        for edition in [Edition::V12, Edition::V2004] {
            let said = told(
                edition,
                &[
                    "resume",
                    "normal",
                    "7",
                    "Lovelace, Ada",
                    "completed",
                    "x",
                    "12",
                    "66.66",
                    "failed",
                ],
            );
            let expected = Told {
                entry: Entry::Resumes,
                mode: Mode::Normal,
                learner_id: "7".to_owned(),
                learner_name: "Lovelace, Ada".to_owned(),
                is_over: true,
                is_passed: false,
                best: Some(6_666),
                suspend: "x".to_owned(),
                interactions: Some(12),
            };
            assert_eq!(said, expected);
            assert_eq!(said.learner(), "Lovelace, Ada");
            assert_eq!(said.first(3), 12);
        }
    }

    #[test]
    fn what_an_lms_leaves_out_is_as_usual() {
        let edition = Edition::V12;
        let new = told(
            edition,
            &["ab-initio", "", "7", "", "not attempted", "", ""],
        );
        assert_eq!((new.entry, new.mode), (Entry::Begins, Mode::Normal));
        assert_eq!((new.learner(), new.is_over), ("7", false));
        assert_eq!((new.interactions, new.first(3)), (None, 3));
        let kept = told(edition, &["", "review", "7", "", "", "kept", "0"]);
        assert_eq!((kept.entry, kept.mode), (Entry::Resumes, Mode::Review));
        assert_eq!(told(edition, &[""; 7]).entry, Entry::Other);
        assert_eq!(Told::read(edition, &[]).learner(), "");
    }

    #[test]
    fn a_score_counts_where_an_attempt_was_over_and_what_was_passed_is() {
        for (edition, status, score, success, expected) in [
            (Edition::V12, "passed", "70", "", (true, Some(7_000))),
            (Edition::V12, "failed", "100", "", (false, Some(10_000))),
            (Edition::V12, "incomplete", "70", "", (false, None)),
            (
                Edition::V2004,
                "completed",
                "69.999",
                "passed",
                (true, Some(6_999)),
            ),
            (Edition::V2004, "completed", "", "unknown", (false, None)),
            (Edition::V2004, "completed", "-1", "", (false, None)),
            (
                Edition::V2004,
                "completed",
                "900",
                "",
                (false, Some(10_000)),
            ),
        ] {
            let values = ["", "", "", "", status, "", "", score, success];
            let said = told(edition, &values);
            assert_eq!((said.is_passed, said.best), expected, "{status} {score}");
        }
    }
}
