//! Bring together what was done and who, or what, did it: people with people, treaties with
//! treaties.
//!
//! A phrase fits one name because its author says so (`known_for`). No phrase hints at a name
//! that is shown. The harder, the nearer in time.

use super::matching::{FEWEST, wanted};
use super::order::shuffled;
use super::{Class, Drawn};
use crate::bank::chance::Chance;
use crate::bank::known::Known;
use crate::bank::{Bank, Body, Choice, Dial, Proof};
use crate::bank::{proof, wording};
use crate::set::fold::fold;
use crate::set::{EntityIx, hints_at};

/// So many entities are looked at, and no more.
const LOOKED: usize = 64;
/// How far off in time the others are wanted where it is easiest, in days.
const FAR: i64 = 12_000;
/// How far their order may be from that of their distances, in thousandths.
const BLUR: u32 = 600;
/// What is added to a distance, so that the blur moves near ones too.
const A_YEAR: u64 = 365;

pub(super) fn can_ask(bank: &Bank, ix: EntityIx) -> bool {
    bank.facts_in(Class::Known).len() >= FEWEST && bank.known(ix).is_some()
}

pub(super) fn draw(bank: &Bank, ix: EntityIx, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let mut chosen = vec![bank.known(ix)?];
    let wanted = wanted(chance);
    for other in others(bank, ix, dial, chance) {
        if chosen.len() == wanted {
            break;
        }
        let fits = |known: &Known| chosen.iter().all(|c| go_together(bank, *c, *known));
        chosen.extend(bank.known(other).filter(fits));
    }
    (chosen.len() >= FEWEST).then(|| assemble(bank, &chosen, chance))
}

/// Others of the same kind that are known for something: whom a learner took the one for,
/// then those at the distance of the difficulty.
fn others(bank: &Bank, ix: EntityIx, dial: Dial, chance: &mut Chance) -> Vec<EntityIx> {
    let set = bank.set();
    let kind = &set.entity(ix).kind;
    let mut found: Vec<u32> = Vec::new();
    for at in places(bank.facts_in(Class::Known).len(), chance) {
        if let Some(crate::bank::Fact::Known(other)) = bank.facts_in(Class::Known).get(at)
            && other != ix
            && set.entity(other).kind == *kind
            && !found.contains(&other.0)
        {
            found.push(other.0);
        }
    }
    let first_day = |ix: EntityIx| {
        let mut events = bank.first_appearances(ix, 1);
        events.next().map_or(0, |event| bank.first_day(event))
    };
    let (here, wanted) = (first_day(ix), dial.difficulty.between(FAR, 0));
    let found = chance.nearest_first(found, BLUR, |other| {
        let far = (first_day(EntityIx(other)) - here).abs();
        let alike = set.entity(EntityIx(other)).noun == set.entity(ix).noun;
        ((far - wanted).unsigned_abs() + A_YEAR) / if alike { 2 } else { 1 }
    });
    let confused = dial.entity().filter(|other| found.contains(&other.0));
    let rest = found.into_iter().map(EntityIx);
    let rest = rest.filter(|other| Some(*other) != confused);
    confused.into_iter().chain(rest).collect()
}

/// All places of a short list; of a long one some.
fn places(len: usize, chance: &mut Chance) -> Vec<usize> {
    if len <= LOOKED {
        return (0..len).collect();
    }
    (0..LOOKED).map(|_| chance.index(len)).collect()
}

/// Whether two may stand side by side: they are no two names of one thing, and what the one
/// did hints at neither name.
fn go_together(bank: &Bank, a: Known, b: Known) -> bool {
    let set = bank.set();
    !bank.are_related(a.entity, b.entity)
        && !hints_at(&fold(a.phrase), set.entity(b.entity))
        && !hints_at(&fold(b.phrase), set.entity(a.entity))
}

