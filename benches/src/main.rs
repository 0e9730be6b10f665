//! How many questions are drawn a second, from sets of growing size; natively, and in
//! a page where it is built for WebAssembly. One JSON object a line.

mod outside;
mod synthetic;

use std::rc::Rc;

use annals::bank::{Bank, Dial, Fact, Form};
use annals::set;
use serde_json::json;

/// Events of the sets.
const SIZES: [u32; 4] = [80, 1_000, 10_000, 100_000];
/// Questions drawn from each, after a tenth as many to warm up.
const DRAWS: u32 = 20_000;

fn main() {
    let measured: Vec<(u32, f64)> = SIZES.iter().map(|size| (*size, measure(*size))).collect();
    let (small, cheap) = measured[0];
    let (large, dear) = measured[measured.len() - 1];
    outside::say(&json!({
        "bench": "draw",
        "target": outside::TARGET,
        "from_events": small,
        "to_events": large,
        "cost_grew": hundredths(dear / cheap),
        "logarithm_grew": hundredths(f64::from(large).ln() / f64::from(small).ln()),
    }));
    outside::finish();
}

/// Microseconds a question, from a set of so many events.
fn measure(events: u32) -> f64 {
    let text = synthetic::set(events);
    let began = outside::now();
    let set = match set::read(&text) {
        Ok(reading) => Rc::new(reading.set),
        Err(error) => panic!("the synthetic set cannot be read: {error}"),
    };
    let read = outside::now();
    let bank = Bank::compile(set);
    let compiled = outside::now();
    let asked = asked(&bank);
    draw(&bank, &asked, DRAWS / 10);
    let drawing = outside::now();
    let drawn = draw(&bank, &asked, DRAWS);
    let micros = (outside::now() - drawing) * 1000.0 / f64::from(DRAWS);
    outside::say(&json!({
        "bench": "draw",
        "target": outside::TARGET,
        "events": events,
        "questions_per_second": (1e6 / micros).round(),
        "microseconds": hundredths(micros),
        "drawn": drawn,
        "asked": DRAWS,
        "read_ms": (read - began).round(),
        "compile_ms": (compiled - read).round(),
    }));
    micros
}

/// What can be asked, all forms alike.
fn asked(bank: &Bank) -> Vec<(Form, Vec<Fact>)> {
    let forms = Form::ALL
        .into_iter()
        .map(|form| (form, bank.facts_for(form).collect::<Vec<_>>()));
    forms.filter(|(_, facts)| !facts.is_empty()).collect()
}

/// Draws so many, each form in turn, facts from all over the set; how many came.
fn draw(bank: &Bank, asked: &[(Form, Vec<Fact>)], count: u32) -> u32 {
    (0..count)
        .filter(|number| {
            let (form, facts) = &asked[*number as usize % asked.len()];
            // Knuth's multiplicative hash: far apart, and the same in every run.
            let at = number.wrapping_mul(2_654_435_761) as usize % facts.len();
            let dial = Dial::default();
            bank.draw(facts[at], *form, u64::from(*number), dial)
                .is_some()
        })
        .count() as u32
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
