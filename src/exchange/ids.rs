//! Ids for items that come without: from their words, the same for the same file each time, so
//! that what was learned is found again when the file is loaded anew.

use std::collections::HashMap;

use crate::set::fold::fold;

/// The most signs of an id.
const LONGEST: usize = 48;

/// The ids that were given so far.
#[derive(Clone, Debug, Default)]
pub struct Ids(HashMap<String, u32>);

impl Ids {
    /// An id from these words, which no other item has; of several items of the same words, the
    /// second gets `-2` and so on.
    pub fn of(&mut self, words: &str) -> String {
        let slug = slug(words);
        loop {
            let count = self.0.entry(slug.clone()).or_insert(0);
            *count += 1;
            let id = match *count {
                1 => slug.clone(),
                count => format!("{slug}-{count}"),
            };
            // "treaty-2" may be what another item is called.
            if id == slug || !self.0.contains_key(&id) {
                if id != slug {
                    self.0.insert(id.clone(), 1);
                }
                return id;
            }
        }
    }

    /// Notes an id that an item brought along.
    pub fn take(&mut self, id: &str) {
        self.0.entry(id.to_owned()).or_insert(1);
    }
}

/// Words as an id: folded, with hyphens between, cut at the end of a word where there is one.
/// "Item" where nothing of them can stand in an id.
#[must_use]
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    let folded = fold(words);
    let parts = folded.split(|sign: char| !sign.is_alphanumeric());
    for part in parts.filter(|part| !part.is_empty()) {
        let signs = slug.chars().count();
        if signs > 0 && signs + part.chars().count() >= LONGEST {
            break;
        }
        if signs > 0 {
            slug.push('-');
        }
        slug.extend(part.chars().take(LONGEST));
    }
    if slug.is_empty() {
        slug.push_str("item");
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_words_and_each_is_given_once() {
        let mut ids = Ids::default();
        for (words, id) in [
            ("The Treaty of Portsmouth", "the-treaty-of-portsmouth"),
            ("the treaty, of Portsmouth!", "the-treaty-of-portsmouth-2"),
            ("Treaty 2", "treaty-2"),
            ("Treaty", "treaty"),
            ("Treaty", "treaty-3"),
            ("日ソ基本条約", "日ソ基本条約"),
            ("…", "item"),
            ("", "item-2"),
        ] {
            assert_eq!(ids.of(words), id, "{words}");
        }
        assert!(slug(&"word ".repeat(100)).chars().count() <= LONGEST);
        assert!(slug(&"x".repeat(500)).chars().count() <= LONGEST);
    }
}
