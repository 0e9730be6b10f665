//! A piece of a stream, as it is stored under one key: sealed with version, length and checksum.
//!
//! ```text
//! version  length  checksum  │ writer  piece  first  time  zone  names … │ entries …
//!   1 B     2 B      4 B     │  4 B    number number signed signed        │
//! ```
//!
//! Numbers are LEB128. The checksum is FNV-1a over everything to the right of it. A piece
//! repeats the names that its forerunner gave, so that one that is lost takes none along.

use super::bytes::{Reader, put_number, put_signed, put_text};
use super::entry::Local;
use super::packing::{pack, unpack};
use crate::memory::Unreadable;

/// Every key of the journal in storage begins so.
pub const PREFIX: &str = "annals/journal/";
/// The version that this release writes, and the only one it reads.
const VERSION: u8 = 1;
/// Version, length, checksum.
const HEAD: usize = 9;

/// So many names, and more than any stream gives.
const MOST_NAMES: Local = 1_000_000;

/// A name as a piece holds it: what it stands under, and what it adds.
pub(super) type Given = (Option<Local>, String);

/// A piece of a stream, without its seal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    /// Who writes the stream.
    pub writer: u32,
    /// Which piece of it this is, from 0.
    pub piece: u32,
    /// Number of its first entry in the stream.
    pub first: u32,
    /// Seconds since 1970 from which the first entry counts.
    pub time: i64,
    /// Minutes ahead of UTC at its beginning.
    pub zone: i16,
    /// The number of the first name repeated here, or given.
    pub names_from: Local,
    /// What the forerunner gave.
    pub repeated: Vec<Given>,
    /// The bytes of the entries.
    pub entries: Vec<u8>,
}

impl Segment {
    /// The key that it is stored under.
    pub fn key(&self) -> String {
        format!("{PREFIX}{:08x}/{}", self.writer, self.piece)
    }

    /// The text to store.
    pub fn seal(&self) -> String {
        let mut bytes = vec![0; HEAD];
        bytes.extend(self.writer.to_le_bytes());
        for number in [self.piece, self.first] {
            put_number(&mut bytes, u64::from(number));
        }
        put_signed(&mut bytes, self.time);
        put_signed(&mut bytes, i64::from(self.zone));
        put_number(&mut bytes, u64::from(self.names_from));
        put_number(&mut bytes, self.repeated.len() as u64);
        for (under, text) in &self.repeated {
            put_number(&mut bytes, under.map_or(0, |local| u64::from(local) + 1));
            put_text(&mut bytes, text);
        }
        bytes.extend(&self.entries);
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let sum = checksum(&bytes[HEAD..]);
        bytes[0] = VERSION;
        bytes[1..5].copy_from_slice(&length.to_le_bytes());
        bytes[5..HEAD].copy_from_slice(&sum.to_le_bytes());
        pack(&bytes)
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// When it was written by a later release, is damaged, or was never a piece of a journal.
    pub fn open(text: &str) -> Result<Segment, Unreadable> {
        let bytes = unpack(text).ok_or(Unreadable::Damaged)?;
        match bytes.first() {
            Some(&VERSION) => Segment::read(&bytes).ok_or(Unreadable::Damaged),
            Some(&later) if later > VERSION => Err(Unreadable::Newer(i64::from(later))),
            Some(_) | None => Err(Unreadable::Damaged),
        }
    }

    fn read(bytes: &[u8]) -> Option<Segment> {
        let mut reader = Reader::new(bytes);
        reader.byte()?;
        let length = u32::from_le_bytes(reader.array()?) as usize;
        let sum = u32::from_le_bytes(reader.array()?);
        // Nothing but the filling of the last unit may follow, and that is noughts.
        let units = length.saturating_mul(8).div_ceil(15);
        let filling = bytes.get(length..)?;
        if bytes.len() != units * 15 / 8 || filling.iter().any(|byte| *byte != 0) {
            return None;
        }
        let sealed = bytes.get(HEAD..length)?;
        if checksum(sealed) != sum {
            return None;
        }
        let mut reader = Reader::new(sealed);
        let writer = u32::from_le_bytes(reader.array()?);
        let piece = reader.number32()?;
        let first = reader.number32()?;
        let time = reader.signed()?;
        let zone = i16::try_from(reader.signed()?).ok()?;
        // No stream gives a million names; a number beyond would only make room for nothing.
        let names_from = reader.number32().filter(|from| *from < MOST_NAMES)?;
        let mut repeated = Vec::new();
        for _ in 0..reader.number()? {
            let under = reader.number32()?.checked_sub(1);
            repeated.push((under, reader.text()?.to_owned()));
        }
        Some(Segment {
            writer,
            piece,
            first,
            time,
            zone,
            names_from,
            repeated,
            entries: reader.rest().to_vec(),
        })
    }
}

/// The writer and the piece that a key names; `None` for a key that is not the journal's.
#[must_use]
pub fn of_key(key: &str) -> Option<(u32, u32)> {
    let (writer, piece) = key.strip_prefix(PREFIX)?.split_once('/')?;
    Some((u32::from_str_radix(writer, 16).ok()?, piece.parse().ok()?))
}

/// FNV-1a, 32 bits (Fowler, Noll and Vo).
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment() -> Segment {
        Segment {
            writer: 0xdead_beef,
            piece: 3,
            first: 700,
            time: 1_795_000_000,
            zone: 540,
            names_from: 2,
            repeated: vec![(None, "a-set".to_owned()), (Some(2), "pact".to_owned())],
            entries: vec![1, 2, 3, 0, 0],
        }
    }

    #[test]
    fn what_is_sealed_is_opened() {
        let segment = segment();
        assert_eq!(Segment::open(&segment.seal()), Ok(segment.clone()));
        assert_eq!(of_key(&segment.key()), Some((0xdead_beef, 3)));
        assert_eq!(of_key("annals/attempt/1"), None);
    }

    #[test]
    fn a_changed_sign_a_lost_sign_or_one_too_many_is_damage() {
        let text: Vec<char> = segment().seal().chars().collect();
        for at in 0..text.len() {
            let mut changed = text.clone();
            changed[at] = if changed[at] == '一' { '丁' } else { '一' };
            for signs in [&changed[..], &text[..at], &[&text[..], &['一']].concat()] {
                let read = Segment::open(&signs.iter().collect::<String>());
                assert!(read.is_err(), "{at}");
            }
        }
    }

    #[test]
    fn a_later_version_is_known_for_what_it_is() {
        let mut bytes = unpack(&segment().seal()).unwrap();
        bytes[0] = 2;
        assert_eq!(Segment::open(&pack(&bytes)), Err(Unreadable::Newer(2)));
    }

    #[test]
    fn the_checksum_is_that_of_its_authors() {
        // From the test suite of FNV: "foobar".
        assert_eq!(checksum(b"foobar"), 0xbf9c_f968);
    }
}
