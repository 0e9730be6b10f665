//! The line to the LMS: what it is still to be told, and how the connection stands.
//!
//! The browser does what an [`Order`] says, one after the other, and gives back an [`Answer`] for
//! each, in the same order. What was set counts as told when the LMS has committed it. Until then
//! it waits, and is sent again from the beginning on the next occasion: with the next answer, or
//! when [`Line::due`] says. A name waits once, with its newest value, so a number of an answer
//! stands for that answer alone, however often it is sent.

mod settle;

use super::message::{Answer, Connection, Order};
use super::{Edition, Failure, Next, Pair, Told};

/// The most pairs that wait: 400 answers and what is told beside them. Answers beyond that are not
/// told one by one; score, state and time always are.
const MOST: usize = 4_000;
/// So often an LMS of 1.2 is begun with that does not: by its codes it may be that the visit is over.
const MOST_OPENINGS: u8 = 6;
/// How long to wait before the second try, and at most before any, in milliseconds.
const SHORTEST_PAUSE: i64 = 1_000;
const LONGEST_PAUSE: i64 = 60_000;
/// What the names of answers begin with.
const ANSWERS: &str = "cmi.interactions.";

/// A pair that has not been committed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiting {
    pair: Pair,
    refusals: u8,
}

/// The line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    edition: Edition,
    connection: Connection,
    waiting: Vec<Waiting>,
    /// What was sent and is not answered, by order.
    on_way: Vec<Vec<Pair>>,
    /// Whether the page is being left.
    closing: bool,
    /// Whether the LMS must be begun with anew.
    reopens: bool,
    /// How often in a row it did not begin.
    unopened: u8,
    /// Whether the LMS is told of answers one by one.
    tells_answers: bool,
}

impl Line {
    /// A line that nobody has looked at.
    #[must_use]
    pub fn new(edition: Edition) -> Line {
        Line {
            edition,
            connection: Connection::NotLooked,
            waiting: Vec::new(),
            on_way: Vec::new(),
            closing: false,
            reopens: false,
            unopened: 0,
            tells_answers: true,
        }
    }

    /// How the connection stands.
    #[must_use]
    pub fn connection(&self) -> Connection {
        self.connection
    }

    /// Whether something is still to be told.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// When to call [`Line::again`], in milliseconds since 1970; `None` where nothing waits for it.
    #[must_use]
    pub fn due(&self) -> Option<i64> {
        match self.connection {
            Connection::Failing { due, .. } => Some(due),
            Connection::NotLooked | Connection::Absent | Connection::Open | Connection::Closed => {
                None
            }
        }
    }

    /// Looks for the LMS, or once more for one that was not there.
    pub fn open(&mut self) -> Option<Order> {
        match self.connection {
            Connection::NotLooked | Connection::Absent if self.on_way.is_empty() => {
                Some(self.send(Order::Open(Told::names(self.edition).to_vec())))
            }
            Connection::NotLooked
            | Connection::Absent
            | Connection::Open
            | Connection::Failing { .. }
            | Connection::Closed => None,
        }
    }

    /// Takes in what the LMS is to be told: it goes with what is sent next.
    pub fn add(&mut self, pairs: Vec<Pair>) {
        for pair in pairs {
            self.wait(pair);
        }
    }

    /// Takes in what the LMS is to be told, and sends it with all that waits.
    pub fn tell(&mut self, pairs: Vec<Pair>) -> Option<Order> {
        self.add(pairs);
        self.again()
    }

    /// Takes in the last that the LMS is to be told, and takes leave.
    pub fn close(&mut self, pairs: Vec<Pair>) -> Option<Order> {
        self.add(pairs);
        self.closing = true;
        // There may be no other moment: what is on its way is sent once more.
        self.next_order()
    }

    /// Sends what waits, if it may be sent now.
    pub fn again(&mut self) -> Option<Order> {
        match self.on_way.is_empty() && (self.is_behind() || self.closing || self.reopens) {
            true => self.next_order(),
            false => None,
        }
    }

