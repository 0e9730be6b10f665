//! Mark all that fit: in which of several events somebody had a part, or which were in a place.
//!
//! What fits lists them in its row, and no title or wording hints at the name. What does not
//! is proved to be without them: their time lies apart, or the event, or the set, tells of
//! everyone; of a place, the event was in another of the same sort.

use super::Drawn;
use super::company::{gather, stock};
use super::lineup::{can_stand_together, option};
use super::multiple_response::how_many;
use crate::bank::chance::Chance;
use crate::bank::parties::hints_at;
use crate::bank::sentence::{bare, takes_article};
use crate::bank::{Bank, Body, Dial, Fact, Falsity, Proof, Refutation};
use crate::bank::{proof, wording};
use crate::set::fold::fold;
use crate::set::{Aspect, EntityIx, EventIx};

/// So many events of an entity are looked at on either side.
const REACH: usize = 8;
/// So many that do not fit are looked for.
const ENOUGH: usize = 10;
/// Who appears in more events than these, and in a fifth of all, is in too many to be asked.
const FEW: usize = 8;
const SHARE: usize = 5;

/// Who or what is asked for.
#[derive(Clone, Copy)]
struct Sought {
    entity: EntityIx,
    /// Where it was, and not who had a part.
    is_place: bool,
}

/// The event of a fact, and whom it asks for.
fn sought(bank: &Bank, fact: Fact) -> Option<(EventIx, Sought)> {
    let event = bank.set().event(fact.event()?);
    let (ix, entity, is_place) = match fact {
        Fact::Actor(ix, at) => (ix, event.actors.get(usize::from(at))?.entity, false),
        Fact::Place(ix) => (ix, event.place?, true),
        _ => return None,
    };
    Some((ix, Sought { entity, is_place }))
}

pub(super) fn can_ask(bank: &Bank, fact: Fact) -> bool {
    let Some((ix, sought)) = sought(bank, fact) else {
        return false;
    };
    let count = bank.appearance_count(sought.entity);
    let everywhere = count > FEW && count * SHARE > bank.by_date().len();
    count > 1 && !everywhere && sought.is_askable(bank) && sought.fits(bank, ix)
}

pub(super) fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let (ix, sought) = sought(bank, fact)?;
    let near = bank.appearances_near(sought.entity, ix, REACH).iter();
    let fits = |other: &EventIx| can_stand_together(bank, ix, *other) && sought.fits(bank, *other);
    let mut fit: Vec<EventIx> = near.copied().filter(fits).collect();
    chance.shuffle(&mut fit);
    let stock = stock(bank, ix, dial, chance, &|other| {
        sought.may_lack(bank, other)
    });
    let lacks = |other: &EventIx| sought.lacks(bank, *other).is_some();
    let unfit: Vec<EventIx> = stock.into_iter().filter(lacks).take(ENOUGH).collect();
    if fit.is_empty() {
        return None;
    }
    let (wanted, fitting) = how_many(fit.len() + 1, unfit.len(), chance)?;
    let mut chosen = vec![ix];
    gather(bank, &mut chosen, &fit, fitting - 1);
    let fitting = chosen.len();
    let others = gather(bank, &mut chosen, &unfit, wanted - fitting);
    (others > 0 && chosen.len() >= super::multiple_response::FEWEST)
        .then(|| sought.assemble(bank, &chosen, fitting, chance))
}

impl Sought {
    /// Whether "involved" suits it: a treaty or an island is no party.
    fn is_askable(self, bank: &Bank) -> bool {
        let entity = bank.set().entity(self.entity);
        let parties = ["person", "state", "organisation"];
        if self.is_place {
            return entity.noun.is_some();
        }
        parties.contains(&entity.kind.as_str())
    }

    /// Whether an event has it, may be asked so, and does not give it away.
    fn fits(self, bank: &Bank, ix: EventIx) -> bool {
        let event = bank.set().event(ix);
        let (aspect, has) = if self.is_place {
            (Aspect::Place, event.place == Some(self.entity))
        } else {
            let mut actors = event.actors.iter();
            let has = actors.any(|actor| actor.entity == self.entity);
            (Aspect::Actors, has)
        };
        let entity = bank.set().entity(self.entity);
        has && bank.is_shown(ix) && event.asks(aspect) && !hints_at(&fold(&event.title), entity)
    }

    /// What can be seen of an event's lacking it without reading any text.
    fn may_lack(self, bank: &Bank, ix: EventIx) -> bool {
        let set = bank.set();
        if self.is_place {
            let place = set.event(ix).place;
            return place.is_some_and(|place| place != self.entity);
        }
        let kind = &set.entity(self.entity).kind;
        bank.tells_everyone(ix, kind) || bank.was_gone(ix, self.entity).is_some()
    }

    /// The proof that an event is without it; nothing that the event says hints at it.
    fn lacks(self, bank: &Bank, ix: EventIx) -> Option<Falsity> {
        let proof = if self.is_place {
            bank.was_not_in(ix, self.entity)
        } else {
            bank.had_no_part(ix, self.entity)
                .filter(|_| bank.is_of_the_time(ix, self.entity))
        };
        let event = bank.set().event(ix);
        let mut text = [&event.title, " ", event.telling()].concat();
        if let Some((subject, verb)) = &event.did {
            text = [&text, " ", subject, " ", verb].concat();
        }
        let hinted = hints_at(&fold(&text), bank.set().entity(self.entity));
        proof.filter(|_| !hinted)
    }

    /// "involved the United States", "took place in Moscow"
    fn text(self, bank: &Bank) -> String {
        let entity = bank.set().entity(self.entity);
        let article = if takes_article(entity) { "the " } else { "" };
        let name = [article, bare(&entity.name)].concat();
        if self.is_place {
            let noun = entity.noun.as_deref().unwrap_or_default();
            return wording::took_place(noun, &name);
        }
        wording::involved(&name)
    }

    fn assemble(
        self,
        bank: &Bank,
        chosen: &[EventIx],
        fitting: usize,
        chance: &mut Chance,
    ) -> Drawn {
        let mut shown: Vec<usize> = (0..chosen.len()).collect();
        chance.shuffle(&mut shown);
        let (mut key, mut distractors) = (Vec::new(), Vec::new());
        let (mut keys, mut options) = (Vec::new(), Vec::new());
        for (place, at) in shown.into_iter().enumerate() {
            let ix = chosen[at];
            options.push(option(bank, ix));
            if at < fitting {
                keys.push(place);
                key.push(proof::row(bank, ix));
            } else {
                distractors.extend(self.refutes(bank, ix));
            }
        }
        Drawn {
            stem: wording::mark_all(&self.text(bank)),
            body: Body::Several { options, keys },
            proof: Proof { key, distractors },
        }
    }

    /// Why an event does not fit. Where times lie apart, it is the event's own that counts.
    fn refutes(self, bank: &Bank, ix: EventIx) -> Option<Refutation> {
        let because = match self.lacks(bank, ix)? {
            Falsity::Apart { date, from } => Falsity::Apart {
                date: from,
                from: date,
            },
            other => other,
        };
        let event = bank.set().event(ix);
        let row = proof::row(bank, ix);
        Some(Refutation {
            option: event.id.clone(),
            because,
            says: wording::event_elsewhere("", &row.when, event.telling()),
            gap: String::new(),
            instead: Some(row),
        })
    }
}
