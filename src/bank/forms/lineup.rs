//! Events shown side by side by their titles: what they must have in common to be.

use crate::bank::proof;
use crate::bank::{Bank, Choice};
use crate::set::{Event, EventIx};

/// Whether two may stand side by side: neither is a part of the other, nor the end of a
/// name that the other bears.
pub(super) fn can_stand_together(bank: &Bank, a: EventIx, b: EventIx) -> bool {
    a != b
        && bank.is_shown(a)
        && bank.is_shown(b)
        && !bank.are_nested(a, b)
        && !bank.tell_their_order(a, b)
}

/// An event as an option.
pub(super) fn option(bank: &Bank, ix: EventIx) -> Choice {
    let event = bank.set().event(ix);
    Choice {
        id: event.id.clone(),
        text: proof::title(event),
        period: None,
    }
}

/// Whether a title is much longer, or much shorter, than each of the others.
pub(super) fn stands_out(event: &Event, others: &[&Event]) -> bool {
    let length = |event: &Event| event.title.chars().count();
    let own = length(event);
    let longest = others.iter().map(|e| length(e)).max().unwrap_or(own);
    let shortest = others.iter().map(|e| length(e)).min().unwrap_or(own);
    own * 10 > longest * 14 || own * 14 < shortest * 10
}

/// Whether one of several titles is much longer, or much shorter, than all the others.
pub(super) fn one_stands_out(event: &Event, others: &[&Event]) -> bool {
    stands_out(event, others)
        || (0..others.len()).any(|at| {
            let mut rest = others.to_vec();
            let own = std::mem::replace(&mut rest[at], event);
            stands_out(own, &rest)
        })
}

/// Whether a name is more than twice as long as each of the others, or less than half.
/// Names differ by nature: more is allowed of them than of titles.
pub(super) fn name_stands_out(name: &str, others: &[&str]) -> bool {
    let length = |text: &str| text.chars().count();
    let own = length(name);
    let longest = others.iter().map(|o| length(o)).max().unwrap_or(own);
    let shortest = others.iter().map(|o| length(o)).min().unwrap_or(own);
    own > longest * 2 || own * 2 < shortest
}
