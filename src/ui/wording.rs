//! Every word of the interface, in English, so that other languages can follow.
#![allow(missing_docs, reason = "the words say what they are")]

use crate::app::model::LibraryError;
use crate::app::practise::Complaint as Unready;
use crate::app::today::Standing;
use crate::app::{FetchError, Notice, SaveError};
use crate::bank::{Body, Form, Question, Response, Verdict};
use crate::date::{Day, Period};
use crate::session::Complaint;
use crate::set::letters::upper;

pub const NAME: &str = "Annals";
pub const TODAY: &str = "Today";
pub const PRACTISE: &str = "Practise";
pub const ABOUT: &str = "About";
pub const PLACES: &str = "Places";
pub const SET: &str = "Set";
pub const KEYS: &str = "Keys";
pub const CLOSE: &str = "Close";
pub const BEGIN: &str = "Begin";
pub const CHECK: &str = "Check";
pub const NEXT: &str = "Next";
pub const SEE_RESULT: &str = "See the result";
pub const UNKNOWN: &str = "I don’t know";
pub const SHOW_ANSWER: &str = "Show answer";
pub const DID_NOT_KNOW: &str = "I did not know";
pub const KNEW: &str = "I knew it";
pub const LEAVE: &str = "Leave; your place is kept";
pub const OPENING: &str = "Opening the set…";
pub const TRY_AGAIN: &str = "Try again";
pub const BACK_TO_TODAY: &str = "Back to Today";
pub const YOUR_ANSWER: &str = "Your answer.";
pub const THE_ANSWER: &str = "The answer.";
pub const YOURS_AND_RIGHT: &str = "Your answer, and right.";
pub const WHY: &str = "Why, answer by answer";
pub const EARLIEST: &str = "Earliest";
pub const LATEST: &str = "Latest";
pub const YOUR_ORDER: &str = "Your order, earliest first";
pub const YEAR: &str = "Year";
pub const YEAR_HINT: &str = "Four digits. “c. 1945” and “1945?” are read as 1945.";
pub const NAME_LABEL: &str = "Name";
pub const NAME_HINT: &str = "Accents and small slips are forgiven.";
pub const PERSON_HINT: &str = "A family name is enough. Accents and small slips are forgiven.";
pub const LEFT_OFF: &str = "Where you left off";
pub const CONTINUE: &str = "Continue";
pub const PAST: &str = "Past attempts";
pub const HOW_MANY: &str = "How many questions";
pub const ANOTHER_NUMBER: &str = "Another number";
pub const FORMS: &str = "Forms of question";
pub const YEARS: &str = "Years";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const MISSED: &str = "Missed";
pub const ALL_QUESTIONS: &str = "All questions";
pub const ANOTHER_TEN: &str = "Another ten";
pub const GONE: &str = "The set has changed and no longer asks this. Your score is kept.";
pub const WHERE_EVENTS_FALL: &str =
    "Where the events fall. A line is a day, a block a month or a year, a pale bar what lasted.";

/// The list of keys: keys, what they do.
pub const KEY_LIST: [(&[&str], &str); 9] = [
    (&["↵"], "begins, checks, goes on"),
    (&["1", "–", "9"], "chooses an answer"),
    (&["↑", "↓", "←", "→"], "chooses the one before or after"),
    (&["0"], "I don’t know"),
    (&["Space"], "lifts a row, or sets it down; turns a card"),
    (&["↑", "↓"], "carries a lifted row"),
    (&["1", "2"], "after a card: did not know, knew"),
    (
        &["Esc"],
        "leaves a quiz, puts a lifted row back, closes this list",
    ),
    (&["?"], "opens and closes this list"),
];

