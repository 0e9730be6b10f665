//! A round that a class plays at once: the quiz on screen keeps step with the clock, and the teacher's
//! screen shows the question that all have before them.

use super::hand_out::add;
use super::results::Open;
use super::{clock, hooks};
use crate::app::route::Handed;
use crate::app::update::in_run;
use crate::app::{Effect, Env, FocusOn, Model as App, Page, Route, run};
use crate::bank::Response;
use crate::class::{Assignment, Live, Moment};
use crate::memory::{Answer, Attempt};
use crate::session::{Quiz, Stage};

/// Under this key stands how far this device's clock is behind others, in milliseconds.
pub(super) const KEY: &str = "annals/clock";
/// So long before a round begins its link is made, in minutes.
pub const LEAD: u16 = 2;
/// The longest.
pub const MOST_LEAD: u16 = 1440;
/// So long after the clock was set nothing follows from it, in milliseconds.
const GRACE: i64 = 6_000;

/// What is known of rounds in this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// How far this device's clock is behind others, in milliseconds.
    pub offset: i64,
    /// Until when nothing follows from its being set, in milliseconds since 1970.
    set_until: i64,
    /// Where the round on screen was when it was looked at last.
    moment: Option<Moment>,
}

/// Where a round is, as this device sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The clock.
    pub live: Live,
    /// Where it is.
    pub moment: Moment,
    /// In how many milliseconds it is elsewhere.
    pub left: i64,
    /// How many questions it has.
    pub questions: usize,
}

/// What time it is in rounds, in milliseconds since 1970.
pub(super) fn now(app: &App) -> i64 {
    app.now.saturating_add(app.class.live.offset)
}

/// A page is opened: what was on screen before is not there any more.
pub(super) fn enter(app: &mut App) {
    app.class.live.moment = None;
}

impl Standing {
    fn of(app: &App, live: Live, questions: usize) -> Standing {
        let (moment, left) = live.moment(questions, now(app));
        Standing {
            live,
            moment,
            left,
            questions,
        }
    }

    /// Seconds that are left, the one that has begun counted whole.
    #[must_use]
    pub fn seconds(&self) -> u64 {
        u64::try_from(self.left).unwrap_or(0).div_ceil(1000)
    }
}

/// The round of an attempt; `None`: it is done when its learner likes.
#[must_use]
fn live_of(attempt: &Attempt) -> Option<Live> {
    let assigned = attempt.assigned.as_deref()?;
    // Most are none, and reading takes longer.
    assigned.says.contains("live=").then_some(())?;
    Handed::read(&assigned.says)?.assignment.live
}

/// Where the round of a quiz is.
#[must_use]
#[inline(never)]
pub fn of_quiz(app: &App, quiz: &Quiz) -> Option<Standing> {
    let attempt = quiz.attempt();
    Some(Standing::of(app, live_of(attempt)?, attempt.picks.len()))
}

/// Where the round of a link is; how many questions it will have, its set tells.
#[must_use]
pub fn of_link(app: &App, handed: &Handed) -> Option<Standing> {
    let assignment = &handed.assignment;
    let live = assignment.live?;
    Some(Standing::of(app, live, questions(app, assignment, live)))
}

/// Before it begins nobody needs to know, and counting takes a while.
fn questions(app: &App, assignment: &Assignment, live: Live) -> usize {
    let has_begun = now(app) >= live.begins();
    let bank = { app.bank() }.filter(|bank| has_begun && bank.set().id == assignment.set);
    let asked = assignment.selection.count as usize;
    bank.map_or(asked, |bank| bank.plan(&assignment.selection, &[]).len())
}

/// The round on the teacher's screen, and where it is.
#[must_use]
pub fn on_screen(app: &App) -> Option<(&Open, Standing)> {
    let Route::Live(key) = &app.route else {
        return None;
    };
    let open = { app.class.back.open.as_ref() }.filter(|open| open.key == *key)?;
    let live = open.handed.as_ref()?.assignment.live?;
    let questions = open.marked.as_ref()?.book.columns.len();
    Some((open, Standing::of(app, live, questions)))
}

/// In how many milliseconds the page on screen says something else; `None`: no round is on it.
pub(super) fn next(app: &App) -> Option<u32> {
    let standing = match (&app.route, &app.page) {
        (Route::Live(_), _) => on_screen(app)?.1,
        (Route::Assignment(handed), _) => of_link(app, handed)?,
        (_, Page::Run(Some(quiz))) => of_quiz(app, quiz)?,
        _ => return None,
    };
    // By the second; a little late rather than early.
    let until = (standing.left - 1).rem_euclid(1000) + 21;
    (standing.left > 0).then(|| u32::try_from(until).unwrap_or(1000))
}

