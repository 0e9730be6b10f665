//! Banks and draws for the tests of the forms.

use std::rc::Rc;

use crate::bank::chance::seed_of;
use crate::bank::{Bank, Dial, Difficulty, Form, Question};
use crate::date::{Date, Order, compare};

/// The bank of the shipped set.
pub fn shipped() -> Bank {
    bank(include_str!("../../../questions/japan-soviet-union.json"))
}

/// The bank of a set file.
pub fn bank(text: &str) -> Bank {
    let reading = crate::set::read(text).unwrap();
    assert_eq!(reading.findings, []);
    Bank::compile(Rc::new(reading.set))
}

/// The bank of some events, written as in a file.
pub fn bank_of(events: &str) -> Bank {
    bank(
        &[
            r#"{"format":"annals-set/1","id":"t","title":"T","events":["#,
            events,
            "]}",
        ]
        .concat(),
    )
}

/// Each fact of a form drawn with so many seeds, at every difficulty in turn.
pub fn drawn(bank: &Bank, form: Form, seeds: u64) -> Vec<Question> {
    let mut questions = Vec::new();
    for fact in bank.facts_for(form) {
        for seed in 0..seeds {
            let permille = u16::try_from(seed % 5 * 250).unwrap();
            let dial = Dial {
                difficulty: Difficulty::from_permille(permille),
                beside: None,
            };
            questions.extend(bank.draw(fact, form, seed_of(seed, 1), dial));
        }
    }
    questions
}

/// Which of two dates in EDTF was first.
pub fn order(a: &str, b: &str) -> Order {
    compare(&Date::parse(a).unwrap(), &Date::parse(b).unwrap())
}

/// Whether two dates in EDTF cannot touch.
pub fn are_apart(a: &str, b: &str) -> bool {
    matches!(order(a, b), Order::Before | Order::After)
}

/// Whether the first date in EDTF lies within the second.
pub fn is_within(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|edtf| Date::parse(edtf).unwrap().margin_extent());
    b.earliest <= a.earliest && a.latest <= b.latest
}
