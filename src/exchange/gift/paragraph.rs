//! A file of GIFT by its empty lines: each paragraph is a question, even where its braces are open.

use crate::exchange::text::clean_line;

/// What lies between two empty lines.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its first line that is no comment, from 1.
    pub line: u32,
    /// Its text, without comments.
    pub text: String,
    /// The id that a comment names.
    pub id: Option<String>,
    /// The tags that comments name.
    pub tags: Vec<String>,
}

/// Signs that PHP's `trim` takes off.
const BLANK: [char; 6] = [' ', '\t', '\n', '\r', '\0', '\u{b}'];

/// The paragraphs of a file, in order.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Paragraph> {
    let mut lines = (1..).zip(text.split('\n').flat_map(parts));
    std::iter::from_fn(move || {
        let mut paragraph = Paragraph::default();
        for (number, line) in lines.by_ref() {
            let line = line.trim_matches(BLANK);
            if line.is_empty() {
                if !paragraph.text.is_empty() {
                    return Some(paragraph);
                }
                // Comments above an empty line belong to no question.
                paragraph = Paragraph::default();
            } else if let Some(comment) = line.strip_prefix("//") {
                paragraph.comment(comment);
            } else {
                if paragraph.text.is_empty() {
                    paragraph.line = number;
                } else {
                    paragraph.text.push('\n');
                }
                paragraph.text.push_str(line);
            }
        }
        (!paragraph.text.is_empty()).then_some(paragraph)
    })
}

/// The lines of a line that older machines ended otherwise.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.strip_suffix('\r').unwrap_or(line).split('\r')
}

impl Paragraph {
    /// Takes `[id:…]` and `[tag:…]` out of a comment.
    fn comment(&mut self, comment: &str) {
        let mut rest = comment;
        while let Some((_, token)) = rest.split_once('[') {
            rest = token;
            if let Some(id) = token.strip_prefix("id:") {
                let found = self.id.is_none().then(|| value(id, &[])).flatten();
                self.id = self.id.take().or(found);
            } else if let Some(tag) = token.strip_prefix("tag:") {
                self.tags.extend(value(tag, &['<', '>', '`']));
            }
        }
    }
}

/// What stands before the `]` that closes a token, `\]` being one that does not; `None` where it
/// holds a sign that it may not, or nothing.
fn value(text: &str, forbidden: &[char]) -> Option<String> {
    let mut value = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if signs.next_if_eq(&']').is_some() => value.push(']'),
            ']' => return Some(clean_line(&value)).filter(|value| !value.is_empty()),
            // The next token begins here: this one was not closed, and is looked at once.
            '[' if value.len() > 255 => return None,
            sign if forbidden.contains(&sign) || sign.is_control() => return None,
            sign => value.push(sign),
        }
        if value.len() > 1000 {
            return None;
        }
    }
    None
}
