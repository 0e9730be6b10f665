//! A finger on a phone, a mouse on a desk.

use annals::bank::Form;
use annals_browser_tests::{Hand, Learner, Options, Say, View, play};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::quiz::{NINE, SET, link, play_through, play_with_reloads, shows_result};

fn phone() -> Options {
    Options {
        view: View::PHONE,
        ..Options::default()
    }
}

#[test]
fn a_quiz_of_nine_forms_is_played_by_touch_on_a_phone_through_reloads_to_its_score() {
    play("phone", phone(), async |page, site| {
        let learner = Learner::new(SET, Hand::Finger)?;
        page.goto(&site.url("")).await?;
        page.find(".today").await?;
        page.has_one_heading().await?;
        page.has_names().await?;
        page.fits().await?;
        page.goto(&link(site, 11, NINE.len(), "")).await?;
        let played = play_with_reloads(page, &learner, &NINE).await?;
        shows_result(page, &played).await?;
        page.tap("main.done a.bare").await?;
        page.find(".past").await?;
        page.is_sound().await
    });
}

#[test]
fn a_mouse_plays_a_quiz() {
    play("mouse", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Mouse)?;
        page.goto(&link(
            site,
            5,
            4,
            "&forms=choice-date,order,flashcard,short-answer-name",
        ))
        .await?;
        let says = [Say::Right, Say::Right, Say::Wrong, Say::Right];
        let played = play_through(page, &learner, &says).await?;
        shows_result(page, &played).await
    });
}

#[test]
fn a_finger_carries_a_row_by_its_grip_and_steps_it_by_its_buttons() {
    play("touch-order", phone(), async |page, site| {
        page.goto(&link(site, 2, 1, "&forms=order")).await?;
        page.find(".row").await?;
        let rows = page.rows().await?;
        let last = rows.len() - 1;
        let moves: [(&str, String, Option<&str>, usize, usize); 4] = [
            (
                "to the top",
                grip(last),
                Some(".row:nth-child(1) .grip"),
                last,
                0,
            ),
            (
                "down by two",
                grip(0),
                Some(".row:nth-child(3) .grip"),
                0,
                2,
            ),
            ("one up", ".row:nth-child(2) .earlier".into(), None, 1, 0),
            ("one down", ".row:nth-child(1) .later".into(), None, 0, 1),
        ];
        let mut expected = rows;
        for (name, press, drop_at, from, to) in moves {
            match drop_at {
                Some(place) => page.drag(&press, place).await?,
                None => page.tap(&press).await?,
            }
            let moved = expected.remove(from);
            expected.insert(to, moved);
            page.gone(".row.lifted").await?;
            ensure!(page.rows().await? == expected, "not {name}");
            page.is_focused(&format!(".row:nth-child({}) button", to + 1))
                .await?;
        }
        page.is_sound().await
    });
}

fn grip(at: usize) -> String {
    format!(".row:nth-child({}) .grip", at + 1)
}

#[test]
fn a_mouse_carries_a_row_by_its_text() {
    play("mouse-order", Options::default(), async |page, site| {
        page.goto(&link(site, 2, 1, "&forms=order")).await?;
        let row = page.find("#row-0").await?;
        let place = page.find("#row-2").await?;
        let mut expected = page.rows().await?;
        page.driver()
            .action_chain()
            .click_and_hold_element(&row)
            .move_to_element_center(&place)
            .move_by_offset(0, 12)
            .release()
            .perform()
            .await?;
        let moved = expected.remove(0);
        expected.insert(2, moved);
        page.gone(".row.lifted").await?;
        ensure!(page.rows().await? == expected, "the row is elsewhere");
        page.is_focused("#row-2").await
    });
}

#[test]
fn nothing_of_a_question_hides_under_its_foot_on_a_phone() {
    play("reach", phone(), async |page, site| {
        let learner = Learner::new(SET, Hand::Finger)?;
        for form in [
            "choice-date",
            "choice-event",
            "which-first",
            "short-answer-year",
            "multiple-response",
            "true-false",
            "timeline",
            "cloze-choice",
        ] {
            if !learner.is_asked(Form::named(form).context("no such form")?) {
                continue;
            }
            page.goto(&link(site, 1, 1, &format!("&forms={form}")))
                .await?;
            learner.question(page).await?;
            at_hand(page, form).await?;
        }
        Ok(())
    });
}

/// What is answered with must be on the screen without scrolling, and not under anything.
async fn at_hand(page: &annals_browser_tests::Browser, form: &str) -> Result<()> {
    let hidden = page
        .eval(
            "return [...document.querySelectorAll('.ask :is(.option, .space, input), .foot button')].filter(element => {
                const { x, y, width, height } = element.getBoundingClientRect();
                const top = document.elementFromPoint(x + width / 2, y + height / 2);
                return !top || !element.contains(top);
            }).map(element => element.innerText)",
        )
        .await?;
    ensure!(
        hidden == serde_json::json!([]),
        "{form}: {hidden} cannot be touched"
    );
    Ok(())
}

#[test]
fn no_row_moves_when_one_is_taken_in_hand() {
    play("row-in-hand", phone(), async |page, site| {
        page.goto(&link(site, 1, 2, "&forms=order")).await?;
        page.tab_to("#row-1").await?;
        let tops = "return [...document.querySelectorAll('.row:not(.lifted)')].map(row => row.getBoundingClientRect().top)";
        let before = page.eval(tops).await?;
        page.press(" ").await?;
        page.find(".row.lifted").await?;
        let mut before: Vec<Value> = before.as_array().cloned().unwrap_or_default();
        before.remove(1);
        let after = page.eval(tops).await?;
        ensure!(
            after == Value::Array(before.clone()),
            "{before:?} became {after}"
        );
        Ok(())
    });
}
