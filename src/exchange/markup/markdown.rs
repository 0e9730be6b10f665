//! Markdown to HTML, as far as the words and the ends of lines need it; what looks is lost anyway.

use super::as_html as escaped;

/// The words of some Markdown as HTML: items of lists, headings, pictures, links and code.
pub(super) fn as_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 64);
    let mut is_code = false;
    for line in text.lines() {
        let words = line.trim();
        if words.starts_with("```") || words.starts_with("~~~") {
            is_code = !is_code;
            html.push_str("<br>");
        } else if is_code {
            html.push_str(&escaped(line));
            html.push_str("<br>");
        } else {
            block(&mut html, words);
            let breaks = line.ends_with("  ") || line.ends_with('\\');
            html.push_str(if breaks { "<br>" } else { "\n" });
        }
    }
    html
}

fn block(html: &mut String, words: &str) {
    let heading = words.trim_start_matches('#');
    if words.is_empty() || words.trim_start_matches(['=', '-']).is_empty() {
        html.push_str("<p>");
    } else if heading.len() < words.len() && heading.starts_with(' ') {
        html.push_str("<p>");
        inline(html, heading.trim().trim_end_matches('#').trim_end());
        html.push_str("</p>");
    } else if let Some(item) = item(words) {
        html.push_str("<li>");
        inline(html, item);
    } else {
        let quoted = words.strip_prefix("> ").unwrap_or(words);
        inline(html, quoted.strip_suffix('\\').unwrap_or(quoted));
    }
}

/// What stands behind the mark of an item.
fn item(words: &str) -> Option<&str> {
    let mut marks = ["- ", "* ", "+ "].into_iter();
    marks.find_map(|mark| words.strip_prefix(mark))
}

/// A line without the marks of emphasis, with its links as words.
fn inline(html: &mut String, line: &str) {
    let mut rest = line;
    let mut before = ' ';
    while let Some(sign) = rest.chars().next() {
        let after = rest.get(sign.len_utf8()..).unwrap_or_default();
        let next = after.chars().next().unwrap_or(' ');
        let mut taken = sign.len_utf8();
        match sign {
            '\\' if next.is_ascii_punctuation() => {
                html.push_str(&escaped(next.encode_utf8(&mut [0; 4])));
                taken += 1;
            }
            '!' | '[' => match link(rest) {
                Some((length, words, address)) => {
                    if sign == '!' {
                        let (address, words) = (escaped(address), escaped(words));
                        html.extend(["<img src=\"", &address, "\" alt=\"", &words, "\">"]);
                    } else {
                        html.push_str(&words.replace(['*', '`'], ""));
                    }
                    taken = length;
                }
                None => html.push(sign),
            },
            '*' | '`' if next != ' ' || before != ' ' => {}
            '_' => {
                let marks = rest.len() - rest.trim_start_matches('_').len();
                let next = rest.get(marks..).and_then(|after| after.chars().next());
                let next = next.unwrap_or(' ');
                taken = marks;
                // Within a word it is a sign like any other, and three of them are a gap.
                let is_sign = before.is_alphanumeric() && next.is_alphanumeric();
                if is_sign || marks > 2 || (before == ' ' && next == ' ') {
                    html.push_str(rest.get(..marks).unwrap_or_default());
                }
            }
            sign => html.push(sign),
        }
        before = sign;
        rest = rest.get(taken..).unwrap_or_default();
    }
}

/// `[words](address)`, or `![words](address)` at the beginning of a text: its length and its parts.
fn link(text: &str) -> Option<(usize, &str, &str)> {
    /// The longest words that are looked at, so that many open brackets cost little.
    const LONGEST: usize = 500;
    let opened = text.strip_prefix('!').unwrap_or(text).strip_prefix('[')?;
    let mut window = LONGEST.min(opened.len());
    while !opened.is_char_boundary(window) {
        window -= 1;
    }
    let (words, _) = opened.get(..window)?.split_once("](")?;
    let rest = opened.get(words.len() + 2..)?;
    let ends = |sign: char| matches!(sign, ')' | ' ' | '[');
    let address = rest.split(ends).next()?;
    let (_, closed) = rest.get(address.len()..)?.split_once(')')?;
    Some((text.len() - closed.len(), words, address))
}
