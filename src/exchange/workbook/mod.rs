//! Workbooks of Excel and LibreOffice: one of their sheets, with dates as dates, formulas as what
//! they come to, and errors as their text.

mod bounds;

#[cfg(test)]
mod tests;

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xlsx};

use super::csv::STRIDE;
use super::sheet::{Sheet, letter};
use super::{Format, LARGEST_FILE, MOST_ITEMS, Progress, Remark, Unreadable};
use crate::set::Severity;

/// A sheet of a workbook.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) format: Format,
    pub(super) sheet: Sheet,
    /// The names of all its sheets.
    pub(super) names: Vec<String>,
    /// Which of them was read.
    pub(super) at: usize,
    pub(super) remarks: Vec<Remark>,
}

/// Reads a workbook: the chosen sheet, or the first with something in it.
///
/// # Errors
/// When it is none, is broken, or is far larger than it pretends to be.
pub(super) fn read(
    bytes: &[u8],
    chosen: Option<usize>,
    progress: Progress<'_>,
) -> Result<Book, Unreadable> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let says = "It is an old .xls workbook, or locked with a password. Open it and save it as .xlsx, without one.";
        return Err(broken(Format::Xlsx, says));
    }
    match bounds::check(bytes)? {
        bounds::Book::Ods => read_ods(bytes, chosen, progress),
        bounds::Book::Xlsx => read_xlsx(bytes, chosen, progress),
    }
}

fn read_ods(
    bytes: &[u8],
    chosen: Option<usize>,
    progress: Progress<'_>,
) -> Result<Book, Unreadable> {
    let broken = |error: calamine::OdsError| torn(Format::Ods, &error.to_string());
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().to_vec();
    first_filled(Format::Ods, &sheets, chosen, |name, filling| {
        let range = book.worksheet_range(name).map_err(broken)?;
        let (first, left) = range.start().unwrap_or_default();
        for (row, cells) in (first..).zip(range.rows()) {
            for (column, cell) in (left..).zip(cells) {
                filling.put(row, column, cell);
            }
            filling.tell(row, progress);
        }
        Ok(())
    })
}

fn read_xlsx(
    bytes: &[u8],
    chosen: Option<usize>,
    progress: Progress<'_>,
) -> Result<Book, Unreadable> {
    let broken = |error: calamine::XlsxError| torn(Format::Xlsx, &error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().to_vec();
    first_filled(Format::Xlsx, &sheets, chosen, |name, filling| {
        // Cell by cell: a range would hold every empty cell between two that are not.
        let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            match cell.get_value() {
                DataRef::SharedString(text) => filling.put_text(row, column, text),
                value => filling.put(row, column, &Data::from(value.clone())),
            }
            filling.tell(row, progress);
            if filling.is_full {
                break;
            }
        }
        Ok(())
    })
}

fn broken(format: Format, says: &str) -> Unreadable {
    Unreadable::Broken {
        format,
        line: 0,
        says: says.to_owned(),
    }
}

/// Broken inside.
fn torn(format: Format, why: &str) -> Unreadable {
    let says = [
        "Open it in a spreadsheet program and save it again. (",
        why,
        ")",
    ]
    .concat();
    broken(format, &says)
}

/// Reads the chosen sheet, or one after the other until there is something in one.
fn first_filled(
    format: Format,
    sheets: &[calamine::Sheet],
    chosen: Option<usize>,
    mut read: impl FnMut(&str, &mut Filling) -> Result<(), Unreadable>,
) -> Result<Book, Unreadable> {
    let is_table = |sheet: &calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let tables = sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| is_table(sheet));
    let candidates: Vec<usize> = match chosen.filter(|chosen| *chosen < names.len()) {
        Some(chosen) => vec![chosen],
        None => tables.map(|(at, _)| at).collect(),
    };
    for at in candidates {
        let mut filling = Filling::default();
        read(names.get(at).map_or("", String::as_str), &mut filling)?;
        filling.end_row();
        if filling.sheet.len() > 0 {
            return Ok(filling.into_book(format, names, at, chosen.is_some()));
        }
    }
    Err(Unreadable::Empty)
}

