//! A quiz that a teacher hands out, named in full: whoever opens the same one on any device is
//! asked the same.
//!
//! What it cannot promise: the answers are in the page for whoever looks for them, a clock can be
//! set, a browser begun anew. It is for practice, and where little is at stake.

use sha2::{Digest, Sha256};

use super::live::{Live, SECONDS};
use crate::bank::{MOST_QUESTIONS, Selection, USUAL_COUNT};
use crate::set::content_hash;
use crate::set::fold::fold;

/// The longest time for a quiz, in minutes: a day.
pub const MOST_MINUTES: u16 = 1440;
/// The most attempts that are counted.
pub const MOST_ATTEMPTS: u16 = 99;
/// The most letters of a title.
const LONGEST_TITLE: usize = 200;

/// An assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// What the teacher calls it.
    pub title: String,
    /// The id of its set.
    pub set: String,
    /// The hash of the content of its set.
    pub hash: String,
    /// Which questions. What a learner confuses is never mixed in.
    pub selection: Selection,
    /// Whether everyone is asked the same.
    pub questions: Questions,
    /// In which order they come.
    pub order: Order,
    /// How many minutes there are; `None`: as many as are wanted.
    pub minutes: Option<u16>,
    /// How often it may be done; `None`: as often as is wanted.
    pub attempts: Option<u16>,
    /// When what was right is told.
    pub feedback: Feedback,
    /// The clock that the whole class goes by; `None`: each does it when they like.
    pub live: Option<Live>,
}

/// Whether everyone is asked the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Questions {
    /// The same questions.
    #[default]
    Same,
    /// The same facts in the same forms, so as hard for one as for another, but with other options.
    Parallel,
}

/// In which order questions come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they were drawn, for everyone.
    #[default]
    Drawn,
    /// In another order for each learner.
    Shuffled,
}

/// When what was right is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// After each answer.
    #[default]
    AtOnce,
    /// After the last.
    AtEnd,
}

impl Assignment {
    /// A usual one: ten questions of a set, of all forms, told at once.
    #[must_use]
    pub fn of(set: &str, hash: &str, seed: u64) -> Assignment {
        Assignment {
            title: String::new(),
            set: set.to_owned(),
            hash: hash.to_owned(),
            selection: Selection::usual(seed, USUAL_COUNT),
            questions: Questions::default(),
            order: Order::default(),
            minutes: None,
            attempts: None,
            feedback: Feedback::default(),
            live: None,
        }
    }

    /// The same as every reader of its link has it: within the bounds, and each form once.
    #[must_use]
    pub fn normal(mut self) -> Assignment {
        self.title = self.title.trim().chars().take(LONGEST_TITLE).collect();
        self.selection.count = self.selection.count.clamp(1, MOST_QUESTIONS);
        self.selection.own = false;
        if !self.selection.forms.is_empty() {
            self.selection.forms = self.selection.forms();
        }
        self.minutes = self.minutes.map(|minutes| minutes.clamp(1, MOST_MINUTES));
        self.attempts = self
            .attempts
            .map(|attempts| attempts.clamp(1, MOST_ATTEMPTS));
        self.live = self.live.map(Live::normal);
        if self.live.is_some() {
            // All see the same on the teacher's screen, once, when its time is over.
            self.questions = Questions::Same;
            self.order = Order::Drawn;
            self.feedback = Feedback::AtOnce;
            self.minutes = None;
            self.attempts = Some(1);
        }
        self
    }

