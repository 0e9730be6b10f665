//! The file that is kept current.

use super::numbers::moment;
use crate::app::upkeep::{File, Leave, Trouble};

pub const KEEP_NEW: &str = "Keep a new file up to date…";
pub const KEEP_PRESENT: &str = "Go on with a file…";
pub const KEEP_IS: &str = "Or let Annals write a copy into one file by itself, some seconds after each answer. To share the file of another device, go on with it: it is read first, and nothing in it is lost.";
pub const CANNOT_KEEP: &str = "This browser cannot keep a file up to date by itself.";
pub const LET_WRITE: &str = "Let Annals write it";
pub const STOP_KEEPING: &str = "Stop keeping it up to date";

/// How the file stands.
#[must_use]
pub fn upkeep(file: &File, trouble: Option<Trouble>) -> String {
    let says = match file.leave {
        Leave::Granted if trouble.is_some() => " is not up to date.",
        Leave::Granted => " is kept up to date.",
        Leave::Unknown => " is being looked for.",
        Leave::Wanted => " waits for your leave. Until then nothing is written into it.",
        Leave::Denied => {
            " may not be written: you have forbidden it. Allow it in the browser’s settings for this site."
        }
    };
    [&file.name, says].concat()
}

/// When the file was written.
#[must_use]
pub fn written_at(file: &File, offset: i32) -> Option<String> {
    let is_written = file.written > 0;
    is_written.then(|| ["Written ", &moment(file.written, offset), "."].concat())
}

/// What went wrong, and what to do.
#[must_use]
pub fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Gone => "It is not where it was. Put it back, or stop, and choose another.",
        Trouble::Full => "There is no room left for it. Make room on its disk.",
        Trouble::Refused => "It may not be written there. Stop, and choose another place.",
        Trouble::Foreign => {
            "By now it holds something else than a copy, and was left as it is. Stop, and choose another."
        }
        Trouble::Newer => {
            "A later version of Annals wrote it, and it was left as it is. Reload the page to have that version."
        }
        Trouble::NoLeave(_) | Trouble::Forgotten | Trouble::Busy | Trouble::Failed => {
            "It could not be written. Annals tries again."
        }
    }
}
