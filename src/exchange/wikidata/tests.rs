//! Results of queries, read whole.

use super::*;
use crate::exchange::Import;

fn json(text: &str) -> Import {
    assert!(looks_like_json(text));
    read_json(text, &Choices::default(), &mut |_, _| {}).unwrap()
}

fn table(text: &str) -> Import {
    assert!(looks_like_table(text));
    read_table(text, &Choices::default(), &mut |_, _| {}).unwrap()
}

fn binding(value: &str) -> String {
    let (kind, value) = match value {
        "?" => ("bnode", "t123"),
        value if value.starts_with('Q') => ("uri", value),
        value => ("literal", value),
    };
    let entity = if kind == "uri" {
        "http://www.wikidata.org/entity/"
    } else {
        ""
    };
    format!(r#"{{"type":"{kind}","value":"{entity}{value}"}}"#)
}

/// The JSON of SPARQL: names of variables, and rows; an empty value is left out.
fn results(names: &[&str], rows: &[&[&str]]) -> String {
    let rows = rows.iter().map(|row| {
        let cells = names.iter().zip(*row).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> = cells
            .map(|(name, cell)| format!("\"{name}\":{}", binding(cell)))
            .collect();
        format!("{{{}}}", cells.join(","))
    });
    let rows: Vec<String> = rows.collect();
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!(
        "{{\"head\":{{\"vars\":[{}]}},\n\"results\":{{\"bindings\":[\n{}\n]}}}}",
        names.join(","),
        rows.join(",\n")
    )
}

fn told(import: &Import) -> Vec<(&str, u32)> {
    import
        .remarks
        .iter()
        .map(|remark| (remark.code, remark.line))
        .collect()
}

#[test]
fn rows_of_one_item_are_one_event() {
    let read = json(&results(
        &[
            "battle",
            "battleLabel",
            "date",
            "place",
            "placeLabel",
            "country",
            "countryLabel",
            "commander",
            "commanderLabel",
        ],
        &[
            &[
                "Q1",
                "Tsushima",
                "1905-05-27T00:00:00Z",
                "Q2",
                "Tsushima Strait",
                "Q3",
                "Japan",
                "Q4",
                "Togo",
            ],
            &[
                "Q1",
                "Tsushima",
                "1905-05-27T00:00:00Z",
                "Q5",
                "Sea of Japan",
                "Q3",
                "Japan",
                "Q6",
                "Rozhestvensky",
            ],
            &[
                "Q1",
                "Tsushima",
                "1905-05-28T00:00:00Z",
                "Q5",
                "Sea of Japan",
                "",
                "",
                "Q6",
                "Rozhestvensky",
            ],
            &["Q7", "Q7", "?", "", "", "Q3", "Japan", "", ""],
        ],
    ));
    let [first, second] = &*read.set.events else {
        panic!("{:?}", read.set.events);
    };
    assert_eq!(
        (&*first.id, &*first.date, &*first.title),
        ("Q1", "1905-05-27", "Tsushima")
    );
    assert_eq!(first.also, ["1905-05-28"]);
    assert_eq!(first.place.as_deref(), Some("Q2"));
    let actors: Vec<_> = first
        .actors
        .iter()
        .map(|actor| (&*actor.entity, &*actor.role))
        .collect();
    assert_eq!(actors, [("Q4", "commander"), ("Q6", "commander")]);
    assert_eq!((&*second.date, second.place.as_deref()), ("", Some("Q3")));
    assert_eq!(read.lines.events, [3, 6]);
    assert_eq!(read.set.entities.len(), 5);
    assert_eq!(read.set.entities[1].within.as_deref(), Some("Q3"));
    assert_eq!(
        told(&read),
        [
            ("several-places", 4),
            ("several-dates", 5),
            ("no-label", 6),
            ("unknown-date", 6)
        ]
    );
    assert_eq!(
        first.source.as_ref().unwrap().section.as_deref(),
        Some("Q1")
    );
}

#[test]
fn a_heap_of_first_januaries_is_told_and_precision_is_believed() {
    let rows: Vec<[&str; 4]> = vec![
        ["Q1", "a", "1905-01-01T00:00:00Z", "9"],
        ["Q2", "b", "-0489-09-07T00:00:00Z", "11"],
        ["Q3", "c", "1801-01-01T00:00:00Z", "7"],
    ];
    let all: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let read = json(&results(&["item", "itemLabel", "date", "precision"], &all));
    let dates: Vec<_> = read.set.events.iter().map(|event| &*event.date).collect();
    assert_eq!(dates, ["1905", "-0489-09-07", "[1801..1900]"]);
    assert!(told(&read).is_empty());
    let three: Vec<&[&str]> = rows.iter().map(|row| &row[..3]).collect();
    let read = json(&results(&["item", "itemLabel", "date"], &three));
    let dates: Vec<_> = read.set.events.iter().map(|event| &*event.date).collect();
    assert_eq!(dates, ["1905-01-01", "-0489-09-07", "1801-01-01"]);
    assert_eq!(told(&read), [("false-precision", 0)]);
    assert!(read.remarks[0].says.starts_with("2 of 3 dates"));
}

#[test]
fn flat_lists_and_tables_are_read_alike() {
    let flat = json(
        "[{\"event\":\"http://www.wikidata.org/entity/Q1\",\"date\":\"1807-06-22T00:00:00Z\",\"label\":\"Athos\",\"image\":\"http://commons.wikimedia.org/wiki/Special:FilePath/A.jpg\",\"article\":\"https://en.wikipedia.org/wiki/A\"},\n{\"event\":\"http://www.wikidata.org/entity/Q2\",\"label\":\"x\",\"date\":7},\n3]",
    );
    assert_eq!(flat.set.events.len(), 2);
    let image = flat.set.events[0].image.as_ref().unwrap();
    assert_eq!(
        image.url,
        "https://commons.wikimedia.org/wiki/Special:FilePath/A.jpg"
    );
    assert_eq!(flat.set.events[1].date, "0007");
    assert_eq!(told(&flat), [("not-read", 3), ("unused-variable", 1)]);

    let comma = table(
        "item,itemLabel,start,end\nhttp://www.wikidata.org/entity/Q1,\"A, b\",1904-02-08T00:00:00Z,1905-09-05T00:00:00Z\n",
    );
    assert_eq!(comma.set.events[0].date, "1904-02-08/1905-09-05");
    let tab = table(
        "?item\t?itemLabel\t?itemDescription\t?date\n<http://www.wikidata.org/entity/Q1>\t\"A\"@en\t\"war\"@en\t\"1904-02-08T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>\n",
    );
    let event = &tab.set.events[0];
    assert_eq!(
        (&*event.id, &*event.title, &*event.date),
        ("Q1", "A", "1904-02-08")
    );
    assert_eq!(event.summary.as_deref(), Some("war"));
}

#[test]
fn what_is_missing_is_told() {
    let json = |text: &str| read_json(text, &Choices::default(), &mut |_, _| {});
    assert_eq!(
        json(&results(&["item", "itemLabel"], &[&["Q1", "a"]])),
        Err(Unreadable::NoColumn(Column::Date))
    );
    assert_eq!(
        json(&results(
            &["item", "date"],
            &[&["Q1", "1905-01-01T00:00:00Z"]]
        )),
        Err(Unreadable::NoColumn(Column::Title))
    );
    for text in [
        "",
        "{}",
        "{\"head\":{\"vars\":[]},\"results\":{\"bindings\":[",
        "[{\"a\":1}",
    ] {
        assert!(json(text).is_err(), "{text}");
    }
    assert!(!looks_like_json("[{\"a\": \"b\"}]"));
    assert!(!looks_like_table("a,b\n1,2"));
}
