//! What a journal says is known of each fact of a set.

use super::day::StudyDay;
use super::earlier::Earlier;
use super::history::History;
use super::journal::{Journal, Moment, NameIx, Review};
use super::schedule::{Learned, Memory, Phase, Scheduler, Step};
use crate::set::names::hash;

/// The memories of the facts of one set. Derived from the journal, and thrown away with it.
#[derive(Clone, Debug, Default)]
pub struct Memories {
    /// By the number of the fact's name.
    memories: Vec<Memory>,
    /// The name that each name goes by.
    goes_by: Vec<NameIx>,
    /// Up to which second answers count no more.
    forgotten: Vec<i64>,
    /// What was known then.
    starts: Vec<Memory>,
    earlier: Earlier,
    set: Option<NameIx>,
    day: StudyDay,
    done: Done,
}

/// What was done on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Facts answered for the first time.
    pub new: u32,
    /// Answers to facts that came back on a day.
    pub reviews: u32,
    /// All answers.
    pub answers: u32,
    /// What they took, in tenths of a second.
    pub took: u32,
}

impl Memories {
    /// Derives them, with what was done on the day of `now`. Time grows with the number of answers.
    #[must_use]
    pub fn derive(journal: &Journal, set: &str, scheduler: &Scheduler, now: Moment) -> Memories {
        match Derivation::begin(journal, set, scheduler) {
            None => Memories::default(),
            Some(mut derivation) => {
                derivation.go_on(journal, scheduler, usize::MAX);
                derivation.end(journal, scheduler, now)
            }
        }
    }

    /// The answers that count for each fact, in the order of time, with what was known before.
    pub fn each_history(&self, journal: &Journal, told: impl FnMut(NameIx, Memory, &[&Review])) {
        if let Some(set) = self.set {
            History::of(journal, Some(set)).each(journal, told);
        }
    }

    /// Derives one fact again, after the journal has changed.
    pub fn again(&mut self, journal: &Journal, scheduler: &Scheduler, fact: NameIx, now: Moment) {
        let names = journal.names();
        for at in self.goes_by.len()..names.len() {
            self.goes_by
                .push(NameIx(u32::try_from(at).unwrap_or(u32::MAX)));
        }
        self.forgotten.resize(names.len(), i64::MIN);
        self.starts.resize(names.len(), Memory::New);
        self.memories.resize(names.len(), Memory::New);
        if self.set.is_none() {
            self.set = names.set_of(fact);
        }
        let fact = self.goes_by[fact.0 as usize];
        // The name first: most answers are another fact's.
        let own = journal.reviews().iter().filter(|review| {
            self.goes_by.get(review.fact.0 as usize) == Some(&fact)
                && self.fact_of(journal, review) == Some(fact)
        });
        let steps: Vec<Step> = own.map(Step::of).collect();
        let seed = seed(journal, fact);
        let start = (
            self.starts[fact.0 as usize],
            self.forgotten[fact.0 as usize],
        );
        self.memories[fact.0 as usize] = derive(start, &steps, seed, scheduler, &self.earlier);
        self.day = scheduler.day(now);
        self.done = self.done_today(journal, scheduler);
    }

    /// Counts anew what was done, where another day has begun.
    pub fn turn(&mut self, journal: &Journal, scheduler: &Scheduler, now: Moment) {
        let day = scheduler.day(now);
        if self.day != day {
            self.day = day;
            self.done = self.done_today(journal, scheduler);
        }
    }

    /// The fact that an answer counts for.
    fn fact_of(&self, journal: &Journal, review: &Review) -> Option<NameIx> {
        let fact = *self.goes_by.get(review.fact.0 as usize)?;
        let counts = !review.undone
            && review.when > self.forgotten[fact.0 as usize]
            && journal.names().set_of(fact) == self.set;
        counts.then_some(fact)
    }

