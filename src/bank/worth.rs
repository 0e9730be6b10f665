//! What a set is good for: the questions it gives, and what would give more.

use std::fmt;

use super::{Bank, Form, MANY_FACTS, Need};

/// What a set is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// Questions, counted as facts times forms.
    pub questions: usize,
    /// Whether there are more: of one form nobody counts beyond [`MANY_FACTS`].
    pub or_more: bool,
    /// The forms that can ask something, with how many facts, in the order of [`Form::ALL`].
    pub forms: Vec<(Form, usize)>,
    /// What the set lacks, each with the forms that it would unlock: the most first. What
    /// its author does not let be asked is not among them.
    pub lacks: Vec<(Need, Vec<Form>)>,
}

/// Counts what a set is good for.
#[must_use]
pub fn worth(bank: &Bank) -> Worth {
    let counted = Form::ALL.map(|form| (form, bank.yields(form)));
    let allowed = &bank.set().forms;
    let allows = |form: Form| {
        let mut names = allowed.iter();
        allowed.is_empty() || names.any(|name| form.is_called(name))
    };
    let mut lacks: Vec<(Need, Vec<Form>)> = Vec::new();
    for (form, facts) in counted {
        let Some(need) = bank.lacks(form).filter(|_| facts == 0 && allows(form)) else {
            continue;
        };
        match lacks.iter_mut().find(|(other, _)| *other == need) {
            Some((_, forms)) => forms.push(form),
            None => lacks.push((need, vec![form])),
        }
    }
    lacks.sort_by_key(|(_, forms)| std::cmp::Reverse(forms.len()));
    Worth {
        questions: counted.iter().map(|(_, facts)| facts).sum(),
        or_more: counted.iter().any(|(_, facts)| *facts >= MANY_FACTS),
        forms: { counted.into_iter() }.filter(|(_, n)| *n > 0).collect(),
        lacks,
    }
}

impl fmt::Display for Worth {
    /// “412 questions of 11 forms; add a column `place` with a `noun` for 3 more”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.questions, self.or_more) {
            (0, _) => f.write_str("No questions yet")?,
            (1, _) => f.write_str("1 question")?,
            (many, false) => write!(f, "{many} questions")?,
            (many, true) => write!(f, "{many} questions or more")?,
        }
        match self.forms.len() {
            0 => {}
            1 => f.write_str(" of 1 form")?,
            many => write!(f, " of {many} forms")?,
        }
        let Some((need, forms)) = self.lacks.first() else {
            return Ok(());
        };
        let column = match need {
            Need::Kinds | Need::Places | Need::Quantities | Need::Summaries => "a column ",
            Need::Events(_) | Need::Actors | Need::Cards | Need::Written => "",
        };
        write!(f, "; add {column}{need} for {} ", forms.len())?;
        f.write_str(match (self.questions, forms.len()) {
            (0, 1) => "form",
            (0, _) => "forms",
            (_, _) => "more",
        })
    }
}

impl fmt::Display for Need {
    /// What a set is to be given.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Need::Events(1) => "an event with a date",
            Need::Events(n) => return write!(f, "{n} events whose dates lie apart"),
            Need::Kinds => "`kind`",
            Need::Actors => "`actors` with `asked`, or entities with `known_for`",
            Need::Places => "`place` with a `noun`",
            Need::Quantities => "`quantities`",
            Need::Summaries => "`summary`",
            Need::Cards => "`cards`",
            Need::Written => "`questions`",
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::set;

    fn of(rest: &str) -> Worth {
        let text = format!(r#"{{"format":"annals-set/1","id":"t","title":"T"{rest}}}"#);
        worth(&Bank::compile(Rc::new(set::read(&text).unwrap().set)))
    }

    const TWO_EVENTS: &str = r#","events":[{"id":"a","date":"1901","title":"the first affair"},
        {"id":"b","date":"1931","title":"the last affair"}]"#;

    #[test]
    fn what_unlocks_the_most_forms_is_told_first() {
        for (rest, told) in [
            (
                "",
                "No questions yet; add 4 events whose dates lie apart for 5 forms",
            ),
            (
                r#","cards":[{"id":"c","front":"Why?","back":"Because."}]"#,
                "1 question of 1 form; add ",
            ),
            (TWO_EVENTS, " questions of "),
        ] {
            let worth = of(rest);
            assert!(worth.to_string().contains(told), "{rest}: {worth}");
            let unlocked: Vec<usize> = worth.lacks.iter().map(|(_, forms)| forms.len()).collect();
            assert!(unlocked.is_sorted_by(|a, b| a >= b), "{worth:?}");
        }
    }

    #[test]
    fn every_form_asks_or_lacks_something_or_has_too_little_to_choose_from() {
        let worth = of(TWO_EVENTS);
        let sum: usize = worth.forms.iter().map(|(_, facts)| facts).sum();
        assert_eq!(worth.questions, sum);
        assert!(!worth.or_more);
        assert!(worth.forms.contains(&(Form::WhichFirst, 2)));
        let lacked = worth.lacks.iter().flat_map(|(_, forms)| forms);
        assert!(lacked.clone().any(|form| *form == Form::ChoicePlace));
        for form in lacked {
            assert!(worth.forms.iter().all(|(other, _)| other != form));
        }
    }

    #[test]
    fn what_the_author_does_not_let_be_asked_is_not_missed() {
        let rest = [TWO_EVENTS, r#","forms":["which-first","choice-place"]"#].concat();
        let worth = of(&rest);
        assert_eq!(worth.forms, [(Form::WhichFirst, 2)]);
        assert_eq!(worth.lacks, [(Need::Places, vec![Form::ChoicePlace])]);
        let told = "2 questions of 1 form; add a column `place` with a `noun` for 1 more";
        assert_eq!(worth.to_string(), told);
    }

    #[test]
    fn a_form_of_many_facts_is_not_counted_to_the_end() {
        let event = |n: usize| {
            let (year, title) = (1000 + n, format!("the affair of {n:x}h"));
            format!(r#"{{"id":"e{n}","date":"{year}","title":"{title}"}}"#)
        };
        let events: Vec<String> = (0..MANY_FACTS + 1).map(event).collect();
        let worth = of(&format!(r#","events":[{}]"#, events.join(",")));
        assert!(worth.or_more);
        assert!(worth.to_string().contains(" questions or more of "));
    }
}