    /// All that it says, by name, in an order that is always the same. What is as usual is left
    /// out.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        self.clone().normal().said()
    }

    fn said(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("set", self.set.clone()), ("h", self.hash.clone())];
        pairs.extend(self.selection.pairs());
        if !self.title.is_empty() {
            pairs.push(("title", self.title.clone()));
        }
        if self.questions == Questions::Parallel {
            pairs.push(("ask", "parallel".to_owned()));
        }
        if self.order == Order::Shuffled {
            pairs.push(("order", "shuffled".to_owned()));
        }
        if self.feedback == Feedback::AtEnd {
            pairs.push(("tell", "end".to_owned()));
        }
        for (name, number) in [("minutes", self.minutes), ("attempts", self.attempts)] {
            pairs.extend(number.map(|number| (name, number.to_string())));
        }
        if let Some(Live { at, each }) = self.live {
            pairs.extend([("live", at.to_string()), ("each", each.to_string())]);
        }
        pairs
    }

    /// Reads what [`Assignment::pairs`] gave. `None` when a value cannot be read, or it names no
    /// set: half a link must not become another assignment. Names that it does not know are left
    /// to others.
    #[must_use]
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Assignment> {
        let mut read = Assignment::of("", "", 0);
        let (mut at, mut each) = (None, None);
        for (name, value) in pairs {
            match name {
                "set" => value.clone_into(&mut read.set),
                "h" => value.clone_into(&mut read.hash),
                "title" => value.clone_into(&mut read.title),
                "ask" => {
                    read.questions = match value {
                        "same" => Questions::Same,
                        "parallel" => Questions::Parallel,
                        _ => return None,
                    }
                }
                "order" => {
                    read.order = match value {
                        "drawn" => Order::Drawn,
                        "shuffled" => Order::Shuffled,
                        _ => return None,
                    }
                }
                "tell" => {
                    read.feedback = match value {
                        "once" => Feedback::AtOnce,
                        "end" => Feedback::AtEnd,
                        _ => return None,
                    }
                }
                "minutes" => read.minutes = Some(number(value, MOST_MINUTES)?),
                "live" => at = Some(value.parse().ok()?),
                "each" => each = Some(number(value, SECONDS.2)?),
                "attempts" => read.attempts = Some(number(value, MOST_ATTEMPTS)?),
                _ => read.selection.take(name, value)?,
            }
        }
        read.live = match (at, each) {
            (None, None) => None,
            (Some(at), Some(each)) => Some(Live { at, each }),
            // Half a clock is none.
            (Some(_), None) | (None, Some(_)) => return None,
        };
        let is_whole = !read.set.is_empty() && !read.hash.is_empty();
        is_whole.then(|| read.normal())
    }

    /// By what it is known: the hash of all that it says. Two that differ in anything are two.
    #[must_use]
    pub fn id(&self) -> String {
        let mut said = String::new();
        for (name, value) in self.pairs() {
            // Nothing that is said may pass for the end of it.
            said.push_str(&format!("{name}={}:{value}\n", value.len()));
        }
        content_hash(&said)
    }

    /// What the questions of a learner are drawn by, beside the facts and forms that all have in
    /// common: the seed of the assignment for the first attempt where all are asked the same. Names
    /// that differ in capitals, accents or spaces are one.
    #[must_use]
    pub fn seed_of(&self, learner: &str, attempt: u16) -> u64 {
        match (self.questions, attempt) {
            (Questions::Same, 1) => self.selection.seed,
            (Questions::Same, _) => self.mixed("draw", "", attempt),
            (Questions::Parallel, _) => self.mixed("draw", &name(learner), attempt),
        }
    }

    /// What a learner's order is shuffled by; `None`: they come as they were drawn.
    #[must_use]
    pub fn shuffle_of(&self, learner: &str, attempt: u16) -> Option<u64> {
        match self.order {
            Order::Drawn => None,
            Order::Shuffled => Some(self.mixed("order", &name(learner), attempt)),
        }
    }

    /// A seed that is as good as random, and always the same.
    fn mixed(&self, what: &str, learner: &str, attempt: u16) -> u64 {
        let mut digest = Sha256::new();
        digest.update(self.id());
        for part in [what, learner, &attempt.to_string()] {
            digest.update([0]);
            digest.update(part);
        }
        let digest = digest.finalize();
        digest
            .iter()
            .take(8)
            .fold(0, |seed, byte| seed << 8 | u64::from(*byte))
    }
}

/// A name or code as it is compared: capitals, accents and spaces make no difference, every other
/// sign does, for a code may be "B+".
#[must_use]
pub fn name(learner: &str) -> String {
    let words = learner.split_whitespace().map(|word| {
        let signs = word.chars().map(|sign| match sign.is_alphanumeric() {
            true => fold(sign.encode_utf8(&mut [0; 4])),
            false => sign.to_string(),
        });
        signs.collect::<String>()
    });
    words.collect::<Vec<String>>().join(" ")
}

