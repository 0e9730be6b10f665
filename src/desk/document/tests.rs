use super::*;
use proptest::prelude::*;

fn document() -> Document {
    let file = include_str!("../../../questions/japan-soviet-union.json");
    let (set, _) = crate::set::shape(file).unwrap();
    let lines = Lines {
        events: (1..).take(set.events.len()).collect(),
        cards: (1..).take(set.cards.len()).collect(),
        questions: (1..).take(set.questions.len()).collect(),
    };
    Document {
        set,
        lines,
        ..Document::default()
    }
}

fn texts(rows: &[&[&str]]) -> Vec<Vec<String>> {
    let row = |row: &&[&str]| row.iter().map(|text| (*text).to_owned()).collect();
    rows.iter().map(row).collect()
}

#[test]
fn rows_that_are_pasted_below_the_last_are_added_with_ids() {
    let mut document = Document::empty("x", "X");
    document.change(&Change::Cells {
        table: Table::Events,
        row: 0,
        columns: (0..19).collect(),
        texts: texts(&[
            &["1905", "Peace", "treaty", "Portsmouth"],
            &["1925", "Peace"],
        ]),
    });
    let ids: Vec<&str> = document
        .set()
        .events
        .iter()
        .map(|event| &*event.id)
        .collect();
    assert_eq!(ids, ["peace", "peace-2"]);
    assert_eq!(document.set().entities[0].id, "portsmouth");
    assert!(document.undo());
    assert_eq!(document.set().entities, []);
    assert_eq!(document.set().events, []);
    assert!(document.redo());
    assert_eq!(document.set().entities.len(), 1);
    assert_eq!(document.set().events.len(), 2);
}

#[test]
fn rows_put_in_once_more_have_ids_of_their_own_and_came_from_no_file() {
    let mut document = document();
    let before = document.set().events.clone();
    document.change(&Change::Duplicate {
        table: Table::Events,
        row: 3,
        count: 2,
    });
    let events = &document.set().events;
    assert_eq!(events.len(), before.len() + 2);
    assert_eq!(events[..5], before[..5]);
    assert_eq!(events[7..], before[5..]);
    for (copy, of) in events[5..7].iter().zip(&before[3..5]) {
        assert!(!copy.id.is_empty() && before.iter().all(|one| one.id != copy.id));
        let same = crate::set::format::EventShape {
            id: of.id.clone(),
            ..copy.clone()
        };
        assert_eq!(&same, of);
    }
    assert_eq!(document.lines().events[3..8], [4, 5, 0, 0, 6]);
    assert!(document.undo());
    assert_eq!(document.set().events, before);
}

#[test]
fn what_stands_in_a_row_is_filled_down() {
    let mut document = document();
    let before = document.set().clone();
    document.change(&Change::Fill {
        table: Table::Events,
        from: 3,
        count: 2,
        columns: vec![0, 2],
    });
    let events = &document.set().events;
    for (at, event) in events.iter().enumerate() {
        let of = if (4..6).contains(&at) { 3 } else { at };
        assert_eq!(
            (&event.date, &event.kind),
            (&before.events[of].date, &before.events[of].kind)
        );
        assert_eq!(event.title, before.events[at].title);
    }
    assert!(document.undo());
    assert_eq!(document.set(), &before);
    // Nothing is added below the last row.
    document.change(&Change::Fill {
        table: Table::Events,
        from: before.events.len() as u32 - 1,
        count: 5,
        columns: vec![0],
    });
    assert_eq!(document.set(), &before);
}

#[test]
fn rows_are_sorted_by_what_their_dates_mean() {
    let mut document = Document::empty("x", "X");
    document.change(&Change::Cells {
        table: Table::Events,
        row: 0,
        columns: (0..19).collect(),
        texts: texts(&[
            &["1905", "b"],
            &["", "d"],
            &["-0489", "a"],
            &["1918/1922", "c"],
        ]),
    });
    let order = |document: &Document| {
        let titles = document
            .set()
            .events
            .iter()
            .map(|event| event.title.as_str());
        titles.collect::<String>()
    };
    for (falling, sorted) in [(false, "abcd"), (true, "cbad")] {
        document.change(&Change::Sort {
            table: Table::Events,
            column: 0,
            falling,
        });
        assert_eq!(order(&document), sorted);
    }
}

fn any_change() -> impl Strategy<Value = Change> {
    let table = prop::sample::select(Table::ALL.to_vec());
    let cell = "[a-zé|=\\\\ 0-9]{0,8}";
    prop_oneof![
        (
            table.clone(),
            0..120u32,
            0..20u32,
            prop::collection::vec(prop::collection::vec(cell, 1..4), 1..4)
        )
            .prop_map(|(table, row, column, texts)| Change::Cells {
                table,
                row,
                columns: (column..column + 4).collect(),
                texts
            }),
        (table.clone(), 0..120u32, 1..4u32).prop_map(|(table, row, count)| Change::Insert {
            table,
            row,
            count
        }),
        (table.clone(), 0..120u32, 1..40u32).prop_map(|(table, row, count)| Change::Remove {
            table,
            row,
            count
        }),
        (table.clone(), 0..120u32, 1..4u32, 0..20u32).prop_map(|(table, from, count, column)| {
            Change::Fill {
                table,
                from,
                count,
                columns: vec![column],
            }
        }),
        (table.clone(), 0..120u32, 1..4u32).prop_map(|(table, row, count)| Change::Duplicate {
            table,
            row,
            count
        }),
        (table, 0..20u32, any::<bool>()).prop_map(|(table, column, falling)| Change::Sort {
            table,
            column,
            falling
        }),
        ("[a-z]{1,3}", any::<bool>()).prop_map(|(fact, is)| Change::Strike {
            fact,
            form: None,
            is
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_was_done_can_be_taken_back_and_done_again(changes in prop::collection::vec(any_change(), 1..8)) {
        let mut document = document();
        let mut seen = vec![(document.set.clone(), document.lines.clone())];
        for change in &changes {
            document.change(change);
            seen.push((document.set.clone(), document.lines.clone()));
        }
        for before in seen.iter().rev().skip(1) {
            prop_assert!(document.undo());
            prop_assert_eq!(&(document.set.clone(), document.lines.clone()), before);
        }
        for after in seen.iter().skip(1) {
            prop_assert!(document.redo());
            prop_assert_eq!(&(document.set.clone(), document.lines.clone()), after);
        }
    }
}
