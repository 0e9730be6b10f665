//! What the table decides, without a worker.

use super::window::Asked;
use super::*;
use crate::desk::columns as names;

fn with_rows(all: u32, texts: &[&[&str]]) -> Grid {
    let width = names(Table::Events).len();
    let row = |texts: &&[&str]| {
        let mut cells: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        cells.resize(width, String::new());
        Row {
            cells,
            worst: None,
            found: Vec::new(),
        }
    };
    let mut grid = Grid::default();
    grid.take(Rows {
        table: Table::Events,
        from: 0,
        all,
        rows: texts.iter().map(row).collect(),
        used: vec![false; width],
    });
    grid
}

fn orders(effects: &[Effect]) -> Vec<&Order> {
    fn order(effect: &Effect) -> Option<&Order> {
        match effect {
            Effect::Desk(request) => match &**request {
                Request::Say(order) => Some(order),
                _ => None,
            },
            _ => None,
        }
    }
    effects.iter().filter_map(order).collect()
}

fn written(effects: &[Effect]) -> (u32, Vec<u32>, Vec<Vec<String>>) {
    let of = orders(effects).into_iter().find_map(|order| match order {
        Order::Change(Change::Cells {
            row,
            columns,
            texts,
            ..
        }) => Some((*row, columns.clone(), texts.clone())),
        _ => None,
    });
    of.expect("cells are written")
}

#[test]
fn the_cursor_goes_as_in_a_spreadsheet() {
    // Shown are date, title, kind, place and summary: 0, 1, 2, 3 and 7.
    let cases = [
        ((0, 0), Step::Up, (0, 0)),
        ((0, 0), Step::Left, (0, 0)),
        ((0, 3), Step::Right, (0, 7)),
        ((0, 7), Step::Right, (0, 7)),
        ((0, 7), Step::On, (1, 0)),
        ((1, 0), Step::Back, (0, 7)),
        ((0, 0), Step::Back, (0, 0)),
        ((9, 2), Step::Down, (10, 2)),
        ((10, 2), Step::Down, (10, 2)),
        ((5, 2), Step::PageUp, (0, 2)),
        ((5, 2), Step::PageDown, (10, 2)),
        ((5, 2), Step::RowStart, (5, 0)),
        ((5, 2), Step::RowEnd, (5, 7)),
        ((5, 2), Step::ColumnStart, (0, 2)),
        ((5, 2), Step::ColumnEnd, (9, 2)),
        ((5, 2), Step::TableStart, (0, 0)),
        ((5, 2), Step::TableEnd, (9, 7)),
    ];
    for (from, step, to) in cases {
        let mut grid = with_rows(10, &[]);
        grid.put_cursor(from);
        grid.go(step, false);
        assert_eq!((grid.cursor, grid.anchor), (to, to), "{from:?} {step:?}");
        grid.put_cursor(from);
        grid.go(step, true);
        assert_eq!((grid.cursor, grid.anchor), (from, to), "{from:?} {step:?}");
    }
}

#[test]
fn what_is_marked_lies_between_two_corners_and_skips_hidden_columns() {
    let mut grid = with_rows(10, &[]);
    grid.cursor = (6, 7);
    grid.anchor = (4, 2);
    let marked = grid.marked();
    assert_eq!(
        (marked.rows.clone(), marked.columns.clone()),
        (4..7, vec![2, 3, 7])
    );
    assert!(marked.holds(5, 3) && !marked.holds(5, 4) && !marked.holds(7, 3));
}

#[test]
fn a_column_that_was_shown_stays() {
    let mut grid = with_rows(1, &[&["1904"]]);
    let mut used = vec![false; names(Table::Events).len()];
    used[9] = true;
    grid.show_used(&used);
    assert_eq!(grid.shown, [0, 1, 2, 3, 7, 9]);
    grid.show_used(&vec![false; used.len()]);
    assert_eq!(grid.shown, [0, 1, 2, 3, 7, 9]);
    assert!(!grid.hidden().contains(&9) && grid.hidden().contains(&4));
}

