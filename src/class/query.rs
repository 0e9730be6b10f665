//! An assignment as it stands in an address, and the end by which a reader sees that it is whole.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::Assignment;
use crate::set::content_hash;

/// So many signs of the id of an assignment end its link.
const CHECK: usize = 8;

/// Signs that mean nothing in an address; all others are encoded, so that a mail program takes
/// the link for one.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',')
    .remove(b':')
    .remove(b'/')
    .remove(b'=');

/// Names and values as they stand in an address.
#[must_use]
pub fn joined(pairs: &[(&'static str, String)]) -> String {
    let parts = pairs.iter().map(|(name, value)| {
        let value: String = utf8_percent_encode(value, PLAIN).collect();
        [name, "=", &value].concat()
    });
    parts.collect::<Vec<String>>().join("&")
}

/// The end of the link of an assignment.
#[must_use]
pub fn check(assignment: &Assignment) -> String {
    checked(assignment, &[])
}

/// The same where the link names a store of records, by its address and its key: where answers go
/// is covered too.
#[must_use]
pub fn checked(assignment: &Assignment, store: &[String]) -> String {
    let mut id = assignment.id();
    if !store.is_empty() {
        id = content_hash(&[&id, "\n", &store.join("\n")].concat());
    }
    id.truncate(CHECK);
    id
}

/// All that a link says of an assignment, with its end.
#[must_use]
pub fn whole(assignment: &Assignment) -> String {
    let said = joined(&assignment.pairs());
    [&said, "&k=", &check(assignment)].concat()
}

/// The parts of what stands in an address behind the `?`, each with its value decoded. `None` where
/// it is not made of such.
#[must_use]
pub fn parts(query: &str) -> Option<Vec<(&str, String)>> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    let parts = parts.map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = percent_decode_str(value).decode_utf8().ok()?;
        Some((name, value.into_owned()))
    });
    parts.collect()
}

/// The value of the first part of a name.
#[must_use]
pub fn part<'a>(parts: &'a [(&str, String)], wanted: &str) -> Option<&'a str> {
    let found = parts.iter().find(|(name, _)| *name == wanted);
    found.map(|(_, value)| value.as_str())
}

/// Reads what stands in an address, whatever else stands there and whether it is whole. `None` when
/// it is no assignment.
#[must_use]
pub fn read(query: &str) -> Option<Assignment> {
    let parts = parts(query)?;
    Assignment::read(parts.iter().map(|(name, value)| (*name, value.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assignment_is_read_back_from_its_address() {
        let assignment = Assignment {
            title: "Chapter 7 & 8: “war”".to_owned(),
            minutes: Some(20),
            ..Assignment::of("japan", "0011", 7)
        };
        let query = whole(&assignment);
        assert!(query.ends_with(&["&k=", &check(&assignment)].concat()));
        assert_eq!(read(&query), Some(assignment.normal()));
        assert_eq!(read("set=japan"), None);
        assert_eq!(read("set"), None);
    }
}
