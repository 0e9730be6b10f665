//! What cells mean, in tables.

use super::*;
use proptest::prelude::*;

fn day_first(cell: &str) -> Option<String> {
    read(cell, DateOrder::DayMonthYear).map(|read| read.edtf)
}

#[test]
fn a_cell_is_read_as_its_writer_meant_it() {
    for (cell, edtf) in [
        ("1956-10-19", "1956-10-19"),
        ("1956", "1956"),
        ("1978-05/1978-08", "1978-05/1978-08"),
        ("[1978-05..1978-08]", "[1978-05..1978-08]"),
        ("1956-10-19T00:00:00", "1956-10-19"),
        ("1956-10-19 00:00:00", "1956-10-19"),
        ("19.10.1956", "1956-10-19"),
        ("19. 10. 1956", "1956-10-19"),
        ("3/4/1931", "1931-04-03"),
        ("1956/10/19", "1956-10-19"),
        ("1956.1.5", "1956-01-05"),
        ("10/1956", "1956-10"),
        ("１９５６", "1956"),
        ("476", "0476"),
        ("19 October 1956", "1956-10-19"),
        ("19th October, 1956", "1956-10-19"),
        ("the 19th of October 1956", "1956-10-19"),
        ("October 19, 1956", "1956-10-19"),
        ("Oct. 19, 1956", "1956-10-19"),
        ("Friday, 19 October 1956", "1956-10-19"),
        ("October 1956", "1956-10"),
        ("Oct 1956", "1956-10"),
        ("1956 October 19", "1956-10-19"),
        ("1956年10月19日", "1956-10-19"),
        ("1956年10月", "1956-10"),
        ("1956年", "1956"),
        ("1956년 10월 19일", "1956-10-19"),
        ("19. Oktober 1956", "1956-10-19"),
        ("3. März 1918", "1918-03-03"),
        ("1er août 1914", "1914-08-01"),
        ("8 février 1904", "1904-02-08"),
        ("juin 1940", "1940-06"),
        ("juillet 1789", "1789-07"),
        ("12 de octubre de 1492", "1492-10-12"),
        ("20 settembre 1870", "1870-09-20"),
        ("19 октября 1956 г.", "1956-10-19"),
        ("май 1945", "1945-05"),
        ("9 мая 1945 года", "1945-05-09"),
        ("10 mei 1940", "1940-05-10"),
        ("7 de setembro de 1822", "1822-09-07"),
        ("summer 1914", "1914-22"),
    ] {
        assert_eq!(day_first(cell).as_deref(), Some(edtf), "{cell}");
    }
}

#[test]
fn doubt_bounds_and_spans_are_kept() {
    for (cell, edtf) in [
        ("c. 1920", "1920~"),
        ("c.1920", "1920~"),
        ("ca. 1920", "1920~"),
        ("circa 1920", "1920~"),
        ("about October 1920", "1920-10~"),
        ("um 1920", "1920~"),
        ("vers 1920", "1920~"),
        ("около 1920", "1920~"),
        ("~1920", "~1920"),
        ("1920年頃", "1920~"),
        ("1920?", "1920?"),
        ("1920 (?)", "1920?"),
        ("c. 1920?", "1920%"),
        ("before 1945", "[..1944]"),
        ("vor 1945", "[..1944]"),
        ("avant 1945", "[..1944]"),
        ("before March 1918", "[..1918-02]"),
        ("before 1 March 1920", "[..1920-02-29]"),
        ("until 1945", "[..1945]"),
        ("after 1951", "[1952..]"),
        ("après 1951", "[1952..]"),
        ("after 31 December 1951", "[1952-01-01..]"),
        ("since 1951", "1951/.."),
        ("1951–", "1951/.."),
        ("1951 – present", "1951/.."),
        ("1939–1945", "1939/1945"),
        ("1939-1945", "1939/1945"),
        ("1939 - 1945", "1939/1945"),
        ("1939 to 1945", "1939/1945"),
        ("from 1939 to 1945", "1939/1945"),
        ("von 1939 bis 1945", "1939/1945"),
        ("de 1939 à 1945", "1939/1945"),
        ("с 1939 по 1945", "1939/1945"),
        ("1939年～1945年", "1939/1945"),
        ("1939年から1945年まで", "1939/1945"),
        ("1914–18", "1914/1918"),
        ("1914-18", "1914/1918"),
        ("19–23 October 1956", "1956-10-19/1956-10-23"),
        ("October–November 1956", "1956-10/1956-11"),
        ("28 July 1914 – 11 November 1918", "1914-07-28/1918-11-11"),
        ("between 1918 and 1922", "[1918..1922]"),
        ("zwischen 1918 und 1922", "[1918..1922]"),
        ("entre 1918 et 1922", "[1918..1922]"),
        ("1950s", "195X"),
        ("the 1950's", "195X"),
        ("1950er Jahre", "195X"),
        ("années 1950", "195X"),
        ("1950-е годы", "195X"),
        ("1950年代", "195X"),
        ("19th century", "18XX"),
        ("19. Jahrhundert", "18XX"),
        ("XIXe siècle", "18XX"),
        ("siglo XIX", "18XX"),
        ("XIX век", "18XX"),
        ("5th century BC", "-04XX"),
    ] {
        assert_eq!(day_first(cell).as_deref(), Some(edtf), "{cell}");
    }
}

