//! One paragraph of GIFT as a question.

use super::escapes::{hidden, shown};
use super::paragraph::Paragraph;
use crate::bank::GAP;
use crate::exchange::markup::{self, Markup};
use crate::exchange::moodle::{Answer, Asked, Gathered, with_tolerance};
use crate::exchange::text::{clean, clean_line};

/// The most answers of a question. A page of options is a few dozen.
const MOST_ANSWERS: usize = 5_000;

/// Reads a paragraph.
pub(super) fn read(paragraph: Paragraph, gathered: &mut Gathered) {
    let line = paragraph.line;
    let text = hidden(&paragraph.text);
    if let Some(path) = text.strip_prefix("$CATEGORY:") {
        gathered.category(&shown(path));
        return;
    }
    let (title, text) = match text
        .strip_prefix("::")
        .and_then(|text| text.split_once("::"))
    {
        Some((title, text)) => (clean_line(&shown(title)), text.trim()),
        None => (String::new(), text.strip_prefix("::").unwrap_or(&text)),
    };
    let (before, answers, after) = match (text.find('{'), text.find('}')) {
        (None, None) => {
            let (markup, words) = formatted(text, Markup::Auto);
            let words = gathered.plain(line, &words, markup);
            gathered.description(line, &words);
            return;
        }
        (Some(open), Some(close)) if open < close => (
            text.get(..open).unwrap_or_default(),
            text.get(open + 1..close).unwrap_or_default().trim(),
            text.get(close + 1..).unwrap_or_default(),
        ),
        (Some(_), Some(_) | None) | (None, Some(_)) => {
            let says = "Its braces do not match. Put the answers between { and }, leave no empty line between them, and write \\{ and \\} for braces in a text.";
            gathered.refuse("unbalanced-braces", line, &paragraph.text, says);
            return;
        }
    };
    // What follows the answers makes them a gap.
    let stem = match after.is_empty() {
        true => before.to_owned(),
        false => [before, GAP, after].concat(),
    };
    let (answers, general) = match answers.rfind("####") {
        Some(at) => (
            answers.get(..at).unwrap_or_default().trim(),
            answers.get(at + 4..).unwrap_or_default(),
        ),
        None => (answers, ""),
    };
    let (markup, stem) = formatted(&stem, Markup::Auto);
    let stem = markup::stripped(&stem, markup);
    let image = gathered.picture(line, &stem);
    let mut reader = Reader {
        line,
        markup,
        gathered,
    };
    let asked = Asked {
        line,
        id: paragraph.id,
        title,
        why: reader.words(general),
        stem: stem.text,
        image,
        tags: paragraph.tags,
    };
    if asked.stem.is_empty()
        && asked.image.is_none()
        && asked.title.is_empty()
        && answers.is_empty()
    {
        let says = "It has neither a question nor answers.";
        reader
            .gathered
            .refuse("not-read", line, &paragraph.text, says);
        return;
    }
    reader.question(asked, answers);
}

/// What is known while the answers of a question are read.
struct Reader<'a> {
    line: u32,
    /// How a text is marked up that does not say.
    markup: Markup,
    gathered: &'a mut Gathered,
}

