//! Put an event into its gap on the line of years.
//!
//! Three to six events lie there with their dates, each of them decided against the one
//! that is asked for and against each other. How many lie before it is drawn first, so
//! that every gap is as likely. The difficulty turns how many they are, and how far apart.

use super::lineup::can_stand_together;
use super::sequence::{
    can_order, days_between, decided, eased, hang_together, ordered, speak_of_one,
};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::proof::{self, title};
use crate::bank::{Bank, Body, Choice, Dial, Fact, Falsity, Proof, Refutation};
use crate::bank::{Difficulty, wording};
use crate::date::{self, Order, Period, Unit};
use crate::set::EventIx;

pub(super) const FORM: Spec = Spec {
    name: "timeline",
    family: "timeline",
    asks: &[Class::Times],
    tests: Tests::Recognition,
    needs: &[Need::Events(4)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "gapMatchInteraction",
    moodle: "",
    xapi: "choice",
};

const FEWEST: usize = 3;
const MOST: usize = 6;
/// Days from one event on the line to the next, at the easiest and at the hardest.
const STEP: (i64, i64) = (16 * 365, 500);
/// How many events are looked at on either side of a wanted day.
const REACH: usize = 12;
/// How far their order may be from that of their distances, in thousandths, and the days that
/// are added to every distance: what lies nearer than that is as near.
const BLUR: u32 = 100;
const AS_NEAR: u64 = 30;

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    can_order(bank, fact, FEWEST + 1)
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let ix = ordered(bank, fact)?;
    let (lying, key) = lying(bank, ix, dial, chance)?;
    let places = 0..=lying.len();
    let dated = lying.iter().map(|ix| wording::dated(bank.set().event(*ix)));
    let dated: Vec<String> = dated.collect();
    let gaps = places.clone().map(|at| gap(bank, &lying, &dated, at));
    let gaps = gaps.collect();
    let wrong = places.filter(|at| *at != key);
    let refutations = wrong.map(|at| refuted(bank, ix, (&lying, &dated), at, key));
    let refutations = refutations.collect();
    let event = bank.set().event(ix);
    Some(Drawn {
        stem: wording::timeline_stem(event),
        body: Body::Timeline {
            item: Choice {
                id: event.id.clone(),
                text: title(event),
                period: None,
            },
            lying: lying.iter().map(|ix| landmark(bank, *ix)).collect(),
            gaps,
            key,
        },
        proof: Proof {
            key: vec![proof::row(bank, ix)],
            distractors: refutations,
            named: None,
        },
    })
}

/// How many events lie on the line.
fn size(difficulty: Difficulty, chance: &mut Chance) -> usize {
    let fewest = usize::try_from(difficulty.between(30, 55) / 10).unwrap_or(FEWEST);
    (fewest + chance.index(2)).clamp(FEWEST, MOST)
}

/// What lies on the line, earliest first, and how many of it before the asked event.
///
/// The number is drawn before anything is looked for, and none is drawn instead when an
/// event near the end of the set has not so many on that side: else the outer gaps would
/// be right more often than the others.
fn lying(
    bank: &Bank,
    ix: EventIx,
    dial: Dial,
    chance: &mut Chance,
) -> Option<(Vec<EventIx>, usize)> {
    let others = bank.in_order(ix).0.events.len().saturating_sub(1);
    let count = size(dial.difficulty, chance).min(others);
    let step = eased(dial.difficulty, STEP.0, STEP.1);
    let beside = dial.event().filter(|other| {
        bank.is_ordered(*other) && decided(bank, ix, *other) && can_lie(bank, ix, &[], *other)
    });
    let stands = |order| usize::from(beside.is_some_and(|other| bank.order(other, ix) == order));
    let (least, most) = (stands(Order::Before), count - stands(Order::After));
    let key = least + chance.index(most + 1 - least);
    let mut lying: Vec<EventIx> = beside.into_iter().collect();
    for (order, wanted) in [(Order::Before, key), (Order::After, count - key)] {
        let mut from = bank.first_day(ix);
        for _ in stands(order)..wanted {
            let by = step * 3 / 4 + i64::from(chance.below(u32::try_from(step / 2).unwrap_or(0)));
            let day = if order == Order::Before {
                from - by
            } else {
                from + by
            };
            let stock = near(bank, ix, day, chance);
            let found = first_fit(bank, ix, order, stock, step, &lying)?;
            let at = lying.partition_point(|before| bank.bounds(*before) < bank.bounds(found));
            lying.insert(at, found);
            from = bank.first_day(found);
        }
    }
    Some((lying, key))
}

