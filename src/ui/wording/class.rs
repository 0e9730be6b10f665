//! A quiz that is handed out, and what comes back.

use super::numbers::within;
use super::{HOW_MANY, count, moment};
use crate::app::class::assigned::{Complaint, Time};
use crate::app::class::clock::Clock;
use crate::app::class::hand_in::Ready;
use crate::app::class::hand_out::{Complaint as OutComplaint, Field};
use crate::app::class::live::MOST_LEAD;
use crate::app::route::LinkFault;
use crate::bank::MOST_QUESTIONS;
use crate::class::assignment::{MOST_ATTEMPTS, MOST_MINUTES};
use crate::class::live::SECONDS;
use crate::class::{Assignment, Feedback, Order, Questions};

pub const CLASS: &str = "Class";
pub const BACK_TO_CLASS: &str = "← Class";
pub const ASSIGNED: &str = "A quiz for you";
pub const HAND_OUT: &str = "Hand out a quiz";
pub const HAND_THESE_OUT: &str = "Hand these out";
pub const FOR_A_CLASS: &str = "For a class";
pub const HAND_IT_OUT: &str = "Make the link";
pub const YOUR_NAME: &str = "Your name or code";
pub const YOUR_NAME_IS: &str = "As your teacher knows you. It goes with your answers when you hand them in. Until then nothing leaves this device.";
pub const YOUR_TIME: &str = "Your time";
pub const YOUR_TIME_IS: &str =
    "Nothing is cut off. Your teacher sees when it took longer than the time that was given.";
pub const IN_THIS_BROWSER: &str = "Done in this browser";
pub const GET_SET: &str = "Look at the set";
pub const SET_COMING: &str = "Opening the quiz…";
pub const SET_FORGED: &str = "The link holds another set than the one it names. It was changed on the way. Ask for it again.";
pub const SET_CHANGED: &str = "The set was changed since this quiz was handed out. Your questions may be others than those of the class, and your teacher will be told so.";
pub const SET_MISSING: &str =
    "This site has no such set. Ask for the link again, or for one to the right site.";
pub const SET_NOT_KEPT: &str =
    "This browser keeps nothing, so the quiz is gone when you close the page. Finish it in one go.";
pub const HAND_IN: &str = "Hand in";
pub const RESULT_AS_TEXT: &str = "Your result as text";
pub const RESULT_LINK: &str = "Link to your result";
pub const COPY_RESULT: &str = "Copy the result";
pub const COPY_RESULT_LINK: &str = "Copy the link";
pub const SAVE_RESULT: &str = "Save it as a file";
pub const HAND_IN_IS: &str = "Give it to your teacher in one of these ways. It holds your name, your answers and how long they took, and nothing else.";
pub const RESULT_CODE: &str = "QR code of your result";
pub const TIME_UP: &str = "The time is up. You may go on; your teacher sees that it took longer. Or hand in what you have.";
pub const END_NOW: &str = "Hand in what I have";
pub const QUIZ_TITLE: &str = "Title";
pub const QUIZ_TITLE_IS: &str = "What the class sees. Empty: the title of the set.";
pub const ITS_QUESTIONS: &str = "Questions";
pub const OTHER_QUESTIONS: &str = "Other questions";
pub const SEE_ON_PAPER: &str = "See them with their answers";
pub const CHOOSE_FORMS: &str = "Choose forms, years and how hard";
pub const WHO_IS_ASKED: &str = "Who is asked what";
pub const ORDER_OF: &str = "Order";
pub const WHEN_TOLD: &str = "When what was right is told";
pub const MINUTES: &str = "Minutes";
pub const MINUTES_IS: &str =
    "Empty: no clock. With one, nothing is cut off: whoever takes longer is marked late.";
