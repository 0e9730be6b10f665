//! Some months of a few learners, so that a wrong schedule is told apart in every run.

use annals_learners::{
    Course, Differs, Equal, Errs, Learner, Ours, Outcome, Rule, Scale, Source, Stretches, live,
};

const SEED: u64 = 1956;
/// By so much retention may be off in so short a time.
const NEAR: f64 = 0.04;

const MONTHS: Course = Course {
    days: 120,
    facts: 600,
    new: 10,
    from: 20,
};

fn lives(number: u32, desired: f32, source: Source, differs: Differs, course: Course) -> Outcome {
    let learner = Learner::numbered(number, SEED);
    let mut plan = Ours::new(&learner, course.facts, desired, source, differs);
    live(&learner, &mut plan, course)
}

fn off(outcomes: [Outcome; 2], desired: f32) -> f64 {
    let retained = (outcomes[0].retained + outcomes[1].retained) / 2.0;
    retained - f64::from(desired)
}

#[test]
fn the_desired_retention_is_reached_and_one_of_twice_the_days_is_told_apart() {
    for desired in [0.8, 0.9] {
        let off = |times| {
            let differs = Differs {
                times,
                ..Differs::NOT
            };
            let both = [0, 1].map(|number| lives(number, desired, Source::True, differs, MONTHS));
            off(both, desired)
        };
        let (right, wrong) = (off(1.0), off(2.0));
        assert!(right.abs() < NEAR, "{desired}: {right:+.3}");
        assert!(wrong < -NEAR, "{desired}: {wrong:+.3}");
        let short = off(0.5);
        assert!(short > right + 0.02, "{desired}: {short:+.3}");
    }
}

#[test]
fn the_same_seed_gives_the_same_months() {
    let again = || lives(1, 0.9, Source::Fitted, Differs::NOT, MONTHS);
    assert_eq!(again(), again());
    assert_ne!(again(), lives(2, 0.9, Source::Fitted, Differs::NOT, MONTHS));
}

#[test]
fn fitted_parameters_are_nearer_than_the_usual_ones() {
    let course = Course {
        days: 300,
        facts: 600,
        new: 6,
        from: 181,
    };
    // A learner whom the usual parameters fit ill.
    let off = |source| {
        let outcome = lives(1, 0.85, source, Differs::NOT, course);
        (outcome.retained - 0.85).abs()
    };
    let (usual, fitted) = (off(Source::Usual), off(Source::Fitted));
    assert!(fitted < NEAR, "{fitted:.3}");
    assert!(fitted < usual, "{fitted:.3}, usual {usual:.3}");
}

#[test]
fn slips_show_in_what_is_answered_and_not_in_what_is_remembered() {
    let mut learner = Learner::numbered(0, SEED);
    learner.errs = Errs {
        slips: 0.2,
        ..Errs::default()
    };
    let mut plan = Ours::new(&learner, MONTHS.facts, 0.9, Source::True, Differs::NOT);
    let outcome = live(&learner, &mut plan, MONTHS);
    assert!(outcome.remembered > outcome.retained + 0.15, "{outcome:?}");
    assert!(
        (outcome.remembered - outcome.chance).abs() < 0.01,
        "{outcome:?}"
    );
}

#[test]
fn an_older_plan_is_stretched_until_it_holds_as_much() {
    let learner = Learner::numbered(0, SEED);
    let mut stretches = Stretches::new(learner, Rule::Sm2, Scale::Growth, MONTHS);
    let (long, little) = stretches.equal(Equal::Held, 0.88).unwrap();
    let (short, much) = stretches.equal(Equal::Held, 0.93).unwrap();
    assert!((little.held - 0.88).abs() < 1e-9 && (much.held - 0.93).abs() < 1e-9);
    assert!(short < long, "{short} {long}");
    assert!(much.answers > little.answers, "{much:?} {little:?}");
    assert_eq!(stretches.equal(Equal::Held, 1.0), None);
}
