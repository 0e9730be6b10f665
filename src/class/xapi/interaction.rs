//! A question as an interaction of xAPI (1.0.3, Data, 2.4.4.1 and Appendix C), and a response in the
//! same syntax.
//!
//! | body | interaction | why |
//! |---|---|---|
//! | choice of true and false | `true-false` | it has a type of its own, without choices |
//! | choice, passage | `choice` | one of those listed |
//! | several | `choice` | the type takes any number of those listed |
//! | timeline | `choice` | one gap of those listed; the line itself is only read |
//! | order | `sequencing` | all of those listed, in an order |
//! | match, sort | `matching` | sources, each with a target |
//! | year, quantity | `numeric` | a number, or all from one to another |
//! | name | `fill-in` | short, with spellings that all count |
//! | card | `other` | the learner judges; `likert` asks for an opinion, `performance` for steps |

use super::decimal::Decimal;
use super::json::{object, text};
use crate::bank::{
    Amount, Bank, Body, Choice, NameKey, Piece, Question, Response, TypedYear, read_year,
};
use crate::set::json::{Name, Value};

/// The most orders that are listed as right, where the data leave some open.
const MOST_ORDERS: usize = 24;

/// What an activity says of its interaction.
pub(super) struct Interaction {
    /// Its type.
    pub kind: &'static str,
    /// Each a whole response that is right.
    pub pattern: Vec<String>,
    /// What can be chosen, by the field that lists it.
    lists: Vec<(&'static str, Vec<(String, String)>)>,
}

/// The ids of what can be chosen, as components may have them.
struct Ids<'a> {
    choices: &'a [Choice],
    own: bool,
}

impl<'a> Ids<'a> {
    /// Their own ids where these can stand in a pattern; else their places, from 1.
    fn of(choices: &'a [Choice]) -> Ids<'a> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let own = choices.iter().enumerate().all(|(at, choice)| {
            !choice.id.is_empty()
                && choice.id.bytes().all(fits)
                && choices[..at].iter().all(|other| other.id != choice.id)
        });
        Ids { choices, own }
    }

    fn at(&self, at: usize) -> String {
        match self.own {
            true => self.choices[at].id.clone(),
            false => (at + 1).to_string(),
        }
    }

    fn of_id(&self, id: &str) -> Option<String> {
        let at = self.choices.iter().position(|choice| choice.id == id)?;
        Some(self.at(at))
    }

    fn list(&self) -> Vec<(String, String)> {
        let places = 0..self.choices.len();
        places
            .map(|at| (self.at(at), self.choices[at].text.clone()))
            .collect()
    }

    fn joined(&self, places: &[usize]) -> String {
        let ids: Vec<String> = places.iter().map(|at| self.at(*at)).collect();
        ids.join("[,]")
    }

    fn all_of(&self, ids: &[String]) -> Option<String> {
        let ids: Option<Vec<String>> = ids.iter().map(|id| self.of_id(id)).collect();
        Some(ids?.join("[,]"))
    }
}

impl Interaction {
    /// The interaction of a question.
    pub fn of(bank: &Bank, question: &Question) -> Interaction {
        let chosen = |options: &[Choice], keys: &[usize]| {
            let ids = Ids::of(options);
            Interaction {
                kind: "choice",
                pattern: vec![ids.joined(keys)],
                lists: vec![("choices", ids.list())],
            }
        };
        let plain = |kind, pattern| Interaction {
            kind,
            pattern,
            lists: Vec::new(),
        };
        match &question.body {
            Body::Choice { options, key } if is_truth(options) => {
                plain("true-false", vec![truth(&options[*key].id).to_owned()])
            }
            Body::Choice { options, key }
            | Body::Passage { options, key, .. }
            | Body::Timeline {
                gaps: options, key, ..
            } => chosen(options, &[*key]),
            Body::Several { options, keys } => chosen(options, keys),
            Body::Order { items, key, open } => {
                let ids = Ids::of(items);
                Interaction {
                    kind: "sequencing",
                    pattern: orders(key, open)
                        .iter()
                        .map(|order| ids.joined(order))
                        .collect(),
                    lists: vec![("choices", ids.list())],
                }
            }
            Body::Match {
                items, places, key, ..
            } => {
                let (from, to) = (Ids::of(items), Ids::of(places));
                let pair = |(at, place): (usize, &usize)| pair(&from.at(at), &to.at(*place));
                let pairs: Vec<String> = key.iter().enumerate().map(pair).collect();
                Interaction {
                    kind: "matching",
                    pattern: vec![pairs.join("[,]")],
                    lists: vec![("source", from.list()), ("target", to.list())],
                }
            }
            Body::Year { key, .. } => plain("numeric", vec![key.to_string()]),
            Body::Quantity { key } => plain("numeric", span(key).into_iter().collect()),
            Body::Name { key, answer } => plain("fill-in", names(bank, key, answer)),
            Body::Card { .. } => plain("other", Vec::new()),
        }
    }

    /// The fields that an activity's definition has of it.
    pub fn fields(&self, language: &str) -> Vec<(Name<'static>, Value<'static>)> {
        let component = |(id, says): &(String, String)| {
            let mut fields = vec![(Name::from("id"), text(id))];
            // A store refuses empty texts.
            if !says.trim().is_empty() {
                let says = Value::Object(vec![(Name::from(language.to_owned()), text(says))]);
                fields.push((Name::from("description"), says));
            }
            Value::Object(fields)
        };
        let mut fields = vec![(Name::from("interactionType"), text(self.kind))];
        if !self.pattern.is_empty() {
            let pattern = self.pattern.iter().map(|one| text(one)).collect();
            fields.push((Name::from("correctResponsesPattern"), Value::List(pattern)));
        }
        for (name, list) in &self.lists {
            let list = list.iter().map(component).collect();
            fields.push((Name::from(*name), Value::List(list)));
        }
        fields
    }
}

