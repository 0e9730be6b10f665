//! Choose what was left out of a sentence: a name or a number. The others on offer are
//! provably false there, by their own years or because the place in the row is taken.

use super::cloze::{Cloze, cloze};
use super::numbers::{has_room, sides};
use super::rivals;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::amounts::Exact;
use crate::bank::chance::Chance;
use crate::bank::changed::{self, Change};
use crate::bank::sentence::{Article, Part, bare, takes_article};
use crate::bank::{Bank, Body, Choice, Dial, Fact, Falsity, Proof, Refutation, proof, wording};
use crate::date::{self, Date};
use crate::set::Event;

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

/// Names wanted beside the key, and the fewest that make a question.
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
    if let Part::Quantity(_) = cloze.mention.part {
        // A number that is only a bound would always be the least, or the greatest.
        let (lower, higher) = changed::numbers_beside(bank, &cloze.sentence, &cloze.mention);
        return has_room(lower, higher).then_some(cloze);
    }
    changed::can_change(bank, &cloze.sentence, fact, FEWEST).then_some(cloze)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let cloze = asked(bank, fact)?;
    let (sentence, mention) = (&cloze.sentence, &cloze.mention);
    // Names are shuffled; numbers rise, and stand around the key where chance puts it.
    let (key, chosen, at) = match mention.part {
        Part::Entity(ix) => {
            let entity = bank.set().entity(ix);
            let key = option(&entity.id, shown(&cloze, &entity.name));
            let chosen = names(bank, &cloze, fact, dial, chance);
            let at = chance.index(chosen.len() + 1);
            (key, chosen, at)
        }
        Part::Quantity(_) => {
            let number = sentence.core(mention);
            let found = changed::numbers(bank, sentence, mention, dial.difficulty.permille());
            let (chosen, at) = around(found, chance)?;
            (option(number, number), chosen, at)
        }
    };
    if chosen.len() < FEWEST {
        return None;
    }
    let refutations = chosen
        .iter()
        .map(|change| refute(bank, &cloze, &key, change));
    let refutations = refutations.collect();
    let offered = chosen.iter().map(|change| match change.entity {
        Some(ix) => option(&change.id, shown(&cloze, &bank.set().entity(ix).name)),
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
            named: None,
        },
    })
}

/// The first of the false names of which no two may be one.
fn names(bank: &Bank, cloze: &Cloze, fact: Fact, dial: Dial, chance: &mut Chance) -> Vec<Change> {
    let found = changed::names(bank, &cloze.sentence, fact, &cloze.mention, dial, chance);
    let mut chosen: Vec<Change> = Vec::with_capacity(WANTED);
    for change in found {
        let related = |other: &Change| {
            let both = other.entity.zip(change.entity);
            both.is_none_or(|(a, b)| bank.are_related(a, b))
        };
        if !chosen.iter().any(related) {
            chosen.push(change);
        }
        if chosen.len() == WANTED {
            break;
        }
    }
    chance.shuffle(&mut chosen);
    chosen
}

/// A name as it stands in the gap, without its article where one stands before it.
fn shown<'a>(cloze: &Cloze, name: &'a str) -> &'a str {
    match cloze.sentence.article(&cloze.mention) {
        Article::The => bare(name),
        Article::None | Article::Indefinite => name,
    }
}

/// Numbers on both sides of the key, and how many of them lie below it.
fn around(found: Vec<Change>, chance: &mut Chance) -> Option<(Vec<Change>, usize)> {
    let lower = found.iter().filter(|change| change.is_lower).count();
    let (below, above) = sides(lower, found.len() - lower, [false; 2], chance)?;
    // They rise, so that the nearest lie around the key.
    let near = found.into_iter().skip(lower - below).take(below + above);
    Some((near.collect(), below))
}

fn option(id: &str, text: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        text: text.to_owned(),
        period: None,
    }
}

/// What the number in the gap counts.
fn unit<'a>(cloze: &Cloze<'a>) -> &'a str {
    let Part::Quantity(at) = cloze.mention.part else {
        return "";
    };
    let event: &'a Event = cloze.sentence.event;
    let quantity = event.quantities.get(usize::from(at));
    quantity.map_or("", |quantity| quantity.unit.as_str())
}

fn refute(bank: &Bank, cloze: &Cloze, key: &Choice, change: &Change) -> Refutation {
    let when = date::text(&cloze.sentence.event.date);
    let says = match (&change.because, change.entity) {
        (Falsity::Apart { date, .. }, Some(ix)) => {
            let years = Date::parse(date).map_or_else(|_| date.clone(), |d| date::text(&d));
            let name = bank.set().entity(ix).name.as_str();
            [name, ": ", &years, "; this was ", &when, "."].concat()
        }
        (_, Some(ix)) => {
            let belongs = rivals::belongs(bank, cloze.sentence.ix, ix);
            match belongs.is_empty() {
                true => ["It was ", change.article, &key.text, "."].concat(),
                false => belongs,
            }
        }
        (_, None) => match (Exact::read(&change.id), Exact::read(&key.id)) {
            (Some(other), Some(own)) if own.0 > 0 => {
                wording::beside_the_number(other.0, own.0, unit(cloze))
            }
            (_, _) => ["It was ", &change.from, "."].concat(),
        },
    };
    Refutation {
        option: change.id.clone(),
        because: change.because.clone(),
        instead: change.instead.clone(),
        gap: String::new(),
        says,
    }
}
