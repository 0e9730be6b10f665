//! Events that can be put in order with another: which, and how far off in time.

use super::lineup::can_stand_together;
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial, Difficulty, Fact};
use crate::date::Order;
use crate::set::EventIx;

/// Days of a year, near enough for a distance.
const YEAR: i64 = 365;
/// Companions lie at least so far off in the easiest question, and at most so far.
const EASY: (i64, i64) = (12 * YEAR, 40 * YEAR);
/// The farthest in the hardest question.
const HARD: i64 = 2 * YEAR;
/// An event of another kind is taken for so much worse placed than it is.
const STRANGE: i64 = 2 * YEAR;
/// In one draw of so many all kinds are alike, so that a small kind does not show the
/// same company for ever.
const MIXED: u32 = 4;
/// A kind of so many events is asked by itself, where so many of it fit.
const LARGE: usize = 128;
const ENOUGH: usize = 16;
/// How far the order of companions may be from that of their fitness, in thousandths.
const BLUR: u32 = 600;

/// Days that fall from easy to hard, fast at first: where the years are few, one more
/// or less tells most.
pub(super) fn eased(difficulty: Difficulty, easy: i64, hard: i64) -> i64 {
    let ease = 1000 - i64::from(difficulty.permille());
    hard + (easy - hard) * ease * ease / 1_000_000
}

/// How near companions may lie, in days.
pub(super) fn nearest(difficulty: Difficulty) -> i64 {
    eased(difficulty, EASY.0, 0)
}

/// The event of a fact that can be put in order with others.
pub(super) fn ordered(bank: &Bank, fact: Fact) -> Option<EventIx> {
    match fact {
        Fact::Date(ix) => bank.is_ordered(ix).then_some(ix),
        Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Known(_)
        | Fact::Card(_)
        | Fact::Written(_) => None,
    }
}

/// Whether the set has so many events that can be put in order, this one among them.
pub(super) fn can_order(bank: &Bank, fact: Fact, fewest: usize) -> bool {
    ordered(bank, fact).is_some_and(|ix| bank.in_order(ix).0.events.len() >= fewest)
}

/// Whether the dates decide which of two came first.
pub(super) fn decided(bank: &Bank, a: EventIx, b: EventIx) -> bool {
    match bank.order(a, b) {
        Order::Before | Order::After => true,
        Order::Same | Order::Undecidable => false,
    }
}

/// Events to stand beside this one in time: what was asked to stand there first, then
/// those at the distance that suits the difficulty, those of its kind before others.
/// Whether their dates decide anything is for the form to see.
pub(super) fn companions(
    bank: &Bank,
    ix: EventIx,
    dial: Dial,
    chance: &mut Chance,
) -> Vec<EventIx> {
    let (near, far) = (
        nearest(dial.difficulty),
        eased(dial.difficulty, EASY.1, HARD),
    );
    let strange = if chance.below(MIXED) == 0 { 0 } else { STRANGE };
    let fits = |other: &EventIx| bank.is_ordered(*other) && can_stand_together(bank, ix, *other);
    let peers = bank.peers(ix);
    let mut stock = bank.around(peers, chance);
    stock.retain(fits);
    // Of a large kind there are enough, where others would only come behind them.
    if strange == 0 || peers.0.events.len() < LARGE || stock.len() < ENOUGH {
        for other in bank.around(bank.in_order(ix), chance) {
            if fits(&other) && !stock.contains(&other) {
                stock.push(other);
            }
        }
    }
    let stock = stock.into_iter().map(|ix| ix.0).collect();
    let found = chance.nearest_first(stock, BLUR, |other| {
        let other = EventIx(other);
        let days = days_between(bank, ix, other);
        let outside = (near - days).max(days - far).max(0);
        let kind = if bank.kind_of(other) == bank.kind_of(ix) {
            0
        } else {
            strange
        };
        (YEAR + outside + kind).unsigned_abs()
    });
    let asked = dial.event().filter(fits);
    let others = found.into_iter().map(EventIx);
    let others = others.filter(|other| Some(*other) != asked);
    asked.into_iter().chain(others).collect()
}

/// How far apart two events began, in days.
pub(super) fn days_between(bank: &Bank, a: EventIx, b: EventIx) -> i64 {
    (bank.first_day(a) - bank.first_day(b)).abs()
}

/// Whether the set says of two events that one hangs on the other, or on what the other
/// hangs on: cause and effect, the two ends of one matter.
pub(super) fn hang_together(bank: &Bank, a: EventIx, b: EventIx) -> bool {
    if !bank.has_links(a, b) {
        return false;
    }
    let set = bank.set();
    let through = |from: EventIx, to| {
        let links = &set.event(from).links;
        links.iter().any(|link| set.are_linked(link.event, to))
    };
    set.are_linked(a, b) || through(a, b) || through(b, a)
}

