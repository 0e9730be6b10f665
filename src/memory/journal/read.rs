//! Reading what is stored.

use super::bytes::Reader;
use super::entry::Entry;
use super::names::NameIx;
use super::pen::Pen;
use super::review::Moment;
use super::segment::{Segment, of_key};
use super::{Change, Journal, Kept, Notice, Setting, Written, review};
use crate::memory::{Unread, Unreadable};

/// A writer, and a piece of its stream.
type Place = (u32, u32);

impl Journal {
    /// Reads everything found in storage; keys that are not the journal's are passed over. A
    /// key may come twice, from two copies: the longer text is the later one.
    #[must_use]
    pub fn read(stored: &[(String, String)]) -> Journal {
        let mut journal = Journal::default();
        let mut pieces: Vec<(Place, &(String, String))> = Vec::new();
        for stored in stored {
            if let Some(place) = of_key(&stored.0) {
                pieces.push((place, stored));
            }
        }
        pieces.sort_by_key(|(place, _)| *place);
        for copies in pieces.chunk_by(|a, b| a.0 == b.0) {
            journal.take_copies(copies[0].0, copies.iter().map(|(_, stored)| *stored));
        }
        journal.sort();
        journal
    }

    /// Becomes the writer of a stream: of one that is stored, after its last entry, or of a new
    /// one. False where its last piece cannot be read: another stream is to be chosen then.
    pub fn take_up(&mut self, writer: u32, stored: &[(String, String)]) -> bool {
        let stream = usize::from(self.stream_of(writer));
        let of_writer = |stored: &&(String, String)| {
            let (by, piece) = of_key(&stored.0)?;
            (by == writer).then_some((piece, stored.1.len()))
        };
        // Of two copies of the last piece the longer is the later.
        let last = stored.iter().max_by_key(of_writer);
        let pen = match last.filter(|last| of_writer(last).is_some()) {
            None => Some(Pen::new(writer)),
            Some((_, text)) => Segment::open(text)
                .ok()
                .and_then(|segment| Pen::take_up(segment, &self.streams[stream].locals)),
        };
        let next = self.streams[stream].next;
        self.pen = pen.filter(|pen| pen.writer() == writer && pen.next() >= next);
        self.pen.is_some()
    }

    /// Takes in a piece that another tab wrote, or another copy holds. What is known of it
    /// already is passed over.
    pub fn absorb(&mut self, key: &str, text: &str) {
        self.absorb_all(&[(key.to_owned(), text.to_owned())]);
    }

    /// The same of several, in any order.
    pub fn absorb_all(&mut self, stored: &[(String, String)]) {
        let own = self.pen.as_ref().map(Pen::writer);
        let place = |stored: &'_ (String, String)| of_key(&stored.0);
        let others = stored.iter().filter_map(|stored| {
            let place = place(stored).filter(|place| own != Some(place.0))?;
            Some((place, stored))
        });
        // The entries of a stream are counted: a piece is not read before its forerunner.
        let mut others: Vec<(Place, &(String, String))> = others.collect();
        others.sort_unstable_by_key(|(place, _)| *place);
        for (place, stored) in others {
            self.take_copies(place, std::iter::once(stored));
        }
        self.sort();
    }

