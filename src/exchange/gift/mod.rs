//! GIFT, Moodle's questions in plain text, read as Moodle reads it.

mod escapes;
mod paragraph;
mod question;
mod write;

pub(super) use write::share;
pub use write::write;

use super::moodle::Gathered;
use super::{Choices, Format, Import, Progress, Unreadable};

/// So much of a file is looked at to tell what it is.
const LOOKED_AT: usize = 16_000;
/// After so many paragraphs it is told how far the reading has come.
const STEP: u32 = 1_000;

/// Whether a text is GIFT: a title between double colons, a category, or answers in braces.
pub(super) fn looks_like(text: &str) -> bool {
    let text: String = text.chars().take(LOOKED_AT).collect();
    let text = text.trim_start();
    if text.starts_with(['{', '<']) || text.starts_with("[{") {
        return false;
    }
    if text.lines().any(is_of_gift_alone) {
        return true;
    }
    let text = escapes::hidden(text);
    let mut blocks = text.split('{').skip(1);
    blocks.any(|block| {
        let (answers, after) = block.split_once('}').unwrap_or((block, "."));
        let answers = answers.trim();
        let before_comment = answers.split('#').next().unwrap_or_default().trim();
        let is_truth = ["T", "TRUE", "F", "FALSE"].contains(&before_comment);
        // Nothing in braces at the end of a line asks for an essay.
        let ends_line = after.is_empty() || after.starts_with(['\n', '\r']);
        answers.starts_with(['=', '~', '#']) || is_truth || (answers.is_empty() && ends_line)
    })
}

/// Whether a line begins as lines of no other format do: `::title::`, `$CATEGORY:`, `[html]`.
fn is_of_gift_alone(line: &str) -> bool {
    let line = line.trim_start();
    let title = line.strip_prefix("::");
    let marks = ["$CATEGORY:", "[html]", "[moodle]", "[markdown]", "[plain]"];
    title.is_some_and(|title| title.contains("::"))
        || marks.iter().any(|mark| line.starts_with(mark))
}

/// Reads a file of GIFT.
///
/// # Errors
/// When there is no question in it.
pub(super) fn read(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let mut gathered = Gathered::new(Format::Gift);
    let questions = text.matches("{").count();
    gathered.make_room(questions, text.len());
    for (count, paragraph) in (1_u32..).zip(paragraph::paragraphs(text)) {
        if gathered.is_full(paragraph.line) {
            break;
        }
        question::read(paragraph, &mut gathered);
        if count.is_multiple_of(STEP) {
            progress(count, 0);
        }
    }
    let count = gathered.count();
    progress(count, count);
    gathered.into_import(choices)
}

#[cfg(test)]
pub(super) mod tests;
