//! What holds of every question, whatever its form.

use std::collections::HashSet;

use super::{Case, Judgement, defect, ensure};
use crate::days::Days;
use crate::fold::{fold, holds};
use crate::question::Choice;
use crate::set::Event;

/// What the options of a form are, so that their ids can be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offered {
    Periods,
    Events,
    Entities,
    Kinds,
    /// Numbers, gaps, parts of a sentence, an author’s own words.
    Other,
}

impl Case<'_> {
    pub(super) fn judge_every(&self) -> Judgement {
        let question = self.question;
        ensure(!question.stem.trim().is_empty(), "no-stem", String::new)?;
        ensure(!question.key.is_empty(), "no-key", String::new)?;
        self.judge_rows()?;
        self.judge_aspect()?;
        distinct(&question.options)?;
        distinct(&question.places)?;
        distinct(&question.lying)?;
        self.judge_keys()?;
        self.judge_offered()?;
        self.judge_refutations()
    }

    /// The rows that prove the key are rows of the set.
    fn judge_rows(&self) -> Judgement {
        ensure(!self.question.rows.is_empty(), "no-proof", || {
            "no row proves the key".to_owned()
        })?;
        for (event, date) in &self.question.rows {
            match event {
                Some(id) => {
                    let own = &self.event_named(id)?.date;
                    ensure(own == date, "unknown-row", || {
                        format!("{id} is cited with {date}, and has {own}")
                    })?;
                }
                None if self.owner.is_none() && !self.is_known() => {}
                None => return defect("unknown-row", "a row without an event"),
            }
        }
        Ok(())
    }

    /// The author lets this be asked.
    fn judge_aspect(&self) -> Judgement {
        let Some(event) = self.owner else {
            let known = match self.question.owner.as_str() {
                "entity" => {
                    let entity = self.set.entity(&self.question.aspect);
                    entity.is_some_and(|entity| entity.known_for.is_some())
                }
                "card" => self.set.cards.contains_key(&self.question.aspect),
                _ => self.set.questions.contains_key(&self.question.aspect),
            };
            return ensure(known, "unknown-row", || self.question.aspect.clone());
        };
        let aspect = match self.question.aspect.split('/').next() {
            Some("date" | "start" | "end") => "date",
            Some("event" | "kind") => "event",
            Some("actor") => "actors",
            Some("place") => "place",
            Some("quantity") => "quantities",
            _ => return defect("unknown-row", self.question.aspect.clone()),
        };
        ensure(event.asks(aspect), "not-to-be-asked", || {
            format!("{aspect} of {}", event.id)
        })
    }

    /// As many keys as the form has, each among what is offered.
    fn judge_keys(&self) -> Judgement {
        let question = self.question;
        if question.options.is_empty() {
            return Ok(());
        }
        ensure(question.options.len() > 1, "one-option", String::new)?;
        let offered = |key: &String| match question.form.as_str() {
            "match" | "sort" => question.places.iter().any(|place| place.id == *key),
            _ => question.option(key).is_some(),
        };
        if let Some(lost) = question.key.iter().find(|key| !offered(key)) {
            return defect("key-not-offered", lost.clone());
        }
        match question.form.as_str() {
            "multiple-response" => {
                let keys: HashSet<&String> = question.key.iter().collect();
                let some = keys.len() == question.key.len() && keys.len() < question.options.len();
                ensure(some, "all-keys", || format!("{} keys", keys.len()))
            }
            "order" | "match" | "sort" => ensure(
                question.key.len() == question.options.len(),
                "key-not-offered",
                || format!("{} keys of {}", question.key.len(), question.options.len()),
            ),
            _ => self.key().map(|_| ()),
        }
    }

    /// What the options of this form are.
    pub(super) fn offered(&self) -> Offered {
        match self.question.form.as_str() {
            "choice-date" => Offered::Periods,
            "choice-event" | "which-first" | "order" | "multiple-response" | "odd-one-out" => {
                Offered::Events
            }
            "match" if self.is_known() => Offered::Entities,
            "match" | "sort" => Offered::Events,
            "choice-actor" | "choice-place" => Offered::Entities,
            "choice-kind" => Offered::Kinds,
            "cloze-choice" => {
                let known = |option: &Choice| self.set.entity(&option.id).is_some();
                if self.question.options.iter().all(known) {
                    Offered::Entities
                } else {
                    Offered::Other
                }
            }
            _ => Offered::Other,
        }
    }

    /// Options exist, may be offered, and no two of them may be one thing.
    fn judge_offered(&self) -> Judgement {
        let options = &self.question.options;
        match self.offered() {
            Offered::Periods if self.is_of_span() => judge_spans(options),
            Offered::Periods => judge_periods(options),
            Offered::Events => {
                let mut events = Vec::new();
                for option in options {
                    let event = self.event_named(&option.id)?;
                    // A match may show a question of an event in place of its title.
                    let titled = fold(&event.title) == fold(&option.text);
                    if titled {
                        self.judge_titled(event)?;
                    }
                    events.push(event);
                }
                self.judge_events(&events)
            }
            Offered::Entities => {
                for (at, option) in options.iter().enumerate() {
                    let entity = self.entity_named(&option.id)?;
                    for other in &options[..at] {
                        let related = self.set.are_related(entity, self.entity_named(&other.id)?);
                        ensure(!related, "options-related", || {
                            format!("{} and {}", option.id, other.id)
                        })?;
                    }
                }
                Ok(())
            }
            Offered::Kinds => {
                let known = |o: &&Choice| self.set.kinds.iter().all(|kind| kind.id != o.id);
                match options.iter().find(known) {
                    Some(unknown) => defect("unknown-row", format!("no kind {}", unknown.id)),
                    None => Ok(()),
                }
            }
            Offered::Other => Ok(()),
        }
    }

    /// Events that stand side by side.
    pub(super) fn judge_events(&self, events: &[&Event]) -> Judgement {
        for (at, event) in events.iter().enumerate() {
            ensure(event.may_be_offered(), "not-to-be-asked", || {
                format!("{} is offered", event.id)
            })?;
            for other in &events[..at] {
                ensure(
                    !self.set.are_nested(event, other),
                    "options-related",
                    || format!("{} and {} are parts and whole", event.id, other.id),
                )?;
            }
        }
        Ok(())
    }

    /// An event that is shown by its title.
    pub(super) fn judge_titled(&self, event: &Event) -> Judgement {
        ensure(self.set.is_alone(event), "twins", || {
            format!("{} is not the only one called so", event.id)
        })?;
        ensure(!event.bears_its_year(), "leak", || {
            format!("{} bears its year", event.id)
        })
    }

    /// Whether each option that is no key must bring the proof that it is false.
    fn wants_refutations(&self) -> bool {
        !matches!(
            self.question.form.as_str(),
            "order" | "match" | "sort" | "timeline" | "true-false"
        )
    }

    fn judge_refutations(&self) -> Judgement {
        for (id, refutation) in &self.question.refutations {
            if let Some(option) = self.question.option(id) {
                ensure(
                    !self.question.is_key(option) || !self.wants_refutations(),
                    "two-keys",
                    || format!("the key {id} is refuted"),
                )?;
                self.judge_refutation(option, refutation)?;
            }
        }
        if !self.wants_refutations() {
            return Ok(());
        }
        for option in self.others() {
            ensure(
                self.question.refutations.contains_key(&option.id),
                "no-proof",
                || format!("{} is not proved false", option.id),
            )?;
        }
        Ok(())
    }

    /// The stem does not hold a name of the key.
    pub(super) fn judge_stem_names_no_key(&self) -> Judgement {
        let stem = fold(self.stem());
        for key in &self.question.key {
            let text = self.question.option(key).map_or(key, |option| &option.text);
            ensure(!holds(&stem, &fold(text)), "leak", || {
                format!("the stem holds {text}")
            })?;
            let named = self
                .set
                .entity(key)
                .filter(|_| self.offered() == Offered::Entities);
            ensure(
                !named.is_some_and(|key| key.is_named_in(&stem)),
                "leak",
                || format!("the stem names {key}"),
            )?;
        }
        Ok(())
    }
}

