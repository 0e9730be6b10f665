//! In the table of a set: what is written, pasted, searched, sorted and struck out there, with the
//! worker's own desk behind it.

use annals::app::Msg::HashChanged;
use annals::app::Route;
use annals::app::desk::Msg as DeskMsg;
use annals::app::desk::Open;
use annals::app::desk::grid::{Msg, See, Step};
use annals::app::route::Part;
use annals::desk::order::Table;

use super::Browser;

fn open(browser: &Browser) -> &Open {
    browser.model.desk.open.as_ref().expect("a set is open")
}

/// What a cell holds, as the worker told it last.
fn cell(browser: &Browser, row: u32, column: u32) -> &str {
    open(browser).grid.cell((row, column)).unwrap_or("?")
}

fn column(browser: &Browser, column: u32) -> Vec<&str> {
    let all = open(browser).grid.all;
    (0..all).map(|row| cell(browser, row, column)).collect()
}

fn do_all(browser: &mut Browser, msgs: impl IntoIterator<Item = Msg>) {
    for msg in msgs {
        browser.tell(msg.into());
    }
}

fn events(count: u32) -> String {
    let event = |n: u32| {
        let (year, id) = (1000 + n % 1000, n + 1);
        format!(r#"{{"id":"e{id}","date":"{year}","title":"event number {id}"}}"#)
    };
    let events: Vec<String> = (0..count).map(event).collect();
    format!(
        r#"{{"format":"annals-set/1","id":"many","title":"Many","events":[{}]}}"#,
        events.join(",")
    )
}

fn in_table(set: &str) -> Browser {
    let mut browser = Browser::open("#/desk");
    browser.drop_file("set.json", set.as_bytes());
    let key = open(&browser).key.clone();
    browser.tell(HashChanged(Route::Set(key, Part::Table).address()));
    browser
}

#[test]
fn a_range_of_a_spreadsheet_is_pasted_rows_are_added_and_it_is_one_step() {
    let mut browser = in_table(&events(2));
    let pasted = "1905\tthe Treaty of Portsmouth\ttreaty\tPortsmouth\r\n31.02.1939\t\"a \"\"border\"\" war\"\twar\tNomonhan\r\n";
    do_all(
        &mut browser,
        [Msg::CellPressed(1, 0), Msg::Pasted(pasted.to_owned())],
    );
    assert_eq!(
        column(&browser, 1),
        [
            "event number 1",
            "the Treaty of Portsmouth",
            "a \"border\" war"
        ]
    );
    assert_eq!(cell(&browser, 1, 3), "Portsmouth");
    assert_eq!(
        open(&browser).overview.rows[..2],
        [3, 2],
        "the places have become entities"
    );
    let found = &open(&browser).grid.row(2).unwrap().found;
    assert!(found.iter().any(|(column, _, _)| *column == 0), "{found:?}");
    do_all(&mut browser, [Msg::UndoPressed]);
    assert_eq!(column(&browser, 1), ["event number 1", "event number 2"]);
    do_all(&mut browser, [Msg::RedoPressed]);
    assert_eq!(open(&browser).grid.all, 3);
}

#[test]
fn what_was_copied_can_be_pasted_elsewhere_and_what_was_cut_is_gone() {
    let mut browser = in_table(&events(3));
    do_all(
        &mut browser,
        [
            Msg::CellPressed(0, 0),
            Msg::Moved(Step::Down, true),
            Msg::Moved(Step::Right, true),
            Msg::Cut,
        ],
    );
    let copied = browser.copied.pop().expect("a range was copied");
    assert_eq!(copied, "1000\tevent number 1\n1001\tevent number 2\n");
    assert_eq!(column(&browser, 0), ["", "", "1002"]);
    do_all(&mut browser, [Msg::CellPressed(3, 0), Msg::Pasted(copied)]);
    assert_eq!(column(&browser, 0), ["", "", "1002", "1000", "1001"]);
}

#[test]
fn the_table_is_searched_in_both_directions_and_around() {
    let mut browser = in_table(&events(30));
    do_all(&mut browser, [Msg::Sought("NUMBER 2".to_owned())]);
    // 2 and 20 to 29.
    let at = |browser: &Browser| {
        let grid = &open(browser).grid;
        (grid.cursor, grid.search.hit.map(|hit| (hit.at, hit.of)))
    };
    assert_eq!(at(&browser), ((1, 1), Some((1, 11))));
    do_all(&mut browser, [Msg::SeekPressed(false)]);
    assert_eq!(at(&browser), ((19, 1), Some((2, 11))));
    do_all(
        &mut browser,
        [Msg::SeekPressed(true), Msg::SeekPressed(true)],
    );
    assert_eq!(at(&browser), ((28, 1), Some((11, 11))));
    do_all(&mut browser, [Msg::SeekPressed(false)]);
    assert_eq!(at(&browser), ((1, 1), Some((1, 11))));
    do_all(&mut browser, [Msg::Sought("nowhere".to_owned())]);
    assert_eq!(at(&browser), ((1, 1), None));
}

#[test]
fn a_heading_sorts_rising_then_falling_and_a_change_unsorts() {
    let mut browser = in_table(&events(3));
    do_all(
        &mut browser,
        [
            Msg::CellPressed(0, 0),
            Msg::Written("1950".to_owned()),
            Msg::Entered,
        ],
    );
    do_all(&mut browser, [Msg::HeadingPressed(0)]);
    assert_eq!(column(&browser, 0), ["1001", "1002", "1950"]);
    assert_eq!(open(&browser).grid.sorted, Some((0, false)));
    do_all(&mut browser, [Msg::HeadingPressed(0)]);
    assert_eq!(column(&browser, 0), ["1950", "1002", "1001"]);
    do_all(&mut browser, [Msg::UndoPressed]);
    assert_eq!(column(&browser, 0), ["1001", "1002", "1950"]);
    assert_eq!(open(&browser).grid.sorted, None);
}

#[test]
fn rows_come_and_go() {
    let mut browser = in_table(&events(3));
    do_all(
        &mut browser,
        [Msg::CellPressed(1, 1), Msg::InsertPressed(false)],
    );
    assert_eq!(column(&browser, 0), ["1000", "", "1001", "1002"]);
    do_all(&mut browser, [Msg::InsertPressed(true)]);
    assert_eq!(open(&browser).grid.cursor, (2, 1));
    do_all(&mut browser, [Msg::CellReached(3, 1), Msg::RemovePressed]);
    assert_eq!(column(&browser, 0), ["1000", "", "1002"]);
    do_all(&mut browser, [Msg::AllMarked, Msg::RemovePressed]);
    assert_eq!(open(&browser).grid.all, 0);
    assert_eq!(open(&browser).grid.cursor.0, 0);
    do_all(
        &mut browser,
        [
            Msg::WritingBegun(Some("1".to_owned())),
            Msg::Written("1904".to_owned()),
            Msg::EnteredAnd(Step::Down),
        ],
    );
    assert_eq!(column(&browser, 0), ["1904"]);
    assert_eq!(open(&browser).grid.cursor, (1, 0), "on the next empty row");
}

#[test]
fn the_row_under_the_cursor_shows_its_questions_and_one_can_be_struck_out() {
    let mut browser = in_table(super::SET);
    do_all(&mut browser, [Msg::CellPressed(3, 1)]);
    let (table, row, questions) = open(&browser)
        .preview
        .clone()
        .expect("the row yields something");
    assert_eq!((table, row), (Table::Events, 3));
    let first = questions
        .iter()
        .find(|one| !one.stem.is_empty())
        .unwrap()
        .clone();
    let state = |browser: &Browser| {
        let (_, _, questions) = open(browser).preview.as_ref().unwrap();
        let one = questions
            .iter()
            .find(|one| one.fact == first.fact && one.form == first.form);
        one.map(|one| (one.struck, one.stem.clone()))
    };
    for is in [true, false] {
        browser.tell(
            DeskMsg::StrikePressed {
                fact: first.fact.clone(),
                form: Some(first.form.clone()),
                is,
            }
            .into(),
        );
        assert_eq!(state(&browser), Some((is, first.stem.clone())));
        assert_eq!(open(&browser).overview.struck.len(), usize::from(is));
    }
    // It follows what is written.
    do_all(
        &mut browser,
        [
            Msg::CellPressed(3, 0),
            Msg::Written("nonsense".to_owned()),
            Msg::Entered,
        ],
    );
    let (_, _, questions) = open(&browser).preview.as_ref().unwrap();
    assert_eq!(questions.as_slice(), []);
}

#[test]
fn a_finding_leads_to_its_cell_and_the_table_has_the_focus() {
    let mut browser = in_table(&events(3).replace("\"1002\"", "\"31.02.1939\""));
    browser.bench.seen.clear();
    browser.tell(DeskMsg::ShowPressed(Table::Events, 2, 0).into());
    assert_eq!(open(&browser).grid.cursor, (2, 0));
    assert!(matches!(browser.model.route, Route::Set(_, Part::Table)));
    assert!(browser.bench.seen.contains(&See::Grid));
}

#[test]
fn of_a_hundred_thousand_rows_those_near_the_screen_are_here() {
    let mut browser = in_table(&events(100_000));
    let held = |browser: &Browser| {
        let grid = &open(browser).grid;
        let rows = grid.rows.as_ref().unwrap();
        let end = rows.from + rows.rows.len() as u32;
        let drawn = grid.drawn();
        assert!(rows.rows.len() <= 120);
        rows.from <= drawn.start && drawn.end.min(grid.all) <= end
    };
    for top in [0, 40, 48, 96, 50_000, 49_990, 99_980, 3] {
        do_all(&mut browser, [Msg::Scrolled(top, 20)]);
        assert!(held(&browser), "{top}");
    }
    do_all(&mut browser, [Msg::Moved(Step::TableEnd, false)]);
    assert!(held(&browser));
    assert_eq!(cell(&browser, 99_999, 1), "event number 100000");
}
