//! A package of a quiz for a school's platform: what it is to be of, and why there is none.

use serde::{Deserialize, Serialize};

/// What a package is to be of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Packing {
    /// By which the package is known when it comes: each has another.
    pub number: u32,
    /// The folder of the site whose files go in.
    pub site: String,
    /// The quiz, as a link says it.
    pub assignment: String,
    /// The edition of SCORM, by its name.
    pub edition: String,
    /// From which score on it is passed, in thousandths.
    pub pass_permille: Option<u16>,
    /// Where its set is.
    pub set: SetFrom,
}

/// What became of a package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Packed {
    /// The number under which it was asked for.
    pub number: u32,
    /// The zip file, or why there is none.
    pub made: Result<Vec<u8>, Unpacked>,
}

/// Where the set of a quiz is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SetFrom {
    /// Among the files of the site.
    Site,
    /// In this browser, under a key.
    Kept(String),
    /// Here.
    Text(String),
}

/// Why there is no package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unpacked {
    /// The site does not tell what its files are.
    NoList,
    /// A file of the site cannot be fetched.
    NoFile,
    /// The set is not to be had.
    NoSet,
    /// The set is another than the one that was handed out.
    OtherSet,
    /// It cannot be written.
    Unmade,
}
