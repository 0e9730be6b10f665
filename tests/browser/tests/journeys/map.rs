//! The map: cells by keyboard and finger, on a wide screen and a narrow one; the table of all facts.

use annals_browser_tests::{Browser, Hand, Key, Learner, Options, Say, Site, View, play};
use anyhow::{Result, ensure};

use crate::quiz::SET;
use crate::review::one;

/// The map after three answers.
async fn open(page: &mut Browser, site: &Site, hand: Hand) -> Result<()> {
    let learner = Learner::new(SET, hand)?;
    page.goto(&site.url("#/review?most=3")).await?;
    for say in [Say::Right, Say::Wrong, Say::Right] {
        one(page, &learner, say).await?;
    }
    page.reads("3 reviewed").await?;
    page.goto(&site.url("#/map")).await?;
    page.find("#cell").await.map(drop)
}

/// How many columns the cells stand in, and the least width of one.
async fn cells(page: &Browser) -> Result<(u64, f64)> {
    let columns = page
        .eval("return document.querySelector('.cells').children.length")
        .await?;
    let width = page
        .eval("return Math.min(...[...document.querySelectorAll('.cells button')].map(cell => cell.getBoundingClientRect().width))")
        .await?;
    Ok((columns.as_u64().unwrap_or(0), width.as_f64().unwrap_or(0.0)))
}

#[test]
fn on_a_wide_screen_a_cell_is_five_years_and_the_focus_moves_with_the_arrows() {
    play("map-wide", Options::default(), async |page, site| {
        open(page, site, Hand::Keyboard).await?;
        let (columns, width) = cells(page).await?;
        ensure!(columns > 15 && width >= 24.0, "{columns} of {width}");
        let says = "document.querySelector('.readout .history').innerText";
        for key in [Key::Up, Key::Down, Key::Right, Key::Left] {
            let before = page.eval(&format!("return {says}")).await?;
            page.press(key).await?;
            if page.eval(&format!("return {says}")).await? != before {
                page.is_focused("#cell").await?;
            }
        }
        page.is_focused("#cell").await?;
        page.is_true("document.activeElement.getAttribute('aria-checked') === 'true'")
            .await?;
        page.is_sound().await?;
        // One stop for the tabulator, whatever the number of cells.
        page.tab_to("#cell").await?;
        page.press(Key::Tab).await?;
        page.is_focused(".readout .primary").await?;
        page.chord(Key::Shift, Key::Tab).await?;
        page.is_focused("#cell").await?;
        let label = page.text(".readout .primary").await?;
        page.press(Key::Enter).await?;
        page.find(".piles").await?;
        let hash = page.eval("return location.hash").await?;
        let hash = hash.as_str().unwrap_or_default();
        ensure!(hash.contains("of=all&kind="), "{label} led to {hash}");
        Ok(())
    });
}

#[test]
fn cells_widen_when_the_window_becomes_narrow() {
    play("map-resized", Options::default(), async |page, site| {
        open(page, site, Hand::Mouse).await?;
        let (wide, _) = cells(page).await?;
        page.set_view(View::Window {
            width: 700,
            height: 800,
        })
        .await?;
        page.is_true(&format!(
            "document.querySelector('.cells').children.length < {wide}"
        ))
        .await?;
        page.set_view(View::DESK).await?;
        page.is_true(&format!(
            "document.querySelector('.cells').children.length === {wide}"
        ))
        .await
    });
}

#[test]
fn on_a_phone_a_cell_is_wide_enough_for_a_finger() {
    let options = Options {
        view: View::PHONE,
        ..Options::default()
    };
    play("map-phone", options, async |page, site| {
        open(page, site, Hand::Finger).await?;
        let (columns, width) = cells(page).await?;
        ensure!(columns <= 12 && width >= 24.0, "{columns} of {width}");
        page.eval("document.querySelector('.cells button:not(#cell)').id = 'other'")
            .await?;
        let label = page
            .eval("return document.getElementById('other').getAttribute('aria-label')")
            .await?;
        Hand::Finger.press(page, "#other").await?;
        let label = label.as_str().unwrap_or_default().to_owned();
        let (named, _) = label.split_once(':').unwrap_or_default();
        page.is_true(&format!(
            "document.querySelector('.readout .history').innerText === '{named}'"
        ))
        .await?;
        page.is_sound().await
    });
}

