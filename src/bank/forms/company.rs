//! Several events shown at once: where they come from, and which may join which.

use super::lineup::can_stand_together;
use crate::bank::chance::Chance;
use crate::bank::{Bank, Dial};
use crate::set::fold::fold;
use crate::set::{Aspect, EventIx, Kind};

/// How far off in time companions are wanted, in days: where it is easiest, and where it
/// is hardest.
const FAR: i64 = 6000;
const NEAR: i64 = 300;
/// How far their order may be from that of their distances, in thousandths.
const BLUR: u32 = 600;
/// What is added to a distance, so that the blur moves near ones too.
const A_YEAR: u64 = 365;

/// Events around one that may be shown with it, those at the distance of the difficulty
/// tending to come first; the one that is to stand beside it before all.
pub(super) fn stock(
    bank: &Bank,
    ix: EventIx,
    dial: Dial,
    chance: &mut Chance,
    is_fit: &dyn Fn(EventIx) -> bool,
) -> Vec<EventIx> {
    let may_join = |other: EventIx| is_fit(other) && gets_along(bank, &[ix], other);
    let mut found: Vec<u32> = Vec::with_capacity(96);
    // Those of its kind at every distance, the others also where they stand next to it.
    let peers = bank.neighbours(bank.peers(ix), chance);
    for stock in [peers, bank.around(bank.everyone(ix), chance)] {
        for other in stock {
            if !found.contains(&other.0) && may_join(other) {
                found.push(other.0);
            }
        }
    }
    let (here, wanted) = (bank.first_day(ix), dial.difficulty.between(FAR, NEAR));
    let found = chance.nearest_first(found, BLUR, |other| {
        let distance = (bank.first_day(EventIx(other)) - here).abs();
        (distance - wanted).unsigned_abs() + A_YEAR
    });
    let beside = dial.event().filter(|other| may_join(*other));
    let others = found.into_iter().map(EventIx);
    let others = others.filter(|other| Some(*other) != beside);
    beside.into_iter().chain(others).collect()
}

/// Whether one may be shown with each of those chosen: no part beside its whole, and
/// nothing beside what it hangs together with.
pub(super) fn gets_along(bank: &Bank, chosen: &[EventIx], ix: EventIx) -> bool {
    chosen
        .iter()
        .all(|other| can_stand_together(bank, *other, ix) && !bank.are_linked(*other, ix))
}

/// Adds the first ones that get along with all chosen before, up to so many; how many
/// were added.
pub(super) fn gather(
    bank: &Bank,
    chosen: &mut Vec<EventIx>,
    from: &[EventIx],
    wanted: usize,
) -> usize {
    let before = chosen.len();
    for ix in from {
        if chosen.len() == before + wanted {
            break;
        }
        if gets_along(bank, chosen, *ix) {
            chosen.push(*ix);
        }
    }
    chosen.len() - before
}

/// "Happened in" suits a point, not something that lasted.
pub(super) fn happened_once(bank: &Bank, ix: EventIx) -> bool {
    !bank.lasted(ix)
}

/// Words of a kind's name that say nothing of it.
const SMALL_WORDS: [&str; 12] = [
    "a", "an", "the", "and", "or", "of", "in", "by", "for", "to", "other", "between",
];

/// Whether a title holds a word of the kind's own name.
pub(super) fn betrays(kind: &Kind, title: &str) -> bool {
    let title = fold(title);
    let name = fold(&[kind.id.as_str(), " ", &kind.one, " ", &kind.many].concat());
    let mut said = title.split(' ').filter(|word| !SMALL_WORDS.contains(word));
    said.any(|word| name.split(' ').any(|own| own == word))
}

/// Whether a title is a name. A description says what the event was; only a name does not.
fn is_name(title: &str) -> bool {
    title.split([' ', '–', '-']).all(|word| {
        SMALL_WORDS.contains(&word) || !word.chars().next().is_some_and(char::is_lowercase)
    })
}

/// The words for the kind of an event that may be asked for it and is called by a name.
pub(super) fn named_kind(bank: &Bank, ix: EventIx) -> Option<&Kind> {
    let event = bank.set().event(ix);
    let is_fit = bank.is_shown(ix) && event.asks(Aspect::Event) && is_name(&event.title);
    bank.set().kind(&event.kind).filter(|_| is_fit)
}

/// The same, where the title does not hold a word of them.
pub(super) fn veiled_kind(bank: &Bank, ix: EventIx) -> Option<&Kind> {
    let kind = named_kind(bank, ix)?;
    (!betrays(kind, &bank.set().event(ix).title)).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Difficulty;
    use std::rc::Rc;

    fn bank(events: &str) -> Bank {
        let text = [
            r#"{"format":"annals-set/1","id":"t","title":"T","events":["#,
            events,
            "]}",
        ];
        Bank::compile(Rc::new(crate::set::read(&text.concat()).unwrap().set))
    }

    #[test]
    fn a_title_betrays_its_kind_by_any_word_of_its_name() {
        let kind = Kind {
            id: "treaty".to_owned(),
            one: "a treaty or pact".to_owned(),
            many: "treaties or pacts".to_owned(),
            told: false,
            broad: false,
        };
        for (title, betrayed) in [
            ("the Treaty of Portsmouth", true),
            ("the two pacts", true),
            ("the end of the war or peace", false),
        ] {
            assert_eq!(betrays(&kind, title), betrayed, "{title}");
        }
    }

    #[test]
    fn only_a_name_hides_what_it_was() {
        for (title, name) in [
            ("the Peace of Westphalia", true),
            ("the Russo–Japanese affair", false),
            ("the loss of Sakhalin", false),
            ("ミュンヘン会談", true),
        ] {
            assert_eq!(is_name(title), name, "{title}");
        }
    }

    #[test]
    fn the_harder_the_nearer() {
        let events: Vec<String> = (0..60)
            .map(|n| {
                format!(
                    r#"{{"id":"e{n}","date":"{}","title":"the event {n}"}}"#,
                    1900 + n
                )
            })
            .collect();
        let bank = bank(&events.join(","));
        let mean = |difficulty: Difficulty| {
            let dial = Dial {
                difficulty,
                beside: None,
            };
            let mut sum = 0;
            for seed in 0..50 {
                let stock = stock(&bank, EventIx(30), dial, &mut Chance::new(seed), &|_| true);
                sum += stock
                    .iter()
                    .take(4)
                    .map(|ix| ix.0.abs_diff(30))
                    .sum::<u32>();
            }
            sum
        };
        let [easy, middle, hard] =
            [Difficulty::EASIEST, Difficulty::MIDDLE, Difficulty::HARDEST].map(mean);
        assert!(easy > middle && middle > hard, "{easy} {middle} {hard}");
    }

    #[test]
    fn what_is_to_stand_beside_comes_first() {
        let bank = bank(
            r#"{"id":"a","date":"1900","title":"the first"},{"id":"b","date":"1901","title":"the second"},
            {"id":"c","date":"1990","title":"the third"}"#,
        );
        let dial = Dial {
            beside: Some(crate::bank::Beside::Event(EventIx(2))),
            ..Dial::default()
        };
        for seed in 0..8 {
            let stock = stock(&bank, EventIx(0), dial, &mut Chance::new(seed), &|_| true);
            assert_eq!(stock, [EventIx(2), EventIx(1)]);
        }
    }
}
