//! What a journal says is known of each fact of a set.

use super::day::StudyDay;
use super::earlier::Earlier;
use super::journal::{Change, Journal, Moment, NameIx, Review};
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
        let names = journal.names();
        let earlier = Earlier::of(journal, set, scheduler);
        let Some(set) = names.find(None, set) else {
            return Memories::default();
        };
        let history = History::of(journal, Some(set));
        let mut memories = vec![Memory::New; names.len()];
        let mut steps = Vec::new();
        for (at, memory) in memories.iter_mut().enumerate() {
            let reviews = history.of_fact(at);
            *memory = history.starts[at];
            if reviews.is_empty() {
                continue;
            }
            steps.clear();
            steps.extend(
                reviews
                    .iter()
                    .map(|at| Step::of(&journal.reviews()[*at as usize])),
            );
            let fact = NameIx(u32::try_from(at).unwrap_or(u32::MAX));
            *memory = derive(*memory, &steps, seed(journal, fact), scheduler, &earlier);
        }
        let mut memories = Memories {
            memories,
            goes_by: history.goes_by,
            forgotten: history.forgotten,
            starts: history.starts,
            earlier,
            set: Some(set),
            day: scheduler.day(now),
            done: Done::default(),
        };
        memories.done = memories.done_today(journal, scheduler);
        memories
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
        let (start, seed) = (self.starts[fact.0 as usize], seed(journal, fact));
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

/// The memory that answers have left. The day on which the fact comes back is the one that it was
/// given at its last answer, by the schedule that was in force then.
fn derive(
    start: Memory,
    steps: &[Step],
    seed: u64,
    scheduler: &Scheduler,
    earlier: &Earlier,
) -> Memory {
    let memory = scheduler.derive_from(start, steps, seed);
    let (Some((last, before)), Memory::Learned(learned)) = (steps.split_last(), memory) else {
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

/// The answers that count for each fact of all sets, in the order of time, with what was known
/// before the first of them.
pub(super) fn each_history(journal: &Journal, told: impl FnMut(NameIx, Memory, &[&Review])) {
    History::of(journal, None).each(journal, told);
}

/// The seed by which the intervals of a fact are spread: the same on every device.
#[must_use]
pub fn seed(journal: &Journal, fact: NameIx) -> u64 {
    let names = journal.names();
    let head = names.under(fact).map_or(0, |head| hash(names.text(head)));
    (hash(names.text(fact)) ^ head.rotate_left(1)).cast_unsigned()
}

/// The answers of each fact that count, in the order of time.
struct History {
    /// Positions in the journal, those of one fact together.
    positions: Vec<u32>,
    /// Where those of each fact end; they begin where those of the one before end.
    ends: Vec<u32>,
    goes_by: Vec<NameIx>,
    forgotten: Vec<i64>,
    /// What was known before the first of them.
    starts: Vec<Memory>,
}

impl History {
    /// Of one set, or of all.
    fn of(journal: &Journal, set: Option<NameIx>) -> History {
        let names = journal.names();
        let mut goes_by: Vec<NameIx> = (0..).map(NameIx).take(names.len()).collect();
        // What counts no more, by fact: everything up to this second.
        let mut forgotten = vec![i64::MIN; names.len()];
        let mut starts = vec![Memory::New; names.len()];
        for notice in journal.notices() {
            let fact = goes_by[notice.fact.0 as usize];
            match notice.what {
                Change::Means(..) => {}
                Change::Forgotten => {
                    forgotten[fact.0 as usize] = notice.when;
                    starts[fact.0 as usize] = Memory::New;
                }
                Change::Known(memory) => {
                    forgotten[fact.0 as usize] = notice.when;
                    starts[fact.0 as usize] = Memory::Learned(memory);
                }
                Change::Renamed(to) => {
                    for name in goes_by.iter_mut().filter(|name| **name == fact) {
                        *name = to;
                    }
                }
            }
        }
        let of_set: Vec<bool> = (0..)
            .map(NameIx)
            .take(names.len())
            .map(|ix| {
                names
                    .set_of(ix)
                    .is_some_and(|of| set.is_none_or(|set| set == of))
            })
            .collect();
        let fact_of = |review: &Review| {
            let fact = goes_by[review.fact.0 as usize];
            let counts = !review.undone
                && of_set[fact.0 as usize]
                && review.when > forgotten[fact.0 as usize];
            counts.then_some(fact.0 as usize)
        };
        let mut ends = vec![0u32; names.len()];
        for fact in journal.reviews().iter().filter_map(fact_of) {
            ends[fact] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            // Where it begins, for now; filling it moves it to its end.
            sum += std::mem::replace(end, sum);
        }
        let mut positions = vec![0; sum as usize];
        for (position, review) in (0..).zip(journal.reviews()) {
            if let Some(fact) = fact_of(review) {
                positions[ends[fact] as usize] = position;
                ends[fact] += 1;
            }
        }
        History {
            positions,
            ends,
            goes_by,
            forgotten,
            starts,
        }
    }

    fn each(&self, journal: &Journal, mut told: impl FnMut(NameIx, Memory, &[&Review])) {
        let mut reviews: Vec<&Review> = Vec::new();
        for (at, fact) in (0..self.ends.len()).zip((0..).map(NameIx)) {
            reviews.clear();
            let own = self.of_fact(at).iter();
            reviews.extend(own.map(|at| &journal.reviews()[*at as usize]));
            if !reviews.is_empty() {
                told(fact, self.starts[at], &reviews);
            }
        }
    }

    fn of_fact(&self, fact: usize) -> &[u32] {
        let end = self.ends[fact] as usize;
        let start = match fact.checked_sub(1) {
            Some(before) => self.ends[before] as usize,
            None => 0,
        };
        &self.positions[start..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Difficulty, Form};
    use crate::memory::journal::{Answered, Detail, Notice, Rating, Told};
    use crate::memory::moved_of;
    use crate::memory::schedule::Options;

    const DAY: i64 = 86_400;

    fn at(when: i64) -> Moment {
        Moment { when, zone: 0 }
    }

    fn answer(journal: &mut Journal, fact: &str, rating: Rating, when: i64) -> (u32, u32) {
        let seed = journal.next_seed();
        let answered = Answered {
            set: "s",
            fact,
            form: Form::Flashcard,
            detail: Detail {
                seed,
                difficulty: Difficulty::MIDDLE,
                beside: None,
                told: Told::Key,
                claimed: false,
            },
            permille: 1000,
            rating,
            took: 5_000,
        };
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
