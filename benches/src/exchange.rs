//! What bringing a set in costs: a table of dated events, until it can be played; notes of Anki.

use std::rc::Rc;

use annals::bank::Bank;
use annals::desk::Desk;
use annals::desk::order::{Chosen, Order};
use annals::exchange::{self, Choices, Format};
use annals::set::format::{CardShape, SetShape};
use annals::set::{self, lint, read_shape};
use serde_json::json;

use crate::figures::tenths;
use crate::{outside, synthetic};

/// Events of the tables.
const SIZES: [u32; 3] = [1_000, 10_000, 100_000];
/// Notes of Anki.
const NOTES: u32 = 10_000;
/// How often each is read; the best time counts.
const ROUNDS: u32 = 3;

pub fn run() {
    SIZES.into_iter().for_each(table);
    notes();
}

fn table(events: u32) {
    let file = file(&synthetic::set(events), Format::Table);
    let mut best = [f64::INFINITY; 4];
    let (mut items, mut findings) = (0, 0);
    for _ in 0..ROUNDS {
        let began = outside::now();
        let Ok(import) = exchange::read(file.as_bytes(), &Choices::default(), &mut |_, _| ())
        else {
            panic!("the table cannot be read");
        };
        let imported = outside::now();
        let reading = read_shape(import.set);
        let read = outside::now();
        findings = reading.findings.len() + lint::lint(&reading.set).len();
        let linted = outside::now();
        let bank = Bank::compile(Rc::new(reading.set));
        let compiled = outside::now();
        items = bank.set().events.len();
        let ends = [began, imported, read, linted, compiled];
        for (best, pair) in best.iter_mut().zip(ends.windows(2)) {
            *best = best.min(pair[1] - pair[0]);
        }
    }
    let [told, counted] = until_told(&file);
    let [import, read, lint, compile] = best;
    outside::say(&json!({
        "bench": "table",
        "target": outside::TARGET,
        "events": events,
        "bytes": file.len(),
        "taken": items,
        "findings": findings,
        "import_ms": tenths(import),
        "read_ms": tenths(read),
        "lint_ms": tenths(lint),
        "compile_ms": tenths(compile),
        "in_all_ms": tenths(best.iter().sum()),
        "told_ms": tenths(told),
        "counted_ms": tenths(counted),
    }));
}

/// What a teacher waits for: the same, with the report, the set's file and the hash of it; and then what the set is
/// good for.
fn until_told(file: &str) -> [f64; 2] {
    let mut best = [f64::INFINITY; 2];
    for _ in 0..ROUNDS {
        let mut desk = Desk::default();
        desk.hand(file.as_bytes().to_vec());
        let began = outside::now();
        desk.carry_out(Order::Read(Chosen::default()), &mut |_| ());
        let told = outside::now();
        while desk.count_on(&mut |_| ()) {}
        let ends = [told, outside::now()];
        best = [0, 1].map(|at| best[at].min(ends[at] - began));
    }
    best
}

/// Notes of Anki, until they can be played.
pub fn notes() {
    let file = anki();
    let mut best = [f64::INFINITY; 2];
    let mut cards = 0;
    for _ in 0..ROUNDS {
        let began = outside::now();
        let Ok(import) = exchange::read(file.as_bytes(), &Choices::default(), &mut |_, _| ())
        else {
            panic!("the notes cannot be read");
        };
        let imported = outside::now();
        let reading = read_shape(import.set);
        let findings = reading.findings.len() + lint::lint(&reading.set).len();
        let bank = Bank::compile(Rc::new(reading.set));
        let ended = outside::now();
        assert!(findings < NOTES as usize);
        cards = bank.set().cards.len();
        best = [best[0].min(imported - began), best[1].min(ended - began)];
    }
    outside::say(&json!({
        "bench": "anki-notes",
        "target": outside::TARGET,
        "notes": NOTES,
        "bytes": file.len(),
        "cards": cards,
        "import_ms": tenths(best[0]),
        "in_all_ms": tenths(best[1]),
    }));
}

/// The notes, as a file; the same that another program is given.
pub fn anki() -> String {
    let (mut set, _) = set::shape(&synthetic::set(10)).unwrap_or_default();
    set.events.clear();
    set.cards = (0..NOTES)
        .map(|n| CardShape {
            id: format!("n{n}"),
            front: format!("Front {n}, with a <b>word</b> & a comma"),
            back: format!("Back of note {n}\nin two lines"),
            tags: vec![format!("tag{}", n % 10)],
            ..CardShape::default()
        })
        .collect();
    write(&set, Format::AnkiNotes)
}

fn file(set: &str, format: Format) -> String {
    let (shape, _) = set::shape(set).unwrap_or_default();
    write(&shape, format)
}

fn write(set: &SetShape, format: Format) -> String {
    let written = exchange::write(set, format);
    written.map(|written| written.text).unwrap_or_default()
}
