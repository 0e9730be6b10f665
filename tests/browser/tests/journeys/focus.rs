//! Where the focus is, and whether it can be seen there.

use annals_browser_tests::{Browser, Hand, Key, Learner, Options, Say, View, play};
use anyhow::{Result, ensure};

use crate::quiz::{SET, link, play_through};

/// A window as narrow as a phone: what lies at the foot there may cover what the focus comes to.
const NARROW: View = View::Window {
    width: 390,
    height: 600,
};

/// Goes through the whole page with Tab; what has the focus must be on the screen, and nothing over its middle.
async fn is_never_covered(page: &Browser, place: &str) -> Result<()> {
    const COVERED: &str = "const focused = document.activeElement;
        const shown = (focused.closest('label') ?? focused).getBoundingClientRect();
        const top = document.elementFromPoint(shown.x + shown.width / 2, shown.y + shown.height / 2);
        return focused === document.body || top?.closest('label') === focused.closest('label') && focused.closest('label')
            || top && focused.contains(top) ? null : `${focused.outerHTML.slice(0, 200)} under ${top?.outerHTML.slice(0, 100)}`;";
    let all = page
        .eval("return [...document.querySelectorAll('a, button:not(:disabled), input, summary')].filter(one => one.tabIndex >= 0 && one.checkVisibility()).length")
        .await?
        .as_u64()
        .unwrap_or_default();
    ensure!(all > 3, "{place} has but {all} places for the focus");
    for _ in 0..all {
        page.press(Key::Tab).await?;
        let covered = page.eval(COVERED).await?;
        ensure!(covered.is_null(), "{place}: {covered}");
    }
    Ok(())
}

#[test]
fn what_tab_comes_to_is_never_covered() {
    let options = Options {
        view: NARROW,
        still: true,
        ..Options::default()
    };
    play("covered", options, async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&site.url("#/practise")).await?;
        page.find("main.practise").await?;
        is_never_covered(page, "Practise").await?;
        page.goto(&link(site, 2, 2, "&forms=order,choice-event"))
            .await?;
        page.find("main.ask").await?;
        is_never_covered(page, "a question").await?;
        page.reload().await?;
        play_through(page, &learner, &[Say::Wrong, Say::Wrong]).await?;
        page.find("main.done").await?;
        is_never_covered(page, "Done").await
    });
}

#[test]
fn a_message_that_is_dismissed_leaves_the_focus_in_the_page() {
    play("dismissed", Options::default(), async |page, site| {
        for hand in [Hand::Keyboard, Hand::Mouse] {
            page.goto("about:blank").await?;
            page.goto(&site.url("#/practise/done/never")).await?;
            page.find(".message").await?;
            // The page below it may need what comes later.
            page.find("main h1").await?;
            hand.press(page, ".message .small").await?;
            page.gone(".message").await?;
            page.is_sound().await?;
        }
        Ok(())
    });
}