#[test]
fn what_is_pasted_goes_into_the_columns_that_are_seen() {
    type Case<'a> = (&'a str, (u32, u32), &'a [u32], &'a [&'a [&'a str]], u32);
    let cases: [Case<'_>; 4] = [
        (
            "1904\tWar\twar\tPort Arthur\tIt began.",
            (0, 0),
            &[0, 1, 2, 3, 7],
            &[&["1904", "War", "war", "Port Arthur", "It began."]],
            0,
        ),
        (
            "a\tb\nc\td\n",
            (1, 3),
            &[3, 7],
            &[&["a", "b"], &["c", "d"]],
            0,
        ),
        ("a\tb\tc", (0, 7), &[7], &[&["a"]], 2),
        ("\"one\ntwo\"", (2, 1), &[1], &[&["one\ntwo"]], 0),
    ];
    for (text, cursor, columns, texts, too_wide) in cases {
        let mut grid = with_rows(2, &[&["1", "x"], &["2", "y"]]);
        grid.put_cursor(cursor);
        let effects = writing::paste(&mut grid, text);
        assert_eq!(
            written(&effects),
            (
                cursor.0,
                columns.to_vec(),
                texts
                    .iter()
                    .map(|row| row.iter().map(|text| (*text).to_owned()).collect())
                    .collect()
            ),
            "{text:?}"
        );
        assert_eq!(grid.too_wide, too_wide, "{text:?}");
        // It is seen before the worker has answered, in rows that were not there too.
        assert_eq!(grid.cell(cursor), Some(texts[0][0]), "{text:?}");
    }
}

#[test]
fn one_text_fills_all_marked_cells() {
    let mut grid = with_rows(3, &[&["1"], &["2"], &["3"]]);
    (grid.cursor, grid.anchor) = ((0, 2), (2, 3));
    let (row, columns, texts) = written(&writing::paste(&mut grid, "war"));
    assert_eq!(
        (row, columns, texts),
        (0, vec![2, 3], vec![vec!["war".to_owned(); 2]; 3])
    );
}

#[test]
fn writing_what_stands_there_changes_nothing() {
    for (typed, then, changes) in [
        (None, None, false),
        (None, Some("1904"), false),
        (Some("1"), None, true),
        (None, Some("1905"), true),
    ] {
        let mut grid = with_rows(1, &[&["1904"]]);
        writing::begin(&mut grid, typed.map(str::to_owned));
        if let Some(then) = then {
            grid.writing = Some(then.to_owned());
        }
        assert_eq!(
            !writing::commit(&mut grid).is_empty(),
            changes,
            "{typed:?} {then:?}"
        );
        assert_eq!(grid.writing, None);
    }
    // The empty row behind the last is made by writing alone.
    let mut grid = with_rows(1, &[&["1904"]]);
    grid.put_cursor((1, 1));
    writing::begin(&mut grid, None);
    assert_eq!(writing::commit(&mut grid), []);
    assert_eq!(grid.all, 1);
    writing::begin(&mut grid, Some("x".to_owned()));
    assert_eq!(written(&writing::commit(&mut grid)).0, 1);
    assert_eq!(grid.all, 2);
}

#[test]
fn a_range_is_copied_at_once_where_it_is_here_and_else_by_the_worker() {
    let mut grid = with_rows(500, &[&["1904", "a \"b\""], &["1905", "c"]]);
    (grid.cursor, grid.anchor) = ((0, 0), (1, 1));
    let copied = |text: &str| [request(Request::Copied(text.to_owned()))];
    assert_eq!(
        writing::copy(&mut grid),
        copied("1904\t\"a \"\"b\"\"\"\n1905\tc\n")
    );
    grid.put_cursor((0, 1));
    assert_eq!(
        writing::copy(&mut grid),
        copied("a \"b\""),
        "one cell is a text"
    );
    grid.mark_all();
    let effects = writing::copy(&mut grid);
    assert_eq!(
        orders(&effects),
        [&Order::Copy {
            table: Table::Events,
            row: 0,
            count: 500,
            columns: vec![0, 1, 2, 3, 7],
        }]
    );
}

#[test]
fn rows_are_asked_for_near_the_edge_and_once_at_a_time() {
    let texts: Vec<&[&str]> = vec![&["1904"]; 120];
    let mut grid = with_rows(100_000, &texts);
    assert_eq!(grid.scrolled(40, 20), [], "they are here");
    let effects = grid.scrolled(90, 20);
    assert_eq!(
        orders(&effects),
        [&Order::Rows {
            table: Table::Events,
            from: 40,
            count: 120,
        }]
    );
    assert_eq!(grid.scrolled(50_000, 20), [], "the answer is awaited");
    let mut answer = grid.rows.clone().unwrap();
    answer.from = 40;
    let effects = grid.take(answer);
    assert_eq!(
        orders(&effects),
        [&Order::Rows {
            table: Table::Events,
            from: 49_950,
            count: 120,
        }]
    );
    assert_eq!(grid.drawn(), 49_992..50_032);
}

