//! The end of a quiz that was handed out: the result, as a text, a link, a code and a file.

use super::{clock::Clock, clock::clock, hooks};
use crate::app::route::Handed;
use crate::app::{Effect, Env, Model as App, Page, Route, run};
use crate::bank::{Bank, Question};
use crate::class::{Answered, Given, Submission, fingerprint};
use crate::desk::code;
use crate::memory::Attempt;
use crate::session::{Quiz, Slot};

/// A result that can be handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Ready {
    /// What the teacher calls the quiz.
    pub title: String,
    /// The name or code of the learner.
    pub learner: String,
    /// Which attempt it is, from 1.
    pub number: u16,
    /// How often it may be done; `None`: as often as is wanted.
    pub most: Option<u16>,
    /// Whether it took longer than it was to.
    pub is_late: bool,
    /// How many questions were not answered.
    pub left_out: usize,
    /// The result as a text.
    pub text: String,
    /// A link that opens it at the teacher's; `None` in a package, whose address is the platform's.
    pub link: Option<String>,
    /// The QR code of the link: squares on a side, and the path of the dark ones.
    pub code: Option<(u32, String)>,
}

/// The result of the finished attempt that is shown.
#[inline(never)]
pub(in crate::app) fn prepare(app: &mut App, bank: &Bank) {
    let Page::Done(Some(quiz)) = &app.page else {
        app.class.result = None;
        return;
    };
    app.class.result = ready(app, quiz, bank);
}

fn ready(app: &App, quiz: &Quiz, bank: &Bank) -> Option<Ready> {
    let attempt = quiz.attempt();
    let assigned = attempt.assigned.as_deref()?;
    let handed = Handed::read(&assigned.says)?;
    let (submission, asked) = submission(&handed, quiz, bank)?;
    let text = submission.write();
    let address = Route::HandIn(text.clone()).address();
    let link = { app.class.lms.is_none() }.then(|| [&app.site, &*address].concat());
    let minutes = handed.assignment.minutes;
    Some(Ready {
        title: handed.assignment.title,
        learner: assigned.learner.clone(),
        number: assigned.number,
        most: handed.assignment.attempts,
        is_late: minutes.is_some_and(|most| submission.took > u64::from(most) * 60_000),
        left_out: asked.len().saturating_sub(submission.answers.len()),
        code: link.as_deref().and_then(code::draw),
        text,
        link,
    })
}

/// What is handed in of an attempt, and what was asked.
pub(in crate::app) fn submission(
    handed: &Handed,
    quiz: &Quiz,
    bank: &Bank,
) -> Option<(Submission, Vec<Question>)> {
    let attempt = quiz.attempt();
    let assigned = attempt.assigned.as_deref()?;
    let drawn = { &handed.assignment }.draw(bank, &assigned.learner, assigned.number);
    let picks = drawn.iter().map(|(pick, _)| pick);
    // Of a set or a release that has changed since it was begun: what was asked is told, and the
    // teacher's browser does not take it for what is drawn now.
    let questions: Vec<Question> = match picks.take(attempt.picks.len()).eq(&attempt.picks) {
        true => drawn.into_iter().map(|(_, question)| question).collect(),
        false => { quiz.slots().iter() }
            .filter_map(drawn_of)
            .cloned()
            .collect(),
    };
    let answered = quiz.slots().iter().zip(&attempt.answers);
    let answers = answered.map(|(slot, answer)| {
        let given = drawn_of(slot).and_then(|question| Given::of(question, &answer.response));
        Answered {
            given: given.unwrap_or(Given::Unknown),
            took: answer.took,
        }
    });
    let submission = Submission {
        assignment: handed.assignment.id(),
        learner: assigned.learner.clone(),
        attempt: assigned.number,
        started: attempt.started,
        took: u64::try_from(attempt.touched() - attempt.started).unwrap_or(0),
        release: env!("CARGO_PKG_VERSION").to_owned(),
        asked: fingerprint(&questions),
        answers: answers.collect(),
    };
    Some((submission, questions))
}

fn drawn_of(slot: &Slot) -> Option<&Question> {
    match slot {
        Slot::Drawn(question) => Some(question),
        Slot::Gone(_) => None,
    }
}

/// How many questions an attempt had before it was ended early, as far as that can be told.
#[must_use]
pub fn whole(app: &App, attempt: &Attempt) -> usize {
    let asked = attempt.assigned.as_deref().and_then(|assigned| {
        let handed = Handed::read(&assigned.says)?;
        let bank = { app.bank() }.filter(|bank| bank.set().id == attempt.set)?;
        let drawn = { &handed.assignment }.draw(bank, &assigned.learner, assigned.number);
        Some(drawn.len())
    });
    attempt.picks.len().max(asked.unwrap_or(0))
}

/// Whether a quiz may be ended before its last question: its time is up.
#[must_use]
pub fn may_end(attempt: &Attempt, now: i64) -> bool {
    clock(attempt, now) == Some(Clock::Over) && !attempt.answers.is_empty()
}

/// Ends it with what was answered.
pub(super) fn end(app: &mut App, env: Env) -> Vec<Effect> {
    let Some(bank) = app.bank().cloned() else {
        return Vec::new();
    };
    let Page::Run(Some(quiz)) = &mut app.page else {
        return Vec::new();
    };
    if !may_end(quiz.attempt(), env.now) || !quiz.end(&bank) {
        return Vec::new();
    }
    let done = Route::Done(quiz.attempt().id.clone());
    let saved = run::save(quiz);
    app.ledger.put(quiz.attempt().clone());
    let mut effects = hooks::finished(app, env);
    effects.push(saved);
    effects.push(Effect::Replace(done.address()));
    effects
}

/// The result as a file.
pub(super) fn save(app: &mut App) -> Vec<Effect> {
    let Some(ready) = &app.class.result else {
        return Vec::new();
    };
    let name = [
        "annals-",
        &plain(&ready.learner),
        "-",
        &ready.number.to_string(),
        ".txt",
    ]
    .concat();
    let text = [
        ready.title.as_str(),
        "\n",
        &ready.learner,
        "\n\n",
        &ready.text,
        "\n",
    ]
    .concat();
    vec![Effect::Download { name, text }]
}

/// What may stand in the name of a file.
fn plain(name: &str) -> String {
    let plain = name.chars().map(|sign| match sign.is_alphanumeric() {
        true => sign,
        false => '-',
    });
    plain.collect()
}
