//! The search in a table.

use super::window::Asked;
use super::{Grid, See, say, see};
use crate::app::Effect;
use crate::desk::order::{Hit, Order};

/// What is looked for and where it was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// The text.
    pub text: String,
    /// Where it was found; `None`: nowhere, or not yet.
    pub hit: Option<Hit>,
    /// Whether the answer is still on its way.
    pub is_going: bool,
    asked: Asked,
    from: u32,
    back: bool,
}

/// Looks for a text, from the cursor on.
pub(super) fn seek(grid: &mut Grid, text: String) -> Vec<Effect> {
    grid.search.text = text;
    grid.search.hit = None;
    (grid.search.from, grid.search.back) = (grid.cursor.0, false);
    ask(grid)
}

/// Looks for the next, or the one before.
pub(super) fn go_on(grid: &mut Grid, back: bool) -> Vec<Effect> {
    let row = grid.cursor.0;
    grid.search.from = match back {
        false => row + 1,
        // From the first row it goes to the last.
        true => row.checked_sub(1).unwrap_or(u32::MAX),
    };
    grid.search.back = back;
    ask(grid)
}

/// Where it was found; the cursor goes there.
pub(super) fn found(grid: &mut Grid, hit: Option<Hit>) -> Vec<Effect> {
    grid.search.asked.answered();
    if grid.search.asked.is_wanted() {
        return ask(grid);
    }
    grid.search.is_going = false;
    grid.search.hit = hit;
    let Some(Hit { row, column, .. }) = hit else {
        return Vec::new();
    };
    grid.show_column(column);
    grid.put_cursor((row, column));
    if !(grid.top..grid.top.saturating_add(grid.seen)).contains(&row) {
        grid.top = row.saturating_sub(grid.seen / 2);
    }
    let mut effects = vec![see(See::Cursor)];
    effects.extend(grid.ask_near_edge());
    effects
}

fn ask(grid: &mut Grid) -> Vec<Effect> {
    let search = &mut grid.search;
    search.is_going = !search.text.trim().is_empty();
    if !search.is_going || !search.asked.asks() {
        return Vec::new();
    }
    vec![say(Order::Find {
        table: grid.table,
        text: search.text.clone(),
        from: search.from,
        back: search.back,
    })]
}
