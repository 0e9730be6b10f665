//! The desk.

use super::{capital, count, moment};
use crate::app::desk::shelf::Kept;
use crate::app::route::Part;
use crate::desk::order::{Found, Overview, Worth};
use crate::exchange::{Column, DateOrder, Format};
use crate::set::Severity;

pub const DESK: &str = "Desk";
pub const PRINT: &str = "Print";
pub const TABLE: &str = "Table";
pub const SHARE: &str = "Share";
pub const SHARED: &str = "A set for you";
pub const LINK_BROKEN: &str = "This link cannot be read";
pub const LINK_CHANGED: &str =
    "The link names other content than it holds. Ask whoever gave it to you before you use it.";
pub const CONTENT_HASH: &str = "Content";
pub const NOTHING_KEPT: &str =
    "Nothing is kept yet. Kept, it lies in this browser, with what you learn of it.";
pub const HAVE_IT: &str = "You have this set already, word for word.";
pub const LIKE_SHIPPED: &str =
    "This site has a set of the same name in links; this one is kept beside it.";
pub const KEEP_AND_PRACTISE: &str = "Keep it and practise";
pub const AS_LINK: &str = "As a link";
pub const AS_LINK_IS: &str = "It holds the whole set: nothing is stored on any server. Whoever opens it sees what it holds before it is kept. 2,000 characters hold some 65 events with date and title, 30,000 some 1,000.";
pub const COPY_LINK: &str = "Copy the link";
pub const TO_FILE: &str = "A link to its file";
pub const TO_FILE_IS: &str = "It is short, and fetches the file from where this set came. The hash in it makes sure that everyone gets the same.";
pub const NO_QR_CODE: &str = "Too long for a QR code. Use the link or the file.";
pub const CODE: &str = "QR code of the link";
pub const PARTS: &str = "Pages of this set";
pub const YOUR_SETS: &str = "Your sets";
pub const DELETED: &str = "Deleted";
pub const DELETED_IS: &str = "They are kept for thirty days.";
pub const UPDATE: &str = "Update";
pub const DUPLICATE: &str = "Duplicate";
pub const DELETE: &str = "Delete";
pub const CANCEL: &str = "Cancel";
pub const BRING_IN: &str = "Bring a set in";
pub const DROP: &str = "Drop a table of dated events. One row, one event.";
pub const CHOOSE_FILE: &str = "Choose a file";
pub const PASTE: &str = "Paste";
pub const EMPTY_TABLE: &str = "Begin with an empty table";
pub const USE_EXAMPLE: &str = "Use the example";
pub const FROM_ADDRESS: &str = "Or the address of a file";
pub const READS: &str = "Annals reads CSV, Excel and OpenDocument tables, GIFT, Moodle XML, Aiken, Anki notes, tables of Quizlet, Kahoot, Quizizz and Blooket, TimelineJS, Wikidata results, and its own sets. Files stay on this device.";
pub const LOAD_IT: &str = "Load it";
pub const NOT_KEPT: &str = "This set cannot be kept here.";
pub const NOT_KEPT_ADVICE: &str = "The browser has no room, or forbids it. Save it as a file, under Share, before you close the page.";
pub const CHANGED_ELSEWHERE: &str = "This set was changed in another tab.";
pub const CHANGED_ELSEWHERE_ADVICE: &str =
    "If you go on here, what you write takes the place of what was written there.";
pub const OPEN_ANEW: &str = "Open it as it is now";
pub const NO_WORKER: &str = "The file could not be worked on.";
pub const NO_WORKER_ADVICE: &str = "It may need more memory than there is here. Try a smaller part of it, or reload the page: your other sets are safe.";
pub const NO_SUCH_SET: &str = "There is no such set in this browser.";
pub const NO_SUCH_SET_ADVICE: &str =
    "It was deleted, or made in another browser. Bring it in from a file or a link.";
pub const YOUR_COLUMNS: &str = "Your columns";
pub const YOUR_COLUMNS_IS: &str = "Guessed from headings and cells. Change any that are wrong.";
pub const HEADINGS: &str = "headings";
pub const NO_HEADINGS: &str = "the first item";
pub const FIRST_ROW: &str = "The first row is";
pub const DATES_ARE: &str = "Dates are";
pub const SEPARATOR: &str = "Between cells";
pub const ENCODING: &str = "Encoding";
pub const SHEET: &str = "Sheet";
pub const NOTHING_TO_FIX: &str = "Nothing to fix.";
pub const REPORT_OF_SET: &str = "What was found";
pub const EDIT: &str = "Edit";
pub const I_KNOW: &str = "I know";
pub const REPLACE_IT: &str = "Replace it";
pub const KEEP_BOTH: &str = "Keep both";
pub const USE_SET: &str = "Use this set";
pub const PRACTISE_SET: &str = "Practise with it";
pub const IS_DRAFT: &str = "A draft, kept in this browser. Nobody plays it yet.";
pub const IS_USED: &str = "Kept in this browser. Every change is kept at once.";
pub const ABOUT_SET: &str = "About this set";
pub const LANGUAGE: &str = "Language";
pub const LANGUAGE_HINT: &str = "Its short name: en, de, ja";
pub const LICENCE_HINT: &str = "Such as CC-BY-SA-4.0";
pub const REPORT_TO: &str = "Address for reports";
pub const REPORT_TO_HINT: &str = "An e-mail address to which learners may report a question";
pub const SET_ID: &str = "Name in links";
pub const SET_ID_HINT: &str = "Letters, digits and hyphens. Leave it alone once people have played the set: their memory hangs on it.";
pub const ALLOWED_FORMS: &str = "Forms that may be asked";
pub const ALLOWED_FORMS_IS: &str = "Everyone who plays the set is asked in these alone.";
pub const STRUCK: &str = "Questions struck out";
pub const STRUCK_IS: &str =
    "They are never asked. Strike out others where a row of the table shows what it yields.";
