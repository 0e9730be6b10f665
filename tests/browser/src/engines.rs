//! Whether every engine draws the same questions from the same link: this machine's own code beside the WebAssembly
//! of a browser, question by question as the page shows them, and by the fingerprint in what is handed in.

mod links;
mod shown;

use std::collections::BTreeMap;
use std::time::Instant;

use annals::bank::Question;
use annals::class::{fingerprint, read_all};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

pub use links::{Task, tasks};
use shown::{native, play};

use crate::{Browser, Engine, Options, Site};

/// So many differences are told in full.
const TOLD: usize = 5;

/// Where the learner writes a name.
const NAME: &str = "input[name=learner]";

/// What came of a browser.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Its name.
    pub engine: &'static str,
    /// Its version.
    pub version: String,
    /// How many quizzes it drew: links, learners, attempts.
    pub quizzes: usize,
    /// How many questions.
    pub questions: usize,
    /// How many of each form.
    pub forms: BTreeMap<String, usize>,
    /// How many questions it shows otherwise, or not at all, or should not.
    pub differences: usize,
    /// The first of them: what is drawn natively, and what the page shows.
    pub examples: Vec<Value>,
    /// Warnings and errors of the page.
    pub complaints: Vec<String>,
    /// How long it took, in milliseconds.
    pub took: u128,
}

impl Compared {
    /// As a line of JSON.
    #[must_use]
    pub fn line(&self) -> Value {
        json!({
            "engine": self.engine,
            "version": self.version,
            "quizzes": self.quizzes,
            "questions": self.questions,
            "forms": self.forms,
            "differences": self.differences,
            "examples": self.examples,
            "complaints": self.complaints,
            "took_ms": self.took,
        })
    }

    /// Whether all of it is the same, and the page had no error.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.differences == 0 && self.complaints.is_empty() && self.questions > 0
    }

    fn differ(&mut self, of: &Task, native: Value, shown: Value) {
        self.differences += 1;
        if self.examples.len() < TOLD {
            self.examples.push(json!({
                "link": of.address(),
                "learner": of.learner,
                "attempt": of.attempt,
                "native": native,
                "shown": shown,
            }));
        }
    }

    /// Holds what the page showed against what is drawn here.
    fn hold(&mut self, task: &Task, drawn: &[Value], shown: &[Value]) {
        for at in 0..drawn.len().max(shown.len()) {
            let (native, shown) = (drawn.get(at), shown.get(at));
            self.questions += usize::from(shown.is_some());
            if let Some(form) = shown.and_then(|shown| shown["form"].as_str()) {
                *self.forms.entry(form.to_owned()).or_default() += 1;
            }
            if native != shown {
                let [native, shown] = [native, shown].map(|one| one.cloned().unwrap_or_default());
                self.differ(task, native, shown);
            }
        }
    }
}

/// Opens every link in a fresh browser, answers "I don't know" throughout, and compares.
pub async fn compare(site: &Site, engine: Engine, tasks: &[Task]) -> Result<Compared> {
    let mut page = Browser::open(Options {
        engine,
        ..Options::default()
    })
    .await?;
    let mut compared = Compared {
        engine: match engine {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
        },
        version: page.version(),
        ..Compared::default()
    };
    let begun = Instant::now();
    for task in tasks {
        one(&page, site, task, &mut compared)
            .await
            .with_context(|| format!("{} as {}", task.address(), task.learner))?;
    }
    compared.took = begun.elapsed().as_millis();
    let lines = page.console().await?.iter();
    let complaints = lines.filter(|line| line.is_complaint());
    compared.complaints = complaints.map(|line| line.text.clone()).collect();
    page.close().await?;
    Ok(compared)
}

/// One quiz: every question as it is shown, and the fingerprint of all with their keys.
pub async fn one(page: &Browser, site: &Site, task: &Task, compared: &mut Compared) -> Result<()> {
    let questions: Vec<Question> = task
        .draw()
        .into_iter()
        .map(|(_, question)| question)
        .collect();
    let drawn: Vec<Value> = task
        .draw()
        .iter()
        .map(|(pick, question)| native(pick, question))
        .collect();
    page.goto(&site.url(&task.address())).await?;
    page.find(NAME).await?;
    ensure!(
        !page.page_text().await?.contains("was changed since"),
        "the page has another state of the set"
    );
    page.find(NAME).await?.clear().await?;
    page.find(NAME).await?.send_keys(&task.learner).await?;
    page.click("#begin").await?;
    page.find("main.ask").await?;
    let shown = play(page).await?;
    compared.quizzes += 1;
    compared.hold(task, &drawn, &shown);
    page.find("#result").await?;
    let text = page
        .eval("return document.getElementById('result').value")
        .await?;
    let handed = read_all(text.as_str().unwrap_or_default());
    let [Ok(handed)] = &handed[..] else {
        anyhow::bail!("the result cannot be read: {handed:?}");
    };
    ensure!(
        handed.assignment == task.assignment.id()
            && handed.attempt == task.attempt
            && handed.answers.len() == questions.len(),
        "the result is of something else: {handed:?}"
    );
    let expected = fingerprint(&questions);
    if handed.asked != expected {
        compared.differ(
            task,
            json!({ "fingerprint": expected }),
            json!({ "fingerprint": handed.asked }),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_that_is_shown_otherwise_or_not_at_all_or_too_many_is_a_difference() -> Result<()>
    {
        let text = include_str!("../../../questions/japan-soviet-union.json");
        let task = links::Source::read(text, Some("japan-soviet-union"))?.task(0, 1);
        let drawn = task.draw();
        let drawn: Vec<Value> = drawn.iter().map(|(pick, one)| native(pick, one)).collect();
        let differences = |shown: &[Value]| {
            let mut compared = Compared::default();
            compared.hold(&task, &drawn, shown);
            compared.differences
        };
        assert_eq!(differences(&drawn), 0);
        assert_eq!(differences(&drawn[1..]), drawn.len());
        assert_eq!(differences(&drawn[..drawn.len() - 1]), 1);
        assert_eq!(differences(&[&drawn[..], &drawn[..1]].concat()), 1);
        let mut other = drawn.clone();
        other[0]["stem"] = json!("Which?");
        other[1]["options"] = json!([["an-id", "A text"]]);
        assert_eq!(differences(&other), 2);
        Ok(())
    }
}
