//! What the reader of a file says of it, as a line.

use std::io::Write;

use serde::Serialize;

use super::Failure;
use super::date::write_line;
use crate::exchange::Remark;
use crate::set::Severity;

/// One line; the fields are those of a finding, and where in the file.
#[derive(Debug, Serialize)]
pub(super) struct Told<'a> {
    code: &'a str,
    severity: &'static str,
    row: u32,
    item: &'a str,
    field: &'a str,
    message: &'a str,
    list: &'static str,
}

impl<'a> Told<'a> {
    pub(super) fn of_remark(remark: &'a Remark) -> Told<'a> {
        Told {
            code: remark.code,
            severity: word(remark.severity),
            row: remark.line,
            item: &remark.text,
            field: &remark.column,
            message: &remark.says,
            list: "file",
        }
    }

    /// What a format could not hold.
    pub(super) fn of_loss(says: &'a str) -> Told<'a> {
        Told {
            code: "lost",
            severity: word(Severity::Warning),
            row: 0,
            item: "",
            field: "",
            message: says,
            list: "file",
        }
    }

    /// How much it weighs, in a word.
    pub(super) fn severity(&self) -> &'static str {
        self.severity
    }

    pub(super) fn write(&self, out: &mut impl Write, json: bool) -> Result<(), Failure> {
        if json {
            return write_line(out, self);
        }
        write!(out, "{} {}: ", self.severity, self.code)?;
        if self.row > 0 {
            write!(out, "line {}: ", self.row)?;
        }
        if !self.field.is_empty() {
            write!(out, "{}: ", self.field)?;
        }
        if !self.item.is_empty() {
            write!(out, "‘{}’: ", self.item)?;
        }
        writeln!(out, "{}", self.message)?;
        Ok(())
    }
}

/// A severity in a word.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
