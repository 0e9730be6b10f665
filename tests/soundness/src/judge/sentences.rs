//! Forms made of an event’s sentence: what was left out, changed, or is to be believed.

use super::{Case, Defect, Judgement, defect, ensure};
use crate::days::Days;
use crate::fold::{fold, holds};
use crate::period::period;
use crate::set::{Entity, Event};

/// In a stem, where something is left out.
const GAP: &str = "____";

impl<'a> Case<'a> {
    /// The gap filled in gives the sentence of the set, and the rest does not.
    pub(super) fn judge_cloze(&self) -> Judgement {
        let (event, stem) = (self.event()?, self.stem());
        let mut parts = stem.split(GAP);
        let (Some(before), Some(after), None) = (parts.next(), parts.next(), parts.next()) else {
            return defect("stem-unread", "not one gap");
        };
        let texts: Vec<String> = match self.question.form.as_str() {
            "cloze-choice" => {
                let key = self.key()?;
                self.question
                    .option(key)
                    .map(|option| option.text.clone())
                    .into_iter()
                    .collect()
            }
            _ => self.question.key.clone(),
        };
        // A stem may begin with the date of the event, and the gap may stand anywhere.
        let summary = fold(&event.summary);
        let restored = texts.iter().any(|text| {
            let whole = fold(&format!("{before}{text}{after}"));
            whole.ends_with(&summary) || tail_of(&whole, &summary)
        });
        ensure(restored, "key-wrong", || {
            format!("with {texts:?} it is not the sentence of {}", event.id)
        })?;
        let rest = fold(&format!("{before} {after}"));
        let given = texts.iter().find(|text| holds(&rest, &fold(text)));
        if let Some(text) = given {
            return defect("leak", format!("{text} stands in the stem too"));
        }
        if let Some(entity) = self.left_out(&texts) {
            ensure(!entity.is_named_in(&rest), "leak", || {
                format!("{} is named in the stem too", entity.id)
            })?;
            ensure(!is_given_by_kin(entity, &rest), "leak", || {
                format!("the stem gives {} by a word of its family", entity.id)
            })?;
            for option in self.others() {
                if let Some(other) = self.set.entity(&option.id) {
                    ensure(!self.set.names(event, other), "two-keys", || {
                        format!("the event names {} too", option.id)
                    })?;
                }
            }
        }
        Ok(())
    }

