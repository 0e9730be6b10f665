//! Claims about the table of a set.

use super::*;
use crate::app::desk::Open;
use crate::app::desk::grid::Grid;
use crate::desk::order::{Row, Rows, Table};
use crate::set::Severity;

fn table(all: u32, cursor: (u32, u32), writing: Option<&str>) -> String {
    let row = |n: u32| Row {
        cells: vec![(1900 + n).to_string(), format!("event {n}")],
        worst: None,
        found: match n {
            1 => vec![(0, Severity::Error, "That is no day.".to_owned())],
            _ => Vec::new(),
        },
    };
    let rows = Rows {
        table: Table::Events,
        from: 0,
        all,
        rows: (0..all.min(30)).map(row).collect(),
        used: Vec::new(),
    };
    let mut grid = Grid::default();
    grid.rows = Some(rows);
    grid.all = all;
    (grid.cursor, grid.anchor) = (cursor, cursor);
    grid.writing = writing.map(str::to_owned);
    let mut model = Model::new();
    model.route = crate::app::Route::parse("#/desk/k/table");
    model.desk.open = Some(Open {
        key: "k".to_owned(),
        grid,
        ..Open::default()
    });
    rendered(pages::view(&model, &Link::new(Callback::noop())))
}

#[test]
fn of_a_long_table_a_part_is_drawn_and_all_of_it_is_counted() {
    let html = table(100_000, (0, 0), None);
    assert!(html.contains("aria-rowcount=\"100002\""), "{html}");
    let drawn = html.matches("aria-rowindex=").count();
    assert!((30..60).contains(&drawn), "{drawn}");
    assert_eq!(html.matches("id=\"cursor\"").count(), 1);
    assert!(
        html.contains("class=\"waits\""),
        "rows that are not here have their place"
    );
}

#[test]
fn the_cell_under_the_cursor_tells_what_is_found_on_it() {
    let html = table(3, (1, 0), None);
    assert!(html.contains("Row 2, date: That is no day."), "{html}");
    assert!(!table(3, (0, 0), None).contains("That is no day."));
}

#[test]
fn a_date_that_is_being_written_tells_how_it_is_understood() {
    for (text, says) in [("1920~", "about 1920"), ("1920-02-31", "February")] {
        let html = table(3, (0, 0), Some(text));
        assert!(html.contains("<textarea"), "{html}");
        assert!(html.contains(says), "{text}: {html}");
    }
    assert!(!table(3, (0, 1), Some("1920~")).contains("about 1920"));
}
