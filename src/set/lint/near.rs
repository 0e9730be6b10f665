//! Texts that are nearly the same, found without holding each against each: by what is left
//! of them when a word is taken away, and of a word when a letter is.
//!
//! The idea is that of SymSpell (Garbe, 2012): two spellings that lie one slip apart have a
//! spelling in common that lacks one letter of each.

use crate::set::names::{NOTHING, hash, hash_on, sort};
use crate::set::slips;

/// Words of a text that are looked at.
const MOST_WORDS: usize = 60;
/// In place of a word: the whole text; the whole, without spaces.
const WHOLE: usize = 63;
const JOINED: usize = 62;
/// In a group of no more, each is held against each.
const FEW: usize = 10;
/// From so many letters on, one slip makes no other word; and two.
const ONE_SLIP: usize = 5;
const TWO_SLIPS: usize = 9;
/// Words that a text keeps at least, of which another has one more.
const LEFT: usize = 3;
/// Words by which an author tells two things apart.
const TELLING: [&str; 26] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "next", "last", "former", "not", "no", "new", "old", "non", "north", "south", "east", "west",
    "northern", "southern", "eastern", "western",
];

/// In what two texts are nearly the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nearness {
    /// In every letter.
    Same,
    /// In their words, in whichever order, or but for spaces.
    Words,
    /// But for one word that the other does not have.
    OneMore,
    /// But for slips in one word.
    Slip,
}

/// Texts, prepared for finding those that are nearly the same.
pub(super) struct Near<'a> {
    texts: &'a [String],
    /// What is left of a text, as a number; which text, and which of its words was taken.
    left: Vec<(i64, u32)>,
}

