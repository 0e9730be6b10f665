//! What was answered, as a text: a table holds no buttons and no lines to sort.

use crate::bank::{Body, Choice, Question, Response};

/// What a learner who knew a card says of it.
const KNEW: &str = "knew it";
/// And one who did not.
const DID_NOT: &str = "did not know it";
/// "I don't know."
const UNKNOWN: &str = "did not know";

/// A response to a question, as it was shown to whoever gave it.
#[must_use]
pub fn told(question: &Question, response: &Response) -> String {
    let (items, places): (&[Choice], &[Choice]) = match &question.body {
        Body::Match { items, places, .. } => (items, places),
        body => (body.offered(), &[]),
    };
    let shown = |list: &[Choice], id: &str| -> String {
        let one = list.iter().find(|one| one.id == id);
        // What the question has not is told by its name in the set.
        one.map_or_else(|| id.to_owned(), |one| one.text.clone())
    };
    let all = |ids: &[String]| -> String {
        let texts: Vec<String> = ids.iter().map(|id| shown(items, id)).collect();
        texts.join(" · ")
    };
    match response {
        Response::Chosen(id) => shown(items, id),
        Response::Marked(ids) if ids.is_empty() => "none".to_owned(),
        Response::Marked(ids) | Response::Ordered(ids) => all(ids),
        Response::Matched(pairs) => {
            let pair = |(item, place): &(String, String)| {
                [&shown(items, item), " → ", &shown(places, place)].concat()
            };
            let pairs: Vec<String> = pairs.iter().map(pair).collect();
            pairs.join(" · ")
        }
        Response::Typed(text) => text.clone(),
        Response::Rated(true) => KNEW.to_owned(),
        Response::Rated(false) => DID_NOT.to_owned(),
        Response::Unknown => UNKNOWN.to_owned(),
    }
}

/// The right answer of a question, in the same way.
#[must_use]
pub fn key_told(question: &Question) -> String {
    match &question.body {
        Body::Match { .. } => told(question, &question.key_response()),
        Body::Choice { .. }
        | Body::Several { .. }
        | Body::Order { .. }
        | Body::Timeline { .. }
        | Body::Passage { .. }
        | Body::Year { .. }
        | Body::Quantity { .. }
        | Body::Name { .. }
        | Body::Card { .. } => question.key_text(),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::bank::{Bank, Form, Selection};
    use crate::set;

    #[test]
    fn the_right_answer_is_told_as_the_key_is() {
        let text = include_str!("../../questions/japan-soviet-union.json");
        let bank = Bank::compile(Rc::new(set::read(text).expect("the shipped set").set));
        let selection = Selection::usual(3, 60);
        let mut forms: Vec<Form> = Vec::new();
        for (_, question) in bank.plan(&selection, &[]) {
            let answer = told(&question, &question.key_response());
            match &question.body {
                // Typed as a number, told as a date, with its unit, or as the card has it.
                Body::Year { .. } | Body::Quantity { .. } | Body::Card { .. } => {}
                Body::Match { items, .. } => {
                    assert_eq!(answer.matches(" → ").count(), items.len());
                    assert_eq!(answer, key_told(&question));
                }
                _ => assert_eq!(answer, key_told(&question), "{}", question.stem),
            }
            forms.push(question.form);
        }
        forms.sort();
        forms.dedup();
        assert!(forms.len() > 10, "{forms:?}");
    }

    #[test]
    fn what_the_question_has_not_is_told_by_its_name() {
        let text = include_str!("../../questions/japan-soviet-union.json");
        let bank = Bank::compile(Rc::new(set::read(text).expect("the shipped set").set));
        let planned = bank.plan(&Selection::usual(3, 1), &[]);
        let (_, question) = &planned[0];
        for (response, text) in [
            (Response::Chosen("none-such".to_owned()), "none-such"),
            (Response::Marked(Vec::new()), "none"),
            (Response::Unknown, "did not know"),
            (Response::Rated(false), "did not know it"),
            (Response::Typed("=1".to_owned()), "=1"),
        ] {
            assert_eq!(told(question, &response), text);
        }
    }
}
