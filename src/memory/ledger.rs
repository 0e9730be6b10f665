//! All attempts that are kept in this browser.

use super::codec::{PREFIX, Unreadable};
use super::{Attempt, AttemptId};
use crate::bank::Selection;

/// A stored text that could not be read; it stays where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The key it is stored under.
    pub key: String,
    /// The text, for a copy to be saved.
    pub text: String,
    /// Why.
    pub why: Unreadable,
}

/// The attempts kept, and what could not be read of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// In the order in which they were first put in.
    attempts: Vec<Attempt>,
    unread: Vec<Unread>,
}

impl Ledger {
    /// Reads everything found in storage; keys that are not Annals' are passed over.
    #[must_use]
    pub fn load(stored: &[(String, String)]) -> Ledger {
        let mut ledger = Ledger::default();
        for (key, text) in stored {
            let Some(id) = key.strip_prefix(PREFIX) else {
                continue;
            };
            match Attempt::decode(AttemptId(id.to_owned()), text) {
                Ok(attempt) => ledger.put(attempt),
                Err(why) => ledger.unread.push(Unread {
                    key: key.clone(),
                    text: text.clone(),
                    why,
                }),
            }
        }
        ledger
    }

    /// Puts an attempt in, in place of an earlier state of the same one.
    pub fn put(&mut self, attempt: Attempt) {
        match self.attempts.iter_mut().find(|kept| kept.id == attempt.id) {
            Some(kept) => *kept = attempt,
            None => self.attempts.push(attempt),
        }
    }

    /// The attempt of this name.
    #[must_use]
    pub fn get(&self, id: &AttemptId) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.id == *id)
    }

    /// Every attempt, in the order in which they were first put in.
    #[must_use]
    pub fn all(&self) -> &[Attempt] {
        &self.attempts
    }

    /// What could not be read.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// Every attempt, the latest first.
    #[must_use]
    pub fn latest(&self) -> Vec<&Attempt> {
        self.latest_first(|_| true)
    }

    /// Finished attempts, the latest first.
    #[must_use]
    pub fn finished(&self) -> Vec<&Attempt> {
        self.latest_first(|attempt| attempt.is_finished())
    }

    /// Attempts broken off, the latest first.
    #[must_use]
    pub fn unfinished(&self) -> Vec<&Attempt> {
        self.latest_first(|attempt| !attempt.is_finished())
    }

    /// The latest unfinished attempt at exactly this quiz.
    #[must_use]
    pub fn resumable(&self, set: &str, selection: &Selection) -> Option<&Attempt> {
        self.unfinished().into_iter().find(|attempt| {
            attempt.set == set
                && attempt.selection == *selection
                && attempt.retry_of.is_none()
                && attempt.assigned.is_none()
        })
    }

    fn latest_first(&self, keep: fn(&Attempt) -> bool) -> Vec<&Attempt> {
        let mut latest: Vec<&Attempt> = Vec::new();
        for attempt in self.attempts.iter().filter(|attempt| keep(attempt)) {
            let at = latest.partition_point(|before| before.touched() > attempt.touched());
            latest.insert(at, attempt);
        }
        latest
    }
}
