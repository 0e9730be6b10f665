//! A question of Moodle XML as one of a set.

use super::cloze;
use super::raw::{File, Marked, Raw};
use crate::exchange::markup::{self, Markup, Stripped, is_base64};
use crate::exchange::moodle::{Answer, Asked, Gathered};
use crate::exchange::text::clean_line;

/// Stands in a text for the files of its question.
const FILES: &str = "@@PLUGINFILE@@/";

/// Reads a question.
pub(super) fn read(mut raw: Raw, gathered: &mut Gathered) {
    match raw.kind.as_str() {
        "category" => return gathered.category(&raw.category),
        "multichoice" | "truefalse" | "shortanswer" | "numerical" | "matching" | "essay"
        | "cloze" | "multianswer" | "description" => {}
        _ => {
            let words = markup::stripped(&raw.stem.text, Markup::Html).text;
            let kind = clean_line(&raw.kind);
            let kind = if kind.is_empty() { "unknown" } else { &kind };
            let says = [
                "A question of the type ‘",
                kind,
                "’ has no form in Annals. Ask it as a choice, a short answer, a number or a match.",
            ];
            return gathered.refuse("unknown-form", raw.line, &words, says.concat());
        }
    }
    let line = raw.line;
    let markup = raw.stem.markup.unwrap_or(Markup::Html);
    let is_cloze = matches!(raw.kind.as_str(), "cloze" | "multianswer");
    let passage = is_cloze.then(|| cloze::Passage::of(&raw.stem.text));
    let text = passage
        .as_ref()
        .map_or(raw.stem.text.as_str(), |passage| &passage.html);
    let mut stem = markup::stripped(text, markup);
    embed(&mut stem, std::mem::take(&mut raw.files));
    let image = gathered.picture(line, &stem);
    if raw.has_hints {
        gathered.note(
            "hints-lost",
            line,
            &stem.text,
            "Its hints are left out: a question is answered once.",
        );
    }
    let mut reader = Reader {
        line,
        markup,
        gathered,
    };
    let asked = Asked {
        line,
        id: Some(raw.id.clone()),
        title: clean_line(&raw.name),
        why: reader.words(&raw.why),
        stem: stem.text,
        image,
        tags: std::mem::take(&mut raw.tags),
    };
    match passage {
        Some(passage) => passage.read(asked, reader.gathered),
        None => reader.question(asked, raw),
    }
}

/// Puts the pictures that a question brings along where its text names them.
fn embed(text: &mut Stripped, files: Vec<File>) {
    for picture in &mut text.pictures {
        let Some(name) = picture.src.trim().strip_prefix(FILES) else {
            continue;
        };
        let name = name.split(['?', '#']).next().unwrap_or_default();
        let name = percent_decoded(name.rsplit('/').next().unwrap_or_default());
        let file = files.iter().find(|file| file.name == name);
        let content = file
            .map(|file| file.content.as_str())
            .filter(|content| is_base64(content));
        let format = content.and_then(format_of);
        if let Some((content, format)) = content.zip(format) {
            picture.src = ["data:image/", format, ";base64,", content].concat();
            // One picture is taken; a second copy of it would only be thrown away.
            break;
        }
    }
}

/// What a picture is, by its first bytes.
fn format_of(content: &str) -> Option<&'static str> {
    let formats = [
        ("iVBORw0KGgo", "png"),
        ("/9j/", "jpeg"),
        ("R0lGOD", "gif"),
        ("UklGR", "webp"),
    ];
    let found = formats
        .into_iter()
        .find(|(begins, _)| content.starts_with(begins));
    found.map(|(_, format)| format)
}

/// `a%20b.png` as "a b.png".
fn percent_decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let code = (byte == b'%')
            .then(|| digit(ahead.next()).zip(digit(ahead.next())))
            .flatten();
        match code {
            Some((high, low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'%'));
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What is known while the answers of a question are read.
struct Reader<'a> {
    line: u32,
    /// How a text is marked up that does not say.
    markup: Markup,
    gathered: &'a mut Gathered,
}

impl Reader<'_> {
    fn words(&mut self, text: &Marked) -> String {
        if text.text.is_empty() {
            return String::new();
        }
        let markup = text.markup.unwrap_or(self.markup);
        self.gathered.plain(self.line, &text.text, markup)
    }

    fn question(&mut self, asked: Asked, raw: Raw) {
        match raw.kind.as_str() {
            "description" => self.gathered.description(self.line, &asked.stem),
            "essay" => {
                let back = self.words(&raw.grader);
                let back = if back.is_empty() {
                    asked.why.clone()
                } else {
                    back
                };
                self.gathered.essay(asked, back);
            }
            "matching" => {
                let mut pairs = Vec::new();
                for item in &raw.items {
                    let text = self.words(&item.text);
                    pairs.push([clean_line(&text), clean_line(&item.place)]);
                }
                self.gathered.matched(asked, pairs);
            }
            "truefalse" => self.truth(asked, &raw),
            "multichoice" => {
                // As Moodle takes it: only these are more than one.
                let single = !matches!(raw.single.as_deref(), Some("false" | "0" | ""));
                let answers = self.answers(&raw, true);
                self.gathered.choice(asked, answers, single);
            }
            "shortanswer" => {
                let answers = self.answers(&raw, false);
                self.gathered.short_answer(asked, answers);
            }
            _ => {
                if raw.has_units {
                    let says =
                        "Its units are left out. Say in the question in which unit to answer.";
                    self.gathered
                        .lose("units-lost", self.line, &asked.stem, says);
                }
                let answers = self.answers(&raw, false).into_iter();
                let off = raw.answers.into_iter().map(|answer| answer.tolerance);
                self.gathered.number(asked, answers.zip(off).collect());
            }
        }
    }

    /// The answers; what is typed is held against them sign by sign, so tags are signs there.
    fn answers(&mut self, raw: &Raw, are_marked_up: bool) -> Vec<Answer> {
        let mut answers = Vec::with_capacity(raw.answers.len());
        for answer in &raw.answers {
            let text = match are_marked_up {
                true => self.words(&answer.text),
                false => answer.text.text.clone(),
            };
            answers.push(Answer {
                text: clean_line(&text),
                percent: answer.percent,
                says: self.words(&answer.feedback),
            });
        }
        answers
    }

    /// The answers are `true` and `false`; in old files the words of another language, true first.
    fn truth(&mut self, asked: Asked, raw: &Raw) {
        let mut is_true = false;
        let mut says = [String::new(), String::new()];
        for (at, answer) in raw.answers.iter().enumerate() {
            let place = match answer.text.text.trim() {
                "true" => 0,
                "false" => 1,
                _ => at.min(1),
            };
            if answer.percent >= 100.0 {
                is_true = place == 0;
            }
            if let Some(said) = says.get_mut(place) {
                *said = self.words(&answer.feedback);
            }
        }
        self.gathered.truth(asked, is_true, says);
    }
}
