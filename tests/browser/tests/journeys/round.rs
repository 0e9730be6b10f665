//! A round that a class plays at once: the teacher's screen, then a learner's page, by a clock that is put forward.

use annals_browser_tests::clock::{make_movable, put_ahead};
use annals_browser_tests::{Browser, Hand, Key, Options, Site, play};
use anyhow::{Context, Result, ensure};

/// How long a question stands, and what was right, in milliseconds.
const ASKED: u64 = 20_000;
const SHOWN: u64 = 10_000;

/// Makes the link of a round of two questions; the page is the screen for the class.
async fn hand_out(page: &mut Browser, site: &Site) -> Result<String> {
    page.goto(&site.url("#/hand-out?set=japan-soviet-union&seed=7&count=2"))
        .await?;
    page.find("main.hand-out").await?;
    page.click("main.hand-out .segments button:last-child")
        .await?;
    page.find("#each input").await?;
    page.is_sound().await?;
    page.click(".acts .primary").await?;
    page.find("main.live .count-down").await?;
    let link = page
        .eval("return document.querySelector('main.live .linked input').value")
        .await?;
    Ok(link.as_str().context("there is no link")?.to_owned())
}

/// Milliseconds until it begins, as the page says.
async fn until_begins(page: &Browser) -> Result<u64> {
    let text = page.text(".count-down b").await?;
    let (minutes, seconds) = text.split_once(':').context("no time")?;
    Ok((minutes.parse::<u64>()? * 60 + seconds.parse::<u64>()?) * 1000)
}

#[test]
fn a_round_goes_by_the_clock_on_the_screen_and_on_a_phone() {
    play("round", Options::default(), async |page, site| {
        make_movable(page).await?;
        let link = hand_out(page, site).await?;
        page.is_sound().await?;
        let begins = until_begins(page).await?;
        put_ahead(page, begins + 2_000).await?;
        page.find(".over-question").await?;
        page.reads("1 of 2").await?;
        page.is_sound().await?;
        put_ahead(page, begins + ASKED + 2_000).await?;
        page.find(".right-answer").await?;
        page.is_sound().await?;
        put_ahead(page, begins + ASKED + SHOWN + 2_000).await?;
        page.reads("2 of 2").await?;

        // A learner: the page is loaded anew, and its clock is right again.
        page.goto("about:blank").await?;
        page.goto(&link).await?;
        page.reads("Begins in").await?;
        page.is_sound().await?;
        Hand::Mouse.write(page, "#learner input", "Ada").await?;
        page.press(Key::Tab).await?;
        page.click("#begin").await?;
        page.reads("You are in").await?;
        page.is_sound().await?;
        let begins = until_begins(page).await?;
        put_ahead(page, begins + 2_000).await?;
        page.find("main.ask").await?;
        page.press("0").await?;
        // Nothing is told before the time of all is over.
        page.reads("What was right is shown in").await?;
        page.is_sound().await?;
        let told = page
            .all("main.answered, .ticks .right, .ticks .wrong")
            .await?;
        ensure!(told.is_empty(), "it is told too early");
        put_ahead(page, begins + ASKED + 2_000).await?;
        page.find("main.answered").await?;
        ensure!(
            page.all(".foot .primary").await?.is_empty(),
            "the learner may go on before the others"
        );
        page.is_sound().await?;
        put_ahead(page, begins + ASKED + SHOWN + 2_000).await?;
        page.find("main.ask").await?;
        // Nothing is answered, and the round ends all the same.
        put_ahead(page, begins + 2 * (ASKED + SHOWN) + 2_000).await?;
        page.find("main.done .hand-in").await?;
        page.reads("0 of 2").await?;
        page.is_sound().await
    });
}
