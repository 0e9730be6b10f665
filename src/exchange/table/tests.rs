//! What tables come to, from their text to the items.

use super::*;
use crate::exchange::encoding::decode;
use crate::set::format::{EntityShape, EventShape};
use proptest::prelude::*;

fn read_with(text: &str, choices: &Choices) -> Import {
    read_text(text, Encoding::Utf8, choices, &mut |_, _| {}).expect("a table")
}

fn read(text: &str) -> Import {
    read_with(text, &Choices::default())
}

fn codes(import: &Import) -> Vec<(&'static str, u32)> {
    import
        .remarks
        .iter()
        .map(|remark| (remark.code, remark.line))
        .collect()
}

fn dates(import: &Import) -> Vec<&str> {
    import
        .set
        .events
        .iter()
        .map(|event| event.date.as_str())
        .collect()
}

const FULL: &str = "\
id;date;end date;title;summary;kind;place;people;country;subject;verb;quantity;quantity of;source;section;image;alt
moscow;19.10.1956;;the joint declaration;It restored relations.;treaty;Moscow;Ichiro Hatoyama; Japan;Japan;restore relations;nearly 2 islands;the islands;Our book;Chapter 7;https://example.org/a.png;Two men at a table
;1904;1905;the war;;war;;;Russia; ; ;;;Our book;;;
;31.02.1956;;the day that was not;;;moscow;;japan;;;;;;;;
";

#[test]
fn a_row_becomes_an_event_with_all_that_it_has() {
    let import = read(FULL);
    assert_eq!(codes(&import), []);
    assert_eq!(import.lines.events, [2, 3, 4]);
    assert_eq!(dates(&import), ["1956-10-19", "1904/1905", "31.02.1956"]);
    let event = &import.set.events[0];
    assert_eq!(
        (event.id.as_str(), event.kind.as_str()),
        ("moscow", "treaty")
    );
    assert_eq!(
        event.did,
        Some(["Japan".into(), "restore relations".into()])
    );
    let actors: Vec<&str> = event
        .actors
        .iter()
        .map(|actor| actor.entity.as_str())
        .collect();
    assert_eq!(actors, ["ichiro-hatoyama", "japan"]);
    let quantity = &event.quantities[0];
    assert_eq!(
        (
            quantity.of.as_str(),
            quantity.value.as_str(),
            quantity.unit.as_str()
        ),
        ("the islands", "2", "islands")
    );
    assert_eq!(quantity.hedge.as_deref(), Some("nearly"));
    let cited = event
        .source
        .as_ref()
        .map(|cited| (cited.id.as_str(), cited.section.as_deref()));
    assert_eq!(cited, Some(("our-book", Some("Chapter 7"))));
    assert_eq!(
        event.image.as_ref().map(|image| image.alt.as_str()),
        Some("Two men at a table")
    );
    // One entity for each name, whatever its case.
    assert_eq!(import.set.events[2].place.as_deref(), Some("moscow"));
    let entities = import.set.entities.iter();
    let entities: Vec<(&str, &str)> = entities.map(|e| (e.id.as_str(), e.kind.as_str())).collect();
    assert_eq!(
        entities,
        [
            ("ichiro-hatoyama", "person"),
            ("japan", "state"),
            ("moscow", "place"),
            ("russia", "state")
        ]
    );
    // What cannot be read is told by whoever reads the set, by its row.
    let reading = crate::set::read_shape(import.set);
    let faults = reading
        .findings
        .iter()
        .map(|finding| (finding.row, finding.problem.code()));
    assert_eq!(faults.collect::<Vec<_>>(), [(3, "bad-date")]);
}

