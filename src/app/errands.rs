//! What a worker is sent to find out: the parameters that fit the learner, and what each
//! retention costs.

use super::{Effect, Env, FocusOn, Model as App, study};
use crate::memory::Setting;
use crate::memory::costs::Cost;
use crate::memory::errand::{Errand, Kind, Told};
use crate::memory::fitting::Outcome;

/// The retentions on offer, in thousandths.
pub const RETENTIONS: [u16; 7] = [700, 800, 850, 900, 930, 950, 970];

/// The errands, and what came of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errands {
    /// Of the fitting.
    pub fit: Fit,
    /// The set that the costs are of.
    of: String,
    /// What the retentions cost, in the order of [`RETENTIONS`]; those that are not told yet are
    /// missing.
    pub costs: Vec<Cost>,
    /// Whether more is to come, or something went wrong.
    pub costing: Costing,
}

/// How the fitting stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Fit {
    /// Not asked for.
    #[default]
    Idle,
    /// Under way: so much is done, in thousandths.
    Going(u16),
    /// Over. What was fitted is in force.
    Done(Outcome),
    /// The worker could not be had, or stopped.
    Failed,
}

/// How the costs stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Costing {
    /// All are told, or none was asked for.
    #[default]
    Over,
    /// More are to come.
    Going,
    /// The worker could not be had, or stopped.
    Failed,
}

/// What happened to errands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The schedule is to be fitted.
    FitPressed,
    /// The fitting is to be ended.
    CancelPressed,
    /// The usual parameters are to be in force again.
    UsualPressed,
}

/// Deals with what happened.
#[inline(never)]
pub(super) fn update(model: &mut App, msg: Msg, env: Env) -> Vec<Effect> {
    match msg {
        Msg::FitPressed => fit(model).into_iter().collect(),
        Msg::CancelPressed => {
            model.errands.fit = Fit::Idle;
            vec![Effect::EndErrand(Kind::Fit)]
        }
        Msg::UsualPressed => {
            let mut effects = vec![Effect::EndErrand(Kind::Fit)];
            model.errands.fit = Fit::Idle;
            effects.extend(set(model, &Setting::Parameters(Vec::new()), env));
            // The button that was pressed is gone.
            effects.push(Effect::Focus(FocusOn::Section("fitting")));
            effects
        }
    }
}

fn fit(model: &mut App) -> Option<Effect> {
    let set = model.bank()?.set().id.clone();
    model.errands.fit = Fit::Going(0);
    Some(send(model, Errand::Fit { set }))
}

/// Has it found out what each retention costs, by the settings as they stand.
#[inline(never)]
pub(super) fn ask_costs(model: &mut App, env: Env) -> Option<Effect> {
    let desk = model.study.desk()?;
    let facts = u32::try_from(desk.roster.facts().len()).ok()?;
    let set = model.bank()?.set().id.clone();
    if model.errands.of != set {
        model.errands.of.clone_from(&set);
        model.errands.costs.clear();
    }
    model.errands.costing = Costing::Going;
    let now = study::moment(env);
    let retentions = RETENTIONS.to_vec();
    let errand = Errand::Costs {
        set,
        facts,
        now,
        retentions,
    };
    Some(send(model, errand))
}

fn send(model: &App, errand: Errand) -> Effect {
    let pieces = model.study.journal().pieces().iter();
    let pieces = pieces.map(|(key, text)| (key.clone(), text.clone()));
    Effect::SendErrand {
        errand,
        pieces: pieces.collect(),
    }
}

/// A worker told something; `None`: it could not be had, or stopped.
#[inline(never)]
pub(super) fn told(model: &mut App, kind: Kind, told: Option<Told>, env: Env) -> Vec<Effect> {
    let errands = &mut model.errands;
    let mut effects = Vec::new();
    // What was ended may have told something before it was.
    let is_awaited = match kind {
        Kind::Fit => matches!(errands.fit, Fit::Going(_)),
        Kind::Costs => errands.costing == Costing::Going,
    };
    if !is_awaited {
        return effects;
    }
    if told.as_ref().is_none_or(Told::is_last) {
        effects.push(Effect::EndErrand(kind));
    }
    match (told, kind) {
        (Some(Told::Share(share)), _) => errands.fit = Fit::Going(share),
        (Some(Told::Fit(outcome)), _) => {
            errands.fit = Fit::Done(outcome.clone());
            if let Outcome::Fitted { parameters, .. } = outcome {
                // Of many answers it takes longer than a frame to derive all anew.
                effects.extend(study::set_by_and_by(
                    model,
                    &Setting::Parameters(parameters),
                    env,
                ));
            }
        }
        (Some(Told::Cost(cost)), _) => {
            let others = |one: &Cost| one.retention != cost.retention;
            errands.costs.retain(others);
            let at = { errands.costs.iter() }.position(|one| one.retention > cost.retention);
            errands
                .costs
                .insert(at.unwrap_or(errands.costs.len()), cost);
        }
        (Some(Told::CostsEnd), _) => errands.costing = Costing::Over,
        (None, Kind::Fit) => errands.fit = Fit::Failed,
        (None, Kind::Costs) => errands.costing = Costing::Failed,
    }
    effects
}

/// Puts a setting into force, and has the costs found out anew where they hang on it.
#[inline(never)]
pub(super) fn set(model: &mut App, setting: &Setting, env: Env) -> Vec<Effect> {
    let mut effects = study::set(model, setting, env);
    match setting {
        Setting::Parameters(_) | Setting::Rollover(_) | Setting::New(_) | Setting::Reviews(_) => {
            effects.extend(ask_costs(model, env));
        }
        // One of those that are told of.
        Setting::Retention(_)
        | Setting::Load(_)
        | Setting::Order(_)
        | Setting::Asking(_)
        | Setting::Rates(_) => {}
    }
    effects
}
