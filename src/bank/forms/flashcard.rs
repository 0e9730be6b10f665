//! A card to turn: when something happened, what happened on a date, or a card of the
//! teacher's own, which may be asked from its back where the teacher says so.

use super::date_stem::dated;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof, Row};
use crate::bank::{proof, wording};
use crate::date::{self, Period, Shape, Unit};
use crate::set::fold::{fold, without_article};
use crate::set::{EntityIx, EventIx, Kind, Set};

pub(super) const FORM: Spec = Spec {
    name: "flashcard",
    family: "flashcard",
    asks: &[Class::Times, Class::Identities, Class::Known, Class::Cards],
    tests: Tests::Recall,
    needs: &[Need::Events(1)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "",
    moodle: "",
    xapi: "other",
};

/// The two sides of a card, and the row that it tells of.
struct Sides {
    front: String,
    back: String,
    row: Row,
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    match fact {
        Fact::Card(at) => bank.set().cards.get(at as usize).is_some(),
        Fact::Identity(ix) => marked(bank, ix).is_some(),
        Fact::Known(ix) => bank.known(ix).is_some(),
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Written(_) => front_of_event(bank, fact).is_some(),
    }
}

fn draw(bank: &Bank, fact: Fact, _: Dial, chance: &mut Chance) -> Option<Drawn> {
    let sides = match fact {
        Fact::Card(at) => written(bank.set(), at, chance)?,
        Fact::Identity(ix) => date_first(bank, ix)?,
        Fact::Known(ix) => known(bank, ix)?,
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Written(_) => event_first(bank, fact)?,
    };
    Some(Drawn {
        stem: sides.front,
        body: Body::Card { back: sides.back },
        proof: Proof {
            key: vec![sides.row],
            distractors: Vec::new(),
            named: None,
        },
    })
}

/// A card written by hand; one that may be turned round is, half of the time.
fn written(set: &Set, at: u32, chance: &mut Chance) -> Option<Sides> {
    let card = set.cards.get(at as usize)?;
    let turned = card.reversible && chance.below(2) == 0;
    let (front, back) = if turned {
        (&card.back, &card.front)
    } else {
        (&card.front, &card.back)
    };
    Some(Sides {
        front: front.clone(),
        back: back.clone(),
        row: Row::written(back),
    })
}

/// What was done in front, who or what did it behind.
fn known(bank: &Bank, ix: EntityIx) -> Option<Sides> {
    let known = bank.known(ix)?;
    Some(Sides {
        front: bank.known_stem(known),
        back: wording::capitalised(&bank.set().entity(ix).name),
        row: proof::row(bank, known.shown_by),
    })
}

/// The event in front, its date behind: with the "about" that the set has there.
fn event_first(bank: &Bank, fact: Fact) -> Option<Sides> {
    let dated = dated(bank, fact)?;
    Some(Sides {
        front: front_of_event(bank, fact)?,
        back: date::text(&dated.date),
        row: proof::row(bank, dated.ix),
    })
}

fn front_of_event(bank: &Bank, fact: Fact) -> Option<String> {
    let dated = dated(bank, fact)?;
    let extent = dated.date.extent();
    // With an end open there is no date to turn up; "the 8th or the 9th" is none to know.
    extent.earliest.and(extent.latest)?;
    if dated.date.shape() == Shape::Between {
        return None;
    }
    let stem = wording::card_stem(dated.event, dated.asked);
    (!crate::set::holds_date(&stem, &dated.date)).then_some(stem)
}

/// The date in front, the event behind.
fn date_first(bank: &Bank, ix: EventIx) -> Option<Sides> {
    let (period, kind) = marked(bank, ix)?;
    let (set, event) = (bank.set(), bank.set().event(ix));
    // Much happened in any year: the set says of whom it speaks, unless its title is the
    // answer.
    let (about, answer) = (fold(&set.title), fold(&event.title));
    let about = match about.contains(&without_article(&answer)) {
        true => "",
        false => set.title.as_str(),
    };
    Some(Sides {
        front: wording::what_happened(about, period, kind),
        back: proof::title(event),
        row: proof::row(bank, ix),
    })
}

/// The period that means this event and no other of the set, nor one like any of them;
/// with the kind of the event where it is named.
fn marked(bank: &Bank, ix: EventIx) -> Option<(Period, Option<&Kind>)> {
    let event = bank.set().event(ix);
    // "What happened then" suits a point, not something that lasted.
    if event.date.shape() == Shape::Span {
        return None;
    }
    let units = [Unit::Day, Unit::Month, Unit::Year, Unit::Decade];
    let mut periods = units.into_iter();
    let period = periods.find_map(|unit| Period::around(&event.date, unit))?;
    // The kind says what sort of answer is wanted, where the author named it.
    let kind = bank.set().kind(&event.kind);
    if kind.is_some_and(|kind| kind.broad) && period.unit() > Unit::Month {
        return None;
    }
    if bank.claims().is_alone(ix, period.extent()) {
        return Some((period, kind));
    }
    let kind = kind?;
    let claims = bank.claims();
    claims
        .is_alone_in_kind(ix, bank.kind_of(ix), period.extent())
        .then_some((period, Some(kind)))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::bank::Form;
    use crate::set;

    fn bank(text: &str) -> Bank {
        let head = r#"{"format":"annals-set/1","id":"t","title":"T","#;
        Bank::compile(Rc::new(set::read(&[head, text, "}"].concat()).unwrap().set))
    }

    /// The front of the card of the first event, among others.
    fn front(events: &str) -> Option<String> {
        let kinds = r#""kinds":[{"id":"treaty","one":"a treaty","many":"treaties"}],"#;
        let bank = bank(&[kinds, r#""events":["#, events, "]"].concat());
        let fact = Fact::Identity(EventIx(0));
        let drawn = bank.draw(fact, Form::Flashcard, 1, Dial::default());
        let drawn = drawn.filter(|_| Form::Flashcard.can_ask(&bank, fact))?;
        assert_eq!(
            drawn.body,
            Body::Card {
                back: "The pact".to_owned()
            }
        );
        Some(drawn.stem)
    }

    #[test]
    fn a_date_is_shown_only_where_it_means_one_event() {
        let pact = |date: &str| {
            [
                r#"{"id":"a","kind":"treaty","title":"the pact","date":""#,
                date,
                "\"}",
            ]
            .concat()
        };
        let treaty = r#"{"id":"b","kind":"treaty","title":"the other pact","date":"DATE"}"#;
        let war = r#"{"id":"b","kind":"war","title":"the war","date":"DATE"}"#;
        let like = r#"{"id":"b","kind":"war","title":"the raid","date":"1900","also":["1956-10"]}"#;
        for (own, other, date, expected) in [
            (
                "1956-10-19",
                treaty,
                "1956-10-20",
                Some("T: which treaty dates from 19 October 1956?"),
            ),
            (
                "1956-10",
                treaty,
                "1956-11",
                Some("T: which treaty dates from October 1956?"),
            ),
            (
                "1956",
                treaty,
                "1957",
                Some("T: which treaty dates from 1956?"),
            ),
            // About 1956 is some time in the decade.
            (
                "1956~",
                treaty,
                "1960",
                Some("T: which treaty dates from the 1950s?"),
            ),
            ("1956-10-19", treaty, "1956", None),
            ("1956-10-19", treaty, "195X", None),
            ("1956-10-19", treaty, "1956-10-19", None),
            ("1956", treaty, "1956-10-19", None),
            (
                "1956-10",
                war,
                "1956",
                Some("T: which treaty dates from October 1956?"),
            ),
            (
                "1956-10-19",
                like,
                "",
                Some("T: which treaty dates from 19 October 1956?"),
            ),
            // What lasted happened when it began and when it ended.
            (
                "1956",
                war,
                "1950/1960",
                Some("T: which treaty dates from 1956?"),
            ),
            (
                "1956",
                war,
                "1956/1960",
                Some("T: which treaty dates from 1956?"),
            ),
            ("1956", treaty, "1950/1956", None),
            ("1956/1957", treaty, "1900", None),
        ] {
            let events = [pact(own), other.replace("DATE", date)].join(",");
            assert_eq!(front(&events).as_deref(), expected, "{own} beside {events}");
        }
    }

    #[test]
    fn a_card_is_turned_round_half_of_the_time_where_it_may_be() {
        let card = r#""cards":[{"id":"c","front":"F","back":"B"REVERSIBLE}]"#;
        for (reversible, least, most) in [("", 0, 0), (r#","reversible":true"#, 430, 570)] {
            let bank = bank(&card.replace("REVERSIBLE", reversible));
            let mut turned = 0;
            for seed in 0..1000 {
                let drawn = bank.draw(Fact::Card(0), Form::Flashcard, seed, Dial::default());
                let drawn = drawn.unwrap();
                let back = if drawn.stem == "B" { "F" } else { "B" };
                assert_eq!(
                    drawn.body,
                    Body::Card {
                        back: back.to_owned()
                    }
                );
                turned += u32::from(back == "F");
            }
            assert!((least..=most).contains(&turned), "{turned}");
        }
    }

    #[test]
    fn a_hedge_stands_on_the_back() {
        let bank = bank(
            r#""events":[{"id":"a","title":"the fall","did":["the wall","fall"],"date":"1920~"}]"#,
        );
        let fact = Fact::Date(EventIx(0));
        let drawn = bank
            .draw(fact, Form::Flashcard, 1, Dial::default())
            .unwrap();
        let back = "about 1920".to_owned();
        assert_eq!(
            (drawn.stem.as_str(), drawn.body),
            ("When did the wall fall?", Body::Card { back })
        );
    }
}
