//! What workbooks come to.

use super::read;
use crate::exchange::table::read_workbook;
use crate::exchange::{Choices, Format, Import, Unreadable};
use proptest::prelude::*;

const XLSX: &[u8] = include_bytes!("../../../tests/fixtures/exchange/tables/events.xlsx");
const ODS: &[u8] = include_bytes!("../../../tests/fixtures/exchange/tables/events.ods");
const BOMB: &[u8] = include_bytes!("../../../tests/fixtures/exchange/tables/bomb.xlsx");
const REPEATS: &[u8] = include_bytes!("../../../tests/fixtures/exchange/tables/repeats.ods");
const EMPTY_ROWS: &[u8] = include_bytes!("../../../tests/fixtures/exchange/tables/empty-rows.xlsx");

fn import(bytes: &[u8]) -> Result<Import, Unreadable> {
    read_workbook(bytes, &Choices::default(), &mut |_, _| {})
}

fn rows(import: &Import) -> Vec<(u32, &str, &str)> {
    let events = import.set.events.iter().zip(&import.lines.events);
    events
        .map(|(event, line)| (*line, event.date.as_str(), event.title.as_str()))
        .collect()
}

const EVENTS: [(u32, &str, &str); 4] = [
    (2, "1956-10-19", "the joint declaration"),
    (3, "1904", "the siege of Port Arthur"),
    (4, "1920~", "the purchase"),
    (1000, "1925-01-20", "the basic convention"),
];

#[test]
fn excel_is_read_with_its_dates_formulas_and_errors() {
    let import = import(XLSX).expect("a workbook");
    assert_eq!(
        (import.format, rows(&import)),
        (Format::Xlsx, EVENTS.to_vec())
    );
    assert_eq!(import.set.events[0].quantities[0].value, "2");
    assert_eq!(import.set.events[1].quantities[0].value, "4.5");
    let columns = import.columns.expect("a table has columns");
    assert_eq!(
        (columns.sheets, columns.sheet),
        (vec!["Notes".to_owned(), "Ereignisse".to_owned()], 1)
    );
    let codes: Vec<(&str, u32)> = import
        .remarks
        .iter()
        .map(|remark| (remark.code, remark.line))
        .collect();
    assert_eq!(
        codes,
        [("formula-error", 4), ("one-sheet", 0), ("bad-number", 4)]
    );
}

#[test]
fn opendocument_is_read_with_its_dates_and_rows() {
    let import = import(ODS).expect("a workbook");
    let expected = [
        (2, EVENTS[0].1, EVENTS[0].2),
        (13, EVENTS[1].1, EVENTS[1].2),
    ];
    assert_eq!(
        (import.format, rows(&import)),
        (Format::Ods, expected.to_vec())
    );
}

#[test]
fn a_million_empty_rows_are_nothing() {
    let import = import(EMPTY_ROWS).expect("a workbook");
    assert_eq!(rows(&import), EVENTS);
}

#[test]
fn what_unpacks_to_far_more_than_it_shows_is_refused() {
    for bytes in [BOMB, REPEATS] {
        let Err(Unreadable::Broken { says, .. }) = import(bytes) else {
            panic!("it is read");
        };
        assert!(says.starts_with("It unpacks to far more"), "{says}");
    }
}

#[test]
fn a_sheet_is_read_as_chosen() {
    let choices = Choices {
        sheet: Some(0),
        ..Choices::default()
    };
    let read = read_workbook(XLSX, &choices, &mut |_, _| {});
    assert_eq!(read, Err(Unreadable::Empty));
}

#[test]
fn what_is_no_workbook_is_told() {
    for bytes in [
        &b"PK\x03\x04"[..],
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        &XLSX[..3000],
    ] {
        assert!(matches!(import(bytes), Err(Unreadable::Broken { .. })));
    }
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("into memory");
        std::io::Write::write_all(&mut zip, text.as_bytes()).expect("into memory");
    }
    zip.finish().expect("into memory").into_inner()
}

#[test]
fn a_sheet_of_far_cells_is_cut() {
    let rows: String = (1..=10_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"ALL{row}\"><v>1904</v></c></row>"))
        .collect();
    let sheet = ["<worksheet><sheetData>", &rows, "</sheetData></worksheet>"].concat();
    let bytes = zipped(&[
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
    ]);
    let book = read(&bytes, None, &mut |_, _| {}).expect("a workbook");
    assert_eq!(
        (book.sheet.len(), book.remarks[0].code),
        (4_000, "too-many")
    );
}

/// A sheet of OpenDocument with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let content = [
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="A">"#,
        rows,
        "</table:table></office:spreadsheet></office:body></office:document-content>",
    ];
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content.concat()),
    ])
}

#[test]
fn cells_that_stand_for_many_are_few() {
    let book = |rows: &str| {
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell table:number-columns-repeated=\"30\" office:value-type=\"float\" office:value=\"1904\"/></table:table-row>"
        );
        read(&ods(&row), None, &mut |_, _| {}).map(|book| book.sheet.len())
    };
    assert_eq!(book("100"), Ok(100));
    for rows in ["10000", "&#49;0000"] {
        assert!(matches!(book(rows), Err(Unreadable::Broken { .. })));
    }
}

#[test]
fn a_sheet_that_ends_in_the_middle_or_is_all_spaces_is_refused() {
    let cell = |inner: &str| {
        let cell = [
            "<table:table-row><table:table-cell office:value-type=\"string\">",
            inner,
            "</table:table-cell></table:table-row>",
        ];
        read(&ods(&cell.concat()), None, &mut |_, _| {}).map(|book| book.sheet.len())
    };
    assert_eq!(cell("<text:p>a<text:s text:c=\"9\"/>b</text:p>"), Ok(1));
    for inner in [
        "<text:p>a<text:s text:c=\"99999999999\"/>b</text:p>",
        "<text:p>a<text:s text:c=\"&#57;9999999999\"/>b</text:p>",
        "<table:table>",
        "<office:annotation>",
        "</table:table-cell></table:table-row><table:table table:name=\"B\"><table:table-row><table:table-cell>",
    ] {
        assert!(
            matches!(cell(inner), Err(Unreadable::Broken { .. })),
            "{inner}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_broken_workbook_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        is_xlsx in any::<bool>(),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = if is_xlsx { XLSX } else { ODS }.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        match import(&bytes) {
            Ok(import) => prop_assert_eq!(import.set.events.len(), import.lines.events.len()),
            Err(refused) => prop_assert!(!refused.to_string().is_empty()),
        }
        if let Ok(book) = read(&bytes, Some(1), &mut |_, _| {}) {
            prop_assert!(book.at < book.names.len());
        }
    }
}
