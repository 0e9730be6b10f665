//! Tables, of text or of a workbook: from their rows to the items of a set.

#[cfg(test)]
mod tests;

use super::columns::{self, Layout, fits};
use super::dates::Votes;
use super::head::head;
use super::ids::Ids;
use super::named::{Entities, Sources};
use super::sheet::{Row, Sheet};
use super::text::{clean, clean_line};
use super::{
    Choices, Column, Columns, DateOrder, Encoding, Format, Import, Lines, Progress, Remark,
    RowsAre, Unreadable, csv, events, items, vendors, workbook,
};
use crate::set::Severity;
use crate::set::format::{CitationShape, ImageShape, SetShape};

/// Reads a table of text, pasted or from a file, and what vendors give out as such.
///
/// # Errors
/// When it is no table of items.
pub(super) fn read_text(
    text: &str,
    encoding: Encoding,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let parted = csv::part(text, choices.separator, progress);
    let layout = match vendors::of_text(text, &parted.sheet, choices) {
        Some(vendors::Found::Quizlet(sheet, separator)) => {
            let layout = vendors::quizlet_layout(&sheet, choices);
            let shown = (encoding, separator, Vec::new(), 0);
            return items_of(&sheet, layout, shown, Vec::new(), choices, progress);
        }
        Some(vendors::Found::Questions(layout)) => layout,
        None => columns::layout(&parted.sheet, choices)?,
    };
    let shown = (encoding, parted.separator, Vec::new(), 0);
    items_of(
        &parted.sheet,
        layout,
        shown,
        parted.remarks,
        choices,
        progress,
    )
}

/// Reads a workbook of Excel or LibreOffice.
///
/// # Errors
/// When it is none, is broken or far larger than it pretends, or has no table of items.
pub(super) fn read_workbook(
    bytes: &[u8],
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let book = workbook::read(bytes, choices.sheet, progress)?;
    let mut layout = match vendors::of_sheet(&book.sheet, choices) {
        Some(layout) => layout,
        None => columns::layout(&book.sheet, choices)?,
    };
    if layout.format == Format::Table {
        layout.format = book.format;
    }
    let shown = (Encoding::Utf8, '\t', book.names, book.at);
    items_of(&book.sheet, layout, shown, book.remarks, choices, progress)
}

/// What the preview shows of a file beside its columns.
type Shown = (Encoding, char, Vec<String>, usize);

fn items_of(
    sheet: &Sheet,
    layout: Layout,
    (encoding, separator, sheets, at): Shown,
    remarks: Vec<Remark>,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let mut table = Table::new(sheet, layout, remarks);
    table.set.head = head(choices, "", called(table.layout.format));
    table.find_order(choices);
    if let Some(missing) = table.missing() {
        if sheet.width() < 2 {
            return Err(Unreadable::NoColumn(missing));
        }
        let says = Unreadable::NoColumn(missing).to_string();
        let remark = Remark::new(Severity::Error, "no-column", 0, "", says);
        table.remarks.push(remark.of_column(missing.name()));
    } else {
        table.tell_ignored();
        match table.layout.rows_are {
            RowsAre::Events => events::read(&mut table, progress),
            RowsAre::Cards => items::read_cards(&mut table, progress),
            RowsAre::Questions => items::read_questions(&mut table, progress),
        }
    }
    let columns = Columns {
        encoding,
        separator,
        order: table.order,
        is_order_sure: table.is_order_sure,
        sheets,
        sheet: at,
        ..table.layout.shown(sheet)
    };
    table.set.entities = table.entities.into_shapes();
    table.set.sources = table.sources.into_shapes();
    Ok(Import {
        format: table.layout.format,
        set: table.set,
        lines: table.lines,
        remarks: table.remarks,
        columns: Some(columns),
    })
}

/// What a set is called whose file has no name.
fn called(format: Format) -> &'static str {
    match format {
        Format::Quizlet => "Cards from Quizlet",
        Format::Kahoot => "Questions from Kahoot",
        Format::Quizizz => "Questions from Quizizz",
        Format::Blooket => "Questions from Blooket",
        _ => "A table",
    }
}

/// A table while its rows are read.
pub(super) struct Table<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) layout: Layout,
    pub(super) headings: Vec<String>,
    pub(super) order: DateOrder,
    pub(super) is_order_sure: bool,
    pub(super) set: SetShape,
    pub(super) lines: Lines,
    pub(super) remarks: Vec<Remark>,
    pub(super) entities: Entities,
    pub(super) sources: Sources,
    ids: Ids,
}

