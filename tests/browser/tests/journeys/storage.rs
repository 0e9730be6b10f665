//! Storage that is damaged, full or forbidden.

use std::time::{Duration, Instant};

use annals_browser_tests::{Browser, Hand, Learner, Options, Say, play};
use anyhow::{Result, ensure};
use serde_json::json;

use crate::quiz::{SET, comes_back, link};

const BAD: &str = "annals/attempt/bad";

#[test]
fn a_stored_attempt_that_cannot_be_read_is_told_left_alone_and_handed_out() {
    play("unreadable", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&site.url("")).await?;
        page.eval(&format!("localStorage.setItem({BAD:?}, 'not even JSON')"))
            .await?;
        page.goto(&link(site, 1, 2, "")).await?;
        page.reload().await?;
        page.reads("1 stored attempt could not be read.").await?;
        page.is_sound().await?;
        learner.answer(page, Say::Right).await?;
        learner.go_on(page).await?;
        ensure!(
            page.eval(&format!("return localStorage.getItem({BAD:?})"))
                .await?
                == "not even JSON",
            "it was touched"
        );
        comes_back(page).await?;

        let folder = std::env::temp_dir().join(format!("annals-copy-{}", std::process::id()));
        page.cdp(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": folder }),
        )
        .await?;
        page.click(".message .small").await?;
        let copy = arrived(&folder.join("annals-copy.txt")).await;
        std::fs::remove_dir_all(&folder)?;
        let copy = copy?;
        let lines: Vec<_> = copy.lines().collect();
        ensure!(
            matches!(lines.as_slice(), [head, .., piece]
                if head.starts_with("annals-copy/1 ") && piece.starts_with("annals/journal/"))
                && lines.contains(&format!("{BAD}\tnot even JSON").as_str())
                && lines
                    .iter()
                    .any(|line| line.starts_with("annals/attempt/") && line.contains("\"v\":1")),
            "the copy is another: {copy}"
        );
        page.click(".message .square").await?;
        page.gone(".message").await
    });
}

/// The text of a file that is being downloaded.
pub async fn arrived(file: &std::path::Path) -> Result<String> {
    let end = Instant::now() + Duration::from_secs(10);
    loop {
        match std::fs::read_to_string(file) {
            Ok(text) if !text.is_empty() => return Ok(text),
            Ok(_) | Err(_) => ensure!(Instant::now() < end, "no file {}", file.display()),
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

/// Fills local storage to its last byte.
const FILL: &str = "for (let size = 1 << 20, at = 0; size > 0; size >>= 1) {
        try { for (;;) localStorage.setItem(`filler/${at++}`, 'x'.repeat(size)); } catch {}
    }";
const MAKE_ROOM: &str = "for (const key of Object.keys(localStorage)) if (key.startsWith('filler/')) localStorage.removeItem(key);";

#[test]
fn full_storage_is_told_the_quiz_goes_on_and_the_next_answer_with_room_saves_all() {
    play("full", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&link(site, 1, 4, "")).await?;
        learner.answer(page, Say::Right).await?;
        learner.go_on(page).await?;
        page.eval(FILL).await?;
        learner.answer(page, Say::Wrong).await?;
        page.reads("There is no room left to save your progress.")
            .await?;
        page.is_sound().await?;
        learner.go_on(page).await?;
        page.is_sound().await?;
        page.eval(MAKE_ROOM).await?;
        learner.answer(page, Say::Right).await?;
        page.gone(".message").await?;
        ticks(page, &["right", "wrong", "right", ""]).await?;
        comes_back(page).await
    });
}

async fn ticks(page: &Browser, expected: &[&str]) -> Result<()> {
    let scene = page.scene().await?;
    ensure!(
        scene["ticks"] == json!(expected),
        "the ticks are {}",
        scene["ticks"]
    );
    Ok(())
}

#[test]
fn forbidden_storage_is_told_at_the_start_and_the_quiz_goes_on() {
    play("forbidden", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        let forbid = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": forbid }),
        )
        .await?;
        page.goto(&link(site, 1, 2, "")).await?;
        page.reads("Your progress cannot be saved here.").await?;
        for say in [Say::Right, Say::Wrong] {
            page.is_sound().await?;
            learner.answer(page, say).await?;
            learner.go_on(page).await?;
        }
        page.reads("1 of 2.").await?;
        page.is_sound().await
    });
}
