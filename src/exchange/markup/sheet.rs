//! The sheet that a text is written on while its markup is taken off: spaces run together, lines
//! end where blocks do.

use super::{Picture, Stripped};

/// Stands before each item of a list.
const DASH: &str = "– ";
/// Signs that can be raised, and how they look then.
const UP: [&str; 2] = ["0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"];
/// The same lowered.
const DOWN: [&str; 2] = ["0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋"];

/// A plain text in the making.
#[derive(Default)]
pub(super) struct Sheet {
    out: String,
    pub pictures: Vec<Picture>,
    pub media: u32,
    /// Whether the end of a line in the source is one on the sheet.
    keeps_lines: bool,
    /// So many `<pre>` are open.
    pub preformatted: u32,
    space: bool,
    /// Where what is raised (`true`) or lowered began.
    shifted: Option<(bool, usize)>,
}

impl Sheet {
    pub fn new(keeps_lines: bool) -> Sheet {
        Sheet {
            keeps_lines,
            ..Sheet::default()
        }
    }

    pub fn text(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '\n' if self.keeps_lines || self.preformatted > 0 => self.line(),
                '\r' => {}
                ' ' if self.preformatted > 0 => self.out.push(' '),
                ' ' | '\t' | '\n' | '\u{c}' => self.space = true,
                sign => {
                    if self.space && !self.is_at_start() {
                        self.out.push(' ');
                    }
                    self.space = false;
                    self.out.push(sign);
                }
            }
        }
    }

    fn is_at_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with(['\n', ' '])
    }

    /// Ends the line, where it has words; not that of a dash.
    pub fn block(&mut self) {
        self.space = false;
        if !self.out.ends_with(DASH) {
            self.trim();
            if !self.out.is_empty() && !self.out.ends_with('\n') {
                self.out.push('\n');
            }
        }
    }

    /// Ends the line, with words or without; two empty ones are as good as one.
    pub fn line(&mut self) {
        self.space = false;
        if self.preformatted == 0 {
            self.trim();
        }
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn trim(&mut self) {
        while self.out.ends_with(' ') {
            self.out.pop();
        }
    }

    pub fn item(&mut self) {
        self.block();
        if !self.out.ends_with(DASH) {
            self.out.push_str(DASH);
        }
    }

    /// Parts the cells of a row.
    pub fn cell(&mut self) {
        self.space = false;
        self.trim();
        if !self.is_at_start() {
            self.out.push_str(" | ");
        }
    }

    pub fn shift(&mut self, up: bool) {
        // A space that is owed stands before it.
        if self.space && !self.is_at_start() {
            self.out.push(' ');
        }
        self.space = false;
        self.shifted = Some((up, self.out.len()));
    }

    /// Ends what is raised or lowered: figures become such figures, words stay as they are.
    pub fn unshift(&mut self) {
        let Some((up, from)) = self.shifted.take() else {
            return;
        };
        let [plain, look] = if up { UP } else { DOWN };
        let Some(written) = self.out.get(from..).filter(|text| !text.is_empty()) else {
            return;
        };
        let turned = written.chars().map(|sign| {
            let at = plain.chars().position(|other| other == sign)?;
            look.chars().nth(at)
        });
        if let Some(turned) = turned.collect::<Option<String>>() {
            self.out.truncate(from);
            self.out.push_str(&turned);
        }
    }

    pub fn done(self) -> Stripped {
        Stripped {
            text: crate::exchange::text::clean(&self.out),
            pictures: self.pictures,
            media: self.media,
        }
    }
}
