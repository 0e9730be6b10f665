//! `class [--learners N] [--questions N] [--seed N]`: a teacher and a class of so many learners, each in a browser of
//! their own; prints a line of JSON. What the teacher saved is in `target/class` then. The site is the one that
//! `ANNALS_DIST` names.

use annals_browser_tests::class::{Plan, run};
use annals_browser_tests::{Options, play};
use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let mut plan = Plan::of(30);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let number: usize = words.next().context("a number is missing")?.parse()?;
        match word.as_str() {
            "--learners" => plan.learners = number,
            "--questions" => plan.questions = number,
            "--seed" => plan.seed = number as u64,
            _ => bail!("usage: ANNALS_DIST=… class [--learners N] [--questions N] [--seed N]"),
        }
    }
    play("class", Options::default(), async |page, site| {
        println!("{}", run(page, site, &plan).await?.line());
        Ok(())
    });
    Ok(())
}
