//! Typed answers: reading a year or a number, and holding a name against an entity.
//!
//! Names are forgiven case, accents, punctuation, word order and small slips.
//! Numbers are never forgiven anything: they are read, or they are not.

mod name;
mod number;
mod roll;
mod year;

#[cfg(test)]
mod laws;

pub(super) use name::{NameMatch, match_name};
pub(super) use number::{AmountMatch, match_amount};
pub use number::{NUMBER_WORDS, is_amount};
pub(super) use roll::Roll;
pub use year::{TypedYear, read_year};

use crate::set::fold::narrow;
use crate::set::letters::lower;

/// A typed text with one sign for each thing: ASCII digits, small letters, plain spaces
/// and hyphens, no full stop within a word ("b.c." is "bc").
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.trim().chars().map(plain_char).peekable();
    let mut last = ' ';
    while let Some(char) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let joins = char == '.' && last.is_alphabetic() && next.is_alphabetic();
        if !joins && !is_unseen(char) {
            plain.push(char);
        }
        last = char;
    }
    plain
}

fn plain_char(char: char) -> char {
    // Digits of Arabic, Persian and Hindi.
    for zero in ['٠', '۰', '०'] {
        let digit = u32::from(char).wrapping_sub(u32::from(zero));
        if let Some(digit) = char::from_digit(digit, 10) {
            return digit;
        }
    }
    match lower(narrow(char)) {
        '−' | '‐' | '‑' => '-',
        '’' | '٬' => '\'',
        char if char.is_whitespace() => ' ',
        char => char,
    }
}

/// Marks that steer how a text runs, and are copied along with it.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The parts of a plain text: runs of digits, runs of letters, and every other
/// character, Chinese ones too, by itself. Spaces part and are left out.
fn parts(plain: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = plain.trim_start_matches(' ');
    while let Some(first) = rest.chars().next() {
        let belongs: fn(char) -> bool = match first {
            '0'..='9' => |char| char.is_ascii_digit(),
            _ if is_run(first) => is_run,
            _ => |_| false,
        };
        let end = rest.find(|char| !belongs(char)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end.max(first.len_utf8()));
        parts.push(part);
        rest = after.trim_start_matches(' ');
    }
    parts
}

fn is_run(char: char) -> bool {
    char.is_alphabetic() && !('\u{4e00}'..='\u{9fff}').contains(&char)
}