/// Ids and texts differ, the texts also when folded.
fn distinct(options: &[Choice]) -> Judgement {
    let mut ids = HashSet::new();
    let mut texts = HashSet::new();
    for option in options {
        ensure(ids.insert(&option.id), "options-alike", || {
            option.id.clone()
        })?;
        let folded = fold(&option.text);
        let folded = folded.strip_prefix("the ").unwrap_or(&folded).to_owned();
        // What folds to nothing is compared as it is.
        let text = if folded.is_empty() {
            option.text.clone()
        } else {
            folded
        };
        ensure(!text.is_empty(), "options-alike", || {
            format!("{} has no text", option.id)
        })?;
        ensure(texts.insert(text), "options-alike", || option.text.clone())?;
    }
    Ok(())
}

/// Spans rise by their beginning; they may overlap, for one alone has both right ends.
fn judge_spans(options: &[Choice]) -> Judgement {
    let mut before = None;
    for option in options {
        let Some(days) = Days::read(&option.id) else {
            return defect("unreadable", format!("the option {}", option.id));
        };
        let at = (days.first, days.last);
        ensure(before < Some(at), "options-unsorted", || option.id.clone())?;
        before = Some(at);
    }
    Ok(())
}

/// Periods rise, and none holds another.
fn judge_periods(options: &[Choice]) -> Judgement {
    let mut before: Option<Days> = None;
    for option in options {
        let Some(days) = Days::read(&option.id) else {
            return defect("unreadable", format!("the option {}", option.id));
        };
        if let Some(before) = before {
            ensure(before.is_apart_from(days), "options-related", || {
                format!("{} and the one before it overlap", option.id)
            })?;
            ensure(before.is_before(days), "options-unsorted", || {
                option.id.clone()
            })?;
            let length = |days: Days| days.last - days.first;
            let alike =
                length(before) < 3 * length(days) + 30 && length(days) < 3 * length(before) + 30;
            ensure(alike, "options-related", || {
                format!("{} is of another grain than the one before it", option.id)
            })?;
        }
        before = Some(days);
    }
    Ok(())
}
