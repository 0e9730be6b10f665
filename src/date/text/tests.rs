//! Dates and what a reader sees of them.

use crate::date::{Date, Day, Period, Unit, text};

#[test]
fn a_date_reads_as_a_person_would_say_it() {
    let cases = [
        ("1956-10-19", "19 October 1956"),
        ("1941-10", "October 1941"),
        ("1956", "1956"),
        ("-0489", "490 BCE"),
        ("-0489-09-07", "7 September 490 BCE"),
        ("0000", "1 BCE"),
        ("0079-08-24", "24 August 79 CE"),
        ("Y12345", "year 12345"),
        ("Y-17E7", "170000001 BCE"),
        ("195X", "the 1950s"),
        ("190X", "1900–1909"),
        ("19XX", "1900–1999"),
        ("079X", "790–799 CE"),
        ("-048X", "490–481 BCE"),
        ("000X", "1 BCE – 9 CE"),
        ("XXXX", "an unknown year"),
        ("1950S2", "about 1950 (1900–1999)"),
        ("2004-XX", "2004"),
        ("1985-04-XX", "April 1985"),
        ("1985-XX-XX", "1985"),
        ("156X-12-25", "25 December of the 1560s"),
        ("XXXX-12-25", "25 December of an unknown year"),
        ("1XXX-12", "December of 1000–1999"),
        ("2004-1X", "between 1 October and 31 December 2004"),
        ("1985-XX-15", "between 15 January and 15 December 1985"),
        ("1945-21", "spring 1945"),
        ("1945-30", "southern summer 1945"),
        ("1980-40", "first half of 1980"),
        ("198X-40", "first half of the 1980s"),
    ];
    for (edtf, english) in cases {
        assert_eq!(
            Date::parse(edtf).map(|date| text(&date)),
            Ok(english.to_owned()),
            "{edtf}"
        );
    }
}

#[test]
fn a_doubt_is_said_of_what_it_is_about() {
    let cases = [
        ("1920~", "about 1920"),
        ("1920?", "perhaps 1920"),
        ("1920%", "perhaps about 1920"),
        ("?1920~", "perhaps about 1920"),
        ("1945-08-06?", "perhaps 6 August 1945"),
        ("2004?-06-11", "11 June 2004 (year uncertain)"),
        ("2004-06~-11", "11 June 2004 (year and month approximate)"),
        (
            "2004-06-%11",
            "11 June 2004 (day uncertain and approximate)",
        ),
        ("1918~/1922", "about 1918 – 1922"),
        (
            "1945-08-05~/1945-08-09",
            "about 5 August 1945 – 9 August 1945",
        ),
    ];
    for (edtf, english) in cases {
        assert_eq!(
            Date::parse(edtf).map(|date| text(&date)),
            Ok(english.to_owned()),
            "{edtf}"
        );
    }
}

#[test]
fn two_dates_say_once_what_they_share() {
    let cases = [
        ("1918/1922", "1918–1922"),
        ("1918-01/1922-10", "January 1918 – October 1922"),
        ("1978-05/1978-08", "May–August 1978"),
        ("1945-08-05/1945-08-09", "5–9 August 1945"),
        ("1945-05-08/1945-08-09", "8 May – 9 August 1945"),
        ("1945-05-08/1946-08-09", "8 May 1945 – 9 August 1946"),
        ("1945/1945", "1945"),
        ("-0489/-0479", "490–480 BCE"),
        ("-0043/0014", "44 BCE – 14 CE"),
        ("0079/1066", "79 CE – 1066"),
        ("1945-08/1945-09-02", "August 1945 – 2 September 1945"),
        ("195X/197X", "the 1950s – the 1970s"),
        ("1975/..", "from 1975"),
        ("../1931", "until 1931"),
        ("1918/", "1918 to an unknown date"),
        ("/1931", "an unknown date to 1931"),
        ("[1978-05..1978-08]", "between May and August 1978"),
        ("[1945-08-08..1945-08-09]", "8 or 9 August 1945"),
        ("[1945-08-31..1945-09-01]", "31 August or 1 September 1945"),
        ("[1978..1979]", "1978 or 1979"),
        ("[1978..1978]", "1978"),
        (
            "[1667,1668,1670..1672]",
            "1667, 1668 or between 1670 and 1672",
        ),
        ("[..1920]", "1920 or earlier"),
        ("[1920..]", "1920 or later"),
    ];
    for (edtf, english) in cases {
        assert_eq!(
            Date::parse(edtf).map(|date| text(&date)),
            Ok(english.to_owned()),
            "{edtf}"
        );
    }
}

#[test]
fn a_period_reads_as_the_date_that_names_it() {
    let day = Day::from_ymd(1956, 10, 19).expect("a day");
    let texts = Unit::ALL.map(|unit| Period::of(unit, day).text());
    assert_eq!(
        texts,
        [
            "19 October 1956",
            "October 1956",
            "1956",
            "the 1950s",
            "1900–1999"
        ]
    );
    let marathon = Day::from_ymd(-489, 9, 7).expect("a day");
    assert_eq!(Period::of(Unit::Year, marathon).text(), "490 BCE");
    assert_eq!(Period::of(Unit::Decade, marathon).text(), "491–482 BCE");
}
