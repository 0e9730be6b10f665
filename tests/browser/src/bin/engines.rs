//! `engines [--only chromium|firefox] [--questions N]`: whether each browser draws the same questions from the same
//! links as this machine does; a line of JSON for each. The site is the one that `ANNALS_DIST` names.

use annals_browser_tests::{Engine, Site, dist, engines};
use anyhow::{Context, Result, bail, ensure};

const USAGE: &str = "usage: ANNALS_DIST=… engines [--only chromium|firefox] [--questions N]";

fn main() -> Result<()> {
    let mut browsers = vec![Engine::Chromium, Engine::Firefox];
    let mut questions = 1000;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().context(USAGE)?;
        match (word.as_str(), value.as_str()) {
            ("--only", "chromium") => browsers = vec![Engine::Chromium],
            ("--only", "firefox") => browsers = vec![Engine::Firefox],
            ("--questions", number) => questions = number.parse()?,
            _ => bail!(USAGE),
        }
    }
    let site = Site::serve(&dist()?)?;
    let tasks = engines::tasks(questions)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut is_same = true;
    for engine in browsers {
        let compared = runtime.block_on(engines::compare(&site, engine, &tasks))?;
        println!("{}", compared.line());
        is_same &= compared.is_same();
    }
    ensure!(
        is_same,
        "a browser draws other questions, or complains; the lines above tell which"
    );
    Ok(())
}
