//! What happens to the journal, decided on the whole model.

use super::{Given, NEARLY_FULL, Opening, moment};
use crate::app::{
    Effect, Env, FocusOn, Model, Notice, Opened, Page, Route, SaveError, attempts, class, open,
    practise, run, upkeep,
};
use crate::memory::journal::{self, Journal, Moment, Rating};
use crate::memory::schedule::{Delay, Phase};
use crate::memory::{Attempt, Changes, Memory, Setting};
use crate::session::Stage;

/// The journal was read: what waited for it goes on.
#[inline(never)]
pub(in crate::app) fn opened(model: &mut Model, opened: Opened, env: Env) -> Vec<Effect> {
    let Opened {
        pieces,
        mut copies,
        writer,
    } = opened;
    // What waits for a store of records has its second copies in the same place.
    let is_record = |(key, _): &mut (String, String)| key.starts_with(class::records::KEYS);
    let records: Vec<(String, String)> = copies.extract_if(.., is_record).collect();
    let pieces = pieces.unwrap_or_else(|error| {
        model.tell(Notice::NotSaved(error));
        Vec::new()
    });
    // Only what is this tab's own: other streams may be written to by their tabs meanwhile. What
    // their copies have more is read all the same.
    let own = |all: &[(String, String)]| -> Vec<(String, String)> {
        let is_own =
            |(key, _): &&(String, String)| journal::of_key(key).is_some_and(|(by, _)| by == writer);
        all.iter().filter(is_own).cloned().collect()
    };
    let mended = journal::mend(&own(&pieces), &own(&copies));
    let mut all = pieces;
    all.extend(copies);
    let mut journal = Journal::read(&all);
    // A stream whose end is damaged is left as it is, and the one begun that is held besides.
    if !journal.take_up(writer, &all) {
        journal.take_up(model.study.fresh, &all);
    }
    let unread = journal.unread().len();
    if unread > 0 {
        model.tell(Notice::Unread(unread));
    }
    let study = &mut model.study;
    study.journal = journal;
    study.opening = Opening::Open;
    // The answer that waits may have been given before.
    study.began_anew = match &model.page {
        Page::Run(Some(quiz)) => {
            let answers = quiz.attempt().answers.len();
            answers > 0 && answers == study.waiting.len()
        }
        _ => false,
    };
    let mut effects: Vec<Effect> = mended.into_iter().map(|w| study.write(w)).collect();
    effects.extend(class::records::copied(model, &records, env));
    let study = &mut model.study;
    for given in std::mem::take(&mut study.waiting) {
        effects.extend(study.record(given));
    }
    prepare(model, env);
    // Its feedback is seen first.
    if !model.study.began_anew {
        take_up_answer(model);
        effects.extend(class::hooks::caught_up(model, env));
    }
    if matches!(
        model.page,
        Page::Run(None) | Page::Map(_) | Page::Review(None)
    ) {
        effects.extend(attempts::open_waiting(model, env));
    }
    // These pages were not drawn before.
    let waited = matches!(model.route, Route::Today | Route::Settings | Route::Changes);
    if waited && model.study.desk.is_some() {
        effects.push(Effect::Focus(FocusOn::Heading));
    }
    effects.extend(open::ask_costs(model, env));
    if let Page::Practise(_) = model.page {
        practise::look_back(model);
    }
    effects.push(upkeep::begin());
    effects
}

/// Derives what is known of the set in use, when both it and the journal are here.
#[inline(never)]
pub(in crate::app) fn prepare(model: &mut Model, env: Env) {
    if let Some(bank) = model.bank().cloned() {
        model.study.prepare(&bank, moment(env));
    }
    let changes = model.study.desk.as_ref().map(|desk| &desk.changes);
    if let Some(changes) = changes.filter(|changes| !changes.is_empty()) {
        let Changes {
            changed,
            renamed,
            doubtful,
            gone,
        } = changes;
        let facts = changed.len() + renamed.len() + doubtful.len() + gone.len();
        model
            .notices
            .retain(|n| !matches!(n, Notice::SetChanged(_)));
        model.tell(Notice::SetChanged(facts));
    }
}

/// The next question of a quiz that was begun anew: what the journal has of it is not asked again.
#[inline(never)]
pub(in crate::app) fn next_asked(model: &mut Model) {
    if model.study.began_anew {
        take_up_answer(model);
        model.study.began_anew = false;
    }
}

/// An answer that is in the journal and not in its attempt was given, and is not asked again.
#[inline(never)]
pub(in crate::app) fn take_up_answer(model: &mut Model) {
    let Some(bank) = model.bank().cloned() else {
        return;
    };
    let (study, ledger) = (&model.study, &model.ledger);
    if let Page::Run(Some(quiz)) = &mut model.page {
        // After a browser was killed its place may lie several answers behind, or be gone: a quiz
        // whose first question was answered, and of which no attempt is known.
        let attempt = quiz.attempt();
        let is_same = |other: &Attempt| {
            let is_other = other.id != attempt.id;
            is_other && other.set == attempt.set && other.selection == attempt.selection
        };
        let is_lost = (attempt.answers.is_empty() || study.began_anew)
            && attempt.retry_of.is_none()
            && attempt.assigned.is_none()
            && !ledger.all().iter().any(is_same);
        let known = attempt.answers.len();
        let mut since = match is_lost {
            true => i64::MIN,
            false => attempt.touched().div_euclid(1000),
        };
        while let Some(review) = study.missing_in(quiz.attempt(), since) {
            since = review.when;
            if matches!(quiz.stage(), Stage::Answered { .. }) {
                quiz.next(&bank, model.now);
            }
            let answer = study.answer_of(review, quiz);
            if !answer.is_some_and(|answer| quiz.take_up(answer, &bank)) {
                break;
            }
        }
        // Who only looked at a quiz has left nothing off.
        if quiz.attempt().answers.len() > known {
            let attempt = quiz.attempt().clone();
            model.ledger.put(attempt);
        }
    }
}

