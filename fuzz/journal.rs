//! Journals and copies: pieces that are whole, cut, changed, or hostile under a right checksum.

#![no_main]

use std::rc::Rc;

use annals::bank::{Bank, Difficulty, Form, Response};
use annals::memory::journal::{Answered, Detail, Journal, Moment, Rating, Told, mend};
use annals::memory::queue::{Limits, Queue, Source, forecast, slipping};
use annals::memory::schedule::Options;
use annals::memory::{
    Changes, Memories, Roster, Scheduler, Scope, Settings, backup, confusions, statistics,
};
use annals::set;
use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input {
    /// Bytes of pieces, sealed as a release would seal them.
    sealed: Vec<(u8, u8, Vec<u8>)>,
    /// What else lies under keys of the journal.
    foreign: Vec<(u8, String)>,
    /// Answers to be written after what is there.
    answers: Vec<(u8, u8, String, i64, i16)>,
    /// Where a written text is cut or changed.
    damage: (u16, char),
    now: (i64, i16),
}

fuzz_target!(|input: Input| run(input));

thread_local! {
    static BANK: Bank = bank();
}

fn bank() -> Bank {
    let events: Vec<String> = (0..6)
        .map(|n| format!(r#"{{"id":"e{n}","date":"19{n}4","title":"the event {n}"}}"#))
        .collect();
    let file = format!(
        r#"{{"format":"annals-set/1","id":"s","title":"S","events":[{}]}}"#,
        events.join(",")
    );
    Bank::compile(Rc::new(set::read(&file).expect("a set").set))
}

fn run(mut input: Input) {
    input.sealed.truncate(4);
    input.foreign.truncate(4);
    input.answers.truncate(12);
    let mut stored: Vec<(String, String)> = Vec::new();
    for (writer, piece, bytes) in &input.sealed {
        let writer = u32::from(writer % 3);
        stored.push((key(writer, *piece % 3), seal(writer, bytes)));
    }
    for (at, text) in &input.foreign {
        stored.push((key(u32::from(at % 3), at / 3 % 3), text.clone()));
    }
    let mut journal = Journal::read(&stored);
    look(&mut journal, &input);
    if !journal.take_up(1, &stored) {
        assert!(journal.take_up(9, &[]));
    }
    // What is written after it is read back, whatever lies beside it.
    let mut written = stored.clone();
    let mut entries = Vec::new();
    for (fact, form, typed, when, zone) in &input.answers {
        let answered = Answered {
            set: "s",
            fact: &format!("e{}/date", fact % 8),
            form: Form::ALL[usize::from(*form) % Form::ALL.len()],
            detail: Detail {
                seed: u64::from(*fact),
                difficulty: Difficulty::MIDDLE,
                beside: None,
                told: Told::Other(Response::Typed(typed.clone())),
                claimed: false,
            },
            permille: 0,
            rating: Rating::Good,
            took: u32::from(*fact) * 1000,
        };
        let at = Moment {
            when: *when,
            zone: *zone,
        };
        let (id, piece) = journal.answer(&answered, at).expect("a stream is open");
        entries.push(id);
        written.retain(|(key, _)| *key != piece.key);
        written.push((piece.key, piece.text));
    }
    let mut again = Journal::read(&written);
    for id in &entries {
        assert!(again.review(*id).is_some(), "{id:?} was written and is not read");
    }
    look(&mut again, &input);
    // A copy gives back all that is sound, and merging it changes nothing.
    let kept: backup::Kept = written.iter().cloned().collect();
    let file = backup::encode(&kept);
    let copy = backup::decode(&file).expect("it was written here");
    assert!(copy.is_whole);
    let merged = backup::merge(&copy.kept, &kept);
    assert_eq!(backup::merge(&merged, &copy.kept), merged);
    let _ = mend(&stored, &written);
    // The same file cut, and with one sign changed.
    let (at, by) = input.damage;
    let mut signs: Vec<char> = file.chars().collect();
    let at = usize::from(at) % signs.len();
    let cut: String = signs[..at].iter().collect();
    signs[at] = by;
    let changed: String = signs.into_iter().collect();
    for file in [cut, changed] {
        if let Ok(copy) = backup::decode(&file) {
            let all: Vec<_> = copy.kept.into_iter().collect();
            let _ = Journal::read(&all);
        }
    }
}

/// Everything that is derived of a journal.
fn look(journal: &mut Journal, input: &Input) {
    BANK.with(|bank| {
        let now = Moment {
            when: input.now.0,
            zone: input.now.1,
        };
        let settings = Settings::read(journal, "s");
        let scheduler = Scheduler::new(settings.options)
            .or_else(|_| Scheduler::new(Options::default()))
            .expect("the usual options");
        let roster = Roster::of(bank, journal);
        let memories = Memories::derive(journal, "s", &scheduler, now);
        let source = Source {
            roster: &roster,
            memories: &memories,
            scheduler: &scheduler,
            limits: Limits::default(),
        };
        for scope in [Scope::Due, Scope::Ahead(u32::MAX)] {
            let _ = Queue::new(source, &scope, &[], now);
        }
        let _ = forecast(source, 14, now);
        let _ = slipping(source, 5, now);
        let _ = Changes::of(journal, &memories, &roster, bank);
        let _ = confusions(journal, bank);
        let _ = statistics::foretold(journal, &memories, &scheduler);
        let _ = statistics::days_done(journal, &scheduler, 30, now);
    });
}

fn key(writer: u32, piece: u8) -> String {
    format!("annals/journal/{writer:08x}/{piece}")
}

/// A piece with these bytes behind its writer, under a right checksum.
fn seal(writer: u32, bytes: &[u8]) -> String {
    let mut sealed = writer.to_le_bytes().to_vec();
    sealed.extend(bytes);
    let sum = sealed.iter().fold(0x811c_9dc5u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    let mut all = vec![1];
    all.extend((sealed.len() as u32 + 9).to_le_bytes());
    all.extend(sum.to_le_bytes());
    all.extend(sealed);
    let (mut text, mut held, mut bits) = (String::new(), 0u32, 0);
    for byte in all {
        held = held << 8 | u32::from(byte);
        bits += 8;
        if bits >= 15 {
            bits -= 15;
            text.extend(char::from_u32(0x4e00 + (held >> bits)));
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        text.extend(char::from_u32(0x4e00 + (held << (15 - bits))));
    }
    text
}
