use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::bank::{Difficulty, Form};
use crate::memory::Unreadable;

/// What a browser keeps: the latest text under each key.
#[derive(Clone, Default)]
struct Store(BTreeMap<String, String>);

impl Store {
    fn keep(&mut self, written: Option<Written>) {
        let written = written.expect("a stream is open");
        self.0.insert(written.key, written.text);
    }

    fn texts(&self) -> Vec<(String, String)> {
        self.0.clone().into_iter().collect()
    }

    fn read(&self) -> Journal {
        Journal::read(&self.texts())
    }

    fn open(&self, writer: u32) -> Journal {
        let mut journal = self.read();
        assert!(journal.take_up(writer, &self.texts()));
        journal
    }
}

fn at(when: i64) -> Moment {
    Moment { when, zone: 60 }
}

fn answered(fact: &str, told: Told, seed: u64) -> Answered<'_> {
    let permille = if told == Told::Key { 1000 } else { 0 };
    Answered {
        set: "a-set",
        fact,
        form: Form::ChoiceEvent,
        detail: Detail {
            seed,
            difficulty: Difficulty::MIDDLE,
            beside: None,
            told,
            claimed: false,
        },
        permille,
        rating: Rating::Good,
        took: 4_260,
    }
}

fn wrong(id: &str) -> Told {
    Told::Other(Response::Chosen(id.to_owned()))
}

fn names_of(journal: &Journal) -> Vec<(String, bool)> {
    let name = |review: &Review| (journal.names().fact(review.fact).unwrap().1, review.undone);
    journal.reviews().iter().map(name).collect()
}

#[test]
fn what_was_written_is_read_back_with_all_that_belongs_to_it() {
    let mut store = Store::default();
    let mut journal = store.open(7);
    let seed = journal.next_seed();
    let first = answered("pact/date", Told::Key, seed);
    store.keep(journal.answer(&first, at(1_000)).map(|w| w.1));
    let mut second = answered("pact/actor/matsuoka", wrong("yalta"), 99);
    second.detail.claimed = true;
    second.detail.difficulty = Difficulty::HARDEST;
    second.detail.beside = Some("event/yalta".to_owned());
    second.rating = Rating::Again;
    store.keep(journal.answer(&second, at(1_030)).map(|w| w.1));
    store.keep(journal.set("retention", "0.9", at(1_031)));

    let read = store.read();
    assert_eq!(read.unread(), []);
    assert_eq!(read.reviews(), journal.reviews());
    let [a, b] = read.reviews() else {
        panic!("two answers")
    };
    assert_eq!((a.when, a.took, a.permille, a.zone), (1_000, 42, 1000, 60));
    assert_eq!((a.rating, a.form), (Rating::Good, Form::ChoiceEvent));
    assert_eq!(read.detail(a), first.detail);
    assert_eq!(read.detail(b), second.detail);
    assert_eq!(journal.detail(b), second.detail);
    assert_eq!((b.rating, b.permille), (Rating::Again, 0));
    assert_eq!(read.setting("retention"), Some("0.9"));
    let names = names_of(&read);
    assert_eq!(names[1].0, "pact/actor/matsuoka");
}

#[test]
fn an_answer_taken_back_stays_and_counts_for_nothing() {
    let mut store = Store::default();
    let mut journal = store.open(7);
    let first = answered("a/date", Told::Key, 1);
    let (id, written) = journal.answer(&first, at(10)).unwrap();
    store.keep(Some(written));
    let second = answered("b/date", Told::Key, 1);
    store.keep(journal.answer(&second, at(20)).map(|w| w.1));
    store.keep(journal.undo(id, at(30)));
    let expected = [("a/date".to_owned(), true), ("b/date".to_owned(), false)];
    assert_eq!(names_of(&journal), expected);
    assert_eq!(names_of(&store.read()), expected);
    // Another's answer is not taken back.
    assert_eq!(journal.undo((8, 0), at(40)), None);
}

