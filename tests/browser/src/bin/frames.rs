//! `frames SITE`: whether the page goes on drawing while a worker fits the schedule.
//!
//! A script on the page notes how long each frame takes, first while nothing happens, then from the press of the button
//! until some time after the outcome is drawn, when all memories have been derived anew. The two are held against each other, for a browser without a screen drops frames of its
//! own accord.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use annals_browser_tests::frames::{longest, taken, until, watch};
use annals_browser_tests::{Browser, Options, Site, scholar};
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Answers in the journal, and facts begun each day.
const SIZES: [(usize, usize); 3] = [(10_000, 20), (100_000, 60), (500_000, 120)];
/// How long nothing happens, in milliseconds.
const STILL: u64 = 2_000;
/// How long a fitting may take.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .context("usage: frames SITE; `cargo xtask bench --frames` builds the site")?;
    let site = Site::compressed(Path::new(&folder))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    for (answers, new_a_day) in SIZES {
        let line = runtime
            .block_on(measure(&site, answers, new_a_day))
            .with_context(|| format!("{answers} answers"))?;
        println!("{line}");
    }
    Ok(())
}

async fn measure(site: &Site, answers: usize, new_a_day: usize) -> Result<Value> {
    let browser = Browser::open(Options::default()).await?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let pieces = scholar("japan-soviet-union", answers, new_a_day, now.cast_signed());
    browser.goto(&site.url("#/about")).await?;
    browser.find("main").await?;
    for some in pieces.chunks(200) {
        let some = serde_json::to_string(some)?;
        let script = format!("for (const [key, text] of {some}) localStorage.setItem(key, text)");
        browser.eval(&script).await?;
    }
    browser.goto("about:blank").await?;
    browser.goto(&site.url("#/settings")).await?;
    browser.find("#fit").await?;
    // What retentions cost is told first.
    until(
        &browser,
        "return document.querySelectorAll('.costs tbody tr').length === 7",
        PATIENCE,
    )
    .await?;
    watch(&browser).await?;
    tokio::time::sleep(Duration::from_millis(STILL)).await;
    let still = taken(&browser).await?;
    watch(&browser).await?;
    browser
        .eval("window.begun = performance.now(); new MutationObserver(() => { if (!window.took && document.querySelector('.losses')) window.took = performance.now() - begun }).observe(document.body, { childList: true, subtree: true }); document.getElementById('fit').click()")
        .await?;
    until(&browser, "return window.took > 0", PATIENCE).await?;
    let took = browser.eval("return window.took").await?;
    // Then all memories are derived anew.
    tokio::time::sleep(Duration::from_millis(STILL)).await;
    let fitting = taken(&browser).await?;
    browser.close().await?;
    Ok(json!({
        "bench": "frames",
        "answers": answers,
        "fitting_ms": took.as_f64().map(f64::round),
        "longest_frame_ms": longest(&fitting),
        "longest_frame_ms_still": longest(&still),
        "frames": fitting.len(),
        "frames_still": still.len(),
    }))
}
