//! What a response is worth.

use super::typed::{AmountMatch, NameMatch, TypedYear};
use super::typed::{match_amount, match_name, read_year};
use super::{Amount, Bank, Body, Choice, Grade, NameKey, Question, Response, Verdict};

/// Grades a response. A response that does not fit the question is wrong.
#[must_use]
#[inline(never)]
pub fn grade(bank: &Bank, question: &Question, response: &Response) -> Grade {
    let verdict = match (response, &question.body) {
        (Response::Unknown, _) => Verdict::Unknown,
        (Response::Chosen(id), Body::Timeline { gaps, key, .. }) => {
            return grade_timeline(gaps, *key, id);
        }
        (Response::Chosen(id), body) => match body.single() {
            Some((options, key)) => grade_choice(options, key, id),
            None => Verdict::Wrong,
        },
        (Response::Marked(ids), Body::Several { options, keys }) => {
            return grade_several(options, keys, ids);
        }
        (Response::Ordered(ids), Body::Order { items, key, open }) => {
            grade_order(items, key, open, ids)
        }
        (
            Response::Matched(pairs),
            Body::Match {
                items, places, key, ..
            },
        ) => grade_match(items, places, key, pairs),
        (Response::Typed(text), Body::Year { key, scale }) => {
            return grade_year(*key, *scale, text);
        }
        (Response::Typed(text), Body::Quantity { key }) => grade_quantity(key, text),
        (Response::Typed(text), Body::Name { key, .. }) => grade_name(bank, question, key, text),
        (Response::Rated(knew), Body::Card { .. }) => match knew {
            true => Verdict::Right,
            false => Verdict::Wrong,
        },
        (
            Response::Marked(_)
            | Response::Ordered(_)
            | Response::Matched(_)
            | Response::Typed(_)
            | Response::Rated(_),
            _,
        ) => Verdict::Wrong,
    };
    Grade {
        permille: permille(&verdict),
        verdict,
    }
}

/// An order is worth Kendall's tau, the share of right pairs less that of wrong ones
/// (Kendall 1938), and never less than nothing.
fn permille(verdict: &Verdict) -> u16 {
    match verdict {
        Verdict::Right | Verdict::Misspelt(_) | Verdict::Claimed => 1000,
        Verdict::PartlyRight { right, all } => {
            u16::try_from(right * 1000 / all.max(&1)).unwrap_or(1000)
        }
        Verdict::PartlyOrdered { right, pairs, .. } => {
            let tau = (2 * right).saturating_sub(*pairs) * 1000 / pairs.max(&1);
            u16::try_from(tau).unwrap_or(1000)
        }
        Verdict::GapsOff(_)
        | Verdict::YearsOff(_)
        | Verdict::AmountOff { .. }
        | Verdict::Another(_)
        | Verdict::Wrong
        | Verdict::Unknown => 0,
    }
}

fn grade_choice(options: &[Choice], key: usize, id: &str) -> Verdict {
    if options[key].id == id {
        return Verdict::Right;
    }
    let years = |choice: &Choice| choice.period.map(|period| period.year());
    let chosen = options.iter().find(|option| option.id == id);
    match (chosen.and_then(years), years(&options[key])) {
        (Some(chosen), Some(right)) if chosen != right => Verdict::YearsOff(chosen - right),
        (Some(_) | None, _) => Verdict::Wrong,
    }
}

/// A gap next to the right one is worth less than half, and credit falls evenly to
/// nothing at half of the line: who knows the time about where it was is told from who
/// does not, and a guess at the middle of the line earns little.
fn grade_timeline(gaps: &[Choice], key: usize, id: &str) -> Grade {
    let Some(chosen) = gaps.iter().position(|gap| gap.id == id) else {
        return Grade {
            permille: 0,
            verdict: Verdict::Wrong,
        };
    };
    let (off, half) = (chosen.abs_diff(key), gaps.len() / 2);
    if off == 0 {
        return Grade {
            permille: 1000,
            verdict: Verdict::Right,
        };
    }
    let left = half.saturating_sub(off) * 500 / half.max(1);
    Grade {
        permille: u16::try_from(left).unwrap_or(0),
        verdict: Verdict::GapsOff(chosen as i64 - key as i64),
    }
}

