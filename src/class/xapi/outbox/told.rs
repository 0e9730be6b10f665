//! What an outbox and whoever carries it out say to each other.

/// What each key in the browser's storage begins with.
pub(super) const KEY: &str = "annals/xapi/";
/// The same of what a store refused.
pub const ASIDE: &str = "annals/xapi-aside/";

/// The key under which a statement is kept until it is stored.
#[must_use]
pub fn key(id: &str) -> String {
    [KEY, id].concat()
}

/// The key under which a statement is kept that the store refused.
#[must_use]
pub fn aside_key(id: &str) -> String {
    [ASIDE, id].concat()
}

/// A key with its text, as a browser keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// By what it is found.
    pub key: String,
    /// What is kept.
    pub text: String,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Send this, then tell what came of it.
    Send(Batch),
    /// Ask again at this time, in milliseconds since 1970.
    Wait(i64),
    /// A batch is under way.
    UnderWay,
    /// Somebody must mend something first; then [`Outbox::resume`].
    Halted(Halt),
    /// There is nothing to send.
    Nothing,
}

/// What goes in one POST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Which it is: the answer bears it.
    pub number: u64,
    /// The ids of its statements, in order.
    pub ids: Vec<String>,
    /// What is sent, as `application/json`.
    pub body: String,
}

/// Why nothing is sent until somebody acts. All is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// The store refuses the key (401, 403).
    Key(u16),
    /// There is no store at the address (404, 405).
    Address(u16),
    /// The store refuses for a reason that sending again does not mend.
    Status(u16),
}

/// What came of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// No answer: the network failed, before the store had it or after.
    Silence,
    /// The store answered.
    Told {
        /// The status of HTTP.
        status: u16,
        /// The header `Retry-After`, where the page may read it.
        retry_after: Option<&'a str>,
        /// The body.
        body: &'a str,
    },
}

/// What follows from an answer, for whoever keeps the statements and for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The store has it; its key may go.
    Stored {
        /// The key that may go.
        key: String,
    },
    /// The store has another statement under this id already; its key may go.
    AlreadyThere {
        /// The key that may go.
        key: String,
    },
    /// The store will not have it. Its key may go once it is kept under another.
    Aside {
        /// The key that may go.
        key: String,
        /// What is to be kept in its place.
        kept: Entry,
        /// What the store answered.
        status: u16,
    },
    /// It is tried again later, not before this time.
    Later {
        /// In milliseconds since 1970.
        until: i64,
        /// What the store answered; `None`: nothing.
        status: Option<u16>,
    },
    /// Nothing more is sent until somebody acts.
    Halted(Halt),
}