#[test]
fn day_and_month_stand_as_in_the_rest_of_the_column() {
    let import = read("date,title\n03/04/1931,a\n13/04/1931,b\n04/14/1931,c\n");
    assert_eq!(dates(&import), ["1931-04-03", "1931-04-13", "1931-04-14"]);
    assert_eq!(codes(&import), [("ambiguous-date", 0), ("date-order", 4)]);
    let import = read("date,title\n03/04/1931,a\n05/06/1932,b\n");
    let columns = import.columns.as_ref().expect("a table has columns");
    assert!(!columns.is_order_sure && columns.order == DateOrder::MonthDayYear);
    assert!(import.remarks[0].says.starts_with(
        "‘03/04/1931’ could be 3 April 1931 or 4 March 1931, and so with 1 more; read as 4 March 1931."
    ));
    let chosen = Choices {
        order: Some(DateOrder::DayMonthYear),
        ..Choices::default()
    };
    let import = read_with("date,title\n03/04/1931,a\n05/06/1932,b\n", &chosen);
    assert_eq!(
        (dates(&import), codes(&import)),
        (vec!["1931-04-03", "1932-06-05"], vec![])
    );
    let import = read("Datum;Titel\n03/04/1931;a\n05/06/1932;b\n");
    assert_eq!(dates(&import), ["1931-04-03", "1932-06-05"]);
}

#[test]
fn columns_are_found_without_headings() {
    let import = read(
        "1956-10-19\tthe joint declaration\tIt ended the state of war between the two of them.\n1904\tthe siege\tIt went on for months, and many soldiers fell in it.\n",
    );
    let columns = import.columns.expect("a table has columns");
    assert_eq!(
        columns.columns,
        [Column::Date, Column::Title, Column::Summary]
    );
    assert_eq!(
        (columns.header, columns.headings.join("")),
        (false, "ABC".to_owned())
    );
    assert_eq!(import.lines.events, [1, 2]);
}

#[test]
fn what_is_chosen_is_obeyed() {
    let text = "a|1904,5|x\nb|1905,6|y\n";
    let choices = Choices {
        name: "Wars of 1904.csv".into(),
        separator: Some('|'),
        header: Some(false),
        columns: vec![Column::Title, Column::Ignored, Column::Date],
        ..Choices::default()
    };
    let import = read_with(text, &choices);
    assert_eq!(dates(&import), ["x", "y"]);
    assert_eq!(import.set.head.title, "Wars of 1904");
    assert_eq!(codes(&import), []);
    let headed = Choices {
        header: Some(true),
        ..choices
    };
    assert_eq!(dates(&read_with(text, &headed)), ["y"]);
}

#[test]
fn nothing_is_left_out_in_silence() {
    let import = read("date,title,colour\n1904,a,red\n1905,b,\n1906,c,blue\n");
    assert_eq!(codes(&import), [("column-not-taken", 0)]);
    assert_eq!(
        (
            import.remarks[0].column.as_str(),
            import.remarks[0].text.as_str()
        ),
        ("colour", "red")
    );
    assert!(import.remarks[0].says.contains("(2 cells)"));
    let import = read("date,title,quantity\n1904,a,many\n");
    assert_eq!(codes(&import), [("bad-number", 2)]);
    // A table that lacks a column still shows the others, for its teacher to pick one.
    let import = read("title,place,summary\na,b,c\nd,e,f\n");
    assert_eq!(codes(&import), [("no-column", 0)]);
    assert!(import.columns.is_some() && import.set.events.is_empty());
}

#[test]
fn what_is_no_table_is_none() {
    for (text, expected) in [
        ("", Unreadable::Empty),
        (" \n\n", Unreadable::Empty),
        (
            "Dear all,\nthis is a letter\nof no use, sadly, here.\n",
            Unreadable::Unknown,
        ),
    ] {
        let read = read_text(text, Encoding::Utf8, &Choices::default(), &mut |_, _| {});
        assert_eq!(read.err(), Some(expected), "{text}");
    }
}

#[test]
fn hidden_signs_and_markup_are_harmless_text() {
    let import = read("date,title\n1904,\"<script>alert(1)</script> \u{202e}x\0\"\n1905,=1+1\n");
    assert_eq!(import.set.events[0].title, "<script>alert(1)</script> x");
    assert_eq!(import.set.events[1].title, "=1+1");
}

