//! What happens around a class, and what the browser is ordered to do for it.

use super::assigned::Time;
use super::hand_out::Change;
use super::{lms, package, records};
use crate::class::Taken;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A learner typed the name or code they go by.
    NameTyped(String),
    /// A learner chose how much time there is to be.
    TimeChosen(Time),
    /// This device's clock is so many milliseconds further behind than was thought.
    ClockMoved(i64),
    /// Another round of the same is to begin.
    AgainPressed,
    /// "Begin" was pressed on the page of an assignment.
    BeginPressed,
    /// Time has passed in a quiz with a clock.
    ///
    /// It bears the number that was asked for.
    Woken(u32),
    /// Another tab stored an attempt: its key and its text.
    AttemptSeen(String, String),
    /// A learner ends the quiz before its last question.
    EndPressed,
    /// A text was to be put into the clipboard.
    TextCopied(String),
    /// The result was to be saved as a file.
    ResultSaved,
    /// "Hand these out" was pressed where a quiz is chosen.
    HandOutWanted,
    /// Something of the quiz that is to be handed out was chosen.
    Changed(Change),
    /// It is to be handed out.
    HandOutPressed,
    /// Files of results are to be chosen.
    FilesPressed,
    /// A folder of results is to be chosen.
    FolderPressed,
    /// Files that may hold results were dropped or chosen: the worker was given those of these names,
    /// and tells of each in turn.
    FilesCame(Came),
    /// Texts that may hold results were pasted.
    TextsOffered(Vec<String>),
    /// QR codes are to be read with the camera, or no longer.
    CameraPressed,
    /// There is no camera, or the browser may not use it.
    CameraFailed,
    /// The record under a key as it stands now, after these results were given to it; `None`: it
    /// cannot be read or written.
    Gathered(String, Option<String>, Vec<Taken>),
    /// What was handed out is to be deleted, by its key.
    DeletePressed(String),
    /// It is to be had back.
    RestorePressed(String),
    /// The record on screen is to be saved as a file.
    BackupPressed,
    /// The results that could not be kept are to be saved as a file.
    UnkeptSaved,
    /// Its marks and answers are to be saved as a workbook.
    WorkbookPressed,
    /// One of its tables is to be saved as a file, by its place among them.
    TablePressed(usize),
    /// Something about records for a store.
    Records(records::Msg),
    /// Something around the platform that a package plays in.
    Lms(lms::Msg),
    /// Something around a package that is being made.
    Package(package::Msg),
    /// Another tab changed the list of what was handed out.
    ListSeen(String),
}

/// Files that were dropped or chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// The names of those that are being read.
    pub names: Vec<String>,
    /// The names of those that cannot be had.
    pub unread: Vec<String>,
    /// Whether there were more than are read at once.
    pub is_cut: bool,
}

/// What the browser is ordered to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Wait so many milliseconds; answered by `Woken`.
    ///
    /// First its number.
    Wake(u32, u32),
    /// Add what is in these texts to the record under a key, in one step; answered by `Gathered`.
    /// Without texts it is only read.
    Gather {
        /// The key.
        key: String,
        /// What may hold results.
        texts: Vec<Taken>,
    },
    /// Add what is in these texts to a record, and only when that is done take them out of another;
    /// answered by `Gathered` for each of the two.
    Move {
        /// The key of the record they stand in.
        from: String,
        /// The key of the one they belong to.
        to: String,
        /// The results.
        texts: Vec<Taken>,
    },
    /// Write a record; answered by `Gathered`.
    Write {
        /// Under which key.
        key: String,
        /// What.
        text: String,
    },
    /// Delete the record under a key.
    Forget(String),
    /// Do something for the platform that a package plays in.
    Lms(lms::Request),
    /// Offer bytes as a file to save.
    Save {
        /// Name of the file.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// Begin with the camera, and show its picture in the page; answered by `CameraFailed` where
    /// there is none, else by what is read from its frames.
    Watch,
    /// Read the next frame.
    WatchOn,
    /// Give the camera back.
    WatchNoMore,
    /// Let the reader choose files, or a folder; answered by `FilesCame`.
    Choose {
        /// Whether a folder is chosen.
        folder: bool,
    },
    /// Do something for records.
    Records(records::Order),
}

impl From<records::Msg> for Msg {
    fn from(msg: records::Msg) -> Self {
        Msg::Records(msg)
    }
}
