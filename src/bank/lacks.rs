//! What a set would need for a form that it is too poor for.

use super::{Bank, Form, Need};
use crate::date::Day;
use crate::set::Set;

impl Bank {
    /// The first of a form's needs that the set does not meet; `None` where it meets all.
    #[must_use]
    #[inline(never)]
    pub fn lacks(&self, form: Form) -> Option<Need> {
        let mut needs = form.needs().iter();
        needs.find(|need| !self.meets(**need)).copied()
    }

    fn meets(&self, need: Need) -> bool {
        let set = self.set();
        let events = || set.events.iter();
        match need {
            Need::Events(wanted) => self.holds_apart(usize::from(wanted)),
            Need::Kinds => events().any(|event| !event.kind.is_empty()),
            Need::Actors => {
                let mut actors = events().flat_map(|event| &event.actors);
                let mut entities = set.entities.iter();
                actors.any(|actor| actor.asked.is_some())
                    || entities.any(|entity| entity.known_for.is_some())
            }
            Need::Places => has_sorted_place(set),
            Need::Quantities => events().any(|event| !event.quantities.is_empty()),
            Need::Summaries => events().any(|event| event.summary.is_some()),
            Need::Cards => !set.cards.is_empty(),
            Need::Written => !set.questions.is_empty(),
        }
    }

    /// Whether so many events lie wholly one after the other.
    fn holds_apart(&self, wanted: usize) -> bool {
        let mut found = 0;
        let mut end: Option<Day> = None;
        for ix in self.by_date() {
            let Some((early, late)) = self.bounds(*ix) else {
                continue;
            };
            end = match end {
                // It may be the shorter of the two, and leave more room after it.
                Some(end) if early <= end => Some(end.min(late)),
                Some(_) | None => {
                    found += 1;
                    Some(late)
                }
            };
            if found >= wanted {
                return true;
            }
        }
        false
    }
}

fn has_sorted_place(set: &Set) -> bool {
    let mut places = set.events.iter().filter_map(|event| event.place);
    places.any(|place| set.entity(place).noun.is_some())
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::set;

    fn bank(events: &str) -> Bank {
        let text = format!(
            r#"{{"format":"annals-set/1","id":"t","title":"T","events":[{events}],"entities":[
            {{"id":"ann","kind":"person","name":"Ann Lee"}},
            {{"id":"far","kind":"place","name":"Far"}},
            {{"id":"rome","kind":"place","name":"Rome","noun":"city"}}]}}"#
        );
        Bank::compile(Rc::new(set::read(&text).unwrap().set))
    }

    #[test]
    fn a_form_names_the_first_need_that_is_not_met() {
        let event = |id: &str, date: &str, rest: &str| {
            format!(r#"{{"id":"{id}","date":"{date}","title":"the {id}"{rest}}}"#)
        };
        let four = ["1901", "1911", "1921", "1931"];
        let four: Vec<String> = four
            .iter()
            .map(|d| event(&format!("e{d}"), d, ""))
            .collect();
        let four = four.join(",");
        let with = |rest: &str| [&four, ",", &event("x", "1950", rest)].concat();
        // Four events, of which no more than two lie one after the other.
        let crossed = [
            event("a", "1900/1950", ""),
            event("b", "1901", ""),
            event("c", "1901~", ""),
            event("d", "1940/1960", ""),
        ]
        .join(",");
        for (events, form, lacks) in [
            ("", Form::Flashcard, Some(Need::Events(1))),
            ("", Form::Order, Some(Need::Events(4))),
            (&crossed, Form::WhichFirst, None),
            (&crossed, Form::ChoiceEvent, Some(Need::Events(3))),
            (&four, Form::Order, None),
            (&four, Form::ChoiceKind, Some(Need::Kinds)),
            (&with(r#","kind":"war""#), Form::ChoiceKind, None),
            (
                &with(r#","actors":[{"entity":"ann","role":"r"}]"#),
                Form::ChoiceActor,
                Some(Need::Actors),
            ),
            (
                &with(r#","actors":[{"entity":"ann","role":"r","asked":"Who?"}]"#),
                Form::ChoiceActor,
                None,
            ),
            (
                &with(r#","place":"far""#),
                Form::ChoicePlace,
                Some(Need::Places),
            ),
            (&with(r#","place":"rome""#), Form::ChoicePlace, None),
            (&four, Form::ChoiceQuantity, Some(Need::Quantities)),
            (&four, Form::ClozeTyped, Some(Need::Summaries)),
            (&with(r#","summary":"It was.""#), Form::ClozeTyped, None),
            (&four, Form::Written, Some(Need::Written)),
        ] {
            assert_eq!(
                bank(events).lacks(form),
                lacks,
                "{} of {events}",
                form.name()
            );
        }
    }
}
