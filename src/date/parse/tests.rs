//! Texts that are dates, with their days; texts that are not, with what is said of them.

use crate::date::Date;

/// EDTF, its first day, its last day; empty where there is none.
const DATES: &[(&str, &str, &str)] = &[
    ("1956-10-19", "1956-10-19", "1956-10-19"),
    ("1956-10", "1956-10-01", "1956-10-31"),
    ("1956", "1956-01-01", "1956-12-31"),
    ("1920~", "1920-01-01", "1920-12-31"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("-9999", "-9999-01-01", "-9999-12-31"),
    ("-0489-09-07", "-0489-09-07", "-0489-09-07"),
    ("Y12345", "+12345-01-01", "+12345-12-31"),
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    ("Y9999999999", "+9999999999-01-01", "+9999999999-12-31"),
    ("Y171010000S3", "+171000000-01-01", "+171999999-12-31"),
    ("Y3388E2S3", "+338000-01-01", "+338999-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("-0489S2", "-0499-01-01", "-0400-12-31"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("-048X", "-0489-01-01", "-0480-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("2004-06-XX", "2004-06-01", "2004-06-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("15XX-12-XX", "1500-12-01", "1599-12-31"),
    ("1XXX-12", "1000-12-01", "1999-12-31"),
    ("XXXX-02-29", "0000-02-29", "9996-02-29"),
    ("1985-XX-31", "1985-01-31", "1985-12-31"),
    ("2004-06-~11", "2004-06-11", "2004-06-11"),
    ("2004?-06-11", "2004-06-11", "2004-06-11"),
    ("1980-41", "1980-07-01", "1980-12-31"),
    ("1918/1922-10", "1918-01-01", "1922-10-31"),
    ("1945/19XX", "1945-01-01", "1999-12-31"),
    ("1975/..", "1975-01-01", ""),
    ("../1931?", "", "1931-12-31"),
    ("1918/", "1918-01-01", ""),
    ("/1931", "", "1931-12-31"),
    ("[1978-05..1978-08]", "1978-05-01", "1978-08-31"),
    ("[..1920]", "", "1920-12-31"),
    ("[1920..]", "1920-01-01", ""),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[1668,1667]", "1667-01-01", "1668-12-31"),
];

#[test]
fn a_date_spans_the_days_it_may_mean_and_is_written_as_it_was_read() {
    for (edtf, earliest, latest) in DATES {
        let date = Date::parse(edtf).expect(edtf);
        let extent = date.extent();
        let written = [extent.earliest, extent.latest]
            .map(|day| day.map_or(String::new(), |day| day.to_string()));
        assert_eq!(written, [*earliest, *latest], "{edtf}");
        assert_eq!(date.to_string(), *edtf);
    }
}

/// A text, the character where it goes wrong, the start of the sentence.
const REFUSED: &[(&str, usize, &str)] = &[
    (
        "1918-1920",
        0,
        "‘1918-1920’ is not how a date is written here: write 1918/1920",
    ),
    ("", 0, "expected a date"),
    ("195", 3, "expected four digits of a year"),
    ("1956-", 5, "expected two digits of a month"),
    (
        "1956-1",
        0,
        "‘1956-1’ is not how a date is written here: write 1956-01",
    ),
    ("1956-13", 5, "there is no month 13"),
    ("1956-00-01", 5, "there is no month 00"),
    ("1956-2X", 5, "there is no month 2X"),
    ("1956-42", 5, "there is no month 42"),
    ("1956-10-", 8, "expected two digits of a day"),
    ("1956-10-00", 8, "there is no day 00"),
    ("1956-10-32", 8, "there is no day 32"),
    ("1939-02-31", 8, "February has 28 days in 1939, not 31"),
    ("1939-04-31~", 8, "April has 30 days in 1939, not 31"),
    ("XXX1-02-29", 8, "no day fits"),
    ("1939-02-3X", 8, "no day fits"),
    ("1956-21-03", 7, "‘-’ has no place here"),
    ("1956-10-19T12:00", 10, "a date has no time of day"),
    (" 1956", 0, "a date is written without spaces"),
    ("1956 ", 4, "a date is written without spaces"),
    ("[1667, 1668]", 6, "a date is written without spaces"),
    ("19 October 1956", 2, "a date is written without spaces"),
    ("1956\n", 4, "a date is written without spaces"),
    (
        "19/10/1956",
        0,
        "‘19/10/1956’ is not how a date is written here: write 1956-10-19",
    ),
    (
        "10/19/1956",
        0,
        "‘10/19/1956’ is not how a date is written here: write 1956-10-19",
    ),
    (
        "05.06.1956",
        0,
        "‘05.06.1956’ is not how a date is written here: write 1956-06-05 or 1956-05-06, whichever",
    ),
    (
        "1956/10/19",
        0,
        "‘1956/10/19’ is not how a date is written here: write 1956-10-19",
    ),
    (
        "1956-1-5",
        0,
        "‘1956-1-5’ is not how a date is written here: write 1956-01-05",
    ),
    (
        "1956/10",
        0,
        "‘1956/10’ is not how a date is written here: write 1956-10",
    ),
    ("1918/22", 7, "expected four digits of a year"),
    ("31/02/1939", 0, "‘31/02/1939’ is not a day of the calendar"),
    (
        "490 BC",
        0,
        "‘490 BC’ is not how a date is written here: write -0489",
    ),
    (
        "1 b.c.e.",
        0,
        "‘1 b.c.e.’ is not how a date is written here: write 0000",
    ),
    (
        "79 AD",
        0,
        "‘79 AD’ is not how a date is written here: write 0079",
    ),
    ("１956", 0, "‘１’ only looks like ‘1’"),
    ("1956–10", 4, "‘–’ only looks like ‘-’"),
    ("1956年", 4, "‘年’ has no place here"),
    ("年", 0, "expected four digits of a year"),
    ("-0000", 0, "the year 0 has no sign"),
    ("Y1956", 5, "after Y, expected a year of five digits"),
    ("Y17E", 4, "after Y, expected a year of five digits"),
    ("Y17E07", 6, "after Y, expected a year of five digits"),
    ("Y012345", 7, "after Y, expected a year of five digits"),
    ("1956-00", 5, "there is no month 00"),
    ("195x", 3, "‘x’ only looks like ‘X’"),
    ("-0489-02-30", 9, "February has 28 days in 490 BCE, not 30"),
    ("..", 2, "a span needs a start or an end"),
    ("[]", 1, "expected four digits of a year"),
    ("[1920..,1930]", 7, "expected ‘]’"),
    ("1956-10-19x", 10, "‘x’ only looks like ‘X’"),
    ("Y10000000000", 1, "a year has ten digits at most"),
    (
        "Y-1E99999999999999999999999",
        2,
        "a year has ten digits at most",
    ),
    ("1950S5", 5, "after S, expected how many digits"),
    ("1950S0", 5, "after S, expected how many digits"),
    ("1922/1918", 5, "the end lies before the start"),
    ("[1922..1918]", 7, "the end lies before the start"),
    ("1918/1920/1922", 9, "a span has one ‘/’"),
    ("../..", 3, "a span needs a start or an end"),
    ("{1667,1668}", 0, "several dates in { }"),
    ("[1667,1668", 10, "expected ‘]’"),
];

#[test]
fn what_is_no_date_is_refused_where_it_goes_wrong_with_what_to_do() {
    for (text, at, sentence) in REFUSED {
        let error = Date::parse(text).expect_err(text);
        assert!(error.to_string().starts_with(sentence), "{text}: {error}");
        assert_eq!(error.at, *at, "{text}: {error}");
    }
}
