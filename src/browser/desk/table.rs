//! The table of a set: keys, presses, the clipboard and scrolling there, and what is to be seen
//! of it.

mod pull;
mod sight;

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, DataTransfer, Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent,
    PointerEvent,
};
use yew::Callback;

pub(super) use self::sight::see;
use self::sight::{row_height, tell_extent};
use crate::app::Msg;
use crate::app::desk::grid::{Msg as GridMsg, Place, Stroke, meaning};
use crate::browser::{clipboard, document, window};

thread_local! {
    /// What is being copied into, while it is.
    static COPYING: RefCell<Option<DataTransfer>> = const { RefCell::new(None) };
    /// The cell that a mouse is held down on.
    static DRAGGED: Cell<Option<(u32, u32)>> = const { Cell::new(None) };
    static IS_TOUCH: Cell<bool> = const { Cell::new(false) };
}

/// Listens as long as what it gives is kept.
pub(super) fn listen(later: &Callback<Msg>) -> [EventListener; 15] {
    [
        on("keydown", later, key),
        on("pointerdown", later, press),
        on("pointerover", later, drag),
        on("pointerup", later, let_go),
        on("pointercancel", later, let_go),
        EventListener::new(&window(), "blur", |_| end_drag()),
        on("click", later, tap),
        on("dblclick", later, press_twice),
        on("focusout", later, leave),
        on("copy", later, copy),
        on("cut", later, copy),
        on("paste", later, paste),
        pull::listen(later),
        on_scroll(later),
        on_resize(later),
    ]
}

/// Scrolling does not come up from where it happens.
fn options(passive: bool) -> EventListenerOptions {
    EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive,
    }
}

fn on_scroll(later: &Callback<Msg>) -> EventListener {
    let later = later.clone();
    EventListener::new_with_options(&document(), "scroll", options(true), move |event| {
        let of_grid = target(event).filter(|of| of.matches("[role=grid]").unwrap_or(false));
        if let Some(grid) = of_grid {
            tell_extent(grid.unchecked_ref(), &later);
        }
    })
}

fn on_resize(later: &Callback<Msg>) -> EventListener {
    let later = later.clone();
    EventListener::new(&window(), "resize", move |_| {
        if let Some(grid) = grid() {
            tell_extent(&grid, &later);
        }
    })
}

