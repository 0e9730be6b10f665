//! HTML as plain text, until `markup` does it.

use super::text::clean;
use crate::set::format::ImageShape;

/// A text with what stood in it beside words.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plain {
    pub(super) text: String,
    /// The first picture that has an address of the web or is one itself.
    pub(super) image: Option<ImageShape>,
    /// Files that are not at hand: pictures and sounds by their names.
    pub(super) files: Vec<String>,
}

pub(super) fn plain(html: &str) -> Plain {
    let mut plain = Plain::default();
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tagged) = rest.split_at(at);
        words(&mut out, before);
        let is_tag = tagged
            .chars()
            .nth(1)
            .is_some_and(|sign| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!'));
        match tagged.find('>').filter(|_| is_tag) {
            None => {
                out.push('<');
                rest = tagged.get(1..).unwrap_or_default();
                if !is_tag {
                    continue;
                }
                words(&mut out, rest);
                rest = "";
            }
            Some(end) => {
                let inner = tagged.get(1..end).unwrap_or_default();
                rest = tagged.get(end + 1..).unwrap_or_default();
                let name: String = inner
                    .trim_start_matches('/')
                    .chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect::<String>()
                    .to_ascii_lowercase();
                match &*name {
                    "br" | "p" | "div" | "li" | "tr" | "blockquote" | "h1" | "h2" | "h3" => {
                        if !out.ends_with('\n') && !out.is_empty() || name == "br" {
                            out.push('\n');
                        }
                    }
                    "img" => picture(&mut plain, inner),
                    "script" | "style" if !inner.starts_with('/') => {
                        let end = rest.find("</").unwrap_or(rest.len());
                        rest = rest.get(end..).unwrap_or_default();
                    }
                    _ => {}
                }
            }
        }
    }
    words(&mut out, rest);
    plain.text = clean(&out);
    plain
}

/// A text as HTML that says the same.
pub(super) fn escaped(text: &str) -> String {
    let text = clean(text);
    let mut html = String::with_capacity(text.len());
    let mut was_space = true;
    for sign in text.chars() {
        let is_space = sign == ' ' || sign == '\t';
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\n' => html.push_str("<br>"),
            // Of several spaces a page shows one.
            _ if is_space && was_space => html.push_str("&nbsp;"),
            _ if is_space => html.push(' '),
            sign => html.push(sign),
        }
        was_space = is_space || sign == '\n';
    }
    html
}

fn words(out: &mut String, text: &str) {
    let mut spaced = String::with_capacity(text.len());
    for sign in text.chars() {
        let sign = if sign.is_ascii_whitespace() {
            ' '
        } else {
            sign
        };
        if sign != ' ' || !(spaced.ends_with(' ')) {
            spaced.push(sign);
        }
    }
    out.push_str(&html_escape::decode_html_entities(&spaced));
}

fn picture(plain: &mut Plain, tag: &str) {
    let attribute = |name: &str| -> String {
        let Some(at) = tag.find(&format!("{name}=")) else {
            return String::new();
        };
        let rest = tag.get(at + name.len() + 1..).unwrap_or_default();
        let value = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => rest.get(1..).and_then(|rest| rest.split(quote).next()),
            _ => rest.split_whitespace().next(),
        };
        let value = value.unwrap_or_default();
        clean(&html_escape::decode_html_entities(value))
    };
    let url = attribute("src");
    if is_picture(&url) && plain.image.is_none() {
        plain.image = Some(ImageShape {
            url,
            alt: attribute("alt"),
        });
    } else {
        plain.files.push(url);
    }
}

/// Whether a picture can be shown from this address.
pub(super) fn is_picture(url: &str) -> bool {
    let itself = url.strip_prefix("data:image/").is_some_and(|rest| {
        ["png", "jpeg", "gif", "webp"].into_iter().any(|format| {
            let rest = rest.strip_prefix(format);
            rest.is_some_and(|rest| rest.starts_with(";base64,"))
        })
    });
    itself || url.starts_with("https://")
}
