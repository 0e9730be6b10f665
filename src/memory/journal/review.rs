//! One answer, as the journal holds it.

use super::names::NameIx;
use crate::bank::{Difficulty, Form, Response};

/// How well a fact was remembered, in the four steps of FSRS and Anki.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Not remembered.
    Again = 1,
    /// Remembered with effort, or in part.
    Hard,
    /// Remembered.
    Good,
    /// Remembered at once.
    Easy,
}

impl Rating {
    /// All four, the lowest first.
    pub const ALL: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    /// 1 to 4, as FSRS counts.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The rating of a number from 1 to 4.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Rating> {
        Rating::ALL
            .into_iter()
            .find(|rating| rating.number() == number)
    }
}

/// An answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The fact that was asked.
    pub fact: NameIx,
    /// When it was answered, in seconds since 1970.
    pub when: i64,
    /// Its number in the stream of who wrote it.
    pub number: u32,
    /// Which stream, in the order of the journal.
    pub stream: u16,
    /// How long it took, in tenths of a second; the longest that is told apart is 6,553 s.
    pub took: u16,
    /// What it was worth, in thousandths.
    pub permille: u16,
    /// How hard it was to be.
    pub difficulty: Difficulty,
    /// Minutes that the learner's clock was ahead of UTC.
    pub zone: i16,
    /// How it was asked.
    pub form: Form,
    /// How well it was remembered.
    pub rating: Rating,
    /// Taken back by the learner: counts for nothing.
    pub undone: bool,
}

/// What is kept of an answer beside its [`Review`], where it is not the usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// What the question was drawn from.
    pub seed: u64,
    /// How hard it was to be.
    pub difficulty: Difficulty,
    /// What was to stand beside the key.
    pub beside: Option<String>,
    /// What was answered.
    pub told: Told,
    /// Refused, and then counted as right by the learner.
    pub claimed: bool,
}

/// What was answered. Options are known by their ids, never by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The key itself; of a card, that it was known.
    Key,
    /// Anything else.
    Other(Response),
}

/// An answer to be written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered<'a> {
    /// Id of the set.
    pub set: &'a str,
    /// Name of the fact within the set.
    pub fact: &'a str,
    /// How it was asked.
    pub form: Form,
    /// What was answered, and what it was drawn from.
    pub detail: Detail,
    /// What it was worth, in thousandths.
    pub permille: u16,
    /// How well it was remembered.
    pub rating: Rating,
    /// How long it took, in milliseconds.
    pub took: u32,
}

#[cfg(test)]
impl<'a> Answered<'a> {
    /// A card that was answered as it asks, drawn from a seed; `took` in milliseconds.
    pub fn card(set: &'a str, fact: &'a str, seed: u64, rating: Rating, took: u32) -> Answered<'a> {
        Answered {
            set,
            fact,
            form: Form::Flashcard,
            detail: Detail {
                seed,
                difficulty: Difficulty::MIDDLE,
                beside: None,
                told: Told::Key,
                claimed: false,
            },
            permille: 1000,
            rating,
            took,
        }
    }
}

/// The clock at a moment, as the journal keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Seconds since 1970.
    pub when: i64,
    /// Minutes that the learner's clock is ahead of UTC.
    pub zone: i16,
}

impl Moment {
    /// From milliseconds since 1970, and minutes ahead of UTC.
    #[must_use]
    pub fn new(now: i64, time_zone_offset: i32) -> Moment {
        Moment {
            when: now.div_euclid(1000),
            zone: i16::try_from(time_zone_offset).unwrap_or(0),
        }
    }
}