#[test]
fn a_fact_can_begin_anew_or_go_by_another_name() {
    let mut store = Store::default();
    let mut journal = store.open(7);
    let old = journal.fact("a-set", "a/date");
    let new = journal.fact("a-set", "b/date");
    let forgotten = Notice {
        when: 10,
        fact: old,
        what: Change::Forgotten,
    };
    let renamed = Notice {
        when: 5,
        fact: old,
        what: Change::Renamed(new),
    };
    store.keep(journal.change(forgotten, 0));
    store.keep(journal.change(renamed, 0));
    assert_eq!(journal.notices(), [renamed, forgotten]);
    let read = store.read();
    let told = |n: &Notice| (n.when, read.names().fact(n.fact).unwrap().1);
    let told: Vec<_> = read.notices().iter().map(told).collect();
    assert_eq!(told, [(5, "a/date".to_owned()), (10, "a/date".to_owned())]);
}

/// A learner with many answers: right ones mostly, over so many facts.
fn long(store: &mut Store, writer: u32, count: u32, facts: u32) -> usize {
    let mut journal = store.open(writer);
    let mut most = 0;
    for n in 0..count {
        let fact = format!("some-event-of-{}/date", n * 7_919 % facts);
        let told = match n % 9 {
            0 => wrong(&format!("some-event-of-{}", n * 31 % facts)),
            _ => Told::Key,
        };
        let seed = journal.next_seed();
        let written = journal.answer(&answered(&fact, told, seed), at(i64::from(n) * 20));
        let written = written.unwrap().1;
        most = most.max(written.text.encode_utf16().count() * 2);
        store.keep(Some(written));
    }
    most
}

#[test]
fn an_answer_rewrites_less_than_4_kb_and_a_review_takes_less_than_8_bytes() {
    let mut store = Store::default();
    let most = long(&mut store, 7, 30_000, 600);
    assert!(most <= 4096, "{most} bytes");
    let sizes = store
        .0
        .iter()
        .map(|(key, text)| key.len() + text.encode_utf16().count());
    let bytes = 2 * sizes.sum::<usize>();
    assert!(
        bytes < 8 * 30_000,
        "{} bytes a review",
        bytes as f64 / 30_000.0
    );
    assert_eq!(store.read().reviews().len(), 30_000);
}

#[test]
fn a_lost_or_damaged_piece_takes_nothing_else_along() {
    let mut store = Store::default();
    long(&mut store, 7, 3_000, 3_000);
    let whole = store.read();
    let pieces: Vec<String> = store.0.keys().cloned().collect();
    assert!(pieces.len() > 10);
    for (at, key) in pieces.iter().enumerate() {
        let mut damaged = store.clone();
        match at % 3 {
            0 => damaged.0.remove(key).map(|_| ()),
            1 => damaged
                .0
                .insert(key.clone(), "half of it".to_owned())
                .map(|_| ()),
            _ => {
                let text = &store.0[key];
                let cut = text.char_indices().nth(300).unwrap().0;
                damaged
                    .0
                    .insert(key.clone(), text[..cut].to_owned())
                    .map(|_| ())
            }
        };
        let read = damaged.read();
        let lost = whole.reviews().len() - read.reviews().len();
        assert!((1..600).contains(&lost), "{key}: {lost} lost");
        assert_eq!(read.nameless(), 0);
        let unread: Vec<&str> = read.unread().iter().map(|u| u.key.as_str()).collect();
        assert_eq!(
            unread,
            if at % 3 == 0 {
                vec![]
            } else {
                vec![key.as_str()]
            }
        );
        // What is left is what it was.
        let left = names_of(&read);
        let all = names_of(&whole);
        assert!(left.iter().all(|name| all.contains(name)));
    }
}

