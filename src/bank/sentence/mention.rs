//! Finding what a sentence mentions, in the letters in which it is written.

use std::ops::Range;

use super::{Mention, Part};
use crate::bank::Bank;
use crate::date::Shape;
use crate::set::fold::{behind_folded, fold, fold_with_places, may_hold, parts, without_article};
use crate::set::{EntityIx, Event, Quantity};

/// Everything of an event that its sentence mentions; what lies within a longer name is
/// none: the Sakhalin of "southern Sakhalin".
pub(super) fn mentions(bank: &Bank, event: &Event, text: &str) -> Vec<Mention> {
    let folded = fold_with_places(text);
    let mut found: Vec<Mention> = Vec::new();
    for (at, quantity) in (0..).zip(&event.quantities) {
        if let Some((core, whole)) = number_in(text, quantity)
            && !follows_from_date(event, quantity)
        {
            let part = Part::Quantity(at);
            insert(&mut found, Mention { part, core, whole });
        }
    }
    let mut entities: Vec<EntityIx> = Vec::new();
    let actors = event.actors.iter().map(|actor| actor.entity);
    for ix in actors.chain(event.place) {
        if !entities.contains(&ix) {
            entities.push(ix);
        }
    }
    let mut named: Vec<Mention> = Vec::new();
    for ix in entities {
        let entity = bank.set().entity(ix);
        let family = entity.family_name();
        let family = family.filter(|family| !bank.is_shared_family(&fold(family)));
        let names = entity.spellings().chain(family);
        for name in names.filter(|name| may_hold(&folded.0, name)) {
            let places = places_of(&folded, text, name).into_iter();
            named.extend(places.map(|place| Mention {
                part: Part::Entity(ix),
                core: place.clone(),
                whole: place,
            }));
        }
    }
    // The longest first; there are few.
    while let Some(longest) = (0..named.len()).max_by_key(|at| named[*at].core.len()) {
        insert(&mut found, named.swap_remove(longest));
    }
    found
}

/// Puts a mention in its place, unless an earlier one holds it.
fn insert(found: &mut Vec<Mention>, mention: Mention) {
    let at = found.partition_point(|other| other.whole.end <= mention.whole.start);
    let next = found.get(at);
    if next.is_none_or(|other| mention.whole.end <= other.whole.start) {
        found.insert(at, mention);
    }
}

/// Where a name stands in a text as whole words, possessives included.
fn places_of((folded, places): &(String, Vec<usize>), text: &str, name: &str) -> Vec<Range<usize>> {
    let plain = without_article(&fold(name));
    if plain.is_empty() {
        return Vec::new();
    }
    let found = behind_folded(folded, &plain).filter_map(|behind| {
        let at = folded.len() - behind.len() - plain.len();
        let start = places.get(at).copied()?;
        let last = places.get(at + plain.len() - 1).copied()?;
        let range = start..end_of_letter(text, last);
        let after = behind.chars().next();
        let possessive = text[range.end..].starts_with(['’', '\'']);
        // "us" is no state.
        let exact = plain.len() > 3 || text.get(range.clone()) == Some(name);
        ((parts(after) || possessive) && exact).then_some(range)
    });
    found.collect()
}

/// The end of the letter at a byte, with the marks written after it.
fn end_of_letter(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices().skip(1);
    let end = chars.find(|(_, char)| !matches!(char, '\u{300}'..='\u{36f}'));
    end.map_or(text.len(), |(length, _)| at + length)
}

/// Whether the date before the sentence tells the number: the years of what lasted from
/// 1648 to 1669.
fn follows_from_date(event: &Event, quantity: &Quantity) -> bool {
    const UNITS: [&str; 4] = ["day", "week", "month", "year"];
    event.date.shape() == Shape::Span && UNITS.iter().any(|unit| quantity.unit.starts_with(unit))
}

/// The one place of a number: bare, and with its hedge and unit.
fn number_in(text: &str, quantity: &Quantity) -> Option<(Range<usize>, Range<usize>)> {
    let mut numbers = numbers(text).into_iter();
    let is_it = |range: &Range<usize>| same_number(&text[range.clone()], &quantity.value);
    let core = numbers.by_ref().find(is_it)?;
    if numbers.any(|range| is_it(&range)) {
        return None;
    }
    let before = text[..core.start].trim_end();
    let hedge = quantity.hedge.as_deref().unwrap_or_default();
    let cut = before.len().saturating_sub(hedge.len());
    let hedged = before.get(cut..) == Some(hedge) && !hedge.is_empty();
    let start = if hedged { cut } else { core.start };
    let unit = quantity.unit.replace('$', " dollars");
    let after = &text[core.end..];
    let gap = after.len() - after.trim_start().len();
    let unit_follows = after[gap..].starts_with(unit.as_str()) && !unit.is_empty();
    let end = core.end + if unit_follows { gap + unit.len() } else { 0 };
    Some((core, start..end))
}

/// The numbers of a text: digits, with points and commas between them.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            Some(last) if last.end + 1 == at && text[last.end..].starts_with(['.', ',']) => {
                last.end = at + 1;
            }
            Some(_) | None => found.push(at..at + 1),
        }
    }
    found
}

/// Whether a written number is the value: "70,000" is 70000.
fn same_number(written: &str, value: &str) -> bool {
    written == value || written.replace(',', "") == value
}