/// A sheet while its cells come in.
#[derive(Debug, Default)]
struct Filling {
    sheet: Sheet,
    /// The row of the last cell, counted from 0, and how many cells it has so far.
    row: u32,
    cells: u32,
    /// How many cells there are in all, with the empty ones before others.
    all: u64,
    letters: usize,
    told: u32,
    is_full: bool,
    remarks: Vec<Remark>,
}

impl Filling {
    fn put(&mut self, row: u32, column: u32, value: &Data) {
        match value {
            Data::Empty => {}
            Data::String(text) | Data::DurationIso(text) => self.put_text(row, column, text),
            Data::DateTimeIso(text) => self.put_text(row, column, day_of_iso(text)),
            Data::Int(number) => self.put_text(row, column, &number.to_string()),
            Data::Float(number) => self.put_text(row, column, &number.to_string()),
            Data::Bool(is) => self.put_text(row, column, if *is { "TRUE" } else { "FALSE" }),
            Data::DateTime(moment) => self.put_text(row, column, &day(moment)),
            Data::Error(error) => {
                let text = error.to_string();
                let says = "The formula of this cell comes to no value. Mend it in the workbook, or write the value.";
                let remark = Remark::new(
                    Severity::Warning,
                    "formula-error",
                    row.saturating_add(1),
                    &text,
                    says,
                );
                let column_name = letter(usize::try_from(column).unwrap_or_default());
                self.remarks.push(remark.of_column(&column_name));
                self.put_text(row, column, &text);
            }
        }
    }

    fn put_text(&mut self, row: u32, column: u32, text: &str) {
        if row != self.row {
            self.end_row();
            self.row = row;
        }
        self.letters += text.len();
        self.is_full |= self.letters > LARGEST_FILE
            || self.sheet.len() >= MOST_ITEMS
            || self.all >= bounds::MOST_CELLS;
        if self.is_full || column < self.cells || column as usize >= super::sheet::MOST_CELLS {
            return;
        }
        for _ in self.cells..column {
            self.sheet.push("");
        }
        self.sheet.push(text);
        self.all += u64::from(column + 1 - self.cells);
        self.cells = column + 1;
    }

    fn end_row(&mut self) {
        self.sheet.end_row(self.row.saturating_add(1));
        self.cells = 0;
    }

    fn tell(&mut self, row: u32, progress: Progress<'_>) {
        if row >= self.told.saturating_add(STRIDE) {
            self.told = row;
            progress(row, 0);
        }
    }

    fn into_book(mut self, format: Format, names: Vec<String>, at: usize, is_chosen: bool) -> Book {
        if self.is_full {
            let says = "The sheet is too large, so it was read up to this row. Part it, and load the rest as a set of its own.";
            let line = self.row.saturating_add(1);
            self.remarks
                .push(Remark::new(Severity::Error, "too-many", line, "", says));
        }
        if names.len() > 1 && !is_chosen {
            let name = names.get(at).map_or("", String::as_str);
            let says = format!(
                "The workbook has {} sheets, and one of them was read. Choose another one if it is not the right one.",
                names.len()
            );
            self.remarks
                .push(Remark::new(Severity::Note, "one-sheet", 0, name, says));
        }
        Book {
            format,
            sheet: self.sheet,
            names,
            at,
            remarks: self.remarks,
        }
    }
}

/// The day of `1956-10-19T00:00:00`.
fn day_of_iso(text: &str) -> &str {
    text.split_once('T').map_or(text, |(day, _)| day)
}

/// The day of a moment as Excel counts it; of a time of day, or of what no calendar has, the
/// number.
fn day(moment: &ExcelDateTime) -> String {
    let number = moment.as_f64();
    // 31 December 9999 is the last day that Excel knows.
    if !moment.is_datetime() || !(1.0..2_958_466.0).contains(&number) {
        return number.to_string();
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
