//! The signs that GIFT gives a meaning, and how they are written without it.

/// The signs, and what stands for each of them while a text is parted. These mean nothing in
/// Unicode and are in no text (`U+FDD0` to `U+FDD6` are noncharacters).
const SIGNS: [(char, char); 7] = [
    (':', '\u{fdd0}'),
    ('#', '\u{fdd1}'),
    ('=', '\u{fdd2}'),
    ('{', '\u{fdd3}'),
    ('}', '\u{fdd4}'),
    ('~', '\u{fdd5}'),
    ('\n', '\u{fdd6}'),
];

/// A text in which every escaped sign is hidden, so that the others can be looked for: `\:` and
/// the like, `\n` for the end of a line, `\\` for a backslash. Another backslash is itself.
pub(super) fn hidden(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        push(&mut out, before);
        let next = after.chars().next();
        let escaped = next.and_then(|next| match next {
            '\\' => Some('\\'),
            'n' => Some('\u{fdd6}'),
            '\n' => None,
            next => SIGNS
                .iter()
                .find(|(sign, _)| next == *sign)
                .map(|(_, hidden)| *hidden),
        });
        out.push(escaped.unwrap_or('\\'));
        // What is escaped is one byte long.
        rest = after
            .get(usize::from(escaped.is_some())..)
            .unwrap_or_default();
    }
    push(&mut out, rest);
    out
}

/// Takes a text over, without signs that stand for others here.
fn push(out: &mut String, text: &str) {
    match may_hide(text) {
        true => out.extend(text.chars().filter(|sign| !is_hidden(*sign))),
        false => out.push_str(text),
    }
}

/// Whether a text may hold a hidden sign: all of them begin with this byte.
fn may_hide(text: &str) -> bool {
    text.as_bytes().contains(&0xef)
}

fn is_hidden(sign: char) -> bool {
    ('\u{fdd0}'..='\u{fdef}').contains(&sign)
}

/// The text that was hidden.
pub(super) fn shown(text: &str) -> String {
    if !may_hide(text) {
        return text.to_owned();
    }
    let signs = text.chars().map(|sign| {
        let found = SIGNS.iter().find(|(_, hidden)| *hidden == sign);
        found.map_or(sign, |(sign, _)| *sign)
    });
    signs.collect()
}

/// A text as it is written into a file.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '\n' => out.push_str("\\n"),
            '\r' => {}
            '\\' | ':' | '#' | '=' | '{' | '}' | '~' => out.extend(['\\', sign]),
            sign => out.push(sign),
        }
    }
    out
}