/// Whether the titles of two speak of one matter: "the signing of the neutrality pact"
/// and "the notice that the neutrality pact would lapse" need no dates. In a set whose
/// titles are all of one cut they all do, so that it is no more than a weakness.
pub(super) fn speak_of_one(bank: &Bank, a: EventIx, b: EventIx) -> bool {
    let title = |ix: EventIx| bank.set().event(ix).title.as_str();
    share_two_words(title(a), title(b))
}

/// Whether two may be told apart in time without knowing when they were.
pub(super) fn give_away(bank: &Bank, a: EventIx, b: EventIx) -> bool {
    hang_together(bank, a, b) || speak_of_one(bank, a, b)
}

/// Words shorter than this join others and mean little.
const WORD: usize = 4;

/// Whether two longer words stand side by side in both: "neutrality pact".
fn share_two_words(a: &str, b: &str) -> bool {
    pairs_of_words(a).any(|pair| pairs_of_words(b).any(|other| other == pair))
}

/// Longer words that stand side by side.
fn pairs_of_words(title: &str) -> impl Iterator<Item = (&[u8], &[u8])> {
    // As bytes: no letter of more than one holds a space.
    let is_word = |word: &[u8]| {
        let letters = word.iter().filter(|byte| **byte & 0xc0 != 0x80);
        letters.count() >= WORD
    };
    let mut before: &[u8] = &[];
    let words = title.as_bytes().split(|byte| *byte == b' ');
    words.filter_map(move |word| {
        let pair = (std::mem::replace(&mut before, word), word);
        (is_word(pair.0) && is_word(pair.1)).then_some(pair)
    })
}

/// Whether the dates of two leave open which was first, and nothing else of the set
/// tells: neither lasted, and their own days overlap.
pub(super) fn is_open(bank: &Bank, a: EventIx, b: EventIx) -> bool {
    let (Some((a_first, a_last)), Some((b_first, b_last))) = (bank.bounds(a), bank.bounds(b))
    else {
        return false;
    };
    a_first <= b_last
        && b_first <= a_last
        && !bank.lasted(a)
        && !bank.lasted(b)
        && !hang_together(bank, a, b)
}

#[cfg(test)]
pub(super) mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::bank::{Form, Question};
    use crate::set;

    /// A bank of events of one kind with these dates, called `e0`, `e1` and so on.
    pub fn bank_of(dates: &[&str]) -> Bank {
        let event = |(at, date): (usize, &&str)| {
            format!(
                r#"{{"id":"e{at}","date":"{date}","kind":"k","title":"the fall of fort {at}"}}"#
            )
        };
        let events: Vec<String> = dates.iter().enumerate().map(event).collect();
        let events = events.join(",");
        let text =
            format!(r#"{{"format":"annals-set/1","id":"t","title":"T","events":[{events}]}}"#);
        Bank::compile(Rc::new(set::read(&text).unwrap().set))
    }

    /// A bank of an event every second year of two centuries.
    pub fn long_bank() -> Bank {
        let years: Vec<String> = (0..100).map(|n| (1800 + 2 * n).to_string()).collect();
        bank_of(&years.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Questions of one event at many seeds.
    pub fn drawn(bank: &Bank, form: Form, ix: u32, dial: Dial) -> impl Iterator<Item = Question> {
        let fact = Fact::Date(EventIx(ix));
        (0..600).filter_map(move |seed| bank.draw(fact, form, seed, dial))
    }

    pub fn dial(permille: u16) -> Dial {
        Dial {
            difficulty: Difficulty::from_permille(permille),
            beside: None,
        }
    }

    /// Whether every place came up about equally often.
    pub fn is_even(places: &[usize], of: usize) -> bool {
        let fair = places.len() / of;
        (0..of).all(|place| {
            let seen = places.iter().filter(|at| **at == place).count();
            (fair * 7 / 10..=fair * 13 / 10).contains(&seen)
        })
    }

    #[test]
    fn a_distance_falls_fast_at_first() {
        for (permille, days) in [(0, 1000), (500, 250), (900, 10), (1000, 0)] {
            let difficulty = Difficulty::from_permille(permille);
            assert_eq!(eased(difficulty, 1000, 0), days, "{permille}");
        }
    }

    #[test]
    fn titles_that_share_two_words_speak_of_one_matter() {
        for (a, b, share) in [
            (
                "the signing of the neutrality pact",
                "the notice that the neutrality pact would lapse",
                true,
            ),
            (
                "the Battle of Lake Khasan",
                "the Battle of Khalkhin Gol",
                false,
            ),
            ("the fall of Rome", "the fall of Acre", false),
            (
                "the First World War",
                "the end of the First World War",
                true,
            ),
        ] {
            assert_eq!(share_two_words(a, b), share, "{a} / {b}");
        }
    }
}
