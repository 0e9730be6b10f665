//! Temporary.
use annals_browser_tests::{Browser, Hand, Key, Learner, Options, Say, Site, View, dist};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
const SET: &str = "japan-soviet-union";
const VIEWS: [(&str, View); 2] = [("390", View::PHONE), ("1280", View::DESK)];
fn main() -> Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .context("folder")?;
    std::fs::create_dir_all(&folder)?;
    let site = Site::serve(&dist()?)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    for (size, view) in VIEWS {
        for dark in [false, true] {
            if (size == "390") == dark && std::env::args_os().nth(2).is_none() {
                if dark {
                    continue;
                } else {
                }
            }
            let options = Options {
                view,
                dark,
                still: true,
                profile: None,
            };
            let suffix = format!("{size}{}", if dark { "-dark" } else { "" });
            runtime.block_on(album(options, &site, &folder, &suffix))?;
        }
    }
    Ok(())
}
async fn album(options: Options, site: &Site, folder: &Path, suffix: &str) -> Result<()> {
    let learner = Learner::new(SET, Hand::Keyboard)?;
    let page = Browser::open(options).await?;
    let take = async |name: &str| {
        page.screenshot(&folder.join(format!("{name}-{suffix}.png")))
            .await
    };
    for name in [
        "choice-date",
        "order",
        "which-first",
        "short-answer-name",
        "short-answer-year",
    ] {
        let link = format!("#/practise/run?set={SET}&seed=3&count=2&forms={name}");
        page.goto(&site.url(&link)).await?;
        page.find("main.ask").await?;
        learner.answer(&page, Say::Wrong).await?;
        take(&format!("{name}-1")).await?;
        page.press("p").await?;
        page.find("#whole").await?;
        take(&format!("{name}-2whole")).await?;
        page.eval("window.scrollTo(0, document.body.scrollHeight)")
            .await?;
        take(&format!("{name}-3end")).await?;
        page.press("r").await?;
        page.eval("document.querySelector('.told').scrollIntoView({block:'center'})")
            .await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        take(&format!("{name}-4report")).await?;
        page.press(Key::Enter).await?;
        page.goto(&site.url("#/about")).await?;
    }
    page.goto(&site.url("#/practise")).await?;
    page.find(".practise").await?;
    take("practise-1").await?;
    page.eval("document.querySelector('#forms').scrollIntoView()")
        .await?;
    take("practise-2").await?;
    page.eval("document.querySelector('.poor').scrollIntoView()")
        .await?;
    take("practise-3").await?;
    page.eval("document.querySelector('.go .primary').scrollIntoView()")
        .await?;
    take("practise-4").await?;
    page.press("?").await?;
    page.find("#help").await?;
    take("help").await?;
    page.close().await
}
