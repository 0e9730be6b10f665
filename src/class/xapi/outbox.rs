//! What is still to be sent to a store, and what comes next: a state machine without a clock, a
//! network or a memory of its own.
//!
//! Whoever carries it out keeps each statement under a key of its own until the outbox says that
//! the key may go. So a crash loses nothing, and what is sent once more bears the same ids: a store
//! keeps it once (xAPI 1.0.3, Communication, 2.1). Where no answer came, it may be stored or not; the
//! same is sent again.

mod told;

use std::collections::{BTreeMap, VecDeque};

use super::launch::is_uuid;
use super::moment::retry_after;
use super::statement::Statement;
use crate::set::json::{Value, parse};

use told::KEY;
pub use told::{ASIDE, Answer, Batch, Entry, Halt, Next, Told, aside_key, key};

/// The most statements that go at once.
pub const MOST: usize = 50;
/// The most bytes that go at once, but for a statement that is longer by itself.
pub const MOST_BYTES: usize = 200_000;
/// What a statement says by which something begins.
const BEGINS: &str = "\"http://adlnet.gov/expapi/verbs/initialized\"";
/// The first pause after a failure, and the longest, in milliseconds.
const PAUSE: (i64, i64) = (1000, 300_000);
/// The longest pause that a store may ask for: an hour.
const LONGEST_ASKED: i64 = 3_600_000;

/// Statements that are still to be sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outbox {
    texts: BTreeMap<String, String>,
    /// In order of arrival.
    waiting: VecDeque<String>,
    /// What was one batch and goes in these parts.
    parts: VecDeque<Vec<String>>,
    in_flight: Option<Vec<String>>,
    /// How many batches have gone.
    count: u64,
    /// How often in a row nothing came of it.
    failures: u32,
    /// Nothing goes before.
    until: i64,
    halt: Option<Halt>,
    /// So many bytes at once were too many for the store; half of them may do.
    too_large: Option<usize>,
}

/// What was kept, read again.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What can be sent.
    pub outbox: Outbox,
    /// What cannot be read. It stays where it is.
    pub unread: Vec<Entry>,
}

impl Outbox {
    /// Reads what was kept, in any order: it goes in the order in which it happened. Keys of others
    /// are passed over.
    #[must_use]
    pub fn load(kept: impl IntoIterator<Item = Entry>) -> Loaded {
        let mut loaded = Loaded::default();
        let mut found = Vec::new();
        for entry in kept {
            let Some(id) = entry.key.strip_prefix(KEY) else {
                continue;
            };
            match moment(id, &entry.text) {
                Some(moment) => found.push((moment, id.to_owned(), entry.text)),
                None => loaded.unread.push(entry),
            }
        }
        found.sort();
        for (_, id, text) in found {
            loaded.outbox.take(id, text);
        }
        loaded
    }

    /// Takes statements in, and gives what must be kept before anything else happens. One that is
    /// here already is passed over.
    pub fn add(&mut self, statements: impl IntoIterator<Item = Statement>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for Statement { id, text } in statements {
            if !self.texts.contains_key(&id) {
                let key = key(&id);
                self.take(id, text.clone());
                entries.push(Entry { key, text });
            }
        }
        entries
    }

    fn take(&mut self, id: String, text: String) {
        if self.texts.insert(id.clone(), text).is_none() {
            self.waiting.push_back(id);
        }
    }