    fn take_copies<'a>(
        &mut self,
        place: Place,
        copies: impl Iterator<Item = &'a (String, String)>,
    ) {
        let mut best: Option<(Segment, &(String, String))> = None;
        let mut refused = Vec::new();
        for copy in copies {
            let (key, text) = copy;
            match open(place, text) {
                Ok(segment) => {
                    let length = |s: &Segment| s.entries.len();
                    if best
                        .as_ref()
                        .is_none_or(|(b, _)| length(b) < length(&segment))
                    {
                        best = Some((segment, copy));
                    }
                }
                Err(why) => refused.push(Unread {
                    key: key.clone(),
                    text: text.clone(),
                    why,
                }),
            }
        }
        match best {
            Some((segment, (key, text))) => {
                self.pieces.insert(key.clone(), text.clone());
                self.take(&segment);
            }
            None => {
                // Of two copies of one damage, one is told.
                refused.truncate(1);
                self.unread
                    .retain(|u| refused.iter().all(|r| r.key != u.key));
                self.unread.extend(refused);
            }
        }
    }

    /// Takes in what is new in a piece.
    fn take(&mut self, segment: &Segment) {
        let stream = self.stream_of(segment.writer);
        let mut at = Moment {
            when: segment.time,
            zone: segment.zone,
        };
        let mut local = segment.names_from;
        for (under, text) in &segment.repeated {
            self.give(stream, local, *under, text);
            local = local.saturating_add(1);
        }
        let mut number = segment.first;
        let mut reader = Reader::new(&segment.entries);
        while !reader.is_empty() {
            // `open` has read them all before.
            let Some(entry) = Entry::read(&mut reader) else {
                break;
            };
            let after = match &entry {
                Entry::Name { under, text } => {
                    self.give(stream, local, *under, text);
                    local = local.saturating_add(1);
                    continue;
                }
                Entry::Zone(zone) => {
                    at.zone = *zone;
                    continue;
                }
                Entry::Review { after, .. }
                | Entry::Undo { after, .. }
                | Entry::Setting { after, .. }
                | Entry::Forget { after, .. }
                | Entry::Known { after, .. }
                | Entry::Means { after, .. }
                | Entry::Rename { after, .. } => *after,
            };
            at.when = at.when.saturating_add(after);
            if number >= self.streams[usize::from(stream)].next {
                self.enter(stream, number, entry, at);
                self.streams[usize::from(stream)].next = number.saturating_add(1);
            }
            number = number.saturating_add(1);
        }
    }

    fn enter(&mut self, stream: u16, number: u32, entry: Entry<'_>, at: Moment) {
        let writer = self.streams[usize::from(stream)].writer;
        match entry {
            Entry::Review {
                review: mut recorded,
                ..
            } => {
                let Some(fact) = self.name(stream, recorded.fact) else {
                    self.nameless += 1;
                    return;
                };
                if let Some(unusual) = recorded.detail.take() {
                    let kept = Kept::of(number, *unusual, |local| self.name(stream, local));
                    self.streams[usize::from(stream)].kept.push(kept);
                }
                let review = review(stream, number, fact, &recorded, at);
                self.reviews.push(review);
            }
            Entry::Undo { back, .. } => {
                if let Some(undone) = number.checked_sub(back) {
                    self.take_back(stream, undone);
                }
            }
            Entry::Setting { name, value, .. } => {
                let value = value.to_owned();
                let since = (at.when, writer, number);
                let all = self.settings.entry(name.to_owned()).or_default();
                all.push(Setting { value, since });
            }
            Entry::Forget { fact, .. } => {
                if let Some(fact) = self.name(stream, fact) {
                    self.put_notice(Notice {
                        when: at.when,
                        fact,
                        what: Change::Forgotten,
                    });
                }
            }
            Entry::Known { fact, memory, .. } => {
                if let Some(fact) = self.name(stream, fact) {
                    self.put_notice(Notice {
                        when: at.when,
                        fact,
                        what: Change::Known(memory),
                    });
                }
            }
            Entry::Means {
                fact,
                answer,
                title,
                ..
            } => {
                if let Some(fact) = self.name(stream, fact) {
                    self.put_notice(Notice {
                        when: at.when,
                        fact,
                        what: Change::Means(answer, title),
                    });
                }
            }
            Entry::Rename { from, to, .. } => {
                if let (Some(fact), Some(to)) = (self.name(stream, from), self.name(stream, to)) {
                    self.put_notice(Notice {
                        when: at.when,
                        fact,
                        what: Change::Renamed(to),
                    });
                }
            }
            Entry::Name { .. } | Entry::Zone(_) => {}
        }
    }

    /// A name that a stream gives a number to.
    fn give(&mut self, stream: u16, local: u32, under: Option<u32>, text: &str) {
        let under = match under {
            None => None,
            Some(under) => match self.name(stream, under) {
                Some(ix) => Some(ix),
                // What it stands under is lost, and so is it.
                None => return,
            },
        };
        let ix = self.names.intern(under, text);
        let locals = &mut self.streams[usize::from(stream)].locals;
        let at = local as usize;
        // A number far beyond what a stream can have reached is none.
        if at > locals.len() + MOST_NAMES_LOST {
            return;
        }
        if locals.len() <= at {
            locals.resize(at + 1, None);
        }
        locals[at] = Some(ix);
    }

    fn name(&self, stream: u16, local: u32) -> Option<NameIx> {
        *self.streams[usize::from(stream)]
            .locals
            .get(local as usize)?
    }

    fn sort(&mut self) {
        let streams = &self.streams;
        let order = |r: &super::Review| {
            let writer = streams[usize::from(r.stream)].writer;
            (r.when, writer, r.number)
        };
        if !self.reviews.is_sorted_by_key(order) {
            self.reviews.sort_by_key(order);
        }
        for all in self.settings.values_mut() {
            all.sort_by_key(|setting| setting.since);
            all.dedup_by_key(|setting| setting.since);
        }
    }
}

