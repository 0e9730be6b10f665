//! Who, where, and what sort of event.

use super::{Case, Judgement, defect, ensure};
use crate::fold::fold;

impl Case<'_> {
    pub(super) fn judge_choice_actor(&self) -> Judgement {
        if self.is_known() {
            let entity = self.judge_known()?;
            ensure(self.key()? == entity.id, "key-wrong", || {
                format!("{} is known for it", entity.id)
            })?;
            self.judge_stem_names_no_key()?;
            return self.judge_of_one_sort();
        }
        let event = self.event()?;
        let key = self.key()?;
        let mut actors = event.actors.iter();
        let Some((_, asked)) = actors.find(|(id, _)| id == key) else {
            return defect("key-wrong", format!("{key} had no part in {}", event.id));
        };
        if asked.as_deref() != Some(self.stem()) {
            // A stem of the program’s own names the event by its title.
            ensure(self.set.is_alone(event), "twins", || event.id.clone())?;
            let named = fold(self.stem()).contains(&fold(&event.title));
            ensure(named, "stem-unread", || {
                "neither asked nor the title".to_owned()
            })?;
            for option in self.others() {
                let part = event.actors.iter().any(|(id, _)| *id == option.id);
                ensure(!part, "two-keys", || format!("{} took part too", option.id))?;
            }
        }
        let twice = self.set.is_answered_twice(self.stem(), key);
        ensure(!twice, "two-keys", || {
            format!("another than {key} answers the same question")
        })?;
        self.judge_stem_names_no_key()?;
        self.judge_of_one_sort()
    }

    pub(super) fn judge_choice_place(&self) -> Judgement {
        let event = self.event()?;
        let key = self.key()?;
        ensure(event.place.as_deref() == Some(key), "key-wrong", || {
            format!("{} was not in {key}", event.id)
        })?;
        ensure(self.set.is_alone(event), "twins", || event.id.clone())?;
        self.judge_stem_names_no_key()?;
        self.judge_of_one_sort()
    }

    /// The options are of one kind: none betrays itself by its sort.
    fn judge_of_one_sort(&self) -> Judgement {
        let key = self.entity_named(self.key()?)?;
        for option in self.others() {
            let other = self.entity_named(&option.id)?;
            ensure(other.kind == key.kind, "options-unlike", || {
                format!("{} is a {}, the key a {}", option.id, other.kind, key.kind)
            })?;
        }
        Ok(())
    }

    pub(super) fn judge_choice_kind(&self) -> Judgement {
        let event = self.event()?;
        let key = self.key()?;
        ensure(event.kind == key, "key-wrong", || {
            format!("{} is a {}", event.id, event.kind)
        })?;
        ensure(self.set.is_alone(event), "twins", || event.id.clone())?;
        self.judge_stem_names_no_key()
    }
}
