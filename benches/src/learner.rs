//! A learner, the same in every run: two sittings a day for years, with facts that come back at
//! growing intervals, slips, and answers taken back.

use std::collections::VecDeque;

use annals::bank::{Difficulty, Form, Response};
use annals::memory::Rating;
use annals::memory::journal::{Answered, Detail, Moment, Told};

/// The set that everything is of.
pub const SET: &str = "some-set-of-events";
/// Of an event there are so many facts.
const OF_AN_EVENT: usize = 3;
/// Answers a day, in two sittings.
const A_DAY: usize = 274;
const DAY: i64 = 86_400;
/// The first day, in days since 1970.
const FIRST_DAY: i64 = 20_000;
/// So many questions later what was missed is asked again.
const AGAIN_AFTER: usize = 7;

/// The forms, each with how often it is asked where it can be.
const FORMS: [(Form, u64); 15] = [
    (Form::ChoiceEvent, 12),
    (Form::ChoiceDate, 12),
    (Form::ChoiceActor, 8),
    (Form::TrueFalse, 8),
    (Form::ClozeChoice, 8),
    (Form::WhichFirst, 6),
    (Form::WrongDetail, 6),
    (Form::Timeline, 6),
    (Form::ShortAnswerYear, 12),
    (Form::ShortAnswerName, 8),
    (Form::ClozeTyped, 6),
    (Form::Order, 4),
    (Form::Match, 2),
    (Form::MultipleResponse, 2),
    (Form::Flashcard, 4),
];

/// A source of numbers that look random (splitmix64 of Steele, Lea and Flood, 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// From 0 to 1.
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// An answer, as the learner gives it.
pub struct Given {
    pub fact: usize,
    pub form: Form,
    pub difficulty: Difficulty,
    pub told: Told,
    pub permille: u16,
    pub rating: Rating,
    /// In milliseconds.
    pub took: u32,
    pub at: Moment,
    /// It is taken back at once, and given again.
    pub undone: bool,
}

impl Given {
    /// As the journal takes it.
    pub fn answered<'a>(&self, names: &'a Names, seed: u64) -> Answered<'a> {
        Answered {
            set: SET,
            fact: &names.facts[self.fact],
            form: self.form,
            detail: Detail {
                seed,
                difficulty: self.difficulty,
                beside: None,
                told: self.told.clone(),
                claimed: false,
            },
            permille: self.permille,
            rating: self.rating,
            took: self.took,
        }
    }
}

/// The names of the set.
pub struct Names {
    /// `some-event-of-the-year-1234/actor/some-person-name` and the like.
    pub facts: Vec<String>,
    events: Vec<String>,
    people: Vec<String>,
}

impl Names {
    /// Of a set of so many facts.
    pub fn of(facts: usize) -> Names {
        let count = facts.div_ceil(OF_AN_EVENT);
        let events: Vec<String> = (0..count)
            .map(|n| format!("some-event-of-the-year-{}", 1000 + n))
            .collect();
        let mut dice = Dice::new(1);
        let people: Vec<String> = (0..count.div_ceil(4))
            .map(|n| {
                let given = ["some", "another", "third", "old", "young"][dice.below(5)];
                format!("{given}-person-{}", letters(n))
            })
            .collect();
        let facts = (0..facts)
            .map(|n| {
                let event = &events[n / OF_AN_EVENT];
                let mut person = || &people[dice.below(people.len())];
                match (n % OF_AN_EVENT, n / OF_AN_EVENT % 3) {
                    (0, _) => format!("{event}/date"),
                    (1, _) | (_, 0) => format!("{event}/actor/{}", person()),
                    (_, 1) => format!("{event}/place"),
                    (_, _) => format!("{event}/event"),
                }
            })
            .collect();
        Names {
            facts,
            events,
            people,
        }
    }
}

/// A number in at least four letters.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 || letters.len() < 4 {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    letters
}