/// Several marks: the share of the right ones marked, less that of the wrong ones, and
/// never less than nothing. Marking everything is worth nothing.
fn grade_several(options: &[Choice], keys: &[usize], ids: &[String]) -> Grade {
    let is_marked = |at: &usize| ids.contains(&options[*at].id);
    let hits = keys.iter().filter(|at| is_marked(at)).count();
    let wrong = (0..options.len()).filter(|at| !keys.contains(at));
    let (others, false_marks) = wrong.fold((0, 0), |(others, marked), at| {
        (others + 1, marked + usize::from(is_marked(&at)))
    });
    if hits == keys.len() && false_marks == 0 {
        return Grade {
            permille: 1000,
            verdict: Verdict::Right,
        };
    }
    let gained = hits * 1000 / keys.len().max(1);
    let lost = false_marks * 1000 / others.max(1);
    Grade {
        permille: u16::try_from(gained.saturating_sub(lost)).unwrap_or(0),
        verdict: Verdict::PartlyRight {
            right: hits + others - false_marks,
            all: options.len(),
        },
    }
}

/// Each item in its place counts the same.
fn grade_match(
    items: &[Choice],
    places: &[Choice],
    key: &[usize],
    pairs: &[(String, String)],
) -> Verdict {
    let is_home = |(item, place): (&Choice, &usize)| {
        let given = pairs.iter().find(|(id, _)| *id == item.id);
        given.is_some_and(|(_, given)| *given == places[*place].id)
    };
    let all = items.len();
    match items.iter().zip(key).filter(|pair| is_home(*pair)).count() {
        right if right == all => Verdict::Right,
        0 => Verdict::Wrong,
        right => Verdict::PartlyRight { right, all },
    }
}

fn grade_order(
    items: &[Choice],
    key: &[usize],
    open: &[(usize, usize)],
    ids: &[String],
) -> Verdict {
    // The place in the right order of each item, as the learner laid them.
    let place = |id: &String| key.iter().position(|at| items[*at].id == *id);
    let places: Option<Vec<usize>> = ids.iter().map(place).collect();
    let Some(places) = places.filter(|places| places.len() == key.len()) else {
        return Verdict::Wrong;
    };
    // What the data leave open is right either way, and not counted.
    let is_open = |a: usize, b: usize| {
        let (a, b) = (key[places[a]], key[places[b]]);
        open.contains(&(a, b)) || open.contains(&(b, a))
    };
    let pairs: Vec<(usize, usize)> = (0..places.len())
        .flat_map(|a| (a + 1..places.len()).map(move |b| (a, b)))
        .filter(|(a, b)| !is_open(*a, *b))
        .collect();
    let right = pairs
        .iter()
        .filter(|(a, b)| places[*a] < places[*b])
        .count();
    if right == pairs.len() {
        Verdict::Right
    } else {
        let follows = |a: usize, b: usize| places[a] < places[b] || is_open(a, b);
        let longest = longest(places.len(), follows);
        Verdict::PartlyOrdered {
            right,
            pairs: pairs.len(),
            longest: longest.into_iter().map(|at| key[places[at]]).collect(),
        }
    }
}

/// The longest part of a row of so many in which each may follow the one before; the
/// first of the longest.
fn longest(len: usize, may_follow: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    // For each place the longest part that ends there. An order has few items.
    let mut ending: Vec<Vec<usize>> = Vec::with_capacity(len);
    for at in 0..len {
        let mut best: &[usize] = &[];
        for part in &ending {
            let fits = part.iter().all(|before| may_follow(*before, at));
            if fits && part.len() > best.len() {
                best = part;
            }
        }
        let part = [best, &[at]].concat();
        ending.push(part);
    }
    let mut longest: Vec<usize> = Vec::new();
    for part in ending {
        if part.len() > longest.len() {
            longest = part;
        }
    }
    longest
}

/// A year loses credit by its distance, evenly, until nothing is left of it.
fn grade_year(key: i64, scale: u32, text: &str) -> Grade {
    let Some(TypedYear::One(year)) = read_year(text) else {
        return Grade {
            permille: 0,
            verdict: Verdict::Wrong,
        };
    };
    let off = year.abs_diff(key);
    let scale = u64::from(scale.max(1));
    Grade {
        permille: u16::try_from(scale.saturating_sub(off) * 1000 / scale).unwrap_or(0),
        verdict: match off {
            0 => Verdict::Right,
            _ => Verdict::YearsOff(year - key),
        },
    }
}

fn grade_quantity(key: &Amount, text: &str) -> Verdict {
    match match_amount(text, key) {
        AmountMatch::Within => Verdict::Right,
        AmountMatch::Off { over, by } => Verdict::AmountOff { over, by },
        AmountMatch::Other => Verdict::Wrong,
    }
}

