//! A report of a question, for whoever keeps the set.

use std::time::Duration;

use annals_browser_tests::{Enlarged, Hand, Learner, Options, Say, Site, dist, play};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::quiz::{SET, link};

/// Browsers and mail programs take at least so much of an address.
const LONGEST: usize = 2_000;

#[test]
fn r_writes_a_letter_about_the_question_to_whom_the_set_names() {
    play("report", Options::default(), async |page, _| {
        let text = addressed(&std::fs::read_to_string(
            dist()?.join("questions").join(format!("{SET}.json")),
        )?)?;
        let enlarged = Enlarged::new(&dist()?, &text)?;
        let site = Site::serve(enlarged.folder())?;
        let learner = Learner::of(&text, Hand::Keyboard)?;
        page.goto(&link(&site, 5, 2, "&forms=choice-event")).await?;
        let question = learner.question(page).await?;
        learner.answer(page, Say::Wrong).await?;
        // What a mail program would be handed, which this machine may not have.
        page.eval(
            "navigation.addEventListener('navigate', event => window.wentTo = event.destination.url)",
        )
        .await?;
        let before = page.eval("return location.href").await?;
        page.press("r").await?;
        page.find("#report").await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let letter = page.eval("return window.wentTo").await?;
        let letter = letter.as_str().context("no letter was begun")?;
        ensure!(letter.len() <= LONGEST, "{} bytes: {letter}", letter.len());
        let parts = parts_of(page, letter).await?;
        ensure!(parts["scheme"] == "mailto:", "{parts}");
        ensure!(parts["to"] == "keeper@example.org", "{parts}");
        let subject = parts["subject"].as_str().unwrap_or_default();
        ensure!(subject.starts_with("A question of “Japan"), "{subject}");
        let body = parts["body"].as_str().unwrap_or_default();
        let lines: Vec<&str> = body.split("\r\n").collect();
        ensure!(lines[0] == "What is wrong: ", "{body}");
        let asked = format!("Question: {}", question.stem);
        let key = format!("Key: {}", question.key_text());
        for line in [asked.as_str(), key.as_str(), "Form: choice-event"] {
            ensure!(lines.contains(&line), "no “{line}” in {body}");
        }
        ensure!(lines.iter().any(|line| line.starts_with("Answered: ")));
        // The link in it asks this question again.
        let again = lines.iter().find_map(|line| line.strip_prefix("Link: "));
        let again = again.context("no link")?.to_owned();
        ensure!(again.starts_with(&site.url("#/")), "{again}");
        // The page stays where it was, with the same text to be read and copied.
        ensure!(page.eval("return location.href").await? == before);
        let shown = page
            .eval("return document.querySelector('#report').value")
            .await?;
        let shown = shown.as_str().unwrap_or_default();
        for line in lines.iter().filter(|line| !line.is_empty()) {
            ensure!(shown.contains(line), "“{line}” is not on the page: {shown}");
        }
        page.is_sound().await?;
        page.goto("about:blank").await?;
        page.goto(&again).await?;
        let same = learner.question(page).await?;
        ensure!(same.stem == question.stem, "the link asks “{}”", same.stem);
        Ok(())
    });
}

/// The same set, with somebody to write to.
fn addressed(text: &str) -> Result<String> {
    let mut set: Value = serde_json::from_str(text)?;
    set["report_to"] = json!("keeper@example.org");
    Ok(set.to_string())
}

/// The parts of a letter’s address, as the browser itself reads them.
async fn parts_of(page: &annals_browser_tests::Browser, letter: &str) -> Result<Value> {
    page.eval(&format!(
        "const letter = new URL({}); const part = name => decodeURIComponent(letter.search.match(new RegExp(`[?&]${{name}}=([^&]*)`))[1]);
        return {{ scheme: letter.protocol, to: decodeURIComponent(letter.pathname), subject: part('subject'), body: part('body') }}",
        json!(letter)
    ))
    .await
}
