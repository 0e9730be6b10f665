//! `annals lint`: what is wrong with a set, by row and field.

use std::io::Write;
use std::path::PathBuf;

use lexopt::prelude::*;
use serde::Serialize;

use super::date::write_line;
use super::{Failure, Outcome, counted, read_set};
use crate::set::{Finding, Severity, lint};

#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    row: u32,
    item: &'a str,
    field: &'a str,
    message: String,
    list: &'static str,
}

pub(super) fn run(parser: &mut lexopt::Parser, out: &mut impl Write) -> Result<Outcome, Failure> {
    let (mut file, mut json) = (None, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("json") => json = true,
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let file = file.ok_or_else(|| Failure::Usage("lint needs a file".to_owned()))?;
    let reading = read_set(&file)?;
    let mut findings = reading.findings;
    lint::suggest(&reading.set, &mut findings);
    findings.extend(lint::lint(&reading.set));
    findings.sort_by_key(|f| (f.problem.severity(), f.list, f.row));
    for finding in &findings {
        if json {
            write_line(out, &line(finding))?;
        } else {
            write_plain(out, finding)?;
        }
    }
    eprintln!("{}", summary(&findings));
    Ok(if findings.is_empty() {
        Outcome::Well
    } else {
        Outcome::Findings
    })
}

fn line(finding: &Finding) -> Line<'_> {
    Line {
        code: finding.problem.code(),
        severity: severity(finding.problem.severity()),
        row: finding.row,
        item: &finding.item,
        field: &finding.field,
        message: finding.problem.to_string(),
        list: finding.list.name(),
    }
}

fn write_plain(out: &mut impl Write, finding: &Finding) -> Result<(), Failure> {
    writeln!(
        out,
        "{} {}: {} {} {}: {}",
        severity(finding.problem.severity()),
        finding.problem.code(),
        finding.list.name(),
        finding.row,
        [finding.item.as_str(), &finding.field].join(" ").trim(),
        finding.problem,
    )?;
    Ok(())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn summary(findings: &[Finding]) -> String {
    let count = |of| {
        findings
            .iter()
            .filter(|f| f.problem.severity() == of)
            .count()
    };
    let words = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ];
    let told = words.map(|(severity, one, many)| counted(count(severity), one, many));
    told.join(", ")
}