/// From 1 to the most.
fn number(value: &str, most: u16) -> Option<u16> {
    let number: u16 = value.parse().ok()?;
    (1..=most).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Difficulty, Form};

    fn full() -> Assignment {
        Assignment {
            title: "Chapter 7 & more = a test".to_owned(),
            selection: Selection {
                seed: u64::MAX,
                count: 12,
                forms: vec![Form::ChoiceDate, Form::Order],
                from: Some(-490),
                to: Some(1998),
                difficulty: Difficulty::from_permille(1000),
                own: false,
            },
            questions: Questions::Parallel,
            order: Order::Shuffled,
            minutes: Some(20),
            attempts: Some(2),
            feedback: Feedback::AtEnd,
            ..Assignment::of("japan", "0123456789abcdef0123", 0)
        }
    }

    fn read(pairs: &[(&'static str, String)]) -> Option<Assignment> {
        Assignment::read(pairs.iter().map(|(name, value)| (*name, value.as_str())))
    }

    #[test]
    fn what_it_says_is_read_again() {
        let live = Assignment {
            live: Some(Live {
                at: u32::MAX,
                each: 600,
            }),
            ..full()
        };
        for assignment in [full(), Assignment::of("a", "b", 7), live.normal()] {
            assert_eq!(read(&assignment.pairs()), Some(assignment));
        }
    }

    #[test]
    fn half_a_link_is_none() {
        let mut cut = full().pairs();
        cut.retain(|(name, _)| *name != "h");
        assert_eq!(read(&cut), None);
        for (name, value) in [
            ("minutes", "0"),
            ("minutes", "1441"),
            ("attempts", "-1"),
            ("ask", "anything"),
            ("tell", ""),
            ("seed", "x"),
            ("forms", "none-such"),
            ("live", "1"),
            ("each", "20"),
        ] {
            let mut pairs = full().pairs();
            pairs.push((name, value.to_owned()));
            assert_eq!(read(&pairs), None, "{name}={value}");
        }
        let mut later = full().pairs();
        later.push(("of-a-later-release", "1".to_owned()));
        assert_eq!(read(&later), Some(full()));
    }

    #[test]
    fn whatever_differs_makes_another() {
        let mut others = Vec::new();
        let mut change = |with: fn(&mut Assignment)| {
            let mut other = full();
            with(&mut other);
            others.push(other.id());
        };
        change(|_| {});
        change(|one| one.title.push('!'));
        change(|one| one.set.push('x'));
        change(|one| one.hash.push('0'));
        change(|one| one.selection.seed = 1);
        change(|one| one.selection.count = 13);
        change(|one| one.selection.forms.clear());
        change(|one| one.selection.to = None);
        change(|one| one.questions = Questions::Same);
        change(|one| one.order = Order::Drawn);
        change(|one| one.minutes = None);
        change(|one| one.attempts = Some(3));
        change(|one| one.feedback = Feedback::AtOnce);
        for (at, each) in [(7, 20), (8, 20), (7, 21)] {
            let live = Some(Live { at, each });
            others.push(Assignment { live, ..full() }.id());
        }
        let all = others.len();
        others.sort();
        others.dedup();
        assert_eq!(others.len(), all);
        assert_eq!(full().id().len(), 20);
    }

    #[test]
    fn whoever_reads_its_link_has_the_same_assignment() {
        let odd = Assignment {
            title: [" ", &"x".repeat(LONGEST_TITLE + 1)].concat(),
            selection: Selection {
                count: 0,
                forms: vec![Form::Order, Form::ChoiceDate, Form::Order],
                own: true,
                ..full().selection
            },
            minutes: Some(u16::MAX),
            ..full()
        };
        let link = read(&odd.pairs()).expect("a whole one");
        assert_eq!(link.id(), odd.id());
        assert_eq!(link, odd.normal());
    }

    #[test]
    fn names_are_one_by_letters_and_different_by_signs() {
        for (a, b) in [
            ("Ada", " ÁDA "),
            ("Ada  Lovelace", "ada lovelace"),
            ("B+", "b+"),
        ] {
            assert_eq!(name(a), name(b));
        }
        for (a, b) in [("B+", "B-"), ("🐱", "🐶"), ("Ada L", "AdaL"), ("1", "2")] {
            assert_ne!(name(a), name(b));
        }
    }

    #[test]
    fn who_is_asked_the_same_has_the_same_seed() {
        let same = Assignment {
            questions: Questions::Same,
            ..full()
        };
        assert_eq!(same.seed_of("Ada", 1), same.selection.seed);
        assert_eq!(same.seed_of("Ada", 2), same.seed_of("Bert", 2));
        assert_ne!(same.seed_of("Ada", 2), same.selection.seed);
        let parallel = full();
        assert_ne!(parallel.seed_of("Ada", 1), parallel.seed_of("Bert", 1));
        assert_eq!(
            parallel.seed_of("Ada  Lovelace", 1),
            parallel.seed_of("ada lovelace ", 1)
        );
        assert_eq!(
            parallel.shuffle_of("Ada", 1),
            parallel.shuffle_of(" ADA", 1)
        );
        assert_ne!(parallel.shuffle_of("Ada", 1), parallel.shuffle_of("Ada", 2));
        assert_eq!(
            Assignment {
                order: Order::Drawn,
                ..full()
            }
            .shuffle_of("Ada", 1),
            None
        );
    }
}
