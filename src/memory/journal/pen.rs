//! The end of a stream that is being written to.

use std::collections::BTreeMap;

use super::bytes::Reader;
use super::entry::{Entry, Local};
use super::names::NameIx;
use super::review::Moment;
use super::segment::{Given, Segment};

/// So many bytes of names repeated and of entries, and the next one begins another piece: with
/// its key a piece stays below 4 KB as browsers count.
const FULL: usize = 2_700;
/// So many bytes of names given: the next piece repeats them, and must have room for others.
const FULL_OF_NAMES: usize = 1_200;

/// Where the next entry goes.
#[derive(Clone, Debug)]
pub(super) struct Pen {
    segment: Segment,
    /// The names given in this piece.
    given: Vec<Given>,
    /// The entry that was begun, and the names it gives.
    begun: Vec<u8>,
    begun_given: Vec<Given>,
    /// When it was begun; the entry before it is of `moment`.
    begun_at: Moment,
    /// Number of the next entry.
    next: u32,
    moment: Moment,
    locals: BTreeMap<NameIx, Local>,
    by_local: Vec<Option<NameIx>>,
}

impl Pen {
    /// Begins a stream.
    pub fn new(writer: u32) -> Pen {
        Pen {
            segment: Segment {
                writer,
                piece: 0,
                first: 0,
                time: 0,
                zone: 0,
                names_from: 0,
                repeated: Vec::new(),
                entries: Vec::new(),
            },
            given: Vec::new(),
            begun: Vec::new(),
            begun_given: Vec::new(),
            begun_at: Moment { when: 0, zone: 0 },
            next: 0,
            moment: Moment { when: 0, zone: 0 },
            locals: BTreeMap::new(),
            by_local: Vec::new(),
        }
    }

    /// Takes a stream up where its last piece ends. `locals` are the names of the stream, by
    /// their numbers; a name that is not known any more is given again when it is needed.
    pub fn take_up(segment: Segment, locals: &[Option<NameIx>]) -> Option<Pen> {
        let mut pen = Pen::new(segment.writer);
        pen.next = segment.first;
        pen.moment = Moment {
            when: segment.time,
            zone: segment.zone,
        };
        let mut reader = Reader::new(&segment.entries);
        while !reader.is_empty() {
            let after = match Entry::read(&mut reader)? {
                Entry::Name { under, text } => {
                    pen.given.push((under, text.to_owned()));
                    continue;
                }
                Entry::Zone(zone) => {
                    pen.moment.zone = zone;
                    continue;
                }
                Entry::Review { after, .. }
                | Entry::Undo { after, .. }
                | Entry::Setting { after, .. }
                | Entry::Forget { after, .. }
                | Entry::Known { after, .. }
                | Entry::Means { after, .. }
                | Entry::Rename { after, .. } => after,
            };
            pen.next = pen.next.checked_add(1)?;
            pen.moment.when = pen.moment.when.checked_add(after)?;
        }
        let end = segment.names_from as usize + segment.repeated.len() + pen.given.len();
        // The last piece of a stream goes on from the names of all before it.
        if locals.len() > end {
            return None;
        }
        pen.by_local = locals.to_vec();
        pen.by_local.resize(end.max(locals.len()), None);
        for (local, name) in (0..).zip(locals) {
            if let Some(name) = name {
                pen.locals.entry(*name).or_insert(local);
            }
        }
        pen.segment = segment;
        Some(pen)
    }

    pub fn writer(&self) -> u32 {
        self.segment.writer
    }

    /// The number that the next entry will have.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// Begins an entry, and notes the zone. Gives the seconds since the last one.
    pub fn begin(&mut self, at: Moment) -> i64 {
        if self.next == 0 && self.segment.entries.is_empty() {
            self.segment.time = at.when;
            self.segment.zone = at.zone;
            self.moment = at;
        }
        self.begun.clear();
        self.begun_given.clear();
        self.begun_at = at;
        if self.moment.zone != at.zone {
            Entry::Zone(at.zone).put(&mut self.begun);
        }
        at.when.saturating_sub(self.moment.when)
    }

    /// The name of a number in this stream, of those that were written or used since it was
    /// taken up.
    pub fn name(&self, local: Local) -> Option<NameIx> {
        self.by_local.get(local as usize).copied().flatten()
    }

    /// The number of a name in this stream; new names are written down first.
    pub fn local(&mut self, name: NameIx, under: Option<NameIx>, text: &str) -> Local {
        if let Some(local) = self.locals.get(&name) {
            return *local;
        }
        let under = under.and_then(|under| self.locals.get(&under)).copied();
        Entry::Name { under, text }.put(&mut self.begun);
        self.begun_given.push((under, text.to_owned()));
        let local = self.local_count();
        self.by_local.push(Some(name));
        self.locals.insert(name, local);
        local
    }

    /// Writes the entry that was begun, into the next piece where this one is full. Gives its
    /// number.
    pub fn end(&mut self, entry: &Entry<'_>) -> u32 {
        entry.put(&mut self.begun);
        let names = room(&self.begun_given);
        let is_full = room(&self.segment.repeated) + self.segment.entries.len() + self.begun.len()
            > FULL
            || names > 0 && room(&self.given) + names > FULL_OF_NAMES;
        if is_full && !self.segment.entries.is_empty() {
            self.turn_over();
        }
        self.segment.entries.append(&mut self.begun);
        self.given.append(&mut self.begun_given);
        self.moment = self.begun_at;
        let number = self.next;
        self.next += 1;
        number
    }

    /// The key and the text to store.
    pub fn sealed(&self) -> (String, String) {
        (self.segment.key(), self.segment.seal())
    }

    fn local_count(&self) -> Local {
        u32::try_from(self.by_local.len()).unwrap_or(u32::MAX)
    }

    /// Begins the next piece.
    fn turn_over(&mut self) {
        let repeated = std::mem::take(&mut self.given);
        let names = repeated.len() + self.begun_given.len();
        let names_from = self.local_count() - u32::try_from(names).unwrap_or(0);
        self.segment = Segment {
            writer: self.segment.writer,
            piece: self.segment.piece + 1,
            first: self.next,
            time: self.moment.when,
            zone: self.moment.zone,
            names_from,
            repeated,
            entries: Vec::new(),
        };
    }
}

/// The bytes that names take where they are repeated, and a little more.
fn room(names: &[Given]) -> usize {
    names.iter().map(|(_, text)| text.len() + 6).sum()
}