/// Events near a day, the nearest tending to come first.
fn near(bank: &Bank, ix: EventIx, day: i64, chance: &mut Chance) -> Vec<EventIx> {
    let (line, _) = bank.in_order(ix);
    let (days, place) = (&line.first_days, line.place_of(day));
    // Many may begin on the days before and after, as in a table of years: any of those.
    let before = place.checked_sub(1).map_or(0, |last| {
        let first = line.place_of(days[last]);
        first + 1 + chance.index(place - first)
    });
    let after = days.get(place).map_or(place, |first| {
        place + chance.index(line.place_of(first + 1) - place)
    });
    let before = before.saturating_sub(REACH)..before;
    let after = after..days.len().min(after + REACH);
    let around = before.chain(after).map(|at| at as u32).collect();
    let nearest = chance.nearest_first(around, BLUR, |at| {
        (days[at as usize] - day).unsigned_abs() + AS_NEAR
    });
    let nearest = nearest.into_iter();
    nearest.map(|at| line.events[at as usize]).collect()
}

/// The first of some events that was, for sure, before or after the asked one and may lie on
/// the line with the others: one that keeps a distance from them where there is one.
fn first_fit(
    bank: &Bank,
    ix: EventIx,
    order: Order,
    stock: Vec<EventIx>,
    step: i64,
    taken: &[EventIx],
) -> Option<EventIx> {
    // An event that lies too near another, or speaks of the same matter as the asked one,
    // where there is no other.
    let mut weak = None;
    for other in stock {
        if bank.order(other, ix) != order || !can_lie(bank, ix, taken, other) {
            continue;
        }
        let with = taken.iter().chain([&ix]);
        let mut distances = with.map(|with| days_between(bank, *with, other));
        let crowded = distances.any(|days| days < step * 3 / 4);
        if !crowded && !speak_of_one(bank, ix, other) {
            return Some(other);
        }
        weak = weak.or(Some(other));
    }
    weak
}

/// Whether an event may lie on the line with those that lie there: decided against each,
/// and nothing but its date telling where the asked one belongs.
fn can_lie(bank: &Bank, ix: EventIx, taken: &[EventIx], other: EventIx) -> bool {
    let fits =
        |with: &EventIx| decided(bank, *with, other) && can_stand_together(bank, *with, other);
    can_stand_together(bank, ix, other) && !hang_together(bank, ix, other) && taken.iter().all(fits)
}

/// An event on the line, with its year; where that is not all of its date, the date
/// stands behind the title.
fn landmark(bank: &Bank, ix: EventIx) -> Choice {
    let event = bank.set().event(ix);
    let (title, when) = (title(event), date::text(&event.date));
    let year = Period::around(&event.date, Unit::Year);
    Choice {
        id: event.id.clone(),
        text: match year {
            Some(year) if year.text() == when => title,
            Some(_) | None => [&title, " (", &when, ")"].concat(),
        },
        period: year,
    }
}

/// The gap with so many events before it.
fn gap(bank: &Bank, lying: &[EventIx], dated: &[String], at: usize) -> Choice {
    let event = |at: usize| dated.get(at).map(String::as_str);
    Choice {
        id: id_of_gap(bank, lying, at),
        text: wording::gap_on_line(at.checked_sub(1).and_then(event), event(at)),
        period: None,
    }
}

fn id_of_gap(bank: &Bank, lying: &[EventIx], at: usize) -> String {
    match lying.get(at) {
        Some(after) => ["before:", &bank.set().event(*after).id].concat(),
        None => "last".to_owned(),
    }
}

