//! What the LMS is told of an attempt: when it is there, at the beginning of an attempt, after each
//! answer, at the end, and when the page is left. Each gives pairs in the order in which the LMS must take them; the caller commits
//! behind them.
//!
//! Where a mark is asked for, the score is told at the end alone: an LMS would make a failure of a
//! score that is still growing, for it compares by itself. Once an attempt is over, another changes
//! what was told of it at its own end alone, and only for the better.

use super::interaction::{Written, written};
use super::words::{decimal, identifier, plain, short, span, time};
use super::{Edition, Mode, Pair, Told};
use crate::bank::{Question, Response};

/// How an attempt stands.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// Which SCORM the LMS speaks.
    pub edition: Edition,
    /// What the LMS said when the attempt was opened.
    pub told: &'a Told,
    /// The answers so far, the first one first; those too that were taken up.
    pub steps: &'a [Step<'a>],
    /// So many of them were taken up, and told before.
    pub resumed: usize,
    /// The number that the LMS gives the first answer that was not: [`Told::first`].
    pub first: u32,
    /// How many questions there are.
    pub count: usize,
    /// How long this visit has taken, in milliseconds. Earlier visits the LMS adds itself.
    pub elapsed: u64,
    /// Whether the attempt is over.
    pub finished: bool,
    /// From which score on it is passed, in thousandths; `None`: it is completed and no more.
    pub pass_permille: Option<u16>,
    /// What the LMS is to keep, by [`super::suspend`].
    pub suspend: &'a str,
    /// So many minutes the learner's clock is ahead of universal time.
    pub zone_minutes: i32,
}

/// One question answered.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// The name of its fact.
    pub fact: &'a str,
    /// The question.
    pub question: &'a Question,
    /// What was answered.
    pub response: &'a Response,
    /// What it is worth, in thousandths.
    pub permille: u16,
    /// When it was asked, in milliseconds since 1970.
    pub asked: i64,
    /// How long it took, in milliseconds.
    pub took: u32,
}

/// The longest name of a question: 1.2 has 255 letters.
const LONGEST_NAME: usize = 250;
/// The longest text of a question in 2004.
const LONGEST_STEM: usize = 250;

/// What is told as soon as the LMS is there: that the quiz is not over, and is to be taken up. An
/// LMS that is told nothing of it until it is left takes it for completed.
#[must_use]
pub fn opened(state: &State) -> Vec<Pair> {
    if state.told.is_over {
        return Vec::new();
    }
    let mut out = Out::of(state);
    out.incomplete();
    out.exit("suspend", "suspend");
    out.pairs()
}

/// What is told when the attempt begins or is taken up.
#[must_use]
pub fn begin(state: &State) -> Vec<Pair> {
    let mut out = Out::of(state);
    out.incomplete();
    out.progress();
    out.kept();
    out.exit("suspend", "suspend");
    out.pairs()
}

/// What is told after an answer: the newest one, and what has changed by it.
#[must_use]
pub fn answered(state: &State) -> Vec<Pair> {
    let mut out = Out::of(state);
    out.newest();
    if state.pass_permille.is_none() && !state.told.is_over {
        out.score(score(state));
    }
    out.progress();
    out.kept();
    out.pairs()
}

/// What attempts that are over come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The best score, in hundredths of a percent.
    pub score: u64,
    /// Whether one of them was passed; `None`: no mark is asked for.
    pub is_passed: Option<bool>,
}

/// What an attempt that is over comes to, and those before it: the best counts.
#[must_use]
pub fn outcome(state: &State) -> Outcome {
    let score = score(state);
    let is_enough = |pass: u16| score >= u64::from(pass) * 10;
    Outcome {
        score: score.max(state.told.best.unwrap_or(0)),
        is_passed: { state.pass_permille }.map(|pass| is_enough(pass) || state.told.is_passed),
    }
}

/// What is told when the attempt is over. The last answer was told before.
#[must_use]
pub fn finish(state: &State) -> Vec<Pair> {
    let mut out = Out::of(state);
    let outcome = outcome(state);
    out.score(outcome.score);
    let passed = outcome.is_passed.map(|is| match is {
        true => "passed",
        false => "failed",
    });
    match state.edition {
        Edition::V12 => out.push("cmi.core.lesson_status", passed.unwrap_or("completed")),
        Edition::V2004 => {
            out.push("cmi.completion_status", "completed");
            if let Some(passed) = passed {
                out.push("cmi.success_status", passed);
            }
        }
    }
    out.progress();
    out.kept();
    out.exit("", "normal");
    out.pairs()
}

/// What is told when the page is left, before the LMS is taken leave of.
#[must_use]
pub fn leave(state: &State) -> Vec<Pair> {
    let mut out = Out::of(state);
    if state.finished {
        out.exit("", "normal");
    } else {
        out.incomplete();
        out.kept();
        out.exit("suspend", "suspend");
    }
    out.pairs()
}

