//! Whether a wording gives away what would be asked.

use super::fold::{fold, parts, without_article};
use crate::date::Date;

/// Whether a text names the year of a date, in full or by its last two digits after
/// an apostrophe.
#[must_use]
pub fn holds_date(text: &str, date: &Date) -> bool {
    // Most titles have no digit at all.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let extent = date.extent();
    [extent.earliest, extent.latest]
        .into_iter()
        .flatten()
        .any(|day| {
            let year = day.to_ymd().0.unsigned_abs().to_string();
            holds_number(text, &year)
                || (year.len() == 4 && text.contains(&format!("’{}", &year[2..])))
        })
}

/// Whether a text holds these digits as a number of their own, or as the beginning of
/// a decade: "1956", "1950s".
fn holds_number(text: &str, digits: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(digits).any(|(at, found)| {
        !is_digit(text[..at].chars().next_back())
            && !is_digit(text[at + found.len()..].chars().next())
    })
}

/// Whether a sentence holds a name, as whole words.
#[must_use]
pub fn holds_name(sentence: &str, name: &str) -> bool {
    folded_holds_name(&fold(sentence), name)
}

/// The same of a sentence that is folded already.
#[must_use]
pub fn folded_holds_name(sentence: &str, name: &str) -> bool {
    let name = without_article(&fold(name));
    !name.is_empty()
        && sentence.match_indices(&name).any(|(at, found)| {
            let (before, after) = (&sentence[..at], &sentence[at + found.len()..]);
            parts(before.chars().next_back()) && parts(after.chars().next())
        })
}

#[cfg(test)]
mod tests {
    use super::super::fold::looks_to_hold;
    use super::*;

    #[test]
    fn a_year_is_found_in_the_ways_it_is_written() {
        let date = Date::parse("1956-10-19").unwrap();
        for (text, held) in [
            ("the declaration of 1956", true),
            ("the ’56 talks", true),
            ("1956–1960", true),
            ("the 1950s", false),
            ("the 19561 islands", false),
            ("56 islands", false),
        ] {
            assert_eq!(holds_date(text, &date), held, "{text}");
        }
    }

    #[test]
    fn a_name_is_found_as_whole_words() {
        for (sentence, name, held) in [
            ("What did Tōgō sign?", "Togo", true),
            ("What did the Togolese sign?", "Togo", false),
            ("Which border river was it?", "Amur River", false),
            ("Was it the Amur River?", "the Amur River", true),
            ("東郷は何をしたか", "東郷", true),
            ("Who?", "", false),
            ("Was it New York?", "New York", true),
            ("Was it New-York?", "New  York", true),
            ("Was it Newport?", "New", false),
            ("Кто подписал?", "Подписал", true),
            ("彼は東京都へ", "東京", true),
            ("Who was at Xi’an?", "Xi’an", true),
        ] {
            assert_eq!(holds_name(sentence, name), held, "{sentence}");
            let seen = looks_to_hold(&fold(sentence), name, true);
            assert!(seen.is_none_or(|seen| seen == held), "{sentence}");
        }
    }
}
