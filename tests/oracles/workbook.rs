//! Writes the workbook of a class that is made up, and beside it what every cell is to hold, for
//! `workbook.py` to read both: `cargo run --example workbook -- FOLDER`.

use std::error::Error;
use std::path::PathBuf;
use std::rc::Rc;

use annals::bank::{Bank, Question};
use annals::class::submission::{Answered, Given, Submission, fingerprint};
use annals::class::table::{Cell, Sheet, sheets, xlsx};
use annals::class::{Assignment, Gradebook, Order, Questions};
use annals::set;
use serde_json::{Value, json};

/// Names that a spreadsheet could stumble over.
const NAMES: [&str; 8] = [
    "Ada",
    "=HYPERLINK(\"https://example.org\")",
    "Łukasz & <Zoë>",
    "松岡 洋右",
    "-5",
    "_x0041_",
    "O'Neill, \"Red\"",
    "two\nlines",
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or("which folder?")?;
    let mut sheets_of = Vec::new();
    for (at, questions) in [Questions::Same, Questions::Parallel]
        .into_iter()
        .enumerate()
    {
        sheets_of.extend(class(questions)?.into_iter().map(|sheet| Sheet {
            name: format!("{} {}", sheet.name, at + 1),
            ..sheet
        }));
    }
    sheets_of.push(edges());
    std::fs::write(folder.join("class.xlsx"), xlsx(&sheets_of))?;
    let told: Vec<Value> = sheets_of.iter().map(told).collect();
    std::fs::write(folder.join("class.json"), serde_json::to_vec(&told)?)?;
    Ok(())
}

/// A class in which everyone knows something else.
fn class(questions: Questions) -> Result<Vec<Sheet>, Box<dyn Error>> {
    let read = set::read(include_str!("../../questions/japan-soviet-union.json"))
        .map_err(|_| "the shipped set cannot be read")?;
    let bank = Bank::compile(Rc::new(read.set));
    let mut of = Assignment {
        questions,
        order: Order::Shuffled,
        minutes: Some(20),
        ..Assignment::of("japan-soviet-union", "0", 11)
    };
    of.selection.count = 30;
    let handed = NAMES.iter().enumerate();
    let handed = handed.map(|(who, name)| attempt(&bank, &of, name, who));
    let book = Gradebook::mark(&of, &bank, handed.collect());
    Ok(sheets(&book, &bank, 90))
}

fn attempt(bank: &Bank, of: &Assignment, name: &str, who: usize) -> Submission {
    let drawn = of.draw(bank, name, 1);
    let questions: Vec<Question> = drawn.into_iter().map(|(_, question)| question).collect();
    let given = |(at, question): (usize, &Question)| {
        let right = Given::of(question, &question.key_response());
        let wrong = question.body.single().map(|(_, key)| match key {
            0 => Given::One(1),
            _ => Given::One(0),
        });
        let is_right = (at * 7 + who * 3) % 5 > who % 3;
        let given = if is_right { right } else { wrong };
        Answered {
            given: given.unwrap_or_else(|| Given::Text("=1+1".to_owned())),
            took: 1000 * u32::try_from(at + who).unwrap_or(0) + 7,
        }
    };
    let answers = questions.iter().enumerate().map(given);
    Submission {
        assignment: of.id(),
        learner: name.to_owned(),
        attempt: 1,
        started: 1_700_000_000_000 + 86_399_999 * i64::try_from(who).unwrap_or(0),
        took: 600_000 * (who as u64 + 1) + 123,
        release: "1".to_owned(),
        asked: fingerprint(&questions),
        answers: answers.take(30 - who).collect(),
    }
}

/// What is seldom met.
fn edges() -> Sheet {
    let text = |text: &str| Cell::Text(text.to_owned());
    Sheet {
        name: "Edges".to_owned(),
        rows: vec![
            vec![text("Heading"), text("Other"), text("=Third")],
            vec![Cell::Share(0), Cell::Share(1000), Cell::Share(1)],
            vec![
                Cell::Number("-0.0001".to_owned()),
                Cell::Number("123456789".to_owned()),
                Cell::Number("0.6667".to_owned()),
            ],
            vec![
                Cell::Duration(0),
                Cell::Duration(999),
                Cell::Duration(360_000_000_001),
            ],
            vec![
                Cell::Moment(0),
                Cell::Moment(-2_203_891_200_000),
                Cell::Moment(253_402_300_799_000),
            ],
            vec![Cell::Empty, text(" spaces  around "), text("@SUM(1)\t+")],
        ],
    }
}

fn told(sheet: &Sheet) -> Value {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!({ "text": text }),
        Cell::Share(thousandths) => json!({ "share": thousandths }),
        Cell::Number(digits) => json!({ "number": digits }),
        Cell::Duration(length) => json!({ "duration": length }),
        Cell::Moment(when) => json!({ "moment": when }),
    };
    let row = |row: &Vec<Cell>| -> Value { row.iter().map(cell).collect() };
    json!({ "name": sheet.name, "rows": sheet.rows.iter().map(row).collect::<Value>() })
}