fn assemble(bank: &Bank, chosen: &[Known], chance: &mut Chance) -> Drawn {
    let mut shown: Vec<Known> = chosen.to_vec();
    chance.shuffle(&mut shown);
    let key = shuffled(shown.len(), &[], chance);
    let set = bank.set();
    let choice = |known: &Known, text: &str| Choice {
        id: set.entity(known.entity).id.clone(),
        text: wording::capitalised(text),
        period: None,
    };
    let mut places = Vec::with_capacity(key.len());
    for place in 0..key.len() {
        // The item that belongs to this place.
        let item = key.iter().position(|to| *to == place);
        if let Some(known) = item.and_then(|at| shown.get(at)) {
            places.push(choice(known, &set.entity(known.entity).name));
        }
    }
    let kind = chosen.first().map(|known| &set.entity(known.entity).kind);
    Drawn {
        stem: wording::match_known(kind.map_or("", String::as_str)),
        body: Body::Match {
            items: shown.iter().map(|k| choice(k, k.phrase)).collect(),
            places,
            key,
            once: true,
        },
        proof: Proof {
            key: shown
                .iter()
                .map(|known| proof::row(bank, known.shown_by))
                .collect(),
            distractors: Vec::new(),
            named: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{bank, drawn, shipped};
    use super::*;
    use crate::bank::{Fact, Form, Question};
    use crate::set::Entity;

    fn known(bank: &Bank, form: Form, seeds: u64) -> Vec<Question> {
        let mut questions = drawn(bank, form, seeds);
        questions.retain(|question| matches!(question.fact, Fact::Known(_)));
        questions
    }

    fn entity<'a>(bank: &'a Bank, id: &str) -> &'a Entity {
        let mut entities = bank.set().entities.iter();
        entities.find(|entity| entity.id == id).unwrap()
    }

    #[test]
    fn each_phrase_belongs_to_one_name_and_hints_at_none() {
        let bank = shipped();
        let questions = known(&bank, Form::Match, 10);
        assert!(questions.len() > 200, "{}", questions.len());
        for question in &questions {
            let Body::Match {
                items, places, key, ..
            } = &question.body
            else {
                panic!("{question:?}");
            };
            assert!(items.len() >= FEWEST && items.len() == places.len());
            for (item, at) in items.iter().zip(key) {
                let own = entity(&bank, &places[*at].id);
                assert_eq!(item.id, own.id);
                let phrase = own.known_for.as_deref().unwrap();
                assert_eq!(item.text, wording::capitalised(phrase));
                for place in places {
                    let other = entity(&bank, &place.id);
                    assert_eq!(own.kind, other.kind);
                    assert!(!hints_at(&fold(phrase), other), "{phrase} / {}", other.name);
                }
            }
            let set = bank.set();
            for (row, item) in question.proof.key.iter().zip(items) {
                let mut actors = set.event(row.event.unwrap()).actors.iter();
                assert!(actors.any(|actor| set.entity(actor.entity).id == item.id));
            }
        }
    }

    #[test]
    fn every_phrase_of_the_shipped_set_is_asked_and_its_fact_has_a_name() {
        let bank = shipped();
        let phrases = bank.set().entities.iter().filter(|e| e.known_for.is_some());
        assert_eq!(bank.facts_in(Class::Known).len(), phrases.count());
        for at in 0..bank.facts_in(Class::Known).len() {
            let fact = bank.facts_in(Class::Known).get(at).unwrap();
            let name = fact.name(bank.set());
            assert!(name.starts_with("entity/"));
            assert_eq!(bank.fact_named(&name), Some(fact));
            for form in [Form::Match, Form::ShortAnswerName, Form::Flashcard] {
                assert!(form.can_ask(&bank, fact), "{name} {}", form.name());
            }
        }
        assert_eq!(bank.fact_named("entity/tokyo"), None);
    }

    #[test]
    fn a_phrase_that_two_have_or_that_names_its_own_is_not_asked() {
        let text = r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
            {"id":"a","kind":"person","name":"Ann Lee","known_for":"signed the pact"},
            {"id":"b","kind":"person","name":"Bo Hart","known_for":"Signed the Pact"},
            {"id":"c","kind":"person","name":"Cy Marlow","known_for":"took Marlow’s seat"},
            {"id":"d","kind":"person","name":"Di Orr","known_for":"sank the fleet"},
            {"id":"e","kind":"person","name":"Ed Poe","known_for":"wrote to nobody"}],
            "events":[{"id":"x","date":"1900","title":"the day","actors":[{"entity":"a","role":"r"},
            {"entity":"b","role":"r"},{"entity":"c","role":"r"},{"entity":"d","role":"r"}]}]}"#;
        let bank = Bank::compile(std::rc::Rc::new(crate::set::read(text).unwrap().set));
        let asked: Vec<String> = known(&bank, Form::ShortAnswerName, 1)
            .iter()
            .map(|question| question.stem.clone())
            .collect();
        assert_eq!(asked, ["Who sank the fleet?"]);
    }

    #[test]
    fn names_to_choose_from_are_of_one_kind_and_stand_in_no_stem() {
        let bank = shipped();
        let questions = known(&bank, Form::ChoiceActor, 4);
        assert!(questions.len() > 5, "{}", questions.len());
        for question in &questions {
            let (options, key) = question.body.single().unwrap();
            let kind = &entity(&bank, &options[key].id).kind;
            for option in options {
                let other = entity(&bank, &option.id);
                assert_eq!(&other.kind, kind);
                assert_eq!(other.named_in(&question.stem), None);
            }
        }
    }

    #[test]
    fn whom_a_learner_took_for_another_stands_beside_it() {
        let bank = shipped();
        let fact = bank.fact_named("entity/naotake-sato").unwrap();
        let dial = super::super::fixture::beside_entity(&bank, "richard-nixon");
        for seed in 0..20 {
            let question = bank.draw(fact, Form::Match, seed, dial).unwrap();
            let offered = question.body.offered();
            assert!(offered.iter().any(|choice| choice.id == "richard-nixon"));
        }
    }

    #[test]
    fn three_are_wanted_at_least() {
        let bank = bank(
            r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
            {"id":"a","kind":"person","name":"Ann Lee","known_for":"signed the pact"},
            {"id":"b","kind":"person","name":"Bo Hart","known_for":"broke the pact"}],
            "events":[{"id":"x","date":"1900","title":"the day","actors":[{"entity":"a","role":"r"},{"entity":"b","role":"r"}]}]}"#,
        );
        assert_eq!(known(&bank, Form::Match, 4).len(), 0);
        assert_eq!(known(&bank, Form::ShortAnswerName, 1).len(), 2);
    }
}
