//! From answers of so many per cent to the forms of a written question.

use std::collections::HashSet;

use super::decimal::{self, Decimal};
use super::{Asked, Gathered};
use crate::set::format::WrittenQuestionShape;

/// From here on an answer is wholly right; rounding aside.
const WHOLE: f64 = 99.999;

/// One of the answers of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What is answered, as plain text.
    pub text: String,
    /// What it is worth.
    pub percent: f64,
    /// What is said of it; may be empty.
    pub says: String,
}

impl Answer {
    fn is_right(&self) -> bool {
        self.percent >= WHOLE
    }
}

impl Gathered {
    /// A question with options: of one key (`single`), or to be marked.
    pub fn choice(&mut self, asked: Asked, answers: Vec<Answer>, single: bool) {
        let line = asked.line;
        let form = if single {
            "choice"
        } else {
            "multiple-response"
        };
        let mut question = self.begun(asked, form);
        self.tell_shares(line, &question.stem, &answers, single);
        for answer in answers {
            let is_key = if single {
                answer.is_right()
            } else {
                answer.percent > 0.0
            };
            if is_key {
                question.key.push(answer.text.clone());
            }
            if !answer.says.is_empty() {
                question.feedback.push((answer.text.clone(), answer.says));
            }
            question.options.push(answer.text);
        }
        self.push(line, question);
    }

    /// True or false.
    pub fn truth(&mut self, asked: Asked, is_true: bool, says: [String; 2]) {
        let percents = if is_true { [100.0, 0.0] } else { [0.0, 100.0] };
        let texts = ["True", "False"].into_iter().zip(percents);
        let answers = texts.zip(says).map(|((text, percent), says)| Answer {
            text: text.to_owned(),
            percent,
            says,
        });
        self.choice(asked, answers.collect(), true);
    }

    /// Shares that Annals does not have.
    fn tell_shares(&mut self, line: u32, stem: &str, answers: &[Answer], single: bool) {
        let mut positive = answers.iter().filter(|answer| answer.percent > 0.0);
        let is_uneven = match single {
            true => positive.any(|answer| !answer.is_right()),
            false => {
                let first = positive.next().map_or(0.0, |answer| answer.percent);
                positive.any(|answer| (answer.percent - first).abs() > 1.0)
            }
        };
        if is_uneven {
            let says = match single {
                true => "An option is partly right. Annals counts it as wrong.",
                false => "Its right options are worth more and less. Annals counts each the same.",
            };
            self.lose("shares-lost", line, stem, says);
        }
    }

    /// A question to which a short text is typed.
    pub fn short_answer(&mut self, asked: Asked, answers: Vec<Answer>) {
        let line = asked.line;
        let mut question = self.begun(asked, "short-answer");
        let mut lost = Losses::default();
        let mut seen = HashSet::new();
        for answer in answers {
            let (text, is_wild) = without_wildcards(&answer.text);
            if !answer.is_right() {
                lost.answer(&answer, &text);
                continue;
            }
            if is_wild {
                lost.wildcard.get_or_insert(text.clone());
            }
            if !seen.insert(text.clone()) {
                continue;
            }
            if !answer.says.is_empty() {
                question.feedback.push((text.clone(), answer.says));
            }
            question.key.push(text);
        }
        self.tell(line, lost);
        self.push(line, question);
    }

    /// A question to which a number is typed; each answer with how far off it may be.
    pub fn number(&mut self, asked: Asked, answers: Vec<(Answer, Option<String>)>) {
        let line = asked.line;
        let mut question = self.begun(asked, "number");
        let mut lost = Losses::default();
        for (answer, tolerance) in answers {
            if !answer.is_right() || answer.text == "*" {
                lost.answer(&answer, &answer.text);
            } else if question.key.is_empty() {
                question.key.push(decimal::number(&answer.text));
                // Moodle takes no notice of the sign.
                let off = tolerance.map(|off| decimal::number(&off));
                question.tolerance = off.map(|off| off.trim_start_matches('-').to_owned());
                add_why(&mut question, &answer.says);
            } else {
                lost.second.get_or_insert(answer.text);
            }
        }
        self.tell(line, lost);
        self.push(line, question);
    }

    /// Items, each with its place; one without an item is a place that nothing belongs to.
    pub fn matched(&mut self, asked: Asked, pairs: Vec<[String; 2]>) {
        let line = asked.line;
        let mut question = self.begun(asked, "match");
        for [item, place] in pairs {
            match (item.is_empty(), place.is_empty()) {
                (true, true) => {}
                (true, false) => question.options.push(place),
                (false, _) => question.pairs.push([item, place]),
            }
        }
        self.push(line, question);
    }

    fn tell(&mut self, line: u32, lost: Losses) {
        let Losses {
            partly,
            of_wrong,
            wildcard,
            second,
        } = lost;
        for (text, code, says) in [
            (
                partly,
                "partly-right",
                "An answer that is partly right is left out. Annals counts it as wrong.",
            ),
            (
                of_wrong,
                "feedback-lost",
                "What is said of wrong answers is left out: where an answer is typed, Annals tells only why the right one is.",
            ),
            (
                wildcard,
                "wildcard",
                "‘*’ stands for any text in Moodle. Here it is a sign like others: write the answers out.",
            ),
            (
                second,
                "second-number",
                "Another right number is left out: a question of Annals has one, with how far off it may be.",
            ),
        ] {
            if let Some(text) = text {
                self.lose(code, line, &text, says);
            }
        }
    }
}

/// What is lost of the answers of a question: the first of each sort.
#[derive(Default)]
struct Losses {
    partly: Option<String>,
    of_wrong: Option<String>,
    wildcard: Option<String>,
    second: Option<String>,
}

impl Losses {
    /// An answer that is not wholly right.
    fn answer(&mut self, answer: &Answer, text: &str) {
        if answer.percent > 0.0 {
            self.partly.get_or_insert_with(|| text.to_owned());
        } else if !answer.says.is_empty() {
            self.of_wrong.get_or_insert_with(|| answer.says.clone());
        }
    }
}

/// A short answer as it is meant: `\*` is a star, and any other star stands for a text.
fn without_wildcards(text: &str) -> (String, bool) {
    let plain = text.replace("\\*", "*");
    let escaped = text.len() - plain.len();
    let stars = text.bytes().filter(|byte| *byte == b'*').count();
    (plain, stars > escaped)
}

fn add_why(question: &mut WrittenQuestionShape, says: &str) {
    if says.is_empty() {
        return;
    }
    let whole = question.why.take().unwrap_or_default();
    let why = match whole.is_empty() {
        true => says.to_owned(),
        false => [whole.as_str(), says].join("\n"),
    };
    question.why = Some(why);
}

/// A number written as `from..to`, `number:off` or a number alone: the number, and how far off an
/// answer may be. What is no number is left as it stands there.
#[must_use]
pub fn with_tolerance(text: &str) -> (String, Option<String>) {
    if let Some((from, to)) = text.split_once("..").filter(|(from, _)| !from.is_empty()) {
        let ends = Decimal::read(from).zip(Decimal::read(to));
        let around = ends.and_then(|(from, to)| Decimal::around(from, to));
        if let Some((middle, off)) = around {
            return (middle.text(), Some(off.text()));
        }
        return (text.to_owned(), None);
    }
    match text
        .split_once(':')
        .filter(|(number, _)| !number.is_empty())
    {
        Some((number, off)) => (number.trim().to_owned(), Some(off.trim().to_owned())),
        None => (text.trim().to_owned(), None),
    }
}
