//! What linting costs, from sets of growing size.

use annals::set::{self, lint};
use serde_json::json;

use crate::figures::tenths;
use crate::{outside, synthetic};

/// Events of the sets.
const SIZES: [u32; 3] = [1_000, 10_000, 100_000];
/// How often each is linted; the best time counts.
const ROUNDS: u32 = 5;

pub fn run() {
    for events in SIZES {
        let text = synthetic::set(events);
        let began = outside::now();
        let set = match set::read(&text) {
            Ok(reading) => reading.set,
            Err(error) => panic!("the synthetic set cannot be read: {error}"),
        };
        let read = outside::now() - began;
        let mut found = 0;
        let each = (0..ROUNDS).map(|_| {
            let began = outside::now();
            found = lint::lint(&set).len();
            outside::now() - began
        });
        let best = each.fold(f64::INFINITY, f64::min);
        outside::say(&json!({
            "bench": "lint",
            "target": outside::TARGET,
            "events": events,
            "read_ms": tenths(read),
            "lint_ms": tenths(best),
            "findings": found,
        }));
    }
}
