//! What an attempt says to a store: that it began, each answer, that it ended, whether it passed.
//!
//! All is worked out from the attempt, times and ids too: the same attempt gives the same bytes. So
//! a queue that was lost can be made again, and what is sent twice is stored once.

mod activity;
mod uuid;

use super::cmi5::{Before, LaunchData, Mode};
use super::decimal::Decimal;
use super::interaction::response;
use super::json::{object, set, text};
use super::launch::Actor;
use super::moment::{duration, timestamp};
use crate::bank::{Bank, Question, grade};
use crate::class::assignment::{Assignment, name};
use crate::class::submission::Submission;
use crate::set::json::{Name, Value};

pub use activity::assignment_activity;
use uuid::uuid;

const VERBS: &str = "http://adlnet.gov/expapi/verbs/";
const ACTIVITIES: &str = "http://adlnet.gov/expapi/activities/";
const CATEGORY: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
/// Under this name below the site a record holds the learner's whole result.
const RESULT: &str = "xapi/annals-result";

/// A statement, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// By what it is known: a UUID, worked out from the attempt and from what is said of it.
    pub id: String,
    /// The statement in JSON.
    pub text: String,
}

/// An attempt at an assignment, and for whom its records are.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// The address of the site, up to a slash at its end. What has no name elsewhere is named below
    /// it.
    pub site: &'a str,
    /// Where the questions come from.
    pub bank: &'a Bank,
    /// What was to be done.
    pub assignment: &'a Assignment,
    /// What was asked, in order.
    pub questions: &'a [Question],
    /// What was done so far.
    pub submission: &'a Submission,
    /// Who learns.
    pub actor: &'a Actor,
    /// The registration of the launch; without one the attempt is one of its own.
    pub registration: Option<&'a str>,
    /// What the launch calls the assignment; without that it is named below the site.
    pub activity: Option<&'a str>,
    /// The platform's document, where the launch is cmi5's.
    pub launched: Option<&'a LaunchData>,
    /// What of it was said before, where the launch is cmi5's.
    pub before: Before,
}

/// What one statement says, beside what all say.
struct Said {
    verb: &'static str,
    /// What is told apart by more than its verb.
    of: String,
    ms: i64,
    object: Value<'static>,
    is_of_question: bool,
    result: Option<Value<'static>>,
    /// Whether cmi5 defines it, and whether it counts for moving on.
    category: &'static [&'static str],
    mastery: bool,
}