const SMALL: [&str; 21] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const PLACE: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];
const WEEKDAYS: [&str; 7] = [
    // 1 January 1970 was a Thursday.
    "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A number within a sentence: small ones as words.
#[must_use]
pub fn number(n: u64) -> String {
    match SMALL.get(usize::try_from(n).unwrap_or(usize::MAX)) {
        Some(word) => (*word).to_owned(),
        None => n.to_string(),
    }
}

fn place(at: usize) -> String {
    match PLACE.get(at) {
        Some(word) => (*word).to_owned(),
        None => format!("number {}", at + 1),
    }
}

/// `1 event`, `80 events`.
#[must_use]
pub fn count(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{s}")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let mut capital: String = chars.next().map(upper).into_iter().collect();
    capital.push_str(chars.as_str());
    capital
}

/// An answer as it stands within a sentence: no capital article, no full stop.
fn within(text: &str) -> String {
    let text = text.strip_suffix('.').unwrap_or(text);
    let mut text = text.to_owned();
    if ["The ", "A ", "An "]
        .iter()
        .any(|article| text.starts_with(article))
    {
        text[..1].make_ascii_lowercase();
    }
    text
}

/// The day in words, for a margin: `Fri`, `20 Nov`.
#[must_use]
pub fn today(now: i64, offset: i32) -> (&'static str, String) {
    let days = local(now, offset).div_euclid(86_400_000);
    let weekday = WEEKDAYS[usize::try_from(days.rem_euclid(7)).unwrap_or(0)];
    let (day, month) = day_and_month(days);
    (weekday, format!("{day} {}", &month[..3]))
}

/// When an attempt was: `20 November, 14:05`.
#[must_use]
pub fn moment(when: i64, offset: i32) -> String {
    let local = local(when, offset);
    let minutes = local.rem_euclid(86_400_000) / 60_000;
    let (hour, minute) = (minutes / 60, minutes % 60);
    let (day, month) = day_and_month(local.div_euclid(86_400_000));
    format!("{day} {month}, {hour:02}:{minute:02}")
}

fn local(when: i64, offset: i32) -> i64 {
    when + i64::from(offset) * 60_000
}

fn day_and_month(days: i64) -> (u8, &'static str) {
    let (_, month, day) = Day::from_count(days).map_or((1970, 1, 1), Day::to_ymd);
    (day, MONTHS[usize::from(month - 1)])
}

/// A year on the axis or in a margin.
#[must_use]
pub fn year(year: i64) -> String {
    Period::year_of(year).map_or_else(|| year.to_string(), Period::text)
}

// Today.

/// The headline of the first page.
#[must_use]
pub fn today_headline(events: usize, facts: usize, standing: Standing) -> String {
    let Standing { met, known } = standing;
    if met == 0 {
        return format!(
            "{}, {}. Begin with ten.",
            count(events, "event"),
            count(facts, "fact")
        );
    }
    if known == met {
        return format!(
            "You knew {} you have met",
            if met == 1 {
                "the one fact"
            } else {
                "every fact"
            }
        );
    }
    format!(
        "You knew {known} of the {} you have met",
        count(met, "fact")
    )
}

/// Under it, once something was answered.
#[must_use]
pub fn today_rest(facts: usize, standing: Standing) -> String {
    if standing.met == 0 {
        return "Ten questions of every form. Each answer comes with its proof.".to_owned();
    }
    match facts.saturating_sub(standing.met) {
        0 => "You have met every fact of the set.".to_owned(),
        left => format!("{} of the set still to meet.", count(left, "fact")),
    }
}

/// Where an attempt stands.
#[must_use]
pub fn question_of(at: usize, all: usize) -> String {
    format!("Question {} of {all}.", at + 1)
}

/// The place in a quiz, short.
#[must_use]
pub fn of(n: usize, all: usize) -> String {
    format!("{n} of {all}")
}

/// What a quiz is about, from its years.
#[must_use]
pub fn span(from: Option<i64>, to: Option<i64>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("{}–{}", year(from), year(to))),
        (Some(from), None) => Some(format!("from {}", year(from))),
        (None, Some(to)) => Some(format!("to {}", year(to))),
        (None, None) => None,
    }
}

/// What the axis shows, for those who do not see it.
#[must_use]
pub fn axis_of_events(events: usize, first: i64, last: i64) -> String {
    format!(
        "{} between {} and {}.",
        count(events, "event"),
        year(first),
        year(last)
    )
}

// Practise.

/// What the choices amount to.
#[must_use]
pub fn yields(available: usize, count: u32) -> String {
    let all = self::count(available, "question");
    match usize::try_from(count) {
        Ok(count) if count < available => {
            format!(
                "{all} fit these choices; {} will be drawn.",
                number(count as u64)
            )
        }
        _ if available == 1 => "1 question fits these choices.".to_owned(),
        _ => format!("{all} fit these choices."),
    }
}

/// Why the quiz cannot begin.
#[must_use]
pub fn unready(complaint: Unready) -> &'static str {
    match complaint {
        Unready::NoForm => "No form is ticked. Tick at least one.",
        Unready::NotAYear => "That is not a year. Type digits, such as 1925.",
        Unready::Backwards => "The last year comes before the first. Change one of them.",
        Unready::NothingToAsk => {
            "The set has nothing for these choices. Widen the years, or tick more forms."
        }
    }
}

// A quiz.

