//! How much memory a reading takes.

use std::sync::atomic::{AtomicUsize, Ordering};

use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most bytes that may be in use for each byte of the input.
const TIMES: usize = 10;
/// For each item or remark that comes out: what its fields take while they are empty, with the
/// room that a list keeps ahead. An item may have three letters in the file.
const EACH: usize = 2 << 10;
/// And for any input at all: the tables of decoders, guesses and parsers.
pub const FIXED: usize = 256 << 10;
/// The same of a workbook: the cells that need not stand in it.
pub const FIXED_OF_WORKBOOKS: usize = 24 << 20;

/// Reads, and holds what it took at its height against the length of what was read. What comes
/// out is counted by `items`.
pub fn counted<T>(
    length: usize,
    fixed: usize,
    read: impl FnOnce() -> T,
    items: impl FnOnce(&T) -> usize,
) -> T {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let read = read();
    let most = MEMORY.peak_usage().saturating_sub(before);
    let allowed = TIMES * length + EACH * items(&read) + fixed;
    tell(length, most, allowed);
    assert!(
        most <= allowed,
        "{most} bytes of memory for an input of {length}, where {allowed} are allowed"
    );
    read
}

/// Tells the most that was needed so far, whenever it is a tenth more than before.
fn tell(length: usize, most: usize, allowed: usize) {
    /// In thousandths of what is allowed.
    static WORST: AtomicUsize = AtomicUsize::new(0);
    let share = most * 1000 / allowed;
    let worst = WORST.load(Ordering::Relaxed);
    if share > worst + worst / 10 {
        WORST.store(share, Ordering::Relaxed);
        eprintln!(
            "memory: {most} bytes for an input of {length}, {share} thousandths of what is allowed"
        );
    }
}
