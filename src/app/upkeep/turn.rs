//! A turn: the file is read, what is not here is taken in, and what it lacks is written.

use super::{Found, Known, Leave, Order, SOON, Step, Text, Trouble, Upkeep, forget};
use crate::app::{Effect, Env, Model, Notice, keeping, study};
use crate::memory::backup::{self, Copy, NoCopy, is_later};
use crate::memory::journal::is_emptied;
use crate::memory::{Attempt, Journal, Ledger};
use crate::set::names::hash;

/// Bytes of the longest file that is read: several times what a browser stores.
const MOST: i64 = 1 << 26;

/// Begins a turn, where the file may be written and none is under way.
pub(super) fn begin(upkeep: &mut Upkeep) -> Vec<Effect> {
    if upkeep.in_flight {
        return Vec::new();
    }
    match &mut upkeep.file {
        Some(file) if file.leave == Leave::Granted => match file.step {
            Step::Reading | Step::Writing(_) => Vec::new(),
            Step::Idle | Step::Waiting(_) => {
                file.step = Step::Reading;
                upkeep.in_flight = true;
                let known = file.known.map(|known| known.stamp);
                vec![Order::Read { known, most: MOST }.into()]
            }
        },
        Some(_) | None => Vec::new(),
    }
}

/// The file was read: what it has more is taken in, then what it lacks is written.
pub(super) fn read(model: &mut Model, result: Result<Found, Trouble>, env: Env) -> Vec<Effect> {
    let upkeep = &mut model.upkeep;
    if let Some(effects) = answers_another(upkeep) {
        return effects;
    }
    let is_awaited = |step| step == Step::Reading;
    if !upkeep
        .file
        .as_ref()
        .is_some_and(|file| is_awaited(file.step))
    {
        // It was stopped meanwhile.
        return vec![Order::LetGo.into()];
    }
    let found = match result {
        Ok(found) => found,
        Err(trouble) => return failed(upkeep, trouble, env.now),
    };
    let copy = match found.text {
        Text::Known if upkeep.file.as_ref().is_some_and(|file| !file.is_stale) => {
            return let_go(upkeep, env.now);
        }
        Text::Known => None,
        Text::Long => return refuse(model, NoCopy::Foreign, env),
        Text::Read(text) if text.trim().is_empty() => Some((text, Copy::default())),
        Text::Read(text) => match backup::decode(&text) {
            Ok(copy) => Some((text, copy)),
            Err(why) => return refuse(model, why, env),
        },
    };
    let mut effects = Vec::new();
    let mut there = None;
    if let Some((text, copy)) = copy {
        there = Some(hash(&text));
        effects.extend(take_in(model, copy, env));
    }
    let text = whole(model);
    let sum = hash(&text);
    let Some(file) = &mut model.upkeep.file else {
        return effects;
    };
    let there = there.or(file.known.map(|known| known.sum));
    file.is_stale = false;
    file.is_new = false;
    file.known = Some(Known {
        stamp: found.stamp,
        sum,
    });
    if there == Some(sum) {
        effects.extend(let_go(&mut model.upkeep, env.now));
    } else {
        file.step = Step::Writing(sum);
        model.upkeep.in_flight = true;
        effects.push(Order::Write(text).into());
    }
    effects
}

/// The order under way is answered. Where it was for a file that another has taken the place of, the
/// other's turn begins.
fn answers_another(upkeep: &mut Upkeep) -> Option<Vec<Effect>> {
    upkeep.in_flight = false;
    std::mem::take(&mut upkeep.is_for_another).then(|| {
        let mut effects = vec![Order::LetGo.into()];
        effects.extend(begin(upkeep));
        effects
    })
}

/// There is nothing to be written.
fn let_go(upkeep: &mut Upkeep, now: i64) -> Vec<Effect> {
    upkeep.trouble = None;
    if let Some(file) = &mut upkeep.file {
        file.step = Step::Idle;
        file.turned = now;
    }
    vec![Order::LetGo.into()]
}

