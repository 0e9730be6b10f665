//! The table of all facts: sorted by what its reader wants, narrowed to a kind or a few letters.

use crate::app::study::Desk;
use crate::memory::journal::Moment;
use crate::memory::schedule::Phase;
use crate::memory::{Memory, Rostered};
use crate::set::fold::fold;
use crate::set::{Set, names};

use super::cells::kind_name;

/// So many rows are shown at first, and so many more each time.
pub const SHOWN: usize = 100;

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Whether it is open.
    pub is_open: bool,
    /// By what it is sorted.
    pub sort: Sort,
    /// The kind that it is narrowed to; empty: all of them.
    pub kind: String,
    /// The letters that a title must hold.
    pub letters: String,
    /// The kinds there are: id and name.
    pub kinds: Vec<(String, String)>,
    /// At most so many rows are shown.
    pub most: usize,
    /// All facts, in the order of time; none before it is opened.
    rows: Vec<FactRow>,
    /// What they are about, folded; none before letters are typed.
    folded: Vec<String>,
    /// Those that are left, in order.
    order: Vec<(i64, u32)>,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactRow {
    /// The fact.
    pub fact: Rostered,
    /// What is known of it; `None` before it was met.
    pub known: Option<Known>,
}

/// What is known of a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// The chance of recall today.
    pub recall: f32,
    /// Days until that has fallen to 0.9.
    pub stability: f32,
    /// How often it was answered.
    pub reviews: u32,
    /// How often it was forgotten.
    pub lapses: u16,
    /// In how many days it comes back; less than 0: so many days ago it should have.
    pub due: i64,
}

/// An order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub by: By,
    /// Whether the last comes first.
    pub is_turned: bool,
}

/// What rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// When the event began.
    Year,
    /// The chance of recall.
    Recall,
    /// When it comes back.
    Due,
}

impl Default for Facts {
    fn default() -> Facts {
        Facts {
            is_open: false,
            sort: Sort {
                by: By::Year,
                is_turned: false,
            },
            kind: String::new(),
            letters: String::new(),
            kinds: Vec::new(),
            most: SHOWN,
            rows: Vec::new(),
            folded: Vec::new(),
            order: Vec::new(),
        }
    }
}

impl Facts {
    /// How many rows are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.order.len()
    }

    /// How many rows there are.
    #[must_use]
    pub fn all(&self) -> usize {
        self.rows.len()
    }

    /// The rows to be shown.
    pub fn shown(&self) -> impl Iterator<Item = &FactRow> {
        let order = self.order.iter().take(self.most);
        order.map(|(_, at)| &self.rows[*at as usize])
    }

    pub(super) fn toggle(&mut self, set: &Set, desk: &Desk, at: Moment) {
        self.is_open = !self.is_open;
        if self.rows.is_empty() {
            let facts = desk.roster.facts().iter();
            self.rows = facts.map(|fact| row(fact, desk, at)).collect();
            self.kinds = kinds(set);
            self.arrange(set);
        }
    }

    /// Sorts by a column; the same one again turns it round.
    pub(super) fn sort_by(&mut self, by: By, set: &Set) {
        self.sort = Sort {
            by,
            is_turned: self.sort.by == by && !self.sort.is_turned,
        };
        self.arrange(set);
    }

    pub(super) fn narrow_to(&mut self, kind: String, set: &Set) {
        self.kind = kind;
        self.arrange(set);
    }

    pub(super) fn find(&mut self, letters: String, set: &Set) {
        self.letters = letters;
        self.arrange(set);
    }

    pub(super) fn show_more(&mut self) {
        self.most += SHOWN;
    }

    fn arrange(&mut self, set: &Set) {
        self.most = SHOWN;
        let letters = fold(&self.letters);
        if self.folded.is_empty() && !letters.is_empty() {
            let subjects = self.rows.iter().map(|row| row.fact.fact.subject(set));
            self.folded = subjects.map(fold).collect();
        }
        let folded = &self.folded;
        let holds = |at: usize| { letters.split(' ') }.all(|part| folded[at].contains(part));
        let is_of_kind = |row: &FactRow| {
            let event = row.fact.fact.event().map(|ix| set.event(ix));
            self.kind.is_empty() || event.is_some_and(|event| event.kind == self.kind)
        };
        let left = self
            .rows
            .iter()
            .enumerate()
            .filter(|(at, row)| is_of_kind(row) && (letters.is_empty() || holds(*at)));
        let key = |at: usize, row: &FactRow| (self.sort.key(row), u32::try_from(at).unwrap_or(0));
        self.order = left.map(|(at, row)| key(at, row)).collect();
        names::sort(&mut self.order);
    }
}

impl Sort {
    /// The lowest comes first; what has no such number comes last either way.
    fn key(self, row: &FactRow) -> i64 {
        let number = match self.by {
            By::Year => row.fact.years.map(|(began, _)| began),
            By::Recall => row.known.map(|known| (known.recall * 1e6) as i64),
            By::Due => row.known.map(|known| known.due),
        };
        match number {
            Some(number) if self.is_turned => -number,
            Some(number) => number,
            None => i64::MAX,
        }
    }
}

fn row(fact: &Rostered, desk: &Desk, at: Moment) -> FactRow {
    let today = desk.scheduler.day(at);
    let memory = desk.memories.get(fact.name);
    let known = match memory {
        Memory::New => None,
        Memory::Learned(learned) => {
            let due = match learned.phase {
                Phase::Review(due) => due,
                Phase::Learning(_, due) | Phase::Relearning(_, due) => {
                    desk.scheduler.day(Moment { when: due, ..at })
                }
            };
            Some(Known {
                recall: desk.scheduler.retrievability(memory, today),
                stability: learned.stability,
                reviews: learned.reviews,
                lapses: learned.lapses,
                due: i64::from(due.0) - i64::from(today.0),
            })
        }
    };
    FactRow { fact: *fact, known }
}

/// The kinds of the events, in the order in which the set names them.
fn kinds(set: &Set) -> Vec<(String, String)> {
    let mut kinds: Vec<&str> = Vec::new();
    for event in &set.events {
        if !event.kind.is_empty() && !kinds.contains(&event.kind.as_str()) {
            kinds.push(&event.kind);
        }
    }
    let named = kinds
        .into_iter()
        .map(|kind| (kind.to_owned(), kind_name(set, kind)));
    named.collect()
}
