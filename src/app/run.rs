//! A quiz under way: answering, feedback, going on.

use super::key::{Focused, Key};
use super::route::Route;
use super::{Effect, Env, FocusOn};
use crate::bank::{Bank, Body, Response};
use crate::session::{Draft, Quiz, Stage};

/// What happened in a quiz.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The option at this position was chosen.
    OptionChosen(usize),
    /// The option at this position was marked, or its mark taken away.
    OptionToggled(usize),
    /// The item at this position was taken in hand.
    ItemHeld(usize),
    /// The place at this position was given to the item in hand.
    PlaceChosen(usize),
    /// A row was moved from one position to another.
    ItemMoved {
        /// Where it was.
        from: usize,
        /// Where it is to be.
        to: usize,
    },
    /// The row at this position was picked up, or set down.
    ItemLifted(usize),
    /// A carried row was let go.
    LiftCancelled,
    /// Text was typed.
    Typed(String),
    /// The card was turned.
    CardTurned,
    /// After turning: whether it was known.
    CardRated(bool),
    /// "Check" was pressed.
    CheckPressed,
    /// "I don't know" was pressed.
    UnknownPressed,
    /// "Count mine as right" was pressed, or "Take that back".
    ClaimPressed,
    /// After an answer: the whole proof was opened or closed.
    ProofToggled,
    /// After an answer: a report of the question was asked for.
    ReportPressed,
    /// The report was asked for in the clipboard.
    ReportCopied,
    /// "Next" was pressed.
    NextPressed,
    /// The quiz was left; its place is kept.
    LeavePressed,
}

/// Decides on a message.
pub fn update(quiz: &mut Quiz, bank: &Bank, msg: Msg, env: Env) -> Vec<Effect> {
    match msg {
        Msg::OptionChosen(at) => {
            choose(quiz, at);
            Vec::new()
        }
        Msg::OptionToggled(at) => with_draft(quiz, |draft| draft.toggle(at)),
        Msg::ItemHeld(at) => with_draft(quiz, |draft| draft.hold(at)),
        Msg::PlaceChosen(at) => put_into(quiz, at),
        Msg::ItemMoved { from, to } => move_item(quiz, from, to),
        Msg::ItemLifted(at) => with_draft(quiz, |draft| draft.lift_or_set(at)),
        Msg::LiftCancelled => put_back(quiz),
        Msg::Typed(text) => with_draft(quiz, |draft| type_in(draft, text)),
        Msg::CardTurned => {
            with_draft(quiz, |draft| {
                if let Draft::Card { turned } = draft {
                    *turned = true;
                }
            });
            vec![Effect::Focus(FocusOn::Answer)]
        }
        Msg::CardRated(knew) => answer(quiz, Response::Rated(knew), bank, env),
        Msg::CheckPressed => {
            if quiz.check(bank, env.now) {
                return vec![save(quiz)];
            }
            Vec::new()
        }
        Msg::UnknownPressed => answer(quiz, Response::Unknown, bank, env),
        Msg::ClaimPressed => {
            if quiz.claim(bank) {
                return vec![save(quiz)];
            }
            Vec::new()
        }
        Msg::NextPressed => next(quiz, bank, env),
        Msg::LeavePressed => vec![Effect::Go(Route::Today.address())],
        // What lies beside the proof is no part of the quiz: see `aside`.
        Msg::ProofToggled | Msg::ReportPressed | Msg::ReportCopied => Vec::new(),
    }
}

/// The order to store the attempt as it stands.
pub(super) fn save(quiz: &Quiz) -> Effect {
    Effect::Save {
        key: quiz.attempt().key(),
        text: quiz.attempt().encode(),
    }
}

/// Where the focus belongs when a question comes up or is answered.
pub(super) fn focus(quiz: &Quiz) -> Effect {
    let typed = quiz.question().is_some_and(|q| q.body.is_typed());
    match quiz.stage() {
        Stage::Asking { .. } if typed => Effect::Focus(FocusOn::Answer),
        Stage::Asking { .. } | Stage::Saving { .. } | Stage::Answered { .. } | Stage::Finished => {
            Effect::Focus(FocusOn::Heading)
        }
    }
}

fn with_draft(quiz: &mut Quiz, change: impl FnOnce(&mut Draft)) -> Vec<Effect> {
    if let Some(draft) = quiz.draft_mut() {
        change(draft);
    }
    Vec::new()
}

/// How many options are offered; of a match, how many places.
fn options(quiz: &Quiz) -> usize {
    match quiz.question().map(|q| &q.body) {
        Some(Body::Match { places, .. }) => places.len(),
        Some(body) => body.offered().len(),
        None => 0,
    }
}

fn put_into(quiz: &mut Quiz, place: usize) -> Vec<Effect> {
    let Some(Body::Match { once, places, .. }) = quiz.question().map(|q| &q.body) else {
        return Vec::new();
    };
    let (once, places) = (*once, places.len());
    with_draft(quiz, |draft| {
        if place < places {
            draft.put_into(place, once);
        }
    })
}

/// Chooses an option, where one may be chosen.
pub(super) fn choose(quiz: &mut Quiz, at: usize) {
    if at < options(quiz)
        && let Some(Draft::Choice(chosen)) = quiz.draft_mut()
    {
        *chosen = Some(at);
    }
}

fn move_item(quiz: &mut Quiz, from: usize, to: usize) -> Vec<Effect> {
    with_draft(quiz, |draft| draft.move_item(from, to));
    vec![Effect::Focus(FocusOn::Row(to))]
}

