//! The questions of a set as GIFT.

use super::escapes::escaped;
use crate::exchange::Written;
use crate::exchange::lost::Lost;
use crate::exchange::markup::as_html;
use crate::exchange::moodle::{Body, body_of, said};
use crate::set::format::{CardShape, ImageShape, SetShape, WrittenQuestionShape};

/// Shares that Moodle takes: a hundred by so many.
const PARTS: [&str; 10] = [
    "100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10",
];

/// The share of each of so many answers, in per cent, as Moodle takes it; `None` where it takes
/// none that would do.
pub(in crate::exchange) fn share(count: usize) -> Option<&'static str> {
    match count {
        20 => Some("5"),
        count => PARTS.get(count.checked_sub(1)?).copied(),
    }
}

/// Writes the questions of a set, and its cards as questions to be answered in a short text.
#[must_use]
pub fn write(set: &SetShape) -> Written {
    let mut writer = Writer {
        out: String::new(),
        lost: Lost::of(set),
    };
    for question in &set.questions {
        writer.question(question);
    }
    for card in &set.cards {
        writer.card(card);
    }
    Written {
        text: writer.out,
        lost: writer.lost.told("GIFT"),
    }
}

struct Writer {
    out: String,
    lost: Lost,
}

impl Writer {
    fn question(&mut self, question: &WrittenQuestionShape) {
        let Some(body) = body_of(question) else {
            self.lost.faulty_question();
            return;
        };
        let keys = question.key.iter().filter(|key| !key.contains("->"));
        let keys: Vec<&String> = keys.collect();
        if matches!(body, Body::Typed) {
            let unfit = question.key.len() - keys.len();
            self.lost.arrow("answer", "answers", unfit);
            if keys.is_empty() {
                return;
            }
        }
        let Asked { id, stem, tags, .. } = Asked::of(question);
        let default = self.begin(id, tags, stem, question.image.as_ref());
        self.out.push('{');
        match body {
            Body::Options { keys, single } => self.options(question, &keys, single, default),
            Body::Truth(is_true) => self.truth(question, is_true, default),
            Body::Typed => {
                for key in keys {
                    self.accepted(key, default);
                    self.said(said(question, key), default);
                }
            }
            Body::Number(value, tolerance) => {
                self.out.extend(["#\n\t=%100%", value]);
                if let Some(off) = tolerance {
                    self.out.extend([":", off]);
                }
                self.lost.tell(
                    question.feedback.len(),
                    "feedback",
                    "pieces of feedback",
                    "",
                );
            }
            Body::Pairs => self.pairs(question, default),
        }
        if let Some(why) = question.why.as_deref().filter(|why| !why.trim().is_empty()) {
            self.out.push_str("\n\t####");
            self.text(why, default);
        }
        self.out.push_str("\n}\n\n");
    }

    fn options(
        &mut self,
        question: &WrittenQuestionShape,
        keys: &[usize],
        single: bool,
        default: Default,
    ) {
        let right = share(keys.len());
        let wrong = share(question.options.len() - keys.len()).unwrap_or("10");
        if right.is_none() && !single {
            self.lost.many_right();
        }
        for (at, option) in question.options.iter().enumerate() {
            let is_key = keys.contains(&at);
            self.out.push_str("\n\t");
            match (is_key, single) {
                (true, true) => self.out.push('='),
                (false, true) if option.trim_start().starts_with('%') => self.out.push_str("~%0%"),
                (false, true) => self.out.push('~'),
                (true, false) => self.out.extend(["~%", right.unwrap_or("5"), "%"]),
                (false, false) => self.out.extend(["~%-", wrong, "%"]),
            }
            self.text(option, default);
            self.said(said(question, option), default);
        }
    }

    fn truth(&mut self, question: &WrittenQuestionShape, is_true: bool, default: Default) {
        let (right, wrong) = if is_true {
            ("True", "False")
        } else {
            ("False", "True")
        };
        self.out.push_str(if is_true { "TRUE" } else { "FALSE" });
        let (of_right, of_wrong) = (said(question, right), said(question, wrong));
        if of_right.is_some() || of_wrong.is_some() {
            self.out.push('#');
            self.text(of_wrong.unwrap_or_default(), default);
        }
        self.said(of_right, default);
    }

