//! Marked-up texts as plain ones. What comes out is shown as text and never as markup, whatever
//! it says.

mod entities;
mod html;
mod markdown;
mod sheet;

pub use entities::decoded;

use super::text::clean;
use crate::set::format::ImageShape;

/// How a text is marked up; the names are Moodle's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// HTML.
    #[default]
    Html,
    /// HTML in which the end of a line is one: Moodle's auto-format.
    Auto,
    /// Markdown, with HTML in it.
    Markdown,
    /// Not at all.
    Plain,
}

/// What is left of a marked-up text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stripped {
    /// Its words.
    pub text: String,
    /// The pictures in it, in order.
    pub pictures: Vec<Picture>,
    /// How many films, sounds and pages stood in it.
    pub media: u32,
}

/// A picture as a text names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its address, of any sort.
    pub src: String,
    /// What is to be seen.
    pub alt: String,
}

/// The plain text of a marked-up one.
#[must_use]
pub fn stripped(text: &str, markup: Markup) -> Stripped {
    match markup {
        Markup::Plain => Stripped {
            text: clean(text),
            ..Stripped::default()
        },
        Markup::Html => html::stripped(text, false),
        Markup::Auto => html::stripped(text, true),
        Markup::Markdown => html::stripped(&markdown::as_html(text), false),
    }
}

/// A plain text as HTML that [`stripped`] takes back to it.
#[must_use]
pub fn as_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    let mut after_space = false;
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>"),
            // The second of two spaces, and one that begins a line, would not be shown.
            ' ' if after_space || html.is_empty() => html.push_str("&nbsp;"),
            sign => html.push(sign),
        }
        after_space = sign == ' ' || sign == '\n';
    }
    html
}

impl Picture {
    /// The picture as a set may hold it: from the web, or in itself; a picture and nothing else.
    #[must_use]
    pub fn shape(&self) -> Option<ImageShape> {
        let url = self.src.trim();
        let fits = url.starts_with("https://") || is_picture_in_itself(url);
        let is_plain = !url.contains(|sign: char| sign.is_whitespace() || sign.is_control());
        (fits && is_plain).then(|| ImageShape {
            url: url.to_owned(),
            alt: super::text::clean_line(&self.alt),
        })
    }
}

/// Whether an address is a picture written out: PNG, JPEG, GIF or WebP in base64.
fn is_picture_in_itself(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("data:image/") else {
        return false;
    };
    let Some((format, data)) = rest.split_once(";base64,") else {
        return false;
    };
    matches!(format, "png" | "jpeg" | "gif" | "webp") && is_base64(data)
}

/// Whether a text is nothing but signs of base64.
#[must_use]
pub fn is_base64(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    !text.is_empty() && text.bytes().all(fits)
}

#[cfg(test)]
mod tests;
