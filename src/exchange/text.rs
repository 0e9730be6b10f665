//! Texts of a file as a set may hold them.

/// A text without signs that are not seen and do harm: NUL and other controls, and those that
/// turn the direction of what stands behind them. Line ends become `\n`; spaces around it go.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut signs = text.trim().chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\r' => {
                signs.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\n' | '\t' => cleaned.push(sign),
            '\u{a0}' => cleaned.push(' '),
            _ if is_harmful(sign) => {}
            _ => cleaned.push(sign),
        }
    }
    cleaned
}

/// The same on one line.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let cleaned = clean(text);
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    words.join(" ")
}

/// Whether a sign is not seen, and does harm; ends of lines and tabs, which are controls, are none
/// of these to [`clean`].
pub(super) fn is_harmful(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            // Embeddings, overrides and isolates of direction.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}'
            // What has no width, and marks of the order of bytes.
            | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            // Tags that spell a hidden text.
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_taken_out() {
        for (text, cleaned) in [
            ("  a\u{0}b\r\nc\rd\t ", "ab\nc\nd"),
            ("\u{202e}txt.exe", "txt.exe"),
            ("\u{feff}x\u{a0}y", "x y"),
            ("naïve 日本 👩\u{200d}🚀", "naïve 日本 👩\u{200d}🚀"),
        ] {
            assert_eq!(clean(text), cleaned);
        }
        assert_eq!(clean_line(" a \n b\t c "), "a b c");
    }
}