fn grade_name(bank: &Bank, question: &Question, key: &NameKey, text: &str) -> Verdict {
    match match_name(bank, key, text) {
        NameMatch::Exact => Verdict::Right,
        NameMatch::Slip => Verdict::Misspelt(question.key_text()),
        NameMatch::Another(entity) => Verdict::Another(entity),
        NameMatch::Other => Verdict::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::bank::{Fact, Form, NameKey, Proof, Row};
    use crate::set::{self, EntityIx};

    fn bank() -> Bank {
        let text = r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
            {"id":"matsuoka","kind":"person","name":"Yōsuke Matsuoka","names":{"ja":"松岡 洋右"}},
            {"id":"togo","kind":"person","name":"Shigenori Tōgō","aliases":["Togo Shigenori"]},
            {"id":"sato","kind":"person","name":"Naotake Satō"},
            {"id":"eisaku","kind":"person","name":"Eisaku Satō"},
            {"id":"un","kind":"organisation","name":"the United Nations","aliases":["UN"]},
            {"id":"etorofu","kind":"place","name":"Etorofu","aliases":["Iturup"]},
            {"id":"etorobu","kind":"place","name":"Etorobu"}],
            "events":[{"id":"e","date":"1941","title":"the pact"}]}"#;
        Bank::compile(Rc::new(set::read(text).unwrap().set))
    }

    fn question(body: Body) -> Question {
        Question {
            fact: Fact::Card(0),
            form: Form::Written,
            seed: 0,
            stem: "Who?".to_owned(),
            body,
            proof: Proof {
                key: vec![Row::written("the key")],
                distractors: Vec::new(),
                named: None,
            },
        }
    }

    fn items(ids: &str) -> Vec<Choice> {
        let choice = |id: &str| Choice {
            id: id.to_owned(),
            text: id.to_owned(),
            period: None,
        };
        ids.split(' ').map(choice).collect()
    }

    #[test]
    fn a_name_is_right_however_it_is_written_and_wrong_where_it_is_another() {
        let bank = bank();
        for (entity, typed, permille) in [
            (0, "Matsuoka", 1000),
            (0, "matsuoka yosuke", 1000),
            (0, "MATSUOKA, Yōsuke", 1000),
            (0, "松岡洋右", 1000),
            (0, "松岡 洋介", 0),
            (0, "松岡 洋右", 1000),
            (0, "Matsuoko", 1000),
            (0, "Matsui", 0),
            (1, "Togo", 1000),
            (1, "Tōgō Shigenori", 1000),
            (1, "Matsuoka", 0),
            // Two persons of the set bear it: which one is meant is not said.
            (2, "Satō", 0),
            (2, "Naotake Sato", 1000),
            (2, "Eisaku Sato", 0),
            (4, "United Nations", 1000),
            (4, "U.N.", 1000),
            (4, "UN", 1000),
            (5, "Iturup", 1000),
            // One letter from the key, and one from another place of the set.
            (5, "Etoropu", 0),
            (5, "Etorobu", 0),
            (5, "", 0),
        ] {
            let question = question(Body::Name {
                key: NameKey::Entity(EntityIx(entity)),
                answer: "the key".to_owned(),
            });
            let grade = grade(&bank, &question, &Response::Typed(typed.to_owned()));
            assert_eq!(
                grade.permille, permille,
                "{typed} for {entity}: {:?}",
                grade.verdict
            );
        }
    }

    #[test]
    fn an_order_is_worth_what_kendalls_tau_gives_and_never_less_than_nothing() {
        let bank = bank();
        let question = question(Body::Order {
            items: items("d b a c"),
            key: vec![2, 1, 3, 0],
            open: Vec::new(),
        });
        for (laid, permille, right) in [
            ("a b c d", 1000, 6),
            ("b a c d", 666, 5),
            ("b c a d", 333, 4),
            ("d a b c", 0, 3),
            ("d c b a", 0, 0),
            ("a b c", 0, 0),
            ("a b c x", 0, 0),
        ] {
            let ids = laid.split(' ').map(str::to_owned).collect();
            let grade = grade(&bank, &question, &Response::Ordered(ids));
            assert_eq!(grade.permille, permille, "{laid}");
            if let Verdict::PartlyOrdered { right: counted, .. } = grade.verdict {
                assert_eq!(counted, right, "{laid}");
            }
        }
    }

    #[test]
    fn an_open_pair_is_right_either_way_and_not_scored() {
        let bank = bank();
        // b and c may stand either way, and so may d and e.
        let question = question(Body::Order {
            items: items("a b c d e"),
            key: vec![0, 1, 2, 3, 4],
            open: vec![(2, 1), (3, 4)],
        });
        for (laid, permille, right, part) in [
            ("a b c d e", 1000, 8, "a b c d e"),
            ("a c b d e", 1000, 8, "a c b d e"),
            ("a c b e d", 1000, 8, "a c b e d"),
            ("c a b e d", 750, 7, "c b e d"),
            ("e a b c d", 250, 5, "a b c d"),
            ("e d c b a", 0, 0, "e d"),
        ] {
            let ids = laid.split(' ').map(str::to_owned).collect();
            let grade = grade(&bank, &question, &Response::Ordered(ids));
            assert_eq!(grade.permille, permille, "{laid}");
            match grade.verdict {
                Verdict::PartlyOrdered {
                    right: counted,
                    pairs,
                    longest,
                } => {
                    assert_eq!((counted, pairs), (right, 8), "{laid}");
                    let longest: Vec<&str> = longest.iter().map(|at| &"abcde"[*at..=*at]).collect();
                    assert_eq!(longest.join(" "), part, "{laid}");
                }
                verdict => assert_eq!(verdict, Verdict::Right, "{laid}"),
            }
        }
    }

    #[test]
    fn the_longest_right_part_is_as_long_as_any_that_trial_finds() {
        let mut order: Vec<usize> = (0..6).collect();
        let mut chance = crate::bank::chance::Chance::new(4);
        for _ in 0..300 {
            chance.shuffle(&mut order);
            // Ranks 2 and 3 are open.
            let fits = |a: usize, b: usize| order[a] < order[b] || (order[a] == 3 && order[b] == 2);
            let found = longest(6, fits);
            let mut most = 0;
            for chosen in 0_u32..64 {
                let part: Vec<usize> = (0..6).filter(|at| chosen >> at & 1 == 1).collect();
                let mut pairs = (0..part.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
                if pairs.all(|(a, b)| fits(part[a], part[b])) {
                    most = most.max(part.len());
                }
            }
            assert_eq!(found.len(), most, "{order:?}");
        }
    }

    #[test]
    fn a_gap_next_to_the_right_one_is_worth_less_than_half() {
        let bank = bank();
        for (gaps, key, worth) in [
            ("a b c d", 0, [1000, 250, 0, 0].as_slice()),
            ("a b c d e", 2, &[0, 250, 1000, 250, 0]),
            ("a b c d e f g", 5, &[0, 0, 0, 166, 333, 1000, 333]),
        ] {
            let question = question(Body::Timeline {
                item: items("x").remove(0),
                lying: Vec::new(),
                gaps: items(gaps),
                key,
            });
            for (at, (gap, worth)) in gaps.split(' ').zip(worth).enumerate() {
                let grade = grade(&bank, &question, &Response::Chosen(gap.to_owned()));
                assert_eq!(grade.permille, *worth, "{gap} of {gaps}");
                let off = at as i64 - key as i64;
                let verdict = match off {
                    0 => Verdict::Right,
                    _ => Verdict::GapsOff(off),
                };
                assert_eq!(grade.verdict, verdict, "{gap} of {gaps}");
            }
        }
    }

    #[test]
    fn a_year_is_measured_in_years_and_never_forgiven() {
        let bank = bank();
        let question = question(Body::Year {
            key: 1941,
            scale: 1,
        });
        for (typed, verdict) in [
            ("1941", Verdict::Right),
            ("c. 1941", Verdict::Right),
            ("1914", Verdict::YearsOff(-27)),
            ("1942", Verdict::YearsOff(1)),
            ("1940–41", Verdict::Wrong),
            ("soon", Verdict::Wrong),
        ] {
            let grade = grade(&bank, &question, &Response::Typed(typed.to_owned()));
            assert_eq!(grade.verdict, verdict, "{typed}");
        }
    }

    #[test]
    fn who_names_another_of_the_set_is_known_to_have() {
        let bank = bank();
        for (entity, typed, verdict) in [
            (0, "togo", Verdict::Another(EntityIx(1))),
            (5, "Etorobu", Verdict::Another(EntityIx(6))),
            (5, "Etoropu", Verdict::Wrong),
            (0, "Tojo", Verdict::Wrong),
        ] {
            let question = question(Body::Name {
                key: NameKey::Entity(EntityIx(entity)),
                answer: "the key".to_owned(),
            });
            let grade = grade(&bank, &question, &Response::Typed(typed.to_owned()));
            assert_eq!(grade.verdict, verdict, "{typed}");
        }
    }

    #[test]
    fn a_response_of_another_kind_is_wrong_and_nothing_worse() {
        let bank = bank();
        let bodies = [
            Body::Choice {
                options: items("a b"),
                key: 0,
            },
            Body::Order {
                items: items("a b"),
                key: vec![0, 1],
                open: Vec::new(),
            },
            Body::Year { key: 1, scale: 1 },
            Body::Card {
                back: "b".to_owned(),
            },
        ];
        let responses = [
            Response::Chosen("nowhere".to_owned()),
            Response::Ordered(Vec::new()),
            Response::Typed("?".to_owned()),
            Response::Rated(false),
            Response::Unknown,
        ];
        for body in bodies {
            for response in &responses {
                let grade = grade(&bank, &question(body.clone()), response);
                assert_eq!(grade.permille, 0, "{body:?} {response:?}");
            }
        }
    }
}
