//! How large a workbook is, before it is unpacked: a small file may hold gigabytes of nothing.

use std::io::{BufRead, BufReader, Cursor, Read, copy, sink};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{broken, torn};
use crate::exchange::{Format, LARGEST_FILE, Unreadable};

/// The most bytes that the sheets of a workbook may unpack to.
const MOST_UNPACKED: u64 = 256 << 20;
/// The same of what is held as a whole while it is read.
const MOST_HELD: u64 = LARGEST_FILE as u64;
/// Deflate cannot pack more closely.
const CLOSEST: u64 = 1032;
/// The most cells that a sheet may have, with the empty ones between them.
pub(super) const MOST_CELLS: u64 = 4_000_000;
/// So many it may always have; beyond, each has to take some bytes in the file.
const FREE_CELLS: u64 = 200_000;
/// So many bytes of XML come on a cell at least that is no repetition of another.
const BYTES_A_CELL: u64 = 8;
/// So many letters the cells may always have, and beyond so many times those of the file.
const FREE_LETTERS: u64 = 4 << 20;
const TIMES: u64 = 4;
/// The most files that a workbook may have in it.
const MOST_FILES: usize = 10_000;

/// Which workbook it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Book {
    Xlsx,
    Ods,
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Which workbook this is, if it can be unpacked safely.
///
/// # Errors
/// When it is none, or is far larger than it pretends to be.
pub(super) fn check(bytes: &[u8]) -> Result<Book, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| torn(Format::Xlsx, &error.to_string()))?;
    let book = if archive.index_for_name("content.xml").is_some() {
        Book::Ods
    } else if archive
        .file_names()
        .flatten()
        .any(|name| name.starts_with("xl/") || name.contains("workbook"))
    {
        Book::Xlsx
    } else {
        return Err(Unreadable::NotText("a zip file"));
    };
    let format = match book {
        Book::Xlsx => Format::Xlsx,
        Book::Ods => Format::Ods,
    };
    if archive.len() > MOST_FILES {
        return Err(too_large(format));
    }
    check_sizes(&mut archive, bytes.len(), format)?;
    match book {
        Book::Xlsx => {}
        Book::Ods => check_repeats(&mut archive)?,
    }
    Ok(book)
}

fn too_large(format: Format) -> Unreadable {
    broken(
        format,
        "It unpacks to far more than its size. Copy the rows that are needed into a new workbook, or save the sheet as CSV.",
    )
}

/// Looks at the sizes that the directory tells, and where they could lie unpacks into nothing
/// and counts.
fn check_sizes(archive: &mut Archive<'_>, packed: usize, format: Format) -> Result<(), Unreadable> {
    let packed = u64::try_from(packed).unwrap_or(u64::MAX);
    let may_lie = packed.saturating_mul(CLOSEST) > MOST_HELD;
    let mut all = 0_u64;
    for at in 0..archive.len() {
        let file = archive
            .by_index(at)
            .map_err(|error| torn(format, &error.to_string()))?;
        let name = file.name().unwrap_or_default().to_ascii_lowercase();
        if !(name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype") {
            continue;
        }
        // Sheets of Excel are read as they are unpacked; everything else is held.
        let most = match name.contains("worksheets/") || name == "content.xml" {
            true => MOST_UNPACKED,
            false => MOST_HELD,
        };
        let told = file.size();
        let size = match may_lie && told <= most {
            true => copy(&mut file.take(most + 1), &mut sink()).unwrap_or(told),
            false => told,
        };
        all = all.saturating_add(size);
        if size > most || all > MOST_UNPACKED {
            return Err(too_large(format));
        }
    }
    Ok(())
}

