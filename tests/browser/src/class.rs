//! A class: a teacher hands a quiz out, learners in browsers of their own do it and hand it in by every way there is,
//! and the teacher's gradebook must say what each learner's own page said.

mod plan;
mod pupil;
mod reply;
mod teacher;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::{Value, json};

pub use self::plan::{Plan, Way};
pub use self::pupil::{Done, Handed};

use crate::{Browser, Hand, Learner, Options, Site, View};

/// The set of the quiz.
const SET: &str = "japan-soviet-union";
/// So many learners play at the same time.
const TOGETHER: usize = 2;

/// What came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What each learner's page said of each attempt.
    pub done: Vec<Done>,
    /// The gradebook on the teacher's page: for each attempt name, mark, time, when, and a cell for each question.
    pub rows: Vec<Vec<String>>,
    /// How many browsers of learners there were, each with a profile of its own.
    pub browsers: usize,
    /// Seconds that the learners took, and all of it.
    pub seconds: (f64, f64),
}

impl Outcome {
    /// As a line of JSON.
    #[must_use]
    pub fn line(&self) -> Value {
        let names: BTreeSet<&str> = self.done.iter().map(|one| &*one.name).collect();
        let mut ways: BTreeMap<&str, usize> = BTreeMap::new();
        for one in &self.done {
            *ways.entry(one.way.name()).or_default() += 1;
        }
        let round = |seconds: f64| (seconds * 10.0).round() / 10.0;
        json!({
            "learners": names.len(),
            "profiles": self.browsers,
            "results": self.done.len(),
            "rows": self.rows.len(),
            "ways": ways,
            "seconds_of_learners": round(self.seconds.0),
            "seconds": round(self.seconds.1),
        })
    }

    /// What the learners' pages said, for whoever works the figures out once more.
    fn told(&self) -> Value {
        let told = self.done.iter().map(|one| {
            json!({
                "name": one.name,
                "attempt": one.attempt,
                "right": one.right,
                "verdicts": one.verdicts,
                "late": one.is_late,
                "way": one.way.name(),
            })
        });
        json!({ "done": told.collect::<Vec<_>>(), "rows": self.rows })
    }
}

/// A whole class, with the teacher at this page. What the teacher saves lies in the folder of the plan afterwards:
/// `marks.csv`, `questions.csv`, `class.xlsx`, and `told.json` with what the learners' pages said.
///
/// # Errors
///
/// When a page does other than it should, or the gradebook says other than the learners' pages.
pub async fn run(page: &mut Browser, site: &Site, plan: &Plan) -> Result<Outcome> {
    let start = Instant::now();
    if plan.folder.exists() {
        std::fs::remove_dir_all(&plan.folder)?;
    }
    std::fs::create_dir_all(&plan.folder)?;
    let link = teacher::hand_out(page, site, plan).await?;
    let begun = Instant::now();
    let done = all_play(&link, plan)?;
    let played = begun.elapsed().as_secs_f64();
    let key = teacher::take_in(page, plan, &done).await?;
    let rows = teacher::rows(page).await?;
    agree(&done, &rows)?;
    // The tab is closed and opened again.
    page.reopen().await?;
    page.goto(&site.url(&key)).await?;
    page.find(".marks tbody tr").await?;
    ensure!(
        teacher::rows(page).await? == rows,
        "the marks are others after the browser was closed"
    );
    page.is_sound().await?;
    teacher::save(page, plan).await?;
    let outcome = Outcome {
        done,
        rows,
        browsers: plan.browsers().len(),
        seconds: (played, start.elapsed().as_secs_f64()),
    };
    let told = plan.folder.join("told.json");
    std::fs::write(told, outcome.told().to_string())?;
    Ok(outcome)
}

/// All learners play, each in a browser of their own with a fresh profile, but those who share one.
fn all_play(link: &str, plan: &Plan) -> Result<Vec<Done>> {
    let (browsers, next) = (plan.browsers(), AtomicUsize::new(0));
    let done = Mutex::new(Vec::new());
    let work = || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let learner = Learner::new(SET, Hand::Keyboard)?;
        while let Some(numbers) = browsers.get(next.fetch_add(1, Ordering::SeqCst)) {
            let played = runtime.block_on(one_browser(&learner, link, plan, numbers));
            let played = played.with_context(|| format!("learners {numbers:?}"));
            if played.is_err() {
                // No other begins.
                next.store(browsers.len(), Ordering::SeqCst);
            }
            let mut done = done.lock().map_err(|_| anyhow!("a learner panicked"))?;
            done.extend(played?);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..TOGETHER).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| {
            let ended = thread.join();
            ended.map_err(|_| anyhow!("a learner panicked"))?
        })
    })?;
    let mut done = done.into_inner()?;
    done.sort_by_key(|one: &Done| (one.number, one.attempt));
    Ok(done)
}

async fn one_browser(
    learner: &Learner,
    link: &str,
    plan: &Plan,
    numbers: &[usize],
) -> Result<Vec<Done>> {
    let first = numbers.first().copied().unwrap_or_default();
    let options = Options {
        view: if first % 3 == 2 {
            View::PHONE
        } else {
            View::DESK
        },
        dark: first % 2 == 1,
        ..Options::default()
    };
    let mut page = Browser::open(options).await?;
    let played = pupil::play(&mut page, learner, link, plan, numbers).await;
    if played.is_err() {
        let file = std::env::temp_dir().join(format!("annals-class-{first}.png"));
        page.screenshot(&file).await?;
        eprintln!("a screenshot is in {}", file.display());
    }
    let played = played?;
    page.close().await?;
    Ok(played)
}

/// The gradebook must say of every attempt what its learner's page said.
fn agree(done: &[Done], rows: &[Vec<String>]) -> Result<()> {
    ensure!(
        rows.len() == done.len(),
        "{} results make {} rows",
        done.len(),
        rows.len()
    );
    for one in done {
        let called = match one.attempt {
            1 => one.name.clone(),
            number => format!("{}, attempt {number}", one.name),
        };
        let row = rows.iter().find(|row| row.first() == Some(&called));
        let row = row.with_context(|| format!("{called} is not in the gradebook"))?;
        let (front, cells) = row.split_at_checked(4).context("a row is short")?;
        ensure!(
            cells.len() == one.verdicts.len(),
            "{called} has {} marks",
            cells.len()
        );
        let mut permille = 0;
        for (cell, verdict) in cells.iter().zip(&one.verdicts) {
            let worth = worth(cell).with_context(|| format!("{called}: a mark of {cell}"))?;
            let is_so = match verdict.as_str() {
                "right" => worth == 1000,
                "partly" => (1..1000).contains(&worth),
                "wrong" | "unknown" => worth == 0,
                _ => false,
            };
            ensure!(is_so, "{called}: {cell} for what was {verdict}");
            permille += worth;
        }
        let percent = (2 * permille + 10 * cells.len()) / (20 * cells.len());
        ensure!(
            front[1] == format!("{percent}%"),
            "{called}: {} for {cells:?}",
            front[1]
        );
        ensure!(
            front[2].contains("late") == one.is_late,
            "{called}: {}",
            front[2]
        );
    }
    Ok(())
}

/// A mark in the table, in thousandths: `1`, `0`, `.25`.
fn worth(cell: &str) -> Option<usize> {
    match cell.split_once('.') {
        None => cell.parse().ok().map(|whole: usize| whole * 1000),
        Some(("" | "0", part)) => format!("{part:0<3}").parse().ok(),
        Some(_) => None,
    }
}
