//! A report of a question, for whoever keeps the set.

use std::time::{Duration, Instant};

use annals::bank::Question;
use annals_browser_tests::{Browser, Enlarged, Hand, Learner, Options, Say, Site, dist, play};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::quiz::{SET, link};

/// Browsers and mail programs take at least so much of an address.
const LONGEST: usize = 2_000;

#[test]
fn r_writes_a_letter_about_the_question_to_whom_the_set_names() {
    play("report", Options::default(), async |page, _| {
        let file = dist()?.join("questions").join(format!("{SET}.json"));
        let text = addressed(&std::fs::read_to_string(file)?)?;
        let enlarged = Enlarged::new(&dist()?, &text)?;
        let site = Site::serve(enlarged.folder())?;
        let learner = Learner::of(&text, Hand::Keyboard)?;
        // A short report, and two of the longest.
        for form in ["choice-event", "match", "sort"] {
            page.goto("about:blank").await?;
            page.goto(&link(&site, 5, 2, &format!("&forms={form}")))
                .await?;
            let question = learner.question(page).await?;
            learner.answer(page, Say::Wrong).await?;
            let letter = letter_of_r(page).await?;
            let again = judge(page, &letter, &question).await.context(letter)?;
            page.is_sound().await?;
            // The link in it asks this question again.
            ensure!(again.starts_with(&site.url("#/")), "{again}");
            page.goto("about:blank").await?;
            page.goto(&again).await?;
            let same = learner.question(page).await?;
            ensure!(same == question, "the link asks “{}”", same.stem);
        }
        Ok(())
    });
}

/// The address that R opens: what a mail program would be handed, which this machine may not have.
async fn letter_of_r(page: &mut Browser) -> Result<String> {
    page.eval(
        "navigation.addEventListener('navigate', event => window.wentTo = event.destination.url)",
    )
    .await?;
    let before = page.eval("return location.href").await?;
    page.press("r").await?;
    page.find("#report").await?;
    let end = Instant::now() + Duration::from_secs(5);
    loop {
        let letter = page.eval("return window.wentTo").await?;
        if let Some(letter) = letter.as_str() {
            ensure!(
                page.eval("return location.href").await? == before,
                "the page left"
            );
            return Ok(letter.to_owned());
        }
        ensure!(Instant::now() < end, "no letter was begun");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

/// Judges the letter, and gives the link in it.
async fn judge(page: &mut Browser, letter: &str, question: &Question) -> Result<String> {
    ensure!(letter.len() <= LONGEST, "{} bytes", letter.len());
    let parts = parts_of(page, letter).await?;
    ensure!(parts["scheme"] == "mailto:", "{parts}");
    ensure!(parts["to"] == "keeper@example.org", "{parts}");
    let subject = parts["subject"].as_str().unwrap_or_default();
    ensure!(subject.starts_with("A question of “Japan"), "{subject}");
    let body = parts["body"].as_str().unwrap_or_default();
    let lines: Vec<&str> = body.split("\r\n").collect();
    ensure!(lines[0] == "What is wrong: ", "{body}");
    for line in [
        format!("Question: {}", question.stem),
        format!("Form: {}", question.form.name()),
        format!("Fact: {}", fact_on(page).await?),
    ] {
        ensure!(lines.contains(&line.as_str()), "no “{line}” in {body}");
    }
    ensure!(
        lines.iter().any(|line| line.starts_with("Answered: ")),
        "{body}"
    );
    // All of it is on the page too, to be read and copied.
    let shown = page
        .eval("return document.querySelector('#report').value")
        .await?;
    let shown = shown.as_str().unwrap_or_default();
    for line in &lines {
        ensure!(shown.contains(line), "“{line}” is not shown: {shown}");
    }
    let again = lines.iter().find_map(|line| line.strip_prefix("Link: "));
    Ok(again.context("no link")?.to_owned())
}

/// The name of the fact that the page asks.
async fn fact_on(page: &Browser) -> Result<String> {
    let fact = page
        .eval("return document.querySelector('main').dataset.question")
        .await?;
    Ok(fact.as_str().unwrap_or_default().to_owned())
}

/// The same set, with somebody to write to.
fn addressed(text: &str) -> Result<String> {
    let mut set: Value = serde_json::from_str(text)?;
    set["report_to"] = json!("keeper@example.org");
    Ok(set.to_string())
}

/// The parts of a letter’s address, as the browser itself reads them.
async fn parts_of(page: &Browser, letter: &str) -> Result<Value> {
    page.eval(&format!(
        "const letter = new URL({}); const part = name => decodeURIComponent(letter.search.match(new RegExp(`[?&]${{name}}=([^&]*)`))[1]);
        return {{ scheme: letter.protocol, to: decodeURIComponent(letter.pathname), subject: part('subject'), body: part('body') }}",
        json!(letter)
    ))
    .await
}