/// In OpenDocument one cell may stand for a million, and is read as a million.
fn check_repeats(archive: &mut Archive<'_>) -> Result<(), Unreadable> {
    let content = archive
        .by_name("content.xml")
        .map_err(|error| torn(Format::Ods, &error.to_string()))?;
    let length = content.size();
    let content = BufReader::new(content.take(MOST_UNPACKED));
    let mut count = Count {
        most_cells: MOST_CELLS.min(FREE_CELLS + length / BYTES_A_CELL),
        most_letters: MOST_HELD.min(FREE_LETTERS + length.saturating_mul(TIMES)),
        ..Count::default()
    };
    count.read(content)?;
    Ok(())
}

/// What a sheet of OpenDocument comes to.
#[derive(Debug, Default)]
struct Count {
    most_cells: u64,
    most_letters: u64,
    /// Rows before the last one with something in it, and those behind.
    rows: u64,
    empty: u64,
    width: u64,
    /// Cells as they are kept on the way.
    cells: u64,
    letters: u64,
    row: Row,
}

#[derive(Debug, Default)]
struct Row {
    repeats: u64,
    cells: u64,
    filled: u64,
    letters: u64,
    /// How often the cell stands that is being read.
    cell: u64,
}

impl Count {
    fn read(&mut self, content: impl BufRead) -> Result<(), Unreadable> {
        let mut reader = Reader::from_reader(content);
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        let mut depth = 0_u32;
        loop {
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    depth += 1;
                    self.start(&element);
                }
                Ok(Event::End(element)) => {
                    depth = depth.saturating_sub(1);
                    self.end(element.name().as_ref());
                }
                Ok(Event::Text(text)) => {
                    let letters = self.row.cell * text.len() as u64;
                    self.row.letters = self.row.letters.saturating_add(letters);
                }
                Ok(Event::Eof) if depth == 0 => return Ok(()),
                // Whoever reads it in earnest waits for the end of what was begun.
                Ok(Event::Eof) => return Err(torn(Format::Ods, "it ends in the middle")),
                Err(error) => return Err(torn(Format::Ods, &error.to_string())),
                Ok(_) => {}
            }
            let rows = self.rows.saturating_mul(self.width);
            let letters = self.letters.max(self.row.letters);
            if rows.max(self.cells) > self.most_cells || letters > self.most_letters {
                return Err(too_large(Format::Ods));
            }
            buffer.clear();
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let repeats = |name: &str| -> u64 {
            let attribute = element.try_get_attribute(name).ok().flatten();
            let text = attribute.map(|attribute| attribute.value.to_string());
            // What is no number here may be one to who resolves its entities.
            text.map_or(1, |text| text.parse().unwrap_or(u64::MAX))
        };
        match element.name().as_ref() {
            "table:table" => {
                self.empty = 0;
                self.rows = 0;
                self.width = 0;
            }
            "table:table-row" => {
                self.row = Row {
                    repeats: repeats("table:number-rows-repeated").min(1 << 20),
                    ..Row::default()
                };
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.row.cell = repeats("table:number-columns-repeated").min(1 << 14);
                self.row.cells = (self.row.cells + self.row.cell).min(1 << 14);
                let is_filled = element.attributes().flatten().any(|attribute| {
                    let name = attribute.key.as_ref();
                    name.starts_with("office:") || name == "table:formula"
                });
                if is_filled {
                    self.row.filled = self.row.cells;
                    let letters: usize = element.len();
                    let letters = self.row.cell * letters as u64;
                    self.row.letters = self.row.letters.saturating_add(letters);
                }
            }
            // So many spaces.
            "text:s" => {
                let spaces = self.row.cell.saturating_mul(repeats("text:c"));
                self.row.letters = self.row.letters.saturating_add(spaces);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.row.cell = 0,
            "table:table-row" => {
                let row = std::mem::take(&mut self.row);
                match row.filled {
                    0 => self.empty += row.repeats,
                    filled => {
                        self.rows += self.empty + row.repeats;
                        self.empty = 0;
                        self.width = self.width.max(filled);
                        self.cells += filled;
                        let letters = row.letters.saturating_mul(row.repeats);
                        self.letters = self.letters.saturating_add(letters);
                    }
                }
            }
            _ => {}
        }
    }
}
