//! Sort events into the eras of the set, into decades or centuries, or by their kinds.
//!
//! Each event lies wholly in one place and apart from the others that are used; each place
//! takes at least one. The harder, the nearer the events lie together.

use super::company::{gets_along, happened_once, named_kind, stock, veiled_kind};
use super::lineup::option;
use super::place::{By, Place, are_apart};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::proof;
use crate::bank::{Bank, Body, Dial, Fact, Proof};
use crate::date::Unit;
use crate::set::EventIx;
use crate::set::names::sort;

pub(super) const FORM: Spec = Spec {
    name: "sort",
    family: "sort",
    asks: &[Class::Times, Class::Kinds],
    tests: Tests::Recognition,
    needs: &[Need::Events(4)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "matchInteraction",
    moodle: "match",
    xapi: "matching",
};

const FEWEST: usize = 4;
const USUAL: usize = 5;
const MOST: usize = 6;
const MOST_PLACES: usize = 3;
fn can_ask(bank: &Bank, fact: Fact) -> bool {
    match fact {
        Fact::Date(ix) => sortable(bank, ix) && bank.everyone(ix).0.events.len() >= FEWEST,
        Fact::Kind(ix) => named_kind(bank, ix).is_some(),
        Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Quantity(..)
        | Fact::Known(_)
        | Fact::Card(_)
        | Fact::Written(_) => false,
    }
}

fn sortable(bank: &Bank, ix: EventIx) -> bool {
    bank.is_ordered(ix) && happened_once(bank, ix)
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let ix = fact.event()?;
    let of_kind = matches!(fact, Fact::Kind(_));
    let fits = |other: EventIx| {
        if of_kind {
            veiled_kind(bank, other).is_some()
        } else {
            sortable(bank, other)
        }
    };
    let stock = stock(bank, ix, dial, chance, &fits);
    let (decades, centuries) = (By::Unit(Unit::Decade), By::Unit(Unit::Century));
    let ways: &[By] = if of_kind {
        &[By::Kind]
    } else if chance.below(3) == 0 {
        &[decades, By::Era, centuries]
    } else {
        &[By::Era, decades, centuries]
    };
    let wanted = [USUAL, MOST][chance.index(2)];
    let most_places = 2 + chance.index(MOST_PLACES - 1);
    for fewest in [USUAL, FEWEST] {
        for by in ways {
            let sorting = Sorting::of(bank, ix, *by, &stock, (wanted, most_places));
            if let Some(sorting) = sorting.filter(|sorting| sorting.is_enough(fewest)) {
                return Some(assemble(bank, *by, sorting, chance));
            }
        }
    }
    None
}

/// Events with the position of their place, and the places.
struct Sorting<'a> {
    chosen: Vec<(EventIx, usize)>,
    places: Vec<Place<'a>>,
}

impl<'a> Sorting<'a> {
    /// So many events, in up to so many places that lie next to that of the first.
    fn of(
        bank: &'a Bank,
        ix: EventIx,
        by: By,
        stock: &[EventIx],
        (wanted, most_places): (usize, usize),
    ) -> Option<Sorting<'a>> {
        let mut sorting = Sorting {
            chosen: vec![(ix, 0)],
            places: vec![by.place(bank, ix)?],
        };
        let mut placed: Vec<(EventIx, Place<'a>)> = Vec::with_capacity(stock.len());
        placed.extend(
            stock
                .iter()
                .filter_map(|ix| Some((*ix, by.place(bank, *ix)?))),
        );
        // The first of each further place, the next places before those farther off.
        let here = sorting.places.first().map_or(0, |place| place.starts());
        let starts = placed.iter().map(|(_, place)| place.starts());
        let mut nearest: Vec<(i64, u32)> = starts
            .map(|start| start.saturating_sub(here).saturating_abs())
            .zip(0..)
            .collect();
        sort(&mut nearest);
        for (_, at) in nearest {
            if sorting.places.len() < most_places
                && let Some((ix, place)) = placed.get(at as usize)
            {
                sorting.open(bank, *ix, *place);
            }
        }
        // One that takes nearly all gives itself away.
        let most = (wanted + sorting.places.len()) / sorting.places.len();
        for (ix, place) in placed {
            if sorting.chosen.len() < wanted {
                sorting.fill(bank, ix, place, most);
            }
        }
        Some(sorting)
    }

    /// Opens a place with an event, where it is a new one and all remains sure.
    fn open(&mut self, bank: &Bank, ix: EventIx, place: Place<'a>) {
        if self.position(place).is_some() || !self.admits(bank, ix) {
            return;
        }
        self.places.push(place);
        self.chosen.push((ix, self.places.len() - 1));
        if !are_apart(&self.places)
            || !self
                .chosen
                .iter()
                .all(|(ix, at)| self.is_only(bank, *ix, *at))
        {
            self.places.pop();
            self.chosen.pop();
        }
    }

    /// Puts an event into its place, where that is open and not full.
    fn fill(&mut self, bank: &Bank, ix: EventIx, place: Place<'_>, most: usize) {
        if let Some(at) = self.position(place)
            && self.chosen.iter().filter(|(_, to)| *to == at).count() < most
            && self.admits(bank, ix)
            && self.is_only(bank, ix, at)
        {
            self.chosen.push((ix, at));
        }
    }

    fn position(&self, place: Place<'_>) -> Option<usize> {
        self.places.iter().position(|known| known.is_same(place))
    }

    fn admits(&self, bank: &Bank, ix: EventIx) -> bool {
        self.chosen
            .iter()
            .all(|(other, _)| gets_along(bank, &[*other], ix))
    }