/// The score in hundredths of a percent, of all questions: what was not reached is worth nothing.
/// Rounded down, so that no mark is passed by rounding.
fn score(state: &State) -> u64 {
    let gained: u64 = state
        .steps
        .iter()
        .map(|step| u64::from(step.permille))
        .sum();
    (gained * 10 / (state.count.max(1) as u64)).min(10_000)
}

/// Pairs in the making.
struct Out<'a> {
    state: &'a State<'a>,
    pairs: Vec<Pair>,
}

impl<'a> Out<'a> {
    fn of(state: &'a State<'a>) -> Out<'a> {
        Out {
            state,
            pairs: Vec::new(),
        }
    }

    fn push(&mut self, name: &str, value: &str) {
        self.pairs.push((name.to_owned(), value.to_owned()));
    }

    /// The same value, by its name in each edition.
    fn say(&mut self, old: &str, new: &str, value: &str) {
        match self.state.edition {
            Edition::V12 => self.push(old, value),
            Edition::V2004 => self.push(new, value),
        }
    }

    fn exit(&mut self, old: &str, new: &str) {
        match self.state.edition {
            Edition::V12 => self.push("cmi.core.exit", old),
            Edition::V2004 => self.push("cmi.exit", new),
        }
    }

    /// That it is not over. What was over once stays so until there is another end.
    fn incomplete(&mut self) {
        if !self.state.told.is_over {
            self.say(
                "cmi.core.lesson_status",
                "cmi.completion_status",
                "incomplete",
            );
        }
    }

    /// A score in hundredths of a percent.
    fn score(&mut self, score: u64) {
        let percent = decimal(score, 2);
        if self.state.edition == Edition::V2004 {
            self.push("cmi.score.scaled", &decimal(score, 4));
        }
        self.say("cmi.core.score.raw", "cmi.score.raw", &percent);
        self.say("cmi.core.score.min", "cmi.score.min", "0");
        self.say("cmi.core.score.max", "cmi.score.max", "100");
    }

    /// How far the attempt has come. While there is one that was over, it is at the end already.
    fn progress(&mut self) {
        if self.state.told.is_over && !self.state.finished {
            return;
        }
        let (done, all) = (self.state.steps.len(), self.state.count.max(1));
        let place = done.to_string();
        self.say("cmi.core.lesson_location", "cmi.location", &place);
        if self.state.edition == Edition::V2004 {
            let measure = match self.state.finished {
                true => 10_000,
                false => (done as u64 * 10_000 / all as u64).min(10_000),
            };
            self.push("cmi.progress_measure", &decimal(measure, 4));
        }
    }

    fn kept(&mut self) {
        if super::fits(self.state.edition, self.state.suspend) {
            self.push("cmi.suspend_data", self.state.suspend);
        }
    }

    /// The newest answer, with the number that the LMS has for it.
    fn newest(&mut self) {
        let (state, at) = (self.state, self.state.steps.len());
        let Some(step) = state.steps.last().filter(|_| at > state.resumed) else {
            return;
        };
        let number = state.first as usize + at - 1 - state.resumed;
        let edition = state.edition;
        let begins = ["cmi.interactions.", &number.to_string(), "."].concat();
        let mut push = |name: &str, value: &str| {
            let name = [&begins, name].concat();
            self.pairs.push((name, value.to_owned()));
        };
        let name = [step.question.form.name(), "/", step.fact].concat();
        let Written {
            kind,
            response,
            pattern,
        } = written(edition, step.question, step.response);
        let (when, said) = match edition {
            Edition::V12 => ("time", "student_response"),
            Edition::V2004 => ("timestamp", "learner_response"),
        };
        // The name and the type come first: the LMS reads the rest by them.
        push("id", &identifier(&name, LONGEST_NAME));
        push("type", kind);
        push(when, &time(edition, step.asked, state.zone_minutes));
        if let Some(pattern) = pattern {
            push("correct_responses.0.pattern", &pattern);
        }
        push("weighting", "1");
        if let Some(response) = response {
            push(said, &response);
        }
        push("result", &result(edition, step.permille));
        push("latency", &span(edition, u64::from(step.took)));
        if edition == Edition::V2004 {
            let stem = plain(&step.question.stem, LONGEST_STEM);
            push("description", &short(&stem, LONGEST_STEM));
        }
    }

    /// All of it, with the time of the visit. Nothing where the attempt does not count.
    fn pairs(mut self) -> Vec<Pair> {
        let time = span(self.state.edition, self.state.elapsed);
        self.say("cmi.core.session_time", "cmi.session_time", &time);
        match self.state.told.mode {
            Mode::Normal => self.pairs,
            Mode::Browse | Mode::Review => Vec::new(),
        }
    }
}

/// What an answer is worth: right, wrong, or the share of it that is right.
fn result(edition: Edition, permille: u16) -> String {
    match (permille, edition) {
        (0, Edition::V12) => "wrong".to_owned(),
        (0, Edition::V2004) => "incorrect".to_owned(),
        (1000.., _) => "correct".to_owned(),
        (part, _) => decimal(u64::from(part), 3),
    }
}