/// Why an answer was not taken.
#[must_use]
pub fn complaint(complaint: Complaint) -> &'static str {
    match complaint {
        Complaint::NothingChosen => "Choose one first, or say you don’t know.",
        Complaint::NothingTyped => "Type an answer first, or say you don’t know.",
        Complaint::NotAYear => "That is not a year. Type four digits, such as 1925.",
        Complaint::SeveralYears => "That is more than one year. Type the one you mean.",
        Complaint::NotTurned => "Show the answer first.",
    }
}

/// Where a row stands, as announced.
#[must_use]
pub fn row_at(title: &str, at: usize, rows: usize, lifted: bool) -> String {
    let state = if lifted { "Lifted: " } else { "" };
    format!(
        "{state}{title}, now {} of {}.",
        place(at),
        number(rows as u64)
    )
}

/// The name of a row's button.
#[must_use]
pub fn hold(title: &str, at: usize, rows: usize, lifted: bool) -> String {
    let act = if lifted { "set down" } else { "lift" };
    format!("{title}, place {} of {rows}. Space to {act}", at + 1)
}

#[must_use]
pub fn earlier(title: &str) -> String {
    format!("Move earlier: {title}")
}

#[must_use]
pub fn later(title: &str) -> String {
    format!("Move later: {title}")
}

/// The verdict, as a headline.
#[must_use]
pub fn verdict(question: &Question, verdict: &Verdict) -> String {
    match (verdict, &question.body) {
        (_, Body::Card { back }) => [&full(back), "."].concat(),
        (Verdict::Right, Body::Order { .. }) => "All in order.".to_owned(),
        (Verdict::PartlyOrdered { right, pairs }, _) => {
            format!("{right} of {pairs} pairs in order.")
        }
        (_, Body::Order { .. }) => "This is the order.".to_owned(),
        (Verdict::Right, _) => [&full(&question.key_text()), ". Yes."].concat(),
        (Verdict::Misspelt(name), _) => [&full(name), ". Yes."].concat(),
        // A name may need an article, and a teacher's own option may be any sentence.
        (Verdict::Wrong | Verdict::Unknown, body)
            if matches!(body, Body::Name { .. }) || question.form == Form::Written =>
        {
            [&full(&question.key_text()), "."].concat()
        }
        (Verdict::YearsOff(_) | Verdict::Wrong | Verdict::Unknown, _) => {
            ["It was ", within(&question.key_text()).as_str(), "."].concat()
        }
    }
}

fn full(text: &str) -> String {
    capital(text.strip_suffix('.').unwrap_or(text))
}

pub const YOU_KNEW: &str = "You knew it.";
pub const MET: &str = "Now you have met it.";
pub const MOVE_IT: &str = "move it";
pub const SET_DOWN: &str = "sets it down";
pub const PUT_BACK: &str = "puts it back";

/// What stands before and after the learner's answer; nothing where it was right.
#[must_use]
pub fn you_said(verdict: &Verdict) -> Option<(&'static str, String)> {
    match verdict {
        Verdict::YearsOff(years) => {
            let n = years.unsigned_abs();
            let s = if n == 1 { "" } else { "s" };
            let side = if *years < 0 { "early" } else { "late" };
            Some(("You said ", format!(", {} year{s} {side}.", number(n))))
        }
        Verdict::Wrong | Verdict::PartlyOrdered { .. } => Some(("You said ", ".".to_owned())),
        Verdict::Misspelt(_) => Some(("You wrote ", ".".to_owned())),
        Verdict::Right | Verdict::Unknown => None,
    }
}

/// A verdict by its name, for a list.
#[must_use]
pub fn verdict_word(name: &str) -> &'static str {
    match name {
        "right" => "Right",
        "partly" => "Partly right",
        "unknown" => "Not known",
        _ => "Wrong",
    }
}

/// Where a row of an order stood: "two places too late".
#[must_use]
pub fn displaced(stood: usize, belongs: usize) -> String {
    let n = stood.abs_diff(belongs);
    let s = if n == 1 { "" } else { "s" };
    match stood.cmp(&belongs) {
        std::cmp::Ordering::Equal => "In its place.".to_owned(),
        std::cmp::Ordering::Less => format!("{} place{s} too early.", capital(&number(n as u64))),
        std::cmp::Ordering::Greater => format!("{} place{s} too late.", capital(&number(n as u64))),
    }
}

