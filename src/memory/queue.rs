//! What is to be asked today, and what next.
//!
//! A queue is made anew after every answer: it is a view of the memories, with nothing of its
//! own to keep or to lose. One pass over the facts finds the next; nothing is sorted.

use super::journal::{Moment, NameIx};
use super::memories::Memories;
use super::roster::{Roster, Rostered};
use super::schedule::{Memory, Phase, Scheduler};
use crate::bank::seed_of;

/// How many facts of other events stand between two of one event, where there are others.
pub const APART: usize = 5;
/// Seconds by which a step may be taken early when nothing else is left.
const EARLY: i64 = 20 * 60;
/// Of a backlog, what would be recalled with less than this chance is as good as lost: it is
/// learned again after what can still be saved.
const LOST: f32 = 0.6;

/// In which order facts come back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By chance, another order each day.
    #[default]
    Mixed,
    /// What would be recalled with the least chance first.
    Weakest,
    /// By the years of the events.
    ByDate,
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 3] = [Order::Mixed, Order::Weakest, Order::ByDate];

    /// Its name in the journal.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Order::Mixed => "mixed",
            Order::Weakest => "weakest",
            Order::ByDate => "by-date",
        }
    }

    /// The order of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Order> {
        Order::ALL.into_iter().find(|order| order.name() == name)
    }
}

/// How much a day may bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// New facts.
    pub new: u32,
    /// Facts that come back.
    pub reviews: u32,
    /// In which order.
    pub order: Order,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            new: 10,
            reviews: 200,
            order: Order::Mixed,
        }
    }
}

/// What is asked in a sitting.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Scope {
    /// What is due today.
    #[default]
    Due,
    /// What comes back within so many days.
    Ahead(u32),
    /// These facts once each, due or not, the weakest first.
    Drill(Vec<NameIx>),
}

/// The piles that facts are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pile {
    /// Never answered.
    New,
    /// In the steps of its first day, or after a lapse.
    Learning,
    /// Comes back after days.
    Review,
}

/// How many facts of each pile are to be asked today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Never answered.
    pub new: u32,
    /// In their first steps.
    pub learning: u32,
    /// Come back.
    pub review: u32,
    /// Come back, but more than the limit of the day.
    pub beyond: u32,
}

impl Counts {
    /// All that is to be asked.
    #[must_use]
    pub fn all(self) -> u32 {
        self.new + self.learning + self.review
    }
}

/// What a queue is made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The facts of the set.
    pub roster: &'a Roster,
    /// What is known of them.
    pub memories: &'a Memories,
    /// When they come back.
    pub scheduler: &'a Scheduler,
    /// How much a day may bring.
    pub limits: Limits,
}

/// The queue at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Queue {
    /// What is to be asked today.
    pub counts: Counts,
    /// What is asked now.
    pub next: Option<(Rostered, Pile)>,
    /// Where nothing can be asked now but something later today: when, in seconds since 1970.
    pub waits_until: Option<i64>,
}

/// The best so far, by a number: the lowest wins.
struct Best {
    rank: f64,
    fact: Option<Rostered>,
}

impl Best {
    fn new() -> Best {
        Best {
            rank: f64::INFINITY,
            fact: None,
        }
    }

    fn offer(&mut self, rank: f64, fact: &Rostered) {
        if rank < self.rank || self.fact.is_none() {
            self.rank = rank;
            self.fact = Some(*fact);
        }
    }
}

/// The best that keeps its distance to what was asked before, and the best of all.
struct Spaced {
    far: Best,
    near: Best,
}

impl Spaced {
    fn new() -> Spaced {
        Spaced {
            far: Best::new(),
            near: Best::new(),
        }
    }

    fn offer(&mut self, rank: f64, fact: &Rostered, is_near: bool) {
        match is_near {
            true => self.near.offer(rank, fact),
            false => self.far.offer(rank, fact),
        }
    }

    /// Distance is kept, but not at the price of taking what is lost (above 1) for what is not.
    fn best(self) -> Option<Rostered> {
        match self.near.rank <= 1.0 && self.far.rank > 1.0 {
            true => self.near.fact,
            false => self.far.fact.or(self.near.fact),
        }
    }
}

