//! The address of a set that is given away.

use super::{Shared, decoded};

#[inline(never)]
pub(super) fn write(shared: &Shared) -> String {
    let mut address = ["#/s?h=", &shared.hash].concat();
    for (name, value) in [("&z=", &shared.packed), ("&from=", &shared.from)] {
        if let Some(value) = value {
            address.push_str(name);
            address.push_str(value);
        }
    }
    address
}

/// An address may hold any sign, so it stands last and is taken to the end.
#[inline(never)]
pub(super) fn read(query: &str) -> Shared {
    let (query, from) = match query.split_once("from=") {
        Some((query, from)) => (query, Some(decoded(from))),
        None => (query, None),
    };
    let part = |wanted: &str| {
        let mut parts = query.split('&').filter_map(|part| part.split_once('='));
        parts
            .find(|(name, _)| *name == wanted)
            .map(|(_, value)| value.to_owned())
    };
    Shared {
        hash: part("h").unwrap_or_default(),
        packed: part("z"),
        from,
    }
}
