//! What the journal tells of the learning: how much is known, how well it was foretold, how
//! much was done.

use std::collections::BTreeMap;

use super::StudyDay;
use super::history::each_history;
use super::journal::{Journal, Moment, NameIx, Rating, Review};
use super::memories::Memories;
use super::queue::Source;
use super::roster::Rostered;
use super::schedule::{Memory, Phase, Scheduler, Step};
use crate::bank::Form;

/// How much of some facts would be recalled today.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recall {
    /// How many there are.
    pub facts: u32,
    /// How many of them were met.
    pub met: u32,
    /// How many would be recalled: the sum of their chances.
    pub expected: f32,
}

impl Recall {
    /// Of these facts, on the day of a moment.
    #[must_use]
    pub fn of<'a>(
        facts: impl Iterator<Item = &'a Rostered>,
        source: Source<'_>,
        at: Moment,
    ) -> Recall {
        let today = source.scheduler.day(at);
        let mut recall = Recall::default();
        for fact in facts {
            let memory = source.memories.get(fact.name);
            recall.facts += 1;
            recall.met += u32::from(memory != Memory::New);
            recall.expected += source.scheduler.retrievability(memory, today);
        }
        recall
    }

    /// The share that would be recalled, of all; 0 of none.
    #[must_use]
    pub fn share(self) -> f32 {
        match self.facts {
            0 => 0.0,
            facts => self.expected / facts as f32,
        }
    }

    /// The share that would be recalled, of those that were met.
    #[must_use]
    pub fn share_of_met(self) -> Option<f32> {
        (self.met > 0).then(|| self.expected / self.met as f32)
    }
}

/// A review of a fact that had come back, with the chance that was foretold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foretold {
    /// The fact.
    pub fact: NameIx,
    /// The day of the answer.
    pub day: StudyDay,
    /// The chance of recall before the answer.
    pub chance: f32,
    /// Whether it was recalled.
    pub recalled: bool,
    /// How it was asked.
    pub form: Form,
    /// How long the answer took, in tenths of a second.
    pub took: u16,
}

/// Every first answer of a day to a fact that was in review, in the order of the facts.
#[must_use]
pub fn foretold(journal: &Journal, memories: &Memories, scheduler: &Scheduler) -> Vec<Foretold> {
    let mut all = Vec::new();
    memories.each_history(journal, |fact, start, reviews| {
        came_back(scheduler, fact, start, reviews, |answer| all.push(answer));
    });
    all
}

/// Of the answers to one fact, those to which it had come back.
fn came_back(
    scheduler: &Scheduler,
    fact: NameIx,
    start: Memory,
    reviews: &[&Review],
    mut tell: impl FnMut(Foretold),
) {
    let steps: Vec<Step> = reviews.iter().map(|review| Step::of(review)).collect();
    scheduler.walk(start, &steps, |at, memory, day| {
        let Memory::Learned(before) = memory else {
            return;
        };
        if !matches!(before.phase, Phase::Review(_)) || before.last_day == day {
            return;
        }
        let review = reviews[at];
        tell(Foretold {
            fact,
            day,
            chance: scheduler.retrievability(memory, day),
            recalled: review.rating != Rating::Again,
            form: review.form,
            took: review.took,
        });
    });
}

/// How often facts were recalled, beside how often it was foretold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retention {
    /// Answers.
    pub reviews: u32,
    /// Of these, recalled.
    pub recalled: u32,
    /// The sum of the chances foretold.
    pub foretold: f32,
}

impl Retention {
    /// Of some answers.
    #[must_use]
    pub fn of<'a>(answers: impl Iterator<Item = &'a Foretold>) -> Retention {
        let mut retention = Retention::default();
        for answer in answers {
            retention.add(answer);
        }
        retention
    }

    fn add(&mut self, answer: &Foretold) {
        self.reviews += 1;
        self.recalled += u32::from(answer.recalled);
        self.foretold += answer.chance;
    }

    /// The share recalled; `None` of none.
    #[must_use]
    pub fn actual(self) -> Option<f32> {
        (self.reviews > 0).then(|| self.recalled as f32 / self.reviews as f32)
    }

    /// The share foretold; `None` of none.
    #[must_use]
    pub fn predicted(self) -> Option<f32> {
        (self.reviews > 0).then(|| self.foretold / self.reviews as f32)
    }

    /// The half width of the interval that holds the true share in 95 of 100 cases (Wald's, with
    /// two answers of either kind added: Agresti and Coull, 1998).
    #[must_use]
    pub fn margin(self) -> f32 {
        let count = self.reviews as f32 + 4.0;
        let share = (self.recalled as f32 + 2.0) / count;
        1.96 * (share * (1.0 - share) / count).sqrt()
    }
}

