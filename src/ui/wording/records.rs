//! Records of a quiz for a store: where they go, how they stand, and what is to be done.

use super::count;
use crate::app::class::records::launched::Trouble;
use crate::app::class::records::named::Trial;
use crate::app::class::records::reading::{End, Reading};
use crate::app::class::records::{Going, Standing, Way};
use crate::class::xapi::Halt;

pub const RECORDS: &str = "Records";
pub const RECORD_STORE: &str = "Learning record store";
pub const RECORD_STORE_IS: &str = "For a school that keeps results on a server of its own (LRS, xAPI). A class can report to it, and is read back from it with this key. Without a store nothing is ever sent.";
pub const STORE_ADDRESS: &str = "Address";
pub const STORE_ADDRESS_IS: &str =
    "As its administrator gives it, up to /statements: https://records.example.org/xapi/";
pub const STORE_KEY: &str = "Key";
pub const STORE_SECRET: &str = "Secret";
pub const STORE_SECRET_IS: &str = "Kept in this browser alone, and in no copy that you save.";
pub const SENDS: &str = "Send there what I answer here in quizzes that were handed out";
pub const TRY_STORE: &str = "Try it";
pub const FORGET_STORE: &str = "Forget it";
pub const RESUME: &str = "Try again now";
pub const SAVE_UNSENT: &str = "Save them as a file";
pub const DELETE_UNSENT: &str = "Delete them";
pub const TO_PLATFORM: &str = "Back to the platform";
pub const CLASS_KEY: &str = "Key for the class";
pub const CLASS_SECRET: &str = "Its secret";
pub const CLASS_KEY_IS: &str = "Not your own: one that may only write. It stands in the link, and whoever has the link can write to the store with it, under any name; with a key that may read, they could read the whole class. How to make one is in the guide for schools (docs/DEPLOY.md).";
pub const CLASS_HAS_KEY: &str = "Empty: the key that you gave a class before.";
pub const NO_CLASS_KEY: &str =
    "The class needs a key of its own, another than yours: one that may only write.";
pub const LEARNER_HERE: &str =
    "As your teacher knows you. It goes with your answers, each as you give it.";

/// Where answers are sent, before they are given.
#[must_use]
pub fn going(going: &Going) -> String {
    let host = &going.host;
    match (going.way, &going.learner) {
        (Way::Launch, Some(learner)) if !learner.is_empty() => format!(
            "Your answers are sent to {host}, the platform’s store of records, under the name {learner}."
        ),
        (Way::Launch, _) => format!(
            "Your answers are sent to {host}, the platform’s store of records, under the account by which it knows you."
        ),
        (Way::Link, _) => format!(
            "Your answers are sent to {host} while you give them, under the name that you write here. Your teacher put that into the link."
        ),
        (Way::Settings, _) => format!(
            "Your answers are sent to {host}, the store of the settings of this browser, under the name that you write here."
        ),
    }
}

/// How records stand, in sentences.
#[must_use]
pub fn standing(standing: &Standing) -> Vec<String> {
    let mut says = Vec::new();
    let records = |n: usize| count(n, "record");
    let hosts = standing.hosts.join(", ");
    match (standing.waiting, standing.stored) {
        (0, 0) => {}
        (0, stored) => says.push(format!("{} sent. Nothing waits.", records(stored))),
        (1, _) => says.push(format!("1 record waits to be sent to {hosts}.")),
        (waiting, _) => says.push(format!("{} wait to be sent to {hosts}.", records(waiting))),
    }
    match standing.halt {
        Some(Halt::Key(_)) => says.push("The store refuses the key. Open the quiz again by a new link or from your platform, or write another key in Settings: what waits goes with that.".to_owned()),
        Some(Halt::Address(status)) => says.push(format!("There is no store at that address ({status}). Tell whoever gave you the link.")),
        Some(Halt::Status(status)) => says.push(format!("The store takes nothing ({status}). Tell whoever gave you the link.")),
        None if standing.is_later => says.push("The store did not answer. It is tried again by itself, also when you open Annals again.".to_owned()),
        None => {}
    }
    if standing.aside > 0 {
        says.push(format!(
            "The store refused {}. Save them as a file for whoever runs it.",
            records(standing.aside)
        ));
    }
    if standing.is_lost {
        says.push("This browser has no room to keep records until they are sent. Leave the page open until nothing waits, and hand your result in as well.".to_owned());
    }
    says
}

/// What came of a try.
#[must_use]
pub fn trial(trial: Trial) -> String {
    match trial {
        Trial::Not(why) => why.to_string(),
        Trial::Asked => "Asking…".to_owned(),
        Trial::Fine => "The store answers, and takes the key.".to_owned(),
        Trial::Refused => "The store answers, and refuses the key for reading. A key that may only write cannot read a class back.".to_owned(),
        Trial::Other(404) => "There is no store at that address (404).".to_owned(),
        Trial::Other(status) => format!("Something answers there that is no store ({status})."),
        Trial::Silent => "No answer came. Either the address is another, or the store is away, or it does not allow this page to ask it (CORS; see docs/DEPLOY.md).".to_owned(),
    }
}

/// The choice whether a class reports.
#[must_use]
pub fn let_report(host: &str) -> String {
    format!("Let the class report to {host}")
}

/// The button that reads a class back.
#[must_use]
pub fn read_from(host: &str) -> String {
    format!("Read the class from {host}")
}

/// How reading a class stands.
#[must_use]
pub fn reading(reading: &Reading) -> String {
    let results = count(reading.results.len(), "result");
    let mut says = match reading.end {
        None => format!("Reading… {results} so far."),
        Some(End::Whole) => format!("Read to the end: {results}."),
        Some(End::Refused) => {
            format!("The store refuses the key for reading. {results} before that.")
        }
        Some(End::Failed(None)) => format!("The store did not answer. {results} before that."),
        Some(End::Failed(Some(status))) => format!(
            "The store answered with something that cannot be read ({status}). {results} before that."
        ),
        Some(End::Astray) => format!(
            "The store says that more lies at another address, where the key does not go. {results} before that."
        ),
    };
    if reading.without > 0 {
        says.push_str(&format!(
            " {} of this quiz hold no result.",
            count(reading.without, "record")
        ));
    }
    if reading.others > 0 {
        says.push_str(" The store gave others too, which were passed over.");
    }
    says
}

/// Why a launch leads nowhere: what happened, and what to do.
#[must_use]
pub fn launch_trouble(trouble: Trouble) -> (String, &'static str) {
    match trouble {
        Trouble::NoAssignment => (
            "The platform opened Annals without a quiz.".to_owned(),
            "Its link must be the link of a quiz that was handed out, with all that stands behind the #. Tell whoever set it up.",
        ),
        Trouble::Unread(why) => (why.to_string(), "Nothing is sent until then."),
        Trouble::NoKey(why) => (
            why.to_string(),
            "Your answers are kept here, and are not sent.",
        ),
        Trouble::NoDocument => (
            "The platform did not say how this launch is meant.".to_owned(),
            "Open the quiz there once more. Your answers are kept here, and are not sent.",
        ),
    }
}
