//! Sheets as a workbook: the few parts of Office Open XML that a table of values needs (ECMA-376),
//! in a zip file. Texts stand in their cells, so there is no table of texts beside them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Cell, Sheet, duration, moment};
use crate::class::figure::{fixed, short};
use crate::set::formula::is_formula;

/// The most rows of a sheet.
const MOST_ROWS: usize = 1_048_576;
/// The most signs of a cell, counted as UTF-16.
const LONGEST_TEXT: usize = 32_767;
/// The most signs of a sheet's name.
const LONGEST_NAME: usize = 31;
/// From how many rows the width of a column is taken.
const MEASURED: usize = 200;
/// The least and the most width of a column, in digits.
const WIDTHS: (usize, usize) = (9, 60);
/// A day, in milliseconds.
const DAY: i128 = 86_400_000;
/// 1970-01-01, by the count of days that workbooks keep.
const EPOCH: i128 = 25_569;
/// The day after the last of the year 9999 by the same count.
const LAST_DAY: i128 = 2_958_466;
/// 1900-03-01: the days before are counted otherwise, for 1900 is taken for a leap year there.
const FIRST_DAY: i128 = 61;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The looks of cells, by their place in the part of styles.
mod look {
    pub const HEADING: u8 = 1;
    pub const SHARE: u8 = 2;
    pub const DURATION: u8 = 3;
    pub const MOMENT: u8 = 4;
    /// A text that would be worked out once somebody changes it.
    pub const QUOTED: u8 = 5;
}

const STYLES: &str = "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/>\
<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
<fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"6\">\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"46\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/>\
</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// The sheets as a workbook (.xlsx). The same sheets give the same bytes.
#[must_use]
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    // Into memory, with names that are our own: nothing can fail.
    zipped(&parts(sheets)).unwrap_or_default()
}

fn zipped(parts: &[(String, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A sheet as it is written: a part of one that has too many rows.
struct Piece<'a> {
    name: String,
    heading: &'a [Cell],
    rows: &'a [Vec<Cell>],
}

/// The sheets, those in pieces that are too long, each with the headings.
fn pieces(sheets: &[Sheet], most_rows: usize) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for sheet in sheets {
        let (heading, rows) = match sheet.rows.split_first() {
            Some((heading, rows)) => (heading.as_slice(), rows),
            None => (&[][..], &[][..]),
        };
        let parts = rows.chunks(most_rows - 1);
        let parts: Vec<&[Vec<Cell>]> = match rows.is_empty() {
            true => vec![rows],
            false => parts.collect(),
        };
        for (number, rows) in (1..).zip(parts) {
            let end = match number {
                1 => String::new(),
                _ => format!(" {number}"),
            };
            let front = sheet.name.chars().take(LONGEST_NAME - end.len());
            let name = front.chain(end.chars()).collect();
            pieces.push(Piece {
                name,
                heading,
                rows,
            });
        }
    }
    pieces
}

/// Every part by its name in the zip file.
fn parts(sheets: &[Sheet]) -> Vec<(String, String)> {
    let pieces = pieces(sheets, MOST_ROWS);
    let mut types = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{SHEET_TYPE}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{SHEET_TYPE}.styles+xml\"/>"
    );
    let mut book = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>");
    let mut links = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (number, piece) in (1..).zip(&pieces) {
        types.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" \
             ContentType=\"{SHEET_TYPE}.worksheet+xml\"/>"
        ));
        book.push_str("<sheet name=\"");
        push_text(&mut book, &piece.name);
        book.push_str(&format!("\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"));
        links.push_str(&format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" \
             Target=\"worksheets/sheet{number}.xml\"/>"
        ));
    }
    types.push_str("</Types>");
    book.push_str("</sheets></workbook>");
    links.push_str(&format!(
        "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>",
        pieces.len() + 1
    ));
    let root = format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let styles = format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>");
    let mut parts: Vec<(String, String)> = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/styles.xml", styles),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into();
    for (number, piece) in (1..).zip(&pieces) {
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet(piece)));
    }
    parts
}

/// The part of a sheet: its headings stay when it is scrolled.
fn sheet(piece: &Piece) -> String {
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews>"
    );
    push_widths(&mut out, piece);
    out.push_str("<sheetData>");
    push_row(&mut out, 1, piece.heading, true);
    for (number, row) in (2..).zip(piece.rows) {
        push_row(&mut out, number, row, false);
    }
    out.push_str("</sheetData></worksheet>");
    out
}

