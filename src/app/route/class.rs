//! The addresses of a quiz that is handed out, and of what comes back.

use super::decoded;
use crate::class::Assignment;
use crate::class::query::{checked, joined};
use crate::class::xapi::{Endpoint, Store};

/// A quiz that was handed out, and where its set is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// The quiz.
    pub assignment: Assignment,
    /// The whole set, packed; `None`: it is one of the site's, or here already.
    pub packed: Option<String>,
    /// The address of its file.
    pub file: Option<String>,
    /// The store that the class reports to, as the link has it: its address, and the value of the
    /// header with the key; none: it reports to nobody.
    lrs: Vec<String>,
    /// The end of the link: it shows that nothing is missing, and nothing was changed by a slip.
    pub check: String,
}

impl Handed {
    /// A whole link.
    #[must_use]
    pub fn new(assignment: Assignment) -> Handed {
        let assignment = assignment.normal();
        let lrs = Vec::new();
        let check = checked(&assignment, &lrs);
        Handed {
            assignment,
            packed: None,
            file: None,
            lrs,
            check,
        }
    }

    /// The same link, with the store that the class reports to.
    #[must_use]
    pub fn reporting_to(mut self, store: &Store) -> Handed {
        let address = store.endpoint.address().to_owned();
        self.lrs = vec![address, store.authorization.clone()];
        self.check = checked(&self.assignment, &self.lrs);
        self
    }

    /// The store that the class reports to.
    #[must_use]
    pub fn store(&self) -> Option<Store> {
        let [address, key] = self.lrs.as_slice() else {
            return None;
        };
        Store::with(Endpoint::read(address).ok()?, key).ok()
    }

    /// What is the matter with the link.
    #[must_use]
    pub fn fault(&self) -> Option<LinkFault> {
        match self.check.is_empty() {
            true => Some(LinkFault::Cut),
            false if self.check != checked(&self.assignment, &self.lrs) => Some(LinkFault::Changed),
            // Answers would go nowhere, or to whoever listens.
            false if !self.lrs.is_empty() && self.store().is_none() => Some(LinkFault::Changed),
            false => None,
        }
    }

    /// What the link says of the quiz: all but the set itself.
    #[must_use]
    pub fn says(&self) -> String {
        let mut pairs = self.assignment.pairs();
        pairs.extend(["lrs", "lrsauth"].into_iter().zip(self.lrs.clone()));
        joined(&pairs)
    }

    /// Reads what a link says, as it stands behind the `?`. `None` when it is no whole link.
    #[must_use]
    #[inline(never)]
    pub fn read(says: &str) -> Option<Handed> {
        read(says)
    }
}

/// What is the matter with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// Its end is missing.
    Cut,
    /// It asks for something else than it was made for.
    Changed,
}

/// The parts of an address, each with its value decoded.
fn parts(query: &str) -> Option<Vec<(&str, String)>> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    let parts = parts.map(|part| {
        let (name, value) = part.split_once('=')?;
        Some((name, decoded(value)))
    });
    parts.collect()
}

#[inline(never)]
pub(super) fn write(handed: &Handed) -> String {
    let mut address = ["#/a?", &handed.says()].concat();
    let set = [("z", &handed.packed), ("file", &handed.file)];
    let set: Vec<(&'static str, String)> = set
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.clone()?)))
        .collect();
    for more in [joined(&set), joined(&[("k", handed.check.clone())])] {
        if !more.is_empty() {
            address.push('&');
            address.push_str(&more);
        }
    }
    address
}

#[inline(never)]
pub(super) fn read(query: &str) -> Option<Handed> {
    let parts = parts(query)?;
    let part = |wanted: &str| {
        let mut parts = parts.iter();
        let found = parts.find(|(name, _)| *name == wanted);
        found.map(|(_, value)| value.clone())
    };
    let pairs = parts.iter().map(|(name, value)| (*name, value.as_str()));
    // Half of a store is none, and the link a changed one.
    let lrs = match (part("lrs"), part("lrsauth")) {
        (None, None) => Vec::new(),
        (address, key) => vec![address.unwrap_or_default(), key.unwrap_or_default()],
    };
    Some(Handed {
        assignment: Assignment::read(pairs)?,
        packed: part("z"),
        file: part("file"),
        lrs,
        check: part("k").unwrap_or_default(),
    })
}

/// What is still being chosen has no hash of its set yet.
#[inline(never)]
pub(super) fn write_hand_out(assignment: &Assignment) -> String {
    let mut pairs = assignment.pairs();
    pairs.retain(|(name, _)| *name != "h");
    ["#/hand-out?", &joined(&pairs)].concat()
}

#[inline(never)]
pub(super) fn read_hand_out(query: &str) -> Option<Assignment> {
    let parts = parts(query)?;
    let pairs = parts.iter().map(|(name, value)| (*name, value.as_str()));
    let mut assignment = Assignment::read(pairs.chain([("h", "none")]))?;
    assignment.hash.clear();
    Some(assignment)
}

/// What follows keeps a program that finds links in a text from leaving the full stop out.
const END: &str = "&v=1";

#[inline(never)]
pub(super) fn write_hand_in(results: &str) -> String {
    ["#/in?r=", results, END].concat()
}

#[inline(never)]
pub(super) fn read_hand_in(query: &str) -> String {
    let results = query.strip_prefix("r=").unwrap_or(query);
    let results = decoded(results);
    results.strip_suffix(END).unwrap_or(&results).to_owned()
}

/// The pairs of what stands behind the `?` of a page, as forms write them.
#[inline(never)]
pub(in crate::app) fn form(query: &str) -> Vec<(String, String)> {
    let parts = query.trim_start_matches('?').split('&');
    let plain = |text: &str| decoded(&text.replace('+', " "));
    let pairs = parts.filter_map(|part| part.split_once('='));
    pairs
        .map(|(name, value)| (plain(name), plain(value)))
        .collect()
}