    /// Takes in what came of an order. What is to be done next, if anything.
    pub fn take(&mut self, answer: &Answer, now: i64) -> Option<Order> {
        let sent = match self.on_way.is_empty() {
            true => return None,
            false => self.on_way.remove(0),
        };
        match answer {
            Answer::Absent => {
                match self.connection {
                    // It was there: the page around it may be loading again.
                    Connection::Open | Connection::Failing { .. } => {
                        let why = Failure::read(self.edition, "");
                        self.fail(why, now);
                    }
                    Connection::NotLooked | Connection::Absent => {
                        self.connection = Connection::Absent;
                    }
                    Connection::Closed => {}
                }
                None
            }
            Answer::Opened(_) => {
                self.connection = Connection::Open;
                self.reopens = false;
                self.unopened = 0;
                self.again()
            }
            Answer::Unopened(code) => {
                self.unopened(Failure::read(self.edition, code), now);
                None
            }
            Answer::Told { refused, committed } => {
                match self.settle(&sent, refused, committed, now) {
                    true => self.again(),
                    false => None,
                }
            }
            Answer::Closed {
                refused,
                committed,
                ended,
            } => {
                let is_told = self.settle(&sent, refused, committed, now);
                match ended {
                    // Nothing can be told behind the end.
                    Ok(()) => self.connection = Connection::Closed,
                    Err(code) if is_told => {
                        let failure = Failure::read(self.edition, code);
                        self.fail(failure, now);
                    }
                    Err(_) => {}
                }
                None
            }
        }
    }

    /// The LMS did not begin.
    fn unopened(&mut self, why: Failure, now: i64) {
        self.reopens = true;
        self.unopened = self.unopened.saturating_add(1);
        match why.is_unclear() && self.unopened >= MOST_OPENINGS {
            true => self.connection = Connection::Closed,
            false => self.fail(why, now),
        }
    }

    /// A pair in the place of an older value of its name, or behind the others.
    fn wait(&mut self, pair: Pair) {
        let is_answer = pair.0.starts_with(ANSWERS);
        let old = self.waiting.iter_mut().find(|one| one.pair.0 == pair.0);
        if let Some(old) = old {
            old.pair = pair;
            old.refusals = 0;
            return;
        }
        if is_answer && self.waiting.len() >= MOST {
            // Whole answers or none: the numbers behind a gap would be refused.
            self.tells_answers &= !pair.0.ends_with(".id");
        }
        if self.tells_answers || !is_answer {
            self.waiting.push(Waiting { pair, refusals: 0 });
        }
    }

    fn next_order(&mut self) -> Option<Order> {
        match self.connection {
            Connection::NotLooked | Connection::Absent | Connection::Closed => return None,
            Connection::Open | Connection::Failing { .. } => {}
        }
        if self.reopens {
            return Some(self.send(Order::Open(Told::names(self.edition).to_vec())));
        }
        let pairs: Vec<Pair> = self.waiting.iter().map(|one| one.pair.clone()).collect();
        Some(match self.closing {
            true => self.send(Order::Close(pairs)),
            false => self.send(Order::Tell(pairs)),
        })
    }

    fn send(&mut self, order: Order) -> Order {
        self.on_way.push(match &order {
            Order::Open(_) => Vec::new(),
            Order::Tell(pairs) | Order::Close(pairs) => pairs.clone(),
        });
        order
    }

    fn fail(&mut self, why: Failure, now: i64) {
        match why.next() {
            Next::Over => {
                self.connection = Connection::Closed;
                return;
            }
            Next::Reopen => self.reopens = true,
            Next::Again | Next::Never => {}
        }
        let (since, tries) = match self.connection {
            Connection::Failing { since, tries, .. } => (since, tries.saturating_add(1)),
            Connection::NotLooked | Connection::Absent | Connection::Open | Connection::Closed => {
                (now, 1)
            }
        };
        let pause = (SHORTEST_PAUSE << tries.min(10)).min(LONGEST_PAUSE);
        self.connection = Connection::Failing {
            since,
            tries,
            due: now.saturating_add(pause),
            why,
        };
    }
}

/// The number of the answer that a name is of.
fn number(name: &str) -> Option<u32> {
    let (number, _) = name.strip_prefix(ANSWERS)?.split_once('.')?;
    number.parse().ok()
}

#[cfg(test)]
mod tests;
