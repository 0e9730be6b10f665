//! The journal: everything that a learner answered and set, in the order in which it happened.
//! It is only added to, and all else is derived from it.
//!
//! Each tab that writes has a stream of its own, named by a number of 32 bits. A stream is cut
//! into pieces (`segment`), each stored under a key of its own, so that an answer rewrites less than 4 KB. An
//! entry is known by its stream and its number there: however often a piece is read, an entry
//! counts once.
//!
//! Invariant: nothing is lost for what stands beside it. A piece that cannot be read is kept
//! aside with the reason, and the others are used.

mod bytes;
mod entry;
mod names;
mod packing;
mod pen;
mod read;
mod review;
mod segment;
mod settings;

use std::collections::BTreeMap;

pub use names::{NameIx, Names};
pub use read::{is_emptied, mend, segment_length};
pub use review::{Answered, Detail, Moment, Rating, Review, Told};
pub use segment::{PREFIX, of_key};

use self::entry::{Entry, Local, Recorded, Told as LocalTold, Unusual};
use self::pen::Pen;
use self::settings::Setting;
use super::Unread;
use super::schedule::Learned;
use crate::bank::{Response, seed_of};

/// A typed answer is kept up to so many bytes: a piece must stay small.
const LONGEST_TYPED: usize = 240;

/// A key and the text to store under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The key.
    pub key: String,
    /// The text.
    pub text: String,
}

/// An entry: the writer of its stream, and its number there.
pub type EntryId = (u32, u32);

/// A word on a fact that is no answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Notice {
    /// When, in seconds since 1970.
    pub when: i64,
    /// The fact that it is about.
    pub fact: NameIx,
    /// What happens to it.
    pub what: Change,
}

/// What happens to a fact without an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// What was known of it counts no more.
    Forgotten,
    /// It goes by another name from now on.
    Renamed(NameIx),
    /// What is known of it, in place of all answers up to then.
    Known(Learned),
    /// What it meant when it was learned: its answer and its title, as numbers.
    Means(u32, u32),
}

/// What is known of a stream.
#[derive(Clone, Debug)]
struct Stream {
    writer: u32,
    /// Number of the entry after the last one read.
    next: u32,
    /// The names of the stream by their numbers; `None` where the piece that gave one is lost.
    locals: Vec<Option<NameIx>>,
    /// What is not as usual of its answers, in their order.
    kept: Vec<Kept>,
}

/// What is kept beside a review, where it is not as usual.
#[derive(Clone, Debug)]
struct Kept {
    /// Of the entry.
    number: u32,
    claimed: bool,
    seed: Option<u64>,
    beside: Option<Box<str>>,
    told: LocalTold<NameIx>,
}

impl Kept {
    /// An option whose name is lost leaves "I don't know".
    fn of(number: u32, unusual: Unusual, name: impl Fn(Local) -> Option<NameIx>) -> Kept {
        Kept {
            number,
            claimed: unusual.claimed,
            seed: unusual.seed,
            beside: unusual.beside.map(String::into_boxed_str),
            told: unusual.told.renumbered(name).unwrap_or(LocalTold::Unknown),
        }
    }
}

/// All that was answered and set.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    names: Names,
    streams: Vec<Stream>,
    /// In the order of time.
    reviews: Vec<Review>,
    notices: Vec<Notice>,
    /// The latest of what facts meant.
    meanings: BTreeMap<NameIx, (i64, u32, u32)>,
    /// All that was set under each name, the latest last.
    settings: BTreeMap<String, Vec<Setting>>,
    unread: Vec<Unread>,
    /// Every piece that could be read, as it is stored.
    pieces: BTreeMap<String, String>,
    /// Reviews of facts whose names are lost.
    nameless: usize,
    pen: Option<Pen>,
}

impl Journal {
    /// Every answer, in the order of time; also those that were taken back.
    #[must_use]
    pub fn reviews(&self) -> &[Review] {
        &self.reviews
    }

    /// The names in it.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// What happened to facts without an answer, in the order of time.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Every piece that could be read, as it is stored, by its key.
    #[must_use]
    pub fn pieces(&self) -> &BTreeMap<String, String> {
        &self.pieces
    }

