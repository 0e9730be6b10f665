//! The day's review: what is due is asked, one fact after another, until nothing is.

use super::key::{Focused, Key};
use super::route::{Of, Review, Route};
use super::study::{moment, record};
use super::{Effect, Env, FocusOn, Model, Page, aside, keeping, run, study};
use crate::bank::{Bank, Fact, Response};
use crate::memory::climb;
use crate::memory::journal::{Moment, NameIx, Rating};
use crate::memory::queue::Queue;
use crate::memory::schedule::Delay;
use crate::memory::{Memory, Rostered, Scope};
use crate::session::{Draft, Sitting, Stage};

/// What only a review has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// How well the fact was remembered, of a card that was turned; or, where the learner rates
    /// all answers, of the answer on screen.
    Rated(Rating),
    /// The latest answer was taken back.
    UndoPressed,
    /// After the end: what comes back next was asked for.
    Resumed,
}

/// Decides on a message.
#[inline(never)]
pub(super) fn update(model: &mut Model, msg: Msg, env: Env) -> Vec<Effect> {
    match msg {
        Msg::Rated(rating) => rated(model, rating, env),
        Msg::UndoPressed => undo(model, env),
        Msg::Resumed => {
            model.study.turn(moment(env));
            advance(model, env)
        }
    }
}

/// Begins the sitting that the page was waiting to show, when set and journal are here.
#[inline(never)]
pub(super) fn begin_waiting(model: &mut Model, env: Env) -> Vec<Effect> {
    let Route::Review(wanted) = model.route.clone() else {
        return Vec::new();
    };
    let Some(bank) = model.bank().cloned() else {
        return Vec::new();
    };
    if model.study.desk().is_none() || matches!(model.page, Page::Review(Some(_))) {
        return Vec::new();
    }
    model.study.turn(moment(env));
    let scope = scope(model, &wanted, &bank);
    let sitting = Sitting::new(&bank, scope, wanted.most, env.now);
    model.page = Page::Review(Some(Box::new(sitting)));
    advance(model, env)
}

/// The facts that an address names.
fn scope(model: &Model, wanted: &Review, bank: &Bank) -> Scope {
    let Some(desk) = model.study.desk() else {
        return Scope::Due;
    };
    let facts = desk.roster.facts().iter();
    match &wanted.of {
        Of::Due => Scope::Due,
        Of::Ahead(days) => Scope::Ahead(*days),
        Of::Drill { kinds, from, to } => {
            let is_of_kind = |fact: Fact| {
                let event = fact.event().map(|ix| bank.set().event(ix));
                kinds.is_empty() || event.is_some_and(|event| kinds.contains(&event.kind))
            };
            let is_of = |fact: &&Rostered| began_within(fact, *from, *to) && is_of_kind(fact.fact);
            Scope::Drill(facts.filter(is_of).map(|fact| fact.name).collect())
        }
        Of::Fact(name) => {
            let named = model.study.memory(name).map(|(fact, _)| fact);
            let is_it = |fact: &&Rostered| Some(fact.name) == named;
            Scope::Drill(facts.filter(is_it).map(|fact| fact.name).collect())
        }
        Of::Leeches => {
            let most = desk.settings.options.leech;
            let is_leech = |name: NameIx| match desk.memories.get(name) {
                Memory::Learned(learned) => learned.lapses >= most,
                Memory::New => false,
            };
            let leeches = facts.map(|fact| fact.name).filter(|name| is_leech(*name));
            Scope::Drill(leeches.collect())
        }
        Of::Confusions => {
            let pairs = crate::memory::confusions(model.study.journal(), bank);
            let confused: Vec<_> = pairs.iter().map(|pair| pair.fact).collect();
            let taken = facts.filter(|fact| confused.contains(&fact.fact));
            Scope::Drill(taken.map(|fact| fact.name).collect())
        }
    }
}

/// Whether the event of a fact began in these years, as a cell of the map counts it.
fn began_within(fact: &Rostered, from: Option<i64>, to: Option<i64>) -> bool {
    match fact.years {
        Some((began, _)) => {
            from.is_none_or(|from| from <= began) && to.is_none_or(|to| began <= to)
        }
        None => from.is_none() && to.is_none(),
    }
}

