//! What stands on the sheets: the questions of a version with their marks, and the cards.

use crate::app::route::print::{Print, Version};
use crate::bank::{Bank, Body, Form, MOST_QUESTIONS, Pick, Question, Selection, seed_of};
use crate::set::names;

/// The most cards that are cut out at once.
pub const MOST_CARDS: u32 = MOST_QUESTIONS;

/// So many seeds are tried for a question with the same marks that does not look the same.
const TRIES: u64 = 12;

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The questions of the paper, in order.
    pub asked: Vec<Asked>,
    /// The cards, in order.
    pub cards: Vec<Card>,
}

/// A question with what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The marks for it.
    pub marks: u32,
}

/// The two sides of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What is asked.
    pub front: String,
    /// What is the answer.
    pub back: String,
}

impl Sheet {
    /// Draws it all. The questions are those of the quiz on screen, or those of an attempt.
    #[must_use]
    pub fn draw(bank: &Bank, print: &Print, picks: Option<&[Pick]>) -> Sheet {
        let planned = match picks {
            Some(picks) => bank.redraw_all(picks.to_vec()),
            None => bank.plan(&print.selection, &[]),
        };
        let questions = version(bank, planned, print.selection.seed, print.version);
        let asked = questions.into_iter().map(|question| Asked {
            marks: marks(&question),
            question,
        });
        Sheet {
            asked: asked.collect(),
            cards: cards(bank, &print.selection),
        }
    }
}

/// The marks for a question: one for each number or letter that is written into a box, else one;
/// two where several options may be right, for a count of the right ones would tell them.
#[must_use]
pub fn marks(question: &Question) -> u32 {
    let boxes = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
    match &question.body {
        Body::Order { items, .. } | Body::Match { items, .. } => boxes(items.len()),
        Body::Several { .. } => 2,
        Body::Choice { .. }
        | Body::Timeline { .. }
        | Body::Passage { .. }
        | Body::Year { .. }
        | Body::Quantity { .. }
        | Body::Name { .. }
        | Body::Card { .. } => 1,
    }
}

/// The questions of a version: the quiz itself, or the same facts in the same forms, drawn by other
/// seeds and in another order.
fn version(
    bank: &Bank,
    planned: Vec<(Pick, Question)>,
    seed: u64,
    version: Version,
) -> Vec<Question> {
    let number = match version {
        Version::A => return planned.into_iter().map(|(_, question)| question).collect(),
        Version::B => 1,
        Version::C => 2,
    };
    let own = seed_of(seed, u64::MAX - number);
    let mut order: Vec<(i64, u32)> = Vec::new();
    let mut drawn: Vec<Option<Question>> = Vec::new();
    for (at, (pick, question)) in (0_u32..).zip(planned) {
        let place = seed_of(own, u64::MAX - u64::from(at));
        order.push((place.cast_signed(), at));
        drawn.push(Some(again(
            bank,
            &pick,
            question,
            seed_of(own, u64::from(at)),
        )));
    }
    names::sort(&mut order);
    let mut place = |(_, at): (i64, u32)| drawn.get_mut(at as usize)?.take();
    order.into_iter().filter_map(&mut place).collect()
}

/// The question once more, with the same marks, so that no version is worth more; the very same where
/// no seed gives another.
fn again(bank: &Bank, pick: &Pick, question: Question, seed: u64) -> Question {
    let mut alike = None;
    for number in 0..TRIES {
        let seed = seed_of(seed, number);
        let fresh = bank.redraw(&Pick {
            seed,
            ..pick.clone()
        });
        let Some(fresh) = fresh.filter(|fresh| marks(fresh) == marks(&question)) else {
            continue;
        };
        if shown(&fresh) != shown(&question) {
            return fresh;
        }
        alike.get_or_insert(fresh);
    }
    alike.unwrap_or(question)
}

/// What is seen of a question.
fn shown(question: &Question) -> (&str, Vec<&str>) {
    let places = match &question.body {
        Body::Match { places, .. } => places.as_slice(),
        Body::Choice { .. }
        | Body::Several { .. }
        | Body::Order { .. }
        | Body::Timeline { .. }
        | Body::Passage { .. }
        | Body::Year { .. }
        | Body::Quantity { .. }
        | Body::Name { .. }
        | Body::Card { .. } => &[],
    };
    let all = question.body.offered().iter().chain(places);
    (&question.stem, all.map(|one| one.text.as_str()).collect())
}

/// The set's own cards and those of its dated events, within the years that are asked of.
fn cards(bank: &Bank, selection: &Selection) -> Vec<Card> {
    let all = Selection {
        count: MOST_CARDS,
        forms: vec![Form::Flashcard],
        ..*selection
    };
    let planned = bank.plan(&all, &[]).into_iter();
    let sides = planned.filter_map(|(_, question)| match question.body {
        Body::Card { back } => Some(Card {
            front: question.stem,
            back,
        }),
        _ => None,
    });
    sides.collect()
}
