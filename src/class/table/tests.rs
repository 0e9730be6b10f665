use std::rc::Rc;

use super::*;
use crate::bank::Question;
use crate::class::submission::{Answered, Given};
use crate::class::{Assignment, Questions, Submission, fingerprint};
use crate::set;

fn bank() -> Bank {
    let text = include_str!("../../../questions/japan-soviet-union.json");
    Bank::compile(Rc::new(set::read(text).expect("the shipped set").set))
}

/// An attempt with so many answers right, then so many not known; the rest not reached.
fn attempt(bank: &Bank, of: &Assignment, learner: &str, number: u16, known: usize) -> Submission {
    let drawn = of.draw(bank, learner, number);
    let questions: Vec<Question> = drawn.into_iter().map(|(_, one)| one).collect();
    let answer = |(at, question): (usize, &Question)| Answered {
        given: match at < known {
            true => Given::of(question, &question.key_response()).expect("its own key"),
            false => Given::Unknown,
        },
        took: 2000,
    };
    Submission {
        assignment: of.id(),
        learner: learner.to_owned(),
        attempt: number,
        started: 1_700_000_000_000,
        took: 3_723_000,
        release: "1".to_owned(),
        asked: fingerprint(&questions),
        answers: questions
            .iter()
            .enumerate()
            .map(answer)
            .take(known + 2)
            .collect(),
    }
}

fn book(bank: &Bank, questions: Questions) -> Gradebook {
    let of = Assignment {
        attempts: Some(1),
        minutes: Some(10),
        questions,
        ..Assignment::of("japan-soviet-union", "0", 5)
    };
    let mut handed: Vec<Submission> = ["=cmd()", "Ada", "Bert"]
        .iter()
        .zip([3, 10, 5])
        .map(|(name, known)| attempt(bank, &of, name, 1, known))
        .collect();
    let mut second = attempt(bank, &of, "Bert", 2, 10);
    second.started += 1;
    let mut other = second.clone();
    other.assignment = "0".to_owned();
    handed.extend([second, other]);
    Gradebook::mark(&of, bank, handed)
}

fn texts(sheet: &Sheet, row: usize) -> Vec<String> {
    sheet.rows[row].iter().map(Cell::shown).collect()
}

#[test]
fn a_gradebook_is_seven_sheets_whose_rows_are_as_long_as_their_headings() {
    let bank = bank();
    for questions in [Questions::Same, Questions::Parallel] {
        let sheets = sheets(&book(&bank, questions), &bank, 60);
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "Marks",
                "Attempts",
                "Questions",
                "Answers",
                "Distractors",
                "Test",
                "Left out"
            ]
        );
        let counts: Vec<usize> = sheets.iter().map(|sheet| sheet.rows.len() - 1).collect();
        assert_eq!((counts[0], counts[1], counts[2]), (3, 4, 10));
        assert_eq!((counts[3], counts[6]), (40, 1));
        for sheet in &sheets {
            for row in &sheet.rows {
                assert_eq!(row.len(), sheet.rows[0].len(), "{}", sheet.name);
            }
        }
    }
}

#[test]
fn the_marks_say_who_has_what_and_why() {
    let bank = bank();
    let sheets = sheets(&book(&bank, Questions::Same), &bank, 60);
    let ada = texts(&sheets[0], 2);
    assert_eq!(
        ada[..7],
        [
            "Ada",
            "100.0%",
            "1",
            "2023-11-14 23:13:20",
            "1:02:03",
            "took longer than allowed",
            "1"
        ]
    );
    assert_eq!(sheets[0].rows[1][0], Cell::Text("=cmd()".to_owned()));
    let odd = texts(&sheets[0], 1);
    assert_eq!((odd[0].as_str(), odd[1].as_str()), ("'=cmd()", "30.0%"));
    assert_eq!(odd[5], "took longer than allowed; 5 not reached");
    let second = texts(&sheets[1], 4);
    assert_eq!(second[..4], ["Bert", "2", "no", "100.0%"]);
    assert!(second[7].contains("more attempts than allowed"));
    assert_eq!(texts(&sheets[6], 1)[4], "It is of another assignment.");
}

