//! An answer in the making: changed at will, judged only when it is handed in.

use crate::bank::{Body, Choice, Response, TypedYear, is_amount, read_year};

/// What the learner has prepared so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    /// An option, or none yet: of a choice, a passage, or a gap on the line of years.
    Choice(Option<usize>),
    /// Which options are marked.
    Several(Vec<bool>),
    /// What is placed where.
    Match {
        /// For each item its place, or none yet.
        placed: Vec<Option<usize>>,
        /// The item that the next place is for.
        held: usize,
        /// The item that was placed last, to be announced.
        last: Option<usize>,
    },
    /// Positions of the items in the order laid so far.
    Order {
        /// The order now.
        order: Vec<usize>,
        /// The row that is being carried.
        lift: Option<Lift>,
        /// Where the row is now that was moved last, to be announced.
        moved: Option<usize>,
    },
    /// Text for a year.
    Year(String),
    /// Text for a number.
    Quantity(String),
    /// Text for a name.
    Name(String),
    /// A card, turned or not.
    Card {
        /// Whether the back is shown.
        turned: bool,
    },
}

/// A row picked up, and the order to go back to if it is let go.
#[derive(Clone, Debug, PartialEq)]
pub struct Lift {
    /// Where the row is now.
    pub at: usize,
    /// The order when it was picked up.
    pub before: Vec<usize>,
}

/// Why a draft cannot be handed in yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// No option was chosen.
    NothingChosen,
    /// No option was marked.
    NothingMarked,
    /// Some items have no place yet; how many.
    NotAllPlaced(usize),
    /// Nothing was typed.
    NothingTyped,
    /// What was typed is no number.
    NotANumber,
    /// What was typed is no year.
    NotAYear,
    /// More than one year was typed.
    SeveralYears,
    /// The card was not turned.
    NotTurned,
}