#[test]
fn years_before_the_common_era_are_astronomical() {
    for (cell, edtf) in [
        ("490 BC", "-0489"),
        ("490 B.C.", "-0489"),
        ("490 BCE", "-0489"),
        ("490 v. Chr.", "-0489"),
        ("490 av. J.-C.", "-0489"),
        ("490 a. C.", "-0489"),
        ("490 до н. э.", "-0489"),
        ("紀元前490年", "-0489"),
        ("1 BC", "0000"),
        ("15 March 44 BC", "-0043-03-15"),
        ("264–241 BC", "-0263/-0240"),
        ("44–31 BC", "-0043/-0030"),
        ("27 BC – AD 14", "-0026/0014"),
        ("79 AD", "0079"),
        ("AD 79", "0079"),
        ("9 n. Chr.", "0009"),
        ("before 490 BC", "[..-0490]"),
    ] {
        assert_eq!(day_first(cell).as_deref(), Some(edtf), "{cell}");
    }
}

#[test]
fn what_is_not_surely_a_date_is_left_alone() {
    for cell in [
        "",
        "02/03/04",
        "31.02.1956",
        "29.02.1900",
        "56",
        "5",
        "20384",
        "-44",
        "1,956",
        "4.4",
        "70,000",
        "10:30",
        "the war of 1956",
        "Rome",
        "soon",
        "early 1956",
        "1956/57",
        "13/13/1956",
        "0",
        "000",
        "=1956",
        "1998–05",
        "1945–1939",
        "May",
        "s",
        "century",
        "1956 Oct Nov",
        "12.345",
    ] {
        assert_eq!(day_first(cell), None, "{cell}");
    }
}

#[test]
fn a_guess_is_told() {
    let guess = |cell, order| read(cell, order).and_then(|read| read.guess);
    for (cell, order, expected) in [
        (
            "19th century",
            DateOrder::DayMonthYear,
            Some(Guess::Century),
        ),
        ("10/19/1956", DateOrder::DayMonthYear, Some(Guess::Turned)),
        ("19/10/1956", DateOrder::MonthDayYear, Some(Guess::Turned)),
        ("1939-41", DateOrder::DayMonthYear, Some(Guess::PartOfYear)),
        ("1941-26", DateOrder::DayMonthYear, None),
        ("1956", DateOrder::DayMonthYear, None),
    ] {
        assert_eq!(guess(cell, order), expected, "{cell}");
    }
}

#[test]
fn the_order_of_day_and_month_is_that_of_the_column() {
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
    for (cells, order, is_sure, undecided) in [
        (vec!["03/04/1931", "19/10/1956"], DayMonthYear, true, None),
        (vec!["03/04/1931", "10/19/1956"], MonthDayYear, true, None),
        (vec!["03.04.1931", "05.06.1932"], DayMonthYear, true, None),
        (
            vec!["03/04/1931", "05/06/1932", "1956"],
            MonthDayYear,
            false,
            Some(("03/04/1931", 2)),
        ),
        (vec!["03/03/1931"], DayMonthYear, true, None),
        (
            vec!["19/10/1956", "20/10/1956", "10/19/1956", "1/2/1900"],
            DayMonthYear,
            false,
            Some(("1/2/1900", 1)),
        ),
        (vec!["1956-10-19"], YearMonthDay, true, None),
        (vec!["1956"], DayMonthYear, true, None),
    ] {
        let mut votes = Votes::default();
        cells.iter().for_each(|cell| votes.note(cell));
        let found = votes.found(None, true);
        let undecided = undecided.map(|(cell, count)| (str::to_owned(cell), count));
        assert_eq!(
            (found.order, found.is_sure, found.undecided),
            (order, is_sure, undecided),
            "{cells:?}"
        );
    }
}

proptest! {
    #[test]
    fn whatever_is_read_is_edtf(cell in "[0-9a-z .,/–年月?~\\[\\]-]{0,24}") {
        if let Some(edtf) = day_first(&cell) {
            prop_assert!(Date::parse(&edtf).is_ok(), "{} {}", cell, edtf);
        }
    }

    #[test]
    fn any_cell_may_come(cell in ".*") {
        if let Some(edtf) = day_first(&cell) {
            prop_assert!(Date::parse(&edtf).is_ok(), "{} {}", cell, edtf);
        }
    }

    #[test]
    fn a_day_written_in_any_way_is_that_day(year in 1000_u16..2100, month in 1_u8..=12, day in 1_u8..=28) {
        let edtf = format!("{year}-{month:02}-{day:02}");
        let name = crate::date::MONTHS[usize::from(month) - 1];
        for cell in [
            format!("{day}.{month}.{year}"),
            format!("{day:02}/{month:02}/{year}"),
            format!("{day} {name} {year}"),
            format!("{name} {day}, {year}"),
            format!("{year}年{month}月{day}日"),
            format!("{year}/{month}/{day}"),
        ] {
            prop_assert_eq!(day_first(&cell), Some(edtf.clone()), "{}", cell);
        }
    }
}