    /// Whether an event can belong to no place but its own.
    fn is_only(&self, bank: &Bank, ix: EventIx, at: usize) -> bool {
        let mut others = (0..).zip(&self.places).filter(|(other, _)| *other != at);
        others.all(|(_, place)| place.excludes(bank, ix))
    }

    fn is_enough(&self, fewest: usize) -> bool {
        self.chosen.len() >= fewest && self.places.len() > 1
    }
}

fn assemble(bank: &Bank, by: By, sorting: Sorting<'_>, chance: &mut Chance) -> Drawn {
    let Sorting { mut chosen, places } = sorting;
    chance.shuffle(&mut chosen);
    // Times rise; kinds come in any order.
    let mut shown: Vec<usize> = Vec::with_capacity(places.len());
    for at in 0..places.len() {
        let to = shown.partition_point(|before| places[*before].starts() < places[at].starts());
        shown.insert(to, at);
    }
    if by == By::Kind {
        chance.shuffle(&mut shown);
    }
    let key = chosen
        .iter()
        .filter_map(|(_, at)| shown.iter().position(|place| place == at));
    Drawn {
        stem: by.stem().to_owned(),
        body: Body::Match {
            items: chosen.iter().map(|(ix, _)| option(bank, *ix)).collect(),
            key: key.collect(),
            places: shown.iter().map(|at| places[*at].choice()).collect(),
            once: false,
        },
        proof: Proof {
            key: chosen.iter().map(|(ix, _)| proof::row(bank, *ix)).collect(),
            distractors: Vec::new(),
            named: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{are_apart, bank, bank_of, drawn, is_within, shipped};
    use super::*;
    use crate::bank::{Choice, Form, Question, wording};

    fn body(question: &Question) -> (&[Choice], &[Choice], &[usize]) {
        let Body::Match {
            items,
            places,
            key,
            once: false,
        } = &question.body
        else {
            panic!("{question:?}");
        };
        assert!((FEWEST..=MOST).contains(&items.len()), "{question:#?}");
        assert!((2..=MOST_PLACES).contains(&places.len()), "{question:#?}");
        assert_eq!(question.proof.key.len(), items.len());
        assert_eq!(key.len(), items.len());
        assert!(
            (0..places.len()).all(|place| key.contains(&place)),
            "{question:#?}"
        );
        (items, places, key)
    }

    #[test]
    fn each_event_belongs_to_one_place_only() {
        let bank = shipped();
        let questions = drawn(&bank, Form::Sort, 10);
        assert!(questions.len() > 300, "{}", questions.len());
        let span = |id: &str| {
            let era = bank.set().eras.iter().find(|era| era.id == id);
            era.map_or_else(|| id.to_owned(), |era| era.date.to_string())
        };
        for question in &questions {
            let (items, places, key) = body(question);
            for (item, own) in items.iter().zip(key) {
                let mut events = bank.set().events.iter();
                let event = events.find(|event| event.id == item.id).unwrap();
                let date = event.date.to_string();
                assert!(is_within(&date, &span(&places[*own].id)), "{question:#?}");
                for place in (0..places.len()).filter(|place| place != own) {
                    let place = span(&places[place].id);
                    assert!(are_apart(&date, &place), "{question:#?}");
                    let mut like = event.also.iter().map(ToString::to_string);
                    assert!(like.all(|like| are_apart(&like, &place)), "{question:#?}");
                }
            }
            let starts: Vec<String> = places.iter().map(|place| span(&place.id)).collect();
            let rising = starts.windows(2).all(|pair| pair[0] < pair[1]);
            assert!(rising, "{starts:?}");
        }
        let eras = questions.iter().filter(|q| q.stem == wording::SORT_BY_ERA);
        assert!((100..questions.len() - 100).contains(&eras.count()));
    }

    #[test]
    fn eras_that_overlap_are_not_offered_together() {
        let text = r#"{"format":"annals-set/1","id":"t","title":"T","eras":[
            {"id":"war","name":"the war","date":"1914/1918"},
            {"id":"after","name":"the years after","date":"1918/1930~"},
            {"id":"late","name":"the late years","date":"1931/.."}],"events":["#;
        let events: Vec<String> = (1914..1945)
            .map(|year| {
                format!(
                    r#"{{"id":"e{year}","date":"{year}","title":"the event {}"}}"#,
                    year - 1900
                )
            })
            .collect();
        let bank = bank(&[text, &events.join(","), "]}"].concat());
        let mut sorted = 0;
        for question in drawn(&bank, Form::Sort, 20) {
            if question.stem != wording::SORT_BY_ERA {
                continue;
            }
            sorted += 1;
            let (items, places, _) = body(&question);
            let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
            assert!(!(ids.contains(&"war") && ids.contains(&"after")), "{ids:?}");
            // The end of the one is in doubt by a year.
            let doubted = ["e1930", "e1931"];
            let held = items.iter().any(|item| doubted.contains(&item.id.as_str()));
            assert!(!(held && ids.contains(&"after")), "{question:#?}");
        }
        assert!(sorted > 20, "{sorted}");
    }

    #[test]
    fn centuries_serve_where_decades_are_too_few() {
        let bank = bank_of(
            r#"{"id":"a","date":"1648","title":"the peace"},{"id":"b","date":"1683","title":"the siege"},
            {"id":"c","date":"1745","title":"the crossing"},{"id":"d","date":"1789","title":"the rising"},
            {"id":"e","date":"1815","title":"the return"}"#,
        );
        let questions = drawn(&bank, Form::Sort, 10);
        assert!(!questions.is_empty());
        for question in questions {
            assert_eq!(question.stem, "Sort these into their centuries.");
        }
    }
}
