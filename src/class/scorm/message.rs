//! What the line to the LMS and the browser say to each other.

use super::{Failure, Pair};

/// How the connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Nobody has looked for an LMS yet.
    NotLooked,
    /// There is none.
    Absent,
    /// All is well.
    Open,
    /// Something has not been taken; it waits.
    Failing {
        /// Since when, in milliseconds since 1970.
        since: i64,
        /// How often it was tried.
        tries: u16,
        /// When to try again, if nothing else comes before.
        due: i64,
        /// What the LMS said last.
        why: Failure,
    },
    /// The visit has ended. What waits still is not told any more.
    Closed,
}

/// What the browser is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Find the interface, begin, read the values of these names. Where beginning fails with what
    /// [`Failure::is_begun`] knows, it has begun; where that is unclear, it has if it tells the first
    /// value without a fault.
    Open(Vec<&'static str>),
    /// Set these, all of them though some are refused, then commit.
    Tell(Vec<Pair>),
    /// The same, then end.
    Close(Vec<Pair>),
}

/// What came of an order. Codes are what the LMS gives as its last error right after the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There is no interface.
    Absent,
    /// It has begun; each name with its value.
    Opened(Vec<Pair>),
    /// It did not begin.
    Unopened(String),
    /// All was set but this.
    Told {
        /// What was not set.
        refused: Vec<Refused>,
        /// What the LMS said to the commit: nothing, or a code.
        committed: Result<(), String>,
    },
    /// The same, with the end.
    Closed {
        /// What was not set.
        refused: Vec<Refused>,
        /// What the LMS said to the commit.
        committed: Result<(), String>,
        /// What the LMS said to the end.
        ended: Result<(), String>,
    },
}

/// A value that the LMS did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its name.
    pub name: String,
    /// The code.
    pub code: String,
}