/// Each column as wide as the longest of its first cells, within bounds.
fn push_widths(out: &mut String, piece: &Piece) {
    if piece.heading.is_empty() {
        return;
    }
    let (least, most) = WIDTHS;
    out.push_str("<cols>");
    for (at, heading) in piece.heading.iter().enumerate() {
        let first = piece.rows.iter().take(MEASURED);
        let cells = first.filter_map(|row| row.get(at)).chain([heading]);
        let letters = cells.map(|cell| cell.shown().chars().take(most).count());
        let width = letters.max().unwrap_or(0) + 2;
        let (number, width) = (at + 1, width.clamp(least, most));
        out.push_str(&format!(
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        ));
    }
    out.push_str("</cols>");
}

fn push_row(out: &mut String, number: usize, row: &[Cell], is_heading: bool) {
    out.push_str(&format!("<row r=\"{number}\">"));
    for (at, cell) in row.iter().enumerate() {
        let place = format!("{}{number}", letters(at));
        match cell {
            Cell::Empty => {}
            Cell::Text(text) if is_heading => push_string(out, &place, text, look::HEADING),
            Cell::Text(text) => {
                let look = if is_formula(text) { look::QUOTED } else { 0 };
                push_string(out, &place, text, look);
            }
            Cell::Share(thousandths) => {
                let share = short((*thousandths).into(), 3);
                push_number(out, &place, &share, look::SHARE);
            }
            Cell::Number(digits) => push_number(out, &place, digits, 0),
            Cell::Duration(length) => {
                match days((*length).into()).filter(|(day, _)| *day < LAST_DAY) {
                    Some((_, days)) => push_number(out, &place, &days, look::DURATION),
                    None => push_string(out, &place, &duration(*length), 0),
                }
            }
            Cell::Moment(when) => {
                let since = i128::from(*when) + EPOCH * DAY;
                let is_within = |day: &i128| (FIRST_DAY..LAST_DAY).contains(day);
                match days(since).filter(|(day, _)| is_within(day)) {
                    Some((_, days)) => push_number(out, &place, &days, look::MOMENT),
                    // What no workbook can hold as a date.
                    None => push_string(out, &place, &moment(*when), 0),
                }
            }
        }
    }
    out.push_str("</row>");
}

/// Milliseconds as days: the whole ones, and all with ten decimals, a hundredth of a millisecond.
fn days(length: i128) -> Option<(i128, String)> {
    let parts = length.checked_mul(10_i128.pow(10))?;
    let parts = (parts + DAY / 2).div_euclid(DAY);
    let text = fixed(parts, 10);
    let short = text.trim_end_matches('0').trim_end_matches('.');
    Some((length.div_euclid(DAY), short.to_owned()))
}

fn push_number(out: &mut String, place: &str, digits: &str, look: u8) {
    out.push_str(&format!(
        "<c r=\"{place}\" s=\"{look}\"><v>{digits}</v></c>"
    ));
}

fn push_string(out: &mut String, place: &str, text: &str, look: u8) {
    out.push_str(&format!(
        "<c r=\"{place}\" s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    ));
    push_text(out, text);
    out.push_str("</t></is></c>");
}

/// A text in XML: signs that XML cannot hold are replaced, and what is too long for a cell is cut.
fn push_text(out: &mut String, text: &str) {
    let mut room = LONGEST_TEXT;
    for (at, sign) in text.char_indices() {
        let Some(left) = room.checked_sub(sign.len_utf16()) else {
            return;
        };
        room = left;
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // As it is, a reader of XML would make a break of line of it.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(sign),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            // A spreadsheet takes `_x0041_` for a sign by its number.
            '_' if is_by_number(&text[at..]) => out.push_str("_x005F_"),
            _ => out.push(sign),
        }
    }
}

/// Whether a text begins with `_x`, four digits of base 16 and `_`.
fn is_by_number(text: &str) -> bool {
    match text.as_bytes() {
        [b'_', b'x', digits @ ..] => {
            digits.len() > 4
                && digits.iter().take(4).all(u8::is_ascii_hexdigit)
                && digits.get(4) == Some(&b'_')
        }
        _ => false,
    }
}

/// The letters of a column: A to Z, AA and so on.
fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut letters: Vec<u8> = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(b'A' + (left % 26) as u8);
        left /= 26;
    }
    letters
        .iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

#[cfg(test)]
mod tests;