pub const ATTEMPTS: &str = "Attempts";
pub const ATTEMPTS_IS: &str = "Empty: as many as they like.";
pub const CANNOT_PROMISE: &str = "What this cannot promise: the answers are in the page for whoever looks for them, a clock can be set, and a browser begun anew. It is for practice, and for where little is at stake.";
pub const HOW_IT_GOES: &str = "You get a link. The class opens it, without accounts. What they hand in you drop here; it is marked in this browser and stays there.";
pub const TO_CLASS: &str = "Hand out, take in, mark";
pub const HANDED_OUT: &str = "Handed out";
pub const NOTHING_HANDED_OUT: &str = "Nothing was handed out from this browser yet.";
pub const RESULTS: &str = "Results";
pub const TAKEN_IN: &str = "What was taken in";
pub const DROP_RESULTS: &str = "Drop results here: files, a folder, a zip.";
pub const CHOOSE_FILES: &str = "Choose files";
pub const CHOOSE_FOLDER: &str = "Choose a folder";
pub const CAMERA_ON: &str = "Read QR codes with the camera";
pub const CAMERA_OFF: &str = "Stop the camera";
pub const CAMERA_SHOWS: &str = "What the camera sees. Hold the code of a result before it.";
pub const CAMERA_FAILED: &str = "There is no camera, or this page may not use it. Allow it in the browser’s settings of this site, or take a file or the text.";
pub const PASTE_RESULTS: &str = "Or paste messages that hold results or links to them";
pub const LINK_FOR_CLASS: &str = "Link for the class";
pub const OPEN_AS_LEARNER: &str = "Open it as the class sees it";
pub const DELETE_IT: &str = "Delete";
pub const SAVE_BACKUP: &str = "Save a backup";
pub const BACKUP_IS: &str = "One file with the link and all results. Dropped here again, on any device, it brings all of it back.";
pub const NONE_BACK: &str = "No results have come back yet.";
pub const LEARNERS: &str = "Learners";
pub const BY_QUESTION: &str = "Question by question";
pub const LEFT_UNMARKED: &str = "Not marked";
pub const SAVE_UNKEPT: &str = "Save them as a file";
pub const NAME_COLUMN: &str = "Name";
pub const MARK_COLUMN: &str = "Mark";
pub const TIME_COLUMN: &str = "Time";
pub const WHEN_COLUMN: &str = "Begun";
pub const THE_TEST: &str = "The quiz as a test";
pub const RESPONSES: &str = "What was answered";
pub const NOT_ANSWERED: &str = "not reached";
pub const DONT_KNOW: &str = "“I don’t know”";
pub const IN_SAME_WAY: &str =
    "Results of learners who were asked parallel questions stand with the fact that was asked.";

pub const SAVE_WORKBOOK: &str = "Save all as a workbook (XLSX)";
/// The tables that are saved as text, each by its place among the sheets.
pub const SAVE_TABLES: [(usize, &str); 3] = [
    (0, "Marks (CSV)"),
    (2, "Figures of the questions (CSV)"),
    (3, "Answers (CSV)"),
];
pub const MEAN: &str = "Mean";
pub const MEDIAN: &str = "Median";
pub const DEVIATION: &str = "Spread (standard deviation)";
pub const STANDARD_ERROR: &str = "A mark may be off by";
pub const ALPHA: &str = "Cronbach’s alpha";
pub const ALPHA_IS: &str = "Alpha tells how far the questions measure the same thing: near 1 who does well at one does well at the others. It is no verdict on a short quiz, nor on one that asks of different things on purpose, and of few learners it says little.";
pub const CONFUSIONS: &str = "What the class takes for one another";
pub const TAKEN_FOR: &str = " taken for ";
pub const LOOK_AT_IT: &str = "worth a look, ";
pub const FACILITY: &str = "Facility";
pub const DISCRIMINATION: &str = "Discrimination index";
pub const EFFICIENCY: &str = "Discriminative efficiency";
pub const WEIGHT: &str = "Weight it has";
pub const MEAN_TIME: &str = "Time";
pub const ANSWER_COLUMN: &str = "Answer";
pub const COUNT_COLUMN: &str = "Given by";
pub const BETTER_COLUMN: &str = "Of the better half";

/// A name or a title within a sentence.
#[must_use]
pub fn amid(text: &str) -> String {
    within(text)
}

/// By how many two were taken for one another, and where.
#[must_use]
pub fn confused_by(learners: usize, columns: &[usize]) -> String {
    let numbers: Vec<String> = columns.iter().map(|at| (at + 1).to_string()).collect();
    let noun = if numbers.len() == 1 {
        "question"
    } else {
        "questions"
    };
    format!(
        "{}, {noun} {}",
        count(learners, "learner"),
        numbers.join(", ")
    )
}

#[must_use]
pub fn link_fault(fault: LinkFault) -> &'static str {
    match fault {
        LinkFault::Cut => {
            "This link is cut short: its end is missing. Copy it again, whole, or ask for it again."
        }
        LinkFault::Changed => {
            "This link was changed since it was made, so it would ask something else. Ask for it again."
        }
    }
}

/// What a learner is about to do, sentence by sentence.
#[must_use]
pub fn assignment(assignment: &Assignment, set: &str) -> Vec<String> {
    let questions = count(assignment.selection.count as usize, "question");
    let mut says = vec![match assignment.title.is_empty() {
        true => [&questions, "."].concat(),
        false => [&questions, " on “", set, "”."].concat(),
    }];
    if let Some(live) = assignment.live {
        let each = count(usize::from(live.each), "second");
        says.push(format!(
            "The whole class is asked at once, {each} for each question."
        ));
        says.push("What was right, and why, you see when its time is over.".to_owned());
        return says;
    }
    says.push(
        match assignment.feedback {
            Feedback::AtOnce => "After each answer you see what was right, and why.",
            Feedback::AtEnd => "What was right, and why, you see after the last question.",
        }
        .to_owned(),
    );
    says.extend(assignment.minutes.map(|minutes| {
        let minutes = count(usize::from(minutes), "minute");
        ["There are ", &minutes, ". The clock begins with the quiz."].concat()
    }));
    says.extend(assignment.attempts.map(|attempts| match attempts {
        1 => "It can be done once.".to_owned(),
        2 => "It can be done twice.".to_owned(),
        more => format!("It can be done {more} times."),
    }));
    says
}

