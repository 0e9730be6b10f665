//! What the app orders the browser to do.

use super::{class, desk, upkeep};
use crate::memory::errand::{Errand, Kind};

/// An order. Whatever can fail answers with a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Fetch the list of shipped sets; answered by `IndexFetched`.
    FetchIndex,
    /// Fetch a set; answered by `SetFetched`.
    FetchSet {
        /// Its id.
        id: String,
        /// Its file, within `questions/`.
        file: String,
    },
    /// Write a text to storage, now; answered by `Saved` before anything is drawn.
    Save {
        /// Under which key.
        key: String,
        /// What to write.
        text: String,
    },
    /// Read the journal and become the writer of one of its streams; answered by
    /// `JournalOpened`. From then on, what other tabs write is told by `PieceSeen`.
    OpenJournal {
        /// The name of a new stream, where every other is being written to.
        fresh: u32,
    },
    /// Write a piece of the journal to storage, now, and then a second copy where the browser
    /// keeps one more safely; answered by `PieceWritten` when it is as safe as it will be.
    WritePiece {
        /// Under which key.
        key: String,
        /// What to write.
        text: String,
    },
    /// Find out whether the screen is wide, and tell of every change; answered by `WidthSeen`.
    WatchWidth,
    /// Go to an address, so that Back leads here.
    Go(String),
    /// Put an address in the place of this one.
    Replace(String),
    /// Move the focus, once the page is drawn.
    Focus(FocusOn),
    /// Put a text into the clipboard; answered by `Copied`.
    Copy(String),
    /// Open a letter in the reader's mail program, by its address.
    Mail(String),
    /// Ask the browser to keep what is stored, whatever happens; answered by
    /// `PersistAnswered`.
    Persist,
    /// Let the reader choose a file; answered by `FileChosen`.
    ChooseFile,
    /// Send a worker on an errand with the pieces of the journal, in place of the one that was
    /// on an errand of this kind; answered by `WorkerTold` as often as it tells something.
    SendErrand {
        /// What to find out.
        errand: Errand,
        /// The journal.
        pieces: Vec<(String, String)>,
    },
    /// Let the page be drawn before more is worked out; answered by `PauseOver`.
    Pause,
    /// End an errand; nothing is told of it any more.
    EndErrand(Kind),
    /// Do something for the file that is kept current.
    Upkeep(Box<upkeep::Order>),
    /// Do something for the desk.
    Desk(Box<desk::Request>),
    /// Do something for a class.
    Class(Box<class::Request>),
    /// Tell of it when the page is being left, while it goes.
    HearLeaving,
    /// Print the page, once it is drawn; answered when that is over.
    Print,
    /// Offer a text as a file to save.
    Download {
        /// Name of the file.
        name: String,
        /// What is in it.
        text: String,
    },
}

/// The elements that the focus is sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusOn {
    /// The heading of the page.
    Heading,
    /// The cell of the map that is read out.
    Cell,
    /// Where the answer is given: the first option, the field, the first row.
    Answer,
    /// The row of an order question at this position.
    Row(usize),
    /// The list of keys.
    Help,
    /// The whole proof.
    WholeProof,
    /// The button that opens and closes it.
    ProofButton,
    /// The report that could not be copied, to be copied by hand.
    Report,
    /// What stands of the file that is kept current.
    KeptFile,
    /// The heading of a section of the settings, by its `id`.
    Section(&'static str),
}

impl FocusOn {
    /// The `id` of the element.
    #[must_use]
    pub fn element(self) -> String {
        match self {
            FocusOn::Heading => "heading".to_owned(),
            FocusOn::Cell => "cell".to_owned(),
            FocusOn::Answer => "answer".to_owned(),
            FocusOn::Row(at) => format!("row-{at}"),
            FocusOn::Help => "help".to_owned(),
            FocusOn::WholeProof => "whole".to_owned(),
            FocusOn::ProofButton => "whole-button".to_owned(),
            FocusOn::Report => "report".to_owned(),
            FocusOn::KeptFile => "kept-file".to_owned(),
            FocusOn::Section(id) => id.to_owned(),
        }
    }
}
