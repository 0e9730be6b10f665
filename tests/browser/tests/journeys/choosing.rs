//! Choosing a quiz, asking for help, being told what is missing.

use annals_browser_tests::{Browser, Hand, Key, Learner, Options, Say, play};
use anyhow::{Context, Result, ensure};

use crate::quiz::{SET, link, play_through, shows_result};

/// Unticks every form that is offered but one.
async fn untick_all_but(page: &Browser, kept: &str) -> Result<()> {
    let mut names = Vec::new();
    for row in page.all(".ticked li").await? {
        names.push(row.attr("data-form").await?.context("a form has a name")?);
    }
    for name in names.iter().filter(|name| *name != kept) {
        page.click(&format!(".ticked [data-form={name}] label"))
            .await?;
    }
    Ok(())
}

#[test]
fn forms_number_and_years_chosen_on_practise_make_the_quiz() {
    play("choose", Options::default(), async |page, site| {
        page.goto(&site.url("")).await?;
        page.click(".tabs a:nth-child(2)").await?;
        page.find("main.practise").await?;
        page.is_sound().await?;
        untick_all_but(page, "choice-event").await?;
        page.click(".segments button:nth-child(1)").await?;
        Hand::Mouse
            .write(page, ".span label:nth-child(1) input", "1940")
            .await?;
        Hand::Mouse
            .write(page, ".span label:nth-child(2) input", "1960")
            .await?;
        page.reads("five will be drawn").await?;
        page.is_sound().await?;
        page.click(".go .primary").await?;
        page.reads("1 of 5").await?;
        page.find("main[data-form=choice-event]").await?;
        page.reads("1940–1960").await?;
        page.is_sound().await?;
        let address = page.eval("return location.hash").await?;
        let address = address.as_str().unwrap_or_default();
        ensure!(
            address.ends_with("&count=5&forms=choice-event&from=1940&to=1960&own=1"),
            "the address is {address}"
        );
        page.back().await?;
        page.find("main.practise").await?;
        page.is_sound().await
    });
}

#[test]
fn what_makes_no_quiz_is_told_and_taken_back_by_the_next_change() {
    let table = [
        (
            "1999",
            "",
            "The set has nothing for these choices. Widen the years, or tick more forms.",
        ),
        (
            "1950",
            "1940",
            "The last year comes before the first. Change one of them.",
        ),
        (
            "long ago",
            "",
            "That is not a year. Type digits, such as 1925.",
        ),
    ];
    play("no-quiz", Options::default(), async |page, site| {
        page.goto(&site.url("#/practise")).await?;
        for (from, to, complaint) in table {
            Hand::Mouse
                .write(page, ".span label:nth-child(1) input", from)
                .await?;
            Hand::Mouse
                .write(page, ".span label:nth-child(2) input", to)
                .await?;
            page.gone("#complaint").await?;
            page.click(".go .primary").await?;
            let told = page.text("#complaint").await?;
            ensure!(told.ends_with(complaint), "{from}–{to}: {told}");
            page.is_sound().await?;
        }
        untick_all_but(page, "").await?;
        page.click(".go .primary").await?;
        page.reads("No form is ticked. Tick at least one.").await?;
        page.is_sound().await
    });
}

#[test]
fn forms_are_ticked_by_groups_and_a_difficulty_is_chosen_by_keyboard() {
    play("groups", Options::default(), async |page, site| {
        page.goto(&site.url("#/practise")).await?;
        page.find("main.practise").await?;
        for _ in 0..30 {
            if page
                .eval("return document.activeElement.getAttribute('aria-label') == 'none: Choose'")
                .await?
                == true
            {
                break;
            }
            page.press(Key::Tab).await?;
        }
        page.press(" ").await?;
        ensure!(
            page.eval(
                "return document.querySelectorAll('.group')[0].querySelectorAll(':checked').length"
            )
            .await?
                == 0,
            "no form of the group is ticked"
        );
        page.click("#difficulty ~ .segments button:last-child")
            .await?;
        page.is_sound().await?;
        page.click(".go .primary").await?;
        page.find("main[data-difficulty='800']").await?;
        page.is_sound().await
    });
}

#[test]
fn the_whole_proof_and_a_report_are_a_key_away() {
    play("aside", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        page.goto(&link(site, 3, 2, "&forms=choice-date")).await?;
        learner.answer(page, Say::Wrong).await?;
        page.press("p").await?;
        page.find("#whole").await?;
        page.is_focused("#whole").await?;
        page.is_sound().await?;
        page.press("r").await?;
        page.find(".told p:not(:empty)").await?;
        page.is_sound().await?;
        page.press("p").await?;
        page.gone("#whole").await?;
        page.is_focused("#whole-button").await?;
        page.press(" ").await?;
        page.find("#whole").await?;
        page.press(Key::Enter).await?;
        page.find("main.ask").await?;
        page.gone("#whole").await
    });
}

