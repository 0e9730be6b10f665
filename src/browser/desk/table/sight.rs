//! What of the table is on screen, and what is brought there.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{FocusOptions, HtmlElement};
use yew::Callback;

use super::{field, grid};
use crate::app::Msg;
use crate::app::desk::grid::{Msg as GridMsg, STEP, See};
use crate::browser::document;

thread_local! {
    /// The first row on screen and how many there are, as they were told last.
    static SCROLLED: Cell<(u32, u32)> = const { Cell::new((u32::MAX, 0)) };
    /// The first column on screen and how many there are, as they were told last.
    static ACROSS: Cell<(usize, usize)> = const { Cell::new((usize::MAX, 0)) };
}

/// Tells which rows and columns are on screen, where that has changed.
pub(super) fn tell_extent(grid: &HtmlElement, later: &Callback<Msg>) {
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

pub(super) fn row_height(grid: &HtmlElement) -> Option<i32> {
    let heads = grid.query_selector(".heads").ok()??;
    let heads: HtmlElement = heads.unchecked_into();
    Some(heads.offset_height()).filter(|height| *height > 0)
}

/// Brings something into sight, once the page is drawn.
pub(in crate::browser::desk) fn see(see: See, later: Callback<Msg>) {
    spawn_local(async move {
        let Some(grid) = grid() else {
            return;
        };
        if see != See::Cursor && see != See::Extent {
            close_menu();
        }
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

/// The menu above the table goes when something in it was chosen, or the table is gone on with.
fn close_menu() {
    let menu = document().query_selector(".more[open]");
    if let Ok(Some(menu)) = menu
        && menu.remove_attribute("open").is_err()
    {}
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
