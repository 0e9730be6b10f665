//! What an update of a set means for what is known of it.
//!
//! With each fact the journal keeps what it meant when it was learned: its answer and the title
//! of its event, as numbers of 32 bits. So a moved date is told from a mended sentence, and a
//! fact under a new id from a new fact, without the old set.

use super::journal::{Change, Journal, Moment, NameIx, Notice, Written};
use super::memories::Memories;
use super::roster::{Roster, Rostered};
use super::schedule::Memory;
use crate::bank::{Bank, Fact};
use crate::set::WrittenBody;
use crate::set::fold::fold;
use crate::set::names::hash;

/// What has changed in meaning, of facts that were learned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// They have another answer now, and are to be learned anew.
    pub changed: Vec<Rostered>,
    /// They go by another id, and mean the same.
    pub renamed: Vec<(NameIx, Rostered)>,
    /// They may go by another id: either the answer or the title is the same. The learner is asked.
    pub doubtful: Vec<(NameIx, Rostered)>,
    /// They are in the set no more.
    pub gone: Vec<NameIx>,
}

impl Changes {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty()
            && self.renamed.is_empty()
            && self.doubtful.is_empty()
            && self.gone.is_empty()
    }

    /// Compares what was learned with what the set says now.
    #[must_use]
    pub fn of(journal: &Journal, memories: &Memories, roster: &Roster, bank: &Bank) -> Changes {
        let mut changes = Changes::default();
        let mut lost: Vec<(NameIx, (u32, u32))> = Vec::new();
        let mut here: Vec<bool> = vec![false; journal.names().len()];
        for fact in roster.facts() {
            if let Some(is) = here.get_mut(fact.name.0 as usize) {
                *is = true;
            }
            let learned = memories.get(fact.name) != Memory::New;
            if learned
                && let Some((answer, _)) = journal.meaning(fact.name)
                && answer != meaning(bank, fact.fact).0
            {
                changes.changed.push(*fact);
            }
        }
        for (name, is_here) in (0..).map(NameIx).zip(&here) {
            if !is_here && memories.get(name) != Memory::New {
                match journal.meaning(name) {
                    Some(meant) => lost.push((name, meant)),
                    None => changes.gone.push(name),
                }
            }
        }
        changes.find_again(journal, memories, roster, bank, lost);
        changes
    }

    /// Puts them into force: what has another answer is learned anew, what was renamed goes by
    /// its new name, and of what is in doubt those that the learner says yes to.
    #[must_use]
    pub fn settle(
        &self,
        journal: &mut Journal,
        bank: &Bank,
        agreed: &[NameIx],
        at: Moment,
    ) -> Vec<Written> {
        let mut notices = Vec::new();
        let mut note = |fact, what| {
            notices.push(Notice {
                when: at.when,
                fact,
                what,
            });
        };
        let means = |fact: &Rostered| {
            let (answer, title) = meaning(bank, fact.fact);
            Change::Means(answer, title)
        };
        for fact in &self.changed {
            note(fact.name, Change::Forgotten);
            note(fact.name, means(fact));
        }
        let agreed = self
            .doubtful
            .iter()
            .filter(|(from, _)| agreed.contains(from));
        for (from, to) in self.renamed.iter().chain(agreed) {
            note(*from, Change::Renamed(to.name));
            note(to.name, means(to));
        }
        let notices = notices.into_iter();
        notices
            .filter_map(|notice| journal.change(notice, at.zone))
            .collect()
    }

    /// Looks for what is lost among what was never met.
    fn find_again(
        &mut self,
        journal: &Journal,
        memories: &Memories,
        roster: &Roster,
        bank: &Bank,
        lost: Vec<(NameIx, (u32, u32))>,
    ) {
        if lost.is_empty() {
            return;
        }
        let unmet = roster.facts().iter();
        let unmet = unmet.filter(|fact| memories.get(fact.name) == Memory::New);
        let mut unmet: Vec<(Rostered, (u32, u32))> = unmet
            .map(|fact| (*fact, meaning(bank, fact.fact)))
            .collect();
        let names = journal.names();
        let mut doubts = Vec::new();
        for (name, (answer, title)) in lost {
            let alike = |fact: &Rostered| aspect(names.text(fact.name)) == aspect(names.text(name));
            let same = |wanted: fn((u32, u32), (u32, u32)) -> bool| {
                let found = unmet.iter().enumerate();
                let mut found = found
                    .filter(|(_, (fact, means))| alike(fact) && wanted(*means, (answer, title)));
                let first = found.next().map(|(at, _)| at);
                // Two that fit are no answer.
                first.filter(|_| found.next().is_none())
            };
            match same(|a, b| a == b) {
                Some(at) => self.renamed.push((name, unmet.remove(at).0)),
                None => match same(|a, b| (a.0 == b.0) != (a.1 == b.1)) {
                    Some(at) => doubts.push((name, unmet[at].0)),
                    None => self.gone.push(name),
                },
            }
        }
        // What was found for sure is no candidate of a doubt any more.
        for (name, fact) in doubts {
            match unmet.iter().any(|(other, _)| other.name == fact.name) {
                true => self.doubtful.push((name, fact)),
                false => self.gone.push(name),
            }
        }
    }
}

