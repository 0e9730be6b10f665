//! An assignment in a learning management system (LMS), by SCORM 1.2 and SCORM 2004, 4th edition:
//! the package that is given to it, and what is told to it while a learner answers.
//!
//! All of it is pure. The browser finds the LMS's interface, passes on what an [`Order`] holds, and
//! says by an [`Answer`] what came of it.
//!
//! ```text
//!  files of the app, an assignment         State of an attempt
//!     │ manifest, mark_index,                 │ opened, begin, answered, finish, leave
//!     │ only_set, package                     ▼
//!     ▼                                    pairs of name and value ─► Line ─► Order ─► LMS
//!  a zip file, for the LMS                                              ▲               │
//!                                                                       └─── Answer ◄───┘
//! ```

mod failure;
#[cfg(test)]
mod grammar;
mod interaction;
mod line;
mod make;
mod manifest;
mod message;
mod model;
mod numeric;
mod package;
mod page;
mod suspend;
mod told;
mod words;

pub use failure::{Failure, Next};
pub use line::Line;
pub use make::{LIST, Unmade, Wanted, listed, make, mark_of, needed, pass_of, write_list};
pub use manifest::{Meta, manifest};
pub use message::{Answer, Connection, Order, Refused};
pub use model::{Outcome, State, Step, answered, begin, finish, leave, opened, outcome};
pub use package::{Unpackable, package};
pub use page::{Listed, MARK, mark_index, only_set, package_set_index, read_mark};
pub use suspend::{fits, resume, suspend};
pub use told::{Entry, Mode, Told};

/// A name of the data model, and its value.
pub type Pair = (String, String);

/// Which SCORM a package is written in, and an LMS speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// SCORM 1.2, of 2001: every LMS has it.
    V12,
    /// SCORM 2004, 4th edition, of 2009: longer texts, and completion told from success.
    V2004,
}

impl Edition {
    /// Its name, as a reader and [`Edition::named`] know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Edition::V12 => "1.2",
            Edition::V2004 => "2004",
        }
    }

    /// The edition of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Edition> {
        [Edition::V12, Edition::V2004]
            .into_iter()
            .find(|edition| edition.name() == name)
    }

    /// What the LMS's interface is called in the window that holds it.
    #[must_use]
    pub fn interface(self) -> &'static str {
        match self {
            Edition::V12 => "API",
            Edition::V2004 => "API_1484_11",
        }
    }

    /// The functions of that interface.
    #[must_use]
    pub fn functions(self) -> Functions {
        match self {
            Edition::V12 => Functions {
                initialize: "LMSInitialize",
                get_value: "LMSGetValue",
                set_value: "LMSSetValue",
                commit: "LMSCommit",
                terminate: "LMSFinish",
                last_error: "LMSGetLastError",
            },
            Edition::V2004 => Functions {
                initialize: "Initialize",
                get_value: "GetValue",
                set_value: "SetValue",
                commit: "Commit",
                terminate: "Terminate",
                last_error: "GetLastError",
            },
        }
    }
}

/// The names of the functions of an LMS's interface. All take and give texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Functions {
    /// Begins, with an empty text.
    pub initialize: &'static str,
    /// Reads the value of a name.
    pub get_value: &'static str,
    /// Sets the value of a name.
    pub set_value: &'static str,
    /// Has what was set kept, with an empty text.
    pub commit: &'static str,
    /// Ends, with an empty text.
    pub terminate: &'static str,
    /// The code of what went wrong last, of no argument.
    pub last_error: &'static str,
}

#[cfg(test)]
mod tests;