impl Queue {
    /// The queue of a sitting in which `asked` were asked, the latest last.
    #[must_use]
    pub fn new(source: Source<'_>, scope: &Scope, asked: &[Rostered], at: Moment) -> Queue {
        match scope {
            Scope::Due => due(source, 0, asked, at),
            Scope::Ahead(days) => due(source, *days, asked, at),
            Scope::Drill(facts) => drill(source, facts, asked, at),
        }
    }
}

/// Whether a fact's event was among the last that were asked.
fn is_near(fact: &Rostered, asked: &[Rostered]) -> bool {
    let latest = asked.iter().rev().take(APART);
    let alike = |other: &Rostered| match fact.fact.event() {
        Some(event) => other.fact.event() == Some(event),
        None => other.name == fact.name,
    };
    latest.into_iter().any(alike)
}

/// A number from 0 to 1 by chance, the same all day.
fn scattered(day: i32, fact: &Rostered) -> f64 {
    let seed = seed_of(u64::from(day.cast_unsigned()), u64::from(fact.name.0));
    seed as f64 / f64::from(u32::MAX)
}

fn due(source: Source<'_>, ahead: u32, asked: &[Rostered], at: Moment) -> Queue {
    let Source {
        roster,
        memories,
        scheduler,
        limits,
    } = source;
    let today = scheduler.day(at);
    let until = today.after(ahead);
    let done = memories.done();
    let new_left = limits.new.saturating_sub(done.new);
    let reviews_left = limits.reviews.saturating_sub(done.reviews);

    let (mut learning, mut coming) = (Best::new(), Best::new());
    let (mut reviews, mut fresh) = (Spaced::new(), Spaced::new());
    let (mut counts, mut late) = (Counts::default(), 0);
    for fact in roster.facts() {
        let memory = memories.get(fact.name);
        let Memory::Learned(learned) = memory else {
            counts.new += 1;
            if new_left > 0 {
                let rank = match limits.order {
                    Order::ByDate => 0.0,
                    Order::Mixed | Order::Weakest => scattered(today.0, fact),
                };
                fresh.offer(rank, fact, is_near(fact, asked));
            }
            continue;
        };
        match learned.phase {
            Phase::Learning(_, due) | Phase::Relearning(_, due) => {
                // A step begun on an earlier day is overdue.
                if scheduler.day(Moment { when: due, ..at }) <= today || due <= at.when {
                    counts.learning += 1;
                    let best = if due <= at.when {
                        &mut learning
                    } else {
                        &mut coming
                    };
                    best.offer(due as f64, fact);
                }
            }
            Phase::Review(due) if due <= until => {
                late += 1;
                let rank = match limits.order {
                    Order::ByDate => 0.0,
                    Order::Mixed => scattered(today.0, fact),
                    Order::Weakest => learned.firmness(today),
                };
                reviews.offer(rank, fact, is_near(fact, asked));
            }
            Phase::Review(_) => {}
        }
    }
    counts.new = counts.new.min(new_left);
    counts.review = late.min(reviews_left);
    counts.beyond = late - counts.review;
    // A backlog: what can still be saved first, the nearest to its loss before the others.
    if counts.beyond > 0 && limits.order != Order::ByDate {
        reviews = worth_saving(source, until, asked, at);
    }

    let mixed = match (counts.review > 0, counts.new > 0) {
        (true, true) => {
            // New ones are strewn evenly among the others.
            let draw = seed_of(u64::from(today.0.cast_unsigned()), u64::from(done.answers));
            let all = u64::from(counts.review + counts.new);
            draw % all < u64::from(counts.new)
        }
        (_, new) => new,
    };
    let main = match mixed {
        true => fresh.best().map(|fact| (fact, Pile::New)),
        false if counts.review > 0 => reviews.best().map(|fact| (fact, Pile::Review)),
        false => None,
    };
    let early = coming.rank - at.when as f64 <= EARLY as f64;
    let learns = |best: Best| best.fact.map(|fact| (fact, Pile::Learning));
    let waits = coming.rank;
    let next = learns(learning)
        .or(main)
        .or_else(|| learns(coming).filter(|_| early));
    let waits_until = (next.is_none() && waits.is_finite()).then_some(waits as i64);
    Queue {
        counts,
        next,
        waits_until,
    }
}

