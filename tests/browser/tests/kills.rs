//! A short run of what `cargo xtask kills` does at length.

use annals_browser_tests::{Site, dist, kills};
use anyhow::Result;

fn short(steps: impl AsyncFnOnce(&Site) -> Result<kills::Toll>) {
    let toll = kills::run(async { steps(&Site::serve(&dist()?)?).await });
    let toll = toll.unwrap_or_else(|error| panic!("{error:#}"));
    println!("{}", toll.line());
    kills::is_unharmed(&toll).unwrap_or_else(|error| panic!("{error:#}"));
}

#[test]
fn what_was_acknowledged_outlives_the_tab() {
    short(async |site| kills::tabs(site, 1, 5, 1).await);
}

#[test]
fn what_was_acknowledged_outlives_one_of_two_tabs() {
    short(async |site| kills::tabs(site, 2, 5, 2).await);
}

#[test]
fn what_was_acknowledged_outlives_the_browser() {
    short(async |site| kills::browsers(site, 2, 3).await);
}
