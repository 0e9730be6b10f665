use super::*;

const DAY: i64 = 86_400;

fn plain() -> Scheduler {
    let options = Options {
        fuzz: false,
        ..Options::default()
    };
    Scheduler::new(options).unwrap()
}

fn step(rating: Rating, when: i64) -> Step {
    let at = Moment { when, zone: 0 };
    Step { rating, at }
}

fn learned(memory: Memory) -> Learned {
    match memory {
        Memory::Learned(learned) => learned,
        Memory::New => panic!("it was answered"),
    }
}

/// Ratings with the days since the one before, answered at noon.
fn steps(answers: &[(u8, i64)]) -> Vec<Step> {
    let mut day = 20_000;
    let mut steps = Vec::new();
    for (rating, after) in answers {
        day += after;
        let rating = Rating::numbered(*rating).unwrap();
        steps.push(step(rating, day * DAY + DAY / 2));
    }
    steps
}

#[test]
fn the_crates_own_vectors_come_out() {
    let with = |parameters: &[f32]| {
        let parameters = parameters.to_vec();
        let options = plain().options().clone();
        Scheduler::new(Options {
            parameters,
            ..options
        })
        .unwrap()
    };
    // fsrs-rs 6.6.2, src/inference.rs: test_memory_state.
    let mut parameters = fsrs::DEFAULT_PARAMETERS;
    let long = steps(&[(1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21)]);
    let mut expected = vec![(parameters, long.clone(), 53.62691, 6.3574867)];
    parameters[17..20].fill(0.0);
    expected.push((parameters, long, 53.335106, 6.3574867));
    // test_memo_state; its 19 parameters are those of FSRS-5, whose curve has a decay of 0.5.
    let older = [
        0.6845422,
        1.6790825,
        4.7349424,
        10.042885,
        7.4410233,
        0.64219797,
        1.071918,
        0.0025195254,
        1.432437,
        0.1544,
        0.8692766,
        2.0696752,
        0.0953,
        0.2975,
        2.4691248,
        0.19542035,
        3.201072,
        0.18046261,
        0.121442534,
        0.0,
        0.5,
    ];
    let short = steps(&[(1, 0), (3, 1), (3, 3), (3, 8), (3, 21)]);
    expected.push((older, short, 31.722992, 7.382128));
    for (parameters, steps, stability, difficulty) in expected {
        let memory = learned(with(&parameters).derive(&steps, 0));
        assert_eq!(
            (memory.stability, memory.difficulty),
            (stability, difficulty)
        );
    }
    // test_next_interval.
    let intervals = [(0.7, 9), (0.8, 3), (0.9, 1)].map(|(retention, days)| {
        let options = plain().options().clone();
        let scheduler = Scheduler::new(Options {
            retention,
            ..options
        });
        (scheduler.unwrap().interval(1.0).round() as u32, days)
    });
    assert!(intervals.iter().all(|(days, expected)| days == expected));
}

/// Histories that Anki's own scheduler was taken through: tests/fixtures/anki.
#[test]
fn a_thousand_histories_come_out_as_in_anki() {
    use serde_json::Value;
    let text = include_str!("../../../tests/fixtures/anki/histories.json");
    let fixtures: Value = serde_json::from_str(text).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    let number = |value: &Value| value.as_f64().unwrap() as f32;
    let scheduler = |set: &Value, retention: &Value| {
        let parameters = &fixtures["parameters"][set.as_u64().unwrap() as usize];
        let options = plain().options().clone();
        let scheduler = Scheduler::new(Options {
            parameters: list(parameters).iter().map(number).collect(),
            retention: number(retention),
            ..options
        });
        scheduler.unwrap()
    };
    // Anki keeps stability to four places and difficulty to three.
    let kept = |value: f32, tens: f32| (value * tens).round() / tens;
    let days = |delay: Delay| match delay {
        Delay::Days(days) => i64::from(days),
        Delay::Seconds(seconds) => -i64::from(seconds),
    };
    let (mut histories, mut answers) = (0, 0);
    for history in list(&fixtures["histories"]) {
        let scheduler = scheduler(&history[0], &history[1]);
        let mut memory = Memory::New;
        for answer in list(&history[2]) {
            let rating = Rating::numbered(answer[0].as_u64().unwrap() as u8).unwrap();
            let when = (20_000 + answer[1].as_i64().unwrap()) * DAY + DAY / 2;
            let step = step(rating, when);
            let delays = scheduler.delays(memory, step.at, 0).map(days);
            let expected = [6, 7, 8, 9].map(|at| answer[at].as_i64().unwrap());
            assert_eq!(delays, expected, "{history}: {answer}");
            let mut after = scheduler.answer(memory, step, 0);
            let state = match after.phase {
                Phase::Learning(at, _) => u64::from(at),
                Phase::Review(_) => 2,
                Phase::Relearning(..) => 3,
            };
            assert_eq!(Some(state), answer[5].as_u64(), "{history}: {answer}");
            after.stability = kept(after.stability, 1e4);
            after.difficulty = kept(after.difficulty, 1e3);
            assert_eq!(after.stability, number(&answer[3]), "{history}: {answer}");
            assert_eq!(after.difficulty, number(&answer[4]), "{history}: {answer}");
            // Here the days that were given count as they were given.
            after.given = delays[usize::from(rating.number()) - 1]
                .try_into()
                .unwrap_or(0);
            memory = Memory::Learned(after);
            answers += 1;
        }
        histories += 1;
    }
    assert_eq!((histories, answers), (1_000, 8_379));
    for review in list(&fixtures["reviews"]) {
        let scheduler = scheduler(&review[0], &review[1]);
        let today = StudyDay(20_000);
        let ago = i32::try_from(review[2].as_i64().unwrap()).unwrap();
        let memory = Memory::Learned(Learned {
            stability: number(&review[3]),
            difficulty: number(&review[4]),
            last: 0,
            last_day: StudyDay(today.0 - ago),
            phase: Phase::Review(today),
            given: u32::try_from(review[5].as_u64().unwrap()).unwrap(),
            reviews: 3,
            lapses: 0,
        });
        let at = step(Rating::Good, i64::from(today.0) * DAY + DAY / 2).at;
        let delays = scheduler.delays(memory, at, 0).map(days);
        let expected = [6, 7, 8].map(|at| review[at].as_i64().unwrap());
        assert_eq!(delays[1..], expected, "{review}");
    }
}

