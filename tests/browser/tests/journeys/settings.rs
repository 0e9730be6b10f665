//! What a worker finds out for the page of settings.

use std::time::{SystemTime, UNIX_EPOCH};

use annals::memory::Journal;
use annals_browser_tests::{Browser, Options, Site, play, scholar};
use anyhow::{Result, ensure};
use serde_json::Value;

/// Puts a journal into the browser and opens the settings.
async fn open(page: &Browser, site: &Site, answers: usize) -> Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let pieces = scholar("japan-soviet-union", answers, 10, now.cast_signed());
    page.goto(&site.url("#/about")).await?;
    page.find("main").await?;
    let pieces = serde_json::to_string(&pieces)?;
    let script = format!("for (const [key, text] of {pieces}) localStorage.setItem(key, text)");
    page.eval(&script).await?;
    page.goto("about:blank").await?;
    page.goto(&site.url("#/settings")).await
}

async fn rows(page: &Browser) -> Result<Vec<String>> {
    let rows = page
        .eval("return [...document.querySelectorAll('.costs tbody tr')].map(row => row.innerText)")
        .await?;
    let rows = rows.as_array().cloned().unwrap_or_default();
    Ok(rows
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

#[test]
fn a_worker_fits_the_schedule_and_says_what_retentions_cost() {
    play("fitting", Options::default(), async |page, site| {
        open(page, site, 4_000).await?;
        page.find(".costs tbody tr:nth-child(7)").await?;
        let before = rows(page).await?;
        ensure!(
            before.len() == 7 && before[0].starts_with("70%"),
            "{before:?}"
        );
        page.reads("In force are the numbers of the average learner.")
            .await?;
        page.click("#fit").await?;
        page.reads("Fitted, and in force").await?;
        page.reads("In force are your own numbers, fitted today.")
            .await?;
        page.find(".losses tr:nth-child(3)").await?;
        // What retentions cost is worked out by the new numbers.
        page.find(".costs tbody tr:nth-child(7)").await?;
        for _ in 0..50 {
            if rows(page).await? != before {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        ensure!(rows(page).await? != before, "the costs are the same");
        // No day was moved, until the learner says so.
        page.find("#move-days").await?;
        page.is_sound().await?;
        page.click("#move-days").await?;
        page.gone("#move-days").await?;
        page.is_focused("#retention").await?;
        page.reload().await?;
        page.reads("In force are your own numbers, fitted today.")
            .await?;
        page.click("#usual").await?;
        page.is_focused("#fitting").await?;
        page.reads("In force are the numbers of the average learner.")
            .await?;
        let stored = page.stored().await?;
        let journal = Journal::read(&stored.local);
        ensure!(journal.setting("parameters") == Some(""));
        Ok(())
    });
}

#[test]
fn a_fitting_is_stopped_and_where_there_are_no_workers_that_is_said() {
    play("no-workers", Options::default(), async |page, site| {
        // A worker that never says anything.
        let script = serde_json::json!({ "source": "window.Worker = class extends EventTarget { postMessage() {} terminate() { window.ended = (window.ended ?? 0) + 1 } }" });
        page.cdp("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        open(page, site, 500).await?;
        page.reads("Living through a year").await?;
        page.click("#fit").await?;
        page.find("progress").await?;
        page.is_sound().await?;
        page.click("#cancel-fit").await?;
        page.gone("progress").await?;
        ensure!(page.eval("return window.ended").await? == 1);
        let script = serde_json::json!({ "source": "window.Worker = class { constructor() { throw 'none' } }" });
        page.cdp("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        page.reload().await?;
        page.reads("What each costs could not be worked out")
            .await?;
        page.click("#fit").await?;
        page.reads("The fitting stopped before its end. Nothing was changed.")
            .await?;
        Ok(())
    });
}