/// What some answers have in common: how much was recalled, and how long it took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// How much was recalled.
    pub retention: Retention,
    /// The middle time of an answer, in tenths of a second; `None` of none.
    pub time: Option<u16>,
}

impl Tally {
    /// Of some answers.
    #[must_use]
    pub fn of<'a>(answers: impl Iterator<Item = &'a Foretold> + Clone) -> Tally {
        Tally {
            retention: Retention::of(answers.clone()),
            time: middle_time(answers.map(|answer| answer.took)),
        }
    }
}

/// What was done with a set.
#[derive(Clone, Debug, PartialEq)]
pub struct SetDone {
    /// The id of the set.
    pub set: String,
    /// All answers.
    pub answers: u32,
    /// How much was recalled of what had come back, and the middle time of all answers.
    pub tally: Tally,
}

/// What was done with each set, the most answers first; nothing where there is one set alone.
///
/// What had come back is told by the steps of the set in use, whatever those of another are.
#[must_use]
pub fn by_set(journal: &Journal, scheduler: &Scheduler) -> Vec<SetDone> {
    let names = journal.names();
    let mut times: BTreeMap<NameIx, Vec<u16>> = BTreeMap::new();
    for review in journal.reviews().iter().filter(|review| !review.undone) {
        if let Some(set) = names.set_of(review.fact) {
            times.entry(set).or_default().push(review.took);
        }
    }
    if times.len() < 2 {
        return Vec::new();
    }
    let mut retention: BTreeMap<NameIx, Retention> = BTreeMap::new();
    each_history(journal, |fact, start, reviews| {
        if let Some(set) = names.set_of(fact) {
            let of_set = retention.entry(set).or_default();
            came_back(scheduler, fact, start, reviews, |answer| {
                of_set.add(&answer)
            });
        }
    });
    let mut sets: Vec<SetDone> = { times.into_iter() }
        .map(|(set, times)| SetDone {
            set: names.text(set).to_owned(),
            answers: u32::try_from(times.len()).unwrap_or(u32::MAX),
            tally: Tally {
                retention: retention.get(&set).copied().unwrap_or_default(),
                time: middle_time(times.into_iter()),
            },
        })
        .collect();
    sets.sort_by_key(|set| std::cmp::Reverse(set.answers));
    sets
}

/// The bins of a calibration: answers whose recall was foretold alike.
#[must_use]
pub fn calibration(answers: &[Foretold]) -> Vec<Retention> {
    // Five wide bins: below 0.6, then by tenths, the last by halves.
    const EDGES: [f32; 6] = [0.6, 0.7, 0.8, 0.9, 0.95, 1.01];
    let mut bins = vec![Retention::default(); EDGES.len()];
    for (at, bin) in bins.iter_mut().enumerate() {
        let from = if at == 0 { 0.0 } else { EDGES[at - 1] };
        let of_bin = |answer: &&Foretold| (from..EDGES[at]).contains(&answer.chance);
        *bin = Retention::of(answers.iter().filter(of_bin));
    }
    bins
}

/// What was done on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayDone {
    /// Answers.
    pub answers: u32,
    /// What they took, in seconds.
    pub seconds: u32,
}

/// What was done on each of the latest days, today last; over all sets.
#[must_use]
pub fn days_done(
    journal: &Journal,
    scheduler: &Scheduler,
    days: usize,
    at: Moment,
) -> Vec<DayDone> {
    let today = scheduler.day(at);
    let mut done = vec![DayDone::default(); days];
    for review in journal.reviews().iter().rev() {
        let ago = today.since(scheduler.day(Step::of(review).at)) as usize;
        // A journal is in the order of time, but days are the learner's own.
        if ago > days + 2 {
            break;
        }
        if !review.undone && ago < days {
            let day = &mut done[days - 1 - ago];
            day.answers += 1;
            day.seconds += u32::from(review.took.min(1_200)) / 10;
        }
    }
    done
}

