//! The date before a sentence, and how it leads into it.

use super::{Lead, Mention, Part};
use crate::bank::wording::capitalised;
use crate::date::{self, Date, Period, Shape, Unit};
use crate::set::letters::{lower, upper};
use crate::set::{Event, Set};

/// The date before the sentence, as English says it where it is sure that the sentence
/// can go on behind it; else "1941: ".
pub(super) fn lead(set: &Set, event: &Event, text: &str, mentions: &[Mention]) -> Lead {
    let date = date::text(&event.date);
    let before = match exact_period(&event.date).map(Period::unit) {
        Some(Unit::Day) => Some("On "),
        Some(Unit::Month | Unit::Year | Unit::Decade) => Some("In "),
        Some(Unit::Century) | None => None,
    };
    let lowers = lowers_first(event, text, mentions);
    match (before, lowers) {
        (Some(before), Some(lowers)) if set.language.starts_with("en") => Lead {
            before,
            date,
            after: ", ",
            lowers,
        },
        (_, _) => Lead {
            before: "",
            date: capitalised(&date),
            after: ": ",
            lowers: false,
        },
    }
}

/// Whether the first word loses its capital within a sentence; `None` where that is not
/// known.
fn lowers_first(event: &Event, text: &str, mentions: &[Mention]) -> Option<bool> {
    let word = text.split([' ', ',', '’', '\'']).next()?;
    if OPENING.contains(&word) {
        return Some(true);
    }
    // A name, or an office before a name: "Prime Minister Tanaka".
    if let Some(first) = mentions.first() {
        let before = text[..first.whole.start].split_whitespace();
        let mut small = before.filter(|word| word.chars().all(|c| lower(c) == c));
        if small.next().is_none() && matches!(first.part, Part::Entity(_)) {
            return Some(false);
        }
    }
    let did = event.did.as_ref().map(|(subject, _)| subject.as_str());
    let wordings = [Some(event.title.as_str()), did];
    let holds = |word: &str| {
        wordings
            .into_iter()
            .flatten()
            .any(|text| text.contains(word))
    };
    if holds(word) {
        return Some(false);
    }
    let mut letters = word.chars();
    let first = letters.next().filter(|c| upper(*c) == *c)?;
    holds(&[lower(first).to_string().as_str(), letters.as_str()].concat()).then_some(true)
}

/// Words that begin a sentence and are no names.
const OPENING: [&str; 16] = [
    "A", "After", "An", "As", "At", "Because", "Before", "By", "During", "For", "In", "On", "The",
    "Under", "When", "With",
];

/// The day, month, year or decade that a date names, neither more nor less.
pub(in crate::bank) fn exact_period(date: &Date) -> Option<Period> {
    if date.is_qualified() || date.shape() != Shape::Point {
        return None;
    }
    let units = [Unit::Day, Unit::Month, Unit::Year, Unit::Decade];
    let mut periods = units
        .into_iter()
        .filter_map(|unit| Period::around(date, unit));
    periods.next().filter(|period| {
        let days = period.extent();
        let extent = date.extent();
        extent.earliest == Some(days.first) && extent.latest == Some(days.last)
    })
}
