//! `kills [--tabs N] [--browsers N] [--seed N]`: kills tabs, one of two tabs, and browsers so often in the middle of
//! a quiz, and prints a line of JSON for each: what was answered, and what of it was lost. The site is the one that
//! `ANNALS_DIST` names.

use annals_browser_tests::{Site, dist, kills};
use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let (mut tabs, mut browsers, mut seed) = (200, 50, 1);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let number = words.next().context("a number is missing")?.parse()?;
        match word.as_str() {
            "--tabs" => tabs = number,
            "--browsers" => browsers = number,
            "--seed" => seed = number as u64,
            _ => bail!("usage: ANNALS_DIST=… kills [--tabs N] [--browsers N] [--seed N]"),
        }
    }
    let site = Site::serve(&dist()?)?;
    let mut tolls = Vec::new();
    if tabs > 0 {
        tolls.push(kills::run(kills::tabs(&site, 1, tabs, seed))?);
        println!("{}", tolls[0].line());
        tolls.push(kills::run(kills::tabs(&site, 2, tabs, seed + 1))?);
        println!("{}", tolls[1].line());
    }
    if browsers > 0 {
        let toll = kills::run(kills::browsers(&site, browsers, seed + 2))?;
        println!("{}", toll.line());
        tolls.push(toll);
    }
    tolls.iter().try_for_each(kills::is_unharmed)
}
