//! A teacher and a class, with no server between them. A class of thirty has its own command,
//! `cargo xtask class`: each learner is a browser that has to start.

use annals_browser_tests::class::{Plan, run};
use annals_browser_tests::{Options, play};
use anyhow::ensure;

#[test]
fn a_class_hands_in_by_every_way_and_the_gradebook_says_what_their_own_pages_said() {
    play("class", Options::default(), async |page, site| {
        let outcome = run(page, site, &Plan::of(8)).await?;
        println!("{}", outcome.line());
        // One does it twice.
        ensure!(outcome.line()["learners"] == 8 && outcome.rows.len() == 9);
        Ok(())
    });
}
