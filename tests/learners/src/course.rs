//! Years of a learner with a plan, day by day.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use annals::memory::journal::Moment;
use annals::memory::schedule::Step;
use annals::memory::{Rating, StudyDay};

use crate::learner::{Learner, Today};
use crate::luck::Luck;
use crate::nature::Trace;

/// Seconds in a day.
const DAY: i64 = 86_400;
/// The first day, some Monday.
const BEGINNING: i64 = 20_454;
/// Minutes that the clock is ahead of UTC.
const ZONE: i16 = 540;
/// The hour at which a day ends.
const ROLLOVER: u8 = 4;
/// Seconds by which a step may be taken early when nothing else is left, as in the app.
const EARLY: i64 = 20 * 60;
/// What is held in memory is looked at on every so many days.
const LOOKS: u32 = 10;

/// What would be recalled with less than this chance is weak.
pub const WEAK: f64 = 0.7;

/// When facts come back.
pub trait Plan {
    /// Before the first answer of a day, counted from the beginning.
    fn wakes(&mut self, _day: u32) {}

    /// Where a fact stands.
    fn standing(&self, fact: usize) -> Standing;

    /// Takes an answer.
    fn answer(&mut self, fact: usize, step: Step);
}

/// Where a fact stands on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Never answered.
    New,
    /// In steps within a day: when it comes back, in seconds since 1970.
    Steps(i64),
    /// Comes back on a day.
    Review(StudyDay),
}

/// How long, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Days.
    pub days: u32,
    /// Facts.
    pub facts: usize,
    /// New facts a day.
    pub new: usize,
    /// The day from which retention is counted.
    pub from: u32,
}

impl Course {
    /// Three years, the last two of which are counted.
    pub const USUAL: Course = Course {
        days: 3 * 365,
        facts: 1_500,
        new: 10,
        from: 365,
    };
}

/// What came of a course.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// All answers of the course.
    pub answers: f64,
    /// All answers of the time that is counted.
    pub counted: f64,
    /// Answers of the course to facts that came back on a day.
    pub reviews: f64,
    /// Of those, the ones in the time that is counted.
    pub reviews_counted: f64,
    /// The share of them that was not Again.
    pub retained: f64,
    /// The share of them that was remembered, whatever was answered.
    pub remembered: f64,
    /// The mean chance of recall at them.
    pub chance: f64,
    /// The mean chance of recall of all facts that were met, in the morning.
    pub held: f64,
    /// The share of them whose chance is below [`WEAK`].
    pub weak: f64,
    /// Most reviews on a day.
    pub most: f64,
}

/// What a learner has of a fact.
struct Known {
    trace: Trace,
    last: i64,
    last_day: StudyDay,
    rating: Rating,
    lapsed: bool,
}

struct Life<'a, P> {
    learner: &'a Learner,
    plan: &'a mut P,
    luck: Luck,
    known: Vec<Known>,
    outcome: Outcome,
    /// Whether this day is counted.
    counts: bool,
    reviews_today: u32,
}

/// A learner goes through a course with a plan.
pub fn live<P: Plan>(learner: &Learner, plan: &mut P, course: Course) -> Outcome {
    let mut life = Life {
        learner,
        plan,
        luck: learner.luck(),
        known: Vec::with_capacity(course.facts),
        outcome: Outcome::default(),
        counts: false,
        reviews_today: 0,
    };
    let mut looks = 0.0;
    for number in 0..course.days {
        life.counts = number >= course.from;
        if life.counts && number % LOOKS == 0 {
            life.look(morning(number));
            looks += 1.0;
        }
        life.plan.wakes(number);
        if let Some(today) = learner.day(number) {
            life.study(number, &today, course);
        }
    }
    let mut outcome = life.outcome;
    for share in [
        &mut outcome.retained,
        &mut outcome.remembered,
        &mut outcome.chance,
    ] {
        *share /= outcome.reviews_counted.max(1.0);
    }
    outcome.held /= f64::max(looks, 1.0);
    outcome.weak /= f64::max(looks, 1.0);
    outcome
}

/// When a day begins, in seconds since 1970.
fn morning(number: u32) -> i64 {
    let midnight = (BEGINNING + i64::from(number)) * DAY - i64::from(ZONE) * 60;
    midnight + i64::from(ROLLOVER) * 3600
}

fn moment(when: i64) -> Moment {
    Moment { when, zone: ZONE }
}

