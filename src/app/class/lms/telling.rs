//! What the LMS is told of an attempt: all that it was not told yet, in one go.

use super::{Package, Playing, Request, asked, kept};
use crate::app::class::assigned::is_by;
use crate::app::class::hand_in::submission;
use crate::app::{Effect, Env};
use crate::bank::Bank;
use crate::class::scorm::{
    Order, Pair, State, Step, answered, begin, finish, leave, opened, outcome, suspend,
};
use crate::memory::Attempt;
use crate::session::{Quiz, Slot};

impl Package {
    /// The orders to the browser.
    pub(super) fn send(&mut self, order: Option<Order>, env: Env) -> Vec<Effect> {
        let order = order.map(|order| asked(Request::Say(self.edition, order)));
        let mut effects: Vec<Effect> = order.into_iter().collect();
        if let Some(due) = self.line.due().filter(|_| !self.is_awake) {
            self.is_awake = true;
            let ms = u32::try_from(due - env.now).unwrap_or(0);
            effects.push(asked(Request::Wake(ms + 20)));
        }
        effects
    }

    /// Tells of an attempt all that was not told yet.
    pub(super) fn take_up(&mut self, quiz: &Quiz, bank: &Bank, env: Env) -> Vec<Effect> {
        let attempt = quiz.attempt();
        let is_ours = attempt
            .assigned
            .as_deref()
            .is_some_and(|assigned| assigned.says == self.says);
        if !is_ours || !self.is_theirs(attempt) {
            return Vec::new();
        }
        if self.told.is_none() {
            // It may be there by now.
            let order = self.line.open();
            return self.send(order, env);
        }
        let pairs = self.news(quiz, bank, env).unwrap_or_default();
        let order = match pairs.is_empty() {
            true => None,
            false => self.line.tell(pairs),
        };
        self.send(order, env)
    }

    /// Whether an attempt is of the learner whom the LMS knows: it bears their name, or the one in what
    /// the LMS has kept, or was begun in this visit. Another's may lie in a browser that several use.
    pub(super) fn is_theirs(&self, attempt: &Attempt) -> bool {
        let (Some(told), Some(assigned)) = (&self.told, attempt.assigned.as_deref()) else {
            return true;
        };
        let kept = kept::learner(told, &self.handed);
        told.learner().is_empty()
            || attempt.started >= self.since
            || is_by(assigned, told.learner())
            || kept.is_some_and(|kept| is_by(assigned, &kept))
    }

    fn news(&mut self, quiz: &Quiz, bank: &Bank, env: Env) -> Option<Vec<Pair>> {
        let attempt = quiz.attempt();
        let steps = steps(quiz)?;
        let is_new = self.playing.as_ref().map(|one| &one.id) != Some(&attempt.id);
        if is_new {
            self.playing = Some(self.begin(attempt)?);
        }
        let said = self.said.get(&attempt.id).copied().unwrap_or(0);
        let is_finished = attempt.is_finished();
        let playing = self.playing.as_mut()?;
        let ends = is_finished && !playing.is_over;
        if !is_new && !ends && said >= steps.len() {
            return None;
        }
        playing.is_over = is_finished;
        let (submission, asked) = submission(&self.handed, quiz, bank)?;
        let count = asked.len();
        self.text = suspend(self.edition, &submission);
        let told = self.told.as_mut()?;
        let state = State {
            edition: self.edition,
            told,
            steps: &steps[..said.min(steps.len())],
            resumed: playing.resumed,
            first: playing.first,
            count,
            elapsed: u64::try_from(env.now - self.since).unwrap_or(0),
            finished: false,
            pass_permille: self.pass_permille,
            suspend: &self.text,
            zone_minutes: env.time_zone_offset,
        };
        let mut pairs = Vec::new();
        if is_new {
            pairs.extend(begin(&state));
        }
        for answers in said + 1..=steps.len() {
            let steps = &steps[..answers];
            pairs.extend(answered(&State { steps, ..state }));
        }
        if ends {
            let steps = &steps[..];
            let finished = true;
            let state = State {
                steps,
                finished,
                ..state
            };
            pairs.extend(finish(&state));
            let outcome = outcome(&state);
            told.end(outcome);
        }
        let more = steps.len().saturating_sub(playing.resumed);
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        self.next = Some(playing.first.saturating_add(more));
        self.said.insert(attempt.id.clone(), steps.len());
        Some(pairs)
    }

    /// Begins with an attempt: which of its answers the LMS knows. `None` where it is not to be told
    /// of it: it is over, and the LMS has heard of that, or never heard of it.
    fn begin(&mut self, attempt: &Attempt) -> Option<Playing> {
        let told = self.told.as_ref()?;
        let known = kept::known(told, &self.handed, attempt);
        let before = self.said.get(&attempt.id).copied();
        let is_earlier = attempt.is_finished() && attempt.started < self.since;
        let is_heard = is_earlier && (told.is_over || known.is_none());
        if is_heard && before.is_none() {
            return None;
        }
        let resumed = before.or(known).unwrap_or(0);
        let first = self.next.unwrap_or_else(|| told.first(resumed));
        self.said.insert(attempt.id.clone(), resumed);
        Some(Playing {
            id: attempt.id.clone(),
            resumed,
            first,
            is_over: before.is_some() && attempt.is_finished(),
        })
    }

    /// What is told as soon as the LMS is there.
    pub(super) fn arrival(&self, env: Env) -> Vec<Pair> {
        let state = self.without_answers(env);
        state.map_or_else(Vec::new, |state| opened(&state))
    }

    /// What is told when the page is left.
    pub(super) fn parting(&self, env: Env) -> Vec<Pair> {
        let state = self.without_answers(env);
        state.map_or_else(Vec::new, |state| leave(&state))
    }

    /// How it stands, answers apart; `None` before the LMS is there.
    fn without_answers(&self, env: Env) -> Option<State<'_>> {
        let told = self.told.as_ref()?;
        let is_over = self.playing.as_ref().map(|playing| playing.is_over);
        Some(State {
            edition: self.edition,
            told,
            steps: &[],
            resumed: 0,
            first: 0,
            count: 1,
            elapsed: u64::try_from(env.now - self.since).unwrap_or(0),
            finished: is_over.unwrap_or(told.is_over),
            pass_permille: self.pass_permille,
            suspend: &self.text,
            zone_minutes: env.time_zone_offset,
        })
    }
}

/// The answers of a quiz, each with its question. `None` where one is no longer to be had.
fn steps(quiz: &Quiz) -> Option<Vec<Step<'_>>> {
    let attempt = quiz.attempt();
    let answers = attempt.answers.iter();
    let parts = quiz.slots().iter().zip(&attempt.picks).zip(answers);
    let steps = parts.map(|((slot, pick), answer)| match slot {
        Slot::Gone(_) => None,
        Slot::Drawn(question) => Some(Step {
            fact: &pick.fact,
            question,
            response: &answer.response,
            permille: answer.permille,
            asked: answer.when - i64::from(answer.took),
            took: answer.took,
        }),
    });
    steps.collect()
}
