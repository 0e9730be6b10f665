//! Mark all that fit: in which of several events somebody had a part, or which were in a place.
//!
//! What fits lists them in its row, and no title or wording hints at the name. What does not
//! is proved to be without them: their time lies apart, or the event, or the set, tells of
//! everyone; of a place, the event was in another of the same sort, which its title does not
//! say either.

use super::Drawn;
use super::company::{gather, gets_along, stock};
use super::lineup::can_stand_together;
use super::multiple_response::{FEWEST, assemble, how_many};
use crate::bank::chance::Chance;
use crate::bank::sentence::{bare, takes_article};
use crate::bank::{Bank, Dial, Fact, Falsity, Refutation, Row};
use crate::bank::{proof, wording};
use crate::set::fold::fold;
use crate::set::{Aspect, EntityIx, EventIx, Hints, hints_at};

/// So many events of an entity are looked at on either side.
const REACH: usize = 8;
/// So many events before and after one are looked at for those that tell of everyone.
const AROUND: usize = 28;
/// So many that do not fit are looked for.
const ENOUGH: usize = 8;
/// Numbers of options that are tried before a fact is let go: not all go with each other.
const TRIES: usize = 4;
/// Who appears in more events than these, and in a fifth of all, is in too many to be asked.
const FEW: usize = 8;
const SHARE: usize = 5;

/// So many events are read through for those that do not fit: to read costs most.
const READ: usize = 16;

/// Who or what is asked for.
struct Sought {
    entity: EntityIx,
    /// Where it was, and not who had a part.
    is_place: bool,
    /// What gives it away.
    hints: Hints,
}

/// The event of a fact, whom or what it asks for, and whether for a place.
fn asked(bank: &Bank, fact: Fact) -> Option<(EventIx, EntityIx, bool)> {
    match fact {
        Fact::Actor(ix, at) => {
            let actor = bank.set().event(ix).actors.get(usize::from(at))?;
            Some((ix, actor.entity, false))
        }
        Fact::Place(ix) => Some((ix, bank.set().event(ix).place?, true)),
        _ => None,
    }
}

pub(super) fn can_ask(bank: &Bank, fact: Fact) -> bool {
    let Some((ix, entity, is_place)) = asked(bank, fact) else {
        return false;
    };
    let count = bank.appearance_count(entity);
    let everywhere = count > FEW && count * SHARE > bank.by_date().len();
    count > 1 && !everywhere && {
        let sought = Sought::of(bank, entity, is_place);
        sought.is_askable(bank) && sought.fits(bank, ix)
    }
}

pub(super) fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let (ix, entity, is_place) = asked(bank, fact)?;
    let sought = Sought::of(bank, entity, is_place);
    let near = bank.appearances_near(sought.entity, ix, REACH);
    let fits = |other: &EventIx| can_stand_together(bank, ix, *other) && sought.fits(bank, *other);
    let mut fit: Vec<EventIx> = near.filter(fits).collect();
    if fit.is_empty() {
        return None;
    }
    chance.shuffle(&mut fit);
    let may_lack = |other: EventIx| sought.may_lack(bank, other);
    let mut stock = stock(bank, ix, dial, chance, &may_lack);
    stock.extend(sought.lacking_near(bank, ix, chance));
    let lacks = |other: &EventIx| sought.lacks(bank, *other).is_some();
    let mut unfit: Vec<EventIx> = Vec::new();
    for other in stock.into_iter().take(READ) {
        if unfit.len() < ENOUGH && !unfit.contains(&other) && lacks(&other) {
            unfit.push(other);
        }
    }
    for _ in 0..TRIES {
        let (wanted, fitting) = how_many(fit.len() + 1, unfit.len(), chance)?;
        let mut chosen = vec![ix];
        gather(bank, &mut chosen, &fit, fitting - 1);
        let fitting = chosen.len();
        let others = gather(bank, &mut chosen, &unfit, wanted - fitting);
        if others > 0 && chosen.len() >= FEWEST {
            return Some(sought.assemble(bank, &chosen, fitting, chance));
        }
    }
    None
}

impl Sought {
    fn of(bank: &Bank, entity: EntityIx, is_place: bool) -> Sought {
        Sought {
            entity,
            is_place,
            hints: Hints::at(bank.set().entity(entity)),
        }
    }