/// A piece was stored, or could not be: when all are, the quiz goes on.
#[inline(never)]
pub(in crate::app) fn written(model: &mut Model, result: Result<(), SaveError>) -> Vec<Effect> {
    match result {
        // Of a quiz its own place is to be stored too, and that may fail.
        Ok(()) if matches!(model.page, Page::Run(_)) => {}
        Ok(()) => model.notices.retain(|n| !matches!(n, Notice::NotSaved(_))),
        Err(error) => model.tell(Notice::NotSaved(error)),
    }
    if model.study.journal.units() > NEARLY_FULL {
        model.tell(Notice::NearlyFull);
    }
    let study = &mut model.study;
    study.in_flight = study.in_flight.saturating_sub(1);
    if result.is_err() {
        study.to_empty.clear();
    }
    if study.in_flight > 0 || !study.waiting.is_empty() {
        return Vec::new();
    }
    if !study.to_empty.is_empty() {
        return study.all_written();
    }
    match model.quiz_mut() {
        Some(quiz) if matches!(quiz.stage(), Stage::Saving { .. }) => {
            quiz.stored();
            vec![run::focus(quiz)]
        }
        Some(_) | None => Vec::new(),
    }
}

/// Another tab wrote.
#[inline(never)]
pub(in crate::app) fn seen(model: &mut Model, key: &str, text: &str, env: Env) -> Vec<Effect> {
    model.study.journal.absorb(key, text);
    prepare(model, env);
    upkeep::changed(model, env).into_iter().collect()
}

/// The answer on screen, which was given, goes into the journal.
#[inline(never)]
pub(in crate::app) fn record(model: &mut Model, rating: Option<Rating>, env: Env) -> Vec<Effect> {
    match given(model, rating, env) {
        Some(given) => model.study.record(given),
        None => Vec::new(),
    }
}

fn given(model: &Model, rating: Option<Rating>, env: Env) -> Option<Given> {
    Given::of(model.quiz()?, model.bank()?, rating, moment(env))
}

/// The answer on screen takes the place of what it was before.
#[inline(never)]
pub(in crate::app) fn correct(model: &mut Model, env: Env) -> Vec<Effect> {
    match given(model, None, env) {
        Some(given) => model.study.correct(given),
        None => Vec::new(),
    }
}

/// The learner rates the answer on screen otherwise than it was read.
#[inline(never)]
pub(in crate::app) fn rerate(model: &mut Model, rating: Rating, env: Env) -> Vec<Effect> {
    let Some(id) = model.study.latest else {
        return Vec::new();
    };
    let Some(review) = model.study.journal.review(id).copied() else {
        return Vec::new();
    };
    if review.rating == rating {
        return Vec::new();
    }
    let Some((set, fact)) = model.study.journal.names().fact(review.fact) else {
        return Vec::new();
    };
    let given = Given {
        set: model.study.journal.names().text(set).to_owned(),
        fact,
        form: review.form,
        detail: model.study.journal.detail(&review),
        permille: review.permille,
        rating,
        took: u32::from(review.took) * 100,
        at: moment(env),
        meaning: None,
    };
    model.study.correct(given)
}

/// When the fact that is answered on screen comes back.
#[must_use]
#[inline(never)]
pub fn comes_back(model: &Model) -> Option<Delay> {
    let quiz = model.quiz()?;
    let pick = quiz.attempt().picks.get(quiz.attempt().at)?;
    let desk = model.study.desk()?;
    let (_, memory) = model.study.memory(&pick.fact)?;
    let Memory::Learned(learned) = memory else {
        return None;
    };
    let at = Moment::new(model.now, model.time_zone_offset);
    Some(match learned.phase {
        Phase::Learning(_, due) | Phase::Relearning(_, due) => {
            Delay::Seconds(u32::try_from(due.saturating_sub(at.when)).unwrap_or(0))
        }
        Phase::Review(due) => Delay::Days(due.since(desk.scheduler.day(at))),
    })
}

/// Something was set.
#[inline(never)]
pub(in crate::app) fn set(model: &mut Model, setting: &Setting, env: Env) -> Vec<Effect> {
    match model.bank().cloned() {
        Some(bank) => model.study.set(setting, &bank, moment(env)),
        None => Vec::new(),
    }
}

/// Every fact is to come back when the present schedule says.
#[inline(never)]
pub(in crate::app) fn move_days(model: &mut Model, env: Env) -> Vec<Effect> {
    let Some(bank) = model.bank().cloned() else {
        return Vec::new();
    };
    let mut effects = model.study.move_days(&bank, moment(env));
    // The button that was pressed is gone.
    effects.push(Effect::Focus(FocusOn::Section("retention")));
    effects.extend(open::ask_costs(model, env));
    effects
}

/// What is worked out by and by goes on.
#[inline(never)]
pub(in crate::app) fn go_on(model: &mut Model, env: Env) -> Vec<Effect> {
    if model.study.go_on(moment(env)) {
        return open::ask_costs(model, env).into_iter().collect();
    }
    let more = model.study.is_refitting();
    more.then_some(Effect::Pause).into_iter().collect()
}

/// Something was found out that is to be in force.
#[inline(never)]
pub(in crate::app) fn set_by_and_by(model: &mut Model, setting: &Setting, env: Env) -> Vec<Effect> {
    // Another set may be on its way: what is found out holds for all.
    let set = model.bank().map(|bank| bank.set().id.clone());
    let set = set.unwrap_or_default();
    model.study.set_by_and_by(setting, &set, moment(env))
}
