//! A teacher's own question, unchanged but for the order of its options.

use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{
    Amount, Bank, Body, Choice, Dial, Fact, Falsity, NameKey, Proof, Refutation, Row,
};
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
    let question = bank.set().questions.get(at as usize)?;
    let (body, key, distractors) = match &question.body {
        WrittenBody::Choice { options, key } => choice(options, *key, chance),
        WrittenBody::Several { options, keys } => several(options, keys, chance),
        WrittenBody::ShortAnswer { accept } => {
            let answer = accept.first()?.clone();
            let row = Row::written(&answer);
            let key = NameKey::Listed(accept.clone());
            (Body::Name { key, answer }, vec![row], Vec::new())
        }
        WrittenBody::Number { value, tolerance } => {
            let key = Amount {
                value: value.clone(),
                unit: String::new(),
                hedge: None,
                tolerance: 0,
                by: tolerance.clone(),
            };
            let row = Row::written(&key.text());
            (Body::Quantity { key }, vec![row], Vec::new())
        }
        WrittenBody::Match { pairs, spare } => matched(pairs, spare, chance),
    };
    let mut proof = Proof {
        key,
        distractors,
        named: None,
    };
    if let (Some(why), Some(row)) = (&question.why, proof.key.first_mut()) {
        let said = std::mem::take(&mut row.says);
        let both = [said.as_str(), why].join(" ");
        both.trim_start().clone_into(&mut row.says);
    }
    Some(Drawn {
        stem: question.stem.clone(),
        body,
        proof,
    })
}

type Parts = (Body, Vec<Row>, Vec<Refutation>);

/// The options as they are shown: shuffled, but for numbers and dates, which read best as the
/// teacher wrote them, and for true and false.
fn shown(options: &[(String, Option<String>)], chance: &mut Chance) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..options.len()).collect();
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let is_truth = options.len() == 2 && options[0].0 == "True" && options[1].0 == "False";
    if !is_truth && !options.iter().all(|(text, _)| has_digit(text)) {
        chance.shuffle(&mut shown);
    }
    shown
}

fn said(option: &(String, Option<String>)) -> String {
    option.1.clone().unwrap_or_default()
}

fn row(option: &(String, Option<String>)) -> Row {
    Row {
        says: said(option),
        ..Row::written(&option.0)
    }
}

fn refute(option: &(String, Option<String>)) -> Refutation {
    Refutation {
        option: option.0.clone(),
        because: Falsity::Stated,
        instead: None,
        gap: String::new(),
        says: said(option),
    }
}

fn choice(options: &[(String, Option<String>)], key: usize, chance: &mut Chance) -> Parts {
    let shown = shown(options, chance);
    let others = shown.iter().filter(|at| **at != key);
    let distractors = others.map(|at| refute(&options[*at])).collect();
    let body = Body::Choice {
        key: shown.iter().position(|at| *at == key).unwrap_or(0),
        options: shown.iter().map(|at| plain(&options[*at].0)).collect(),
    };
    (body, vec![row(&options[key])], distractors)
}

fn several(options: &[(String, Option<String>)], keys: &[usize], chance: &mut Chance) -> Parts {
    let shown = shown(options, chance);
    let (mut rows, mut distractors, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (place, at) in shown.iter().enumerate() {
        if keys.contains(at) {
            places.push(place);
            rows.push(row(&options[*at]));
        } else {
            distractors.push(refute(&options[*at]));
        }
    }
    let body = Body::Several {
        options: shown.iter().map(|at| plain(&options[*at].0)).collect(),
        keys: places,
    };
    (body, rows, distractors)
}

fn matched(pairs: &[(String, String)], spare: &[String], chance: &mut Chance) -> Parts {
    let mut items: Vec<usize> = (0..pairs.len()).collect();
    chance.shuffle(&mut items);
    // A place that takes several items is shown once.
    let mut places: Vec<&String> = Vec::new();
    for place in pairs.iter().map(|(_, place)| place).chain(spare) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    chance.shuffle(&mut places);
    let place_of = |at: &usize| places.iter().position(|place| **place == pairs[*at].1);
    let rows = items.iter().map(|at| Row {
        says: pairs[*at].1.clone(),
        ..Row::written(&pairs[*at].0)
    });
    let body = Body::Match {
        key: items.iter().filter_map(place_of).collect(),
        // With as many places as items, each of them takes one.
        once: places.len() == items.len() && spare.is_empty(),
        places: places.iter().map(|place| plain(place)).collect(),
        items: items.iter().map(|at| plain(&pairs[*at].0)).collect(),
    };
    (body, rows.collect(), Vec::new())
}

fn plain(text: &str) -> Choice {
    Choice {
        id: text.to_owned(),
        text: text.to_owned(),
        period: None,
    }
}
