//! The links that are opened, and by whom.

use std::path::Path;
use std::rc::Rc;

use annals::app::Route;
use annals::app::route::Handed;
use annals::bank::{Bank, Difficulty, Form, MOST_QUESTIONS, Pick, Question, Selection, seed_of};
use annals::class::{Assignment, Feedback, Order, Questions};
use annals::exchange::link;
use annals::set::{self, content_hash};
use anyhow::{Context, Result, anyhow};

use crate::dist;

/// Who opens them. Some names are one by their letters, others differ by a sign alone.
const LEARNERS: [&str; 6] = ["Ada", "Ádám  Lovelace", "B+", "B-", "李明", "дарья"];
/// The difficulties, in thousandths.
const DIFFICULTIES: [u16; 4] = [500, 0, 1000, 250];
/// A set that is no set of the site: it is held in its links.
const EXAMPLE: &str = "docs/examples/places-in-history.json";

/// A link, opened by a learner.
#[derive(Clone)]
pub struct Task {
    /// What is handed out.
    pub assignment: Assignment,
    /// Who opens it.
    pub learner: String,
    /// Which attempt it is, from 1.
    pub attempt: u16,
    packed: Option<String>,
    bank: Rc<Bank>,
}

impl Task {
    /// Where it is, below the address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        let mut handed = Handed::new(self.assignment.clone());
        handed.packed.clone_from(&self.packed);
        Route::Assignment(Box::new(handed)).address()
    }

    /// What is asked, drawn on this machine from nothing but the address.
    #[must_use]
    pub fn draw(&self) -> Vec<(Pick, Question)> {
        let Route::Assignment(handed) = Route::parse(&self.address()) else {
            return Vec::new();
        };
        { &handed.assignment }.draw(&self.bank, &self.learner, self.attempt)
    }
}

/// A set, and how links to it name and hold it.
pub(super) struct Source {
    id: String,
    hash: String,
    packed: Option<String>,
    bank: Rc<Bank>,
}

impl Source {
    pub(super) fn read(text: &str, id: Option<&str>) -> Result<Source> {
        let (shape, _) = set::shape(text).map_err(|error| anyhow!("{error}"))?;
        let reading = set::read(text).map_err(|error| anyhow!("{error}"))?;
        let hash = match id {
            Some(_) => content_hash(text),
            None => content_hash(&set::write::write(&shape)),
        };
        Ok(Source {
            id: id.unwrap_or(&reading.set.id).to_owned(),
            hash,
            packed: id.is_none().then(|| link::pack(&shape)),
            bank: Rc::new(Bank::compile(Rc::new(reading.set))),
        })
    }

    /// The quiz of a number, opened by a learner.
    pub(super) fn task(&self, number: usize, attempt: u16) -> Task {
        Task {
            assignment: self.quiz(number),
            learner: LEARNERS[number % LEARNERS.len()].to_owned(),
            attempt,
            packed: self.packed.clone(),
            bank: Rc::clone(&self.bank),
        }
    }

    /// The quiz of a number: no two are alike in all.
    fn quiz(&self, number: usize) -> Assignment {
        let of = |wanted: &[Form]| wanted.to_vec();
        Assignment {
            title: format!("Comparison {number}: “same” & so on"),
            selection: Selection {
                forms: match number % 7 {
                    3 => of(&Form::ALL[..Form::ALL.len() / 2]),
                    5 => of(&Form::ALL[Form::ALL.len() / 2..]),
                    _ => Vec::new(),
                },
                from: (number % 5 == 4).then_some(1900),
                difficulty: Difficulty::from_permille(
                    DIFFICULTIES[number / 2 % DIFFICULTIES.len()],
                ),
                ..Selection::usual(seed_of(21, number as u64), MOST_QUESTIONS)
            },
            questions: match number % 2 {
                0 => Questions::Same,
                _ => Questions::Parallel,
            },
            order: match number % 3 {
                0 => Order::Drawn,
                _ => Order::Shuffled,
            },
            feedback: Feedback::AtEnd,
            minutes: (number % 4 == 3).then_some(90),
            ..Assignment::of(&self.id, &self.hash, 0)
        }
    }
}

/// Links of the site's set and of one that is held in the link, opened by learners until they have at least so many
/// questions; every fifth once more, for another attempt.
pub fn tasks(questions: usize) -> Result<Vec<Task>> {
    let read = |file: &Path| {
        let text = std::fs::read_to_string(file);
        text.with_context(|| format!("{} cannot be read", file.display()))
    };
    let shipped = read(&dist()?.join("questions/japan-soviet-union.json"))?;
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let example = read(&top.join(EXAMPLE))?;
    let sources = [
        Source::read(&shipped, Some("japan-soviet-union"))?,
        Source::read(&example, None)?,
    ];
    let (mut tasks, mut drawn) = (Vec::new(), 0);
    for number in 0.. {
        // Two of the site's, then one that is held in its link.
        let source = &sources[usize::from(number % 3 == 2)];
        for attempt in 1..=1 + u16::from(number % 5 == 1) {
            let task = source.task(number, attempt);
            drawn += task.draw().len();
            tasks.push(task);
        }
        if drawn >= questions {
            break;
        }
    }
    Ok(tasks)
}
