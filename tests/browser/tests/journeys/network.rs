//! A site that answers late, not at all, or has not what a link names.

use annals_browser_tests::{Hand, Key, Learner, Options, Say, play};
use anyhow::ensure;

use crate::quiz::{SET, link};

/// The whole set, as the site has it.
const WHOLE: &str = "questions/japan-soviet-union.json";

#[test]
fn a_set_that_does_not_come_is_told_and_try_again_opens_the_page_asked_for() {
    play("off-air", Options::default(), async |page, site| {
        for (address, opened) in [
            ("", "main.today"),
            ("#/practise", "main.practise"),
            (
                "#/practise/run?set=japan-soviet-union&seed=1&count=2",
                "main.ask",
            ),
        ] {
            page.goto("about:blank").await?;
            site.withhold(&["questions/"]);
            page.goto(&site.url(address)).await?;
            page.reads("could not be opened.").await?;
            page.reads("No answer came. Check the connection, then try again.")
                .await?;
            // Chromium itself says that a request failed.
            page.clear_console().await?;
            page.tab_to("main.failed .small").await?;
            page.is_sound().await?;
            site.withhold(&[]);
            page.click("main.failed .small").await?;
            page.find(opened).await?;
            page.has_focus().await?;
            page.is_sound().await?;
        }
        Ok(())
    });
}

#[test]
fn a_quiz_whose_second_part_does_not_come_shows_its_question_says_so_and_goes_on_later() {
    play("rest", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        site.withhold(&["rest-"]);
        page.goto(&link(site, 12, 3, "")).await?;
        page.find("main.ask").await?;
        page.reads("1 of 3").await?;
        let question = learner.question(page).await?;
        learner.prepare(page, &question, Say::Right).await?;
        page.press(Key::Enter).await?;
        page.reads("The rest of Annals could not be loaded.")
            .await?;
        page.find("main.ask").await?;
        page.clear_console().await?;
        site.withhold(&[]);
        // What was pressed before is not lost: the answer is taken when the rest is here.
        page.find("main.answered [data-verdict=right]").await?;
        page.is_sound().await?;
        learner.go_on(page).await?;
        page.reads("2 of 3").await?;
        page.has_focus().await?;
        page.is_sound().await
    });
}

#[test]
fn a_quiz_begins_with_the_outline_of_its_set_and_goes_on_from_the_whole() {
    play("outline", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        site.withhold(&[WHOLE]);
        page.goto(&link(site, 12, 3, "")).await?;
        page.find("main.ask").await?;
        let question = learner.question(page).await?;
        learner.prepare(page, &question, Say::Right).await?;
        page.press(Key::Enter).await?;
        page.reads("The rest of Annals could not be loaded.")
            .await?;
        page.find("main.ask [aria-checked=true]").await?;
        page.clear_console().await?;
        site.withhold(&[]);
        page.find("main.answered [data-verdict=right]").await?;
        page.is_sound().await?;
        ensure!(
            site.served().iter().any(|served| served.path == WHOLE),
            "the whole set was not fetched"
        );
        learner.go_on(page).await?;
        page.reads("2 of 3").await?;
        page.is_sound().await
    });
}

#[test]
fn a_quiz_whose_outline_does_not_come_begins_with_the_whole_set() {
    play("no-outline", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        site.withhold(&["questions/japan-soviet-union.outline.json"]);
        page.goto(&link(site, 12, 2, "")).await?;
        page.find("main.ask").await?;
        // Chromium itself says that a request failed.
        page.clear_console().await?;
        learner.answer(page, Say::Right).await?;
        page.is_sound().await
    });
}

#[test]
fn a_link_to_a_set_that_is_not_here_says_so_and_today_still_works() {
    play("no-set", Options::default(), async |page, site| {
        page.goto(&site.url("#/practise/run?set=nowhere&seed=1&count=3"))
            .await?;
        page.reads("This site has no such set.").await?;
        page.clear_console().await?;
        page.click(".tabs a:nth-child(1)").await?;
        page.find("main.today").await?;
        page.is_sound().await
    });
}

#[test]
fn a_link_opened_from_a_subfolder_works_and_asks_for_nothing_outside_it() {
    play("deep-link", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&link(site, 12, 1, "&forms=which-first&from=1930&to=1990"))
            .await?;
        learner.answer(page, Say::Right).await?;
        page.is_sound().await?;
        for served in site.served() {
            // A path that begins with a slash lies outside the site's own folder.
            ensure!(
                served.status == 200 && !served.path.starts_with('/'),
                "{served:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn a_link_that_draws_nothing_leads_to_practise_and_a_lost_attempt_to_today() {
    let table = [
        (
            "#/practise/run?set=japan-soviet-union&seed=1&count=3&from=3000",
            "That quiz has no questions.",
            "main.practise",
        ),
        (
            "#/practise/done/never",
            "That attempt is not in this browser.",
            "main.today",
        ),
        (
            "#/practise/run?attempt=never",
            "That attempt is not in this browser.",
            "main.today",
        ),
    ];
    play("lost", Options::default(), async |page, site| {
        for (address, told, opened) in table {
            page.goto("about:blank").await?;
            page.goto(&site.url(address)).await?;
            page.find(opened).await?;
            page.reads(told).await?;
            page.has_one_heading().await?;
            page.has_names().await?;
            page.fits().await?;
        }
        Ok(())
    });
}