#[test]
fn cards_and_questions_are_rows_too() {
    let import = read("Front,Back,Tags\nHund,dog,animals; pets\n日本,Japan,\n");
    assert_eq!(import.set.cards.len(), 2);
    assert_eq!(import.set.cards[0].tags, ["animals", "pets"]);
    let import = read("der Hund,the dog\ndie Katze,the cat\n");
    assert_eq!(
        (import.set.cards.len(), import.set.cards[1].back.as_str()),
        (2, "the cat")
    );
    let text = "\
Question,A,B,C,Answer,Explanation
Which year?,1904,1956,,B,Because.
Which two?,x,y,z,\"1,3\",
Which number?,1,2,3,3,
By its text?,left,right,,right,
By no option?,left,right,,up,
Type it,,,,Moscow; Moskva,
";
    let import = read(text);
    let found = import
        .set
        .questions
        .iter()
        .map(|q| (q.form.as_str(), q.key.join("+")));
    let found: Vec<(&str, String)> = found.collect();
    let expected = [
        ("choice", "1956"),
        ("multiple-response", "x+z"),
        ("choice", "3"),
        ("choice", "right"),
        ("choice", "up"),
        ("short-answer", "Moscow+Moskva"),
    ];
    assert_eq!(found, expected.map(|(form, key)| (form, key.to_owned())));
    assert_eq!(import.set.questions[0].why.as_deref(), Some("Because."));
    assert_eq!(import.set.questions[0].options, ["1904", "1956"]);
}

#[test]
fn a_long_table_is_read_as_fast_as_it_is_long() {
    let mut text = String::from("date,title,summary,kind,place,who\n");
    for at in 0..20_000 {
        let row = format!(
            "{},event {at},a sentence about it,war,place {},x; y\n",
            1000 + at % 1000,
            at % 50
        );
        text.push_str(&row);
    }
    let mut last = (0, 0);
    let import = read_text(
        &text,
        Encoding::Utf8,
        &Choices::default(),
        &mut |done, all| last = (done, all),
    );
    assert_eq!(import.map(|import| import.set.events.len()), Ok(20_000));
    assert_eq!(last, (20_000, 20_000));
    // One line of many signs is no table, and is found to be none at once.
    let line = "x".repeat(5 << 20);
    let import = read_text(&line, Encoding::Utf8, &Choices::default(), &mut |_, _| {});
    assert!(import.is_err());
}

/// Texts that a cell can hold.
fn cell() -> impl Strategy<Value = String> {
    let kinds = prop_oneof![
        "[a-zA-Z]{1,8}( [a-z]{1,8}){0,3}",
        "['=+@-]{1,3}[a-z]{1,5}",
        "[a-z]{1,4}[\",|]{1,2}[a-z]{1,4}",
        "[日本語а-яé]{1,6}",
    ];
    kinds.prop_filter("not a date", |text| {
        dates::read(text, DateOrder::DayMonthYear).is_none()
    })
}

use crate::exchange::dates;

fn event() -> impl Strategy<Value = (EventShape, Option<String>, Vec<String>)> {
    let date = prop_oneof![
        Just("1956-10-19".to_owned()),
        Just("-0489".to_owned()),
        Just("1920~".to_owned()),
        Just("1918/1922".to_owned()),
        Just("[1978-05..1978-08]".to_owned()),
        Just("18XX".to_owned()),
    ];
    let place = prop::option::of("[A-Z][a-z]{3,6}");
    let actors = prop::collection::vec("[A-Z][a-z]{3,6}", 0..3);
    let did = prop::option::of((cell(), cell()).prop_map(|(subject, verb)| [subject, verb]));
    let many = "[a-z]{1,9}\n[a-z]{1,9}";
    let summary = prop::option::of(prop_oneof![cell(), many.prop_map(String::from)]);
    (date, cell(), summary, "[a-z]{0,5}", did, place, actors).prop_map(
        |(date, title, summary, kind, did, place, actors)| {
            let event = EventShape {
                date,
                title,
                summary,
                kind,
                did,
                ..EventShape::default()
            };
            (event, place, actors)
        },
    )
}

