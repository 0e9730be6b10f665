//! What platforms of cmi5 were told before, in this session and in others of the same enrolment, and
//! what they are still to be told.

use super::launched::Launched;
use super::{Model as Records, Order, order};
use crate::app::class::hash_of;
use crate::app::route::Handed;
use crate::app::{Effect, Model as App, Page};
use crate::class::xapi::{Access, Before, Launch};
use crate::memory::Attempt;

/// So begins the key of an attempt that ended before its platform could be told.
pub(super) const OWED: &str = "annals/xapi-owed/";
/// So begins the key of what a platform was told of an enrolment.
pub(super) const ENDED: &str = "annals/xapi-ended/";
/// So begins the key of how many answers of an attempt a platform was told.
pub(super) const SAID: &str = "annals/xapi-said/";
/// Signs of the name of an enrolment.
const SIGNS: usize = 20;

/// What a platform of cmi5 was told of an enrolment, in whatever session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ended {
    completed: bool,
    passed: bool,
}

impl Ended {
    fn write(self) -> &'static str {
        match (self.completed, self.passed) {
            (false, _) => "",
            (true, false) => "completed",
            (true, true) => "completed passed",
        }
    }

    pub(super) fn read(text: &str) -> Ended {
        Ended {
            completed: text.contains("completed"),
            passed: text.contains("passed"),
        }
    }
}

impl Launched {
    /// By what the platform knows whose record it is, of what.
    pub(super) fn enrolment(&self) -> String {
        let Launch {
            registration,
            activity,
            ..
        } = &self.launch;
        let parts = [registration.as_deref(), activity.as_deref()];
        let parts = parts.map(Option::unwrap_or_default);
        let actor = self.launch.actor.write();
        let mut hash =
            hash_of(&[self.launch.endpoint.address(), parts[0], parts[1], &actor].join("\n"));
        hash.truncate(SIGNS);
        hash
    }

    /// What was said of it before, in this session and in those of the same enrolment. Only cmi5
    /// bounds that.
    pub(super) fn before(&self, records: &Records, attempt: &Attempt) -> Before {
        if let Access::Key(_) = &self.launch.access {
            return Before::default();
        }
        let ended = records.ended.get(&self.enrolment());
        let ended = ended.copied().unwrap_or_default();
        Before {
            completed: ended.completed,
            passed: ended.passed,
            answers: records.said.get(&attempt.id.0).copied().unwrap_or(0),
            ..self.session
        }
    }
}

/// All of an attempt is said, until now: what cmi5 has said once is not said again.
pub(super) fn remember(app: &mut App, after: Before) -> Vec<Effect> {
    let attempt = app.quiz().map(|quiz| quiz.attempt().id.0.clone());
    let records = &mut app.class.records;
    let launched = records.launched.as_mut();
    let launched = launched.filter(|one| one.document().is_some());
    let (Some(launched), Some(attempt)) = (launched, attempt) else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    if (launched.session.begun, launched.session.judged) != (after.begun, after.judged) {
        launched.session = after;
        effects.push(launched.keep());
    }
    if records.said.get(&attempt) != Some(&after.answers) {
        effects.push(Effect::Save {
            key: [SAID, &attempt].concat(),
            text: after.answers.to_string(),
        });
        records.said.insert(attempt, after.answers);
    }
    let enrolment = launched.enrolment();
    let before = records.ended.get(&enrolment).copied().unwrap_or_default();
    let ended = Ended {
        completed: after.completed,
        passed: after.passed,
    };
    if ended != before {
        effects.push(Effect::Save {
            key: [ENDED, &enrolment].concat(),
            text: ended.write().to_owned(),
        });
        records.ended.insert(enrolment, ended);
    }
    effects
}

/// The attempt on screen ended before the platform's key came: it is told when that is there, in
/// this launch or in another of the same enrolment.
pub(super) fn owe(app: &mut App) -> Vec<Effect> {
    let launched = app.class.records.launched.as_ref();
    let (Some(launched), Some(quiz)) = (launched, app.quiz()) else {
        return Vec::new();
    };
    let Some(assigned) = quiz.attempt().assigned.as_deref() else {
        return Vec::new();
    };
    let is_of = Handed::read(&assigned.says).is_some_and(|handed| launched.is_of(&handed));
    if !is_of || launched.store().is_some() {
        return Vec::new();
    }
    let (id, enrolment) = (quiz.attempt().id.0.clone(), launched.enrolment());
    let key = [OWED, &id].concat();
    app.class.records.owed.insert(id, enrolment.clone());
    vec![Effect::Save {
        key,
        text: enrolment,
    }]
}

/// The finished attempt on screen, where the platform that opened this tab is still to be told of it.
pub(super) fn owed_here(app: &App) -> Option<String> {
    let Page::Done(Some(quiz)) = &app.page else {
        return None;
    };
    let records = &app.class.records;
    let id = &quiz.attempt().id.0;
    let enrolment = records.launched.as_ref()?.enrolment();
    (records.owed.get(id) == Some(&enrolment)).then(|| id.clone())
}

pub(super) fn pay(app: &mut App) -> Vec<Effect> {
    let Some(id) = owed_here(app) else {
        return Vec::new();
    };
    app.class.records.owed.remove(&id);
    vec![order(Order::Forget {
        keys: vec![[OWED, &id].concat()],
        store: None,
    })]
}
