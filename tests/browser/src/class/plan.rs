//! Who of a class does what.

use std::path::{Path, PathBuf};

/// How a result comes to the teacher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// As a text in a message with words around it.
    Message,
    /// As a link that the teacher opens.
    Link,
    /// As a QR code that the teacher's camera reads.
    Code,
    /// As a file that is chosen.
    File,
    /// In a zip that is dropped.
    Zip,
    /// In a folder that is chosen.
    Folder,
}

impl Way {
    /// Every way.
    pub const ALL: [Way; 6] = [
        Way::Message,
        Way::Link,
        Way::Code,
        Way::File,
        Way::Zip,
        Way::Folder,
    ];
}

/// Who does what.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many learners.
    pub learners: usize,
    /// How many questions each is asked.
    pub questions: usize,
    /// Minutes that are given.
    pub minutes: u16,
    /// What the questions are drawn from.
    pub seed: u64,
    /// Where files are saved.
    pub folder: PathBuf,
}

/// Names as a class has them: signs of formulas and of tables, accents, other scripts.
const NAMES: [&str; 12] = [
    "Ada Lovelace",
    "Čeněk Šťastný",
    "大輔",
    "O’Neill, Pat",
    "=1+1",
    "B+",
    "B-",
    "ليلى",
    "Zoë \"Zed\" Weiß",
    "Ñandú 7",
    "@home",
    "Ольга",
];

impl Plan {
    /// A class of so many; what it saves lies in `target/class`.
    #[must_use]
    pub fn of(learners: usize) -> Plan {
        // A browser saves no file where a path goes up, so it is without `..`.
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
        Plan {
            learners,
            questions: 9,
            minutes: 20,
            seed: 11,
            folder: top.unwrap_or(Path::new("")).join("target/class"),
        }
    }

    pub(super) fn name(&self, number: usize) -> String {
        match NAMES.get(number) {
            Some(name) => (*name).to_owned(),
            None => format!("Pupil {number}"),
        }
    }

    pub(super) fn way(&self, number: usize) -> Way {
        Way::ALL[number % Way::ALL.len()]
    }

    /// Whether the tab of this learner is killed half-way.
    pub(super) fn is_killed(&self, number: usize) -> bool {
        number == 1
    }

    /// Whether this learner takes too long.
    pub(super) fn is_late(&self, number: usize) -> bool {
        number == 2
    }

    /// How often this learner does it.
    pub(super) fn attempts(&self, number: usize) -> usize {
        if number == 3 { 2 } else { 1 }
    }

    /// The learners by browser: the last two share one.
    pub(super) fn browsers(&self) -> Vec<Vec<usize>> {
        let alone = self.learners.saturating_sub(2);
        let mut all: Vec<Vec<usize>> = (0..alone).map(|number| vec![number]).collect();
        all.push((alone..self.learners).collect());
        all
    }
}

impl Way {
    /// In a word.
    pub(super) fn name(self) -> &'static str {
        match self {
            Way::Message => "message",
            Way::Link => "link",
            Way::Code => "code",
            Way::File => "file",
            Way::Zip => "zip",
            Way::Folder => "folder",
        }
    }
}
