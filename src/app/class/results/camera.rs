//! QR codes are read with the camera, frame by frame.

use super::super::{Request, request};
use super::take;
use crate::app::{Effect, Model as App};

/// The camera that reads QR codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Camera {
    /// Not in use.
    #[default]
    Off,
    /// In use.
    On,
    /// It cannot be had.
    Failed,
}

/// Begins to read QR codes, or ends it.
pub(in crate::app::class) fn toggle_camera(app: &mut App) -> Vec<Effect> {
    if app.class.back.camera == Camera::On {
        return give_camera_back(app);
    }
    app.class.back.camera = Camera::On;
    app.class.back.read.clear();
    vec![request(Request::Watch)]
}

/// Whoever leaves the page needs the camera no more.
pub(in crate::app) fn give_camera_back(app: &mut App) -> Vec<Effect> {
    match std::mem::take(&mut app.class.back.camera) {
        Camera::On => vec![request(Request::WatchNoMore)],
        Camera::Off | Camera::Failed => Vec::new(),
    }
}

/// What was read from a frame of the camera.
pub(in crate::app) fn seen(app: &mut App, texts: Vec<String>) -> Vec<Effect> {
    if app.class.back.camera != Camera::On {
        return Vec::new();
    }
    let mut effects = Vec::new();
    if !texts.is_empty() && texts != app.class.back.read {
        effects = take(app, &texts);
        // The camera goes on; the focus stays where it is.
        effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
        app.class.back.read = texts;
    }
    effects.push(request(Request::WatchOn));
    effects
}
