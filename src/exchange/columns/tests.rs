//! Which columns are found, in tables.

use super::*;
use crate::exchange::csv;

fn found(text: &str) -> (RowsAre, bool, Vec<Column>) {
    let parted = csv::part(text, None, &mut |_, _| {});
    let layout = layout(&parted.sheet, &Choices::default()).expect("a table");
    (layout.rows_are, layout.header.is_some(), layout.columns)
}

#[test]
fn columns_are_found_by_headings_and_by_contents() {
    use Column::*;
    for (text, rows_are, header, columns) in [
        (
            "Year,Event\n1904,a war\n",
            RowsAre::Events,
            true,
            vec![Date, Title],
        ),
        (
            "Jahr;Ereignis;Ort\n1904;Krieg;Mukden\n",
            RowsAre::Events,
            true,
            vec![Date, Title, Place],
        ),
        (
            "год\tсобытие\tстрана\n1904\tвойна\tЯпония\n",
            RowsAre::Events,
            true,
            vec![Date, Title, Actors],
        ),
        (
            "年,出来事,説明\n1904,戦争,長い\n",
            RowsAre::Events,
            true,
            vec![Date, Title, Summary],
        ),
        (
            "start,end,name\n1904,1905,a war\n",
            RowsAre::Events,
            true,
            vec![Date, EndDate, Title],
        ),
        (
            "foo,bar\n1904,a war\n1905,a peace\n",
            RowsAre::Events,
            true,
            vec![Date, Title],
        ),
        (
            "a war,1904\na peace,1905\n",
            RowsAre::Events,
            false,
            vec![Title, Date],
        ),
        (
            "1904,1905,a war\n1905,1907,a peace\n",
            RowsAre::Events,
            false,
            vec![Date, EndDate, Title],
        ),
        (
            "Year,Description\n1904,a war\n",
            RowsAre::Events,
            true,
            vec![Date, Title],
        ),
        (
            "Term,Definition\na,b\n",
            RowsAre::Cards,
            true,
            vec![Front, Back],
        ),
        (
            "name,Name\nhouse,Haus\n",
            RowsAre::Cards,
            true,
            vec![Front, Back],
        ),
        (
            "Question,Answer\na?,b\n",
            RowsAre::Questions,
            true,
            vec![Stem, Key],
        ),
        (
            "Question,Category,Answer 1,Answer 2,Correct\na?,x,b,c,1\n",
            RowsAre::Questions,
            true,
            vec![Stem, Tags, Option, Option, Key],
        ),
        (
            "Who was it?,a,b,2\nWhat was it?,c,d,1\nWhere was it?,e,f,1\n",
            RowsAre::Questions,
            false,
            vec![Stem, Option, Option, Key],
        ),
        (
            "date,date,title\n1904,1905,x\n",
            RowsAre::Events,
            true,
            vec![Date, Ignored, Title],
        ),
    ] {
        assert_eq!(found(text), (rows_are, header, columns), "{text}");
    }
}

#[test]
fn few_texts_are_kinds_and_long_ones_sentences() {
    let mut text = String::from("1904,x,war,y\n");
    text.clear();
    for at in 0..12 {
        let kind = if at % 2 == 0 { "war" } else { "treaty" };
        text.push_str(&format!(
            "{},{kind},event {at},A sentence of some length that tells what happened then.\n",
            1900 + at
        ));
    }
    let columns = vec![Column::Date, Column::Kind, Column::Title, Column::Summary];
    assert_eq!(found(&text), (RowsAre::Events, false, columns));
}
