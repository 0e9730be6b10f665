//! Choose the date of an event: its year, its decade where the year is not sure, the
//! month within a year, at the hard end the day within a month; of what lasted, the span.
//!
//! Distractors are times of other events, for then each has something to say for itself;
//! a time in which nothing of the set happened fills up where they run out. The key's
//! place among the options is drawn first, and the distractors around it, so that every
//! place is equally likely, but at the ends of the set.
//!
//! Difficulty turns how far off they lie ([`Difficulty::years_off`]) and whether month or
//! day may be asked. What the learner confused the event with is among them.
//!
//! [`Difficulty::years_off`]: crate::bank::Difficulty::years_off

mod day;
mod giveaways;
mod month;
mod span;
mod year;

use super::date_stem::{Dated, dated};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::proof;
use crate::bank::{Bank, Body, Choice, Dial, Fact, Proof, Refutation};
use crate::date::{Period, Unit};
use crate::set::EventIx;

pub(super) const FORM: Spec = Spec {
    name: "choice-date",
    family: "choice",
    asks: &[Class::Times],
    tests: Tests::Recognition,
    needs: &[Need::Events(4)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// How many distractors stand beside the key.
const DISTRACTORS: usize = 3;
/// How many events of one year are looked at.
const MOST_IN_A_YEAR: usize = 8;

/// A wrong time, and the event that then happened, if any.
type Offer = (Period, Option<EventIx>);

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    if span::asked(bank, fact).is_some() {
        return true;
    }
    dated(bank, fact).is_some_and(|dated| {
        dated
            .year_or_decade()
            .is_some_and(|period| dated.stem(period, None).is_some())
    })
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    if let Some(lasted) = span::asked(bank, fact) {
        return span::draw(bank, &lasted, dial, chance);
    }
    let dated = dated(bank, fact)?;
    let nth = chance.below(3);
    let finer = if month::is_confused(bank, &dated, dial) || (nth == 0 && !is_easy(dial)) {
        month::draw(bank, &dated, dial, chance)
    } else if nth == 1 && dial.difficulty.is_hard() && dial.event().is_none() {
        day::draw(bank, &dated, chance)
    } else {
        None
    };
    finer.or_else(|| year::draw(bank, &dated, dial, chance))
}

/// A beginner is not asked for months.
fn is_easy(dial: Dial) -> bool {
    dial.difficulty.years_off().0 > 11
}

/// Whether the time of an event may not be offered beside another event: a part of what
/// is asked for, or its whole, would make it arguable.
fn is_related(bank: &Bank, dated: &Dated, ix: EventIx) -> bool {
    ix == dated.ix || bank.are_nested(dated.ix, ix)
}

/// The question of a key and wrong times of its unit. Where the stem names what they all
/// lie in, the options leave that out.
fn assemble(
    bank: &Bank,
    dated: &Dated,
    stem: String,
    key: Period,
    distractors: Vec<Offer>,
) -> Drawn {
    let refute = |(period, ix): &Offer| -> Refutation {
        proof::wrong_period(bank, &dated.date, key, *period, *ix)
    };
    let refutations = distractors.iter().map(refute).collect();
    let mut periods: Vec<Period> = distractors.into_iter().map(|(p, _)| p).collect();
    let at = periods.partition_point(|period| *period < key);
    periods.insert(at, key);
    Drawn {
        stem,
        body: Body::Choice {
            options: periods.into_iter().map(option).collect(),
            key: at,
        },
        proof: Proof {
            key: vec![proof::row(bank, dated.ix)],
            distractors: refutations,
            named: None,
        },
    }
}

fn by_time(offered: Vec<Offer>) -> Vec<Offer> {
    let mut sorted: Vec<Offer> = Vec::with_capacity(offered.len());
    for (period, face) in offered {
        let at = sorted.partition_point(|(before, _)| *before < period);
        sorted.insert(at, (period, face));
    }
    sorted
}

fn option(period: Period) -> Choice {
    let mut text = period.text();
    // The stem of a day or a month names the year.
    if period.unit() < Unit::Year {
        let year = Period::of(Unit::Year, period.first()).text();
        let shorter = text.strip_suffix(&year).map(str::trim_end);
        text = shorter.unwrap_or(&text).to_owned();
    }
    Choice {
        id: period.edtf(),
        text,
        period: Some(period),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{bank, beside_event, century, dial, question, questions, shown};
    use crate::bank::{Form, Question};

    const FORM: Form = Form::ChoiceDate;

    fn years(question: &Question) -> (Vec<i64>, i64) {
        let (options, key) = question.body.single().unwrap();
        let years: Vec<i64> = options.iter().map(|o| o.id.parse().unwrap()).collect();
        let own = years[key];
        (years.into_iter().filter(|year| *year != own).collect(), own)
    }

    #[test]
    fn the_harder_the_nearer_the_wrong_years_lie() {
        let bank = century();
        for (permille, range) in [(100, 12..=30), (500, 5..=11), (900, 1..=4)] {
            let (mut within, mut all) = (0, 0);
            let fact = bank.fact_named("y1907/date").unwrap();
            for seed in 0..60 {
                let question = bank.draw(fact, FORM, seed, dial(permille)).unwrap();
                let (others, key) = years(&question);
                within += others
                    .iter()
                    .filter(|y| range.contains(&(*y - key).abs()))
                    .count();
                all += others.len();
            }
            // The others keep the key from standing out.
            assert!(within * 10 >= all * 9, "{permille}: {within} of {all}");
        }
    }

    #[test]
    fn the_key_is_never_the_only_round_even_or_odd_year() {
        let bank = century();
        for fact in ["y1890/date", "y1880/date", "y1907/date", "y1872/date"] {
            let fact = bank.fact_named(fact).unwrap();
            for seed in 0..40 {
                for permille in [0, 500, 1000] {
                    let question = bank.draw(fact, FORM, seed, dial(permille)).unwrap();
                    let (others, key) = years(&question);
                    let even = others.iter().any(|year| (year - key) % 2 == 0);
                    let round = others.iter().any(|y| (y % 10 == 0) == (key % 10 == 0));
                    assert!(even && round, "{key}: {others:?}");
                }
            }
        }
    }

    #[test]
    fn the_key_stands_in_every_place_as_often() {
        let bank = century();
        let fact = bank.fact_named("y1907/date").unwrap();
        let mut seen = [0_u32; 4];
        for seed in 0..800 {
            let question = bank.draw(fact, FORM, seed, dial(500)).unwrap();
            seen[question.body.single().unwrap().1] += 1;
        }
        assert!(seen.iter().all(|n| (150..250).contains(n)), "{seen:?}");
    }

    #[test]
    fn the_year_of_what_was_confused_is_among_the_options() {
        let bank = century();
        let fact = bank.fact_named("y1907/date").unwrap();
        for (id, year) in [("y1908", "1908"), ("y1850", "1850"), ("y1950", "1950")] {
            for permille in [0, 500, 1000] {
                let dial = beside_event(&bank, id, permille);
                for seed in 0..20 {
                    let question = bank.draw(fact, FORM, seed, dial).unwrap();
                    assert!(shown(&question).contains(&year.to_owned()), "{id}");
                }
            }
        }
    }

    #[test]
    fn a_day_is_asked_only_where_it_is_hard_and_days_of_events_come_first() {
        let bank = century();
        let fact = bank.fact_named("d4/date").unwrap();
        let mut days = 0;
        for seed in 0..60 {
            for permille in [0, 699, 1000] {
                let question = bank.draw(fact, FORM, seed, dial(permille)).unwrap();
                if question.stem.contains("day of October 1900") {
                    assert_eq!(permille, 1000);
                    assert!(shown(&question).contains(&"*14 October".to_owned()));
                    days += 1;
                }
            }
        }
        assert!(days > 10, "{days}");
    }

    #[test]
    fn a_wrong_span_shares_no_end_and_lies_neither_within_nor_around() {
        let bank = bank();
        let mut seen = [0_usize; 4];
        for permille in [0, 500, 1000] {
            let drawn = questions(&bank, FORM, dial(permille), 40);
            let spans = drawn.iter().filter(|q| q.stem.starts_with("From when"));
            for question in spans {
                let (options, key) = question.body.single().unwrap();
                let ends = |id: &str| -> (i64, i64) {
                    let (first, last) = id.split_once('/').unwrap();
                    (first.parse().unwrap(), last.parse().unwrap())
                };
                let own = ends(&options[key].id);
                for (at, option) in options.iter().enumerate() {
                    let other = ends(&option.id);
                    let apart = (other.0 < own.0 && other.1 < own.1)
                        || (other.0 > own.0 && other.1 > own.1);
                    assert!(at == key || apart, "{own:?} {other:?}");
                }
                seen[key] += 1;
            }
        }
        let all: usize = seen.iter().sum();
        assert!(seen.iter().all(|n| n * 6 > all), "{seen:?}");
        let question = question(&bank, "peninsular-war/date", FORM, dial(500)).unwrap();
        assert_eq!(
            question.stem,
            "From when to when did the Peninsular War last?"
        );
        assert!(shown(&question).contains(&"*1808–1814".to_owned()));
    }

    #[test]
    fn a_span_that_was_confused_is_among_the_options() {
        let bank = bank();
        let fact = bank.fact_named("peninsular-war/date").unwrap();
        let dial = beside_event(&bank, "consulate", 500);
        let mut offered = 0;
        for seed in 0..20 {
            let question = bank.draw(fact, FORM, seed, dial).unwrap();
            offered += usize::from(shown(&question).contains(&"1799–1804".to_owned()));
        }
        assert_eq!(offered, 20);
    }
}
