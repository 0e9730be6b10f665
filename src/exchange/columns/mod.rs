//! What the columns of a table hold: what the teacher chose, else what the headings say, else
//! what the cells look like.

mod contents;
mod guess;
mod headings;

#[cfg(test)]
mod tests;

use super::sheet::{Row, Sheet, letter};
use super::{Choices, Column, Columns, Encoding, Format, RowsAre, Unreadable};
use contents::Contents;
use guess::guess;
pub(super) use headings::kind_of_actors;

/// How a table is laid out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// Whose table it is.
    pub(super) format: Format,
    /// The row with the headings, counted from 0.
    pub(super) header: Option<usize>,
    /// The first row with an item.
    pub(super) first: usize,
    pub(super) rows_are: RowsAre,
    pub(super) columns: Vec<Column>,
    /// Whether the headings are in English, or there are none.
    pub(super) is_english: bool,
    /// Whether what is not taken is worth telling: of a vendor's table it is known.
    pub(super) tells_ignored: bool,
    /// Whether keys are numbers of options, even where an option is that number.
    pub(super) keys_are_numbers: bool,
    /// The column that says of what type a question is.
    pub(super) types: Option<usize>,
}

impl Layout {
    /// A vendor's: the columns are known, and the items begin below the headings.
    pub(super) fn of_vendor(format: Format, header: usize, columns: Vec<Column>) -> Layout {
        Layout {
            format,
            header: Some(header),
            first: header + 1,
            rows_are: RowsAre::Questions,
            columns,
            is_english: true,
            tells_ignored: false,
            keys_are_numbers: true,
            types: None,
        }
    }

    /// Where a column is.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|found| *found == column)
    }

    /// Where each of several is.
    pub(super) fn places(&self, column: Column) -> Vec<usize> {
        let found = self.columns.iter().enumerate();
        found
            .filter(|(_, found)| **found == column)
            .map(|(at, _)| at)
            .collect()
    }

    /// What stands over a column; its letter where nothing does.
    pub(super) fn heading(&self, sheet: &Sheet, column: usize) -> String {
        let heading = self.header.and_then(|header| sheet.row(header));
        match heading.map_or("", |row| row.cell(column)) {
            "" => letter(column),
            heading => super::text::clean_line(heading),
        }
    }

    /// For the preview.
    pub(super) fn shown(&self, sheet: &Sheet) -> Columns {
        let width = self.columns.len();
        let rows = sheet.rows_from(self.first).take(SAMPLES);
        let cells = |row: Row<'_>| (0..width).map(|at| shown(row.cell(at))).collect();
        Columns {
            encoding: Encoding::Utf8,
            separator: '\t',
            header: self.header.is_some(),
            order: super::DateOrder::YearMonthDay,
            is_order_sure: true,
            sheets: Vec::new(),
            sheet: 0,
            rows_are: self.rows_are,
            headings: (0..width).map(|at| self.heading(sheet, at)).collect(),
            columns: self.columns.clone(),
            samples: rows.map(cells).collect(),
        }
    }
}

/// How many rows are shown.
const SAMPLES: usize = 8;
/// How many signs of a cell.
const SHOWN: usize = 200;

fn shown(cell: &str) -> String {
    cell.chars().take(SHOWN).collect()
}

