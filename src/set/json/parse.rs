//! From a text to a value.

use std::fmt;

use super::{Name, Value};

/// Lists and objects within one another, at the most.
const DEEPEST: u32 = 120;

/// Why a text is not JSON, and where it ceases to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What was expected there.
    pub expected: Expected,
}

/// What can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value of any kind.
    Value,
    /// The name of a field, in quotation marks.
    Name,
    /// A colon between name and value.
    Colon,
    /// A comma or the end of a list.
    CommaOrBracket,
    /// A comma or the end of an object.
    CommaOrBrace,
    /// The end of a text.
    Quote,
    /// One of the characters that may follow a backslash.
    Escape,
    /// A digit.
    Digit,
    /// Nothing more.
    End,
    /// Fewer lists and objects within one another.
    LessDepth,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.expected {
            Expected::Value => "a value is missing, or a text without quotation marks stands here",
            Expected::Name => "the name of a field is missing, in quotation marks",
            Expected::Colon => "a colon is missing between a name and its value",
            Expected::CommaOrBracket => "a comma or ] is missing",
            Expected::CommaOrBrace => "a comma or } is missing",
            Expected::Quote => "a text does not end, or a line break stands in it",
            Expected::Escape => "no such character can follow a backslash",
            Expected::Digit => "a digit is missing",
            Expected::End => "something stands after the end",
            Expected::LessDepth => "too many lists stand within one another",
        })
    }
}

/// Reads a text.
///
/// # Errors
/// When it is not JSON; with the line and column where it ceases to be.
pub fn parse(text: &str) -> Result<Value<'_>, SyntaxError> {
    let mut parser = Parser { text, at: 0 };
    let parsed = parser.whole();
    parsed.map_err(|expected| parser.error(expected))
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

type Parsed<T> = Result<T, Expected>;

impl<'a> Parser<'a> {
    fn error(&self, expected: Expected) -> SyntaxError {
        let before = &self.text[..self.at];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        SyntaxError {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            expected,
        }
    }

    fn whole(&mut self) -> Parsed<Value<'a>> {
        let value = self.value(0)?;
        self.space();
        if self.at < self.text.len() {
            return Err(Expected::End);
        }
        Ok(value)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: u32) -> Parsed<Value<'a>> {
        self.space();
        match self.peek() {
            Some(b'"') => Ok(Value::Text(self.quoted()?.into_owned())),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(_) | None => Err(Expected::Value),
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Parsed<Value<'a>> {
        if !self.text[self.at..].starts_with(word) {
            return Err(Expected::Value);
        }
        self.at += word.len();
        Ok(value)
    }

    fn list(&mut self, depth: u32) -> Parsed<Value<'a>> {
        let mut items = Vec::new();
        self.open(depth)?;
        if self.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.take(b']') {
                return Ok(Value::List(items));
            }
            if !self.take(b',') {
                return Err(Expected::CommaOrBracket);
            }
        }
    }

    fn object(&mut self, depth: u32) -> Parsed<Value<'a>> {
        let mut fields = Vec::new();
        self.open(depth)?;
        if self.take(b'}') {
            return Ok(Value::Object(fields));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(Expected::Name);
            }
            let name = self.quoted()?;
            self.space();
            if !self.take(b':') {
                return Err(Expected::Colon);
            }
            fields.push((name, self.value(depth + 1)?));
            self.space();
            if self.take(b'}') {
                return Ok(Value::Object(fields));
            }
            if !self.take(b',') {
                return Err(Expected::CommaOrBrace);
            }
        }
    }

    /// Past the opening bracket and the white space after it.
    fn open(&mut self, depth: u32) -> Parsed<()> {
        if depth >= DEEPEST {
            return Err(Expected::LessDepth);
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    fn number(&mut self) -> Parsed<Value<'a>> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(Value::Number(self.text[start..self.at].to_owned()))
    }

    fn digits(&mut self) -> Parsed<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start {
            return Err(Expected::Digit);
        }
        Ok(())
    }

    /// A text, borrowed as long as nothing in it is escaped.
    fn quoted(&mut self) -> Parsed<Name<'a>> {
        self.at += 1;
        let mut text = String::new();
        let mut plain = self.at;
        loop {
            match self.peek() {
                Some(b'"') => {
                    let rest = &self.text[plain..self.at];
                    self.at += 1;
                    if text.is_empty() {
                        return Ok(Name::Borrowed(rest));
                    }
                    text.push_str(rest);
                    return Ok(Name::Owned(text));
                }
                Some(b'\\') => {
                    text.push_str(&self.text[plain..self.at]);
                    text.push(self.escaped()?);
                    plain = self.at;
                }
                Some(0..=0x1f) | None => return Err(Expected::Quote),
                Some(_) => self.at += 1,
            }
        }
    }

    fn escaped(&mut self) -> Parsed<char> {
        self.at += 1;
        let escaped = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.numbered();
            }
            Some(_) | None => return Err(Expected::Escape),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// After `\u`: a character by its number, or by two that make one.
    fn numbered(&mut self) -> Parsed<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).ok_or(Expected::Escape);
        }
        if !self.take(b'\\') || !self.take(b'u') {
            return Err(Expected::Escape);
        }
        let second = self.hex()?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(Expected::Escape);
        }
        let joined = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        char::from_u32(joined).ok_or(Expected::Escape)
    }

    fn hex(&mut self) -> Parsed<u32> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            number = number * 16 + digit.ok_or(Expected::Escape)?;
            self.at += 1;
        }
        Ok(number)
    }
}
