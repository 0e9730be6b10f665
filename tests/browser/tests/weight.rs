//! What a learner on a slow line downloads.

use annals_browser_tests::{Browser, FIRST_QUESTION, Options, Site, View, dist};
use anyhow::{Context, Result};

/// Bytes after Brotli, of all that is fetched until a first question can be read.
const MOST: usize = 160_000;

/// A quiz of all forms begins with one that needs no more than the first part of the program.
const ALL_FORMS: &str = "#/practise/run?set=japan-soviet-union&seed=7&count=10";

async fn first_question_bytes(address: &str) -> Result<(usize, String)> {
    let site = Site::compressed(&dist()?)?;
    // What comes after the first question does not come here at all.
    site.withhold(&["rest-", "questions/japan-soviet-union.json"]);
    let page = Browser::open(Options {
        view: View::PHONE,
        ..Options::default()
    })
    .await?;
    page.goto(&site.url(address)).await?;
    page.find("[data-question]")
        .await
        .context("no question at that address")?;
    page.click(".options [data-option]").await?;
    page.find("[role=radio][aria-checked=true]").await?;
    let fetched = format!("{:#?}", site.served());
    page.close().await?;
    Ok((site.bytes(), fetched))
}

#[test]
fn first_question_bytes_stay_below_the_budget() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime starts");
    for address in [FIRST_QUESTION, ALL_FORMS] {
        let (bytes, fetched) = runtime
            .block_on(first_question_bytes(address))
            .unwrap_or_else(|error| panic!("{error:#}"));
        assert!(
            bytes <= MOST,
            "{bytes} bytes until the first question, above {MOST}: {fetched}"
        );
        println!("{bytes} bytes until the first question of {address}");
    }
}
