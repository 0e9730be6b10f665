//! What a learner of a class says to a question: right, wrong in their own way, or nearly right.

use annals::bank::{Body, Question, seed_of};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use thirtyfour::Key;

use crate::{Browser, Learner, Say};

/// How well an answer is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Right.
    Right,
    /// Wrong; which of the wrong answers, where there are several.
    Wrong(u64),
    /// Nearly right, where the form of the question has such a thing; else wrong.
    Nearly,
    /// "I don't know."
    Unknown,
}

/// The rule by which a class answers: the first learners know most, the first questions are easiest.
#[must_use]
pub fn rule(learner: usize, learners: usize, question: usize) -> Meant {
    let dice = seed_of(learner as u64 + 1, question as u64) % 1_000;
    let known = 930 - 600 * learner / learners.max(1) - 25 * question;
    match dice {
        dice if dice < known as u64 => Meant::Right,
        dice => match dice % 4 {
            0 => Meant::Unknown,
            1 => Meant::Nearly,
            turn => Meant::Wrong(turn + learner as u64),
        },
    }
}

/// Answers the question on the page, by keyboard, and waits for what comes next.
///
/// # Errors
///
/// When the page does not take the answer.
pub async fn reply(page: &Browser, learner: &Learner, meant: Meant) -> Result<()> {
    let before = names(page).await?;
    let question = learner.question(page).await?;
    give(page, learner, &question, meant)
        .await
        .with_context(|| format!("{meant:?} to {:?}", question.stem))?;
    let script = format!(
        "!!document.querySelector('main.done') || {NAMES} !== {before:?} && !!document.querySelector('main.ask')"
    );
    page.is_true(&script)
        .await
        .with_context(|| format!("after {meant:?} to {:?}", question.stem))
}

async fn give(page: &Browser, learner: &Learner, question: &Question, meant: Meant) -> Result<()> {
    let typed = question.body.is_typed();
    let at = if typed { "#answer" } else { "#heading" };
    page.is_focused(at).await?;
    let say = match (meant, &question.body) {
        (Meant::Wrong(turn), Body::Choice { options, key }) => {
            let others = options.len().saturating_sub(1).max(1);
            let at = (key + 1 + turn as usize % others) % options.len();
            page.press((at + 1).to_string()).await?;
            page.find("[data-option][aria-checked=true]").await?;
            return page.press(Key::Enter).await;
        }
        (Meant::Nearly, Body::Timeline { gaps, key, .. }) => {
            let at = if *key > 0 { key - 1 } else { key + 1 };
            ensure!(at < gaps.len(), "there is one gap alone");
            page.press((at + 1).to_string()).await?;
            page.find("[data-option][aria-checked=true]").await?;
            return page.press(Key::Enter).await;
        }
        (Meant::Nearly, Body::Year { key, scale }) => {
            let year = key + i64::from(*scale).div_euclid(3).max(1);
            page.press(year.to_string()).await?;
            return page.press(Key::Enter).await;
        }
        (Meant::Nearly, Body::Order { items, key, .. }) => {
            let mut wanted: Vec<&str> = key.iter().map(|at| items[*at].id.as_str()).collect();
            wanted.swap(0, 1);
            learner.lay(page, &wanted).await?;
            // From the row in hand back to where Enter hands in.
            return page.press(Key::Enter).await;
        }
        (Meant::Right, _) => Say::Right,
        (Meant::Unknown, _) => Say::Unknown,
        (Meant::Wrong(_) | Meant::Nearly, _) => Say::Wrong,
    };
    learner.prepare_and_check(page, question, say).await
}

/// What tells one question on the page from the next.
const NAMES: &str = "(({ question, form, seed } = {}) => [question, form, seed].join())(document.querySelector('main[data-question]')?.dataset)";

async fn names(page: &Browser) -> Result<String> {
    page.find("main.ask[data-question]").await?;
    let Value::String(names) = page.eval(&format!("return {NAMES}")).await? else {
        bail!("the question has no name");
    };
    Ok(names)
}
