//! What a response is worth.

use super::typed::{NameMatch, TypedYear, match_name, read_year};
use super::{Bank, Body, Choice, Grade, NameKey, Question, Response, Verdict};

/// Grades a response. A response that does not fit the question is wrong.
#[must_use]
pub fn grade(bank: &Bank, question: &Question, response: &Response) -> Grade {
    let verdict = match (response, &question.body) {
        (Response::Unknown, _) => Verdict::Unknown,
        (Response::Chosen(id), Body::Choice { options, key }) => grade_choice(options, *key, id),
        (Response::Ordered(ids), Body::Order { items, key }) => grade_order(items, key, ids),
        (Response::Typed(text), Body::Year { key }) => grade_year(*key, text),
        (Response::Typed(text), Body::Name { key }) => grade_name(bank, question, key, text),
        (Response::Rated(knew), Body::Card { .. }) => match knew {
            true => Verdict::Right,
            false => Verdict::Wrong,
        },
        (
            Response::Chosen(_) | Response::Ordered(_) | Response::Typed(_) | Response::Rated(_),
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
        Verdict::Right | Verdict::Misspelt(_) => 1000,
        Verdict::PartlyOrdered { right, pairs } => {
            let tau = (2 * right).saturating_sub(*pairs) * 1000 / pairs.max(&1);
            u16::try_from(tau).unwrap_or(1000)
        }
        Verdict::YearsOff(_) | Verdict::Wrong | Verdict::Unknown => 0,
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

fn grade_order(items: &[Choice], key: &[usize], ids: &[String]) -> Verdict {
    // The place in the right order of each item, as the learner laid them.
    let place = |id: &String| key.iter().position(|at| items[*at].id == *id);
    let places: Option<Vec<usize>> = ids.iter().map(place).collect();
    let Some(places) = places.filter(|places| places.len() == key.len()) else {
        return Verdict::Wrong;
    };
    let pairs = places.len() * (places.len() - 1) / 2;
    let right = (0..places.len())
        .flat_map(|a| (a + 1..places.len()).map(move |b| (a, b)))
        .filter(|(a, b)| places[*a] < places[*b])
        .count();
    if right == pairs {
        Verdict::Right
    } else {
        Verdict::PartlyOrdered { right, pairs }
    }
}

fn grade_year(key: i64, text: &str) -> Verdict {
    match read_year(text) {
        Some(TypedYear::One(year)) if year == key => Verdict::Right,
        Some(TypedYear::One(year)) => Verdict::YearsOff(year - key),
        Some(TypedYear::Several) | None => Verdict::Wrong,
    }
}

fn grade_name(bank: &Bank, question: &Question, key: &NameKey, text: &str) -> Verdict {
    match match_name(bank, key, text) {
        NameMatch::Exact => Verdict::Right,
        NameMatch::Slip => Verdict::Misspelt(question.key_text()),
        NameMatch::Other => Verdict::Wrong,
    }
}