    /// Pieces that could not be read; they were left as they are.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// Answers to facts whose names are lost with the pieces that gave them.
    #[must_use]
    pub fn nameless(&self) -> usize {
        self.nameless
    }

    /// The entry that a review is.
    #[must_use]
    pub fn id(&self, review: &Review) -> EntryId {
        (
            self.streams[usize::from(review.stream)].writer,
            review.number,
        )
    }

    /// The answer of an entry, one of the latest as a rule.
    #[must_use]
    pub fn review(&self, id: EntryId) -> Option<&Review> {
        let mut latest = self.reviews.iter().rev();
        latest.find(|review| self.id(review) == id)
    }

    /// All that is kept of an answer.
    #[must_use]
    pub fn detail(&self, review: &Review) -> Detail {
        let kept = &self.streams[usize::from(review.stream)].kept;
        let kept = kept.binary_search_by_key(&review.number, |kept| kept.number);
        let kept = kept
            .ok()
            .map(|at| &self.streams[usize::from(review.stream)].kept[at]);
        let id = |ix| self.names.text(ix).to_owned();
        let told = kept.and_then(|kept| kept.told.response(id));
        Detail {
            seed: kept
                .and_then(|kept| kept.seed)
                .unwrap_or_else(|| usual_seed(self.id(review))),
            difficulty: review.difficulty,
            beside: kept.and_then(|kept| kept.beside.as_deref().map(str::to_owned)),
            told: told.map_or(Told::Key, Told::Other),
            claimed: kept.is_some_and(|kept| kept.claimed),
        }
    }

    /// What every fact meant when it was learned, with the second in which that was written.
    pub fn all_meanings(&self) -> impl Iterator<Item = (NameIx, (i64, u32, u32))> {
        self.meanings
            .iter()
            .map(|(fact, meaning)| (*fact, *meaning))
    }

    /// The pieces whose entries were all written before this second, each with nothing left in
    /// it but the names that others need. The last piece of a stream is none of them: whoever
    /// takes the stream up goes on after it.
    #[must_use]
    pub fn emptied_before(&self, when: i64) -> Vec<Written> {
        let mut last: BTreeMap<u32, u32> = BTreeMap::new();
        for (writer, piece) in self.pieces.keys().filter_map(|key| of_key(key)) {
            let known = last.entry(writer).or_insert(piece);
            *known = piece.max(*known);
        }
        let mut emptied = Vec::new();
        for (key, text) in &self.pieces {
            let is_last = of_key(key).is_none_or(|(writer, piece)| last[&writer] == piece);
            if !is_last && let Some(text) = read::emptied(text, when) {
                let key = key.clone();
                emptied.push(Written { key, text });
            }
        }
        emptied
    }

    /// Keeps what was stored in the place of pieces. What was read of them stays known until the
    /// journal is read again.
    pub fn keep(&mut self, written: &[Written]) {
        for Written { key, text } in written {
            self.pieces.insert(key.clone(), text.clone());
        }
    }

    /// The journal as it was at a moment, for what is derived of it: without the answers and
    /// notices since. Nothing can be written to it.
    #[must_use]
    pub fn until(&self, when: i64) -> Journal {
        let mut past = Journal {
            pen: None,
            pieces: BTreeMap::new(),
            ..self.clone()
        };
        past.reviews.retain(|review| review.when < when);
        past.notices.retain(|notice| notice.when < when);
        past
    }

    /// Forgets pieces that are no longer stored. What was read of them stays known until the
    /// journal is read again.
    pub fn drop_pieces(&mut self, keys: &[String]) {
        self.pieces.retain(|key, _| !keys.contains(key));
    }

    /// The stream that is written to.
    #[must_use]
    pub fn writer(&self) -> Option<u32> {
        Some(self.pen.as_ref()?.writer())
    }

    /// How much it takes in storage, in UTF-16 units.
    #[must_use]
    pub fn units(&self) -> usize {
        let pieces = self.pieces.iter();
        // Every sign of a piece is one unit, and three bytes here.
        pieces.map(|(key, text)| key.len() + text.len() / 3).sum()
    }

