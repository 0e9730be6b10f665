use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use super::*;

type Book = Xlsx<Cursor<Vec<u8>>>;

fn read(sheets: &[Sheet]) -> Book {
    Xlsx::new(Cursor::new(xlsx(sheets))).expect("a workbook")
}

fn one(rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: "One".to_owned(),
        rows,
    }
}

/// What a reader of workbooks finds in each cell, by row and column.
fn cells(book: &mut Book, name: &str) -> Vec<Vec<Data>> {
    let range = book.worksheet_range(name).expect("the sheet");
    range.rows().map(<[Data]>::to_vec).collect()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn every_cell_is_read_as_what_it_is() {
    let sheet = one(vec![
        vec![text("Name"), text("Value"), text("Third")],
        vec![
            text("=1+1"),
            Cell::Share(853),
            Cell::Number("-0.2100".to_owned()),
        ],
        vec![
            text(" <a & \"b\">\n"),
            Cell::Duration(3_723_000),
            Cell::Moment(1_700_000_000_000),
        ],
        vec![Cell::Empty, text("x"), Cell::Empty],
    ]);
    let mut book = read(&[sheet]);
    let rows = cells(&mut book, "One");
    assert_eq!(rows[0][2], Data::String("Third".to_owned()));
    assert_eq!(rows[1][0], Data::String("=1+1".to_owned()));
    assert_eq!(rows[1][1], Data::Float(0.853));
    assert_eq!(rows[1][2], Data::Float(-0.21));
    assert_eq!(rows[2][0], Data::String(" <a & \"b\">\n".to_owned()));
    let Data::DateTime(length) = &rows[2][1] else {
        panic!("{:?}", rows[2][1]);
    };
    assert!(length.is_duration());
    assert!((length.as_f64() * 86_400.0 - 3723.0).abs() < 1e-5);
    let Data::DateTime(moment) = &rows[2][2] else {
        panic!("{:?}", rows[2][2]);
    };
    assert!(moment.is_datetime());
    assert_eq!(moment.to_ymd_hms_milli(), (2023, 11, 14, 22, 13, 20, 0));
    assert_eq!(
        (&rows[3][0], &rows[3][1]),
        (&Data::Empty, &Data::String("x".to_owned()))
    );
    assert!(book.worksheet_formula("One").expect("formulas").is_empty());
}

#[test]
fn what_a_workbook_cannot_hold_as_a_time_is_told_as_a_text() {
    let rows = vec![vec![
        Cell::Moment(i64::MIN),
        Cell::Moment(i64::MAX),
        Cell::Moment(-2_208_988_800_000),
        Cell::Duration(u64::MAX),
        Cell::Moment(253_402_300_799_000),
    ]];
    let mut book = read(&[one(rows)]);
    let [row] = &cells(&mut book, "One")[..] else {
        panic!("one row");
    };
    for cell in &row[..4] {
        assert!(matches!(cell, Data::String(_)), "{cell:?}");
    }
    assert_eq!(row[2], Data::String("1900-01-01 00:00:00".to_owned()));
    assert!(matches!(row[4], Data::DateTime(_)), "{:?}", row[4]);
}

#[test]
fn a_sheet_that_is_too_long_goes_on_in_another_with_its_headings() {
    let rows = |count: usize| (0..count).map(|at| vec![Cell::count(at)]).collect();
    let sheets = [one(rows(8)), one(Vec::new())];
    let pieces = pieces(&sheets, 4);
    let shape: Vec<(&str, usize, usize)> = pieces
        .iter()
        .map(|piece| (piece.name.as_str(), piece.heading.len(), piece.rows.len()))
        .collect();
    assert_eq!(
        shape,
        [
            ("One", 1, 3),
            ("One 2", 1, 3),
            ("One 3", 1, 1),
            ("One", 0, 0)
        ]
    );
    assert!(
        pieces
            .iter()
            .take(3)
            .all(|piece| piece.heading == [Cell::count(0)])
    );
}

#[test]
fn columns_are_named_by_letters() {
    for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(letters(column), name);
    }
}

#[test]
fn a_text_is_cut_to_what_a_cell_holds_and_keeps_no_sign_that_xml_has_not() {
    let mut out = String::new();
    push_text(&mut out, &"🐱".repeat(20_000));
    assert_eq!(out.chars().count(), LONGEST_TEXT / 2);
    let mut out = String::new();
    push_text(&mut out, "a\0\u{1b}\r_x0041_ _x00_");
    assert_eq!(out, "a\u{fffd}\u{fffd}&#13;_x005F_x0041_ _x00_");
}

#[test]
fn headings_are_bold_and_stay() {
    let sheet = one(vec![
        vec![text("Name")],
        vec![text("Ada")],
        vec![text("@x")],
    ]);
    let parts = parts(&[sheet]);
    let (_, sheet) = parts
        .iter()
        .find(|(name, _)| name.ends_with("sheet1.xml"))
        .expect("a sheet");
    assert!(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""));
    assert!(sheet.contains("<c r=\"A1\" s=\"1\" t=\"inlineStr\">"));
    assert!(sheet.contains("<c r=\"A2\" s=\"0\" t=\"inlineStr\">"));
    // To be text still when it was changed.
    assert!(sheet.contains("<c r=\"A3\" s=\"5\" t=\"inlineStr\">"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_back(texts in prop::collection::vec("[^\u{0}-\u{8}\u{b}-\u{1f}_\u{fffe}\u{ffff}]{1,20}", 1..8)) {
        let rows = texts.iter().map(|one| vec![text(one)]).collect();
        let mut book = read(&[one(rows)]);
        let range = book.worksheet_range("One").expect("the sheet");
        for (at, one) in texts.iter().enumerate() {
            let at = u32::try_from(at).expect("few");
            prop_assert_eq!(range.get_value((at, 0)), Some(&Data::String(one.clone())));
        }
    }
}
