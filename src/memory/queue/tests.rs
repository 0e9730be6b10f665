use super::*;
use crate::bank::Fact;
use crate::memory::Journal;
use crate::memory::journal::{Answered, Rating};
use crate::memory::schedule::Options;
use crate::set::EventIx;

const DAY: i64 = 86_400;
const NOON: i64 = 20_000 * DAY + 43_200;

fn at(when: i64) -> Moment {
    Moment { when, zone: 0 }
}

/// A set of so many events of three facts each, and what was answered of them.
struct Desk {
    journal: Journal,
    roster: Roster,
    scheduler: Scheduler,
    limits: Limits,
}

impl Desk {
    fn new(events: u32) -> Desk {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        let mut facts = Vec::new();
        for event in 0..events {
            let ix = EventIx(event);
            for fact in [Fact::Date(ix), Fact::Place(ix), Fact::Kind(ix)] {
                let name = journal.fact("s", &format!("e{event}/{fact:?}"));
                let year = 1900 + i64::from(event);
                facts.push(Rostered {
                    fact,
                    name,
                    years: Some((year, year)),
                });
            }
        }
        Desk {
            journal,
            roster: Roster::from(facts),
            scheduler: Scheduler::new(Options::default()).unwrap(),
            limits: Limits::default(),
        }
    }

    fn answer(&mut self, fact: &Rostered, rating: Rating, when: i64) {
        let name = self.journal.names().fact(fact.name).unwrap().1;
        let seed = self.journal.next_seed();
        let answered = Answered::card("s", &name, seed, rating, 5_000);
        self.journal.answer(&answered, at(when)).unwrap();
    }

    fn queue(&self, scope: &Scope, asked: &[Rostered], when: i64) -> Queue {
        self.with(when, |source| Queue::new(source, scope, asked, at(when)))
    }

