//! The judge's own folding of texts, for comparing and for finding names in sentences.

/// Letters with a mark, each line after the letter that it comes down to.
const BASES: [(&str, &str); 16] = [
    ("a", "àáâãäåāăą"),
    ("c", "çćĉċč"),
    ("d", "ďđ"),
    ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏő"),
    ("r", "ŕŗř"),
    ("s", "śŝşš"),
    ("t", "ţťŧ"),
    ("u", "ùúûüũūŭůűų"),
    ("y", "ýÿŷ"),
    ("z", "źżž"),
];

/// A text in lower case, without accents, its words parted by single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for char in text.chars().flat_map(char::to_lowercase) {
        if char.is_ascii_alphanumeric() {
            folded.push(char);
        } else if ('\u{300}'..='\u{36f}').contains(&char) || "'’ʼ".contains(char) {
            // A mark on the letter before it, or an apostrophe within a word.
        } else if let Some((base, _)) = BASES.iter().find(|(_, marked)| marked.contains(char)) {
            folded.push_str(base);
        } else if char.is_alphanumeric() {
            folded.push(char);
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether a folded text holds a folded name as words of its own.
#[must_use]
pub fn holds(text: &str, name: &str) -> bool {
    let name = name.strip_prefix("the ").unwrap_or(name);
    // Chinese and Japanese have no spaces between words.
    let parts = |c: Option<char>| c.is_none_or(|c| c == ' ' || c >= '\u{2e80}');
    !name.is_empty()
        && text.match_indices(name).any(|(at, found)| {
            let after = &text[at + found.len()..];
            parts(text[..at].chars().next_back()) && parts(after.chars().next())
        })
}

/// Whether a folded text has a word that begins with the same five letters; a shorter word
/// is held against whole ones.
#[must_use]
pub fn is_rooted_in(text: &str, word: &str) -> bool {
    let long = word.char_indices().nth(4);
    match long {
        Some((at, last)) => {
            let root = &word[..at + last.len_utf8()];
            text.split(' ').any(|other| other.starts_with(root))
        }
        None => word.chars().count() > 2 && text.split(' ').any(|other| other == word),
    }
}

/// Whether a text names a year by its digits, standing alone: `1956`, `’56`.
#[must_use]
pub fn holds_year(text: &str, year: i64) -> bool {
    // Astronomical years: 0 is 1 BCE.
    let said = if year <= 0 { 1 - year } else { year };
    let digits = said.to_string();
    let short = format!("’{}", &digits[digits.len().saturating_sub(2)..]);
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let alone = text.match_indices(&digits).any(|(at, found)| {
        let after = &text[at + found.len()..];
        let decade = after.starts_with('s');
        !is_digit(text[..at].chars().next_back()) && !is_digit(after.chars().next()) && !decade
    });
    alone || (digits.len() == 4 && text.contains(&short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_words_of_its_own() {
        for (text, name, held) in [
            ("Did Shigenori Tōgō sign?", "togo", true),
            ("The Togolese", "Togo", false),
            ("In the United Nations.", "the United Nations", true),
            ("東郷茂徳は", "東郷茂徳", true),
            ("Xi’an fell", "Xian", true),
        ] {
            assert_eq!(holds(&fold(text), &fold(name)), held, "{text}");
        }
    }

    #[test]
    fn a_year_is_found_by_its_digits() {
        for (text, year, held) in [
            ("the pact of 1941", 1941, true),
            ("the 1941s", 1941, false),
            ("in 490 BCE", -489, true),
            ("the ’41 talks", 1941, true),
            ("19412 men", 1941, false),
        ] {
            assert_eq!(holds_year(text, year), held, "{text}");
        }
    }
}