/// Whether the clock keeps this from happening: nothing is answered but while it is asked, and nobody
/// goes on before the others.
#[must_use]
#[inline(never)]
pub(in crate::app) fn holds(app: &App, msg: &run::Msg) -> bool {
    let Page::Run(Some(quiz)) = &app.page else {
        return false;
    };
    let Some(standing) = of_quiz(app, quiz) else {
        return false;
    };
    match msg {
        run::Msg::LeavePressed
        | run::Msg::ProofToggled
        | run::Msg::ReportPressed
        | run::Msg::ReportCopied => false,
        run::Msg::NextPressed => true,
        run::Msg::ClaimPressed => matches!(standing.moment, Moment::Asked(_)),
        run::Msg::OptionChosen(_)
        | run::Msg::OptionToggled(_)
        | run::Msg::ItemHeld(_)
        | run::Msg::PlaceChosen(_)
        | run::Msg::ItemMoved { .. }
        | run::Msg::ItemLifted(_)
        | run::Msg::LiftCancelled
        | run::Msg::Typed(_)
        | run::Msg::CardTurned
        | run::Msg::CardRated(_)
        | run::Msg::CheckPressed
        | run::Msg::UnknownPressed => {
            // While the clock is set no question is to be seen.
            is_set(app) || standing.moment != Moment::Asked(quiz.attempt().at)
        }
    }
}

/// Brings the quiz on screen to where the clock is: what was not answered in time is not known, and
/// the next question comes for all at once.
#[inline(never)]
pub(in crate::app) fn follow(app: &mut App, env: Env) -> Vec<Effect> {
    let mut effects = Vec::new();
    // Whoever sets the clock may go too far and back.
    if is_set(app) || app.bank().is_none() {
        return effects;
    }
    loop {
        let Page::Run(Some(quiz)) = &app.page else {
            return effects;
        };
        let Some(standing) = of_quiz(app, quiz) else {
            return effects;
        };
        // The place of the question that is on, and whether it may still be answered.
        let (on, is_open) = match standing.moment {
            Moment::Before => (0, true),
            Moment::Asked(at) => (at, true),
            Moment::Shown(at) => (at, false),
            Moment::Over => (standing.questions, false),
        };
        let at = quiz.attempt().at;
        let msg = match quiz.stage() {
            // What was chosen and not handed in counts, also where the device slept since.
            Stage::Asking { draft, .. } if (at < on || !is_open) && draft.is_touched() => {
                effects.extend(in_run(app, run::Msg::CheckPressed, env));
                if is_asked(app, at) {
                    effects.extend(in_run(app, run::Msg::UnknownPressed, env));
                }
                continue;
            }
            Stage::Asking { .. } if at < on || is_unseen(app, &standing, quiz) => {
                effects.extend(pass_over(app, env));
                continue;
            }
            Stage::Asking { .. } if !is_open => run::Msg::UnknownPressed,
            Stage::Answered { .. } if at < on => run::Msg::NextPressed,
            Stage::Asking { .. } => {
                // Nobody has seen it before its time.
                let since = standing
                    .live
                    .comes(at)
                    .saturating_sub(app.class.live.offset);
                if let Page::Run(Some(quiz)) = &mut app.page {
                    quiz.not_shown_before(since);
                }
                return effects;
            }
            // Once it is stored, the next step is taken.
            Stage::Answered { .. } | Stage::Saving { .. } | Stage::Finished => return effects,
        };
        effects.extend(in_run(app, msg, env));
    }
}

/// Whether the question on screen came here when its time was over.
fn is_unseen(app: &App, standing: &Standing, quiz: &Quiz) -> bool {
    let over = standing.live.comes(quiz.attempt().at) + standing.live.asked();
    let is_over = !matches!(standing.moment, Moment::Before | Moment::Asked(_));
    is_over && quiz.shown_at().saturating_add(app.class.live.offset) >= over
}

/// Whether the question at this place still waits for an answer.
fn is_asked(app: &App, at: usize) -> bool {
    let Page::Run(Some(quiz)) = &app.page else {
        return false;
    };
    quiz.attempt().at == at && matches!(quiz.stage(), Stage::Asking { .. })
}