    /// How many statements the store does not have for certain.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// What the store does not have for certain, in no order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.values().map(String::as_str)
    }

    /// What waits and is in no batch yet, in the order in which it goes.
    #[must_use]
    pub fn statements(&self) -> Vec<Statement> {
        let waiting = self.waiting.iter();
        let statement = |id: &String| {
            let text = self.texts.get(id)?.clone();
            Some(Statement {
                id: id.clone(),
                text,
            })
        };
        waiting.filter_map(statement).collect()
    }

    /// The keys of all that.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.texts.keys().map(|id| key(id))
    }

    /// Why nothing is sent until somebody acts.
    #[must_use]
    pub fn halted(&self) -> Option<Halt> {
        self.halt
    }

    /// Whether the store has all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// What to do now. A batch that is given out is under way until its answer is told.
    pub fn next(&mut self, now: i64) -> Next {
        if let Some(halt) = self.halt {
            return Next::Halted(halt);
        }
        if self.in_flight.is_some() {
            return Next::UnderWay;
        }
        if self.texts.is_empty() {
            return Next::Nothing;
        }
        // A clock that was set back must not hold anything up for longer than it may.
        let until = self.until.min(now.saturating_add(LONGEST_ASKED));
        if now < until {
            return Next::Wait(until);
        }
        let ids = self.parts.pop_front().unwrap_or_else(|| self.fill());
        let texts: Vec<&str> = ids.iter().map(|id| self.texts[id].as_str()).collect();
        let body = ["[", &texts.join(","), "]"].concat();
        self.count += 1;
        self.in_flight = Some(ids.clone());
        Next::Send(Batch {
            number: self.count,
            ids,
            body,
        })
    }

    /// As many as may go at once of those that wait, at least one. That something began goes by
    /// itself: a platform of cmi5 takes nothing else before it has that.
    fn fill(&mut self) -> Vec<String> {
        let most = self.too_large.map_or(MOST_BYTES, |bytes| bytes / 2);
        let (mut ids, mut bytes) = (Vec::new(), 1);
        while let Some(id) = self.waiting.front() {
            let text = &self.texts[id];
            bytes += text.len() + 1;
            let begins = text.contains(BEGINS);
            if ids.len() == MOST || (!ids.is_empty() && (bytes > most || begins)) {
                break;
            }
            ids.extend(self.waiting.pop_front());
            if begins {
                break;
            }
        }
        ids
    }

    /// Takes the answer to a batch. `seed` is fresh chance: tabs that failed at the same moment must
    /// not all come back at the same moment. The answer to any batch but the one under way changes
    /// nothing.
    pub fn answered(&mut self, number: u64, answer: Answer, now: i64, seed: u64) -> Vec<Told> {
        if number != self.count {
            return Vec::new();
        }
        let Some(ids) = self.in_flight.take() else {
            return Vec::new();
        };
        let Answer::Told {
            status,
            retry_after,
            body,
        } = answer
        else {
            return self.later(ids, None, None, now, seed);
        };
        match status {
            204 => self.stored(ids),
            200 if names_some(body, &ids) => {
                // One that had some of them already names the others alone. What it did not name
                // goes once more, and then it says that it has it.
                let (named, rest) = ids.into_iter().partition(|id| names(body, id));
                self.send_again(rest);
                self.stored(named)
            }
            // Of 409, 413 and 400 nothing is stored: one of them stands for all.
            400 | 409 | 413 | 422 => self.refused(ids, status),
            401 | 403 => self.halt_with(ids, Halt::Key(status)),
            404 | 405 | 410 => self.halt_with(ids, Halt::Address(status)),
            408 | 425 | 429 | 500.. | ..400 => {
                self.later(ids, Some(status), retry_after, now, seed)
            }
            _ => self.halt_with(ids, Halt::Status(status)),
        }
    }

    /// What halted it is mended, or is to be tried once more.
    pub fn resume(&mut self) {
        self.halt = None;
        self.failures = 0;
        self.until = 0;
    }

    /// Whatever goes well ends the pauses: the store is there.
    fn went_well(&mut self) {
        self.failures = 0;
        self.until = 0;
    }

    fn send_again(&mut self, ids: Vec<String>) {
        if !ids.is_empty() {
            self.parts.push_front(ids);
        }
    }

    fn stored(&mut self, ids: Vec<String>) -> Vec<Told> {
        self.went_well();
        let ids = ids.into_iter();
        ids.map(|id| {
            self.texts.remove(&id);
            Told::Stored { key: key(&id) }
        })
        .collect()
    }

    fn refused(&mut self, mut ids: Vec<String>, status: u16) -> Vec<Told> {
        self.went_well();
        if ids.len() > 1 {
            if status == 413 {
                let bytes = ids.iter().map(|id| self.texts[id].len() + 1).sum();
                self.too_large = Some(bytes);
            }
            let second = ids.split_off(ids.len() / 2);
            self.parts.push_front(second);
            self.parts.push_front(ids);
            return Vec::new();
        }
        let alone = ids.into_iter();
        alone
            .map(|id| {
                let text = self.texts.remove(&id).unwrap_or_default();
                let (key, aside) = (key(&id), aside_key(&id));
                match status {
                    409 => Told::AlreadyThere { key },
                    _ => Told::Aside {
                        key,
                        kept: Entry { key: aside, text },
                        status,
                    },
                }
            })
            .collect()
    }

    fn halt_with(&mut self, ids: Vec<String>, halt: Halt) -> Vec<Told> {
        self.parts.push_front(ids);
        self.halt = Some(halt);
        vec![Told::Halted(halt)]
    }

    /// Once more after a pause: what the store asks for, or twice as long as the last time, half of
    /// it by chance.
    fn later(
        &mut self,
        ids: Vec<String>,
        status: Option<u16>,
        asked: Option<&str>,
        now: i64,
        seed: u64,
    ) -> Vec<Told> {
        self.parts.push_front(ids);
        let whole = PAUSE
            .0
            .saturating_mul(1 << self.failures.min(20))
            .min(PAUSE.1);
        self.failures = self.failures.saturating_add(1);
        // The first pause is whole, so that none is shorter.
        let half = (whole / 2).max(PAUSE.0);
        let chance = i64::try_from(seed % (half.unsigned_abs() + 1)).unwrap_or(0);
        let own = now.saturating_add((half + chance).min(PAUSE.1));
        let asked = asked.and_then(|header| retry_after(header, now));
        let asked = asked.map(|asked| asked.min(now.saturating_add(LONGEST_ASKED)));
        self.until = own.max(asked.unwrap_or(own));
        vec![Told::Later {
            until: self.until,
            status,
        }]
    }
}

/// When a kept statement happened, as it says; `None` where it is none, or another than its key
/// says.
fn moment(id: &str, text: &str) -> Option<String> {
    let value = parse(text).ok()?;
    let is_it = value.field("id").text() == Some(id) && is_uuid(id);
    is_it.then(|| {
        value
            .field("timestamp")
            .text()
            .unwrap_or_default()
            .to_owned()
    })
}

/// Whether a store says that it has some of these, and nothing else: a list of ids, as the
/// specification has it. The page of a network that asks for a password says nothing of the kind,
/// and is a 200 too.
fn names_some(body: &str, ids: &[String]) -> bool {
    let Ok(value) = parse(body) else {
        return false;
    };
    let is_ours = |one: &Value| {
        let named = one.text().unwrap_or_default();
        ids.iter().any(|id| id.eq_ignore_ascii_case(named))
    };
    !value.items().is_empty() && value.items().iter().all(is_ours)
}

fn names(body: &str, id: &str) -> bool {
    body.to_ascii_lowercase().contains(&id.to_ascii_lowercase())
}

#[cfg(test)]
mod schedules;
#[cfg(test)]
mod tests;