    /// What was done today: the latest answers, and whether there were any before them.
    fn done_today(&self, journal: &Journal, scheduler: &Scheduler) -> Done {
        let mut done = Done::default();
        let mut facts: Vec<(NameIx, u32)> = Vec::new();
        for review in journal.reviews().iter().rev() {
            if scheduler.day(Step::of(review).at) < self.day {
                break;
            }
            let Some(fact) = self.fact_of(journal, review) else {
                continue;
            };
            done.answers += 1;
            done.took += u32::from(review.took);
            match facts.iter_mut().find(|(other, _)| *other == fact) {
                Some((_, count)) => *count += 1,
                None => facts.push((fact, 1)),
            }
        }
        for (fact, of_today) in facts {
            match self.get(fact) {
                Memory::Learned(learned) if learned.reviews > of_today => done.reviews += 1,
                Memory::Learned(_) | Memory::New => done.new += 1,
            }
        }
        done
    }

    /// What is known of a fact.
    #[must_use]
    pub fn get(&self, fact: NameIx) -> Memory {
        let known = self.memories.get(fact.0 as usize).copied();
        known.unwrap_or(Memory::New)
    }

    /// What is known of each fact, by its name.
    pub fn all(&self) -> impl Iterator<Item = (NameIx, Memory)> {
        (0..).map(NameIx).zip(self.memories.iter().copied())
    }

    /// How many facts come back on a day that an earlier schedule gave them.
    #[must_use]
    pub fn given_before(&self) -> usize {
        let is_held = |memory: &&Memory| match memory {
            Memory::Learned(learned) => {
                matches!(learned.phase, Phase::Review(_))
                    && self.earlier.giver(learned.last).is_some()
            }
            Memory::New => false,
        };
        self.memories.iter().filter(is_held).count()
    }

    /// What was done on the day that they were derived for.
    #[must_use]
    pub fn done(&self) -> Done {
        self.done
    }
}

/// Memories that are being derived, a few facts at a time, so that a page can draw in between.
#[derive(Clone, Debug)]
pub struct Derivation {
    history: History,
    earlier: Earlier,
    set: NameIx,
    /// As far as they are derived.
    memories: Vec<Memory>,
}

impl Derivation {
    /// Begins one; `None` where nothing of the set is in the journal.
    #[must_use]
    pub fn begin(journal: &Journal, set: &str, scheduler: &Scheduler) -> Option<Derivation> {
        let earlier = Earlier::of(journal, set, scheduler);
        let set = journal.names().find(None, set)?;
        let history = History::of(journal, Some(set));
        Some(Derivation {
            memories: Vec::with_capacity(history.starts.len()),
            history,
            earlier,
            set,
        })
    }

    /// Goes on through about so many answers; true when it is through. The journal must be as it was when it began.
    pub fn go_on(&mut self, journal: &Journal, scheduler: &Scheduler, answers: usize) -> bool {
        let (mut steps, mut left) = (Vec::new(), answers);
        while self.memories.len() < self.history.starts.len() && left > 0 {
            let at = self.memories.len();
            let reviews = self.history.of_fact(at);
            left = left.saturating_sub(reviews.len());
            let start = self.history.starts[at];
            steps.clear();
            steps.extend(
                reviews
                    .iter()
                    .map(|at| Step::of(&journal.reviews()[*at as usize])),
            );
            let fact = NameIx(u32::try_from(at).unwrap_or(u32::MAX));
            let seed = seed(journal, fact);
            let start = (start, self.history.forgotten[at]);
            let memory = derive(start, &steps, seed, scheduler, &self.earlier);
            self.memories.push(memory);
        }
        self.memories.len() == self.history.starts.len()
    }

    /// The memories, with what was done on the day of `now`.
    #[must_use]
    pub fn end(self, journal: &Journal, scheduler: &Scheduler, now: Moment) -> Memories {
        let mut memories = Memories {
            memories: self.memories,
            goes_by: self.history.goes_by,
            forgotten: self.history.forgotten,
            starts: self.history.starts,
            earlier: self.earlier,
            set: Some(self.set),
            day: scheduler.day(now),
            done: Done::default(),
        };
        memories.done = memories.done_today(journal, scheduler);
        memories
    }
}

