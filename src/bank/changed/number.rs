//! Another number in the place of one.

use super::Change;
use crate::bank::chance::Chance;
use crate::bank::sentence::{Mention, Part, Sentence};
use crate::bank::{Bank, Falsity};
use crate::set::Quantity;
use crate::set::fold::fold;

/// Other numbers in the place of one, those below it and those above, rising; so far off
/// that the hedge does not stretch to them. "Over 3" is true of 6, so that only a larger one
/// is false there. They are written only when they are shown.
struct Others {
    number: Number,
    lower: Vec<i64>,
    higher: Vec<i64>,
}

impl Others {
    fn of(bank: &Bank, sentence: &Sentence, mention: &Mention, near: bool) -> Option<Others> {
        let quantity = quantity(bank, sentence, mention)?;
        let number = Number::read(sentence.core(mention))?;
        let hedge = fold(quantity.hedge.as_deref().unwrap_or_default());
        let lower: [i64; 3] = if near { [20, 33, 50] } else { [10, 20, 40] };
        let higher: [i64; 3] = if near {
            [160, 225, 330]
        } else {
            [200, 350, 600]
        };
        let mut others = Others {
            number,
            lower: Vec::new(),
            higher: Vec::new(),
        };
        if !AT_LEAST.contains(&hedge.as_str()) {
            others.lower = others.number.below(&lower);
        }
        if !AT_MOST.contains(&hedge.as_str()) {
            others.higher = others.number.above(&higher);
        }
        Some(others)
    }

    fn len(&self) -> usize {
        self.lower.len() + self.higher.len()
    }

    /// The one at this place, rising, and whether it lies below.
    fn written(&self, at: usize) -> Option<(String, bool)> {
        let mut all = self.lower.iter().chain(&self.higher);
        Some((self.number.write(*all.nth(at)?), at < self.lower.len()))
    }
}

/// From this difficulty on, numbers lie nearer.
const NEAR: u16 = 500;

/// The quantity of a mention of a number.
fn quantity<'a>(bank: &'a Bank, sentence: &Sentence, mention: &Mention) -> Option<&'a Quantity> {
    let Part::Quantity(at) = mention.part else {
        return None;
    };
    let event = bank.set().event(sentence.ix);
    event.quantities.get(usize::from(at))
}

/// How many other numbers there are below one and above it.
pub(in crate::bank) fn sides(
    bank: &Bank,
    sentence: &Sentence,
    mention: &Mention,
) -> (usize, usize) {
    let others = Others::of(bank, sentence, mention, true);
    others.map_or((0, 0), |others| (others.lower.len(), others.higher.len()))
}

/// The other numbers as changes, rising.
pub(in crate::bank) fn numbers(
    bank: &Bank,
    sentence: &Sentence,
    mention: &Mention,
    difficulty: u16,
) -> Vec<Change> {
    let Some(others) = Others::of(bank, sentence, mention, difficulty >= NEAR) else {
        return Vec::new();
    };
    let all = (0..others.len()).filter_map(|at| others.written(at));
    all.map(|to| change(bank, sentence, mention, to)).collect()
}

fn change(
    bank: &Bank,
    sentence: &Sentence,
    mention: &Mention,
    (to, is_lower): (String, bool),
) -> Change {
    let holds = quantity(bank, sentence, mention).map(|quantity| quantity.value.clone());
    Change {
        id: to.clone(),
        from: sentence.words(mention).to_owned(),
        to,
        article: "",
        entity: None,
        is_lower,
        because: Falsity::Slot {
            event: sentence.event.id.clone(),
            slot: "quantity".to_owned(),
            holds: holds.unwrap_or_default(),
        },
        instead: None,
        really: String::new(),
    }
}

/// Hedges under which a smaller number is true as well, and a larger one.
const AT_LEAST: [&str; 5] = ["over", "more than", "at least", "above", "no fewer than"];
const AT_MOST: [&str; 7] = [
    "as many as",
    "up to",
    "at most",
    "under",
    "less than",
    "fewer than",
    "no more than",
];

/// Where a small number has no room for others: still a quarter off.
const NEARER: [i64; 4] = [50, 34, 67, 74];

/// A number as written: its digits, and how many of them stand behind the point.
struct Number {
    digits: i64,
    decimals: usize,
    grouped: bool,
}

impl Number {
    fn read(written: &str) -> Option<Number> {
        let plain = written.replace(',', "");
        let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
        let digits = plain
            .replace('.', "")
            .parse()
            .ok()
            .filter(|digits| *digits > 1)?;
        Some(Number {
            digits,
            decimals,
            grouped: plain.len() != written.len(),
        })
    }

