//! Choose the event of a date: one of them fell in that year, the others provably not.
//!
//! All are of one kind, where the set sorts them into kinds and has enough of it that neither
//! their time nor a name in their title rules out. The harder, the nearer they
//! lie to each other; at the hard end the stem may ask by the month.

use super::lineup::{can_stand_together, one_stands_out, option, stands_out};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof};
use crate::bank::{proof, wording};
use crate::date::{Period, Shape, Unit};
use crate::set::{Aspect, Event, EventIx, holds_name};

pub(super) const FORM: Spec = Spec {
    name: "choice-event",
    family: "choice",
    asks: &[Class::Identities],
    tests: Tests::Recognition,
    needs: &[Need::Events(3)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// Distractors wanted, and the fewest that make a question.
const WANTED: usize = 3;
const FEWEST: usize = 2;
/// How many of the nearest are looked at, and among how many of them the first try
/// chooses; those farther off give the key away.
const STOCK: usize = 12;
const NEAREST: usize = 4;
/// Draws of distractors before a key that stands out by its length is let go.
const TRIES: usize = 10;
/// So many should be such that a reader may well choose them.
const GOOD: usize = 6;
/// What lies farther off, in days, is ruled out by its time at any difficulty but the
/// easiest.
const FAR: i64 = 15 * 366;
/// From so many events of a kind on there are others to ask of instead.
const MANY: usize = 32;

/// The event and the period it is asked by.
fn asked(bank: &Bank, fact: Fact) -> Option<(EventIx, &Event, Period)> {
    let Fact::Identity(ix) = fact else {
        return None;
    };
    let event = bank.set().event(ix);
    if !happened_once(event) || !bank.is_shown(ix) {
        return None;
    }
    let period = Period::around(&event.date, Unit::Year)
        .or_else(|| Period::around(&event.date, Unit::Decade))?;
    Some((ix, event, period))
}

/// The month to ask by, at the hard end, unless the title tells it.
fn month(event: &Event, dial: Dial, chance: &mut Chance) -> Option<Period> {
    if !dial.difficulty.is_hard() || chance.below(2) == 0 {
        return None;
    }
    let month = Period::around(&event.date, Unit::Month)?;
    let text = month.text();
    let name = text.split(' ').next()?;
    (!holds_name(&event.title, name)).then_some(month)
}

/// "Happened in" suits a point, not something that lasted.
fn happened_once(event: &Event) -> bool {
    match event.date.shape() {
        Shape::Point | Shape::Between => true,
        Shape::Span => false,
    }
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some_and(|(ix, ..)| bank.peers(ix).0.events.len() > FEWEST)
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let (ix, event, year) = asked(bank, fact)?;
    let period = month(event, dial, chance).unwrap_or(year);
    let stock = stock(bank, (ix, period), dial, chance);
    let is_many = bank.peers(ix).0.events.len() > MANY;
    let confused = stock
        .first()
        .copied()
        .filter(|first| dial.event() == Some(*first));
    let mut others = pick(bank, event, period, (stock, is_many), confused, chance)?;
    let refutations = others
        .iter()
        .map(|other| proof::wrong_event(bank, *other, period))
        .collect();
    let at = chance.index(others.len() + 1);
    others.insert(at, ix);
    Some(Drawn {
        stem: wording::event_stem(period),
        body: Body::Choice {
            options: others.into_iter().map(|ix| option(bank, ix)).collect(),
            key: at,
        },
        proof: Proof {
            key: vec![proof::row(bank, ix)],
            distractors: refutations,
            named: None,
        },
    })
}

/// The events that may stand beside one, the most plausible first.
fn stock(
    bank: &Bank,
    (ix, period): (EventIx, Period),
    dial: Dial,
    chance: &mut Chance,
) -> Vec<EventIx> {
    let fits =
        |other: &EventIx| is_false(bank, *other, period) && can_stand_together(bank, ix, *other);
    let far = (dial.difficulty.years_off().1 * 366 * 2).max(FAR);
    let is_near = |other: &EventIx| {
        let off = (bank.first_day(*other) - bank.first_day(ix)).abs();
        off <= far && !bank.is_out_of_time(*other, period)
    };
    // What its title or its time rules out comes last, behind what is of another kind.
    let stock = bank.plausible(ix, dial, chance).into_iter().filter(fits);
    let (mut stock, rest): (Vec<EventIx>, Vec<EventIx>) =
        stock.partition(|other| dial.event() == Some(*other) || is_near(other));
    if stock.len() < GOOD {
        let others = bank.around(bank.everyone(ix), chance).into_iter();
        let mut others: Vec<EventIx> = others
            .filter(|other| fits(other) && is_near(other) && !stock.contains(other))
            .collect();
        chance.shuffle(&mut others);
        others.truncate(GOOD - stock.len());
        stock.extend(others);
    }
    stock.extend(rest);
    stock.truncate(STOCK);
    stock
}

/// Provably not in the period: neither its own date nor that of any event like it.
fn is_false(bank: &Bank, ix: EventIx, period: Period) -> bool {
    // What is asked for its numbers alone is no happening.
    let event = bank.set().event(ix);
    let is_happening = || event.asks(Aspect::Event) || event.asks(Aspect::Date);
    bank.is_asked(ix) && bank.is_apart(ix, period) && happened_once(event) && is_happening()
}

/// The most plausible ones among which the key does not stand out by its length; what it
/// was confused with is always among them.
fn pick(
    bank: &Bank,
    key: &Event,
    period: Period,
    (mut stock, is_many): (Vec<EventIx>, bool),
    confused: Option<EventIx>,
    chance: &mut Chance,
) -> Option<Vec<EventIx>> {
    let fixed = usize::from(confused.is_some());
    let may_choose = confused.is_none() && is_many;
    for attempt in 0..TRIES {
        // The circle widens by one at each try, and the last ones take what there is.
        let near = stock.len().min(NEAREST + attempt);
        let fewest = if attempt < TRIES - 2 { WANTED } else { FEWEST };
        chance.shuffle(&mut stock[fixed..near]);
        let mut chosen = of_different_dates(bank, &stock[..near], period.unit());
        if chosen.len() < fewest {
            continue;
        }
        let events: Vec<&Event> = chosen.iter().map(|ix| bank.set().event(*ix)).collect();
        // Where there are many, none of the options may stand out, and no second draw is made
        // for the sake of the key: either would make its length tell.
        if may_choose {
            return (!one_stands_out(key, &events)).then_some(chosen);
        }
        let last = attempt + 1 == TRIES;
        if !stands_out(key, &events) || (confused.is_some() && last) {
            // Chosen first, but shown anywhere.
            chance.shuffle(&mut chosen);
            return Some(chosen);
        }
    }
    None
}

/// The first ones of which no two fell together, nor hang together: whoever knows that
/// two did would rule both out.
fn of_different_dates(bank: &Bank, stock: &[EventIx], unit: Unit) -> Vec<EventIx> {
    let when = |ix: &EventIx| Period::around(&bank.set().event(*ix).date, unit);
    let mut chosen: Vec<EventIx> = Vec::new();
    for ix in stock {
        let together = |other: &EventIx| when(other).is_some() && when(other) == when(ix);
        let linked =
            |other: &EventIx| bank.set().are_linked(*other, *ix) || bank.are_nested(*other, *ix);
        if chosen.len() < WANTED && !chosen.iter().any(|o| together(o) || linked(o)) {
            chosen.push(*ix);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{bank, beside_event, century, dial, questions, shown};
    use super::*;
    use crate::bank::{Form, Question};

    const FORM: Form = Form::ChoiceEvent;

    /// How many years the wrong events lie off, in all.
    fn off(question: &Question) -> i64 {
        let (options, key) = question.body.single().unwrap();
        let year = |at: usize| options[at].id[1..].parse::<i64>().unwrap();
        (0..options.len())
            .map(|at| (year(at) - year(key)).abs())
            .sum()
    }

    #[test]
    fn the_harder_the_nearer_the_wrong_events_lie() {
        let bank = century();
        let fact = bank.fact_named("y1907/event").unwrap();
        let mut sums = [0; 3];
        for (sum, permille) in sums.iter_mut().zip([0, 500, 1000]) {
            for seed in 0..40 {
                let question = bank.draw(fact, FORM, seed, dial(permille)).unwrap();
                *sum += off(&question);
            }
        }
        assert!(
            sums[0] > sums[1] * 3 / 2 && sums[1] > sums[2] * 3 / 2,
            "{sums:?}"
        );
    }

    #[test]
    fn the_length_of_the_key_tells_nothing_where_there_are_many() {
        let event = |n: u32| {
            let letter = |n: u32| char::from_u32(u32::from('a') + n % 26).unwrap();
            let name: String = [n / 26, n, n * 7].into_iter().map(letter).collect();
            let called = match crate::bank::chance::seed_of(7, u64::from(n)) % 5 {
                0 => "the long and bitter quarrel over ",
                1 => "the much debated sale of ",
                _ => "the peace of ",
            };
            format!(
                r#"{{"id":"e{n}","date":"{}","kind":"deed","title":"{called}Ad{name}"}}"#,
                1700 + n
            )
        };
        let events: Vec<String> = (0..300).map(event).collect();
        let bank = super::super::trial::bank_of(&events.join(","));
        let (mut shorter, mut longer, mut drawn) = (0_i64, 0_i64, 0);
        for fact in bank.facts_for(FORM) {
            for seed in 0..8 {
                let question = bank.draw(fact, FORM, seed, dial(500));
                let Some((options, key)) = question.as_ref().and_then(|q| q.body.single()) else {
                    continue;
                };
                let length = |at: usize| options[at].text.chars().count();
                for at in 0..options.len() {
                    shorter += i64::from(length(at) < length(key));
                    longer += i64::from(length(at) > length(key));
                }
                drawn += 1;
            }
        }
        assert!(drawn > 1000, "{drawn}");
        assert!(
            (shorter - longer).abs() * 8 < shorter + longer,
            "{shorter} {longer}"
        );
    }

    #[test]
    fn what_was_confused_with_the_key_stands_beside_it() {
        let bank = century();
        let fact = bank.fact_named("y1907/event").unwrap();
        for id in ["y1850", "y1908", "d1"] {
            let title =
                wording::capitalised(&bank.set().events.iter().find(|e| e.id == id).unwrap().title);
            for seed in 0..20 {
                let dial = beside_event(&bank, id, 500);
                let question = bank.draw(fact, FORM, seed, dial).unwrap();
                assert!(shown(&question).contains(&title), "{id}");
            }
        }
    }

    #[test]
    fn a_month_is_asked_at_the_hard_end_alone_and_every_option_lies_outside_it() {
        let bank = bank();
        let by_month = |permille: u16| -> Vec<Question> {
            let mut drawn = questions(&bank, FORM, dial(permille), 20);
            drawn.retain(|question| question.stem.contains("December 1805"));
            drawn
        };
        assert!(by_month(0).is_empty() && by_month(500).is_empty());
        let hard = by_month(1000);
        assert!(!hard.is_empty());
        for question in hard {
            let (options, key) = question.body.single().unwrap();
            for (at, option) in options.iter().enumerate() {
                let events = &mut bank.set().events.iter();
                let event = events.find(|event| event.id == option.id).unwrap();
                let inside = event.date.to_string().starts_with("1805-12");
                assert_eq!(inside, at == key, "{question:?}");
            }
        }
    }
}
