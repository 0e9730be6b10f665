use super::lists::{read_pairs, split};
use super::*;
use crate::set::shape;

/// Every cell of a set that uses most of the format, written where it was read, changes nothing.
#[test]
fn a_cell_holds_all_that_it_shows() {
    for file in [
        include_str!("../../../questions/japan-soviet-union.json"),
        include_str!("../../../docs/examples/places-in-history.json"),
    ] {
        let (set, _) = shape(file).unwrap();
        let mut again = set.clone();
        let cast = Cast::of(&set);
        for table in Table::ALL {
            for row in 0..super::super::document::rows(&set, table) {
                let cells = cells(&set, table, row, &cast);
                for (column, text) in columns(table).iter().zip(cells) {
                    write(&mut again, table, row, &[column], &[vec![text.clone()]]);
                    assert_eq!(again, set, "{table:?} {row} {column} {text:?}");
                }
            }
        }
    }
}

#[test]
fn several_texts_in_a_cell_are_read_back() {
    for texts in [
        vec!["a", "b"],
        vec!["a | b", "c\\", "= d"],
        vec!["one"],
        vec![],
    ] {
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        assert_eq!(split(&joined(texts.iter().cloned())), texts);
    }
    let pairs = [["a=b", "c|d"], ["e\\", "f"]].map(|pair| pair.map(str::to_owned));
    assert_eq!(read_pairs(&paired(&pairs)), pairs);
}

#[test]
fn a_name_that_is_new_becomes_an_entity_and_one_that_is_known_does_not() {
    let (mut set, _) = shape(
        r#"{"format":"annals-set/1","id":"x","title":"X",
            "entities":[{"id":"moscow","kind":"place","name":"Moscow","aliases":["Moskva"]}],
            "events":[{"id":"a","date":"1900","title":"t"}]}"#,
    )
    .unwrap();
    for (place, id, entities) in [
        ("moskva", Some("moscow"), 1),
        ("Port Arthur", Some("port-arthur"), 2),
        ("Pórt Arthur", Some("port-arthur"), 2),
        ("", None, 2),
    ] {
        write(
            &mut set,
            Table::Events,
            0,
            &["place"],
            &[vec![place.to_owned()]],
        );
        assert_eq!(set.events[0].place.as_deref(), id, "{place}");
        assert_eq!(set.entities.len(), entities, "{place}");
    }
    let actors = "Tōgō (admiral) | Moscow".to_owned();
    write(&mut set, Table::Events, 0, &["actors"], &[vec![actors]]);
    assert_eq!(set.events[0].actors.len(), 2);
    assert_eq!(set.events[0].actors[0].role, "admiral");
}
