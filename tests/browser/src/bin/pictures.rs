//! `pictures FOLDER`: draws every page and every form of question, asked and answered, on a phone and a desk, in
//! light and dark, into PNG files of the folder, to be looked at. The site is the one that `ANNALS_DIST` names.

use std::path::{Path, PathBuf};

use annals::bank::Form;
use annals_browser_tests::{Browser, Hand, Key, Learner, Options, Say, Site, View, dist};
use anyhow::{Context, Result};

const SET: &str = "japan-soviet-union";
/// Views by the names that they have in the names of files.
const VIEWS: [(&str, View); 2] = [("390x844", View::PHONE), ("1280x800", View::DESK)];

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.context("usage: ANNALS_DIST=… pictures FOLDER")?;
    std::fs::create_dir_all(&folder)?;
    let site = Site::serve(&dist()?)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    for (size, view) in VIEWS {
        for dark in [false, true] {
            let colours = if dark { "-dark" } else { "" };
            let options = Options {
                view,
                dark,
                // Nothing is drawn half moved.
                still: true,
                ..Options::default()
            };
            let suffix = format!("{size}{colours}");
            runtime
                .block_on(album(options, &site, &folder, &suffix))
                .with_context(|| suffix.clone())?;
        }
    }
    Ok(())
}

/// All pictures of one kind of screen.
async fn album(options: Options, site: &Site, folder: &Path, suffix: &str) -> Result<()> {
    // What a mouse rests on is drawn otherwise.
    let learner = Learner::new(SET, Hand::Keyboard)?;
    let page = Browser::open(options).await?;
    let take = async |name: &str| {
        page.screenshot(&folder.join(format!("{name}-{suffix}.png")))
            .await
    };
    page.goto(&site.url("")).await?;
    page.find(".today").await?;
    take("today-first").await?;
    for (at, form) in Form::ALL.into_iter().enumerate() {
        let name = form.name();
        if !learner.is_asked(form) {
            eprintln!("{name}: the set does not ask it; no picture");
            continue;
        }
        let link = format!("#/practise/run?set={SET}&seed=3&count=2&forms={name}");
        page.goto(&site.url(&link)).await?;
        let question = learner.question(&page).await?;
        take(&format!("{at}-{name}-1-asked")).await?;
        learner.prepare(&page, &question, Say::Wrong).await?;
        take(&format!("{at}-{name}-2-prepared")).await?;
        page.goto(&site.url("#/about")).await?;
        for (say, verdict) in [(Say::Wrong, "3-wrong"), (Say::Right, "4-right")] {
            page.goto(&site.url(&link)).await?;
            learner.answer(&page, say).await?;
            take(&format!("{at}-{name}-{verdict}")).await?;
            if say == Say::Right {
                page.press("p").await?;
                page.find("#whole").await?;
                take(&format!("{at}-{name}-5-whole")).await?;
            }
            learner.go_on(&page).await?;
        }
    }
    let quiz = site.url(&format!("#/practise/run?set={SET}&seed=4&count=8"));
    page.goto(&quiz).await?;
    page.press(Key::Enter).await?;
    take("complaint").await?;
    for say in [Say::Right, Say::Wrong, Say::Right, Say::Unknown].repeat(2) {
        learner.answer(&page, say).await?;
        learner.go_on(&page).await?;
    }
    page.find("main.done").await?;
    take("done").await?;
    page.eval("const missed = document.querySelector('details:not([data-verdict=right])'); missed.open = true; missed.scrollIntoView({ block: 'center' })")
        .await?;
    take("done-open").await?;
    page.goto(&format!("{quiz}&from=1930&to=1990")).await?;
    page.find("main.ask").await?;
    page.goto(&site.url("#/practise/run?attempt=never")).await?;
    page.find(".message").await?;
    take("today-message").await?;
    page.goto(&site.url("#/practise")).await?;
    page.find(".practise").await?;
    take("practise").await?;
    page.press("?").await?;
    page.find("#help").await?;
    take("help").await?;
    page.goto(&site.url("#/about")).await?;
    page.find(".imprint").await?;
    take("about").await?;
    page.goto(&site.url("#/nowhere")).await?;
    page.find(".failed").await?;
    take("unknown").await?;
    page.close().await
}