/// The question on screen was over before it was seen here: it counts as not known, and the journal,
/// which says what this learner remembers, hears nothing of it.
fn pass_over(app: &mut App, env: Env) -> Vec<Effect> {
    let bank = app.bank().cloned();
    let (Page::Run(Some(quiz)), Some(bank)) = (&mut app.page, bank) else {
        return Vec::new();
    };
    let unseen = Answer {
        response: Response::Unknown,
        permille: 0,
        when: env.now,
        took: 0,
        claimed: false,
    };
    if !quiz.take_up(unseen, &bank) {
        return Vec::new();
    }
    app.ledger.put(Quiz::attempt(quiz).clone());
    hooks::answered(app, env)
}

/// This device's clock is so many milliseconds further behind than was thought. For a while nothing
/// follows from it: it may be set further, or back.
pub(super) fn move_clock(app: &mut App, by: i64, env: Env) -> Vec<Effect> {
    app.class.live.offset = app.class.live.offset.saturating_add(by);
    app.class.live.set_until = env.now.saturating_add(GRACE);
    let mut effects = vec![Effect::Save {
        key: KEY.to_owned(),
        text: app.class.live.offset.to_string(),
    }];
    effects.extend(clock::begin(app, env));
    effects
}

/// Whether the clock was set a moment ago.
#[must_use]
pub fn is_set(app: &App) -> bool {
    app.now < app.class.live.set_until
}

/// Where the round on screen is, when that is another moment than before: the focus goes there.
pub(super) fn focus(app: &mut App) -> Option<Effect> {
    let (moment, effect) = match (&app.route, &app.page) {
        (Route::Live(_), _) => {
            let moment = on_screen(app).map(|(_, standing)| standing.moment);
            (moment, Effect::Focus(FocusOn::Heading))
        }
        (_, Page::Run(Some(quiz))) => {
            let moment = of_quiz(app, quiz).map(|standing| standing.moment);
            (moment, run::focus(quiz))
        }
        _ => (None, Effect::Focus(FocusOn::Heading)),
    };
    let is_screen = matches!(app.route, Route::Live(_));
    let before = std::mem::replace(&mut app.class.live.moment, moment);
    // A quiz that was just opened has the focus already; the screen was drawn before its round came.
    let is_new = before.is_some() || is_screen;
    (is_new && moment.is_some() && before != moment).then_some(effect)
}

/// Another tab stored an attempt. Where it is the one on screen, of a round, and more was answered
/// there, that is what goes on here: else a tab that nobody looks at would write over it.
pub(super) fn seen(app: &mut App, key: &str, text: &str, env: Env) -> Vec<Effect> {
    let Page::Run(Some(quiz)) = &app.page else {
        return Vec::new();
    };
    let own = Quiz::attempt(quiz);
    if own.key() != key || of_quiz(app, quiz).is_none() {
        return Vec::new();
    }
    let given = |attempt: &Attempt| {
        let answers = attempt.answers.iter();
        answers
            .filter(|one| one.response != Response::Unknown)
            .count()
    };
    let other = Attempt::decode(own.id.clone(), text).ok();
    let bank = app.bank().cloned();
    let (Some(other), Some(bank)) = (other.filter(|other| given(other) > given(own)), bank) else {
        return Vec::new();
    };
    app.ledger.put(other.clone());
    app.page = Page::Run(Some(Box::new(Quiz::open(other, &bank, env.now))));
    clock::begin(app, env)
}

/// How far the clock is behind, as it was kept.
pub(super) fn read(stored: &[(String, String)]) -> i64 {
    let kept = stored.iter().find(|(key, _)| key == KEY);
    kept.and_then(|(_, text)| text.parse().ok()).unwrap_or(0)
}

/// A round with this clock begins so many minutes from now, at a full ten seconds.
pub(super) fn starting(live: Live, minutes: u16, now: i64) -> Live {
    let at = now.div_euclid(1000) + i64::from(minutes) * 60;
    let at = (at + 9).div_euclid(10) * 10;
    Live {
        at: u32::try_from(at).unwrap_or(u32::MAX),
        ..live
    }
}

/// Another round of the same, with other questions.
pub(super) fn again(app: &mut App, env: Env) -> Vec<Effect> {
    let Some((open, standing)) = on_screen(app) else {
        return Vec::new();
    };
    let Some(before) = open.handed.clone() else {
        return Vec::new();
    };
    let mut assignment = before.assignment.clone();
    assignment.selection.seed = super::assigned::fresh_seed(env);
    assignment.live = Some(starting(standing.live, LEAD, now(app)));
    let mut next = Handed::new(assignment);
    if let Some(store) = before.store() {
        next = next.reporting_to(&store);
    }
    next.packed = before.packed;
    next.file = before.file;
    let (key, mut effects) = add(app, &next, env);
    effects.push(Effect::Go(Route::Live(key).address()));
    effects
}
