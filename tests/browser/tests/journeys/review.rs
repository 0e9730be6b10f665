//! The day's review, the map, the settings, a copy taken in on another device.

use annals::bank::Form;
use annals_browser_tests::{Browser, Hand, Key, Learner, Options, Say, View, play};
use anyhow::{Result, ensure};
use serde_json::json;

use crate::quiz::SET;

/// Answers what is on the page and goes on; a card is turned and rated.
pub(crate) async fn one(page: &mut Browser, learner: &Learner, say: Say) -> Result<()> {
    let question = learner.question(page).await?;
    if question.form != Form::Flashcard {
        learner.answer(page, say).await?;
        return learner.go_on(page).await;
    }
    page.click("#answer").await?;
    page.find(".ratings").await?;
    page.is_sound().await?;
    page.press(if say == Say::Right { "3" } else { "1" }).await
}

/// How many answers the journal of this browser holds that count.
async fn answers(page: &Browser) -> Result<usize> {
    let stored = page.eval("return Object.entries(localStorage)").await?;
    let pairs: Vec<(String, String)> = serde_json::from_value(stored)?;
    let journal = annals::memory::Journal::read(&pairs);
    ensure!(journal.unread().is_empty(), "a piece cannot be read");
    Ok(journal
        .reviews()
        .iter()
        .filter(|review| !review.undone)
        .count())
}

#[test]
fn a_review_is_begun_undone_left_and_found_again() {
    play("review", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&site.url("")).await?;
        page.reads("Begin with ten").await?;
        page.press(Key::Enter).await?;
        page.find(".piles [aria-current]").await?;
        for say in [Say::Right, Say::Wrong, Say::Right, Say::Right] {
            one(page, &learner, say).await?;
        }
        page.find("main[data-question]").await?;
        ensure!(
            answers(page).await? == 4,
            "{} answers",
            answers(page).await?
        );
        page.click(".undo").await?;
        page.click(".undo").await?;
        page.find("main.ask").await?;
        ensure!(
            answers(page).await? == 2,
            "{} answers",
            answers(page).await?
        );
        one(page, &learner, Say::Right).await?;
        page.find("main[data-question]").await?;
        page.click(".bar .square").await?;
        page.find(".today .due").await?;
        page.is_sound().await?;
        page.reopen().await?;
        page.goto(&site.url("")).await?;
        page.find(".today .due").await?;
        ensure!(
            answers(page).await? == 3,
            "{} answers",
            answers(page).await?
        );
        page.goto(&site.url("#/map")).await?;
        page.reads("You would recall").await?;
        page.press(Key::Right).await?;
        page.is_sound().await
    });
}

#[test]
fn the_pages_of_the_memory_are_sound_on_a_phone_in_the_dark() {
    let options = Options {
        view: View::PHONE,
        dark: true,
        ..Options::default()
    };
    play("memory-phone", options, async |page, site| {
        let learner = Learner::new(SET, Hand::Finger)?;
        page.goto(&site.url("#/review?most=3")).await?;
        page.find(".piles").await?;
        page.is_sound().await?;
        for say in [Say::Wrong, Say::Right, Say::Right] {
            one(page, &learner, say).await?;
        }
        page.reads("3 reviewed").await?;
        page.is_sound().await?;
        for address in ["#/map", "#/settings", "#/changes", ""] {
            page.goto(&site.url(address)).await?;
            page.find("#heading").await?;
            page.is_sound().await?;
        }
        Ok(())
    });
}

#[test]
fn a_copy_is_taken_in_on_another_device() {
    play("copy", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Mouse)?;
        page.goto(&site.url("#/review")).await?;
        for _ in 0..3 {
            one(page, &learner, Say::Right).await?;
        }
        page.find("main[data-question]").await?;
        page.goto(&site.url("#/settings")).await?;
        let folder = std::env::temp_dir().join(format!("annals-moved-{}", std::process::id()));
        page.cdp(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": folder }),
        )
        .await?;
        page.click("#save-copy").await?;
        let file = folder.join("annals-copy.txt");
        let copy = crate::storage::arrived(&file).await?;
        ensure!(copy.starts_with("annals-copy/1 "), "{copy}");
        // Another device: nothing is here.
        page.eval("localStorage.clear(); indexedDB.deleteDatabase('annals')")
            .await?;
        page.reload().await?;
        page.goto(&site.url("#/settings")).await?;
        page.find("#kept").await?;
        ensure!(answers(page).await? == 0, "it was all here");
        // The browser's own choice of a file cannot be driven: the field is caught as it opens.
        page.eval(
            "window.caught = new Promise(done => { HTMLInputElement.prototype.click = function () \
             { document.body.append(this); this.id = 'caught'; done(); } })",
        )
        .await?;
        page.click("#take-in").await?;
        let field = page.find("#caught").await?;
        field.send_keys(file.to_string_lossy().as_ref()).await?;
        page.reads("3 answers taken in.").await?;
        std::fs::remove_dir_all(&folder)?;
        ensure!(
            answers(page).await? == 3,
            "{} answers",
            answers(page).await?
        );
        Ok(())
    });
}