#[test]
fn what_each_answered_is_told_as_they_were_asked() {
    let bank = bank();
    for questions in [Questions::Same, Questions::Parallel] {
        let sheets = sheets(&book(&bank, questions), &bank, 0);
        let rows = || (1..sheets[3].rows.len()).map(|row| texts(&sheets[3], row));
        assert_eq!(rows().filter(|row| row[4] == "not reached").count(), 5 + 3);
        for row in rows().filter(|row| row[6] == "1") {
            assert!(!row[4].is_empty() && !row[5].is_empty(), "{row:?}");
        }
        for row in rows().filter(|row| row[4] == "did not know") {
            assert_eq!(row[6], "0");
        }
    }
}

#[test]
fn the_answers_to_a_question_are_all_of_the_class() {
    let bank = bank();
    let book = book(&bank, Questions::Same);
    let sheets = sheets(&book, &bank, 0);
    for number in 1..=10 {
        let rows: Vec<Vec<String>> = (1..sheets[4].rows.len())
            .map(|row| texts(&sheets[4], row))
            .filter(|row| row[0] == number.to_string())
            .collect();
        let sum = |at: usize| -> usize {
            rows.iter()
                .map(|row| row[at].parse::<usize>().expect("a count"))
                .sum()
        };
        assert_eq!((sum(4), sum(6), sum(7)), (3, 1, 2), "question {number}");
        // Every option of a choice stands there, chosen or not.
        if let Some((options, _)) = book.columns[number - 1].question.body.single() {
            assert!(rows.len() >= options.len(), "question {number}");
        }
    }
}

#[test]
fn the_figures_are_those_of_the_analysis() {
    let bank = bank();
    let book = book(&bank, Questions::Same);
    let sheets = sheets(&book, &bank, 0);
    assert_eq!(texts(&sheets[5], 2)[..2], ["Mean", "0.6"]);
    assert_eq!(texts(&sheets[5], 3)[..2], ["Median", "0.5"]);
    let fourth = texts(&sheets[2], 4);
    assert_eq!(
        (fourth[0].as_str(), fourth[4].as_str()),
        ("4", "0.666666666667")
    );
    // Of so few learners nothing is said in words, here as on the page.
    assert_eq!(texts(&sheets[2], 1)[11], "");
    assert!(texts(&sheets[5], 8)[2].starts_with("Only 3 learners"));
}

#[test]
fn a_table_of_text_is_read_back_cell_by_cell() {
    let sheet = Sheet {
        name: "One".to_owned(),
        rows: vec![
            vec![
                Cell::Text("a \"b\", c".to_owned()),
                Cell::Text("two\r\nlines".to_owned()),
            ],
            vec![Cell::Empty, Cell::Number("-0.5".to_owned())],
            vec![Cell::Text("-5".to_owned()), Cell::Share(-1)],
        ],
    };
    let text = csv(&sheet);
    let text = text.strip_prefix('\u{feff}').expect("the mark of order");
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["a \"b\", c", "two\r\nlines"],
            ["", "-0.5"],
            ["'-5", "-0.1%"]
        ]
    );
    assert!(text.ends_with("\r\n"));
}

#[test]
fn times_are_told_by_the_clock() {
    for (when, text) in [
        (0, "1970-01-01 00:00:00"),
        (-1, "1969-12-31 23:59:59"),
        (1_700_000_000_999, "2023-11-14 22:13:20"),
    ] {
        assert_eq!(moment(when), text);
    }
    assert_eq!(
        (duration(59_999), duration(90_061_000)),
        ("0:00:59".to_owned(), "25:01:01".to_owned())
    );
    assert_eq!(
        (moment(i64::MAX).len() > 10, moment(i64::MIN).len() > 10),
        (true, true)
    );
    assert_eq!(
        (Cell::share(1, 3), Cell::share(2, 3), Cell::share(0, 0)),
        (Cell::Share(333), Cell::Share(667), Cell::Share(0))
    );
}
