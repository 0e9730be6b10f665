//! The questions of a set as Moodle XML.

use crate::exchange::Written;
use crate::exchange::gift::share;
use crate::exchange::lost::Lost;
use crate::exchange::markup::as_html;
use crate::exchange::moodle::{Body, body_of, said};
use crate::exchange::text::{clean, clean_line};
use crate::set::format::{CardShape, ImageShape, SetShape, WrittenQuestionShape};

/// So many signs of a question are its name.
const LONGEST_NAME: usize = 80;
/// What an element of several lines is indented by.
const INDENT: &str = "\n    ";

/// Writes the questions of a set, and its cards as questions to be answered in a short text.
#[must_use]
pub fn write(set: &SetShape) -> Written {
    let mut writer = Writer {
        out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".to_owned(),
        lost: Lost::of(set),
    };
    for question in &set.questions {
        writer.question(question);
    }
    for card in &set.cards {
        writer.card(card);
    }
    writer.out.push_str("</quiz>\n");
    Written {
        text: writer.out,
        lost: writer.lost.told("Moodle XML"),
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
        let kind = match body {
            Body::Options { .. } => "multichoice",
            Body::Truth(_) => "truefalse",
            Body::Typed => "shortanswer",
            Body::Number(..) => "numerical",
            Body::Pairs => "matching",
        };
        self.begin(kind, &question.id, &question.stem, question.image.as_ref());
        if let Some(why) = &question.why {
            self.marked("generalfeedback", why);
        }
        match body {
            Body::Options { keys, single } => self.options(question, &keys, single),
            Body::Truth(is_true) => {
                for (text, option, right) in
                    [("true", "True", is_true), ("false", "False", !is_true)]
                {
                    let share = if right { "100" } else { "0" };
                    self.answer(share, text, false, said(question, option));
                }
            }
            Body::Typed => {
                self.line("usecase", "0");
                for key in &question.key {
                    // A star that is not escaped would stand for any text.
                    let text = key.replace('*', "\\*");
                    self.answer("100", &text, false, said(question, key));
                }
            }
            Body::Number(value, off) => {
                self.out
                    .extend([INDENT, "<answer fraction=\"100\"><text>", value, "</text>"]);
                if let Some(off) = off {
                    self.out.extend(["<tolerance>", off, "</tolerance>"]);
                }
                self.out.push_str("</answer>");
                self.lost.tell(
                    question.feedback.len(),
                    "feedback",
                    "pieces of feedback",
                    "",
                );
            }
            Body::Pairs => self.pairs(question),
        }
        self.end(&question.tags);
    }

    fn options(&mut self, question: &WrittenQuestionShape, keys: &[usize], single: bool) {
        self.line("single", if single { "true" } else { "false" });
        self.line("shuffleanswers", "true");
        self.line("answernumbering", "abc");
        let right = share(keys.len());
        let wrong = share(question.options.len() - keys.len()).unwrap_or("10");
        if right.is_none() && !single {
            self.lost.many_right();
        }
        let against = ["-", wrong].concat();
        for (at, option) in question.options.iter().enumerate() {
            let percent = match (keys.contains(&at), single) {
                (true, true) => "100",
                (false, true) => "0",
                (true, false) => right.unwrap_or("5"),
                (false, false) => against.as_str(),
            };
            self.answer(percent, option, true, said(question, option));
        }
    }

    fn pairs(&mut self, question: &WrittenQuestionShape) {
        self.lost.tell(
            question.feedback.len(),
            "feedback",
            "pieces of feedback",
            "",
        );
        self.line("shuffleanswers", "true");
        for [item, place] in &question.pairs {
            self.item(item, place);
        }
        for place in &question.options {
            if !question.pairs.iter().any(|[_, other]| other == place) {
                self.item("", place);
            }
        }
    }

    fn item(&mut self, item: &str, place: &str) {
        self.out.extend([INDENT, "<subquestion format=\"html\">"]);
        self.text(&as_html(item.trim()));
        self.out.push_str("<answer>");
        self.text(place);
        self.out.push_str("</answer></subquestion>");
    }

    fn answer(&mut self, percent: &str, text: &str, is_html: bool, says: Option<&str>) {
        let format = if is_html { "html" } else { "plain_text" };
        self.out.extend([
            INDENT,
            "<answer fraction=\"",
            percent,
            "\" format=\"",
            format,
            "\">",
        ]);
        match is_html {
            true => self.text(&as_html(text.trim())),
            false => self.text(text),
        }
        if let Some(says) = says {
            self.marked("feedback", says);
        }
        self.out.push_str("</answer>");
    }

    fn card(&mut self, card: &CardShape) {
        if card.front.trim().is_empty() {
            self.lost.faulty_card();
            return;
        }
        let is_essay = card.back.trim().is_empty();
        let kind = if is_essay { "essay" } else { "shortanswer" };
        self.begin(kind, &card.id, &card.front, card.image.as_ref());
        if !is_essay {
            self.line("usecase", "0");
            let text = clean_line(&card.back).replace('*', "\\*");
            self.answer("100", &text, false, None);
        }
        self.end(&card.tags);
    }

    fn begin(&mut self, kind: &str, id: &str, stem: &str, image: Option<&ImageShape>) {
        let name: String = clean_line(stem).chars().take(LONGEST_NAME).collect();
        self.out
            .extend(["  <question type=\"", kind, "\">", INDENT, "<name>"]);
        self.text(&name);
        self.out
            .extend(["</name>", INDENT, "<questiontext format=\"html\">"]);
        let (mut html, mut file) = (as_html(stem.trim()), None);
        if let Some(image) = image {
            let in_itself = image.url.strip_prefix("data:image/");
            let in_itself = in_itself.and_then(|rest| rest.split_once(";base64,"));
            file = in_itself.map(|(format, content)| (["picture.", format].concat(), content));
            let src = match &file {
                Some((name, _)) => ["@@PLUGINFILE@@/", name].concat(),
                None => image.url.clone(),
            };
            html.extend([
                "<br><img src=\"",
                &as_html(&src),
                "\" alt=\"",
                &as_html(&image.alt),
                "\">",
            ]);
        }
        self.text(&html);
        if let Some((name, content)) = file {
            self.out.extend([
                "<file name=\"",
                &name,
                "\" path=\"/\" encoding=\"base64\">",
                content,
                "</file>",
            ]);
        }
        self.out.push_str("</questiontext>");
        self.line("defaultgrade", "1");
        self.line("idnumber", id);
    }

    fn end(&mut self, tags: &[String]) {
        if !tags.is_empty() {
            self.out.extend([INDENT, "<tags>"]);
            for tag in tags {
                self.out.push_str("<tag>");
                self.text(tag);
                self.out.push_str("</tag>");
            }
            self.out.push_str("</tags>");
        }
        self.out.push_str("\n  </question>\n");
    }

    fn line(&mut self, name: &str, value: &str) {
        self.out
            .extend([INDENT, "<", name, ">", &escaped(value), "</", name, ">"]);
    }

    /// An element with a text in which nothing is markup.
    fn marked(&mut self, name: &str, text: &str) {
        self.out.extend([INDENT, "<", name, " format=\"html\">"]);
        self.text(&as_html(clean(text).as_str()));
        self.out.extend(["</", name, ">"]);
    }

    fn text(&mut self, text: &str) {
        self.out.extend(["<text>", &escaped(text), "</text>"]);
    }
}

/// A text as XML may hold it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in clean(text).chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Of these XML knows nothing.
            '\u{fffe}' | '\u{ffff}' => {}
            sign => out.push(sign),
        }
    }
    out
}