/// Which sort of fact a name is of: of `actor/stalin`, `actor`.
fn aspect(tail: &str) -> &str {
    tail.split('/').next().unwrap_or(tail)
}

/// What a fact means: its answer and the title it is known by, as numbers.
#[must_use]
pub fn meaning(bank: &Bank, fact: Fact) -> (u32, u32) {
    let set = bank.set();
    let event = fact.event().map(|ix| set.event(ix));
    let title = event.map_or("", |event| event.title.as_str());
    let date = || {
        event
            .map(|event| event.date.to_string())
            .unwrap_or_default()
    };
    let (answer, title) = match fact {
        Fact::Date(_) | Fact::Start(_) | Fact::End(_) | Fact::Identity(_) => {
            (date(), title.to_owned())
        }
        Fact::Actor(ix, at) => {
            let actor = &set.event(ix).actors[usize::from(at)];
            (set.entity(actor.entity).id.clone(), title.to_owned())
        }
        Fact::Place(ix) => {
            let place = set.event(ix).place;
            let place = place.map(|place| set.entity(place).id.clone());
            (place.unwrap_or_default(), title.to_owned())
        }
        Fact::Kind(ix) => (set.event(ix).kind.clone(), title.to_owned()),
        Fact::Quantity(ix, at) => {
            let quantity = &set.event(ix).quantities[usize::from(at)];
            (
                [&quantity.value, " ", &quantity.unit].concat(),
                title.to_owned(),
            )
        }
        Fact::Known(ix) => {
            let entity = set.entity(ix);
            (
                entity.known_for.clone().unwrap_or_default(),
                entity.name.clone(),
            )
        }
        Fact::Card(at) => {
            let card = &set.cards[at as usize];
            (card.back.clone(), card.front.clone())
        }
        Fact::Written(at) => {
            let question = &set.questions[at as usize];
            let answer = match &question.body {
                WrittenBody::Choice { options, key } => options[*key].0.clone(),
                WrittenBody::Several { options, keys } => {
                    let keys: Vec<&str> = keys.iter().map(|at| options[*at].0.as_str()).collect();
                    keys.join("\n")
                }
                WrittenBody::ShortAnswer { accept } => accept.first().cloned().unwrap_or_default(),
                WrittenBody::Number { value, .. } => value.clone(),
                WrittenBody::Match { pairs, .. } => {
                    let pairs = pairs
                        .iter()
                        .flat_map(|(item, place)| [item.as_str(), place]);
                    pairs.collect::<Vec<&str>>().join("\n")
                }
            };
            (answer, question.stem.clone())
        }
    };
    let number = |text: &str| {
        let hash = hash(text).cast_unsigned();
        (hash ^ hash >> 32) as u32
    };
    // Capitals, accents and signs are wording, and no meaning; of a date and of a number each
    // sign counts.
    let answer = match fact {
        Fact::Known(_) | Fact::Card(_) | Fact::Written(_) => fold(&answer),
        _ => answer,
    };
    (number(&answer), number(&fold(&title)))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    use crate::memory::Scheduler;
    use crate::memory::journal::{Answered, Rating};
    use crate::memory::schedule::Options;
    use crate::set;

    const EVENTS: [(&str, &str, &str); 6] = [
        ("pact", "1941-04-13", "the Neutrality Pact"),
        ("khasan", "1938-07", "the battle of Lake Khasan"),
        ("nomonhan", "1939-05", "the battle of Nomonhan"),
        ("peking", "1925-01-20", "the Peking Convention"),
        ("portsmouth", "1905-09-05", "the Treaty of Portsmouth"),
        ("declaration", "1956-10-19", "the Joint Declaration"),
    ];

    fn bank(events: &[(&str, &str, &str)]) -> Bank {
        let event = |(id, date, title): &(&str, &str, &str)| {
            format!(r#"{{"id":"{id}","date":"{date}","title":"{title}"}}"#)
        };
        let events: Vec<String> = events.iter().map(event).collect();
        let file = format!(
            r#"{{"format":"annals-set/1","id":"t","title":"T","events":[{}]}}"#,
            events.join(",")
        );
        Bank::compile(Rc::new(set::read(&file).unwrap().set))
    }

    const NOW: Moment = Moment {
        when: 1_000,
        zone: 0,
    };

    /// A learner of the first four events.
    fn learner() -> Journal {
        let bank = bank(&EVENTS);
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        let roster = Roster::of(&bank, &mut journal);
        for fact in roster.facts() {
            let name = fact.fact.name(bank.set());
            if !["pact", "khasan", "nomonhan", "peking"]
                .iter()
                .any(|id| name.starts_with(id))
            {
                continue;
            }
            let answered = Answered::card("t", &name, 0, Rating::Good, 0);
            journal.answer(&answered, NOW).unwrap();
            let (answer, title) = meaning(&bank, fact.fact);
            let what = Change::Means(answer, title);
            let fact = fact.name;
            journal
                .change(
                    Notice {
                        when: NOW.when,
                        fact,
                        what,
                    },
                    0,
                )
                .unwrap();
        }
        journal
    }

    fn changes(journal: &mut Journal, events: &[(&str, &str, &str)]) -> (Changes, Vec<String>) {
        let bank = bank(events);
        let roster = Roster::of(&bank, journal);
        let scheduler = Scheduler::new(Options::default()).unwrap();
        let memories = Memories::derive(journal, "t", &scheduler, NOW);
        let changes = Changes::of(journal, &memories, &roster, &bank);
        let names = journal.names();
        let name = |ix: NameIx| names.fact(ix).unwrap().1;
        let changed = changes
            .changed
            .iter()
            .map(|fact| ["changed ", &name(fact.name)].concat());
        let pair = |what: &str, (from, to): &(NameIx, Rostered)| {
            [what, " ", &name(*from), " ", &name(to.name)].concat()
        };
        let renamed = changes.renamed.iter().map(|two| pair("renamed", two));
        let doubtful = changes.doubtful.iter().map(|two| pair("doubtful", two));
        let gone = changes.gone.iter().map(|ix| ["gone ", &name(*ix)].concat());
        let mut told: Vec<String> = changed.chain(renamed).chain(doubtful).chain(gone).collect();
        told.sort();
        (changes, told)
    }

    fn with(change: impl Fn(&mut Vec<(&'static str, &'static str, &'static str)>)) -> Vec<String> {
        let mut events = EVENTS.to_vec();
        change(&mut events);
        changes(&mut learner(), &events).1
    }

    #[test]
    fn a_set_that_says_the_same_has_no_changes() {
        assert_eq!(with(|_| {}), [""; 0]);
        // Wording, order, additions, and what was never learned.
        assert_eq!(with(|events| events[0].2 = "The neutrality pact"), [""; 0]);
        assert_eq!(with(|events| events.reverse()), [""; 0]);
        assert_eq!(
            with(|events| events.push(("new", "1960", "the new treaty"))),
            [""; 0]
        );
        assert_eq!(with(|events| events[5].1 = "1956-10-20"), [""; 0]);
    }

    #[test]
    fn a_moved_date_is_told_and_nothing_else() {
        let told = with(|events| events[0].1 = "1941-04-14");
        assert_eq!(told, ["changed pact/date", "changed pact/event"]);
    }

    #[test]
    fn a_new_id_is_seen_through_where_the_content_says_so() {
        let told = with(|events| events[0].0 = "neutrality-pact");
        assert_eq!(
            told,
            [
                "renamed pact/date neutrality-pact/date",
                "renamed pact/event neutrality-pact/event"
            ]
        );
        let told = with(|events| {
            events[0].0 = "neutrality-pact";
            events[0].2 = "the Soviet–Japanese Neutrality Pact";
        });
        assert_eq!(
            told,
            [
                "doubtful pact/date neutrality-pact/date",
                "doubtful pact/event neutrality-pact/event"
            ]
        );
        let told = with(|events| {
            events.remove(0);
        });
        assert_eq!(told, ["gone pact/date", "gone pact/event"]);
    }

    #[test]
    fn what_was_settled_is_told_no_more() {
        let mut journal = learner();
        let mut events = EVENTS.to_vec();
        events[0].1 = "1941-04-14";
        events[1].0 = "lake-khasan";
        let (found, _) = changes(&mut journal, &events);
        let bank = bank(&events);
        for written in found.settle(
            &mut journal,
            &bank,
            &[],
            Moment {
                when: 2_000,
                zone: 0,
            },
        ) {
            assert!(written.key.starts_with("annals/journal/"));
        }
        let (after, told) = changes(&mut journal, &events);
        assert!(after.is_empty(), "{told:?}");
        let scheduler = Scheduler::new(Options::default()).unwrap();
        let memories = Memories::derive(&journal, "t", &scheduler, NOW);
        let known =
            |journal: &mut Journal, name| memories.get(journal.fact("t", name)) != Memory::New;
        assert!(!known(&mut journal, "pact/date"), "to be learned anew");
        assert!(
            known(&mut journal, "lake-khasan/date"),
            "known under its new name"
        );
        assert!(known(&mut journal, "peking/date"));
    }
}
