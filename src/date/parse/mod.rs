//! From text to a date: one function per rule of the EDTF grammar.

mod cursor;
mod simple;

#[cfg(test)]
mod tests;

use super::advice::better;
use super::error::{DateError, Problem};
use super::form::{Choice, Date, Form, NoEnd, Span};
use super::simple::Simple;
use cursor::{Cursor, Parsed};
use simple::simple;

pub(super) use cursor::Fault;

impl Date {
    /// Reads an EDTF date.
    ///
    /// # Errors
    /// Where and why the text is no date, worded so that it can be mended.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        date(&mut Cursor::new(text))
            .map(|form| Date { form })
            .map_err(|fault| better(text, fault))
    }
}

/// Whether the text is EDTF, without the advice that an error would carry.
pub(super) fn is_edtf(text: &str) -> bool {
    date(&mut Cursor::new(text)).is_ok()
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
