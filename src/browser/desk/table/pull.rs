//! A drag beyond the edge of the table scrolls it.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, PointerEvent};
use yew::Callback;

use super::{DRAGGED, cell, grid, options, row_height};
use crate::app::Msg;
use crate::app::desk::grid::Msg as GridMsg;
use crate::browser::document;

thread_local! {
    /// What scrolls the table while the mouse is beyond its edge.
    static PULLED: RefCell<Option<Interval>> = const { RefCell::new(None) };
    /// Where the mouse was last, in pixels of the window.
    static AT: Cell<(i32, i32)> = const { Cell::new((0, 0)) };
}

/// Listens as long as what it gives is kept.
pub(super) fn listen(later: &Callback<Msg>) -> EventListener {
    let later = later.clone();
    EventListener::new_with_options(&document(), "pointermove", options(true), move |event| {
        pull(event, &later);
    })
}

/// The mouse was let go.
pub(super) fn end() {
    PULLED.set(None);
}

/// So near to its edge a drag scrolls the table, in pixels; and so often, in milliseconds.
const EDGE: i32 = 2;
const EVERY: u32 = 60;

/// A drag beyond the edge of the table scrolls it, as long as the mouse is there.
fn pull(event: &Event, later: &Callback<Msg>) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else {
        return;
    };
    if DRAGGED.get().is_none() || event.buttons() != 1 {
        return end();
    }
    AT.set((event.client_x(), event.client_y()));
    let is_beyond = grid().is_some_and(|grid| way(&grid, AT.get()) != (0, 0));
    PULLED.with_borrow_mut(|pulled| match is_beyond {
        true if pulled.is_some() => {}
        true => {
            let later = later.clone();
            *pulled = Some(Interval::new(EVERY, move || {
                if let Some(grid) = grid() {
                    reach_on(&grid, AT.get(), &later);
                }
            }));
        }
        false => *pulled = None,
    });
}

/// In which direction a point lies beyond what can be seen of the cells: -1, 0 or 1, right and down.
fn way(grid: &HtmlElement, (x, y): (i32, i32)) -> (i32, i32) {
    let [left, top, right, bottom] = seen(grid);
    let beyond =
        |at: i32, from: i32, to: i32| i32::from(at > to - EDGE) - i32::from(at < from + EDGE);
    (beyond(x, left, right), beyond(y, top, bottom))
}

/// Where the cells are seen, within the window: below the headings and right of the numbers, in pixels of the page.
fn seen(grid: &HtmlElement) -> [i32; 4] {
    let all = grid.get_bounding_client_rect();
    let corner = grid.query_selector(".heads .number").ok().flatten();
    let corner = corner.map(|corner| corner.unchecked_into::<HtmlElement>());
    let (width, height) = corner.map_or((0, 0), |corner| {
        (corner.offset_width(), corner.offset_height())
    });
    let (left, top) = (all.left() as i32, all.top() as i32);
    let page = document().document_element();
    let page = page.map_or((i32::MAX, i32::MAX), |page| {
        (page.client_width(), page.client_height())
    });
    [
        (left + width).max(0),
        (top + height).max(0),
        (left + grid.client_width()).min(page.0),
        (top + grid.client_height()).min(page.1),
    ]
}

/// Scrolls on, and marks up to the cell that is now nearest.
fn reach_on(grid: &HtmlElement, (x, y): (i32, i32), later: &Callback<Msg>) {
    let way = way(grid, (x, y));
    let step = row_height(grid).unwrap_or(0);
    grid.set_scroll_left(grid.scroll_left() + way.0 * step);
    grid.set_scroll_top(grid.scroll_top() + way.1 * step);
    let [left, top, right, bottom] = seen(grid);
    let x = x.clamp(left + 2, (right - 2).max(left + 2));
    let y = y.clamp(top + 2, (bottom - 2).max(top + 2));
    let nearest = document().element_from_point(x as f32, y as f32);
    let to = nearest.and_then(|nearest| cell(&nearest));
    if let Some((row, column)) = to.filter(|to| DRAGGED.get() != Some(*to)) {
        DRAGGED.set(Some((row, column)));
        later.emit(GridMsg::CellReached(row, column).into());
    }
}
