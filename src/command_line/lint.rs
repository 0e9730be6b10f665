//! `annals lint`: what is wrong with a file, by row and field.

use std::io::Write;
use std::path::PathBuf;

use lexopt::prelude::*;
use serde::Serialize;

use super::convert::choice;
use super::date::write_line;
use super::remark::{Told, word};
use super::{Failure, Outcome, counted, read_set};
use crate::exchange::{self, Choices, Format, Lines};
use crate::set::{self, Finding, List, Severity, lint};

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
    let (mut file, mut json, mut choices) = (None, false, Choices::default());
    while let Some(arg) = parser.next()? {
        match arg {
            Long("json") => json = true,
            Long(name) => {
                let name = name.to_owned();
                if !choice(&mut choices, &name, parser)? {
                    return Err(Long(&name).unexpected().into());
                }
            }
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            Value(_) | Short(_) => return Err(arg.unexpected().into()),
        }
    }
    let file = file.ok_or_else(|| Failure::Usage("lint needs a file".to_owned()))?;
    let bytes =
        std::fs::read(&file).map_err(|error| Failure::File(file.display().to_string(), error))?;
    match exchange::recognise(&bytes, &choices) {
        Ok(Format::Native) => {
            let reading = read_set(&file, choices.encoding)?;
            tell(out, json, &[], &found(reading))
        }
        Ok(_) | Err(_) => foreign(out, json, &file, choices),
    }
}

/// Tells of a file of another program, by the lines of that file.
fn foreign(
    out: &mut impl Write,
    json: bool,
    file: &std::path::Path,
    choices: Choices,
) -> Result<Outcome, Failure> {
    let import = super::convert::read(file, choices)?;
    let lines = import.lines;
    let mut findings = found(set::read_shape(import.set));
    for finding in &mut findings {
        finding.row = line_of(&lines, finding);
    }
    let mut remarks: Vec<_> = import.remarks.iter().collect();
    remarks.sort_by_key(|remark| (remark.severity, remark.line));
    let told: Vec<Told> = remarks.into_iter().map(Told::of_remark).collect();
    tell(out, json, &told, &findings)
}

/// The findings of the reader and of the linter, the gravest first.
fn found(reading: set::Reading) -> Vec<Finding> {
    let mut findings = reading.findings;
    lint::suggest(&reading.set, &mut findings);
    findings.extend(lint::lint(&reading.set));
    findings.sort_by_key(|f| (f.problem.severity(), f.list, f.row));
    findings
}

/// The line of the file that an item came from; its row in the set, where it has none.
fn line_of(lines: &Lines, finding: &Finding) -> u32 {
    let lines = match finding.list {
        List::Events => &lines.events,
        List::Cards => &lines.cards,
        List::Questions => &lines.questions,
        List::File | List::Sources | List::Kinds | List::Eras | List::Entities => {
            return finding.row;
        }
    };
    let at = usize::try_from(finding.row)
        .unwrap_or_default()
        .checked_sub(1);
    let line = at.and_then(|at| lines.get(at)).copied();
    line.unwrap_or(finding.row)
}

fn tell(
    out: &mut impl Write,
    json: bool,
    remarks: &[Told<'_>],
    findings: &[Finding],
) -> Result<Outcome, Failure> {
    remarks.iter().try_for_each(|told| told.write(out, json))?;
    for finding in findings {
        if json {
            write_line(out, &line(finding))?;
        } else {
            write_plain(out, finding)?;
        }
    }
    let severities = remarks.iter().map(Told::severity);
    let severities = severities.chain(findings.iter().map(|f| word(f.problem.severity())));
    eprintln!("{}", summary(&severities.collect::<Vec<_>>()));
    Ok(if findings.is_empty() && remarks.is_empty() {
        Outcome::Well
    } else {
        Outcome::Findings
    })
}

fn line(finding: &Finding) -> Line<'_> {
    Line {
        code: finding.problem.code(),
        severity: word(finding.problem.severity()),
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
        word(finding.problem.severity()),
        finding.problem.code(),
        finding.list.name(),
        finding.row,
        [finding.item.as_str(), &finding.field].join(" ").trim(),
        finding.problem,
    )?;
    Ok(())
}

fn summary(severities: &[&str]) -> String {
    let words = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ];
    let told = words.map(|(severity, one, many)| {
        let count = severities
            .iter()
            .filter(|of| **of == word(severity))
            .count();
        counted(count, one, many)
    });
    told.join(", ")
}