/// How a table is laid out, from what was chosen and what it looks like.
///
/// # Errors
/// When it is no table of items.
pub(super) fn layout(sheet: &Sheet, choices: &Choices) -> Result<Layout, Unreadable> {
    let first = sheet.row(0).ok_or(Unreadable::Empty)?;
    let below = contents::contents(sheet, 1);
    let is_headed = choices
        .header
        .unwrap_or_else(|| is_header(first, &below, sheet.len()));
    let contents = match is_headed {
        true => below,
        false => contents::contents(sheet, 0),
    };
    let meanings: Vec<Option<headings::Meaning>> = (0..sheet.width())
        .map(|at| headings::meaning(first.cell(at)).filter(|_| is_headed))
        .collect();
    let is_english = meanings.iter().flatten().all(|meaning| meaning.is_english);
    let (rows_are, columns) = match choices.columns.is_empty() {
        false => chosen(&choices.columns, sheet.width()),
        true => {
            let mut named = named(&meanings);
            name_letters(&mut named, first, is_headed);
            guess(named, &contents, sheet, usize::from(is_headed))?
        }
    };
    Ok(Layout {
        format: Format::Table,
        header: is_headed.then_some(0),
        first: usize::from(is_headed),
        rows_are,
        columns,
        is_english,
        tells_ignored: choices.columns.is_empty(),
        keys_are_numbers: false,
        types: None,
    })
}

/// Whether the first row says what the others hold: it has headings that are known, or no date
/// where all the others have one.
fn is_header(first: Row<'_>, below: &[Contents], rows: usize) -> bool {
    let known = first
        .cells()
        .filter(|cell| headings::meaning(cell).is_some())
        .count();
    let filled = first.cells().filter(|cell| !cell.is_empty()).count();
    let is_over_dates = below.iter().enumerate().any(|(at, contents)| {
        let cell = first.cell(at);
        let is_date = super::dates::read(cell, super::DateOrder::DayMonthYear).is_some();
        contents.are_dates() && !cell.is_empty() && !is_date
    });
    let is_short = first.cells().all(|cell| cell.chars().count() <= 60);
    // A list of words may have "name" among them.
    let is_known = known >= 2 || known == 1 && filled != 2;
    (is_known || is_over_dates && rows > 1) && is_short
}

fn chosen(columns: &[Column], width: usize) -> (RowsAre, Vec<Column>) {
    let has = |column: Column| columns.contains(&column);
    let rows_are = if has(Column::Stem) {
        RowsAre::Questions
    } else if has(Column::Front) || has(Column::Back) {
        RowsAre::Cards
    } else {
        RowsAre::Events
    };
    let mut columns = columns.to_vec();
    columns.resize(width, Column::Ignored);
    (rows_are, columns)
}

/// The columns that headings name; of those that there can be but one of, the first.
fn named(meanings: &[Option<headings::Meaning>]) -> Vec<Option<Column>> {
    let mut seen: Vec<Column> = Vec::new();
    let named = meanings.iter().map(|meaning| {
        let column = meaning.as_ref()?.column;
        let is_first = !seen.contains(&column);
        seen.push(column);
        Some(match is_first || may_repeat(column) {
            true => column,
            false => Column::Ignored,
        })
    });
    named.collect()
}

fn may_repeat(column: Column) -> bool {
    matches!(
        column,
        Column::Ignored | Column::Option | Column::Actors | Column::Tags
    )
}

/// "A" to "D" are options, beside a question.
fn name_letters(named: &mut [Option<Column>], first: Row<'_>, is_headed: bool) {
    if is_headed && named.contains(&Some(Column::Stem)) {
        for (at, column) in named.iter_mut().enumerate() {
            if column.is_none() && headings::is_letter(first.cell(at)) {
                *column = Some(Column::Option);
            }
        }
    }
}

/// Whether items of this sort have such a column.
pub(super) fn fits(column: Column, rows_are: RowsAre) -> bool {
    match column {
        Column::Ignored
        | Column::Id
        | Column::Image
        | Column::Alt
        | Column::Source
        | Column::Section => true,
        Column::Date
        | Column::EndDate
        | Column::Title
        | Column::Summary
        | Column::Kind
        | Column::Place
        | Column::Actors
        | Column::Subject
        | Column::Verb
        | Column::Quantity
        | Column::QuantityOf => rows_are == RowsAre::Events,
        Column::Tags => rows_are != RowsAre::Events,
        Column::Front | Column::Back => rows_are == RowsAre::Cards,
        Column::Stem | Column::Option | Column::Key | Column::Why => rows_are == RowsAre::Questions,
    }
}
