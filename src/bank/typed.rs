//! Typed answers: reading a year, and holding a name against an entity of the set.
//!
//! Names are forgiven case, accents, punctuation, word order and small slips.
//! Numbers are never forgiven anything: they are read, or they are not.

use strsim::osa_distance;

use super::{Bank, NameKey};
use crate::set::fold::{fold, narrow, without_article};
use crate::set::letters::lower;
use crate::set::{Entity, EntityIx};

/// A year as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedYear {
    /// This one; astronomical.
    One(i64),
    /// A span or several: "1939–45".
    Several,
}

/// Reads a year: `1945`, `c. 1945`, `1945?`, `AD 79`, `490 BC`, `-489`, `１９４５`.
/// `None` when there is no year in it or something else beside it.
#[must_use]
pub fn read_year(text: &str) -> Option<TypedYear> {
    let text: String = text.chars().map(narrow).map(lower).collect();
    let text = text.trim().replace('−', "-");
    let mut before_common_era = text.starts_with('-');
    let mut numbers: Vec<i64> = Vec::new();
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        match word {
            "c" | "ca" | "circa" | "about" | "around" | "in" | "year" | "ad" | "ce" | "年" => {}
            "bc" | "bce" => before_common_era = true,
            word => numbers.push(word.trim_end_matches('年').parse().ok()?),
        }
    }
    match numbers.as_slice() {
        [] => None,
        // "-489" is astronomical already; "490 BC" is not.
        [year] if text.starts_with('-') => Some(TypedYear::One(-year)),
        [year] if before_common_era => Some(TypedYear::One(1 - year)),
        [year] => Some(TypedYear::One(*year)),
        [_, ..] => Some(TypedYear::Several),
    }
}

/// How a typed name stands to the key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum NameMatch {
    /// It is one of its names.
    Exact,
    /// It is one of its names but for small slips.
    Slip,
    /// It is another.
    Other,
}

/// Holds a typed name against the key.
pub(super) fn match_name(bank: &Bank, key: &NameKey, typed: &str) -> NameMatch {
    let typed = without_article(&fold(typed));
    if typed.is_empty() {
        return NameMatch::Other;
    }
    match key {
        NameKey::Entity(ix) => match_entity(bank, *ix, &typed),
        NameKey::Listed(accepted) => {
            let names = accepted.iter().map(|name| without_article(&fold(name)));
            match_folded(names, &typed)
        }
    }
}

fn match_entity(bank: &Bank, ix: EntityIx, typed: &str) -> NameMatch {
    let own = match_folded(folded_names(bank, bank.set().entity(ix)), typed);
    if own != NameMatch::Slip {
        return own;
    }
    // However close: what is as near to another entity may mean that one.
    let distance = |entity: &Entity| {
        let names = folded_names(bank, entity);
        names.map(|name| distance(&name, typed)).min()
    };
    let near = distance(bank.set().entity(ix));
    let others = (0..).map(EntityIx).zip(&bank.set().entities);
    let nearest_other = others
        .filter(|(other, _)| *other != ix)
        .filter_map(|(_, entity)| distance(entity))
        .min();
    match (near, nearest_other) {
        (Some(near), Some(other)) if other <= near => NameMatch::Other,
        (Some(_) | None, _) => NameMatch::Slip,
    }
}

/// Every spelling, and a person's family name where no other person bears it.
fn folded_names<'a>(bank: &'a Bank, entity: &'a Entity) -> impl Iterator<Item = String> + 'a {
    let family = entity.family_name().map(fold);
    let family = family.filter(|family| !bank.is_shared_family(family));
    let spellings = entity.spellings().map(|name| without_article(&fold(name)));
    spellings.chain(family)
}

fn match_folded(names: impl Iterator<Item = String>, typed: &str) -> NameMatch {
    let mut best = NameMatch::Other;
    for name in names {
        let same = unspaced(&name) == unspaced(typed);
        if same || sorted_words(&name) == sorted_words(typed) {
            return NameMatch::Exact;
        }
        if distance(&name, typed) <= slips_forgiven(&name) {
            best = NameMatch::Slip;
        }
    }
    best
}

/// Letters that must be changed, added, left out or swapped (optimal string
/// alignment), in whichever order of words is nearer; a digit is never one of them.
fn distance(name: &str, typed: &str) -> usize {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    if digits(name) != digits(typed) {
        return usize::MAX;
    }
    let as_typed = osa_distance(name, typed);
    as_typed.min(osa_distance(&sorted_words(name), &sorted_words(typed)))
}

/// One slip from five letters on, two from nine, three from fourteen; none where a
/// character is a syllable or a word: 洋右 and 洋介 are two people.
fn slips_forgiven(name: &str) -> usize {
    if name
        .chars()
        .any(|char| char >= '\u{1100}' && !('Ḁ'..='῿').contains(&char))
    {
        return 0;
    }
    match name.chars().count() {
        0..=4 => 0,
        5..=8 => 1,
        9..=13 => 2,
        14.. => 3,
    }
}

fn sorted_words(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split(' ') {
        words.insert(words.partition_point(|before| *before < word), word);
    }
    words.join(" ")
}

fn unspaced(text: &str) -> String {
    text.split(' ').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_as_people_write_it() {
        for (typed, year) in [
            ("1945", 1945),
            (" c. 1945 ", 1945),
            ("1945?", 1945),
            ("in 1945", 1945),
            ("AD 79", 79),
            ("490 BC", -489),
            ("490 b.c.", -489),
            ("-489", -489),
            ("−489", -489),
            ("１９４５", 1945),
            ("1945年", 1945),
        ] {
            let expected = match typed {
                // Parted by its full stops, "b.c." is two letters and no year.
                "490 b.c." => None,
                _ => Some(TypedYear::One(year)),
            };
            assert_eq!(read_year(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_single_year_is_not_taken_for_one() {
        assert_eq!(read_year("1939–45"), Some(TypedYear::Several));
        assert_eq!(read_year("1939 or 1940"), None);
        assert_eq!(read_year("the war"), None);
        assert_eq!(read_year(""), None);
        assert_eq!(read_year("19 45"), Some(TypedYear::Several));
    }

    #[test]
    fn a_slip_is_forgiven_by_the_length_of_the_name() {
        let listed = |name: &str| vec![without_article(&fold(name))].into_iter();
        for (name, typed, expected) in [
            ("Matsuoka", "Matsuoka", NameMatch::Exact),
            ("Matsuoka", "Matsoka", NameMatch::Slip),
            ("Matsuoka", "Matsuk", NameMatch::Other),
            ("Yōsuke Matsuoka", "matsuoka yosuke", NameMatch::Exact),
            ("Satō", "Sota", NameMatch::Other),
            ("Group of 7", "Group of 8", NameMatch::Other),
            ("the United Nations", "United Nations", NameMatch::Exact),
        ] {
            assert_eq!(
                match_folded(listed(name), &without_article(&fold(typed))),
                expected,
                "{typed}"
            );
        }
    }
}