    /// An accepted text. A star that is one is escaped a second time: any other stands for a text.
    fn accepted(&mut self, key: &str, default: Default) {
        self.out.push_str("\n\t=%100%");
        let plain = key.trim_start().starts_with('[');
        self.out.push_str(if plain { default.named() } else { "" });
        self.out.push_str(&escaped(&key.replace('*', "\\*")));
    }

    fn pairs(&mut self, question: &WrittenQuestionShape, default: Default) {
        self.lost.tell(
            question.feedback.len(),
            "feedback",
            "pieces of feedback",
            "",
        );
        let spare = question.options.iter();
        let spare = spare.filter(|place| !question.pairs.iter().any(|[_, other]| other == *place));
        let spare: Vec<&String> = spare.collect();
        for [item, place] in &question.pairs {
            self.out.push_str("\n\t=");
            self.text(item, default);
            self.out.extend([" -> ", &escaped(place)]);
        }
        for place in spare {
            self.out.extend(["\n\t= -> ", &escaped(place)]);
        }
    }

    fn card(&mut self, card: &CardShape) {
        if card.front.trim().is_empty() {
            self.lost.faulty_card();
            return;
        }
        if card.back.contains("->") {
            self.lost.arrow("card", "cards", 1);
            return;
        }
        let default = self.begin(&card.id, &card.tags, &card.front, card.image.as_ref());
        self.out.push('{');
        if !card.back.trim().is_empty() {
            self.accepted(&card.back, default);
            self.out.push('\n');
        }
        self.out.push_str("}\n\n");
    }

    /// Id, tags and the question itself; how what follows is marked up.
    fn begin(
        &mut self,
        id: &str,
        tags: &[String],
        stem: &str,
        image: Option<&ImageShape>,
    ) -> Default {
        let mut marks = Vec::new();
        if !id.is_empty() {
            marks.push(["[id:", &in_brackets(id), "]"].concat());
        }
        for tag in tags {
            let fits = tag.replace(['<', '>', '`'], "");
            if fits != *tag {
                let why = "written without <, > and `, which GIFT has no room for in a tag";
                self.lost.tell(1, "tag", "tags", why);
            }
            marks.push(["[tag:", &in_brackets(&fits), "]"].concat());
        }
        if !marks.is_empty() {
            self.out.extend(["// ", &marks.join(" "), "\n"]);
        }
        match image {
            Some(image) => {
                let [stem, url, alt] = [stem, &image.url, &image.alt].map(as_html_text);
                let html = [&stem, "<br><img src=\"", &url, "\" alt=\"", &alt, "\">"].concat();
                self.out.extend(["[html]", &escaped(&html), " "]);
                Default::Html
            }
            None => {
                self.out.extend(["[plain]", &escaped(stem.trim()), " "]);
                Default::Plain
            }
        }
    }

    fn said(&mut self, says: Option<&str>, default: Default) {
        if let Some(says) = says {
            self.out.push('#');
            self.text(says, default);
        }
    }

    /// A text in which nothing is markup.
    fn text(&mut self, text: &str, default: Default) {
        let text = text.trim();
        // An arrow would make a match of it, and cannot be escaped but in HTML.
        if text.contains("->") {
            self.out.extend(["[html]", &escaped(&as_html(text))]);
            return;
        }
        let is_bracketed = text.starts_with('[');
        if !text.is_empty() && (default == Default::Html || is_bracketed) {
            self.out.push_str("[plain]");
        }
        self.out.push_str(&escaped(text));
    }
}

/// How a text of a question is read that does not say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Default {
    Plain,
    Html,
}

impl Default {
    fn named(self) -> &'static str {
        match self {
            Default::Plain => "[plain]",
            Default::Html => "[html]",
        }
    }
}

/// What is asked.
struct Asked<'a> {
    id: &'a str,
    stem: &'a str,
    tags: &'a [String],
}

impl Asked<'_> {
    fn of(question: &WrittenQuestionShape) -> Asked<'_> {
        Asked {
            id: &question.id,
            stem: &question.stem,
            tags: &question.tags,
        }
    }
}

fn in_brackets(text: &str) -> String {
    crate::exchange::text::clean_line(text).replace(']', "\\]")
}

fn as_html_text(text: &str) -> String {
    as_html(text.trim())
}
