//! All that the app knows at a moment.

use std::rc::Rc;

use super::aside::Aside;
use super::errands::Errands;
use super::keeping::Keeps;
use super::route::Route;
use super::study::Study;
use super::upkeep::Upkeep;
use super::{FetchError, SaveError};
use super::{class, desk, map, practise, print};
use crate::bank::Bank;
use crate::memory::Ledger;
use crate::memory::backup::NoCopy;
use crate::memory::journal::NameIx;
use crate::session::{Quiz, Sitting, Stage};

/// The state of the whole app.
#[derive(Clone, Debug)]
pub struct Model {
    /// Where the reader is.
    pub route: Route,
    /// Which sets there are.
    pub shelf: Shelf,
    /// The set in use.
    pub library: Library,
    /// Attempts kept in this browser.
    pub ledger: Ledger,
    /// The journal, and what is known of the set in use.
    pub study: Study,
    /// What a worker was sent to find out.
    pub errands: Errands,
    /// Whether the browser keeps what is stored for good.
    pub keeps: Keeps,
    /// The file that is kept current.
    pub upkeep: Upkeep,
    /// The sets of one's own, and the open one.
    pub desk: desk::Model,
    /// Quizzes that are handed out.
    pub class: class::Model,
    /// The id of the set that is opened first; empty: the first of the list.
    pub current: String,
    /// When a copy was saved last, in milliseconds since 1970; 0: never.
    pub copied: i64,
    /// The page's own state.
    pub page: Page,
    /// What must be told, the latest last.
    pub notices: Vec<Notice>,
    /// Whether the list of keys is open.
    pub help: bool,
    /// Whether the screen is wide; `None` before that was asked.
    pub is_wide: Option<bool>,
    /// Whether all of the program is here.
    pub rest: Rest,
    /// What is open beside the proof on screen.
    pub aside: Aside,
    /// Where the site is, up to the `#`, for links that leave it.
    pub site: String,
    /// Milliseconds since 1970 when the last message came.
    pub now: i64,
    /// Minutes that local time is ahead of UTC.
    pub time_zone_offset: i32,
}

/// The part of the program that the first question does not need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Here; what was never parted is here from the beginning.
    Here,
    /// On its way.
    Coming,
    /// It could not be fetched; it is asked for again.
    Failed,
}

/// The sets that the site offers.
#[derive(Clone, Debug, PartialEq)]
pub enum Shelf {
    /// Not asked for: a linked quiz goes on without it.
    Unasked,
    /// Asked for.
    Loading,
    /// Here.
    Ready(Vec<Listed>),
    /// Not to be had.
    Failed(FetchError),
}

/// A set in `questions/index.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its file, within `questions/`.
    pub file: String,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// The set in use.
#[derive(Clone, Debug, PartialEq)]
pub enum Library {
    /// None was asked for yet.
    Empty,
    /// Asked for.
    Loading {
        /// Its id.
        id: String,
        /// The file that was asked for.
        file: String,
    },
    /// Here, with the number of items that could not be read.
    Ready {
        /// The set and everything that can be asked of it.
        bank: Rc<Bank>,
        /// Items refused.
        refused: usize,
        /// The hash of its content; empty before the rest of the program is here.
        hash: String,
    },
    /// Not to be had, by id.
    Failed {
        /// Its id.
        id: String,
        /// Why.
        why: LibraryError,
    },
}

/// Why a set cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryError {
    /// It could not be fetched.
    Fetch(FetchError),
    /// The site lists no set of this id.
    NotListed,
    /// It is not a set; the sentence says where.
    Unreadable(String),
    /// It calls itself by another id than the link or the list.
    OtherId(String),
    /// It has nothing that can be asked.
    NothingToAsk,
}

/// What a page remembers while it is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// Nothing: all it shows is in the rest of the model.
    Plain,
    /// The choices being made.
    Practise(practise::Model),
    /// The quiz under way; `None` until its set is here.
    Run(Option<Box<Quiz>>),
    /// A finished attempt, with its questions; `None` until its set is here.
    Done(Option<Box<Quiz>>),
    /// What changed in the set; the doubtful facts that were said to be the same.
    Changes(Vec<NameIx>),
    /// The map; `None` until set and journal are here.
    Map(Option<Box<map::Model>>),
    /// The day's review under way; `None` until set and journal are here.
    Review(Option<Box<Sitting>>),
    /// A quiz on paper; `None` until its set is here.
    Print(Option<Box<print::Model>>),
}

