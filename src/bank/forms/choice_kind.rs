//! Choose what sort of event it was.
//!
//! Only of kinds that the author names: by naming them they state that no event belongs
//! to two, and give the words that an option needs.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Choice, Dial, Fact, Falsity, Proof, Refutation};
use crate::bank::{proof, wording};
use crate::date::{self, Shape};
use crate::set::fold::fold;
use crate::set::{Event, EventIx, Kind};

pub(super) const FORM: Spec = Spec {
    name: "choice-kind",
    family: "choice",
    asks: &[Class::Kinds],
    tests: Tests::Recognition,
    needs: &[Need::Kinds],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// Distractors wanted, and the fewest that make a question.
const WANTED: usize = 3;
const FEWEST: usize = 2;
/// A kind is recognised in a title by so many of its first letters: "treaty", "treaties".
const STEM: usize = 5;

/// The event, and the kind that it is of, unless its title tells.
fn asked(bank: &Bank, fact: Fact) -> Option<(EventIx, &Event, &Kind)> {
    let Fact::Kind(ix) = fact else {
        return None;
    };
    let set = bank.set();
    if set.kinds.len() <= FEWEST || !bank.is_shown(ix) {
        return None;
    }
    let event = set.event(ix);
    let kind = set.kind(&event.kind)?;
    (!kind.told && !is_told(&event.title, kind)).then_some((ix, event, kind))
}

/// Whether a title holds a word of a kind, in whatever number or case.
fn is_told(title: &str, kind: &Kind) -> bool {
    let title = fold(title);
    let words = [&kind.id, &kind.one, &kind.many].map(|text| fold(text));
    let words = words.iter().flat_map(|text| text.split(' '));
    let mut telling = words.filter(|word| word.len() > 2 && !["the", "and", "for"].contains(word));
    telling.any(|word| {
        let stem: String = word.chars().take(STEM).collect();
        title.split(' ').any(|own| own.starts_with(stem.as_str()))
    })
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, _: Dial, chance: &mut Chance) -> Option<Drawn> {
    let (ix, event, own) = asked(bank, fact)?;
    let mut stock: Vec<(usize, EventIx)> = Vec::new();
    for (at, kind) in bank.set().kinds.iter().enumerate() {
        // A kind of which nothing is told is no rival, nor one that the title speaks of.
        if kind.id != own.id
            && !is_told(&event.title, kind)
            && let Some(example) = example(bank, at, ix)
        {
            stock.push((at, example));
        }
    }
    if stock.len() < FEWEST {
        return None;
    }
    chance.shuffle(&mut stock);
    stock.truncate(WANTED);
    let kinds = &bank.set().kinds;
    let refute = |(at, example): &(usize, EventIx)| -> Refutation {
        let example = bank.set().event(*example);
        Refutation {
            option: kinds[*at].id.clone(),
            because: Falsity::Slot {
                event: event.id.clone(),
                slot: "kind".to_owned(),
                holds: own.id.clone(),
            },
            instead: None,
            gap: String::new(),
            says: wording::other_kind(&kinds[*at].one, example),
        }
    };
    let refutations = stock.iter().map(refute).collect();
    let mut options: Vec<Choice> = stock.iter().map(|(at, _)| option(&kinds[*at])).collect();
    let at = chance.index(options.len() + 1);
    options.insert(at, option(own));
    Some(Drawn {
        stem: wording::kind_stem(&event.title, &when(event)),
        body: Body::Choice { options, key: at },
        proof: Proof {
            key: vec![proof::row(bank, ix)],
            distractors: refutations,
            named: None,
        },
    })
}

/// The date that tells which of the things in one place is meant; of what lasted none, for
/// years tell a siege from a battle.
fn when(event: &Event) -> String {
    match event.date.shape() {
        Shape::Point | Shape::Between => date::text(&event.date),
        Shape::Span => String::new(),
    }
}

/// The event of a kind that lies nearest in time.
fn example(bank: &Bank, kind: usize, ix: EventIx) -> Option<EventIx> {
    let line = bank.events_of_kind(kind)?;
    let here = bank.first_day(ix);
    let at = line.place_of(here);
    let after = line.events.get(at);
    let before = at.checked_sub(1).and_then(|at| line.events.get(at));
    let near = |ix: &EventIx| (bank.first_day(*ix) - here).abs();
    match (before, after) {
        (Some(before), Some(after)) if near(before) < near(after) => Some(*before),
        (_, Some(after)) => Some(*after),
        (before, None) => before.copied(),
    }
}

fn option(kind: &Kind) -> Choice {
    Choice {
        id: kind.id.clone(),
        text: wording::capitalised(&kind.one),
        period: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{bank, dial, question, questions, shown};
    use super::*;
    use crate::bank::Form;

    #[test]
    fn a_title_that_tells_the_kind_is_not_asked() {
        let kind = |one: &str, many: &str| Kind {
            id: one.to_owned(),
            one: ["a ", one].concat(),
            many: many.to_owned(),
            told: false,
            broad: false,
        };
        for (title, kind, told) in [
            ("the treaty of Tilsit", kind("treaty", "treaties"), true),
            ("the treaties of 1814", kind("treaty", "treaties"), true),
            (
                "the defeat of two emperors",
                kind("battle", "battles"),
                false,
            ),
            ("the Peninsular War", kind("war", "wars"), true),
        ] {
            assert_eq!(is_told(title, &kind), told, "{title}");
        }
    }

    #[test]
    fn the_options_are_the_kinds_in_words() {
        let bank = bank();
        let question = question(&bank, "waterloo/kind", Form::ChoiceKind, dial(500)).unwrap();
        assert_eq!(
            question.stem,
            "What sort of event was the end of the hundred days (18 June 1815)?"
        );
        assert!(shown(&question).contains(&"*A battle".to_owned()));
        for refutation in &question.proof.distractors {
            assert!(
                refutation.says.contains(" was the ") && refutation.says.contains(" ("),
                "{}",
                refutation.says
            );
        }
        for question in questions(&bank, Form::ChoiceKind, dial(500), 10) {
            let options = question.body.offered().len();
            assert!(options > FEWEST, "{}", question.stem);
            assert_eq!(question.proof.distractors.len(), options - 1);
        }
    }
}