impl<'a> Table<'a> {
    fn new(sheet: &'a Sheet, layout: Layout, remarks: Vec<Remark>) -> Table<'a> {
        let width = layout.columns.len();
        let mut ids = Ids::default();
        // Those that rows have are taken, where some row has none.
        let own = layout.place(Column::Id).into_iter();
        let own = || {
            own.clone()
                .flat_map(|at| sheet.rows_from(layout.first).map(move |row| row.cell(at)))
        };
        if own().any(str::is_empty) {
            own().for_each(|id| ids.take(id));
        }
        Table {
            headings: (0..width).map(|at| layout.heading(sheet, at)).collect(),
            sheet,
            layout,
            order: DateOrder::DayMonthYear,
            is_order_sure: true,
            set: SetShape::default(),
            lines: Lines::default(),
            remarks,
            entities: Entities::default(),
            sources: Sources::default(),
            ids,
        }
    }

    /// How many rows there are. Room is made for so many items at once: a list that grows is for a
    /// moment there twice.
    pub(super) fn rows(&self) -> usize {
        self.sheet.len().saturating_sub(self.layout.first)
    }

    /// The heading of a column.
    pub(super) fn heading(&self, place: usize) -> &str {
        self.headings.get(place).map_or("", String::as_str)
    }

    /// The id of a row's item: its own, or one made of words.
    pub(super) fn id(&mut self, row: Row<'_>, words: &str) -> String {
        let own = self
            .layout
            .place(Column::Id)
            .map_or("", |place| row.cell(place));
        match own {
            "" => self.ids.of(words),
            own => line(own),
        }
    }

    /// The source that a row names, and where in it.
    pub(super) fn citation(&mut self, row: Row<'_>, places: Cited) -> Option<CitationShape> {
        let source = line(places.source.map_or("", |place| row.cell(place)));
        let section = line(places.section.map_or("", |place| row.cell(place)));
        if source.is_empty() && section.is_empty() {
            return None;
        }
        Some(CitationShape {
            id: self.sources.id(&source),
            section: Some(section).filter(|section| !section.is_empty()),
            note: None,
        })
    }

    /// Finds how the dates of numbers are to be read, and tells where that is a guess.
    fn find_order(&mut self, choices: &Choices) {
        let mut votes = Votes::default();
        let places = [Column::Date, Column::EndDate].map(|column| self.layout.place(column));
        for row in self.sheet.rows_from(self.layout.first) {
            for place in places.into_iter().flatten() {
                votes.note(row.cell(place));
            }
        }
        let found = votes.found(choices.order, self.layout.is_english);
        (self.order, self.is_order_sure) = (found.order, found.is_sure);
        if let (Some((example, count)), Some(place)) = (found.undecided, places[0]) {
            let says = undecided(&example, count, self.order);
            let remark = Remark::new(Severity::Note, "ambiguous-date", 0, &example, says);
            self.remarks.push(remark.of_column(self.heading(place)));
        }
    }

    /// A column that items of this sort cannot do without.
    fn missing(&self) -> Option<Column> {
        let needed: &[Column] = match self.layout.rows_are {
            RowsAre::Events => &[Column::Date, Column::Title],
            RowsAre::Cards => &[Column::Front, Column::Back],
            RowsAre::Questions => &[Column::Stem, Column::Key],
        };
        let missing = |column: &&Column| self.layout.place(**column).is_none();
        needed.iter().find(missing).copied()
    }

    /// Tells of each column that is not taken and has something in it.
    fn tell_ignored(&mut self) {
        let rows_are = self.layout.rows_are;
        let columns = self.layout.columns.clone();
        for (place, column) in columns.into_iter().enumerate() {
            let is_meant = column == Column::Ignored && !self.layout.tells_ignored;
            if is_meant || column != Column::Ignored && fits(column, rows_are) {
                continue;
            }
            let mut filled = self
                .sheet
                .rows_from(self.layout.first)
                .map(|row| (row.line, row.cell(place)));
            let Some((_, example)) = filled.by_ref().find(|(_, cell)| !cell.is_empty()) else {
                continue;
            };
            let count = 1 + filled.filter(|(_, cell)| !cell.is_empty()).count();
            let says = format!(
                "This column is not taken ({count} cells). If it is wanted, pick what it holds.",
            );
            let remark = Remark::new(Severity::Warning, "column-not-taken", 0, example, says);
            let remark = remark.of_column(self.heading(place));
            self.remarks.push(remark);
        }
    }
}

/// The places of the columns that make a citation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cited {
    pub(super) source: Option<usize>,
    pub(super) section: Option<usize>,
}

fn undecided(example: &str, count: usize, order: DateOrder) -> String {
    let numbers: Vec<&str> = example.split(['.', '/', '-']).map(str::trim).collect();
    let meant = |day: &str, month: &str, year: &str| {
        let month = month
            .parse::<usize>()
            .ok()
            .and_then(|month| month.checked_sub(1));
        let month = month
            .and_then(|month| crate::date::MONTHS.get(month))
            .copied();
        let day = day.trim_start_matches('0');
        [day, " ", month.unwrap_or_default(), " ", year].concat()
    };
    let [first, second, year] = *numbers.as_slice() else {
        return String::new();
    };
    let (day_first, month_first) = (meant(first, second, year), meant(second, first, year));
    let (read, way) = match order {
        DateOrder::DayMonthYear | DateOrder::YearMonthDay => (&day_first, "day first"),
        DateOrder::MonthDayYear => (&month_first, "month first"),
    };
    let others = match count {
        1 => String::new(),
        count => format!(", and so with {} more", count - 1),
    };
    format!(
        "‘{example}’ could be {day_first} or {month_first}{others}; read as {read}. If that is wrong, choose the order of the dates: it was taken to be {way}."
    )
}

/// A text on one line. Most cells are so already.
pub(super) fn line(cell: &str) -> String {
    let mut before = 0;
    let is_plain = |byte: u8| {
        let is_second_space = byte == b' ' && before == b' ';
        before = byte;
        (b' '..=b'~').contains(&byte) && !is_second_space
    };
    match cell.bytes().all(is_plain) {
        true => cell.to_owned(),
        false => clean_line(cell),
    }
}

/// A text of several lines.
pub(super) fn lines(cell: &str) -> String {
    match cell.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        true => cell.to_owned(),
        false => clean(cell),
    }
}

/// A text that may be left out.
pub(super) fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// The picture of a row.
pub(super) fn image(row: Row<'_>, image: Option<usize>, alt: Option<usize>) -> Option<ImageShape> {
    let url = line(image.map_or("", |place| row.cell(place)));
    let alt = line(alt.map_or("", |place| row.cell(place)));
    (!url.is_empty()).then_some(ImageShape { url, alt })
}

/// Texts that semicolons part.
pub(super) fn parts(cell: &str) -> impl Iterator<Item = String> {
    cell.split([';', '；'])
        .map(line)
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
}
