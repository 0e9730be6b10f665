//! Choose who took part in an event.
//!
//! The stem is the question that the author wrote for this actor: by writing it they state
//! that nobody else is right. Where the set tells of everyone who took part, a stem is made
//! of the actor's role.

use super::rivals::{self, Sought};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::entities::Words;
use crate::bank::wording;
use crate::bank::{Bank, Dial, Fact, Falsity};
use crate::set::EntityIx;

pub(super) const FORM: Spec = Spec {
    name: "choice-actor",
    family: "choice",
    asks: &[Class::Actors, Class::Known],
    tests: Tests::Recognition,
    needs: &[Need::Actors],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// Who is sought, and whether the author states that only they are right.
fn asked(bank: &Bank, fact: Fact) -> Option<(Sought, bool)> {
    if let Fact::Known(entity) = fact {
        return Some((known(bank, entity)?, true));
    }
    let Fact::Actor(ix, at) = fact else {
        return None;
    };
    let set = bank.set();
    let event = set.event(ix);
    let actor = event.actors.get(usize::from(at))?;
    let entity = set.entity(actor.entity);
    let stem = match &actor.asked {
        Some(asked) => asked.clone(),
        None if bank.tells_everyone(ix, &entity.kind) && bank.is_alone(ix) => {
            let stem = wording::actor_stem(&entity.kind, &actor.role, &event.title)?;
            if rivals::is_hinted(entity, &stem) {
                return None;
            }
            stem
        }
        None => return None,
    };
    if !rivals::may_have_some(bank, actor.entity) || entity.named_in(&stem).is_some() {
        return None;
    }
    let sought = Sought {
        ix,
        entity: actor.entity,
        stem,
    };
    Some((sought, actor.asked.is_some()))
}

/// Who is known for something: the author states that it fits one alone. Of anything but a
/// person the name says too much: what "tied Tokyo to Berlin" is no Soviet–Japanese pact.
fn known(bank: &Bank, entity: EntityIx) -> Option<Sought> {
    let known = bank.known(entity)?;
    let is_person = bank.set().entity(entity).kind == "person";
    (is_person && rivals::may_have_some(bank, entity)).then(|| Sought {
        ix: known.shown_by,
        entity,
        stem: bank.known_stem(known),
    })
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let (sought, stated) = asked(bank, fact)?;
    let words = bank.words(sought.ix);
    let rivals = rivals::rivals(bank, &sought, dial, chance);
    let proved = rivals.filter_map(|other| Some((other, is_false(bank, &words, stated, other)?)));
    let chosen = rivals::choose(bank, &sought, proved, dial, chance)?;
    Some(rivals::assemble(bank, sought, chosen, chance))
}

/// The proof that a rival is no answer. One whom the event names in any way could be
/// meant, whatever the stem says.
fn is_false(bank: &Bank, words: &Words, stated: bool, other: EntityIx) -> Option<Falsity> {
    let proof = bank.had_no_part(words, other);
    if proof.is_none() && stated && !bank.names(words, other) {
        return Some(Falsity::Stated);
    }
    proof
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{bank, beside_entity, dial, question, questions, shown};
    use crate::bank::{Form, Question};

    const FORM: Form = Form::ChoiceActor;

    fn ids(question: &Question) -> Vec<&str> {
        let (options, _) = question.body.single().unwrap();
        options.iter().map(|option| option.id.as_str()).collect()
    }

    #[test]
    fn nobody_else_of_the_event_is_offered_nor_anyone_the_stem_names() {
        let bank = bank();
        let drawn = questions(&bank, FORM, dial(500), 12);
        assert!(drawn.len() > 150, "{}", drawn.len());
        for question in drawn {
            let (options, key) = question.body.single().unwrap();
            let event = bank.set().event(question.fact.event().unwrap());
            for (at, option) in options.iter().enumerate() {
                let mut entities = bank.set().entities.iter();
                let entity = entities.find(|entity| entity.id == option.id).unwrap();
                let actor =
                    |actor: &crate::set::Actor| bank.set().entity(actor.entity).id == option.id;
                assert_eq!(event.actors.iter().any(actor), at == key, "{question:?}");
                assert_eq!(entity.named_in(&question.stem), None, "{}", question.stem);
            }
        }
    }

    #[test]
    fn a_name_that_did_not_exist_then_is_not_offered() {
        let bank = bank();
        let drawn = questions(&bank, FORM, dial(500), 40);
        let offered = |question: &&Question| ids(question).contains(&"holland");
        let with_holland: Vec<&Question> = drawn.iter().filter(offered).collect();
        assert!(!with_holland.is_empty());
        for question in with_holland {
            let event = bank.set().event(question.fact.event().unwrap());
            let years = ["1806", "1807", "1808", "1809", "1810"];
            let date = event.date.to_string();
            assert!(years.iter().any(|year| date.contains(year)), "{date}");
        }
    }

    #[test]
    fn a_stem_is_made_of_a_role_where_the_set_tells_of_everyone() {
        let bank = bank();
        for (fact, stem) in [
            (
                "waterloo/actor/wellington",
                Some("Which of these people took part in the end of the hundred days as a victor?"),
            ),
            (
                "amiens/actor/britain",
                Some("Which sea power made peace with France for a single year?"),
            ),
            // The title names the key.
            ("prussian-reforms/actor/prussia", None),
            // The title says the role.
            ("coronation/actor/napoleon", None),
        ] {
            let drawn = question(&bank, fact, FORM, dial(500));
            assert_eq!(
                drawn.map(|question| question.stem).as_deref(),
                stem,
                "{fact}"
            );
        }
    }

    #[test]
    fn who_was_confused_with_the_key_stands_beside_it_where_that_is_provable() {
        let bank = bank();
        let fact = bank.fact_named("waterloo/actor/wellington").unwrap();
        for (id, offered) in [("nelson", true), ("bluecher", false), ("napoleon", false)] {
            let dial = beside_entity(&bank, id);
            for seed in 0..20 {
                let question = bank.draw(fact, FORM, seed, dial).unwrap();
                assert_eq!(
                    ids(&question).contains(&id),
                    offered,
                    "{:?}",
                    shown(&question)
                );
            }
        }
    }

    #[test]
    fn the_reason_says_where_the_other_belongs() {
        let bank = bank();
        let dial = beside_entity(&bank, "nelson");
        let question = question(&bank, "waterloo/actor/wellington", FORM, dial).unwrap();
        let mut refuted = question.proof.distractors.iter();
        let nelson = refuted.find(|refuted| refuted.option == "nelson").unwrap();
        assert_eq!(
            nelson.says,
            "Horatio Nelson: the destruction of the French fleet off Spain (21 October 1805)."
        );
    }
}
