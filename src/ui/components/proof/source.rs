//! Which source says so, section and link.

use super::super::{Element, el, group};
use crate::bank::{Bank, Fact, Question};
use crate::set::{Citation, Set, Source};
use crate::ui::wording;

/// The line under a proof.
pub(super) fn source(bank: &Bank, question: &Question) -> Option<Element> {
    let set = bank.set();
    let source = el("p class='source'")
        .attr("lang", &set.language)
        .text(wording::SOURCE);
    Some(source.child(cited(set, citation(set, question)?)?))
}

/// Where the row of a question's fact says that it comes from; of an entity, the row that
/// shows what it is known for.
pub(super) fn citation<'a>(set: &'a Set, question: &Question) -> Option<&'a Citation> {
    match question.fact {
        Fact::Known(_) => {
            let ix = question.proof.key.first()?.event?;
            set.event(ix).source.as_ref()
        }
        Fact::Card(at) => set.cards[at as usize].source.as_ref(),
        Fact::Written(at) => set.questions[at as usize].source.as_ref(),
        Fact::Date(ix)
        | Fact::Start(ix)
        | Fact::End(ix)
        | Fact::Identity(ix)
        | Fact::Actor(ix, _)
        | Fact::Place(ix)
        | Fact::Kind(ix)
        | Fact::Quantity(ix, _) => set.event(ix).source.as_ref(),
    }
}

/// The source with its section.
pub(super) fn cited(set: &Set, citation: &Citation) -> Option<Element> {
    let work = set.source(citation)?;
    let section = citation.section.as_ref();
    let section = section.map(|section| [", ", section].concat());
    Some(group().child(linked(work)).text(section))
}

/// The title of a source, as a link where it has an address.
pub fn linked(work: &Source) -> Element {
    match &work.url {
        Some(url) => el("a rel='noreferrer'").attr("href", url).text(&work.title),
        None => group().text(&work.title),
    }
}
