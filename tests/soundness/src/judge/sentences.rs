//! Forms made of an event’s sentence: what was left out, changed, or is to be believed.

use super::{Case, Defect, Judgement, defect, ensure};
use crate::days::Days;
use crate::fold::{fold, holds};
use crate::period::{period, periods_in};
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
        // What is missing may be told behind the sentence: "(Missing: a person.)".
        let after = after.split(" (Missing").next().unwrap_or(after);
        let entity = self.left_out(&texts);
        let mut accepted: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        accepted.extend(texts.iter().map(|text| fold(&parted(text))));
        accepted.extend(entity.iter().flat_map(|entity| entity.spellings.clone()));
        // A stem may begin with the date of the event, and the gap may stand anywhere.
        let summary = fold(&event.summary);
        let (front, back) = (fold(before), fold(after));
        let restored = accepted.iter().any(|text| {
            let bare = text.strip_prefix("the ").unwrap_or(text);
            [text, bare].iter().any(|text| {
                let whole = fold(&[before, text, after].concat());
                whole.ends_with(&summary) || tail_of(&whole, &summary)
            })
        });
        ensure(restored, "key-wrong", || {
            format!("with {texts:?} it is not the sentence of {}", event.id)
        })?;
        for text in &texts {
            let twice = front.ends_with(" the") && fold(text).starts_with("the ");
            let shown = self.question.form == "cloze-choice";
            ensure(!(twice && shown), "article-twice", || text.clone())?;
        }
        let rest = format!("{front} {back}");
        for text in &accepted {
            // A number may be the day of the date too; in the sentence it may not.
            let held = match text.parse::<f64>() {
                Ok(_) => summary.split(' ').filter(|word| word == text).count() > 1,
                Err(_) => holds(&rest, text),
            };
            ensure(!held, "leak", || format!("{text} stands in the stem too"))?;
        }
        if let Some(entity) = entity {
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
        let passage = fold(&self.question.passage);
        ensure(!passage.contains(" the the "), "article-twice", || {
            self.question.passage.clone()
        })?;
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
        if let Some(lead) = lead
            && let Some(period) = changed_lead(event, &lead)
        {
            changes.push(Change {
                old: event.date.clone(),
                new: lead,
                period: Some(period),
            });
        }
        let (old, new) = (words(&event.summary), words(&body));
        let (front, back) = shared(&old, &new);
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
    /// …", "About 1866: …". It is where the rest is most like the sentence of the set.
    fn without_lead(&self, event: &Event, sentence: &str) -> (Option<String>, String) {
        let own = words(&event.summary);
        let unlike = |rest: &str| {
            let (front, back) = shared(&own, &words(rest));
            own.len().max(words(rest).len()) - front - back
        };
        let mut best = (unlike(sentence), None, sentence);
        for mark in [", ", ": "] {
            for (at, _) in sentence.match_indices(mark).take(3) {
                let (lead, rest) = (&sentence[..at], &sentence[at + mark.len()..]);
                let dated = lead.contains(|c: char| c.is_ascii_digit());
                if dated && unlike(rest) < best.0 {
                    best = (unlike(rest), Some(lead.to_owned()), rest);
                }
            }
        }
        // Or it ends with the date: "… in Moscow (1930–1941)." or "… in Moscow. That was
        // in April 1941."
        for (opening, closing) in [(" (", ")."), (". That was ", ".")] {
            let closed = sentence.strip_suffix(closing);
            if let Some((rest, lead)) = closed.and_then(|text| text.rsplit_once(opening))
                && lead.contains(|c: char| c.is_ascii_digit())
                && unlike(rest) < best.0
            {
                return (Some(lead.to_owned()), rest.to_owned());
            }
        }
        (best.1, best.2.to_owned())
    }

    /// What was changed is provably false of the event.
    fn judge_change(&self, event: &Event, change: &Change) -> Judgement {
        if let Some(period) = change.period.or_else(|| told_period(event, change)) {
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
                // The years of a state are those of its name.
                let gone = new.kind != "state"
                    && new
                        .valid
                        .as_ref()
                        .is_some_and(|(d, _)| d.is_apart_from(event.days));
                let asked = event
                    .actors
                    .iter()
                    .any(|(id, asked)| *id == old.id && asked.is_some());
                let proved = same_place || gone || asked || self.tells_everyone(event, new);
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
        // A full name first: of two who share a family name it means one.
        let exact = |entity: &&Entity| entity.spellings.contains(&folded);
        if let Some(entity) = entities.iter().find(exact) {
            return Some(entity);
        }
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

/// A number as sentences write it, its thousands parted: 70,000.
fn parted(text: &str) -> String {
    if text.len() < 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut parted = String::new();
    for (at, digit) in text.chars().enumerate() {
        if at > 0 && (text.len() - at).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// One part of a sentence that differs.
#[derive(Clone, Debug)]
struct Change {
    old: String,
    new: String,
    period: Option<Days>,
}

/// How many words two sentences share at the front, and then at the back.
fn shared(old: &[&str], new: &[&str]) -> (usize, usize) {
    let front = old.iter().zip(new).take_while(|(a, b)| alike(a, b));
    let front = front.count();
    let back = old[front..].iter().rev().zip(new[front..].iter().rev());
    (front, back.take_while(|(a, b)| alike(a, b)).count())
}

/// The period that a lead tells, when it is another than the date of the event. One told
/// with a word of doubt, or as a season, is another when it lies apart.
fn changed_lead(event: &Event, lead: &str) -> Option<Days> {
    let lead = lead.trim_start_matches("In ").trim_start_matches("On ");
    if let Some(days) = period(lead) {
        let own = [Days::as_written(&event.date), Days::read(&event.date)];
        return (!own.contains(&Some(days))).then_some(days);
    }
    let told = periods_in(lead).into_iter().reduce(Days::with)?;
    told.is_apart_from(event.days).then_some(told)
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

/// The period that stands where the sentence of the set has another. A number of the
/// event may look like a year.
fn told_period(event: &Event, change: &Change) -> Option<Days> {
    let old = super::typed::number(&change.old);
    let counted = |value: &str| super::typed::number(value) == old;
    if event
        .quantities
        .iter()
        .any(|quantity| counted(&quantity.value))
    {
        return None;
    }
    period(&change.old).and(period(&change.new))
}

/// Whether a text has a word made of the entity’s name: "Japanese" gives Japan.
fn is_given_by_kin(entity: &Entity, rest: &str) -> bool {
    let endings = ["ese", "an", "ian", "ish", "n", "ic", "i"];
    let one_word = |name: &&String| name.chars().count() >= 4 && !name.contains(' ');
    let mut names = entity.spellings[..entity.own].iter().filter(one_word);
    names.any(|name| {
        let stem: String = name.chars().take(name.chars().count().max(5) - 1).collect();
        rest.split(' ').any(|word| {
            let longer = word.len() > name.len() && word.starts_with(&stem);
            longer && endings.iter().any(|end| word.ends_with(end))
        })
    })
}