    /// The entity of the event that a text names.
    fn left_out(&self, texts: &[String]) -> Option<&'a Entity> {
        let event = self.owner?;
        let ids = event.actors.iter().map(|(id, _)| id).chain(&event.place);
        let mut entities = ids.filter_map(|id| self.set.entity(id));
        entities.find(|entity| {
            texts.iter().any(|text| {
                let folded = fold(text);
                let bare = folded.strip_prefix("the ").unwrap_or(&folded);
                entity.spellings.iter().any(|name| name == bare)
            })
        })
    }

    pub(super) fn judge_true_false(&self) -> Judgement {
        let event = self.event()?;
        let key = self.key()?;
        let stem = self.stem();
        let ids: Vec<&str> = self
            .question
            .options
            .iter()
            .map(|o| o.id.as_str())
            .collect();
        ensure(ids == ["true", "false"], "unknown-row", || {
            format!("the options {ids:?}")
        })?;
        let changes = self.changes(event, stem)?;
        match (key, changes.as_slice()) {
            ("true", []) => Ok(()),
            ("true", [change, ..]) => defect("key-wrong", format!("{change:?} was changed")),
            ("false", [change]) => self.judge_change(event, change),
            ("false", []) => defect("key-wrong", "nothing in it is changed"),
            (_, many) => defect("two-changes", format!("{many:?}")),
        }
    }

    pub(super) fn judge_wrong_detail(&self) -> Judgement {
        let event = self.event()?;
        let key = self.key()?;
        let changes = self.changes(event, &self.question.passage)?;
        let [change] = changes.as_slice() else {
            return defect("two-changes", format!("{changes:?}"));
        };
        let text = self.question.option(key).map_or(key, |option| &option.text);
        let same = holds(&fold(text), &fold(&change.new)) || holds(&fold(&change.new), &fold(text));
        ensure(same, "key-wrong", || {
            format!("{text} is not {}", change.new)
        })?;
        for option in &self.question.options {
            ensure(
                self.question.passage.contains(&option.text),
                "unknown-row",
                || format!("{} is no part of the passage", option.text),
            )?;
        }
        for option in self.others() {
            let claim = self.question.refutations.get(&option.id);
            let agrees = claim.is_some_and(|c| c.because == "agrees" && c.event == event.id);
            ensure(agrees, "proof-wrong", || option.id.clone())?;
        }
        self.judge_change(event, change)
    }

    /// Where a sentence says something else than the date and the sentence of the event.
    fn changes(&self, event: &Event, sentence: &str) -> Result<Vec<Change>, Defect> {
        let (lead, body) = self.without_lead(event, sentence);
        let mut changes = Vec::new();
        if let Some(lead) = lead {
            let right = Days::as_written(&event.date);
            if right != Some(lead.1) && Days::read(&event.date) != Some(lead.1) {
                changes.push(Change {
                    old: event.date.clone(),
                    new: lead.0,
                    period: Some(lead.1),
                });
            }
        }
        let (old, new) = (words(&event.summary), words(&body));
        let front = old
            .iter()
            .zip(&new)
            .take_while(|(a, b)| alike(a, b))
            .count();
        let back = old[front..].iter().rev().zip(new[front..].iter().rev());
        let back = back.take_while(|(a, b)| alike(a, b)).count();
        let (was, is) = (&old[front..old.len() - back], &new[front..new.len() - back]);
        if !was.is_empty() || !is.is_empty() {
            changes.push(Change {
                old: was.join(" "),
                new: is.join(" "),
                period: None,
            });
        }
        Ok(changes)
    }

    /// The date that a sentence begins with, and the sentence without it: "In April 1941,
    /// …". A date that the sentence of the set has itself is no lead.
    fn without_lead(&self, event: &Event, sentence: &str) -> (Option<(String, Days)>, String) {
        let whole = (None, sentence.to_owned());
        if words(sentence).len() <= words(&event.summary).len() {
            return whole;
        }
        for lead in ["In ", "On ", "From ", "Between "] {
            let Some(rest) = sentence.strip_prefix(lead) else {
                continue;
            };
            for (at, _) in rest.match_indices(", ") {
                if let Some(days) = period(&rest[..at]) {
                    return (
                        Some((rest[..at].to_owned(), days)),
                        rest[at + 2..].to_owned(),
                    );
                }
            }
        }
        // "1941: …"
        if let Some((date, rest)) = sentence.split_once(": ")
            && let Some(days) = period(date)
        {
            return (Some((date.to_owned(), days)), rest.to_owned());
        }
        whole
    }

    /// What was changed is provably false of the event.
    fn judge_change(&self, event: &Event, change: &Change) -> Judgement {
        if let Some(period) = change.period.or_else(|| crate::period::period(&change.new)) {
            ensure(event.days.is_apart_from(period), "two-keys", || {
                format!("{} may be right", change.new)
            })?;
            return ensure(event.is_apart_from(period), "like-event", || {
                format!("one like {} was then", event.id)
            });
        }
        let (old, new) = (self.entity_in(&change.old), self.entity_in(&change.new));
        match (old, new) {
            (Some(old), Some(new)) => {
                ensure(!self.set.are_related(old, new), "options-related", || {
                    format!("{} for {}", new.id, old.id)
                })?;
                ensure(!self.set.names(event, new), "two-keys", || {
                    format!("{} had a part too", new.id)
                })?;
                let same_place = event.place.as_deref() == Some(&old.id)
                    && !old.noun.is_empty()
                    && old.noun == new.noun;
                let gone = new
                    .valid
                    .as_ref()
                    .is_some_and(|(d, _)| d.is_apart_from(event.days));
                let asked = event
                    .actors
                    .iter()
                    .any(|(id, asked)| *id == old.id && asked.is_some());
                let proved = same_place || gone || asked || self.tells_every_actor(event);
                ensure(proved, "no-proof", || format!("{} for {}", new.id, old.id))
            }
            _ => {
                let near = !super::typed::apart_by_a_quarter(&change.new, &change.old);
                let (old, new) = (
                    super::typed::number(&change.old),
                    super::typed::number(&change.new),
                );
                ensure(old.is_some() && new.is_some(), "no-proof", || {
                    format!("{change:?}")
                })?;
                ensure(!near, "too-near", || format!("{change:?}"))
            }
        }
    }

    /// The entity whose name a changed part is or shares a part of.
    fn entity_in(&self, text: &str) -> Option<&'a Entity> {
        let folded = fold(text);
        let whole = |entity: &&Entity| {
            entity
                .spellings
                .iter()
                .any(|name| *name == folded || holds(&folded, name))
        };
        // Two names may share a word, which then is no change: "Yōsuke" for "Naotake".
        let part = |entity: &&Entity| {
            let mut names = entity.spellings.iter();
            !folded.is_empty() && names.any(|name| holds(name, &folded))
        };
        let entities = &self.set.entities;
        let mentioned = |entity: &&Entity| {
            let stem = fold(&[self.stem(), " ", &self.question.passage].concat());
            entity.is_named_in(&stem)
        };
        entities.iter().find(whole).or_else(|| {
            let own = self.owner.map_or("", |event| &event.summary);
            let own = fold(own);
            let in_own = |entity: &&Entity| entity.is_named_in(&own);
            let mut candidates = entities.iter().filter(part);
            candidates.find(|entity| mentioned(entity) || in_own(entity))
        })
    }
}

/// One part of a sentence that differs.
#[derive(Clone, Debug)]
struct Change {
    old: String,
    new: String,
    period: Option<Days>,
}

/// The words of a sentence, marks included, so that a change of a mark is seen.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Words are alike but for their case: the first one is written small behind a date.
fn alike(a: &str, b: &str) -> bool {
    let bare = |text: &str| fold(text.trim_end_matches(['.', ',', ';']));
    a == b || bare(a) == bare(b)
}

/// Whether a text ends as another does, but for its first word, whose article or case a
/// lead may have changed.
fn tail_of(whole: &str, summary: &str) -> bool {
    summary
        .split_once(' ')
        .is_some_and(|(_, rest)| whole.ends_with(rest))
}

/// Whether a text has a word that begins as a word of the entity’s name does, and goes on
/// as an adjective: "Japanese" gives Japan.
fn is_given_by_kin(entity: &Entity, rest: &str) -> bool {
    let long = |word: &&str| word.chars().count() >= 4;
    let mut names = entity
        .spellings
        .iter()
        .flat_map(|name| name.split(' '))
        .filter(long);
    names.any(|name| {
        let stem: String = name.chars().take(name.chars().count().max(5) - 1).collect();
        let mut words = rest.split(' ');
        words.any(|word| {
            word.starts_with(&stem)
                && ["ese", "an", "ian", "ish", "n", "ic", "i"]
                    .iter()
                    .any(|end| word.ends_with(end))
        })
    })
}