/// Why a gap is not the right one: the event on its side towards the key shuts it off.
fn refuted(
    bank: &Bank,
    ix: EventIx,
    (lying, dated): (&[EventIx], &[String]),
    at: usize,
    key: usize,
) -> Refutation {
    let set = bank.set();
    let came_after = at < key;
    let beside = if came_after { at } else { at - 1 };
    let wall = set.event(lying[beside]);
    Refutation {
        option: id_of_gap(bank, lying, at),
        because: Falsity::Apart {
            date: set.event(ix).date.to_string(),
            from: wall.date.to_string(),
        },
        instead: None,
        gap: String::new(),
        says: wording::came(came_after, &dated[beside]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sequence::tests::{bank_of, dial, drawn, is_even, long_bank};
    use super::*;
    use crate::bank::{Beside, Form, Question};

    fn parts(question: &Question) -> (Vec<EventIx>, &[Choice], usize) {
        let Body::Timeline {
            lying, gaps, key, ..
        } = &question.body
        else {
            panic!("a line");
        };
        let event = |id: &str| EventIx(id[1..].parse().unwrap());
        (lying.iter().map(|o| event(&o.id)).collect(), gaps, *key)
    }

    #[test]
    fn every_gap_is_the_right_one_equally_often() {
        let bank = long_bank();
        for (permille, events) in [(0, 3), (500, 5), (1000, 6)] {
            let questions: Vec<Question> =
                drawn(&bank, Form::Timeline, 50, dial(permille)).collect();
            let parts = questions.iter().map(parts);
            let keys: Vec<usize> = parts
                .filter(|(lying, ..)| lying.len() == events)
                .map(|(_, _, key)| key)
                .collect();
            assert!(keys.len() > 200 && is_even(&keys, events + 1), "{keys:?}");
        }
    }

    #[test]
    fn the_ends_of_a_set_do_not_favour_the_outer_gaps() {
        let years = [
            "1900", "1904", "1910", "1911", "1920", "1925", "1931", "1940", "1948", "1950",
        ];
        let bank = bank_of(&years);
        let all = (0..10).flat_map(|ix| drawn(&bank, Form::Timeline, ix, dial(500)));
        let keys: Vec<(usize, usize)> = all
            .map(|question| {
                let (lying, _, key) = parts(&question);
                (lying.len(), key)
            })
            .collect();
        for events in [4, 5] {
            let keys = keys.iter().filter(|(lying, _)| *lying == events);
            let keys: Vec<usize> = keys.map(|(_, key)| *key).collect();
            assert!(keys.len() > 600 && is_even(&keys, events + 1), "{events}");
        }
    }

    #[test]
    fn what_lies_there_is_decided_and_each_wrong_gap_is_shut_off() {
        let years = [
            "1938",
            "1939",
            "1939",
            "1941-06",
            "1941",
            "1943",
            "1944/1946",
            "1947",
        ];
        let bank = bank_of(&years);
        for ix in 0..8 {
            for question in drawn(&bank, Form::Timeline, ix, dial(900)).take(100) {
                let (lying, gaps, key) = parts(&question);
                for (at, event) in lying.iter().enumerate() {
                    let side = if at < key {
                        Order::Before
                    } else {
                        Order::After
                    };
                    assert_eq!(bank.order(*event, EventIx(ix)), side);
                    for later in &lying[at + 1..] {
                        assert_eq!(bank.order(*event, *later), Order::Before);
                    }
                }
                assert_eq!(gaps.len(), lying.len() + 1);
                let wrong = gaps.iter().enumerate().filter(|(at, _)| *at != key);
                for ((at, gap), refuted) in wrong.zip(&question.proof.distractors) {
                    assert_eq!(refuted.option, gap.id);
                    let side = if at < key {
                        "It came after"
                    } else {
                        "It came before"
                    };
                    assert!(refuted.says.starts_with(side), "{}", refuted.says);
                }
            }
        }
    }

    #[test]
    fn gaps_narrow_as_the_difficulty_rises() {
        let bank = long_bank();
        for (permille, narrow, wide) in [(0, 10, 40), (500, 2, 14), (1000, 2, 4)] {
            for question in drawn(&bank, Form::Timeline, 50, dial(permille)) {
                let (lying, ..) = parts(&question);
                for pair in lying.windows(2) {
                    let years = 2 * (pair[1].0 - pair[0].0);
                    let across = if pair[0].0 < 50 && pair[1].0 > 50 {
                        2
                    } else {
                        1
                    };
                    assert!(
                        (narrow..=wide * across).contains(&years),
                        "{permille}: {years}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_was_taken_for_it_lies_on_the_line() {
        let bank = long_bank();
        for beside in [40, 49, 52, 90] {
            let beside_it = Dial {
                beside: Some(Beside::Event(EventIx(beside))),
                ..dial(700)
            };
            for question in drawn(&bank, Form::Timeline, 50, beside_it) {
                assert!(parts(&question).0.contains(&EventIx(beside)));
            }
        }
    }

    #[test]
    fn stem_and_gaps_read_as_english() {
        let bank = bank_of(&["1938", "1940", "1942-03", "1944"]);
        let question = drawn(&bank, Form::Timeline, 1, dial(500)).next();
        let question = &question.unwrap();
        let stem = "Where on the line would you put the fall of fort 1?";
        assert_eq!(question.stem, stem);
        let (_, gaps, key) = parts(question);
        let gaps: Vec<&str> = gaps.iter().map(|gap| gap.text.as_str()).collect();
        let expected = [
            "before the fall of fort 0 (1938)",
            "between the fall of fort 0 (1938) and the fall of fort 2 (March 1942)",
            "between the fall of fort 2 (March 1942) and the fall of fort 3 (1944)",
            "after the fall of fort 3 (1944)",
        ];
        assert_eq!((gaps.as_slice(), key), (expected.as_slice(), 1));
        let says = "It came before the fall of fort 2 (March 1942).";
        assert_eq!(question.proof.distractors[1].says, says);
        let Body::Timeline { lying, .. } = &question.body else {
            panic!("a line");
        };
        let lying: Vec<&str> = lying.iter().map(|event| event.text.as_str()).collect();
        let expected = [
            "The fall of fort 0",
            "The fall of fort 2 (March 1942)",
            "The fall of fort 3",
        ];
        assert_eq!(lying, expected);
    }
}