#[test]
fn an_answer_that_is_not_there_is_asked_for() {
    let table = [
        (
            "choice-date",
            "",
            "Choose one first, or say you don’t know.",
        ),
        (
            "which-first",
            "",
            "Choose one first, or say you don’t know.",
        ),
        (
            "short-answer-name",
            "",
            "Type an answer first, or say you don’t know.",
        ),
        (
            "short-answer-year",
            "",
            "Type an answer first, or say you don’t know.",
        ),
        (
            "short-answer-year",
            "abc",
            "That is not a year. Type all its digits, such as 1925, or 490 BC.",
        ),
        (
            "short-answer-year",
            "1925 1926",
            "That is more than one year. Type the one you mean.",
        ),
    ];
    play("missing", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Mouse)?;
        for (form, typed, complaint) in table {
            page.goto(&link(site, 3, 1, &format!("&forms={form}")))
                .await?;
            page.reload().await?;
            page.find("main.ask").await?;
            if !typed.is_empty() {
                page.press(typed).await?;
            }
            page.click(".foot .primary").await?;
            let told = page.text("#complaint").await?;
            ensure!(told.ends_with(complaint), "{form} “{typed}”: {told}");
            page.is_sound().await?;
        }
        // What is said then is taken, in place of what was there.
        learner
            .prepare(page, &learner.question(page).await?, Say::Right)
            .await?;
        page.press(Key::Enter).await?;
        page.find("[data-verdict=right]").await.map(drop)
    });
}

#[test]
fn help_opens_by_key_and_button_and_gives_the_focus_back() {
    let table = [
        ("", ".today", None),
        ("", ".today", Some(".colophon button")),
        ("#/practise", ".practise", None),
        (
            "#/practise/run?set=japan-soviet-union&seed=1&count=2&forms=choice-date",
            ".ask",
            None,
        ),
        (
            "#/practise/run?set=japan-soviet-union&seed=1&count=2&forms=choice-date",
            ".ask",
            Some(".bar button:last-child"),
        ),
    ];
    play("help", Options::default(), async |page, site| {
        for (address, seen, button) in table {
            page.goto(&site.url(address)).await?;
            page.find(seen).await?;
            // Somewhere in the page, for the focus to come back to.
            page.tab_to(button.unwrap_or("button")).await?;
            page.eval("window.before = document.activeElement").await?;
            page.press(if button.is_some() { " " } else { "?" }).await?;
            page.find("#help").await?;
            page.is_sound().await?;
            page.is_focused("#help").await?;
            for _ in 0..3 {
                page.press(Key::Tab).await?;
                ensure!(
                    page.eval("return !document.activeElement.closest('.page')")
                        .await?
                        == true,
                    "{address}: Tab leads under the list of keys"
                );
            }
            page.press(Key::Escape).await?;
            page.gone("#help").await?;
            page.is_true("document.activeElement === window.before")
                .await
                .with_context(|| format!("{address} {button:?}: the focus did not come back"))?;
            page.find(seen).await?;
        }
        Ok(())
    });
}

#[test]
fn what_was_missed_is_asked_again_and_counted_by_itself() {
    play("again", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Mouse)?;
        page.goto(&link(site, 9, 4, "")).await?;
        let says = [Say::Right, Say::Unknown, Say::Right, Say::Wrong];
        let first = play_through(page, &learner, &says).await?;
        shows_result(page, &first).await?;
        let again = page.find("main.done .primary").await?;
        ensure!(again.text().await? == "Ask the 2 missed again");
        again.click().await?;
        let second = play_through(page, &learner, &[Say::Right, Say::Right]).await?;
        shows_result(page, &second).await?;
        let mut asked: Vec<_> = second.iter().map(|one| &one.question).collect();
        let mut missed: Vec<_> = first
            .iter()
            .filter(|one| one.verdict != "right")
            .map(|one| &one.question)
            .collect();
        asked.sort();
        missed.sort();
        ensure!(
            asked == missed,
            "{asked:?} were asked again, {missed:?} missed"
        );
        page.click("main.done a.bare").await?;
        page.find(".past").await?;
        ensure!(
            page.all(".past li").await?.len() == 2,
            "two attempts are past"
        );
        Ok(())
    });
}

#[test]
fn about_and_addresses_without_a_page_are_sound() {
    play("about", Options::default(), async |page, site| {
        page.goto(&site.url("")).await?;
        page.click(".colophon a + a").await?;
        page.find(".imprint").await?;
        page.reads("CC-BY-SA-4.0").await?;
        page.is_sound().await?;
        page.goto(&site.url("#/nowhere")).await?;
        page.reads("No page has this address").await?;
        page.is_sound().await?;
        page.click("main a.button").await?;
        page.find(".today").await?;
        page.is_sound().await
    });
}