    /// What a fact meant when it was learned last: its answer and its title, as numbers.
    #[must_use]
    pub fn meaning(&self, fact: NameIx) -> Option<(u32, u32)> {
        self.meanings
            .get(&fact)
            .map(|(_, answer, title)| (*answer, *title))
    }

    /// Whether there is a stream to write to.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.pen.is_some()
    }

    /// The seed for the next question: an answer to one that was drawn from it need not tell its
    /// seed.
    #[must_use]
    pub fn next_seed(&self) -> u64 {
        let pen = self.pen.as_ref();
        usual_seed(pen.map_or((0, 0), |pen| (pen.writer(), pen.next())))
    }

    /// Writes an answer down. Gives its entry and what is to be stored; `None` where there is
    /// no stream to write to.
    pub fn answer(&mut self, answered: &Answered<'_>, at: Moment) -> Option<(EntryId, Written)> {
        let pen = self.pen.as_mut()?;
        let fact = self.names.intern_fact(answered.set, answered.fact);
        let set = self.names.set_of(fact)?;
        let after = pen.begin(at);
        let names = &mut self.names;
        let above = [Some(set), names.under(fact), Some(fact)];
        for ix in above.into_iter().flatten() {
            pen.local(ix, names.under(ix), names.text(ix));
        }
        let seed = answered.detail.seed;
        let id = (pen.writer(), pen.next());
        let usual = seed == usual_seed(id);
        let told = match &answered.detail.told {
            Told::Key => LocalTold::Key,
            Told::Other(response) => LocalTold::of(&cut(response), |option| {
                let ix = names.intern(Some(set), option);
                pen.local(ix, Some(set), names.text(ix))
            }),
        };
        let took = u16::try_from(answered.took / 100).unwrap_or(u16::MAX);
        let recorded = Recorded {
            fact: pen.local(fact, None, ""),
            form: answered.form,
            rating: answered.rating.number(),
            took,
            permille: answered.permille.min(1000),
            difficulty: answered.detail.difficulty,
            detail: Unusual {
                seed: (!usual).then_some(seed),
                beside: answered.detail.beside.clone(),
                told,
                claimed: answered.detail.claimed,
            }
            .kept(),
        };
        let entry = Entry::Review {
            review: recorded,
            after,
        };
        let number = pen.end(&entry);
        let sealed = sealed(pen, &mut self.pieces);
        let stream = self.own_stream(number);
        if let Entry::Review { review, .. } = entry {
            self.put_own(stream, number, review, fact, at);
        }
        Some((id, sealed))
    }

    /// Takes the latest answers back, from the one given on: they stay in the journal and count
    /// for nothing. `None` where it is not this stream's.
    pub fn undo(&mut self, id: EntryId, at: Moment) -> Option<Written> {
        let pen = self.pen.as_mut().filter(|pen| pen.writer() == id.0)?;
        let back = pen.next().checked_sub(id.1)?;
        let after = pen.begin(at);
        let number = pen.end(&Entry::Undo { back, after });
        let sealed = sealed(pen, &mut self.pieces);
        let stream = self.own_stream(number);
        self.take_back(stream, id.1);
        Some(sealed)
    }

    /// Sets something. A value is short: a number, a word, a list of a few.
    pub fn set(&mut self, name: &str, value: &str, at: Moment) -> Option<Written> {
        let pen = self.pen.as_mut()?;
        let after = pen.begin(at);
        let number = pen.end(&Entry::Setting { name, value, after });
        let sealed = sealed(pen, &mut self.pieces);
        let writer = pen.writer();
        self.own_stream(number);
        self.put_setting(name, value, (at.when, writer, number));
        Some(sealed)
    }

    /// Lets a fact begin anew, or go by another name.
    pub fn change(&mut self, notice: Notice, zone: i16) -> Option<Written> {
        let pen = self.pen.as_mut()?;
        let at = Moment {
            when: notice.when,
            zone,
        };
        let after = pen.begin(at);
        let names = &self.names;
        let mut local = |fact: NameIx| {
            let head = names.under(fact);
            let set = head.and_then(|head| names.under(head));
            for ix in [set, head].into_iter().flatten() {
                pen.local(ix, names.under(ix), names.text(ix));
            }
            pen.local(fact, head, names.text(fact))
        };
        let fact = local(notice.fact);
        let entry = match notice.what {
            Change::Forgotten => Entry::Forget { fact, after },
            Change::Known(memory) => Entry::Known {
                fact,
                memory,
                after,
            },
            Change::Means(answer, title) => Entry::Means {
                fact,
                answer,
                title,
                after,
            },
            Change::Renamed(to) => {
                let (from, to) = (fact, local(to));
                Entry::Rename { from, to, after }
            }
        };
        let number = pen.end(&entry);
        let sealed = sealed(pen, &mut self.pieces);
        self.own_stream(number);
        self.put_notice(notice);
        Some(sealed)
    }

    /// The number of a fact, taken in if it is new.
    pub fn fact(&mut self, set: &str, fact: &str) -> NameIx {
        self.names.intern_fact(set, fact)
    }

    /// The own stream, which goes on after this number.
    fn own_stream(&mut self, number: u32) -> u16 {
        let writer = self.pen.as_ref().map_or(0, Pen::writer);
        let stream = self.stream_of(writer);
        self.streams[usize::from(stream)].next = number + 1;
        stream
    }

    /// The place of a stream, a new one if need be.
    fn stream_of(&mut self, writer: u32) -> u16 {
        let known = self.streams.iter().position(|s| s.writer == writer);
        let at = known.unwrap_or_else(|| {
            self.streams.push(Stream {
                writer,
                next: 0,
                locals: Vec::new(),
                kept: Vec::new(),
            });
            self.streams.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn put_notice(&mut self, notice: Notice) {
        if let Change::Means(answer, title) = notice.what {
            // Two devices may have learned it from two versions of the set: the later counts.
            let means = (notice.when, answer, title);
            let kept = self.meanings.entry(notice.fact).or_insert(means);
            *kept = means.max(*kept);
            return;
        }
        let at = self.notices.partition_point(|n| n.when <= notice.when);
        self.notices.insert(at, notice);
    }

    /// Puts an answer of the own stream to the others, in the order of time.
    fn put_own(
        &mut self,
        stream: u16,
        number: u32,
        mut recorded: Recorded,
        fact: NameIx,
        at: Moment,
    ) {
        if let Some(unusual) = recorded.detail.take() {
            let pen = self.pen.as_ref();
            let kept = Kept::of(number, *unusual, |local| pen?.name(local));
            self.streams[usize::from(stream)].kept.push(kept);
        }
        self.insert(review(stream, number, fact, &recorded, at));
    }

    /// Puts a review where it belongs in time; those of one second by stream and number.
    fn insert(&mut self, review: Review) {
        let order = |r: &Review| (r.when, self.streams[usize::from(r.stream)].writer, r.number);
        let wanted = order(&review);
        let mut at = self.reviews.len();
        while at > 0 && order(&self.reviews[at - 1]) > wanted {
            at -= 1;
        }
        self.reviews.insert(at, review);
    }

    fn take_back(&mut self, stream: u16, number: u32) {
        let mut latest = self.reviews.iter_mut().rev();
        if let Some(review) = latest.find(|r| r.stream == stream && r.number == number) {
            review.undone = true;
        }
    }
}

fn sealed(pen: &Pen, pieces: &mut BTreeMap<String, String>) -> Written {
    let (key, text) = pen.sealed();
    pieces.insert(key.clone(), text.clone());
    Written { key, text }
}

/// The seed that an entry's place gives.
fn usual_seed((writer, number): EntryId) -> u64 {
    seed_of(u64::from(writer), u64::from(number))
}

fn review(stream: u16, number: u32, fact: NameIx, recorded: &Recorded, at: Moment) -> Review {
    Review {
        fact,
        when: at.when,
        number,
        stream,
        took: recorded.took,
        permille: recorded.permille,
        difficulty: recorded.difficulty,
        zone: at.zone,
        form: recorded.form,
        rating: Rating::numbered(recorded.rating).unwrap_or(Rating::Again),
        undone: false,
    }
}

/// A typed answer, not longer than is kept.
fn cut(response: &Response) -> Response {
    match response {
        Response::Typed(text) if text.len() > LONGEST_TYPED => {
            let end = text.floor_char_boundary(LONGEST_TYPED);
            Response::Typed(text[..end].to_owned())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests;
