//! An outbox, a store that follows the specification, and a network that does what it likes.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::tests::statement;
use super::*;
use crate::set::json::Value;

/// A store that follows the specification: of a batch all is stored or nothing.
#[derive(Default)]
struct Shelf {
    stored: BTreeMap<String, String>,
    /// The most bytes that it takes.
    most: usize,
}

impl Shelf {
    fn post(&mut self, body: &str) -> (u16, String) {
        if body.len() > self.most {
            return (413, String::new());
        }
        let value = parse(body).expect("JSON");
        let id = |one: &Value| one.field("id").text().expect("an id").to_owned();
        let list = value.items();
        assert!((1..=MOST).contains(&list.len()));
        if list
            .iter()
            .any(|one| one.field("says").text() == Some("invalid"))
        {
            return (400, "no".to_owned());
        }
        let is_other = |one: &Value| {
            let stored = self.stored.get(&id(one));
            stored.is_some_and(|stored| *stored != one.write())
        };
        if list.iter().any(is_other) {
            return (409, String::new());
        }
        // It names what is new to it alone, as some do: the hardest to read.
        let mut new = Vec::new();
        for one in list {
            if self.stored.insert(id(one), one.write()).is_none() {
                new.push(Value::Text(id(one)));
            }
        }
        match new.is_empty() {
            true => (204, String::new()),
            false => (200, Value::List(new).write()),
        }
    }
}

/// What a network does to one request.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Through,
    RequestLost,
    AnswerLost,
    Busy,
    Down,
    /// The page of a network that asks for a password.
    Portal,
    /// The tab is closed before the answer, and opened again.
    Crash,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Through),
        1 => Just(Fate::RequestLost),
        1 => Just(Fate::AnswerLost),
        1 => Just(Fate::Busy),
        1 => Just(Fate::Down),
        1 => Just(Fate::Portal),
        1 => Just(Fate::Crash),
    ]
}

/// What a browser keeps, and what it was told.
#[derive(Default)]
struct Tab {
    kept: BTreeMap<String, String>,
    there: usize,
    aside: usize,
}

impl Tab {
    fn reopened(&self) -> Outbox {
        let entries = self.kept.iter().map(|(key, text)| Entry {
            key: key.clone(),
            text: text.clone(),
        });
        let loaded = Outbox::load(entries);
        assert_eq!(loaded.unread, []);
        loaded.outbox
    }

    fn told(&mut self, told: Vec<Told>) {
        for one in told {
            match one {
                Told::Stored { key } => {
                    self.kept.remove(&key).expect("kept");
                }
                Told::AlreadyThere { key } => {
                    self.kept.remove(&key).expect("kept");
                    self.there += 1;
                }
                Told::Aside { key, kept, .. } => {
                    self.kept.insert(kept.key, kept.text);
                    self.kept.remove(&key).expect("kept");
                    self.aside += 1;
                }
                Told::Later { .. } => {}
                Told::Halted(halt) => panic!("{halt:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Of 1,000 statements each is stored once, whatever the network does; what a store will not
    /// have is told, and nothing else is lost by it.
    #[test]
    fn every_statement_is_stored_once_in_every_schedule(
        fates in prop::collection::vec(fate(), 1..400),
        invalid in prop::collection::btree_set(0..1000_u64, 0..4),
        elsewhere in prop::collection::btree_set(0..1000_u64, 0..4),
        most in prop_oneof![Just(usize::MAX), 300..20_000_usize],
        seed: u64,
    ) {
        let mut shelf = Shelf { most, ..Shelf::default() };
        // Another device has sent something else under these ids.
        for number in elsewhere.difference(&invalid) {
            let other = statement(*number, "other");
            shelf.stored.insert(other.id, other.text);
        }
        let (mut tab, mut outbox) = (Tab::default(), Outbox::default());
        let all = (0..1000).map(|number| {
            let says = if invalid.contains(&number) { "invalid" } else { "own" };
            statement(number, says)
        });
        for entry in outbox.add(all) {
            tab.kept.insert(entry.key, entry.text);
        }
        let (mut now, mut fates) = (0, fates.into_iter());
        loop {
            let batch = match outbox.next(now) {
                Next::Send(batch) => batch,
                Next::Wait(until) => {
                    prop_assert!(until > now && until - now <= LONGEST_ASKED);
                    now = until;
                    continue;
                }
                Next::Nothing => break,
                Next::UnderWay | Next::Halted(_) => panic!("neither is possible here"),
            };
            prop_assert!(batch.body.len() <= MOST_BYTES);
            let fate = fates.next().unwrap_or(Fate::Through);
            now += 50;
            let answer = match fate {
                Fate::Through => Some(shelf.post(&batch.body)),
                Fate::AnswerLost => {
                    shelf.post(&batch.body);
                    None
                }
                Fate::Crash => {
                    shelf.post(&batch.body);
                    outbox = tab.reopened();
                    continue;
                }
                Fate::RequestLost => None,
                Fate::Busy => Some((429, String::new())),
                Fate::Down => Some((503, "<html>".to_owned())),
                Fate::Portal => Some((200, "<html>".to_owned())),
            };
            let told = match &answer {
                None => Answer::Silence,
                Some((status, body)) => Answer::Told { status: *status, retry_after: Some("2"), body },
            };
            tab.told(outbox.answered(batch.number, told, now, seed));
        }
        prop_assert_eq!(shelf.stored.len(), 1000 - invalid.len());
        for number in 0..1000 {
            let stored = shelf.stored.get(&statement(number, "").id);
            if invalid.contains(&number) {
                prop_assert_eq!(stored, None);
            } else {
                let says = if elsewhere.contains(&number) { "other" } else { "own" };
                prop_assert_eq!(stored, Some(&statement(number, says).text));
            }
        }
        prop_assert_eq!(tab.there, elsewhere.difference(&invalid).count());
        prop_assert_eq!(tab.aside, invalid.len());
        let left: Vec<String> = tab.kept.keys().cloned().collect();
        let aside = invalid.iter().map(|number| aside_key(&statement(*number, "").id));
        prop_assert_eq!(left, aside.collect::<Vec<String>>());
    }
}