#[test]
fn a_stream_is_taken_up_where_it_ends() {
    let mut store = Store::default();
    for round in 0..30 {
        let mut journal = store.open(7);
        for n in 0..17 {
            let fact = format!("e{}/date", (round * 17 + n) % 90);
            let told = if n == 3 { wrong("e5") } else { Told::Key };
            let answer = answered(&fact, told, journal.next_seed());
            let written = journal.answer(&answer, at(round * 1000 + n)).unwrap().1;
            store.keep(Some(written));
        }
        let read = store.read();
        assert_eq!(read.reviews(), journal.reviews());
        assert_eq!(read.reviews().len() as i64, 17 * (round + 1));
        let wrongs = read.reviews().iter().filter(|r| r.permille == 0);
        assert!(wrongs.clone().all(|r| read.detail(r).told == wrong("e5")));
        assert_eq!(wrongs.count() as i64, round + 1);
    }
}

#[test]
fn a_stream_whose_end_is_damaged_is_not_taken_up() {
    let mut store = Store::default();
    long(&mut store, 7, 400, 40);
    let last = store.0.keys().next_back().unwrap().clone();
    store.0.insert(last, "torn".to_owned());
    let mut journal = store.read();
    assert!(!journal.take_up(7, &store.texts()));
    assert!(!journal.is_open());
    assert!(journal.take_up(8, &store.texts()));
}

#[test]
fn two_tabs_neither_lose_nor_double_an_answer() {
    let mut store = Store::default();
    let (mut one, mut two) = (store.open(1), store.open(2));
    for n in 0..600 {
        let fact = format!("e{}/date", n % 50);
        let (own, other) = match n % 3 {
            0 => (&mut two, &mut one),
            _ => (&mut one, &mut two),
        };
        let answer = answered(&fact, Told::Key, own.next_seed());
        let written = own.answer(&answer, at(n)).unwrap().1;
        store.keep(Some(written.clone()));
        // Now and then the other tab is told twice, or late.
        if n % 5 != 0 {
            other.absorb(&written.key, &written.text);
            other.absorb(&written.key, &written.text);
        }
    }
    for (key, text) in store.texts() {
        one.absorb(&key, &text);
        two.absorb(&key, &text);
    }
    let read = store.read();
    let whens = |j: &Journal| j.reviews().iter().map(|r| r.when).collect::<Vec<_>>();
    assert_eq!(whens(&read), (0..600).collect::<Vec<_>>());
    assert_eq!(whens(&one), whens(&read));
    assert_eq!(whens(&two), whens(&read));
}

#[test]
fn pieces_from_elsewhere_are_taken_in_whatever_their_order() {
    let mut store = Store::default();
    let mut other = store.open(1);
    // More than ten pieces: by their keys the tenth stands before the second.
    for n in 0..3_000 {
        let fact = format!("event-{n}/date");
        let answer = answered(&fact, Told::Key, other.next_seed());
        let written = other.answer(&answer, at(n)).unwrap().1;
        store.keep(Some(written));
    }
    let mut texts = store.texts();
    assert!(texts.len() > 11, "{}", texts.len());
    texts.sort();
    let mut here = Journal::default();
    assert!(here.take_up(2, &[]));
    here.absorb_all(&texts);
    assert_eq!(here.reviews().len(), 3_000);
    // Its own stream nobody else knows better.
    let seed = here.next_seed();
    let answer = answered("own/date", Told::Key, seed);
    let own = here.answer(&answer, at(9_000)).unwrap().1;
    here.absorb_all(&[(own.key, own.text)]);
    assert_eq!(here.reviews().len(), 3_001);
}

#[test]
fn of_two_copies_of_a_piece_the_longer_counts() {
    let mut store = Store::default();
    let mut journal = store.open(7);
    let mut texts = Vec::new();
    for n in 0..5 {
        let answer = answered("a/date", Told::Key, journal.next_seed());
        let written = journal.answer(&answer, at(n)).unwrap().1;
        texts.push((written.key, written.text));
    }
    texts.swap(1, 4);
    texts.push((texts[0].0.clone(), "torn".to_owned()));
    let read = Journal::read(&texts);
    assert_eq!(read.reviews().len(), 5);
    assert_eq!(read.unread(), []);
    store.keep(None::<Written>.or_else(|| journal.set("x", "1", at(9))));
    assert_eq!(store.read().setting("x"), Some("1"));
}

