//! A teacher and a class of thirty, with no server between them.

use annals_browser_tests::class::{Plan, run};
use annals_browser_tests::{Options, play};
use anyhow::ensure;

#[test]
fn thirty_learners_hand_in_by_every_way_and_the_gradebook_says_what_their_own_pages_said() {
    play("class", Options::default(), async |page, site| {
        let outcome = run(page, site, &Plan::of(30)).await?;
        println!("{}", outcome.line());
        ensure!(outcome.line()["learners"] == 30 && outcome.rows.len() == 31);
        Ok(())
    });
}
