//! What the author lets be asked: the forms of the set, less the questions struck out.

use super::{Bank, Fact, Form};
use crate::set::names::Names;

impl Bank {
    /// Whether the author lets this fact be asked in this form.
    #[must_use]
    pub(super) fn allows(&self, fact: Fact, form: Form) -> bool {
        let set = self.set();
        if set.forms.is_empty() && set.struck.is_empty() {
            return true;
        }
        let mut forms = set.forms.iter();
        (set.forms.is_empty() || forms.any(|name| form.is_called(name)))
            && (set.struck.is_empty() || !self.is_struck(fact, form))
    }

    #[inline(never)]
    fn is_struck(&self, fact: Fact, form: Form) -> bool {
        let set = self.set();
        let struck = self.struck().get_or_init(|| {
            let mut names = Names::default();
            for (at, struck) in (0..).zip(&set.struck) {
                names.add(&struck.fact, at);
            }
            names.sort();
            names
        });
        let name = fact.name(set);
        let mut found = struck.candidates(&name).map(|at| &set.struck[at as usize]);
        found.any(|one| {
            one.fact == name && one.form.as_ref().is_none_or(|named| form.is_called(named))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::bank::{Difficulty, Selection};
    use crate::set::format::StruckShape;

    fn bank(change: impl Fn(&mut crate::set::Set)) -> Bank {
        let file = include_str!("../../questions/japan-soviet-union.json");
        let mut set = crate::set::read(file).unwrap().set;
        change(&mut set);
        Bank::compile(Rc::new(set))
    }

    #[test]
    fn only_the_forms_of_the_set_are_asked() {
        let bank = bank(|set| set.forms = vec!["order".to_owned(), "cloze".to_owned()]);
        let selection = Selection {
            seed: 1,
            count: 30,
            forms: Vec::new(),
            from: None,
            to: None,
            difficulty: Difficulty::MIDDLE,
            own: false,
        };
        let planned = bank.plan(&selection, &[]);
        assert!(planned.len() > 10);
        let allowed = [Form::Order, Form::ClozeChoice, Form::ClozeTyped];
        assert!(
            planned
                .iter()
                .all(|(_, question)| allowed.contains(&question.form))
        );
    }

    #[test]
    fn what_was_struck_out_is_not_asked() {
        let date = |bank: &Bank, form: Form| {
            let fact = bank.fact_named("treaty-of-portsmouth/date").unwrap();
            form.can_ask(bank, fact)
        };
        let strike = |form: Option<&str>| {
            let form = form.map(str::to_owned);
            let fact = "treaty-of-portsmouth/date".to_owned();
            bank(|set| {
                set.struck = vec![StruckShape {
                    fact: fact.clone(),
                    form: form.clone(),
                }]
            })
        };
        let forms = [Form::ChoiceDate, Form::ShortAnswerYear];
        let asked = |bank: &Bank| forms.map(|form| date(bank, form));
        assert_eq!(asked(&bank(|_| ())), [true, true]);
        assert_eq!(asked(&strike(Some("choice-date"))), [false, true]);
        assert_eq!(asked(&strike(None)), [false, false]);
    }
}
