//! `records [--learners N] [--questions N] [--seed N]`: has learners answer whose records go to a store over a network
//! that fails at random, kills half of their tabs, and prints a line of JSON: what is stored, and how it came. The site
//! is the one that `ANNALS_DIST` names.

use annals_browser_tests::{Site, dist, kills, records};
use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let (mut learners, mut questions, mut seed) = (10, 100, 1);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let number = words.next().context("a number is missing")?.parse()?;
        match word.as_str() {
            "--learners" => learners = number,
            "--questions" => questions = number,
            "--seed" => seed = number as u64,
            _ => bail!("usage: ANNALS_DIST=… records [--learners N] [--questions N] [--seed N]"),
        }
    }
    let site = Site::serve(&dist()?)?;
    let toll = kills::run(records::run(&site, learners, questions, seed))?;
    println!("{}", toll.line());
    toll.is_whole()
}
