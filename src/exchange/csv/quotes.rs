//! Quotation marks around cells: where one opens and is never closed, it would swallow the rest
//! of the table.

/// A stretch of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    /// Whether it is a line with a quotation mark that is never closed.
    pub(super) has_open_quote: bool,
}

/// Parts a table at the lines whose quotation marks are not closed.
pub(super) fn parts(text: &str, separator: char) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (first, behind) in open_lines(text.as_bytes(), separator) {
        for (range, has_open_quote) in [(from..first, false), (first..behind, true)] {
            if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
                parts.push(Part {
                    text,
                    has_open_quote,
                });
            }
        }
        from = behind;
    }
    if let Some(text) = text.get(from..).filter(|text| !text.is_empty()) {
        parts.push(Part {
            text,
            has_open_quote: false,
        });
    }
    parts
}

/// How a quotation mark at the beginning of a cell ends, and where the reading goes on.
enum Close {
    /// Before a separator or the end of a line.
    Whole(usize),
    /// Before something else, on the line that it opened on.
    Stray(usize),
    /// Not at all, or lines later before something else.
    Never,
}

/// The lines, as bytes from and to, with a quotation mark that is never closed.
///
/// Each byte is looked at twice at most: what closes one mark wrongly is itself the next that
/// may open.
fn open_lines(text: &[u8], separator: char) -> Vec<(usize, usize)> {
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut lines = Vec::new();
    if !text.contains(&b'"') {
        return lines;
    }
    let (mut at, mut line, mut begins_cell) = (0, 0, true);
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' if begins_cell => match close(text, at, separator) {
                Close::Whole(behind) => (at, begins_cell) = (behind, false),
                Close::Stray(behind) => (at, begins_cell) = (behind, false),
                Close::Never => {
                    let behind = behind_line(text, at);
                    lines.push((line, behind));
                    (at, line, begins_cell) = (behind, behind, true);
                }
            },
            b'\n' | b'\r' => {
                at += 1;
                (line, begins_cell) = (at, true);
            }
            byte => {
                begins_cell = *byte == separator;
                at += 1;
            }
        }
    }
    lines
}

fn close(text: &[u8], opens: usize, separator: u8) -> Close {
    let mut at = opens + 1;
    let mut has_lines = false;
    while let Some(byte) = text.get(at) {
        at += 1;
        match (byte, text.get(at)) {
            (b'"', Some(b'"')) => at += 1,
            (b'"', None | Some(b'\n' | b'\r')) => return Close::Whole(at),
            (b'"', Some(next)) if *next == separator => return Close::Whole(at),
            (b'"', Some(_)) if has_lines => return Close::Never,
            (b'"', Some(_)) => return Close::Stray(at),
            (b'\n' | b'\r', _) => has_lines = true,
            _ => {}
        }
    }
    Close::Never
}

fn behind_line(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    let behind = end.map_or(text.len(), |end| at + end + 1);
    // The two signs of one end of a line stay together.
    let is_pair = text.get(behind.wrapping_sub(1)..=behind) == Some(b"\r\n");
    behind + usize::from(is_pair)
}
