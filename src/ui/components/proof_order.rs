//! The proof of an order: how each row stood, and which rows may change places.

use super::{Element, el, group};
use crate::bank::{Body, Grade, Question, Response, Verdict};
use crate::ui::wording;

/// How a row stood in the learner's order.
pub(super) struct Stood {
    /// In its place, or in the longest part that was right.
    pub well: bool,
    /// That, or how far off it stood; a space at the end.
    pub says: String,
}

/// How the item at this position stood; `belongs` is its place in the right order.
pub(super) fn stood(
    body: &Body,
    item: usize,
    belongs: usize,
    response: &Response,
    grade: &Grade,
) -> Option<Stood> {
    let (Body::Order { items, key, open }, Response::Ordered(ids)) = (body, response) else {
        return None;
    };
    let stood = ids.iter().position(|laid| *laid == items[item].id)?;
    let partner = open.iter().find_map(|(a, b)| match item {
        _ if *a == item => Some(*b),
        _ if *b == item => Some(*a),
        _ => None,
    });
    // Of a pair that may stand either way, the other place is its place as well.
    let place_of = |item: usize| key.iter().position(|at| *at == item);
    let belongs = match partner.and_then(place_of) {
        Some(other) if other == stood => stood,
        _ => belongs,
    };
    let in_part = match &grade.verdict {
        Verdict::PartlyOrdered { longest, .. } => longest.contains(&item),
        _ => false,
    };
    let says = if in_part && stood != belongs {
        wording::IN_ORDER.to_owned()
    } else {
        wording::displaced(stood, belongs)
    };
    Some(Stood {
        well: in_part || stood == belongs,
        says: says + " ",
    })
}

/// Which rows may change places, if any.
pub(super) fn either_way(question: &Question) -> Option<Element> {
    let Body::Order { items, key, open } = &question.body else {
        return None;
    };
    let place_of = |item: &usize| key.iter().position(|at| at == item);
    (!open.is_empty()).then(|| {
        group().each(open, |(a, b)| {
            let (first, second) = if place_of(a) < place_of(b) {
                (*a, *b)
            } else {
                (*b, *a)
            };
            let says = wording::either_way(&items[first].text, &items[second].text);
            el("p class='lesser'").text(says)
        })
    })
}
