//! Whether a wording gives away what would be asked.

use super::Entity;
use super::fold::{behind_folded, ends_name, fold, parts, without_article};
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
            let mut numbers = text.as_bytes().split(|byte| !byte.is_ascii_digit());
            let mut cut = text.split('’').skip(1);
            numbers.any(|number| number == year.as_bytes())
                || (year.len() == 4 && cut.any(|rest| rest.starts_with(&year[2..])))
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
    holds_folded(sentence, &without_article(&fold(name)))
}

/// The same of a name that is folded and has no article.
fn holds_folded(sentence: &str, name: &str) -> bool {
    behind_folded(sentence, name).any(|after| ends_name(after.chars()))
}

/// Letters that two words of one root have in common: Japan, Japanese.
const ROOT: usize = 5;
/// Words that many names have, and that tell none of them.
const COMMON: [&str; 31] = [
    "a",
    "an",
    "and",
    "between",
    "commonwealth",
    "confederation",
    "democratic",
    "duchy",
    "empire",
    "federal",
    "federation",
    "federative",
    "for",
    "in",
    "kingdom",
    "of",
    "on",
    "people",
    "peoples",
    "powers",
    "realm",
    "republic",
    "republics",
    "socialist",
    "state",
    "states",
    "the",
    "to",
    "union",
    "united",
    "with",
];

/// Whether a folded text names an entity, or holds a word of the root of one of its names.
#[must_use]
pub fn hints_at(text: &str, entity: &Entity) -> bool {
    Hints::at(entity).stand_in(text)
}

/// The names of an entity, folded once for many texts.
#[derive(Clone, Debug)]
pub struct Hints {
    names: Vec<String>,
}

impl Hints {
    /// What hints at an entity.
    #[must_use]
    pub fn at(entity: &Entity) -> Hints {
        let names = entity.spellings().chain(entity.family_name());
        Hints {
            names: names.map(|name| without_article(&fold(name))).collect(),
        }
    }

    /// Whether a folded text holds one of the names, or a word of the root of one.
    #[must_use]
    pub fn stand_in(&self, text: &str) -> bool {
        self.names.iter().any(|name| {
            let words = name.split(' ').filter(|word| !COMMON.contains(word));
            holds_folded(text, name) || { words }.any(|word| is_rooted(text, word))
        })
    }
}

/// Whether a folded text has a word of the same root.
fn is_rooted(text: &str, word: &str) -> bool {
    match word.char_indices().nth(ROOT - 1) {
        Some((at, last)) => behind_folded(text, &word[..at + last.len_utf8()])
            .next()
            .is_some(),
        // A letter of an abbreviation is no word.
        None => {
            let mut behind = behind_folded(text, word);
            word.chars().nth(1).is_some() && behind.any(|after| parts(after.chars().next()))
        }
    }
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
            ("Who was Tōgō’s ally?", "Togo", true),
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

    #[test]
    fn a_text_hints_at_a_name_by_the_roots_of_its_words() {
        let set = r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
            {"id":"a","kind":"state","name":"the United States","aliases":["America","US"]}]}"#;
        let set = crate::set::read(set).unwrap().set;
        let states = &set.entities[0];
        for (text, hints) in [
            ("the American exit", true),
            ("the pact with the US", true),
            ("the United Nations", false),
            ("the Union of States", false),
            ("the use of force", false),
        ] {
            assert_eq!(hints_at(&fold(text), states), hints, "{text}");
        }
    }
}