pub const EVERY_FORM: &str = "every form";
pub const ASK_IT_AGAIN: &str = "Ask it again";
pub const AS_FILE: &str = "As a file";
pub const AS_QUESTIONS: &str = "Questions drawn from it";
pub const AS_QUESTIONS_IS: &str =
    "For Moodle and others: each with its key, and why the others are wrong.";
pub const SAVE_ANYWAY: &str = "Save it without";

/// What a link holds.
#[must_use]
pub fn holds_counts([events, cards, questions]: [usize; 3]) -> String {
    let all = [(events, "event"), (cards, "card"), (questions, "question")];
    let all = all.into_iter().filter(|(n, _)| *n > 0);
    let all: Vec<String> = all.map(|(n, name)| count(n, name)).collect();
    match all.is_empty() {
        true => "It holds nothing that can be asked.".to_owned(),
        false => ["It holds ", &all.join(", "), "."].concat(),
    }
}

/// That some of it cannot be used.
#[must_use]
pub fn refused_in_link(refused: usize) -> String {
    [&count(refused, "item"), " of it cannot be used."].concat()
}

/// How long a link is.
#[must_use]
pub fn link_length(letters: usize) -> String {
    let advice = match letters {
        0..=2_000 => "Short enough for every program.",
        2_001..=30_000 => "Some programs for messages cut links of more than 2,000; try it first.",
        _ => "Longer than many programs pass on. Better give away the file.",
    };
    [&count(letters, "character"), ". ", advice].concat()
}

/// A page about a set.
#[must_use]
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Check => "Check",
        Part::Table => TABLE,
        Part::About => "About",
        Part::Share => SHARE,
        Part::Print => PRINT,
    }
}

/// How far the reading is.
#[must_use]
pub fn reading_row(name: &str, done: u32, all: u32) -> String {
    let of = match name {
        "" => String::new(),
        name => [" of ", name].concat(),
    };
    match (done, all) {
        (0, 0) => ["Reading", of.trim_start_matches(" of"), "…"].concat(),
        (done, 0) => ["Reading row ", &done.to_string(), &of, "…"].concat(),
        (done, all) => [
            "Reading row ",
            &done.to_string(),
            " of ",
            &all.to_string(),
            "…",
        ]
        .concat(),
    }
}

/// That a file cannot be read.
#[must_use]
pub fn not_read(name: &str) -> String {
    match name {
        "" => "What was pasted cannot be read.".to_owned(),
        name => ["‘", name, "’ cannot be read."].concat(),
    }
}

/// That a link asks for a file of another site.
#[must_use]
pub fn asked_to_load(url: &str) -> String {
    [
        "This link asks for a set at ",
        url,
        ". Nothing is fetched until you say so.",
    ]
    .concat()
}

/// What a kept set is.
#[must_use]
pub fn kept_set(kept: &Kept) -> String {
    let items = count(kept.items as usize, "item");
    let draft = if kept.is_draft { "Draft · " } else { "" };
    let from = match kept.from.as_str() {
        "" => String::new(),
        from => [" · from ", from].concat(),
    };
    [
        draft,
        &items,
        " · ",
        &size(kept.bytes),
        " · changed ",
        &moment(kept.changed, 0),
        &from,
    ]
    .concat()
}

/// A size, rounded up.
fn size(bytes: u32) -> String {
    match bytes {
        0..=1023 => format!("{bytes} bytes"),
        1024..=1_048_575 => format!("{} kB", bytes.div_ceil(1024)),
        _ => format!("{} MB", bytes.div_ceil(1 << 20)),
    }
}

