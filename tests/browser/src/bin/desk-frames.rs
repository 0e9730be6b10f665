//! `desk-frames SITE`: whether the page goes on drawing while a teacher brings a table of 100,000 rows in and works on
//! it.
//!
//! One JSON object for each thing that is done: how long the frames took meanwhile. Nothing is done first, for a
//! browser without a screen drops frames of its own accord.

use std::path::Path;
use std::time::{Duration, Instant};

use annals_browser_tests::frames::{longest, percentile, taken, until, watch};
use annals_browser_tests::{Browser, Options, Site};
use anyhow::{Context, Result};
use serde_json::json;

const ROWS: u32 = 100_000;
/// How long nothing happens.
const STILL: Duration = Duration::from_secs(2);
/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Makes the table in the page, of eleven megabytes, and drops it there.
const DROP: &str = "
    const letters = n => { let s = ''; do { s += String.fromCharCode(97 + n % 26); n = Math.floor(n / 26) } while (n); return s };
    const lines = ['date,title,place,kind,actors,summary'];
    for (let n = 0; n < ROWS; n++) {
        const day = `${1500 + n % 500}-${String(1 + n % 12).padStart(2, '0')}-${String(1 + n % 28).padStart(2, '0')}`;
        lines.push(`${day},The affair of Q${letters(n * 7919 % 1000003)},Town ${letters(n % 900)},kind ${n % 9},Person ${letters(n % 4000)},\"The court heard of it in the year, and ${letters(n)} was there.\"`);
    }
    window.held = new DataTransfer();
    held.items.add(new File([lines.join('\\n')], 'many.csv'));";
const LET_GO: &str = "document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }))";

/// Scrolls on with every frame.
const SCROLL: &str = "
    const grid = document.querySelector('[role=grid]'); window.left = TIMES;
    const on = () => { grid.scrollTop += BY; if (--window.left > 0) requestAnimationFrame(on) };
    requestAnimationFrame(on);";

fn main() -> Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .context("usage: desk-frames SITE; `cargo xtask bench --desk-frames` builds the site")?;
    let site = Site::serve(Path::new(&folder))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(measure(&site))
}

async fn measure(site: &Site) -> Result<()> {
    let browser = Browser::open(Options::default()).await?;
    browser.goto(&site.url("#/desk")).await?;
    browser.find(".bring-in .primary").await?;
    browser
        .eval(&DROP.replace("ROWS", &ROWS.to_string()))
        .await?;
    tokio::time::sleep(STILL).await;

    watch(&browser).await?;
    tokio::time::sleep(STILL).await;
    say(&browser, "nothing", STILL).await?;

    let begun = Instant::now();
    watch(&browser).await?;
    browser.eval(LET_GO).await?;
    until(
        &browser,
        "return !!document.querySelector('[data-part=check] h1')",
        PATIENCE,
    )
    .await?;
    let told = begun.elapsed();
    tokio::time::sleep(Duration::from_millis(500)).await;
    say(&browser, "bring in", told).await?;
    watch(&browser).await?;
    until(
        &browser,
        "return !!document.querySelector('.yields')",
        PATIENCE,
    )
    .await?;
    say(&browser, "count", begun.elapsed()).await?;
    tokio::time::sleep(STILL).await;

    browser.click(".parts a[href$='/table']").await?;
    browser.find("[role=gridcell]").await?;
    tokio::time::sleep(STILL).await;
    for (what, times, by) in [("scroll", 120, 60), ("jump", 30, 100_000)] {
        let begun = Instant::now();
        watch(&browser).await?;
        let script = SCROLL.replace("TIMES", &times.to_string());
        browser.eval(&script.replace("BY", &by.to_string())).await?;
        until(&browser, "return window.left === 0", PATIENCE).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        say(&browser, what, begun.elapsed()).await?;
    }
    browser
        .eval("document.querySelector('[role=grid]').focus()")
        .await?;
    let begun = Instant::now();
    watch(&browser).await?;
    for _ in 0..20 {
        browser.press("\u{e015}").await?;
    }
    say(&browser, "arrows", begun.elapsed()).await?;
    let begun = Instant::now();
    watch(&browser).await?;
    for letter in "another title\u{e007}".chars() {
        browser.press(letter.to_string()).await?;
    }
    say(&browser, "write", begun.elapsed()).await?;
    watch(&browser).await?;
    tokio::time::sleep(STILL + STILL).await;
    say(&browser, "settle", STILL + STILL).await?;
    browser.close().await
}

/// Tells what was done, how long that took, and how long the frames took.
async fn say(browser: &Browser, what: &str, took: Duration) -> Result<()> {
    let frames = taken(browser).await?;
    let line = json!({
        "bench": "desk-frames",
        "what": what,
        "rows": ROWS,
        "took_ms": took.as_millis() as u64,
        "frames": frames.len(),
        "median_ms": percentile(&frames, 50),
        "p95_ms": percentile(&frames, 95),
        "longest_ms": longest(&frames),
        "longer_than_two": frames.iter().filter(|frame| **frame > 34.0).count(),
    });
    println!("{line}");
    Ok(())
}
