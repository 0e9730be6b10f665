//! Writing into cells, and rows that come and go. What is written is shown at once, before the
//! worker has told the rows again.

use super::{Grid, Request, See, request, say, see};
use crate::app::Effect;
use crate::desk::columns;
use crate::desk::order::{Change, Order, Row};
use crate::desk::range;

/// Begins to write into the cell under the cursor.
pub(super) fn begin(grid: &mut Grid, typed: Option<String>) -> Vec<Effect> {
    // What is not here yet cannot be changed; typed over it can.
    if typed.is_none() && grid.cursor.0 < grid.all && grid.cell(grid.cursor).is_none() {
        return Vec::new();
    }
    grid.anchor = grid.cursor;
    grid.is_over = typed.is_some();
    if grid.writing.is_none() {
        let now = || grid.cell(grid.cursor).unwrap_or_default().to_owned();
        grid.writing = Some(typed.unwrap_or_else(now));
    }
    vec![see(See::Writing)]
}

/// What was written is to stand in the cell.
pub(super) fn commit(grid: &mut Grid) -> Vec<Effect> {
    let Some(text) = grid.writing.take() else {
        return Vec::new();
    };
    let (row, column) = grid.cursor;
    let before = match row < grid.all {
        true => grid.cell(grid.cursor),
        false => Some(""),
    };
    if before == Some(text.as_str()) {
        return Vec::new();
    }
    put(grid, row, vec![column], vec![vec![text]])
}

/// Empties what is marked.
pub(super) fn clear(grid: &mut Grid) -> Vec<Effect> {
    let marked = grid.marked();
    let rows = marked.rows.start..marked.rows.end.min(grid.all);
    if rows.is_empty() {
        return Vec::new();
    }
    let texts = vec![vec![String::new(); marked.columns.len()]; rows.len()];
    put(grid, rows.start, marked.columns, texts)
}

/// Copies what is marked; the worker is asked for what is not here.
pub(super) fn copy(grid: &mut Grid) -> Vec<Effect> {
    let marked = grid.marked();
    let (row, end) = (marked.rows.start, marked.rows.end.min(grid.all));
    let cells = (row..end).map(|row| {
        let cells = marked.columns.iter();
        let cells = cells.map(|column| grid.cell((row, *column)).map(str::to_owned));
        cells.collect::<Option<Vec<String>>>()
    });
    let here: Option<Vec<Vec<String>>> = cells.collect();
    match here {
        Some(cells) if cells.is_empty() => Vec::new(),
        // One cell is a text and no table.
        Some(cells) if marked.is_single() => {
            vec![request(Request::Copied(cells.concat().concat()))]
        }
        Some(cells) => vec![request(Request::Copied(range::write(&cells)))],
        None => vec![say(Order::Copy {
            table: grid.table,
            row,
            count: end - row,
            columns: marked.columns,
        })],
    }
}

/// Writes a range from the cursor to the right and down. One text goes into all marked cells.
pub(super) fn paste(grid: &mut Grid, text: &str) -> Vec<Effect> {
    let marked = grid.marked();
    let mut texts = range::read(text);
    let row = marked.rows.start;
    let is_one = texts.len() == 1 && texts.iter().all(|cells| cells.len() == 1);
    if is_one && !marked.is_single() {
        let rows = row..marked.rows.end.min(grid.all.max(row + 1));
        let texts = vec![vec![texts.concat().concat(); marked.columns.len()]; rows.len()];
        return put(grid, row, marked.columns, texts);
    }
    let from = marked
        .columns
        .first()
        .map_or(0, |left| grid.place_of(*left));
    let right = grid.shown.get(from..).unwrap_or_default();
    let width = texts.iter().map(Vec::len).max().unwrap_or(0);
    let columns: Vec<u32> = right.iter().take(width).copied().collect();
    grid.too_wide = (width - columns.len()) as u32;
    for cells in &mut texts {
        cells.truncate(columns.len());
    }
    grid.cursor = (row, columns.first().copied().unwrap_or(0));
    let last = columns.last().copied().unwrap_or(0);
    grid.anchor = ((row as usize + texts.len() - 1) as u32, last);
    let mut effects = put(grid, row, columns, texts);
    effects.push(see(See::Grid));
    effects
}