/// The memory that answers have left. The day on which the fact comes back is the one that it was
/// given at its last answer, by the schedule that was in force then. `start` is what was summed up,
/// and in which second.
fn derive(
    (start, since): (Memory, i64),
    steps: &[Step],
    seed: u64,
    scheduler: &Scheduler,
    earlier: &Earlier,
) -> Memory {
    let Some((last, before)) = steps.split_last() else {
        return earlier.moved(start, since, scheduler);
    };
    let memory = scheduler.derive_from(start, steps, seed);
    let Memory::Learned(learned) = memory else {
        return memory;
    };
    // Days look back at those given before them, and no further.
    let givers = [before.last(), Some(last)].map(|step| earlier.giver(step?.at.when));
    let [None, None] = givers else {
        let [first, second] = givers.map(|giver| giver.unwrap_or(scheduler));
        let given = first.derive_from(start, before, seed);
        let known = second.derive_from(start, before, seed).with_given(given);
        let Learned { phase, given, .. } = second.answer(known, *last, seed);
        return Memory::Learned(Learned {
            phase,
            given,
            ..learned
        });
    };
    memory
}

/// The seed by which the intervals of a fact are spread: the same on every device.
#[must_use]
pub fn seed(journal: &Journal, fact: NameIx) -> u64 {
    let names = journal.names();
    let head = names.under(fact).map_or(0, |head| hash(names.text(head)));
    (hash(names.text(fact)) ^ head.rotate_left(1)).cast_unsigned()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::memory::journal::{Answered, Change, Notice, Rating};
    use crate::memory::moved_of;
    use crate::memory::schedule::Options;

    const DAY: i64 = 86_400;

    fn at(when: i64) -> Moment {
        Moment { when, zone: 0 }
    }

    fn answer(journal: &mut Journal, fact: &str, rating: Rating, when: i64) -> (u32, u32) {
        let seed = journal.next_seed();
        let answered = Answered::card("s", fact, seed, rating, 5_000);
        journal.answer(&answered, at(when)).unwrap().0
    }

    fn memories(journal: &Journal, now: i64) -> Memories {
        let scheduler = Scheduler::new(Options::default()).unwrap();
        Memories::derive(journal, "s", &scheduler, at(now))
    }

    fn learned(journal: &mut Journal, memories: &Memories, fact: &str) -> Option<Learned> {
        match memories.get(journal.fact("s", fact)) {
            Memory::Learned(learned) => Some(learned),
            Memory::New => None,
        }
    }

    #[test]
    fn answers_are_gathered_by_fact_and_counted_by_day() {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        let noon = 20_000 * DAY + 43_200;
        answer(&mut journal, "a/date", Rating::Easy, noon);
        answer(&mut journal, "b/date", Rating::Good, noon + 60);
        answer(&mut journal, "a/date", Rating::Again, noon + 9 * DAY);
        answer(&mut journal, "c/date", Rating::Good, noon + 9 * DAY + 9);
        let undone = answer(&mut journal, "b/date", Rating::Again, noon + 9 * DAY + 20);
        journal.undo(undone, at(noon + 9 * DAY + 21)).unwrap();
        let memories = memories(&journal, noon + 9 * DAY + 30);
        let a = learned(&mut journal, &memories, "a/date").unwrap();
        assert_eq!((a.reviews, a.lapses), (2, 1));
        let b = learned(&mut journal, &memories, "b/date").unwrap();
        assert_eq!(b.reviews, 1);
        assert_eq!(learned(&mut journal, &memories, "d/date"), None);
        let done = memories.done();
        assert_eq!((done.new, done.reviews, done.answers), (1, 1, 2));
        assert_eq!(done.took, 100);
    }

    /// The days after which two facts come back that were answered on two days.
    fn returns(journal: &mut Journal, now: i64) -> ([u32; 2], usize) {
        let options = crate::memory::Settings::read(journal, "s").options;
        let scheduler = Scheduler::new(options).unwrap();
        let mut memories = Memories::derive(journal, "s", &scheduler, at(now));
        let held = memories.given_before();
        let facts = ["a/date", "b/date"].map(|fact| journal.fact("s", fact));
        let known = facts.map(|fact| memories.get(fact));
        // Deriving one fact again changes nothing.
        for fact in facts {
            memories.again(journal, &scheduler, fact, at(now));
        }
        assert_eq!(facts.map(|fact| memories.get(fact)), known);
        let days = known.map(|memory| match memory {
            Memory::Learned(Learned {
                phase: Phase::Review(due),
                last_day,
                ..
            }) => due.since(last_day),
            _ => panic!("{memory:?}"),
        });
        (days, held)
    }

    #[test]
    fn the_day_that_was_given_stands_until_the_next_answer_or_until_all_are_moved() {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        let noon = 20_000 * DAY + 43_200;
        for (day, fact) in [(0, "a/date"), (0, "b/date"), (7, "a/date"), (7, "b/date")] {
            answer(&mut journal, fact, Rating::Easy, noon + day * DAY);
        }
        let ([a, b], held) = returns(&mut journal, noon + 8 * DAY);
        assert_eq!(held, 0);
        let changed = noon + 9 * DAY;
        journal.set("retention/s", "970", at(changed)).unwrap();
        assert_eq!(returns(&mut journal, changed), ([a, b], 2));
        // What is answered from now on comes back sooner.
        answer(&mut journal, "b/date", Rating::Good, changed + 60);
        let ([same, sooner], held) = returns(&mut journal, changed + 120);
        assert_eq!((same, held), (a, 1));
        assert!(sooner < b / 2, "{sooner} {b}");
        // A second change leaves each the day that it was given.
        let mut slow = fsrs::DEFAULT_PARAMETERS.to_vec();
        slow[8] /= 2.0;
        let fitted = crate::memory::Setting::Parameters(slow);
        journal
            .set(&fitted.name("s"), &fitted.value(), at(changed + 200))
            .unwrap();
        assert_eq!(
            returns(&mut journal, changed + 300),
            ([same, sooner], 2),
            "the memory is fitted, the day is not moved"
        );
        journal.set(&moved_of("s"), "", at(changed + 400)).unwrap();
        let ([moved, other], held) = returns(&mut journal, changed + 500);
        assert!(moved < a / 2 && other <= sooner, "{moved} {other}");
        assert_eq!(held, 0);
    }

    #[test]
    fn what_is_forgotten_begins_anew_and_what_is_renamed_goes_on() {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        for fact in ["a/date", "b/date"] {
            answer(&mut journal, fact, Rating::Good, 10);
            answer(&mut journal, fact, Rating::Good, 700);
        }
        let (a, b) = (journal.fact("s", "a/date"), journal.fact("s", "b/date"));
        let c = journal.fact("s", "c/date");
        for (when, fact, what) in [(800, a, Change::Forgotten), (800, b, Change::Renamed(c))] {
            journal.change(Notice { when, fact, what }, 0).unwrap();
        }
        answer(&mut journal, "a/date", Rating::Good, 900);
        let memories = memories(&journal, 1_000);
        let reviews = |journal: &mut Journal, fact| {
            learned(journal, &memories, fact).map(|learned| learned.reviews)
        };
        assert_eq!(reviews(&mut journal, "a/date"), Some(1));
        assert_eq!(reviews(&mut journal, "b/date"), None);
        assert_eq!(reviews(&mut journal, "c/date"), Some(2));
    }

    #[test]
    fn other_sets_do_not_count() {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        answer(&mut journal, "a/date", Rating::Good, 10);
        let scheduler = Scheduler::new(Options::default()).unwrap();
        let other = Memories::derive(&journal, "t", &scheduler, at(20));
        assert_eq!(other.done(), Done::default());
    }
}