#[must_use]
pub fn unready_assignment(complaint: Complaint) -> &'static str {
    match complaint {
        Complaint::NoName => "Write your name or code first.",
        Complaint::UsedUp => "Under this name it was done as often as it can be.",
        Complaint::NoQuestions => {
            "The set yields none of these questions any more. Tell your teacher."
        }
        Complaint::Over => super::ROUND_GONE,
    }
}

#[must_use]
pub fn time(time: Time, given: u16) -> String {
    let name = match time {
        Time::Given => "As given",
        Time::Longer => "Half as much again",
        Time::Twice => "Twice as much",
        Time::Open => return "No clock".to_owned(),
    };
    match time.minutes(given) {
        Some(minutes) => format!("{name}: {}", count(usize::from(minutes), "minute")),
        None => name.to_owned(),
    }
}

#[must_use]
pub fn attempt_of(learner: &str, number: u16) -> String {
    match number {
        1 => learner.to_owned(),
        _ => format!("{learner}, attempt {number}"),
    }
}

/// The clock in the line above a question.
#[must_use]
pub fn clock(clock: Clock) -> String {
    match clock {
        Clock::Left(minutes) => format!("{minutes} min left"),
        Clock::Over => "time is up".to_owned(),
    }
}

/// What is said of the clock, seldom.
#[must_use]
pub fn clock_told(clock: Clock) -> Option<&'static str> {
    match clock {
        Clock::Left(1) => Some("One minute left."),
        Clock::Left(2..=5) => Some("Five minutes left, or less."),
        Clock::Left(_) => None,
        Clock::Over => Some("The time is up."),
    }
}

/// Of a result: of whom, and which attempt.
#[must_use]
pub fn result_of(ready: &Ready) -> String {
    let mut says = match (ready.number, ready.most) {
        (number, Some(most)) => format!("{}, attempt {number} of {most}.", ready.learner),
        (1, None) => format!("{}.", ready.learner),
        (number, None) => format!("{}, attempt {number}.", ready.learner),
    };
    if ready.left_out > 0 {
        says.push_str(&format!(
            " {} not answered.",
            match ready.left_out {
                1 => "One question was".to_owned(),
                left => format!("{left} questions were"),
            }
        ));
    }
    if ready.is_late {
        says.push_str(" It took longer than the time that was given. Your teacher sees that.");
    }
    says
}

#[must_use]
pub fn questions(questions: Questions) -> &'static str {
    match questions {
        Questions::Same => "The same questions",
        Questions::Parallel => "The same facts, with other options for each",
    }
}

#[must_use]
pub fn order_of(order: Order) -> &'static str {
    match order {
        Order::Drawn => "The same for all",
        Order::Shuffled => "Another for each",
    }
}

#[must_use]
pub fn feedback(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::AtOnce => "After each answer",
        Feedback::AtEnd => "After the last",
    }
}

#[must_use]
pub fn cannot_hand_out(complaint: OutComplaint) -> String {
    let says = match complaint {
        OutComplaint::Number(field) => {
            let (name, most, or) = match field {
                Field::Count => (HOW_MANY, MOST_QUESTIONS, ""),
                Field::Minutes => (MINUTES, MOST_MINUTES.into(), ", or nothing"),
                Field::Attempts => (ATTEMPTS, MOST_ATTEMPTS.into(), ", or nothing"),
                Field::Lead => (super::BEGINS, MOST_LEAD.into(), ""),
                Field::Each => {
                    let (least, _, most) = SECONDS;
                    return format!("{}: write a number from {least} to {most}.", super::EACH);
                }
            };
            return format!("{name}: write a number from 1 to {most}{or}.");
        }
        OutComplaint::TooLarge => {
            "The set is too large for a link. Put its file where the class can fetch it, load it from there at the desk, and hand it out again; or make a smaller set of it."
        }
        OutComplaint::NoKey => super::NO_CLASS_KEY,
        OutComplaint::Unread => "The set cannot be read. Reload the page, and try again.",
    };
    says.to_owned()
}

/// Of what was handed out, in a list.
#[must_use]
pub fn handed_out(results: u32, made: i64, offset: i32) -> String {
    let when = moment(made, offset);
    match results {
        0 => format!("Handed out {when}. No results yet."),
        results => format!("Handed out {when}. {}.", count(results as usize, "result")),
    }
}
