//! The proof of an answer: the line of years, every option with its reason, the source.
//!
//! What the learner chose comes first, then the key, then the rest: [`options`] says so. A
//! file for each way to answer makes the lines; here they are drawn.

mod distance;
mod line;
mod mended;
mod options;
mod order;
mod pairs;
mod source;
mod timeline;
mod typed;
mod whole;

#[cfg(test)]
mod tests;

use super::{Element, el, group, proof_order};
use crate::bank::{Bank, Body, Grade, Question, Response, Verdict};
use crate::ui::wording;

pub use source::linked;
pub use whole::whole;

use line::{Line, Whose};

/// The verdict's name in the page, for tests and style.
#[must_use]
pub fn verdict_name(grade: &Grade) -> &'static str {
    match &grade.verdict {
        Verdict::Unknown => "unknown",
        verdict if verdict.is_right() => "right",
        _ if grade.permille > 0 => "partly",
        Verdict::Right
        | Verdict::Misspelt(_)
        | Verdict::Claimed
        | Verdict::PartlyRight { .. }
        | Verdict::PartlyOrdered { .. }
        | Verdict::GapsOff(_)
        | Verdict::YearsOff(_)
        | Verdict::AmountOff { .. }
        | Verdict::Another(_)
        | Verdict::Wrong => "wrong",
    }
}

/// Everything under the verdict. Like all of a proof it is no part of the first question,
/// and never inlined: see `ui::pages`.
#[inline(never)]
pub fn proof(bank: &Bank, question: &Question, response: &Response, grade: &Grade) -> Element {
    let mut lines = lines(bank, question, response, grade);
    lines.extend(question.proof.named.iter().map(|row| Line {
        tag: wording::NAMED,
        ..Line::of(bank, row, Whose::Nobody)
    }));
    let class = if lines.iter().all(|line| line.short.is_empty()) {
        "proof undated"
    } else if lines.iter().any(|line| line.short.chars().count() > 5) {
        "proof long"
    } else {
        "proof"
    };
    group()
        .child(mended::mended(bank, question))
        .child(distance::distance(bank, question, response, grade))
        .child(
            el("ul")
                .attr("aria-label", wording::WHY)
                .attr("lang", &bank.set().language)
                .attr("class", class)
                .each(&lines, Line::draw),
        )
        .child(proof_order::either_way(question))
        .child(source::source(bank, question))
}

fn lines<'a>(
    bank: &Bank,
    question: &'a Question,
    response: &'a Response,
    grade: &Grade,
) -> Vec<Line<'a>> {
    match &question.body {
        Body::Choice { options, key } | Body::Passage { options, key, .. } => {
            options::single(bank, question, options, *key, response)
        }
        Body::Several { options, keys } => {
            options::several(bank, question, options, keys, response)
        }
        Body::Order { key, .. } => order::lines(bank, question, key, response, grade),
        Body::Match {
            items, places, key, ..
        } => pairs::lines(bank, question, (items, places), key, response),
        Body::Timeline {
            item,
            lying,
            gaps,
            key,
        } => timeline::lines(bank, question, item, lying, (gaps, *key), response),
        Body::Year { .. } | Body::Quantity { .. } | Body::Name { .. } | Body::Card { .. } => {
            typed::lines(bank, question, response, grade)
        }
    }
}
