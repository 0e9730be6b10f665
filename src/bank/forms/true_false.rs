//! Say whether a statement is true: the sentence of an event with its date, in half of
//! the questions with one detail changed.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::changed::{self, Change};
use crate::bank::sentence::{Sentence, part};
use crate::bank::{Bank, Body, Choice, Dial, Fact, Falsity, Proof, Refutation, proof, wording};

pub(super) const FORM: Spec = Spec {
    name: "true-false",
    family: "true-false",
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
    qti: "choiceInteraction",
    moodle: "truefalse",
    xapi: "true-false",
};

fn asked(bank: &Bank, fact: Fact) -> Option<Sentence<'_>> {
    if !changed::may_change(bank, fact) {
        return None;
    }
    let sentence = Sentence::of(bank, fact.event()?)?;
    changed::can_change(bank, &sentence, fact, 1).then_some(sentence)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let sentence = asked(bank, fact)?;
    let is_true = chance.below(2) == 0;
    // Drawn for a true one too: what cannot be made false is not asked at all, or a
    // statement of it would always be true.
    let change = changed::change(bank, &sentence, fact, dial, chance)?;
    let mut row = proof::row(bank, sentence.ix);
    let (stem, refutation) = if is_true {
        (sentence.dated(None), stands(&sentence))
    } else {
        row.says = [&change.correction(), " ", &row.says].concat();
        (
            false_statement(bank, &sentence, fact, &change)?,
            refute(&change),
        )
    };
    Some(Drawn {
        stem: wording::sentence(&stem),
        body: Body::Choice {
            options: vec![
                option("true", wording::TRUE),
                option("false", wording::FALSE),
            ],
            key: usize::from(!is_true),
        },
        proof: Proof {
            key: vec![row],
            distractors: vec![refutation],
            named: None,
        },
    })
}

fn false_statement(
    bank: &Bank,
    sentence: &Sentence,
    fact: Fact,
    change: &Change,
) -> Option<String> {
    match part(bank, fact) {
        Some(part) => Some(sentence.with(sentence.only(part)?, &change.to)),
        None => Some(sentence.dated(Some(&change.to))),
    }
}

fn option(id: &str, text: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        text: text.to_owned(),
        period: None,
    }
}

/// Why "false" is wrong of a true statement.
fn stands(sentence: &Sentence) -> Refutation {
    Refutation {
        option: "false".to_owned(),
        because: Falsity::Agrees {
            event: sentence.event.id.clone(),
        },
        instead: None,
        gap: String::new(),
        says: wording::statement_stands(&crate::date::text(&sentence.event.date)),
    }
}

/// Why "true" is wrong of a changed one.
fn refute(change: &Change) -> Refutation {
    Refutation {
        option: "true".to_owned(),
        because: change.because.clone(),
        instead: change.instead.clone(),
        gap: String::new(),
        says: change.correction(),
    }
}
