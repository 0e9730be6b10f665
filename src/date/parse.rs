//! From text to a date: one function per rule of the EDTF grammar.

use super::advice::better;
use super::digits::Digits;
use super::error::{DateError, Problem};
use super::form::{Choice, Date, Form, NoEnd, Span};
use super::season::Season;
use super::simple::{Doubt, Part, Rest, Simple};
use super::year::{Base, Long, Rounded, Year};

impl Date {
    /// Reads an EDTF date.
    ///
    /// # Errors
    /// Where and why the text is no date, worded so that it can be mended.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        let mut cursor = Cursor {
            text: text.as_bytes(),
            at: 0,
        };
        date(&mut cursor)
            .map(|form| Date { form })
            .map_err(|fault| better(text, fault))
    }
}

/// A problem and the byte at which it lies; that byte starts a character, for
/// all before it was read as ASCII.
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) problem: Problem,
}

type Parsed<T> = Result<T, Fault>;

struct Cursor<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t [u8] {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    /// Passes over the text if it comes next.
    fn eat(&mut self, expected: &str) -> bool {
        let comes = self.rest().starts_with(expected.as_bytes());
        self.at += if comes { expected.len() } else { 0 };
        comes
    }

    /// Passes over all bytes that fit, up to so many.
    fn take_while(&mut self, most: usize, fits: fn(&u8) -> bool) -> &'t [u8] {
        let rest = self.rest();
        let length = rest.iter().take(most).take_while(|byte| fits(byte)).count();
        self.at += length;
        &rest[..length]
    }

    fn fail<T>(&self, problem: Problem) -> Parsed<T> {
        Err(Fault {
            at: self.at,
            problem,
        })
    }

    /// The text must end here.
    fn end(&self) -> Parsed<()> {
        match self.peek() {
            None => Ok(()),
            Some(b'T') => self.fail(Problem::TimeOfDay),
            Some(b'/') => self.fail(Problem::SpanInSpan),
            Some(_) => {
                let next = String::from_utf8_lossy(self.rest()).chars().next();
                self.fail(next.map_or(Problem::Empty, Problem::Unexpected))
            }
        }
    }
}

fn date(cursor: &mut Cursor) -> Parsed<Form> {
    let form = match cursor.peek() {
        None => return cursor.fail(Problem::Empty),
        Some(b'{') => return cursor.fail(Problem::AllOfSet),
        Some(b'[') => one_of(cursor)?,
        Some(b'/') => span_without_start(cursor, NoEnd::Unknown)?,
        Some(b'.') if cursor.eat("..") => span_without_start(cursor, NoEnd::Open)?,
        Some(_) => point_or_span(cursor)?,
    };
    cursor.end().map(|()| form)
}

fn span_without_start(cursor: &mut Cursor, none: NoEnd) -> Parsed<Form> {
    if !cursor.eat("/") || matches!(cursor.rest(), b"" | b"..") {
        return cursor.fail(Problem::NoEnds);
    }
    simple(cursor).map(|end| Form::Span(Span::NoStart(none, end)))
}

fn point_or_span(cursor: &mut Cursor) -> Parsed<Form> {
    let start = simple(cursor)?;
    if !cursor.eat("/") {
        return Ok(Form::Point(start));
    }
    let span = if cursor.peek().is_none() {
        Span::NoEnd(start, NoEnd::Unknown)
    } else if cursor.eat("..") {
        Span::NoEnd(start, NoEnd::Open)
    } else {
        Span::Closed(start, not_before(&start, cursor)?)
    };
    Ok(Form::Span(span))
}

fn one_of(cursor: &mut Cursor) -> Parsed<Form> {
    cursor.eat("[");
    let mut choices = Vec::new();
    loop {
        let choice = choice(cursor, choices.is_empty())?;
        choices.push(choice);
        // A range without end must be the last.
        let may_go_on = !matches!(choice, Choice::From(_));
        if !(may_go_on && cursor.eat(",")) {
            break;
        }
    }
    if !cursor.eat("]") {
        return cursor.fail(Problem::UnclosedSet);
    }
    Ok(Form::Between(choices))
}