/// Asks what is to be asked next; ends the sitting where nothing is.
fn advance(model: &mut Model, env: Env) -> Vec<Effect> {
    let Some(bank) = model.bank().cloned() else {
        return Vec::new();
    };
    let at = moment(env);
    loop {
        let Page::Review(Some(sitting)) = &mut model.page else {
            return Vec::new();
        };
        let Some(desk) = model.study.desk() else {
            return Vec::new();
        };
        let queue = Queue::new(desk.source(), sitting.scope(), sitting.asked(), at);
        sitting.counts = queue.counts;
        sitting.waits_until = queue.waits_until;
        let Some((fact, pile)) = queue.next.filter(|_| !sitting.is_full()) else {
            let mut effects = vec![Effect::Focus(FocusOn::Heading)];
            effects.extend(keeping::ask(model));
            return effects;
        };
        let memory = desk.memories.get(fact.name);
        let seed = model.study.next_seed();
        match climb::question(&bank, &fact, memory, desk.settings.asking, seed) {
            Some(question) => {
                sitting.ask(question, (fact, pile), &bank, env.now);
                return vec![run::focus(sitting.quiz())];
            }
            // No form finds a question to it: it is no fact that can be learned here.
            None => model.study.strike(fact.name),
        }
    }
}

/// What a quiz and a review have in common.
pub(super) fn in_quiz(model: &mut Model, msg: run::Msg, env: Env) -> Vec<Effect> {
    let bank = model.bank().cloned();
    let (Page::Review(Some(sitting)), Some(bank)) = (&mut model.page, bank) else {
        return match msg {
            run::Msg::LeavePressed => vec![Effect::Go(Route::Today.address())],
            _ => Vec::new(),
        };
    };
    match msg {
        run::Msg::NextPressed => return next(model, env),
        // A card is rated in four steps here.
        run::Msg::CardRated(knew) => {
            let rating = if knew { Rating::Good } else { Rating::Again };
            return rated(model, rating, env);
        }
        _ => {}
    }
    let turned = matches!(msg, run::Msg::CardTurned);
    let quiz = sitting.quiz_mut();
    let answered = quiz.attempt().answers.len();
    let mut effects = run::update(quiz, &bank, msg, env);
    let is_new = quiz.attempt().answers.len() > answered;
    // The journal has it all; a sitting has no place of its own in storage.
    let saves = effects.iter().any(|e| matches!(e, Effect::Save { .. }));
    effects.retain(|effect| !matches!(effect, Effect::Save { .. }));
    if turned {
        // The back is the heading here.
        effects = vec![Effect::Focus(FocusOn::Heading)];
    }
    if saves {
        effects.extend(match is_new {
            true => record(model, None, env),
            false => study::correct(model, env),
        });
        note_entry(model);
    }
    effects
}

/// The sitting remembers the entry of the answer on screen, so that it can be taken back.
fn note_entry(model: &mut Model) {
    let latest = model.study.latest();
    if let (Page::Review(Some(sitting)), Some(entry)) = (&mut model.page, latest) {
        sitting.entered(entry);
    }
}

fn rated(model: &mut Model, rating: Rating, env: Env) -> Vec<Effect> {
    let Some(bank) = model.bank().cloned() else {
        return Vec::new();
    };
    let Page::Review(Some(sitting)) = &mut model.page else {
        return Vec::new();
    };
    let quiz = sitting.quiz_mut();
    match quiz.stage() {
        Stage::Asking {
            draft: Draft::Card { turned: true },
            ..
        } => {
            let knew = Response::Rated(rating != Rating::Again);
            if !quiz.answer_with(knew, &bank, env.now) {
                return Vec::new();
            }
            let effects = record(model, Some(rating), env);
            note_entry(model);
            effects
        }
        // What the answer was rated as is put right; then on.
        Stage::Answered { .. } => {
            let mut effects = study::rerate(model, rating, env);
            note_entry(model);
            effects.extend(next(model, env));
            effects
        }
        Stage::Asking { .. } | Stage::Saving { .. } | Stage::Finished => Vec::new(),
    }
}

