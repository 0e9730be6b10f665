//! A date of a cell as numbers and words.

use super::words;

/// A part of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
}

/// Numbers and the words between them; `1956年10月` has no spaces.
pub(super) fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let is_digit = first.is_ascii_digit();
            let end = rest.find(|sign: char| sign.is_ascii_digit() != is_digit);
            let (part, behind) = match counted(rest) {
                Some(parts) => parts,
                None => rest.split_at(end.unwrap_or(rest.len())),
            };
            tokens.push(match is_digit {
                true => Token::Number(part),
                false => Token::Word(part),
            });
            rest = behind;
        }
    }
    tokens
}

/// "年頃": the year, and what is said of it.
fn counted(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let (counter, behind) = text.split_at_checked(first.len_utf8())?;
    let is_counter = words::counter(counter).is_some() && !text.starts_with("年代");
    is_counter.then_some((counter, behind))
}

/// "1956-10-19T00:00:00", "19.10.1956 14:30": the day alone.
pub(super) fn without_time(text: &str) -> &str {
    let time = || {
        let colon = text.find(':')?;
        let before = text.get(..colon)?;
        let begins = before.rfind([' ', 'T', 't'])?;
        let hours = before.get(begins + 1..)?;
        let is_hours = !hours.is_empty() && hours.bytes().all(|byte| byte.is_ascii_digit());
        is_hours.then(|| before.get(..begins)).flatten()
    };
    time().map_or(text, |day| day.trim_end_matches([',', ' ']))
}
