//! Timelines of TimelineJS, its JSON and its spreadsheet: each slide an event.
//!
//! Its years before our era count from 1 BCE as −1, so that −490 is 490 BCE and not 491.

mod json;
mod moment;
mod table;
mod write;

pub(super) use json::{looks_like as looks_like_json, read as read_json};
pub(super) use table::{looks_like as looks_like_table, read as read_table};
pub use write::write;

use std::collections::BTreeSet;

use moment::Moment;

use super::head::head;
use super::html::{Plain, is_picture, plain};
use super::ids::Ids;
use super::left::Left;
use super::text::{clean, clean_line};
use super::{Choices, Format, Import, Lines, MOST_ITEMS, Remark, Unreadable};
use crate::set::Severity;
use crate::set::format::{EraShape, EventShape, ImageShape, SetShape};

/// What a slide is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sort {
    #[default]
    Event,
    Title,
    Era,
}

/// A slide or a row, as it stands there.
#[derive(Debug, Default)]
struct Slide {
    line: u32,
    sort: Sort,
    id: String,
    start: Moment,
    end: Moment,
    headline: String,
    text: String,
    url: String,
    caption: String,
    alt: String,
    credit: String,
    group: String,
    display_date: String,
    /// The whole date, where Annals wrote the timeline.
    edtf: String,
    background: String,
}

/// The most distinct credits of pictures that are kept.
const MOST_CREDITS: usize = 50;

/// What was read so far.
#[derive(Default)]
struct Timeline {
    title: Option<String>,
    events: Vec<EventShape>,
    lines: Vec<u32>,
    eras: Vec<EraShape>,
    ids: Ids,
    era_ids: Ids,
    credits: BTreeSet<String>,
    left: Left,
    remarks: Vec<Remark>,
}

impl Timeline {
    fn take(&mut self, slide: Slide) {
        match slide.sort {
            Sort::Event if self.events.len() >= MOST_ITEMS => self.left.add(
                Severity::Error,
                "too-many-items",
                slide.line,
                &slide.headline,
                "More events than are read of one file. Part the file.",
            ),
            Sort::Event => self.event(slide),
            Sort::Era => self.era(&slide),
            Sort::Title if self.title.is_none() => self.title(&slide),
            // A timeline has one title; the program shows a second one as an event.
            Sort::Title => self.event(slide),
        }
    }

    fn title(&mut self, slide: &Slide) {
        self.title = Some(plain(&slide.headline).text);
        let says = plain(&slide.text).text;
        if !says.is_empty() {
            self.left.add(
                Severity::Note,
                "title-text",
                slide.line,
                &says,
                "A set has a title and no text below it, so the text of the title slide is left out.",
            );
        }
    }

    fn era(&mut self, slide: &Slide) {
        let name = clean_line(&plain(&slide.headline).text);
        self.eras.push(EraShape {
            id: self.era_ids.of(&name),
            date: date(slide),
            name,
        });
    }

    fn event(&mut self, slide: Slide) {
        let title = clean_line(&plain(&slide.headline).text);
        let Plain { text, image, .. } = plain(&slide.text);
        self.smaller(&slide);
        let image = self.picture(&slide).or(image);
        let id = match is_id(&slide.id) {
            true => slide.id.clone(),
            false => self.ids.of(&title),
        };
        self.events.push(EventShape {
            id,
            date: date(&slide),
            kind: clean_line(&slide.group),
            title,
            summary: Some(text).filter(|text| !text.is_empty()),
            image,
            ..EventShape::default()
        });
        self.lines.push(slide.line);
    }

    /// The picture of a slide; anything else that it shows is told.
    fn picture(&mut self, slide: &Slide) -> Option<ImageShape> {
        let url = clean_line(&slide.url);
        if url.is_empty() {
            return None;
        }
        if !shows_picture(&url) {
            let says = "A set shows pictures only, and this is a film, a map, a quotation, or a page. Give the address of a picture, one that ends in .jpg, .png, .gif or .webp.";
            let code = "media-left-out";
            let remark = Remark::new(Severity::Warning, code, slide.line, &url, says);
            self.remarks.push(remark.of_column("media"));
            return None;
        }
        let credit = clean_line(&plain(&slide.credit).text);
        if !credit.is_empty() && self.credits.len() < MOST_CREDITS {
            self.credits.insert(credit);
        }
        let alt = match clean_line(&slide.alt) {
            alt if alt.is_empty() => clean_line(&plain(&slide.caption).text),
            alt => alt,
        };
        Some(ImageShape { url, alt })
    }

    /// What is left out without harm, told once.
    fn smaller(&mut self, slide: &Slide) {
        let times = [&slide.start.time, &slide.end.time];
        let time = times.into_iter().find(|time| !time.is_empty());
        let all = [
            (
                "time-left-out",
                time,
                "Dates of a set have no time of day, so it is left out.",
            ),
            (
                "display-date",
                Some(&slide.display_date).filter(|_| slide.edtf.is_empty()),
                "The date is worded from its numbers, so the wording of the timeline is left out.",
            ),
            (
                "background",
                Some(&slide.background),
                "A set has no backgrounds, so this one is left out.",
            ),
        ];
        for (code, text, says) in all {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                self.left.add(Severity::Note, code, slide.line, text, says);
            }
        }
    }

    fn done(mut self, format: Format, choices: &Choices) -> Result<Import, Unreadable> {
        if self.events.is_empty() {
            return Err(Unreadable::Broken {
                format,
                line: 0,
                says: "There is no event in it.".to_owned(),
            });
        }
        let mut head = head(
            choices,
            self.title.as_deref().unwrap_or_default(),
            "A timeline",
        );
        if !self.credits.is_empty() {
            let credits: Vec<String> = self.credits.into_iter().collect();
            head.attribution = format!("Pictures: {}", credits.join("; "));
        }
        self.remarks.extend(self.left.remarks());
        Ok(Import {
            format,
            set: SetShape {
                head,
                eras: self.eras,
                events: self.events,
                ..SetShape::default()
            },
            lines: Lines {
                events: self.lines,
                ..Lines::default()
            },
            remarks: self.remarks,
            columns: None,
        })
    }
}

/// From when to when, as EDTF; what is no date, as it stands there.
fn date(slide: &Slide) -> String {
    if !slide.edtf.is_empty() {
        return slide.edtf.clone();
    }
    let (start, end) = (slide.start.edtf(), slide.end.edtf());
    match (start.is_empty(), end.is_empty()) {
        (_, true) => start,
        (true, false) => format!("../{end}"),
        (false, false) if start == end => start,
        (false, false) => format!("{start}/{end}"),
    }
}

/// Whether an address is that of a picture: by its ending, as the program itself tells.
fn shows_picture(url: &str) -> bool {
    if url.starts_with("data:") {
        return is_picture(url);
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web && matches!(&*ending, "jpg" | "jpeg" | "png" | "gif" | "webp")
}

fn is_id(text: &str) -> bool {
    let fits = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.' | ':');
    !text.is_empty() && text.chars().all(fits)
}

/// The text of a cell or a field.
fn cell(text: &str) -> String {
    clean(text)
}