/// The middle time of answers, in tenths of a second; `None` of none.
#[must_use]
pub fn middle_time(times: impl Iterator<Item = u16>) -> Option<u16> {
    let mut times: Vec<u16> = times.collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::memory::journal::Answered;
    use crate::memory::schedule::Options;

    const DAY: i64 = 86_400;
    const NOON: i64 = 20_000 * DAY + 43_200;

    fn at(when: i64) -> Moment {
        Moment { when, zone: 0 }
    }

    fn answer(journal: &mut Journal, fact: &str, rating: Rating, when: i64) {
        answer_of("s", journal, fact, rating, when);
    }

    fn answer_of(set: &str, journal: &mut Journal, fact: &str, rating: Rating, when: i64) {
        let seed = journal.next_seed();
        let answered = Answered::card(set, fact, seed, rating, 5_000);
        journal.answer(&answered, at(when)).unwrap();
    }

    /// Two facts: one recalled after eight days, one forgotten after eighty.
    fn learned() -> (Journal, Scheduler, Memories) {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        for fact in ["a/date", "b/date"] {
            answer(&mut journal, fact, Rating::Easy, NOON);
        }
        answer(&mut journal, "a/date", Rating::Good, NOON + 8 * DAY);
        answer(&mut journal, "b/date", Rating::Again, NOON + 80 * DAY);
        answer(&mut journal, "b/date", Rating::Good, NOON + 80 * DAY + 700);
        let scheduler = Scheduler::new(Options::default()).unwrap();
        let now = at(NOON + 80 * DAY + 900);
        let memories = Memories::derive(&journal, "s", &scheduler, now);
        (journal, scheduler, memories)
    }

    #[test]
    fn what_came_back_is_held_against_what_was_foretold() {
        let (journal, scheduler, memories) = learned();
        let answers = foretold(&journal, &memories, &scheduler);
        // Neither the first answers nor the second one of a day.
        assert_eq!(answers.len(), 2);
        let [a, b] = answers[..] else { unreachable!() };
        assert!(a.recalled && (a.chance - 0.9).abs() < 0.02, "{a:?}");
        assert!(!b.recalled && b.chance < 0.75, "{b:?}");
        let all = Retention::of(answers.iter());
        assert_eq!((all.reviews, all.recalled, all.actual()), (2, 1, Some(0.5)));
        let bins = calibration(&answers);
        assert_eq!(bins.iter().map(|bin| bin.reviews).sum::<u32>(), 2);
        assert_eq!(Retention::default().actual(), None);
    }

    #[test]
    fn days_are_counted_back_from_today() {
        let (journal, scheduler, _) = learned();
        let days = days_done(&journal, &scheduler, 81, at(NOON + 80 * DAY + 900));
        assert_eq!((days[0].answers, days[0].seconds), (2, 10));
        assert_eq!(days[8].answers, 1);
        assert_eq!(days[80].answers, 2);
        assert_eq!(days.iter().map(|day| day.answers).sum::<u32>(), 5);
        let week = days_done(&journal, &scheduler, 7, at(NOON + 80 * DAY + 900));
        assert_eq!(week.iter().map(|day| day.answers).sum::<u32>(), 2);
    }

    #[test]
    fn sets_are_told_apart_where_there_are_several() {
        let (mut journal, scheduler, _) = learned();
        assert_eq!(by_set(&journal, &scheduler), Vec::new(), "one set alone");
        answer_of("t", &mut journal, "a/date", Rating::Good, NOON + 81 * DAY);
        let sets = by_set(&journal, &scheduler);
        let told: Vec<_> = { sets.iter() }
            .map(|set| {
                let Retention {
                    reviews, recalled, ..
                } = set.tally.retention;
                (set.set.as_str(), set.answers, reviews, recalled)
            })
            .collect();
        assert_eq!(told, [("s", 5, 2, 1), ("t", 1, 0, 0)]);
        assert_eq!(sets[1].tally.time, Some(50));
    }

    #[test]
    fn an_answer_taken_back_is_not_of_its_set() {
        let (mut journal, scheduler, _) = learned();
        answer_of("t", &mut journal, "a/date", Rating::Good, NOON + 81 * DAY);
        let latest = journal.reviews().last().map(|review| journal.id(review));
        journal
            .undo(latest.unwrap(), at(NOON + 81 * DAY + 9))
            .unwrap();
        assert_eq!(by_set(&journal, &scheduler), Vec::new());
    }

    #[test]
    fn the_middle_is_that_of_the_sorted() {
        assert_eq!(middle_time([9, 1, 5].into_iter()), Some(5));
        assert_eq!(middle_time(std::iter::empty()), None);
    }

    #[test]
    fn a_margin_narrows_with_the_answers() {
        let retention = |reviews, recalled| Retention {
            reviews,
            recalled,
            foretold: 0.0,
        };
        let (few, many) = (retention(10, 9), retention(1_000, 900));
        assert!(few.margin() > 0.18 && many.margin() < 0.02);
    }
}