    /// Whether "involved" suits it: a treaty or an island is no party.
    fn is_askable(&self, bank: &Bank) -> bool {
        let entity = bank.set().entity(self.entity);
        let parties = ["person", "state", "organisation"];
        if self.is_place {
            return entity.noun.is_some();
        }
        parties.contains(&entity.kind.as_str()) && bank.may_be_absent(self.entity)
    }

    /// Whether an event has it, may be asked so, and does not give it away.
    fn fits(&self, bank: &Bank, ix: EventIx) -> bool {
        let event = bank.set().event(ix);
        let (aspect, has) = if self.is_place {
            (Aspect::Place, event.place == Some(self.entity))
        } else {
            let mut actors = event.actors.iter();
            let has = actors.any(|actor| actor.entity == self.entity);
            (Aspect::Actors, has)
        };
        has && bank.is_shown(ix) && event.asks(aspect) && !self.hints.stand_in(&fold(&event.title))
    }

    /// Events around one that may lack it, in any order: few of a set tell of everyone, and
    /// those that lie scattered in time are too few among them.
    fn lacking_near(&self, bank: &Bank, ix: EventIx, chance: &mut Chance) -> Vec<EventIx> {
        let (line, at) = bank.everyone(ix);
        let events = &line.events;
        let near = at.saturating_sub(AROUND)..events.len().min(at + AROUND);
        let near = events.get(near).unwrap_or_default().iter().copied();
        let may = |other: &EventIx| self.may_lack(bank, *other) && gets_along(bank, &[ix], *other);
        let mut found: Vec<EventIx> = near.filter(may).collect();
        chance.shuffle(&mut found);
        found
    }

    /// What can be seen of an event's lacking it without reading any text.
    fn may_lack(&self, bank: &Bank, ix: EventIx) -> bool {
        let set = bank.set();
        if !bank.is_asked(ix) {
            return false;
        }
        if self.is_place {
            let place = set.event(ix).place;
            return place.is_some_and(|place| place != self.entity);
        }
        let kind = &set.entity(self.entity).kind;
        let mut actors = set.event(ix).actors.iter();
        // A row that names people alone says little of states.
        let is_told = actors.any(|actor| set.entity(actor.entity).kind == *kind);
        is_told && bank.tells_everyone(ix, kind) || bank.was_gone(ix, self.entity).is_some()
    }

    /// The proof that an event is without it; nothing that the event says hints at it.
    fn lacks(&self, bank: &Bank, ix: EventIx) -> Option<Falsity> {
        // What is seen without reading comes first.
        let event = bank.set().event(ix);
        let noun = |ix: EntityIx| bank.set().entity(ix).noun.as_deref();
        let may_lack = if self.is_place {
            event
                .place
                .is_some_and(|own| noun(own) == noun(self.entity))
        } else {
            bank.is_of_the_time(ix, self.entity)
        };
        if !may_lack {
            return None;
        }
        let words = bank.words(ix);
        let proof = if self.is_place {
            bank.was_not_in(&words, self.entity)?
        } else {
            bank.had_no_part(&words, self.entity)?
        };
        // A title that says where it was is ruled out unread.
        let own = event.place.filter(|_| self.is_place);
        let says_own = |place| hints_at(&fold(&event.title), bank.set().entity(place));
        let hinted = words.hold(&self.hints) || own.is_some_and(says_own);
        (!hinted).then_some(proof)
    }

    /// "involved the United States", "took place in Moscow"
    fn text(&self, bank: &Bank) -> String {
        if self.is_place {
            return took_place(bank, self.entity);
        }
        wording::involved(&called(bank, self.entity))
    }

    /// What a row says of the one that is asked for, where its sentence does not.
    fn shown(&self, bank: &Bank, ix: EventIx) -> String {
        let event = bank.set().event(ix);
        let mut row = proof::row(bank, ix).says;
        if self.is_place || !self.hints.stand_in(&fold(&row)) {
            let mut actors = event.actors.iter();
            let own = actors.find(|actor| actor.entity == self.entity);
            let told = match (event.place, own) {
                (Some(place), _) if self.is_place => it(&took_place(bank, place)),
                (_, Some(actor)) => wording::named_as(&called(bank, actor.entity), &actor.role),
                _ => String::new(),
            };
            row = [&told, " ", &row].concat().trim().to_owned();
        }
        row
    }

