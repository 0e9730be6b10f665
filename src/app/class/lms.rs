//! TODO

use crate::app::{Effect, Env, Model as App};

pub(super) fn opened(_: &mut App, _: Env) -> Vec<Effect> {
    Vec::new()
}

pub(super) fn answered(_: &mut App, _: Env) -> Vec<Effect> {
    Vec::new()
}

pub(super) fn finished(_: &mut App, _: Env) -> Vec<Effect> {
    Vec::new()
}