#[test]
fn two_copies_are_mended_from_each_other() {
    let mut store = Store::default();
    long(&mut store, 7, 900, 90);
    let mut other = store.clone();
    long(&mut store, 7, 10, 90);
    other.0.remove("annals/journal/00000007/0");
    other
        .0
        .insert("annals/journal/00000007/1".to_owned(), "torn".to_owned());
    let mended = mend(&store.texts(), &other.texts());
    let keys: Vec<&str> = mended.iter().map(|w| &w.key[24..]).collect();
    let last = (store.0.len() - 1).to_string();
    assert_eq!(keys, ["0", &last]);
    assert!(mended.iter().all(|w| store.0[&w.key] == w.text));
    assert_eq!(mend(&other.texts(), &store.texts()), mended);
    // Where there is no second copy, there is nothing to mend; a first one is made whole.
    assert_eq!(mend(&store.texts(), &[]), []);
    assert_eq!(mend(&[], &store.texts()).len(), store.0.len());
}

#[test]
fn a_piece_of_a_later_release_is_kept_aside_as_such() {
    let mut bytes = packing::unpack(&Pen::new(7).sealed().1).unwrap();
    bytes[0] = 9;
    let later = (
        "annals/journal/00000007/0".to_owned(),
        packing::pack(&bytes),
    );
    let read = Journal::read(std::slice::from_ref(&later));
    assert_eq!(read.unread()[0].why, Unreadable::Newer(9));
    // A piece under another's key is not that one.
    let moved = (
        "annals/journal/00000008/0".to_owned(),
        Pen::new(7).sealed().1,
    );
    assert_eq!(Journal::read(&[moved]).unread()[0].why, Unreadable::Damaged);
}

#[test]
fn the_latest_setting_counts_whatever_the_order_of_reading() {
    let mut store = Store::default();
    let (mut one, mut two) = (store.open(1), store.open(2));
    store.keep(one.set("x", "late", at(20)));
    store.keep(two.set("x", "early", at(10)));
    assert_eq!(store.read().setting("x"), Some("late"));
    let mut texts = store.texts();
    texts.reverse();
    assert_eq!(Journal::read(&texts).setting("x"), Some("late"));
}

#[test]
fn a_very_long_answer_is_kept_in_part_and_a_long_name_whole() {
    let mut store = Store::default();
    let mut journal = store.open(7);
    let typed = Told::Other(Response::Typed("東".repeat(5_000)));
    let fact = format!("{}/date", "e".repeat(70_000));
    let written = journal.answer(&answered(&fact, typed, 1), at(1)).unwrap().1;
    store.keep(Some(written));
    let answer = answered("short/date", Told::Key, 1);
    store.keep(journal.answer(&answer, at(2)).map(|w| w.1));
    let read = store.read();
    assert_eq!(names_of(&read)[0].0, fact);
    let Told::Other(Response::Typed(text)) = read.detail(&read.reviews()[0]).told else {
        panic!("a typed answer");
    };
    assert_eq!(text, "東".repeat(LONGEST_TYPED / 3));
}

proptest! {
    #[test]
    fn no_text_under_a_key_of_the_journal_stops_the_reading(
        texts in prop::collection::vec("[一-뿿]{0,40}", 0..5),
    ) {
        let stored = |(at, text)| (format!("annals/journal/00000001/{at}"), text);
        let stored: Vec<_> = texts.into_iter().enumerate().map(stored).collect();
        let read = Journal::read(&stored);
        prop_assert!(read.unread().len() + read.reviews().len() <= stored.len() * 60);
    }
}
