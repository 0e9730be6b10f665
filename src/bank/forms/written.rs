//! A teacher's own question, unchanged but for the order of its options.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Choice, Dial, Fact, Falsity, NameKey, Proof, Refutation, Row};
use crate::set::WrittenBody;

pub(super) const FORM: Spec = Spec {
    name: "written",
    family: "written",
    asks: &[Class::Written],
    tests: Tests::Recognition,
    needs: &[Need::Written],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

fn can_ask(_: &Bank, fact: Fact) -> bool {
    matches!(fact, Fact::Written(_))
}

fn draw(bank: &Bank, fact: Fact, _: Dial, chance: &mut Chance) -> Option<Drawn> {
    let Fact::Written(at) = fact else {
        return None;
    };
    match &bank.set().questions.get(at as usize)?.body {
        WrittenBody::Choice { stem, options, key } => Some(choice(stem, options, *key, chance)),
        WrittenBody::ShortAnswer { stem, accept, why } => Some(Drawn {
            stem: stem.clone(),
            proof: Proof {
                key: vec![Row {
                    says: why.clone().unwrap_or_default(),
                    ..Row::written(accept.first()?)
                }],
                distractors: Vec::new(),
                named: None,
            },
            body: Body::Name {
                key: NameKey::Listed(accept.clone()),
                answer: accept.first()?.clone(),
            },
        }),
    }
}

fn choice(
    stem: &str,
    options: &[(String, Option<String>)],
    key: usize,
    chance: &mut Chance,
) -> Drawn {
    let mut shown: Vec<usize> = (0..options.len()).collect();
    // Numbers and dates read best in the order the teacher wrote them.
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    if !options.iter().all(|(text, _)| has_digit(text)) {
        chance.shuffle(&mut shown);
    }
    let says = |at: usize| options[at].1.clone().unwrap_or_default();
    let refute = |at: &usize| Refutation {
        option: options[*at].0.clone(),
        because: Falsity::Stated,
        instead: None,
        gap: String::new(),
        says: says(*at),
    };
    let mut row = Row::written(&options[key].0);
    row.says = says(key);
    Drawn {
        stem: stem.to_owned(),
        proof: Proof {
            key: vec![row],
            distractors: shown.iter().filter(|at| **at != key).map(refute).collect(),
            named: None,
        },
        body: Body::Choice {
            key: shown.iter().position(|at| *at == key).unwrap_or(0),
            options: shown.iter().map(|at| plain(&options[*at].0)).collect(),
        },
    }
}

fn plain(text: &str) -> Choice {
    Choice {
        id: text.to_owned(),
        text: text.to_owned(),
        period: None,
    }
}
