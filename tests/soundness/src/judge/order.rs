//! What was first: two events, several, and one among those that lie on a line.

use super::{Case, Judgement, defect, ensure};
use crate::set::Event;

/// Days that something may last and still stand in an order: six years.
const LONG: i64 = 6 * 366;

impl Case<'_> {
    /// Whether a date may be asked of an event as what came before what.
    pub(super) fn judge_ordered(&self, event: &Event) -> Judgement {
        ensure(event.asks("date"), "not-to-be-asked", || {
            format!("the date of {}", event.id)
        })?;
        let long = event.lasted() && event.days.last - event.days.first > LONG;
        ensure(!long, "not-decided", || {
            format!("{} lasted too long to stand in an order", event.id)
        })
    }

    pub(super) fn judge_which_first(&self) -> Judgement {
        let key = self.event_named(self.key()?)?;
        self.judge_ordered(key)?;
        for other in self.others() {
            let other = self.event_named(&other.id)?;
            self.judge_ordered(other)?;
            ensure(key.hull().is_before(other.hull()), "not-decided", || {
                format!("{} may have been first", other.id)
            })?;
            let linked = |a: &Event, b: &Event| a.links.iter().any(|(id, _)| *id == b.id);
            ensure(!linked(key, other) && !linked(other, key), "leak", || {
                format!("{} and {} are linked", key.id, other.id)
            })?;
        }
        Ok(())
    }

    pub(super) fn judge_order(&self) -> Judgement {
        let question = self.question;
        let items: Result<Vec<&Event>, _> =
            question.key.iter().map(|id| self.event_named(id)).collect();
        let items = items?;
        ensure(items.len() > 2, "not-an-order", || {
            format!("{} items", items.len())
        })?;
        let shown: Vec<&String> = question.options.iter().map(|option| &option.id).collect();
        let is_key = question
            .key
            .iter()
            .zip(&shown)
            .all(|(key, shown)| key == *shown);
        ensure(!is_key, "leak", || {
            "the order shown is the right one".to_owned()
        })?;
        if let Some(other) = shown.iter().find(|id| !question.key.contains(**id)) {
            return defect(
                "key-not-offered",
                format!("{other} has no place in the key"),
            );
        }
        for (at, later) in items.iter().enumerate() {
            self.judge_ordered(later)?;
            let cited = question
                .rows
                .iter()
                .any(|(id, _)| id.as_deref() == Some(&later.id));
            ensure(cited, "no-proof", || format!("no row of {}", later.id))?;
            for earlier in &items[..at] {
                let open = question.open.iter().any(|(a, b)| {
                    (*a == earlier.id && *b == later.id) || (*b == earlier.id && *a == later.id)
                });
                let (a, b) = (earlier.hull(), later.hull());
                let pair = || format!("{} and {}", earlier.id, later.id);
                if open {
                    ensure(!a.is_apart_from(b), "open-is-decided", pair)?;
                } else {
                    ensure(a.is_before(b), "not-decided", pair)?;
                }
            }
        }
        for (a, b) in &question.open {
            let both = question.key.contains(a) && question.key.contains(b) && a != b;
            ensure(both, "unknown-row", || format!("the open pair {a}, {b}"))?;
        }
        Ok(())
    }

    /// Gaps are `before:EVENT` for each that lies there, and `last`.
    pub(super) fn judge_timeline(&self) -> Judgement {
        let question = self.question;
        let lying: Result<Vec<&Event>, _> = question
            .lying
            .iter()
            .map(|on| self.event_named(&on.id))
            .collect();
        let lying = lying?;
        let item = self.event()?;
        ensure(lying.iter().all(|on| on.id != item.id), "leak", || {
            "the event lies there already".to_owned()
        })?;
        let mut gaps: Vec<String> = lying.iter().map(|on| format!("before:{}", on.id)).collect();
        gaps.push("last".to_owned());
        let shown: Vec<&String> = question.options.iter().map(|gap| &gap.id).collect();
        ensure(shown.iter().copied().eq(&gaps), "unknown-row", || {
            format!("the gaps are {shown:?}")
        })?;
        ensure(lying.len() > 1, "one-option", String::new)?;
        for pair in lying.windows(2) {
            ensure(
                pair[0].hull().is_before(pair[1].hull()),
                "not-decided",
                || format!("{} and {} on the line", pair[0].id, pair[1].id),
            )?;
        }
        self.judge_ordered(item)?;
        let mut side_by_side = lying.clone();
        side_by_side.push(item);
        self.judge_events(&side_by_side)?;
        for event in &side_by_side {
            self.judge_titled(event)?;
        }
        let key = self.key()?;
        let at = gaps.iter().position(|gap| gap == key).unwrap_or(0);
        let fits = |(number, on): (usize, &&Event)| {
            if number < at {
                on.hull().is_before(item.hull())
            } else {
                item.hull().is_before(on.hull())
            }
        };
        let all = lying.iter().enumerate().all(fits);
        ensure(all, "not-decided", || {
            format!("{} in the gap {key}", item.id)
        })
    }
}
