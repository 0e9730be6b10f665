//! Finds results and assignments in whatever a teacher was sent: a message with words around it, a
//! mail that breaks and quotes its lines, a link, a file of results, a cell of a table.

use percent_encoding::percent_decode_str;

use super::ASSIGNMENT;
use super::result;
use crate::class::query::read;
use crate::class::submission::{Fault, MARK, VERSION};

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A result.
    Result {
        /// As [`Submission::write`](crate::class::Submission::write) wrote it.
        text: String,
        /// When it was taken in, where a record says so.
        at: Option<i64>,
    },
    /// The beginning of a result that cannot be read.
    Broken(Fault),
    /// The query of an assignment's address.
    Assignment(String),
}

/// What a link writes for the signs of a result; what is encoded twice, too.
const ENCODED: [(&str, char); 4] = [("%3A", ':'), ("%253A", ':'), ("%2E", '.'), ("%252E", '.')];
/// So many commas of a link are tried as its end.
const MOST_COMMAS: usize = 32;

/// All results and assignments of a text, in its order.
#[must_use]
pub fn gather(text: &str) -> Vec<Found> {
    let mut found = results(text);
    found.extend(assignments(text));
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, found)| found).collect()
}

/// A text without what mail programs put into a long word.
#[derive(Default)]
struct Cleaned {
    text: String,
    /// Where something was left out or made shorter: the place here, and how many bytes in all are
    /// missing before it.
    gaps: Vec<(usize, usize)>,
    /// Where there was a gap between two words or lines.
    breaks: Vec<usize>,
}

impl Cleaned {
    fn of(text: &str) -> Cleaned {
        let mut cleaned = Cleaned::default();
        let mut missing = 0;
        let mut skipped = 0;
        for (at, sign) in text.char_indices() {
            if at < skipped {
                continue;
            }
            let rest = &text[at..];
            let encoded = ENCODED.iter().find(|(code, _)| {
                let front = rest.as_bytes().get(..code.len());
                sign == '%'
                    && front.is_some_and(|front| front.eq_ignore_ascii_case(code.as_bytes()))
            });
            if let Some((code, sign)) = encoded {
                cleaned.text.push(*sign);
                skipped = at + code.len();
                missing += code.len() - 1;
                cleaned.gaps.push((cleaned.text.len(), missing));
            } else if is_between(sign, rest) {
                missing += sign.len_utf8();
                cleaned.gaps.push((cleaned.text.len(), missing));
                cleaned.breaks.push(cleaned.text.len());
            } else {
                cleaned.text.push(sign);
            }
        }
        cleaned
    }

    /// Where a place lies in the text as it was.
    fn before(&self, at: usize) -> usize {
        let gaps = self.gaps.partition_point(|(place, _)| *place <= at);
        let last = gaps.checked_sub(1).and_then(|last| self.gaps.get(last));
        at + last.map_or(0, |(_, missing)| *missing)
    }

    /// The first break behind a place.
    fn break_behind(&self, at: usize) -> Option<usize> {
        let before = self.breaks.partition_point(|place| *place <= at);
        self.breaks.get(before).copied()
    }
}

/// Whether a sign may stand inside of a result without being of it: white space, the mark of a
/// quotation, a soft break of a mail, a sign without width.
fn is_between(sign: char, rest: &str) -> bool {
    sign.is_whitespace()
        || matches!(sign, '>' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        || (sign == '='
            && rest
                .get(1..)
                .is_some_and(|next| next.starts_with(['\r', '\n'])))
}

/// The results, each with where it begins.
fn results(text: &str) -> Vec<(usize, Found)> {
    let cleaned = Cleaned::of(text);
    let starts: Vec<usize> = cleaned.text.match_indices(MARK).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([cleaned.text.len()]);
    let found = starts.iter().zip(ends).map(|(start, end)| {
        let piece = cleaned.text.get(*start..end).unwrap_or_default();
        (cleaned.before(*start), one(text, &cleaned, *start, piece))
    });
    found.collect()
}

/// What begins with the mark of a result and goes on to the next.
fn one(text: &str, cleaned: &Cleaned, start: usize, piece: &str) -> Found {
    let packed = piece[MARK.len()..].strip_prefix(VERSION);
    let Some(packed) = packed else {
        // What it is of, reading tells.
        return Found::Broken(result(piece).err().unwrap_or(Fault::Changed));
    };
    let head = piece.len() - packed.len();
    let is_of = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
    let end = head + packed.find(|sign| !is_of(sign)).unwrap_or(packed.len());
    let read = |end: usize| {
        let front = piece.get(..end)?;
        result(&[front, "."].concat()).ok()
    };
    let is_closed = piece.get(end..).is_some_and(|rest| rest.starts_with('.'));
    if let Some(read) = read(end) {
        let behind = is_closed.then(|| cleaned.before(start + end) + 1);
        return Found::Result {
            text: read,
            at: behind.and_then(|behind| moment(text, behind)),
        };
    }
    // The point at its end was lost, and the words behind it look like more of it.
    let broken = cleaned
        .break_behind(start + head)
        .map(|place| place - start);
    match broken.filter(|broken| *broken < end).and_then(read) {
        Some(text) => Found::Result { text, at: None },
        None if is_closed => Found::Broken(Fault::Changed),
        None => Found::Broken(Fault::Cut),
    }
}

/// The moment that a record writes behind a result.
fn moment(text: &str, behind: usize) -> Option<i64> {
    let rest = text.get(behind..)?.lines().next()?;
    rest.strip_prefix(' ')?.trim().parse().ok()
}

/// The assignments, each with where it begins.
fn assignments(text: &str) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    let mut begin = 0;
    for line in text.split_inclusive('\n') {
        let quoted = line.trim_start_matches(|sign: char| is_between(sign, ""));
        match quoted.strip_prefix(ASSIGNMENT) {
            Some(value) => {
                let query = asked(value.trim()).or_else(|| query(value.trim()));
                found.extend(query.map(|query| (begin, Found::Assignment(query))));
            }
            None => {
                let words = line.split(|sign: char| {
                    sign.is_whitespace()
                        || matches!(sign, '"' | '<' | '>' | '\u{201c}' | '\u{201d}')
                });
                let mut at = begin;
                for word in words {
                    found.extend(link(word).map(|query| (at, Found::Assignment(query))));
                    // What parts the words is counted as one: it is an order, no place.
                    at += word.len() + 1;
                }
            }
        }
        begin += line.len();
    }
    found
}

/// The query of an assignment in a word that is a link.
fn link(word: &str) -> Option<String> {
    if !word.contains('?') && !word.contains("%3F") && !word.contains("%3f") {
        return None;
    }
    query(word).or_else(|| {
        // The link stands inside of another, as mail programs write it.
        let decoded = percent_decode_str(word).decode_utf8().ok()?;
        query(&decoded)
    })
}

/// What stands behind the mark of a query in an address of a page.
fn query(address: &str) -> Option<String> {
    let (_, page) = address.split_once("#/")?;
    let (_, query) = page.split_once('?')?;
    let mut query = query.trim_end_matches(['.', ',', ';', ')', ']']);
    for _ in 0..MOST_COMMAS {
        if let Some(query) = asked(query) {
            return Some(query);
        }
        // In a table the next cell may follow.
        (query, _) = query.rsplit_once(',')?;
    }
    None
}

/// A query, where an assignment can be read from it.
fn asked(query: &str) -> Option<String> {
    read(query).map(|_| query.to_owned())
}
