//! Pairs and sorted items: where each belongs, and where it was put.

use super::line::{Line, Whose};
use super::options::{key_row, reason, refutation};
use crate::bank::{Bank, Choice, Fact, Question, Response};
use crate::ui::wording;

/// What was put elsewhere first, then what was put where it belongs.
pub(super) fn lines<'a>(
    bank: &Bank,
    question: &'a Question,
    (items, places): (&'a [Choice], &'a [Choice]),
    key: &[usize],
    response: &'a Response,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut elsewhere = 0;
    for (nth, (item, home)) in items.iter().zip(key).enumerate() {
        let given = given(item, places, response);
        let whose = match given {
            Some(given) if given.id == places[*home].id => Whose::Both,
            Some(_) => Whose::Mine,
            None => Whose::True,
        };
        let line = line(bank, question, item, nth, (&places[*home], given, whose));
        if whose == Whose::Mine {
            lines.insert(elsewhere, line);
            elsewhere += 1;
        } else {
            lines.push(line);
        }
    }
    lines
}

/// The place that the learner gave to an item.
fn given<'a>(item: &Choice, places: &'a [Choice], response: &Response) -> Option<&'a Choice> {
    let Response::Matched(pairs) = response else {
        return None;
    };
    let (_, given) = pairs.iter().find(|(id, _)| *id == item.id)?;
    places.iter().find(|place| place.id == *given)
}

fn line<'a>(
    bank: &Bank,
    question: &'a Question,
    item: &'a Choice,
    nth: usize,
    (home, given, whose): (&'a Choice, Option<&Choice>, Whose),
) -> Line<'a> {
    let mut line = match key_row(bank, question, item, nth) {
        Some(row) => Line::of(bank, row, whose),
        None => Line::empty(whose),
    };
    line.title = &item.text;
    line.tag = "";
    line.stood = Some(wording::belongs(
        &home.text,
        given.map(|given| given.text.as_str()),
        whose == Whose::Both,
    ));
    if let (Fact::Known(_), Whose::Mine, Some(given)) = (question.fact, whose, given) {
        line.stood = line
            .stood
            .map(|stood| known_instead(question, stood, given));
    }
    if whose == Whose::Mine
        && let Some(refutation) = refutation(question, &item.id)
    {
        line.says = reason(bank, question, refutation);
    }
    line
}

/// What the one that was given is known for: it stands among the items.
fn known_instead(question: &Question, stood: String, given: &Choice) -> String {
    let mut items = question.body.offered().iter();
    match items.find(|item| item.id == given.id) {
        Some(own) => [&stood, " ", &wording::known_for(&given.text, &own.text)].concat(),
        None => stood,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::{proof, whole};
    use super::*;
    use crate::bank::{Body, Dial, Form, grade};
    use crate::set;
    use crate::ui::tests::rendered;

    const SET: &str = r#"{"format":"annals-set/1","id":"t","title":"T",
        "sources":[{"id":"book","title":"The Book"}],"entities":[
        {"id":"ann","kind":"person","name":"Ann Lee","known_for":"signed the pact"},
        {"id":"bo","kind":"person","name":"Bo Hart","known_for":"sank the fleet"},
        {"id":"cy","kind":"person","name":"Cy Marlow","known_for":"spoke last"}],"events":[
        {"id":"bo","date":"1941","title":"the pact","summary":"Ann Lee signed it.","source":{"id":"book"},
         "actors":[{"entity":"ann","role":"r"}]},
        {"id":"raid","date":"1942","title":"the raid","actors":[{"entity":"bo","role":"r"}],"source":{"id":"book"}},
        {"id":"end","date":"1945","title":"the end","actors":[{"entity":"cy","role":"r"}],"source":{"id":"book"}}]}"#;

    #[test]
    fn what_the_one_that_was_given_is_known_for_is_told() {
        let bank = Bank::compile(Rc::new(set::read(SET).unwrap().set));
        let fact = bank.fact_named("entity/ann").unwrap();
        let question = bank.draw(fact, Form::Match, 1, Dial::default()).unwrap();
        let Body::Match { items, .. } = &question.body else {
            panic!("{question:?}");
        };
        let given = |id: &str| match id {
            "ann" => "bo".to_owned(),
            "bo" => "ann".to_owned(),
            other => other.to_owned(),
        };
        let pairs = items.iter().map(|item| (item.id.clone(), given(&item.id)));
        let response = Response::Matched(pairs.collect());
        let grade = grade(&bank, &question, &response);
        assert_eq!(grade.permille, 333);
        let page = rendered(proof(&bank, &question, &response, &grade).html());
        for part in [
            "Ann Lee; you said Bo Hart. Bo Hart: sank the fleet. Ann Lee signed it.",
            "Bo Hart; you said Ann Lee. Ann Lee: signed the pact.",
            "Cy Marlow, as you said.",
            "The Book",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        let page = rendered(whole(&bank, &question).html());
        assert!(page.contains("The author states that only one answer is right."));
        assert!(page.contains("raid") && page.contains("1945"));
    }
}
