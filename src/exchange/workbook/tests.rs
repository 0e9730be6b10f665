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
