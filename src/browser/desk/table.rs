//! The table of a set: keys, presses, the clipboard and scrolling there, and what is to be seen
//! of it.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    ClipboardEvent, DataTransfer, Element, Event, FocusOptions, HtmlElement, HtmlTextAreaElement,
    KeyboardEvent, PointerEvent,
};
use yew::Callback;

use crate::app::Msg;
use crate::app::desk::grid::{Msg as GridMsg, Place, STEP, See, Stroke, meaning};
use crate::browser::{clipboard, document, window};

thread_local! {
    /// What is being copied into, while it is.
    static COPYING: RefCell<Option<DataTransfer>> = const { RefCell::new(None) };
    /// The first row on screen and how many there are, as they were told last.
    static SCROLLED: Cell<(u32, u32)> = const { Cell::new((u32::MAX, 0)) };
    /// The first column on screen and how many there are, as they were told last.
    static ACROSS: Cell<(usize, usize)> = const { Cell::new((usize::MAX, 0)) };
    /// The cell that a mouse is held down on.
    static DRAGGED: Cell<Option<(u32, u32)>> = const { Cell::new(None) };
    static IS_TOUCH: Cell<bool> = const { Cell::new(false) };
}

/// Listens as long as what it gives is kept.
pub(super) fn listen(later: &Callback<Msg>) -> [EventListener; 12] {
    [
        on("keydown", later, key),
        on("pointerdown", later, press),
        on("pointerover", later, drag),
        on("pointerup", later, let_go),
        on("click", later, tap),
        on("dblclick", later, press_twice),
        on("focusout", later, leave),
        on("copy", later, copy),
        on("cut", later, copy),
        on("paste", later, paste),
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
    DRAGGED.set(None);
    None
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

/// Tells which rows and columns are on screen, where that has changed.
fn tell_extent(grid: &HtmlElement, later: &Callback<Msg>) {
    for msg in scrolled(grid).into_iter().chain(scrolled_across(grid)) {
        later.emit(msg.into());
    }
}

/// How far the table is scrolled sideways, where that has changed.
fn scrolled_across(grid: &HtmlElement) -> Option<GridMsg> {
    let heads = grid.query_selector(".heads").ok()??.children();
    let head = |at: u32| {
        heads
            .item(at)
            .map(|head| head.unchecked_into::<HtmlElement>())
    };
    // The numbers of the rows stay where they are, and cover what goes beneath them.
    let left = grid.scroll_left() + head(0)?.offset_width();
    let right = grid.scroll_left() + grid.client_width();
    let heads = (1..heads.length()).filter_map(head);
    let is_seen = |head: HtmlElement| {
        let from = head.offset_left();
        from < right && from + head.offset_width() > left
    };
    let seen: Vec<bool> = heads.map(is_seen).collect();
    let first = seen.iter().position(|is| *is)?;
    let now = (first, seen.iter().filter(|is| **is).count());
    (ACROSS.replace(now) != now).then_some(GridMsg::ScrolledAcross(now.0, now.1))
}

/// How far the table is scrolled, where that has changed.
fn scrolled(grid: &HtmlElement) -> Option<GridMsg> {
    let row = row_height(grid)?;
    let top = u32::try_from(grid.scroll_top() / row).ok()? / STEP * STEP;
    let seen = u32::try_from(grid.client_height() / row).ok()?;
    let now = (top, seen.saturating_sub(1).max(1));
    (SCROLLED.replace(now) != now).then_some(GridMsg::Scrolled(now.0, now.1))
}

fn row_height(grid: &HtmlElement) -> Option<i32> {
    let heads = grid.query_selector(".heads").ok()??;
    let heads: HtmlElement = heads.unchecked_into();
    Some(heads.offset_height()).filter(|height| *height > 0)
}

/// Brings something into sight, once the page is drawn.
pub(super) fn see(see: See, later: Callback<Msg>) {
    spawn_local(async move {
        let Some(grid) = grid() else {
            return;
        };
        match see {
            See::Cursor => seek(&grid),
            See::Table => focus(&grid, true),
            See::Grid => {
                focus(&grid, false);
                seek(&grid);
            }
            See::Writing => {
                seek(&grid);
                write();
            }
            See::Search => {
                if let Some(field) = document().get_element_by_id("find") {
                    focus(field.unchecked_ref(), false);
                    field.unchecked_ref::<web_sys::HtmlInputElement>().select();
                }
            }
            See::Extent => {
                // It is new, and has been told nothing.
                SCROLLED.set((u32::MAX, 0));
                ACROSS.set((usize::MAX, 0));
            }
            See::Tools => {
                let tools = document().query_selector(".tools button:enabled");
                if let Ok(Some(tool)) = tools {
                    focus(tool.unchecked_ref(), false);
                }
            }
        }
        tell_extent(&grid, &later);
    });
}

fn focus(element: &HtmlElement, in_place: bool) {
    if document().active_element().as_ref() == Some(element.as_ref()) {
        return;
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(in_place);
    // What cannot take the focus leaves it where it is.
    if element.focus_with_options(&options).is_err() {}
}

/// The focus goes into the field, behind what stands there.
fn write() {
    let Some(field) = field() else {
        return;
    };
    focus(field.unchecked_ref(), true);
    let end = field.value().encode_utf16().count() as u32;
    if field.set_selection_range(end, end).is_err() {}
}

/// Scrolls the table until the cell that it names can be seen.
fn seek(grid: &HtmlElement) {
    let named = grid.get_attribute("data-seek").unwrap_or_default();
    let mut named = named.split(' ').filter_map(|part| part.parse::<i32>().ok());
    let (Some(row), Some(column), Some(height)) = (named.next(), named.next(), row_height(grid))
    else {
        return;
    };
    // The headings cover as much as one row at the top.
    let top = row.saturating_mul(height);
    if top < grid.scroll_top() {
        grid.set_scroll_top(top);
    } else if top + 2 * height > grid.scroll_top() + grid.client_height() {
        grid.set_scroll_top(top + 2 * height - grid.client_height());
    }
    let find = |at: i32| -> Option<HtmlElement> {
        let css = [
            "[role=columnheader][aria-colindex=\"",
            &at.to_string(),
            "\"]",
        ]
        .concat();
        Some(grid.query_selector(&css).ok()??.unchecked_into())
    };
    let (Some(head), Some(numbers)) = (find(column + 2), find(1)) else {
        return;
    };
    let (left, right) = (head.offset_left(), head.offset_left() + head.offset_width());
    let covered = numbers.offset_width();
    if right > grid.scroll_left() + grid.client_width() {
        grid.set_scroll_left(right - grid.client_width());
    }
    if left < grid.scroll_left() + covered {
        grid.set_scroll_left(left - covered);
    }
}
