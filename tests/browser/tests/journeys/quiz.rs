//! Steps that several journeys share.

use annals_browser_tests::{Browser, Learner, Played, Say, Site};
use anyhow::{Result, ensure};
use serde_json::json;

pub const SET: &str = "japan-soviet-union";

/// Right and wrong by turns, and once not known.
pub const NINE: [Say; 9] = [
    Say::Right,
    Say::Wrong,
    Say::Right,
    Say::Right,
    Say::Unknown,
    Say::Right,
    Say::Wrong,
    Say::Right,
    Say::Right,
];

/// The link to a quiz; `more` narrows it.
pub fn link(site: &Site, seed: u32, count: usize, more: &str) -> String {
    site.url(&format!(
        "#/practise/run?set={SET}&seed={seed}&count={count}{more}"
    ))
}

/// Answers one question after the other; the page must be sound at each.
pub async fn play_through(
    page: &mut Browser,
    learner: &Learner,
    says: &[Say],
) -> Result<Vec<Played>> {
    let mut played = Vec::new();
    for (at, say) in says.iter().enumerate() {
        page.reads(&format!("{} of {}", at + 1, says.len())).await?;
        page.is_sound().await?;
        played.push(learner.answer(page, *say).await?);
        page.is_sound().await?;
        learner.go_on(page).await?;
    }
    Ok(played)
}

/// The same, with the page loaded again before one answer and on the verdict of the next.
pub async fn play_with_reloads(
    page: &mut Browser,
    learner: &Learner,
    says: &[Say],
) -> Result<Vec<Played>> {
    let mut played = Vec::new();
    for (at, say) in says.iter().enumerate() {
        page.reads(&format!("{} of {}", at + 1, says.len())).await?;
        page.is_sound().await?;
        if at == 3 {
            comes_back(page).await?;
        }
        played.push(learner.answer(page, *say).await?);
        page.is_sound().await?;
        if at == 4 {
            comes_back(page).await?;
        }
        learner.go_on(page).await?;
    }
    Ok(played)
}

/// Loads the page again, which must say what it said before.
pub async fn comes_back(page: &mut Browser) -> Result<()> {
    let before = page.scene().await?;
    page.reload().await?;
    page.find("main[data-question]").await?;
    page.has_focus().await?;
    let after = page.scene().await?;
    ensure!(before == after, "{before:#} came back as {after:#}");
    Ok(())
}

/// The page must show the score of what was played, and every question with its verdict, in order.
pub async fn shows_result(page: &mut Browser, played: &[Played]) -> Result<()> {
    page.find("main.done").await?;
    let right = played.iter().filter(|one| one.verdict == "right").count();
    let score = page.text("h1").await?;
    ensure!(
        score == format!("{right} of {}.", played.len()),
        "the score is {score} after {played:#?}"
    );
    let shown = page
        .eval("return [...document.querySelectorAll('details')].map(({ dataset }) => [dataset.question, dataset.form, dataset.verdict])")
        .await?;
    let expected: Vec<_> = played
        .iter()
        .map(|one| [&one.question, &one.form, one.verdict])
        .collect();
    ensure!(shown == json!(expected), "{shown:#} is not {expected:#?}");
    page.is_sound().await
}

/// Today must list one past attempt, with its date and the score of what was played.
pub async fn today_lists(page: &mut Browser, played: &[Played]) -> Result<()> {
    let when = page.text(".past .when").await?;
    // Midnight may have passed since.
    let day = format!(
        "return [0, 600_000].some(ago => {when:?}.startsWith(new Date(Date.now() - ago).toLocaleDateString('en-GB', {{ day: 'numeric', month: 'long' }}) + ', '))"
    );
    ensure!(page.eval(&day).await? == true, "the date is “{when}”");
    let right = played.iter().filter(|one| one.verdict == "right").count();
    let score = page.text(".past .score").await?;
    ensure!(
        score == format!("{right} of {}", played.len()),
        "the score is “{score}”"
    );
    ensure!(
        page.all(".past li").await?.len() == 1,
        "there is another attempt"
    );
    Ok(())
}