#[test]
fn a_new_fact_passes_its_steps_and_then_comes_back_on_a_day() {
    let scheduler = plain();
    let at = Moment { when: 0, zone: 0 };
    assert_eq!(
        scheduler.delays(Memory::New, at, 0),
        [
            Delay::Seconds(60),
            Delay::Seconds(330),
            Delay::Seconds(600),
            Delay::Days(8)
        ]
    );
    let first = scheduler.answer(Memory::New, step(Rating::Good, 0), 0);
    assert_eq!(first.phase, Phase::Learning(1, 600));
    let second = scheduler.answer(Memory::Learned(first), step(Rating::Good, 700), 0);
    // 700 seconds of 1970: the day before, which ends at four.
    assert_eq!(second.last_day, StudyDay(-1));
    assert_eq!(second.phase, Phase::Review(StudyDay(1)));
    assert_eq!((second.reviews, second.lapses), (2, 0));
}

#[test]
fn a_lapse_is_relearned_and_counted_once() {
    let scheduler = plain();
    let mut memory = Memory::New;
    let mut at = 40_000;
    for (rating, after, lapses) in [
        (Rating::Easy, 0, 0),
        (Rating::Again, 8 * DAY, 1),
        (Rating::Again, 600, 1),
        (Rating::Good, 600, 1),
        (Rating::Again, 2 * DAY, 2),
    ] {
        at += after;
        let after = scheduler.answer(memory, step(rating, at), 0);
        assert_eq!(after.lapses, lapses);
        memory = Memory::Learned(after);
    }
    assert_eq!(learned(memory).phase, Phase::Relearning(0, at + 600));
}

#[test]
fn deriving_at_once_is_answering_one_by_one() {
    let scheduler = Scheduler::new(Options::default()).unwrap();
    for seed in 0..300u64 {
        let mut chance = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 7;
        let mut when = 20_000 * DAY;
        let mut steps = Vec::new();
        let mut memory = Memory::New;
        for _ in 0..seed % 17 {
            chance = chance
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let rating = Rating::ALL[(chance >> 60) as usize % 4];
            when += (chance >> 40 & 0xfffff) as i64;
            steps.push(step(rating, when));
            memory = Memory::Learned(scheduler.answer(memory, steps[steps.len() - 1], seed));
        }
        assert_eq!(scheduler.derive(&steps, seed), memory);
        let (earlier, later) = steps.split_at(steps.len() / 2);
        let start = scheduler.derive(earlier, seed);
        assert_eq!(scheduler.derive_from(start, later, seed), memory);
    }
}

#[test]
fn the_four_delays_rise() {
    let scheduler = Scheduler::new(Options::default()).unwrap();
    let mut memory = Memory::New;
    let mut when = 40_000;
    for n in 0..12 {
        let at = Moment { when, zone: 0 };
        let delays = scheduler.delays(memory, at, n);
        let seconds = |delay: Delay| match delay {
            Delay::Seconds(seconds) => i64::from(seconds),
            Delay::Days(days) => i64::from(days) * DAY,
        };
        assert!(delays.map(seconds).is_sorted(), "{delays:?}");
        let rating = if n % 5 == 4 {
            Rating::Again
        } else {
            Rating::Good
        };
        memory = Memory::Learned(scheduler.answer(memory, step(rating, when), n));
        when += seconds(delays[2]);
    }
}

#[test]
fn recall_falls_to_the_desired_after_the_interval() {
    let scheduler = plain();
    let first = scheduler.answer(Memory::New, step(Rating::Easy, 40_000), 0);
    let Phase::Review(due) = first.phase else {
        panic!("easy leads out of the steps");
    };
    let memory = Memory::Learned(first);
    assert_eq!(scheduler.retrievability(memory, first.last_day), 1.0);
    let then = scheduler.retrievability(memory, due);
    assert!((then - 0.9).abs() < 0.01, "{then}");
    assert_eq!(scheduler.retrievability(Memory::New, due), 0.0);
}

#[test]
fn firmness_rises_and_falls_with_the_chance_of_recall() {
    let scheduler = plain();
    let first = scheduler.answer(Memory::New, step(Rating::Easy, 40_000), 0);
    let on = |days| first.last_day.after(days);
    assert_eq!(first.firmness(on(0)), 1.0);
    for days in 0..5_000 {
        let chance = scheduler.retrievability(Memory::Learned(first), on(days));
        assert!(first.firmness(on(days)) > first.firmness(on(days + 1)));
        let back = scheduler.firmness_at(chance);
        assert!((back - first.firmness(on(days))).abs() < 1e-3, "{days}");
    }
}

#[test]
fn parameters_that_are_not_21_numbers_are_refused() {
    for parameters in [vec![1.0; 20], vec![f32::NAN; 21]] {
        let options = Options {
            parameters,
            ..Options::default()
        };
        assert_eq!(Scheduler::new(options).unwrap_err(), BadParameters);
    }
}
