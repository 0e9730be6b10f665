//! Choose what was left out of a sentence: a name or a number. The others on offer are
//! provably false there, by their own years or because the place in the row is taken.

use super::cloze::{Cloze, cloze};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::changed::{self, Change};
use crate::bank::sentence::{Article, Part, takes_article};
use crate::bank::{Bank, Body, Choice, Dial, Fact, Falsity, Proof, Refutation, proof};
use crate::date::{self, Date};

pub(super) const FORM: Spec = Spec {
    name: "cloze-choice",
    family: "cloze",
    asks: &[Class::Actors, Class::Places, Class::Quantities],
    tests: Tests::Recognition,
    needs: &[Need::Summaries],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "inlineChoiceInteraction",
    moodle: "cloze",
    xapi: "choice",
};

/// Distractors wanted, and the fewest that make a question.
const WANTED: usize = 3;
const FEWEST: usize = 2;

/// The cloze, where options can fit into its gap.
fn asked(bank: &Bank, fact: Fact) -> Option<Cloze<'_>> {
    if !changed::may_change(bank, fact) {
        return None;
    }
    let cloze = cloze(bank, fact)?;
    if let Part::Entity(ix) = cloze.mention.part {
        let article = cloze.sentence.article(&cloze.mention);
        let takes = takes_article(bank.set().entity(ix));
        if takes != (article == Article::The) {
            return None;
        }
    }
    changed::can_change(bank, &cloze.sentence, fact, FEWEST).then_some(cloze)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let cloze = asked(bank, fact)?;
    let (sentence, mention) = (&cloze.sentence, &cloze.mention);
    let (key, chosen) = match mention.part {
        Part::Entity(ix) => {
            let entity = bank.set().entity(ix);
            let key = option(&entity.id, &entity.name);
            (key, names(bank, &cloze, fact, dial, chance))
        }
        Part::Quantity(_) => {
            let number = sentence.core(mention);
            let found = changed::numbers(bank, sentence, mention, dial.difficulty.permille());
            (option(number, number), around(found, number, chance))
        }
    };
    if chosen.len() < FEWEST {
        return None;
    }
    // Numbers rise, and stand around the key where chance has put it; names are shuffled.
    let at = match mention.part {
        Part::Entity(_) => chance.index(chosen.len() + 1),
        Part::Quantity(_) => {
            let key = size(&key.id);
            chosen.partition_point(|change| size(&change.id) < key)
        }
    };
    let refutations = chosen
        .iter()
        .map(|change| refute(bank, &cloze, &key, change));
    let refutations = refutations.collect();
    let offered = chosen.iter().map(|change| match change.entity {
        Some(ix) => option(&change.id, &bank.set().entity(ix).name),
        None => option(&change.id, &change.to),
    });
    let mut options: Vec<Choice> = offered.collect();
    options.insert(at, key);
    Some(Drawn {
        stem: cloze.stem(),
        body: Body::Choice { options, key: at },
        proof: Proof {
            key: vec![proof::row(bank, sentence.ix)],
            distractors: refutations,
        },
    })
}

/// The first of the false names of which no two may be one.
fn names(bank: &Bank, cloze: &Cloze, fact: Fact, dial: Dial, chance: &mut Chance) -> Vec<Change> {
    let found = changed::names(bank, &cloze.sentence, fact, &cloze.mention, dial, chance);
    let mut chosen: Vec<Change> = Vec::new();
    for change in found {
        let related = |other: &Change| {
            let both = other.entity.zip(change.entity);
            both.is_none_or(|(a, b)| bank.are_related(a, b))
        };
        if chosen.len() < WANTED && !chosen.iter().any(related) {
            chosen.push(change);
        }
    }
    chance.shuffle(&mut chosen);
    chosen
}

/// So many smaller and larger ones that each place is as likely for the key.
fn around(found: Vec<Change>, key: &str, chance: &mut Chance) -> Vec<Change> {
    let lower = found.partition_point(|change| size(&change.id) < size(key));
    let higher = found.len() - lower;
    let places: Vec<usize> = (0..=WANTED)
        .filter(|place| *place <= lower && WANTED - place <= higher)
        .collect();
    let Some(place) = places.get(chance.index(places.len())) else {
        return found;
    };
    let near = found.into_iter().skip(lower - place);
    near.take(WANTED).collect()
}

/// A written number in thousandths, for comparing.
fn size(number: &str) -> i64 {
    let plain = number.replace(',', "");
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let rest: String = rest.chars().chain("000".chars()).take(3).collect();
    [whole, &rest].concat().parse().unwrap_or(i64::MAX)
}

fn option(id: &str, text: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        text: text.to_owned(),
        period: None,
    }
}

fn refute(bank: &Bank, cloze: &Cloze, key: &Choice, change: &Change) -> Refutation {
    let when = date::text(&cloze.sentence.event.date);
    let says = match (&change.because, change.entity) {
        (Falsity::Apart { date, .. }, Some(ix)) => {
            let years = Date::parse(date).map_or_else(|_| date.clone(), |d| date::text(&d));
            let name = bank.set().entity(ix).name.as_str();
            [name, ": ", &years, "; this was ", &when, "."].concat()
        }
        (_, Some(_)) => ["It was ", &key.text, "."].concat(),
        (_, None) => ["It was ", &change.from, "."].concat(),
    };
    Refutation {
        option: change.id.clone(),
        because: change.because.clone(),
        instead: change.instead.clone(),
        gap: String::new(),
        says,
    }
}