/// Reading takes what stands in the column of places for a place, whatever the set had it for.
#[test]
fn an_entity_that_comes_back_as_another_kind_is_told() {
    let entity = |id: &str, kind: &str| EntityShape {
        id: id.to_owned(),
        kind: kind.to_owned(),
        name: format!("Name {id}"),
        ..EntityShape::default()
    };
    let actor = |id: &str| crate::set::format::ActorShape {
        entity: id.to_owned(),
        role: "participant".to_owned(),
        asked: None,
    };
    let told = |kind: &str, place: Option<&str>, actors: &[&str]| {
        let event = EventShape {
            id: "event".to_owned(),
            date: "1956".to_owned(),
            title: "An event".to_owned(),
            place: place.map(str::to_owned),
            actors: actors.iter().map(|id| actor(id)).collect(),
            ..EventShape::default()
        };
        let set = SetShape {
            entities: vec![entity("a", kind)],
            events: vec![event],
            ..SetShape::default()
        };
        let lost = csv::write(&set).lost;
        lost.iter().any(|loss| loss.starts_with("1 entity:"))
    };
    assert!(told("person", Some("a"), &[]));
    assert!(told("actor", Some("a"), &["a"]));
    assert!(told("place", None, &["a"]));
    assert!(told("place", None, &[]));
    assert!(!told("person", Some("a"), &["a"]));
    assert!(!told("place", Some("a"), &["a"]));
    assert!(!told("state", None, &["a"]));
    assert!(!told("actor", None, &["a"]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_table_can_hold_comes_back(rows in prop::collection::vec(event(), 1..8)) {
        let mut set = SetShape::default();
        let mut entities = Entities::default();
        for (at, (mut event, place, actors)) in rows.into_iter().enumerate() {
            event.id = format!("event-{at}");
            for name in actors {
                let entity = entities.id(&name, "actor");
                if event.actors.iter().all(|actor| actor.entity != entity) {
                    let role = "participant".to_owned();
                    event.actors.push(crate::set::format::ActorShape { entity, role, asked: None });
                }
            }
            event.place = place.map(|name| entities.id(&name, "place"));
            set.events.push(event);
        }
        set.entities = entities.into_shapes();
        set.head = head(&Choices::default(), "", called(Format::Table));
        let written = csv::write(&set);
        prop_assert_eq!(written.lost, Vec::<String>::new());
        let decoded = decode(written.text.as_bytes(), None);
        let import = read(&decoded.text);
        prop_assert_eq!(import.set, set);
    }

    #[test]
    fn written_questions_come_back(
        stems in prop::collection::vec("[A-Z][a-z]{1,9} [a-z]{1,9}\\?", 1..5),
        options in prop::collection::hash_set("[b-z][a-z]{2,6}|[1-9]", 2..5),
        several in any::<bool>(),
    ) {
        let options: Vec<String> = options.into_iter().collect();
        let mut set = SetShape { head: head(&Choices::default(), "", called(Format::Table)), ..SetShape::default() };
        for (at, stem) in stems.into_iter().enumerate() {
            set.questions.push(crate::set::format::WrittenQuestionShape {
                id: format!("question-{at}"),
                form: if several { "multiple-response" } else { "choice" }.to_owned(),
                stem,
                key: options[..if several { 2 } else { 1 }].to_vec(),
                options: options.clone(),
                ..Default::default()
            });
        }
        let import = read(decode(csv::write(&set).text.as_bytes(), None).text.as_ref());
        prop_assert_eq!(import.set, set);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([a-z0-9é,;\t\n\"'=|./–]|date|title|question|answer|1956){0,80}") {
        if let Ok(import) = read_text(&text, Encoding::Utf8, &Choices::default(), &mut |_, _| {}) {
            prop_assert_eq!(import.set.events.len(), import.lines.events.len());
            prop_assert_eq!(import.set.cards.len(), import.lines.cards.len());
            prop_assert_eq!(import.set.questions.len(), import.lines.questions.len());
        }
    }

    #[test]
    fn any_choice_may_be_made(
        columns in prop::collection::vec(0..Column::ALL.len(), 0..6),
        header in any::<bool>(),
        format in 0..Format::ALL.len(),
    ) {
        let choices = Choices {
            columns: columns.into_iter().map(|at| Column::ALL[at]).collect(),
            header: Some(header),
            format: Some(Format::ALL[format]),
            ..Choices::default()
        };
        let import = read_text(FULL, Encoding::Utf8, &choices, &mut |_, _| {});
        prop_assert!(import.is_ok());
    }
}