impl<P: Plan> Life<'_, P> {
    /// Looks at what is held of all facts that were met.
    fn look(&mut self, at: i64) {
        let (mut held, mut weak) = (0.0, 0.0);
        for known in &self.known {
            let days = (at - known.last) as f64 / DAY as f64;
            let chance = self.learner.nature.recall(known.trace, days);
            held += chance;
            weak += f64::from(u8::from(chance < WEAK));
        }
        let met = self.known.len().max(1) as f64;
        self.outcome.held += held / met;
        self.outcome.weak += weak / met;
    }

    fn study(&mut self, number: u32, today: &Today, course: Course) {
        let mut now = morning(number) + ((today.hour - f64::from(ROLLOVER)) * 3600.0) as i64;
        let day = StudyDay::of(now, ZONE, ROLLOVER);
        let (mut steps, mut main) = (BinaryHeap::new(), Vec::new());
        for fact in 0..self.known.len() {
            match self.plan.standing(fact) {
                Standing::Steps(due) => steps.push(Reverse((due, fact))),
                Standing::Review(due) if due <= day => main.push(fact),
                Standing::Review(_) | Standing::New => {}
            }
        }
        if !today.short {
            let met = self.known.len();
            main.extend(met..course.facts.min(met + course.new));
        }
        self.luck.shuffle(&mut main);
        // What is new is met in the order of the facts, whenever it is its turn.
        let met = self.known.len();
        let mut fresh = met..;
        for fact in &mut main {
            if *fact >= met {
                *fact = fresh.next().unwrap_or(met);
            }
        }
        if today.short {
            main.truncate(main.len().div_ceil(2));
        }
        main.reverse();
        self.reviews_today = 0;
        loop {
            let next = steps.peek().map(|Reverse((due, _))| *due);
            let step = match next {
                Some(due) if due <= now => steps.pop(),
                _ => None,
            };
            let fact = match step {
                Some(Reverse((_, fact))) => fact,
                None => match main.pop() {
                    Some(fact) => fact,
                    // A short day ends with steps that are not over.
                    None if today.short => break,
                    None => {
                        let Some(Reverse((due, fact))) = steps.pop() else {
                            break;
                        };
                        now = now.max(due - EARLY);
                        fact
                    }
                },
            };
            self.answer(fact, now, day);
            if let Standing::Steps(due) = self.plan.standing(fact) {
                steps.push(Reverse((due, fact)));
            }
            now += self.luck.between(4.0, 16.0) as i64;
        }
        self.outcome.most = self.outcome.most.max(f64::from(self.reviews_today));
    }

    fn answer(&mut self, fact: usize, now: i64, day: StudyDay) {
        let at = moment(now);
        let in_review = matches!(self.plan.standing(fact), Standing::Review(_));
        let nature = &self.learner.nature;
        let rating = match self.known.get_mut(fact) {
            None => {
                let rating = self.learner.at_first(&mut self.luck);
                self.known.push(Known {
                    trace: nature.first(rating, self.learner.keen(fact)),
                    last: now,
                    last_day: day,
                    rating,
                    lapsed: false,
                });
                rating
            }
            Some(known) if known.last_day == day => {
                let (before, lapsed) = (known.rating, known.lapsed);
                let rating = self.learner.again_today(before, lapsed, &mut self.luck);
                known.trace = nature.within_day(known.trace, rating);
                known.rating = rating;
                known.last = now;
                rating
            }
            Some(known) => {
                let days = (now - known.last) as f64 / DAY as f64;
                let answer = self.learner.recalls(known.trace, days, &mut self.luck);
                if in_review {
                    self.outcome.reviews += 1.0;
                    self.reviews_today += 1;
                }
                if in_review && self.counts {
                    self.outcome.reviews_counted += 1.0;
                    self.outcome.retained += f64::from(u8::from(answer.seen != Rating::Again));
                    self.outcome.remembered += f64::from(u8::from(answer.felt != Rating::Again));
                    self.outcome.chance += nature.recall(known.trace, days);
                }
                known.trace = nature.after(known.trace, answer.felt, days);
                known.rating = answer.seen;
                known.last = now;
                known.last_day = day;
                known.lapsed |= in_review;
                answer.seen
            }
        };
        self.outcome.answers += 1.0;
        self.outcome.counted += f64::from(u8::from(self.counts));
        self.plan.answer(fact, Step { rating, at });
    }
}