impl Record<'_> {
    /// That the attempt began; of cmi5 that the session did. `None` where that was said before.
    #[must_use]
    pub fn initialized(&self) -> Option<Statement> {
        if self.before.begun {
            return None;
        }
        Some(self.statement(Said {
            verb: "initialized",
            of: self.session(),
            ms: self.submission.started,
            object: self.assigned(),
            is_of_question: false,
            result: None,
            category: &[CATEGORY],
            mastery: false,
        }))
    }

    /// The answer at this place, from 0. `None` where there is none, and where the platform wants no
    /// record of what is done.
    #[must_use]
    pub fn answered(&self, place: usize) -> Option<Statement> {
        let question = self.questions.get(place)?;
        let answers = self.submission.answers.get(..=place)?;
        let given = answers[place].given.response(question)?;
        if !self.is_judged() {
            return None;
        }
        let passed: i64 = answers.iter().map(|answer| i64::from(answer.took)).sum();
        let permille = grade(self.bank, question, &given).permille;
        let mut result = object([
            ("score", object([("scaled", share(permille))])),
            ("success", Value::Bool(permille == 1000)),
        ]);
        if let Some(said) = response(question, &given) {
            set(&mut result, "response", text(&said));
        }
        let took = duration(u64::from(answers[place].took));
        set(&mut result, "duration", text(&took));
        Some(
            self.statement(Said {
                verb: "answered",
                of: place.to_string(),
                ms: self
                    .submission
                    .started
                    .saturating_add(passed)
                    .min(self.end()),
                object: self.asked(question),
                is_of_question: true,
                result: Some(result),
                category: &[],
                mastery: false,
            }),
        )
    }

    /// That the attempt ended, with the whole result, from which a teacher's page reads it back.
    /// `None` where the platform wants no record of it, or has one.
    #[must_use]
    pub fn completed(&self) -> Option<Statement> {
        if !self.is_judged() || self.before.completed {
            return None;
        }
        let mut result = object([
            ("completion", Value::Bool(true)),
            ("duration", text(&duration(self.submission.took))),
        ]);
        // cmi5 has scores in what was passed or failed, and nowhere else.
        if self.launched.is_none() {
            set(&mut result, "score", self.score());
        }
        let whole = text(&self.submission.write());
        let whole = vec![(Name::from([self.site, RESULT].concat()), whole)];
        set(&mut result, "extensions", Value::Object(whole));
        Some(self.statement(Said {
            verb: "completed",
            of: String::new(),
            ms: self.end(),
            object: self.assigned(),
            is_of_question: false,
            result: Some(result),
            category: &[CATEGORY, MOVE_ON],
            mastery: false,
        }))
    }

    /// Whether it passed, by the least score that does, in thousandths. A platform's own counts
    /// before `pass`. `None` where nobody says what passes, and where the platform wants no record
    /// of it, or has one.
    #[must_use]
    pub fn judged(&self, pass: Option<u16>) -> Option<Statement> {
        let of_platform = self.launched.and_then(LaunchData::pass);
        let passed = self.passes(of_platform.or(pass)?);
        if !self.is_judged() || self.before.judged || self.before.passed {
            return None;
        }
        let result = object([
            ("score", self.score()),
            ("success", Value::Bool(passed)),
            ("duration", text(&duration(self.submission.took))),
        ]);
        Some(self.statement(Said {
            verb: if passed { "passed" } else { "failed" },
            of: String::new(),
            ms: self.end(),
            object: self.assigned(),
            is_of_question: false,
            result: Some(result),
            category: &[CATEGORY, MOVE_ON],
            mastery: true,
        }))
    }

    /// That the page is left, so many milliseconds after the attempt began: the last that cmi5 takes
    /// of a launch. `None` where there is no such launch.
    #[must_use]
    pub fn terminated(&self, after: u64) -> Option<Statement> {
        self.launched?;
        let after = after.max(self.submission.took);
        let ms = self.submission.started.saturating_add_unsigned(after);
        Some(self.statement(Said {
            verb: "terminated",
            of: self.session(),
            ms,
            object: self.assigned(),
            is_of_question: false,
            result: Some(object([("duration", text(&duration(after)))])),
            category: &[CATEGORY],
            mastery: false,
        }))
    }

    /// What was said before, once all of the attempt is said too.
    #[must_use]
    pub fn after(&self, is_over: bool) -> Before {
        let ends = is_over && self.is_judged();
        let pass = self.launched.and_then(LaunchData::pass);
        Before {
            begun: true,
            judged: self.before.judged || (ends && pass.is_some()),
            completed: self.before.completed || ends,
            passed: self.before.passed
                || (ends && !self.before.judged && pass.is_some_and(|pass| self.passes(pass))),
            answers: self.submission.answers.len(),
        }
    }

    /// By the score as it is written: the platform compares that one.
    fn passes(&self, pass: u16) -> bool {
        self.permille() >= pass
    }

    /// By what the platform tells its sessions apart.
    fn session(&self) -> String {
        let session = self.launched.and_then(LaunchData::session);
        session.unwrap_or_default().to_owned()
    }

    /// The score of the whole, in thousandths, rounded down: what was not reached is worth nothing.
    #[must_use]
    pub fn permille(&self) -> u16 {
        let all = u32::try_from(self.questions.len())
            .unwrap_or(u32::MAX)
            .max(1);
        u16::try_from(self.points() / all).unwrap_or(1000)
    }

    /// In thousandths of a question.
    fn points(&self) -> u32 {
        let pairs = self.questions.iter().zip(&self.submission.answers);
        let worth = |(question, answer): (&Question, &crate::class::Answered)| {
            let given = answer.given.response(question)?;
            Some(u32::from(grade(self.bank, question, &given).permille))
        };
        pairs.filter_map(worth).sum()
    }

    fn score(&self) -> Value<'static> {
        let scaled = ("scaled", share(self.permille()));
        if self.launched.is_some() {
            // cmi5 has whole numbers for the others (9.5.1), and half a question is none.
            return object([scaled]);
        }
        let raw = Decimal::permille(i128::from(self.points())).write();
        let max = self.questions.len().to_string();
        object([
            scaled,
            ("raw", Value::Number(raw)),
            ("min", Value::Number("0".to_owned())),
            ("max", Value::Number(max)),
        ])
    }

    fn end(&self) -> i64 {
        let Submission { started, took, .. } = self.submission;
        started.saturating_add_unsigned(*took)
    }

    fn is_judged(&self) -> bool {
        match self.launched.map(|launched| launched.mode) {
            None | Some(Mode::Normal) => true,
            Some(Mode::Browse | Mode::Review) => false,
        }
    }

    /// By what the attempt is told apart from every other.
    fn attempt(&self) -> String {
        let Submission {
            assignment,
            learner,
            attempt,
            started,
            ..
        } = self.submission;
        let parts = [
            assignment.clone(),
            name(learner),
            attempt.to_string(),
            started.to_string(),
            self.actor.identity(),
            self.registration.unwrap_or_default().to_owned(),
            self.activity.unwrap_or_default().to_owned(),
        ];
        parts
            .iter()
            .map(|part| format!("{}:{part}\n", part.len()))
            .collect()
    }

    fn statement(&self, said: Said) -> Statement {
        let id = uuid(&[&self.attempt(), said.verb, &said.of]);
        let context = self.context(&said);
        let display = object([("en", text(said.verb))]);
        let verb = object([
            ("id", text(&[VERBS, said.verb].concat())),
            ("display", display),
        ]);
        let mut statement = object([
            ("id", text(&id)),
            ("timestamp", text(&timestamp(said.ms))),
            ("actor", self.actor.value().clone()),
            ("verb", verb),
            ("object", said.object),
        ]);
        if let Some(result) = said.result {
            set(&mut statement, "result", result);
        }
        set(&mut statement, "context", context);
        Statement {
            id,
            text: statement.write(),
        }
    }

    /// All that an attempt says until its latest answer, in order.
    #[must_use]
    pub fn so_far(&self) -> Vec<Statement> {
        let answers = self.before.answers..self.submission.answers.len();
        let answers = answers.filter_map(|at| self.answered(at));
        self.initialized().into_iter().chain(answers).collect()
    }

    /// All that an attempt that has ended says, in order, but for its being left.
    #[must_use]
    pub fn all(&self, pass: Option<u16>) -> Vec<Statement> {
        let mut all = self.so_far();
        all.extend(self.completed());
        all.extend(self.judged(pass));
        all
    }
}

/// In thousandths, as a number from 0 to 1.
fn share(permille: u16) -> Value<'static> {
    Value::Number(Decimal::permille(i128::from(permille)).write())
}

#[cfg(test)]
mod tests;
