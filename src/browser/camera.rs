//! The camera: its picture is shown in the page, and its frames go to the worker, which reads the QR
//! codes in them.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};
use yew::Callback;

use super::{desk, document, window};
use crate::app::Msg;
use crate::app::class::Msg as ClassMsg;
use crate::desk::order::Order;

/// The element that shows the picture.
const PLACE: &str = "camera";
/// Frames are made so wide before they are read, in points.
const WIDE: f64 = 800.0;
/// So many milliseconds lie between two frames that are read.
const PAUSE: u32 = 150;

thread_local! {
    static STREAM: RefCell<Option<MediaStream>> = const { RefCell::new(None) };
    /// How often it was begun or ended: whoever allows the camera may have left the page before.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Begins with the camera.
pub(super) fn watch(later: Callback<Msg>) {
    let turn = turn();
    spawn_local(async move {
        match stream().await {
            Some(stream) if TURN.get() != turn => stop(&stream),
            None if TURN.get() != turn => {}
            Some(stream) => {
                STREAM.set(Some(stream));
                watch_on(later);
            }
            None => later.emit(ClassMsg::CameraFailed.into()),
        }
    });
}

async fn stream() -> Option<MediaStream> {
    let devices = window().navigator().media_devices().ok()?;
    let wanted = MediaStreamConstraints::new();
    // The camera on the back, where there are two.
    let facing = js_sys::Object::new();
    let (name, side) = ("facingMode".into(), JsValue::from_str("environment"));
    Reflect::set(&facing, &name, &side).ok()?;
    wanted.set_video(&facing);
    let asked = devices.get_user_media_with_constraints(&wanted).ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

/// Sends the next frame to the worker.
pub(super) fn watch_on(later: Callback<Msg>) {
    Timeout::new(PAUSE, move || {
        let Some(stream) = STREAM.with_borrow(Clone::clone) else {
            return;
        };
        match frame(&stream) {
            Some((width, grey)) => desk::order(&Order::Scan { width, grey }, &later),
            // The picture is not there yet.
            None => watch_on(later),
        }
    })
    .forget();
}

/// How bright each point of the picture is.
fn frame(stream: &MediaStream) -> Option<(u32, Vec<u8>)> {
    let place = document().get_element_by_id(PLACE)?;
    let video: HtmlVideoElement = place.dyn_into().ok()?;
    if video.src_object().as_ref() != Some(stream) {
        video.set_src_object(Some(stream));
        // It plays, or the next frame is asked for again.
        let playing = JsFuture::from(video.play().ok()?);
        spawn_local(async move { drop(playing.await) });
        return None;
    }
    let (width, height) = (video.video_width(), video.video_height());
    if width == 0 || height == 0 {
        return None;
    }
    let scale = (WIDE / f64::from(width)).min(1.0);
    let wide = (f64::from(width) * scale) as u32;
    let high = (f64::from(height) * scale) as u32;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(wide);
    canvas.set_height(high);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let (w, h) = (f64::from(wide), f64::from(high));
    context
        .draw_image_with_html_video_element_and_dw_and_dh(&video, 0.0, 0.0, w, h)
        .ok()?;
    let data = context.get_image_data(0.0, 0.0, w, h).ok()?.data().0;
    // Rec. 601, in 256ths.
    let grey = data.chunks_exact(4).map(|point| {
        let sum = u32::from(point[0]) * 77 + u32::from(point[1]) * 150 + u32::from(point[2]) * 29;
        (sum >> 8) as u8
    });
    Some((wide, grey.collect()))
}

/// Gives the camera back.
pub(super) fn end() {
    turn();
    if let Some(stream) = STREAM.take() {
        stop(&stream);
    }
}

fn turn() -> u32 {
    TURN.set(TURN.get().wrapping_add(1));
    TURN.get()
}

fn stop(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}
