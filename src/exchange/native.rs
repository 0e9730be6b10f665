//! A set of Annals: its own JSON.

use std::borrow::Cow;
use std::collections::HashMap;

use super::listed::Listed;
use super::text::is_harmful;
use super::{Format, Import, Lines, Progress, Remark, Unreadable, tally};
use crate::set::{self, Finding, Severity};

/// Reads a set from elsewhere. Items that do not have the shape of their kind are refused.
///
/// # Errors
/// When it is no set, or made of far too much.
pub(super) fn read(bytes: &[u8], progress: Progress<'_>) -> Result<Import, Unreadable> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| broken(0, "It is not UTF-8. Save it again as UTF-8.".to_owned()))?;
    match tally::fault(text) {
        Some(says) => Err(broken(0, says)),
        None => read_any(&seen(text), progress),
    }
}

/// The same, however much it is made of.
///
/// # Errors
/// When it is no JSON, or no set.
pub(super) fn read_any(text: &str, progress: Progress<'_>) -> Result<Import, Unreadable> {
    let (set, findings) = set::shape(text).map_err(|error| match error {
        set::Unreadable::NotASet { line, column, why } => {
            let says = format!("At character {column}: {why}. Mend it there.");
            broken(line, says)
        }
        set::Unreadable::UnknownFormat(_) | set::Unreadable::BadId(_) => {
            broken(1, format!("{error}."))
        }
    })?;
    let mut lines = LinesOfItems::default();
    let remarks = findings.iter().map(|finding| {
        let says = finding.problem.to_string();
        let code = finding.problem.code();
        let place = [finding.list.name(), " ", &finding.row.to_string()].concat();
        let remark = Remark::new(
            Severity::Error,
            code,
            lines.of(text, finding),
            &finding.item,
            says,
        );
        remark.of_column(&[place.as_str(), " ", &finding.field].concat())
    });
    let remarks = remarks.collect();
    let rows = |count: usize| (1..).take(count).collect();
    let lines = Lines {
        events: rows(set.events.len()),
        cards: rows(set.cards.len()),
        questions: rows(set.questions.len()),
    };
    let all = u32::try_from(set.events.len()).unwrap_or(u32::MAX);
    progress(all, all);
    Ok(Import {
        format: Format::Native,
        set,
        lines,
        remarks,
        columns: None,
    })
}

fn broken(line: usize, says: String) -> Unreadable {
    Unreadable::Broken {
        format: Format::Native,
        line: u32::try_from(line).unwrap_or(u32::MAX),
        says,
    }
}

/// On which line of the file the items of each list begin; looked for where one was refused.
#[derive(Default)]
struct LinesOfItems(HashMap<&'static str, Vec<u32>>);

impl LinesOfItems {
    /// The line of the item that a finding is about; 0 where it is about none.
    fn of(&mut self, text: &str, finding: &Finding) -> u32 {
        let list = finding.list.name();
        let lines = self.0.entry(list).or_insert_with(|| {
            let listed = Listed::at(text, &[list]);
            let each = listed.iter().flat_map(Listed::each);
            each.map(|item| item.line).collect()
        });
        let at = usize::try_from(finding.row).ok();
        let at = at.and_then(|row| row.checked_sub(1));
        at.and_then(|at| lines.get(at)).copied().unwrap_or_default()
    }
}

/// JSON without signs that are not seen and do harm, written out or as `\u202e`.
pub(super) fn seen(text: &str) -> Cow<'_, str> {
    let is_hidden = |sign: char| is_harmful(sign) && !matches!(sign, '\n' | '\r' | '\t');
    if !text.contains("\\u") && !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|sign| sign == '\\' || is_hidden(sign)) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let mut signs = found.chars();
        if signs.next() != Some('\\') {
            rest = signs.as_str();
            continue;
        }
        // What is escaped, a backslash say, begins nothing.
        let length = 1 + signs.next().map_or(0, char::len_utf8);
        let (escape, after) = found.split_at(length);
        let digits = after.get(..4).filter(|_| escape == "\\u");
        let sign = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match sign
            .and_then(char::from_u32)
            .filter(|sign| is_hidden(*sign))
        {
            Some(_) => rest = after.get(4..).unwrap_or_default(),
            None => {
                out.push_str(escape);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::seen;
    use crate::exchange::{self, Choices, LARGEST_FILE, Unreadable};

    #[test]
    fn what_is_kept_here_is_read_again_however_large_it_has_become() {
        let set = r#"{"format":"annals-set/1","id":"x","title":"X","events":[]}"#;
        let text = [set, &" ".repeat(LARGEST_FILE)].concat();
        let progress = &mut |_, _| {};
        let foreign = exchange::read(text.as_bytes(), &Choices::default(), progress);
        assert_eq!(foreign, Err(Unreadable::TooLarge(text.len())));
        let kept = exchange::read_kept(&text, progress).unwrap();
        assert_eq!(kept.set.head.title, "X");
    }

    #[test]
    fn what_is_not_seen_is_taken_out_however_it_is_written() {
        for (text, wanted) in [
            ("\"a\u{202e}b\u{0}\"", "\"ab\""),
            (r#""a\u202Eb\u0000\u0007""#, r#""ab""#),
            // A backslash and letters.
            (r#""a\\u202eb""#, r#""a\\u202eb""#),
            (r#""\\\u202e""#, r#""\\""#),
            // Ends of lines and tabs are seen; so is what is no sign by itself.
            (
                "{\n\t\"a\": \"\\n\\u000a\\u0009\"}",
                "{\n\t\"a\": \"\\n\\u000a\\u0009\"}",
            ),
            (
                r#""\ud83d\ude80 \u00e9 \u20""#,
                r#""\ud83d\ude80 \u00e9 \u20""#,
            ),
            (r"\", r"\"),
            (r"\u+041\u202", r"\u+041\u202"),
            ("plain", "plain"),
        ] {
            assert_eq!(seen(text), wanted);
        }
    }
}
