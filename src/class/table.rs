//! A gradebook as sheets, for whoever goes on with it in a spreadsheet.
//!
//! [`sheets`] makes them, [`csv`] writes one as a text and [`xlsx`] all as a workbook. No text of a
//! learner or of a set is ever worked out as a formula.

mod columns;
mod learners;
pub mod words;
mod workbook;

use serde::{Deserialize, Serialize};

use super::figure::fixed;
use super::{Gradebook, Unmarked};
use crate::bank::Bank;
use crate::date::Day;
use crate::set::formula::defused;

pub use workbook::xlsx;

/// A sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// What it is called: at most 31 signs.
    pub name: String,
    /// Its rows; the first has the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, never a formula.
    Text(String),
    /// A share in thousandths, shown in percent.
    Share(i64),
    /// A number: digits, with a point and a minus where needed.
    Number(String),
    /// A length of time in milliseconds.
    Duration(u64),
    /// A moment in milliseconds since 1970, by the clock on the reader's wall.
    Moment(i64),
}

/// The sheets of a gradebook. Moments are told by a clock that is so many minutes ahead of UTC.
#[must_use]
pub fn sheets(book: &Gradebook, bank: &Bank, zone: i32) -> Vec<Sheet> {
    let analysis = book.analysis();
    vec![
        learners::marks(book, zone),
        learners::attempts(book, zone),
        columns::questions(book, &analysis),
        learners::answers(book, bank),
        columns::distractors(book, bank),
        columns::test(&analysis),
        learners::left(book, zone),
    ]
}

impl Sheet {
    fn new(name: &str, headings: &[&str]) -> Sheet {
        Sheet {
            name: name.to_owned(),
            rows: vec![headings.iter().map(|heading| Cell::text(heading)).collect()],
        }
    }
}

impl Cell {
    fn text(text: &str) -> Cell {
        match text {
            "" => Cell::Empty,
            _ => Cell::Text(text.to_owned()),
        }
    }

    fn count(count: usize) -> Cell {
        Cell::Number(count.to_string())
    }

    /// A figure, as exactly as it is known.
    fn figure(value: f64) -> Cell {
        Cell::Number(super::figure::precise(value))
    }

    fn figure_of(value: Option<f64>) -> Cell {
        value.map_or(Cell::Empty, Cell::figure)
    }

    /// A part of a whole, half rounded up.
    fn share(part: usize, whole: usize) -> Cell {
        let thousandths = (part as u128 * 2000 + whole as u128) / (2 * whole.max(1) as u128);
        Cell::Share(i64::try_from(thousandths).unwrap_or(i64::MAX))
    }

    /// A moment by a clock so many minutes ahead of UTC.
    fn moment(when: i64, zone: i32) -> Cell {
        Cell::Moment(when.saturating_add(i64::from(zone) * 60_000))
    }

    /// As a table of text has it. Only a text can be taken for a formula.
    fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => defused(text).into_owned(),
            Cell::Share(thousandths) => [&fixed((*thousandths).into(), 1), "%"].concat(),
            Cell::Number(digits) => digits.clone(),
            Cell::Duration(length) => duration(*length),
            Cell::Moment(when) => moment(*when),
        }
    }
}

/// A sheet as a table of text: RFC 4180, with the mark of order that spreadsheets ask for.
#[must_use]
pub fn csv(sheet: &Sheet) -> String {
    let mut out = "\u{feff}".to_owned();
    for row in &sheet.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            push_quoted(&mut out, &cell.shown());
        }
        out.push_str("\r\n");
    }
    out
}

/// In quotes where it has a sign of the table's own, or one that spreadsheets of other countries
/// part cells by: what begins a cell there could be a formula.
fn push_quoted(out: &mut String, cell: &str) {
    if !cell.contains([',', ';', '\t', '"', '\r', '\n']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

/// `1:02:03`, as many hours as there are.
fn duration(length: u64) -> String {
    let seconds = length / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{hours}:{minutes:02}:{seconds:02}")
}

/// `2026-05-17 09:30:00`.
fn moment(when: i64) -> String {
    let seconds = when.div_euclid(1000);
    // A day for every count of days that these can give.
    let day = Day::from_count(seconds.div_euclid(86_400));
    let (year, month, day) = day.map_or((1970, 1, 1), Day::to_ymd);
    let of_day = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests;