/// The focus goes back with the row.
fn put_back(quiz: &mut Quiz) -> Vec<Effect> {
    let Some(Draft::Order {
        order,
        lift: Some(lift),
        ..
    }) = quiz.draft_mut()
    else {
        return Vec::new();
    };
    let carried = order[lift.at];
    let home = lift.before.iter().position(|item| *item == carried);
    with_draft(quiz, Draft::put_back);
    home.map(|at| Effect::Focus(FocusOn::Row(at)))
        .into_iter()
        .collect()
}

fn type_in(draft: &mut Draft, typed: String) {
    if let Draft::Year(text) | Draft::Quantity(text) | Draft::Name(text) = draft {
        *text = typed;
    }
}

fn answer(quiz: &mut Quiz, response: Response, bank: &Bank, env: Env) -> Vec<Effect> {
    if quiz.answer_with(response, bank, env.now) {
        return vec![save(quiz)];
    }
    Vec::new()
}

fn next(quiz: &mut Quiz, bank: &Bank, env: Env) -> Vec<Effect> {
    if !quiz.next(bank, env.now) {
        return Vec::new();
    }
    if quiz.attempt().is_finished() {
        let done = Route::Done(quiz.attempt().id.clone());
        return vec![save(quiz), Effect::Replace(done.address())];
    }
    vec![save(quiz), focus(quiz)]
}

/// What a key means here; `None` leaves it to the browser.
#[must_use]
pub fn on_key(quiz: &Quiz, key: Key, focused: Focused) -> Option<Msg> {
    match quiz.stage() {
        Stage::Asking { draft, .. } => on_key_asking(draft, options(quiz), key, focused),
        Stage::Answered { .. } => match (key, focused) {
            // A button under the focus takes Enter and Space for itself.
            (Key::Enter | Key::Space, Focused::Button) => None,
            (Key::Enter, _) => Some(Msg::NextPressed),
            (Key::Letter('c'), _) if quiz.can_claim() => Some(Msg::ClaimPressed),
            (Key::Escape, _) => Some(Msg::LeavePressed),
            (Key::Letter(_), Focused::Field) => None,
            (Key::Letter('p' | 'e'), _) => Some(Msg::ProofToggled),
            (Key::Letter('r'), _) => Some(Msg::ReportPressed),
            _ => None,
        },
        Stage::Saving { .. } | Stage::Finished => None,
    }
}

fn on_key_asking(draft: &Draft, options: usize, key: Key, focused: Focused) -> Option<Msg> {
    match (draft, focused) {
        (Draft::Order { order, lift, .. }, Focused::Row(at)) => {
            if let Some(msg) = on_key_row(order.len(), lift.is_some(), at, key) {
                return Some(msg);
            }
        }
        (_, Focused::Button) if matches!(key, Key::Enter | Key::Space) => return None,
        // The focus is where the choice is, or on the first.
        (Draft::Choice(chosen), Focused::Option) if key == Key::Space => {
            return Some(Msg::OptionChosen(chosen.unwrap_or(0)));
        }
        (_, Focused::Field) => {
            return match key {
                Key::Enter => Some(Msg::CheckPressed),
                Key::Escape => Some(Msg::LeavePressed),
                _ => None,
            };
        }
        (_, _) => {}
    }
    match (draft, key) {
        (_, Key::Escape) => Some(Msg::LeavePressed),
        (Draft::Card { turned: false }, Key::Enter | Key::Space) => Some(Msg::CardTurned),
        (Draft::Card { turned: true }, Key::Digit(1)) => Some(Msg::CardRated(false)),
        (Draft::Card { turned: true }, Key::Digit(2)) => Some(Msg::CardRated(true)),
        (Draft::Card { .. }, _) => None,
        (_, Key::Digit(0)) => Some(Msg::UnknownPressed),
        (_, Key::Enter) => Some(Msg::CheckPressed),
        (Draft::Several(_), Key::Digit(n)) => Some(Msg::OptionToggled(usize::from(n) - 1)),
        (Draft::Match { .. }, Key::Digit(n)) => Some(Msg::PlaceChosen(usize::from(n) - 1)),
        (Draft::Match { placed, held, .. }, Key::Up) => Some(Msg::ItemHeld(
            held.checked_sub(1).unwrap_or(placed.len() - 1),
        )),
        (Draft::Match { placed, held, .. }, Key::Down) => {
            Some(Msg::ItemHeld((held + 1) % placed.len()))
        }
        (Draft::Choice(_), Key::Digit(n)) => Some(Msg::OptionChosen(usize::from(n) - 1)),
        (Draft::Choice(chosen), Key::Up | Key::Left) => {
            let before = chosen.unwrap_or(0).checked_sub(1);
            Some(Msg::OptionChosen(before.unwrap_or(options - 1)))
        }
        (Draft::Choice(chosen), Key::Down | Key::Right) => {
            let after = chosen.map_or(0, |at| at + 1);
            Some(Msg::OptionChosen(if after < options { after } else { 0 }))
        }
        _ => None,
    }
}

/// Space lifts and sets down; while a row is lifted the arrows carry it and Escape puts it back.
fn on_key_row(rows: usize, lifted: bool, at: usize, key: Key) -> Option<Msg> {
    match key {
        Key::Space => Some(Msg::ItemLifted(at)),
        Key::Escape if lifted => Some(Msg::LiftCancelled),
        Key::Up if lifted && at > 0 => Some(Msg::ItemMoved {
            from: at,
            to: at - 1,
        }),
        Key::Down if lifted && at + 1 < rows => Some(Msg::ItemMoved {
            from: at,
            to: at + 1,
        }),
        Key::Enter if lifted => Some(Msg::ItemLifted(at)),
        _ => None,
    }
}
