//! A file that is kept current. No picker can be driven: in its place the page gets a file of its
//! own, which can be remembered, read and written as any other.

use std::time::{Duration, Instant};

use annals::memory::Journal;
use annals::memory::backup::decode;
use annals_browser_tests::{Browser, Hand, Learner, Options, Say, Site, View, play};
use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::quiz::{SET, link};

/// The pickers give the page's own file. It may be written where `leave` says so; to ask is to be
/// granted it. `hide` and `show` are what a change of tabs is.
const OWN_FILE: &str = "
    window.own = async () => (await navigator.storage.getDirectory()).getFileHandle('copy.txt', { create: true });
    window.showSaveFilePicker = async ({ suggestedName }) => { window.suggested = suggestedName; return window.own(); };
    window.showOpenFilePicker = async () => [await window.own()];
    // At no page there is none.
    const handle = window.FileSystemHandle?.prototype ?? {};
    handle.queryPermission = async () => localStorage.getItem('leave') ?? 'granted';
    handle.requestPermission = async () => { localStorage.removeItem('leave'); return 'granted'; };
    const turn = hidden => () => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
    };
    window.hide = turn(true);
    window.show = turn(false);";

/// What is being written cannot be read.
const TEXT: &str =
    "return window.own().then(file => file.getFile()).then(file => file.text()).catch(() => '')";

const TWO_PLACES: &str = "window.own().then(file => file.getFile()).then(file => file.text())
    .catch(() => '').then(text => text.split('annals/attempt/').length === 3)";

async fn prepare(page: &Browser, script: &str) -> Result<()> {
    let script = json!({ "source": script });
    page.cdp("Page.addScriptToEvaluateOnNewDocument", script)
        .await
        .map(drop)
}

async fn text(page: &Browser) -> Result<String> {
    let text = page.eval(TEXT).await?;
    Ok(text.as_str().context("the file has no text")?.to_owned())
}

/// Answers in the file; an error where it is no copy, or not as it was written.
async fn answers(page: &Browser) -> Result<usize> {
    let text = text(page).await?;
    if text.is_empty() {
        return Ok(0);
    }
    let copy = decode(&text)
        .ok()
        .with_context(|| format!("no copy: {text}"))?;
    ensure!(
        copy.is_whole && copy.refused.is_empty(),
        "a torn copy: {text}"
    );
    let kept: Vec<_> = copy.kept.into_iter().collect();
    Ok(Journal::read(&kept).reviews().len())
}

