//! Messages: what happened, then what to do, then the label of the one action.

use super::{CLOSE, count};
use crate::app::model::LibraryError;
use crate::app::{FetchError, Notice, SaveError};
use crate::memory::backup::NoCopy;

/// A notice in words.
#[must_use]
pub fn notice(notice: &Notice) -> (String, &'static str, &'static str) {
    match notice {
        Notice::NotSaved(SaveError::Full) => (
            "There is no room left to save your progress.".to_owned(),
            "Everything works until you close the tab. To make room, clear other sites’ storage.",
            "Save a copy",
        ),
        Notice::NotSaved(SaveError::Forbidden) => (
            "Your progress cannot be saved here.".to_owned(),
            "This browser blocks storage. Everything works until you close the tab.",
            "Save a copy",
        ),
        Notice::Unread(n) => (
            format!("{} could not be read.", count(*n, "stored attempt")),
            "Nothing was changed or deleted. A later version may read a copy.",
            "Save a copy",
        ),
        Notice::NoSuchAttempt => (
            "That attempt is not in this browser.".to_owned(),
            "Attempts stay in the browser they were made in.",
            CLOSE,
        ),
        Notice::NoQuestions => (
            "That quiz has no questions.".to_owned(),
            "The set has nothing for its years and forms. Choose others here.",
            CLOSE,
        ),
        Notice::NoCopy(NoCopy::Foreign) => (
            "That file is no copy of Annals.".to_owned(),
            "Choose one that was saved here, or on another device: annals-copy.txt.",
            CLOSE,
        ),
        Notice::NoCopy(NoCopy::Newer(_)) => (
            "That copy was written by a later version of Annals.".to_owned(),
            "Reload the page to have the latest version, then try again.",
            CLOSE,
        ),
        Notice::Restored {
            answers,
            refused,
            is_whole,
        } => (
            format!("{} taken in.", count(*answers, "answer")),
            match (refused, is_whole) {
                (0, true) => "What was here already is as it was.",
                (0, false) => "The file was changed or cut short; what it still held is here.",
                (_, _) => "Some lines of the file were damaged, and were left out.",
            },
            CLOSE,
        ),
        Notice::SetChanged(facts) => (
            format!(
                "The set has changed: it says otherwise of {} that you learned.",
                count(*facts, "fact")
            ),
            "What you know of the others stays.",
            "See what changed",
        ),
        Notice::NearlyFull => (
            "The room for your answers is nearly used up.".to_owned(),
            "Save a copy now; then sum up the oldest answers in Settings.",
            "Save a copy",
        ),
        Notice::Launch(trouble) => {
            let (happened, advice) = super::launch_trouble(*trouble);
            (happened, advice, CLOSE)
        }
        Notice::ItemsRefused(n) => (
            format!("{} of the set could not be read.", count(*n, "item")),
            "They were left out; the rest is here.",
            CLOSE,
        ),
    }
}

/// Why there is no set: what happened, what to do.
#[must_use]
pub fn failed(why: &LibraryError) -> (&'static str, String) {
    match why {
        LibraryError::Fetch(error) => ("The set could not be opened.", fetch_advice(error)),
        LibraryError::NotListed => (
            "This site has no such set.",
            "The link names a set that is not here. Choose another from Today.".to_owned(),
        ),
        LibraryError::Unreadable(what) => ("The set could not be read.", what.clone()),
        LibraryError::OtherId(found) => (
            "The set goes by another name.",
            [
                "It calls itself ‘",
                found,
                "’. The list of sets must say the same.",
            ]
            .concat(),
        ),
        LibraryError::NothingToAsk => (
            "The set has nothing to ask.",
            "It needs at least a few dated events, or cards.".to_owned(),
        ),
    }
}

/// Why the list of sets is not here.
#[must_use]
pub fn no_shelf(error: &FetchError) -> (&'static str, String) {
    ("The list of sets could not be opened.", fetch_advice(error))
}

fn fetch_advice(error: &FetchError) -> String {
    match error {
        FetchError::Status(404) => {
            "The file is not on the site. Reload the page; it may have moved.".to_owned()
        }
        FetchError::Status(code) => {
            format!("The site answered with error {code}. Wait a moment, then try again.")
        }
        FetchError::Unreachable => {
            "No answer came. Check the connection, then try again.".to_owned()
        }
        FetchError::Unreadable => {
            "What came is not a set. Reload the page; it may be half updated.".to_owned()
        }
    }
}