/// Puts empty rows in, as many as are marked.
pub(super) fn insert(grid: &mut Grid, below: bool) -> Vec<Effect> {
    let mut effects = commit(grid);
    let rows = grid.marked().rows;
    let count = rows.len() as u32;
    let row = if below { rows.end } else { rows.start };
    let row = row.min(grid.all);
    effects.push(say(Order::Change(Change::Insert {
        table: grid.table,
        row,
        count,
    })));
    grid.all += count;
    grid.put_cursor((row, grid.cursor.1));
    let mut effects = grid.with_rows(effects);
    effects.push(see(See::Grid));
    effects
}

/// Puts the marked rows in once more, below them.
pub(super) fn duplicate(grid: &mut Grid) -> Vec<Effect> {
    let mut effects = commit(grid);
    let rows = grid.marked().rows;
    let rows = rows.start..rows.end.min(grid.all);
    if rows.is_empty() {
        return effects;
    }
    let count = rows.len() as u32;
    effects.push(say(Order::Change(Change::Duplicate {
        table: grid.table,
        row: rows.start,
        count,
    })));
    grid.all += count;
    grid.cursor.0 = rows.end;
    grid.anchor.0 = rows.end + count - 1;
    let mut effects = grid.with_rows(effects);
    effects.push(see(See::Grid));
    effects
}

/// Writes what stands in the first marked row into the others; of a single row, what stands above.
pub(super) fn fill_down(grid: &mut Grid) -> Vec<Effect> {
    let marked = grid.marked();
    let end = marked.rows.end.min(grid.all);
    let from = match marked.rows.len() {
        1 => marked.rows.start.checked_sub(1),
        _ => Some(marked.rows.start),
    };
    let Some(from) = from else {
        return Vec::new();
    };
    let into = from + 1..end;
    if into.is_empty() {
        return Vec::new();
    }
    let cells = marked.columns.iter();
    let cells = cells.map(|column| grid.cell((from, *column)).map(str::to_owned));
    // What is not here is told by the worker, which has it.
    if let Some(texts) = cells.collect::<Option<Vec<String>>>() {
        show(grid, into.start, &marked.columns, &vec![texts; into.len()]);
    }
    let change = Change::Fill {
        table: grid.table,
        from,
        count: into.len() as u32,
        columns: marked.columns,
    };
    let mut effects = grid.with_rows(vec![say(Order::Change(change))]);
    effects.push(see(See::Grid));
    effects
}

/// Takes the marked rows out.
pub(super) fn remove(grid: &mut Grid) -> Vec<Effect> {
    grid.writing = None;
    let rows = grid.marked().rows;
    let rows = rows.start..rows.end.min(grid.all);
    if rows.is_empty() {
        return Vec::new();
    }
    let count = rows.len() as u32;
    let change = say(Order::Change(Change::Remove {
        table: grid.table,
        row: rows.start,
        count,
    }));
    grid.all -= count;
    grid.put_cursor((rows.start.min(grid.all.saturating_sub(1)), grid.cursor.1));
    let mut effects = grid.with_rows(vec![change]);
    effects.push(see(See::Grid));
    effects
}

fn put(grid: &mut Grid, row: u32, columns: Vec<u32>, texts: Vec<Vec<String>>) -> Vec<Effect> {
    show(grid, row, &columns, &texts);
    let change = Change::Cells {
        table: grid.table,
        row,
        columns,
        texts,
    };
    grid.with_rows(vec![say(Order::Change(change))])
}

/// Shows what was written in the rows that are here; what is found on them is found out anew.
fn show(grid: &mut Grid, row: u32, into: &[u32], texts: &[Vec<String>]) {
    let width = columns(grid.table).len();
    let end = row.saturating_add(texts.len() as u32);
    if let Some(rows) = &mut grid.rows {
        let here = rows.from + rows.rows.len() as u32;
        let missing = end.saturating_sub(here) as usize;
        if here == grid.all && missing <= super::AT_ONCE as usize {
            let empty = Row {
                cells: vec![String::new(); width],
                worst: None,
                found: Vec::new(),
            };
            rows.rows.extend(vec![empty; missing]);
        }
        for (row, texts) in (row..).zip(texts) {
            let at = row.checked_sub(rows.from).map(|at| at as usize);
            let Some(of) = at.and_then(|at| rows.rows.get_mut(at)) else {
                continue;
            };
            for (column, text) in into.iter().zip(texts) {
                if let Some(cell) = of.cells.get_mut(*column as usize) {
                    text.clone_into(cell);
                }
                of.found.retain(|(found, _, _)| found != column);
            }
        }
    }
    grid.all = grid.all.max(end);
}