    fn assemble(
        &self,
        bank: &Bank,
        chosen: &[EventIx],
        fitting: usize,
        chance: &mut Chance,
    ) -> Drawn {
        let row = |ix| Row {
            says: self.shown(bank, ix),
            ..proof::row(bank, ix)
        };
        let refute = |ix| self.refutes(bank, ix);
        assemble(
            bank,
            &self.text(bank),
            (chosen, fitting),
            row,
            refute,
            chance,
        )
    }

    /// Why an event does not fit. Where times lie apart, it is the event's own that counts.
    fn refutes(&self, bank: &Bank, ix: EventIx) -> Option<Refutation> {
        let because = match self.lacks(bank, ix)? {
            Falsity::Apart { date, from } => Falsity::Apart {
                date: from,
                from: date,
            },
            other => other,
        };
        let event = bank.set().event(ix);
        let row = proof::row(bank, ix);
        // Without a sentence the row's own actors are the reason, and the page tells them.
        let says = match event.summary {
            _ if self.is_place => self.shown(bank, ix),
            Some(_) => wording::event_elsewhere("", &row.when, event.telling()),
            None => String::new(),
        };
        Some(Refutation {
            option: event.id.clone(),
            because,
            says,
            gap: String::new(),
            instead: Some(row),
        })
    }
}

/// A name as it stands in a sentence.
fn called(bank: &Bank, ix: EntityIx) -> String {
    let entity = bank.set().entity(ix);
    let article = if takes_article(entity) { "the " } else { "" };
    [article, bare(&entity.name)].concat()
}

/// The row of an event, which says where it was, if its sentence does not.
pub(super) fn row_with_place(bank: &Bank, ix: EventIx) -> Row {
    let mut row = proof::row(bank, ix);
    if let Some(place) = bank.set().event(ix).place
        && bank.set().entity(place).named_in(&row.says).is_none()
    {
        let told = it(&took_place(bank, place));
        row.says = [&told, " ", &row.says].concat().trim().to_owned();
    }
    row
}

fn took_place(bank: &Bank, place: EntityIx) -> String {
    let noun = bank.set().entity(place).noun.as_deref();
    wording::took_place(noun.unwrap_or_default(), &called(bank, place))
}

fn it(happened: &str) -> String {
    ["It ", happened, "."].concat()
}

#[cfg(test)]
mod tests {
    use super::super::trial::{bank, drawn, shipped};
    use crate::bank::{Body, Falsity, Form, Question};

