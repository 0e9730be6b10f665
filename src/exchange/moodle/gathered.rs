//! The questions of a file while it is read, with what has to be said of them.

use std::collections::{HashMap, HashSet};

use crate::exchange::head::head;
use crate::exchange::ids::Ids;
use crate::exchange::markup::{self, Markup, Picture, Stripped};
use crate::exchange::{Choices, Format, Import, Lines, MOST_ITEMS, Remark, Unreadable};
use crate::set::Severity;
use crate::set::format::{CardShape, ImageShape, SetShape, WrittenQuestionShape};

/// So many remarks of one rule are made one by one.
const MOST_TOLD: u32 = 1_000;

/// What is gathered of a file.
pub struct Gathered {
    format: Format,
    questions: Vec<WrittenQuestionShape>,
    cards: Vec<CardShape>,
    lines: Lines,
    /// What has to be said.
    remarks: Vec<Remark>,
    /// How many remarks there are of each rule, told or not.
    counts: HashMap<&'static str, (Severity, u32)>,
    ids: Ids,
    given: HashSet<String>,
    /// The category that the questions after it belong to, as a tag.
    category: Option<String>,
}

/// What every question has, whatever its form.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Where it begins.
    pub line: u32,
    /// The id that it brings along.
    pub id: Option<String>,
    /// Its title; may be empty.
    pub title: String,
    /// The question, as plain text.
    pub stem: String,
    /// Why the answer is right; may be empty.
    pub why: String,
    /// Its picture.
    pub image: Option<ImageShape>,
    /// Its tags.
    pub tags: Vec<String>,
}

impl Gathered {
    /// Nothing yet.
    #[must_use]
    pub fn new(format: Format) -> Gathered {
        Gathered {
            format,
            questions: Vec::new(),
            cards: Vec::new(),
            lines: Lines::default(),
            remarks: Vec::new(),
            counts: HashMap::new(),
            ids: Ids::default(),
            given: HashSet::new(),
            category: None,
        }
    }

    /// Makes room for so many questions, where they are not so short that the room would be far
    /// larger than the file: a list that grows is for a moment there twice.
    pub fn make_room(&mut self, questions: usize, bytes: usize) {
        /// The bytes of a question that is not short.
        const USUAL: usize = 100;
        self.questions
            .reserve_exact(questions.min(bytes / USUAL).min(MOST_ITEMS));
    }

