//! Nothing but keys.

use annals_browser_tests::{Hand, Key, Learner, Options, Say, play};
use anyhow::ensure;

use crate::quiz::{NINE, SET, link, play_through, play_with_reloads, shows_result, today_lists};

#[test]
fn a_quiz_of_nine_forms_is_played_by_keys_alone_through_reloads_and_a_restart_to_its_score() {
    play("keyboard", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&link(site, 4, NINE.len(), "")).await?;
        let played = play_with_reloads(page, &learner, &NINE).await?;
        let mut forms: Vec<_> = played.iter().map(|one| one.form.as_str()).collect();
        forms.sort_unstable();
        forms.dedup();
        ensure!(forms.len() == NINE.len(), "only {forms:?} were asked");
        shows_result(page, &played).await?;

        // In peace: Chromium writes storage to disk when the page closes, or up to a minute later, so that what a
        // kill leaves would tell of Chromium and not of Annals.
        page.reopen().await?;
        page.goto(&site.url("")).await?;
        today_lists(page, &played).await?;
        page.tab_to(".past a").await?;
        page.press(Key::Enter).await?;
        shows_result(page, &played).await
    });
}

#[test]
fn enter_begins_on_practise_escape_leaves_and_today_leads_back() {
    play("begin-and-leave", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&site.url("#/practise")).await?;
        page.find("main.practise").await?;
        page.press(Key::Enter).await?;
        page.reads("1 of 10").await?;
        learner.answer(page, Say::Right).await?;
        learner.go_on(page).await?;
        learner.answer(page, Say::Wrong).await?;
        let left = page.scene().await?;
        page.press(Key::Escape).await?;
        page.find(".left-off").await?;
        page.is_sound().await?;
        page.reads("Question 2 of 10.").await?;
        page.tab_to(".left-off a").await?;
        page.press(Key::Enter).await?;
        page.find("main.answered").await?;
        page.is_focused("#heading").await?;
        let found = page.scene().await?;
        ensure!(left == found, "{left:#} was left, {found:#} found");
        learner.go_on(page).await?;
        page.is_sound().await
    });
}

#[test]
fn a_quiz_chosen_on_practise_is_played_by_keys_alone() {
    play("begin-practise", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&site.url("")).await?;
        Hand::Keyboard.press(page, ".tabs a:nth-child(2)").await?;
        page.find("main.practise").await?;
        page.is_sound().await?;
        Hand::Keyboard
            .write(page, "input[type=number]", "3")
            .await?;
        page.reads("three will be drawn").await?;
        page.press(Key::Enter).await?;
        let played = play_through(page, &learner, &[Say::Wrong, Say::Right, Say::Right]).await?;
        shows_result(page, &played).await
    });
}

#[test]
fn a_carried_row_goes_back_with_escape_and_the_quiz_stays() {
    play("put-back", Options::default(), async |page, site| {
        page.goto(&link(site, 2, 1, "&forms=order")).await?;
        page.tab_to("#row-0").await?;
        let before = page.rows().await?;
        page.press(" ").await?;
        page.press(Key::Down).await?;
        page.press(Key::Down).await?;
        page.is_focused("#row-2").await?;
        ensure!(
            page.rows().await?[2] == before[0],
            "the row was not carried"
        );
        page.is_sound().await?;
        page.press(Key::Escape).await?;
        page.gone(".row.lifted").await?;
        ensure!(page.rows().await? == before, "the row did not go back");
        page.is_focused("#row-0").await?;
        page.find("main.ask").await.map(drop)
    });
}

#[test]
fn a_tab_killed_on_its_verdict_keeps_the_answer() {
    play("crash", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        let quiz = link(site, 7, 3, "");
        page.goto(&quiz).await?;
        for say in [Say::Right, Say::Wrong] {
            learner.answer(page, say).await?;
            let before = page.scene().await?;
            page.crash_page().await?;
            page.goto(&quiz).await?;
            page.find("main.answered").await?;
            page.has_focus().await?;
            let after = page.scene().await?;
            ensure!(before == after, "{before:#} came back as {after:#}");
            learner.go_on(page).await?;
        }
        Ok(())
    });
}
