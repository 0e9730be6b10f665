//! Which rows are here, which are drawn, and when others are asked for.

use std::ops::Range;

use super::{Grid, say};
use crate::app::Effect;
use crate::desk::order::Order;

/// So many rows are asked for at once: what a tall screen shows, and as many above and below.
pub const AT_ONCE: u32 = 120;
/// Scrolling is told when it has come so many rows on.
pub const STEP: u32 = 4;
/// So many rows are drawn above and below the screen.
const BEYOND: u32 = 8;

/// A question to the worker that is asked once at a time: scrolling asks faster than it answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    is_out: bool,
    is_wanted: bool,
    is_stale: bool,
}

impl Asked {
    /// Whether it may be asked now; else it will be, when the one before is answered.
    pub fn asks(&mut self) -> bool {
        self.is_wanted = self.is_out;
        !std::mem::replace(&mut self.is_out, true)
    }

    /// What is on its way is not true any more.
    pub fn outdate(&mut self) {
        self.is_stale = self.is_out;
        self.is_wanted = self.is_out;
    }

    /// It was answered; true when the answer is not true any more.
    pub fn answered(&mut self) -> bool {
        self.is_out = false;
        std::mem::take(&mut self.is_stale)
    }

    /// Whether it was to be asked in the meantime.
    pub fn is_wanted(&mut self) -> bool {
        std::mem::take(&mut self.is_wanted)
    }
}

impl Grid {
    /// The rows that are drawn, the empty one behind the last among them.
    #[must_use]
    pub fn drawn(&self) -> Range<u32> {
        let end = self.top.saturating_add(self.seen + STEP + BEYOND);
        let end = end.min(self.all.saturating_add(1));
        self.top.saturating_sub(BEYOND).min(end)..end
    }

    /// The columns of a row that are drawn, by their places among those that are shown: those on
    /// screen, one more on either side, and the one under the cursor, which may be written into.
    #[must_use]
    pub fn drawn_across(&self, row: u32) -> Range<usize> {
        let (first, count) = self.across;
        let all = self.shown.len();
        let mut start = first.saturating_sub(1).min(all.saturating_sub(count));
        let mut end = (first + count + 1).min(all);
        if row == self.cursor.0 {
            let cursor = self.place_of(self.cursor.1);
            start = start.min(cursor);
            end = end.max((cursor + 1).min(all));
        }
        start..end.max(start)
    }

    pub(super) fn scrolled(&mut self, top: u32, seen: u32) -> Vec<Effect> {
        self.top = top.min(self.all);
        self.seen = seen.clamp(1, 200);
        self.ask_near_edge()
    }

    /// Asks for rows when some that are drawn are not here.
    pub(super) fn ask_near_edge(&mut self) -> Vec<Effect> {
        let needed = self.drawn();
        let needed = needed.start..needed.end.min(self.all);
        let is_here = self.rows.as_ref().is_some_and(|rows| {
            let end = rows.from + rows.rows.len() as u32;
            rows.from <= needed.start && needed.end <= end
        });
        match is_here || needed.is_empty() {
            true => Vec::new(),
            false => self.ask(),
        }
    }

    pub(super) fn ask(&mut self) -> Vec<Effect> {
        if !self.asked.asks() {
            return Vec::new();
        }
        let count = AT_ONCE.max(self.seen.saturating_mul(3));
        vec![say(Order::Rows {
            table: self.table,
            from: self.top.saturating_sub((count - self.seen) / 2),
            count,
        })]
    }

    /// The rows that are on their way will not be true: they are asked for again.
    pub(super) fn ask_anew(&mut self) -> Vec<Effect> {
        self.asked.outdate();
        self.ask()
    }

    /// Orders that change the table, and the rows that come of it.
    pub(super) fn with_rows(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        self.sorted = None;
        effects.extend(self.ask_anew());
        effects
    }
}
