//! What a format has and a set has no room for: each told once for the file, with its count.

use super::Remark;
use crate::set::Severity;

/// What was left out so far.
#[derive(Default)]
pub(super) struct Left(Vec<Kind>);

struct Kind {
    severity: Severity,
    code: &'static str,
    says: &'static str,
    line: u32,
    text: String,
    count: u32,
}

impl Left {
    /// One more of this sort; the first is the one that is shown.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        line: u32,
        text: &str,
        says: &'static str,
    ) {
        match self.0.iter_mut().find(|kind| kind.code == code) {
            Some(kind) => kind.count += 1,
            None => self.0.push(Kind {
                severity,
                code,
                says,
                line,
                text: super::quoted(text),
                count: 1,
            }),
        }
    }

    /// A remark for each sort, at the line of the first.
    pub(super) fn remarks(self) -> impl Iterator<Item = Remark> {
        self.0.into_iter().map(|kind| {
            let says = match kind.count {
                1 => kind.says.to_owned(),
                count => format!("{} So it is with {count} in this file.", kind.says),
            };
            Remark::new(kind.severity, kind.code, kind.line, &kind.text, says)
        })
    }
}
