//! Find the detail of a sentence that was changed: its date, a name, the place, a number.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::changed;
use crate::bank::sentence::{Mention, Part, Sentence, part};
use crate::bank::{
    Bank, Body, Choice, Dial, Fact, Falsity, Piece, Proof, Refutation, proof, wording,
};

pub(super) const FORM: Spec = Spec {
    name: "wrong-detail",
    family: "wrong-detail",
    asks: &[
        Class::Times,
        Class::Actors,
        Class::Places,
        Class::Quantities,
    ],
    tests: Tests::Recognition,
    needs: &[Need::Summaries],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "hottextInteraction",
    moodle: "",
    xapi: "choice",
};

/// The fewest details to choose from, the date among them.
const FEWEST: usize = 3;

/// A detail that can be pointed at: where it stands in the sentence, and its name, which
/// is the end of the name of its fact.
struct Detail {
    id: String,
    /// `None`: the date before the sentence.
    mention: Option<Mention>,
}

fn details(bank: &Bank, sentence: &Sentence) -> Vec<Detail> {
    let date = Detail {
        id: "date".to_owned(),
        mention: None,
    };
    let mut details = vec![date];
    let mut seen: Vec<Part> = Vec::new();
    for mention in &sentence.mentions {
        if !seen.contains(&mention.part) {
            seen.push(mention.part);
            details.push(Detail {
                id: name_of(bank, sentence, mention.part),
                mention: Some(mention.clone()),
            });
        }
    }
    details
}

/// The end of the name of a fact: `actor/japan`, `place`, `quantity/1`.
fn name_of(bank: &Bank, sentence: &Sentence, part: Part) -> String {
    match part {
        Part::Quantity(at) => ["quantity/", &(at + 1).to_string()].concat(),
        Part::Entity(ix) => {
            let mut actors = sentence.event.actors.iter();
            if actors.any(|actor| actor.entity == ix) {
                ["actor/", &bank.set().entity(ix).id].concat()
            } else {
                "place".to_owned()
            }
        }
    }
}

fn asked(bank: &Bank, fact: Fact) -> Option<Sentence<'_>> {
    if !changed::may_change(bank, fact) {
        return None;
    }
    let sentence = Sentence::of(bank, fact.event()?)?;
    (details(bank, &sentence).len() >= FEWEST && changed::can_change(bank, &sentence, fact, 1))
        .then_some(sentence)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    // Dates can be changed more often than all else together; were each of them asked,
    // whoever knows nothing would point at the date.
    if matches!(fact, Fact::Date(_)) && chance.below(2) == 0 {
        return None;
    }
    let sentence = asked(bank, fact)?;
    let change = changed::change(bank, &sentence, fact, dial, chance)?;
    let changed = part(bank, fact);
    let details = details(bank, &sentence);
    let is_changed = |detail: &Detail| detail.mention.as_ref().map(|m| m.part) == changed;
    let key = details.iter().position(is_changed)?;
    let text = |at: usize, detail: &Detail| match &detail.mention {
        None if at == key => change.to.clone(),
        None => sentence.lead.date.clone(),
        Some(mention) if at == key => sentence.words_with(mention, &change.to),
        Some(mention) => sentence.words(mention).to_owned(),
    };
    let options = details.iter().enumerate().map(|(at, detail)| Choice {
        id: detail.id.clone(),
        text: text(at, detail),
        period: None,
    });
    let options: Vec<Choice> = options.collect();
    let stands = options.iter().enumerate().filter(|(at, _)| *at != key);
    let distractors = stands.map(|(_, option)| Refutation {
        option: option.id.clone(),
        because: Falsity::Agrees {
            event: sentence.event.id.clone(),
        },
        instead: None,
        gap: String::new(),
        says: wording::detail_stands(&option.text),
    });
    let distractors = distractors.collect();
    let mut row = proof::row(bank, sentence.ix);
    row.says = [&change.correction(), " ", &row.says].concat();
    Some(Drawn {
        stem: wording::WRONG_DETAIL.to_owned(),
        body: Body::Passage {
            pieces: pieces(&sentence, &details),
            options,
            key,
        },
        proof: Proof {
            key: vec![row],
            distractors,
        },
    })
}

/// The sentence in pieces: the details, and what stands between them.
fn pieces(sentence: &Sentence, details: &[Detail]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut text = sentence.lead.before.to_owned();
    let mut at = 0;
    for (number, detail) in details.iter().enumerate() {
        if let Some(mention) = &detail.mention {
            text.push_str(&sentence.between(at, mention.whole.start));
            at = mention.whole.end;
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(Piece::Option(number));
        if detail.mention.is_none() {
            text.push_str(sentence.lead.after);
        }
    }
    text.push_str(&sentence.between(at, sentence.text.len()));
    if !sentence.text.ends_with(['.', '?', '!', '。']) {
        text.push('.');
    }
    pieces.push(Piece::Text(text));
    pieces
}
