//! How long the frames of a page take, while something is going on in it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::Browser;

/// Notes the length of each frame.
const WATCH: &str = "
    window.frames_ = []; let last = performance.now();
    const note = now => { frames_.push(now - last); last = now; window.watch = requestAnimationFrame(note); };
    cancelAnimationFrame(window.watch);
    window.watch = requestAnimationFrame(now => { last = now; window.watch = requestAnimationFrame(note); });";
const TAKE: &str = "return frames_";

/// Begins to note how long each frame takes, in milliseconds.
///
/// # Errors
///
/// When the browser does not answer.
pub async fn watch(browser: &Browser) -> Result<()> {
    browser.eval(WATCH).await?;
    Ok(())
}

/// The frames since [`watch`], in milliseconds.
///
/// # Errors
///
/// When the browser does not answer, or nothing was noted.
pub async fn taken(browser: &Browser) -> Result<Vec<f64>> {
    let frames = browser.eval(TAKE).await?;
    let frames = frames.as_array().context("no frames")?;
    Ok(frames.iter().filter_map(Value::as_f64).collect())
}

/// Waits until a script returns true.
///
/// # Errors
///
/// When that takes longer than `patience`.
pub async fn until(browser: &Browser, script: &str, patience: Duration) -> Result<()> {
    let begun = Instant::now();
    while browser.eval(script).await? != Value::Bool(true) {
        ensure!(begun.elapsed() < patience, "{script} was never so");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// The longest frame, in milliseconds with tenths.
#[must_use]
pub fn longest(frames: &[f64]) -> f64 {
    tenths(frames.iter().copied().fold(0.0, f64::max))
}

/// The frame that so many of a hundred are not longer than.
#[must_use]
pub fn percentile(frames: &[f64], percent: usize) -> f64 {
    let mut sorted = frames.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = sorted.len() * percent / 100;
    tenths(
        sorted
            .get(at.min(sorted.len().saturating_sub(1)))
            .copied()
            .unwrap_or(0.0),
    )
}

fn tenths(milliseconds: f64) -> f64 {
    (milliseconds * 10.0).round() / 10.0
}