fn choice(cursor: &mut Cursor, is_first: bool) -> Parsed<Choice> {
    if is_first && cursor.eat("..") {
        return simple(cursor).map(Choice::Until);
    }
    let from = simple(cursor)?;
    if !cursor.eat("..") {
        Ok(Choice::One(from))
    } else if matches!(cursor.peek(), None | Some(b']' | b',')) {
        Ok(Choice::From(from))
    } else {
        not_before(&from, cursor).map(|to| Choice::Range(from, to))
    }
}

/// A second date, none of which may lie before the first began.
fn not_before(start: &Simple, cursor: &mut Cursor) -> Parsed<Simple> {
    let at = cursor.at;
    let end = simple(cursor)?;
    if end.days().1 < start.days().0 {
        return Err(Fault {
            at,
            problem: Problem::EndBeforeStart,
        });
    }
    Ok(end)
}

fn simple(cursor: &mut Cursor) -> Parsed<Simple> {
    let year = part(cursor, year)?;
    // Only a year of four digits can go on to a month.
    let rest = match year.value {
        Year::Four { .. } if cursor.eat("-") => after_year(cursor)?,
        Year::Four { .. } | Year::Long(_) | Year::Rounded(_) => Rest::Nothing,
    };
    let digits = if matches!(rest, Rest::Day(..)) {
        day_at(cursor)
    } else {
        cursor.at
    };
    Simple::new(year, rest).ok_or_else(|| Fault {
        at: digits,
        problem: no_such_day(year.value, &rest),
    })
}

/// Where the day began that was just read.
fn day_at(cursor: &Cursor) -> usize {
    cursor.text[..cursor.at]
        .iter()
        .rposition(|byte| *byte == b'-')
        .map_or(0, |dash| dash + 1)
}

fn no_such_day(year: Year, rest: &Rest) -> Problem {
    let exact = |digits: Digits| digits.exact().and_then(|number| u8::try_from(number).ok());
    match (year.bounds(), rest) {
        ((first, last), Rest::Day(month, day)) if first == last => {
            match (exact(month.value), exact(day.value)) {
                (Some(month), Some(day)) => Problem::MonthTooShort {
                    year: first,
                    month,
                    day,
                },
                (_, _) => Problem::NeverOccurs,
            }
        }
        _ => Problem::NeverOccurs,
    }
}

/// A component with the marks before and after it.
fn part<T>(cursor: &mut Cursor, value: fn(&mut Cursor) -> Parsed<T>) -> Parsed<Part<T>> {
    Ok(Part {
        before: doubt(cursor),
        value: value(cursor)?,
        after: doubt(cursor),
    })
}

fn doubt(cursor: &mut Cursor) -> Option<Doubt> {
    let doubt = match cursor.peek()? {
        b'?' => Doubt::Uncertain,
        b'~' => Doubt::Approximate,
        b'%' => Doubt::Both,
        _ => return None,
    };
    cursor.at += 1;
    Some(doubt)
}

fn year(cursor: &mut Cursor) -> Parsed<Year> {
    if cursor.eat("Y") {
        return long_year(cursor);
    }
    let at = cursor.at;
    let negative = cursor.eat("-");
    let Some(digits) = digits(cursor, 4) else {
        return cursor.fail(Problem::ExpectedYear);
    };
    // There is one year 0, and it is written without a sign.
    if negative && digits.exact() == Some(0) {
        return Err(Fault {
            at,
            problem: Problem::ExpectedYear,
        });
    }
    match digits.exact().and_then(|year| i16::try_from(year).ok()) {
        Some(year) if cursor.eat("S") => {
            rounded(cursor, Base::Four(if negative { -year } else { year }))
        }
        _ => Ok(Year::Four { negative, digits }),
    }
}

