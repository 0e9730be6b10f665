//! `load SITE SURVEYJS`: milliseconds until the first question can be read, here and on a SurveyJS page of twenty.
//!
//! Each run is a new browser with an empty profile, a quarter of the processor's speed and no cache. The two pages
//! take turns, so that what else the machine does falls on both.

use std::path::Path;
use std::time::Duration;

use annals_browser_tests::{Browser, FIRST_QUESTION, Options, Site};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// Runs that count; one more before them fills the server's cache.
const RUNS: usize = 5;
const SLOWER: f64 = 4.0;
/// A browser that has just started is busy with itself.
const SETTLING: Duration = Duration::from_secs(2);

/// One page, and what was measured on it.
struct Page {
    name: &'static str,
    site: Site,
    path: &'static str,
    /// What is to be seen when a question can be read.
    question: &'static str,
    bytes: usize,
    times: Vec<f64>,
}

fn main() -> Result<()> {
    let mut folders = std::env::args_os().skip(1);
    let mut page = |name, path, question| {
        let folder = folders
            .next()
            .context("usage: load SITE SURVEYJS; `cargo xtask bench --load` makes both folders")?;
        anyhow::Ok(Page {
            name,
            site: Site::compressed(Path::new(&folder))?,
            path,
            question,
            bytes: 0,
            times: Vec::new(),
        })
    };
    let mut pages = [
        page("annals", FIRST_QUESTION, "[data-question]")?,
        page("surveyjs", "", ".sd-question")?,
    ];
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    for run in 0..=RUNS {
        for page in &mut pages {
            let time = runtime
                .block_on(page.measure())
                .with_context(|| format!("run {run} of {}", page.name))?;
            eprintln!("    run {run}, {}: {time:.0} ms", page.name);
            if run > 0 {
                page.times.push(time);
            }
        }
    }
    for page in &mut pages {
        page.times.sort_by(f64::total_cmp);
        println!("{}", page.line());
    }
    let [ours, theirs] = &pages;
    println!(
        "{}",
        json!({
            "bench": "load",
            "ratio": "surveyjs/annals",
            "brotli_bytes": hundredths(theirs.bytes as f64 / ours.bytes as f64),
            "first_question_ms": hundredths(theirs.median() / ours.median()),
        })
    );
    Ok(())
}

impl Page {
    /// One cold start; milliseconds from the navigation to the frame that shows a question.
    async fn measure(&mut self) -> Result<f64> {
        let browser = Browser::open(Options::default()).await?;
        tokio::time::sleep(SETTLING).await;
        browser.slow_down(SLOWER).await?;
        browser
            .cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": self.watcher() }),
            )
            .await?;
        self.site.clear_log();
        browser.goto(&self.site.url(self.path)).await?;
        browser.find(self.question).await?;
        let time = browser
            .eval("return window.firstQuestionAt")
            .await?
            .as_f64();
        self.bytes = self.site.bytes();
        ensure!(
            self.site.served().iter().all(|served| served.status == 200),
            "a file is missing: {:?}",
            self.site.served()
        );
        browser.close().await?;
        time.context("the question is to be seen, but its time was not taken")
    }

    /// A script that looks for the question once a frame, from before the page has any element.
    fn watcher(&self) -> String {
        format!(
            "const look = () => {{
                if (document.querySelector({:?})?.checkVisibility({{ visibilityProperty: true }})) window.firstQuestionAt = performance.now();
                else requestAnimationFrame(look);
            }};
            look();",
            self.question
        )
    }

    fn median(&self) -> f64 {
        self.times[self.times.len() / 2]
    }

    fn line(&self) -> Value {
        let (min, max) = (self.times[0], self.times[self.times.len() - 1]);
        json!({
            "bench": "load",
            "page": self.name,
            "brotli_bytes": self.bytes,
            "first_question_ms": { "min": min.round() as u64, "median": self.median().round() as u64, "max": max.round() as u64 },
        })
    }
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