impl Reader<'_> {
    fn question(&mut self, asked: Asked, answers: &str) {
        let parts = answers.matches(['=', '~']).count();
        if parts > MOST_ANSWERS {
            let says = format!(
                "It has {parts} answers, and {MOST_ANSWERS} are read at most. Part it into several questions."
            );
            self.gathered
                .refuse("too-many-answers", self.line, &asked.stem, says);
            return;
        }
        if answers.is_empty() {
            let back = asked.why.clone();
            self.gathered.essay(asked, back);
        } else if let Some(numbers) = answers.strip_prefix('#') {
            self.number(asked, numbers);
        } else if answers.contains('~') {
            self.choice(asked, answers);
        } else if answers.contains('=') && answers.contains("->") {
            self.matched(asked, answers);
        } else if let Some(is_true) = truth(answers) {
            self.truth(asked, is_true, answers);
        } else {
            self.short_answer(asked, answers);
        }
    }

    fn choice(&mut self, asked: Asked, answers: &str) {
        let single = answers.contains('=');
        let mut all = Vec::new();
        for part in pieces(&answers.replace('=', "~="), '~') {
            let (percent, part) = match part.strip_prefix('=') {
                Some(part) => (100.0, part),
                None => weighted(part).unwrap_or((0.0, part)),
            };
            let (text, says) = commented(part);
            let text = clean_line(&self.words(text));
            let says = self.words(says);
            all.push(Answer {
                text,
                percent,
                says,
            });
        }
        self.gathered.choice(asked, all, single);
    }

    fn matched(&mut self, asked: Asked, answers: &str) {
        let mut pairs = Vec::new();
        for part in pieces(answers, '=') {
            let (item, place) = part.split_once("->").unwrap_or((part, ""));
            let item = self.words(item);
            pairs.push([clean_line(&item), clean_line(&shown(place))]);
        }
        self.gathered.matched(asked, pairs);
    }

    /// What is said of the wrong answer comes first.
    fn truth(&mut self, asked: Asked, is_true: bool, answers: &str) {
        let mut parts = answers.splitn(3, '#').skip(1);
        let of_wrong = self.words(parts.next().unwrap_or_default());
        let of_right = self.words(parts.next().unwrap_or_default());
        let says = match is_true {
            true => [of_right, of_wrong],
            false => [of_wrong, of_right],
        };
        self.gathered.truth(asked, is_true, says);
    }

    fn short_answer(&mut self, asked: Asked, answers: &str) {
        let mut all = Vec::new();
        for part in pieces(answers, '=') {
            let (percent, part) = weighted(part).unwrap_or((100.0, part));
            let (text, says) = commented(part);
            // What is typed is held against it sign by sign: tags in it are signs, too.
            let (_, text) = formatted(text, self.markup);
            let text = clean_line(&text);
            let says = self.words(says);
            all.push(Answer {
                text,
                percent,
                says,
            });
        }
        self.gathered.short_answer(asked, all);
    }

    fn number(&mut self, asked: Asked, answers: &str) {
        let (answers, wrong) = match answers.find('~') {
            Some(at) => answers.split_at(at),
            None => (answers, ""),
        };
        let mut all = Vec::new();
        for part in pieces(answers, '=') {
            let (percent, part) = weighted(part).unwrap_or((100.0, part));
            let (text, says) = commented(part);
            let (_, text) = formatted(text, self.markup);
            let (text, tolerance) = with_tolerance(&clean_line(&text));
            let says = self.words(says);
            let answer = Answer {
                text,
                percent,
                says,
            };
            all.push((answer, tolerance));
        }
        let (_, says) = commented(wrong);
        let of_wrong = Answer {
            text: "*".to_owned(),
            percent: 0.0,
            says: self.words(says),
        };
        all.push((of_wrong, None));
        self.gathered.number(asked, all);
    }

    /// A text of the question, plain.
    fn words(&mut self, text: &str) -> String {
        let (markup, text) = formatted(text, self.markup);
        if text.is_empty() {
            return text;
        }
        self.gathered.plain(self.line, &text, markup)
    }
}

/// The answers between the signs that part them, without empty ones.
fn pieces(answers: &str, sign: char) -> impl Iterator<Item = &str> {
    let pieces = answers.split(sign).map(str::trim);
    pieces.filter(|piece| !piece.is_empty())
}

/// An answer and what is said of it.
fn commented(answer: &str) -> (&str, &str) {
    answer.split_once('#').unwrap_or((answer, ""))
}

/// A text with what it says of its markup.
fn formatted(text: &str, otherwise: Markup) -> (Markup, String) {
    let text = text.trim();
    let named = text.strip_prefix('[').and_then(|text| text.split_once(']'));
    let known = named.and_then(|(name, text)| match name {
        "html" => Some((Markup::Html, text)),
        "moodle" => Some((Markup::Auto, text)),
        "markdown" => Some((Markup::Markdown, text)),
        "plain" => Some((Markup::Plain, text)),
        _ => None,
    });
    let (markup, text) = known.unwrap_or((otherwise, text));
    (markup, clean(&shown(text)))
}

/// `T`, `TRUE`, `F` and `FALSE`, in capitals, with or without what is said of the answers.
fn truth(answers: &str) -> Option<bool> {
    let (answer, _) = commented(answers);
    match answer.trim() {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    }
}

/// `%50%` or `%-33.33333%` and what it stands before.
fn weighted(answer: &str) -> Option<(f64, &str)> {
    let (weight, rest) = answer.strip_prefix('%')?.split_once('%')?;
    let digits = weight.trim_start_matches('-');
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !are_digits(whole) || !are_digits(part) {
        return None;
    }
    Some((weight.parse().unwrap_or(0.0), rest))
}