fn long_year(cursor: &mut Cursor) -> Parsed<Year> {
    let sign = if cursor.eat("-") { -1 } else { 1 };
    let at = cursor.at;
    let mantissa = cursor.take_while(usize::MAX, u8::is_ascii_digit);
    let exponent = if cursor.eat("E") {
        number(cursor.take_while(usize::MAX, u8::is_ascii_digit))
    } else {
        0
    };
    let is_short = mantissa.len() < 5 && exponent == 0;
    if is_short
        || mantissa.first().is_none_or(|digit| *digit == b'0')
        || cursor.text[..cursor.at].ends_with(b"E")
    {
        return cursor.fail(Problem::ExpectedLongYear);
    }
    let long = u8::try_from(exponent)
        .ok()
        .and_then(|exponent| Long::new(sign * number(mantissa), exponent));
    match long {
        None => Err(Fault {
            at,
            problem: Problem::YearTooBig,
        }),
        Some(long) if cursor.eat("S") => rounded(cursor, Base::Long(long)),
        Some(long) => Ok(Year::Long(long)),
    }
}

fn rounded(cursor: &mut Cursor, base: Base) -> Parsed<Year> {
    let at = cursor.at;
    let written = cursor.take_while(usize::MAX, u8::is_ascii_digit);
    let significant = u8::try_from(number(written))
        .ok()
        .filter(|_| !written.starts_with(b"0"));
    let rounded = significant.and_then(|significant| Rounded::new(base, significant));
    rounded.map(Year::Rounded).ok_or(Fault {
        at,
        problem: Problem::BadSignificance,
    })
}

fn after_year(cursor: &mut Cursor) -> Parsed<Rest> {
    let at = cursor.at;
    let month = part(cursor, |cursor| two(cursor, Problem::ExpectedMonth))?;
    if let Some(season) = month
        .value
        .exact()
        .and_then(|number| Season::new(number as u8))
    {
        return Ok(Rest::Season(Part {
            before: month.before,
            value: season,
            after: month.after,
        }));
    }
    if !(1..=12).any(|number| month.value.allow(number)) {
        return Err(Fault {
            at,
            problem: Problem::NoSuchMonth(month.value.to_string()),
        });
    }
    if !cursor.eat("-") {
        return Ok(Rest::Month(month));
    }
    let at = cursor.at;
    let day = part(cursor, |cursor| two(cursor, Problem::ExpectedDay))?;
    if !(1..=31).any(|number| day.value.allow(number)) {
        return Err(Fault {
            at,
            problem: Problem::NoSuchDay(day.value.to_string()),
        });
    }
    Ok(Rest::Day(month, day))
}

fn two(cursor: &mut Cursor, problem: Problem) -> Parsed<Digits> {
    digits(cursor, 2).map_or_else(|| cursor.fail(problem), Ok)
}

/// Exactly so many digits or `X`; on failure the cursor stands at the byte
/// that is neither.
fn digits(cursor: &mut Cursor, width: usize) -> Option<Digits> {
    let taken = cursor.take_while(width, |byte| byte.is_ascii_digit() || *byte == b'X');
    if taken.len() == width {
        Digits::read(taken)
    } else {
        None
    }
}

/// The number, or `i64::MAX` where it is greater.
fn number(digits: &[u8]) -> i64 {
    digits.iter().fold(0i64, |sum, digit| {
        sum.saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EDTF, its first day, its last day; empty where there is none.
    const DATES: [(&str, &str, &str); 38] = [
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
            assert_eq!(written, [earliest, latest], "{edtf}");
            assert_eq!(date.to_string(), edtf);
        }
    }

    /// A text, the character where it goes wrong, the start of the sentence.
    const REFUSED: [(&str, usize, &str); 51] = [
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
        ("-0000", 0, "expected four digits of a year"),
        ("Y1956", 5, "after Y, expected a year of five digits"),
        ("Y17E", 4, "after Y, expected a year of five digits"),
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
            assert_eq!(error.at, at, "{text}: {error}");
        }
    }
}