/// What the learner knows of a fact.
#[derive(Clone, Copy, Default)]
struct Known {
    /// Days until it comes back; 0 before the first answer.
    interval: f64,
    /// Steps of the first day, or after a lapse, still to be passed.
    steps: u8,
}

/// Gives one answer after the other.
pub struct Learner<'a> {
    names: &'a Names,
    dice: Dice,
    known: Vec<Known>,
    /// How many facts were begun.
    begun: usize,
    /// What comes back, by day.
    due: Vec<Vec<usize>>,
    /// What is to be asked, the next first.
    waiting: VecDeque<usize>,
    day: usize,
    days: usize,
    evening: bool,
    /// Answers left of this sitting.
    left: usize,
    when: i64,
    /// A fact that is asked again as the last answer to it was taken back.
    once_more: Option<usize>,
}

impl<'a> Learner<'a> {
    /// A learner of this set, who gives so many answers.
    pub fn new(names: &'a Names, answers: usize) -> Learner<'a> {
        let days = answers.div_ceil(A_DAY).max(1);
        Learner {
            names,
            dice: Dice::new(7),
            known: vec![Known::default(); names.facts.len()],
            begun: 0,
            due: vec![Vec::new(); days + 1],
            waiting: VecDeque::new(),
            day: 0,
            days,
            evening: true,
            left: 0,
            when: 0,
            once_more: None,
        }
    }

    fn sit_down(&mut self) {
        self.evening = !self.evening;
        if self.evening {
            self.left = A_DAY - A_DAY / 2;
        } else {
            self.left = A_DAY / 2;
            self.begin_day();
        }
        let hour = if self.evening { 19 } else { 6 };
        let day = FIRST_DAY + self.day as i64;
        self.when = day * DAY + hour * 3600 + self.dice.below(5_400) as i64;
        if self.evening {
            self.day += 1;
        }
    }

    fn begin_day(&mut self) {
        let come = std::mem::take(&mut self.due[self.day.min(self.days)]);
        self.waiting.extend(come);
        // New facts come through the first nine tenths of the time, strewn among the others.
        let facts = self.known.len();
        let begun = (facts * (self.day + 1) * 10).div_ceil(self.days * 9);
        while self.begun < begun.min(facts) {
            let at = self.dice.below(self.waiting.len() + 1);
            self.waiting.insert(at, self.begun);
            self.begun += 1;
        }
        // Who has time left looks ahead.
        let mut day = self.day + 1;
        while self.waiting.len() < A_DAY && day <= self.days {
            let come = std::mem::take(&mut self.due[day]);
            self.waiting.extend(come);
            day += 1;
        }
    }

    /// The fact that is asked now.
    fn asked(&mut self) -> usize {
        if let Some(fact) = self.once_more.take() {
            return fact;
        }
        match self.waiting.pop_front() {
            Some(fact) => fact,
            None => self.dice.below(self.begun.max(1)),
        }
    }

    fn form(&mut self, fact: usize) -> Form {
        let name = &self.names.facts[fact];
        let fits = |form: Form| match form {
            Form::ChoiceDate | Form::ShortAnswerYear | Form::Timeline => name.ends_with("/date"),
            Form::ChoiceActor | Form::ShortAnswerName | Form::ClozeTyped => {
                !name.ends_with("/date")
            }
            _ => true,
        };
        let all: u64 = FORMS.iter().filter(|f| fits(f.0)).map(|f| f.1).sum();
        let mut drawn = self.dice.below(all as usize) as u64;
        for (form, often) in FORMS {
            if !fits(form) {
                continue;
            }
            match drawn.checked_sub(often) {
                Some(left) => drawn = left,
                None => return form,
            }
        }
        Form::Flashcard
    }

    fn event(&mut self) -> String {
        let events = &self.names.events;
        events[self.dice.below(events.len())].clone()
    }

    fn person(&mut self) -> String {
        let people = &self.names.people;
        people[self.dice.below(people.len())].clone()
    }

    /// What is answered where it is wrong, and what that is worth.
    fn slip(&mut self, form: Form) -> (Response, u16) {
        if form == Form::Flashcard {
            return (Response::Rated(false), 0);
        }
        if self.dice.below(4) == 0 {
            return (Response::Unknown, 0);
        }
        let year = 1800 + self.dice.below(220);
        match form {
            Form::ChoiceDate => (Response::Chosen(year.to_string()), 0),
            Form::ChoiceActor | Form::ClozeChoice => (Response::Chosen(self.person()), 0),
            Form::TrueFalse => {
                let told = ["true", "false"][self.dice.below(2)];
                (Response::Chosen(told.to_owned()), 0)
            }
            Form::Timeline => (Response::Chosen(["before:", &self.event()].concat()), 0),
            Form::WrongDetail => (Response::Chosen("date".to_owned()), 0),
            Form::ShortAnswerYear => (Response::Typed(year.to_string()), 0),
            Form::ShortAnswerName | Form::ClozeTyped => {
                let short: String = self.person().chars().take(9).collect();
                (Response::Typed(short), 0)
            }
            Form::Order => {
                let ids = (0..4).map(|_| self.event()).collect();
                (Response::Ordered(ids), 667)
            }
            Form::Match => {
                let pairs = (0..4).map(|_| (self.event(), self.person())).collect();
                (Response::Matched(pairs), 500)
            }
            Form::MultipleResponse => {
                let ids = (0..2).map(|_| self.event()).collect();
                (Response::Marked(ids), 333)
            }
            _ => (Response::Chosen(self.event()), 0),
        }
    }
}

impl Iterator for Learner<'_> {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        if self.left == 0 {
            self.sit_down();
        }
        self.left -= 1;
        let fact = self.asked();
        let form = self.form(fact);
        // From 2 to 20 seconds, short ones more often; then a look at the feedback.
        let took = (2_000.0 * 10f64.powf(self.dice.part())) as u32;
        let is_right = self.dice.below(100) < 90;
        let look = if is_right { 1 } else { 3 } + self.dice.below(4) as i64;
        self.when += i64::from(took).div_euclid(1000) + look;
        let difficulty = match self.known[fact].interval {
            i if i < 1.0 => Difficulty::EASIEST,
            i if i < 7.0 => Difficulty::MIDDLE,
            i if i < 30.0 => Difficulty::from_permille(750),
            _ => Difficulty::HARDEST,
        };
        let (told, permille) = match is_right {
            true => (Told::Key, 1000),
            false => {
                let (response, permille) = self.slip(form);
                (Told::Other(response), permille)
            }
        };
        let rating = match permille {
            1000 => match self.dice.below(10) {
                0 | 1 => Rating::Hard,
                2 => Rating::Easy,
                _ => Rating::Good,
            },
            600..1000 => Rating::Hard,
            _ => Rating::Again,
        };
        let day = self.day - usize::from(self.evening);
        let summer = (90..300).contains(&(day % 365));
        let undone = self.dice.below(100) == 0;
        let given = Given {
            fact,
            form,
            difficulty,
            told,
            permille,
            rating,
            took,
            at: Moment {
                when: self.when,
                zone: if summer { 120 } else { 60 },
            },
            undone,
        };
        if undone {
            self.once_more = Some(fact);
            return Some(given);
        }
        let stretch = 1.2 + 0.6 * self.dice.part();
        let known = &mut self.known[fact];
        match rating {
            Rating::Again => {
                known.interval = (known.interval * 0.3).max(0.5);
                known.steps = 1;
            }
            _ if known.interval == 0.0 => {
                known.interval = 0.5;
                known.steps = 1;
            }
            _ if known.steps > 0 => {
                known.steps -= 1;
                known.interval = known.interval.max(1.0);
            }
            _ => known.interval = (known.interval * stretch).max(1.0),
        }
        if known.steps > 0 {
            let at = AGAIN_AFTER.min(self.waiting.len());
            self.waiting.insert(at, fact);
        } else {
            let day = (day + known.interval.round().max(1.0) as usize).min(self.days);
            self.due[day].push(fact);
        }
        Some(given)
    }
}
