//! What the forms that ask for a number have in common: whether a fact has one that can
//! be asked, and the stem.

use crate::bank::amounts::Exact;
use crate::bank::{Bank, Fact, wording};
use crate::set::fold::fold;
use crate::set::{EventIx, Quantity};

/// Small numbers in words: a stem that says one gives it away as much as digits do.
const WORDS: [&str; 11] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// A number that can be asked: of which event, and what it is.
pub(super) struct Counted<'a> {
    pub ix: EventIx,
    /// Position among the quantities of the event.
    pub at: u16,
    pub quantity: &'a Quantity,
    pub value: Exact,
    pub stem: String,
}

/// The number of a fact, unless its stem tells it. Without a question of its own it is
/// asked by what it counts, where the event can be told from all others.
pub(super) fn counted(bank: &Bank, fact: Fact) -> Option<Counted<'_>> {
    let Fact::Quantity(ix, at) = fact else {
        return None;
    };
    let quantity = bank.quantity((ix, at))?;
    let value = Exact::read(&quantity.value)?;
    let stem = match &quantity.asked {
        Some(asked) => asked.clone(),
        None if bank.is_alone(ix) => {
            let title = &bank.set().event(ix).title;
            wording::quantity_stem(&quantity.of, title, &quantity.unit)
        }
        None => return None,
    };
    (value.0 > 0 && !tells(&stem, value)).then_some(Counted {
        ix,
        at,
        quantity,
        value,
        stem,
    })
}

/// Whether a stem holds the number, in digits or, of a small one, in words.
fn tells(stem: &str, value: Exact) -> bool {
    // Parts of thousands are no numbers of their own.
    let plain = stem.replace(',', "");
    let digits = plain.split(|char: char| !char.is_ascii_digit() && char != '.');
    let mut numbers = digits.filter_map(|digits| Exact::read(digits.trim_end_matches('.')));
    if numbers.any(|number| number == value) {
        return true;
    }
    let word = usize::try_from(value.0 / Exact::ONE - 2).ok();
    let word = word.and_then(|at| WORDS.get(at));
    let whole = value.0 % Exact::ONE == 0;
    whole && word.is_some_and(|word| fold(stem).split(' ').any(|own| own == *word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_tells_a_number_in_digits_or_in_words() {
        for (stem, value, told) in [
            ("How many of the 70,000 troops came back?", "70000", true),
            ("For how long did the five-year agreement run?", "5", true),
            ("How many islands were there by 1956?", "56", false),
            ("How much was the trade of 1979 worth?", "4.4", false),
            ("How many of the 6. Army?", "6", true),
            ("How many twelve-packs?", "12.5", false),
        ] {
            let value = Exact::read(value).unwrap();
            assert_eq!(tells(stem, value), told, "{stem}");
        }
    }
}