/// What a learner answered, for a list.
#[must_use]
pub fn answered(question: &Question, response: &Response) -> Option<String> {
    match response {
        Response::Chosen(id) => match &question.body {
            Body::Choice { options, .. } => {
                let chosen = options.iter().find(|option| option.id == *id);
                chosen.map(|option| within(&option.text))
            }
            Body::Order { .. } | Body::Year { .. } | Body::Name { .. } | Body::Card { .. } => None,
        },
        Response::Typed(text) => Some(text.clone()),
        Response::Ordered(_) | Response::Rated(_) | Response::Unknown => None,
    }
}

/// The axis after an answer, for those who do not see it.
#[must_use]
pub fn axis_of_answer(mine: Option<&str>, key: &str) -> String {
    match mine {
        Some(mine) => {
            format!("Your answer, {mine}, and the right one, {key}, on the line of years.")
        }
        None => format!("The answer, {key}, on the line of years."),
    }
}

/// The axis before an answer, for those who do not see it.
#[must_use]
pub fn axis_of_options(n: usize, chosen: Option<&str>) -> String {
    let chosen = chosen.map_or_else(String::new, |c| format!(" You have chosen {c}."));
    format!("The {} years on offer.{chosen}", number(n as u64))
}

/// What is being asked, above the stem.
#[must_use]
pub fn form(form: Form) -> &'static str {
    match form {
        Form::ChoiceDate => "Choose the date",
        Form::ChoiceEvent => "Choose the event",
        Form::WhichFirst => "Choose the earlier",
        Form::Order => "Put in order",
        Form::ShortAnswerYear => "Type the year",
        Form::ShortAnswerName => "Type the name",
        Form::Flashcard => "Turn the card",
        Form::Written => "From the teacher",
    }
}

/// One line on a form.
#[must_use]
pub fn example(form: Form) -> &'static str {
    match form {
        Form::ChoiceDate => "In which year did it happen? Four dates to choose from.",
        Form::ChoiceEvent => "What happened in this year? Events to choose from.",
        Form::WhichFirst => "Two events. Which came first?",
        Form::Order => "Four or five events, earliest first.",
        Form::ShortAnswerYear => "In which year did it happen? You type it.",
        Form::ShortAnswerName => "Who was it, or where? You type the name.",
        Form::Flashcard => "You answer in your head, turn the card, and say whether you knew.",
        Form::Written => "Questions the teacher wrote by hand.",
    }
}

// Done.

/// The headline of a finished attempt.
#[must_use]
pub fn score(right: usize, all: usize) -> String {
    format!("{right} of {all}")
}

/// Under it.
#[must_use]
pub fn score_rest(right: usize, all: usize) -> String {
    match all.saturating_sub(right) {
        0 => "Nothing was missed.".to_owned(),
        1 => "One was missed. Its proof is below.".to_owned(),
        n => format!(
            "{} were missed. The proof of each is below.",
            capital(&number(n as u64))
        ),
    }
}

/// The button that asks what was missed once more.
#[must_use]
pub fn ask_again(missed: usize) -> String {
    match missed {
        1 => "Ask the one missed again".to_owned(),
        n => format!("Ask the {n} missed again"),
    }
}

/// What was said instead, in a list.
#[must_use]
pub fn was_answer(question: &Question, response: &Response) -> String {
    match (response, answered(question, response)) {
        (Response::Unknown | Response::Rated(_), _) => "You did not know.".to_owned(),
        (Response::Ordered(_), _) => "You had another order.".to_owned(),
        (_, Some(text)) => ["You said ", text.trim_end_matches('.'), "."].concat(),
        (_, None) => String::new(),
    }
}

// About.

pub const ABOUT_TEXT: [&str; 3] = [
    "Annals turns a set of dated events into questions. Every answer comes with its proof: the rows of the set that make it right and each other option false.",
    "What the dates do not decide is never asked. What the set does not say counts as unknown, not as false.",
    "Your answers are kept in this browser and nowhere else: no account, no server. Clearing the site’s storage deletes them.",
];
pub const THE_SET: &str = "The set";
pub const THE_PROGRAM: &str = "The program";
pub const TITLE: &str = "Title";
pub const VERSION: &str = "Version";
pub const LICENCE: &str = "Licence";
pub const CREDIT: &str = "Credit";
pub const SOURCES: &str = "Sources";
pub const SOURCE: &str = "Source: ";
pub const HOLDS: &str = "Holds";
pub const PROGRAM_LICENCE: &str = "MIT or Apache 2.0, as you like";

// Unknown address.

pub const NO_PAGE: &str = "No page has this address";
pub const NO_PAGE_REST: &str = "The link may be cut short, or made by a later version.";

// Messages: what happened, then what to do, then the label of the one action.

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