#[test]
fn rows_that_were_told_before_a_change_are_not_shown() {
    let mut grid = with_rows(1, &[&["1904"]]);
    let old = grid.rows.clone().unwrap();
    assert_eq!(grid.ask().len(), 1);
    writing::begin(&mut grid, Some("1905".to_owned()));
    writing::commit(&mut grid);
    assert_eq!(grid.take(old.clone()).len(), 1, "they are asked for again");
    assert_eq!(grid.cell((0, 0)), Some("1905"));
    assert_eq!(grid.take(old), []);
    assert_eq!(
        grid.cell((0, 0)),
        Some("1904"),
        "the worker has the last word"
    );
}

#[test]
fn a_question_is_out_once_at_a_time() {
    let mut asked = Asked::default();
    assert!(asked.asks());
    assert!(!asked.asks());
    assert!(!asked.answered());
    assert!(asked.is_wanted());
    assert!(!asked.is_wanted());
    assert!(asked.asks());
    asked.outdate();
    assert!(asked.answered());
}

#[test]
fn keys_mean_what_they_mean_in_a_spreadsheet() {
    let stroke = |written: &str| {
        let mut stroke = Stroke::default();
        let mut rest = written;
        for (name, is) in [
            ("Shift+", &mut stroke.shift),
            ("Ctrl+", &mut stroke.control),
            ("Alt+", &mut stroke.alt),
        ] {
            if let Some(after) = rest.strip_prefix(name) {
                *is = true;
                rest = after;
            }
        }
        stroke.key = rest.to_owned();
        stroke
    };
    let begun = |text: &str| Some(Msg::WritingBegun(Some(text.to_owned())));
    let cases = [
        (
            "ArrowDown",
            Place::Grid,
            Some(Msg::Moved(Step::Down, false)),
        ),
        (
            "Shift+ArrowDown",
            Place::Grid,
            Some(Msg::Moved(Step::Down, true)),
        ),
        (
            "Shift+Ctrl+End",
            Place::Grid,
            Some(Msg::Moved(Step::TableEnd, true)),
        ),
        (
            "Ctrl+ArrowUp",
            Place::Grid,
            Some(Msg::Moved(Step::ColumnStart, false)),
        ),
        ("Tab", Place::Grid, Some(Msg::Moved(Step::On, false))),
        (
            "Shift+Tab",
            Place::Grid,
            Some(Msg::Moved(Step::Back, false)),
        ),
        ("Enter", Place::Grid, Some(Msg::WritingBegun(None))),
        ("F2", Place::Grid, Some(Msg::WritingBegun(None))),
        ("Escape", Place::Grid, Some(Msg::ToolsWanted)),
        ("Backspace", Place::Grid, Some(Msg::Cleared)),
        ("g", Place::Grid, begun("g")),
        ("?", Place::Grid, begun("?")),
        ("ō", Place::Grid, begun("ō")),
        ("Ctrl+Alt+@", Place::Grid, begun("@")),
        ("Alt+d", Place::Grid, None),
        ("Alt+ArrowLeft", Place::Grid, None),
        ("F5", Place::Grid, None),
        ("Ctrl+c", Place::Grid, None),
        ("Ctrl+z", Place::Grid, Some(Msg::UndoPressed)),
        ("Shift+Ctrl+Z", Place::Grid, Some(Msg::RedoPressed)),
        ("Ctrl+y", Place::Grid, Some(Msg::RedoPressed)),
        ("Ctrl+a", Place::Grid, Some(Msg::AllMarked)),
        ("Ctrl+f", Place::Grid, Some(Msg::SearchWanted)),
        ("Shift+ ", Place::Grid, Some(Msg::RowsMarked)),
        ("Enter", Place::Writing, Some(Msg::EnteredAnd(Step::Down))),
        ("Shift+Enter", Place::Writing, None),
        ("Tab", Place::Writing, Some(Msg::EnteredAnd(Step::On))),
        ("Escape", Place::Writing, Some(Msg::GivenUp)),
        ("ArrowLeft", Place::Writing, None),
        (
            "ArrowLeft",
            Place::WritingOver,
            Some(Msg::EnteredAnd(Step::Left)),
        ),
        ("Shift+ArrowLeft", Place::WritingOver, None),
        ("Ctrl+z", Place::Writing, None),
        ("a", Place::Writing, None),
        ("Enter", Place::Search, Some(Msg::SeekPressed(false))),
        ("Shift+Enter", Place::Search, Some(Msg::SeekPressed(true))),
        ("Escape", Place::Search, Some(Msg::GridWanted)),
        ("a", Place::Search, None),
    ];
    for (written, place, means) in cases {
        assert_eq!(
            meaning(&stroke(written), place),
            means,
            "{written} {place:?}"
        );
    }
}

