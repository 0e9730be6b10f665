//! Making room: the oldest answers are summed up, and their pieces emptied.
//!
//! For each fact that was answered before a day, what was known of it then is written down, to
//! the last bit. With that its older answers are not needed any more: what is derived from the
//! rest is the same. Lost are the days in the statistics, and what was confused then. A copy that
//! was saved before still has them, and taken in again they change no memory.

use super::journal::{Change, Journal, Moment, Notice, Written};
use super::memories::Memories;
use super::schedule::{Memory, Scheduler};
use super::settings::Settings;

/// What is to be done, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thinned {
    /// To be written; only when all of it is stored may the rest be done.
    pub summary: Vec<Written>,
    /// Pieces without their answers, in the place of what they were.
    pub emptied: Vec<Written>,
}

/// Sums up what was answered before `until`. Nothing where no piece would be emptied.
#[must_use]
pub fn thin(journal: &mut Journal, until: i64, zone: i16) -> Thinned {
    let emptied = journal.emptied_before(until);
    if emptied.is_empty() {
        return Thinned::default();
    }
    let at = |when: i64| Moment { when, zone };
    let names = journal.names();
    let sets: Vec<String> = (0..names.len() as u32)
        .map(super::journal::NameIx)
        .filter(|ix| names.under(*ix).is_none())
        .map(|ix| names.text(ix).to_owned())
        .collect();
    // As things stood: answers after that day are left out.
    let past = journal.until(until);
    let mut known = Vec::new();
    for set in sets {
        let Ok(scheduler) = Scheduler::new(Settings::read(journal, &set).options) else {
            continue;
        };
        let memories = Memories::derive(&past, &set, &scheduler, at(until));
        for (fact, memory) in memories.all() {
            if let Memory::Learned(memory) = memory {
                known.push((fact, memory));
            }
        }
    }
    let mut written: Vec<Written> = Vec::new();
    let mut put = |piece: Option<Written>| {
        let Some(piece) = piece else {
            return;
        };
        match written.last_mut() {
            Some(last) if last.key == piece.key => *last = piece,
            Some(_) | None => written.push(piece),
        }
    };
    // What else stands in the pieces, with the time at which it was written.
    let settings: Vec<(String, String, i64)> = journal
        .settings_before(until)
        .map(|(name, value, when)| (name.to_owned(), value.to_owned(), when))
        .collect();
    for (name, value, when) in settings {
        put(journal.set(&name, &value, at(when)));
    }
    let meanings: Vec<_> = journal.all_meanings().collect();
    for (fact, (when, answer, title)) in meanings {
        if when < until {
            let what = Change::Means(answer, title);
            put(journal.change(Notice { when, fact, what }, zone));
        }
    }
    for (fact, memory) in known {
        let notice = Notice {
            when: until - 1,
            fact,
            what: Change::Known(memory),
        };
        put(journal.change(notice, zone));
    }
    Thinned {
        summary: written,
        emptied,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    use crate::memory::journal::{Answered, Rating};

    const DAY: i64 = 86_400;

    #[test]
    fn what_is_known_stays_to_the_last_bit_and_room_is_given_back() {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        let mut store: BTreeMap<String, String> = BTreeMap::new();
        let mut keep = |written: Written| store.insert(written.key, written.text);
        keep(
            journal
                .set("rollover", "3", Moment { when: 5, zone: 60 })
                .unwrap(),
        );
        for n in 0..6_000i64 {
            let fact = format!("event-{}/date", n * n % 211);
            let seed = journal.next_seed();
            let answered = Answered::card(
                if n % 7 == 0 { "t" } else { "s" },
                &fact,
                seed,
                if n % 9 == 0 {
                    Rating::Again
                } else {
                    Rating::Good
                },
                3_000,
            );
            let when = n * 10_000 + 7 * (n % 3);
            let at = Moment { when, zone: 60 };
            let (id, written) = journal.answer(&answered, at).unwrap();
            keep(written);
            if let 1_500 | 4_000 | 5_950 = n {
                let permille = (700 + n / 50).to_string();
                keep(journal.set("retention/s", &permille, at).unwrap());
            }
            if n % 50 == 0 {
                keep(journal.undo(id, at).unwrap());
            }
        }
        let now = Moment {
            when: 6_000 * 10_000,
            zone: 60,
        };
        let texts = |store: &BTreeMap<String, String>| -> Vec<(String, String)> {
            store.clone().into_iter().collect()
        };
        let before = texts(&store);
        let read = |stored: &[(String, String)], set: &str| {
            let mut journal = Journal::read(stored);
            let options = Settings::read(&journal, set).options;
            assert_eq!(options.rollover, 3);
            let scheduler = Scheduler::new(options).unwrap();
            let memories = Memories::derive(&journal, set, &scheduler, now);
            let names: Vec<String> = (0..211).map(|n| format!("event-{n}/date")).collect();
            let memory = |name: &String| memories.get(journal.fact(set, name));
            names.iter().map(memory).collect::<Vec<Memory>>()
        };
        let known = [read(&before, "s"), read(&before, "t")];
        let thinned = thin(&mut journal, 500 * DAY, 60);
        assert!(thinned.emptied.len() > 10, "{}", thinned.emptied.len());
        for written in thinned.summary {
            store.insert(written.key, written.text);
        }
        // A tab that dies between the two has lost nothing either.
        let between = texts(&store);
        for written in thinned.emptied {
            assert!(store.insert(written.key, written.text).is_some());
        }
        let after = texts(&store);
        let size = |stored: &[(String, String)]| stored.iter().map(|s| s.1.len()).sum::<usize>();
        assert!(
            size(&after) * 3 < size(&before) * 2,
            "{} {}",
            size(&after),
            size(&before)
        );
        // An old copy that is taken in again changes no memory.
        let mut again = before.clone();
        again.extend(after.clone());
        assert!(Journal::read(&after).reviews().len() < 2_500);
        for (at, stored) in [&between, &after, &again].into_iter().enumerate() {
            assert_eq!(Journal::read(stored).unread(), []);
            assert!(read(stored, "s") == known[0], "{at}");
            assert!(read(stored, "t") == known[1], "{at}");
        }
        assert!(thin(&mut journal, 0, 60).emptied.is_empty());
    }

    /// Puts an answer to a fact of a set.
    fn put(journal: &mut Journal, set: &str, n: i64, when: i64) -> Written {
        let fact = format!("event-{}/date", n % 50);
        let answered = Answered::card(set, &fact, journal.next_seed(), Rating::Good, 3_000);
        journal
            .answer(&answered, Moment { when, zone: 0 })
            .unwrap()
            .1
    }

    fn known(stored: &BTreeMap<String, String>, set: &str, now: i64) -> Vec<(String, Memory)> {
        let stored: Vec<_> = stored.clone().into_iter().collect();
        let journal = Journal::read(&stored);
        let scheduler = Scheduler::new(Settings::read(&journal, set).options).unwrap();
        let now = Moment { when: now, zone: 0 };
        let memories = Memories::derive(&journal, set, &scheduler, now);
        let learned = memories.all().filter(|(_, memory)| *memory != Memory::New);
        let mut learned: Vec<_> = learned
            .map(|(fact, memory)| (journal.names().fact(fact).unwrap().1, memory))
            .collect();
        learned.sort_by(|a, b| a.0.cmp(&b.0));
        learned
    }

    #[test]
    fn of_two_sets_each_keeps_its_own_however_often_they_are_summed_up() {
        const STEP: i64 = 20_000;
        let mut store: BTreeMap<String, String> = BTreeMap::new();
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        for (from, to) in [(0, 2_000), (2_000, 4_000)] {
            for n in from..to {
                for (set, after) in [("s", 0), ("t", 1)] {
                    let written = put(&mut journal, set, n, n * STEP + after);
                    store.insert(written.key, written.text);
                }
            }
            let now = 6_000 * STEP;
            let before = ["s", "t"].map(|set| known(&store, set, now));
            assert!(before.iter().all(|known| known.len() == 50));
            let thinned = thin(&mut journal, (to - 50) * STEP, 0);
            assert!(!thinned.emptied.is_empty());
            for written in thinned.summary.into_iter().chain(thinned.emptied) {
                store.insert(written.key, written.text);
            }
            assert!(
                ["s", "t"].map(|set| known(&store, set, now)) == before,
                "{to}"
            );
            let stored: Vec<_> = store.clone().into_iter().collect();
            journal = Journal::read(&stored);
            assert!(journal.take_up(1, &stored));
        }
    }

    #[test]
    fn days_that_were_summed_up_are_moved_too_and_only_then() {
        const STEP: i64 = 20_000;
        let mut store: BTreeMap<String, String> = BTreeMap::new();
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        let mut keep = |written: Written| store.insert(written.key, written.text);
        for n in 0..1_500 {
            keep(put(&mut journal, "s", n, n * STEP));
        }
        let thinned = thin(&mut journal, 1_500 * STEP, 0);
        for written in thinned.summary.into_iter().chain(thinned.emptied) {
            keep(written);
        }
        let at = |n: i64| Moment {
            when: n * STEP,
            zone: 0,
        };
        let mut set = |store: &mut BTreeMap<String, String>, name: &str, value: &str, n| {
            let written = journal.set(name, value, at(n)).unwrap();
            store.insert(written.key, written.text);
        };
        let now = 1_700 * STEP;
        let before = known(&store, "s", now);
        set(&mut store, "retention/s", "970", 1_600);
        assert!(known(&store, "s", now) == before);
        set(&mut store, &crate::memory::moved_of("s"), "", 1_601);
        let moved = known(&store, "s", now);
        let due = |known: &(String, Memory)| match known.1 {
            Memory::Learned(learned) => match learned.phase {
                crate::memory::schedule::Phase::Review(due) => Some(due),
                _ => None,
            },
            Memory::New => None,
        };
        let pairs = before.iter().zip(&moved);
        let sooner = pairs
            .filter(|(before, moved)| due(moved) < due(before))
            .count();
        assert!(sooner > 40, "{sooner}");
    }
}
