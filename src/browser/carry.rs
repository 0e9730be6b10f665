//! Carrying a row with the pointer: mouse, pen or finger.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::Callback;

use super::{document, window};
use crate::app::FocusOn;

/// A row on its way; let go when this is dropped.
pub struct Drag {
    at: Rc<Cell<usize>>,
    _listeners: [EventListener; 3],
}

/// A mouse takes a row anywhere; a finger by its grip alone, or it could not scroll.
#[must_use]
pub fn may_carry(event: &yew::Event) -> bool {
    let event: &PointerEvent = event.unchecked_ref();
    let target: Option<Element> = event.target().map(JsCast::unchecked_into);
    let by_grip = target.is_some_and(|target| matches!(target.closest(".grip"), Ok(Some(_))));
    event.button() == 0 && (by_grip || event.pointer_type() == "mouse")
}

impl Drag {
    /// Follows the pointer: `carried` is told each new place, and `None` in the end.
    #[must_use]
    pub fn begin(row: usize, carried: &Callback<Option<usize>>) -> Drag {
        let at = Rc::new(Cell::new(row));
        let on_move = {
            let (at, carried) = (Rc::clone(&at), carried.clone());
            EventListener::new(&window(), "pointermove", move |event| {
                let event: &PointerEvent = event.unchecked_ref();
                let place = place(f64::from(event.client_y()), at.get());
                if place != at.get() {
                    carried.emit(Some(place));
                }
            })
        };
        let end = |name: &'static str| {
            let carried = carried.clone();
            EventListener::new(&window(), name, move |_| carried.emit(None))
        };
        Drag {
            at,
            _listeners: [on_move, end("pointerup"), end("pointercancel")],
        }
    }

    /// The row is here now.
    pub fn now_at(&self, row: usize) {
        self.at.set(row);
    }
}

/// The place for a row held at this height: after all others whose middle is above it.
fn place(height: f64, held: usize) -> usize {
    let (mut at, mut above) = (0, 0);
    while let Some(row) = document().get_element_by_id(&FocusOn::Row(at).element()) {
        let rect = row.get_bounding_client_rect();
        if at != held && rect.top() + rect.height() / 2.0 < height {
            above += 1;
        }
        at += 1;
    }
    above
}