#[test]
fn of_a_wide_table_the_columns_near_the_screen_are_drawn_and_the_one_under_the_cursor() {
    let mut grid = with_rows(3, &[]);
    grid.shown = (0..15).collect();
    let cases = [
        // First on screen and how many, the column of the cursor, what is drawn of its row and of others.
        ((0, 5), 0, 0..6, 0..6),
        ((4, 5), 6, 3..10, 3..10),
        ((4, 5), 0, 0..10, 3..10),
        ((4, 5), 14, 3..15, 3..10),
        ((12, 3), 13, 11..15, 11..15),
        ((0, 90), 2, 0..15, 0..15),
        ((90, 4), 12, 11..15, 11..15),
    ];
    for (across, column, of_cursor, of_others) in cases {
        grid.across = across;
        grid.cursor = (1, column);
        assert_eq!(grid.drawn_across(1), of_cursor, "{across:?}");
        assert_eq!(grid.drawn_across(0), of_others, "{across:?}");
    }
}

#[test]
fn what_stands_above_is_filled_down() {
    let three: &[&[&str]] = &[&["1900", "one"], &["1901", "two"], &["1902", "three"]];
    let fill = |cursor, anchor| {
        let mut grid = with_rows(3, three);
        (grid.cursor, grid.anchor) = (cursor, anchor);
        let effects = writing::fill_down(&mut grid);
        let change = orders(&effects).into_iter().find_map(|order| match order {
            Order::Change(Change::Fill {
                from,
                count,
                columns,
                ..
            }) => Some((*from, *count, columns.clone())),
            _ => None,
        });
        let last = grid.cell((2, 0)).map(str::to_owned);
        (change, last.unwrap_or_default())
    };
    let filled = |from, count, columns, last: &str| (Some((from, count, columns)), last.to_owned());
    assert_eq!(fill((0, 0), (2, 0)), filled(0, 2, vec![0], "1900"));
    assert_eq!(fill((2, 0), (1, 1)), filled(1, 1, vec![0, 1], "1901"));
    assert_eq!(fill((2, 1), (2, 1)), filled(1, 1, vec![1], "1902"));
    // There is nothing above the first, and the row behind the last stays empty.
    assert_eq!(fill((0, 0), (0, 0)), (None, "1902".to_owned()));
    assert_eq!(fill((1, 0), (3, 0)), filled(1, 1, vec![0], "1901"));
    assert_eq!(fill((3, 0), (3, 0)), (None, "1902".to_owned()));
}

#[test]
fn a_row_that_is_not_here_is_filled_down_by_the_worker() {
    let mut grid = with_rows(1000, &[&["1900"]]);
    (grid.cursor, grid.anchor) = ((500, 0), (900, 0));
    let effects = writing::fill_down(&mut grid);
    let change = Change::Fill {
        table: Table::Events,
        from: 500,
        count: 400,
        columns: vec![0],
    };
    assert!(orders(&effects).contains(&&Order::Change(change)));
}

#[test]
fn rows_are_put_in_once_more_below_themselves() {
    let mut grid = with_rows(3, &[&["1900"], &["1901"], &["1902"]]);
    (grid.cursor, grid.anchor) = ((0, 1), (1, 1));
    let effects = writing::duplicate(&mut grid);
    let change = Change::Duplicate {
        table: Table::Events,
        row: 0,
        count: 2,
    };
    assert!(orders(&effects).contains(&&Order::Change(change)));
    assert_eq!((grid.all, grid.cursor, grid.anchor), (5, (2, 1), (3, 1)));
    grid.put_cursor((5, 0));
    assert_eq!(writing::duplicate(&mut grid), [], "the empty row is none");
}

#[test]
fn where_columns_appear_it_is_told_anew_which_are_on_screen() {
    let mut grid = with_rows(3, &[]);
    let mut take = |used: Vec<bool>| {
        let rows = Rows {
            used,
            ..grid.rows.clone().expect("rows are here")
        };
        grid.take(rows).contains(&see(See::Extent))
    };
    let width = names(Table::Events).len();
    assert!(!take(vec![false; width]));
    assert!(take(vec![true; width]));
    assert!(!take(vec![true; width]));
}
