//! A question as the elements of Moodle XML hold it.

use crate::exchange::markup::Markup;

/// A text as an element holds it.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub text: String,
    /// How it says that it is marked up.
    pub markup: Option<Markup>,
}

/// A file that a question brings along.
#[derive(Debug, Default)]
pub(super) struct File {
    pub name: String,
    /// In base64, without spaces.
    pub content: String,
}

/// An answer.
#[derive(Debug, Default)]
pub(super) struct RawAnswer {
    pub text: Marked,
    pub percent: f64,
    pub feedback: Marked,
    pub tolerance: Option<String>,
}

/// An item of a match.
#[derive(Debug, Default)]
pub(super) struct RawItem {
    pub text: Marked,
    pub place: String,
}

/// A question, as far as Annals takes it.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub line: u32,
    pub kind: String,
    pub name: String,
    pub stem: Marked,
    pub files: Vec<File>,
    pub why: Marked,
    pub grader: Marked,
    pub id: String,
    pub single: Option<String>,
    pub category: String,
    pub tags: Vec<String>,
    pub answers: Vec<RawAnswer>,
    pub items: Vec<RawItem>,
    pub has_hints: bool,
    pub has_units: bool,
}

/// The elements that hold something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Question,
    Name,
    QuestionText,
    GeneralFeedback,
    GraderInfo,
    Answer,
    Item,
    Feedback,
    Text,
    File,
    Tolerance,
    Single,
    IdNumber,
    Label,
    Category,
    Hint,
    Units,
    Other,
}

impl Tag {
    pub fn named(name: &str) -> Tag {
        match name {
            "question" => Tag::Question,
            "name" => Tag::Name,
            "questiontext" => Tag::QuestionText,
            "generalfeedback" => Tag::GeneralFeedback,
            "graderinfo" => Tag::GraderInfo,
            "answer" => Tag::Answer,
            "subquestion" => Tag::Item,
            "feedback" => Tag::Feedback,
            "text" => Tag::Text,
            "file" => Tag::File,
            "tolerance" => Tag::Tolerance,
            "single" => Tag::Single,
            "idnumber" => Tag::IdNumber,
            "tag" => Tag::Label,
            "category" => Tag::Category,
            "hint" => Tag::Hint,
            "unit" => Tag::Units,
            _ => Tag::Other,
        }
    }
}

impl Raw {
    /// A `<text>` within this element.
    pub fn text(&mut self, parent: Tag, beyond: Option<Tag>, words: String) {
        let place = match (parent, beyond) {
            (Tag::Name, _) => Some(&mut self.name),
            (Tag::QuestionText, _) => Some(&mut self.stem.text),
            (Tag::GeneralFeedback, _) => Some(&mut self.why.text),
            (Tag::GraderInfo, _) => Some(&mut self.grader.text),
            (Tag::Category, _) => Some(&mut self.category),
            (Tag::Answer, Some(Tag::Item)) => self.items.last_mut().map(|item| &mut item.place),
            (Tag::Item, _) => self.items.last_mut().map(|item| &mut item.text.text),
            (Tag::Answer, _) => self.answers.last_mut().map(|answer| &mut answer.text.text),
            (Tag::Feedback, _) => self
                .answers
                .last_mut()
                .map(|answer| &mut answer.feedback.text),
            (Tag::Label, _) => {
                self.tags.push(words);
                return;
            }
            (
                Tag::Question
                | Tag::Text
                | Tag::File
                | Tag::Tolerance
                | Tag::Single
                | Tag::IdNumber
                | Tag::Hint
                | Tag::Units
                | Tag::Other,
                _,
            ) => None,
        };
        if let Some(place) = place {
            *place = words;
        }
    }
}