fn on(
    name: &'static str,
    later: &Callback<Msg>,
    hear: fn(&Event) -> Option<GridMsg>,
) -> EventListener {
    let later = later.clone();
    EventListener::new_with_options(&document(), name, options(false), move |event| {
        if let Some(msg) = hear(event) {
            later.emit(msg.into());
        }
    })
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn grid() -> Option<HtmlElement> {
    let grid = document().query_selector("[role=grid]").ok()??;
    Some(grid.unchecked_into())
}

fn field() -> Option<HtmlTextAreaElement> {
    let field = document().query_selector("textarea.writing").ok()??;
    Some(field.unchecked_into())
}

fn within(element: &Element, css: &str) -> Option<Element> {
    element.closest(css).ok().flatten()
}

fn place(element: &Element) -> Option<Place> {
    let is = |css: &str| element.matches(css).unwrap_or(false);
    if is("[role=grid]") {
        return Some(Place::Grid);
    }
    if is("textarea.over") {
        return Some(Place::WritingOver);
    }
    if is("textarea.writing") {
        return Some(Place::Writing);
    }
    (element.id() == "find").then_some(Place::Search)
}

fn key(event: &Event) -> Option<GridMsg> {
    let event: &KeyboardEvent = event.dyn_ref()?;
    let place = place(&target(event)?)?;
    if event.is_composing() {
        return None;
    }
    let stroke = Stroke {
        key: event.key(),
        shift: event.shift_key(),
        control: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
    };
    let msg = meaning(&stroke, place)?;
    event.prevent_default();
    Some(msg)
}

/// Row and column of the cell in which an element lies.
fn cell(element: &Element) -> Option<(u32, u32)> {
    let cell = within(element, "[role=gridcell]")?;
    Some((row(&cell)?, number(&cell, "aria-colindex")?))
}

/// The row, without the headings and counted from 0.
fn row(element: &Element) -> Option<u32> {
    number(&within(element, "[role=row]")?, "aria-rowindex")
}

fn number(element: &Element, name: &str) -> Option<u32> {
    let number: u32 = element.get_attribute(name)?.parse().ok()?;
    number.checked_sub(2)
}

fn is_field(element: &Element) -> bool {
    within(element, ".over-cell").is_some()
}

fn press(event: &Event) -> Option<GridMsg> {
    let event: &PointerEvent = event.dyn_ref()?;
    IS_TOUCH.set(event.pointer_type() == "touch");
    let target = target(event)?;
    if IS_TOUCH.get() || event.button() != 0 || is_field(&target) {
        return None;
    }
    if let Some((row, column)) = cell(&target) {
        DRAGGED.set(Some((row, column)));
        return Some(match event.shift_key() {
            true => GridMsg::CellReached(row, column),
            false => GridMsg::CellPressed(row, column),
        });
    }
    within(&target, "[role=rowheader]")
        .and_then(|number| row(&number))
        .map(GridMsg::RowPressed)
}

fn drag(event: &Event) -> Option<GridMsg> {
    let from = DRAGGED.get()?;
    let event: &PointerEvent = event.dyn_ref()?;
    if event.buttons() != 1 {
        DRAGGED.set(None);
        return None;
    }
    let (row, column) = cell(&target(event)?).filter(|to| *to != from)?;
    DRAGGED.set(Some((row, column)));
    Some(GridMsg::CellReached(row, column))
}

fn let_go(_: &Event) -> Option<GridMsg> {
    end_drag();
    None
}

fn end_drag() {
    DRAGGED.set(None);
    pull::end();
}

/// A finger selects, and writes into what is selected; where it scrolls, it does not click.
fn tap(event: &Event) -> Option<GridMsg> {
    let target = target(event).filter(|target| IS_TOUCH.get() && !is_field(target))?;
    match cell(&target) {
        Some((row, column)) => Some(GridMsg::CellTapped(row, column)),
        None => within(&target, "[role=rowheader]")
            .and_then(|number| row(&number))
            .map(GridMsg::RowPressed),
    }
}

fn press_twice(event: &Event) -> Option<GridMsg> {
    let target = target(event).filter(|target| !IS_TOUCH.get() && !is_field(target))?;
    let (row, column) = cell(&target)?;
    Some(GridMsg::CellEntered(row, column))
}

/// Whoever leaves the field has written.
fn leave(event: &Event) -> Option<GridMsg> {
    let place = place(&target(event)?)?;
    matches!(place, Place::Writing | Place::WritingOver).then_some(GridMsg::Entered)
}

fn in_grid() -> bool {
    let active = document().active_element();
    active.and_then(|active| place(&active)) == Some(Place::Grid)
}

fn copy(event: &Event) -> Option<GridMsg> {
    let event: &ClipboardEvent = event.dyn_ref()?;
    let into = event.clipboard_data().filter(|_| in_grid())?;
    event.prevent_default();
    // The app answers while the event still lasts, if it has what is marked.
    COPYING.set(Some(into));
    Some(match event.type_().as_str() {
        "cut" => GridMsg::Cut,
        _ => GridMsg::Copied,
    })
}

fn paste(event: &Event) -> Option<GridMsg> {
    let event: &ClipboardEvent = event.dyn_ref()?;
    let from = event.clipboard_data().filter(|_| in_grid())?;
    event.prevent_default();
    let text = from.get_data("text/plain").ok()?;
    (!text.is_empty()).then_some(GridMsg::Pasted(text))
}

/// Puts a text on the clipboard: into what is being copied, or else by the browser's other ways.
pub(super) fn put_copied(text: &str, later: Callback<Msg>) {
    let into = COPYING.take();
    let is_put = into.is_some_and(|into| into.set_data("text/plain", text).is_ok());
    if !is_put {
        let told = clipboard::copy(text, later.clone());
        told.into_iter().for_each(|msg| later.emit(msg));
    }
}