/// A piece with nothing left but its names; `None` where an entry of it was not written before
/// this second, or nothing else is in it.
pub(super) fn emptied(text: &str, before: i64) -> Option<String> {
    let mut segment = Segment::open(text).ok()?;
    let mut names = Vec::new();
    let mut when = segment.time;
    let mut reader = Reader::new(&segment.entries);
    while !reader.is_empty() {
        let entry = Entry::read(&mut reader)?;
        let after = match &entry {
            Entry::Name { .. } => {
                entry.put(&mut names);
                continue;
            }
            Entry::Zone(_) => continue,
            Entry::Review { after, .. }
            | Entry::Undo { after, .. }
            | Entry::Setting { after, .. }
            | Entry::Forget { after, .. }
            | Entry::Known { after, .. }
            | Entry::Means { after, .. }
            | Entry::Rename { after, .. } => *after,
        };
        when = when.saturating_add(after);
        if when >= before {
            return None;
        }
    }
    let shorter = names.len() < segment.entries.len();
    segment.entries = names;
    shorter.then(|| segment.seal())
}

/// Whether a piece holds nothing but names: what else it held was summed up.
#[must_use]
pub fn is_emptied(text: &str) -> bool {
    let Ok(segment) = Segment::open(text) else {
        return false;
    };
    let mut reader = Reader::new(&segment.entries);
    while !reader.is_empty() {
        match Entry::read(&mut reader) {
            Some(Entry::Name { .. } | Entry::Zone(_)) => {}
            Some(_) | None => return false,
        }
    }
    true
}

/// How many bytes of entries a stored piece has; `None` where it cannot be read, or is not
/// what its key says.
#[must_use]
pub fn segment_length(key: &str, text: &str) -> Option<usize> {
    Some(open(of_key(key)?, text).ok()?.entries.len())
}

/// What is to be written so that two copies of a journal hold the same: where one lacks a piece,
/// or has an earlier state of it. What cannot be read is left as it is.
#[must_use]
pub fn mend(one: &[(String, String)], other: &[(String, String)]) -> Vec<Written> {
    let mut all: Vec<(&str, &str, bool)> = Vec::new();
    for (copy, is_one) in [(one, true), (other, false)] {
        let own = copy.iter().filter(|(key, _)| of_key(key).is_some());
        all.extend(own.map(|(key, text)| (key.as_str(), text.as_str(), is_one)));
    }
    all.sort_unstable();
    let mut written = Vec::new();
    for copies in all.chunk_by(|a, b| a.0 == b.0) {
        let (key, text) = match copies {
            // A browser that keeps no second copy has nothing to be mended.
            [_] if other.is_empty() => continue,
            [(key, text, _)] => (key, text),
            [(_, a, _), (_, b, _)] if a == b => continue,
            [(key, a, _), (_, b, _)] => match (Segment::open(a), Segment::open(b)) {
                (Ok(first), Ok(second)) => {
                    let longer = first.entries.len() >= second.entries.len();
                    (key, if longer { a } else { b })
                }
                _ => continue,
            },
            _ => continue,
        };
        if Segment::open(text).is_ok() {
            written.push(Written {
                key: (*key).to_owned(),
                text: (*text).to_owned(),
            });
        }
    }
    written
}

/// So many names may be lost with pieces that cannot be read.
const MOST_NAMES_LOST: usize = 1_000_000;

/// Opens a piece, and reads it through: half of one is none.
fn open(place: Place, text: &str) -> Result<Segment, Unreadable> {
    let segment = Segment::open(text)?;
    let mut reader = Reader::new(&segment.entries);
    while !reader.is_empty() {
        Entry::read(&mut reader).ok_or(Unreadable::Damaged)?;
    }
    match (segment.writer, segment.piece) == place {
        true => Ok(segment),
        false => Err(Unreadable::Damaged),
    }
}
