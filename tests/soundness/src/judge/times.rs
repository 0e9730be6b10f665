//! Forms that ask for a date, or for what a date belongs to.

use super::{Case, Judgement, ensure};
use crate::days::{Days, ends};
use crate::fold::holds_year;
use crate::set::Event;

impl Case<'_> {
    /// Whether it is asked from when to when something lasted.
    pub(super) fn is_of_span(&self) -> bool {
        let spans = self.question.options.iter().all(|o| ends(&o.id).is_some());
        self.question.aspect == "date" && spans && self.owner.is_some_and(Event::lasted)
    }

    /// One span has both ends of what lasted; each other is wrong at one end at least.
    fn judge_span(&self, event: &Event) -> Judgement {
        ensure(self.set.is_alone(event), "twins", || event.id.clone())?;
        let key = self.key()?;
        let at_ends = |id: &str| -> Option<(Days, Days)> {
            let (start, end) = ends(id)?;
            Some((Days::read(start)?, Days::read(end)?))
        };
        let Some((start, end)) = at_ends(&event.date) else {
            return super::defect("key-wrong", format!("{} is open", event.date));
        };
        for option in &self.question.options {
            let Some((first, last)) = at_ends(&option.id) else {
                return super::defect("unreadable", option.id.clone());
            };
            if option.id == key {
                let right = start.is_within(first) && end.is_within(last);
                ensure(right, "key-wrong", || {
                    format!("{} is not {key}", event.date)
                })?;
            } else {
                let wrong = first.is_apart_from(start) || last.is_apart_from(end);
                ensure(wrong, "two-keys", || format!("{} may be right", option.id))?;
            }
        }
        self.judge_stem_holds_no_year(event, event.days)
    }

    pub(super) fn judge_choice_date(&self) -> Judgement {
        let (event, _, date) = self.asked_date()?;
        if self.is_of_span() {
            return self.judge_span(event);
        }
        self.judge_askable(event)?;
        let key = self.key()?;
        let right = Days::read(key).is_some_and(|key| date.is_within(key));
        ensure(right, "key-wrong", || {
            format!("{} is not surely in {key}", event.date)
        })?;
        self.judge_stem_holds_no_year(event, date)?;
        for option in self.others() {
            let Some(offered) = Days::read(&option.id) else {
                continue;
            };
            let id = &option.id;
            ensure(offered.is_apart_from(date), "two-keys", || {
                format!("{id} may be right")
            })?;
            let like = event.also.iter().any(|also| !offered.is_apart_from(*also));
            ensure(!like, "like-event", || {
                format!("{id} is the date of a like event")
            })?;
        }
        Ok(())
    }

    /// A date is asked of one event that its wording tells from all others, and of a
    /// span only one of its ends.
    fn judge_askable(&self, event: &Event) -> Judgement {
        ensure(self.set.is_alone(event), "twins", || event.id.clone())?;
        let whole = self.question.aspect == "date" && event.lasted();
        ensure(!whole, "two-keys", || {
            format!("{} lasted: which of its years is meant?", event.id)
        })
    }

    /// Of a month or a day the stem gives the year, after "of"; else it holds none.
    fn judge_stem_holds_no_year(&self, event: &Event, date: Days) -> Judgement {
        let rest = &without_given_period(self.stem());
        let written = Days::as_written(&event.date).unwrap_or(date);
        for days in [date, written] {
            let (first, last) = days.years();
            let held = days.is_bounded() && (holds_year(rest, first) || holds_year(rest, last));
            ensure(!held, "leak", || "the stem holds the year".to_owned())?;
        }
        Ok(())
    }

    pub(super) fn judge_choice_event(&self) -> Judgement {
        let period = self.period_of_stem()?;
        let key = self.event_named(self.key()?)?;
        for option in &self.question.options {
            let event = self.event_named(&option.id)?;
            if event.id == key.id {
                ensure(event.days.is_within(period), "key-wrong", || {
                    format!("{} is not surely then", event.id)
                })?;
                ensure(!event.lasted(), "key-wrong", || {
                    format!("{} lasted", event.id)
                })?;
                continue;
            }
            self.judge_never_then(event, period)?;
        }
        ensure(
            self.owner.is_some_and(|owner| owner.id == key.id),
            "key-wrong",
            || "the key is another event than the fact’s".to_owned(),
        )
    }

    /// An event offered as false of a period: neither it nor one like it fell then.
    pub(super) fn judge_never_then(&self, event: &Event, period: Days) -> Judgement {
        ensure(event.days.is_apart_from(period), "two-keys", || {
            format!("{} may be right too", event.id)
        })?;
        ensure(event.is_apart_from(period), "like-event", || {
            format!("one like {} was then too", event.id)
        })
    }

    pub(super) fn judge_year(&self) -> Judgement {
        let (event, _, date) = self.asked_date()?;
        self.judge_askable(event)?;
        let key = self.key()?;
        let days = crate::period::period(key).or_else(|| Days::read(key));
        let Some(days) = days else {
            return super::defect("unreadable", format!("the key {key}"));
        };
        let one_year = days.years().0 == days.years().1;
        ensure(one_year && date.is_within(days), "key-wrong", || {
            format!("{} is not surely in {key}", event.date)
        })?;
        let like = event.also.iter().any(|also| !also.is_within(days));
        ensure(!like, "like-event", || {
            "a like event's year would be refused".to_owned()
        })?;
        self.judge_stem_holds_no_year(event, date)
    }

    pub(super) fn judge_card(&self) -> Judgement {
        let back = self.key()?;
        if self.is_known() {
            let name = crate::fold::fold(&self.judge_known()?.name);
            return ensure(crate::fold::fold(back) == name, "key-wrong", || {
                format!("{back} is not {name}")
            });
        }
        let Some(event) = self.owner else {
            let card = &self.set.cards[&self.question.aspect];
            let (front, other) = (card["front"].as_str(), card["back"].as_str());
            let reversed =
                card["reversible"] == true && other == Some(self.stem()) && front == Some(back);
            let as_written = front == Some(self.stem()) && other == Some(back);
            return ensure(reversed || as_written, "key-wrong", || {
                "not the card of the set".to_owned()
            });
        };
        if !matches!(self.question.aspect.as_str(), "date" | "start" | "end") {
            return self.judge_card_of_a_date(event, back);
        }
        let (_, edtf, date) = self.asked_date()?;
        ensure(self.set.is_alone(event), "twins", || event.id.clone())?;
        if let (Some(told), Some(own)) = (crate::period::period(back), Days::as_written(edtf)) {
            ensure(told == own, "key-wrong", || format!("{back} is not {edtf}"))?;
        }
        self.judge_stem_holds_no_year(event, date)
    }

    /// "What happened in April 1941?": one event alone, or the only one of its kind where
    /// the stem says the kind.
    fn judge_card_of_a_date(&self, event: &Event, back: &str) -> Judgement {
        let title = crate::fold::fold(&event.title);
        ensure(crate::fold::fold(back) == title, "key-wrong", || {
            format!("{back} is not {}", event.id)
        })?;
        self.judge_stem_names_no_key()?;
        let period = self.period_of_stem()?;
        let sure = event.days.is_within(period) && !event.lasted();
        ensure(sure, "key-wrong", || {
            format!("{} is not surely then", event.id)
        })?;
        let stem = crate::fold::fold(self.stem());
        let kind = self.set.kinds.iter().find(|kind| kind.id == event.kind);
        let of_kind = kind.is_some_and(|kind| {
            let one = crate::fold::fold(&kind.one);
            let bare = one.trim_start_matches("a ").trim_start_matches("an ");
            crate::fold::holds(&stem, bare)
        });
        let mut others = self.set.events.iter().filter(|other| other.id != event.id);
        let meant = others
            .find(|other| (!of_kind || other.kind == event.kind) && may_be_meant(other, period));
        match meant {
            Some(other) => super::defect("two-keys", format!("{} may be meant too", other.id)),
            None => Ok(()),
        }
    }
}

/// Whether an event can be meant by "what happened then": it, or one like it, was then;
/// of what lasted only its beginning and its end happened.
fn may_be_meant(event: &Event, period: Days) -> bool {
    let claims: Vec<Days> = match ends(&event.date) {
        Some((start, end)) => {
            let closed = [start, end]
                .into_iter()
                .filter(|end| !["", ".."].contains(end));
            closed.filter_map(Days::read).collect()
        }
        None => vec![event.days],
    };
    let mut claims = claims.iter().chain(&event.also);
    claims.any(|claim| !claim.is_apart_from(period))
}

/// A stem without the period that it narrows down: "Which month of 1956 saw …?"
fn without_given_period(stem: &str) -> String {
    for asked in ["month of ", "day of "] {
        let Some((before, after)) = stem.split_once(asked) else {
            continue;
        };
        let ends = after.match_indices([' ', '?']).map(|(at, _)| at);
        let given = ends
            .filter(|at| crate::period::period(&after[..*at]).is_some())
            .max();
        if let Some(end) = given {
            return [before, &after[end..]].concat();
        }
    }
    stem.to_owned()
}
