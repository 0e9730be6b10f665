//! What happened, told to the app.

use std::rc::Rc;

use super::key::{Focused, Key};
use super::{changes, class, desk, errands, map, practise, print, review, run, upkeep};
use crate::memory::Setting;
use crate::memory::errand::{Kind, Told};

/// The time and the chance that come with every message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Env {
    /// Milliseconds since 1970, UTC.
    pub now: i64,
    /// Minutes that local time is ahead of UTC.
    pub time_zone_offset: i32,
    /// Fresh random bits.
    pub seed: u64,
}

/// Why something could not be fetched.
#[derive(Clone, Debug, PartialEq)]
pub enum FetchError {
    /// The server answered with this status.
    Status(u16),
    /// No answer came.
    Unreachable,
    /// What came is not what was asked for.
    Unreadable,
}

/// Why something could not be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// There is no room left.
    Full,
    /// The browser forbids it: private mode, blocked cookies.
    Forbidden,
}

/// A journal, as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Its pieces in local storage, by key; or why that cannot be read.
    pub pieces: Result<Vec<(String, String)>, SaveError>,
    /// The pieces of the second copy, by key; none where the browser keeps none.
    pub copies: Vec<(String, String)>,
    /// The stream that this tab writes.
    pub writer: u32,
}

/// A message: always a past fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The app was opened at this address, with this in storage.
    Started {
        /// The address, from `#` on.
        hash: String,
        /// Keys and texts; or why storage cannot be read.
        stored: Result<Vec<(String, String)>, SaveError>,
    },
    /// The rest of the program arrived.
    RestArrived {
        /// The whole of the set in use, where the first question was drawn from its outline.
        whole: Option<String>,
    },
    /// The rest of the program, or of the set, could not be fetched.
    RestFailed,
    /// The address changed.
    HashChanged(String),
    /// The list of sets arrived, or did not.
    IndexFetched(Result<String, FetchError>),
    /// A set arrived, or did not.
    SetFetched {
        /// Its id.
        id: String,
        /// Its text.
        result: Result<String, FetchError>,
    },
    /// A text was stored, or was not.
    Saved {
        /// Under which key.
        key: String,
        /// How it went.
        result: Result<(), SaveError>,
    },
    /// The journal was read; this tab writes one of its streams, and no other tab does.
    JournalOpened(Opened),
    /// A piece of the journal was stored, or was not.
    PieceWritten {
        /// Under which key.
        key: String,
        /// How it went.
        result: Result<(), SaveError>,
    },
    /// Another tab wrote a piece of the journal.
    PieceSeen {
        /// Under which key.
        key: String,
        /// What it wrote.
        text: String,
    },
    /// A key was pressed.
    KeyPressed {
        /// Which.
        key: Key,
        /// What had the focus.
        focused: Focused,
    },
    /// A link inside the app was followed.
    LinkFollowed(super::Route),
    /// The set at the top was changed.
    SetChosen(String),
    /// "Try again" was pressed after something could not be fetched.
    RetryPressed,
    /// The notice at this position was dismissed.
    NoticeDismissed(usize),
    /// A copy of all that is stored was asked for.
    CopyWanted,
    /// The oldest answers are to be summed up.
    ThinWanted,
    /// A file to take a copy in from was asked for.
    RestoreWanted,
    /// A file was chosen, and read as text, or could not be.
    FileChosen(Option<String>),
    /// Something about the file that is kept current. As small as a pointer: the first question
    /// is drawn by code that passes every message on.
    Upkeep(Rc<upkeep::Msg>),
    /// Something at the desk.
    Desk(Rc<desk::Msg>),
    /// Something about a quiz that is handed out.
    Class(Rc<class::Msg>),
    /// Whether the browser keeps what is stored for good; `None` where it does not say.
    PersistAnswered(Option<bool>),
    /// The report is in the clipboard, or could not be put there.
    Copied(bool),
    /// The list of keys was opened or closed.
    HelpToggled,
    /// Today: "Begin" was pressed.
    BeginPressed,
    /// Something on the practise page.
    Practise(practise::Msg),
    /// Something about a paper.
    Print(Rc<print::Msg>),
    /// Something in a quiz, or in a review.
    Run(run::Msg),
    /// Something that only a review has.
    Review(review::Msg),
    /// Something on the page of changes.
    Changes(changes::Msg),
    /// Something on the map.
    Map(map::Msg),
    /// Something was set.
    SettingChanged(Setting),
    /// The days that were given before a change of the schedule are to be moved.
    DaysMoved,
    /// The page had time to be drawn.
    PauseOver,
    /// Something about an errand.
    Errands(errands::Msg),
    /// A worker told something; `None`: it could not be had, or stopped.
    WorkerTold(Kind, Option<Told>),
    /// On a finished attempt: "Ask these again" was pressed.
    MissedRetried,
}

impl From<practise::Msg> for Msg {
    fn from(msg: practise::Msg) -> Self {
        Msg::Practise(msg)
    }
}

impl From<print::Msg> for Msg {
    fn from(msg: print::Msg) -> Self {
        Msg::Print(Rc::new(msg))
    }
}

impl From<run::Msg> for Msg {
    fn from(msg: run::Msg) -> Self {
        Msg::Run(msg)
    }
}

impl From<changes::Msg> for Msg {
    fn from(msg: changes::Msg) -> Self {
        Msg::Changes(msg)
    }
}

impl From<errands::Msg> for Msg {
    fn from(msg: errands::Msg) -> Self {
        Msg::Errands(msg)
    }
}

impl From<map::Msg> for Msg {
    fn from(msg: map::Msg) -> Self {
        Msg::Map(msg)
    }
}

impl From<desk::Msg> for Msg {
    fn from(msg: desk::Msg) -> Self {
        Msg::Desk(Rc::new(msg))
    }
}

impl From<class::Msg> for Msg {
    fn from(msg: class::Msg) -> Self {
        Msg::Class(Rc::new(msg))
    }
}

impl From<class::records::Msg> for Msg {
    fn from(msg: class::records::Msg) -> Self {
        Msg::Class(Rc::new(class::Msg::Records(msg)))
    }
}

impl From<desk::grid::Msg> for Msg {
    fn from(msg: desk::grid::Msg) -> Self {
        Msg::Desk(Rc::new(desk::Msg::Grid(msg)))
    }
}

impl From<upkeep::Msg> for Msg {
    fn from(msg: upkeep::Msg) -> Self {
        Msg::Upkeep(Rc::new(msg))
    }
}

impl From<review::Msg> for Msg {
    fn from(msg: review::Msg) -> Self {
        Msg::Review(msg)
    }
}