impl Draft {
    /// Whether anything was chosen, placed, moved or written.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        match self {
            Draft::Choice(chosen) => chosen.is_some(),
            Draft::Several(marked) => marked.contains(&true),
            Draft::Match { placed, .. } => placed.iter().any(Option::is_some),
            Draft::Order { order, .. } => order.iter().enumerate().any(|(at, item)| at != *item),
            Draft::Year(text) | Draft::Quantity(text) | Draft::Name(text) => {
                !text.trim().is_empty()
            }
            // Whoever turns it still has to say whether they knew.
            Draft::Card { .. } => false,
        }
    }

    /// The empty draft for a body.
    #[must_use]
    pub fn for_body(body: &Body) -> Draft {
        match body {
            Body::Choice { .. } | Body::Passage { .. } | Body::Timeline { .. } => {
                Draft::Choice(None)
            }
            Body::Several { options, .. } => Draft::Several(vec![false; options.len()]),
            Body::Match { items, .. } => Draft::Match {
                placed: vec![None; items.len()],
                held: 0,
                last: None,
            },
            Body::Quantity { .. } => Draft::Quantity(String::new()),
            Body::Order { items, .. } => Draft::Order {
                order: (0..items.len()).collect(),
                lift: None,
                moved: None,
            },
            Body::Year { .. } => Draft::Year(String::new()),
            Body::Name { .. } => Draft::Name(String::new()),
            Body::Card { .. } => Draft::Card { turned: false },
        }
    }

    /// The response it amounts to.
    ///
    /// # Errors
    /// What is missing or cannot be read.
    #[inline(never)]
    pub fn hand_in(&self, body: &Body) -> Result<Response, Complaint> {
        match (self, body) {
            (Draft::Choice(chosen), body) => {
                let chosen = chosen.zip(body.single());
                let (at, (options, _)) = chosen.ok_or(Complaint::NothingChosen)?;
                Ok(Response::Chosen(options[at].id.clone()))
            }
            (Draft::Several(marked), Body::Several { options, .. }) => {
                let chosen = options.iter().zip(marked).filter(|(_, is)| **is);
                let ids: Vec<String> = chosen.map(|(option, _)| option.id.clone()).collect();
                if ids.is_empty() {
                    return Err(Complaint::NothingMarked);
                }
                Ok(Response::Marked(ids))
            }
            (Draft::Match { placed, .. }, Body::Match { items, places, .. }) => {
                let left = placed.iter().filter(|place| place.is_none()).count();
                if left > 0 {
                    return Err(Complaint::NotAllPlaced(left));
                }
                let pairs = items.iter().zip(placed.iter().flatten());
                let pair =
                    |(item, at): (&Choice, &usize)| (item.id.clone(), places[*at].id.clone());
                Ok(Response::Matched(pairs.map(pair).collect()))
            }
            (Draft::Order { order, .. }, Body::Order { items, .. }) => {
                let ids = order.iter().map(|at| items[*at].id.clone());
                Ok(Response::Ordered(ids.collect()))
            }
            (Draft::Year(text), _) => match read_year(text) {
                _ if text.trim().is_empty() => Err(Complaint::NothingTyped),
                Some(TypedYear::One(_)) => Ok(Response::Typed(text.trim().to_owned())),
                Some(TypedYear::Several) => Err(Complaint::SeveralYears),
                None => Err(Complaint::NotAYear),
            },
            (Draft::Name(text) | Draft::Quantity(text), body) => {
                if text.trim().is_empty() {
                    return Err(Complaint::NothingTyped);
                }
                if let Body::Quantity { key } = body
                    && !is_amount(text, key)
                {
                    return Err(Complaint::NotANumber);
                }
                Ok(Response::Typed(text.trim().to_owned()))
            }
            (Draft::Card { .. }, _) => Err(Complaint::NotTurned),
            // A draft is made for its body; should they ever differ, nothing was answered.
            (Draft::Several(_) | Draft::Match { .. } | Draft::Order { .. }, _) => {
                Err(Complaint::NothingChosen)
            }
        }
    }

    /// Moves the row at `from` to `to`; a row that is carried goes along.
    pub fn move_item(&mut self, from: usize, to: usize) {
        let Draft::Order { order, lift, moved } = self else {
            return;
        };
        if from >= order.len() || to >= order.len() {
            return;
        }
        let item = order.remove(from);
        order.insert(to, item);
        *moved = Some(to);
        if let Some(lift) = lift
            && lift.at == from
        {
            lift.at = to;
        }
    }

    /// Marks an option, or takes its mark away.
    pub fn toggle(&mut self, at: usize) {
        if let Draft::Several(marked) = self
            && let Some(marked) = marked.get_mut(at)
        {
            *marked = !*marked;
        }
    }

    /// Takes an item in hand: the next place is for it.
    pub fn hold(&mut self, item: usize) {
        if let Draft::Match { placed, held, last } = self
            && item < placed.len()
        {
            *held = item;
            *last = None;
        }
    }

    /// Gives the item in hand a place, and takes the next one without a place in hand.
    /// Where each place takes one item (`once`), who was there is without a place again.
    pub fn put_into(&mut self, place: usize, once: bool) {
        let Draft::Match { placed, held, last } = self else {
            return;
        };
        if once {
            for other in placed.iter_mut() {
                if *other == Some(place) {
                    *other = None;
                }
            }
        }
        placed[*held] = Some(place);
        *last = Some(*held);
        let next = (*held + 1..placed.len()).chain(0..*held);
        if let Some(next) = next.into_iter().find(|item| placed[*item].is_none()) {
            *held = next;
        }
    }

    /// Picks the row at `at` up, or sets it down when it is carried already.
    pub fn lift_or_set(&mut self, at: usize) {
        let Draft::Order { order, lift, moved } = self else {
            return;
        };
        *moved = None;
        *lift = match lift {
            Some(_) => None,
            None => Some(Lift {
                at,
                before: order.clone(),
            }),
        };
    }

    /// Puts a carried row back where it came from.
    pub fn put_back(&mut self) {
        if let Draft::Order { order, lift, moved } = self
            && let Some(lift) = lift.take()
        {
            *order = lift.before;
            *moved = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Amount;

    #[test]
    fn what_is_typed_for_a_number_is_a_number_or_not_taken() {
        let body = Body::Quantity {
            key: Amount {
                value: "4.4".to_owned(),
                unit: "billion US$".to_owned(),
                hedge: None,
                tolerance: 0,
                by: None,
            },
        };
        let typed = |text: &str| Ok(Response::Typed(text.to_owned()));
        for (text, handed_in) in [
            ("", Err(Complaint::NothingTyped)),
            ("a lot", Err(Complaint::NotANumber)),
            ("4 or 5", Err(Complaint::NotANumber)),
            (" 4,4 bn ", typed("4,4 bn")),
            ("5 years", typed("5 years")),
        ] {
            let draft = Draft::Quantity(text.to_owned());
            assert_eq!(draft.hand_in(&body), handed_in, "{text}");
        }
    }
}
