//! What is printed, as the address says it.

use super::{decoded, push_selection};
use crate::bank::{MOST_QUESTIONS, Selection, USUAL_COUNT};
use crate::memory::AttemptId;

/// A paper, its key, or cards to cut out.
#[derive(Clone, Debug, PartialEq)]
pub struct Print {
    /// Of what.
    pub of: Of,
    /// Which questions; of an attempt they are in the attempt.
    pub selection: Selection,
    /// Which of the parallel forms.
    pub version: Version,
    /// Which sheet is meant.
    pub what: What,
    /// How it is laid out.
    pub layout: Layout,
}

/// Of what is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A set that can be played, by its id.
    Set(String),
    /// A set of one's own that is still being made, by its key.
    Draft(String),
    /// The very questions of an attempt.
    Attempt(AttemptId),
}

/// One of the papers that ask the same facts: neighbours cannot copy from each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// The quiz as it is on screen.
    #[default]
    A,
    /// The same facts in another order, with other options.
    B,
    /// The same once more.
    C,
}

/// The sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// The questions.
    #[default]
    Paper,
    /// The answers, for the teacher.
    Key,
    /// Cards to cut out.
    Cards,
}

/// How a sheet is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The format of the paper.
    pub paper: Paper,
    /// Columns of questions, one or two; large print has one.
    pub columns: u8,
    /// Size of the text in points: 12, 14 or 18.
    pub size: u8,
}

/// The formats of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 millimetres.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// The sizes of text, in points.
pub const SIZES: [u8; 3] = [12, 14, 18];
/// From this size on it is large print.
pub const LARGE: u8 = 18;

impl Version {
    /// Every version.
    pub const ALL: [Version; 3] = [Version::A, Version::B, Version::C];

    /// Its letter.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Version::A => "A",
            Version::B => "B",
            Version::C => "C",
        }
    }

    /// The version of a letter, small or capital.
    #[must_use]
    pub fn of(letter: &str) -> Option<Version> {
        let mut all = Version::ALL.into_iter();
        all.find(|version| version.letter().eq_ignore_ascii_case(letter))
    }

    fn name(self) -> &'static str {
        match self {
            Version::A => "a",
            Version::B => "b",
            Version::C => "c",
        }
    }
}

impl What {
    /// Every sheet.
    pub const ALL: [What; 3] = [What::Paper, What::Key, What::Cards];

    /// Its name in the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            What::Paper => "paper",
            What::Key => "key",
            What::Cards => "cards",
        }
    }
}

impl Paper {
    /// Every format.
    pub const ALL: [Paper; 2] = [Paper::A4, Paper::Letter];

    /// Its name in the address, and of the sheet in the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        }
    }

    /// Its width in millimetres.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Paper::A4 => 210.0,
            Paper::Letter => 215.9,
        }
    }
}

impl Layout {
    /// How many columns there are in the end.
    #[must_use]
    pub fn columns(self) -> u8 {
        match self.size >= LARGE {
            true => 1,
            false => self.columns,
        }
    }
}

impl Default for Layout {
    fn default() -> Self {
        Layout {
            paper: Paper::A4,
            columns: 1,
            size: SIZES[0],
        }
    }
}

impl Print {
    /// The paper of a quiz, as it is laid out where nothing else is said.
    #[must_use]
    pub fn new(of: Of, selection: Selection) -> Print {
        Print {
            of,
            // What a learner mixes up is theirs, and not for everyone's paper.
            selection: Selection {
                own: false,
                ..selection
            },
            version: Version::A,
            what: What::Paper,
            layout: Layout::default(),
        }
    }
}

/// The address; what is as usual is left out.
#[inline(never)]
pub(super) fn write(print: &Print) -> String {
    let mut address = "#/print?".to_owned();
    let (name, id) = match &print.of {
        Of::Set(id) => ("set=", id),
        Of::Draft(key) => ("draft=", key),
        Of::Attempt(id) => ("attempt=", &id.0),
    };
    address.push_str(name);
    address.push_str(id);
    if !matches!(print.of, Of::Attempt(_)) {
        push_selection(&mut address, &print.selection);
    }
    let layout = print.layout;
    let usual = Layout::default();
    let mut put = |name: &str, value: &str| {
        for part in ["&", name, "=", value] {
            address.push_str(part);
        }
    };
    if print.version != Version::A {
        put("version", print.version.name());
    }
    if print.what != What::Paper {
        put("what", print.what.name());
    }
    if layout.paper != usual.paper {
        put("paper", layout.paper.name());
    }
    if layout.columns != usual.columns {
        put("columns", &layout.columns.to_string());
    }
    if layout.size != usual.size {
        put("size", &layout.size.to_string());
    }
    address
}

/// `None` when a value cannot be read: half an address must not print another paper.
#[inline(never)]
pub(super) fn read(query: &str) -> Option<Print> {
    let mut print = Print::new(Of::Set(String::new()), Selection::usual(0, USUAL_COUNT));
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=')?;
        let value = decoded(value);
        match name {
            "set" => print.of = Of::Set(value),
            "draft" => print.of = Of::Draft(value),
            "attempt" => print.of = Of::Attempt(AttemptId(value)),
            "version" => print.version = Version::of(&value)?,
            "what" => print.what = find(&What::ALL, What::name, &value)?,
            "paper" => print.layout.paper = find(&Paper::ALL, Paper::name, &value)?,
            "columns" => {
                print.layout.columns = value.parse().ok().filter(|n| (1..=2).contains(n))?
            }
            "size" => print.layout.size = value.parse().ok().filter(|n| SIZES.contains(n))?,
            _ => print.selection.take(name, &value)?,
        }
    }
    print.selection.own = false;
    print.selection.count = print.selection.count.clamp(1, MOST_QUESTIONS);
    let (Of::Set(id) | Of::Draft(id) | Of::Attempt(AttemptId(id))) = &print.of;
    (!id.is_empty()).then_some(print)
}

fn find<T: Copy>(all: &[T], name: fn(T) -> &'static str, wanted: &str) -> Option<T> {
    all.iter().copied().find(|one| name(*one) == wanted)
}