/// Waits until the file holds so many answers.
async fn holds(page: &Browser, count: usize, patience: u64) -> Result<()> {
    let end = Instant::now() + Duration::from_secs(patience);
    while answers(page).await? != count {
        ensure!(
            Instant::now() < end,
            "the file holds {} answers, not {count}",
            answers(page).await?
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

async fn settings(page: &Browser, site: &Site) -> Result<()> {
    page.goto("about:blank").await?;
    page.goto(&site.url("#/settings")).await?;
    page.find("#save-copy").await.map(drop)
}

/// Answers the first questions of a new quiz.
async fn answer(
    page: &Browser,
    site: &Site,
    learner: &Learner,
    seed: u32,
    count: u32,
) -> Result<()> {
    page.goto("about:blank").await?;
    page.goto(&link(site, seed, 9, "")).await?;
    for _ in 0..count {
        learner.answer(page, Say::Right).await?;
        learner.go_on(page).await?;
    }
    Ok(())
}

#[test]
fn a_file_is_kept_current_by_itself_and_read_on_another_device() {
    play("upkeep", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        prepare(page, OWN_FILE).await?;
        answer(page, site, &learner, 1, 1).await?;
        settings(page, site).await?;
        page.click("#keep-new").await?;
        page.reads("copy.txt is kept up to date.").await?;
        page.reads("Written ").await?;
        ensure!(page.eval("return window.suggested").await? == "annals-copy.txt");
        page.is_sound().await?;
        holds(page, 1, 5).await?;
        // By itself, some time after an answer, though it was written just before.
        answer(page, site, &learner, 2, 2).await?;
        holds(page, 3, 60).await?;
        // In the next visit, and at once when the page is hidden.
        page.reopen().await?;
        prepare(page, OWN_FILE).await?;
        answer(page, site, &learner, 3, 1).await?;
        page.eval("window.hide()").await?;
        holds(page, 4, 5).await?;
        // Another device: nothing is here but the file.
        page.goto(&site.url("#/settings")).await?;
        page.find("#stop-keeping").await?;
        page.eval(
            "localStorage.clear(); indexedDB.deleteDatabase('annals'); indexedDB.deleteDatabase('annals-file')",
        )
        .await?;
        answer(page, site, &learner, 4, 1).await?;
        settings(page, site).await?;
        page.reads("1 answer to 1 fact").await?;
        page.click("#keep-present").await?;
        page.reads("4 answers taken in.").await?;
        page.reads("5 answers to").await?;
        holds(page, 5, 5).await?;
        // All of it is stored here too.
        settings(page, site).await?;
        page.reads("5 answers to").await?;
        ensure!(page.stored().await?.local.len() >= 2);
        page.click("#stop-keeping").await?;
        page.find("#keep-new").await?;
        answer(page, site, &learner, 5, 1).await?;
        page.eval("window.hide()").await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        ensure!(
            answers(page).await? == 5,
            "it was written after it was stopped"
        );
        Ok(())
    });
}

#[test]
fn two_tabs_keep_one_file_and_either_can_stop() {
    play("upkeep-tabs", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        let driver = page.driver().clone();
        let first = driver.window().await?;
        prepare(page, OWN_FILE).await?;
        let second = driver.new_window().await?;
        driver.switch_to_window(second.clone()).await?;
        prepare(page, OWN_FILE).await?;
        // This one is open before there is a file.
        page.goto(&link(site, 2, 9, "")).await?;
        learner.answer(page, Say::Right).await?;
        driver.switch_to_window(first.clone()).await?;
        settings(page, site).await?;
        page.click("#keep-new").await?;
        page.reads("is kept up to date.").await?;
        answer(page, site, &learner, 1, 2).await?;
        driver.switch_to_window(second.clone()).await?;
        learner.go_on(page).await?;
        learner.answer(page, Say::Wrong).await?;
        // Both at once: one waits for the other.
        page.eval("window.hide()").await?;
        driver.switch_to_window(first.clone()).await?;
        page.eval("window.hide()").await?;
        holds(page, 4, 20).await?;
        // The place in a quiz is known to its own tab alone.
        page.is_true(TWO_PLACES).await?;
        driver.switch_to_window(second.clone()).await?;
        settings(page, site).await?;
        page.reads("is kept up to date.").await?;
        driver.switch_to_window(first).await?;
        settings(page, site).await?;
        page.click("#stop-keeping").await?;
        page.find("#keep-new").await?;
        driver.switch_to_window(second).await?;
        page.find("#keep-new").await.map(drop)
    });
}

#[test]
fn a_file_that_is_no_copy_is_left_as_it_is() {
    play("upkeep-foreign", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        prepare(page, OWN_FILE).await?;
        answer(page, site, &learner, 1, 1).await?;
        settings(page, site).await?;
        let put = "return window.own().then(file => file.createWritable()).then(async to => { await to.write('my novel'); await to.close() })";
        page.eval(put).await?;
        page.click("#keep-present").await?;
        page.reads("That file is no copy of Annals.").await?;
        page.find("#keep-present").await?;
        page.is_sound().await?;
        page.eval("window.hide()").await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        ensure!(text(page).await? == "my novel");
        Ok(())
    });
}

#[test]
fn a_file_waits_for_leave_and_goes_on_when_it_is_given() {
    let options = Options {
        view: View::PHONE,
        dark: true,
        ..Options::default()
    };
    play("upkeep-leave", options, async |page, site| {
        let learner = Learner::new(SET, Hand::Finger)?;
        prepare(page, OWN_FILE).await?;
        answer(page, site, &learner, 1, 1).await?;
        settings(page, site).await?;
        page.click("#keep-new").await?;
        page.reads("is kept up to date.").await?;
        holds(page, 1, 5).await?;
        page.eval("localStorage.setItem('leave', 'prompt')").await?;
        answer(page, site, &learner, 2, 1).await?;
        page.goto(&site.url("#/settings")).await?;
        page.reads("waits for your leave").await?;
        page.is_sound().await?;
        page.goto(&site.url("#/")).await?;
        page.reads("waits for your leave").await?;
        page.is_sound().await?;
        ensure!(answers(page).await? == 1, "it was written without leave");
        page.click(".reminder button").await?;
        holds(page, 2, 5).await?;
        page.gone(".reminder").await
    });
}

#[test]
fn where_files_cannot_be_written_a_sentence_says_so() {
    play("upkeep-none", Options::default(), async |page, site| {
        prepare(page, "delete window.showSaveFilePicker").await?;
        settings(page, site).await?;
        page.reads("This browser cannot keep a file up to date by itself.")
            .await?;
        ensure!(page.all("#keep-new").await?.is_empty());
        page.is_sound().await?;
        // No database is made for a file that was never chosen.
        let names = "return indexedDB.databases().then(all => all.map(one => one.name))";
        ensure!(page.eval(names).await? == json!(["annals"]));
        Ok(())
    });
}