    fn with<T>(&self, when: i64, made: impl FnOnce(Source<'_>) -> T) -> T {
        let memories = Memories::derive(&self.journal, "s", &self.scheduler, at(when));
        made(Source {
            roster: &self.roster,
            memories: &memories,
            scheduler: &self.scheduler,
            limits: self.limits,
        })
    }

    /// Learns so many facts at once, at a moment.
    fn learn(&mut self, count: usize, when: i64) {
        let facts: Vec<Rostered> = self.roster.facts()[..count].to_vec();
        for fact in facts {
            self.answer(&fact, Rating::Easy, when);
        }
    }

    /// A sitting of everything that is due, each answered alike, in so many seconds.
    fn sit(&mut self, mut when: i64, rating: Rating, seconds: i64) -> (Vec<(Rostered, Pile)>, i64) {
        let mut asked: Vec<(Rostered, Pile)> = Vec::new();
        loop {
            let facts: Vec<Rostered> = asked.iter().map(|(fact, _)| *fact).collect();
            let Some((fact, pile)) = self.queue(&Scope::Due, &facts, when).next else {
                return (asked, when);
            };
            self.answer(&fact, rating, when);
            asked.push((fact, pile));
            when += seconds;
            assert!(asked.len() < 1_000);
        }
    }
}

#[test]
fn a_first_day_brings_the_limit_of_new_facts_and_their_steps() {
    let mut desk = Desk::new(20);
    let queue = desk.queue(&Scope::Due, &[], NOON);
    let new = Counts {
        new: 10,
        ..Counts::default()
    };
    assert_eq!(queue.counts, new);
    let (asked, end) = desk.sit(NOON, Rating::Good, 20);
    let of = |pile| asked.iter().filter(|(_, p)| *p == pile).count();
    assert_eq!(
        (of(Pile::New), of(Pile::Learning), of(Pile::Review)),
        (10, 10, 0)
    );
    let queue = desk.queue(&Scope::Due, &[], end);
    assert_eq!(
        (queue.counts.all(), queue.next, queue.waits_until),
        (0, None, None)
    );
    // Tomorrow: new ones again, among what comes back.
    let tomorrow = desk.queue(&Scope::Due, &[], NOON + 2 * DAY);
    assert_eq!(tomorrow.counts.new, 10);
    assert!(tomorrow.counts.review > 0);
}

#[test]
fn facts_of_one_event_are_kept_apart() {
    let mut desk = Desk::new(20);
    desk.learn(60, NOON);
    let (asked, _) = desk.sit(NOON + 30 * DAY, Rating::Good, 20);
    assert_eq!(asked.len(), 60);
    let events: Vec<_> = asked.iter().map(|(fact, _)| fact.fact.event()).collect();
    let close = |n: usize| {
        events[..n]
            .iter()
            .rev()
            .take(APART)
            .any(|e| *e == events[n])
    };
    // At the end there is not always another event left.
    let clashes = (0..events.len() - 8).filter(|n| close(*n)).count();
    assert_eq!(clashes, 0);
}

#[test]
fn a_step_waits_its_time_and_is_taken_early_when_nothing_else_is_left() {
    let mut desk = Desk::new(1);
    desk.limits.new = 1;
    let fact = desk.roster.facts()[0];
    desk.answer(&fact, Rating::Good, NOON);
    let queue = desk.queue(&Scope::Due, &[fact], NOON + 10);
    assert_eq!(queue.next, Some((fact, Pile::Learning)));
    let mut options = desk.scheduler.options().clone();
    options.learning = vec![60, 7_200];
    desk.scheduler = Scheduler::new(options).unwrap();
    let queue = desk.queue(&Scope::Due, &[fact], NOON + 10);
    assert_eq!((queue.next, queue.waits_until), (None, Some(NOON + 7_200)));
    assert_eq!(queue.counts.learning, 1);
}

#[test]
fn reviews_stop_at_the_limit_and_a_backlog_is_saved_from_its_edge() {
    let mut desk = Desk::new(40);
    desk.limits = Limits {
        new: 0,
        reviews: 30,
        order: Order::Mixed,
    };
    desk.learn(60, NOON);
    // Half of them were learned far better.
    let known: Vec<Rostered> = desk.roster.facts()[..30].to_vec();
    for fact in &known {
        desk.answer(fact, Rating::Easy, NOON + 8 * DAY);
    }
    let later = NOON + 400 * DAY;
    let queue = desk.queue(&Scope::Due, &[], later);
    assert_eq!((queue.counts.review, queue.counts.beyond), (30, 30));
    let (asked, _) = desk.sit(later, Rating::Good, 20);
    assert_eq!(asked.len(), 30);
    let worth = |fact: &Rostered| {
        let memories = Memories::derive(&desk.journal, "s", &desk.scheduler, at(NOON));
        let _ = memories;
        known.iter().any(|k| k.name == fact.name)
    };
    assert!(
        asked.iter().all(|(fact, _)| worth(fact)),
        "what can be saved first"
    );
    let left = desk.queue(&Scope::Due, &[], later + DAY);
    assert_eq!(left.counts.review, 30);
}

#[test]
fn orders_are_by_chance_by_weakness_or_by_date() {
    let mut desk = Desk::new(30);
    desk.learn(90, NOON);
    let weak: Vec<Rostered> = desk.roster.facts()[60..].to_vec();
    let strong: Vec<Rostered> = desk.roster.facts()[..60].to_vec();
    for fact in &strong {
        desk.answer(fact, Rating::Good, NOON + 5 * DAY);
    }
    let later = NOON + 200 * DAY;
    let mut first = |order| {
        desk.limits.order = order;
        desk.queue(&Scope::Due, &[], later).next.unwrap().0
    };
    assert!(weak.contains(&first(Order::Weakest)));
    assert_eq!(first(Order::ByDate).years, Some((1900, 1900)));
    let mixed = first(Order::Mixed);
    assert_eq!(first(Order::Mixed), mixed);
    for order in Order::ALL {
        assert_eq!(Order::named(order.name()), Some(order));
    }
}

#[test]
fn a_drill_asks_each_fact_once_and_study_ahead_what_comes_next() {
    let mut desk = Desk::new(10);
    desk.learn(12, NOON);
    let names: Vec<NameIx> = desk.roster.facts()[9..15].iter().map(|f| f.name).collect();
    let scope = Scope::Drill(names.clone());
    let mut asked = Vec::new();
    while let Some((fact, _)) = desk.queue(&scope, &asked, NOON + 60).next {
        assert!(names.contains(&fact.name));
        desk.answer(&fact, Rating::Again, NOON + 60);
        asked.push(fact);
    }
    assert_eq!(asked.len(), 6);
    desk.limits.new = 0;
    let due = desk.queue(&Scope::Due, &[], NOON + DAY).counts.review;
    let ahead = desk.queue(&Scope::Ahead(30), &[], NOON + DAY).counts.review;
    assert_eq!((due, ahead), (0, 9));
}

#[test]
fn what_comes_back_is_foretold_and_what_slips_is_named() {
    let mut desk = Desk::new(10);
    desk.learn(12, NOON);
    let forecast = desk.with(NOON, |source| forecast(source, 30, at(NOON)));
    assert_eq!(forecast.iter().sum::<u32>(), 12);
    assert_eq!(forecast[0], 0);
    let late = NOON + 90 * DAY;
    let overdue = desk.with(late, |source| super::forecast(source, 7, at(late)));
    assert_eq!(overdue, [12, 0, 0, 0, 0, 0, 0]);
    let slipping = desk.with(late, |source| slipping(source, 3, at(late)));
    assert_eq!(slipping.len(), 3);
    assert!(slipping.is_sorted_by(|a, b| a.1 <= b.1));
}
