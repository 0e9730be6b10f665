//! The elements of Moodle XML, question by question.

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::raw::{File, Marked, Raw, RawAnswer, RawItem, Tag};
use crate::exchange::markup::{Markup, decoded};

/// What comes next.
pub(super) enum Found {
    Question(Box<Raw>),
    End,
    Fault { line: u32, says: String },
}

/// A file on its way through its elements.
pub(super) struct Elements<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    open: Vec<Tag>,
    raw: Option<Box<Raw>>,
    /// How many elements were open around the question.
    around: usize,
    words: String,
    counted: usize,
    line: u32,
}

impl<'a> Elements<'a> {
    pub fn of(text: &'a str) -> Elements<'a> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Elements {
            text,
            reader,
            open: Vec::new(),
            raw: None,
            around: 0,
            words: String::new(),
            counted: 0,
            line: 1,
        }
    }

    /// The line that has been come to.
    fn line(&mut self) -> u32 {
        let here = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let here = here.min(self.text.len());
        let passed = self.text.as_bytes().get(self.counted..here);
        let ends = passed
            .unwrap_or_default()
            .iter()
            .filter(|byte| **byte == b'\n');
        self.line += u32::try_from(ends.count()).unwrap_or(0);
        self.counted = here.max(self.counted);
        self.line
    }

    fn fault(&mut self, says: &str) -> Found {
        Found::Fault {
            line: self.line(),
            says: says.to_owned(),
        }
    }

