//! What is typed: a number or a name; and questions written by hand.

use super::{Case, Judgement, defect, ensure};
use crate::fold::{fold, holds};
use crate::set::{Entity, Quantity};

/// The number that a text is or begins with: "4.4", "70,000 troops", "nearly 4.4 billion".
pub(super) fn number(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text[start..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || ".,\u{202f}\u{a0}".contains(*c))
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let value: f64 = digits.trim_end_matches('.').parse().ok()?;
    let negative = text[..start].ends_with(['-', '−']);
    Some(if negative { -value } else { value })
}

/// Whether two numbers lie at least a quarter of the second apart.
pub(super) fn apart_by_a_quarter(offered: &str, right: &str) -> bool {
    match (number(offered), number(right)) {
        (Some(offered), Some(right)) => (offered - right).abs() >= right.abs() * 0.25 - 1e-9,
        _ => false,
    }
}

impl Case<'_> {
    /// The number of the fact `EVENT/quantity/N`.
    pub(super) fn asked_quantity(&self) -> Result<&Quantity, super::Defect> {
        let event = self.event()?;
        let at = self.question.aspect.strip_prefix("quantity/");
        let at = at.and_then(|number| number.parse::<usize>().ok());
        match at.and_then(|number| event.quantities.get(number.checked_sub(1)?)) {
            Some(quantity) => Ok(quantity),
            None => defect("unknown-row", format!("no {}", self.question.aspect)),
        }
    }

    pub(super) fn judge_quantity(&self) -> Judgement {
        let quantity = self.asked_quantity()?;
        let key = self.key()?;
        ensure(number(key) == number(&quantity.value), "key-wrong", || {
            format!("{key} is not {}", quantity.value)
        })?;
        ensure(self.question.unit == quantity.unit, "wrong-unit", || {
            format!("“{}” is not “{}”", self.question.unit, quantity.unit)
        })?;
        self.judge_stem_holds_no_number(key)
    }

    /// The number asked for does not stand in the stem.
    pub(super) fn judge_stem_holds_no_number(&self, key: &str) -> Judgement {
        let stem = self.stem();
        let mut words = stem.split(|c: char| c.is_whitespace() || "()?“”".contains(c));
        let held = words.any(|word| number(word).is_some() && number(word) == number(key));
        ensure(!held, "leak", || format!("the stem holds {key}"))
    }

    pub(super) fn judge_choice_quantity(&self) -> Judgement {
        let quantity = self.asked_quantity()?;
        let key = self.key()?;
        let text = self.question.option(key).map_or(key, |option| &option.text);
        ensure(number(text) == number(&quantity.value), "key-wrong", || {
            format!("{text} is not {}", quantity.value)
        })?;
        self.judge_stem_holds_no_number(&quantity.value)?;
        for option in &self.question.options {
            let hedged = holds(&fold(&option.text), &fold(&quantity.hedge))
                || holds(&fold(self.stem()), &fold(&quantity.hedge))
                || quantity.hedge.is_empty();
            ensure(hedged, "hedge-lost", || option.text.clone())?;
            let united = option.text.contains(&quantity.unit)
                || self.stem().contains(&quantity.unit)
                || quantity.asked.is_some();
            ensure(united, "wrong-unit", || option.text.clone())?;
        }
        for option in self.others() {
            ensure(
                apart_by_a_quarter(&option.text, &quantity.value),
                "too-near",
                || format!("{} beside {text}", option.text),
            )?;
            // Two false ones that are one number would both be ruled out.
            for other in self.others().filter(|other| other.id != option.id) {
                ensure(
                    number(&other.text) != number(&option.text),
                    "options-alike",
                    || option.text.clone(),
                )?;
            }
        }
        let numbers: Vec<Option<f64>> = self
            .question
            .options
            .iter()
            .map(|option| number(&option.text))
            .collect();
        ensure(numbers.is_sorted(), "options-unsorted", || {
            format!("{numbers:?}")
        })
    }

    pub(super) fn judge_name(&self) -> Judgement {
        if self.is_known() {
            let entity = self.judge_known()?;
            return self.judge_spellings(entity);
        }
        let event = self.event()?;
        let id = match self.question.aspect.split_once('/') {
            Some(("actor", id)) => {
                let asked = event
                    .actors
                    .iter()
                    .any(|(actor, asked)| actor == id && asked.as_deref() == Some(self.stem()));
                ensure(asked, "no-proof", || format!("nobody asks so for {id}"))?;
                let twice = self.set.is_answered_twice(self.stem(), id);
                ensure(!twice, "two-keys", || {
                    format!("another than {id} answers the same question")
                })?;
                id
            }
            _ => match &event.place {
                Some(place) => {
                    ensure(self.set.is_alone(event), "twins", || event.id.clone())?;
                    place
                }
                None => return defect("unknown-row", format!("{} has no place", event.id)),
            },
        };
        self.judge_spellings(self.entity_named(id)?)
    }

    /// What is accepted are names of the entity, and the stem holds none of them.
    fn judge_spellings(&self, entity: &Entity) -> Judgement {
        let accepted: Vec<String> = self.question.key.iter().map(|key| fold(key)).collect();
        let bare = |name: &String| name.strip_prefix("the ").unwrap_or(name).to_owned();
        let foreign = accepted
            .iter()
            .find(|name| !entity.spellings.contains(&bare(name)));
        if let Some(name) = foreign {
            return defect("key-wrong", format!("{name} is no name of {}", entity.id));
        }
        let stem = fold(self.stem());
        ensure(!entity.is_named_in(&stem), "leak", || {
            "the stem names its answer".to_owned()
        })
    }

    pub(super) fn judge_written(&self) -> Judgement {
        let question = self.question;
        let Some(written) = self.set.questions.get(&question.aspect) else {
            return defect("unknown-row", question.aspect.clone());
        };
        ensure(
            written["stem"] == question.stem.as_str(),
            "key-wrong",
            || "not the author’s stem".to_owned(),
        )?;
        let texts = |name: &str| -> Vec<&str> {
            let list = written[name].as_array().into_iter().flatten();
            list.filter_map(|text| text.as_str()).collect()
        };
        ensure(question.key == texts("key"), "key-wrong", || {
            "not the author’s key".to_owned()
        })?;
        let options = texts("options");
        let all = question.options.len() == options.len()
            && options.iter().all(|text| question.option(text).is_some());
        ensure(all, "key-wrong", || "not the author’s options".to_owned())
    }
}
