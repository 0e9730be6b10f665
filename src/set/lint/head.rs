//! What the file says of the set as a whole, and what matches nothing in it.

use super::of_file;
use crate::set::names::Names;
use crate::set::{Finding, Problem, Set};

/// The names of the forms; those of the families that are not one of them come behind. The
/// bank has the forms, and nothing here may know of it: `tests/sets.rs` holds the two together.
const FORMS: [&str; 25] = [
    "choice-date",
    "choice-event",
    "choice-actor",
    "choice-place",
    "choice-kind",
    "choice-quantity",
    "multiple-response",
    "which-first",
    "order",
    "match",
    "sort",
    "timeline",
    "true-false",
    "odd-one-out",
    "wrong-detail",
    "cloze-choice",
    "cloze-typed",
    "short-answer-year",
    "short-answer-quantity",
    "short-answer-name",
    "flashcard",
    "written",
    "choice",
    "cloze",
    "short-answer",
];

/// Names among the allowed and the struck forms that no form has.
pub(super) fn unknown_forms(set: &Set) -> Vec<Finding> {
    let allowed = set.forms.iter().map(|name| ("forms", name));
    let struck = set.struck.iter().filter_map(|one| one.form.as_ref());
    let named = allowed.chain(struck.map(|name| ("struck", name)));
    let unknown = named.filter(|(_, name)| !FORMS.contains(&name.as_str()));
    unknown
        .map(|(field, name)| of_file(field, Problem::UnknownFormName(name.clone())))
        .collect()
}

/// Questions struck out that the set does not have.
pub(super) fn struck_nothing(set: &Set) -> Vec<Finding> {
    if set.struck.is_empty() {
        return Vec::new();
    }
    let facts = Facts::of(set);
    let nothing = set.struck.iter().filter(|one| !facts.hold(&one.fact));
    nothing
        .map(|one| of_file("struck", Problem::StruckNothing(one.fact.clone())))
        .collect()
}

/// The facts of a set, by the names that links have for them.
struct Facts<'a> {
    set: &'a Set,
    events: Names,
    /// `entity/ID`, `card/ID`, `question/ID`.
    others: Names,
}

impl<'a> Facts<'a> {
    fn of(set: &'a Set) -> Facts<'a> {
        let (mut events, mut others) = (Names::default(), Names::default());
        for (ix, event) in set.indexed_events() {
            events.add(&event.id, ix.0);
        }
        let mut add = |list: &str, id: &str| others.add(&[list, "/", id].concat(), 0);
        let known = set.entities.iter().filter(|one| one.known_for.is_some());
        known.for_each(|entity| add("entity", &entity.id));
        set.cards.iter().for_each(|card| add("card", &card.id));
        let questions = set.questions.iter();
        questions.for_each(|question| add("question", &question.id));
        events.sort();
        others.sort();
        Facts {
            set,
            events,
            others,
        }
    }

    fn hold(&self, fact: &str) -> bool {
        self.others.candidates(fact).next().is_some() || self.event_holds(fact)
    }

    fn event_holds(&self, fact: &str) -> bool {
        let Some((id, aspect)) = fact.split_once('/') else {
            return false;
        };
        let Some(ix) = self.events.candidates(id).next() else {
            return false;
        };
        let event = &self.set.events[ix as usize];
        match aspect.split_once('/') {
            Some(("actor", id)) => {
                let mut actors = event.actors.iter();
                actors.any(|actor| self.set.entity(actor.entity).id == id)
            }
            Some(("quantity", nth)) => {
                let nth = nth.parse().ok();
                nth.is_some_and(|nth: usize| (1..=event.quantities.len()).contains(&nth))
            }
            Some(_) => false,
            None => match aspect {
                "date" | "start" | "end" | "event" => true,
                "place" => event.place.is_some(),
                "kind" => !event.kind.is_empty(),
                _ => false,
            },
        }
    }
}
