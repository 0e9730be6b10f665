//! For a text that is no EDTF date: what its writer may have meant.

use super::error::{DateError, Problem};
use super::parse::{Fault, is_edtf};

/// The error for the reader: that the whole is in another notation, if it is
/// one we know, else the fault as it was met.
pub(super) fn better(text: &str, fault: Fault) -> DateError {
    // The parser reads ASCII alone, so its byte always starts a character.
    let (before, after) = text.split_at_checked(fault.at).unwrap_or((text, ""));
    if let Some(meant) = with_era(text).or_else(|| with_separators(text)) {
        return DateError {
            at: 0,
            problem: Problem::OtherNotation {
                found: text.to_owned(),
                meant,
            },
        };
    }
    let problem = match after.chars().next() {
        Some(found) if found.is_whitespace() => Problem::Space,
        Some(found) => {
            plain(found).map_or(fault.problem, |write| Problem::Lookalike { found, write })
        }
        None => fault.problem,
    };
    DateError {
        at: before.chars().count(),
        problem,
    }
}

/// The ASCII character that this one is easily taken for.
fn plain(found: char) -> Option<char> {
    match found {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '…' => Some('.'),
        'x' => Some('X'),
        // Full-width forms stand in the order of ASCII, from '!' on.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(found) - 0xfee0),
        _ => None,
    }
}

/// `490 BC`, `79 AD`: the year, astronomical.
fn with_era(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let era = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.strip_suffix(era)?;
    let year: i64 = number
        .parse()
        .ok()
        .filter(|year| (1..=9999).contains(year))?;
    let era = era.replace(['.', ' '], "").to_ascii_uppercase();
    let year = match era.as_str() {
        "BC" | "BCE" => 1 - year,
        "AD" | "CE" => year,
        _ => return None,
    };
    Some(vec![if year < 0 {
        format!("{year:05}")
    } else {
        format!("{year:04}")
    }])
}

/// `19/10/1956`, `1956.10.19`, `10/1956`, `1956-1-5`: every date of the
/// calendar that it may mean.
fn with_separators(text: &str) -> Option<Vec<String>> {
    let separator = text.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let fields: Vec<&str> = text.split(separator).collect();
    let is_number = |field: &&str| {
        (1..=4).contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !fields.iter().all(is_number) {
        return None;
    }
    let candidates = match fields.as_slice() {
        // With two digits each after a hyphen it is EDTF; what is wrong is elsewhere.
        [year, month, day]
            if separator == '-' && (year.len(), month.len(), day.len()) == (4, 2, 2) =>
        {
            return None;
        }
        [year, month, day] if widths(year, month, day) => vec![[*year, *month, *day]],
        [first, second, year] if widths(year, first, second) => {
            vec![[*year, *second, *first], [*year, *first, *second]]
        }
        [year, month] | [month, year] if widths(year, month, "") => vec![[*year, *month, ""]],
        [from, to] if separator == '-' && from.len() == 4 && to.len() == 4 => {
            return Some(vec![[*from, *to].join("/")]);
        }
        _ => return None,
    };
    let mut meant: Vec<String> = candidates.into_iter().filter_map(edtf).collect();
    meant.dedup();
    // Two numbers that are no month may be anything, 1918/22 say.
    (fields.len() == 3 || !meant.is_empty()).then_some(meant)
}

fn widths(year: &str, month: &str, day: &str) -> bool {
    year.len() == 4 && month.len() <= 2 && day.len() <= 2
}

fn edtf([year, month, day]: [&str; 3]) -> Option<String> {
    let fields = [month, day].into_iter().filter(|field| !field.is_empty());
    let text = fields.fold(year.to_owned(), |text, field| format!("{text}-{field:0>2}"));
    // Seasons have numbers too, but nobody writes 21/1956 for one.
    let is_month = month
        .parse()
        .is_ok_and(|month: u8| (1..=12).contains(&month));
    (is_month && is_edtf(&text)).then_some(text)
}
