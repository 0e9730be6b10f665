//! Pictures that say nothing to those who cannot see them, or too much.

use crate::set::fold::fold;
use crate::set::{
    Card, Finding, Image, List, Problem, Set, WrittenBody, WrittenQuestion, folded_holds_name,
};

/// Pictures without a text, and those whose text holds the answer. The picture of an event is
/// shown with the proof, so that nothing is given away by it.
pub(super) fn weak(set: &Set) -> Vec<Finding> {
    let events = set.events.iter().filter_map(|event| {
        let problem = weakness(event.image.as_ref()?, &[])?;
        Some(of(List::Events, event.row, &event.id, problem))
    });
    let cards = set.cards.iter().filter_map(|card: &Card| {
        let problem = weakness(card.image.as_ref()?, &[&card.back])?;
        Some(of(List::Cards, card.row, &card.id, problem))
    });
    let questions = set.questions.iter().filter_map(|question| {
        let problem = weakness(question.image.as_ref()?, &answers(question))?;
        Some(of(List::Questions, question.row, &question.id, problem))
    });
    events.chain(cards).chain(questions).collect()
}

fn of(list: List, row: u32, item: &str, problem: Problem) -> Finding {
    Finding {
        list,
        row,
        item: item.to_owned(),
        field: "image".to_owned(),
        problem,
    }
}

fn weakness(image: &Image, answers: &[&str]) -> Option<Problem> {
    let alt = fold(&image.alt);
    if alt.is_empty() {
        return Some(Problem::NoAlt);
    }
    // A letter or a digit alone says nothing of itself.
    let tells = |answer: &&&str| answer.chars().nth(1).is_some() && folded_holds_name(&alt, answer);
    let told = answers.iter().find(tells)?;
    Some(Problem::AltGivesAway((*told).to_owned()))
}

/// What is right. In a match every text is shown anyway.
fn answers(question: &WrittenQuestion) -> Vec<&str> {
    match &question.body {
        WrittenBody::Choice { options, key } => {
            let key = options.get(*key);
            key.map(|(text, _)| text.as_str()).into_iter().collect()
        }
        WrittenBody::Several { options, keys } => {
            let keys = keys.iter().filter_map(|key| options.get(*key));
            keys.map(|(text, _)| text.as_str()).collect()
        }
        WrittenBody::ShortAnswer { accept } => accept.iter().map(String::as_str).collect(),
        WrittenBody::Number { value, .. } => vec![value],
        WrittenBody::Match { .. } => Vec::new(),
    }
}
