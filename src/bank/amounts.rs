//! The quantities of a set by unit and size: what a wrong number is taken from.

use super::Bank;
use crate::set::names::{Names, sort};
use crate::set::{EventIx, Quantity, Set};

/// A number without rounding: so many ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Exact(pub i64);

/// Digits after the point that can be reckoned with.
const PLACES: usize = 4;

impl Exact {
    /// One.
    pub const ONE: i64 = 10_000;

    /// Reads a number as a set writes it; `None` for one below zero, with a power of
    /// ten, or of more digits than fit.
    pub fn read(value: &str) -> Option<Exact> {
        let (whole, part) = value.split_once('.').unwrap_or((value, ""));
        if whole.is_empty() || part.len() > PLACES {
            return None;
        }
        let mut number: i64 = 0;
        for digit in whole.bytes().chain(part.bytes()) {
            if !digit.is_ascii_digit() {
                return None;
            }
            number = number
                .checked_mul(10)?
                .checked_add(i64::from(digit - b'0'))?;
        }
        for _ in part.len()..PLACES {
            number = number.checked_mul(10)?;
        }
        // Room for the multiples that stand beside it.
        (number < i64::MAX / 10_000).then_some(Exact(number))
    }

    /// Writes it with so many digits after the point.
    pub fn text(self, decimals: usize) -> String {
        let whole = (self.0 / Self::ONE).to_string();
        if decimals == 0 {
            return whole;
        }
        let part = (Self::ONE + self.0 % Self::ONE).to_string();
        let part = part.get(1..=decimals.min(PLACES)).unwrap_or_default();
        [whole.as_str(), ".", part].concat()
    }
}

/// How many digits stand after the point.
pub(super) fn decimals(value: &str) -> usize {
    value.split_once('.').map_or(0, |(_, part)| part.len())
}

/// The quantities of a set, sorted for drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Amounts {
    /// Every quantity that can be reckoned with, in the order of the set.
    all: Vec<(EventIx, u16)>,
    /// For each of them its line of `units`.
    lines: Vec<u32>,
    /// Quantities of one unit, by size.
    units: Vec<Vec<(i64, u32)>>,
}

impl Amounts {
    pub fn of(set: &Set) -> Amounts {
        let mut names = Names::default();
        let mut all = Vec::new();
        let mut values = Vec::new();
        for (ix, event) in set.indexed_events() {
            // What is set aside is no option either.
            if event.ask.as_ref().is_some_and(Vec::is_empty) {
                continue;
            }
            for (at, quantity) in (0..).zip(&event.quantities) {
                if let Some(value) = Exact::read(&quantity.value) {
                    names.add(&quantity.unit, all.len() as u32);
                    all.push((ix, at));
                    values.push(value.0);
                }
            }
        }
        names.sort();
        let mut amounts = Amounts {
            lines: vec![0; all.len()],
            units: Vec::new(),
            all,
        };
        for (number, group) in (0..).zip(names.groups()) {
            let sized = group.iter().map(|(_, at)| (values[*at as usize], *at));
            let mut line: Vec<(i64, u32)> = sized.collect();
            sort(&mut line);
            for (_, at) in &line {
                amounts.lines[*at as usize] = number;
            }
            amounts.units.push(line);
        }
        amounts
    }
}

impl Bank {
    /// Up to so many quantities of the same unit on either side of this one, by size.
    pub(super) fn amounts_near(
        &self,
        (ix, at): (EventIx, u16),
        value: Exact,
        reach: usize,
    ) -> Vec<(EventIx, u16)> {
        let amounts = self.amounts();
        let number = amounts.all.partition_point(|other| *other < (ix, at));
        if amounts.all.get(number) != Some(&(ix, at)) {
            return Vec::new();
        }
        let line = &amounts.units[amounts.lines[number] as usize];
        let place = line.partition_point(|(other, _)| *other < value.0);
        let near = &line[place.saturating_sub(reach)..line.len().min(place + reach + 1)];
        let near = near.iter().map(|(_, number)| amounts.all[*number as usize]);
        near.filter(|other| *other != (ix, at)).collect()
    }

    /// A quantity of an event.
    pub(super) fn quantity(&self, (ix, at): (EventIx, u16)) -> Option<&Quantity> {
        self.set().event(ix).quantities.get(usize::from(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_exactly_and_written_as_it_was() {
        for (text, exact) in [
            ("70000", Some(700_000_000)),
            ("4.4", Some(44_000)),
            ("0.0625", Some(625)),
            ("3.00", Some(30_000)),
            ("-3", None),
            ("1e6", None),
            ("0.00001", None),
            ("99999999999999999999", None),
            ("", None),
        ] {
            let read = Exact::read(text);
            assert_eq!(read.map(|exact| exact.0), exact, "{text}");
            if let Some(exact) = read {
                assert_eq!(exact.text(decimals(text)), text);
            }
        }
    }
}