/// The file was written, or could not be.
pub(super) fn written(
    upkeep: &mut Upkeep,
    result: Result<super::Stamp, Trouble>,
    now: i64,
) -> Vec<Effect> {
    if let Some(effects) = answers_another(upkeep) {
        return effects;
    }
    let Some(file) = &mut upkeep.file else {
        return Vec::new();
    };
    let Step::Writing(sum) = file.step else {
        return Vec::new();
    };
    match result {
        Ok(stamp) => {
            file.known = Some(Known { stamp, sum });
            file.written = now;
            file.turned = now;
            file.step = Step::Idle;
            upkeep.trouble = None;
            let mut effects = vec![file.record()];
            effects.extend(file.plan(now));
            effects
        }
        Err(trouble) => failed(upkeep, trouble, now),
    }
}

/// Something went wrong. It is tried again with the next answer, and when the page is hidden or
/// seen; what may pass by itself sooner.
pub(super) fn failed(upkeep: &mut Upkeep, trouble: Trouble, now: i64) -> Vec<Effect> {
    let Some(file) = &mut upkeep.file else {
        return Vec::new();
    };
    file.step = Step::Idle;
    file.is_stale = true;
    file.known = None;
    match trouble {
        Trouble::NoLeave(leave) => file.leave = leave,
        Trouble::Forgotten => return forget(upkeep),
        Trouble::Busy => return vec![file.wait(now, now + SOON)],
        Trouble::Gone | Trouble::Full | Trouble::Refused | Trouble::Foreign | Trouble::Newer => {
            file.turned = now;
            upkeep.trouble = Some(trouble);
        }
        // A program that copies the folder to another device may have come between.
        Trouble::Failed => {
            file.turned = now;
            upkeep.trouble = Some(trouble);
            return file.plan(now).into_iter().collect();
        }
    }
    Vec::new()
}

/// What is in the file is no copy that can be read: it is left as it is, and one that was chosen
/// just now is not kept.
fn refuse(model: &mut Model, why: NoCopy, env: Env) -> Vec<Effect> {
    let upkeep = &mut model.upkeep;
    let mut effects = vec![Order::LetGo.into()];
    if upkeep.file.as_ref().is_some_and(|file| file.is_new) {
        effects.extend(forget(upkeep));
        model.tell(Notice::NoCopy(why));
        return effects;
    }
    let trouble = match why {
        NoCopy::Foreign => Trouble::Foreign,
        NoCopy::Newer(_) => Trouble::Newer,
    };
    effects.extend(failed(upkeep, trouble, env.now));
    effects
}

/// Takes in what is later there than here, and what is not here. What the reader is doing goes on:
/// it is as if another tab had written it.
fn take_in(model: &mut Model, copy: Copy, env: Env) -> Vec<Effect> {
    let here = keeping::everything(model);
    let Some(file) = &mut model.upkeep.file else {
        return Vec::new();
    };
    file.beside = copy.unread;
    // Sets of a copy made by hand stay in the file; a copy that is taken in brings them here.
    let is_set = |(key, _): &(String, String)| key.starts_with(backup::SETS);
    let (sets, kept): (backup::Kept, backup::Kept) = copy.kept.into_iter().partition(is_set);
    file.beside.extend(sets);
    file.beside.retain(|key, _| !here.contains_key(key));
    let is_new = file.is_new;
    // What was summed up here to make room is known, and does not come back by itself.
    let has_more = |key: &str, text: &str| {
        here.get(key)
            .is_none_or(|own| is_later(key, text, own) && !is_emptied(own))
    };
    let mut more: Vec<(String, String)> = kept.into_iter().collect();
    more.retain(|(key, text)| has_more(key, text));
    let before = answers(model.study.journal());
    model.study.take_in(&mut more);
    if more.is_empty() {
        return Vec::new();
    }
    for attempt in Ledger::load(&more).all() {
        model.ledger.put(Attempt::clone(attempt));
    }
    study::prepare(model, env);
    if is_new {
        model.tell(Notice::Restored {
            answers: answers(model.study.journal()).saturating_sub(before),
            refused: copy.refused.len(),
            is_whole: copy.is_whole,
        });
    }
    vec![Order::Store(more).into()]
}

/// Answers that count.
fn answers(journal: &Journal) -> usize {
    journal.reviews().iter().filter(|r| !r.undone).count()
}

/// The text that the file is to have.
fn whole(model: &Model) -> String {
    let mut whole = match &model.upkeep.file {
        Some(file) => file.beside.clone(),
        None => backup::Kept::new(),
    };
    whole.extend(keeping::everything(model));
    backup::encode(&whole)
}
