//! Aiken: a question on a line, its options on lines with letters, and `ANSWER: B`.

use super::moodle::{Answer, Asked, Gathered};
use super::text::clean_line;
use super::{Choices, Format, Import, Progress, Unreadable};

/// So many lines are looked at to tell what a text is.
const LOOKED_AT: usize = 200;
/// After so many lines it is told how far the reading has come.
const STEP: u32 = 5_000;

/// Whether a text is Aiken: an answer by its letter, under an option with a letter.
pub(super) fn looks_like(text: &str) -> bool {
    let mut has_option = false;
    lines(text).take(LOOKED_AT).any(|line| {
        has_option |= option(line).is_some();
        has_option && key(line).is_some_and(|key| key.is_some())
    })
}

/// Reads a file of Aiken. Its texts are literal: what looks like markup is text.
///
/// # Errors
/// When there is no question in it.
pub(super) fn read(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let mut gathered = Gathered::new(Format::Aiken);
    let mut open: Option<Open> = None;
    for (number, line) in (1_u32..).zip(lines(text)) {
        if number.is_multiple_of(STEP) {
            progress(number, 0);
        }
        if line.is_empty() {
            continue;
        }
        if let Some(text) = option(line) {
            match &mut open {
                Some(question) => question.options.push(clean_line(text)),
                None => {
                    let says = "An option without a question above it. Write the question on the line before.";
                    gathered.refuse("no-question", number, line, says);
                }
            }
        } else if let Some(key) = key(line) {
            match open.take() {
                Some(question) => question.close(key, number, line, &mut gathered),
                None => {
                    let says = "An answer without a question above it.";
                    gathered.refuse("no-question", number, line, says);
                }
            }
        } else {
            if gathered.is_full(number) {
                break;
            }
            open = Open::after(open.take(), number, line, &mut gathered);
        }
    }
    if let Some(question) = open {
        question.tell_unfinished(&mut gathered);
    }
    let count = gathered.count();
    progress(count, count);
    gathered.into_import(choices)
}

/// A question whose answer has not come yet.
struct Open {
    line: u32,
    stem: String,
    options: Vec<String>,
}

impl Open {
    /// A line that is neither an option nor an answer: a question begins, or goes on.
    fn after(open: Option<Open>, line: u32, text: &str, gathered: &mut Gathered) -> Option<Open> {
        if let Some(question) = open {
            question.tell_unfinished(gathered);
        }
        Some(Open {
            line,
            stem: clean_line(text),
            options: Vec::new(),
        })
    }

    fn close(self, key: Option<usize>, line: u32, answer: &str, gathered: &mut Gathered) {
        if self.options.len() < 2 {
            let says = "It needs two options or more, each on a line of its own: A) first.";
            gathered.refuse("too-few-options", self.line, &self.stem, says);
            return;
        }
        if key.is_none_or(|key| key >= self.options.len()) {
            let says = "The answer is not the letter of an option. Write ANSWER: and the letter.";
            gathered.lose("no-key", line, answer, says);
        }
        let options = self.options.into_iter().enumerate();
        let answers = options.map(|(at, text)| Answer {
            percent: if key == Some(at) { 100.0 } else { 0.0 },
            text,
            says: String::new(),
        });
        let asked = Asked {
            line: self.line,
            stem: self.stem,
            ..Asked::default()
        };
        gathered.choice(asked, answers.collect(), true);
    }

    fn tell_unfinished(self, gathered: &mut Gathered) {
        let says = "The question is not finished: a line that begins with ANSWER: is missing, or the question runs over two lines.";
        gathered.refuse("not-finished", self.line, &self.stem, says);
    }
}

/// The lines of a text, whatever ends them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split('\n').flat_map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        line.split('\r')
    });
    lines.map(str::trim)
}

/// What stands behind `A)` or `B.`.
fn option(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(|sign: char| sign.is_ascii_uppercase())?;
    rest.strip_prefix([')', '.'])
}

/// Whether a line is an answer; which option, where it names one.
fn key(line: &str) -> Option<Option<usize>> {
    let letter = line.strip_prefix("ANSWER:")?.trim_start().bytes().next();
    let letter = letter.filter(u8::is_ascii_uppercase);
    Some(letter.map(|letter| usize::from(letter - b'A')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(text: &str) -> Import {
        read(text, &Choices::default(), &mut |_, _| {}).unwrap()
    }

    #[test]
    fn both_marks_of_options_and_all_ends_of_lines_are_read() {
        let text = "Which sea?\r\nA) Baltic\r\nB. <b>Black</b>\r\n\r\nC)White\nANSWER: B\rWhen?\rA. 1904\rB. 1905\rANSWER:A";
        assert!(looks_like(text));
        let import = import(text);
        assert_eq!(import.remarks, []);
        assert_eq!(import.lines.questions, [1, 7]);
        let [first, second] = import.set.questions.as_slice() else {
            panic!("{import:?}");
        };
        assert_eq!(first.options, ["Baltic", "<b>Black</b>", "White"]);
        assert_eq!(
            (first.key.as_slice(), first.id.as_str()),
            (["<b>Black</b>".to_owned()].as_slice(), "which-sea")
        );
        assert_eq!(
            (second.stem.as_str(), second.key.as_slice()),
            ("When?", ["1904".to_owned()].as_slice())
        );
    }

    #[test]
    fn what_is_not_finished_is_told_by_its_line() {
        let text = "A) early\nANSWER: A\nFirst line\nsecond line\nA) one\nANSWER: A\nGood?\nA) yes\nB) no\nANSWER: C\nLast\nA) x\nB) y\n";
        let import = import(text);
        let told: Vec<_> = import
            .remarks
            .iter()
            .map(|told| (told.line, told.code))
            .collect();
        assert_eq!(
            told,
            [
                (1, "no-question"),
                (2, "no-question"),
                (3, "not-finished"),
                (4, "too-few-options"),
                (10, "no-key"),
                (11, "not-finished")
            ]
        );
        // Without a key it is there to be mended.
        assert_eq!(import.set.questions.len(), 1);
        assert_eq!(import.set.questions[0].key, [] as [&str; 0]);
    }

    #[test]
    fn of_very_many_faults_the_first_are_told_and_the_others_counted() {
        let import = import(&"A) no question\n".repeat(5_000));
        assert_eq!(import.remarks.len(), 1_001);
        let last = import.remarks.last().unwrap();
        assert_eq!(
            (last.line, last.says.as_str()),
            (0, "There are 4000 more of this sort.")
        );
    }

    #[test]
    fn a_file_is_read_whole() {
        let text = include_str!("../../tests/fixtures/exchange/aiken/two.txt");
        let import = import(text);
        assert_eq!((import.remarks.len(), import.set.questions.len()), (0, 2));
        assert!(import.set.questions.iter().all(|one| one.form == "choice"));
    }

    #[test]
    fn other_texts_are_not_taken_for_it() {
        for text in ["", "date,title\n1904,War", "A) one\nB) two", "ANSWER: A"] {
            assert!(!looks_like(text), "{text}");
        }
    }
}
