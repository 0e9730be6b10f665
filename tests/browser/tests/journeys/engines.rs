//! The questions of a link: the page asks what is drawn natively.

use annals_browser_tests::engines::{Compared, one, tasks};
use annals_browser_tests::{Options, play};
use anyhow::ensure;

#[test]
fn the_page_asks_what_is_drawn_natively_from_the_same_link() {
    play("engines", Options::default(), async |page, site| {
        let mut compared = Compared::default();
        // `cargo xtask engines` opens more of them, and in Firefox too.
        for task in &tasks(100)? {
            one(page, site, task, &mut compared).await?;
        }
        ensure!(compared.questions >= 100, "{}", compared.line());
        ensure!(compared.is_same(), "{}", compared.line());
        Ok(())
    });
}