/// Something the reader must be told.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Answers are not being kept.
    NotSaved(SaveError),
    /// Stored attempts that could not be read; they were left as they are.
    Unread(usize),
    /// The attempt that a link names is not in this browser.
    NoSuchAttempt,
    /// The quiz that a link asks for has no questions.
    NoQuestions,
    /// A file that is no copy of Annals; the reason.
    NoCopy(NoCopy),
    /// A copy was taken in.
    Restored {
        /// Answers that were not here before.
        answers: usize,
        /// Lines that could not be read.
        refused: usize,
        /// Whether the file was as it had been written.
        is_whole: bool,
    },
    /// So many facts that were learned have changed in the set.
    SetChanged(usize),
    /// Storage is nearly full.
    NearlyFull,
    /// Items of the set that were refused.
    ItemsRefused(usize),
    /// A platform opened the page, and that leads nowhere.
    Launch(class::records::launched::Trouble),
}

impl Notice {
    /// Whether it is still to be said on the next page.
    #[must_use]
    pub fn lasts(&self) -> bool {
        match self {
            Notice::NotSaved(_)
            | Notice::Unread(_)
            | Notice::NearlyFull
            | Notice::SetChanged(_)
            | Notice::Launch(_)
            | Notice::ItemsRefused(_) => true,
            Notice::NoSuchAttempt
            | Notice::NoQuestions
            | Notice::NoCopy(_)
            | Notice::Restored { .. } => false,
        }
    }
}

impl Model {
    /// The state before anything is known.
    #[must_use]
    pub fn new() -> Model {
        Model {
            route: Route::Today,
            shelf: Shelf::Unasked,
            library: Library::Empty,
            ledger: Ledger::default(),
            study: Study::default(),
            errands: Errands::default(),
            keeps: Keeps::default(),
            upkeep: Upkeep::default(),
            desk: desk::Model::default(),
            class: class::Model::default(),
            current: String::new(),
            copied: 0,
            page: Page::Plain,
            notices: Vec::new(),
            help: false,
            is_wide: None,
            rest: Rest::Here,
            aside: Aside::default(),
            site: String::new(),
            now: 0,
            time_zone_offset: 0,
        }
    }

    /// The bank in use, when it is here.
    #[must_use]
    pub fn bank(&self) -> Option<&Rc<Bank>> {
        match &self.library {
            Library::Ready { bank, .. } => Some(bank),
            Library::Empty | Library::Loading { .. } | Library::Failed { .. } => None,
        }
    }

    /// What a set is called; its id where that is not known here.
    #[must_use]
    pub fn set_title<'a>(&'a self, id: &'a str) -> &'a str {
        if let Some(set) = self
            .bank()
            .map(|bank| bank.set())
            .filter(|set| set.id == id)
        {
            return &set.title;
        }
        let listed = match &self.shelf {
            Shelf::Ready(listed) => listed.iter().find(|set| set.id == id),
            Shelf::Unasked | Shelf::Loading | Shelf::Failed(_) => None,
        };
        listed.map_or(id, |set| &set.title)
    }

    /// The quiz under way.
    #[must_use]
    pub fn quiz(&self) -> Option<&Quiz> {
        match &self.page {
            Page::Run(quiz) | Page::Done(quiz) => quiz.as_deref(),
            Page::Review(sitting) => sitting.as_deref().map(Sitting::quiz),
            Page::Plain | Page::Practise(_) | Page::Changes(_) | Page::Map(_) | Page::Print(_) => {
                None
            }
        }
    }

    /// Whether the quiz on screen was handed out.
    #[must_use]
    pub fn is_assigned(&self) -> bool {
        let quiz = self.quiz();
        quiz.is_some_and(|quiz| quiz.attempt().assigned.is_some())
    }

    /// The same, to go on with it.
    pub fn quiz_mut(&mut self) -> Option<&mut Quiz> {
        match &mut self.page {
            Page::Run(quiz) | Page::Done(quiz) => quiz.as_deref_mut(),
            Page::Review(sitting) => sitting.as_deref_mut().map(Sitting::quiz_mut),
            Page::Plain | Page::Practise(_) | Page::Changes(_) | Page::Map(_) | Page::Print(_) => {
                None
            }
        }
    }

    /// Whether an answer is explained on screen.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        let quiz = self.quiz();
        quiz.is_some_and(|quiz| matches!(quiz.stage(), Stage::Answered { .. }))
    }

    /// Says something once, however often it happens.
    pub fn tell(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}

impl Default for Model {
    fn default() -> Self {
        Model::new()
    }
}
