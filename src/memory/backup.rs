//! One file that holds everything: what is stored under each key, a line each.
//!
//! ```text
//! annals-copy/1 CHECKSUM
//! KEY <tab> TEXT
//! …
//! ```
//!
//! Two copies are brought together key by key: of two texts the later state is kept, and which
//! is later does not depend on who asks. So any number of copies, in any order, however often,
//! come to the same: tests hold the laws.

use std::collections::BTreeMap;

use super::journal::{PREFIX as PIECES, segment_length};
use super::{Attempt, AttemptId, codec};
use crate::set::names::hash;

/// What a file begins with.
const MAGIC: &str = "annals-copy/";
/// The version that this release writes, and the only one it reads.
const VERSION: &str = "1";

/// What the keys of sets of one's own begin with: when the set was changed last, what is said of it,
/// and its file on one line, with tabs between.
pub const SETS: &str = "annals/set/";

/// What the keys of the records of classes begin with: how many results there are, what is said of
/// it, and the record on one line, with tabs between.
pub const CLASSES: &str = "annals/class-record/";

/// Everything that is kept, by key.
pub type Kept = BTreeMap<String, String>;

/// Why a file is no copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoCopy {
    /// It was not written by Annals.
    Foreign,
    /// It was written by a later release.
    Newer(String),
}

/// A file, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copy {
    /// What could be read.
    pub kept: Kept,
    /// The lines that could not, counted from 1.
    pub refused: Vec<usize>,
    /// What these hold, where they have a key.
    pub unread: Kept,
    /// Whether the file is as it was written: neither changed nor cut short.
    pub is_whole: bool,
}

/// The text of a file.
#[must_use]
pub fn encode(kept: &Kept) -> String {
    let mut lines = String::new();
    for (key, text) in kept {
        for part in [key, "\t", text, "\n"] {
            lines.push_str(part);
        }
    }
    [MAGIC, VERSION, " ", &checksum(&lines), "\n", &lines].concat()
}

/// Reads a file. What is damaged is refused line by line; the rest is taken.
///
/// # Errors
/// When nothing in it is Annals', or it was written by a later release.
pub fn decode(file: &str) -> Result<Copy, NoCopy> {
    let file = file.trim_start_matches('\u{feff}');
    let (head, lines) = file.split_once('\n').unwrap_or((file, ""));
    let head = head.strip_prefix(MAGIC).ok_or(NoCopy::Foreign)?;
    let (version, sum) = head.trim_end().split_once(' ').unwrap_or((head, ""));
    if version != VERSION {
        return Err(NoCopy::Newer(version.to_owned()));
    }
    // A mail program may have changed the ends of lines.
    let mut copy = Copy {
        is_whole: sum == checksum(lines) || sum == checksum(&lines.replace("\r\n", "\n")),
        ..Copy::default()
    };
    for (number, line) in (2..).zip(lines.lines()) {
        let Some((key, text)) = line.split_once('\t') else {
            copy.refused.push(number);
            continue;
        };
        let kept = match is_sound(key, text) {
            true => &mut copy.kept,
            false => {
                copy.refused.push(number);
                &mut copy.unread
            }
        };
        // Of a key that comes twice the later state counts.
        if { kept.get(key) }.is_none_or(|known: &String| is_later(key, text, known)) {
            kept.insert(key.to_owned(), text.to_owned());
        }
    }
    Ok(copy)
}

fn checksum(lines: &str) -> String {
    format!("{:016x}", hash(lines).cast_unsigned())
}

/// Whether a text is what its key says.
fn is_sound(key: &str, text: &str) -> bool {
    rank(key, text).0 > 0
}

/// Brings two copies together.
#[must_use]
pub fn merge(one: &Kept, other: &Kept) -> Kept {
    let mut merged = one.clone();
    for (key, text) in other {
        match merged.get_mut(key) {
            Some(kept) if is_later(key, text, kept) => kept.clone_from(text),
            Some(_) => {}
            None => {
                merged.insert(key.clone(), text.clone());
            }
        }
    }
    merged
}

/// Whether the first text is a later state of what the key names than the second.
#[must_use]
pub fn is_later(key: &str, one: &str, other: &str) -> bool {
    // Where nothing else tells them apart, the texts do: the same everywhere.
    (rank(key, one), one) > (rank(key, other), other)
}