    /// The next question.
    pub fn next(&mut self) -> Found {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let says = ["The XML is broken: ", &error.to_string(), "."].concat();
                    return self.fault(&says);
                }
            };
            match event {
                Event::Start(start) => self.start(&start),
                Event::End(_) => {
                    if let Some(question) = self.end() {
                        return Found::Question(question);
                    }
                }
                Event::Text(text) => self.add(&text),
                Event::CData(text) => self.add(&text),
                Event::GeneralRef(name) => self.refer(&name),
                // What it declares could grow without end, and no export of Moodle has any.
                Event::DocType(text) if text.contains('[') => {
                    return self.fault(
                        "It declares entities of its own, and these are never filled in. Export the questions anew.",
                    );
                }
                Event::Eof if self.open.is_empty() => return Found::End,
                Event::Eof => {
                    self.open.clear();
                    return self.fault("It ends in the middle. Export the questions anew.");
                }
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
    }

    /// Whether what stands here is wanted.
    fn add(&mut self, text: &str) {
        let wanted = match self.open.last() {
            Some(
                Tag::Text
                | Tag::File
                | Tag::Tolerance
                | Tag::Single
                | Tag::IdNumber
                | Tag::Category,
            ) => self.raw.is_some(),
            Some(
                Tag::Question
                | Tag::Name
                | Tag::QuestionText
                | Tag::GeneralFeedback
                | Tag::GraderInfo
                | Tag::Answer
                | Tag::Item
                | Tag::Feedback
                | Tag::Label
                | Tag::Hint
                | Tag::Units
                | Tag::Other,
            )
            | None => false,
        };
        if wanted {
            self.words.push_str(text);
        }
    }

    fn refer(&mut self, name: &BytesRef<'_>) {
        match name.resolve_char_ref() {
            Ok(Some(sign)) => self.add(sign.encode_utf8(&mut [0; 4])),
            Ok(None) | Err(_) => match resolve_html5_entity(name) {
                Some(signs) => self.add(signs),
                None => self.add(&["&", name, ";"].concat()),
            },
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let tag = Tag::named(start.local_name().as_ref());
        self.words.clear();
        let parent = self.open.last().copied();
        self.open.push(tag);
        if tag == Tag::Question && self.raw.is_none() {
            self.around = self.open.len() - 1;
            self.raw = Some(Box::new(Raw {
                line: self.line(),
                kind: attribute(start, "type").unwrap_or_default(),
                ..Raw::default()
            }));
        }
        let Some(raw) = &mut self.raw else {
            return;
        };
        let markup = || attribute(start, "format").map(|name| markup_named(&name));
        match (tag, parent) {
            (Tag::QuestionText, _) => raw.stem.markup = markup(),
            (Tag::GeneralFeedback, _) => raw.why.markup = markup(),
            (Tag::GraderInfo, _) => raw.grader.markup = markup(),
            (Tag::Answer, Some(Tag::Question)) => raw.answers.push(RawAnswer {
                percent: attribute(start, "fraction").map_or(0.0, |share| percent(&share)),
                text: Marked {
                    text: String::new(),
                    markup: markup(),
                },
                ..RawAnswer::default()
            }),
            (Tag::Feedback, Some(Tag::Answer)) => {
                if let Some(answer) = raw.answers.last_mut() {
                    answer.feedback.markup = markup();
                }
            }
            (Tag::Item, _) => raw.items.push(RawItem {
                text: Marked {
                    text: String::new(),
                    markup: markup(),
                },
                place: String::new(),
            }),
            (Tag::File, Some(Tag::QuestionText)) => raw.files.push(File {
                name: attribute(start, "name").unwrap_or_default(),
                content: String::new(),
            }),
            (Tag::Hint, _) => raw.has_hints = true,
            (Tag::Units, _) => raw.has_units = true,
            (
                Tag::Question
                | Tag::Name
                | Tag::Answer
                | Tag::Feedback
                | Tag::Text
                | Tag::File
                | Tag::Tolerance
                | Tag::Single
                | Tag::IdNumber
                | Tag::Label
                | Tag::Category
                | Tag::Other,
                _,
            ) => {}
        }
    }

    /// Puts what an element held into its place; a question that is whole is given out.
    fn end(&mut self) -> Option<Box<Raw>> {
        let tag = self.open.pop()?;
        let mut around = self.open.iter().rev().copied();
        let (parent, beyond) = (around.next(), around.next());
        let is_outermost = self.open.len() == self.around;
        let raw = self.raw.as_mut()?;
        let words = &mut self.words;
        match (tag, parent, beyond) {
            (Tag::Question, ..) => return self.raw.take_if(|_| is_outermost),
            (Tag::Text, Some(parent), beyond) => raw.text(parent, beyond, std::mem::take(words)),
            (Tag::File, Some(Tag::QuestionText), _) => {
                if let Some(file) = raw.files.last_mut() {
                    words.retain(|sign| !sign.is_ascii_whitespace());
                    file.content = std::mem::take(words);
                }
            }
            (Tag::Tolerance, Some(Tag::Answer), _) => {
                if let Some(answer) = raw.answers.last_mut() {
                    answer.tolerance = Some(words.trim().to_owned());
                }
            }
            (Tag::Single, ..) => raw.single = Some(words.trim().to_owned()),
            (Tag::IdNumber, Some(Tag::Question), _) => words.trim().clone_into(&mut raw.id),
            (Tag::Answer, Some(Tag::Question), _) => {
                let is_empty = |answer: &mut RawAnswer| {
                    answer.text.text.is_empty() && answer.feedback.text.is_empty()
                };
                raw.answers.pop_if(is_empty);
            }
            (Tag::Item, ..) => {
                let is_empty =
                    |item: &mut RawItem| item.text.text.is_empty() && item.place.is_empty();
                raw.items.pop_if(is_empty);
            }
            (
                Tag::Name
                | Tag::QuestionText
                | Tag::GeneralFeedback
                | Tag::GraderInfo
                | Tag::Answer
                | Tag::Feedback
                | Tag::Text
                | Tag::File
                | Tag::Tolerance
                | Tag::IdNumber
                | Tag::Label
                | Tag::Category
                | Tag::Hint
                | Tag::Units
                | Tag::Other,
                ..,
            ) => {}
        }
        self.words.clear();
        None
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    Some(decoded(&found.value).into_owned())
}

/// `33.33333`, or with a comma.
fn percent(text: &str) -> f64 {
    text.trim().replace(',', ".").parse().unwrap_or(0.0)
}

fn markup_named(name: &str) -> Markup {
    match name.trim() {
        "moodle_auto_format" => Markup::Auto,
        "plain_text" => Markup::Plain,
        "markdown" => Markup::Markdown,
        _ => Markup::Html,
    }
}