impl<'a> Near<'a> {
    /// Of texts that are folded.
    pub fn of(texts: &'a [String]) -> Near<'a> {
        let mut left = Vec::with_capacity(texts.len() * 6);
        for (at, text) in (0..1 << 26).zip(texts) {
            let words = || words(text).map(hash);
            let whole = words().fold(0, i64::wrapping_add);
            left.push((whole, mark(at, WHOLE)));
            let without = words().map(|word| whole.wrapping_sub(word));
            left.extend((0..).zip(without).map(|(nth, rest)| (rest, mark(at, nth))));
            if words().nth(1).is_some() {
                let joined = hash_on(NOTHING, self::words(text).flat_map(str::bytes));
                left.push((joined, mark(at, JOINED)));
            }
        }
        sort(&mut left);
        Near { texts, left }
    }

    /// Tells the pairs that may be held against each other and are nearly the same, the
    /// earlier first; some more than once.
    pub fn pairs(
        &self,
        may: impl Fn(usize, usize) -> bool,
        mut told: impl FnMut(usize, usize, Nearness),
    ) {
        let mut meet = |one: u32, other: u32| {
            let (one, other) = (one.min(other) >> 6, one.max(other) >> 6);
            let (one, other) = (one as usize, other as usize);
            if one != other
                && may(one, other)
                && let Some(nearness) = nearness(&self.texts[one], &self.texts[other])
            {
                told(one, other, nearness);
            }
        };
        let groups = self.left.chunk_by(|a, b| a.0 == b.0);
        for group in groups.filter(|group| group.len() > 1) {
            each_pair(group, &mut meet);
            if group.len() > FEW {
                let wholes = group.iter().filter(|(_, mark)| nth(*mark) >= JOINED);
                for (_, whole) in wholes.take(FEW) {
                    group[..FEW]
                        .iter()
                        .for_each(|(_, mark)| meet(*whole, *mark));
                }
                let left = self.less_letters(group);
                let groups = left.chunk_by(|a, b| a.0 == b.0);
                groups.for_each(|group| each_pair(group, &mut meet));
            }
        }
    }

    /// The words that were taken from texts which are otherwise the same, each again without
    /// one of its letters.
    fn less_letters(&self, group: &[(i64, u32)]) -> Vec<(i64, u32)> {
        let mut left = Vec::with_capacity(group.len() * 8);
        for (_, mark) in group {
            let text = &self.texts[(*mark >> 6) as usize];
            let Some(word) = words(text).nth(nth(*mark)) else {
                continue;
            };
            if word.chars().nth(ONE_SLIP - 1).is_none() {
                continue;
            }
            let mut before = NOTHING;
            for (at, letter) in word.char_indices() {
                let behind = at + letter.len_utf8();
                left.push((hash_on(before, word[behind..].bytes()), *mark));
                before = hash_on(before, word[at..behind].bytes());
            }
            left.push((before, *mark));
        }
        sort(&mut left);
        left
    }
}

fn mark(at: u32, nth: usize) -> u32 {
    at << 6 | nth as u32
}

fn nth(mark: u32) -> usize {
    (mark & 63) as usize
}

/// Every pair of a group, of a large one of its beginning.
fn each_pair(group: &[(i64, u32)], meet: &mut impl FnMut(u32, u32)) {
    let group = &group[..group.len().min(FEW)];
    for (at, (_, one)) in group.iter().enumerate() {
        group[at + 1..]
            .iter()
            .for_each(|(_, other)| meet(*one, *other));
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(' ').take(MOST_WORDS);
    words.filter(|word| !matches!(word.as_bytes(), b"the" | b"a" | b"an" | b""))
}

fn joined(text: &str) -> String {
    words(text).collect()
}

/// How near two folded texts are, if they are.
pub(super) fn nearness(one: &str, other: &str) -> Option<Nearness> {
    if one == other {
        return Some(Nearness::Same);
    }
    let mut more: Vec<&str> = words(other).collect();
    let mut less: Vec<&str> = Vec::new();
    for word in words(one) {
        match more.iter().position(|other| *other == word) {
            Some(at) => drop(more.swap_remove(at)),
            None => less.push(word),
        }
    }
    let one_more = |word: &str| {
        let fewest = words(one).count().min(words(other).count());
        fewest >= LEFT && !tells_apart(word)
    };
    match (less.as_slice(), more.as_slice()) {
        ([], []) => Some(Nearness::Words),
        ([word], []) | ([], [word]) if one_more(word) => Some(Nearness::OneMore),
        ([less], [more]) if are_one_word(less, more) => Some(Nearness::Slip),
        _ => (joined(one) == joined(other)).then_some(Nearness::Words),
    }
}

/// Whether a word is there to tell two things apart.
fn tells_apart(word: &str) -> bool {
    TELLING.contains(&word) || is_number(word)
}

/// Digits, or the letters of Roman ones.
fn is_number(word: &str) -> bool {
    let roman = |char| matches!(char, 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm');
    word.contains(|char: char| char.is_numeric()) || word.chars().all(roman)
}

/// Whether two words are one but for slips. Where a character is a syllable or a word, there
/// are none: 洋右 and 洋介 are two people.
pub(super) fn are_one_word(one: &str, other: &str) -> bool {
    let syllables = |word: &str| word.chars().any(|char| char >= '\u{2e80}');
    let most = match one.chars().count().min(other.chars().count()) {
        0..ONE_SLIP => return false,
        ONE_SLIP..TWO_SLIPS => 1,
        TWO_SLIPS.. => 2,
    };
    let is_word = |word| !tells_apart(word) && !syllables(word);
    is_word(one) && is_word(other) && slips(one, other, most).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_near_by_their_words_and_not_by_what_tells_them_apart() {
        for (one, other, near) in [
            (
                "the fall of the wall",
                "fall of a wall",
                Some(Nearness::Words),
            ),
            ("the wall fall", "the fall of the wall", None),
            (
                "the trade pact of paris",
                "the paris pact of trade",
                Some(Nearness::Words),
            ),
            (
                "the rail way strike",
                "the railway strike",
                Some(Nearness::Words),
            ),
            (
                "the treaty of portsmouth",
                "the treaty of portsmuoth",
                Some(Nearness::Slip),
            ),
            (
                "the treaty of portsmouth",
                "the peace treaty of portsmouth",
                Some(Nearness::OneMore),
            ),
            ("the portsmouth treaty", "the portsmouth peace treaty", None),
            (
                "the battle of the marne",
                "the second battle of the marne",
                None,
            ),
            ("the talks in north korea", "the talks in south korea", None),
            ("the war of iran", "the war of iraq", None),
            (
                "the election of louis xviii",
                "the election of louis xviiii",
                None,
            ),
            ("the 1941 plan for rails", "the 1942 plan for rails", None),
            ("松岡洋右の訪問", "松岡洋介の訪問", None),
        ] {
            assert_eq!(nearness(one, other), near, "{one} | {other}");
            assert_eq!(nearness(other, one), near, "{other} | {one}");
        }
    }

    #[test]
    fn what_is_near_is_found_among_many_that_have_words_in_common() {
        let letters = |n: usize| -> String {
            let letter = |shift: usize| char::from(b'a' + (n * 7 + n / shift) as u8 % 26);
            [1, 26, 676, 3, 9, 17, 101].map(letter).iter().collect()
        };
        let mut texts: Vec<String> = (0..2000)
            .map(|n| format!("the affair of q{n}{}", letters(n)))
            .collect();
        texts.push("the affair of valparaiso".to_owned());
        texts.insert(700, "the affair of valpariaso".to_owned());
        texts.insert(20, "the affair of the valparaiso".to_owned());
        let mut found = Vec::new();
        Near::of(&texts).pairs(
            |_, _| true,
            |one, other, near| found.push((one, other, near)),
        );
        found.sort_by_key(|(one, other, _)| (*one, *other));
        found.dedup();
        let last = texts.len() - 1;
        assert_eq!(
            found,
            [
                (20, 701, Nearness::Slip),
                (20, last, Nearness::Words),
                (701, last, Nearness::Slip),
            ]
        );
    }

    proptest! {
        #[test]
        fn of_a_few_texts_every_pair_is_found_that_is_near(
            texts in prop::collection::vec(
                "((the|treaty|traety|of|portsmouth|portsmuth|ports|mouth|first|東京|é) ){0,5}",
                0..6,
            ),
        ) {
            let texts: Vec<String> = texts.iter().map(|text| text.trim().to_owned()).collect();
            let mut found = Vec::new();
            Near::of(&texts).pairs(|_, _| true, |one, other, near| found.push((one, other, near)));
            found.sort_by_key(|(one, other, _)| (*one, *other));
            found.dedup();
            let each = |one: usize| (one + 1..texts.len()).map(move |other| (one, other));
            let near: Vec<(usize, usize, Nearness)> = (0..texts.len())
                .flat_map(each)
                .filter_map(|(a, b)| Some((a, b, nearness(&texts[a], &texts[b])?)))
                .collect();
            prop_assert_eq!(found, near);
        }
    }
}