/// What a column may hold, as it is offered.
#[must_use]
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Ignored => "— not used",
        Column::Id => "Id",
        Column::Date => "Date",
        Column::EndDate => "End date",
        Column::Title => "Event",
        Column::Summary => "Sentence about it",
        Column::Kind => "Kind",
        Column::Place => "Place",
        Column::Actors => "Who",
        Column::Subject => "Who did it",
        Column::Verb => "What they did",
        Column::Quantity => "Number",
        Column::QuantityOf => "What it counts",
        Column::Source => "Source",
        Column::Section => "Page or section",
        Column::Tags => "Tags",
        Column::Image => "Picture",
        Column::Alt => "What it shows",
        Column::Front => "Front of a card",
        Column::Back => "Back of a card",
        Column::Stem => "Question",
        Column::Option => "Option",
        Column::Key => "Right answer",
        Column::Why => "Explanation",
    }
}

/// What a list of columns is for, for those who do not see it.
#[must_use]
pub fn column_holds(name: &str) -> String {
    ["Column ", name, " holds"].concat()
}

/// An order of day, month and year.
#[must_use]
pub fn date_order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayMonthYear => "day, month, year",
        DateOrder::MonthDayYear => "month, day, year",
        DateOrder::YearMonthDay => "year, month, day",
    }
}

/// The headline of a large set, until that is known.
pub const COUNTING: &str = "Counting its questions…";

/// The headline of a set: what it yields.
#[must_use]
pub fn yields_of(worth: &Worth) -> String {
    let more = if worth.or_more { "+" } else { "" };
    match (worth.questions, worth.forms.len()) {
        (0, _) => "No questions yet".to_owned(),
        (1, _) => "1 question".to_owned(),
        (all, 1) => format!("{all}{more} questions of 1 form"),
        (all, forms) => format!("{all}{more} questions of {forms} forms"),
    }
}

/// Under it: how much of the file is used.
#[must_use]
pub fn from_rows(overview: &Overview) -> String {
    let all = overview.accepted + overview.refused;
    let file = match overview.file.as_str() {
        "" => String::new(),
        file => [" in ", file].concat(),
    };
    let used = match overview.refused {
        0 => format!("From {}{file}.", count(all as usize, "row")),
        _ => format!(
            "From {} of the {}{file}.",
            overview.accepted,
            count(all as usize, "row")
        ),
    };
    let fixing = match overview.refused {
        0 => String::new(),
        1 => " One needs fixing.".to_owned(),
        n => format!(" {} need fixing.", capital(&super::number(u64::from(n)))),
    };
    [used, fixing].concat()
}

/// The name of a weight.
#[must_use]
pub fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Must be fixed",
        Severity::Warning => "Worth a look",
        Severity::Note => "Noticed",
    }
}

/// Beside it: how many, and what becomes of them.
#[must_use]
pub fn rows_of(severity: Severity, all: u32) -> String {
    let things = count(all as usize, "thing");
    match severity {
        Severity::Error => [&things, ", not used until then"].concat(),
        Severity::Warning => [&things, ", used as they are"].concat(),
        Severity::Note => things,
    }
}

/// That there are more findings than are shown.
#[must_use]
pub fn and_more(more: usize) -> String {
    ["And ", &more.to_string(), " more of these."].concat()
}

pub const SHOW_MORE: &str = "Show more";

/// Where a finding is.
#[must_use]
pub fn place_of(found: &Found) -> String {
    // Of the file where it came from one, else of its table.
    let row = match (found.line, found.place) {
        (0, None) => return "The file".to_owned(),
        (0, Some((table, row))) => [super::table(table), " ", &(row + 1).to_string()].concat(),
        (line, _) => ["Row ", &line.to_string()].concat(),
    };
    let column = match found.column.as_str() {
        "" => String::new(),
        column => [", ", column].concat(),
    };
    [row, column].concat()
}

/// How many findings the author knows of.
#[must_use]
pub fn known(known: u32) -> String {
    format!(
        "{} left out, as you know of them.",
        count(known as usize, "finding")
    )
}

/// What would unlock further forms.
#[must_use]
pub fn would_unlock(need: &str, forms: u32) -> String {
    let need = need.replace('`', "");
    [
        "Add ",
        &need,
        " for ",
        &count(forms as usize, "more form"),
        ".",
    ]
    .concat()
}

/// That another set has the same id.
#[must_use]
pub fn rival(other: &str) -> String {
    format!(
        "You have ‘{other}’ under the same name in links. Replaced, it is kept under Deleted, and what was learned of it goes on with this one."
    )
}

/// The button that saves a set.
#[must_use]
pub fn save_as(format: Format) -> &'static str {
    match format {
        Format::Native => "Annals set (JSON)",
        Format::Table => "Table (CSV)",
        Format::Gift => "GIFT",
        Format::MoodleXml => "Moodle XML",
        Format::AnkiNotes => "Anki notes",
        Format::TimelineJson => "TimelineJS",
        // Read and not written.
        other => other.title(),
    }
}

/// The button that saves drawn questions.
#[must_use]
pub fn drawn_as(format: Format, count: u32) -> String {
    format!("{count} questions as {}", save_as(format))
}

/// That a format cannot hold everything.
#[must_use]
pub fn cannot_hold(name: &str) -> String {
    ["‘", name, "’ is ready. It cannot hold all of the set:"].concat()
}
