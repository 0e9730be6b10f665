//! The proof of an order: how each row stood, and which rows may change places.

use super::{Element, el, group};
use crate::bank::{Body, Grade, Question, Response, Verdict};
use crate::ui::wording;

/// How a row stood in the learner's order.
pub(super) struct Stood {
    /// In its place, or in the longest part that was right.
    pub well: bool,
    /// That, or how far off it stood.
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
        // One row by itself is in no order.
        Verdict::PartlyOrdered { longest, .. } => longest.len() > 1 && longest.contains(&item),
        _ => false,
    };
    let says = if in_part && stood != belongs {
        wording::IN_ORDER.to_owned()
    } else {
        wording::displaced(stood, belongs)
    };
    Some(Stood {
        well: in_part || stood == belongs,
        says,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Choice, Fact, Form, Proof};

    fn question(open: Vec<(usize, usize)>) -> Question {
        let item = |id: &str| Choice {
            id: id.to_owned(),
            text: id.to_uppercase(),
            period: None,
        };
        Question {
            fact: Fact::Card(0),
            form: Form::Order,
            seed: 0,
            stem: String::new(),
            body: Body::Order {
                items: ["a", "b", "c", "d", "e"].map(item).to_vec(),
                key: vec![0, 1, 2, 3, 4],
                open,
            },
            proof: Proof {
                key: Vec::new(),
                distractors: Vec::new(),
                named: None,
            },
        }
    }

    /// The rows in the right order, those that stood well in capitals; and what is said.
    fn shown(question: &Question, laid: &str, verdict: Verdict) -> (String, Vec<String>) {
        let response = Response::Ordered(laid.chars().map(String::from).collect());
        let grade = Grade {
            permille: 500,
            verdict,
        };
        let rows = (0..5).filter_map(|at| stood(&question.body, at, at, &response, &grade));
        let (well, says): (Vec<bool>, Vec<String>) = rows.map(|row| (row.well, row.says)).unzip();
        let letter = |(letter, well): (char, bool)| match well {
            true => letter.to_ascii_uppercase(),
            false => letter,
        };
        ("abcde".chars().zip(well).map(letter).collect(), says)
    }

    #[test]
    fn the_longest_right_part_is_marked_and_counted() {
        let question = question(Vec::new());
        let verdict = Verdict::PartlyOrdered {
            right: 6,
            pairs: 10,
            longest: vec![0, 1, 2, 3],
        };
        let headline = wording::verdict(&question, &verdict);
        assert_eq!(headline, "Four of five were in order.");
        let (rows, says) = shown(&question, "eabcd", verdict);
        assert_eq!(rows, "ABCDe");
        assert_eq!(says[0], "In order.");
        assert_eq!(says[4], "Four places too early.");
        let mostly_wrong = Verdict::PartlyOrdered {
            right: 5,
            pairs: 10,
            longest: vec![0, 1, 2],
        };
        let headline = wording::verdict(&question, &mostly_wrong);
        assert_eq!(headline, "This is the order.");
        let backwards = Verdict::PartlyOrdered {
            right: 0,
            pairs: 10,
            longest: vec![4],
        };
        let (rows, says) = shown(&question, "edcba", backwards);
        assert_eq!(rows, "abCde");
        assert_eq!(says[4], "Four places too early.");
    }

    #[test]
    fn a_row_that_may_stand_either_way_stood_in_its_place() {
        let question = question(vec![(2, 1)]);
        let (rows, says) = shown(&question, "acbde", Verdict::Right);
        assert_eq!(rows, "ABCDE");
        assert!(says.iter().all(|says| says == "In its place."), "{says:?}");
    }
}
