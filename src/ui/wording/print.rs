//! The paper, its key, the cards to cut out, and the page on which they are made.

use super::numbers::{capital, count, lower, number};
use crate::app::route::print::{Paper, Version, What};
use crate::bank::{Body, Question};

pub const PRINT_THESE: &str = "Print these";
pub const PRINT_QUIZ: &str = "Print this quiz";
pub const PRINT_PAPER: &str = "Print paper";
pub const PRINT_KEY: &str = "Print key";
pub const PRINT_CARDS: &str = "Print cards";
pub const SHEETS: &str = "Sheets";
pub const QUESTIONS: &str = "Questions";
pub const TEXT_SIZE: &str = "Text size";
pub const PAPER_FORMAT: &str = "Paper";
pub const COLUMNS: &str = "Columns";
pub const ONE_FEWER: &str = "One fewer";
pub const ONE_MORE: &str = "One more";
pub const DRAW_OTHERS: &str = "Draw other questions";
pub const CODE_OF: &str = "Code of a paper";
pub const NO_CODE: &str = "That is no code of a paper. It stands in the foot, such as A-7F3C-20.";
pub const NO_QUESTIONS_HERE: &str =
    "The set yields no question for these choices. Choose more forms or years under Practise.";
pub const NO_CARDS_HERE: &str = "The set yields no cards for these years.";
pub const CUT_HERE: &str = "Print on both sides, turned over the long edge; backs lie behind their fronts. Then cut along the lines.";
pub const VERSIONS_ARE: &str =
    "A, B and C ask the same facts with other options, in another order.";
pub const NAME_LINE: &str = "Name";
pub const CLASS_LINE: &str = "Class";
pub const DATE_LINE: &str = "Date";
pub const FOR_TEACHER: &str = "For the teacher";
pub const WRITE_LETTER: &str = "Letter:";
pub const TICK_ALL_THAT_FIT: &str = "Tick one box or more.";
pub const LETTER_OF_EACH: &str = "Write a letter into each box.";
pub const GIVEN_TWICE: &str = "Write a letter into each box. A letter may be used more than once.";
pub const IN_ORDER_PRINTED: &str = "In the order printed.";
pub const ALL_TICKED_RIGHT: &str = "Two marks for exactly these; one where a single box is wrong.";
pub const SLIPS: &str = "Small slips of spelling count as right.";

/// "Paper A"
#[must_use]
pub fn paper(version: Version) -> String {
    ["Paper ", version.letter()].concat()
}

/// "Key to paper A"
#[must_use]
pub fn key_to(version: Version) -> String {
    ["Key to paper ", version.letter()].concat()
}

#[must_use]
pub fn sheet(what: What) -> &'static str {
    match what {
        What::Paper => "Paper",
        What::Key => "Key",
        What::Cards => "Cards",
    }
}

#[must_use]
pub fn format_of_paper(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "A4",
        Paper::Letter => "Letter",
    }
}

/// "8 questions, 15 marks."; fewer than were asked for where the set yields no more.
#[must_use]
pub fn paper_holds(questions: usize, wanted: u32, marks: u32) -> String {
    let holds = [&count(questions, "question"), ", ", &marks_of(marks), "."].concat();
    match questions < wanted as usize {
        true => [&holds, " The set yields no more for these choices."].concat(),
        false => holds,
    }
}

/// "40 cards, 10 pages."
#[must_use]
pub fn cards_hold(cards: usize, pages: usize) -> String {
    [&count(cards, "card"), ", ", &count(pages, "page"), "."].concat()
}

fn marks_of(marks: u32) -> String {
    count(marks as usize, "mark")
}

/// "Answer all eight questions. 15 marks."
#[must_use]
pub fn instruction(questions: usize, marks: u32) -> String {
    let all = match questions {
        1 => "Answer the question.".to_owned(),
        n => ["Answer all ", &number(n as u64), " questions."].concat(),
    };
    [&all, " ", &capital(&marks_of(marks)), "."].concat()
}

/// Above the answers of a key.
#[must_use]
pub fn about_key(marks: u32, version: Version) -> String {
    let others = match version {
        Version::A => "B and C",
        Version::B => "A and C",
        Version::C => "A and B",
    };
    let says = " ask the same facts in another order; each has a key of its own.";
    [&marks_of(marks), ". Papers ", others, says].concat()
}

/// "[4]"
#[must_use]
pub fn in_brackets(marks: u32) -> String {
    format!("[{marks}]")
}

/// What the code in the foot is for.
#[must_use]
pub fn code_is(code: &str) -> String {
    [
        "The code in the foot, ",
        code,
        ", makes the same paper again.",
    ]
    .concat()
}

/// "Number these from 1, the earliest, to 4, the latest."
#[must_use]
pub fn number_them(items: usize) -> String {
    format!("Number the boxes from 1, the earliest, to {items}, the latest.")
}

/// The letter of a part, from A on; after Z come pairs.
#[must_use]
pub fn letter(at: usize) -> String {
    let sign = |n: usize| char::from(b'A' + (n % 26) as u8);
    match at {
        0..26 => sign(at).to_string(),
        _ => [sign(at / 26 - 1), sign(at)].iter().collect(),
    }
}

/// "1945: the surrender of Japan." of an option that is not right.
#[must_use]
pub fn option_is(option: &str, is: &str) -> String {
    [
        option.trim_end_matches('.'),
        ": ",
        is.trim_end_matches('.'),
        ".",
    ]
    .concat()
}

/// Why an option is false, behind the option where the reason does not name it.
#[must_use]
pub fn option_why(option: &str, says: &str) -> String {
    match says.contains(option) || says.is_empty() {
        true => says.to_owned(),
        false => option_is(option, &lower(says)),
    }
}

/// "Accept also Matsuoka; Yosuke Matsuoka."
#[must_use]
pub fn accept(names: &[&str]) -> String {
    ["Accept also ", &names.join("; "), "."].concat()
}

/// How a mark is given where there is more to say than that one answer is right.
#[must_use]
pub fn how_marked(question: &Question) -> Option<&'static str> {
    match &question.body {
        Body::Order { .. } => Some("One mark for each number in its place."),
        Body::Match { .. } => Some("One mark for each letter."),
        Body::Several { .. } => Some(ALL_TICKED_RIGHT),
        Body::Name { .. } => Some(SLIPS),
        Body::Choice { .. }
        | Body::Timeline { .. }
        | Body::Passage { .. }
        | Body::Year { .. }
        | Body::Quantity { .. }
        | Body::Card { .. } => None,
    }
}
