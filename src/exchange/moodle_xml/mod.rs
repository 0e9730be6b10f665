//! Moodle XML, in which Moodle keeps questions whole. No entity of a document is ever expanded.

mod cloze;
mod element;
mod question;
mod raw;
mod write;

pub use write::write;

use element::{Elements, Found};

use super::moodle::Gathered;
use super::{Choices, Format, Import, Progress, Unreadable};

/// So much of a file is looked at to tell what it is.
const LOOKED_AT: usize = 8_000;
/// After so many questions it is told how far the reading has come.
const STEP: u32 = 500;

/// Whether a text is XML with a quiz in it.
pub(super) fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    let mut end = LOOKED_AT.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (beginning, _) = text.split_at(end);
    text.starts_with('<')
        && ["<quiz>", "<quiz ", "<quiz\n", "<quiz\r"]
            .iter()
            .any(|quiz| beginning.contains(quiz))
}

/// Reads a file of Moodle XML.
///
/// # Errors
/// When it is broken before its first question, declares entities, or holds no question.
pub(super) fn read(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let mut gathered = Gathered::new(Format::MoodleXml);
    let mut elements = Elements::of(text);
    let mut count: u32 = 0;
    loop {
        match elements.next() {
            Found::Question(raw) => {
                if gathered.is_full(raw.line) {
                    break;
                }
                question::read(*raw, &mut gathered);
                count += 1;
                if count.is_multiple_of(STEP) {
                    progress(count, 0);
                }
            }
            Found::End => break,
            Found::Fault { line, says } if count == 0 => {
                return Err(Unreadable::Broken {
                    format: Format::MoodleXml,
                    line,
                    says,
                });
            }
            Found::Fault { line, says } => {
                let says = [&says, " What stands behind it was not read."].concat();
                gathered.refuse("broken", line, "", says);
                break;
            }
        }
    }
    progress(count, count);
    gathered.into_import(choices)
}

#[cfg(test)]
mod tests;
