//! What a draw is told besides fact and seed: how hard, and beside what.

use crate::set::{EntityIx, EventIx};

/// How hard a question is to be, from 0 (easiest) to 1000 (hardest).
///
/// A form says in its file what it turns: mostly how near the distractors lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Difficulty(u16);

impl Difficulty {
    /// Neither easy nor hard: what a link means that does not say.
    pub const MIDDLE: Difficulty = Difficulty(500);
    /// The easiest.
    pub const EASIEST: Difficulty = Difficulty(0);
    /// The hardest.
    pub const HARDEST: Difficulty = Difficulty(1000);

    /// A difficulty in thousandths; more than 1000 is 1000.
    #[must_use]
    pub fn from_permille(permille: u16) -> Difficulty {
        Difficulty(permille.min(1000))
    }

    /// In thousandths.
    #[must_use]
    pub fn permille(self) -> u16 {
        self.0
    }

    /// So many years off should distractors lie, at least and at most, where a set lets
    /// one choose: 12 and more are told apart by their times, 2 to 4 only by knowing.
    #[must_use]
    pub fn years_off(self) -> (i64, i64) {
        match self.0 {
            0..=333 => (12, 30),
            334..=666 => (5, 11),
            _ => (2, 4),
        }
    }

    /// Whether what only an expert keeps apart may be asked: a day, a month.
    #[must_use]
    pub fn is_hard(self) -> bool {
        self.0 >= 700
    }

    /// A number that is `easy` at 0 and `hard` at 1000, and lies between them in between.
    #[must_use]
    pub fn between(self, easy: i64, hard: i64) -> i64 {
        easy + (hard - easy) * i64::from(self.0) / 1000
    }
}

/// What is to stand beside the key, because a learner took the one for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// An event.
    Event(EventIx),
    /// An entity.
    Entity(EntityIx),
}

/// What a form turns when it draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dial {
    /// How hard.
    pub difficulty: Difficulty,
    /// What is to be among the distractors, where it can be proved false.
    pub beside: Option<Beside>,
}

impl Default for Dial {
    fn default() -> Self {
        Dial {
            difficulty: Difficulty::MIDDLE,
            beside: None,
        }
    }
}

impl Dial {
    /// The event that is to stand beside the key.
    #[must_use]
    pub fn event(self) -> Option<EventIx> {
        match self.beside {
            Some(Beside::Event(ix)) => Some(ix),
            Some(Beside::Entity(_)) | None => None,
        }
    }

    /// The entity that is to stand beside the key.
    #[must_use]
    pub fn entity(self) -> Option<EntityIx> {
        match self.beside {
            Some(Beside::Entity(ix)) => Some(ix),
            Some(Beside::Event(_)) | None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difficulty_lies_between_its_ends() {
        for (permille, between) in [(0, 30), (500, 17), (1000, 4), (2000, 4)] {
            let difficulty = Difficulty::from_permille(permille);
            assert_eq!(difficulty.between(30, 4), between, "{permille}");
        }
    }

    #[test]
    fn what_is_harder_lies_nearer() {
        let of = |permille| Difficulty::from_permille(permille).years_off();
        assert_eq!(of(0), (12, 30));
        assert_eq!(Difficulty::MIDDLE.years_off(), (5, 11));
        assert_eq!(of(1000), (2, 4));
        assert!(Difficulty::HARDEST.is_hard() && !Difficulty::MIDDLE.is_hard());
    }
}
