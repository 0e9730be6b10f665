//! Holding a typed name against the key.

use super::Roll;
use crate::bank::{Bank, NameKey};
use crate::set::fold::{fold, without_article};
use crate::set::{Entity, EntityIx, slips};

/// How a typed name stands to the key.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::bank) enum NameMatch {
    /// It is one of its names.
    Exact,
    /// It is one of its names but for small slips.
    Slip,
    /// It is a name of this other entity of the set.
    Another(EntityIx),
    /// It is none of them.
    Other,
}

/// Holds a typed name against the key.
pub(in crate::bank) fn match_name(bank: &Bank, key: &NameKey, typed: &str) -> NameMatch {
    let typed = without_article(&fold(typed));
    if typed.is_empty() {
        return NameMatch::Other;
    }
    match key {
        NameKey::Entity(ix) => match_entity(bank, *ix, &typed),
        NameKey::Listed(accepted) => {
            let names = accepted.iter().map(|name| without_article(&fold(name)));
            match match_folded(names, &typed) {
                Some(0) => NameMatch::Exact,
                Some(_) => NameMatch::Slip,
                None => NameMatch::Other,
            }
        }
    }
}

fn match_entity(bank: &Bank, ix: EntityIx, typed: &str) -> NameMatch {
    let own = folded_names(bank, bank.set().entity(ix)).into_iter();
    let own = match_folded(own, typed);
    if own == Some(0) {
        return NameMatch::Exact;
    }
    if let Some(other) = bank.roll().named(typed, ix) {
        return NameMatch::Another(other);
    }
    match own {
        // However close: what is as near to another entity may mean that one.
        Some(slips) if !bank.roll().is_near(typed, slips, ix) => NameMatch::Slip,
        Some(_) | None => NameMatch::Other,
    }
}

/// Every spelling, and a person's family name where no other person bears it.
pub(super) fn folded_names(bank: &Bank, entity: &Entity) -> Vec<String> {
    let spellings = entity.spellings().map(|name| without_article(&fold(name)));
    let mut names: Vec<String> = spellings.collect();
    let family = entity.family_name().map(fold);
    names.extend(family.filter(|family| !bank.is_shared_family(family)));
    names
}

/// The fewest slips by which a text is one of the names, of those that are forgiven.
fn match_folded(names: impl Iterator<Item = String>, typed: &str) -> Option<usize> {
    names
        .filter_map(|name| distance(&name, typed, slips_forgiven(&name)))
        .min()
}

/// Letters that must be changed, added, left out or swapped, in whichever order of words
/// is nearer; a digit is never one of them. `None` when they are more than `most`.
pub(super) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a_words, b_words) = (sorted_words(a), sorted_words(b));
    if a_words == b_words || unspaced(a) == unspaced(b) {
        return Some(0);
    }
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if most == 0 || digits(a) != digits(b) {
        return None;
    }
    let as_written = slips(a, b, most);
    let as_sorted = slips(&a_words, &b_words, as_written.unwrap_or(most));
    as_sorted.or(as_written)
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

impl Bank {
    /// The entities by their names; made when a typed name is first held against them.
    fn roll(&self) -> &Roll {
        self.roll_cell().get_or_init(|| Roll::of(self))
    }

    /// One sentence that the set tells of an entity, where an event with a summary names it.
    #[must_use]
    pub fn tells_of(&self, ix: EntityIx) -> Option<&str> {
        let names = |entity: Option<EntityIx>| entity == Some(ix);
        let mut events = self.set().events.iter();
        let found = events.find(|event| {
            let actors = event.actors.iter().map(|actor| Some(actor.entity));
            event.summary.is_some() && actors.chain([event.place]).any(names)
        });
        found?.summary.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_is_forgiven_by_the_length_of_the_name() {
        for (name, typed, slips) in [
            ("Matsuoka", "Matsuoka", Some(0)),
            ("Matsuoka", "Matsoka", Some(1)),
            ("Matsuoka", "Mastuoka", Some(1)),
            ("Matsuoka", "Matsuk", None),
            ("Yōsuke Matsuoka", "matsuoka yosuke", Some(0)),
            ("Yōsuke Matsuoka", "matsuoka yousuke", Some(1)),
            ("Satō", "Sota", None),
            ("Group of 7", "Group of 8", None),
            ("the United Nations", "United Nations", Some(0)),
            ("東郷 茂徳", "東郷茂徳", Some(0)),
            ("東郷 茂徳", "東郷 茂得", None),
        ] {
            let names = [without_article(&fold(name))].into_iter();
            let typed = without_article(&fold(typed));
            assert_eq!(match_folded(names, &typed), slips, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn slips_are_those_of_optimal_string_alignment(
            a in "[abc ]{0,8}", b in "[abc ]{0,8}", most in 0usize..6
        ) {
            let all = strsim::osa_distance(&a, &b);
            prop_assert_eq!(slips(&a, &b, most), (all <= most).then_some(all));
        }

        #[test]
        fn distance_is_the_same_both_ways(a in "[abc1 ]{0,8}", b in "[abc1 ]{0,8}") {
            prop_assert_eq!(distance(&a, &b, 3), distance(&b, &a, 3));
        }
    }
}