/// A response in the syntax of the question's interaction. `None` for "I don't know", for nothing,
/// and for what the question has not.
pub(super) fn response(question: &Question, given: &Response) -> Option<String> {
    let said = match (given, &question.body) {
        (Response::Unknown, _) => None,
        (Response::Chosen(id), Body::Choice { options, .. }) if is_truth(options) => options
            .iter()
            .find(|one| one.id == *id)
            .map(|one| truth(&one.id).to_owned()),
        (Response::Chosen(id), body) => Ids::of(body.offered()).of_id(id),
        (Response::Marked(ids) | Response::Ordered(ids), body) => {
            Ids::of(body.offered()).all_of(ids)
        }
        (Response::Matched(pairs), Body::Match { items, places, .. }) => {
            let (from, to) = (Ids::of(items), Ids::of(places));
            let one = |(item, place): &(String, String)| {
                Some(pair(&from.of_id(item)?, &to.of_id(place)?))
            };
            let pairs: Option<Vec<String>> = pairs.iter().map(one).collect();
            pairs.map(|pairs| pairs.join("[,]"))
        }
        (Response::Matched(_), _) => None,
        (Response::Typed(typed), Body::Year { .. }) => match read_year(typed) {
            Some(TypedYear::One(year)) => Some(year.to_string()),
            Some(TypedYear::Several) | None => Some(typed.trim().to_owned()),
        },
        // A number with words, "4.4 billion", stays as it was typed.
        (Response::Typed(typed), _) => Some(typed.trim().to_owned()),
        (Response::Rated(knew), _) => Some(if *knew { "knew" } else { "did not know" }.to_owned()),
    };
    said.filter(|said| !said.is_empty())
}

/// The question in words: its stem, with what it is asked of.
pub(super) fn wording(question: &Question) -> String {
    let more = match &question.body {
        Body::Passage {
            pieces, options, ..
        } => {
            let piece = |piece: &Piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Option(at) => options[*at].text.clone(),
            };
            pieces.iter().map(piece).collect::<String>()
        }
        Body::Timeline { item, .. } => item.text.clone(),
        Body::Quantity { key } if !key.unit.is_empty() => ["(", &key.unit, ")"].concat(),
        Body::Choice { .. }
        | Body::Several { .. }
        | Body::Order { .. }
        | Body::Match { .. }
        | Body::Year { .. }
        | Body::Quantity { .. }
        | Body::Name { .. }
        | Body::Card { .. } => String::new(),
    };
    match more.is_empty() {
        true => question.stem.clone(),
        false => [&question.stem, " ", more.as_str()].concat(),
    }
}

fn pair(item: &str, place: &str) -> String {
    [item, "[.]", place].concat()
}

/// Whether what is chosen from is true and false.
fn is_truth(options: &[Choice]) -> bool {
    let ids: Vec<&str> = options.iter().map(|one| one.id.as_str()).collect();
    [["true", "false"], ["True", "False"]]
        .iter()
        .any(|both| ids == *both)
}

fn truth(id: &str) -> &'static str {
    match id {
        "true" | "True" => "true",
        _ => "false",
    }
}

/// Every order that is right: the key, and where pairs are open the others, as many as are few.
fn orders(key: &[usize], open: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let is_open = |a: usize, b: usize| open.contains(&(a, b)) || open.contains(&(b, a));
    let mut found = Vec::new();
    // So far, and what is left in the order of the key. The key itself is found first.
    let mut waiting = vec![(Vec::new(), key.to_vec())];
    while let Some((order, left)) = waiting.pop() {
        if left.is_empty() {
            found.push(order);
            if found.len() == MOST_ORDERS {
                break;
            }
            continue;
        }
        for at in (0..left.len()).rev() {
            if left[..at].iter().all(|before| is_open(*before, left[at])) {
                let (mut order, mut left) = (order.clone(), left.clone());
                order.push(left.remove(at));
                waiting.push((order, left));
            }
        }
    }
    found
}

/// A number, or from where to where it counts.
fn span(key: &Amount) -> Option<String> {
    let right = Decimal::read(&key.value)?;
    let off = match &key.by {
        Some(by) => Decimal::read(by)?,
        None => right.times(Decimal::permille(i128::from(key.tolerance)))?,
    };
    let off = off.size();
    let (least, most) = (right.plus(off.negative())?, right.plus(off)?);
    let (least, most) = (least.write(), most.write());
    Some(match least == most {
        true => least,
        false => [&least, "[:]", &most].concat(),
    })
}

/// Every spelling that counts, the one that is shown first. Capitals make no difference.
fn names(bank: &Bank, key: &NameKey, answer: &str) -> Vec<String> {
    let mut names = vec![answer.to_owned()];
    match key {
        NameKey::Entity(ix) => {
            names.extend(bank.set().entity(*ix).spellings().map(str::to_owned));
        }
        NameKey::Listed(listed) => names.extend(listed.iter().cloned()),
    }
    let mut patterns: Vec<String> = Vec::new();
    for name in names {
        let pattern = ["{case_matters=false}", name.trim()].concat();
        // In a pattern the sign would part two answers.
        if !name.trim().is_empty() && !name.contains("[,]") && !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}

/// The fields of the activity of an item that is no question: its name and type.
pub(super) fn named(name: &str, language: &str, kind: &str) -> Value<'static> {
    let name = Value::Object(vec![(Name::from(language.to_owned()), text(name))]);
    object([("name", name), ("type", text(kind))])
}

#[cfg(test)]
pub(super) mod tests;
