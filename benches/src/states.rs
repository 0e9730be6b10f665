//! How many answers are scheduled in a second, beside ts-fsrs: the same histories, in the same
//! run of Node.js, taking turns.

use annals::bank::seed_of;
use annals::memory::journal::{Moment, Rating};
use annals::memory::schedule::{Learned, Memory, Options, Phase, Scheduler, Step};
use js_sys::{Float64Array, Function, Reflect};
use serde_json::json;
use std::hint::black_box;
use wasm_bindgen::{JsCast, JsValue};

use crate::figures::{hundredths, quantile};
use crate::learner::{Learner, Names};
use crate::outside;

const FACTS: usize = 2_000;
const ANSWERS: usize = 40_000;
/// Rounds that count, after two to warm up.
const ROUNDS: usize = 9;

/// The program on the other side, as `ts-fsrs.cjs` tells it.
struct Peer(JsValue);

impl Peer {
    fn find() -> Peer {
        let peer = Reflect::get(&js_sys::global(), &"peer".into());
        Peer(peer.expect("the script brings a peer"))
    }

    fn call(&self, name: &str, arguments: &[JsValue]) -> JsValue {
        let function = Reflect::get(&self.0, &name.into()).expect("the peer can do it");
        let function: Function = function.unchecked_into();
        let arguments = arguments.iter().collect();
        function
            .apply(&self.0, &arguments)
            .expect("the peer does it")
    }
}

pub fn run() {
    let histories = histories();
    let steps = || histories.iter().flatten();
    let peer = Peer::find();
    let numbers = |list: Vec<f64>| JsValue::from(Float64Array::from(list.as_slice()));
    peer.call(
        "take",
        &[
            numbers(
                steps()
                    .map(|step| f64::from(step.rating.number()))
                    .collect(),
            ),
            numbers(steps().map(|step| step.at.when as f64 * 1000.0).collect()),
            numbers(
                histories
                    .iter()
                    .map(|history| history.len() as f64)
                    .collect(),
            ),
        ],
    );
    let options = Options {
        fuzz: false,
        rollover: 0,
        ..Options::default()
    };
    let scheduler = Scheduler::new(options).expect("the usual options are good");
    agree(&scheduler, &histories, &peer);
    for what in ["four", "one"] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS + 2 {
            let began = outside::now();
            black_box(schedule(&scheduler, &histories, what == "four", |_| {}));
            let between = outside::now();
            black_box(peer.call(what, &[]));
            let ended = outside::now();
            if round >= 2 {
                ours.push((between - began) * 1000.0 / ANSWERS as f64);
                theirs.push((ended - between) * 1000.0 / ANSWERS as f64);
            }
        }
        let (ours, theirs) = (quantile(&mut ours, 0.5), quantile(&mut theirs, 0.5));
        outside::say(&json!({
            "bench": "fsrs",
            "what": match what {
                "four" => "what each of the four ratings would leave",
                _ => "what the rating given leaves",
            },
            "answers": ANSWERS,
            "annals_us": ours,
            "ts_fsrs_us": theirs,
            "annals_a_second": (1e6 / ours).round(),
            "ts_fsrs_a_second": (1e6 / theirs).round(),
            "ratio": hundredths(theirs / ours),
        }));
    }
}

/// Answers by fact.
fn histories() -> Vec<Vec<Step>> {
    let names = Names::of(FACTS);
    let mut histories = vec![Vec::new(); FACTS];
    for given in Learner::new(&names, ANSWERS).take(ANSWERS) {
        let when = given.at.when;
        histories[given.fact].push(Step {
            rating: given.rating,
            at: Moment { when, zone: 0 },
        });
    }
    histories
}

/// Goes through all histories: of each answer what it leaves, or before that what any of the
/// four would.
fn schedule(
    scheduler: &Scheduler,
    histories: &[Vec<Step>],
    four: bool,
    mut tell: impl FnMut(&Learned),
) -> f32 {
    let mut sum = 0.0;
    for (seed, history) in (0..).zip(histories) {
        let seed = seed_of(seed, 0);
        let mut memory = Memory::New;
        for step in history {
            let after = |rating| scheduler.answer(memory, Step { rating, ..*step }, seed);
            let left = match four {
                true => {
                    let all = Rating::ALL.map(after);
                    all.iter().for_each(&mut tell);
                    all[usize::from(step.rating.number()) - 1]
                }
                false => after(step.rating),
            };
            sum += left.stability;
            memory = Memory::Learned(left);
        }
    }
    sum
}

/// Holds what both give against each other.
fn agree(scheduler: &Scheduler, histories: &[Vec<Step>], peer: &Peer) {
    let theirs: Float64Array = peer.call("states", &[]).unchecked_into();
    let theirs = theirs.to_vec();
    let mut theirs = theirs.chunks_exact(3);
    let (mut states, mut in_review, mut same_days, mut a_day_off) = (0, 0, 0, 0);
    let (mut stability_off, mut difficulty_off) = (0.0f64, 0.0f64);
    schedule(scheduler, histories, true, |ours| {
        let [stability, difficulty, days] = theirs.next().expect("as many")[..] else {
            panic!("three numbers for each state");
        };
        states += 1;
        let off = |ours: f32, theirs: f64| (f64::from(ours) / theirs - 1.0).abs();
        stability_off = stability_off.max(off(ours.stability, stability));
        difficulty_off = difficulty_off.max(off(ours.difficulty, difficulty));
        if let Phase::Review(_) = ours.phase {
            in_review += 1;
            same_days += u32::from(f64::from(ours.given) == days);
            a_day_off += u32::from((f64::from(ours.given) - days).abs() <= 1.0);
        }
    });
    assert!(theirs.next().is_none());
    assert!(stability_off < 1e-3 && difficulty_off < 1e-3);
    outside::say(&json!({
        "bench": "fsrs-agree",
        "states": states,
        "stability_off_at_most": stability_off,
        "difficulty_off_at_most": difficulty_off,
        "states_with_days": in_review,
        "same_days": same_days,
        "a_day_off_at_most": a_day_off,
    }));
}