    /// Up to three smaller ones, rising: at so many hundredths of it where those can be
    /// written as round as itself, else less round or nearer.
    fn below(&self, wanted: &[i64]) -> Vec<i64> {
        let step = self.step();
        let finer = if step >= 10 { step / 10 } else { step };
        let rounds = [
            (wanted, step),
            (wanted, finer),
            (&NEARER[..], step),
            (&NEARER[..], finer),
        ];
        let mut found: Vec<i64> = Vec::new();
        for (percents, step) in rounds {
            for digits in percents.iter().filter_map(|at| self.scaled(*at, step)) {
                let near = |other: &i64| (*other - digits).abs() * 4 < digits.min(*other);
                let is_known = |other: &i64| *other == digits || near(other);
                if found.len() < 3 && !found.iter().any(is_known) {
                    let at = found.partition_point(|other| *other < digits);
                    found.insert(at, digits);
                }
            }
        }
        found
    }

    /// Larger ones, rising.
    fn above(&self, wanted: &[i64]) -> Vec<i64> {
        let mut found: Vec<i64> = Vec::new();
        let scaled = wanted.iter().filter_map(|at| self.scaled(*at, self.step()));
        for digits in scaled {
            if found.last() != Some(&digits) {
                found.push(digits);
            }
        }
        found
    }

    /// What its last digit that is no nought counts.
    fn step(&self) -> i64 {
        let mut step = 1;
        while self.digits % (step * 10) == 0 {
            step *= 10;
        }
        step
    }

    /// So many hundredths of it, in whole steps and rounded away from it.
    fn scaled(&self, percent: i64, step: i64) -> Option<i64> {
        let scaled = self.digits.checked_mul(percent)?;
        let mut steps = scaled / (100 * step);
        if percent > 100 && scaled % (100 * step) != 0 {
            steps += 1;
        }
        // "1 islands" is no English, and nought no guess.
        let least = if self.decimals == 0 { 2 } else { 1 };
        let digits = steps * step;
        (digits >= least).then_some(digits)
    }

    fn write(&self, digits: i64) -> String {
        let text = digits.to_string();
        if !self.grouped && self.decimals == 0 {
            return text;
        }
        let zeros = (self.decimals + 1).saturating_sub(text.len());
        let text = ["0".repeat(zeros), text].concat();
        let (whole, rest) = text.split_at(text.len() - self.decimals);
        let mut written = String::with_capacity(text.len() + 4);
        for (at, digit) in whole.char_indices() {
            if self.grouped && at > 0 && (whole.len() - at) % 3 == 0 {
                written.push(',');
            }
            written.push(digit);
        }
        if !rest.is_empty() {
            written.push('.');
            written.push_str(rest);
        }
        written
    }
}

/// The number next below the true one or next above it; where only one side is false, one
/// of the two nearest.
pub(super) fn one_of_nearest(
    bank: &Bank,
    sentence: &Sentence,
    mention: &Mention,
    difficulty: u16,
    chance: &mut Chance,
) -> Option<Change> {
    let others = Others::of(bank, sentence, mention, difficulty >= NEAR)?;
    let lower = others.lower.len();
    let from = match (lower, others.higher.len()) {
        (0, _) => 0,
        (_, 0) => lower.saturating_sub(2),
        (_, _) => lower - 1,
    };
    let near = others.len().min(from + 2) - from;
    let to = others.written(from + chance.index(near))?;
    Some(change(bank, sentence, mention, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_shape_and_moves_at_least_by_half() {
        for (written, percent, to) in [
            ("70,000", 50, "30,000"),
            ("70,000", 160, "120,000"),
            ("4.4", 50, "2.2"),
            ("4.4", 225, "9.9"),
            ("6", 160, "10"),
            ("56", 33, "18"),
            ("1,200,000", 330, "4,000,000"),
            ("0.4", 50, "0.2"),
        ] {
            let number = Number::read(written).unwrap();
            let scaled = number.scaled(percent, number.step());
            let text = scaled.map(|digits| number.write(digits));
            assert_eq!(text.as_deref(), Some(to), "{written}");
        }
        assert_eq!(Number::read("3").unwrap().scaled(33, 1), None);
    }

    #[test]
    fn there_are_smaller_numbers_beside_all_but_the_smallest() {
        for (written, smaller) in [
            ("70,000", &["10,000", "20,000", "30,000"][..]),
            ("10,000", &["2,000", "3,000", "5,000"]),
            ("30", &["6", "10", "15"]),
            ("56", &["11", "18", "28"]),
            ("6", &["2", "3", "4"]),
            ("5", &["2", "3"]),
            ("4", &["2"]),
            ("2", &[]),
            ("0.4", &["0.1", "0.2"]),
        ] {
            let number = Number::read(written).unwrap();
            let found = number.below(&[20, 33, 50]).into_iter();
            let found: Vec<String> = found.map(|digits| number.write(digits)).collect();
            assert_eq!(found, smaller, "{written}");
        }
    }
}
