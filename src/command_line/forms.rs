//! `annals forms`: what a set can ask, form by form, and what would unlock the rest.

use std::io::Write;
use std::rc::Rc;

use serde::Serialize;

use super::date::write_line;
use super::{Failure, Outcome, counted, file_and_json, read_set};
use crate::bank::{Bank, Form, worth};

#[derive(Serialize)]
struct Line {
    form: &'static str,
    /// How many facts it can ask.
    facts: usize,
    /// What would unlock it; nothing where it asks already, or the set has all it needs
    /// and still too little to choose from.
    #[serde(skip_serializing_if = "Option::is_none")]
    lacks: Option<String>,
}

pub(super) fn run(parser: &mut lexopt::Parser, out: &mut impl Write) -> Result<Outcome, Failure> {
    let (file, json) = file_and_json(parser, "forms")?;
    let reading = read_set(&file, None)?;
    let refused = reading.findings.len();
    let bank = Bank::compile(Rc::new(reading.set));
    for form in Form::ALL {
        let line = line(&bank, form);
        if json {
            write_line(out, &line)?;
        } else {
            write_plain(out, &line)?;
        }
    }
    if !json {
        writeln!(out, "{}", worth(&bank))?;
    }
    if refused > 0 {
        let items = counted(refused, "item was", "items were");
        eprintln!("annals: {items} refused; `annals lint` tells which");
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Well)
}

fn line(bank: &Bank, form: Form) -> Line {
    let facts = bank.yields(form);
    Line {
        form: form.name(),
        facts,
        lacks: bank
            .lacks(form)
            .filter(|_| facts == 0)
            .map(|need| need.to_string()),
    }
}

fn write_plain(out: &mut impl Write, line: &Line) -> Result<(), Failure> {
    let told = match (&line.lacks, line.facts) {
        (Some(lacks), _) => format!("needs {lacks}"),
        (None, 0) => "needs more to choose from".to_owned(),
        (None, facts) => counted(facts, "fact", "facts"),
    };
    writeln!(out, "{}: {told}", line.form)?;
    Ok(())
}