    const SET: &str = r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
        {"id":"arden","kind":"state","name":"Arden"},{"id":"borland","kind":"state","name":"Borland"},
        {"id":"corvia","kind":"state","name":"Corvia"},
        {"id":"old-ost","kind":"state","name":"the Empire of Ost","valid_until":"1941"},
        {"id":"ost","kind":"state","name":"Ost","valid_from":"1941"},
        {"id":"hart","kind":"person","name":"Bo Hart","valid_from":"1930","valid_until":"1939"},
        {"id":"arx","kind":"place","name":"Arx","noun":"city"},{"id":"brix","kind":"place","name":"Brix","noun":"city"}],
        "events":[
        {"id":"quarrel","date":"1930","title":"the quarrel","actors":[{"entity":"arden","role":"r"}],"place":"arx"},
        {"id":"sale","date":"1932","title":"the sale of a ship","actors":[{"entity":"arden","role":"r"},{"entity":"hart","role":"r"}],"place":"arx"},
        {"id":"loan","date":"1934","title":"the Ardenian loan","actors":[{"entity":"arden","role":"r"}],"place":"brix"},
        {"id":"league","date":"1936","title":"the league","actors":[{"entity":"borland","role":"r"},{"entity":"corvia","role":"r"}],"complete":["state"],"place":"brix"},
        {"id":"accord","date":"1938","title":"the accord","actors":[{"entity":"borland","role":"r"},{"entity":"hart","role":"r"}],"complete":["state"],"place":"arx"},
        {"id":"rumour","date":"1940","title":"the rumour","actors":[{"entity":"borland","role":"r"}],"place":"brix"},
        {"id":"pact","date":"1939","title":"the pact","summary":"It was aimed at the Ardenians.","actors":[{"entity":"corvia","role":"r"}],"complete":["state"]},
        {"id":"treaty","date":"1942","title":"the old treaty","actors":[{"entity":"corvia","role":"r"},{"entity":"old-ost","role":"r"}],"complete":["state"]},
        {"id":"flight","date":"1941","title":"the flight from Brix","actors":[{"entity":"ost","role":"r"}],"place":"brix"},
        {"id":"visit","date":"1943","title":"the visit","actors":[{"entity":"ost","role":"r"}],"place":"brix"},
        {"id":"speech","date":"1944","title":"the speech","actors":[{"entity":"ost","role":"r"}]}]}"#;

    /// The questions of a stem that begins so.
    fn asked(begins: &str) -> Vec<Question> {
        let mut questions = drawn(&bank(SET), Form::MultipleResponse, 40);
        questions.retain(|question| question.stem.starts_with(begins));
        questions
    }

    fn offered(question: &Question, right: bool) -> Vec<&str> {
        let Body::Several { options, keys } = &question.body else {
            panic!("{question:?}");
        };
        let options = options.iter().enumerate();
        let options = options.filter(|(at, _)| keys.contains(at) == right);
        options.map(|(_, option)| option.id.as_str()).collect()
    }

    #[test]
    fn what_fits_lists_the_one_that_is_asked_for_and_what_does_not_tells_of_everyone() {
        let questions = asked("Which of these involved Arden?");
        assert!(questions.len() > 20, "{}", questions.len());
        for question in &questions {
            // The loan gives it away; the rumour tells not of everyone; the pact hints at it.
            for id in offered(question, true) {
                assert!(["quarrel", "sale"].contains(&id), "{question:#?}");
            }
            for id in offered(question, false) {
                assert!(["league", "accord", "treaty"].contains(&id), "{id}");
            }
            let says = |row: &crate::bank::Row| row.says == "The set names Arden as r.";
            assert!(question.proof.key.iter().all(says), "{question:#?}");
        }
    }

    #[test]
    fn a_state_is_never_said_to_be_absent_where_it_may_be_there_by_another_name() {
        for question in asked("Which of these involved Ost?") {
            assert!(
                !offered(&question, false).contains(&"treaty"),
                "{question:#?}"
            );
        }
    }

    #[test]
    fn a_person_was_not_there_before_nor_after_their_time() {
        let questions = asked("Which of these involved Bo Hart?");
        assert!(!questions.is_empty());
        for question in &questions {
            for refuted in &question.proof.distractors {
                let Falsity::Apart { date, from } = &refuted.because else {
                    panic!("{refuted:?}");
                };
                assert_eq!(from, "1930/1939");
                assert!(
                    ["1940", "1941", "1942", "1943", "1944"].contains(&date.as_str()),
                    "{date}"
                );
            }
        }
    }

    #[test]
    fn an_event_took_place_in_one_city() {
        let questions = asked("Which of these took place in Arx?");
        assert!(questions.len() > 20, "{}", questions.len());
        for question in &questions {
            for id in offered(question, true) {
                assert!(["quarrel", "sale", "accord"].contains(&id), "{id}");
            }
            for id in offered(question, false) {
                assert!(["loan", "league", "rumour", "visit"].contains(&id), "{id}");
            }
            let says = |row: &crate::bank::Row| row.says == "It took place in Arx.";
            assert!(question.proof.key.iter().all(says), "{question:#?}");
            let mut refuted = question.proof.distractors.iter();
            assert!(refuted.all(|other| other.says == "It took place in Brix."));
        }
    }

    #[test]
    fn the_shipped_set_asks_what_involved_the_united_states() {
        let questions = drawn(&shipped(), Form::MultipleResponse, 10);
        let stem = "Which of these involved the United States? Mark all that fit.";
        let asked: Vec<_> = questions.iter().filter(|q| q.stem == stem).collect();
        assert!(asked.len() > 20, "{}", asked.len());
        // Empire and successor may be one, so neither is ever ruled out by the other's name.
        for question in questions.iter().filter(|q| q.stem.contains("involved")) {
            assert!(!question.stem.contains("Japan"), "{}", question.stem);
        }
    }
}