    /// How many items there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.questions.len() + self.cards.len()).unwrap_or(u32::MAX)
    }

    /// Whether no more are read; then that is said.
    pub fn is_full(&mut self, line: u32) -> bool {
        let full = self.questions.len() + self.cards.len() >= MOST_ITEMS;
        if full {
            let most = MOST_ITEMS.to_string();
            let says = ["Only the first ", &most, " items were read. Part the file."];
            self.refuse("too-many", line, "", says.concat());
        }
        full
    }

    /// An item is refused.
    pub fn refuse(&mut self, code: &'static str, line: u32, text: &str, says: impl Into<String>) {
        self.remark(Severity::Error, code, line, text, says);
    }

    /// A part of an item is lost.
    pub fn lose(&mut self, code: &'static str, line: u32, text: &str, says: impl Into<String>) {
        self.remark(Severity::Warning, code, line, text, says);
    }

    /// Something was guessed, or is good to know.
    pub fn note(&mut self, code: &'static str, line: u32, text: &str, says: impl Into<String>) {
        self.remark(Severity::Note, code, line, text, says);
    }

    /// Tells something; of very many of one sort the first, and how many more there are.
    fn remark(
        &mut self,
        severity: Severity,
        code: &'static str,
        line: u32,
        text: &str,
        says: impl Into<String>,
    ) {
        let (_, count) = self.counts.entry(code).or_insert((severity, 0));
        *count = count.saturating_add(1);
        if *count <= MOST_TOLD {
            self.remarks
                .push(Remark::new(severity, code, line, text, says));
        }
    }

    /// Says of how many no remark was made.
    fn tell_counts(&mut self) {
        let mut more: Vec<(&'static str, Severity, u32)> = Vec::new();
        for (code, (severity, count)) in &self.counts {
            if let Some(untold @ 1..) = count.checked_sub(MOST_TOLD) {
                more.push((code, *severity, untold));
            }
        }
        more.sort_by_key(|(code, ..)| *code);
        for (code, severity, untold) in more {
            let says = ["There are ", &untold.to_string(), " more of this sort."].concat();
            self.remarks.push(Remark::new(severity, code, 0, "", says));
        }
    }

    /// The category that questions belong to from here on: `$course$/top/Wars/Asia` is the tag
    /// "Wars/Asia".
    pub fn category(&mut self, path: &str) {
        /// A sign that no text has, for a slash that parts nothing.
        const SLASH: &str = "\u{fdd8}";
        /// The longest path that is taken; it is repeated with every question.
        const LONGEST: usize = 200;
        let path: String = path.chars().take(LONGEST).collect();
        let path = crate::exchange::text::clean_line(&path).replace("//", SLASH);
        let parts = path.split('/').map(str::trim);
        let is_place = |part: &str| part.len() > 1 && part.starts_with('$') && part.ends_with('$');
        let mut parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        while parts
            .first()
            .is_some_and(|part| is_place(part) || *part == "top")
        {
            parts.remove(0);
        }
        let tag = parts.join("/").replace(SLASH, "/");
        self.category = Some(tag).filter(|tag| !tag.is_empty());
    }

    /// The one picture of an item out of those that its text names; what else was in it is told.
    pub fn picture(&mut self, line: u32, text: &Stripped) -> Option<ImageShape> {
        let mut shapes = text.pictures.iter().filter_map(Picture::shape);
        let image = shapes.next();
        if text.pictures.len() > usize::from(image.is_some()) {
            let kept = image.as_ref().map_or("", |image| &image.url);
            let mut others = text.pictures.iter().map(|picture| picture.src.trim());
            let other = others
                .find(|src| *src != kept)
                .unwrap_or_default()
                .to_owned();
            self.lose_picture(line, &other);
        }
        self.lose_media(line, text);
        image
    }

    /// A text that takes no picture: an option, a feedback. An option that is nothing but a
    /// picture is what that shows.
    pub fn words(&mut self, line: u32, text: Stripped) -> String {
        if let Some(picture) = text.pictures.first() {
            self.lose_picture(line, &picture.src);
        }
        self.lose_media(line, &text);
        let shown = text.pictures.into_iter().map(|picture| picture.alt);
        match text.text.is_empty() {
            true => crate::exchange::text::clean_line(&shown.collect::<Vec<_>>().join(" ")),
            false => text.text,
        }
    }

    /// The same of a text as it stands there.
    pub fn plain(&mut self, line: u32, text: &str, markup: Markup) -> String {
        let stripped = markup::stripped(text, markup);
        self.words(line, stripped)
    }

    fn lose_picture(&mut self, line: u32, src: &str) {
        if self.is_told("picture-lost", line) {
            return;
        }
        let says = "A picture is left out: a question takes one, from an address that begins with https:// or as a PNG, JPEG, GIF or WebP that the file holds.";
        self.lose("picture-lost", line, src, says);
    }

    fn lose_media(&mut self, line: u32, text: &Stripped) {
        if text.media > 0 && !self.is_told("media-lost", line) {
            let says = "A film, a sound or a page within the page is left out.";
            self.lose("media-lost", line, &text.text, says);
        }
    }

    /// Whether this was said of the item at a line already; its remarks are the last ones.
    fn is_told(&self, code: &str, line: u32) -> bool {
        let of_item = self.remarks.iter().rev();
        let mut of_item = of_item.take_while(|remark| remark.line == line);
        of_item.any(|remark| remark.code == code)
    }

    /// The id of an item: its own where it has one that fits, else made of its title or its words.
    pub(super) fn id(&mut self, asked: &Asked) -> String {
        let fits = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.' | ':');
        let own = asked.id.as_deref().map(str::trim).unwrap_or_default();
        if !own.is_empty() && own.chars().all(fits) && self.given.insert(own.to_owned()) {
            self.ids.take(own);
            return own.to_owned();
        }
        let words = [own, asked.title.trim(), asked.stem.as_str()];
        let words = words.into_iter().find(|words| !words.is_empty());
        loop {
            let id = self.ids.of(words.unwrap_or_default());
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }

    /// The question without its answers.
    pub(super) fn begun(&mut self, asked: Asked, form: &str) -> WrittenQuestionShape {
        WrittenQuestionShape {
            id: self.id(&asked),
            form: form.to_owned(),
            tags: self.tags(asked.tags),
            stem: asked.stem,
            why: Some(asked.why).filter(|why| !why.is_empty()),
            image: asked.image,
            ..WrittenQuestionShape::default()
        }
    }

    fn tags(&self, own: Vec<String>) -> Vec<String> {
        let own = own.iter().map(|tag| crate::exchange::text::clean_line(tag));
        let mut tags: Vec<String> = self.category.iter().cloned().chain(own).collect();
        let mut seen = HashSet::new();
        tags.retain(|tag| !tag.is_empty() && seen.insert(tag.clone()));
        tags
    }

    /// A question is whole.
    pub fn push(&mut self, line: u32, question: WrittenQuestionShape) {
        self.questions.push(question);
        self.lines.questions.push(line);
    }

    /// A question to be answered in a text of one's own: a card, whose back says what is expected.
    pub fn essay(&mut self, asked: Asked, back: String) {
        let line = asked.line;
        if back.is_empty() {
            let says = "Annals does not judge essays. It is kept as a card: write on its back what a good answer says.";
            self.note("essay-as-card", line, &asked.stem, says);
        }
        let card = CardShape {
            id: self.id(&asked),
            tags: self.tags(asked.tags),
            front: asked.stem,
            back,
            image: asked.image,
            ..CardShape::default()
        };
        self.cards.push(card);
        self.lines.cards.push(line);
    }

    /// A text without a question.
    pub fn description(&mut self, line: u32, text: &str) {
        let says =
            "It asks nothing, so it is left out. Put what it says into the questions that need it.";
        self.lose("no-question", line, text, says);
    }

    /// What was read.
    ///
    /// # Errors
    /// When nothing of it is an item and nothing is said of it.
    pub fn into_import(mut self, choices: &Choices) -> Result<Import, Unreadable> {
        if self.questions.is_empty() && self.cards.is_empty() && self.remarks.is_empty() {
            return Err(Unreadable::Broken {
                format: self.format,
                line: 0,
                says: "There is no question in it.".to_owned(),
            });
        }
        self.tell_counts();
        Ok(Import {
            format: self.format,
            set: SetShape {
                head: head(choices, "", "Questions"),
                questions: self.questions,
                cards: self.cards,
                ..SetShape::default()
            },
            lines: self.lines,
            remarks: self.remarks,
            columns: None,
        })
    }
}
