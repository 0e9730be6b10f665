//! HTML to text, in one pass. Not a parser of documents: it knows where a tag ends, which ones end
//! a line, and which hold no text.

use super::entities::decoded;
use super::sheet::Sheet;
use super::{Picture, Stripped};

/// Where text ends and another block begins.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "legend",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "title",
    "tr",
    "ul",
];
/// What holds no text of the page.
const WITHOUT_TEXT: [&str; 5] = ["script", "style", "iframe", "noembed", "noframes"];

/// The text of some HTML.
pub(super) fn stripped(html: &str, keeps_lines: bool) -> Stripped {
    let mut reader = Reader {
        html,
        at: 0,
        comments_end: true,
        heeds_quotes: true,
        tags_end: true,
        sheet: Sheet::new(keeps_lines),
    };
    reader.read();
    reader.sheet.done()
}

/// A place in HTML, and what is known of the rest, so that nothing is looked for twice in vain.
struct Reader<'a> {
    html: &'a str,
    at: usize,
    /// Whether an end of a comment may follow.
    comments_end: bool,
    /// Whether the quotes of the rest are even: a `>` between them ends no tag.
    heeds_quotes: bool,
    /// Whether any `>` may follow.
    tags_end: bool,
    sheet: Sheet,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn read(&mut self) {
        while self.at < self.html.len() {
            let rest = self.rest();
            let text = rest.find('<').unwrap_or(rest.len());
            if text > 0 {
                let (text, _) = rest.split_at(text);
                self.sheet.text(&decoded(text));
                self.at += text.len();
            } else if !self.markup() {
                self.sheet.text("<");
                self.at += 1;
            }
        }
    }

    /// Passes what begins with `<`; whether it was markup.
    fn markup(&mut self) -> bool {
        let rest = self.rest();
        if rest.starts_with("<!--") && self.comments_end {
            match rest.get(4..).and_then(|text| text.find("-->")) {
                Some(end) => {
                    self.at += 4 + end + 3;
                    return true;
                }
                None => self.comments_end = false,
            }
        }
        let is_closing = rest.starts_with("</");
        let name_at = if is_closing { 2 } else { 1 };
        let first = rest.as_bytes().get(name_at).copied().unwrap_or(b' ');
        let is_tag = first.is_ascii_alphabetic();
        if !is_tag && !rest.starts_with("<!") && !rest.starts_with("<?") {
            return false;
        }
        let Some(end) = self.tag_end() else {
            return false;
        };
        self.at += end + 1;
        if is_tag {
            let tag = rest.get(name_at..end).unwrap_or_default();
            let ends = |sign: char| sign.is_ascii_whitespace() || sign == '/';
            let (name, attributes) = match tag.find(ends) {
                Some(at) => tag.split_at(at),
                None => (tag, ""),
            };
            let name = &name.to_ascii_lowercase();
            if is_closing {
                self.close(name);
            } else {
                self.open(name, attributes);
            }
        }
        true
    }

    /// Where the tag that begins here ends: a `>` that stands in no quoted value.
    fn tag_end(&mut self) -> Option<usize> {
        if !self.tags_end {
            return None;
        }
        let rest = self.rest();
        if self.heeds_quotes {
            let (mut quote, mut before) = (None, b' ');
            for (at, byte) in rest.bytes().enumerate() {
                match quote {
                    Some(open) if byte == open => quote = None,
                    Some(_) => continue,
                    None if byte == b'>' => return Some(at),
                    None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
                    None => {}
                }
                if !byte.is_ascii_whitespace() {
                    before = byte;
                }
            }
            self.heeds_quotes = false;
        }
        let end = rest.find('>');
        self.tags_end = end.is_some();
        end
    }

    fn open(&mut self, name: &str, attributes: &str) {
        match name {
            "br" => self.sheet.line(),
            "li" => self.sheet.item(),
            "td" | "th" => self.sheet.cell(),
            "sub" | "sup" => self.sheet.shift(name == "sup"),
            "img" => self.sheet.pictures.push(Picture {
                src: attribute(attributes, "src"),
                alt: attribute(attributes, "alt"),
            }),
            "pre" => {
                self.sheet.block();
                self.sheet.preformatted += 1;
            }
            "iframe" | "audio" | "video" | "object" | "embed" => self.sheet.media += 1,
            name if BLOCKS.contains(&name) => self.sheet.block(),
            _ => {}
        }
        if WITHOUT_TEXT.contains(&name) {
            self.at += length_until_closed(self.rest(), name);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "sub" | "sup" => self.sheet.unshift(),
            "pre" => {
                self.sheet.preformatted = self.sheet.preformatted.saturating_sub(1);
                self.sheet.block();
            }
            name if name == "li" || BLOCKS.contains(&name) => self.sheet.block(),
            _ => {}
        }
    }
}

/// How far it is to `</name`; to the end of all, where it is never closed.
fn length_until_closed(html: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find("</")) {
        at += found + 2;
        let closed = html.as_bytes().get(at..at + name.len());
        if closed.is_some_and(|closed| closed.eq_ignore_ascii_case(name.as_bytes())) {
            return at - 2;
        }
    }
    html.len()
}

/// The value of an attribute; empty where there is none.
fn attribute(attributes: &str, wanted: &str) -> String {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|sign: char| sign.is_ascii_whitespace() || sign == '/');
        if rest.is_empty() {
            return String::new();
        }
        let ends = |sign: char| sign.is_ascii_whitespace() || sign == '=';
        // A name that begins with `=` is one, as in browsers.
        let end = rest.char_indices().skip(1).find(|(_, sign)| ends(*sign));
        let (name, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            Some(_) | None => {
                let end = value.find(|sign: char| sign.is_ascii_whitespace());
                value.split_at(end.unwrap_or(value.len()))
            }
        };
        if name.eq_ignore_ascii_case(wanted) {
            return decoded(value).into_owned();
        }
        rest = after;
    }
}
