//! What a learner on a slow line downloads.

use annals_browser_tests::{Browser, FIRST_QUESTION, Options, Site, View, dist};
use anyhow::{Context, Result};

/// Bytes after Brotli, of all that is fetched until a first question can be read.
const MOST: usize = 160_000;

async fn first_question_bytes() -> Result<(usize, String)> {
    let site = Site::compressed(&dist()?)?;
    let page = Browser::open(Options {
        view: View::PHONE,
        ..Options::default()
    })
    .await?;
    page.goto(&site.url(FIRST_QUESTION)).await?;
    page.find("[data-question]")
        .await
        .context("no question at that address")?;
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
    let (bytes, fetched) = runtime
        .block_on(first_question_bytes())
        .unwrap_or_else(|error| panic!("{error:#}"));
    assert!(
        bytes <= MOST,
        "{bytes} bytes until the first question, above {MOST}: {fetched}"
    );
    println!("{bytes} bytes until the first question");
}