fn worth_saving(
    source: Source<'_>,
    until: super::StudyDay,
    asked: &[Rostered],
    at: Moment,
) -> Spaced {
    let today = source.scheduler.day(at);
    let lost = source.scheduler.firmness_at(LOST);
    let mut best = Spaced::new();
    for fact in source.roster.facts() {
        if let Memory::Learned(learned) = source.memories.get(fact.name)
            && let Phase::Review(due) = learned.phase
            && due <= until
        {
            let firmness = learned.firmness(today);
            let rank = match firmness >= lost {
                true => firmness,
                false => 2.0 - firmness,
            };
            best.offer(rank, fact, is_near(fact, asked));
        }
    }
    best
}

fn drill(source: Source<'_>, facts: &[NameIx], asked: &[Rostered], at: Moment) -> Queue {
    let today = source.scheduler.day(at);
    // By the number of the name.
    let names = facts.iter().map(|name| name.0 as usize + 1).max();
    let mut wanted = vec![false; names.unwrap_or(0)];
    for name in facts {
        wanted[name.0 as usize] = true;
    }
    for fact in asked {
        if let Some(wanted) = wanted.get_mut(fact.name.0 as usize) {
            *wanted = false;
        }
    }
    let mut best = Spaced::new();
    let mut counts = Counts::default();
    let mut pile = Pile::Review;
    for fact in source.roster.facts() {
        if wanted.get(fact.name.0 as usize) != Some(&true) {
            continue;
        }
        let memory = source.memories.get(fact.name);
        match pile_of(memory) {
            Pile::New => counts.new += 1,
            Pile::Learning => counts.learning += 1,
            Pile::Review => counts.review += 1,
        }
        let rank = match memory {
            // What was never met comes after what is slipping.
            Memory::New => 1.0 + scattered(today.0, fact),
            Memory::Learned(learned) => learned.firmness(today),
        };
        best.offer(rank, fact, is_near(fact, asked));
    }
    let next = best.best().map(|fact| {
        pile = pile_of(source.memories.get(fact.name));
        (fact, pile)
    });
    Queue {
        counts,
        next,
        waits_until: None,
    }
}

/// The pile a fact lies in.
#[must_use]
pub fn pile_of(memory: Memory) -> Pile {
    match memory {
        Memory::New => Pile::New,
        Memory::Learned(learned) => match learned.phase {
            Phase::Learning(..) | Phase::Relearning(..) => Pile::Learning,
            Phase::Review(_) => Pile::Review,
        },
    }
}

/// How many facts come back on each of the days to come, today first; what is overdue comes
/// back today.
#[must_use]
pub fn forecast(source: Source<'_>, days: usize, at: Moment) -> Vec<u32> {
    let today = source.scheduler.day(at);
    let mut counts = vec![0; days];
    for fact in source.roster.facts() {
        let day = match source.memories.get(fact.name) {
            Memory::New => continue,
            Memory::Learned(learned) => match learned.phase {
                Phase::Learning(_, due) | Phase::Relearning(_, due) => {
                    source.scheduler.day(Moment { when: due, ..at })
                }
                Phase::Review(due) => due,
            },
        };
        if let Some(count) = counts.get_mut(day.since(today) as usize) {
            *count += 1;
        }
    }
    counts
}

/// The facts most likely to be forgotten, with the chance that each would be recalled; those
/// that were learned, the weakest first.
#[must_use]
pub fn slipping(source: Source<'_>, most: usize, at: Moment) -> Vec<(Rostered, f32)> {
    let today = source.scheduler.day(at);
    let mut weakest: Vec<(Rostered, f64)> = Vec::new();
    for fact in source.roster.facts() {
        if let Memory::Learned(learned) = source.memories.get(fact.name)
            && let Phase::Review(_) = learned.phase
        {
            let firmness = learned.firmness(today);
            let at = weakest.partition_point(|(_, other)| *other <= firmness);
            if at < most {
                weakest.insert(at, (*fact, firmness));
                weakest.truncate(most);
            }
        }
    }
    let chance = |fact: Rostered| {
        let memory = source.memories.get(fact.name);
        (fact, source.scheduler.retrievability(memory, today))
    };
    weakest.into_iter().map(|(fact, _)| chance(fact)).collect()
}

#[cfg(test)]
mod tests;
