//! What came back of a quiz that was handed out: taken in, marked, or not.

use super::count;
use crate::app::class::results::{Told, Trouble};
use crate::class::figure::short;
use crate::class::{Fault, Unmarked};

/// What became of results; `title` is what their quiz is called.
#[must_use]
pub fn told(told: &Told, title: &str) -> String {
    let results = |n: usize| count(n, "result");
    match told {
        Told::Taken(_, new, 0) => format!("{} taken in: {title}.", results(*new)),
        Told::Taken(_, 0, _) => format!("All of these results are here already: {title}."),
        Told::Taken(_, new, here) => {
            format!("{} taken in, {here} were here already: {title}.", results(*new))
        }
        Told::Unknown(n) => format!(
            "{} of a quiz that was not handed out from this browser. Paste the link of the quiz here, or drop its backup: then what waits is marked.",
            match n {
                1 => "One result is".to_owned(),
                n => format!("{n} results are"),
            }
        ),
        Told::Faulty(fault, n, files) => {
            let (one, many) = match fault {
                Fault::Cut => ("is cut short", "are cut short"),
                Fault::Changed => (
                    "is not as it was handed in: something in it was changed",
                    "are not as they were handed in: something in them was changed",
                ),
                Fault::Newer => (
                    "was made by a later release of Annals: reload this page",
                    "were made by a later release of Annals: reload this page",
                ),
            };
            let says = match n {
                1 => format!("One result {one}. It was not taken in; ask for it again."),
                n => format!("{n} results {many}. They were not taken in; ask for them again."),
            };
            match files.is_empty() {
                true => says,
                false => format!("{says} Look in: {}.", named(files)),
            }
        }
        Told::BadLink => {
            "A link to a quiz is cut short there, or was changed. Ask for it again.".to_owned()
        }
        Told::Without(files) => match &files[..] {
            [one] => format!("There is no result in this file: {one}."),
            many => format!("There is no result in {} of the files: {}.", many.len(), named(many)),
        },
        Told::TooMany => {
            "There are more files than are read at once. Drop the rest by themselves.".to_owned()
        }
        Told::Nothing => {
            "There is no result in that. One begins with “annals-result:”, and so does what follows r= in a link to one.".to_owned()
        }
        Told::Added(_) => format!("The quiz was added: {title}."),
        Told::Known(_) => format!("This quiz is here already: {title}."),
    }
}

/// So many files are named, and the others counted.
const NAMED: usize = 5;

/// Names of files.
fn named(files: &[String]) -> String {
    let some = files.iter().take(NAMED).map(String::as_str);
    let some = some.collect::<Vec<_>>().join(", ");
    match files.len().saturating_sub(NAMED) {
        0 => some,
        more => format!("{some}, and {more} more"),
    }
}

/// Results that the browser could not store.
#[must_use]
pub fn not_kept_here(n: usize) -> String {
    let says = match n {
        1 => {
            "One result could not be kept: the browser keeps nothing here, or is full. It is gone when you close the page. Save it"
        }
        _ => {
            "results could not be kept: the browser keeps nothing here, or is full. They are gone when you close the page. Save them"
        }
    };
    let end = "as a file, make room, and drop the file here.";
    match n {
        1 => format!("{says} {end}"),
        n => format!("{n} {says} {end}"),
    }
}

/// Files are being read.
#[must_use]
pub fn reading_files(left: usize) -> String {
    format!("Reading {} …", count(left, "file"))
}

/// Results that wait for their quiz.
#[must_use]
pub fn aside(n: usize) -> String {
    format!(
        "{} for a quiz that was not handed out from this browser. Paste its link below.",
        match n {
            1 => "One result waits".to_owned(),
            n => format!("{n} results wait"),
        }
    )
}

#[must_use]
pub fn record_trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Unread => {
            "The record of this quiz is not in this browser, or cannot be read. Paste its link at “Class”, or drop its backup there."
        }
        Trouble::NoSet => {
            "The set of this quiz cannot be had, so nothing can be marked. The results are kept."
        }
        Trouble::OtherSet => {
            "The set was changed since this quiz was handed out. Results of the set as it was are kept, and not marked by another key."
        }
    }
}

#[must_use]
pub fn unmarked(why: Unmarked) -> &'static str {
    match why {
        Unmarked::Other => "is of another quiz",
        Unmarked::Redrawn => {
            "was asked other questions than are drawn here: the set or Annals was another version"
        }
        Unmarked::Uncounted => "is no attempt: it was put together by hand",
        Unmarked::Impossible => {
            "answers with what its questions do not offer: it was put together by hand"
        }
    }
}

/// Where a set lies that is too large for a link.
#[must_use]
pub fn set_elsewhere(url: &str) -> String {
    format!(
        "Its set is too large for a link and lies at {url}. Look at it and keep it first, then open this link again."
    )
}

/// What an answer is worth, from thousandths, in few signs: `1`, `.5`, `.05`, `0`.
#[must_use]
pub fn worth(permille: u16) -> String {
    let text = short(permille.into(), 3);
    match text.strip_prefix("0.") {
        Some(part) => [".", part].concat(),
        None => text,
    }
}

/// A share in thousandths, in percent.
#[must_use]
pub fn mark_of(permille: u32) -> String {
    format!("{}%", (permille + 5) / 10)
}

/// How long something took.
#[must_use]
pub fn lasted(ms: u64) -> String {
    let seconds = ms.div_ceil(1000);
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

/// How many handed in.
#[must_use]
pub fn came_back(results: usize, learners: usize) -> String {
    [
        &count(results, "result"),
        " of ",
        &count(learners, "learner"),
        ".",
    ]
    .concat()
}

#[must_use]
pub fn late(minutes: u64) -> String {
    format!("{} late", count(minutes as usize, "minute"))
}

pub const BEYOND: &str = "beyond the attempts";
pub const TWIN: &str = "two of this number and name: two learners, or one on two devices";

/// The number of a question.
#[must_use]
pub fn numbered(at: usize) -> String {
    format!("Question {}", at + 1)
}
