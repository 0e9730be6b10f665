//! The site starts, says nothing in the console, and asks nobody but itself.

use std::time::Duration;

use annals_browser_tests::{Browser, Options, Site, View, play};
use anyhow::{Result, ensure};

/// After this many seconds Chromium has said what it has to say about unused preloads.
const SETTLED: Duration = Duration::from_secs(5);

async fn starts(page: &mut Browser, site: &Site) -> Result<()> {
    page.goto(&site.url("")).await?;
    page.find("main").await?;
    tokio::time::sleep(SETTLED).await;
    page.is_quiet().await?;
    let missing: Vec<_> = site
        .served()
        .into_iter()
        .filter(|served| served.status != 200)
        .collect();
    ensure!(
        missing.is_empty(),
        "the page asks for what is not there: {missing:?}"
    );
    let wide = page
        .eval("return document.documentElement.scrollWidth > innerWidth")
        .await?;
    ensure!(wide == false, "the page scrolls sideways");
    Ok(())
}

#[test]
fn the_site_starts_from_any_folder_without_a_word_in_the_console() {
    play("start-desk", Options::default(), starts);
}

#[test]
fn the_site_starts_on_a_phone_in_the_dark() {
    let options = Options {
        view: View::PHONE,
        dark: true,
        ..Options::default()
    };
    play("start-phone", options, async |page, site| {
        starts(page, site).await?;
        let seen = page.eval("return [innerWidth, innerHeight, matchMedia('(pointer: coarse)').matches, matchMedia('(prefers-color-scheme: dark)').matches]").await?;
        ensure!(
            seen == serde_json::json!([390, 844, true, true]),
            "the phone is emulated as {seen}"
        );
        Ok(())
    });
}

#[test]
fn an_app_that_is_long_in_coming_is_announced() {
    play("announced", Options::default(), async |page, site| {
        let slowly = |bytes: i64| serde_json::json!({ "offline": false, "latency": 0, "downloadThroughput": bytes, "uploadThroughput": -1 });
        let conditions = "Network.emulateNetworkConditions";
        page.cdp("Network.enable", serde_json::json!({})).await?;
        page.cdp(conditions, slowly(40_000)).await?;
        page.goto(&site.url("")).await?;
        page.reads("Opening the set").await?;
        page.cdp(conditions, slowly(-1)).await?;
        page.find("main").await?;
        let text = page.page_text().await?;
        ensure!(!text.contains("Opening the set"), "still announced: {text}");
        Ok(())
    });
}

#[test]
fn an_app_that_does_not_come_is_told() {
    play("not-coming", Options::default(), async |page, site| {
        site.withhold(&["annals-web"]);
        page.goto(&site.url("")).await?;
        page.reads("could not be loaded").await?;
        site.withhold(&[]);
        page.reload().await?;
        page.find("main").await?;
        page.clear_console().await
    });
}

#[test]
fn the_policy_stops_a_script_that_is_not_the_sites() {
    play("policy", Options::default(), async |page, site| {
        page.goto(&site.url("")).await?;
        page.find("main").await?;
        page.eval(
            "const script = document.createElement('script'); script.textContent = 'window.intruded = true'; document.body.append(script);",
        )
        .await?;
        ensure!(
            page.eval("return window.intruded === undefined").await? == true,
            "a foreign script ran"
        );
        ensure!(
            page.console()
                .await?
                .iter()
                .any(|line| line.text.contains("Content Security Policy")),
            "no policy spoke"
        );
        page.clear_console().await
    });
}

#[test]
fn what_was_stored_outlives_the_page_and_the_browser() {
    play("store", Options::default(), async |page, site| {
        page.goto(&site.url("")).await?;
        page.eval("localStorage.setItem('kept', 'yes')").await?;
        page.crash_page().await?;
        page.goto(&site.url("")).await?;
        ensure!(
            page.eval("return localStorage.getItem('kept')").await? == "yes",
            "lost with the page"
        );
        tokio::time::sleep(SETTLED + SETTLED).await;
        page.restart().await?;
        page.goto(&site.url("")).await?;
        ensure!(
            page.eval("return localStorage.getItem('kept')").await? == "yes",
            "lost with the browser"
        );
        Ok(())
    });
}
