//! A card to turn: when something happened, or a card of the teacher's own.

use super::date_stem::dated;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof, Row};
use crate::bank::{proof, wording};
use crate::date;

pub(super) const FORM: Spec = Spec {
    name: "flashcard",
    family: "flashcard",
    asks: &[Class::Times, Class::Identities, Class::Cards],
    tests: Tests::Recall,
    needs: &[Need::Events(1)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "",
    moodle: "",
    xapi: "other",
};

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    front(bank, fact).is_some()
}

fn front(bank: &Bank, fact: Fact) -> Option<String> {
    if let Fact::Card(at) = fact {
        return Some(bank.set().cards.get(at as usize)?.front.clone());
    }
    let dated = dated(bank, fact)?;
    let extent = dated.date.extent();
    // With an end open there is no date to turn up.
    extent.earliest.and(extent.latest)?;
    let stem = wording::card_stem(dated.event, dated.asked);
    (!crate::set::holds_date(&stem, &dated.date)).then_some(stem)
}

fn draw(bank: &Bank, fact: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    let stem = front(bank, fact)?;
    let (back, row) = match fact {
        Fact::Card(at) => {
            let card = &bank.set().cards[at as usize];
            (card.back.clone(), Row::written(&card.back))
        }
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Written(_) => {
            let dated = dated(bank, fact)?;
            (date::text(&dated.date), proof::row(bank, dated.ix))
        }
    };
    Some(Drawn {
        stem,
        body: Body::Card { back },
        proof: Proof {
            key: vec![row],
            distractors: Vec::new(),
        },
    })
}