/// How far on a text is: 0 what cannot be read; else 1, and how much there is in it.
fn rank(key: &str, text: &str) -> (u8, usize, usize) {
    if key.starts_with(PIECES) {
        return match segment_length(key, text) {
            Some(length) => (1, length, 0),
            None => (0, 0, 0),
        };
    }
    if key.starts_with(SETS) || key.starts_with(CLASSES) {
        // When it was changed last stands first, or how many results there are.
        let changed = text
            .split('\t')
            .next()
            .and_then(|changed| changed.parse().ok());
        return changed.map_or((0, 0, 0), |changed| (1, changed, 0));
    }
    match key.strip_prefix(codec::PREFIX) {
        Some(id) => match Attempt::decode(AttemptId(id.to_owned()), text) {
            Ok(attempt) => (1, attempt.answers.len(), attempt.at),
            Err(_) => (0, 0, 0),
        },
        None => (0, 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    use crate::memory::Journal;
    use crate::memory::journal::{Answered, Moment, Rating};

    /// The states that a stream of this writer passes through, piece by piece.
    fn states(writer: u32, answers: u32) -> Vec<Kept> {
        let mut journal = Journal::default();
        assert!(journal.take_up(writer, &[]));
        let mut kept = Kept::new();
        let mut states = vec![kept.clone()];
        for n in 0..answers {
            let seed = journal.next_seed();
            let fact = format!("event-{}-{n}/date", "x".repeat(60));
            let answered = Answered::card("a-set", &fact, seed, Rating::Good, 3_000);
            let at = Moment {
                when: i64::from(n),
                zone: 0,
            };
            let written = journal.answer(&answered, at).unwrap().1;
            kept.insert(written.key, written.text);
            states.push(kept.clone());
        }
        states
    }

    fn attempt(answers: usize) -> (String, String) {
        let answer = r#"[{"chosen":"1956"},1000,1795000009000,8200]"#;
        let list = vec![answer; answers].join(",");
        let pick = r#"["a/date","choice-date",1]"#;
        let picks = [pick; 5].join(",");
        let text = format!(
            r#"{{"v":1,"set":"s","version":"1","seed":7,"count":5,"forms":[],"from":null,"to":null,"retry_of":null,"started":1,"picks":[{picks}],"answers":[{list}],"at":{answers}}}"#
        );
        ("annals/attempt/1-1".to_owned(), text)
    }

    prop_compose! {
        /// What a device may hold: some state of two streams, of an attempt, a damaged piece.
        fn kept()(
            one in 0usize..70,
            two in 0usize..70,
            answers in prop::option::of(0usize..5),
            damage in prop::option::of("[a-z一-三]{0,6}"),
        ) -> Kept {
            let mut kept = ONE.with(|states| states[one].clone());
            kept.extend(TWO.with(|states| states[two].clone()));
            kept.extend(answers.map(attempt));
            if let Some(text) = damage {
                kept.insert("annals/journal/00000001/0".to_owned(), text);
            }
            kept
        }
    }

    thread_local! {
        static ONE: Vec<Kept> = states(1, 70);
        static TWO: Vec<Kept> = states(2, 70);
    }

    proptest! {
        #[test]
        fn merging_keeps_the_laws(a in kept(), b in kept(), c in kept()) {
            prop_assert_eq!(merge(&a, &b), merge(&b, &a));
            prop_assert_eq!(merge(&merge(&a, &b), &c), merge(&a, &merge(&b, &c)));
            prop_assert_eq!(merge(&a, &a), a.clone());
            // Nothing that either has is lost.
            let read = |kept: &Kept| {
                let stored: Vec<_> = kept.clone().into_iter().collect();
                let journal = Journal::read(&stored);
                journal.reviews().iter().map(|r| journal.id(r)).collect::<Vec<_>>()
            };
            let both = read(&merge(&a, &b));
            prop_assert!(read(&a).iter().chain(&read(&b)).all(|id| both.contains(id)));
        }

        #[test]
        fn a_copy_is_read_back(kept in kept()) {
            let copy = decode(&encode(&kept)).unwrap();
            let sound = |(key, text): &(&String, &String)| is_sound(key, text);
            let expected = kept.iter().filter(sound);
            let expected: Kept = expected.map(|(k, t)| (k.clone(), t.clone())).collect();
            prop_assert_eq!(copy.refused.len(), kept.len() - expected.len());
            prop_assert_eq!(copy.kept.len() + copy.unread.len(), kept.len());
            prop_assert_eq!(copy.kept, expected);
            prop_assert!(copy.is_whole);
        }

        #[test]
        fn a_copy_cut_or_changed_gives_what_is_left(kept in kept(), at in 0usize..9_000, by in any::<char>()) {
            let file = encode(&kept);
            let mut signs: Vec<char> = file.chars().collect();
            let at = at % signs.len();
            let cut: String = signs[..at].iter().collect();
            signs[at] = by;
            let changed: String = signs.iter().collect();
            for file in [cut, changed.clone()] {
                if let Ok(copy) = decode(&file) {
                    prop_assert!(copy.kept.iter().all(|(key, text)| kept.get(key) == Some(text)
                        || key.starts_with("annals/attempt/")));
                    let lost = kept.len().saturating_sub(copy.kept.len());
                    prop_assert!(file != changed || lost <= 3, "{lost} lost");
                }
            }
        }

        #[test]
        fn any_text_is_a_copy_or_not(file in "\\PC{0,200}") {
            prop_assert_eq!(decode(&file), Err(NoCopy::Foreign));
        }
    }

    #[test]
    fn what_is_foreign_or_later_is_told_apart() {
        for (file, why) in [
            ("", NoCopy::Foreign),
            ("date,title\n1956,x", NoCopy::Foreign),
            ("annals-copy/2 x\n", NoCopy::Newer("2".to_owned())),
        ] {
            assert_eq!(decode(file), Err(why), "{file}");
        }
        let kept = states(1, 3).pop().unwrap();
        let file = encode(&kept).replace('\n', "\r\n");
        assert_eq!(
            decode(&file).map(|copy| (copy.kept, copy.is_whole)),
            Ok((kept, true))
        );
    }
}
