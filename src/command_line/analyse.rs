//! `annals analyse`: what the marks of a class say of a test and of each of its questions.

use std::fs;
use std::io::Write;

use serde::Serialize;

use super::date::write_line;
use super::{Failure, Outcome, file_and_json};
use crate::class::{Analysis, Item, analyse};

/// A question, as one line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    question: &'a str,
    #[serde(flatten)]
    item: &'a Item,
}

pub(super) fn run(parser: &mut lexopt::Parser, out: &mut impl Write) -> Result<Outcome, Failure> {
    let (file, json) = file_and_json(parser, "analyse")?;
    let name = file.display().to_string();
    let text = fs::read(&file).map_err(|error| Failure::File(name.clone(), error))?;
    let (questions, marks) =
        marks(&text).map_err(|says| Failure::Refused([&name, ": ", &says].concat()))?;
    let analysis = analyse(&marks);
    if json {
        write_line(out, &analysis)?;
        for (question, item) in questions.iter().zip(&analysis.items) {
            write_line(out, &Line { question, item })?;
        }
    } else {
        plain(&questions, &analysis, out)?;
    }
    Ok(Outcome::Well)
}

/// The names of the questions, and a row of marks for each learner.
type Marks = (Vec<String>, Vec<Vec<f64>>);

/// Reads a table: a heading for each column, the first for the learners; below, marks from 0 to 1.
/// An empty cell is a question that was not answered.
fn marks(file: &[u8]) -> Result<Marks, String> {
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(file);
    let heads = reader.headers().map_err(|error| error.to_string())?;
    let questions: Vec<String> = heads.iter().skip(1).map(str::to_owned).collect();
    if questions.is_empty() {
        return Err("there is no column of marks; the first column names the learners, each other one is a question".to_owned());
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        // Spreadsheets write rows of commas below the last.
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let mark = |(cell, question): (&str, &String)| match cell.trim() {
            "" => Ok(0.0),
            text => {
                let mark = text.parse().ok().filter(|mark| (0.0..=1.0).contains(mark));
                mark.ok_or_else(|| {
                    format!("row {line}, column {question}: ‘{text}’ is no mark; marks go from 0 to 1, such as 0.5")
                })
            }
        };
        let row: Result<Vec<f64>, String> =
            record.iter().skip(1).zip(&questions).map(mark).collect();
        rows.push(row?);
    }
    Ok((questions, rows))
}

fn plain(questions: &[String], analysis: &Analysis, out: &mut impl Write) -> Result<(), Failure> {
    let share = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.3}"));
    writeln!(
        out,
        "{} learners; mean {:.3}, median {:.3}, deviation {}, alpha {}, standard error {}",
        analysis.learners,
        analysis.mean,
        analysis.median,
        share(analysis.deviation),
        share(analysis.alpha),
        share(analysis.standard_error)
    )?;
    writeln!(
        out,
        "facility deviation discrimination efficiency  question"
    )?;
    for (question, item) in questions.iter().zip(&analysis.items) {
        writeln!(
            out,
            "{:8.3} {:>9} {:>14} {:>10}  {question}",
            item.facility,
            share(item.deviation),
            share(item.discrimination),
            share(item.efficiency)
        )?;
    }
    Ok(())
}
