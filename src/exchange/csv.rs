//! Tables of text: which sign parts their cells, and their rows.

mod quotes;
mod write;

pub use write::write;

use csv::{ReaderBuilder, StringRecord};

use super::sheet::Sheet;
use super::{MOST_ITEMS, Progress, Remark};
use crate::set::Severity;
use crate::set::formula::undefused;
use quotes::Part;

/// The signs that may stand between cells, the likeliest first where nothing tells.
pub(super) const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// How much of a text the sign between cells is guessed from.
const SAMPLE: usize = 64 << 10;
/// After how many rows it is told how far it has come.
pub(super) const STRIDE: u32 = 4096;

/// A table with what was noticed while reading it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parted {
    pub(super) sheet: Sheet,
    pub(super) separator: char,
    pub(super) remarks: Vec<Remark>,
}

/// Parts a text into rows and cells.
pub(super) fn part(text: &str, chosen: Option<char>, progress: Progress<'_>) -> Parted {
    let (named, body) = named_separator(text);
    let separator = chosen.or(named).unwrap_or_else(|| guess_separator(body));
    let mut parted = Parted {
        separator,
        ..Parted::default()
    };
    // The line that names the separator is a line of the file too.
    let mut line = if body.len() < text.len() { 2 } else { 1 };
    for part in quotes::parts(body, separator) {
        if parted.sheet.len() >= MOST_ITEMS {
            break;
        }
        read_part(&mut parted, &part, line, progress);
        line += ends_of_lines(part.text);
    }
    parted
}

fn read_part(parted: &mut Parted, part: &Part<'_>, first_line: u32, progress: Progress<'_>) {
    if part.has_open_quote {
        parted.remarks.push(Remark::new(
            Severity::Warning,
            "open-quote",
            first_line,
            part.text.trim_end(),
            "A quotation mark opens a cell here and is never closed, so it was taken for a letter. Close it, or leave it out.",
        ));
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(parted.separator).unwrap_or(b','))
        .quoting(!part.has_open_quote)
        .from_reader(part.text.as_bytes());
    let mut record = StringRecord::new();
    let (mut line, mut from) = (first_line, 0);
    // The text is UTF-8 and rows may differ in length, so nothing can fail.
    while let Ok(true) = reader.read_record(&mut record) {
        let at = record.position().map_or(0, csv::Position::byte);
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        let at = at + blank(part.text.get(at..).unwrap_or_default());
        line += ends_of_lines(part.text.get(from..at).unwrap_or_default());
        from = at;
        if parted.sheet.len() >= MOST_ITEMS {
            parted.remarks.push(too_many(line));
            return;
        }
        for cell in &record {
            parted.sheet.push(undefused(cell));
        }
        parted.sheet.end_row(line);
        if line % STRIDE == 0 {
            progress(line, 0);
        }
    }
}

fn too_many(line: u32) -> Remark {
    let says = [
        "Only the first ",
        &MOST_ITEMS.to_string(),
        " rows are read. Part the table, and load the rest as a set of its own.",
    ];
    Remark::new(Severity::Error, "too-many", line, "", says.concat())
}

/// How many bytes of empty lines a text begins with.
fn blank(text: &str) -> usize {
    let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    text.bytes().take_while(is_end).count()
}

/// How many lines end in a text: `\n`, `\r\n` and a lone `\r` alike.
pub(super) fn ends_of_lines(text: &str) -> u32 {
    let (mut ends, mut before) = (0, 0);
    for byte in text.bytes() {
        ends += u32::from(byte == b'\r' || byte == b'\n' && before != b'\r');
        before = byte;
    }
    ends
}

/// Excel writes `sep=;` before a table whose separator is not the one of the country.
fn named_separator(text: &str) -> (Option<char>, &str) {
    let named = || {
        let rest = text
            .get(..4)
            .filter(|sep| sep.eq_ignore_ascii_case("sep="))?;
        let rest = text.get(rest.len()..)?;
        let separator = rest
            .chars()
            .next()
            .filter(|sign| SEPARATORS.contains(sign))?;
        let rest = rest.get(separator.len_utf8()..)?;
        let body = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\n', '\r']));
        let body = body.or_else(|| rest.is_empty().then_some(rest))?;
        Some((Some(separator), body))
    };
    named().unwrap_or((None, text))
}

/// The sign that parts the rows of the sample most evenly.
fn guess_separator(text: &str) -> char {
    let sample = sample(text);
    let mut best = (0, ',');
    // What is not there parts nothing.
    for separator in SEPARATORS.into_iter().filter(|sign| sample.contains(*sign)) {
        let evenness = evenness(sample, separator);
        if evenness > best.0 {
            best = (evenness, separator);
        }
    }
    best.1
}

