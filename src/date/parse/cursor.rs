//! The place in a text up to which it has been read.

use crate::date::digits::Digits;
use crate::date::error::Problem;

/// A problem and the byte at which it lies; that byte starts a character, for
/// all before it was read as ASCII.
pub(in crate::date) struct Fault {
    pub(in crate::date) at: usize,
    pub(in crate::date) problem: Problem,
}

/// What a rule of the grammar yields.
pub(super) type Parsed<T> = Result<T, Fault>;

/// A text and how many of its bytes have been read, of which each is ASCII.
pub(super) struct Cursor<'t> {
    text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    /// At the start of the text.
    pub(super) fn new(text: &'t str) -> Cursor<'t> {
        Cursor { text, at: 0 }
    }

    /// What has been read.
    pub(super) fn read(&self) -> &'t [u8] {
        &self.text.as_bytes()[..self.at]
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// The next byte.
    pub(super) fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    /// Passes over the text if it comes next.
    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let comes = self.rest().starts_with(expected.as_bytes());
        self.at += if comes { expected.len() } else { 0 };
        comes
    }

    /// Passes over all bytes that fit, up to so many.
    pub(super) fn take_while(&mut self, most: usize, fits: fn(&u8) -> bool) -> &'t [u8] {
        let rest = self.rest();
        let length = rest.iter().take(most).take_while(|byte| fits(byte)).count();
        self.at += length;
        &rest[..length]
    }

    /// That something is wrong here.
    pub(super) fn fail<T>(&self, problem: Problem) -> Parsed<T> {
        Err(Fault {
            at: self.at,
            problem,
        })
    }

    /// The text must end here.
    pub(super) fn end(&self) -> Parsed<()> {
        // A character starts here: all that was read is ASCII.
        match self.text[self.at..].chars().next() {
            None => Ok(()),
            Some('T') => self.fail(Problem::TimeOfDay),
            Some('/') => self.fail(Problem::SpanInSpan),
            Some(next) => self.fail(Problem::Unexpected(next)),
        }
    }

    /// Exactly so many digits or `X`; on failure it stands at the byte that is neither.
    pub(super) fn digits(&mut self, width: usize) -> Option<Digits> {
        let taken = self.take_while(width, |byte| byte.is_ascii_digit() || *byte == b'X');
        (taken.len() == width)
            .then(|| Digits::read(taken))
            .flatten()
    }

    /// A number without leading zeros, or `i64::MAX` where it is greater.
    pub(super) fn number(&mut self) -> Option<i64> {
        let digits = self.take_while(usize::MAX, u8::is_ascii_digit);
        let more = |sum: i64, digit: &u8| {
            sum.saturating_mul(10)
                .saturating_add(i64::from(digit - b'0'))
        };
        digits
            .first()
            .filter(|digit| **digit != b'0')
            .map(|_| digits.iter().fold(0, more))
    }
}
