//! A date and a title are enough, in any script and at any time.

use annals_soundness::sets::{Tongue, columns};

use crate::drawn::{Written, judged};

/// What a date and a title give, and from how many events on.
const FORMS: [(&str, usize); 11] = [
    ("choice-date", 5),
    ("choice-event", 5),
    ("which-first", 5),
    ("order", 5),
    ("short-answer-year", 5),
    ("flashcard", 5),
    ("timeline", 5),
    ("match", 5),
    ("odd-one-out", 60),
    ("sort", 60),
    ("multiple-response", 60),
];

fn yields(name: &str, text: &str, events: usize, count: u64) {
    let set = Written::new(name, text);
    for (form, fewest) in FORMS {
        if events >= fewest {
            let report = judged(set.path(), 11, count, form);
            assert!(report.tally.forms().all(|drawn| drawn == form));
        }
    }
}

#[test]
fn two_columns_of_five_events_yield_questions_in_any_script() {
    for tongue in Tongue::ALL {
        let name = format!("five-{tongue:?}");
        yields(&name, &columns(tongue, 5, 1800, 17), 5, 40);
    }
}

#[test]
fn years_before_the_common_era_and_across_its_beginning_are_asked() {
    yields("old", &columns(Tongue::English, 5, -490, 37), 5, 40);
    yields("across", &columns(Tongue::Russian, 12, -60, 11), 12, 40);
    yields("early", &columns(Tongue::Japanese, 12, 1, 9), 12, 40);
}

#[test]
fn a_few_dozen_events_yield_every_form_that_dates_give() {
    for tongue in Tongue::ALL {
        let name = format!("dozens-{tongue:?}");
        yields(&name, &columns(tongue, 60, 1500, 7), 60, 100);
    }
}

#[test]
fn a_hundred_thousand_events_are_a_set_like_any_other() {
    let set = Written::new("many", &columns(Tongue::English, 100_000, -50_000, 1));
    judged(set.path(), 13, 300, "");
}
