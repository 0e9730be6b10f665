//! Choose where an event was.
//!
//! One event has one place; another of the same sort, which neither holds it nor lies in
//! it, is false.

use super::involved::row_with_place;
use super::rivals::{self, Sought};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::wording;
use crate::bank::{Bank, Dial, Fact};

pub(super) const FORM: Spec = Spec {
    name: "choice-place",
    family: "choice",
    asks: &[Class::Places],
    tests: Tests::Recognition,
    needs: &[Need::Places],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// The place that is sought, unless the stem names it.
fn asked(bank: &Bank, fact: Fact) -> Option<Sought> {
    let Fact::Place(ix) = fact else {
        return None;
    };
    let set = bank.set();
    let event = set.event(ix);
    let entity = event.place?;
    let noun = set.entity(entity).noun.as_deref()?;
    if !bank.is_alone(ix) || !rivals::may_have_some(bank, entity) {
        return None;
    }
    let stem = match &event.did {
        Some((subject, verb)) => wording::place_stem(noun, subject, verb),
        None => wording::place_stem_of_title(noun, &event.title)?,
    };
    let key = set.entity(entity);
    let given_away = key.named_in(&stem).is_some() || rivals::is_hinted(key, &stem);
    (!given_away).then_some(Sought { ix, entity, stem })
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let sought = asked(bank, fact)?;
    let ix = sought.ix;
    let words = bank.words(ix);
    let rivals = rivals::rivals(bank, &sought, dial, chance);
    let proved = rivals.filter_map(|other| Some((other, bank.was_not_in(&words, other)?)));
    let chosen = rivals::choose(bank, &sought, proved, dial, chance)?;
    let mut drawn = rivals::assemble(bank, sought, chosen, chance);
    drawn.proof.key = vec![row_with_place(bank, ix)];
    Some(drawn)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{bank, dial, questions};
    use crate::bank::{Falsity, Form};

    #[test]
    fn every_option_is_a_place_of_the_same_sort_and_none_lies_in_another() {
        let bank = bank();
        let drawn = questions(&bank, Form::ChoicePlace, dial(500), 20);
        assert!(drawn.len() > 200, "{}", drawn.len());
        for question in drawn {
            let (options, _) = question.body.single().unwrap();
            for option in options {
                let mut entities = bank.set().entities.iter();
                let entity = entities.find(|entity| entity.id == option.id).unwrap();
                assert_eq!(entity.noun.as_deref(), Some("town"), "{}", question.stem);
                assert_eq!(entity.named_in(&question.stem), None, "{}", question.stem);
            }
            let closed = |because: &Falsity| matches!(because, Falsity::Slot { slot, .. } if slot == "place");
            assert!(
                question
                    .proof
                    .distractors
                    .iter()
                    .all(|d| closed(&d.because))
            );
        }
    }

    #[test]
    fn the_key_stands_in_every_place_as_often() {
        let drawn = questions(&bank(), Form::ChoicePlace, dial(500), 100);
        let mut seen = [0_usize; 4];
        for question in &drawn {
            seen[question.body.single().unwrap().1] += 1;
        }
        let fair = drawn.len() / 4;
        assert!(seen.iter().all(|n| n.abs_diff(fair) < fair / 5), "{seen:?}");
    }
}
