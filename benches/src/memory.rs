//! What the journal costs to write, to keep and to read, and what it costs to derive from it
//! what is known.

use annals::bank::seed_of;
use annals::memory::Memories;
use annals::memory::journal::{Change, Journal, Moment, Notice, Written};
use annals::memory::schedule::{Options, Scheduler};
use serde_json::json;

use crate::figures::{hundredths, quantile, tenths};
use crate::learner::{Given, Learner, Names, SET};
use crate::outside;

const FACTS: usize = 10_000;
const REVIEWS: usize = 500_000;
/// Of so many answers one is timed with its way into the browser's storage.
const STORED: usize = 250;
/// How often the journal is read.
const READINGS: usize = 5;

/// The pieces, as a browser keeps them.
#[derive(Default)]
struct Store {
    pieces: Vec<(String, String)>,
    largest: usize,
}

/// Bytes as browsers count: two for each UTF-16 unit of key and text.
fn bytes((key, text): &(String, String)) -> usize {
    2 * (key.encode_utf16().count() + text.encode_utf16().count())
}

impl Store {
    fn keep(&mut self, written: Written) {
        let piece = (written.key, written.text);
        self.largest = self.largest.max(bytes(&piece));
        match self.pieces.last_mut() {
            Some(last) if last.0 == piece.0 => *last = piece,
            _ => {
                if let Some((key, text)) = self.pieces.last() {
                    outside::store(key, text);
                }
                self.pieces.push(piece);
            }
        }
    }
}

pub fn run() {
    outside::clear_store();
    let names = Names::of(FACTS);
    let learner = Learner::new(&names, REVIEWS);
    let mut journal = Journal::default();
    assert!(journal.take_up(0x0bad_cafe, &[]));
    let mut store = Store::default();
    let mut answers = Vec::with_capacity(REVIEWS);
    let mut stored = Vec::new();
    let (mut undone, mut right, mut last) = (0, 0, 0);
    for (number, given) in learner.take(REVIEWS).enumerate() {
        let began = outside::now();
        let (id, written) = write(&mut journal, &names, &given);
        let means = mean(&mut journal, &names, &given);
        let wrote = outside::now();
        answers.push((wrote - began) * 1000.0);
        if number % STORED == STORED / 2 && outside::store(&written.key, &written.text) {
            stored.push((outside::now() - began) * 1000.0);
        }
        store.keep(written);
        means.into_iter().for_each(|written| store.keep(written));
        if given.undone {
            let written = journal.undo(id, given.at);
            store.keep(written.expect("the answer is of this stream"));
            undone += 1;
        }
        right += usize::from(given.permille == 1000);
        last = given.at.when;
    }
    let days = (last - journal.reviews()[0].when) / 86_400;
    let all: usize = store.pieces.iter().map(bytes).sum();
    outside::say(&json!({
        "bench": "journal-write",
        "target": outside::TARGET,
        "facts": FACTS,
        "reviews": REVIEWS,
        "days": days,
        "right_percent": tenths(right as f64 * 100.0 / REVIEWS as f64),
        "undone": undone,
        "pieces": store.pieces.len(),
        "bytes_a_review": hundredths(all as f64 / REVIEWS as f64),
        "megabytes": hundredths(all as f64 / 1e6),
        "largest_piece_bytes": store.largest,
        "median_us": quantile(&mut answers, 0.5),
        "p99_us": quantile(&mut answers, 0.99),
        "mean_us": hundredths(answers.iter().sum::<f64>() / answers.len() as f64),
    }));
    if !stored.is_empty() {
        outside::say(&json!({
            "bench": "journal-write-and-store",
            "target": outside::TARGET,
            "answers": stored.len(),
            "median_us": quantile(&mut stored, 0.5),
            "p99_us": quantile(&mut stored, 0.99),
        }));
    }
    if let Some((key, text)) = store.pieces.last() {
        outside::store(key, text);
    }
    read("memory", &store.pieces, &journal);
    if let Some(kept) = outside::stored() {
        let began = outside::now();
        let kept = (0..READINGS).fold(kept, |_, _| outside::stored().unwrap_or_default());
        let took = (outside::now() - began) / READINGS as f64;
        outside::say(&json!({
            "bench": "journal-load",
            "target": outside::TARGET,
            "pieces": kept.len(),
            "of": store.pieces.len(),
            "megabytes": hundredths(kept.iter().map(bytes).sum::<usize>() as f64 / 1e6),
            "ms": tenths(took),
        }));
        read("local storage", &kept, &journal);
    }
    outside::clear_store();
}

fn write(journal: &mut Journal, names: &Names, given: &Given) -> ((u32, u32), Written) {
    let seed = journal.next_seed();
    let written = journal.answer(&given.answered(names, seed), given.at);
    written.expect("a stream is open")
}

/// Once for each fact is noted what it meant.
fn mean(journal: &mut Journal, names: &Names, given: &Given) -> Option<Written> {
    let fact = journal.fact(SET, &names.facts[given.fact]);
    if journal.meaning(fact).is_some() {
        return None;
    }
    let [answer, title] = [0, 1].map(|n| seed_of(given.fact as u64, n) as u32);
    let notice = Notice {
        when: given.at.when,
        fact,
        what: Change::Means(answer, title),
    };
    journal.change(notice, given.at.zone)
}

/// Reads pieces, and derives the memories of them.
fn read(from: &str, pieces: &[(String, String)], written: &Journal) {
    let scheduler = Scheduler::new(Options::default()).expect("the usual options are good");
    let last = written.reviews().last().expect("there are answers");
    let now = Moment {
        when: last.when + 60,
        zone: last.zone,
    };
    let (mut readings, mut derivings, mut sums) = (Vec::new(), Vec::new(), Vec::new());
    let mut again = Vec::new();
    let (mut reviews, mut heap) = (0, 0);
    for _ in 0..READINGS {
        let before = outside::memory();
        let began = outside::now();
        let journal = Journal::read(pieces);
        let read = outside::now();
        let mut memories = Memories::derive(&journal, SET, &scheduler, now);
        let derived = outside::now();
        heap = outside::memory().saturating_sub(before);
        readings.push(read - began);
        derivings.push(derived - read);
        sums.push(derived - began);
        // What follows each answer.
        memories.again(&journal, &scheduler, journal.reviews()[0].fact, now);
        again.push(outside::now() - derived);
        reviews = journal.reviews().len();
        assert_eq!(journal.unread(), []);
        assert!(memories.done().answers > 0);
    }
    outside::say(&json!({
        "bench": "journal-read",
        "target": outside::TARGET,
        "from": from,
        "reviews": reviews,
        "read_ms": tenths(quantile(&mut readings, 0.5)),
        "derive_ms": tenths(quantile(&mut derivings, 0.5)),
        "both_ms": tenths(quantile(&mut sums, 0.5)),
        "one_fact_again_ms": quantile(&mut again, 0.5),
        "heap_megabytes": tenths(heap as f64 / 1e6),
    }));
}