#[test]
fn all_facts_are_found_by_letters_sorted_and_drilled() {
    play("map-facts", Options::default(), async |page, site| {
        open(page, site, Hand::Keyboard).await?;
        page.tab_to("#facts-button").await?;
        page.press(Key::Enter).await?;
        page.find(".all-facts table").await?;
        page.is_focused("#facts-button").await?;
        page.is_sound().await?;
        let rows = "document.querySelectorAll('.all-facts tbody tr').length";
        page.is_true(&format!("{rows} === 100")).await?;
        page.tab_to(".all-facts .plain").await?;
        page.press(Key::Enter).await?;
        page.is_true(&format!("{rows} === 200")).await?;
        page.tab_to(".all-facts th.recall button").await?;
        page.press(" ").await?;
        page.find(".all-facts th.recall[aria-sort=ascending]")
            .await?;
        page.is_focused(".all-facts th.recall button").await?;
        page.tab_to("#letters").await?;
        page.press("portsm").await?;
        page.is_true(&format!("{rows} > 0 && {rows} < 20")).await?;
        // The arrows are the field's own here.
        page.press(Key::Left).await?;
        page.press("s").await?;
        page.reads("No fact is like that.").await?;
        page.press(Key::Backspace).await?;
        page.is_true(&format!("{rows} > 0")).await?;
        page.is_sound().await?;
        // By the browser's own account for screen readers it is a table with heads.
        let tree = page
            .cdp("Accessibility.getFullAXTree", serde_json::json!({}))
            .await?;
        for role in ["table", "columnheader", "rowheader", "cell"] {
            let nodes = tree["nodes"].as_array().into_iter().flatten();
            let mut roles = nodes.map(|node| &node["role"]["value"]);
            ensure!(roles.any(|found| found == role), "there is no {role}");
        }
        page.click(".all-facts tbody a").await?;
        page.find(".piles").await?;
        let hash = page.eval("return location.hash").await?;
        ensure!(
            hash.as_str().unwrap_or_default().contains("?fact="),
            "{hash}"
        );
        Ok(())
    });
}

#[test]
fn all_facts_fit_on_a_phone() {
    let options = Options {
        view: View::PHONE,
        dark: true,
        ..Options::default()
    };
    play("map-facts-phone", options, async |page, site| {
        open(page, site, Hand::Finger).await?;
        Hand::Finger.press(page, "#facts-button").await?;
        page.find(".all-facts table").await?;
        page.is_sound().await?;
        Hand::Finger
            .press(page, ".all-facts th.due-in button")
            .await?;
        page.find(".all-facts th[aria-sort=ascending].due-in")
            .await?;
        let tree = page
            .cdp("Accessibility.getFullAXTree", serde_json::json!({}))
            .await?;
        let nodes = tree["nodes"].as_array().into_iter().flatten();
        let heads = nodes.filter(|node| node["role"]["value"] == "columnheader");
        ensure!(heads.count() == 7, "a head of a column is lost");
        Ok(())
    });
}

#[test]
fn the_whole_set_is_drilled_from_the_map() {
    play("map-drill", Options::default(), async |page, site| {
        open(page, site, Hand::Mouse).await?;
        page.click(".wider a:last-child").await?;
        page.find(".piles").await?;
        page.is_true("location.hash === '#/review?of=all'").await?;
        let learner = Learner::new(SET, Hand::Mouse)?;
        one(page, &learner, Say::Right).await?;
        page.find("main[data-question]").await?;
        page.is_sound().await
    });
}