/// The beginning of a text, to the end of a line where there is one.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let sample = text
        .get(..text.floor_char_boundary(SAMPLE))
        .unwrap_or_default();
    let end = sample.rfind(['\n', '\r']).unwrap_or(sample.len());
    sample.get(..end).unwrap_or(sample)
}

/// How evenly a sign parts rows, in thousandths: each row of the usual length counts whole,
/// each other with two cells or more a third; wide rows weigh a little more.
fn evenness(sample: &str, separator: char) -> usize {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(sample.as_bytes());
    let mut record = StringRecord::new();
    let mut widths: Vec<usize> = Vec::new();
    while widths.len() < 200 && matches!(reader.read_record(&mut record), Ok(true)) {
        widths.push(record.len());
    }
    let count = |width: usize| widths.iter().filter(|w| **w == width).count();
    let wide = widths.iter().copied().filter(|width| *width > 1);
    let Some(usual) = wide.max_by_key(|width| (count(*width), *width)) else {
        return 0;
    };
    let others = widths.iter().filter(|width| **width > 1).count() - count(usual);
    let rows = widths.len().max(1);
    (count(usual) * 1000 + others * 333) / rows + usual.min(20)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The line of a row and its cells.
    type Row = (u32, Vec<String>);

    fn rows(text: &str) -> (char, Vec<Row>, Vec<u32>) {
        let parted = part(text, None, &mut |_, _| {});
        let rows = parted.sheet.rows_from(0);
        let rows = rows.map(|row| (row.line, row.cells().map(str::to_owned).collect()));
        let lines = parted.remarks.iter().map(|remark| remark.line);
        (parted.separator, rows.collect(), lines.collect())
    }

    #[test]
    fn the_sign_between_cells_is_the_one_that_parts_evenly() {
        for (text, separator) in [
            ("date,title\n1956,a\n1957,b\n", ','),
            ("date;title\n1956;a, b, c\n1957;b\n", ';'),
            ("1956\ta, b\n1957\tb; c\n", '\t'),
            ("date|title\n1956|a, b\n", '|'),
            ("zahl;wort\n1,5;a\n2,5;b\n", ';'),
            (
                "date,title,summary\n1956,\"a; b\",c\n1957,b,\"d; e; f\"\n",
                ',',
            ),
            ("one line", ','),
            ("", ','),
            ("sep=;\ndate;title\n1,2,3;4\n", ';'),
            ("sep=|\r\na|b;c;d\r\n", '|'),
            ("date,title,a\n1956,b\n1957,c,d\n1958,e,f\n", ','),
        ] {
            assert_eq!(rows(text).0, separator, "{text}");
        }
    }

    #[test]
    fn rows_know_the_line_they_began_on() {
        let text = "date,title\r\n\r\n1956,\"two\nlines\"\r\n1957,b\r1958,c\n\n\n1959,d";
        let lines: Vec<u32> = rows(text).1.iter().map(|row| row.0).collect();
        assert_eq!(lines, [1, 3, 5, 6, 9]);
        let lines: Vec<u32> = rows("sep=,\na,b\nc,d").1.iter().map(|row| row.0).collect();
        assert_eq!(lines, [2, 3]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_costs_its_own_row_alone() {
        for (text, count, line) in [
            ("a,b\n1,\"open\n2,c\n3,d\n", 4, 2),
            ("a,b\n1,\"open\n2,\"c\"\n3,\"d\"\n", 4, 2),
            ("a,b\n1,c\n2,\"open", 3, 3),
        ] {
            let (_, rows, remarks) = rows(text);
            assert_eq!((rows.len(), remarks), (count, vec![line]), "{text}");
        }
        let (_, rows, remarks) = rows("a,b\n1,the \"Maine\" sank\n2,\"a \"\"b\"\", c\"\n3,5\"\n");
        assert_eq!((rows.len(), remarks.len()), (4, 0));
        assert_eq!(rows[2].1, ["2", "a \"b\", c"]);
    }

    #[test]
    fn an_apostrophe_before_a_formula_is_taken_off() {
        for (cell, read) in [
            ("'=1+1", "=1+1"),
            ("'-0489", "-0489"),
            ("''=1", "'=1"),
            ("'tis", "'tis"),
            ("=1+1", "=1+1"),
        ] {
            assert_eq!(rows(&format!("{cell},x")).1[0].1[0], read);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_parted(text in "[a\",;\t|\r\n\u{e9} ']{0,200}") {
            let (_, rows, _) = rows(&text);
            let lines = ends_of_lines(&text) + 1;
            prop_assert!(rows.iter().all(|row| row.0 >= 1 && row.0 <= lines));
            prop_assert!(rows.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        }
    }
}
