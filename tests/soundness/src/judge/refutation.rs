//! Why an option is false: each claim is derived again from the set.

use super::every::Offered;
use super::groups::Criterion;
use super::typed::apart_by_a_quarter;
use super::{Case, Judgement, defect, ensure};
use crate::days::{Days, ends};
use crate::period::periods_in;
use crate::question::{Choice, Refutation};
use crate::set::Event;

impl Case<'_> {
    pub(super) fn judge_refutation(&self, option: &Choice, claim: &Refutation) -> Judgement {
        match claim.because.as_str() {
            "apart" => self.judge_apart(option, claim),
            "slot" => self.judge_slot(option, claim),
            "agrees" => self.event_named(&claim.event).map(|_| ()),
            "stated" => self.judge_stated(option),
            other => defect("no-proof", format!("{}: {other}", option.id)),
        }
    }

    fn judge_apart(&self, option: &Choice, claim: &Refutation) -> Judgement {
        let id = &option.id;
        let (Some(date), Some(from)) = (Days::read(&claim.date), Days::read(&claim.from)) else {
            return defect("no-proof", format!("{id}: half a proof"));
        };
        let own = match self.offered() {
            Offered::Events => is_date_of(self.event_named(id)?, &claim.date),
            Offered::Entities => {
                let valid = &self.entity_named(id)?.valid;
                valid.as_ref().is_some_and(|(_, edtf)| *edtf == claim.date)
            }
            Offered::Periods => *id == claim.date,
            // Gaps: it is the event to be placed that lies apart from what borders them.
            _ if self.question.form == "timeline" => is_date_of(self.event()?, &claim.date),
            // The form's own judgement knows what its options are.
            Offered::Kinds | Offered::Other => true,
        };
        ensure(own, "proof-wrong", || {
            format!("{id}: the proof speaks of {}", claim.date)
        })?;
        ensure(self.speaks_of(&claim.from, from), "proof-wrong", || {
            format!("{id}: neither stem nor rows give {}", claim.from)
        })?;
        ensure(date.is_apart_from(from), "proof-wrong", || {
            format!("{id}: {} is not apart from {}", claim.date, claim.from)
        })
    }

    /// Whether a date is what the question turns on: the date of its event or of a row
    /// of its proof, an end of one, an era, or a period that the stem names.
    fn speaks_of(&self, edtf: &str, days: Days) -> bool {
        let mut rows = self.question.rows.iter();
        rows.any(|(_, date)| date == edtf || is_end(date, edtf))
            || self.owner.is_some_and(|event| is_date_of(event, edtf))
            || periods_in(self.stem()).contains(&days)
            || self.is_time_of_sought(edtf)
            || self.set.eras.iter().any(|(_, _, era)| *era == days)
            || self.lies_there(edtf)
            || self
                .called_in_stem()
                .is_some_and(|event| is_date_of(event, edtf))
    }

    /// Whether it is the time of the one that the stem asks for.
    fn is_time_of_sought(&self, edtf: &str) -> bool {
        let Some(Criterion::Involved(entity)) = self.criterion() else {
            return false;
        };
        entity.valid.as_ref().is_some_and(|(_, own)| own == edtf)
    }

    /// Whether it is the date of an event that lies on the line.
    fn lies_there(&self, edtf: &str) -> bool {
        let lying = self.question.lying.iter();
        let mut events = lying.filter_map(|on| self.set.event(&on.id));
        events.any(|event| is_date_of(event, edtf))
    }

    fn judge_slot(&self, option: &Choice, claim: &Refutation) -> Judgement {
        let event = self.event_named(&claim.event)?;
        let wrong = |why: &str| {
            defect(
                "proof-wrong",
                format!("{}: {} of {}: {why}", option.id, claim.slot, event.id),
            )
        };
        let held = match claim.slot.as_str() {
            "date" => is_date_of(event, &claim.holds),
            "place" => event.place.as_ref() == Some(&claim.holds),
            "kind" => event.kind == claim.holds && !event.kind.is_empty(),
            "quantity" | "quantities" => event.quantities.iter().any(|q| q.value == claim.holds),
            "actor" | "actors" => {
                let mut held = claim.holds.split(' ');
                held.all(|id| event.actors.iter().any(|(actor, _)| actor == id))
            }
            slot if slot.starts_with("actors/") => {
                self.judge_everyone(event, slot, &claim.holds)?;
                true
            }
            _ => return wrong("there is no such slot"),
        };
        if !held {
            return wrong("the row holds another value");
        }
        if option.id == claim.holds {
            return wrong("it is what the row holds");
        }
        match (self.offered(), claim.slot.as_str()) {
            (Offered::Entities, "place") => {
                let offered = self.entity_named(&option.id)?;
                let place = self.entity_named(&claim.holds)?;
                if place.noun.is_empty() || place.noun != offered.noun {
                    return wrong("a place of another grain may be right too");
                }
                if self.set.are_related(place, offered) || self.set.names(event, offered) {
                    return wrong("the two are related");
                }
                Ok(())
            }
            (Offered::Entities, slot) if slot.starts_with("actor") => {
                let offered = self.entity_named(&option.id)?;
                if !self.tells_everyone(event, offered) {
                    return wrong("the set does not tell of everyone");
                }
                if self.set.names(event, offered) {
                    return wrong("the event names it");
                }
                Ok(())
            }
            (_, "quantity" | "quantities") if self.question.form == "choice-quantity" => ensure(
                apart_by_a_quarter(&option.id, &claim.holds),
                "too-near",
                || format!("{} beside {}", option.id, claim.holds),
            ),
            _ => Ok(()),
        }
    }

    /// Whether no one took part in an event whom the set does not name.
    pub(super) fn tells_every_actor(&self, event: &Event) -> bool {
        !event.actors.is_empty() && self.set.complete.iter().any(|aspect| aspect == "actors")
    }

    /// An author's word counts in written questions, and where an actor or a number has
    /// a question that it alone answers.
    fn judge_stated(&self, option: &Choice) -> Judgement {
        let Some(event) = self.owner else {
            // What an entity is known for fits it alone: its author says so.
            let stated = self.question.form == "written" || self.is_known();
            return ensure(stated, "no-proof", || {
                format!("{}: nobody states it", option.id)
            });
        };
        let stated = match self.question.aspect.split_once('/') {
            Some(("actor", id)) => {
                let mut actors = event.actors.iter();
                actors.any(|(actor, asked)| actor == id && asked.is_some())
            }
            Some(("quantity", number)) => {
                let at = number.parse::<usize>().unwrap_or(0).wrapping_sub(1);
                event.quantities.get(at).is_some_and(|q| q.asked.is_some())
            }
            _ => false,
        };
        ensure(stated, "no-proof", || {
            format!("{}: the set states no such thing", option.id)
        })
    }
}

/// Whether EDTF is the date of an event, or an end of it.
pub(super) fn is_date_of(event: &Event, edtf: &str) -> bool {
    event.date == edtf || is_end(&event.date, edtf)
}

fn is_end(date: &str, edtf: &str) -> bool {
    ends(date).is_some_and(|(start, end)| start == edtf || end == edtf)
}
