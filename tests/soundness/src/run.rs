//! Draws questions of a set with the program `annals`, and judges them as they come.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::judge::{Defect, Judge};
use crate::question::Question;
use crate::shares::Shares;
use crate::tally::{Finding, Tally};

/// What to draw.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The program.
    pub program: &'a Path,
    /// The set’s file.
    pub set: &'a Path,
    /// With what the draws begin.
    pub seed: u64,
    /// How many in one endless series.
    pub count: u64,
    /// How many quizzes of [`QUIZ`] questions beside it.
    pub quizzes: u64,
    /// Of which forms; empty: of all.
    pub forms: &'a str,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Report {
    /// Questions of the series that were drawn and judged.
    pub questions: u64,
    /// Questions of the quizzes that were drawn and judged.
    pub in_quizzes: u64,
    /// Defects by form and kind: how many, and the first ones with their lines.
    pub defects: BTreeMap<(String, &'static str), (u64, Vec<String>)>,
    /// The statistics of the questions in the quizzes.
    pub tally: Tally,
    /// How often each form was asked in the quizzes.
    pub shares: Shares,
}

/// Questions of a quiz.
pub const QUIZ: u64 = 10;
/// Questions drawn by one start of the program.
const PORTION: u64 = 20_000;
/// So many questions enter the statistics: with more, a bias that no learner could use
/// would be found too.
pub const COUNTED: u64 = 100_000;
/// The difficulties that the portions take in turn.
const DIFFICULTIES: [&str; 3] = ["500", "0", "1000"];
/// Defects of one kind that are kept with their lines.
const EXAMPLES: usize = 3;

/// Draws and judges, on as many threads as there are processors.
///
/// # Errors
/// When the set cannot be read or the program not be run.
pub fn run(run: Run) -> Result<Report, String> {
    let text = std::fs::read_to_string(run.set).map_err(|error| error.to_string())?;
    let judge = Judge::new(&text)?;
    let (series, quizzes) = (
        run.count.div_ceil(PORTION),
        (run.quizzes * QUIZ).div_ceil(PORTION),
    );
    let next = AtomicU64::new(0);
    let whole = Mutex::new(Report::default());
    let work = || -> Result<(), String> {
        loop {
            let portion = next.fetch_add(1, Ordering::Relaxed);
            if portion >= series + quizzes {
                return Ok(());
            }
            let report = match portion.checked_sub(series) {
                None => draw(run, &judge, portion)?,
                Some(portion) => draw_quizzes(run, &judge, portion)?,
            };
            if let Ok(mut whole) = whole.lock() {
                whole.merge(report);
            }
        }
    };
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| -> Result<(), String> {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err("the judge broke down".to_owned()))
        })
    })?;
    whole.into_inner().map_err(|error| error.to_string())
}

/// One portion of the endless series.
fn draw(run: Run, judge: &Judge, portion: u64) -> Result<Report, String> {
    let count = PORTION.min(run.count - portion * PORTION);
    let mut command = call(run, portion);
    command.args(["--seed", &(run.seed + portion).to_string()]);
    command.args(["--count", &count.to_string()]);
    let mut report = Report::default();
    report.questions = each_question(run, &mut command, |line| {
        if let Err(defect) = judge.judge(line) {
            report.tell(&defect, line);
        }
    })?;
    if report.questions > 0 {
        for _ in report.questions..count {
            let lost = Defect {
                kind: "not-drawn-again",
                detail: "a pick did not give its question again".to_owned(),
            };
            report.tell(&lost, "");
        }
    }
    Ok(report)
}

/// One portion of the quizzes, each with a seed of its own.
fn draw_quizzes(run: Run, judge: &Judge, portion: u64) -> Result<Report, String> {
    let most = PORTION / QUIZ;
    let quizzes = most.min(run.quizzes - portion * most);
    let mut command = call(run, portion);
    // Apart from those of the series.
    let seed = run.seed + (1 << 32) + portion * most;
    command.args(["--seed", &seed.to_string(), "--count", &QUIZ.to_string()]);
    command.args(["--quizzes", &quizzes.to_string()]);
    let mut report = Report::default();
    let (mut number, mut forms) = (None, Vec::new());
    report.in_quizzes = each_question(run, &mut command, |line| {
        let question = match judge.judge(line) {
            Ok(question) => {
                // As learners get them. A series goes on until every event of the set was asked
                // of; to what is hard to ask the last questions come more often.
                report.tally.add(&question);
                question
            }
            Err(defect) => {
                report.tell(&defect, line);
                // Sound or not, it was asked.
                let Ok(question) = Question::read(line) else {
                    return;
                };
                question
            }
        };
        if question.quiz != number {
            report.shares.add(&forms);
            forms.clear();
            number = question.quiz;
        }
        forms.push(question.form);
    })?;
    report.shares.add(&forms);
    Ok(report)
}

/// The program, told all but how many and with what seed.
fn call(run: Run, portion: u64) -> Command {
    let mut command = Command::new(run.program);
    let difficulty = DIFFICULTIES[(portion % 3) as usize];
    command.arg("draw").arg(run.set);
    command.args(["--difficulty", difficulty]);
    if !run.forms.is_empty() {
        command.args(["--form", run.forms]);
    }
    command
}

/// Starts the program, and gives each line that it prints; how many they were.
fn each_question(
    run: Run,
    command: &mut Command,
    mut take: impl FnMut(&str),
) -> Result<u64, String> {
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let output = child.stdout.take().ok_or("no output")?;
    let mut lines = 0;
    for line in BufReader::with_capacity(1 << 16, output).lines() {
        take(&line.map_err(|error| error.to_string())?);
        lines += 1;
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    // Of the forms asked for the set may yield none.
    if lines == 0 && status.code() == Some(2) && !run.forms.is_empty() {
        return Ok(0);
    }
    // A set may have findings, which the program tells by its status; a panic is 101.
    if lines == 0 || status.code().is_none_or(|code| code > 2) {
        return Err(format!("{command:?} ended with {status}"));
    }
    Ok(lines)
}

impl Report {
    /// Every test of chance: of each form, and whether all forms come as often.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = self.tally.findings();
        found.extend(
            self.shares
                .evenness(&self.plentiful())
                .map(|outcome| Finding {
                    form: "all".to_owned(),
                    test: "shares",
                    questions: self.shares.counted().values().sum(),
                    outcome,
                }),
        );
        found
    }

    /// The forms whose shares are tested.
    #[must_use]
    pub fn plentiful(&self) -> BTreeSet<&str> {
        self.tally.plentiful(QUIZ - 1)
    }

    /// How many defects of all kinds.
    #[must_use]
    pub fn defect_count(&self) -> u64 {
        self.defects.values().map(|(count, _)| count).sum()
    }

    fn tell(&mut self, defect: &Defect, line: &str) {
        // "form":"choice-date"
        let form = line.split_once("\"form\":\"").map_or("", |(_, rest)| rest);
        let form = form.split('"').next().unwrap_or_default().to_owned();
        let (count, examples) = self.defects.entry((form, defect.kind)).or_default();
        *count += 1;
        if examples.len() < EXAMPLES {
            examples.push(format!("{}\n{line}", defect.detail));
        }
    }

    fn merge(&mut self, other: Report) {
        self.questions += other.questions;
        self.in_quizzes += other.in_quizzes;
        self.tally.merge(other.tally);
        self.shares.merge(other.shares);
        for (kind, (count, lines)) in other.defects {
            let (own, examples) = self.defects.entry(kind).or_default();
            *own += count;
            let room = EXAMPLES.saturating_sub(examples.len());
            examples.extend(lines.into_iter().take(room));
        }
    }
}
