//! Options of written questions that stand out by their length.

use crate::set::{Finding, List, Problem, Set, WrittenBody, WrittenQuestion};

/// Characters from which on an option is too long to be read beside others.
const LONG: usize = 120;

/// One finding for each question that has such an option.
pub(super) fn long(set: &Set) -> Vec<Finding> {
    set.questions.iter().filter_map(of_question).collect()
}

fn of_question(question: &WrittenQuestion) -> Option<Finding> {
    let lengths: Vec<usize> = offered(&question.body)
        .iter()
        .map(|text| text.chars().count())
        .collect();
    let (chars, sum) = (*lengths.iter().max()?, lengths.iter().sum::<usize>());
    let others = (sum - chars).checked_div(lengths.len() - 1)?;
    (chars > LONG && chars > 2 * others).then(|| Finding {
        list: List::Questions,
        row: question.row,
        item: question.id.clone(),
        field: field(&question.body).to_owned(),
        problem: Problem::LongOption { chars, others },
    })
}

/// What is shown side by side.
fn offered(body: &WrittenBody) -> Vec<&str> {
    match body {
        WrittenBody::Choice { options, .. } | WrittenBody::Several { options, .. } => {
            options.iter().map(|(text, _)| text.as_str()).collect()
        }
        WrittenBody::Match { pairs, spare } => {
            let places = pairs.iter().map(|(_, place)| place);
            places.chain(spare).map(String::as_str).collect()
        }
        WrittenBody::ShortAnswer { .. } | WrittenBody::Number { .. } => Vec::new(),
    }
}

fn field(body: &WrittenBody) -> &'static str {
    match body {
        WrittenBody::Match { .. } => "pairs",
        WrittenBody::Choice { .. }
        | WrittenBody::Several { .. }
        | WrittenBody::ShortAnswer { .. }
        | WrittenBody::Number { .. } => "options",
    }
}