/// After the answer was stored: a card that was rated makes room for the next.
#[inline(never)]
pub(super) fn written(model: &mut Model, effects: Vec<Effect>, env: Env) -> Vec<Effect> {
    let Page::Review(Some(sitting)) = &model.page else {
        return effects;
    };
    let quiz = sitting.quiz();
    let is_card = quiz.question().is_some_and(|q| q.body.is_card());
    match quiz.stage() {
        Stage::Answered { .. } if is_card => next(model, env),
        _ => effects,
    }
}

fn next(model: &mut Model, env: Env) -> Vec<Effect> {
    let Some(bank) = model.bank().cloned() else {
        return Vec::new();
    };
    model.aside = aside::Aside::default();
    let Page::Review(Some(sitting)) = &mut model.page else {
        return Vec::new();
    };
    if !sitting.quiz_mut().next(&bank, env.now) {
        return Vec::new();
    }
    model.study.turn(moment(env));
    advance(model, env)
}

fn undo(model: &mut Model, env: Env) -> Vec<Effect> {
    let Some(bank) = model.bank().cloned() else {
        return Vec::new();
    };
    model.aside = aside::Aside::default();
    let Page::Review(Some(sitting)) = &mut model.page else {
        return Vec::new();
    };
    let Some(entry) = sitting.take_back(&bank, env.now) else {
        return Vec::new();
    };
    let focus = run::focus(sitting.quiz());
    let mut effects = model.study.undo(entry, moment(env));
    count(model, moment(env));
    effects.push(focus);
    effects
}

/// Counts what is left again.
fn count(model: &mut Model, at: Moment) {
    let (Page::Review(Some(sitting)), Some(desk)) = (&mut model.page, model.study.desk()) else {
        return;
    };
    let queue = Queue::new(desk.source(), sitting.scope(), sitting.asked(), at);
    sitting.counts = queue.counts;
}

/// When the fact on screen would come back, for each of the four ratings.
#[must_use]
pub fn delays(model: &Model, sitting: &Sitting) -> Option<[Delay; 4]> {
    let (fact, _) = sitting.current()?;
    let desk = model.study.desk()?;
    let memory = desk.memories.get(fact.name);
    let at = Moment::new(model.now, model.time_zone_offset);
    let spread = model.study.spread(fact.name);
    Some(desk.scheduler.delays(memory, at, spread))
}

/// What there is to do first: the review, or practice where nothing is due.
#[must_use]
#[inline(never)]
pub fn first_thing(model: &Model) -> Route {
    let at = Moment::new(model.now, model.time_zone_offset);
    let due = model.study.desk().is_none_or(|desk| {
        let queue = Queue::new(desk.source(), &Scope::Due, &[], at);
        queue.counts.all() > 0
    });
    match due {
        true => Route::Review(Review::default()),
        false => Route::Practise,
    }
}

/// What a key means in a review; `None`: what it means in a quiz, or nothing.
#[must_use]
#[inline(never)]
pub fn on_key(sitting: &Sitting, rates: bool, key: Key, focused: Focused) -> Option<super::Msg> {
    let quiz = sitting.quiz();
    let rating = |number: u8| Rating::numbered(number).map(|rating| Msg::Rated(rating).into());
    match (quiz.stage(), key) {
        (_, Key::Letter('u')) if focused != Focused::Field => Some(Msg::UndoPressed.into()),
        (_, Key::Escape) if sitting.is_over() => Some(run::Msg::LeavePressed.into()),
        (
            Stage::Asking {
                draft: Draft::Card { turned: true },
                ..
            },
            _,
        ) => match key {
            Key::Digit(number) => rating(number),
            // A button under the focus takes them for itself.
            Key::Enter | Key::Space if focused != Focused::Button => rating(3),
            Key::Escape => Some(run::Msg::LeavePressed.into()),
            _ => None,
        },
        (Stage::Answered { .. }, Key::Digit(number)) if rates => rating(number),
        _ => run::on_key(quiz, key, focused).map(super::Msg::Run),
    }
}
