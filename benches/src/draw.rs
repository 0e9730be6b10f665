//! What drawing costs, from sets of growing size.

use std::rc::Rc;

use annals::bank::{Bank, Dial, Fact, Form};
use annals::set;
use serde_json::json;

use crate::figures::{hundredths, quantile, tenths};
use crate::{outside, synthetic};

/// Events of the sets.
const SIZES: [u32; 4] = [80, 1_000, 10_000, 100_000];
/// Questions drawn from each, after a tenth as many to warm up.
const DRAWS: u32 = 20_000;

pub fn run() {
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
}

/// A set read and compiled, and what that took.
fn measure(events: u32) -> f64 {
    let text = synthetic::set(events);
    let began = outside::now();
    let set = match set::read(&text) {
        Ok(reading) => Rc::new(reading.set),
        Err(error) => panic!("the synthetic set cannot be read: {error}"),
    };
    drop(text);
    let (read, before) = (outside::now(), outside::memory());
    let bank = Bank::compile(set);
    let (compiled, bare) = (outside::now(), outside::memory());
    // A first question of each form makes the lists that the others then find.
    let asked: Vec<(Form, Vec<Fact>)> = Form::ALL
        .into_iter()
        .filter_map(|form| {
            let fact = bank.facts_for(form).next()?;
            let _ = bank.draw(fact, form, 0, Dial::default());
            Some((form, vec![fact]))
        })
        .collect();
    let (listed, full) = (outside::now(), outside::memory());
    let counted: usize = Form::ALL.into_iter().map(|form| bank.yields(form)).sum();
    outside::say(&json!({
        "bench": "compile",
        "target": outside::TARGET,
        "events": events,
        "forms": asked.len(),
        "questions_of_fact_and_form": counted,
        "read_ms": tenths(read - began),
        "compile_ms": tenths(compiled - read),
        "first_of_each_form_ms": tenths(listed - compiled),
        "count_what_each_form_can_ask_ms": tenths(outside::now() - listed),
        "bytes_an_event": (full.saturating_sub(before)) / events as usize,
        "bytes_an_event_before_the_lists": (bare.saturating_sub(before)) / events as usize,
    }));
    draws(&bank, events)
}

/// Microseconds a question, all forms alike.
fn draws(bank: &Bank, events: u32) -> f64 {
    let asked: Vec<(Form, Vec<Fact>)> = Form::ALL
        .into_iter()
        .map(|form| (form, bank.facts_for(form).collect::<Vec<_>>()))
        .filter(|(_, facts)| !facts.is_empty())
        .collect();
    timed(bank, &asked, DRAWS / 10);
    let began = outside::now();
    let (mut all, drawn) = timed(bank, &asked, DRAWS);
    let micros = (outside::now() - began) * 1000.0 / f64::from(DRAWS);
    outside::say(&json!({
        "bench": "draw",
        "target": outside::TARGET,
        "events": events,
        "questions_per_second": (1e6 / micros).round(),
        "median_us": quantile(&mut all, 0.5),
        "p99_us": quantile(&mut all, 0.99),
        "drawn": drawn,
        "asked": DRAWS,
    }));
    for form in &asked {
        let (mut all, drawn) = timed(bank, std::slice::from_ref(form), DRAWS / 10);
        outside::say(&json!({
            "bench": "draw-form",
            "target": outside::TARGET,
            "events": events,
            "form": form.0.name(),
            "facts": form.1.len(),
            "median_us": quantile(&mut all, 0.5),
            "p99_us": quantile(&mut all, 0.99),
            "drawn": drawn,
            "asked": DRAWS / 10,
        }));
    }
    micros
}

/// Draws so many, each form in turn, facts from all over the set: the microseconds of each,
/// and how many questions came.
fn timed(bank: &Bank, asked: &[(Form, Vec<Fact>)], count: u32) -> (Vec<f64>, u32) {
    let mut drawn = 0;
    let mut before = outside::now();
    let each = (0..count).map(|number| {
        let (form, facts) = &asked[number as usize % asked.len()];
        // Knuth's multiplicative hash: far apart, and the same in every run.
        let at = number.wrapping_mul(2_654_435_761) as usize % facts.len();
        let question = bank.draw(facts[at], *form, u64::from(number), Dial::default());
        drawn += u32::from(question.is_some());
        let now = outside::now();
        let took = (now - before) * 1000.0;
        before = now;
        took
    });
    (each.collect(), drawn)
}
