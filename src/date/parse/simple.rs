//! One date without `/` or `[…]`, component by component.

use super::cursor::{Cursor, Fault, Parsed};
use crate::date::digits::Digits;
use crate::date::error::Problem;
use crate::date::season::Season;
use crate::date::simple::{Doubt, Part, Rest, Simple};
use crate::date::year::{Base, Long, Rounded, Year};

/// A date without `/` or `[…]`.
pub(super) fn simple(cursor: &mut Cursor) -> Parsed<Simple> {
    let year = part(cursor, year)?;
    // Only a year of four digits can go on to a month.
    let rest = match year.value {
        Year::Four { .. } if cursor.eat("-") => after_year(cursor)?,
        Year::Four { .. } | Year::Long(_) | Year::Rounded(_) => Rest::Nothing,
    };
    Simple::new(year, rest).ok_or_else(|| no_such_day(cursor, year.value, &rest))
}

/// Why a day that was just read is none.
fn no_such_day(cursor: &Cursor, year: Year, rest: &Rest) -> Fault {
    let dash = cursor.read().iter().rposition(|byte| *byte == b'-');
    let exact = |digits: Digits| digits.exact().and_then(|number| u8::try_from(number).ok());
    let (first, last) = year.bounds();
    let known = match rest {
        Rest::Day(month, day) if first == last => exact(month.value).zip(exact(day.value)),
        Rest::Nothing | Rest::Season(_) | Rest::Month(_) | Rest::Day(..) => None,
    };
    let problem = known.map_or(Problem::NeverOccurs, |(month, day)| {
        Problem::MonthTooShort {
            year: first,
            month,
            day,
        }
    });
    Fault {
        at: dash.map_or(0, |dash| dash + 1),
        problem,
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
    let Some(digits) = cursor.digits(4) else {
        return cursor.fail(Problem::ExpectedYear);
    };
    if negative && digits.exact() == Some(0) {
        return Err(Fault {
            at,
            problem: Problem::NegativeZero,
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
    let mantissa = cursor.number();
    let exponent = if cursor.eat("E") {
        cursor.number()
    } else {
        Some(0)
    };
    let (Some(mantissa), Some(exponent)) = (mantissa, exponent) else {
        return cursor.fail(Problem::ExpectedLongYear);
    };
    if mantissa < 10_000 && exponent == 0 {
        return cursor.fail(Problem::ExpectedLongYear);
    }
    let long = u8::try_from(exponent)
        .ok()
        .and_then(|exponent| Long::new(sign * mantissa, exponent));
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
    let significant = cursor.number().and_then(|number| u8::try_from(number).ok());
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
    cursor.digits(2).map_or_else(|| cursor.fail(problem), Ok)
}
